//! The files of one journal: pre-written once with zeros, locked, never truncated or unlinked while the journal lives.

use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::Duration;

use bytes::Bytes;

use super::shard::ShardSettings;
use crate::io::buffer::ChunkPool;
use crate::io::{OpenOptions, Storage, StorageFile};
use crate::journal::frame::BLOCK_BYTES;
use crate::journal::replay::JournalIdentity;
use crate::journal::ring::{FileHeader, Placement, Ring};
use crate::types::Durability;

/// The open files and the ring that orders them.
pub(crate) struct JournalFiles<S: Storage> {
    pub ring: Ring,
    files: Vec<Option<S::File>>,
    folder: PathBuf,
    file_bytes: u64,
    identity: JournalIdentity,
}

impl<S: Storage> JournalFiles<S> {
    pub fn new(settings: &ShardSettings) -> Self {
        JournalFiles {
            ring: Ring::new(settings.journal_file_bytes),
            files: vec![None; settings.journal_file_count as usize],
            folder: journal_folder(&settings.root, settings.identity.journal_id),
            file_bytes: settings.journal_file_bytes,
            identity: settings.identity,
        }
    }

    pub fn frame_bytes_max(&self) -> usize {
        self.ring.frame_bytes_max()
    }

    /// The folder of the journal.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn file_bytes(&self) -> u64 {
        self.file_bytes
    }

    pub fn file_count(&self) -> u32 {
        self.files.len() as u32
    }

    pub fn path_of(&self, file_index: u32) -> PathBuf {
        self.folder.join(journal_file_name(file_index))
    }

    /// Takes a prepared file into the ring.
    pub fn adopt(&mut self, file_index: u32, file: S::File) {
        self.files[file_index as usize] = Some(file);
        self.ring.add_free(file_index);
    }

    /// The open file of a placement.
    pub fn file(&self, file_index: u32) -> S::File {
        self.files[file_index as usize]
            .clone()
            .expect("a placed file is open")
    }

    /// The first block of the file that `lsn` begins.
    pub fn file_header(&self, placement: Placement, lsn: u64, predecessor_crc: u32) -> FileHeader {
        FileHeader {
            journal_id: self.identity.journal_id,
            incarnation: self.identity.incarnation,
            start_lsn: lsn,
            file_index: placement.file_index,
            // An incarnation begins a chain of its own.
            predecessor_crc: if lsn == 1 { 0 } else { predecessor_crc },
        }
    }
}

/// Opens a journal file, past the page cache if `direct`, and locks it.
pub(crate) async fn open_journal_file<S: Storage>(
    storage: &S,
    path: &Path,
    direct: bool,
) -> io::Result<S::File> {
    let options = OpenOptions {
        create: true,
        direct,
        ..OpenOptions::default()
    };
    let file = storage.open(path, options).await?;
    lock_within_patience(&file, path).await?;
    Ok(file)
}

/// Writes zeros over a range of bytes, durably.
///
/// Blocks that were written once are overwritten in place: a flush then has no file system metadata to commit. `pause` says how
/// long to wait after each piece.
pub(crate) async fn write_zeros<F: StorageFile>(
    file: &F,
    range: Range<u64>,
    pause: impl Fn() -> Duration,
) -> io::Result<()> {
    let zeros = aligned_zero_padded(&[], ZERO_PIECE_BYTES);
    let mut offset = range.start;
    while offset < range.end {
        let length = (range.end - offset).min(ZERO_PIECE_BYTES as u64) as usize;
        file.write_all_at(zeros.slice(..length), offset).await?;
        offset += length as u64;
        let pause = pause();
        if !pause.is_zero() {
            tokio::time::sleep(pause).await;
        }
    }
    file.sync_data().await
}

/// After SIGKILL the kernel may still be writing through the dead process's descriptor for a moment; its lock says so.
async fn lock_within_patience<F: StorageFile>(file: &F, path: &Path) -> io::Result<()> {
    for _ in 0..LOCK_ATTEMPTS {
        match file.try_lock_exclusive() {
            Ok(()) => return Ok(()),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
            Err(error) => return Err(error),
        }
        tokio::time::sleep(LOCK_PAUSE).await;
    }
    Err(io::Error::new(
        io::ErrorKind::ResourceBusy,
        format!("{} is locked by another process", path.display()),
    ))
}

/// Writes the first block of a journal file.
pub(crate) async fn write_file_header<F: StorageFile>(
    file: &F,
    header: &FileHeader,
) -> io::Result<u32> {
    let (bytes, crc) = header.encode();
    file.write_all_at(aligned_zero_padded(&bytes, BLOCK_BYTES), 0)
        .await?;
    Ok(crc)
}

/// `bytes` and then zeros up to `length`, in memory that direct I/O accepts.
fn aligned_zero_padded(bytes: &[u8], length: usize) -> Bytes {
    let mut chunk = ChunkPool::keeping(length, 1).take(length);
    chunk.extend_from_slice(bytes);
    chunk.reserve_zeroed(length - bytes.len());
    chunk.freeze(length)
}

/// The journal of a thread for one durability. Ids beyond 32 bits are those of journals that live in the page cache: recovery
/// expects less of them.
pub(crate) fn journal_id(thread_index: u16, durability: Durability) -> u64 {
    let number = u64::from(thread_index) + 1;
    match durability {
        Durability::Disk => number,
        Durability::Os => CACHED_JOURNAL | number,
    }
}

/// What [`journal_id`] was told of the journal.
pub(crate) fn journal_durability(journal_id: u64) -> Durability {
    match journal_id & CACHED_JOURNAL {
        0 => Durability::Disk,
        _ => Durability::Os,
    }
}

/// `journals/<id>`.
pub(crate) fn journal_folder(root: &Path, journal_id: u64) -> PathBuf {
    root.join("journals").join(format!("{journal_id:016x}"))
}

fn journal_file_name(file_index: u32) -> String {
    format!("{file_index:06}.journal")
}

const CACHED_JOURNAL: u64 = 1 << 32;
const ZERO_PIECE_BYTES: usize = 1024 * 1024;
const LOCK_ATTEMPTS: u32 = 40;
const LOCK_PAUSE: Duration = Duration::from_millis(50);
