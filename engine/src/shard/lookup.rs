//! Offsets by time, and the indexes of segments that were loaded from disk.

use std::fmt::Display;

use bytes::Bytes;

use super::frame_builder::SharedPartition;
use super::read::ColdRead;
use super::shard::Shard;
use crate::error::FetchError;
use crate::io::Storage;
use crate::log::segments::MissingIndex;
use crate::record::{self, BATCH_HEADER_BYTES, BatchHeader};
use crate::types::{OffsetAndTimestamp, PartitionId, TimestampQuery};

impl<S: Storage> Shard<S> {
    /// Answers a [`TimestampQuery`]; only records below the high watermark count.
    pub async fn look_up(
        &self,
        id: PartitionId,
        query: TimestampQuery,
    ) -> Result<OffsetAndTimestamp, FetchError> {
        let partition = self.partition(id).ok_or(FetchError::UnknownPartition)?;
        let offsets = partition.borrow().offsets();
        let position = |offset| {
            let leader_epoch = partition.borrow().epoch_for_offset(offset);
            Ok(OffsetAndTimestamp {
                offset,
                timestamp: -1,
                leader_epoch,
            })
        };
        match query {
            TimestampQuery::Earliest | TimestampQuery::EarliestLocal => {
                position(offsets.log_start_offset)
            }
            TimestampQuery::Latest(isolation) => position(match isolation {
                crate::types::Isolation::HighWatermark => offsets.high_watermark,
                crate::types::Isolation::LastStable => offsets.last_stable_offset,
            }),
            TimestampQuery::MaxTimestamp => {
                let max_timestamp = partition.borrow().max_timestamp();
                match max_timestamp {
                    Some(max_timestamp) => {
                        self.first_at_or_after(&partition, id, max_timestamp).await
                    }
                    None => Ok(NOT_FOUND),
                }
            }
            TimestampQuery::AtOrAfter(timestamp) => {
                self.first_at_or_after(&partition, id, timestamp).await
            }
        }
    }

    /// The first record whose timestamp is at or after `timestamp`: by segment, by time index, by batch, by record (KIP-79).
    async fn first_at_or_after(
        &self,
        partition: &SharedPartition,
        id: PartitionId,
        timestamp: i64,
    ) -> Result<OffsetAndTimestamp, FetchError> {
        loop {
            let log_start_offset = partition.borrow().offsets().log_start_offset;
            let found = self
                .first_from(partition, id, log_start_offset, timestamp)
                .await;
            // Where retention was at work meanwhile, what was found, an error included, may be of segments that are gone.
            if partition.borrow().offsets().log_start_offset == log_start_offset {
                return found;
            }
        }
    }

    async fn first_from(
        &self,
        partition: &SharedPartition,
        id: PartitionId,
        log_start_offset: i64,
        timestamp: i64,
    ) -> Result<OffsetAndTimestamp, FetchError> {
        let mut offset = log_start_offset;
        loop {
            self.load_index(partition, id, offset, IndexReach::Segment)
                .await?;
            offset = partition.borrow().search_start(offset, timestamp);
            let end_offset = partition.borrow().offsets().high_watermark;
            if offset >= end_offset {
                return Ok(NOT_FOUND);
            }
            if let Some(batch) = partition.borrow().hot_batch_at_or_after(offset, timestamp) {
                return match batch {
                    None => Ok(NOT_FOUND),
                    Some(batch) => find_record(partition, &batch, timestamp),
                };
            }
            let settled_end = partition.borrow().settled_offset();
            let wanted = ColdRead {
                fetch_offset: offset,
                end_offset: settled_end.min(end_offset),
                max_bytes: SCAN_BYTES,
                at_least_one_batch: true,
            };
            let chunks = self.read_cold(partition, id, wanted).await?;
            let Some(next) = scan(&chunks, timestamp)? else {
                return Ok(NOT_FOUND);
            };
            match next {
                Scanned::Found(batch) => return find_record(partition, &batch, timestamp),
                Scanned::AllOlder { next_offset } => offset = next_offset,
            }
        }
    }

    /// Makes sure the segment that holds `offset` has its sparse index: from its file if that is whole, else by a scan, as far
    /// as `reach` asks for.
    pub(super) async fn load_index(
        &self,
        partition: &SharedPartition,
        id: PartitionId,
        offset: i64,
        reach: IndexReach,
    ) -> Result<(), FetchError> {
        let Some(missing) = reach.missing(partition, offset) else {
            return Ok(());
        };
        // A scan that has begun goes on: there is no file, or it was of no use.
        let stored = match missing.indexed_bytes {
            0 => {
                self.share
                    .segment_files
                    .read_index(id, missing.base_offset)
                    .await
            }
            _ => Ok(None),
        };
        if let Ok(Some(stored)) = stored
            && let Some(segment) = partition.borrow_mut().segment_mut(missing.base_offset)
            && let Err(error) = segment.adopt_index(&stored)
        {
            tracing::warn!(partition = %id, segment = missing.base_offset, %error, "the stored index is not used");
        }
        while let Some(missing) = reach.missing(partition, offset) {
            self.index_by_scan(partition, id, missing).await?;
        }
        Ok(())
    }

    /// Reads a stretch of what the indexes of a segment do not cover yet; only batch headers are looked at.
    async fn index_by_scan(
        &self,
        partition: &SharedPartition,
        id: PartitionId,
        missing: MissingIndex,
    ) -> Result<(), FetchError> {
        let MissingIndex {
            base_offset,
            indexed_bytes: position,
            size_bytes,
        } = missing;
        let length = (size_bytes - position).min(SCAN_BYTES as u64) as usize;
        let bytes = self.read_segment(id, base_offset, position, length).await?;
        let mut partition = partition.borrow_mut();
        let Some(segment) = partition.segment_mut(base_offset) else {
            return Ok(());
        };
        if segment.indexed_bytes() != position {
            // Another reader indexed it meanwhile.
            return Ok(());
        }
        let mut seen = 0;
        while let Some(rest) = bytes
            .get(seen..)
            .filter(|rest| rest.len() >= BATCH_HEADER_BYTES)
        {
            let here = position + seen as u64;
            let corrupt = |reason: &dyn Display| FetchError::Corrupt {
                detail: self
                    .share
                    .segment_files
                    .damage(id, base_offset, here, reason),
            };
            let header = BatchHeader::parse(rest).map_err(|error| corrupt(&error))?;
            segment
                .index_batch(&header, here)
                .map_err(|error| corrupt(&error))?;
            seen += header.size_bytes();
        }
        if seen == 0 {
            let reason = format_args!("{length} bytes hold no batch");
            return Err(FetchError::Corrupt {
                detail: self
                    .share
                    .segment_files
                    .damage(id, base_offset, position, reason),
            });
        }
        Ok(())
    }
}

/// How much of a segment has to be indexed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum IndexReach {
    /// Up to the offset: enough to find that.
    Offset,
    /// All of it: enough to search by time.
    Segment,
}

impl IndexReach {
    fn missing(self, partition: &SharedPartition, offset: i64) -> Option<MissingIndex> {
        match self {
            IndexReach::Offset => partition.borrow().missing_index_up_to(offset),
            IndexReach::Segment => partition.borrow().missing_index(offset),
        }
    }
}

enum Scanned {
    Found(Bytes),
    AllOlder { next_offset: i64 },
}

/// Looks through whole batches for one that reaches `timestamp`; `None` when there are no batches.
fn scan(chunks: &[Bytes], timestamp: i64) -> Result<Option<Scanned>, FetchError> {
    let mut next_offset = None;
    for chunk in chunks {
        for cut in record::split_batches(chunk) {
            let (header, range) = cut.map_err(corrupt)?;
            if header.max_timestamp >= timestamp {
                return Ok(Some(Scanned::Found(chunk.slice(range))));
            }
            next_offset = Some(header.next_offset());
        }
    }
    Ok(next_offset.map(|next_offset| Scanned::AllOlder { next_offset }))
}

/// The first record of `batch` at or after `timestamp`.
fn find_record(
    partition: &SharedPartition,
    batch: &Bytes,
    timestamp: i64,
) -> Result<OffsetAndTimestamp, FetchError> {
    let header = BatchHeader::parse(batch).map_err(corrupt)?;
    let found = |offset, timestamp| OffsetAndTimestamp {
        offset,
        timestamp,
        leader_epoch: partition.borrow().epoch_for_offset(offset),
    };
    if header.is_log_append_time() {
        // All records of the batch carry the batch's time.
        return Ok(found(header.base_offset, header.max_timestamp));
    }
    for view in record::records(batch, RECORDS_BYTES_MAX).map_err(corrupt)? {
        let view = view.map_err(corrupt)?;
        let record_timestamp = view.timestamp(&header);
        if record_timestamp >= timestamp {
            return Ok(found(view.offset(&header), record_timestamp));
        }
    }
    Ok(NOT_FOUND)
}

fn corrupt(error: record::BatchError) -> FetchError {
    FetchError::Corrupt {
        detail: error.to_string(),
    }
}

const NOT_FOUND: OffsetAndTimestamp = OffsetAndTimestamp {
    offset: -1,
    timestamp: -1,
    leader_epoch: -1,
};
const SCAN_BYTES: usize = 1024 * 1024;
/// A batch whose records take more than this when decompressed is not searched.
const RECORDS_BYTES_MAX: usize = 256 * 1024 * 1024;
