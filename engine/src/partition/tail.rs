//! The tail: recent batches in memory, as views of the commit frames that carried them.
//!
//! Holds everything that is not settled yet and, for a while longer, what is: the hot cache. Offsets in it are contiguous
//! from `base_offset` to the written end.

use std::collections::VecDeque;

use bytes::Bytes;

use crate::record::BatchHeader;

/// One batch as it was written to the journal, offsets and epoch stamped.
#[derive(Clone, Debug)]
pub(crate) struct TailBatch {
    /// As it stands in `bytes`, so that settling need not parse it again.
    pub header: BatchHeader,
    /// The frame that carries it.
    pub lsn: u64,
    pub bytes: Bytes,
}

impl TailBatch {
    pub fn base_offset(&self) -> i64 {
        self.header.base_offset
    }

    /// Offset of the last record, inclusive.
    pub fn last_offset(&self) -> i64 {
        self.header.last_offset()
    }
}

/// Small batches make many of these; the memory budget counts their bytes only.
const _: () = assert!(size_of::<TailBatch>() <= 104);

/// The recent batches of one partition.
#[derive(Default)]
pub(crate) struct Tail {
    batches: VecDeque<TailBatch>,
}

impl Tail {
    pub fn push(&mut self, batch: TailBatch) {
        assert!(batch.base_offset() <= batch.last_offset());
        if let Some(last) = self.batches.back() {
            assert!(
                last.last_offset() < batch.base_offset(),
                "offsets only grow"
            );
            assert!(last.lsn <= batch.lsn, "frames are written in order");
        }
        self.batches.push_back(batch);
    }

    /// First offset held, if any batch is.
    pub fn base_offset(&self) -> Option<i64> {
        self.batches.front().map(TailBatch::base_offset)
    }

    /// Batches from the one that holds `offset` on.
    pub fn batches_from(&self, offset: i64) -> impl Iterator<Item = &TailBatch> {
        let first = self
            .batches
            .partition_point(|batch| batch.last_offset() < offset);
        self.batches.range(first..)
    }

    /// Batches of frames in `after_lsn < lsn <= through_lsn`: one settle piece.
    pub fn of_frames(&self, after_lsn: u64, through_lsn: u64) -> impl Iterator<Item = &TailBatch> {
        let first = self.batches.partition_point(|batch| batch.lsn <= after_lsn);
        self.batches
            .range(first..)
            .take_while(move |batch| batch.lsn <= through_lsn)
    }

    /// Forgets batches of frames at or below `lsn`; they must be settled. Returns the bytes let go.
    pub fn evict_through(&mut self, lsn: u64) -> usize {
        let mut evicted_bytes = 0;
        while let Some(batch) = self.batches.front()
            && batch.lsn <= lsn
        {
            evicted_bytes += batch.bytes.len();
            self.batches.pop_front();
        }
        evicted_bytes
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &TailBatch> {
        self.batches.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Batch;

    fn tail_of(ranges: &[(i64, i64, u64)]) -> Tail {
        let mut tail = Tail::default();
        for &(base_offset, last_offset, lsn) in ranges {
            let values = (base_offset..=last_offset).map(|offset| offset.to_string());
            let bytes = Batch::from_values(values).into_bytes();
            let header = BatchHeader::parse(&bytes).expect("a batch");
            tail.push(TailBatch {
                header: header.stamped(base_offset, 0),
                lsn,
                bytes,
            });
        }
        tail
    }

    #[test]
    fn an_offset_inside_a_batch_finds_that_batch() {
        let tail = tail_of(&[(0, 9, 1), (10, 19, 1), (20, 20, 2)]);
        let found: Vec<_> = tail.batches_from(15).map(TailBatch::base_offset).collect();
        assert_eq!(found, [10, 20]);
    }

    #[test]
    fn a_settle_piece_is_exactly_the_batches_of_its_frames() {
        let tail = tail_of(&[(0, 9, 1), (10, 19, 2), (20, 20, 3)]);
        let piece: Vec<_> = tail.of_frames(1, 2).map(TailBatch::base_offset).collect();
        assert_eq!(piece, [10]);
    }

    #[test]
    fn eviction_stops_at_the_first_newer_frame() {
        let mut tail = tail_of(&[(0, 9, 1), (10, 19, 2)]);
        let first_bytes = tail.iter().next().map(|batch| batch.bytes.len());
        assert_eq!(Some(tail.evict_through(1)), first_bytes);
        assert_eq!(tail.base_offset(), Some(10));
    }
}
