//! The seam between what the engine stores and where: one trait for a file system, one for an open file.
//!
//! Everything above this module is generic over [`Storage`], so that the simulated disk can stand in for the real one.
//! Futures are not `Send`: an instance belongs to one thread.

use std::io;
use std::path::Path;

use bytes::Bytes;

/// The unit that direct I/O is aligned to: address, length and file offset.
pub const BLOCK_BYTES: usize = 4096;

/// How [`Storage::open`] opens a file; the default opens an existing file for reading and writing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OpenOptions {
    /// Creates the file if it is missing. Its name is durable only after [`Storage::sync_dir`] of the folder.
    pub create: bool,
    /// Cuts the file to zero bytes.
    pub truncate: bool,
    /// Asks for O_DIRECT; [`StorageFile::is_direct`] tells whether the file system granted it.
    pub direct: bool,
    /// Opens for reading only; `create` and `truncate` are then refused with `InvalidInput`.
    pub read_only: bool,
    /// Asks the kernel to read what it is asked for and nothing ahead of it; without effect on direct I/O.
    pub no_read_ahead: bool,
}

/// A file system, used from one thread.
///
/// Operations in flight are bounded by the callers, not here: a shard has one journal commit, a handful of settle
/// pieces and one cold read per fetch under way. The ring's completion queue holds 4,096; stay well below it.
#[allow(async_fn_in_trait)] // Nobody needs these futures to be `Send`: a storage belongs to one thread.
pub trait Storage: Clone + 'static {
    /// An open file of this file system.
    type File: StorageFile;

    /// Opens the file at `path`.
    ///
    /// Errors: `NotFound` without `create`; where the file system refuses O_DIRECT the file is opened buffered.
    async fn open(&self, path: &Path, options: OpenOptions) -> io::Result<Self::File>;

    /// Creates the folder and its missing parents. Durable after `sync_dir` of each parent.
    async fn create_dir_all(&self, path: &Path) -> io::Result<()>;

    /// Names (not paths) of the entries of a folder, sorted. Names that are not UTF-8 are an `InvalidData` error.
    async fn list_dir(&self, path: &Path) -> io::Result<Vec<String>>;

    /// Removes the name; open files of it go on working. Durable after `sync_dir` of the folder.
    async fn remove_file(&self, path: &Path) -> io::Result<()>;

    /// Removes an empty folder.
    async fn remove_dir(&self, path: &Path) -> io::Result<()>;

    /// Renames a file or folder and replaces a file of the new name, atomically for readers.
    /// Durable after `sync_dir` of both folders.
    async fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Makes creations, renames and removals inside the folder `path` durable; the files' contents are not included.
    async fn sync_dir(&self, path: &Path) -> io::Result<()>;

    /// Makes everything written so far to the file system that holds `path` durable: contents, lengths and names.
    async fn sync_file_system(&self, path: &Path) -> io::Result<()>;

    /// Length of the file in bytes, `None` where nothing has this name.
    async fn file_length(&self, path: &Path) -> io::Result<Option<u64>>;

    /// Whether a file or folder has this name.
    async fn exists(&self, path: &Path) -> io::Result<bool>;

    /// Bytes that an unprivileged process can still write on the file system that holds `path`.
    async fn free_bytes(&self, path: &Path) -> io::Result<u64>;
}

/// Makes the names in `folder` and in every folder above it up to `root` durable, itself included: a new file is found after
/// a power cut only if each of them is.
///
/// Shape: `folder` lies below `root`, or is it.
pub(crate) async fn sync_folders_up_to<S: Storage>(
    storage: &S,
    root: &Path,
    folder: &Path,
) -> io::Result<()> {
    assert!(folder.starts_with(root), "{folder:?} lies below {root:?}");
    for folder in folder
        .ancestors()
        .take_while(|above| above.starts_with(root))
    {
        storage.sync_dir(folder).await?;
    }
    Ok(())
}

/// Whether the file system, or the quota of this user, has no space left.
pub(crate) fn is_no_space(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded
    )
}

/// An open file; a clone is the same descriptor, which closes when the last clone and the last operation are gone.
///
/// A caller may drop any of these futures: the operation then still runs to its end with its own hold on the buffers
/// and the descriptor, and its outcome is lost. A dropped write may have reached the file in part.
#[allow(async_fn_in_trait)] // As above.
pub trait StorageFile: Clone + 'static {
    /// Writes all of `bytes` at `offset`; partial writes are continued here.
    ///
    /// Shape: with direct I/O address, length and offset of `bytes` are multiples of [`BLOCK_BYTES`].
    /// Errors: after an error any part may be on the file; `WriteZero` when the device takes no more.
    async fn write_all_at(&self, bytes: Bytes, offset: u64) -> io::Result<()>;

    /// As [`write_all_at`](Self::write_all_at), for bytes that mostly go into pages which the page cache holds: a file that is
    /// not direct is then written by this very thread, which is a copy and no more.
    ///
    /// It may wait all the same, and the whole thread with it: where a page is not there yet, or where the kernel holds writers
    /// back. A write that took long is followed by some that cannot hold the thread up.
    async fn write_all_cached_at(&self, bytes: Bytes, offset: u64) -> io::Result<()>;

    /// Writes the pieces one behind the other from `offset` on, as [`write_all_at`](Self::write_all_at) would their
    /// concatenation. Split at 1,024 pieces, so it is not one atomic write.
    async fn write_all_vectored_at(&self, pieces: Vec<Bytes>, offset: u64) -> io::Result<()>;

    /// Writes all of `bytes` at `offset` and makes them durable, in one operation.
    ///
    /// Stands for these bytes alone: a device that can write through does not flush its cache for them, so what was written
    /// before is as durable as it was.
    /// Shape and errors: those of [`write_all_at`](Self::write_all_at) and [`sync_data`](Self::sync_data).
    async fn write_all_durably_at(&self, bytes: Bytes, offset: u64) -> io::Result<()>;

    /// Reads exactly `length` bytes. Offset and length need no alignment, with direct I/O the whole blocks are read.
    ///
    /// Errors: `UnexpectedEof` when the file ends first.
    async fn read_exact_at(&self, length: usize, offset: u64) -> io::Result<Bytes>;

    /// Reads `length` bytes, or as many as there are before the end of the file.
    async fn read_at_most(&self, length: usize, offset: u64) -> io::Result<Bytes>;

    /// Makes every write of this file that has completed durable, with the length needed to read it back.
    ///
    /// Errors: what was written is then unknown; the caller stops the process and never tries again.
    async fn sync_data(&self) -> io::Result<()>;

    /// Cuts the file or extends it with zeros. Durable after `sync_data`.
    async fn set_length(&self, length: u64) -> io::Result<()>;

    /// Length of the file in bytes.
    async fn length(&self) -> io::Result<u64>;

    /// Whether the file bypasses the page cache; `false` when O_DIRECT was refused.
    fn is_direct(&self) -> bool;

    /// Whether `length` bytes from `offset` on lie in the page cache, all of them; `false` where the kernel cannot tell
    /// (Linux before 6.5). They may have left it a moment later.
    fn is_in_page_cache(&self, length: usize, offset: u64) -> bool;

    /// Takes the exclusive flock of this very descriptor, without waiting.
    ///
    /// The lock lives until the kernel has finished every operation of the descriptor, also after SIGKILL, so who gets
    /// it knows that no write of the previous owner is still under way.
    /// Errors: `WouldBlock` when someone else holds it.
    fn try_lock_exclusive(&self) -> io::Result<()>;
}
