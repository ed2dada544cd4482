//! Group commit, self-clocked: at most one write and one flush are in flight, everything staged meanwhile rides in the next
//! write, everything written meanwhile in the next flush. No timer.
//!
//! One long-lived task of the shard. A commit writes the sealed frames in LSN order. A frame that carries a batch of a
//! durability=disk partition is written durably, in one operation, if there are few and everything before it is flushed; else
//! it is written plainly and one flush follows for all of them, submitted only after every write that it stands for has
//! completed. Any error here is final: the process must not acknowledge anything any more.

use std::collections::VecDeque;
use std::io;
use std::rc::Rc;
use std::time::Duration;

use tokio::time::Instant;

use super::frame_builder::{SealedBatch, SealedFrame};
use super::journal_files::write_file_header;
use super::shard::{CachedFrame, JournalPositions, Shard, ShardState, UnsettledFrame};
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
    async fn write(&self, frames: VecDeque<SealedFrame>) -> io::Result<()> {
        let begin = Instant::now();
        if let Some(since) = self.staged_since.take() {
            self.metrics.commit_wait.record(begin - since);
        }
        // Many frames are written first: one flush then stands for all of them.
        let are_few = frames.len() <= DURABLE_FRAMES_MAX;
        for frame in frames {
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
                FlushDue::OnWrite => self.flush_ready.notified().await,
                // What only durability=os partitions wrote is flushed soon, even if nothing else comes.
                FlushDue::At(instant) => {
                    let woken = self.flush_ready.notified();
                    if tokio::time::timeout_at(instant, woken).await.is_err() {
                        self.flush().await?;
                    }
                }
            }
        }
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
            Durability::Os => file.write_all_at(bytes, placement.offset).await?,
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
            // The settler goes only as far as what is flushed: waiting with unflushed frames in a full ring would never end.
            self.segment_writer.pace().hurry();
            self.unflushed.borrow_mut().want();
            self.flush_ready.notify_one();
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
        self.cached_bytes.set(self.cached_bytes.get() + bytes);
        self.metrics.batches.add(frame.batches.len() as u64);
        self.metrics.journal_bytes.add(bytes);
        self.metrics.cached_bytes.set(self.cached_bytes.get());
        self.metrics.unsettled_bytes.set(self.unsettled_bytes.get());
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

    /// `frames` and all before them are on stable storage.
    fn on_flushed(&self, frames: &[SealedFrame]) {
        if let Some(newest) = frames.last() {
            self.positions.set(JournalPositions {
                flushed_through_lsn: newest.lsn,
                ..self.positions.get()
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

/// What was written and not flushed.
#[derive(Default)]
pub(super) struct Unflushed {
    frames: Vec<SealedFrame>,
    file_indexes: Vec<u32>,
    bytes: usize,
    /// When the first of them was written.
    since: Option<Instant>,
    /// Somebody waits: a batch of a durability=disk partition, or a frame that has no place in the ring.
    is_wanted: bool,
    /// Somebody waits for the flush that is under way.
    is_awaited: bool,
    /// No more frames will be written.
    is_complete: bool,
}

/// When the next flush has to begin.
enum FlushDue {
    Now,
    At(Instant),
    /// Nothing is there to be flushed.
    OnWrite,
    /// Nothing is there and nothing will come.
    Never,
}

impl Unflushed {
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
    fn want(&mut self) {
        self.is_wanted = self.since.is_some();
    }

    /// Takes what the flush that begins now stands for: frames in LSN order, and the files that hold them.
    fn begin_flush(&mut self) -> (Vec<SealedFrame>, Vec<u32>) {
        let begun = Unflushed {
            is_complete: self.is_complete,
            is_awaited: self.is_wanted,
            ..Unflushed::default()
        };
        let taken = std::mem::replace(self, begun);
        (taken.frames, taken.file_indexes)
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
            Some(_) if self.is_wanted || self.is_complete || self.bytes >= OS_FLUSH_BYTES => {
                FlushDue::Now
            }
            Some(since) => FlushDue::At(since + OS_FLUSH_INTERVAL),
        }
    }
}

/// So many frames of a commit are flushed one by one: a second one is there when a chunk of memory ends within the commit.
const DURABLE_FRAMES_MAX: usize = 2;
const OS_FLUSH_INTERVAL: Duration = Duration::from_millis(5);
const OS_FLUSH_BYTES: usize = 4 * 1024 * 1024;
