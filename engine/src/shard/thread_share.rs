//! What the shards of one thread share: memory, open segment files, and who must hear when memory becomes free.
//!
//! A thread runs two shards, one for each durability; which of them has the records is not known beforehand, so they share one
//! limit and not two halves of it. Counts only; owner thread only.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use tokio::sync::Notify;

use super::segment_files::SegmentFiles;
use super::settle_pace::SettlePace;
use crate::io::Storage;
use crate::io::buffer::ChunkPool;

/// How a shard's settler is reached.
struct Settler {
    ready: Rc<Notify>,
    pace: Rc<SettlePace>,
}

/// One for each thread.
pub(crate) struct ThreadShare<S: Storage> {
    /// Memory for commit frames.
    pub pool: ChunkPool,
    pub segment_files: SegmentFiles<S>,
    /// Bytes of batches that are not settled yet.
    pub unsettled_bytes: Cell<u64>,
    /// Bytes of frames in memory, settled ones included.
    pub cached_bytes: Cell<u64>,
    /// Appends that wait for room.
    pub parked: Cell<usize>,
    /// What the file system had left when a settler last looked.
    pub free_bytes: Cell<u64>,
    settlers: RefCell<Vec<Settler>>,
}

impl<S: Storage> ThreadShare<S> {
    pub fn new(pool: ChunkPool, segment_files: SegmentFiles<S>) -> Rc<ThreadShare<S>> {
        Rc::new(ThreadShare {
            pool,
            segment_files,
            unsettled_bytes: Cell::new(0),
            cached_bytes: Cell::new(0),
            parked: Cell::new(0),
            free_bytes: Cell::new(u64::MAX),
            settlers: RefCell::default(),
        })
    }

    /// Another settler frees memory here; it looks again when `ready` is notified.
    pub fn add_settler(&self, ready: Rc<Notify>, pace: Rc<SettlePace>) {
        self.settlers.borrow_mut().push(Settler { ready, pace });
    }

    /// Has every settler look whether it can free something, and whether what waits at its shard fits now.
    pub fn wake_settlers(&self) {
        for settler in self.settlers.borrow().iter() {
            settler.ready.notify_one();
        }
    }

    /// Somebody waits, or soon will: rounds that are under way wait for nothing any more.
    pub fn hurry_settlers(&self) {
        for settler in self.settlers.borrow().iter() {
            settler.pace.hurry();
        }
    }
}

/// Adds to a count.
pub(crate) fn add(count: &Cell<u64>, amount: u64) {
    count.set(count.get() + amount);
}

/// Takes from a count what was added before.
pub(crate) fn subtract(count: &Cell<u64>, amount: u64) {
    count.set(count.get() - amount);
}
