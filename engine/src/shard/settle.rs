//! Settling: what was committed to the journal moves into segments, so that journal files can be used again.
//!
//! One long-lived task of the shard. The order is always: settle writes complete → segments durable → checkpoint durable →
//! only then is the journal file free. A round goes by age of journal file, so no idle partition pins the ring, and takes
//! one piece from each partition.

use std::cmp::Ordering;
use std::io;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::Semaphore;
use tokio::task::{JoinError, JoinSet};
use tokio::time::Instant;

use super::frame_builder::SharedPartition;
use super::segment_writer::LastBlock;
use super::shard::{JournalPositions, Shard, ShardState};
use super::thread_share::subtract;
use crate::error::AppendError;
use crate::io::{OpenOptions, Storage, StorageFile, is_no_space, sync_folders_up_to};
use crate::journal::checkpoint::{Checkpoint, slot_name};
use crate::partition::settle_plan::{SegmentLength, SettlePiece, SettlePlan};
use crate::types::{Durability, PartitionId};

impl<S: Storage> Shard<S> {
    /// Settles until the shard closes, then everything that is left.
    pub async fn settle_loop(self: Rc<Self>) -> io::Result<()> {
        self.look_at_space().await?;
        loop {
            // The other shard of the thread may have made room.
            self.unpark();
            self.evict();
            if !self.has_space() {
                self.refuse_parked(&AppendError::NoSpace);
            }
            self.remove_deleted().await?;
            self.trim_if_due().await?;
            if let Some(through_lsn) = self.next_round() {
                self.settle_or_wait_for_space(through_lsn).await?;
                self.look_at_space().await?;
                continue;
            }
            if self.is_drained() {
                return self.finish_active_segments().await;
            }
            if self.has_space() {
                self.settle_ready.notified().await;
            } else {
                // Space comes back without a word: look again soon.
                tokio::time::sleep(NO_SPACE_PAUSE).await;
                self.look_at_space().await?;
            }
        }
    }

    pub(super) async fn look_at_space(&self) -> io::Result<()> {
        let had_space = self.has_space();
        let free_bytes = self.storage.free_bytes(&self.settings.root).await?;
        self.share.free_bytes.set(free_bytes);
        self.metrics.free_bytes.set(free_bytes);
        match (had_space, self.has_space()) {
            (true, false) => {
                tracing::error!(
                    free_bytes,
                    "little space is left; produce is refused, reads go on"
                );
            }
            (false, true) => tracing::warn!("space is back; produce is accepted again"),
            _ => {}
        }
        Ok(())
    }

    /// The LSN the next round goes to, if there is reason for a round.
    fn next_round(&self) -> Option<u64> {
        let positions = self.positions.get();
        let limit = self.settle_limit();
        if limit == positions.settled_through_lsn {
            return None;
        }
        let journal = self.journal.borrow();
        let is_pressed = self.is_pressed();
        let is_closing = self.state.get() == ShardState::Closing;
        if !self.settings.settles && !is_pressed && !is_closing {
            return None;
        }
        if let Some(file) = journal.ring.oldest_sealed()
            && file.last_lsn <= limit
            && file.last_lsn > positions.settled_through_lsn
        {
            return Some(file.last_lsn);
        }
        let of_thread = self.share.unsettled_bytes.get();
        let is_large = of_thread >= self.settings.unsettled_bytes_max / 2
            && self.unsettled_bytes.get() >= of_thread / 2;
        let is_due = self.unflushed.borrow().is_left_to_settler();
        (is_pressed || is_closing || is_large || is_due).then_some(limit)
    }

    /// What may be settled. A journal that is flushed gives nothing away before: what stands in a segment can then be written
    /// again from it. One in the page cache promises nothing that a power cut may not take.
    pub(super) fn settle_limit(&self) -> u64 {
        let positions = self.positions.get();
        match self.settings.journal_durability {
            Durability::Disk => positions.flushed_through_lsn,
            Durability::Os => positions.written_through_lsn,
        }
    }

    /// Everything was committed and settled, and nothing more will come.
    fn is_drained(&self) -> bool {
        let positions = self.positions.get();
        self.state.get() == ShardState::Closing
            && self.is_commit_over.get()
            && positions.settled_through_lsn == positions.written_through_lsn
    }

    /// A full disk is a state, not a fault: produce is refused, reads go on, settling is tried again.
    pub(super) async fn settle_or_wait_for_space(&self, through_lsn: u64) -> io::Result<()> {
        match self.settle_through(through_lsn).await {
            Ok(()) => {
                if self.state.get() == ShardState::NoSpace {
                    tracing::warn!("space is back; produce is accepted again");
                    self.state.set(ShardState::Running);
                }
                self.unpark();
                Ok(())
            }
            Err(error) if is_no_space(&error) && self.state.get() != ShardState::Closing => {
                if self.state.get() == ShardState::Running {
                    tracing::error!(%error, "no space to settle; produce is refused until there is");
                    self.state.set(ShardState::NoSpace);
                }
                self.refuse_parked(&AppendError::NoSpace);
                // What cannot be settled is flushed where it is.
                self.unflushed.borrow_mut().want();
                self.flush_ready.notify_one();
                tokio::time::sleep(NO_SPACE_PAUSE).await;
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    async fn settle_through(&self, through_lsn: u64) -> io::Result<()> {
        assert!(through_lsn <= self.settle_limit());
        let plans = self.plan_round(through_lsn);
        self.set_pace();
        let begin = Instant::now();
        let written = self.write_pieces(&plans).await?;
        let cut = self.cut_closed_segments(&plans).await?;
        let written_at = Instant::now();
        self.metrics.settle_write.record(written_at - begin);
        self.make_durable(&written, &cut).await?;
        self.metrics.settle_flush.record(written_at.elapsed());
        let mut closed = Vec::new();
        for (partition, plan) in plans {
            let closes = plan.closes.iter();
            closed.extend(closes.map(|segment| (partition.clone(), segment.base_offset)));
            partition.borrow_mut().apply_settle(plan);
        }
        for partition in self.partitions.borrow().values() {
            partition.borrow_mut().on_settled_through(through_lsn);
        }
        let begin = Instant::now();
        self.write_checkpoint(through_lsn).await?;
        self.metrics.checkpoint.record(begin.elapsed());
        self.positions.set(JournalPositions {
            settled_through_lsn: through_lsn,
            ..self.positions.get()
        });
        self.on_settled(through_lsn);
        self.forget_unsettled(through_lsn);
        self.journal.borrow_mut().ring.release_through(through_lsn);
        self.evict();
        let is_cache_full = self.share.cached_bytes.get() > self.cached_bytes_max();
        if self.share.parked.get() > 0 || is_cache_full {
            self.share.wake_settlers();
        }
        self.room.notify_waiters();
        self.write_closed_indexes(closed).await;
        Ok(())
    }

    /// Stores the indexes of segments that a round closed, so that nobody has to read a segment to know it. A failure costs
    /// only that.
    async fn write_closed_indexes(&self, closed: Vec<(SharedPartition, i64)>) {
        for (partition, base_offset) in closed {
            let (id, index) = {
                let partition = partition.borrow();
                (partition.id(), partition.closed_index(base_offset))
            };
            let Some(bytes) = index else { continue };
            let written = self
                .share
                .segment_files
                .write_index(id, base_offset, bytes)
                .await;
            if let Err(error) = written {
                tracing::warn!(partition = %id, segment = base_offset, %error, "an index is not stored");
            }
        }
    }

    /// While nobody waits for the settler it leaves most of the disk to the commits.
    fn set_pace(&self) {
        let pace = self.segment_writer.pace();
        pace.begin_round(self.journal_bytes.get());
        if self.is_pressed() || self.state.get() == ShardState::Closing {
            pace.hurry();
        }
    }

    /// Appends wait for room that this shard can make, or cannot be taken.
    fn is_pressed(&self) -> bool {
        let holds_most = self.unsettled_bytes.get() >= self.share.unsettled_bytes.get() / 2;
        (self.share.parked.get() > 0 && holds_most)
            || self.journal.borrow().ring.is_full()
            || self.state.get() == ShardState::NoSpace
    }

    fn plan_round(&self, through_lsn: u64) -> Vec<(SharedPartition, SettlePlan)> {
        let partitions = self.partitions.borrow();
        partitions
            .values()
            .filter_map(|partition| {
                let plan = partition.borrow().plan_settle(through_lsn)?;
                Some((partition.clone(), plan))
            })
            .collect()
    }

    /// Writes all pieces, several at a time, and returns the files that must be made durable.
    async fn write_pieces(
        &self,
        plans: &[(SharedPartition, SettlePlan)],
    ) -> io::Result<Vec<WrittenFile<S::File>>> {
        let in_flight = match self.settings.journal_durability {
            Durability::Disk => WRITE_UNITS_MAX,
            // No commit waits for the disk beside it.
            Durability::Os => 2 * WRITE_UNITS_MAX,
        };
        let permits = Arc::new(Semaphore::new(in_flight as usize));
        let mut writes = JoinSet::new();
        let mut files = Vec::new();
        let mut failure: Option<io::Error> = None;
        let pieces = plans
            .iter()
            .flat_map(|(_, plan)| plan.pieces.iter().map(|piece| (plan.partition, piece)));
        for (partition, piece) in pieces {
            // Holding the permit before the task exists bounds what is queued, not only what runs.
            let permit = permits.clone().acquire_many_owned(write_units(piece)).await;
            let file = match self.open_for_settling(partition, piece).await {
                Ok(file) => file,
                Err(error) => {
                    failure = Some(error);
                    break;
                }
            };
            let base_offset = piece.segment_base_offset;
            let known = self
                .share
                .segment_files
                .take_last_block(partition, base_offset);
            let mut written = WrittenFile {
                partition,
                base_offset,
                file: file.clone(),
                is_new: piece.begins_segment,
                last_block: LastBlock::default(),
            };
            let writer = self.segment_writer.clone();
            let chunks: Vec<Bytes> = piece.chunks.clone();
            let position = piece.position;
            writes.spawn_local(async move {
                let outcome = writer.write(&file, known, chunks, position).await;
                drop(permit);
                written.last_block = outcome?;
                Ok(written)
            });
        }
        while let Some(joined) = writes.join_next().await {
            match joined.map_err(io::Error::other)? {
                Ok(written) => {
                    self.share.segment_files.keep_last_block(
                        written.partition,
                        written.base_offset,
                        written.last_block.clone(),
                    );
                    files.push(written);
                }
                // Every write is awaited even so: none may land after a later truncation.
                Err(error) => keep_worse(&mut failure, error),
            }
        }
        failure.map_or(Ok(files), Err)
    }

    /// A closed segment holds batches and nothing else, and says so before a checkpoint calls it closed.
    async fn cut_closed_segments(
        &self,
        plans: &[(SharedPartition, SettlePlan)],
    ) -> io::Result<Vec<S::File>> {
        let mut cut = Vec::new();
        for (_, plan) in plans {
            for closed in &plan.closes {
                cut.extend(self.cut_segment(plan.partition, *closed).await?);
            }
        }
        Ok(cut)
    }

    /// Returns the file if it had to be cut, now or in a round that failed; that is not durable yet.
    pub(super) async fn cut_segment(
        &self,
        partition: PartitionId,
        segment: SegmentLength,
    ) -> io::Result<Option<S::File>> {
        let files = &self.share.segment_files;
        let file = files.log_file(partition, segment.base_offset).await?;
        match file.length().await?.cmp(&segment.size_bytes) {
            // A file that lost bytes is not to be made as long as if it had not.
            Ordering::Less => return Ok(None),
            Ordering::Equal => return Ok(Some(file)),
            Ordering::Greater => file.set_length(segment.size_bytes).await?,
        }
        // Cutting may never wait; where many segments close at once, others get their turn.
        tokio::task::yield_now().await;
        Ok(Some(file))
    }

    async fn open_for_settling(
        &self,
        partition: PartitionId,
        piece: &SettlePiece,
    ) -> io::Result<S::File> {
        if piece.begins_segment {
            self.share.segment_files.create_folder(partition).await?;
        }
        self.share
            .segment_files
            .create_log_file(partition, piece.segment_base_offset)
            .await
    }

    /// One flush of the file system covers many files at the price of a few. It covers everything else as well: beside journals in
    /// the page cache that is dear.
    async fn make_durable(
        &self,
        written: &[WrittenFile<S::File>],
        cut: &[S::File],
    ) -> io::Result<()> {
        let new_count = written.iter().filter(|written| written.is_new).count();
        let alone_max = match self.settings.journal_durability {
            Durability::Disk => SYNC_FILES_MAX,
            Durability::Os => usize::MAX,
        };
        if written.len() + cut.len() > alone_max || new_count > SYNC_FILES_MAX {
            return self.storage.sync_file_system(&self.settings.root).await;
        }
        let files = written.iter().map(|written| &written.file).chain(cut);
        flush_all(files.cloned()).await?;
        for written in written.iter().filter(|written| written.is_new) {
            let folder = self.share.segment_files.folder(written.partition);
            sync_folders_up_to(&self.storage, &self.settings.root, &folder).await?;
        }
        Ok(())
    }

    pub(super) async fn write_checkpoint(&self, through_lsn: u64) -> io::Result<()> {
        let sequence = self.checkpoint_sequence.get() + 1;
        let identity = self.settings.identity;
        let checkpoint = Checkpoint {
            sequence,
            incarnation: identity.incarnation,
            journal_id: identity.journal_id,
            journal_start_lsn: through_lsn + 1,
            journals: Vec::new(),
            rows: self
                .partitions
                .borrow()
                .values()
                .map(|partition| partition.borrow().checkpoint_row())
                .collect(),
        };
        let folder = self.journal.borrow().folder().to_owned();
        write_checkpoint(&self.storage, &folder, &checkpoint).await?;
        // A failed one is tried again in the same slot: the other slot holds the only whole checkpoint.
        self.checkpoint_sequence.set(sequence);
        Ok(())
    }

    fn forget_unsettled(&self, through_lsn: u64) {
        let mut frames = self.unsettled_frames.borrow_mut();
        while let Some(frame) = frames.front()
            && frame.lsn <= through_lsn
        {
            subtract(&self.unsettled_bytes, frame.batch_bytes);
            subtract(&self.share.unsettled_bytes, frame.batch_bytes);
            self.metrics.settled_bytes.add(frame.batch_bytes);
            frames.pop_front();
        }
        let of_thread = self.share.unsettled_bytes.get();
        self.metrics.unsettled_bytes.set(of_thread);
    }

    /// Lets go of the oldest settled batches until the hot cache of the thread has its size.
    fn evict(&self) {
        let settled_through_lsn = self.positions.get().settled_through_lsn;
        let cached_bytes = &self.share.cached_bytes;
        let cached_bytes_max = self.cached_bytes_max();
        let mut evict_through = None;
        let mut frames = self.cached_frames.borrow_mut();
        while let Some(frame) = frames.front()
            && frame.lsn <= settled_through_lsn
            && cached_bytes.get() > cached_bytes_max
        {
            subtract(cached_bytes, frame.bytes);
            evict_through = Some(frame.lsn);
            frames.pop_front();
        }
        self.metrics.cached_bytes.set(cached_bytes.get());
        if let Some(lsn) = evict_through {
            for partition in self.partitions.borrow().values() {
                partition.borrow_mut().evict_through(lsn);
            }
        }
    }

    /// Of the thread, in bytes; what is not settled stays whatever it takes.
    fn cached_bytes_max(&self) -> u64 {
        self.settings.tail_bytes_max / 2
    }

    async fn remove_deleted(&self) -> io::Result<()> {
        for partition in self.deleted.take() {
            self.share.segment_files.remove_partition(partition).await?;
        }
        Ok(())
    }

    /// At a clean end: the segments that grew hold batches and nothing else, and the next start need not read them to know
    /// them.
    async fn finish_active_segments(&self) -> io::Result<()> {
        let partitions: Vec<SharedPartition> = self.partitions.borrow().values().cloned().collect();
        for partition in partitions {
            let (id, length, index) = {
                let partition = partition.borrow();
                let length = partition.last_segment_length();
                (partition.id(), length, partition.active_index())
            };
            if let Some(length) = length {
                self.cut_segment(id, length).await?;
            }
            if let Some((base_offset, bytes)) = index {
                self.share
                    .segment_files
                    .write_index(id, base_offset, bytes)
                    .await?;
            }
        }
        Ok(())
    }
}

/// Of several failures the one to act on: no space can be mended, any other ends the process.
pub(super) fn keep_worse(failure: &mut Option<io::Error>, error: io::Error) {
    if failure.as_ref().is_none_or(is_no_space) {
        *failure = Some(error);
    }
}

/// Flushes files, several at a time, and waits for all of them whatever becomes of one.
///
/// Errors: the one to act on.
async fn flush_all<F: StorageFile>(files: impl Iterator<Item = F>) -> io::Result<()> {
    let mut flushes = JoinSet::new();
    let mut failure: Option<io::Error> = None;
    let mut note = |outcome: Result<io::Result<()>, JoinError>| {
        if let Err(error) = outcome.map_err(io::Error::other).flatten() {
            keep_worse(&mut failure, error);
        }
    };
    for file in files {
        if flushes.len() >= FLUSHES_MAX
            && let Some(outcome) = flushes.join_next().await
        {
            note(outcome);
        }
        flushes.spawn_local(async move { file.sync_data().await });
    }
    while let Some(outcome) = flushes.join_next().await {
        note(outcome);
    }
    failure.map_or(Ok(()), Err)
}

struct WrittenFile<F> {
    partition: PartitionId,
    base_offset: i64,
    file: F,
    is_new: bool,
    last_block: LastBlock,
}

/// Writes a checkpoint to its slot and makes it durable; the other slot keeps its predecessor.
pub(super) async fn write_checkpoint<S: Storage>(
    storage: &S,
    folder: &std::path::Path,
    checkpoint: &Checkpoint,
) -> io::Result<()> {
    let path = folder.join(slot_name(checkpoint.sequence));
    let is_new = storage.file_length(&path).await?.is_none();
    let options = OpenOptions {
        create: true,
        ..OpenOptions::default()
    };
    let file = storage.open(&path, options).await?;
    file.write_all_at(checkpoint.encode(), 0).await?;
    file.sync_data().await?;
    if is_new {
        storage.sync_dir(folder).await?;
    }
    Ok(())
}

/// What one piece takes of the writes in flight: a large one writes a MiB at a time, a small one mostly waits for its file.
fn write_units(piece: &SettlePiece) -> u32 {
    let units = piece.size_bytes().div_ceil(WRITE_UNIT_BYTES);
    (units as u32).clamp(WRITE_UNITS_MAX / SMALL_WRITES_MAX, WRITE_UNITS_MAX / 2)
}

/// Settle writes in flight, 2 MiB: enough to keep up with the journal, few enough to leave its commits the disk.
const WRITE_UNITS_MAX: u32 = 32;
const WRITE_UNIT_BYTES: usize = 64 * 1024;
/// Pieces of many partitions in flight.
const SMALL_WRITES_MAX: u32 = 16;
/// Up to so many files are flushed each for itself; beyond, the whole file system is.
const SYNC_FILES_MAX: usize = 8;
/// Flushes of single files in flight: as many as the ring has workers for them on two cores.
const FLUSHES_MAX: usize = 8;
pub(super) const NO_SPACE_PAUSE: Duration = Duration::from_secs(1);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_space_hides_no_other_failure_whichever_comes_first() {
        let failures = [io::ErrorKind::StorageFull, io::ErrorKind::Other];
        for order in [[0, 1], [1, 0]] {
            let mut failure = None;
            for index in order {
                keep_worse(&mut failure, failures[index].into());
            }
            assert_eq!(failure.map(|error| error.kind()), Some(failures[1]));
        }
    }
}
