//! Records that are read from files hold credits of the read budget until they are dropped.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Waker};

use super::*;
use crate::budget::{Budget, ReadCredits};
use crate::shard::mailbox::{Command, handle};

const KIB: u64 = 1024;
/// Segments are at most 20 KB here, so that one cold read takes at most this much.
const SEGMENT_KIB: u64 = 20;
/// The buffer that a read of the first segment, of two batches of 8 KB, takes.
const BUFFER_KIB: u64 = 16;

/// Runs `check` over a shard whose partitions all begin in files, not in memory.
fn with_cold_partitions(check: impl AsyncFnOnce(Rc<Shard<SimStorage>>)) {
    simulate(async {
        let storage = SimStorage::new(1, SimFaults::default());
        let running = start(&storage).await.expect("an empty disk opens");
        for round in 0..40 {
            for partition_index in 0..PARTITIONS {
                let value = format!("{round}-{}", "x".repeat(8_000));
                append_flushed(&running.shard, partition_index, value).await;
            }
        }
        check(running.shard).await;
    });
}

pub(super) async fn append_flushed(shard: &Shard<SimStorage>, partition_index: i32, value: String) {
    let append = CheckedAppend::new(PartitionAppend {
        partition: partition_id(partition_index),
        batches: Batch::from_values(&[value]).into_bytes(),
        origin: AppendOrigin::Client,
    });
    let (reply, answer) = oneshot::channel();
    shard.append(vec![append], AckWhen::Flushed, reply);
    let results = answer.await.expect("the shard answers");
    assert!(matches!(results.as_slice(), [Ok(_)]));
}

/// Nobody here waits in vain for so long.
fn credits_of(budget: &Budget) -> ReadCredits {
    let wait_end = tokio::time::Instant::now() + std::time::Duration::from_secs(3600);
    ReadCredits::new(budget.clone(), wait_end)
}

/// Reads the first offset of these partitions, in order.
async fn read_starts(
    shard: &Shard<SimStorage>,
    partition_indexes: &[i32],
    budget: &Budget,
) -> Vec<PartitionRecords> {
    let reads: Vec<_> = partition_indexes
        .iter()
        .map(|partition_index| PartitionRead {
            partition: partition_id(*partition_index),
            fetch_offset: 0,
            max_bytes: 1 << 20,
            isolation: Isolation::HighWatermark,
            current_leader_epoch: None,
        })
        .collect();
    let limits = ReadLimits {
        max_bytes: 1 << 20,
        at_least_one_batch: true,
        credits: Some(credits_of(budget)),
    };
    let results = shard.read(&reads, limits).await;
    let readable = results.into_iter().map(|result| result.expect("readable"));
    readable.collect()
}

#[test]
fn cold_records_hold_their_bytes_until_they_are_dropped() {
    with_cold_partitions(async |shard| {
        let budget = Budget::new(1024 * KIB);
        let found = read_starts(&shard, &[1, 2], &budget).await;
        let held_bytes = 1024 * KIB - budget.available_bytes();
        let found_bytes: usize = found.iter().map(PartitionRecords::size_bytes).sum();
        assert!(found.iter().all(|records| records.size_bytes() > 0));
        assert!(held_bytes >= found_bytes as u64);
        assert_eq!(held_bytes, 2 * BUFFER_KIB * KIB, "the whole buffers count");
        drop(found);
        assert_eq!(budget.available_bytes(), 1024 * KIB);
    });
}

#[test]
fn without_credits_at_hand_a_read_returns_less() {
    with_cold_partitions(async |shard| {
        let budget = Budget::new(2 * SEGMENT_KIB * KIB);
        let found = read_starts(&shard, &[1, 2, 3], &budget).await;
        let sizes = found.iter().map(PartitionRecords::size_bytes);
        let has_records: Vec<bool> = sizes.map(|bytes| bytes > 0).collect();
        assert_eq!(has_records, [true, false, false]);
    });
}

/// Without this, one reader that takes its time left the others next to nothing.
#[test]
fn a_request_takes_no_more_than_its_share() {
    with_cold_partitions(async |shard| {
        let budget = Budget::new(8 * 2 * BUFFER_KIB * KIB);
        let mut held = Vec::new();
        for _ in 0..4 {
            let found = read_starts(&shard, &[0, 1, 2], &budget).await;
            let sizes = found.iter().map(PartitionRecords::size_bytes);
            let has_records: Vec<bool> = sizes.map(|bytes| bytes > 0).collect();
            assert_eq!(has_records, [true, true, false]);
            held.push(found);
        }
    });
}

#[test]
fn only_the_first_batch_waits_for_credits() {
    with_cold_partitions(async |shard| {
        let budget = Budget::new(2 * SEGMENT_KIB * KIB);
        let held = budget.reserve(usize::MAX).await;
        let mut waiting = pin!(read_starts(&shard, &[1, 2], &budget));
        for _ in 0..100 {
            let mut task = Context::from_waker(Waker::noop());
            assert!(waiting.as_mut().poll(&mut task).is_pending());
            tokio::task::yield_now().await;
        }
        drop(held);
        let found = waiting.await;
        assert!(found[0].size_bytes() > 0, "the wait ends with records");
    });
}

#[test]
fn a_batch_larger_than_all_credits_is_read_alone() {
    with_cold_partitions(async |shard| {
        let budget = Budget::new(KIB);
        for partition_index in 0..PARTITIONS {
            let found = read_starts(&shard, &[partition_index], &budget).await;
            assert!(found[0].size_bytes() > 8_000);
            assert_eq!(budget.available_bytes(), 0);
        }
    });
}

/// Without this, the read of a client that has gone went on waiting, and kept those behind it waiting.
#[test]
fn an_abandoned_read_leaves_the_queue() {
    with_cold_partitions(async |shard| {
        let budget = Budget::new(8 * BUFFER_KIB * KIB);
        let held = budget.reserve(usize::MAX).await;
        let (reply, answer) = oneshot::channel();
        let command = Command::Read {
            reads: vec![PartitionRead {
                partition: partition_id(0),
                fetch_offset: 0,
                max_bytes: 1 << 20,
                isolation: Isolation::HighWatermark,
                current_leader_epoch: None,
            }],
            limits: ReadLimits {
                max_bytes: 1 << 20,
                at_least_one_batch: true,
                credits: Some(credits_of(&budget)),
            },
            reply,
        };
        handle(&shard, command);
        for _ in 0..100 {
            tokio::task::yield_now().await;
        }
        drop(answer);
        for _ in 0..100 {
            tokio::task::yield_now().await;
        }
        drop(held);
        // Credits go to whoever waits for them the moment they are free.
        assert_eq!(budget.available_bytes(), 8 * BUFFER_KIB * KIB);
        let records = read_starts(&shard, &[1], &budget).await;
        assert!(records[0].size_bytes() > 0);
    });
}
