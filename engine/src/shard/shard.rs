//! The state of one shard, and staging: where appends become part of the log.

use std::cell::{Cell, RefCell};
use std::collections::hash_map::DefaultHasher;
use std::collections::{HashMap, VecDeque};
use std::hash::BuildHasherDefault;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Mutex, Notify, oneshot};
use tokio::task::JoinHandle;
use tokio::time::Instant;

use super::commit::Unflushed;
use super::frame_builder::{FrameBuilder, SharedPartition, StagedInto};
use super::journal_files::JournalFiles;
use super::mailbox::CheckedAppend;
use super::retention::TrimmedSegments;
use super::segment_writer::SegmentWriter;
use super::thread_share::{ThreadShare, add};
use crate::config::LogConfig;
use crate::error::AppendError;
use crate::io::Storage;
use crate::journal::replay::JournalIdentity;
use crate::metrics::ShardMetrics;
use crate::partition::append_reply::{AppendReply, AppendResults, AppendToken};
use crate::partition::partition::NO_TIMESTAMP;
use crate::partition::{Partition, StageOutcome};
use crate::record::{self, BatchRange, ValidationRules};
use crate::types::{AckWhen, AppendOrigin, Appended, Durability, PartitionId, TopicId};

/// What a shard is told when it starts.
#[derive(Clone, Debug)]
pub(crate) struct ShardSettings {
    /// The data directory.
    pub root: PathBuf,
    pub identity: JournalIdentity,
    /// Disk: the journal goes past the page cache and is flushed at once. Os: it lives in the page cache, which outlives the
    /// process, and settling makes durable what it holds.
    pub journal_durability: Durability,
    pub journal_file_bytes: u64,
    pub journal_file_count: u32,
    /// Settled and unsettled batches that the shards of a thread keep in memory, in bytes.
    pub tail_bytes_max: u64,
    /// Appends wait while more than this many bytes of the thread's shards are not settled.
    pub unsettled_bytes_max: u64,
    /// Off only where a test or a benchmark wants a journal full of unsettled frames.
    pub settles: bool,
    /// Between two looks for expired segments.
    pub retention_check_interval: Duration,
    /// How a batch is dated; the only clock of a shard.
    pub now_ms: fn() -> i64,
    /// Where the shard counts; its thread is the only writer.
    pub metrics: Arc<ShardMetrics>,
}

/// One shard. Shared by the tasks of its thread through `Rc`; no borrow of a cell is held across an await.
pub(crate) struct Shard<S: Storage> {
    pub(super) settings: ShardSettings,
    pub(super) storage: S,
    pub(super) partitions: RefCell<Partitions>,
    pub(super) staging: RefCell<FrameBuilder>,
    pub(super) journal: RefCell<JournalFiles<S>>,
    pub(super) positions: Cell<JournalPositions>,
    /// What it shares with the other shard of its thread.
    pub(super) share: Rc<ThreadShare<S>>,
    pub(super) segment_writer: SegmentWriter,
    /// Appends that wait for room, oldest first.
    parked: RefCell<VecDeque<ParkedAppend>>,
    /// Bytes of batches that are not settled yet; the thread's count holds them too.
    pub(super) unsettled_bytes: Cell<u64>,
    pub(super) commit_ready: Notify,
    pub(super) flush_ready: Notify,
    /// A flush ended.
    pub(super) flushed: Notify,
    pub(super) unflushed: RefCell<Unflushed>,
    pub(super) settle_ready: Rc<Notify>,
    /// A journal file was begun, or the shard closes.
    pub(super) file_begun: Notify,
    /// Room appeared: a journal file was released or bytes were settled.
    pub(super) room: Notify,
    pub(super) state: Cell<ShardState>,
    pub(super) checkpoint_sequence: Cell<u64>,
    /// Written frames whose batches may still be in a tail, oldest first.
    pub(super) cached_frames: RefCell<VecDeque<CachedFrame>>,
    /// The part of `unsettled_bytes` that each written frame stands for. Counted by frame, not by partition: a partition
    /// that is deleted takes nothing out of the journal.
    pub(super) unsettled_frames: RefCell<VecDeque<UnsettledFrame>>,
    /// Written to the journal so far, headers and padding included.
    pub(super) journal_bytes: Cell<u64>,
    pub(super) deleted: RefCell<Vec<PartitionId>>,
    /// Files that retention has let go of.
    pub(super) trimmed: RefCell<VecDeque<TrimmedSegments>>,
    /// The settle task makes a retention pass when it next looks.
    pub(super) is_retention_due: Cell<bool>,
    /// Files can be freed, or the shard closes.
    pub(super) retention_ready: Notify,
    /// The commit task has ended: nothing more will be written.
    pub(super) is_commit_over: Cell<bool>,
    /// When the first batch of the next commit was staged.
    pub(super) staged_since: Cell<Option<Instant>>,
    pub(super) metrics: Arc<ShardMetrics>,
    /// None before the journal is begun.
    pub(super) tasks: Mutex<Vec<JoinHandle<()>>>,
}

/// Partitions by id. The hash has no random part: ids are random already, and a simulated run must repeat exactly.
type Partitions = HashMap<PartitionId, SharedPartition, BuildHasherDefault<DefaultHasher>>;

/// How far the journal is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct JournalPositions {
    pub written_through_lsn: u64,
    pub flushed_through_lsn: u64,
    pub settled_through_lsn: u64,
}

/// Whether the shard takes work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ShardState {
    /// There is no journal yet: no appends.
    Beginning,
    Running,
    /// No new appends; what is staged is still committed and settled.
    Closing,
    /// The disk is too full to settle; reads go on.
    NoSpace,
}

/// A frame in memory.
pub(crate) struct CachedFrame {
    pub lsn: u64,
    /// Whole frame, padding included.
    pub bytes: u64,
}

/// A frame in the journal that is not settled.
pub(crate) struct UnsettledFrame {
    pub lsn: u64,
    /// Bytes of its batches.
    pub batch_bytes: u64,
}

struct ParkedAppend {
    appends: Vec<CheckedAppend>,
    ack: AckWhen,
    reply: oneshot::Sender<AppendResults>,
}

impl<S: Storage> Shard<S> {
    pub fn new(settings: ShardSettings, storage: S, share: Rc<ThreadShare<S>>) -> Rc<Shard<S>> {
        let journal = JournalFiles::new(&settings);
        let staging = FrameBuilder::new(
            settings.identity,
            share.pool.clone(),
            journal.frame_bytes_max(),
        );
        let settle_ready = Rc::new(Notify::new());
        let segment_writer = SegmentWriter::beside(settings.journal_durability);
        share.add_settler(settle_ready.clone(), segment_writer.shared_pace());
        let unflushed = Unflushed::new(match settings.settles {
            true => settings.journal_durability,
            // Nobody else makes durable what it holds.
            false => Durability::Disk,
        });
        Rc::new(Shard {
            segment_writer,
            share,
            metrics: settings.metrics.clone(),
            unflushed: RefCell::new(unflushed),
            settings,
            storage,
            partitions: RefCell::default(),
            staging: RefCell::new(staging),
            journal: RefCell::new(journal),
            positions: Cell::default(),
            parked: RefCell::default(),
            unsettled_bytes: Cell::new(0),
            commit_ready: Notify::new(),
            flush_ready: Notify::new(),
            flushed: Notify::new(),
            settle_ready,
            file_begun: Notify::new(),
            room: Notify::new(),
            state: Cell::new(ShardState::Beginning),
            checkpoint_sequence: Cell::new(0),
            cached_frames: RefCell::default(),
            unsettled_frames: RefCell::default(),
            journal_bytes: Cell::new(0),
            deleted: RefCell::default(),
            trimmed: RefCell::default(),
            is_retention_due: Cell::new(false),
            retention_ready: Notify::new(),
            is_commit_over: Cell::new(false),
            staged_since: Cell::new(None),
            tasks: Mutex::default(),
        })
    }

    /// Stages `appends` in order, or parks them behind others while the shard has no room.
    pub fn append(
        &self,
        appends: Vec<CheckedAppend>,
        ack: AckWhen,
        reply: oneshot::Sender<AppendResults>,
    ) {
        match self.state.get() {
            ShardState::Running if !self.has_space() => {
                self.settle_ready.notify_one();
                return refuse(appends.len(), AppendError::NoSpace, reply);
            }
            ShardState::Running => {}
            ShardState::Closing => return refuse(appends.len(), AppendError::Stopped, reply),
            ShardState::NoSpace | ShardState::Beginning => {
                return refuse(appends.len(), AppendError::NoSpace, reply);
            }
        }
        let append = ParkedAppend {
            appends,
            ack,
            reply,
        };
        // Under pressure only produce waits: heartbeats and commits of groups never do. Nobody else appends to their partitions.
        let is_coordinator = append
            .appends
            .iter()
            .all(|checked| checked.append.origin == AppendOrigin::Coordinator);
        if !is_coordinator && (!self.parked.borrow().is_empty() || !self.has_room()) {
            self.parked.borrow_mut().push_back(append);
            self.share.parked.set(self.share.parked.get() + 1);
            self.share.hurry_settlers();
            self.share.wake_settlers();
            return;
        }
        if self.has_little_room() {
            self.share.hurry_settlers();
        }
        self.stage(append);
    }

    /// Stages parked appends while there is room; the settler calls it when it made some.
    pub(super) fn unpark(&self) {
        while self.has_room() {
            let Some(append) = self.parked.borrow_mut().pop_front() else {
                return;
            };
            self.share.parked.set(self.share.parked.get() - 1);
            self.stage(append);
        }
    }

    /// Answers everything that is parked, because no room will come.
    pub(super) fn refuse_parked(&self, error: &AppendError) {
        let parked = self.parked.take();
        self.share
            .parked
            .set(self.share.parked.get() - parked.len());
        for append in parked {
            refuse(append.appends.len(), error.clone(), append.reply);
        }
    }

    /// Whether everything that is not settled yet can be, also by the next start if this process dies now.
    pub(super) fn has_space(&self) -> bool {
        self.has_space_beside(0)
    }

    /// The same after `bytes` more were taken for something else.
    pub(super) fn has_space_beside(&self, bytes: u64) -> bool {
        self.share.free_bytes.get()
            >= bytes + self.share.unsettled_bytes.get() + SPACE_RESERVE_BYTES
    }

    /// Whether appends will soon have to wait for the settler.
    fn has_little_room(&self) -> bool {
        self.share.unsettled_bytes.get() >= self.settings.unsettled_bytes_max / 8 * 7
    }

    fn has_room(&self) -> bool {
        self.share.unsettled_bytes.get() < self.settings.unsettled_bytes_max
    }

    fn stage(&self, append: ParkedAppend) {
        let reply = AppendReply::new(append.appends.len(), append.reply);
        let now_ms = (self.settings.now_ms)();
        for (index, checked) in append.appends.iter().enumerate() {
            if let Err(error) = self.stage_partition(checked, append.ack, now_ms, &reply, index) {
                reply.set(index, Err(error));
            }
        }
        if !self.staging.borrow().is_empty() {
            if self.staged_since.get().is_none() {
                self.staged_since.set(Some(Instant::now()));
            }
            self.commit_ready.notify_one();
        }
    }

    /// Stages the batches of one partition and parks its share of the reply.
    fn stage_partition(
        &self,
        checked: &CheckedAppend,
        ack: AckWhen,
        now_ms: i64,
        reply: &Rc<AppendReply>,
        index: usize,
    ) -> Result<(), AppendError> {
        let partition_id = checked.append.partition;
        let shared = self
            .partition(partition_id)
            .ok_or(AppendError::UnknownPartition)?;
        let batches = checked.batches.as_ref().map_err(Clone::clone)?;
        let mut partition = shared.borrow_mut();
        self.check_rules(checked, batches, partition.config())?;
        let mut landed: Option<Appended> = None;
        for (header, range) in batches {
            let outcome = partition.stage(header, checked.append.origin, now_ms)?;
            let batch_landed = match outcome {
                StageOutcome::Staged(staged) => {
                    let batch = &checked.append.batches[range.clone()];
                    let bytes = batch.len() as u64;
                    self.staging.borrow_mut().push(
                        batch,
                        header,
                        StagedInto {
                            partition: &shared,
                            partition_id,
                            partition_incarnation: partition.incarnation(),
                            staged,
                            needs_flush: partition.durability() == Durability::Disk,
                        },
                    );
                    add(&self.unsettled_bytes, bytes);
                    add(&self.share.unsettled_bytes, bytes);
                    Appended {
                        base_offset: staged.base_offset,
                        last_offset: staged.last_offset,
                        log_append_time_ms: staged.log_append_time_ms.unwrap_or(NO_TIMESTAMP),
                        log_start_offset: partition.offsets().log_start_offset,
                    }
                }
                StageOutcome::Duplicate {
                    base_offset,
                    last_offset,
                    log_append_time_ms,
                } => Appended {
                    base_offset,
                    last_offset,
                    log_append_time_ms,
                    log_start_offset: partition.offsets().log_start_offset,
                },
            };
            landed = Some(match landed {
                None => batch_landed,
                Some(first) => Appended {
                    last_offset: batch_landed.last_offset,
                    ..first
                },
            });
        }
        let appended = landed.expect("a checked append has a batch");
        let token = AppendToken::new(reply.clone(), index, appended);
        if let Some(token) = partition.park_append(ack, appended.last_offset + 1, token) {
            token.complete();
        }
        Ok(())
    }

    /// What only the owner knows of a batch: sizes against the topic's limit, keys on a compacted topic.
    fn check_rules(
        &self,
        checked: &CheckedAppend,
        batches: &[BatchRange],
        config: &LogConfig,
    ) -> Result<(), AppendError> {
        let frame_limit = self.staging.borrow().batch_bytes_max();
        let limit_bytes = config.max_message_bytes.min(frame_limit);
        for (header, range) in batches {
            if range.len() > limit_bytes {
                return Err(AppendError::MessageTooLarge {
                    size_bytes: range.len(),
                    limit_bytes,
                });
            }
            if config.is_compacted() {
                let batch = &checked.append.batches[range.clone()];
                let rules = ValidationRules {
                    origin: checked.append.origin,
                    keys_required: true,
                    ..ValidationRules::default()
                };
                record::validate_batch(batch, header, &rules)?;
            }
        }
        Ok(())
    }

    pub fn partition(&self, partition: PartitionId) -> Option<SharedPartition> {
        self.partitions.borrow().get(&partition).cloned()
    }

    /// Takes a partition into service.
    pub fn open_partition(&self, partition: Partition) {
        let id = partition.id();
        self.free_leftovers(&partition);
        let before = self
            .partitions
            .borrow_mut()
            .insert(id, Rc::new(RefCell::new(partition)));
        assert!(before.is_none(), "{id} is opened once");
    }

    /// Takes a partition out of service; its files go when the settler is done with them.
    pub fn close_partition(&self, id: PartitionId) {
        let Some(partition) = self.partitions.borrow_mut().remove(&id) else {
            return;
        };
        partition
            .borrow_mut()
            .abandon(&AppendError::UnknownPartition);
        self.deleted.borrow_mut().push(id);
        self.settle_ready.notify_one();
    }

    /// No new appends from now on; what is staged is still committed and settled.
    pub fn begin_closing(&self) {
        self.state.set(ShardState::Closing);
        self.segment_writer.pace().hurry();
        self.refuse_parked(&AppendError::Stopped);
        self.commit_ready.notify_one();
        self.settle_ready.notify_one();
        self.retention_ready.notify_one();
        self.file_begun.notify_one();
    }

    /// Where the journal is and how much its first file needs, in bytes.
    pub fn journal_place(&self) -> (PathBuf, u64) {
        let journal = self.journal.borrow();
        (journal.folder().to_owned(), journal.file_bytes())
    }

    /// Gives every partition of a topic its new configuration.
    pub fn reconfigure(&self, topic_id: TopicId, config: &LogConfig, durability: Durability) {
        let config = Rc::new(config.clone());
        for (id, partition) in self.partitions.borrow().iter() {
            if id.topic_id == topic_id {
                partition
                    .borrow_mut()
                    .reconfigure(config.clone(), durability);
            }
        }
    }
}

/// Space that is left for checkpoints, indexes and the controller's log.
const SPACE_RESERVE_BYTES: u64 = 16 * 1024 * 1024;

fn refuse(count: usize, error: AppendError, reply: oneshot::Sender<AppendResults>) {
    // Nobody listens when the connection is gone.
    let _ = reply.send(vec![Err(error); count]);
}
