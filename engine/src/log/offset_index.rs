//! Sparse index of one segment: from an offset to a position in the file.
//!
//! Body of the stored block, little endian; the block itself is described in `codec`:
//!
//! | Offset | Bytes | Name |
//! |-------:|------:|------|
//! |      0 |     8 | `base_offset` of the segment |
//! |      8 |     4 | `indexed_bytes`: the entries cover the file up to here |
//! |     12 |     4 | `count` |
//! |     16 |     8 | per entry: offset minus `base_offset` (4), position (4) |

use bytes::Bytes;

use super::codec::{BlockKind, BlockReader, BlockWriter, DecodeError};

/// Why something cannot be indexed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IndexError {
    /// Further from the segment's base offset than an entry can say.
    #[error("offset {offset} is too far from the segment's base offset {base_offset}")]
    OffsetTooFar {
        /// The offset.
        offset: i64,
        /// The segment's.
        base_offset: i64,
    },
    /// Further into the file than an entry can say.
    #[error("position {position} is beyond 4 GiB")]
    PositionTooFar {
        /// The position.
        position: u64,
    },
    /// Not behind the last entry.
    #[error("offset {offset} is not behind the last entry")]
    NotAscending {
        /// The offset.
        offset: i64,
    },
}

/// Where some batches of a segment begin; 8 bytes of memory each. Offsets and positions both strictly grow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetIndex {
    base_offset: i64,
    indexed_bytes: u32,
    entries: Vec<OffsetEntry>,
}

/// The batch at `base_offset + relative_offset` begins at `position`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct OffsetEntry {
    relative_offset: u32,
    position: u32,
}

impl OffsetIndex {
    /// The index of an empty segment.
    pub fn new(base_offset: i64) -> Self {
        OffsetIndex {
            base_offset,
            indexed_bytes: 0,
            entries: Vec::new(),
        }
    }

    /// Adds an entry for the batch with base offset `offset` at `position`.
    pub fn push(&mut self, offset: i64, position: u64) -> Result<(), IndexError> {
        let entry = OffsetEntry {
            relative_offset: relative_offset(self.base_offset, offset)?,
            position: narrow_position(position)?,
        };
        let is_behind = self.entries.last().is_none_or(|last| {
            last.relative_offset < entry.relative_offset && last.position < entry.position
        });
        if !is_behind || entry.position < self.indexed_bytes {
            return Err(IndexError::NotAscending { offset });
        }
        self.entries.push(entry);
        Ok(())
    }

    /// Notes that the file is indexed up to `indexed_bytes`.
    pub fn advance(&mut self, indexed_bytes: u64) -> Result<(), IndexError> {
        self.indexed_bytes = self.indexed_bytes.max(narrow_position(indexed_bytes)?);
        Ok(())
    }

    /// Position to read from for `offset`: the batch that holds it begins there or further on.
    pub fn lookup(&self, offset: i64) -> u64 {
        let index = self.entries_up_to(offset);
        let found = index.checked_sub(1).and_then(|last| self.entries.get(last));
        found.map_or(0, |entry| u64::from(entry.position))
    }

    /// Position before which the batch that holds `offset` begins, as far as the index knows.
    pub fn lookup_end(&self, offset: i64) -> u64 {
        self.entries
            .get(self.entries_up_to(offset))
            .map_or(self.indexed_bytes(), |entry| u64::from(entry.position))
    }

    /// Drops the entries behind `offset` and what was indexed after the last one that stays; returns that one's offset and
    /// position, or the segment's beginning.
    pub fn truncate_to(&mut self, offset: i64) -> (i64, u64) {
        self.entries.truncate(self.entries_up_to(offset));
        let (kept_offset, position) = match self.entries.last() {
            Some(last) => (
                self.base_offset + i64::from(last.relative_offset),
                last.position,
            ),
            None => (self.base_offset, 0),
        };
        self.indexed_bytes = self.indexed_bytes.min(position);
        (kept_offset, u64::from(position))
    }

    /// The file is indexed up to here.
    pub fn indexed_bytes(&self) -> u64 {
        u64::from(self.indexed_bytes)
    }

    /// Position of the last entry, 0 without any.
    pub fn last_position(&self) -> u64 {
        self.entries
            .last()
            .map_or(0, |entry| u64::from(entry.position))
    }

    /// Offset of the last entry.
    pub fn last_offset(&self) -> Option<i64> {
        let last = self.entries.last()?;
        Some(self.base_offset + i64::from(last.relative_offset))
    }

    /// The segment's base offset.
    pub fn base_offset(&self) -> i64 {
        self.base_offset
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no entry: reads begin at the start of the file.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Gives back memory beyond the entries; for a segment that will not grow.
    pub fn shrink_to_fit(&mut self) {
        self.entries.shrink_to_fit();
    }

    /// The stored form.
    pub fn encode(&self) -> Bytes {
        let mut writer = BlockWriter::new(KIND, FIXED_BYTES + self.entries.len() * ENTRY_BYTES);
        writer.put(self.base_offset.to_le_bytes());
        writer.put(self.indexed_bytes.to_le_bytes());
        writer.put((self.entries.len() as u32).to_le_bytes());
        for entry in &self.entries {
            writer.put(entry.relative_offset.to_le_bytes());
            writer.put(entry.position.to_le_bytes());
        }
        writer.finish()
    }

    /// Reads the stored form.
    pub fn decode(bytes: &[u8]) -> Result<OffsetIndex, DecodeError> {
        let mut reader = BlockReader::open(KIND, bytes)?;
        let base_offset = i64::from_le_bytes(reader.take()?);
        if !(0..=i64::MAX - i64::from(u32::MAX)).contains(&base_offset) {
            return Err(DecodeError::Contradiction);
        }
        let indexed_bytes = u32::from_le_bytes(reader.take()?);
        let count = reader.take_count(ENTRY_BYTES)?;
        let mut index = OffsetIndex::new(base_offset);
        index.entries.reserve_exact(count);
        for _ in 0..count {
            let offset = base_offset + i64::from(u32::from_le_bytes(reader.take()?));
            let position = u64::from(u32::from_le_bytes(reader.take()?));
            index
                .push(offset, position)
                .map_err(|_| DecodeError::Contradiction)?;
        }
        reader.finish()?;
        if count > 0 && index.last_position() >= u64::from(indexed_bytes) {
            return Err(DecodeError::Contradiction);
        }
        index.indexed_bytes = indexed_bytes;
        Ok(index)
    }

    fn entries_up_to(&self, offset: i64) -> usize {
        let relative = offset.saturating_sub(self.base_offset);
        self.entries
            .partition_point(|entry| i64::from(entry.relative_offset) <= relative)
    }
}

/// `offset` as an entry says it.
pub(super) fn relative_offset(base_offset: i64, offset: i64) -> Result<u32, IndexError> {
    offset
        .checked_sub(base_offset)
        .and_then(|relative| u32::try_from(relative).ok())
        .ok_or(IndexError::OffsetTooFar {
            offset,
            base_offset,
        })
}

fn narrow_position(position: u64) -> Result<u32, IndexError> {
    u32::try_from(position).map_err(|_| IndexError::PositionTooFar { position })
}

const KIND: BlockKind = BlockKind {
    magic: *b"RSOI",
    version: 1,
};
const FIXED_BYTES: usize = 16;
const ENTRY_BYTES: usize = 8;

#[cfg(test)]
mod tests;
