//! Retention over the simulated disk: what was let go never comes back, what was kept is never lost, and readers of a segment
//! that goes are told so.

use std::task::Poll;

use super::*;
use crate::config::CleanupPolicy;
use crate::io::{Storage, StorageFile};
use crate::log::segment::{log_file_name, parse_index_file_name, parse_log_file_name};
use crate::shard::segment_files::partition_folder;

const RETENTION_BYTES: u64 = 30_000;

/// The largest `log_start_offset` that somebody saw, by partition.
type SeenStarts = Rc<RefCell<BTreeMap<i32, i64>>>;

fn by_size(_: i32) -> LogConfig {
    LogConfig {
        segment_bytes: 20_000,
        retention_bytes: Some(RETENTION_BYTES),
        ..LogConfig::default()
    }
}

fn log_start_offset(shard: &Shard<SimStorage>, partition_index: i32) -> i64 {
    shard
        .offsets(partition_id(partition_index))
        .expect("the partition is open")
        .log_start_offset
}

/// Base offsets and sizes of a partition's log files; an index file counts with size 0.
async fn files_of(storage: &SimStorage, partition_index: i32) -> Vec<(i64, u64)> {
    let folder = partition_folder(Path::new(ROOT), partition_id(partition_index));
    if !storage.exists(&folder).await.expect("a disk") {
        return Vec::new();
    }
    let mut files = Vec::new();
    for name in storage.list_dir(&folder).await.expect("a folder") {
        if let Some(base_offset) = parse_log_file_name(&name) {
            let length = storage.file_length(&folder.join(&name)).await;
            files.push((base_offset, length.expect("a disk").unwrap_or(0)));
        } else if let Some(base_offset) = parse_index_file_name(&name) {
            files.push((base_offset, 0));
        }
    }
    files
}

/// Asks for passes all the time and notes what they do.
async fn retain(shard: Rc<Shard<SimStorage>>, storage: SimStorage, seen: SeenStarts) {
    while !storage.is_stopped() {
        shard.request_retention();
        for partition_index in 0..PARTITIONS {
            let now = log_start_offset(&shard, partition_index);
            let before = seen.borrow_mut().insert(partition_index, now);
            assert!(before.unwrap_or(0) <= now, "a start never goes back");
        }
        tokio::task::yield_now().await;
    }
}

/// Reads at random offsets, most of them about to go.
async fn read_while_segments_go(
    shard: Rc<Shard<SimStorage>>,
    storage: SimStorage,
    mut choices: Choices,
) {
    while !storage.is_stopped() {
        let partition_index = choices.below(PARTITIONS as u64) as i32;
        let start = log_start_offset(&shard, partition_index);
        let offset = start + choices.below(30) as i64;
        match read_at(&shard, partition_index, offset).await {
            Ok(found) => {
                if let Some(chunk) = found.records.first() {
                    let header = record::BatchHeader::parse(chunk).expect("a batch");
                    assert!((header.base_offset..=header.last_offset()).contains(&offset));
                }
            }
            Err(FetchError::OffsetOutOfRange {
                log_start_offset,
                log_end_offset,
                ..
            }) => assert!(offset < log_start_offset || offset > log_end_offset),
            Err(error) => assert!(storage.is_stopped(), "{error}"),
        }
        let query = TimestampQuery::AtOrAfter(-1);
        match shard.look_up(partition_id(partition_index), query).await {
            Ok(found) => assert!(found.offset == -1 || found.offset >= start),
            Err(error) => assert!(storage.is_stopped(), "{error}"),
        }
        tokio::task::yield_now().await;
    }
}

async fn check_trimmed(
    shard: &Shard<SimStorage>,
    storage: &SimStorage,
    acknowledged: &Acknowledged,
    seen: &SeenStarts,
) {
    for partition_index in 0..PARTITIONS {
        let start = log_start_offset(shard, partition_index);
        let seen = seen.borrow().get(&partition_index).copied().unwrap_or(0);
        assert!(start >= seen, "partition {partition_index} has lost a trim");
        // Whoever saw the new start never reads an older record again, and nothing is acknowledged below it any more.
        acknowledged
            .borrow_mut()
            .retain(|(partition, offset), _| *partition != partition_index || *offset >= start);
        let files = files_of(storage, partition_index).await;
        if start > 0 {
            let found = read_at(shard, partition_index, start - 1).await;
            assert!(matches!(found, Err(FetchError::OffsetOutOfRange { .. })));
            // Files below the start may still wait to be freed.
            let kept = files
                .iter()
                .filter(|(base_offset, _)| *base_offset >= start);
            let kept_bytes: u64 = kept.map(|(_, size_bytes)| size_bytes).sum();
            assert!(
                kept_bytes >= RETENTION_BYTES,
                "partition {partition_index} keeps {kept_bytes} bytes"
            );
        }
    }
    check(shard, acknowledged).await;
}

/// Waits until no partition has a file left below its start.
async fn check_freed(shard: &Shard<SimStorage>, storage: &SimStorage) {
    for partition_index in 0..PARTITIONS {
        for _ in 0..10_000 {
            let start = log_start_offset(shard, partition_index);
            let files = files_of(storage, partition_index).await;
            if files.iter().all(|(base_offset, _)| *base_offset >= start) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        let start = log_start_offset(shard, partition_index);
        let files = files_of(storage, partition_index).await;
        let orphan = files.iter().find(|(base_offset, _)| *base_offset < start);
        assert_eq!(orphan, None, "partition {partition_index} from {start}");
    }
}

/// Several lives with passes all the time; returns how many records were let go.
async fn live_and_die_with_retention(seed: u64) -> i64 {
    let mut choices = Choices(seed);
    let mut storage = SimStorage::new(seed, SimFaults::default());
    let acknowledged = Acknowledged::default();
    let seen = SeenStarts::default();
    for _ in 0..4 {
        let Running { shard, settler } = start_with(&storage, by_size).await.expect("recovered");
        check_trimmed(&shard, &storage, &acknowledged, &seen).await;
        tokio::task::spawn_local(shard.clone().retention_loop());
        let is_kill = choices.below(4) == 0;
        storage.set_faults(SimFaults {
            short_write_one_in: 3,
            latency_yields_max: 3,
            cut_power_at_step: Some(storage.counters().step_count + 100 + choices.below(900)),
            ..SimFaults::default()
        });
        let mut tasks = vec![tokio::task::spawn_local(retain(
            shard.clone(),
            storage.clone(),
            seen.clone(),
        ))];
        for _ in 0..4 {
            tasks.push(tokio::task::spawn_local(produce(
                shard.clone(),
                storage.clone(),
                Choices(choices.next()),
                acknowledged.clone(),
            )));
            tasks.push(tokio::task::spawn_local(read_while_segments_go(
                shard.clone(),
                storage.clone(),
                Choices(choices.next()),
            )));
        }
        let mut turns_left = match is_kill {
            true => 50 + choices.below(3000),
            false => 1_000_000,
        };
        while !storage.is_stopped() {
            tokio::task::yield_now().await;
            turns_left -= 1;
            if turns_left == 0 {
                assert!(is_kill, "the shard makes no progress");
                storage.kill_process();
            }
        }
        for task in tasks {
            // A task that waits for an answer which will not come is ended; one that has failed fails the test.
            task.abort();
            let failed = task.await.err().filter(|error| !error.is_cancelled());
            assert!(failed.is_none(), "{failed:?}");
        }
        settler.abort();
        let failed = settler.await.err().filter(|error| !error.is_cancelled());
        assert!(failed.is_none(), "{failed:?}");
        storage = storage.reopen();
    }
    let Running { shard, .. } = start_with(&storage, by_size).await.expect("recovered");
    check_trimmed(&shard, &storage, &acknowledged, &seen).await;
    tokio::task::spawn_local(shard.clone().retention_loop());
    check_freed(&shard, &storage).await;
    (0..PARTITIONS)
        .map(|partition_index| log_start_offset(&shard, partition_index))
        .sum()
}

#[test]
fn what_retention_let_go_stays_gone_and_the_rest_stays_after_power_cuts_at_any_step() {
    let mut trimmed = 0;
    for seed in 0..seed_count() {
        println!("seed {seed}");
        trimmed += simulate(live_and_die_with_retention(seed));
    }
    assert!(trimmed > 0, "no run trimmed anything");
    println!("{trimmed} records were let go");
}

/// Waits in virtual time, which moves only when every task waits.
async fn until(condition: impl Fn() -> bool) {
    for _ in 0..10_000 {
        if condition() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    panic!("it never comes true");
}

/// Files outlive a power cut between the checkpoint and their removal; their records must not, nor may the files stay.
#[test]
fn a_power_cut_before_the_files_are_removed_brings_nothing_back() {
    simulate(async {
        let storage = SimStorage::new(4, SimFaults::default());
        let Running { shard, .. } = start_with(&storage, by_size).await.expect("an empty disk");
        for number in 0..300 {
            let value = format!("{number}-{}", "x".repeat(1000));
            append(&shard, 1, Batch::from_values([value]).into_bytes()).await;
        }
        shard.request_retention();
        until(|| log_start_offset(&shard, 1) > 0).await;
        let start = log_start_offset(&shard, 1);
        // The task that removes files does not run here.
        let base_offsets =
            |files: &[(i64, u64)]| files.first().map(|(base_offset, _)| *base_offset);
        assert_eq!(base_offsets(&files_of(&storage, 1).await), Some(0));
        storage.cut_power();
        let storage = storage.reopen();
        let Running { shard, .. } = start_with(&storage, by_size).await.expect("recovered");
        assert_eq!(log_start_offset(&shard, 1), start);
        // A start does not wait for it: the shard's own task frees them.
        assert_eq!(base_offsets(&files_of(&storage, 1).await), Some(0));
        tokio::task::spawn_local(shard.clone().retention_loop());
        check_freed(&shard, &storage).await;
        assert_eq!(base_offsets(&files_of(&storage, 1).await), Some(start));
        let found = read_at(&shard, 1, 0).await;
        assert!(matches!(found, Err(FetchError::OffsetOutOfRange { .. })));
        assert_eq!(read_all(&shard, 1).await.len() as i64, 300 - start);
    });
}

/// A long backlog of files to be freed must not keep a shard from ending, in the middle of a partition or of a file.
#[test]
fn a_shard_that_closes_leaves_what_is_to_be_freed_to_the_next_start() {
    simulate(async {
        let (storage, Running { shard, settler }) = settled_and_cold(8).await;
        let folder = partition_folder(Path::new(ROOT), partition_id(1));
        let oldest = folder.join(log_file_name(0));
        let file = storage
            .open(&oldest, crate::io::OpenOptions::default())
            .await
            .expect("a segment");
        let large_bytes = 200 * 1024 * 1024;
        shard.reconfigure(partition_id(1).topic_id, &by_size(1), Durability::Disk);
        shard.request_retention();
        until(|| log_start_offset(&shard, 1) > 0).await;
        let count = log_file_count(&storage).await;
        file.set_length(large_bytes).await.expect("a longer file");
        let retention = tokio::task::spawn_local(shard.clone().retention_loop());
        let mut length = large_bytes;
        while length == large_bytes {
            tokio::task::yield_now().await;
            length = file.length().await.expect("a file");
        }
        shard.begin_closing();
        retention.await.expect("no panic").expect("ended");
        assert!(file.length().await.expect("a file") > large_bytes / 2);
        assert_eq!(log_file_count(&storage).await, count);
        settler.await.expect("no panic").expect("settled");
        storage.kill_process();
        let storage = storage.reopen();
        let Running { shard, .. } = start_with(&storage, by_size).await.expect("a clean disk");
        tokio::task::spawn_local(shard.clone().retention_loop());
        check_freed(&shard, &storage).await;
        assert!(storage.contents(&oldest).is_err());
    });
}

/// Log files of partition 1; their index files go first.
async fn log_file_count(storage: &SimStorage) -> usize {
    let files = files_of(storage, 1).await;
    files
        .iter()
        .filter(|(_, size_bytes)| *size_bytes > 0)
        .count()
}

/// Partition 1 with 300 records in segments, as a start finds it: no file open, no index loaded, nothing in memory.
async fn settled_and_cold(seed: u64) -> (SimStorage, Running) {
    let storage = SimStorage::new(seed, SimFaults::default());
    let Running { shard, settler } = start(&storage).await.expect("an empty disk");
    for number in 0..300 {
        let value = format!("{number}-{}", "x".repeat(1000));
        append(&shard, 1, Batch::from_values([value]).into_bytes()).await;
    }
    shard.begin_closing();
    settler.await.expect("no panic").expect("settled");
    storage.kill_process();
    let storage = storage.reopen();
    let running = start(&storage).await.expect("a clean disk");
    storage.set_faults(SimFaults {
        latency_yields_max: 3,
        ..SimFaults::default()
    });
    (storage, running)
}

/// Takes `work` so many steps ahead, lets retention take the oldest segments and their files meanwhile, and then finishes it.
async fn overtaken<T>(
    shard: &Rc<Shard<SimStorage>>,
    storage: &SimStorage,
    steps: usize,
    work: impl Future<Output = T>,
) -> T {
    let mut work = std::pin::pin!(work);
    for _ in 0..steps {
        let polled = std::future::poll_fn(|context| Poll::Ready(work.as_mut().poll(context))).await;
        if let Poll::Ready(done) = polled {
            return done;
        }
    }
    shard.reconfigure(partition_id(1).topic_id, &by_size(1), Durability::Disk);
    shard.request_retention();
    let oldest = partition_folder(Path::new(ROOT), partition_id(1)).join(log_file_name(0));
    until(|| storage.contents(&oldest).is_err()).await;
    work.await
}

/// A reader that found its segment before retention took it must not be told of a damaged log, nor be given other records:
/// whatever it was doing when the files went.
#[test]
fn a_reader_of_a_segment_that_goes_gets_its_records_or_is_out_of_range() {
    let mut answers = [0, 0];
    for steps in 0..60 {
        simulate(async {
            let (storage, Running { shard, .. }) = settled_and_cold(steps as u64).await;
            tokio::task::spawn_local(shard.clone().retention_loop());
            match overtaken(&shard, &storage, steps, read_at(&shard, 1, 0)).await {
                Ok(found) => {
                    let header = record::BatchHeader::parse(&found.records[0]).expect("a batch");
                    assert_eq!(header.base_offset, 0, "after {steps} steps");
                    answers[0] += 1;
                }
                Err(FetchError::OffsetOutOfRange { .. }) => answers[1] += 1,
                Err(error) => panic!("after {steps} steps: {error}"),
            }
        });
    }
    assert!(answers[0] > 0 && answers[1] > 1, "{answers:?}");
}

#[test]
fn a_search_by_time_begins_again_when_its_segment_goes() {
    let mut answers = [0, 0];
    for steps in 0..60 {
        simulate(async {
            let (storage, Running { shard, .. }) = settled_and_cold(steps as u64).await;
            tokio::task::spawn_local(shard.clone().retention_loop());
            let search = shard.look_up(partition_id(1), TimestampQuery::AtOrAfter(-1));
            let found = overtaken(&shard, &storage, steps, search).await;
            let offset = found.expect("a record").offset;
            let start = log_start_offset(&shard, 1);
            assert!(
                offset == 0 || offset == start,
                "after {steps} steps: {offset}"
            );
            answers[usize::from(offset > 0)] += 1;
        });
    }
    assert!(answers[0] > 0 && answers[1] > 1, "{answers:?}");
}

fn by_time(partition_index: i32) -> LogConfig {
    LogConfig {
        retention_ms: Some(1000),
        cleanup_policy: CleanupPolicy {
            deletes: partition_index == 1,
            compacts: partition_index == 2,
        },
        ..LogConfig::default()
    }
}

/// The segment that grows expires too, and so do records that nothing would have settled; a compacted log keeps its records.
#[test]
fn a_quiet_partition_lets_everything_go_by_time_and_a_compacted_one_nothing() {
    simulate(async {
        let storage = SimStorage::new(5, SimFaults::default());
        let Running { shard, .. } = start_with(&storage, by_time).await.expect("an empty disk");
        tokio::task::spawn_local(shard.clone().retention_loop());
        let written_ms = NOW_MS.get();
        for partition_index in [1, 2] {
            let mut builder = Batch::builder();
            builder.push(written_ms, Some(b"k"), Some(b"v"), &[]);
            let batch = builder.build().expect("a batch").into_bytes();
            append(&shard, partition_index, batch).await;
        }
        // The loop's own passes: one at the limit, one past it.
        for (age_ms, expected) in [(1000, 0), (1001, 1)] {
            NOW_MS.set(written_ms + age_ms);
            tokio::time::sleep(Duration::from_secs(2 * 3600)).await;
            assert_eq!(log_start_offset(&shard, 1), expected);
            assert_eq!(log_start_offset(&shard, 2), 0);
        }
        assert_eq!(files_of(&storage, 1).await, []);
        storage.cut_power();
        let storage = storage.reopen();
        let Running { shard, .. } = start_with(&storage, by_time).await.expect("recovered");
        assert_eq!(log_start_offset(&shard, 1), 1);
        assert_eq!(read_all(&shard, 2).await.len(), 1);
        append(&shard, 1, Batch::from_values(["next"]).into_bytes()).await;
        assert_eq!(
            read_all(&shard, 1).await,
            BTreeMap::from([(1, "next".to_owned())])
        );
    });
}
