//! The files of the journal ring, made before frames need them.
//!
//! The beginning of the first one is there before the shard takes work; a task of its own makes the rest and the others while
//! the shard serves.

use std::io;
use std::path::Path;
use std::rc::Rc;
use std::time::Duration;

use super::journal_files::{open_journal_file, write_file_header, write_zeros};
use super::settle::NO_SPACE_PAUSE;
use super::shard::{Shard, ShardState};
use crate::io::{BLOCK_BYTES, Storage, StorageFile, is_no_space, sync_folders_up_to};
use crate::journal::ring::Placement;
use crate::types::Durability;

impl<S: Storage> Shard<S> {
    /// Prepares the beginning of the first journal file and begins the incarnation's chain in it, flushed, before any work is
    /// accepted.
    pub async fn begin_journal(&self) -> io::Result<()> {
        let (folder, path, file_bytes) = {
            let journal = self.journal.borrow();
            let folder = journal.folder().to_owned();
            (folder, journal.path_of(0), journal.file_bytes())
        };
        self.storage.create_dir_all(&folder).await?;
        let file = self.open_journal_file(&path).await?;
        let written_bytes = self.written_bytes(&file, file_bytes).await?;
        if self.storage.free_bytes(&folder).await? < file_bytes - written_bytes {
            return Err(io::ErrorKind::StorageFull.into());
        }
        let ready_bytes = file_bytes.min(written_bytes.max(FIRST_READY_BYTES));
        if written_bytes < ready_bytes {
            write_zeros(&file, written_bytes..ready_bytes, || Duration::ZERO).await?;
        }
        sync_folders_up_to(&self.storage, &self.settings.root, &folder).await?;
        let first = Placement {
            file_index: 0,
            offset: 0,
            begins_file: true,
        };
        let header = self.journal.borrow().file_header(first, 1, 0);
        let header_crc = write_file_header(&file, &header).await?;
        file.sync_data().await?;
        let mut journal = self.journal.borrow_mut();
        journal.adopt(0, file);
        journal.ring.set_ready(0, ready_bytes);
        self.staging.borrow_mut().begin_chain(header_crc);
        if self.state.get() == ShardState::Beginning {
            self.state.set(ShardState::Running);
        }
        Ok(())
    }

    /// Prepares the rest of the first file while the beginning takes frames.
    async fn finish_first_file(&self) -> io::Result<()> {
        loop {
            let (file_index, ready_bytes, file, file_bytes) = {
                let journal = self.journal.borrow();
                let Some((file_index, ready_bytes)) = journal.ring.in_part() else {
                    return Ok(());
                };
                let file = journal.file(file_index);
                (file_index, ready_bytes, file, journal.file_bytes())
            };
            let end = file_bytes.min(ready_bytes + FIRST_READY_BYTES);
            // Frames stand below: not a byte of them may be touched.
            match write_zeros(&file, ready_bytes..end, || Duration::ZERO).await {
                Err(error) if is_no_space(&error) && self.state.get() != ShardState::Closing => {
                    tracing::error!(%error, "no space for the first journal file");
                    tokio::time::sleep(NO_SPACE_PAUSE).await;
                    continue;
                }
                outcome => outcome?,
            }
            self.journal.borrow_mut().ring.set_ready(file_index, end);
            self.room.notify_waiters();
        }
    }

    /// Prepares the other files of the ring while the shard serves, each when the ring is about to need it: a shard that goes
    /// round in few files never writes the others.
    ///
    /// A full disk leaves the ring smaller; even one file goes round, with a pause at each end. Ends when there are as many files as
    /// there may be, or the shard closes.
    pub async fn prepare_ring(self: Rc<Self>) -> io::Result<()> {
        let file_count = self.journal.borrow().file_count();
        self.finish_first_file().await?;
        for file_index in 1..file_count {
            let (path, file_bytes) = {
                let journal = self.journal.borrow();
                (journal.path_of(file_index), journal.file_bytes())
            };
            loop {
                let is_wanted = self.needs_another_file().await
                    && self.spares_space_for(&path, file_bytes).await?;
                if !is_wanted {
                    return Ok(());
                }
                match self.prepare_file(&path, file_bytes).await {
                    Ok(file) => break self.take_file(file_index, file).await?,
                    // Somebody else took the space.
                    Err(error) if is_no_space(&error) => {
                        tracing::warn!(%error, file_index, "the journal ring stays smaller for now");
                        self.storage.remove_file(&path).await?;
                        tokio::time::sleep(NO_SPACE_PAUSE).await;
                    }
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(())
    }

    /// Gives a prepared file to the ring.
    async fn take_file(&self, file_index: u32, file: S::File) -> io::Result<()> {
        // A frame in a file whose name is not durable would be lost with the name.
        let folder = self.journal.borrow().folder().to_owned();
        self.storage.sync_dir(&folder).await?;
        self.journal.borrow_mut().adopt(file_index, file);
        self.look_at_space().await?;
        self.room.notify_waiters();
        Ok(())
    }

    async fn prepare_file(&self, path: &Path, file_bytes: u64) -> io::Result<S::File> {
        let file = self.open_journal_file(path).await?;
        let written_bytes = self.written_bytes(&file, file_bytes).await?;
        if written_bytes < file_bytes {
            // While commits may have to wait for the file there is no reason to be gentle to the disk.
            let pause = || match self.journal.borrow().ring.has_next_file() {
                true => PREPARE_PAUSE,
                false => Duration::ZERO,
            };
            write_zeros(&file, written_bytes..file_bytes, pause).await?;
        }
        Ok(file)
    }

    async fn open_journal_file(&self, path: &Path) -> io::Result<S::File> {
        let direct = self.settings.journal_durability == Durability::Disk;
        open_journal_file(&self.storage, path, direct).await
    }

    /// How much of a file was written already: all of it, or whole blocks. One that is longer, configured otherwise then, is cut.
    async fn written_bytes(&self, file: &S::File, file_bytes: u64) -> io::Result<u64> {
        let length = file.length().await?;
        if length > file_bytes {
            file.set_length(file_bytes).await?;
            return Ok(file_bytes);
        }
        Ok(length - length % BLOCK_BYTES as u64)
    }

    /// Waits until the ring has few free files left; false = the shard closes.
    async fn needs_another_file(&self) -> bool {
        while self.state.get() != ShardState::Closing {
            if !self.journal.borrow().ring.has_spare_files() {
                return true;
            }
            self.file_begun.notified().await;
        }
        false
    }

    /// Waits until the file system has room for a journal file beside everything that must be settled, or has the file
    /// already; false = the shard closes.
    async fn spares_space_for(&self, path: &Path, file_bytes: u64) -> io::Result<bool> {
        while self.state.get() != ShardState::Closing {
            self.look_at_space().await?;
            let is_there = self.storage.file_length(path).await? == Some(file_bytes);
            if is_there || self.has_space_beside(file_bytes) {
                return Ok(true);
            }
            tokio::time::sleep(NO_SPACE_PAUSE).await;
        }
        Ok(false)
    }
}

/// Takes a few milliseconds to write, and some thousand commits to fill.
const FIRST_READY_BYTES: u64 = 4 * 1024 * 1024;
/// Between two pieces of zeros, so that commits of the first seconds find the disk free.
const PREPARE_PAUSE: Duration = Duration::from_millis(1);
