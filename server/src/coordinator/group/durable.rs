//! What a coordinator remembers across restarts: stored groups and committed offsets.
//!
//! Only [`DurableState::replay`] and [`DurableState::end_transaction`] change it, both when a
//! record is staged and when the log is loaded, so that the state always equals the log.

use std::collections::BTreeMap;

use bytestring::ByteString;
use ringspool_protocol::Uuid;
use ringspool_protocol::internal_records::group_metadata_value::GroupMetadataValue;
use ringspool_protocol::internal_records::offset_commit_key::OffsetCommitKey;
use ringspool_protocol::internal_records::offset_commit_value::OffsetCommitValue;

use super::records::{GroupRecord, NO_EXPIRE_TIMESTAMP};

/// Who wrote a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordOrigin {
    /// The coordinator itself, outside any transaction.
    Coordinator,
    /// A transactional producer (TxnOffsetCommit): pending until its transaction ends.
    Transaction {
        /// The producer.
        producer_id: i64,
    },
}

/// How a transaction ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransactionOutcome {
    /// Its pending offsets become committed.
    Committed,
    /// Its pending offsets are forgotten.
    Aborted,
}

/// An offset that a group committed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommittedOffset {
    /// The next offset that the group wants to read.
    pub offset: i64,
    /// Leader epoch of the last record read, -1 if unknown.
    pub leader_epoch: i32,
    /// Text that came with it, handed back unchanged.
    pub metadata: ByteString,
    /// When it was committed, in milliseconds since the Unix epoch.
    pub commit_timestamp_ms: i64,
    /// When it expires by the wish of an old client (OffsetCommit v2-v4), if it had one.
    pub expire_timestamp_ms: Option<i64>,
    /// The topic it was committed for, [`Uuid::ZERO`] if unknown.
    pub topic_id: Uuid,
    /// Position among all replayed records: the later of two wins when a transaction commits.
    sequence: u64,
}

/// Offsets of one group by topic and partition.
pub(super) type GroupOffsets = BTreeMap<ByteString, BTreeMap<i32, CommittedOffset>>;

/// Stored groups, committed offsets and offsets of open transactions.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DurableState {
    groups: BTreeMap<ByteString, GroupMetadataValue>,
    offsets: BTreeMap<ByteString, GroupOffsets>,
    /// By producer id, then by group.
    pending: BTreeMap<i64, BTreeMap<ByteString, GroupOffsets>>,
    sequence: u64,
}

impl DurableState {
    /// Applies one record, in the order of the log.
    pub fn replay(&mut self, record: GroupRecord, origin: RecordOrigin) {
        self.sequence += 1;
        match record {
            GroupRecord::OffsetCommitted { key, value } => {
                let committed = CommittedOffset::new(value, self.sequence);
                let offsets = match origin {
                    RecordOrigin::Coordinator => &mut self.offsets,
                    RecordOrigin::Transaction { producer_id } => {
                        self.pending.entry(producer_id).or_default()
                    }
                };
                offsets
                    .entry(key.group)
                    .or_default()
                    .entry(key.topic)
                    .or_default()
                    .insert(key.partition, committed);
            }
            GroupRecord::OffsetRemoved { key } => self.remove_offset(&key),
            GroupRecord::GroupStored { group_id, value } => {
                self.groups.insert(group_id, value);
            }
            GroupRecord::GroupRemoved { group_id } => {
                self.groups.remove(&group_id);
            }
        }
    }

    /// Applies the marker that ends a producer's transaction (KIP-98).
    pub fn end_transaction(&mut self, producer_id: i64, outcome: TransactionOutcome) {
        self.sequence += 1;
        let Some(pending) = self.pending.remove(&producer_id) else {
            return;
        };
        if outcome == TransactionOutcome::Aborted {
            return;
        }
        for (group_id, topics) in pending {
            for (topic, partitions) in topics {
                let committed = self
                    .offsets
                    .entry(group_id.clone())
                    .or_default()
                    .entry(topic)
                    .or_default();
                for (partition_index, offset) in partitions {
                    let newer_exists = committed
                        .get(&partition_index)
                        .is_some_and(|existing| existing.sequence > offset.sequence);
                    if !newer_exists {
                        committed.insert(partition_index, offset);
                    }
                }
            }
        }
    }

    /// The stored form of a group.
    pub fn group(&self, group_id: &str) -> Option<&GroupMetadataValue> {
        self.groups.get(group_id)
    }

    /// Every stored group.
    pub fn groups(&self) -> impl Iterator<Item = (&ByteString, &GroupMetadataValue)> {
        self.groups.iter()
    }

    /// The committed offset of one partition.
    pub fn offset(
        &self,
        group_id: &str,
        topic: &str,
        partition_index: i32,
    ) -> Option<&CommittedOffset> {
        self.offsets
            .get(group_id)?
            .get(topic)?
            .get(&partition_index)
    }

    /// Whether an open transaction has an offset for this partition.
    pub fn has_pending_offset(&self, group_id: &str, topic: &str, partition_index: i32) -> bool {
        self.pending.values().any(|groups| {
            groups
                .get(group_id)
                .and_then(|topics| topics.get(topic))
                .is_some_and(|partitions| partitions.contains_key(&partition_index))
        })
    }

    /// Whether any open transaction has an offset of this group.
    pub(super) fn has_pending_offsets(&self, group_id: &str) -> bool {
        self.pending
            .values()
            .any(|groups| groups.contains_key(group_id))
    }

    /// All committed offsets of a group.
    pub(super) fn offsets(&self, group_id: &str) -> Option<&GroupOffsets> {
        self.offsets.get(group_id)
    }

    /// All committed offsets, by group.
    pub(super) fn all_offsets(&self) -> impl Iterator<Item = (&ByteString, &GroupOffsets)> {
        self.offsets.iter()
    }

    /// Every group that has committed or pending offsets; may repeat itself.
    pub(super) fn groups_with_offsets(&self) -> impl Iterator<Item = &ByteString> {
        let pending = self.pending.values().flat_map(BTreeMap::keys);
        self.offsets.keys().chain(pending)
    }

    /// A tombstone removes pending offsets too, so that a deleted group does not come back when
    /// a transaction commits.
    fn remove_offset(&mut self, key: &OffsetCommitKey) {
        remove_nested(&mut self.offsets, key);
        for groups in self.pending.values_mut() {
            remove_nested(groups, key);
        }
        self.pending.retain(|_, groups| !groups.is_empty());
    }
}

impl CommittedOffset {
    fn new(value: OffsetCommitValue, sequence: u64) -> CommittedOffset {
        CommittedOffset {
            offset: value.offset,
            leader_epoch: value.leader_epoch,
            metadata: value.metadata,
            commit_timestamp_ms: value.commit_timestamp,
            expire_timestamp_ms: (value.expire_timestamp != NO_EXPIRE_TIMESTAMP)
                .then_some(value.expire_timestamp),
            topic_id: value.topic_id,
            sequence,
        }
    }
}

fn remove_nested(groups: &mut BTreeMap<ByteString, GroupOffsets>, key: &OffsetCommitKey) {
    let Some(topics) = groups.get_mut(&key.group) else {
        return;
    };
    if let Some(partitions) = topics.get_mut(&key.topic) {
        partitions.remove(&key.partition);
        if partitions.is_empty() {
            topics.remove(&key.topic);
        }
    }
    if topics.is_empty() {
        groups.remove(&key.group);
    }
}
