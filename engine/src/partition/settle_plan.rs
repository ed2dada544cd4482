//! What one settle round writes for one partition.

use bytes::Bytes;

use crate::types::PartitionId;

/// The pieces of one partition, in offset order.
#[derive(Debug)]
pub(crate) struct SettlePlan {
    pub partition: PartitionId,
    pub pieces: Vec<SettlePiece>,
    /// Segments that grow no more once the pieces are written.
    pub closes: Vec<SegmentLength>,
    /// Every frame of this partition up to here is in the pieces.
    pub through_lsn: u64,
}

/// How long the file of a segment is meant to be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SegmentLength {
    pub base_offset: i64,
    /// Its batches and nothing else.
    pub size_bytes: u64,
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

impl SettlePiece {
    /// Bytes that it writes.
    pub fn size_bytes(&self) -> usize {
        self.chunks.iter().map(Bytes::len).sum()
    }

    /// The segment as the piece leaves it.
    pub fn segment_length(&self) -> SegmentLength {
        SegmentLength {
            base_offset: self.segment_base_offset,
            size_bytes: self.position + self.size_bytes() as u64,
        }
    }
}
