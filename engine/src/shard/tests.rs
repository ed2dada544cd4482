//! A whole shard over the simulated disk: power cuts and kills at random steps, recovery, and what must hold afterwards.
//!
//! Each round appends under load until the power goes, recovers, and checks every partition: each acknowledged record is
//! there exactly once at the offset that was acknowledged, unaltered and in order; offsets have no holes. The next round goes
//! on from there. A failing run prints its seed, which replays it exactly.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::rc::Rc;
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::oneshot;
use tokio::task::LocalSet;

use super::journal_files::journal_id;
use super::mailbox::{CheckedAppend, NewPartition};
use super::recover::recover;
use super::segment_files::SegmentFiles;
use super::shard::{Shard, ShardSettings};
use super::thread_share::ThreadShare;
use crate::catalog::{Catalog, CatalogRecord};
use crate::config::LogConfig;
use crate::error::{FetchError, OpenError};
use crate::io::buffer::ChunkPool;
use crate::io::{SimFaults, SimStorage};
use crate::journal::replay::JournalIdentity;
use crate::record::{self, Batch};
use crate::types::{
    AckWhen, AppendOrigin, Durability, Isolation, PartitionAppend, PartitionId, PartitionRead,
    PartitionRecords, ReadLimits, TimestampQuery, TopicId,
};

mod cached_journal;
mod cold_credits;
mod cuts;
mod indexes;
mod recovery;
mod retention;

const ROOT: &str = "/data";
const PARTITIONS: i32 = 5;
const JOURNAL_FILE_BYTES: u64 = 64 * 1024;

thread_local! {
    /// A shard's clock; each test runs on a thread of its own.
    static NOW_MS: Cell<i64> = const { Cell::new(1_700_000_000_000) };
}

/// What a client was told: (partition, offset) → value.
type Acknowledged = Rc<RefCell<BTreeMap<(i32, i64), String>>>;

/// Splitmix64: small, seeded, and good enough to choose actions.
struct Choices(u64);

impl Choices {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }
}

fn catalog() -> Catalog {
    let mut catalog = Catalog::new(1, Durability::Disk);
    catalog.replay(&CatalogRecord::TopicCreated {
        topic_id: TopicId([7; 16]),
        name: "orders".to_owned(),
        partition_count: PARTITIONS,
        configs: BTreeMap::from([("internal.segment.bytes".to_owned(), "20000".to_owned())]),
        is_internal: false,
    });
    catalog
}

fn partition_id(partition_index: i32) -> PartitionId {
    PartitionId {
        topic_id: TopicId([7; 16]),
        partition_index,
    }
}

fn settings(incarnation: u64) -> ShardSettings {
    ShardSettings {
        root: ROOT.into(),
        identity: JournalIdentity {
            journal_id: 1,
            incarnation,
        },
        journal_durability: Durability::Disk,
        journal_file_bytes: JOURNAL_FILE_BYTES,
        journal_file_count: 4,
        tail_bytes_max: 3 * JOURNAL_FILE_BYTES,
        unsettled_bytes_max: 2 * JOURNAL_FILE_BYTES,
        settles: true,
        retention_check_interval: Duration::from_secs(3600),
        now_ms: || NOW_MS.get(),
        metrics: std::sync::Arc::default(),
    }
}

struct Running {
    shard: Rc<Shard<SimStorage>>,
    settler: tokio::task::JoinHandle<std::io::Result<()>>,
}

/// Recovers the disk and starts a shard over it, its tasks spawned on the current `LocalSet`.
async fn start(storage: &SimStorage) -> Result<Running, OpenError> {
    start_with(storage, small_segments).await
}

fn small_segments(_: i32) -> LogConfig {
    LogConfig {
        segment_bytes: 20_000,
        ..LogConfig::default()
    }
}

async fn start_with(
    storage: &SimStorage,
    config_of: impl Fn(i32) -> LogConfig,
) -> Result<Running, OpenError> {
    start_as(storage, config_of, settings).await
}

async fn start_as(
    storage: &SimStorage,
    config_of: impl Fn(i32) -> LogConfig,
    settings_of: impl Fn(u64) -> ShardSettings,
) -> Result<Running, OpenError> {
    let catalog = catalog();
    let journals = vec![1, journal_id(0, Durability::Os)];
    let mut recovered = recover(storage, Path::new(ROOT), &catalog, journals).await?;
    let settings = settings_of(recovered.incarnation);
    let pool = ChunkPool::new(JOURNAL_FILE_BYTES as usize);
    let files = SegmentFiles::new(storage.clone(), ROOT.into(), 3);
    let share = ThreadShare::new(pool, files);
    let shard = Shard::new(settings, storage.clone(), share);
    shard
        .begin_journal()
        .await
        .map_err(|source| OpenError::Io {
            what: "journal".to_owned(),
            source,
        })?;
    for index in 0..PARTITIONS {
        let id = partition_id(index);
        let durability = match index {
            0 => Durability::Os,
            _ => Durability::Disk,
        };
        shard.open_partition(
            NewPartition {
                id,
                config: config_of(index),
                durability,
                leader_epoch: recovered.incarnation as i32,
                recovered: recovered.partitions.remove(&id),
            }
            .build(),
        );
    }
    tokio::task::spawn_local(shard.clone().prepare_ring());
    tokio::task::spawn_local(shard.clone().commit_loop());
    let settler = tokio::task::spawn_local(shard.clone().settle_loop());
    Ok(Running { shard, settler })
}

/// Appends until the disk stops, from one producer; remembers what was acknowledged as flushed.
async fn produce(
    shard: Rc<Shard<SimStorage>>,
    storage: SimStorage,
    mut choices: Choices,
    acknowledged: Acknowledged,
) {
    for number in 0.. {
        let partition_index = choices.below(PARTITIONS as u64) as i32;
        let values: Vec<String> = (0..1 + choices.below(4))
            .map(|record| {
                let padding = "x".repeat(choices.below(900) as usize);
                format!("{:x}-{number}-{record}-{padding}", choices.0)
            })
            .collect();
        let append = CheckedAppend::new(PartitionAppend {
            partition: partition_id(partition_index),
            batches: Batch::from_values(&values).into_bytes(),
            origin: AppendOrigin::Client,
        });
        let ack = match choices.below(4) {
            0 => AckWhen::Written,
            1 => AckWhen::Committed,
            _ => AckWhen::Flushed,
        };
        let (reply, answer) = oneshot::channel();
        shard.append(vec![append], ack, reply);
        let Ok(results) = answer.await else { return };
        let Some(Ok(appended)) = results.into_iter().next() else {
            return;
        };
        // Only what survives a power cut by its promise is held against the engine.
        let is_durable = match ack {
            AckWhen::Flushed => true,
            AckWhen::Committed => partition_index != 0,
            AckWhen::Written | AckWhen::Staged => false,
        };
        if is_durable {
            let mut acknowledged = acknowledged.borrow_mut();
            for (offset, value) in (appended.base_offset..).zip(values) {
                let before = acknowledged.insert((partition_index, offset), value);
                assert_eq!(before, None, "an offset was given twice");
            }
        }
        if storage.is_stopped() {
            return;
        }
    }
}

/// Every record of a partition by offset, read through the shard.
async fn read_all(shard: &Shard<SimStorage>, partition_index: i32) -> BTreeMap<i64, String> {
    let mut records = BTreeMap::new();
    let offsets = shard
        .offsets(partition_id(partition_index))
        .expect("the partition is open");
    let end = offsets.high_watermark;
    let mut fetch_offset = offsets.log_start_offset;
    while fetch_offset < end {
        let found = read_at(shard, partition_index, fetch_offset).await;
        let chunks = found.expect("a readable offset").records;
        assert!(
            !chunks.is_empty(),
            "offset {fetch_offset} below {end} is readable"
        );
        for chunk in chunks {
            fetch_offset = take_records(&chunk, fetch_offset, &mut records);
        }
    }
    records
}

async fn read_at(
    shard: &Shard<SimStorage>,
    partition_index: i32,
    fetch_offset: i64,
) -> Result<PartitionRecords, FetchError> {
    let read = PartitionRead {
        partition: partition_id(partition_index),
        fetch_offset,
        max_bytes: 7_000,
        isolation: Isolation::HighWatermark,
        current_leader_epoch: None,
    };
    let limits = ReadLimits {
        max_bytes: 7_000,
        at_least_one_batch: true,
        credits: None,
    };
    shard.read(&[read], limits).await.pop().expect("one result")
}

fn take_records(chunk: &Bytes, expected: i64, records: &mut BTreeMap<i64, String>) -> i64 {
    let mut next_offset = expected;
    for cut in record::split_batches(chunk) {
        let (header, range) = cut.expect("whole batches");
        record::verify_crc(&chunk[range.clone()]).expect("a CRC that fits");
        assert_eq!(header.base_offset, next_offset, "offsets have no holes");
        for view in record::records(&chunk.slice(range), 1 << 20).expect("records") {
            let view = view.expect("a record");
            let value = String::from_utf8(view.value.expect("a value").to_vec()).expect("text");
            let before = records.insert(header.base_offset + i64::from(view.offset_delta), value);
            assert_eq!(before, None, "a record is stored once");
        }
        next_offset = header.next_offset();
    }
    next_offset
}

async fn check(shard: &Shard<SimStorage>, acknowledged: &Acknowledged) {
    let mut stored = HashMap::new();
    for partition_index in 0..PARTITIONS {
        stored.insert(partition_index, read_all(shard, partition_index).await);
    }
    for ((partition_index, offset), value) in acknowledged.borrow().iter() {
        let found = stored[partition_index].get(offset);
        assert_eq!(
            found,
            Some(value),
            "partition {partition_index}, offset {offset}"
        );
    }
}

/// Several lives of one disk, each ended by a power cut or a kill at a random step.
async fn live_and_die(seed: u64, settings_of: fn(u64) -> ShardSettings) {
    let mut choices = Choices(seed);
    let mut storage = SimStorage::new(seed, SimFaults::default());
    let acknowledged = Acknowledged::default();
    for _ in 0..4 {
        let Running { shard, .. } = start_as(&storage, small_segments, settings_of)
            .await
            .expect("a disk that lost power is recovered");
        check(&shard, &acknowledged).await;
        let is_kill = choices.below(4) == 0;
        storage.set_faults(SimFaults {
            short_write_one_in: 3,
            latency_yields_max: 3,
            cut_power_at_step: (!is_kill)
                .then(|| storage.counters().step_count + 20 + choices.below(600)),
            ..SimFaults::default()
        });
        let producers: Vec<_> = (0..6)
            .map(|_| {
                tokio::task::spawn_local(produce(
                    shard.clone(),
                    storage.clone(),
                    Choices(choices.next()),
                    acknowledged.clone(),
                ))
            })
            .collect();
        if is_kill {
            for _ in 0..50 + choices.below(3000) {
                tokio::task::yield_now().await;
            }
            storage.kill_process();
        }
        let mut waits = 0;
        while !storage.is_stopped() {
            // Virtual time: it moves only when every task waits.
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
            waits += 1;
            assert!(waits < 100_000, "the shard makes no progress");
        }
        producers.iter().for_each(|producer| producer.abort());
        storage = storage.reopen();
    }
    let Running { shard, .. } = start_as(&storage, small_segments, settings_of)
        .await
        .expect("recovered at last");
    check(&shard, &acknowledged).await;
}

fn simulate<F: Future>(work: F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .expect("a runtime");
    runtime.block_on(LocalSet::new().run_until(work))
}

#[test]
fn acknowledged_records_survive_power_cuts_and_kills_at_any_step() {
    let first = std::env::var("RINGSPOOL_SIM_FIRST_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or(0);
    for seed in first..first + seed_count() {
        println!("seed {seed}");
        simulate(live_and_die(seed, settings));
    }
}

/// `RINGSPOOL_SIM_SEEDS` asks for a longer run, `RINGSPOOL_SIM_FIRST_SEED` for a certain one.
fn seed_count() -> u64 {
    std::env::var("RINGSPOOL_SIM_SEEDS")
        .ok()
        .and_then(|count| count.parse().ok())
        .unwrap_or(60)
}

#[test]
fn a_time_is_found_in_the_tail_and_in_settled_segments_alike() {
    simulate(async {
        let storage = SimStorage::new(1, SimFaults::default());
        let Running { shard, settler } = start(&storage).await.expect("an empty disk");
        let mut builder = Batch::builder();
        for timestamp in [100, 300, 200] {
            builder.push(timestamp, None, Some(b"v"), &[]);
        }
        let bytes = builder.build().expect("a batch").into_bytes();
        for _ in 0..100 {
            append(&shard, 1, bytes.clone()).await;
        }
        let look_up = |shard: Rc<Shard<SimStorage>>, timestamp| async move {
            let query = TimestampQuery::AtOrAfter(timestamp);
            shard
                .look_up(partition_id(1), query)
                .await
                .expect("found")
                .offset
        };
        assert_eq!(look_up(shard.clone(), 100).await, 0);
        assert_eq!(look_up(shard.clone(), 101).await, 1);
        assert_eq!(look_up(shard.clone(), 301).await, -1);
        shard.begin_closing();
        settler.await.expect("no panic").expect("settled");
        storage.kill_process();
        let storage = storage.reopen();
        let Running { shard, .. } = start(&storage).await.expect("a clean disk");
        assert_eq!(look_up(shard.clone(), 100).await, 0);
        assert_eq!(look_up(shard.clone(), 250).await, 1);
        assert_eq!(look_up(shard.clone(), 301).await, -1);
    });
}

/// The sum of a base and a delta that a client chose once wrapped, or ended the process where overflow is checked.
#[test]
fn a_timestamp_beyond_all_times_is_the_latest_one() {
    simulate(async {
        let storage = SimStorage::new(4, SimFaults::default());
        let Running { shard, .. } = start(&storage).await.expect("an empty disk");
        let mut builder = Batch::builder();
        for timestamp in [0, 1_000] {
            builder.push(timestamp, None, Some(b"v"), &[]);
        }
        let mut bytes = builder.build().expect("a batch").into_bytes().to_vec();
        bytes[27..35].copy_from_slice(&(i64::MAX - 1).to_be_bytes());
        bytes[35..43].copy_from_slice(&i64::MAX.to_be_bytes());
        let crc = crc32c::crc32c(&bytes[21..]);
        bytes[17..21].copy_from_slice(&crc.to_be_bytes());
        append(&shard, 1, Bytes::from(bytes)).await;
        let query = TimestampQuery::AtOrAfter(i64::MAX);
        let found = shard.look_up(partition_id(1), query).await.expect("found");
        assert_eq!((found.offset, found.timestamp), (1, i64::MAX));
    });
}

async fn append(shard: &Shard<SimStorage>, partition_index: i32, batches: Bytes) {
    append_to(shard, partition_id(partition_index), batches).await;
}

async fn append_to(shard: &Shard<SimStorage>, partition: PartitionId, batches: Bytes) {
    let (reply, answer) = oneshot::channel();
    let append = CheckedAppend::new(PartitionAppend {
        partition,
        batches,
        origin: AppendOrigin::Client,
    });
    shard.append(vec![append], AckWhen::Committed, reply);
    let results = answer.await.expect("an answer");
    results.into_iter().for_each(|result| {
        result.expect("appended");
    });
}

/// A controller's log that lost a topic must not cost the topic's records: they are kept in
/// quarantine.
#[test]
fn batches_of_an_unknown_topic_are_quarantined() {
    simulate(async {
        let storage = SimStorage::new(1, SimFaults::default());
        let Running { shard, .. } = start(&storage).await.expect("an empty disk");
        let batch = Batch::from_values(["kept"]).into_bytes();
        append(&shard, 1, batch.clone()).await;
        storage.kill_process();
        let storage = storage.reopen();

        let path = format!("{ROOT}/quarantine/{}.log", partition_id(1));
        let quarantine = Path::new(&path);
        recover(
            &storage,
            Path::new(ROOT),
            &Catalog::new(1, Durability::Disk),
            vec![1],
        )
        .await
        .expect("an unknown topic does not keep the engine down");
        let kept = storage.contents(quarantine).expect("a quarantine file");
        assert_eq!(kept.len(), batch.len());
        record::verify_crc(&kept).expect("the batch is whole");
    });
}

#[test]
fn batches_of_a_deleted_topic_are_dropped_without_a_word() {
    simulate(async {
        let storage = SimStorage::new(2, SimFaults::default());
        let Running { shard, .. } = start(&storage).await.expect("an empty disk");
        append(&shard, 1, Batch::from_values(["gone"]).into_bytes()).await;
        storage.kill_process();
        let storage = storage.reopen();
        let mut catalog = catalog();
        catalog.replay(&CatalogRecord::TopicDeleted {
            topic_id: TopicId([7; 16]),
        });
        let recovered = recover(&storage, Path::new(ROOT), &catalog, vec![1])
            .await
            .expect("recovered");
        assert!(recovered.partitions.is_empty());
        assert!(
            storage
                .contents(Path::new(&format!(
                    "{ROOT}/quarantine/{}.log",
                    partition_id(1)
                )))
                .is_err()
        );
    });
}

/// Deleted partitions once left their bytes in the count of what is not settled, until appends waited for ever.
#[test]
fn deleting_partitions_with_unsettled_records_never_stops_appends() {
    simulate(async {
        let storage = SimStorage::new(3, SimFaults::default());
        let Running { shard, .. } = start(&storage).await.expect("an empty disk");
        let batch = Batch::from_values([vec![7; 8000]]).into_bytes();
        for round in 0..100 {
            let id = PartitionId {
                topic_id: TopicId([100 + round; 16]),
                partition_index: 0,
            };
            shard.open_partition(
                NewPartition {
                    id,
                    config: LogConfig::default(),
                    durability: Durability::Disk,
                    leader_epoch: 0,
                    recovered: None,
                }
                .build(),
            );
            append_to(&shard, id, batch.clone()).await;
            shard.close_partition(id);
        }
    });
}
