//! Operations that the kernel sees at once, and the write that is durable in itself.
//!
//! tokio-uring hands operations over when its thread runs out of other work, which a busy one may not do for long. An
//! operation that has to wait for that costs more than the system call that is saved, so all of them enter the ring themselves
//! (docs/decisions/2026-11-23-one-operation-commit.md).

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::io;
use std::os::fd::{AsRawFd, RawFd};
use std::path::Path;
use std::pin::pin;
use std::rc::Rc;
use std::sync::Mutex;
use std::task::Poll;

use bytes::Bytes;
use io_uring::{cqueue, opcode, types};
use tokio_uring::{OneshotOutputTransform, UnsubmittedOneshot};

thread_local! {
    /// The descriptor of this thread's ring, if it could be told.
    static RING: Cell<Option<RawFd>> = const { Cell::new(None) };
}

/// Builds this thread's ring and remembers its descriptor, which tokio-uring keeps to itself: it is the one ring that this
/// process has now and did not have before.
///
/// Where that cannot be told (no /proc, or the embedding program built a ring of its own at the same moment) operations
/// wait for the end of a turn, which is slower and nothing else.
pub(super) fn remember_ring<R>(build: impl FnOnce() -> io::Result<R>) -> io::Result<R> {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _turn = ONE_AT_A_TIME.lock();
    let before = rings_of_this_process();
    let built = build()?;
    let mut new = rings_of_this_process();
    new.retain(|ring| !before.contains(ring));
    RING.set(match new.as_slice() {
        [ring] => Some(*ring),
        _ => {
            tracing::warn!(
                "the ring's descriptor is not known; commits begin at the end of a turn"
            );
            None
        }
    });
    Ok(built)
}

/// The ring of this thread is gone.
pub(super) fn forget_ring() {
    RING.set(None);
}

fn rings_of_this_process() -> Vec<RawFd> {
    let Ok(descriptors) = std::fs::read_dir("/proc/self/fd") else {
        return Vec::new();
    };
    descriptors
        .flatten()
        .filter(|entry| {
            std::fs::read_link(entry.path())
                .is_ok_and(|to| to == Path::new("anon_inode:[io_uring]"))
        })
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .collect()
}

/// Runs a ring operation that begins now, not at the end of the turn.
pub(super) async fn at_once<F: Future>(operation: F) -> F::Output {
    let mut operation = pin!(operation);
    // The first poll puts it into the submission queue.
    let first = poll_fn(|task| Poll::Ready(operation.as_mut().poll(task))).await;
    if let Poll::Ready(output) = first {
        return output;
    }
    enter();
    operation.await
}

/// Hands the submission queue to the kernel. An error is left to the end of the turn, which tries again.
fn enter() {
    let Some(ring) = RING.get() else { return };
    let (submit_all, wait_for, flags) = (u32::MAX, 0_u32, 0_u32);
    let (no_signals, none) = (std::ptr::null::<libc::sigset_t>(), 0_usize);
    // SAFETY: the kernel reads the ring's shared memory, whose entries tokio-uring publishes as a whole before it returns,
    // and holds for as long as their operations are under way. No pointer of ours is passed. Only the ring's own thread
    // gets here. A descriptor that is not a ring any more is refused.
    unsafe {
        libc::syscall(
            libc::SYS_io_uring_enter,
            ring,
            submit_all,
            wait_for,
            flags,
            no_signals,
            none,
        );
    }
}

/// Writes `bytes` at `offset` and returns how many of them were; with RWF_DSYNC in `flags` those are durable then.
///
/// tokio-uring's own write takes no flags.
pub(super) async fn write(
    file: &Rc<tokio_uring::fs::File>,
    bytes: Bytes,
    offset: u64,
    flags: libc::c_int,
) -> io::Result<usize> {
    let descriptor = types::Fd(file.as_raw_fd());
    let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
    let write = opcode::Write::new(descriptor, bytes.as_ptr(), length)
        .offset(offset)
        .rw_flags(flags)
        .build();
    let held = Held {
        _file: Rc::clone(file),
        _bytes: bytes,
    };
    at_once(UnsubmittedOneshot::new(held, WrittenBytes, write).submit()).await
}

/// What the kernel uses until the completion arrives; tokio-uring keeps it for that long, even if nobody waits.
struct Held {
    _file: Rc<tokio_uring::fs::File>,
    _bytes: Bytes,
}

struct WrittenBytes;

impl OneshotOutputTransform for WrittenBytes {
    type Output = io::Result<usize>;
    type StoredData = Held;

    fn transform_oneshot_output(self, _held: Held, completion: cqueue::Entry) -> io::Result<usize> {
        match completion.result() {
            written @ 0.. => Ok(written as usize),
            error => Err(io::Error::from_raw_os_error(-error)),
        }
    }
}
