//! Group commit, self-clocked: at most one write and one flush are in flight, everything staged meanwhile rides in the next
//! write, everything written meanwhile in the next flush. No timer.
//!
//! One long-lived task of the shard. A commit writes the sealed frames in LSN order. A frame that carries a batch of a
//! durability=disk partition is written durably, in one operation, if there are few and everything before it is flushed; else
//! it is written plainly and one flush follows for all of them, submitted only after every write that it stands for has
//! completed. A journal that lives in the page cache is flushed only while it takes little; when it takes much, settling makes
//! durable what it holds, and no byte is written to the disk twice. Any error here is final: the process must not acknowledge
//! anything any more.

use std::collections::VecDeque;
use std::io;
use std::rc::Rc;
use std::time::Duration;

use tokio::time::Instant;

use super::frame_builder::{SealedBatch, SealedFrame};
use super::journal_files::write_file_header;
use super::shard::{CachedFrame, JournalPositions, Shard, ShardState, UnsettledFrame};
use super::thread_share::add;
use crate::io::{Storage, StorageFile};
use crate::journal::ring::Placement;
use crate::types::Durability;

impl<S: Storage> Shard<S> {
    /// Commits until the shard closes and nothing is staged any more.
    ///
    /// Where only the written end counts (durability=os), writing does not wait for the flushes, which follow by themselves.
    pub async fn commit_loop(self: Rc<Self>) -> io::Result<()> {
        tokio::try_join!(self.write_loop(), self.flush_loop())?;
        self.is_commit_over.set(true);
        self.settle_ready.notify_one();
        Ok(())
    }

    async fn write_loop(&self) -> io::Result<()> {
        loop {
            let flushed_through_lsn = self.positions.get().flushed_through_lsn;
            let frames = self.staging.borrow_mut().take_sealed(flushed_through_lsn);
            if !frames.is_empty() {
                self.write(frames).await?;
                continue;
            }
            if self.state.get() == ShardState::Closing {
                self.unflushed.borrow_mut().is_complete = true;
                self.flush_ready.notify_one();
                return Ok(());
            }
            self.commit_ready.notified().await;
        }
    }

    /// Writes the frames of one commit, one behind the other, and waits for the flush that somebody wants.
    async fn write(&self, mut frames: VecDeque<SealedFrame>) -> io::Result<()> {
        let begin = Instant::now();
        if let Some(since) = self.staged_since.take() {
            self.metrics.commit_wait.record(begin - since);
        }
        // Many frames are written first: one flush then stands for all of them.
        let are_few = frames.len() <= DURABLE_FRAMES_MAX;
        while let Some(frame) = frames.pop_front() {
            let positions = self.positions.get();
            let is_all_flushed = positions.flushed_through_lsn == positions.written_through_lsn;
            if frame.needs_flush && is_all_flushed && are_few {
                self.write_frame(&frame, Durability::Disk).await?;
                self.on_written(&frame);
                self.on_flushed(&[frame]);
            } else {
                let file_index = self.write_frame(&frame, Durability::Os).await?;
                self.on_written(&frame);
                self.unflushed.borrow_mut().push(frame, file_index);
            }
            if !frames.is_empty() {
                // A write into the page cache holds the thread; the settler's next writes are not to wait for all of them.
                tokio::task::yield_now().await;
            }
        }
        self.metrics.journal_write.record(begin.elapsed());
        if self.unflushed.borrow().since.is_some() {
            self.flush_ready.notify_one();
        }
        self.wanted_flush().await;
        Ok(())
    }

    /// Waits until nothing that was written is wanted on the disk: the next frame can then be durable in one operation.
    async fn wanted_flush(&self) {
        loop {
            // Registered before the look, so that a flush that ends in between is not missed.
            let flushed = self.flushed.notified();
            if !self.unflushed.borrow().is_waited_for() {
                return;
            }
            flushed.await;
        }
    }

    /// Flushes what is written, as soon as it is due, until the last frame is written and flushed.
    async fn flush_loop(&self) -> io::Result<()> {
        loop {
            let due = self.unflushed.borrow().due();
            match due {
                FlushDue::Now => self.flush().await?,
                FlushDue::Never => return Ok(()),
                FlushDue::OnWrite => {
                    if self.unflushed.borrow().is_left_to_settler() {
                        self.settle_ready.notify_one();
                    }
                    self.flush_ready.notified().await;
                }
                // What only durability=os partitions wrote is flushed soon, even if nothing else comes.
                FlushDue::At(instant) => {
                    if self.no_write_until(instant).await {
                        self.flush().await?;
                    }
                }
                FlushDue::BySettlingAt(instant) => {
                    if self.no_write_until(instant).await {
                        self.unflushed.borrow_mut().is_left_to_settler = true;
                        self.settle_ready.notify_one();
                    }
                }
            }
        }
    }

    /// Waits for the next write; true = `instant` came first.
    async fn no_write_until(&self, instant: Instant) -> bool {
        let written = self.flush_ready.notified();
        tokio::time::timeout_at(instant, written).await.is_err()
    }

    /// Writes one frame in full and returns the file it went to. With `Durability::Disk` it is durable afterwards.
    async fn write_frame(&self, frame: &SealedFrame, durability: Durability) -> io::Result<u32> {
        let placement = self.place(frame).await;
        let file = self.journal.borrow().file(placement.file_index);
        if placement.begins_file {
            self.file_begun.notify_one();
        }
        if placement.begins_file && frame.lsn > 1 {
            let header =
                self.journal
                    .borrow()
                    .file_header(placement, frame.lsn, frame.predecessor_crc);
            write_file_header(&file, &header).await?;
            if durability == Durability::Disk {
                // A frame in a file whose header is not durable would not be found.
                file.sync_data().await?;
            }
            self.settle_ready.notify_one();
        }
        let bytes = frame.bytes.clone();
        match durability {
            Durability::Disk => file.write_all_durably_at(bytes, placement.offset).await?,
            Durability::Os => file.write_all_cached_at(bytes, placement.offset).await?,
        }
        Ok(placement.file_index)
    }

    async fn place(&self, frame: &SealedFrame) -> Placement {
        loop {
            // Registered before the look, so that a release in between is not missed.
            let room = self.room.notified();
            let placement = self
                .journal
                .borrow_mut()
                .ring
                .place(frame.lsn, frame.bytes.len() as u64);
            if let Some(placement) = placement {
                return placement;
            }
            self.segment_writer.pace().hurry();
            if self.settings.journal_durability == Durability::Disk {
                // The settler goes only as far as what is flushed: waiting with unflushed frames in a full ring would never end.
                self.unflushed.borrow_mut().want();
                self.flush_ready.notify_one();
            }
            self.settle_ready.notify_one();
            room.await;
        }
    }

    fn on_written(&self, frame: &SealedFrame) {
        for batch in &frame.batches {
            batch
                .partition
                .borrow_mut()
                .on_batch_written(batch.tail_batch.clone());
        }
        for batch in &frame.batches {
            batch.partition.borrow_mut().release_written();
        }
        let bytes = frame.bytes.len() as u64;
        add(&self.share.cached_bytes, bytes);
        add(&self.journal_bytes, bytes);
        self.metrics.batches.add(frame.batches.len() as u64);
        self.metrics.journal_bytes.add(bytes);
        let share = &self.share;
        self.metrics.cached_bytes.set(share.cached_bytes.get());
        self.metrics
            .unsettled_bytes
            .set(share.unsettled_bytes.get());
        self.cached_frames.borrow_mut().push_back(CachedFrame {
            lsn: frame.lsn,
            bytes,
        });
        let batch_bytes = |batch: &SealedBatch| batch.tail_batch.bytes.len() as u64;
        self.unsettled_frames
            .borrow_mut()
            .push_back(UnsettledFrame {
                lsn: frame.lsn,
                batch_bytes: frame.batches.iter().map(batch_bytes).sum(),
            });
        self.positions.set(JournalPositions {
            written_through_lsn: frame.lsn,
            ..self.positions.get()
        });
    }

    /// Flushes every file written since the last flush, then releases what waited for it.
    async fn flush(&self) -> io::Result<()> {
        // What is written from here on belongs to the next flush.
        let (frames, file_indexes) = self.unflushed.borrow_mut().begin_flush();
        let begin = Instant::now();
        for file_index in file_indexes {
            let file = self.journal.borrow().file(file_index);
            file.sync_data().await?;
        }
        self.metrics.journal_flush.record(begin.elapsed());
        self.unflushed.borrow_mut().end_flush();
        self.on_flushed(&frames);
        self.flushed.notify_waiters();
        Ok(())
    }

    /// Everything through `lsn` is durable in segments, flushed in the journal or not.
    pub(super) fn on_settled(&self, lsn: u64) {
        let frames = self.unflushed.borrow_mut().take_through(lsn);
        if frames.is_empty() {
            return;
        }
        self.on_flushed(&frames);
        self.flushed.notify_waiters();
        self.flush_ready.notify_one();
    }

    /// `frames` and all before them are on stable storage.
    fn on_flushed(&self, frames: &[SealedFrame]) {
        if let Some(newest) = frames.last() {
            let positions = self.positions.get();
            self.positions.set(JournalPositions {
                // Settling may have gone further than a flush that ends now.
                flushed_through_lsn: newest.lsn.max(positions.flushed_through_lsn),
                ..positions
            });
        }
        // Newest first: one step to each partition's end, the older batches then find nothing left to move.
        let newest_first = frames.iter().rev();
        for batch in newest_first.flat_map(|frame| frame.batches.iter().rev()) {
            let end_offset = batch.tail_batch.header.next_offset();
            batch.partition.borrow_mut().on_flushed(end_offset);
        }
        self.settle_ready.notify_one();
    }
}

/// What was written and is not durable.
pub(super) struct Unflushed {
    journal_durability: Durability,
    frames: Vec<SealedFrame>,
    file_indexes: Vec<u32>,
    bytes: usize,
    /// When the first of them was written.
    since: Option<Instant>,
    /// Somebody waits: a batch of a durability=disk partition, or a frame that has no place in the ring.
    is_wanted: bool,
    /// Somebody waits for the flush that is under way.
    is_awaited: bool,
    /// It is too much to be flushed: a settling round is due.
    is_left_to_settler: bool,
    /// No more frames will be written.
    is_complete: bool,
}

/// When the next flush has to begin.
enum FlushDue {
    Now,
    At(Instant),
    /// Not at all: a settling round has to begin.
    BySettlingAt(Instant),
    /// Nothing is there to be flushed.
    OnWrite,
    /// Nothing is there and nothing will come.
    Never,
}

impl Unflushed {
    pub fn new(journal_durability: Durability) -> Unflushed {
        Unflushed {
            journal_durability,
            frames: Vec::new(),
            file_indexes: Vec::new(),
            bytes: 0,
            since: None,
            is_wanted: false,
            is_awaited: false,
            is_left_to_settler: false,
            is_complete: false,
        }
    }

    fn push(&mut self, frame: SealedFrame, file_index: u32) {
        self.since.get_or_insert_with(Instant::now);
        self.bytes += frame.bytes.len();
        self.is_wanted |= frame.needs_flush;
        self.frames.push(frame);
        if self.file_indexes.last() != Some(&file_index) {
            self.file_indexes.push(file_index);
        }
    }

    /// Somebody waits for what is here, if anything is.
    pub(super) fn want(&mut self) {
        self.is_wanted = self.since.is_some();
    }

    /// Takes what the flush that begins now stands for: frames in LSN order, and the files that hold them.
    fn begin_flush(&mut self) -> (Vec<SealedFrame>, Vec<u32>) {
        let begun = Unflushed {
            is_complete: self.is_complete,
            is_awaited: self.is_wanted,
            ..Unflushed::new(self.journal_durability)
        };
        let taken = std::mem::replace(self, begun);
        (taken.frames, taken.file_indexes)
    }

    /// Takes the frames through `lsn`, which became durable without a flush.
    fn take_through(&mut self, lsn: u64) -> Vec<SealedFrame> {
        let rest = self.frames.partition_point(|frame| frame.lsn <= lsn);
        let taken: Vec<SealedFrame> = self.frames.drain(..rest).collect();
        if taken.is_empty() {
            return taken;
        }
        self.bytes -= taken.iter().map(|frame| frame.bytes.len()).sum::<usize>();
        self.is_left_to_settler = false;
        if self.frames.is_empty() {
            self.since = None;
            self.is_wanted = false;
            self.file_indexes.clear();
        } else {
            self.since = Some(Instant::now());
        }
        taken
    }

    /// Whether so much waits, or so long, that a settling round is the way to make it durable.
    pub(super) fn is_left_to_settler(&self) -> bool {
        self.journal_durability == Durability::Os
            && (self.is_left_to_settler || self.bytes >= OS_SETTLE_BYTES)
    }

    fn end_flush(&mut self) {
        self.is_awaited = false;
    }

    /// Whether somebody waits for a flush that has not ended.
    fn is_waited_for(&self) -> bool {
        self.is_wanted || self.is_awaited
    }

    fn due(&self) -> FlushDue {
        match self.since {
            None if self.is_complete => FlushDue::Never,
            None => FlushDue::OnWrite,
            Some(_) if self.is_wanted || self.is_complete => FlushDue::Now,
            Some(_) if self.is_left_to_settler() => FlushDue::OnWrite,
            Some(since) => match self.journal_durability {
                Durability::Os if self.bytes >= OS_FLUSH_CACHED_BYTES_MAX => {
                    FlushDue::BySettlingAt(since + OS_SETTLE_INTERVAL)
                }
                Durability::Disk if self.bytes >= OS_FLUSH_BYTES => FlushDue::Now,
                _ => FlushDue::At(since + OS_FLUSH_INTERVAL),
            },
        }
    }
}

/// So many frames of a commit are flushed one by one: a second one is there when a chunk of memory ends within the commit.
const DURABLE_FRAMES_MAX: usize = 2;
const OS_FLUSH_INTERVAL: Duration = Duration::from_millis(5);
const OS_FLUSH_BYTES: usize = 4 * 1024 * 1024;
/// More than this in the page cache is not written to the disk twice: settling makes it durable.
const OS_FLUSH_CACHED_BYTES_MAX: usize = 1024 * 1024;
const OS_SETTLE_INTERVAL: Duration = Duration::from_millis(100);
const OS_SETTLE_BYTES: usize = 32 * 1024 * 1024;
