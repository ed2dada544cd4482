//! Sparse index of one segment: from a timestamp to the offset where a search begins.
//!
//! Body of the stored block, little endian; the block itself is described in `codec`:
//!
//! | Offset | Bytes | Name |
//! |-------:|------:|------|
//! |      0 |     8 | `base_offset` of the segment |
//! |      8 |     8 | `max_timestamp` of all batches that are indexed, -1 = none |
//! |     16 |     4 | `count` |
//! |     20 |    12 | per entry: largest timestamp before the offset (8), offset minus `base_offset` (4) |

use bytes::Bytes;

use super::codec::{BlockKind, BlockReader, BlockWriter, DecodeError};
use super::offset_index::{IndexError, relative_offset};

/// How large timestamps were when some offsets were reached; 12 bytes of memory each.
///
/// An entry says: every batch before this offset has a `max_timestamp` of at most so much. Offsets strictly grow, timestamps
/// never fall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeIndex {
    base_offset: i64,
    max_timestamp: i64,
    /// Two vectors, since a struct of both would be padded to 16 bytes.
    timestamps: Vec<i64>,
    relative_offsets: Vec<u32>,
}

impl TimeIndex {
    /// The index of an empty segment.
    pub fn new(base_offset: i64) -> Self {
        TimeIndex {
            base_offset,
            max_timestamp: NO_TIMESTAMP,
            timestamps: Vec::new(),
            relative_offsets: Vec::new(),
        }
    }

    /// Adds an entry for the batch with base offset `offset`, before that batch is observed.
    pub fn push(&mut self, offset: i64) -> Result<(), IndexError> {
        let relative = relative_offset(self.base_offset, offset)?;
        if self
            .relative_offsets
            .last()
            .is_some_and(|last| *last >= relative)
        {
            return Err(IndexError::NotAscending { offset });
        }
        self.timestamps.push(self.max_timestamp);
        self.relative_offsets.push(relative);
        Ok(())
    }

    /// Notes the largest timestamp of the next batch.
    pub fn observe(&mut self, max_timestamp: i64) {
        self.max_timestamp = self.max_timestamp.max(max_timestamp);
    }

    /// Offset to search from for the first record at or after `timestamp`: every batch before it is older.
    pub fn lookup(&self, timestamp: i64) -> i64 {
        let older = self
            .timestamps
            .partition_point(|so_far| *so_far < timestamp);
        let found = older
            .checked_sub(1)
            .and_then(|last| self.relative_offsets.get(last));
        self.base_offset + found.map_or(0, |relative| i64::from(*relative))
    }

    /// Drops the entries behind `offset` and what was observed after the last one that stays.
    pub fn truncate_to(&mut self, offset: i64) {
        let relative = offset.saturating_sub(self.base_offset);
        let kept = self
            .relative_offsets
            .partition_point(|entry| i64::from(*entry) <= relative);
        self.relative_offsets.truncate(kept);
        self.timestamps.truncate(kept);
        self.max_timestamp = self.timestamps.last().copied().unwrap_or(NO_TIMESTAMP);
    }

    /// Largest timestamp observed, -1 if there is none.
    pub fn max_timestamp(&self) -> i64 {
        self.max_timestamp
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.timestamps.len()
    }

    /// Whether there is no entry: searches begin at the base offset.
    pub fn is_empty(&self) -> bool {
        self.timestamps.is_empty()
    }

    /// The segment's base offset.
    pub fn base_offset(&self) -> i64 {
        self.base_offset
    }

    /// Offset of the last entry.
    pub fn last_offset(&self) -> Option<i64> {
        let last = self.relative_offsets.last()?;
        Some(self.base_offset + i64::from(*last))
    }

    /// Gives back memory beyond the entries; for a segment that will not grow.
    pub fn shrink_to_fit(&mut self) {
        self.timestamps.shrink_to_fit();
        self.relative_offsets.shrink_to_fit();
    }

    /// The stored form.
    pub fn encode(&self) -> Bytes {
        let mut writer = BlockWriter::new(KIND, FIXED_BYTES + self.len() * ENTRY_BYTES);
        writer.put(self.base_offset.to_le_bytes());
        writer.put(self.max_timestamp.to_le_bytes());
        writer.put((self.len() as u32).to_le_bytes());
        for (timestamp, relative) in self.timestamps.iter().zip(&self.relative_offsets) {
            writer.put(timestamp.to_le_bytes());
            writer.put(relative.to_le_bytes());
        }
        writer.finish()
    }

    /// Reads the stored form.
    pub fn decode(bytes: &[u8]) -> Result<TimeIndex, DecodeError> {
        let mut reader = BlockReader::open(KIND, bytes)?;
        let base_offset = i64::from_le_bytes(reader.take()?);
        if !(0..=i64::MAX - i64::from(u32::MAX)).contains(&base_offset) {
            return Err(DecodeError::Contradiction);
        }
        let max_timestamp = i64::from_le_bytes(reader.take()?);
        let count = reader.take_count(ENTRY_BYTES)?;
        let mut index = TimeIndex::new(base_offset);
        index.timestamps.reserve_exact(count);
        index.relative_offsets.reserve_exact(count);
        for _ in 0..count {
            let timestamp = i64::from_le_bytes(reader.take()?);
            let offset = base_offset + i64::from(u32::from_le_bytes(reader.take()?));
            if timestamp < index.max_timestamp {
                return Err(DecodeError::Contradiction);
            }
            index.max_timestamp = timestamp;
            index.push(offset).map_err(|_| DecodeError::Contradiction)?;
        }
        reader.finish()?;
        if max_timestamp < index.max_timestamp {
            return Err(DecodeError::Contradiction);
        }
        index.max_timestamp = max_timestamp;
        Ok(index)
    }
}

const KIND: BlockKind = BlockKind {
    magic: *b"RSTI",
    version: 1,
};
const FIXED_BYTES: usize = 20;
const ENTRY_BYTES: usize = 12;
const NO_TIMESTAMP: i64 = -1;

#[cfg(test)]
mod tests;
