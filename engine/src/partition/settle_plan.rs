//! What one settle round writes for one partition.

use bytes::Bytes;

use crate::types::PartitionId;

/// The pieces of one partition, in offset order.
#[derive(Debug)]
pub(crate) struct SettlePlan {
    pub partition: PartitionId,
    pub pieces: Vec<SettlePiece>,
    /// Every frame of this partition up to here is in the pieces.
    pub through_lsn: u64,
}

/// Consecutive batches that go to one segment in one write.
#[derive(Debug)]
pub(crate) struct SettlePiece {
    pub segment_base_offset: i64,
    /// Where in the segment's file.
    pub position: u64,
    pub begins_segment: bool,
    /// One for each batch.
    pub chunks: Vec<Bytes>,
}
