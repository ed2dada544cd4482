//! What readers ask of a partition beyond the tail: which segment, which epoch, which time.

use bytes::Bytes;

use super::partition::Partition;
use crate::log::segment::Segment;
use crate::log::segments::{MissingIndex, SegmentRange};
use crate::types::PartitionOffsets;

impl Partition {
    /// Epoch of the leader that wrote `offset`, -1 if none is known.
    pub fn epoch_for_offset(&self, offset: i64) -> i32 {
        self.epochs().epoch_for_offset(offset).unwrap_or(-1)
    }

    /// The largest timestamp of any readable batch.
    pub fn max_timestamp(&self) -> Option<i64> {
        let PartitionOffsets {
            log_start_offset,
            high_watermark,
            ..
        } = self.offsets();
        let hot = self
            .tail()
            .iter()
            .skip_while(|batch| batch.last_offset() < log_start_offset)
            .take_while(|batch| batch.last_offset() < high_watermark)
            .map(|batch| batch.header.max_timestamp);
        hot.chain([self.segments().max_timestamp()])
            .max()
            .filter(|max_timestamp| *max_timestamp != NO_TIMESTAMP)
    }

    /// Where, from `offset` on, the search for the first record at or after `timestamp` begins: past every settled segment
    /// whose records are all older, and within a segment by its time index.
    pub fn search_start(&self, offset: i64, timestamp: i64) -> i64 {
        self.segments()
            .search_start(offset, timestamp)
            .unwrap_or_else(|| offset.max(self.settled_offset()))
    }

    /// When `offset` is in memory: the first readable batch from there on that reaches `timestamp`, if any does.
    pub fn hot_batch_at_or_after(&self, offset: i64, timestamp: i64) -> Option<Option<Bytes>> {
        let is_hot = self.tail().base_offset().is_some_and(|base| offset >= base);
        let high_watermark = self.offsets().high_watermark;
        is_hot.then(|| {
            self.tail()
                .batches_from(offset)
                .take_while(|batch| batch.last_offset() < high_watermark)
                .find(|batch| batch.header.max_timestamp >= timestamp)
                .map(|batch| batch.bytes.clone())
        })
    }

    /// The stretch of file to read for `offset`.
    pub fn segment_range(&self, offset: i64, max_bytes: usize) -> Option<SegmentRange> {
        self.segments().read_plan(offset, max_bytes as u64)
    }

    /// The segment that holds `offset`, if its indexes are not in memory.
    pub fn missing_index(&self, offset: i64) -> Option<MissingIndex> {
        self.segments().missing_index(offset)
    }

    /// The segment that holds `offset`, if what is indexed does not reach to it.
    pub fn missing_index_up_to(&self, offset: i64) -> Option<MissingIndex> {
        self.segments().missing_index_up_to(offset)
    }

    /// The index file of the closed segment at `base_offset`, if that is indexed to its end.
    pub fn closed_index(&self, base_offset: i64) -> Option<Bytes> {
        self.segments().closed_index(base_offset)
    }

    /// A segment whose indexes are to be loaded or built.
    pub fn segment_mut(&mut self, base_offset: i64) -> Option<&mut Segment> {
        self.segments_mut().segment_mut(base_offset)
    }

    /// Base offset of the active segment and the content of its index file.
    pub fn active_index(&self) -> Option<(i64, Bytes)> {
        self.segments().active_index()
    }
}

const NO_TIMESTAMP: i64 = -1;
