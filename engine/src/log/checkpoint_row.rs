//! What a checkpoint says of one partition. A partition makes it, `journal::checkpoint` encodes it, recovery reads it.

use bytes::Bytes;

use super::segments::SegmentRow;
use crate::types::PartitionId;

/// What the segments of one partition hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CheckpointRow {
    pub partition: PartitionId,
    pub partition_incarnation: u32,
    pub leader_epoch: i32,
    pub log_start_offset: i64,
    /// Everything below is durable in the segments (exclusive).
    pub settled_offset: i64,
    pub last_stable_offset: i64,
    pub segments: Vec<SegmentRow>,
    pub leader_epochs: Bytes,
    pub producer_state: Bytes,
}
