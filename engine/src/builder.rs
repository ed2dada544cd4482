//! Opening an engine: lock the directory, bring back what the last run left, start the threads.
//!
//! Order: directory lock → control thread (controller's log, recovery of all journals, root checkpoint of the new
//! incarnation, `BrokerStarted`) → the shard threads, their journals begun and their partitions open → ready.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::sync::{mpsc, watch};

use crate::budget::Budget;
use crate::catalog::{Catalog, CatalogRecord};
use crate::control::{Control, Plan, PublishedCatalog};
use crate::controller_log::ControllerLog;
use crate::directory_lock::DirectoryLock;
use crate::engine::{Engine, Inner};
use crate::error::OpenError;
use crate::io::{Storage, UringStorage, raise_open_file_limit, ring_runtime};
use crate::journal::replay::JournalIdentity;
use crate::shard::journal_files::journal_id;
use crate::shard::mailbox::{Command, MAILBOX_COMMANDS_MAX, NewPartition};
use crate::shard::recover::{Recovered, recover};
use crate::shard::shard::ShardSettings;
use crate::shard_thread::{ShardStart, ThreadStart, start_thread};
use crate::types::{Durability, ShardId};

/// Options of an engine that is not open yet.
#[derive(Clone, Debug)]
pub struct EngineBuilder {
    root: PathBuf,
    shard_count: Option<u16>,
    cores: Option<Range<usize>>,
    durability: Durability,
    memory_budget_bytes: u64,
    journal_file_bytes: u64,
    journal_file_count: u32,
    settles: bool,
    retention_check_interval: Duration,
}

impl EngineBuilder {
    pub(crate) fn new(root: PathBuf) -> EngineBuilder {
        EngineBuilder {
            root,
            shard_count: None,
            cores: None,
            durability: Durability::Disk,
            memory_budget_bytes: DEFAULT_MEMORY_BUDGET_BYTES,
            journal_file_bytes: DEFAULT_JOURNAL_FILE_BYTES,
            journal_file_count: DEFAULT_JOURNAL_FILES,
            settles: true,
            retention_check_interval: DEFAULT_RETENTION_CHECK_INTERVAL,
        }
    }

    /// Number of shard threads; one for each core the process may use unless said.
    pub fn shards(mut self, count: u16) -> Self {
        self.shard_count = Some(count);
        self
    }

    /// Pins thread i to the i-th of these cores, and starts one thread for each unless [`EngineBuilder::shards`] says
    /// otherwise. Without it nothing is pinned.
    pub fn cores(mut self, cores: Range<usize>) -> Self {
        self.cores = Some(cores);
        self
    }

    /// What topics without a `durability` of their own get.
    pub fn durability(mut self, durability: Durability) -> Self {
        self.durability = durability;
        self
    }

    /// Memory for receive buffers, unsettled records and the hot cache together, in bytes.
    pub fn memory_budget_bytes(mut self, bytes: u64) -> Self {
        self.memory_budget_bytes = bytes;
        self
    }

    /// Size of one journal file in bytes, a multiple of 4096. A batch must fit into one.
    pub fn journal_file_bytes(mut self, bytes: u64) -> Self {
        self.journal_file_bytes = bytes;
        self
    }

    /// Journal files that each journal may have, at least 2; each is made when it is about to be needed. A thread has a journal for
    /// each durability that topics use.
    pub fn journal_files(mut self, count: u32) -> Self {
        self.journal_file_count = count;
        self
    }

    /// Switches the settler off: records stay in the journal until the ring is full. For measuring recovery.
    pub fn settling(mut self, settles: bool) -> Self {
        self.settles = settles;
        self
    }

    /// Time between two looks for segments beyond the retention limits of their topic; the first comes after one interval.
    pub fn retention_check_interval(mut self, interval: Duration) -> Self {
        self.retention_check_interval = interval;
        self
    }

    /// Opens the engine. Blocks until every shard serves.
    pub fn open(self) -> Result<Engine, OpenError> {
        self.check()?;
        let root = &self.root;
        std::fs::create_dir_all(root).map_err(|source| OpenError::NotWritable {
            path: root.clone(),
            source,
        })?;
        let lock = Arc::new(DirectoryLock::take(root)?);
        let thread_count = self.effective_shard_count();
        // Those of the default durability first, one for each thread, then the others in the same order.
        let (senders, mailboxes): (Vec<_>, Vec<_>) = (0..2 * thread_count)
            .map(|_| mpsc::channel::<Command>(MAILBOX_COMMANDS_MAX))
            .unzip();
        let (plans, plan_queue) = mpsc::channel::<Plan>(PLANS_MAX);
        let stop = watch::Sender::new(false);

        let control = ControlStart {
            root: root.clone(),
            shards: senders.clone(),
            default_durability: self.durability,
            plans: plan_queue,
            stop: stop.subscribe(),
            lock: lock.clone(),
        };
        let (control_thread, mut started) = start_control(control)?;
        let mut threads = vec![control_thread];
        let mut of_shards = self.shard_starts(&mut started, mailboxes);
        let second = of_shards.split_off(usize::from(thread_count));
        let mut ready = Vec::new();
        let mut metrics = Vec::new();
        let open_segments_max = open_segments_max(raise_open_file_limit(), thread_count);
        for (index, shards) in of_shards.into_iter().zip(second).enumerate() {
            metrics.push(shards.0.settings.metrics.clone());
            let start = ThreadStart {
                id: ShardId(index as u16),
                instance: started.instance,
                root: root.clone(),
                tail_bytes_max: shards.0.settings.tail_bytes_max,
                open_segments_max,
                core: self.cores.as_ref().map(|cores| cores.start + index),
                shards: shards.into(),
                stop: stop.subscribe(),
                lock: lock.clone(),
            };
            let (thread, is_ready) = start_thread(start)?;
            threads.push(thread);
            ready.push(is_ready);
        }
        for is_ready in ready {
            receive(is_ready, "starting a shard")??;
        }
        Ok(Engine {
            inner: Arc::new(Inner {
                instance: started.instance,
                shards: senders,
                plans,
                metrics,
                catalog: started.catalog,
                budget: Budget::new(self.memory_budget_bytes / RECEIVE_SHARE),
                read_budget: Budget::new(self.memory_budget_bytes / READ_SHARE),
                stop,
                threads: std::sync::Mutex::new(threads),
            }),
        })
    }

    fn check(&self) -> Result<(), OpenError> {
        let invalid = |detail: String| Err(OpenError::InvalidOption { detail });
        if self.shard_count == Some(0) {
            return invalid("shards must be at least 1".to_owned());
        }
        if self.effective_shard_count() > SHARDS_MAX {
            return invalid(format!("shards must be at most {SHARDS_MAX}"));
        }
        if self.journal_file_count < 2 {
            return invalid("journal.files must be at least 2".to_owned());
        }
        let file_bytes = self.journal_file_bytes;
        if !file_bytes.is_multiple_of(4096) || !JOURNAL_FILE_BYTES_RANGE.contains(&file_bytes) {
            return invalid(format!(
                "journal.file.bytes = {file_bytes} is not a multiple of 4096 between 1 MiB and 1 GiB"
            ));
        }
        if self.memory_budget_bytes < MEMORY_BUDGET_BYTES_MIN {
            return invalid("memory.budget.bytes must be at least 16 MiB".to_owned());
        }
        if self.retention_check_interval.is_zero() {
            return invalid("log.retention.check.interval.ms must be at least 1".to_owned());
        }
        Ok(())
    }

    fn effective_shard_count(&self) -> u16 {
        let from_cores = self.cores.as_ref().map(|cores| cores.len() as u16);
        let available =
            || std::thread::available_parallelism().map_or(1, |count| count.get() as u16);
        self.shard_count
            .or(from_cores)
            .unwrap_or_else(available)
            .max(1)
    }

    /// What each shard is told, in the order of their ids; takes the partitions.
    fn shard_starts(
        &self,
        started: &mut ControlStarted,
        mailboxes: Vec<mpsc::Receiver<Command>>,
    ) -> Vec<ShardStart> {
        let thread_count = mailboxes.len() as u16 / 2;
        let metrics: Vec<_> = (0..thread_count).map(|_| Arc::default()).collect();
        let mut starts: Vec<ShardStart> = (0..)
            .map(ShardId)
            .zip(mailboxes)
            .map(|(id, mailbox)| {
                let thread_index = id.thread_index(thread_count);
                ShardStart {
                    id,
                    settings: ShardSettings {
                        metrics: Arc::clone(&metrics[usize::from(thread_index)]),
                        ..self.shard_settings(id, started.incarnation, thread_count)
                    },
                    partitions: Vec::new(),
                    mailbox,
                }
            })
            .collect();
        for (owner, partition) in started.partitions.drain(..) {
            starts[usize::from(owner.0)].partitions.push(partition);
        }
        starts
    }

    fn shard_settings(&self, id: ShardId, incarnation: u64, thread_count: u16) -> ShardSettings {
        let journal_durability = id.durability(thread_count, self.durability);
        let tail_share = self.memory_budget_bytes
            - self.memory_budget_bytes / RECEIVE_SHARE
            - self.memory_budget_bytes / READ_SHARE;
        let tail_bytes_max = tail_share / u64::from(thread_count);
        let ring_bytes = self.journal_file_bytes * u64::from(self.journal_file_count);
        let ring_room = (ring_bytes - 2 * self.journal_file_bytes).max(self.journal_file_bytes / 2);
        ShardSettings {
            root: self.root.clone(),
            identity: JournalIdentity {
                journal_id: journal_id(id.thread_index(thread_count), journal_durability),
                incarnation,
            },
            journal_durability,
            journal_file_bytes: self.journal_file_bytes,
            journal_file_count: self.journal_file_count,
            tail_bytes_max,
            unsettled_bytes_max: ring_room.min(tail_bytes_max / 8 * 7),
            settles: self.settles,
            retention_check_interval: self.retention_check_interval,
            now_ms,
            metrics: Arc::default(),
        }
    }
}

/// The journals of so many threads, one for each durability; those that are never needed have no files.
fn journal_ids(thread_count: u16) -> Vec<u64> {
    let of_both = [Durability::Disk, Durability::Os];
    let of_durability =
        |durability| (0..thread_count).map(move |index| journal_id(index, durability));
    of_both.into_iter().flat_map(of_durability).collect()
}

/// Five of eight descriptors are for segments, the rest for connections and everything else.
fn open_segments_max(open_file_limit: u64, thread_count: u16) -> usize {
    let share = open_file_limit.min(OPEN_FILES_MAX) / 8 * 5 / u64::from(thread_count);
    (share as usize).max(1)
}

struct ControlStart {
    root: PathBuf,
    shards: Vec<mpsc::Sender<Command>>,
    default_durability: Durability,
    plans: mpsc::Receiver<Plan>,
    stop: watch::Receiver<bool>,
    lock: Arc<DirectoryLock>,
}

/// What the control thread found out before the shards start.
struct ControlStarted {
    instance: u64,
    incarnation: u64,
    catalog: Arc<PublishedCatalog>,
    partitions: Vec<(ShardId, NewPartition)>,
}

fn start_control(start: ControlStart) -> Result<(JoinHandle<()>, ControlStarted), OpenError> {
    let (sender, started) = answer_channel();
    let thread = spawn_thread("ringspool-control", move || {
        let _lock = start.lock.clone();
        let runtime = match ring_runtime() {
            Ok(runtime) => runtime,
            Err(source) => {
                let _ = sender.send(Err(OpenError::IoUringUnavailable { source }));
                return;
            }
        };
        runtime.block_on(async move {
            let opened = open_catalog(&start).await;
            let (log, control_started) = match opened {
                Ok(opened) => opened,
                Err(error) => {
                    let _ = sender.send(Err(error));
                    return;
                }
            };
            let control = Control {
                log,
                catalog: control_started.catalog.clone(),
                shards: start.shards,
                default_durability: start.default_durability,
            };
            let _ = sender.send(Ok(control_started));
            let mut stop = start.stop;
            tokio::select! {
                outcome = control.run(start.plans) => {
                    if let Err(error) = outcome {
                        tracing::error!(%error, "the control thread ends");
                    }
                }
                _ = stop.wait_for(|stopped| *stopped) => {}
            }
        });
    })?;
    Ok((thread, receive(started, "starting the control thread")??))
}

/// Reads the controller's log, recovers every journal under it, and begins a new incarnation.
async fn open_catalog(
    start: &ControlStart,
) -> Result<(ControllerLog<UringStorage>, ControlStarted), OpenError> {
    let storage = UringStorage::new();
    let root = &start.root;
    let thread_count = start.shards.len() as u16 / 2;
    let path = root.join("controller.log");
    let (mut log, entries) = ControllerLog::open(&storage, &path)
        .await
        .map_err(|error| OpenError::Corrupt {
            detail: error.to_string(),
        })?;
    let mut catalog = Catalog::new(thread_count, start.default_durability);
    for entry in &entries {
        let record = CatalogRecord::decode(&entry.payload).ok_or_else(|| OpenError::Corrupt {
            detail: format!(
                "{}: entry {} is not a record of a known kind; a newer version may have written it",
                path.display(),
                entry.index
            ),
        })?;
        catalog.replay(&record);
    }
    let Recovered {
        incarnation,
        mut partitions,
    } = recover(&storage, root, &catalog, journal_ids(thread_count)).await?;
    let mut records = Vec::new();
    if entries.is_empty() {
        records.push(CatalogRecord::ClusterCreated {
            cluster_id: crate::types::TopicId::random().0,
            directory_id: crate::types::TopicId::random().0,
        });
    }
    records.push(CatalogRecord::BrokerStarted { incarnation });
    let payloads = records.iter().map(CatalogRecord::encode).collect();
    log.append(payloads).await.map_err(|error| OpenError::Io {
        what: format!("writing {}", path.display()),
        source: std::io::Error::other(error),
    })?;
    records.iter().for_each(|record| catalog.replay(record));
    catalog.place_all();
    sync_root(&storage, root).await?;

    let mut placed = Vec::new();
    for topic in catalog.topics() {
        let (config, durability) = topic.config(start.default_durability);
        for image in &topic.partitions {
            let id = topic.partition_id(image.partition_index);
            placed.push((
                image.shard,
                NewPartition {
                    id,
                    config: config.clone(),
                    durability,
                    leader_epoch: image.leader_epoch,
                    recovered: partitions.remove(&id),
                },
            ));
        }
    }
    let started = ControlStarted {
        instance: NEXT_INSTANCE.fetch_add(1, Ordering::Relaxed),
        incarnation,
        catalog: Arc::new(PublishedCatalog::new(catalog)),
        partitions: placed,
    };
    Ok((log, started))
}

async fn sync_root(storage: &UringStorage, root: &Path) -> Result<(), OpenError> {
    storage
        .sync_dir(root)
        .await
        .map_err(|source| OpenError::Io {
            what: format!("flushing {}", root.display()),
            source,
        })
}

pub(crate) fn spawn_thread(
    name: &str,
    run: impl FnOnce() + Send + 'static,
) -> Result<JoinHandle<()>, OpenError> {
    std::thread::Builder::new()
        .name(name.to_owned())
        .spawn(run)
        .map_err(|source| OpenError::Io {
            what: format!("starting thread {name}"),
            source,
        })
}

/// A channel for the one answer of a thread that starts. Of the standard library: an engine may be opened on a thread that
/// runs an executor, where tokio's channels refuse to block.
pub(crate) fn answer_channel<T>() -> (SyncSender<T>, Receiver<T>) {
    sync_channel(1)
}

fn receive<T>(answer: Receiver<T>, what: &str) -> Result<T, OpenError> {
    answer.recv().map_err(|_| OpenError::Io {
        what: what.to_owned(),
        source: std::io::Error::other("the thread ended before it was ready"),
    })
}

fn now_ms() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |elapsed| elapsed.as_millis() as i64)
}

/// Default of [`EngineBuilder::memory_budget_bytes`].
pub const DEFAULT_MEMORY_BUDGET_BYTES: u64 = 512 * 1024 * 1024;
/// Default of [`EngineBuilder::journal_file_bytes`].
pub const DEFAULT_JOURNAL_FILE_BYTES: u64 = 64 * 1024 * 1024;
/// Default of [`EngineBuilder::journal_files`].
pub const DEFAULT_JOURNAL_FILES: u32 = 16;
/// Default of [`EngineBuilder::retention_check_interval`].
pub const DEFAULT_RETENTION_CHECK_INTERVAL: Duration = Duration::from_secs(5 * 60);

const JOURNAL_FILE_BYTES_RANGE: std::ops::RangeInclusive<u64> = 1024 * 1024..=1024 * 1024 * 1024;
/// Each thread runs two, which are counted in 16 bits.
const SHARDS_MAX: u16 = u16::MAX / 2;
const MEMORY_BUDGET_BYTES_MIN: u64 = 16 * 1024 * 1024;
/// Receive buffers get one part in this many of the memory budget.
const RECEIVE_SHARE: u64 = 4;
/// Records that were read from files and are not sent yet get one part in this many.
const READ_SHARE: u64 = 8;
/// More files than this are not kept open, however many the system allows.
const OPEN_FILES_MAX: u64 = 1 << 20;
pub(crate) const CHUNK_BYTES: usize = 4 * 1024 * 1024;
const PLANS_MAX: usize = 1024;
static NEXT_INSTANCE: AtomicU64 = AtomicU64::new(1);
