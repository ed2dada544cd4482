//! Headers for the tests of this folder: as they would be after a batch was stamped.

use crate::record::BatchHeader;

/// A batch of `record_count` records without a producer.
pub(super) fn batch(base_offset: i64, record_count: i32, size_bytes: usize) -> BatchHeader {
    BatchHeader {
        base_offset,
        batch_length: size_bytes as i32 - 12,
        partition_leader_epoch: 0,
        magic: 2,
        crc: 0,
        attributes: 0,
        last_offset_delta: record_count - 1,
        base_timestamp: -1,
        max_timestamp: -1,
        producer_id: -1,
        producer_epoch: -1,
        base_sequence: -1,
        record_count,
    }
}
