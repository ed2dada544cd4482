//! Group commit, self-clocked: at most one commit is in flight, everything staged meanwhile rides in the next. No timer.
//!
//! One long-lived task of the shard. A commit writes the sealed frames in LSN order, then flushes once if any of them
//! carries a batch of a durability=disk partition; the flush is submitted only after every write has completed. Any error
//! here is final: the process must not acknowledge anything any more.

use std::collections::VecDeque;
use std::io;
use std::rc::Rc;
use std::time::Duration;

use tokio::time::Instant;

use super::frame_builder::{SealedBatch, SealedFrame};
use super::journal_files::{prepare_file, write_file_header};
use super::shard::{CachedFrame, JournalPositions, Shard, ShardState, UnsettledFrame};
use crate::io::{Storage, StorageFile, sync_folders_up_to};
use crate::journal::ring::Placement;

impl<S: Storage> Shard<S> {
    /// Prepares the first journal file and begins the incarnation's chain in it, flushed, before any work is accepted.
    pub async fn begin_journal(&self) -> io::Result<()> {
        let (folder, path, file_bytes) = {
            let journal = self.journal.borrow();
            let folder = journal.folder().to_owned();
            (folder, journal.path_of(0), journal.file_bytes())
        };
        self.storage.create_dir_all(&folder).await?;
        let file = prepare_file(&self.storage, &path, file_bytes, || Duration::ZERO).await?;
        sync_folders_up_to(&self.storage, &self.settings.root, &folder).await?;
        let first = Placement {
            file_index: 0,
            offset: 0,
            begins_file: true,
        };
        let header = self.journal.borrow().file_header(first, 1, 0);
        let header_crc = write_file_header(&file, &header).await?;
        file.sync_data().await?;
        self.journal.borrow_mut().adopt(0, file);
        self.staging.borrow_mut().begin_chain(header_crc);
        Ok(())
    }

    /// Prepares the other files of the ring while the shard serves already.
    ///
    /// A full disk leaves the ring smaller; two files are enough to go round.
    pub async fn prepare_ring(self: Rc<Self>) -> io::Result<()> {
        let (file_count, folder) = {
            let journal = self.journal.borrow();
            (journal.file_count(), journal.folder().to_owned())
        };
        for file_index in 1..file_count {
            let (path, file_bytes) = {
                let journal = self.journal.borrow();
                (journal.path_of(file_index), journal.file_bytes())
            };
            // While frames wait for a file there is no reason to be gentle to the disk.
            let pause = || match self.journal.borrow().ring.has_spare_files() {
                true => PREPARE_PAUSE,
                false => Duration::ZERO,
            };
            let file = match prepare_file(&self.storage, &path, file_bytes, pause).await {
                Ok(file) => file,
                Err(error) if is_no_space(&error) && file_index >= RING_FILES_MIN => {
                    tracing::warn!(%error, file_index, "the journal ring stays smaller than configured");
                    return Ok(());
                }
                Err(error) => return Err(error),
            };
            // A frame in a file whose name is not durable would be lost with the name.
            self.storage.sync_dir(&folder).await?;
            self.journal.borrow_mut().adopt(file_index, file);
            self.room.notify_waiters();
        }
        Ok(())
    }

    /// Commits until the shard closes and nothing is staged any more.
    pub async fn commit_loop(self: Rc<Self>) -> io::Result<()> {
        let mut unflushed = Unflushed::default();
        loop {
            let flushed_through_lsn = self.positions.get().flushed_through_lsn;
            let frames = self.staging.borrow_mut().take_sealed(flushed_through_lsn);
            if frames.is_empty() {
                if self.state.get() == ShardState::Closing {
                    self.flush(&mut unflushed).await?;
                    self.is_commit_over.set(true);
                    self.settle_ready.notify_one();
                    return Ok(());
                }
                self.idle(&mut unflushed).await?;
                continue;
            }
            self.commit(frames, &mut unflushed).await?;
        }
    }

    /// Waits for work; what only durability=os partitions wrote is flushed soon, even if nothing else comes.
    async fn idle(&self, unflushed: &mut Unflushed) -> io::Result<()> {
        if unflushed.frames.is_empty() {
            self.commit_ready.notified().await;
            return Ok(());
        }
        let woken = tokio::time::timeout_at(unflushed.due(), self.commit_ready.notified()).await;
        match woken {
            Ok(()) => Ok(()),
            Err(_) => self.flush(unflushed).await,
        }
    }

    async fn commit(
        &self,
        frames: VecDeque<SealedFrame>,
        unflushed: &mut Unflushed,
    ) -> io::Result<()> {
        let mut needs_flush = false;
        let begin = Instant::now();
        if let Some(since) = self.staged_since.take() {
            self.metrics.commit_wait.record(begin - since);
        }
        for frame in frames {
            let file_index = self.write_frame(&frame, unflushed).await?;
            needs_flush |= frame.needs_flush;
            self.on_written(&frame);
            unflushed.push(frame, file_index);
        }
        self.metrics.journal_write.record(begin.elapsed());
        if needs_flush || unflushed.bytes >= OS_FLUSH_BYTES || unflushed.is_due() {
            self.flush(unflushed).await?;
        }
        Ok(())
    }

    /// Writes one frame in full and returns the file it went to.
    async fn write_frame(&self, frame: &SealedFrame, unflushed: &mut Unflushed) -> io::Result<u32> {
        let placement = self.place(frame, unflushed).await?;
        let file = self.journal.borrow().file(placement.file_index);
        if placement.begins_file && frame.lsn > 1 {
            let header =
                self.journal
                    .borrow()
                    .file_header(placement, frame.lsn, frame.predecessor_crc);
            write_file_header(&file, &header).await?;
            self.settle_ready.notify_one();
        }
        file.write_all_at(frame.bytes.clone(), placement.offset)
            .await?;
        Ok(placement.file_index)
    }

    async fn place(&self, frame: &SealedFrame, unflushed: &mut Unflushed) -> io::Result<Placement> {
        loop {
            // Registered before the look, so that a release in between is not missed.
            let room = self.room.notified();
            let placement = self
                .journal
                .borrow_mut()
                .ring
                .place(frame.lsn, frame.bytes.len() as u64);
            if let Some(placement) = placement {
                return Ok(placement);
            }
            // The settler goes only as far as what is flushed: waiting with unflushed frames in a full ring would never end.
            self.flush(unflushed).await?;
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
    async fn flush(&self, unflushed: &mut Unflushed) -> io::Result<()> {
        let begin = Instant::now();
        for file_index in unflushed.file_indexes.drain(..) {
            let file = self.journal.borrow().file(file_index);
            file.sync_data().await?;
        }
        self.metrics.journal_flush.record(begin.elapsed());
        // Newest first: one step to each partition's end, the older batches then find nothing left to move.
        for frame in unflushed.frames.drain(..).rev() {
            let flushed_through_lsn = self.positions.get().flushed_through_lsn.max(frame.lsn);
            self.positions.set(JournalPositions {
                flushed_through_lsn,
                ..self.positions.get()
            });
            for batch in frame.batches.iter().rev() {
                let end_offset = batch.tail_batch.header.next_offset();
                batch.partition.borrow_mut().on_flushed(end_offset);
            }
        }
        unflushed.bytes = 0;
        unflushed.since = None;
        self.settle_ready.notify_one();
        Ok(())
    }
}

/// What was written and not flushed.
#[derive(Default)]
struct Unflushed {
    frames: Vec<SealedFrame>,
    file_indexes: Vec<u32>,
    bytes: usize,
    /// When the first of them was written.
    since: Option<Instant>,
}

impl Unflushed {
    /// When they have to be flushed at the latest, whatever else arrives.
    fn due(&self) -> Instant {
        self.since.unwrap_or_else(Instant::now) + OS_FLUSH_INTERVAL
    }

    fn is_due(&self) -> bool {
        self.since
            .is_some_and(|since| since.elapsed() >= OS_FLUSH_INTERVAL)
    }

    fn push(&mut self, frame: SealedFrame, file_index: u32) {
        self.since.get_or_insert_with(Instant::now);
        self.bytes += frame.bytes.len();
        self.frames.push(frame);
        if self.file_indexes.last() != Some(&file_index) {
            self.file_indexes.push(file_index);
        }
    }
}

pub(crate) fn is_no_space(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded
    )
}

/// A journal goes round in two files: one being written, one being settled.
const RING_FILES_MIN: u32 = 2;
/// Between two pieces of zeros, so that commits of the first seconds find the disk free.
const PREPARE_PAUSE: Duration = Duration::from_millis(3);
const OS_FLUSH_INTERVAL: Duration = Duration::from_millis(5);
const OS_FLUSH_BYTES: usize = 4 * 1024 * 1024;
