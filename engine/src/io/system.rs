//! System calls that neither the ring nor the standard library offers. None of them is on a hot path.

use std::fs::File;
use std::io;
use std::mem;
use std::os::fd::{AsRawFd, RawFd};
use std::path::{Path, PathBuf};
use std::ptr::NonNull;

/// Flushes everything written to the file system that holds `path`, on a helper thread.
///
/// One call makes thousands of files durable at the price of a few. Errors: those of writing back any of its files since
/// the folder was opened; what was written is then unknown.
pub(super) async fn sync_file_system(path: &Path) -> io::Result<()> {
    let path: PathBuf = path.to_owned();
    let flush = move || {
        let folder = File::open(path)?;
        // SAFETY: the descriptor is open for the whole call; syncfs touches no memory of ours.
        let result = unsafe { libc::syncfs(folder.as_raw_fd()) };
        match result {
            0 => Ok(()),
            _ => Err(io::Error::last_os_error()),
        }
    };
    tokio::task::spawn_blocking(flush)
        .await
        .map_err(io::Error::other)?
}

/// Raises this process's limit of open files to the most it may have, and returns that.
pub(crate) fn raise_open_file_limit() -> u64 {
    let mut limit = libc::rlimit {
        rlim_cur: 0,
        rlim_max: 0,
    };
    // SAFETY: the structure is ours and outlives the call.
    if unsafe { libc::getrlimit(libc::RLIMIT_NOFILE, &mut limit) } != 0 {
        return OPEN_FILES_ANYWHERE;
    }
    let raised = libc::rlimit {
        rlim_cur: limit.rlim_max,
        ..limit
    };
    // SAFETY: as above; the kernel only reads it.
    match unsafe { libc::setrlimit(libc::RLIMIT_NOFILE, &raised) } {
        0 => raised.rlim_cur,
        _ => limit.rlim_cur,
    }
}

/// What every Linux lets a process open unless told otherwise.
const OPEN_FILES_ANYWHERE: u64 = 1024;

/// Asks for huge pages behind `capacity` bytes at `address`. A kernel without them ignores it; nothing depends on it but speed.
pub(super) fn advise_huge_pages(address: NonNull<u8>, capacity: usize) {
    // SAFETY: the range is an allocation of the caller's that nobody else uses yet. The advice changes how it is mapped,
    // never what it holds.
    let result = unsafe { libc::madvise(address.as_ptr().cast(), capacity, libc::MADV_HUGEPAGE) };
    if result != 0 {
        tracing::debug!(error = %io::Error::last_os_error(), "no huge pages");
    }
}

/// Asks the kernel to read no more than it is asked for. Without effect it is only slower.
pub(super) fn advise_no_read_ahead(descriptor: RawFd) {
    // SAFETY: the call takes no memory of ours; a descriptor that is not open is an error, no more.
    let result = unsafe { libc::posix_fadvise(descriptor, 0, 0, libc::POSIX_FADV_RANDOM) };
    if result != 0 {
        let error = io::Error::from_raw_os_error(result);
        tracing::debug!(%error, "the kernel goes on reading ahead");
    }
}

/// Whether all pages of a range of `file` lie in the page cache, by cachestat(2). `false` where the kernel lacks it.
pub(super) fn is_in_page_cache(file: &File, length: usize, offset: u64) -> bool {
    let range = CacheStatRange {
        offset,
        length: length as u64,
    };
    let mut counts = CacheStat::default();
    // SAFETY: the descriptor is open for the whole call; both structures are ours, have the kernel's layout and outlive it.
    let result = unsafe {
        libc::syscall(
            CACHESTAT,
            file.as_raw_fd(),
            &raw const range,
            &raw mut counts,
            0,
        )
    };
    let pages = (offset + length as u64).div_ceil(PAGE_BYTES) - offset / PAGE_BYTES;
    result == 0 && counts.cached == pages
}

/// `struct cachestat_range` of linux/mman.h.
#[repr(C)]
struct CacheStatRange {
    offset: u64,
    length: u64,
}

/// `struct cachestat` of linux/mman.h: pages.
#[repr(C)]
#[derive(Default)]
struct CacheStat {
    cached: u64,
    dirty: u64,
    writeback: u64,
    evicted: u64,
    recently_evicted: u64,
}

/// Its number on every architecture but Alpha, since Linux 6.5; the libc crate does not know it on all of them.
const CACHESTAT: libc::c_long = 451;
/// Where pages are larger, nothing is found in the page cache.
const PAGE_BYTES: u64 = 4096;

/// Binds the calling thread to one core. A core this process may not use is reported and otherwise ignored: an unpinned
/// shard is slower, not wrong.
pub fn pin_to_core(core: usize) {
    // SAFETY: a CPU set is plain integers, for which all zeros is a valid (empty) value.
    let mut cores: libc::cpu_set_t = unsafe { mem::zeroed() };
    if core >= libc::CPU_SETSIZE as usize {
        tracing::warn!(core, "no such core; the shard stays unpinned");
        return;
    }
    // SAFETY: `core` is below CPU_SETSIZE (checked above), so the bit lies inside the set.
    unsafe { libc::CPU_SET(core, &mut cores) };
    // SAFETY: pid 0 is the calling thread; the set is ours and outlives the call, its size is given.
    let result = unsafe { libc::sched_setaffinity(0, mem::size_of_val(&cores), &cores) };
    if result != 0 {
        let error = io::Error::last_os_error();
        tracing::warn!(core, %error, "the shard stays unpinned");
    }
}
