//! Forgetting: offsets that expire (KIP-211), offsets of deleted topics, groups that hold nothing.

use bytestring::ByteString;
use ringspool_protocol::Uuid;
use ringspool_protocol::internal_records::offset_commit_key::OffsetCommitKey;

use super::classic_group::{ClassicGroup, GroupState};
use super::durable::CommittedOffset;
use super::effects::Effects;
use super::machine::GroupMachine;
use super::records::GroupRecord;
use super::timers::TimerKey;

impl GroupMachine {
    /// Forgets offsets of topics that no longer exist, at most one batch of them.
    ///
    /// `is_gone` is told a topic's name and the id it was committed for, [`Uuid::ZERO`] if unknown.
    /// After: call again until nothing comes back.
    pub fn forget_deleted_topics(&self, is_gone: impl Fn(&str, Uuid) -> bool) -> Effects {
        let mut effects = Effects::default();
        for (group_id, topics) in self.durable.all_offsets() {
            for (topic, partitions) in topics {
                for (partition_index, committed) in partitions {
                    if is_gone(topic, committed.topic_id) {
                        let record = offset_removed(group_id, topic, *partition_index);
                        effects.records.push(record);
                    }
                }
            }
            if effects.records.len() >= REMOVED_OFFSETS_MAX {
                effects.records.truncate(REMOVED_OFFSETS_MAX);
                break;
            }
        }
        effects
    }

    /// Sets the deadline of the next round.
    pub(super) fn schedule_expiry_check(&mut self, now_ms: i64) {
        let deadline_ms = now_ms.saturating_add(self.config.offsets_retention_check_interval_ms);
        self.timers.schedule(TimerKey::OffsetExpiry, deadline_ms);
    }

    /// Begins a round: every group is looked at, one per call of [`Self::expire_next_group`].
    pub(super) fn start_expiry_round(&mut self, now_ms: i64) {
        // A transaction may have committed offsets for a group that was forgotten meanwhile.
        let group_ids: Vec<_> = self.durable.groups_with_offsets().cloned().collect();
        for group_id in group_ids {
            self.create_if_absent(&group_id);
        }
        self.expiry_queue.extend(self.groups.keys().cloned());
        self.schedule_expiry_check(now_ms);
    }

    /// Looks at one group of the round.
    ///
    /// A group with more expired offsets than fit into a batch goes back into the queue, so its
    /// own tombstone never comes before those of its offsets.
    pub(super) fn expire_next_group(&mut self, now_ms: i64) -> Option<Effects> {
        let group_id = self.expiry_queue.pop_front()?;
        let group = self.groups.get(&group_id)?;
        let mut effects = Effects::default();
        let all_expired = self.collect_expired(group, now_ms, &mut effects.records);
        if effects.records.len() > REMOVED_OFFSETS_MAX {
            effects.records.truncate(REMOVED_OFFSETS_MAX);
            self.expiry_queue.push_front(group_id);
            return Some(effects);
        }
        let holds_nothing = all_expired
            && group.state() == GroupState::Empty
            && group.pending_join_members.is_empty()
            && !self.durable.has_pending_offsets(&group_id);
        if holds_nothing {
            if self.durable.group(&group_id).is_some() {
                effects.records.push(GroupRecord::GroupRemoved {
                    group_id: group_id.clone(),
                });
            }
            self.groups.remove(&group_id);
        }
        Some(effects)
    }

    /// Adds a tombstone for each expired offset; returns whether no offset is left.
    fn collect_expired(
        &self,
        group: &ClassicGroup,
        now_ms: i64,
        records: &mut Vec<GroupRecord>,
    ) -> bool {
        let Some(topics) = self.durable.offsets(&group.group_id) else {
            return true;
        };
        let Some(clock) = RetentionClock::of(group) else {
            return false;
        };
        let retention_ms = self.config.offsets_retention_ms;
        let mut all_expired = true;
        for (topic, partitions) in topics {
            let is_subscribed = group.is_subscribed_to(topic);
            for (partition_index, committed) in partitions {
                let is_expired = !is_subscribed
                    && clock.has_expired(committed, now_ms, retention_ms)
                    && !self
                        .durable
                        .has_pending_offset(&group.group_id, topic, *partition_index);
                if is_expired {
                    records.push(offset_removed(&group.group_id, topic, *partition_index));
                } else {
                    all_expired = false;
                }
            }
        }
        all_expired
    }
}

/// From when on the retention of a group's offsets counts (KIP-211).
enum RetentionClock {
    /// From the moment the group lost its last member.
    GroupBecameEmpty { since_ms: i64 },
    /// From each commit: groups that only store offsets, and topics that a running group of
    /// consumers no longer reads.
    Commit,
}

impl RetentionClock {
    /// The clock that applies now; None while nothing may expire.
    fn of(group: &ClassicGroup) -> Option<RetentionClock> {
        if group.protocol_type.is_none() {
            return Some(RetentionClock::Commit);
        }
        match group.state() {
            GroupState::Empty => Some(match group.state_since_ms() {
                Some(since_ms) => RetentionClock::GroupBecameEmpty { since_ms },
                None => RetentionClock::Commit,
            }),
            GroupState::Stable
                if group.uses_consumer_protocol() && group.subscriptions_are_known() =>
            {
                Some(RetentionClock::Commit)
            }
            GroupState::Stable
            | GroupState::PreparingRebalance
            | GroupState::CompletingRebalance
            | GroupState::Dead => None,
        }
    }

    fn has_expired(&self, committed: &CommittedOffset, now_ms: i64, retention_ms: i64) -> bool {
        if let Some(expire_timestamp_ms) = committed.expire_timestamp_ms {
            return now_ms >= expire_timestamp_ms;
        }
        let since_ms = match self {
            RetentionClock::GroupBecameEmpty { since_ms } => *since_ms,
            RetentionClock::Commit => committed.commit_timestamp_ms,
        };
        now_ms.saturating_sub(since_ms) >= retention_ms
    }
}

fn offset_removed(group_id: &ByteString, topic: &ByteString, partition_index: i32) -> GroupRecord {
    GroupRecord::OffsetRemoved {
        key: OffsetCommitKey {
            group: group_id.clone(),
            topic: topic.clone(),
            partition: partition_index,
        },
    }
}

/// Tombstones of one batch: with names of the longest kind (249 + 249 bytes) they stay well below
/// a megabyte.
const REMOVED_OFFSETS_MAX: usize = 1000;
