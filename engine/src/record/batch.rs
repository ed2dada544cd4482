//! The fixed part of a v2 record batch, as Kafka defines it (KIP-98, magic 2). Big endian.
//!
//! | Offset | Bytes | Name                     | In CRC |
//! |-------:|------:|--------------------------|--------|
//! |      0 |     8 | `base_offset`            | no     |
//! |      8 |     4 | `batch_length`           | no     |
//! |     12 |     4 | `partition_leader_epoch` | no     |
//! |     16 |     1 | `magic` = 2              | no     |
//! |     17 |     4 | `crc` (CRC-32C)          | no     |
//! |     21 |     2 | `attributes`             | yes    |
//! |     23 |     4 | `last_offset_delta`      | yes    |
//! |     27 |     8 | `base_timestamp`         | yes    |
//! |     35 |     8 | `max_timestamp`          | yes    |
//! |     43 |     8 | `producer_id`            | yes    |
//! |     51 |     2 | `producer_epoch`         | yes    |
//! |     53 |     4 | `base_sequence`          | yes    |
//! |     57 |     4 | `record_count`           | yes    |
//! |     61 |     … | records                  | yes    |
//!
//! `batch_length` counts from offset 12 to the end. Attributes: bits 0-2 compression, 3 LogAppendTime, 4 transactional,
//! 5 control, 6 delete horizon (KIP-534). `base_offset` and `partition_leader_epoch` are outside the CRC, so a broker stamps
//! them in place.

use std::ops::Range;

use super::compression::Compression;
use super::crc::checksum;
use super::error::BatchError;

/// Size of a batch without its records.
pub const BATCH_HEADER_BYTES: usize = 61;
/// Size of base offset and length: what `batch_length` does not count.
pub const BATCH_PREFIX_BYTES: usize = 12;

pub(crate) const ATTRIBUTES_OFFSET: usize = 21;
pub(crate) const CRC_OFFSET: usize = 17;
pub(crate) const COMPRESSION_MASK: i16 = 0b111;
pub(crate) const LOG_APPEND_TIME_BIT: i16 = 1 << 3;
pub(crate) const TRANSACTIONAL_BIT: i16 = 1 << 4;
pub(crate) const CONTROL_BIT: i16 = 1 << 5;
pub(crate) const MAGIC: i8 = 2;
/// Producer id of a batch that has none.
pub(crate) const NO_PRODUCER_ID: i64 = -1;

const LEADER_EPOCH_OFFSET: usize = 12;
const MAX_TIMESTAMP_OFFSET: usize = 35;
const BATCH_LENGTH_MIN: i32 = (BATCH_HEADER_BYTES - BATCH_PREFIX_BYTES) as i32;
/// A batch with its prefix stays countable in an `i32`, like every size of the wire protocol.
const BATCH_LENGTH_MAX: i32 = i32::MAX - BATCH_PREFIX_BYTES as i32;

const _: () = assert!(BATCH_LENGTH_MIN == 49);

/// The fields before the records, decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BatchHeader {
    /// Offset of the first record. Anything, until the broker stamps it.
    pub base_offset: i64,
    /// Bytes from `partition_leader_epoch` to the end of the batch.
    pub batch_length: i32,
    /// Epoch of the leader that appended the batch (KIP-101).
    pub partition_leader_epoch: i32,
    /// Always 2 in a parsed header.
    pub magic: i8,
    /// CRC-32C of the bytes from the attributes on.
    pub crc: u32,
    /// Compression, timestamp type and flags.
    pub attributes: i16,
    /// Last offset minus base offset; survives compaction.
    pub last_offset_delta: i32,
    /// Timestamp that the records' deltas count from, in milliseconds since the Unix epoch.
    pub base_timestamp: i64,
    /// Largest timestamp of the records, or the append time.
    pub max_timestamp: i64,
    /// Producer, or -1.
    pub producer_id: i64,
    /// Its epoch, or -1.
    pub producer_epoch: i16,
    /// Sequence of the first record, or -1.
    pub base_sequence: i32,
    /// Records in the batch; fewer than `last_offset_delta + 1` after compaction.
    pub record_count: i32,
}

impl BatchHeader {
    /// This header as [`stamp`] leaves it.
    pub fn stamped(self, base_offset: i64, leader_epoch: i32) -> BatchHeader {
        BatchHeader {
            base_offset,
            partition_leader_epoch: leader_epoch,
            ..self
        }
    }

    /// This header as [`stamp_log_append_time`] leaves it; `crc` is what that returned.
    pub fn stamped_log_append_time(self, now_ms: i64, crc: u32) -> BatchHeader {
        BatchHeader {
            max_timestamp: now_ms,
            attributes: self.attributes | LOG_APPEND_TIME_BIT,
            crc,
            ..self
        }
    }

    /// Decodes the first 61 bytes of `bytes`; whatever follows is not looked at.
    ///
    /// After: `magic == 2` and `49 <= batch_length`; the other fields are as found, and the CRC is not checked.
    /// Errors: `Truncated`, `InvalidLength`, `UnsupportedMagic`. Does not allocate.
    pub fn parse(bytes: &[u8]) -> Result<BatchHeader, BatchError> {
        let fixed = bytes
            .first_chunk::<BATCH_HEADER_BYTES>()
            .ok_or(BatchError::Truncated);
        // A message set of an old producer can be shorter than a v2 header; its magic, at the same place, says why it is
        // refused.
        let fixed = match fixed {
            Ok(fixed) => fixed,
            Err(truncated) => {
                return Err(match bytes.get(LEADER_EPOCH_OFFSET + 4) {
                    Some(&magic) if magic as i8 != MAGIC => {
                        BatchError::UnsupportedMagic { magic: magic as i8 }
                    }
                    _ => truncated,
                });
            }
        };
        let mut fields = Fields(fixed.as_slice());
        let header = BatchHeader {
            base_offset: i64::from_be_bytes(fields.take()?),
            batch_length: i32::from_be_bytes(fields.take()?),
            partition_leader_epoch: i32::from_be_bytes(fields.take()?),
            magic: i8::from_be_bytes(fields.take()?),
            crc: u32::from_be_bytes(fields.take()?),
            attributes: i16::from_be_bytes(fields.take()?),
            last_offset_delta: i32::from_be_bytes(fields.take()?),
            base_timestamp: i64::from_be_bytes(fields.take()?),
            max_timestamp: i64::from_be_bytes(fields.take()?),
            producer_id: i64::from_be_bytes(fields.take()?),
            producer_epoch: i16::from_be_bytes(fields.take()?),
            base_sequence: i32::from_be_bytes(fields.take()?),
            record_count: i32::from_be_bytes(fields.take()?),
        };
        if header.magic != MAGIC {
            return Err(BatchError::UnsupportedMagic {
                magic: header.magic,
            });
        }
        if !(BATCH_LENGTH_MIN..=BATCH_LENGTH_MAX).contains(&header.batch_length) {
            return Err(BatchError::InvalidLength {
                batch_length: header.batch_length,
            });
        }
        Ok(header)
    }

    /// Size of the whole batch, prefix included.
    pub fn size_bytes(&self) -> usize {
        BATCH_PREFIX_BYTES + usize::try_from(self.batch_length).unwrap_or(0)
    }

    /// Offset of the last record, inclusive.
    pub fn last_offset(&self) -> i64 {
        self.base_offset
            .saturating_add(i64::from(self.last_offset_delta))
    }

    /// Offset behind the last record.
    pub fn next_offset(&self) -> i64 {
        self.last_offset().saturating_add(1)
    }

    /// How the records are compressed.
    ///
    /// Errors: `UnknownCompression` for 5 to 7.
    pub fn compression(&self) -> Result<Compression, BatchError> {
        Compression::from_id((self.attributes & COMPRESSION_MASK) as u8)
    }

    /// Whether the batch belongs to a transaction (KIP-98).
    pub fn is_transactional(&self) -> bool {
        self.attributes & TRANSACTIONAL_BIT != 0
    }

    /// Whether the batch holds control records: transaction markers (KIP-98).
    pub fn is_control(&self) -> bool {
        self.attributes & CONTROL_BIT != 0
    }

    /// Whether `max_timestamp` is the broker's append time and stands for every record.
    pub fn is_log_append_time(&self) -> bool {
        self.attributes & LOG_APPEND_TIME_BIT != 0
    }

    /// Whether the batch comes from an idempotent producer (KIP-98).
    pub fn has_producer_id(&self) -> bool {
        self.producer_id > NO_PRODUCER_ID
    }

    /// Sequence of the last record; sequences wrap from 2^31-1 to 0. -1 when the batch has no sequence.
    pub fn last_sequence(&self) -> i32 {
        if self.base_sequence < 0 {
            return -1;
        }
        advance_sequence(self.base_sequence, self.last_offset_delta)
    }
}

/// A header and where its batch stands in the bytes that were split.
pub type BatchRange = (BatchHeader, Range<usize>);

/// Cuts `bytes` into whole batches.
///
/// Yields ranges back to back that cover `bytes` from the front. The first error ends the iteration; a batch that runs past
/// the end of `bytes` is `Truncated`. CRCs are not checked. Does not allocate.
pub fn split_batches(bytes: &[u8]) -> SplitBatches<'_> {
    SplitBatches { bytes, position: 0 }
}

/// Iterator of [`split_batches`].
#[derive(Clone, Debug)]
pub struct SplitBatches<'bytes> {
    bytes: &'bytes [u8],
    position: usize,
}

impl SplitBatches<'_> {
    fn cut(&self) -> Result<BatchRange, BatchError> {
        let rest = self
            .bytes
            .get(self.position..)
            .ok_or(BatchError::Truncated)?;
        let header = BatchHeader::parse(rest)?;
        if rest.len() < header.size_bytes() {
            return Err(BatchError::Truncated);
        }
        Ok((header, self.position..self.position + header.size_bytes()))
    }
}

impl Iterator for SplitBatches<'_> {
    type Item = Result<BatchRange, BatchError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.position >= self.bytes.len() {
            return None;
        }
        let cut = self.cut();
        self.position = match &cut {
            Ok((_, range)) => range.end,
            Err(_) => self.bytes.len(),
        };
        Some(cut)
    }
}

impl std::iter::FusedIterator for SplitBatches<'_> {}

/// Writes the 12 bytes that a broker assigns and the CRC does not cover.
///
/// Shape: `batch` holds at least a header that was parsed before.
pub fn stamp(batch: &mut [u8], base_offset: i64, leader_epoch: i32) {
    assert!(batch.len() >= BATCH_HEADER_BYTES, "a parsed batch");
    batch[..8].copy_from_slice(&base_offset.to_be_bytes());
    batch[LEADER_EPOCH_OFFSET..LEADER_EPOCH_OFFSET + 4]
        .copy_from_slice(&leader_epoch.to_be_bytes());
}

/// Makes `now_ms` the timestamp of every record (LogAppendTime) and returns the new CRC.
///
/// Rewrites `max_timestamp`, attribute bit 3 and the CRC, which reads the whole batch; the records stay as they are.
/// Shape: `batch` is exactly one batch, parsed before.
pub fn stamp_log_append_time(batch: &mut [u8], now_ms: i64) -> u32 {
    assert!(batch.len() >= BATCH_HEADER_BYTES, "a parsed batch");
    // Bit 3 of the 16-bit field is in its second byte.
    batch[ATTRIBUTES_OFFSET + 1] |= LOG_APPEND_TIME_BIT as u8;
    batch[MAX_TIMESTAMP_OFFSET..MAX_TIMESTAMP_OFFSET + 8].copy_from_slice(&now_ms.to_be_bytes());
    let crc = checksum(&batch[ATTRIBUTES_OFFSET..]);
    batch[CRC_OFFSET..ATTRIBUTES_OFFSET].copy_from_slice(&crc.to_be_bytes());
    crc
}

/// `sequence + count`, wrapping from 2^31-1 to 0 (KIP-98). Both are at least 0.
pub(crate) fn advance_sequence(sequence: i32, count: i32) -> i32 {
    // In 32 unsigned bits the sum cannot overflow, and the top bit is what has to go.
    ((sequence as u32).wrapping_add(count as u32) & i32::MAX as u32) as i32
}

/// Fixed-size fields from the front of a slice.
pub(crate) struct Fields<'bytes>(pub &'bytes [u8]);

impl Fields<'_> {
    pub(crate) fn take<const BYTES: usize>(&mut self) -> Result<[u8; BYTES], BatchError> {
        let (field, rest) = self
            .0
            .split_first_chunk::<BYTES>()
            .ok_or(BatchError::Truncated)?;
        self.0 = rest;
        Ok(*field)
    }
}

#[cfg(test)]
mod tests;
