//! Files through tokio-uring: the storage of the real process.
//!
//! Reads, writes, flushes, open, rename and unlink go through the ring of the current thread, so every call must run
//! inside a runtime made by [`ring_runtime`]; outside of one it panics. Truncation, stat, statvfs, readdir, mkdir,
//! flock, fadvise and cachestat are plain system calls, since the ring (or tokio-uring) lacks them: they stay off the
//! acknowledgement path. So is the write into pages of the page cache, which is on it: the ring would wake a worker for it
//! (docs/decisions/2026-11-23-write-in-place.md).
//!
//! Dropping a future never frees memory that the kernel still uses: tokio-uring moves buffers and descriptor into its
//! own table until the completion arrives. The retry of a partial operation is then not made.

use std::cell::Cell;
use std::io;
use std::ops::RangeInclusive;
use std::os::fd::{AsRawFd, FromRawFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};
use std::{ffi::CString, mem::ManuallyDrop, mem::MaybeUninit};

use bytes::{Buf, Bytes};
use tokio_uring::buf::{IoBuf, IoBufMut};

use super::buffer::{ChunkPool, ChunkWriter};
use super::storage::{BLOCK_BYTES, OpenOptions, Storage, StorageFile};

/// A runtime with its own ring for the calling thread.
///
/// The ring accepts submissions from this thread only (SINGLE_ISSUER), so build it on the thread that will run it.
/// 256 submission entries keep the latency of a forced submission low, 4,096 completion entries keep bursts from
/// overflowing. Never DEFER_TASKRUN: tokio-uring 0.5 waits in epoll without asking for events and would hang.
/// Errors: those of the set-up, for example EPERM under a seccomp filter and ENOMEM under a small memlock limit.
pub fn ring_runtime() -> io::Result<tokio_uring::Runtime> {
    let mut ring = tokio_uring::uring_builder();
    ring.setup_single_issuer()
        .setup_coop_taskrun()
        .setup_cqsize(COMPLETION_ENTRIES);
    let mut builder = tokio_uring::builder();
    builder.entries(SUBMISSION_ENTRIES).uring_builder(&ring);
    submit::remember_ring(|| tokio_uring::Runtime::new(&builder))
}

/// Whether a ring as [`ring_runtime`] needs it can be set up by this process; the error says why not.
pub fn io_uring_available() -> io::Result<()> {
    ring_runtime().map(drop)?;
    submit::forget_ring();
    Ok(())
}

/// The file system of this machine, through the ring of the current thread.
#[derive(Clone, Debug)]
pub struct UringStorage {
    read_buffers: Rc<ReadBuffers>,
    held_up: Rc<Cell<u32>>,
}

impl UringStorage {
    /// A storage for the current thread. Makes no system call.
    pub fn new() -> UringStorage {
        UringStorage {
            read_buffers: Rc::new(ReadBuffers::new()),
            held_up: Rc::default(),
        }
    }
}

impl Default for UringStorage {
    fn default() -> UringStorage {
        UringStorage::new()
    }
}

impl Storage for UringStorage {
    type File = UringFile;

    async fn open(&self, path: &Path, options: OpenOptions) -> io::Result<UringFile> {
        let mut ring_options = tokio_uring::fs::OpenOptions::new();
        ring_options
            .read(true)
            .write(!options.read_only)
            .create(options.create)
            .truncate(options.truncate);
        if options.direct {
            ring_options.custom_flags(libc::O_DIRECT);
            match submit::at_once(ring_options.open(path)).await {
                Ok(file) => return Ok(self.file(file, Alignment::Block)),
                // The file system has no direct I/O; any other use of EINVAL fails again below.
                Err(error) if error.raw_os_error() == Some(libc::EINVAL) => {
                    ring_options.custom_flags(0);
                }
                Err(error) => return Err(error),
            }
        }
        let file = submit::at_once(ring_options.open(path)).await?;
        if options.no_read_ahead {
            super::system::advise_no_read_ahead(file.as_raw_fd());
        }
        Ok(self.file(file, Alignment::None))
    }

    async fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        std::fs::create_dir_all(path)
    }

    async fn list_dir(&self, path: &Path) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in std::fs::read_dir(path)? {
            let name = entry?.file_name().into_string().map_err(|name| {
                io::Error::new(
                    io::ErrorKind::InvalidData,
                    format!("file name {name:?} is not UTF-8"),
                )
            })?;
            names.push(name);
        }
        names.sort_unstable();
        Ok(names)
    }

    async fn remove_file(&self, path: &Path) -> io::Result<()> {
        submit::at_once(tokio_uring::fs::remove_file(path)).await
    }

    async fn remove_dir(&self, path: &Path) -> io::Result<()> {
        submit::at_once(tokio_uring::fs::remove_dir(path)).await
    }

    async fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        submit::at_once(tokio_uring::fs::rename(from, to)).await
    }

    async fn sync_dir(&self, path: &Path) -> io::Result<()> {
        let directory = submit::at_once(tokio_uring::fs::File::open(path)).await?;
        submit::at_once(directory.sync_all()).await
    }

    async fn sync_file_system(&self, path: &Path) -> io::Result<()> {
        super::system::sync_file_system(path).await
    }

    async fn file_length(&self, path: &Path) -> io::Result<Option<u64>> {
        match std::fs::metadata(path) {
            Ok(metadata) => Ok(Some(metadata.len())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    async fn exists(&self, path: &Path) -> io::Result<bool> {
        path.try_exists()
    }

    async fn free_bytes(&self, path: &Path) -> io::Result<u64> {
        let path = CString::new(path.as_os_str().as_bytes())?;
        let mut answer = MaybeUninit::<libc::statvfs>::zeroed();
        // SAFETY: `path` ends with a zero byte and `answer` is writable; both are ours and outlive the call.
        let result = unsafe { libc::statvfs(path.as_ptr(), answer.as_mut_ptr()) };
        if result != 0 {
            return Err(io::Error::last_os_error());
        }
        // SAFETY: the structure consists of integers and was zeroed, so every content is valid.
        let answer = unsafe { answer.assume_init() };
        Ok(answer.f_bavail.saturating_mul(answer.f_frsize))
    }
}

impl UringStorage {
    fn file(&self, file: tokio_uring::fs::File, alignment: Alignment) -> UringFile {
        UringFile {
            file: Rc::new(file),
            read_buffers: Rc::clone(&self.read_buffers),
            held_up: Rc::clone(&self.held_up),
            alignment,
        }
    }
}

/// An open file of [`UringStorage`].
#[derive(Clone, Debug)]
pub struct UringFile {
    file: Rc<tokio_uring::fs::File>,
    read_buffers: Rc<ReadBuffers>,
    /// So many writes go through the ring, which has worker threads for those that wait, before this thread tries again.
    held_up: Rc<Cell<u32>>,
    alignment: Alignment,
}

/// What offsets and lengths must be multiples of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Alignment {
    None,
    Block,
}

impl Alignment {
    fn bytes(self) -> usize {
        match self {
            Alignment::None => 1,
            Alignment::Block => BLOCK_BYTES,
        }
    }

    /// How much of a partial operation counts. Direct I/O can only go on at a block; the rest is done again.
    fn progress(self, completed: usize) -> usize {
        completed - completed % self.bytes()
    }
}

impl StorageFile for UringFile {
    async fn write_all_at(&self, bytes: Bytes, offset: u64) -> io::Result<()> {
        self.write_all(bytes, offset, 0).await
    }

    async fn write_all_vectored_at(&self, pieces: Vec<Bytes>, offset: u64) -> io::Result<()> {
        let mut queue = VectoredQueue::new(pieces);
        let mut offset = offset;
        loop {
            let operation = queue.next_operation();
            if operation.is_empty() {
                return Ok(());
            }
            for piece in &operation {
                self.check_write(piece, offset);
            }
            let (result, _) = submit::at_once(self.file.writev_at(operation, offset)).await;
            let written = self.alignment.progress(result?);
            if written == 0 {
                return Err(write_zero());
            }
            queue.advance(written);
            offset += written as u64;
        }
    }

    async fn write_all_cached_at(&self, bytes: Bytes, offset: u64) -> io::Result<()> {
        let held_up = self.held_up.get();
        if self.is_direct() || held_up > 0 {
            self.held_up.set(held_up.saturating_sub(1));
            return self.write_all_at(bytes, offset).await;
        }
        let begin = Instant::now();
        self.with_std_file(|file| file.write_all_at(&bytes, offset))?;
        if begin.elapsed() > HELD_UP_MIN {
            self.held_up.set(WRITES_AFTER_HOLD_UP);
        }
        Ok(())
    }

    async fn write_all_durably_at(&self, bytes: Bytes, offset: u64) -> io::Result<()> {
        self.write_all(bytes, offset, libc::RWF_DSYNC).await
    }

    async fn read_exact_at(&self, length: usize, offset: u64) -> io::Result<Bytes> {
        let bytes = self.read_at_most(length, offset).await?;
        if bytes.len() < length {
            return Err(io::Error::new(
                io::ErrorKind::UnexpectedEof,
                format!(
                    "wanted {length} bytes at {offset}, the file has {}",
                    bytes.len()
                ),
            ));
        }
        Ok(bytes)
    }

    async fn read_at_most(&self, length: usize, offset: u64) -> io::Result<Bytes> {
        if length == 0 {
            return Ok(Bytes::new());
        }
        let align = self.alignment.bytes();
        let skipped = (offset % align as u64) as usize;
        let wanted = skipped + length;
        let limit = wanted.next_multiple_of(align);
        let first = offset - skipped as u64;
        let mut writer = self.read_buffers.take(limit);
        while writer.position() < wanted {
            let before = writer.position();
            // Direct I/O can only go on at a block; bytes read twice are the same bytes.
            let start = self.alignment.progress(before);
            let target = ReadTarget {
                end: limit.min(start + OPERATION_BYTES_MAX),
                start,
                writer,
            };
            let read = self.file.read_at(target, first + start as u64);
            let (result, target) = submit::at_once(read).await;
            writer = target.writer;
            result?;
            if writer.position() == before {
                break; // End of the file.
            }
        }
        let filled = writer.position();
        if filled <= skipped {
            return Ok(Bytes::new());
        }
        let bytes = writer.freeze(filled);
        Ok(bytes.slice(skipped..filled.min(wanted)))
    }

    async fn sync_data(&self) -> io::Result<()> {
        submit::at_once(self.file.sync_data()).await
    }

    async fn set_length(&self, length: u64) -> io::Result<()> {
        self.with_std_file(|file| file.set_len(length))
    }

    async fn length(&self) -> io::Result<u64> {
        self.with_std_file(|file| file.metadata().map(|metadata| metadata.len()))
    }

    fn is_direct(&self) -> bool {
        self.alignment == Alignment::Block
    }

    fn is_in_page_cache(&self, length: usize, offset: u64) -> bool {
        self.with_std_file(|file| super::system::is_in_page_cache(file, length, offset))
    }

    fn try_lock_exclusive(&self) -> io::Result<()> {
        self.with_std_file(|file| file.try_lock().map_err(io::Error::from))
    }
}

impl UringFile {
    async fn write_all(&self, bytes: Bytes, offset: u64, flags: libc::c_int) -> io::Result<()> {
        let mut bytes = bytes;
        let mut offset = offset;
        self.check_write(&bytes, offset);
        while !bytes.is_empty() {
            let piece = bytes.slice(..bytes.len().min(OPERATION_BYTES_MAX));
            let written = submit::write(&self.file, piece, offset, flags).await?;
            let written = self.alignment.progress(written);
            if written == 0 {
                return Err(write_zero());
            }
            bytes.advance(written);
            offset += written as u64;
        }
        Ok(())
    }

    /// Direct writes from unaligned memory are refused by the kernel with a bare EINVAL; say what is wrong instead.
    fn check_write(&self, bytes: &Bytes, offset: u64) {
        if self.alignment == Alignment::Block {
            assert!(
                bytes.as_ptr().addr().is_multiple_of(BLOCK_BYTES),
                "direct write: address not aligned"
            );
            assert!(
                bytes.len().is_multiple_of(BLOCK_BYTES),
                "direct write: length not aligned"
            );
            assert!(
                offset.is_multiple_of(BLOCK_BYTES as u64),
                "direct write: offset not aligned"
            );
        }
    }

    fn with_std_file<T>(&self, operation: impl FnOnce(&std::fs::File) -> T) -> T {
        // SAFETY: the descriptor is open for as long as `self.file` lives, which this call borrows. `ManuallyDrop`
        // leaves closing it to `self.file`, the only owner.
        let file = ManuallyDrop::new(unsafe { std::fs::File::from_raw_fd(self.file.as_raw_fd()) });
        operation(&file)
    }
}

/// Pieces still to be written, oldest first.
struct VectoredQueue {
    pieces: std::collections::VecDeque<Bytes>,
}

impl VectoredQueue {
    fn new(pieces: Vec<Bytes>) -> VectoredQueue {
        VectoredQueue {
            pieces: pieces
                .into_iter()
                .filter(|piece| !piece.is_empty())
                .collect(),
        }
    }

    /// What one system call takes: at most IOV_MAX pieces and [`OPERATION_BYTES_MAX`] bytes, at least one piece.
    fn next_operation(&self) -> Vec<Bytes> {
        let mut operation = Vec::with_capacity(self.pieces.len().min(VECTORED_PIECES_MAX));
        let mut room = OPERATION_BYTES_MAX;
        for piece in self.pieces.iter().take(VECTORED_PIECES_MAX) {
            let taken = piece.len().min(room);
            if taken == 0 {
                break;
            }
            operation.push(piece.slice(..taken));
            room -= taken;
        }
        operation
    }

    fn advance(&mut self, written: usize) {
        let mut left = written;
        while left > 0 {
            let Some(piece) = self.pieces.front_mut() else {
                unreachable!("the kernel reports more bytes than it was given");
            };
            if left < piece.len() {
                piece.advance(left);
                return;
            }
            left -= piece.len();
            self.pieces.pop_front();
        }
    }
}

/// The part of a chunk that one read may fill. The kernel is its writer until the completion arrives.
struct ReadTarget {
    writer: ChunkWriter,
    start: usize,
    end: usize,
}

// SAFETY: the memory is a heap allocation that the `ChunkWriter` holds, so moving the target does not move it, and the
// target reports only bytes that were initialised.
unsafe impl IoBuf for ReadTarget {
    fn stable_ptr(&self) -> *const u8 {
        self.writer
            .bytes(self.start..self.writer.position())
            .as_ptr()
    }

    fn bytes_init(&self) -> usize {
        self.writer.position().min(self.end) - self.start
    }

    fn bytes_total(&self) -> usize {
        self.end - self.start
    }
}

// SAFETY: as above; nothing of the chunk is frozen while it is read into, so `start..end` belongs to this target alone.
unsafe impl IoBufMut for ReadTarget {
    fn stable_mut_ptr(&mut self) -> *mut u8 {
        self.writer.address_at(self.start)
    }

    unsafe fn set_init(&mut self, length: usize) {
        // SAFETY: the caller says that `start..start + length` is initialised, and `start <= position`.
        unsafe { self.writer.assume_written_to(self.start + length) }
    }
}

/// The memory that a read of `length` bytes at `position` pins: whole blocks, in a buffer of one of the kept sizes.
pub(crate) fn read_buffer_bytes(position: u64, length: usize) -> usize {
    let limit = (bytes_in_block(position) + length).next_multiple_of(BLOCK_BYTES);
    let mut classes = READ_CLASSES.iter().map(|&(bytes, _)| bytes);
    classes.find(|bytes| limit <= *bytes).unwrap_or(limit)
}

/// How many bytes to read at `position` and the memory that pins, at most `buffer_bytes_max`; None = not even the
/// start of `lengths`.
///
/// Reads a quarter less than the end of `lengths` where a smaller buffer does for it: what is missing is read next.
pub(crate) fn fit_read(
    position: u64,
    lengths: RangeInclusive<usize>,
    buffer_bytes_max: usize,
) -> Option<(usize, usize)> {
    let skipped = bytes_in_block(position);
    let wanted = skipped + *lengths.end();
    let whole = read_buffer_bytes(position, *lengths.end());
    let is_whole_fitting = whole <= buffer_bytes_max;
    let smaller_max = buffer_bytes_max.min(whole - BLOCK_BYTES);
    let smaller = match READ_CLASSES
        .iter()
        .rev()
        .find(|class| class.0 <= smaller_max)
    {
        // Above the largest class a buffer is made to measure, so there is no smaller one to prefer.
        Some(&(READ_CLASS_BYTES_MAX, _)) => {
            (!is_whole_fitting).then_some(smaller_max - smaller_max % BLOCK_BYTES)
        }
        class => class.map(|&(bytes, _)| bytes),
    };
    let smaller = smaller.filter(|bytes| {
        let is_enough = skipped + *lengths.start() <= *bytes;
        is_enough && (!is_whole_fitting || *bytes >= wanted - wanted / 4)
    });
    match smaller {
        Some(bytes) => Some((bytes.min(wanted) - skipped, bytes)),
        None => is_whole_fitting.then_some((*lengths.end(), whole)),
    }
}

fn bytes_in_block(position: u64) -> usize {
    (position % BLOCK_BYTES as u64) as usize
}

/// Pools of aligned read buffers by size, so that a read pins little more than it returns and does not pay for fresh
/// pages each time.
#[derive(Debug)]
struct ReadBuffers {
    pools: Vec<ChunkPool>,
}

impl ReadBuffers {
    fn new() -> ReadBuffers {
        let classes = READ_CLASSES.iter();
        ReadBuffers {
            pools: classes
                .map(|&(bytes, kept)| ChunkPool::keeping(bytes, kept))
                .collect(),
        }
    }

    fn take(&self, length: usize) -> ChunkWriter {
        let fitting = self.pools.iter().find(|pool| length <= pool.chunk_bytes());
        match fitting.or(self.pools.last()) {
            Some(pool) => pool.take(length),
            None => unreachable!("there is at least one class"),
        }
    }
}

fn write_zero() -> io::Error {
    io::Error::new(
        io::ErrorKind::WriteZero,
        "the device accepted no more bytes",
    )
}

const SUBMISSION_ENTRIES: u32 = 256;
const COMPLETION_ENTRIES: u32 = 4096;

/// The kernel's IOV_MAX.
const VECTORED_PIECES_MAX: usize = 1024;

/// A copy of the largest frame takes a fraction of this; the kernel holds writers back for 10 ms and more.
const HELD_UP_MIN: Duration = Duration::from_millis(5);
const WRITES_AFTER_HOLD_UP: u32 = 64;
/// Bytes of one operation: below the kernel's own limit of 2 GiB less a page, a multiple of the block.
const OPERATION_BYTES_MAX: usize = 1 << 30;

/// Size and kept number of the read buffers; about 23 MiB a storage when all are kept. The one above 1 MiB is for what
/// most readers ask for, 1 MiB from a batch on that begins somewhere behind an index entry.
const READ_CLASSES: [(usize, usize); 9] = [
    (4 << 10, 32),
    (16 << 10, 32),
    (64 << 10, 16),
    (128 << 10, 8),
    (256 << 10, 8),
    (512 << 10, 4),
    (1088 << 10, 8),
    (2 << 20, 2),
    (READ_CLASS_BYTES_MAX, 1),
];

const READ_CLASS_BYTES_MAX: usize = 4 << 20;

mod submit;
#[cfg(test)]
mod tests;
