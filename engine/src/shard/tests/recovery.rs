//! What recovery makes of a journal whose end was cut off, and of one that was damaged.

use super::*;
use crate::io::Storage;
use crate::journal::frame::BLOCK_BYTES;
use crate::shard::journal_files::journal_folder;

const SMALL_FILE_BYTES: u64 = 24 * 1024;

/// A ring that goes round within what one flush covers.
fn smallest_ring(incarnation: u64) -> ShardSettings {
    ShardSettings {
        journal_file_bytes: SMALL_FILE_BYTES,
        journal_file_count: 2,
        unsettled_bytes_max: 2 * SMALL_FILE_BYTES,
        ..settings(incarnation)
    }
}

/// The writer may be a file ahead of the flush: then the device may have a later file and not the one before it, although
/// nobody was told of either.
#[test]
fn a_ring_that_wraps_within_unflushed_frames_is_recovered() {
    let mut torn = 0;
    for seed in 0..seed_count() {
        println!("seed {seed}");
        torn += simulate(wrap_and_die(seed));
    }
    assert!(torn > 0, "no run left a torn frame");
}

/// Several lives that end right after writes nobody asked to flush; returns how many torn frames were kept.
async fn wrap_and_die(seed: u64) -> usize {
    let mut choices = Choices(seed);
    let mut storage = SimStorage::new(seed, SimFaults::default());
    let mut flushed = BTreeMap::new();
    for _ in 0..4 {
        let Running { shard, .. } = start_as(&storage, small_segments, smallest_ring)
            .await
            .expect("nothing that was flushed is missing");
        check_flushed(&shard, &flushed).await;
        for _ in 0..choices.below(8) {
            let (offset, value) = append_value(&shard, AckWhen::Flushed, &mut choices).await;
            flushed.insert(offset, value);
        }
        // Time for the settler to release what it can.
        tokio::time::sleep(Duration::from_millis(100)).await;
        for _ in 0..choices.below(4) {
            append_value(&shard, AckWhen::Written, &mut choices).await;
        }
        storage.cut_power();
        storage = storage.reopen();
    }
    let Running { shard, .. } = start_as(&storage, small_segments, smallest_ring)
        .await
        .expect("recovered at last");
    check_flushed(&shard, &flushed).await;
    torn_frames(&storage).await.len()
}

/// Appends a record of 1 to 15 KB to the partition whose records need no flush.
async fn append_value(
    shard: &Shard<SimStorage>,
    ack: AckWhen,
    choices: &mut Choices,
) -> (i64, String) {
    let padding = "x".repeat(1_000 + choices.below(14_000) as usize);
    let value = format!("{:x}-{padding}", choices.0);
    let (reply, answer) = oneshot::channel();
    let append = CheckedAppend::new(PartitionAppend {
        partition: partition_id(0),
        batches: Batch::from_values([&value]).into_bytes(),
        origin: AppendOrigin::Client,
    });
    shard.append(vec![append], ack, reply);
    let results = answer.await.expect("an answer");
    let appended = results.into_iter().next().expect("one result");
    (appended.expect("appended").base_offset, value)
}

async fn check_flushed(shard: &Shard<SimStorage>, flushed: &BTreeMap<i64, String>) {
    let stored = read_all(shard, 0).await;
    for (offset, value) in flushed {
        assert_eq!(stored.get(offset), Some(value), "offset {offset}");
    }
}

/// Names of the frames that recoveries kept aside.
async fn torn_frames(storage: &SimStorage) -> Vec<String> {
    let folder = Path::new(ROOT).join("torn");
    match storage.exists(&folder).await.expect("a disk") {
        true => storage.list_dir(&folder).await.expect("a folder"),
        false => Vec::new(),
    }
}

/// A file of a larger size was once written full of zeros while it took frames.
#[test]
fn records_survive_a_kill_after_the_journal_files_were_made_smaller() {
    fn larger(incarnation: u64) -> ShardSettings {
        ShardSettings {
            journal_file_bytes: 2 * JOURNAL_FILE_BYTES,
            ..settings(incarnation)
        }
    }
    simulate(async {
        let mut storage = SimStorage::new(9, SimFaults::default());
        let lives: [fn(u64) -> ShardSettings; 4] = [larger, settings, settings, larger];
        for (life, settings_of) in lives.into_iter().enumerate() {
            let started = start_as(&storage, small_segments, settings_of).await;
            let Running { shard, .. } = started.expect("nothing is missing");
            let stored = read_all(&shard, 0).await;
            assert_eq!(stored.len(), life);
            append_small(&shard, AckWhen::Flushed, "value").await;
            // The other files are prepared meanwhile.
            tokio::time::sleep(Duration::from_secs(1)).await;
            storage.kill_process();
            storage = storage.reopen();
        }
    });
}

/// A disk may have room for one file only.
#[test]
fn a_journal_of_one_file_goes_round() {
    fn one_file(incarnation: u64) -> ShardSettings {
        ShardSettings {
            journal_file_count: 1,
            ..settings(incarnation)
        }
    }
    simulate(async {
        let storage = SimStorage::new(10, SimFaults::default());
        let started = start_as(&storage, small_segments, one_file).await;
        let Running { shard, .. } = started.expect("an empty disk");
        let batch = Batch::from_values(["x".repeat(4_000)]).into_bytes();
        let appends = async {
            for _ in 0..100 {
                append(&shard, 1, batch.clone()).await;
            }
        };
        let patience = Duration::from_secs(60);
        tokio::time::timeout(patience, appends)
            .await
            .expect("room comes back");
        storage.kill_process();
        let storage = storage.reopen();
        let started = start_as(&storage, small_segments, one_file).await;
        let Running { shard, .. } = started.expect("nothing is missing");
        assert_eq!(read_all(&shard, 1).await.len(), 100);
    });
}

/// A disk whose process was killed after three frames of a block each, in the first journal file.
async fn three_frames(ack: AckWhen) -> SimStorage {
    let storage = SimStorage::new(6, SimFaults::default());
    let Running { shard, .. } = start(&storage).await.expect("an empty disk");
    for value in ["one", "two", "three"] {
        append_small(&shard, ack, value).await;
    }
    storage.kill_process();
    storage.reopen()
}

async fn append_small(shard: &Shard<SimStorage>, ack: AckWhen, value: &str) {
    let (reply, answer) = oneshot::channel();
    let append = CheckedAppend::new(PartitionAppend {
        partition: partition_id(0),
        batches: Batch::from_values([value]).into_bytes(),
        origin: AppendOrigin::Client,
    });
    shard.append(vec![append], ack, reply);
    let results = answer.await.expect("an answer");
    assert!(results.iter().all(Result::is_ok));
}

/// Damages a body; block 0 of the first journal file is its header.
fn damage(storage: &SimStorage, block: usize) {
    let path = journal_folder(Path::new(ROOT), 1).join("000000.journal");
    let offset = block * BLOCK_BYTES + if block == 0 { 8 } else { 100 };
    storage.corrupt(&path, offset as u64, 1).expect("a file");
}

async fn refusal(storage: &SimStorage) -> String {
    match start(storage).await {
        Err(OpenError::Corrupt { detail }) => detail,
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("started without records that were flushed"),
    }
}

#[test]
fn whole_frames_behind_a_torn_one_are_dropped_and_kept_aside_with_it() {
    simulate(async {
        let storage = three_frames(AckWhen::Written).await;
        damage(&storage, 2);
        let Running { shard, .. } = start(&storage).await.expect("nothing was flushed");
        assert_eq!(
            read_all(&shard, 0).await,
            BTreeMap::from([(0, "one".to_owned())])
        );
        let kept = torn_frames(&storage).await;
        assert_eq!(
            kept,
            ["0000000000000001-1-2.frame", "0000000000000001-1-3.frame"]
        );
        for (name, value) in kept.iter().zip(["two", "three"]) {
            let path = Path::new(ROOT).join("torn").join(name);
            let bytes = storage.contents(&path).expect("a kept frame");
            assert_eq!(bytes.len(), BLOCK_BYTES);
            let is_value = |window: &[u8]| window == value.as_bytes();
            assert!(bytes.windows(value.len()).any(is_value), "{name}");
        }
    });
}

#[test]
fn frames_behind_a_torn_file_header_are_kept_aside() {
    simulate(async {
        let storage = three_frames(AckWhen::Written).await;
        damage(&storage, 0);
        let Running { shard, .. } = start(&storage).await.expect("nothing was flushed");
        assert_eq!(read_all(&shard, 0).await, BTreeMap::new());
        assert_eq!(torn_frames(&storage).await.len(), 3);
    });
}

#[test]
fn damage_below_what_was_flushed_refuses_the_start() {
    // The header of the file, and a frame.
    for block in [0, 2] {
        simulate(async {
            let storage = three_frames(AckWhen::Flushed).await;
            damage(&storage, block);
            let detail = refusal(&storage).await;
            assert!(detail.contains("frames through 2 were flushed"), "{detail}");
            assert_eq!(torn_frames(&storage).await, [""; 0]);
        });
    }
}

/// The frame behind the damage was acknowledged, and no later one says so.
#[test]
fn damage_among_settled_frames_refuses_the_start_while_others_follow() {
    simulate(async {
        let storage = SimStorage::new(7, SimFaults::default());
        let Running { shard, .. } = start(&storage).await.expect("an empty disk");
        append_small(&shard, AckWhen::Flushed, "settled").await;
        append_small(&shard, AckWhen::Flushed, "flushed").await;
        shard.settle_or_wait_for_space(1).await.expect("settled");
        storage.kill_process();
        let storage = storage.reopen();
        damage(&storage, 1);
        let detail = refusal(&storage).await;
        assert!(
            detail.contains("frame 2, the first that is not settled"),
            "{detail}"
        );
    });
}
