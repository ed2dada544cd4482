//! One segment: what is known of its file, and its sparse indexes.
//!
//! The file `<base_offset>.log` holds v2 batches back to back, nothing else. `<base_offset>.index` holds both indexes, one
//! block each: offset index, then time index. They are a shortcut; a segment without them works and is indexed by a scan.

use bytes::{BufMut, Bytes, BytesMut};

use super::codec::{DecodeError, split_block};
use super::offset_index::{IndexError, OffsetIndex};
use super::time_index::TimeIndex;
use crate::record::BatchHeader;

/// Largest segment: positions are 32 bits wide, and Kafka's tools read files of up to 2 GiB.
pub const SEGMENT_BYTES_MAX: u64 = i32::MAX as u64;

/// Why a batch does not belong at this place of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SegmentError {
    /// The batch does not begin where the last one ended.
    #[error("a batch at byte {found} cannot follow byte {expected}")]
    WrongPosition {
        /// End of the last batch.
        expected: u64,
        /// Beginning of this one.
        found: u64,
    },
    /// The batch's offsets are not behind the last one's, or its last offset is before its first.
    #[error("offset {found} where at least {expected} was expected")]
    WrongOffset {
        /// Smallest acceptable offset.
        expected: i64,
        /// The offset found.
        found: i64,
    },
    /// Too far into the segment for its indexes.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// Rows of a checkpoint that contradict each other, or a segment that does not exist.
    #[error("segment {base_offset} does not fit the others")]
    WrongSegment {
        /// Its base offset.
        base_offset: i64,
    },
}

/// One segment of a log.
///
/// `base_offset <= next_offset`; the indexes cover the file up to `indexed_bytes() <= size_bytes()` and are usable at any time:
/// what they do not cover is found by reading on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    base_offset: i64,
    next_offset: i64,
    size_bytes: u64,
    max_timestamp: i64,
    offset_index: OffsetIndex,
    time_index: TimeIndex,
    index_interval_bytes: u64,
    first_seen_ms: Option<i64>,
}

impl Segment {
    /// An empty segment; `index_interval_bytes` lie between two index entries.
    pub fn new(base_offset: i64, index_interval_bytes: u64) -> Self {
        assert!(base_offset >= 0);
        Segment {
            base_offset,
            next_offset: base_offset,
            size_bytes: 0,
            max_timestamp: NO_TIMESTAMP,
            offset_index: OffsetIndex::new(base_offset),
            time_index: TimeIndex::new(base_offset),
            index_interval_bytes,
            first_seen_ms: None,
        }
    }

    /// A segment whose file is there and whose indexes are not loaded.
    pub fn without_index(extent: SegmentExtent, index_interval_bytes: u64) -> Self {
        Segment {
            next_offset: extent.next_offset,
            size_bytes: extent.size_bytes,
            max_timestamp: extent.max_timestamp,
            ..Segment::new(extent.base_offset, index_interval_bytes)
        }
    }

    /// A segment from the batches of its file and their positions, in order.
    pub fn rebuild(
        base_offset: i64,
        index_interval_bytes: u64,
        batches: impl IntoIterator<Item = (BatchHeader, u64)>,
    ) -> Result<Self, SegmentError> {
        let mut segment = Segment::new(base_offset, index_interval_bytes);
        for (header, position) in batches {
            segment.append(&header, position)?;
        }
        Ok(segment)
    }

    /// Notes a batch that stands at `position`, the end of the file so far.
    ///
    /// Offsets may jump (a compacted log has holes) but never go back.
    pub fn append(&mut self, header: &BatchHeader, position: u64) -> Result<(), SegmentError> {
        if position != self.size_bytes {
            return Err(SegmentError::WrongPosition {
                expected: self.size_bytes,
                found: position,
            });
        }
        self.check_offsets(header, self.next_offset)?;
        if position == self.indexed_bytes() {
            self.add_to_index(header, position)?;
        }
        self.size_bytes = position + header.size_bytes() as u64;
        self.next_offset = header.next_offset();
        self.max_timestamp = self.max_timestamp.max(header.max_timestamp);
        Ok(())
    }

    /// Indexes a batch of a file that was there before; `position` is [`Segment::indexed_bytes`].
    pub fn index_batch(&mut self, header: &BatchHeader, position: u64) -> Result<(), SegmentError> {
        let indexed_bytes = self.indexed_bytes();
        let end = position.saturating_add(header.size_bytes() as u64);
        if position != indexed_bytes || end > self.size_bytes {
            return Err(SegmentError::WrongPosition {
                expected: indexed_bytes,
                found: position,
            });
        }
        let smallest = match self.offset_index.last_offset() {
            Some(last) => last,
            None => self.base_offset,
        };
        self.check_offsets(header, smallest)?;
        if header.next_offset() > self.next_offset {
            return Err(SegmentError::WrongOffset {
                expected: self.next_offset,
                found: header.next_offset(),
            });
        }
        self.add_to_index(header, position)?;
        self.max_timestamp = self.max_timestamp.max(header.max_timestamp);
        Ok(())
    }

    /// Takes the indexes from their file. They stay as they are unless the file's cover more.
    ///
    /// Errors: those of the blocks; `Contradiction` if they are not this segment's.
    pub fn adopt_index(&mut self, stored: &[u8]) -> Result<(), DecodeError> {
        let (offset_block, time_block) = split_block(stored)?;
        let mut offset_index = OffsetIndex::decode(offset_block)?;
        let mut time_index = TimeIndex::decode(time_block)?;
        let is_ours = offset_index.base_offset() == self.base_offset
            && time_index.base_offset() == self.base_offset
            && offset_index.len() == time_index.len()
            && offset_index.last_offset() == time_index.last_offset()
            && offset_index.indexed_bytes() <= self.size_bytes
            && time_index.max_timestamp() <= self.max_timestamp
            && offset_index
                .last_offset()
                .is_none_or(|last| last < self.next_offset);
        if !is_ours {
            return Err(DecodeError::Contradiction);
        }
        if offset_index.indexed_bytes() > self.indexed_bytes() {
            offset_index.shrink_to_fit();
            time_index.shrink_to_fit();
            self.offset_index = offset_index;
            self.time_index = time_index;
        }
        Ok(())
    }

    /// The content of the segment's index file.
    pub fn encode_index(&self) -> Bytes {
        let offset_block = self.offset_index.encode();
        let time_block = self.time_index.encode();
        let mut out = BytesMut::with_capacity(offset_block.len() + time_block.len());
        out.put(offset_block);
        out.put(time_block);
        out.freeze()
    }

    /// Forgets everything behind the last index entry at or before `offset`, and returns where that is: the batches from there
    /// to `offset` are to be read and appended again, which makes sizes and timestamps exact.
    pub fn truncate_to(&mut self, offset: i64) -> (i64, u64) {
        let (kept_offset, position) = self.offset_index.truncate_to(offset);
        self.time_index.truncate_to(offset);
        self.next_offset = kept_offset;
        self.size_bytes = position;
        self.max_timestamp = self.time_index.max_timestamp();
        (kept_offset, position)
    }

    /// Drops the indexes from memory; they can be loaded or built again.
    pub fn unload_index(&mut self) {
        self.offset_index = OffsetIndex::new(self.base_offset);
        self.time_index = TimeIndex::new(self.base_offset);
    }

    /// Gives back memory of a segment that will not grow.
    pub fn seal(&mut self) {
        self.offset_index.shrink_to_fit();
        self.time_index.shrink_to_fit();
    }

    /// Notes the time of the first look at this segment: the age of segments whose records carry no timestamp.
    pub fn note_time(&mut self, now_ms: i64) {
        self.first_seen_ms.get_or_insert(now_ms);
    }

    /// Whether a batch fits behind the last one, by size and by distance from the base offset.
    pub fn has_room_for(&self, header: &BatchHeader) -> bool {
        let size_bytes = self.size_bytes + header.size_bytes() as u64;
        let distance = header.last_offset().saturating_sub(self.base_offset);
        size_bytes <= SEGMENT_BYTES_MAX && distance <= i64::from(i32::MAX)
    }

    /// Offset of the first record.
    pub fn base_offset(&self) -> i64 {
        self.base_offset
    }

    /// Offset behind the last record.
    pub fn next_offset(&self) -> i64 {
        self.next_offset
    }

    /// Size of the file, as far as batches go.
    pub fn size_bytes(&self) -> u64 {
        self.size_bytes
    }

    /// Largest timestamp of any record, -1 if none has one.
    pub fn max_timestamp(&self) -> i64 {
        self.max_timestamp
    }

    /// The indexes cover the file up to here.
    pub fn indexed_bytes(&self) -> u64 {
        self.offset_index.indexed_bytes()
    }

    /// Whether the whole file is indexed.
    pub fn is_indexed(&self) -> bool {
        self.indexed_bytes() == self.size_bytes
    }

    /// The index by offset.
    pub fn offset_index(&self) -> &OffsetIndex {
        &self.offset_index
    }

    /// The index by time.
    pub fn time_index(&self) -> &TimeIndex {
        &self.time_index
    }

    /// When the newest record was written, or failing that when the segment was first seen.
    pub fn newest_ms(&self) -> Option<i64> {
        match self.max_timestamp {
            NO_TIMESTAMP => self.first_seen_ms,
            max_timestamp => Some(max_timestamp),
        }
    }

    /// When the segment was first seen.
    pub fn first_seen_ms(&self) -> Option<i64> {
        self.first_seen_ms
    }

    fn check_offsets(&self, header: &BatchHeader, smallest: i64) -> Result<(), SegmentError> {
        if header.base_offset < smallest {
            return Err(SegmentError::WrongOffset {
                expected: smallest,
                found: header.base_offset,
            });
        }
        if header.last_offset_delta < 0 {
            return Err(SegmentError::WrongOffset {
                expected: header.base_offset,
                found: header.last_offset(),
            });
        }
        Ok(())
    }

    fn add_to_index(&mut self, header: &BatchHeader, position: u64) -> Result<(), SegmentError> {
        // Checked before anything changes: the two indexes have their entries at the same offsets, always.
        let end = position.saturating_add(header.size_bytes() as u64);
        if end > u64::from(u32::MAX) {
            return Err(IndexError::PositionTooFar { position: end }.into());
        }
        let since_last = position - self.offset_index.last_position();
        if since_last > 0 && since_last >= self.index_interval_bytes {
            self.offset_index.push(header.base_offset, position)?;
            self.time_index.push(header.base_offset)?;
        }
        self.offset_index.advance(end)?;
        self.time_index.observe(header.max_timestamp);
        Ok(())
    }
}

/// What a checkpoint says of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SegmentExtent {
    /// Offset of the first record.
    pub base_offset: i64,
    /// Offset behind the last record.
    pub next_offset: i64,
    /// Size of the file.
    pub size_bytes: u64,
    /// Largest timestamp of any record, -1 if none has one.
    pub max_timestamp: i64,
}

/// Name of the file that holds the batches.
pub fn log_file_name(base_offset: i64) -> String {
    format!("{base_offset:020}{LOG_SUFFIX}")
}

/// Name of the file that holds the indexes.
pub fn index_file_name(base_offset: i64) -> String {
    format!("{base_offset:020}{INDEX_SUFFIX}")
}

/// The base offset in the name of a log file.
pub fn parse_log_file_name(name: &str) -> Option<i64> {
    parse_base_offset(name.strip_suffix(LOG_SUFFIX)?)
}

/// The base offset in the name of an index file.
pub fn parse_index_file_name(name: &str) -> Option<i64> {
    parse_base_offset(name.strip_suffix(INDEX_SUFFIX)?)
}

fn parse_base_offset(digits: &str) -> Option<i64> {
    let is_ours =
        digits.len() == BASE_OFFSET_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_ours.then(|| digits.parse().ok()).flatten()
}

const LOG_SUFFIX: &str = ".log";
const INDEX_SUFFIX: &str = ".index";
const BASE_OFFSET_DIGITS: usize = 20;
const NO_TIMESTAMP: i64 = -1;

#[cfg(test)]
mod tests;
