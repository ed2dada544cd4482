//! Appends that wait for their promise: written, flushed, or covered by the high watermark.
//!
//! Each queue is a FIFO by end offset, so a position that moved releases a prefix. Tokens are opaque: the shard gives
//! the reply slot of a request.

use std::collections::VecDeque;

use crate::types::AckWhen;

/// The queues of one partition.
pub(crate) struct PendingAppends<T> {
    written: Queue<T>,
    flushed: Queue<T>,
    committed: Queue<T>,
}

type Queue<T> = VecDeque<(i64, T)>;

impl<T> PendingAppends<T> {
    pub fn new() -> Self {
        Self {
            written: VecDeque::new(),
            flushed: VecDeque::new(),
            committed: VecDeque::new(),
        }
    }

    /// Queues `token` until the position that `ack` names reaches `end_offset`.
    ///
    /// A resend of a batch that is still on its way waits here too, behind the original.
    pub fn accept(&mut self, ack: AckWhen, end_offset: i64, token: T) {
        let queue = match ack {
            AckWhen::Staged => unreachable!("a staged append is answered at once"),
            AckWhen::Written => &mut self.written,
            AckWhen::Flushed => &mut self.flushed,
            AckWhen::Committed => &mut self.committed,
        };
        // A duplicate may name an older end than the back of the queue; it is put where its end belongs.
        let position = queue.partition_point(|(end, _)| *end <= end_offset);
        queue.insert(position, (end_offset, token));
    }

    /// Tokens whose end is at or below the written end.
    pub fn on_written(&mut self, written_offset: i64) -> impl Iterator<Item = T> {
        release(&mut self.written, written_offset)
    }

    /// Tokens whose end is at or below the flushed end.
    pub fn on_flushed(&mut self, flushed_offset: i64) -> impl Iterator<Item = T> {
        release(&mut self.flushed, flushed_offset)
    }

    /// Tokens whose end is at or below the high watermark.
    pub fn on_committed(&mut self, high_watermark: i64) -> impl Iterator<Item = T> {
        release(&mut self.committed, high_watermark)
    }

    /// Every token, because the partition goes away.
    pub fn drain(&mut self) -> impl Iterator<Item = T> {
        self.written
            .drain(..)
            .chain(self.flushed.drain(..))
            .chain(self.committed.drain(..))
            .map(|(_, token)| token)
    }
}

fn release<T>(queue: &mut Queue<T>, position: i64) -> impl Iterator<Item = T> {
    let count = queue.partition_point(|(end, _)| *end <= position);
    queue.drain(..count).map(|(_, token)| token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_releases_exactly_what_it_covers_in_order() {
        let mut pending = PendingAppends::new();
        pending.accept(AckWhen::Flushed, 10, 'a');
        pending.accept(AckWhen::Flushed, 20, 'b');
        pending.accept(AckWhen::Written, 10, 'w');
        assert_eq!(pending.on_flushed(9).count(), 0);
        assert_eq!(pending.on_flushed(19).collect::<String>(), "a");
        assert_eq!(pending.on_written(10).collect::<String>(), "w");
        assert_eq!(pending.on_flushed(20).collect::<String>(), "b");
    }

    #[test]
    fn a_resend_of_an_older_batch_does_not_wait_for_newer_ones() {
        let mut pending = PendingAppends::new();
        pending.accept(AckWhen::Committed, 20, 'b');
        pending.accept(AckWhen::Committed, 10, 'd');
        assert_eq!(pending.on_committed(10).collect::<String>(), "d");
    }
}
