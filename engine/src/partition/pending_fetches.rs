//! Readers that wait for bytes: one-shot bells with the number of bytes still missing.
//!
//! One bell may hang on many partitions of a shard. It rings once: when enough bytes became readable, or when one of its
//! partitions goes away. A reader that gave up drops its end; such bells are swept when they are met.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use tokio::sync::oneshot;

/// A one-shot bell.
pub(crate) struct Bell {
    missing_bytes: Cell<usize>,
    ring: RefCell<Option<oneshot::Sender<()>>>,
}

impl Bell {
    pub fn new(missing_bytes: usize, ring: oneshot::Sender<()>) -> Rc<Bell> {
        Rc::new(Bell {
            missing_bytes: Cell::new(missing_bytes),
            ring: RefCell::new(Some(ring)),
        })
    }

    /// Counts bytes that became readable; rings when none is missing any more.
    fn on_readable(&self, bytes: usize) {
        let missing = self.missing_bytes.get().saturating_sub(bytes);
        self.missing_bytes.set(missing);
        if missing == 0 {
            self.ring();
        }
    }

    /// Rings, whatever is missing.
    pub fn ring(&self) {
        if let Some(ring) = self.ring.borrow_mut().take() {
            // The reader may have given up; then nobody hears it.
            let _ = ring.send(());
        }
    }

    /// Whether it has rung or nobody listens any more.
    fn is_over(&self) -> bool {
        self.ring
            .borrow()
            .as_ref()
            .is_none_or(oneshot::Sender::is_closed)
    }
}

/// The bells that hang on one partition.
#[derive(Default)]
pub(crate) struct PendingFetches {
    bells: Vec<Rc<Bell>>,
    sweep_at: usize,
}

impl PendingFetches {
    pub fn hang(&mut self, bell: Rc<Bell>) {
        if self.bells.len() >= self.sweep_at {
            self.bells.retain(|bell| !bell.is_over());
            // Doubling keeps the sweep at constant cost for each bell hung.
            self.sweep_at = (self.bells.len() * 2).max(SWEEP_BELLS_MIN);
        }
        self.bells.push(bell);
    }

    /// Whether nobody waits here.
    pub fn is_empty(&self) -> bool {
        self.bells.is_empty()
    }

    /// `bytes` more became readable.
    pub fn on_readable(&mut self, bytes: usize) {
        self.bells.retain(|bell| {
            bell.on_readable(bytes);
            !bell.is_over()
        });
    }

    /// The partition goes away: its readers must look again.
    pub fn ring_all(&mut self) {
        self.bells.drain(..).for_each(|bell| bell.ring());
    }
}

const SWEEP_BELLS_MIN: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bell_rings_when_the_last_missing_byte_arrives_over_two_partitions() {
        let (ring, mut heard) = oneshot::channel();
        let bell = Bell::new(100, ring);
        let (mut left, mut right) = (PendingFetches::default(), PendingFetches::default());
        left.hang(bell.clone());
        right.hang(bell);
        left.on_readable(60);
        assert!(heard.try_recv().is_err());
        right.on_readable(40);
        assert!(heard.try_recv().is_ok());
    }

    #[test]
    fn abandoned_bells_do_not_pile_up() {
        let mut pending = PendingFetches::default();
        for _ in 0..10_000 {
            let (ring, heard) = oneshot::channel();
            drop(heard);
            pending.hang(Bell::new(1, ring));
        }
        assert!(pending.bells.len() <= 2 * SWEEP_BELLS_MIN);
    }
}
