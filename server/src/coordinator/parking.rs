//! Replies that wait until every record staged before them is committed.
//!
//! Sans-IO bookkeeping of one coordinator: what is staged gets a number, what is committed
//! releases every reply up to its number, in the order they were parked. A reply tells what the
//! state says, and the state runs ahead of the log: told too early it could be lost with the log's
//! tail, and a client would have seen what never happened.

use std::collections::VecDeque;

/// Replies of type `R`, in order.
#[derive(Debug)]
pub(super) struct Parking<R> {
    staged: u64,
    committed: u64,
    parked: VecDeque<(u64, R)>,
}

impl<R> Parking<R> {
    /// Nothing staged, nobody waiting.
    pub(super) fn new() -> Parking<R> {
        Parking {
            staged: 0,
            committed: 0,
            parked: VecDeque::new(),
        }
    }

    /// Notes that records were staged; returns their number.
    pub(super) fn stage(&mut self) -> u64 {
        self.staged += 1;
        self.staged
    }

    /// Parks a reply behind everything staged so far, or hands it back if that is committed.
    pub(super) fn park(&mut self, reply: R) -> Option<R> {
        if self.committed == self.staged {
            assert!(self.parked.is_empty());
            return Some(reply);
        }
        self.parked.push_back((self.staged, reply));
        None
    }

    /// Notes that everything up to `number` is committed; returns the replies that may go.
    pub(super) fn commit(&mut self, number: u64) -> impl Iterator<Item = R> + '_ {
        assert!(self.committed < number && number <= self.staged);
        self.committed = number;
        std::iter::from_fn(move || {
            let (behind, _) = self.parked.front()?;
            if *behind > number {
                return None;
            }
            self.parked.pop_front().map(|(_, reply)| reply)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_nothing_staged_a_reply_goes_at_once() {
        let mut parking = Parking::new();
        assert_eq!(parking.park("read"), Some("read"));
    }

    /// Also a reply without records of its own: it may tell what the staged records say.
    #[test]
    fn a_reply_waits_for_what_was_staged_before_it() {
        let mut parking = Parking::new();
        let first = parking.stage();
        assert_eq!(parking.park("commit 1"), None);
        assert_eq!(parking.park("read after 1"), None);
        let second = parking.stage();
        assert_eq!(parking.park("commit 2"), None);
        let released: Vec<_> = parking.commit(first).collect();
        assert_eq!(released, ["commit 1", "read after 1"]);
        assert_eq!(parking.park("read after 2"), None);
        let released: Vec<_> = parking.commit(second).collect();
        assert_eq!(released, ["commit 2", "read after 2"]);
        assert_eq!(parking.park("read"), Some("read"));
    }

    #[test]
    fn one_commit_may_cover_several_stages() {
        let mut parking = Parking::new();
        parking.stage();
        parking.park(1);
        let last = parking.stage();
        parking.park(2);
        assert_eq!(parking.commit(last).collect::<Vec<_>>(), [1, 2]);
    }
}
