//! Nobody has to read a whole segment to find an offset in it.

use super::cold_credits::append_flushed;
use super::*;
use crate::log::segment::{index_file_name, log_file_name};
use crate::log::segments::MissingIndex;
use crate::shard::frame_builder::SharedPartition;
use crate::shard::segment_files::partition_folder;

const ORDERS: i32 = 1;

fn one_large_segment(_: i32) -> LogConfig {
    LogConfig {
        segment_bytes: 1 << 30,
        ..LogConfig::default()
    }
}

/// Fills the partitions, so much that its first records are in files only.
async fn fill(shard: &Shard<SimStorage>) {
    for round in 0..40 {
        for partition_index in 0..PARTITIONS {
            let value = format!("{round}-{}", "x".repeat(8_000));
            append_flushed(shard, partition_index, value).await;
        }
    }
}

/// A disk that was empty, its shard after [`fill`], and the partition that is looked at.
async fn filled() -> (SimStorage, Running, SharedPartition) {
    let storage = SimStorage::new(1, SimFaults::default());
    let running = start(&storage).await.expect("an empty disk opens");
    fill(&running.shard).await;
    let partition = running.shard.partition(partition_id(ORDERS)).expect("open");
    (storage, running, partition)
}

fn missing_index(shard: &Shard<SimStorage>, offset: i64) -> Option<MissingIndex> {
    let partition = shard
        .partition(partition_id(ORDERS))
        .expect("the partition is open");
    partition.borrow().missing_index(offset)
}

/// After a kill the index of every closed segment is in its file: none of them is read as a whole.
#[test]
fn a_closed_segment_has_its_index_stored() {
    simulate(async {
        let (storage, _running, partition) = filled().await;
        let folder = partition_folder(Path::new(ROOT), partition_id(ORDERS));
        let base_offsets: Vec<i64> = {
            let partition = partition.borrow();
            let row = partition.checkpoint_row();
            row.segments
                .iter()
                .map(|segment| segment.base_offset)
                .collect()
        };
        let (_, closed) = base_offsets.split_last().expect("segments");
        assert!(closed.len() > 2, "{base_offsets:?}");
        // The newest one may be stored at this moment.
        for base_offset in &closed[..closed.len() - 1] {
            let path = folder.join(index_file_name(*base_offset));
            let stored = storage.contents(&path).expect("an index file");
            let mut reread = partition.borrow_mut();
            let segment = reread.segment_mut(*base_offset).expect("a segment");
            segment.unload_index();
            segment.adopt_index(&stored).expect("its own index");
            assert!(segment.is_indexed(), "segment {base_offset}");
        }
    });
}

/// Kafka's dump tool reads the files: zeros behind the batches are for the segment that grows, and for nobody after a clean end.
#[test]
fn closed_segments_hold_their_batches_and_nothing_else() {
    simulate(async {
        let (storage, running, partition) = filled().await;
        let folder = partition_folder(Path::new(ROOT), partition_id(ORDERS));
        let rows = || partition.borrow().checkpoint_row().segments;
        let file_length = |base_offset| {
            let contents = storage.contents(&folder.join(log_file_name(base_offset)));
            contents.expect("a segment").len() as u64
        };
        let settled = rows();
        let (_, closed) = settled.split_last().expect("segments");
        assert!(closed.len() > 2, "{settled:?}");
        assert!(closed.iter().any(|segment| segment.size_bytes % 4096 != 0));
        for segment in closed {
            assert_eq!(file_length(segment.base_offset), segment.size_bytes);
        }
        running.shard.begin_closing();
        let ended = running.settler.await.expect("the settler ends");
        ended.expect("a clean end");
        for segment in rows() {
            assert_eq!(file_length(segment.base_offset), segment.size_bytes);
        }
    });
}

/// The segment that grew when the process was killed may be closed by the first batch that recovery replays.
#[test]
fn a_segment_that_recovery_closes_holds_its_batches_and_nothing_else() {
    simulate(async {
        let storage = SimStorage::new(1, SimFaults::default());
        let mut running = start(&storage).await.expect("an empty disk opens");
        let folder = partition_folder(Path::new(ROOT), partition_id(ORDERS));
        let mut storage = storage;
        for life in 0..3 {
            let partition = running.shard.partition(partition_id(ORDERS)).expect("open");
            let begin = partition.borrow().settled_offset();
            let is_partly_settled = || {
                let partition = partition.borrow();
                let end = partition.offsets().flushed_offset;
                (begin + 1..end).contains(&partition.settled_offset())
            };
            for number in 0.. {
                assert!(number < 1_000, "some round settles a part");
                // Larger than half a segment: each begins one.
                let value = format!("{life}-{number}-{}", "x".repeat(15_000));
                append_flushed(&running.shard, ORDERS, value).await;
                if is_partly_settled() {
                    break;
                }
            }
            storage.kill_process();
            storage = storage.reopen();
            running = start(&storage).await.expect("opens");
            let partition = running.shard.partition(partition_id(ORDERS)).expect("open");
            let rows = partition.borrow().checkpoint_row().segments;
            assert!(rows.len() > 1 + life, "{rows:?}");
            for segment in rows {
                let path = folder.join(log_file_name(segment.base_offset));
                let length = storage.contents(&path).expect("a segment").len() as u64;
                assert_eq!(length, segment.size_bytes, "life {life}");
            }
        }
    });
}

/// A consumer that begins in a segment without an index is answered after a stretch of it, not after all of it.
#[test]
fn a_read_without_an_index_scans_no_further_than_its_offset() {
    simulate(async {
        let storage = SimStorage::new(1, SimFaults::default());
        let running = start_with(&storage, one_large_segment)
            .await
            .expect("opens");
        // More than one stretch of the scan.
        for _ in 0..8 {
            fill(&running.shard).await;
        }
        storage.cut_power();
        let storage = storage.reopen();
        let running = start_with(&storage, one_large_segment)
            .await
            .expect("opens");
        let before = missing_index(&running.shard, 0).expect("no index after a power cut");
        assert_eq!(before.indexed_bytes, 0);
        let found = read_at(&running.shard, ORDERS, 0).await.expect("readable");
        assert!(!found.records.is_empty());
        let after = missing_index(&running.shard, 0).expect("the rest is not indexed yet");
        assert!(
            after.indexed_bytes > 0 && after.indexed_bytes < after.size_bytes,
            "{after:?}"
        );
        // The last record is found all the same.
        let last = running
            .shard
            .offsets(partition_id(ORDERS))
            .expect("open")
            .high_watermark
            - 1;
        let found = read_at(&running.shard, ORDERS, last)
            .await
            .expect("readable");
        assert!(!found.records.is_empty());
    });
}
