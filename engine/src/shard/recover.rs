//! Recovery: replays every journal of the last incarnation into segments, before any shard starts.
//!
//! Afterwards nothing is unsettled, so the number of shards may change freely. Journals are read only; segments are cut to
//! their checkpointed size and written again from the journal, which makes a second try after a crash harmless. The root
//! checkpoint, written last, is the moment the old journals stop to count.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use bytes::Bytes;

use super::journal_files::{journal_durability, journal_folder};
use super::kept_aside::KeptAside;
use super::segment_files::{SEGMENT, partition_folder, remove_folder};
use super::segment_writer::SegmentWriter;
use super::settle::write_checkpoint;
use crate::catalog::Catalog;
use crate::config::LogConfig;
use crate::error::OpenError;
use crate::io::{OpenOptions, Storage, StorageFile};
use crate::journal::checkpoint::{Checkpoint, SLOT_NAMES};
use crate::journal::frame::{BLOCK_BYTES, FrameEntry};
use crate::journal::replay::{
    JournalIdentity, LooseFrame, Step, Walker, WholeFrame, files_to_replay, loose_frames,
};
use crate::journal::ring::FileHeader;
use crate::log::checkpoint_row::CheckpointRow;
use crate::log::leader_epochs::LeaderEpochs;
use crate::log::producer_state::ProducerState;
use crate::log::segment::log_file_name;
use crate::log::segments::SegmentList;
use crate::record::BatchHeader;
use crate::types::{Durability, PartitionId};

/// What recovery found.
pub(crate) struct Recovered {
    /// The incarnation that begins now; larger than any before.
    pub incarnation: u64,
    pub partitions: BTreeMap<PartitionId, RecoveredPartition>,
}

/// A partition as its segments hold it, everything settled.
#[derive(Debug, Default)]
pub(crate) struct RecoveredPartition {
    pub incarnation: u32,
    pub leader_epoch: i32,
    pub log_start_offset: i64,
    pub end_offset: i64,
    pub producers: ProducerState,
    pub epochs: LeaderEpochs,
    pub segments: SegmentList,
}

/// Brings the directory to a state in which every record is settled, and begins the next incarnation, with these journals.
///
/// Errors: `Corrupt` with the exact place when bytes that were flushed are damaged; nothing is truncated then.
pub(crate) async fn recover<S: Storage>(
    storage: &S,
    root: &Path,
    catalog: &Catalog,
    journals: Vec<u64>,
) -> Result<Recovered, OpenError> {
    make_root(storage, root)
        .await
        .map_err(|source| io_error("creating", root, source))?;
    let root_checkpoint = newest_checkpoint(storage, root, None).await?;
    let incarnation = root_checkpoint
        .as_ref()
        .map_or(0, |checkpoint| checkpoint.incarnation);
    let mut recovery = Recovery {
        storage,
        root,
        catalog,
        partitions: BTreeMap::new(),
        files: BTreeMap::new(),
        aside: KeptAside::new(storage, root),
        writer: SegmentWriter::alone(),
    };
    let root_checkpoint = root_checkpoint.unwrap_or_default();
    let mut replays = Vec::new();
    recovery.adopt_rows(&root_checkpoint.rows)?;
    for &journal_id in &root_checkpoint.journals {
        let identity = JournalIdentity {
            journal_id,
            incarnation,
        };
        let folder = journal_folder(root, journal_id);
        let checkpoint = newest_checkpoint(storage, &folder, Some(incarnation)).await?;
        let start_lsn = match &checkpoint {
            Some(checkpoint) => {
                recovery.adopt_rows(&checkpoint.rows)?;
                checkpoint.journal_start_lsn
            }
            None => 1,
        };
        replays.push((identity, folder, start_lsn));
    }
    for (identity, folder, start_lsn) in replays {
        recovery
            .replay_journal(identity, &folder, start_lsn)
            .await?;
    }
    recovery.finish(root_checkpoint, journals).await
}

async fn make_root<S: Storage>(storage: &S, root: &Path) -> io::Result<()> {
    storage.create_dir_all(root).await?;
    match root
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty())
    {
        Some(parent) => storage.sync_dir(parent).await,
        None => Ok(()),
    }
}

struct Recovery<'a, S: Storage> {
    storage: &'a S,
    root: &'a Path,
    catalog: &'a Catalog,
    partitions: BTreeMap<PartitionId, RecoveredPartition>,
    /// Segment files that were cut to their checkpointed size and are being written.
    files: BTreeMap<(PartitionId, i64), S::File>,
    aside: KeptAside<'a, S>,
    writer: SegmentWriter,
}

/// Batches of one journal file for one partition, to be written in one go.
#[derive(Default)]
struct Piece {
    batches: Vec<(BatchHeader, Bytes)>,
}

impl<S: Storage> Recovery<'_, S> {
    /// A journal's rows replace the root's: they are newer.
    fn adopt_rows(&mut self, rows: &[CheckpointRow]) -> Result<(), OpenError> {
        for row in rows {
            if self.catalog.topic_by_id(row.partition.topic_id).is_none() {
                continue;
            }
            let recovered =
                RecoveredPartition::from_row(row).ok_or_else(|| OpenError::Corrupt {
                    detail: format!(
                        "the checkpoint row of partition {} is damaged",
                        row.partition
                    ),
                })?;
            self.partitions.insert(row.partition, recovered);
        }
        Ok(())
    }

    async fn replay_journal(
        &mut self,
        identity: JournalIdentity,
        folder: &Path,
        start_lsn: u64,
    ) -> Result<(), OpenError> {
        let ring = self.read_headers(identity, folder).await?;
        let end = self
            .walk_journal(identity, folder, &ring, start_lsn)
            .await?;
        tracing::debug!(
            journal_id = identity.journal_id,
            next_lsn = end.next_lsn,
            offset = end.offset,
            reason = end.reason,
            "end of the journal"
        );
        self.look_past(&end, identity, folder, &ring, start_lsn)
            .await
    }

    /// Follows the chain and replays it from `start_lsn` on; returns where and why it ended.
    async fn walk_journal(
        &mut self,
        identity: JournalIdentity,
        folder: &Path,
        ring: &RingOnDisk,
        start_lsn: u64,
    ) -> Result<JournalEnd, OpenError> {
        let mut end = JournalEnd {
            next_lsn: start_lsn,
            reason: "no journal file begins at or before it",
            path: folder.to_owned(),
            offset: 0,
            rest: Bytes::new(),
            walked: Vec::new(),
        };
        let files = files_to_replay(ring.ours.clone(), start_lsn);
        let Some(&(first, first_crc)) = files.first() else {
            return Ok(end);
        };
        if first.start_lsn > start_lsn {
            return Ok(end);
        }
        let mut walker = Walker::begin(identity, &first, first_crc);
        for (index, (header, _)) in files.iter().enumerate() {
            if index > 0 && !walker.continues_in(header) {
                break;
            }
            end.path = folder.join(&ring.names[&header.file_index]);
            let bytes = self.read_file(&end.path).await?;
            (end.reason, end.offset) = self.replay_file(&mut walker, &bytes, start_lsn).await?;
            end.next_lsn = walker.expected_lsn();
            end.rest = bytes.slice(end.offset.min(bytes.len())..);
            end.walked.push(header.file_index);
        }
        Ok(end)
    }

    /// Replays the frames of one file; returns why and where it ended.
    async fn replay_file(
        &mut self,
        walker: &mut Walker,
        bytes: &Bytes,
        start_lsn: u64,
    ) -> Result<(&'static str, usize), OpenError> {
        let mut pieces: BTreeMap<PartitionId, Piece> = BTreeMap::new();
        let mut offset = BLOCK_BYTES;
        let reason = loop {
            if offset >= bytes.len() {
                break "end of the file";
            }
            match walker.step(bytes, offset) {
                Step::Frame(frame) => {
                    offset += frame.bytes.len();
                    if frame.header.lsn >= start_lsn {
                        self.collect(frame, &mut pieces)?;
                    }
                }
                Step::NoFrame { reason } => break reason,
            }
        };
        for (partition, piece) in pieces {
            self.settle_piece(partition, piece).await?;
        }
        self.aside
            .write_batches()
            .await
            .map_err(|source| io_error("writing to quarantine in", self.root, source))?;
        Ok((reason, offset))
    }

    fn collect(
        &mut self,
        frame: WholeFrame,
        pieces: &mut BTreeMap<PartitionId, Piece>,
    ) -> Result<(), OpenError> {
        for entry in &frame.entries {
            let id = entry.partition;
            if !self.is_known(id) {
                // Entries of a topic that was deleted are meant to go; any other has lost its topic and is kept.
                if !self.catalog.is_deleted(id.topic_id) {
                    self.aside
                        .add_batch(id, frame.bytes.slice(entry.body_range()));
                }
                continue;
            }
            let recovered = self.partitions.entry(id).or_default();
            if entry.last_offset < recovered.end_offset {
                // Settled before the checkpoint, or by an earlier try.
                continue;
            }
            if entry.base_offset < recovered.end_offset {
                return Err(overlap(entry, recovered.end_offset));
            }
            let body = frame.bytes.slice(entry.body_range());
            let header = BatchHeader::parse(&body).map_err(|error| OpenError::Corrupt {
                detail: format!("journal frame {}: {error}", frame.header.lsn),
            })?;
            recovered.end_offset = header.next_offset();
            recovered.leader_epoch = recovered.leader_epoch.max(header.partition_leader_epoch);
            recovered.producers.apply(&header);
            recovered
                .epochs
                .assign(header.partition_leader_epoch, header.base_offset);
            pieces.entry(id).or_default().batches.push((header, body));
        }
        Ok(())
    }

    /// Whether the controller's log knows the partition.
    fn is_known(&self, id: PartitionId) -> bool {
        self.catalog
            .topic_by_id(id.topic_id)
            .is_some_and(|topic| topic.partition(id.partition_index).is_some())
    }

    async fn settle_piece(&mut self, id: PartitionId, piece: Piece) -> Result<(), OpenError> {
        let config = self
            .catalog
            .topic_by_id(id.topic_id)
            .and_then(|topic| LogConfig::from_overrides(&topic.configs).ok())
            .unwrap_or_default();
        let mut run: Option<Run> = None;
        for (header, body) in piece.batches {
            let Some(recovered) = self.partitions.get_mut(&id) else {
                return Ok(());
            };
            let place = recovered
                .segments
                .layout()
                .place(&header, config.segment_bytes as u64);
            let last = recovered.segments.segments().last();
            let closes = last
                .filter(|_| place.begins_segment)
                .map(|last| (last.base_offset(), last.size_bytes()));
            recovered
                .segments
                .append(place.segment_base_offset, &header, place.position)
                .map_err(|error| OpenError::Corrupt {
                    detail: format!("partition {id}: {error}"),
                })?;
            let continues = run
                .as_ref()
                .is_some_and(|run| run.base_offset == place.segment_base_offset);
            if !continues && let Some(run) = run.take() {
                self.write_run(id, run).await?;
            } else if let Some((base_offset, size_bytes)) = closes {
                // It may end in the zeros of a segment that grows, and nobody would look at it again.
                self.cut_segment_file(id, base_offset, size_bytes).await?;
            }
            run.get_or_insert_with(|| Run {
                base_offset: place.segment_base_offset,
                position: place.position,
                chunks: Vec::new(),
            })
            .chunks
            .push(body);
        }
        match run {
            Some(run) => self.write_run(id, run).await,
            None => Ok(()),
        }
    }

    async fn write_run(&mut self, id: PartitionId, run: Run) -> Result<(), OpenError> {
        let file = self
            .cut_segment_file(id, run.base_offset, run.position)
            .await?;
        self.writer
            .write_to_the_end(&file, run.chunks, run.position)
            .await
            .map_err(|source| {
                let path = partition_folder(self.root, id).join(log_file_name(run.base_offset));
                io_error("writing", &path, source)
            })
    }

    /// The file of a segment, cut to `size_bytes` when it is first asked for, and flushed at the end.
    async fn cut_segment_file(
        &mut self,
        id: PartitionId,
        base_offset: i64,
        size_bytes: u64,
    ) -> Result<S::File, OpenError> {
        if let Some(file) = self.files.get(&(id, base_offset)) {
            return Ok(file.clone());
        }
        let path = partition_folder(self.root, id).join(log_file_name(base_offset));
        let file = self.cut_segment(id, &path, size_bytes).await?;
        if self.files.len() >= OPEN_FILES_MAX {
            self.flush_files().await?;
        }
        self.files.insert((id, base_offset), file.clone());
        Ok(file)
    }

    /// Opens a segment and cuts it to the bytes its checkpoint vouches for; what follows is written again from the journal.
    async fn cut_segment(
        &self,
        id: PartitionId,
        path: &Path,
        checkpointed_bytes: u64,
    ) -> Result<S::File, OpenError> {
        let storage = self.storage;
        let folder = partition_folder(self.root, id);
        storage
            .create_dir_all(&folder)
            .await
            .map_err(|source| io_error("creating", &folder, source))?;
        let options = OpenOptions {
            create: true,
            ..SEGMENT
        };
        let open = async {
            let file = storage.open(path, options).await?;
            let length = file.length().await?;
            if length > checkpointed_bytes {
                file.set_length(checkpointed_bytes).await?;
            }
            Ok((file, length))
        };
        let (file, length) = open
            .await
            .map_err(|source| io_error("opening", path, source))?;
        if length < checkpointed_bytes {
            return Err(OpenError::Corrupt {
                detail: format!(
                    "{} has {length} bytes, its checkpoint says {checkpointed_bytes}: bytes {length}..{checkpointed_bytes} are gone and no journal holds them",
                    path.display()
                ),
            });
        }
        Ok(file)
    }

    async fn flush_files(&mut self) -> Result<(), OpenError> {
        self.files.clear();
        self.storage
            .sync_file_system(self.root)
            .await
            .map_err(|source| io_error("flushing", self.root, source))
    }

    async fn finish(
        mut self,
        before: Checkpoint,
        journals: Vec<u64>,
    ) -> Result<Recovered, OpenError> {
        if !self.files.is_empty() {
            self.flush_files().await?;
        }
        let incarnation = before.incarnation.max(self.catalog.broker_incarnation()) + 1;
        let checkpoint = Checkpoint {
            sequence: before.sequence + 1,
            incarnation,
            journal_id: 0,
            journal_start_lsn: 1,
            journals,
            rows: self
                .partitions
                .iter()
                .map(|(id, partition)| partition.row(*id))
                .collect(),
        };
        write_checkpoint(self.storage, self.root, &checkpoint)
            .await
            .map_err(|source| io_error("writing the checkpoint in", self.root, source))?;
        self.retire_journals(&before.journals, &checkpoint.journals)
            .await?;
        self.remove_unknown_topics()
            .await
            .map_err(|source| io_error("removing deleted topics from", self.root, source))?;
        Ok(Recovered {
            incarnation,
            partitions: self.partitions,
        })
    }

    /// What a deletion left behind: partitions whose topic the controller's log does not know (any more).
    async fn remove_unknown_topics(&self) -> io::Result<()> {
        let topics = self.root.join("topics");
        if !self.storage.exists(&topics).await? {
            return Ok(());
        }
        let known: std::collections::BTreeSet<String> = self
            .catalog
            .topics()
            .map(|topic| topic.topic_id.to_string())
            .collect();
        for topic in self.storage.list_dir(&topics).await? {
            // Only what the engine itself makes: 32 hex digits.
            let is_ours = topic.len() == 32 && topic.bytes().all(|byte| byte.is_ascii_hexdigit());
            if known.contains(&topic) || !is_ours {
                continue;
            }
            let folder = topics.join(topic);
            for partition in self.storage.list_dir(&folder).await? {
                remove_folder(self.storage, &folder.join(partition)).await?;
            }
            self.storage.remove_dir(&folder).await?;
        }
        Ok(())
    }

    /// Journals of shards that no longer exist give their space back.
    async fn retire_journals(&self, before: &[u64], now: &[u64]) -> Result<(), OpenError> {
        for journal_id in before.iter().filter(|id| !now.contains(id)) {
            let folder = journal_folder(self.root, *journal_id);
            remove_folder(self.storage, &folder)
                .await
                .map_err(|source| io_error("retiring", &folder, source))?;
        }
        Ok(())
    }

    async fn read_headers(
        &self,
        identity: JournalIdentity,
        folder: &Path,
    ) -> Result<RingOnDisk, OpenError> {
        let mut ring = RingOnDisk::default();
        let names = match self.storage.list_dir(folder).await {
            Ok(names) => names,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(ring),
            Err(source) => return Err(io_error("listing", folder, source)),
        };
        for name in names {
            let Some(file_index) = name
                .strip_suffix(".journal")
                .and_then(|index| index.parse::<u32>().ok())
            else {
                continue;
            };
            let block = self.read_range(&folder.join(&name), 0, BLOCK_BYTES).await?;
            if let Some((header, crc)) = FileHeader::decode(&block)
                && identity.owns(header.journal_id, header.incarnation)
                && header.file_index == file_index
            {
                ring.ours.push((header, crc));
            }
            ring.names.insert(file_index, name);
        }
        Ok(ring)
    }

    /// Looks past the end of the chain: for proof that more was flushed than was found, and for what is to be kept aside.
    async fn look_past(
        &mut self,
        end: &JournalEnd,
        identity: JournalIdentity,
        folder: &Path,
        ring: &RingOnDisk,
        start_lsn: u64,
    ) -> Result<(), OpenError> {
        // Frames below the checkpoint's are settled and lose nothing.
        let lost_lsn = end.next_lsn.max(start_lsn);
        let loose = loose_frames(identity, &end.rest, lost_lsn);
        end.refuse_loss(lost_lsn, &loose)?;
        // In a journal in the page cache a flush stands for a whole file (a frame is durable in one operation only where everything
        // before it is): what a power cut hides there was never flushed.
        if journal_durability(identity.journal_id) == Durability::Disk {
            end.refuse_unreachable(start_lsn, &loose)?;
        }
        loose
            .iter()
            .for_each(|frame| self.aside.add_torn_frame(frame));
        let went_on = !loose.is_empty()
            || ring
                .ours
                .iter()
                .any(|(header, _)| header.start_lsn >= lost_lsn);
        for (file_index, name) in &ring.names {
            if end.walked.contains(file_index) {
                continue;
            }
            let path = folder.join(name);
            // Where nothing says that the journal went on, a look at the first frame of the file is enough.
            if !went_on {
                let first = self
                    .read_range(&path, BLOCK_BYTES as u64, BLOCK_BYTES)
                    .await?;
                if loose_frames(identity, &first, lost_lsn).is_empty() {
                    continue;
                }
            }
            let loose = loose_frames(identity, &self.read_file(&path).await?, lost_lsn);
            end.refuse_loss(lost_lsn, &loose)?;
            loose
                .iter()
                .for_each(|frame| self.aside.add_torn_frame(frame));
        }
        self.aside
            .write_torn_frames(identity)
            .await
            .map_err(|source| io_error("keeping torn frames of", folder, source))
    }

    async fn read_file(&self, path: &Path) -> Result<Bytes, OpenError> {
        let read = async {
            let file = self.storage.open(path, READ_DIRECT).await?;
            let length = file.length().await? as usize;
            file.read_at_most(length, 0).await
        };
        read.await
            .map_err(|source| io_error("reading", path, source))
    }

    async fn read_range(
        &self,
        path: &Path,
        offset: u64,
        length: usize,
    ) -> Result<Bytes, OpenError> {
        let read = async {
            let file = self.storage.open(path, READ_DIRECT).await?;
            file.read_at_most(length, offset).await
        };
        read.await
            .map_err(|source| io_error("reading", path, source))
    }
}

impl RecoveredPartition {
    fn from_row(row: &CheckpointRow) -> Option<RecoveredPartition> {
        Some(RecoveredPartition {
            incarnation: row.partition_incarnation,
            leader_epoch: row.leader_epoch,
            log_start_offset: row.log_start_offset,
            end_offset: row.settled_offset,
            producers: ProducerState::decode(&row.producer_state).ok()?,
            epochs: LeaderEpochs::decode(&row.leader_epochs).ok()?,
            segments: SegmentList::from_rows(
                &row.segments,
                row.settled_offset,
                LogConfig::default().index_interval_bytes as u64,
            )
            .ok()?,
        })
    }

    fn row(&self, partition: PartitionId) -> CheckpointRow {
        CheckpointRow {
            partition,
            partition_incarnation: self.incarnation,
            leader_epoch: self.leader_epoch,
            log_start_offset: self.log_start_offset,
            settled_offset: self.end_offset,
            last_stable_offset: self.end_offset,
            segments: self.segments.rows(),
            leader_epochs: self.epochs.encode(),
            producer_state: self.producers.encode(),
        }
    }
}

/// The journal files of one folder.
#[derive(Default)]
struct RingOnDisk {
    /// Headers of files begun by this journal in this incarnation.
    ours: Vec<(FileHeader, u32)>,
    names: BTreeMap<u32, String>,
}

/// Where the chain of a journal ends, and why.
struct JournalEnd {
    /// The frame that was expected there.
    next_lsn: u64,
    reason: &'static str,
    /// The file it ends in; the journal's folder where nothing was walked.
    path: PathBuf,
    offset: usize,
    /// What this file holds from `offset` on.
    rest: Bytes,
    /// Indexes of the files that belong to the chain.
    walked: Vec<u32>,
}

impl JournalEnd {
    /// A bad frame below what was flushed is corruption; at or above it, a write that was cut off and never acknowledged.
    fn refuse_loss(&self, lost_lsn: u64, loose: &[LooseFrame]) -> Result<(), OpenError> {
        let flushed_through = loose
            .iter()
            .map(|frame| frame.header.flushed_through_lsn)
            .max()
            .unwrap_or(0);
        if flushed_through < lost_lsn {
            return Ok(());
        }
        Err(OpenError::Corrupt {
            detail: format!(
                "{}, byte {}: frame {} is damaged or gone ({}), but frames through {flushed_through} were flushed and not settled from {lost_lsn} on",
                self.path.display(),
                self.offset,
                self.next_lsn,
                self.reason
            ),
        })
    }

    /// Damage among settled frames loses nothing by itself, but it hides the frames that follow it in the same file, and
    /// these may have been acknowledged.
    fn refuse_unreachable(&self, start_lsn: u64, loose: &[LooseFrame]) -> Result<(), OpenError> {
        // One that begins its file is not hidden: the header written with it is not there, so neither was flushed.
        let is_hidden = |frame: &LooseFrame| {
            frame.header.lsn == start_lsn && self.offset + frame.offset > BLOCK_BYTES
        };
        if self.next_lsn >= start_lsn || !loose.iter().any(is_hidden) {
            return Ok(());
        }
        Err(OpenError::Corrupt {
            detail: format!(
                "{}, byte {}: frame {} is damaged ({}), and frame {start_lsn}, the first that is not settled, follows it",
                self.path.display(),
                self.offset,
                self.next_lsn,
                self.reason
            ),
        })
    }
}

/// Consecutive batches that go to one segment.
struct Run {
    base_offset: i64,
    position: u64,
    chunks: Vec<Bytes>,
}

/// The newest whole checkpoint of a folder; with `incarnation`, only one of it counts.
async fn newest_checkpoint<S: Storage>(
    storage: &S,
    folder: &Path,
    incarnation: Option<u64>,
) -> Result<Option<Checkpoint>, OpenError> {
    let mut newest: Option<Checkpoint> = None;
    for name in SLOT_NAMES {
        let path: PathBuf = folder.join(name);
        let read = async {
            if storage.file_length(&path).await?.is_none() {
                return Ok(None);
            }
            let file = storage.open(&path, OpenOptions::default()).await?;
            let length = file.length().await? as usize;
            file.read_at_most(length, 0).await.map(Some)
        };
        let bytes = read
            .await
            .map_err(|source| io_error("reading", &path, source))?;
        let Some(found) = bytes.as_deref().and_then(Checkpoint::decode) else {
            continue;
        };
        let counts = incarnation.is_none_or(|incarnation| incarnation == found.incarnation);
        if counts
            && newest
                .as_ref()
                .is_none_or(|newest| newest.sequence < found.sequence)
        {
            newest = Some(found);
        }
    }
    Ok(newest)
}

fn overlap(entry: &FrameEntry, end_offset: i64) -> OpenError {
    OpenError::Corrupt {
        detail: format!(
            "partition {}: the journal holds offsets {}..={}, the segments end inside them at {end_offset}",
            entry.partition, entry.base_offset, entry.last_offset
        ),
    }
}

fn io_error(verb: &str, path: &Path, source: io::Error) -> OpenError {
    OpenError::Io {
        what: format!("{verb} {}", path.display()),
        source,
    }
}

const READ_DIRECT: OpenOptions = OpenOptions {
    create: false,
    truncate: false,
    direct: true,
    read_only: true,
    no_read_ahead: false,
};
/// Segment files held open at once; beyond, they are flushed and opened again when needed.
const OPEN_FILES_MAX: usize = 2048;
