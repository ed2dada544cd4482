//! Identifiers and small enums that every layer of the engine shares.

use std::fmt;

use bytes::Bytes;

use crate::budget::ReadCredits;

/// The random 16 bytes that name a topic for ever; a topic created again under the same name gets another id (KIP-516).
#[derive(
    Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub struct TopicId(pub [u8; 16]);

impl TopicId {
    /// Draws a new id. Never all zero, and never with a first byte whose base64 text begins with `-`.
    pub fn random() -> Self {
        loop {
            let id = uuid::Uuid::new_v4().into_bytes();
            // Kafka's rule: the printed form must not look like a command line option.
            if id[0] >> 2 != BASE64_DASH_INDEX {
                return Self(id);
            }
        }
    }
}

impl fmt::Display for TopicId {
    /// 32 lower-case hex digits: the name of the topic's folder.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .iter()
            .try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl fmt::Debug for TopicId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "TopicId({self})")
    }
}

/// One partition of one topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartitionId {
    /// The topic.
    pub topic_id: TopicId,
    /// 0-based index within the topic.
    pub partition_index: i32,
}

impl fmt::Display for PartitionId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{}", self.topic_id, self.partition_index)
    }
}

/// A journal and its partitions, on one thread.
///
/// With n threads, shard i < n is on thread i and has partitions of the engine's default durability; shard n + i is on the same
/// thread and has those of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ShardId(pub u16);

impl ShardId {
    /// The shard of a thread for the default durability, or for the other.
    pub(crate) fn of_thread(thread_index: u16, thread_count: u16, is_default: bool) -> ShardId {
        match is_default {
            true => ShardId(thread_index),
            false => ShardId(thread_count + thread_index),
        }
    }

    /// Which of `thread_count` threads it is on.
    pub(crate) fn thread_index(self, thread_count: u16) -> u16 {
        self.0 % thread_count
    }

    /// The durability of its partitions, as they are configured when the engine opens.
    pub(crate) fn durability(self, thread_count: u16, default: Durability) -> Durability {
        match (self.0 < thread_count, default) {
            (true, default) => default,
            (false, Durability::Disk) => Durability::Os,
            (false, Durability::Os) => Durability::Disk,
        }
    }
}

/// When an append is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AckWhen {
    /// Offsets are assigned; nothing is written yet.
    Staged,
    /// The journal write has completed: survives the death of the process.
    Written,
    /// The journal is flushed: survives power loss.
    Flushed,
    /// The high watermark covers the batch: what acks=all waits for.
    Committed,
}

/// What the high watermark of a partition stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Durability {
    /// Records become visible once flushed to stable storage.
    #[default]
    Disk,
    /// Records become visible once written; the device's cache may still hold them.
    Os,
}

impl Durability {
    /// The value as it stands in a topic's or the broker's configuration.
    pub fn name(self) -> &'static str {
        match self {
            Durability::Disk => "disk",
            Durability::Os => "os",
        }
    }
}

/// How far a reader may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Isolation {
    /// Everything below the high watermark (read_uncommitted).
    HighWatermark,
    /// Everything below the last stable offset (read_committed, KIP-98).
    LastStable,
}

/// Who appends: clients obey sequence rules, coordinators write their own records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppendOrigin {
    /// A produce request.
    Client,
    /// A group or transaction coordinator of this broker.
    Coordinator,
}

/// One partition's share of an append.
#[derive(Clone, Debug)]
pub struct PartitionAppend {
    /// Where to.
    pub partition: PartitionId,
    /// One or more whole v2 batches, back to back.
    pub batches: Bytes,
    /// Who appends.
    pub origin: AppendOrigin,
}

/// Where an append landed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appended {
    /// Offset of the first record.
    pub base_offset: i64,
    /// Offset of the last record (inclusive).
    pub last_offset: i64,
    /// Milliseconds since the Unix epoch when the topic stamps records itself, -1 for CreateTime.
    pub log_append_time_ms: i64,
    /// The partition's first readable offset.
    pub log_start_offset: i64,
}

/// One partition's share of a read.
#[derive(Clone, Copy, Debug)]
pub struct PartitionRead {
    /// Where from.
    pub partition: PartitionId,
    /// First offset wanted; the batch that holds it is returned whole.
    pub fetch_offset: i64,
    /// Soft limit for this partition, in bytes.
    pub max_bytes: usize,
    /// How far the reader may see.
    pub isolation: Isolation,
    /// The reader's idea of the leader epoch (KIP-320).
    pub current_leader_epoch: Option<i32>,
}

/// Limits over all partitions of a read.
#[derive(Clone, Debug)]
pub struct ReadLimits {
    /// Soft limit over all partitions, in bytes.
    pub max_bytes: usize,
    /// Return the first batch found even if it is larger than every limit (KIP-74).
    pub at_least_one_batch: bool,
    /// Where the bytes of records that are read from files are taken from, until the records are dropped.
    ///
    /// Without credits at hand less is returned; only for the first batch of all is waited, and not
    /// for ever, so whoever waits holds none.
    /// None = the caller keeps no records, or bounds them itself.
    pub credits: Option<ReadCredits>,
}

/// Whole batches of one partition, ready to be gathered.
#[derive(Clone, Debug, Default)]
pub struct PartitionRecords {
    /// Whole batches in offset order; a batch never spans two chunks.
    pub records: Vec<Bytes>,
    /// `log_start_offset <= last_stable_offset <= high_watermark`.
    pub high_watermark: i64,
    /// First offset that is not decided yet.
    pub last_stable_offset: i64,
    /// First readable offset.
    pub log_start_offset: i64,
}

impl PartitionRecords {
    /// Bytes of all chunks.
    pub fn size_bytes(&self) -> usize {
        self.records.iter().map(Bytes::len).sum()
    }
}

/// The positions of one partition:
/// `log_start_offset <= last_stable_offset <= high_watermark <= flushed_offset <= log_end_offset`
/// (durability=disk, one replica).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartitionOffsets {
    /// First readable offset.
    pub log_start_offset: i64,
    /// Everything below is decided (exclusive).
    pub last_stable_offset: i64,
    /// Everything below may be read (exclusive).
    pub high_watermark: i64,
    /// Everything below survives power loss (exclusive).
    pub flushed_offset: i64,
    /// Next offset to be written.
    pub log_end_offset: i64,
    /// Epoch that new batches are stamped with.
    pub leader_epoch: i32,
}

/// What to look up by time (ListOffsets, KIP-79, KIP-734, KIP-405).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimestampQuery {
    /// The log start offset.
    Earliest,
    /// The high watermark or the last stable offset.
    Latest(Isolation),
    /// The record with the largest timestamp.
    MaxTimestamp,
    /// The first offset on local disk.
    EarliestLocal,
    /// The first record with a timestamp at or after this one, in milliseconds since the Unix epoch.
    AtOrAfter(i64),
}

/// Answer to a [`TimestampQuery`]; offset -1 when no record fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OffsetAndTimestamp {
    /// The offset, or -1.
    pub offset: i64,
    /// The record's timestamp in milliseconds, or -1 where the query names a position rather than a record.
    pub timestamp: i64,
    /// Epoch of the leader that wrote it, or -1.
    pub leader_epoch: i32,
}

const BASE64_DASH_INDEX: u8 = 62;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_topic_ids_differ() {
        assert_ne!(TopicId::random(), TopicId::random());
    }

    #[test]
    fn a_topic_id_prints_as_32_hex_digits() {
        assert_eq!(TopicId([0xab; 16]).to_string(), "ab".repeat(16));
    }
}
