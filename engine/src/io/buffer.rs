//! Aligned memory for direct I/O: one writer fills a chunk, readers on any thread share what it has frozen.
//!
//! A chunk is one allocation aligned to 4 KiB. `0 <= frozen <= position <= capacity`:
//!
//! | Bytes | Who may touch them |
//! |---|---|
//! | `0..frozen` | nobody writes; every [`Bytes`] given out by [`ChunkWriter::freeze`] reads, from any thread |
//! | `frozen..position` | the writer alone: append is done, patches are allowed |
//! | `position..capacity` | the writer alone, and only to write: not initialised, or left over from an earlier use |
//!
//! Used by the journal's staging (one writer per shard) and by file reads, where the kernel is the writer.

use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use std::fmt;
use std::ops::Range;
use std::ptr::NonNull;
use std::slice;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use crossbeam_queue::ArrayQueue;

use super::storage::BLOCK_BYTES;

/// Size of a chunk when nothing else is asked for.
pub const CHUNK_BYTES_DEFAULT: usize = 4 << 20;

/// What the processor maps with one entry where the kernel allows it: fewer faults, and the kernel pins a chunk for
/// direct I/O in one step instead of page by page.
const HUGE_PAGE_BYTES: usize = 2 << 20;

/// Chunks that a pool keeps for reuse when nothing else is asked for.
pub const KEPT_CHUNKS_DEFAULT: usize = 16;

/// Hands out chunks and takes them back, from any thread and without a lock. A clone is the same pool.
#[derive(Clone)]
pub struct ChunkPool {
    shared: Arc<PoolShared>,
}

struct PoolShared {
    chunk_bytes: usize,
    free: ArrayQueue<AlignedMemory>,
    outstanding_bytes: AtomicUsize,
}

impl ChunkPool {
    /// A pool of chunks of `chunk_bytes` that keeps [`KEPT_CHUNKS_DEFAULT`] free ones.
    pub fn new(chunk_bytes: usize) -> ChunkPool {
        ChunkPool::keeping(chunk_bytes, KEPT_CHUNKS_DEFAULT)
    }

    /// A pool that keeps at most `kept_chunks` free chunks; what comes back beyond that is freed.
    ///
    /// Shape: `chunk_bytes` is a positive multiple of 4 KiB, `kept_chunks` is positive.
    pub fn keeping(chunk_bytes: usize, kept_chunks: usize) -> ChunkPool {
        assert!(chunk_bytes > 0 && chunk_bytes.is_multiple_of(BLOCK_BYTES));
        assert!(kept_chunks > 0);
        ChunkPool {
            shared: Arc::new(PoolShared {
                chunk_bytes,
                free: ArrayQueue::new(kept_chunks),
                outstanding_bytes: AtomicUsize::new(0),
            }),
        }
    }

    /// A writer over an empty chunk with room for at least `min_bytes`.
    ///
    /// A request above the pool's chunk size gets an allocation of its own, which is freed and not kept afterwards.
    /// Aborts the process when memory is exhausted, as every allocation does; budgets are checked by the caller.
    pub fn take(&self, min_bytes: usize) -> ChunkWriter {
        let memory = if min_bytes <= self.shared.chunk_bytes {
            let recycled = self.shared.free.pop();
            recycled.unwrap_or_else(|| AlignedMemory::allocate(self.shared.chunk_bytes))
        } else {
            AlignedMemory::allocate(min_bytes.next_multiple_of(BLOCK_BYTES))
        };
        let held_bytes = memory.capacity;
        self.shared
            .outstanding_bytes
            .fetch_add(held_bytes, Ordering::Relaxed);
        ChunkWriter {
            chunk: Arc::new(Chunk {
                memory: Some(memory),
                pool: Arc::clone(&self.shared),
            }),
            frozen: 0,
            position: 0,
        }
    }

    /// Memory held by chunks that a writer or a view still needs; free chunks kept for reuse are not counted.
    pub fn outstanding_bytes(&self) -> usize {
        self.shared.outstanding_bytes.load(Ordering::Relaxed)
    }

    /// Size of the chunks that this pool keeps.
    pub fn chunk_bytes(&self) -> usize {
        self.shared.chunk_bytes
    }

    /// Chunks that wait for reuse; changes at any time.
    pub fn kept_chunks(&self) -> usize {
        self.shared.free.len()
    }
}

impl fmt::Debug for ChunkPool {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ChunkPool")
            .field("chunk_bytes", &self.chunk_bytes())
            .field("outstanding_bytes", &self.outstanding_bytes())
            .field("kept_chunks", &self.kept_chunks())
            .finish()
    }
}

/// The single writer of a chunk. Positions are counted from the start of the chunk, which is 4 KiB aligned.
///
/// Dropping it leaves the frozen ranges readable; the chunk goes back to its pool with the last of them.
pub struct ChunkWriter {
    chunk: Arc<Chunk>,
    frozen: usize,
    position: usize,
}

impl ChunkWriter {
    /// Appends `bytes`. Panics without room for them: ask [`remaining`](Self::remaining) first.
    pub fn extend_from_slice(&mut self, bytes: &[u8]) {
        assert!(
            bytes.len() <= self.remaining(),
            "append beyond the end of a chunk"
        );
        // SAFETY: the target `position..position + len` lies inside the allocation (assert above), which `self.chunk`
        // keeps alive. Only this writer touches bytes at or above `frozen`, `&mut self` makes it the only call, and
        // `bytes` cannot overlap: a shared slice of this chunk covers only bytes below `frozen`.
        unsafe { copy::copy(bytes, self.chunk.address().add(self.position)) };
        self.position += bytes.len();
    }

    /// Appends `length` zero bytes and returns where they are, to be filled later with [`patch`](Self::patch).
    pub fn reserve_zeroed(&mut self, length: usize) -> Range<usize> {
        assert!(
            length <= self.remaining(),
            "reservation beyond the end of a chunk"
        );
        // SAFETY: as in `extend_from_slice`: inside the allocation, at or above `frozen`, touched by this writer alone.
        unsafe {
            self.chunk
                .address()
                .add(self.position)
                .write_bytes(0, length);
        }
        let start = self.position;
        self.position += length;
        start..self.position
    }

    /// Appends zeros up to the next multiple of 4 KiB and returns how many.
    pub fn pad_to_block(&mut self) -> usize {
        // The capacity is a multiple of the block size, so there is always room.
        let padding = self.position.next_multiple_of(BLOCK_BYTES) - self.position;
        self.reserve_zeroed(padding).len()
    }

    /// Overwrites `range`, which is appended and not yet frozen, with `bytes` of the same length.
    pub fn patch(&mut self, range: Range<usize>, bytes: &[u8]) {
        assert_eq!(
            range.len(),
            bytes.len(),
            "patch of another length than its range"
        );
        self.bytes_mut(range).copy_from_slice(bytes);
    }

    /// The bytes of `range`, which is appended and not yet frozen. Panics for any other range.
    pub fn bytes_mut(&mut self, range: Range<usize>) -> &mut [u8] {
        assert!(
            range.start <= range.end && range.end <= self.position,
            "range beyond the position"
        );
        assert!(self.frozen <= range.start, "range is frozen");
        // SAFETY: `range` lies inside the allocation and was initialised by an append. It is at or above `frozen`, so
        // no view covers it, and the result borrows this only writer mutably, which also keeps the chunk alive.
        unsafe { slice::from_raw_parts_mut(self.chunk.address().add(range.start), range.len()) }
    }

    /// The bytes of `range`, which is appended; frozen or not.
    pub fn bytes(&self, range: Range<usize>) -> &[u8] {
        assert!(
            range.start <= range.end && range.end <= self.position,
            "range beyond the position"
        );
        // SAFETY: `range` lies inside the allocation and was initialised by an append. Bytes below `position` change
        // only through `&mut self`, which the result's borrow of `self` excludes.
        unsafe { slice::from_raw_parts(self.chunk.address().add(range.start), range.len()) }
    }

    /// Makes the next `length` bytes behind the last freeze point immutable and returns them, shared and free of copy.
    ///
    /// Shape: `frozen_end() + length <= position()`, panics otherwise.
    /// After: `frozen_end()` grew by `length`; the result may be read from any thread while this writer goes on.
    pub fn freeze(&mut self, length: usize) -> Bytes {
        assert!(
            length <= self.position - self.frozen,
            "freeze beyond the position"
        );
        if length == 0 {
            return Bytes::new();
        }
        let start = self.frozen;
        self.frozen += length;
        Bytes::from_owner(FrozenView {
            chunk: Arc::clone(&self.chunk),
            start,
            length,
        })
    }

    /// Bytes that can still be appended.
    pub fn remaining(&self) -> usize {
        self.capacity() - self.position
    }

    /// Where the next append goes; `frozen_end() <= position() <= capacity()`.
    pub fn position(&self) -> usize {
        self.position
    }

    /// End of the frozen part, start of the next freeze.
    pub fn frozen_end(&self) -> usize {
        self.frozen
    }

    /// Size of the chunk, a multiple of 4 KiB.
    pub fn capacity(&self) -> usize {
        self.chunk.capacity()
    }

    /// Address at `start`, for an operation that writes there; `start <= capacity()`.
    pub(super) fn address_at(&mut self, start: usize) -> *mut u8 {
        assert!(self.frozen <= start && start <= self.capacity());
        // SAFETY: `start` is at most the capacity, so the result is inside the allocation or one past its end.
        unsafe { self.chunk.address().add(start) }
    }

    /// Moves the position up to `end` after someone else has written the bytes.
    ///
    /// # Safety
    /// Every byte of `position()..end` has been initialised, and `end <= capacity()`.
    pub(super) unsafe fn assume_written_to(&mut self, end: usize) {
        assert!(end <= self.capacity());
        self.position = self.position.max(end);
    }
}

impl fmt::Debug for ChunkWriter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ChunkWriter")
            .field("capacity", &self.capacity())
            .field("frozen_end", &self.frozen)
            .field("position", &self.position)
            .finish()
    }
}

/// A chunk in use: shared by its writer and its views, back to the pool with the last of them.
struct Chunk {
    /// `None` only inside `drop`.
    memory: Option<AlignedMemory>,
    pool: Arc<PoolShared>,
}

impl Chunk {
    fn address(&self) -> *mut u8 {
        match &self.memory {
            Some(memory) => memory.address.as_ptr(),
            None => unreachable!("a chunk has its memory until it is dropped"),
        }
    }

    fn capacity(&self) -> usize {
        self.memory.as_ref().map_or(0, |memory| memory.capacity)
    }
}

impl Drop for Chunk {
    fn drop(&mut self) {
        let Some(memory) = self.memory.take() else {
            return;
        };
        let before = self
            .pool
            .outstanding_bytes
            .fetch_sub(memory.capacity, Ordering::Relaxed);
        debug_assert!(before >= memory.capacity);
        if memory.capacity == self.pool.chunk_bytes {
            // A full queue hands the memory back as the error, and dropping that frees it.
            drop(self.pool.free.push(memory));
        }
    }
}

/// A frozen range; the owner behind the `Bytes` that `freeze` returns.
struct FrozenView {
    chunk: Arc<Chunk>,
    start: usize,
    length: usize,
}

impl AsRef<[u8]> for FrozenView {
    fn as_ref(&self) -> &[u8] {
        // SAFETY: the range lies inside the allocation, was initialised before it was frozen, and nobody writes below
        // `frozen` again while a view exists: the chunk is reused only after the last `Arc<Chunk>` is gone, and this
        // view holds one. Handing the view to another thread orders the writer's stores before that thread's loads.
        unsafe { slice::from_raw_parts(self.chunk.address().add(self.start), self.length) }
    }
}

/// One allocation aligned to 4 KiB, a large one to 2 MiB; not initialised.
struct AlignedMemory {
    address: NonNull<u8>,
    capacity: usize,
}

// SAFETY: `AlignedMemory` is the only owner of its allocation and has no interior access of its own; who may read or
// write which bytes is decided by `ChunkWriter` and `FrozenView` (table at the top), which are sound across threads.
unsafe impl Send for AlignedMemory {}
// SAFETY: a shared reference gives nothing but the address and the capacity.
unsafe impl Sync for AlignedMemory {}

impl AlignedMemory {
    fn allocate(capacity: usize) -> AlignedMemory {
        let layout = AlignedMemory::layout(capacity);
        // SAFETY: the size is not zero, `layout` asserts it.
        let address = unsafe { alloc(layout) };
        let Some(address) = NonNull::new(address) else {
            handle_alloc_error(layout)
        };
        if capacity.is_multiple_of(HUGE_PAGE_BYTES) {
            super::system::advise_huge_pages(address, capacity);
        }
        AlignedMemory { address, capacity }
    }

    fn layout(capacity: usize) -> Layout {
        assert!(capacity > 0 && capacity.is_multiple_of(BLOCK_BYTES));
        let alignment = match capacity.is_multiple_of(HUGE_PAGE_BYTES) {
            true => HUGE_PAGE_BYTES,
            false => BLOCK_BYTES,
        };
        match Layout::from_size_align(capacity, alignment) {
            Ok(layout) => layout,
            Err(_) => panic!("a chunk of {capacity} bytes cannot be addressed"),
        }
    }
}

impl Drop for AlignedMemory {
    fn drop(&mut self) {
        // SAFETY: `address` came from `alloc` with this same layout, and the only owner is going away.
        unsafe { dealloc(self.address.as_ptr(), AlignedMemory::layout(self.capacity)) }
    }
}

const _: () = {
    const fn crosses_threads<T: Send>() {}
    crosses_threads::<ChunkPool>();
    crosses_threads::<ChunkWriter>();
};

mod copy;
#[cfg(test)]
mod tests;
