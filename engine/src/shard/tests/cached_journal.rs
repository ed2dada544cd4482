//! A journal in the page cache: what it promises, and what settling and a power cut do to it.

use super::*;
use crate::journal::frame::BLOCK_BYTES;
use crate::shard::journal_files::journal_folder;

fn cached(incarnation: u64) -> ShardSettings {
    ShardSettings {
        identity: JournalIdentity {
            journal_id: journal_id(0, Durability::Os),
            incarnation,
        },
        journal_durability: Durability::Os,
        ..settings(incarnation)
    }
}

/// Partition 0 is durability=os there, the others were when the engine opened and are durability=disk now.
#[test]
fn what_was_flushed_or_belongs_to_a_disk_partition_survives_power_cuts() {
    for seed in 0..seed_count() {
        println!("seed {seed}");
        simulate(live_and_die(seed, cached));
    }
}

#[test]
fn every_acknowledged_record_survives_the_death_of_the_process() {
    simulate(async {
        let mut storage = SimStorage::new(5, SimFaults::default());
        let mut values = Vec::new();
        for life in 0..6 {
            let Running { shard, .. } = start_as(&storage, small_segments, cached)
                .await
                .expect("recovered");
            for number in 0..40 {
                let value = format!("{life}-{number}-{}", "x".repeat(3_000));
                append(&shard, 0, Batch::from_values([&value]).into_bytes()).await;
                values.push(value);
            }
            storage.kill_process();
            storage = storage.reopen();
        }
        let Running { shard, .. } = start_as(&storage, small_segments, cached)
            .await
            .expect("recovered");
        let stored: Vec<String> = read_all(&shard, 0).await.into_values().collect();
        assert!(stored == values, "{} of {}", stored.len(), values.len());
    });
}

/// Frames that settling made durable need no flush: a flush would write them to the disk a second time.
#[test]
fn what_is_settled_counts_as_flushed_and_survives_a_power_cut() {
    for seed in 0..20 {
        simulate(async move {
            let storage = SimStorage::new(seed, SimFaults::default());
            let Running { shard, .. } = start_as(&storage, small_segments, cached)
                .await
                .expect("an empty disk");
            let batch = Batch::from_values(["x".repeat(4_000)]).into_bytes();
            // One frame each. Two journal files are full then, so the first one is settled.
            for _ in 0..40 + seed {
                append(&shard, 0, batch.clone()).await;
            }
            while shard.positions.get().settled_through_lsn == 0 {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            let positions = shard.positions.get();
            assert!(positions.flushed_through_lsn >= positions.settled_through_lsn);
            let flushed_offset = shard.offsets(partition_id(0)).expect("open").flushed_offset;
            storage.set_faults(SimFaults {
                cut_power_at_step: Some(storage.counters().step_count),
                ..SimFaults::default()
            });
            append_until_the_end(&shard, &batch, &storage).await;

            let Running { shard, .. } = start_as(&storage.reopen(), small_segments, cached)
                .await
                .expect("frames that were never flushed are no damage");
            let stored = read_all(&shard, 0).await.len() as i64;
            assert!(stored >= flushed_offset, "{stored} of {flushed_offset}");
        });
    }
}

/// A power cut may take a settled frame and leave a later one of the same file: neither was flushed, so nothing is missing.
#[test]
fn a_settled_frame_that_is_gone_keeps_nobody_from_starting() {
    simulate(async {
        let storage = SimStorage::new(7, SimFaults::default());
        let Running { shard, .. } = start_as(&storage, small_segments, cached)
            .await
            .expect("an empty disk");
        for value in ["settled", "written"] {
            append(&shard, 0, Batch::from_values([value]).into_bytes()).await;
        }
        shard.settle_or_wait_for_space(1).await.expect("settled");
        storage.kill_process();
        let storage = storage.reopen();
        let folder = journal_folder(Path::new(ROOT), journal_id(0, Durability::Os));
        let first_frame = BLOCK_BYTES as u64 + 100;
        storage
            .corrupt(&folder.join("000000.journal"), first_frame, 1)
            .expect("a file");
        let Running { shard, .. } = start_as(&storage, small_segments, cached)
            .await
            .expect("a frame that was never flushed is no damage");
        let stored = read_all(&shard, 0).await;
        assert_eq!(stored, BTreeMap::from([(0, "settled".to_owned())]));
    });
}

/// Much at once once waited for a timer that nobody had set.
#[test]
fn a_burst_is_durable_soon_even_if_nothing_follows() {
    fn large(incarnation: u64) -> ShardSettings {
        ShardSettings {
            journal_file_bytes: 64 << 20,
            tail_bytes_max: 256 << 20,
            unsettled_bytes_max: 128 << 20,
            ..cached(incarnation)
        }
    }
    simulate(async {
        let storage = SimStorage::new(8, SimFaults::default());
        let Running { shard, .. } = start_as(&storage, |_| LogConfig::default(), large)
            .await
            .expect("an empty disk");
        let batch = Batch::from_values(["x".repeat(1_000_000)]).into_bytes();
        for _ in 0..40 {
            append(&shard, 0, batch.clone()).await;
        }
        tokio::time::sleep(Duration::from_secs(2)).await;
        let positions = shard.positions.get();
        assert_eq!(positions.flushed_through_lsn, positions.written_through_lsn);
    });
}

async fn append_until_the_end(shard: &Rc<Shard<SimStorage>>, batch: &Bytes, storage: &SimStorage) {
    let task = tokio::task::spawn_local({
        let (shard, batch) = (shard.clone(), batch.clone());
        async move {
            loop {
                append(&shard, 0, batch.clone()).await;
            }
        }
    });
    while !storage.is_stopped() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    task.abort();
}
