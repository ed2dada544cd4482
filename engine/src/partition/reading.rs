//! What readers ask of a partition beyond the tail: which segment, which epoch, which time.

use bytes::Bytes;

use super::partition::Partition;
use crate::record::BatchHeader;

/// Where in which segment file a read may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SegmentPosition {
    pub base_offset: i64,
    /// A batch at or before the wanted offset begins here.
    pub position: u64,
    pub size_bytes: u64,
}

/// A segment whose sparse index is not in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MissingIndex {
    pub base_offset: i64,
    pub size_bytes: u64,
}

impl Partition {
    /// Epoch of the leader that wrote `offset`, -1 if none is known.
    pub fn epoch_for_offset(&self, offset: i64) -> i32 {
        self.epochs().epoch_for_offset(offset).unwrap_or(-1)
    }

    /// The largest timestamp of any readable batch.
    pub fn max_timestamp(&self) -> Option<i64> {
        let high_watermark = self.offsets().high_watermark;
        let settled = self.segments().rows().into_iter().map(|row| row.max_timestamp);
        let hot = self
            .tail()
            .iter()
            .take_while(|batch| batch.last_offset < high_watermark)
            .map(|batch| batch.max_timestamp);
        settled.chain(hot).max()
    }

    /// The first offset at or after `offset` that is not in a settled segment whose records are all older than `timestamp`.
    pub fn skip_older_segments(&self, mut offset: i64, timestamp: i64) -> i64 {
        let rows = self.segments().rows();
        for (index, row) in rows.iter().enumerate() {
            let next = rows
                .get(index + 1)
                .map_or(self.settled_offset(), |next| next.base_offset);
            let holds_offset = (row.base_offset..next).contains(&offset);
            if holds_offset && row.max_timestamp < timestamp {
                offset = next;
            }
        }
        offset
    }

    /// When `offset` is in memory: the first readable batch from there on that reaches `timestamp`, if any does.
    pub fn hot_batch_at_or_after(&self, offset: i64, timestamp: i64) -> Option<Option<Bytes>> {
        let is_hot = self.tail().base_offset().is_some_and(|base| offset >= base);
        let high_watermark = self.offsets().high_watermark;
        is_hot.then(|| {
            self.tail()
                .from_offset(offset)
                .take_while(|batch| batch.last_offset < high_watermark)
                .find(|batch| batch.max_timestamp >= timestamp)
                .map(|batch| batch.bytes.clone())
        })
    }

    pub fn segment_place(&self, offset: i64) -> Option<SegmentPosition> {
        let segment = self.segments().find(offset)?;
        Some(SegmentPosition {
            base_offset: segment.base_offset,
            position: 0,
            size_bytes: segment.size_bytes,
        })
    }
    pub fn missing_index(&self, _offset: i64) -> Option<MissingIndex> { None }
    pub fn adopt_index(&mut self, _base_offset: i64, _stored: &[u8]) -> bool { true }
    pub fn index_batch(&mut self, _base_offset: i64, _header: &BatchHeader, _position: u64) {}
    pub fn finish_index(&mut self, _base_offset: i64) {}
    pub fn active_index(&self) -> Option<(i64, Bytes)> { None }
}
