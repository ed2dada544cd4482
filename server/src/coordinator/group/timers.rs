//! Deadlines as data: who wants to be woken when. Never looks at a clock.

use std::collections::{BTreeSet, HashMap};

use bytestring::ByteString;

/// What a deadline is for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum TimerKey {
    /// A member, or one that was only given its id so far, must be heard of before this.
    Session {
        group_id: ByteString,
        member_id: ByteString,
    },
    /// The join phase ends, whoever has rejoined.
    Join { group_id: ByteString },
    /// Members that did not ask for their assignment by now are dropped.
    Sync { group_id: ByteString },
    /// Time to look for expired offsets.
    OffsetExpiry,
}

/// At most one deadline per key.
#[derive(Debug, Default)]
pub(super) struct Timers {
    deadlines: HashMap<TimerKey, i64>,
    queue: BTreeSet<(i64, TimerKey)>,
}

impl Timers {
    /// Sets the deadline of `key`, replacing the one it had.
    pub(super) fn schedule(&mut self, key: TimerKey, deadline_ms: i64) {
        self.cancel(&key);
        self.queue.insert((deadline_ms, key.clone()));
        self.deadlines.insert(key, deadline_ms);
    }

    /// Forgets the deadline of `key`, if it has one.
    pub(super) fn cancel(&mut self, key: &TimerKey) {
        if let Some(deadline_ms) = self.deadlines.remove(key) {
            self.queue.remove(&(deadline_ms, key.clone()));
        }
    }

    /// Takes the earliest deadline that is not after `now_ms`.
    pub(super) fn take_due(&mut self, now_ms: i64) -> Option<TimerKey> {
        if self.next_deadline()? > now_ms {
            return None;
        }
        let (_, key) = self.queue.pop_first()?;
        self.deadlines.remove(&key);
        Some(key)
    }

    /// The earliest deadline, in milliseconds since the Unix epoch.
    pub(super) fn next_deadline(&self) -> Option<i64> {
        self.queue.first().map(|(deadline_ms, _)| *deadline_ms)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn join(group: &'static str) -> TimerKey {
        TimerKey::Join {
            group_id: ByteString::from_static(group),
        }
    }

    #[test]
    fn due_deadlines_come_in_order_of_time() {
        let mut timers = Timers::default();
        timers.schedule(join("late"), 30);
        timers.schedule(join("early"), 10);
        assert_eq!(timers.next_deadline(), Some(10));
        assert_eq!(timers.take_due(9), None);
        assert_eq!(timers.take_due(30), Some(join("early")));
        assert_eq!(timers.take_due(30), Some(join("late")));
        assert_eq!(timers.take_due(i64::MAX), None);
        assert_eq!(timers.next_deadline(), None);
    }

    #[test]
    fn a_key_has_only_its_newest_deadline() {
        let mut timers = Timers::default();
        timers.schedule(join("group"), 10);
        timers.schedule(join("group"), 20);
        assert_eq!(timers.take_due(15), None);
        timers.cancel(&join("group"));
        assert_eq!(timers.next_deadline(), None);
    }
}
