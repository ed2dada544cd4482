//! Forgetting: offsets that expire (KIP-211), offsets of deleted topics, groups that hold nothing.

use bytestring::ByteString;
use ringspool_protocol::Uuid;
use ringspool_protocol::internal_records::offset_commit_key::OffsetCommitKey;

use super::classic_group::{ClassicGroup, GroupState};
use super::durable::CommittedOffset;
use super::effects::Effects;
use super::machine::GroupMachine;
use super::records::{GroupRecord, encoded_size_bytes};
use super::timers::TimerKey;

impl GroupMachine {
    /// Forgets offsets of topics that no longer exist, at most one batch of them.
    ///
    /// `is_gone` is told a topic's name and the id it was committed for, [`Uuid::ZERO`] if unknown.
    /// After: call again until nothing comes back.
    pub fn forget_deleted_topics(&self, is_gone: impl Fn(&str, Uuid) -> bool) -> Effects {
        let topics = self
            .durable
            .all_offsets()
            .flat_map(|(group_id, topics)| topics.iter().map(move |topic| (group_id, topic)));
        let offsets = topics.flat_map(|(group_id, (topic, partitions))| {
            let partitions = partitions.iter();
            partitions.map(move |(index, committed)| (group_id, topic, *index, committed))
        });
        let gone = offsets
            .filter(|(_, topic, _, committed)| is_gone(topic, committed.topic_id))
            .map(|(group_id, topic, index, _)| offset_removed(group_id, topic, index));
        Effects {
            records: first_batch(gone, self.config.records_bytes_max),
            ..Effects::default()
        }
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
    /// A group with more to forget than fits into a batch goes back into the queue, so its own
    /// tombstone never comes before those of its offsets.
    pub(super) fn expire_next_group(&mut self, now_ms: i64) -> Option<Effects> {
        let group_id = self.expiry_queue.pop_front()?;
        let group = self.groups.get(&group_id)?;
        let mut records = Vec::new();
        let all_expired = self.collect_expired(group, now_ms, &mut records);
        let holds_nothing = all_expired
            && group.state() == GroupState::Empty
            && group.pending_join_members.is_empty()
            && !self.durable.has_pending_offsets(&group_id);
        if holds_nothing && self.durable.group(&group_id).is_some() {
            records.push(GroupRecord::GroupRemoved {
                group_id: group_id.clone(),
            });
        }
        let record_count = records.len();
        let batch = first_batch(records, self.config.records_bytes_max);
        if batch.len() < record_count {
            self.expiry_queue.push_front(group_id);
        } else if holds_nothing {
            self.groups.remove(&group_id);
        }
        Some(Effects {
            records: batch,
            ..Effects::default()
        })
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

/// As many records as one batch holds, which is one at least.
fn first_batch(
    records: impl IntoIterator<Item = GroupRecord>,
    bytes_max: usize,
) -> Vec<GroupRecord> {
    let mut size_bytes = 0_usize;
    let mut batch = Vec::new();
    for record in records.into_iter().take(REMOVED_OFFSETS_MAX) {
        let record_bytes = encoded_size_bytes(std::slice::from_ref(&record));
        size_bytes = size_bytes.saturating_add(record_bytes.unwrap_or(usize::MAX));
        if size_bytes > bytes_max && !batch.is_empty() {
            break;
        }
        batch.push(record);
    }
    batch
}

/// Tombstones of one batch; where names are long, their bytes decide.
const REMOVED_OFFSETS_MAX: usize = 1000;
