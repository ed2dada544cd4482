//! Answering readers: from the tail without waiting, from segment files otherwise.

use std::io;
use std::rc::Rc;

use bytes::Bytes;
use tokio::sync::oneshot;

use super::frame_builder::SharedPartition;
use super::lookup::IndexReach;
use super::shard::Shard;
use crate::budget::{ReadCredits, Reservation};
use crate::error::FetchError;
use crate::io::{BLOCK_BYTES, Storage, StorageFile, fit_read, read_buffer_bytes};
use crate::log::segments::SegmentRange;
use crate::partition::partition::ReadPlan;
use crate::partition::pending_fetches::Bell;
use crate::record::{BATCH_HEADER_BYTES, BatchHeader};
use crate::types::{PartitionId, PartitionOffsets, PartitionRead, PartitionRecords, ReadLimits};

impl<S: Storage> Shard<S> {
    /// Reads from partitions in the order given until `limits` are used up. Touches a file only for offsets that left memory.
    pub async fn read(
        &self,
        reads: &[PartitionRead],
        limits: ReadLimits,
    ) -> Vec<Result<PartitionRecords, FetchError>> {
        let mut results = Vec::with_capacity(reads.len());
        let mut left = limits;
        for read in reads {
            let result = self.read_partition(read, &left).await;
            if let Ok(records) = &result {
                let size_bytes = records.size_bytes();
                left.max_bytes = left.max_bytes.saturating_sub(size_bytes);
                left.at_least_one_batch &= size_bytes == 0;
            }
            results.push(result);
        }
        results
    }

    async fn read_partition(
        &self,
        read: &PartitionRead,
        limits: &ReadLimits,
    ) -> Result<PartitionRecords, FetchError> {
        let partition = self
            .partition(read.partition)
            .ok_or(FetchError::UnknownPartition)?;
        let max_bytes = read.max_bytes.min(limits.max_bytes);
        let (plan, offsets) = {
            let partition = partition.borrow();
            let plan = partition.plan_read(read, max_bytes, limits.at_least_one_batch)?;
            (plan, partition.offsets())
        };
        let records = match plan {
            ReadPlan::Hot(records) => records,
            ReadPlan::Cold { .. } if max_bytes == 0 && !limits.at_least_one_batch => Vec::new(),
            ReadPlan::Cold { end_offset } => {
                let wanted = ColdRead {
                    fetch_offset: read.fetch_offset,
                    end_offset,
                    max_bytes,
                    at_least_one_batch: limits.at_least_one_batch,
                };
                let credits = limits.credits.as_ref();
                let found = self
                    .read_cold_on_credit(&partition, read.partition, wanted, credits)
                    .await;
                partition
                    .borrow()
                    .unless_trimmed(read.fetch_offset, found)?
            }
        };
        Ok(PartitionRecords {
            records,
            high_watermark: offsets.high_watermark,
            last_stable_offset: offsets.last_stable_offset,
            log_start_offset: offsets.log_start_offset,
        })
    }

    /// Reads whole batches from the segment that holds `fetch_offset`, for a caller that keeps none of them.
    pub(super) async fn read_cold(
        &self,
        partition: &SharedPartition,
        id: PartitionId,
        wanted: ColdRead,
    ) -> Result<Vec<Bytes>, FetchError> {
        self.read_cold_on_credit(partition, id, wanted, None).await
    }

    /// As [`Shard::read_cold`]; what is read holds `credits` until it is dropped.
    async fn read_cold_on_credit(
        &self,
        partition: &SharedPartition,
        id: PartitionId,
        wanted: ColdRead,
        credits: Option<&ReadCredits>,
    ) -> Result<Vec<Bytes>, FetchError> {
        self.load_index(partition, id, wanted.fetch_offset, IndexReach::Offset)
            .await?;
        let place = partition
            .borrow()
            .segment_range(wanted.fetch_offset, wanted.max_bytes)
            .ok_or(FetchError::UnknownPartition)?;
        let damage = |byte, reason: &str| {
            self.share
                .segment_files
                .damage(id, place.base_offset, byte, reason)
        };
        let mut window = Window {
            position: place.position,
            length: (place.length as usize).max(COLD_READ_BYTES_MIN),
            // Up to the end of a block, so that a buffer of this size does.
            length_min: COLD_READ_BYTES_MIN - (place.position % BLOCK_BYTES as u64) as usize,
        };
        while window.position < place.size_bytes {
            let rest_bytes = place.size_bytes - window.position;
            let granted = window.reserve(rest_bytes, credits, wanted.at_least_one_batch);
            let Some(granted) = granted.await else {
                return Ok(Vec::new());
            };
            let length = granted.length;
            if self.partition(id).is_none() {
                // Deleted while this read waited; so are its files.
                return Err(FetchError::UnknownPartition);
            }
            let bytes = self
                .read_for_client(id, &place, window.position, length)
                .await?;
            let bytes = match granted.reservation {
                Some(reservation) => reservation.hold_with(bytes),
                None => bytes,
            };
            match select_batches(&bytes, &wanted).map_err(|reason| FetchError::Corrupt {
                detail: damage(window.position, &reason),
            })? {
                Selected::Batches(batches) => {
                    if let Some(credits) = credits.filter(|_| !batches.is_empty()) {
                        credits.count(granted.buffer_bytes);
                    }
                    return Ok(batches);
                }
                Selected::SkipTo(skipped) => window.position += skipped as u64,
                Selected::NeedsBytes(needed)
                    if needed as u64 > place.size_bytes - window.position =>
                {
                    return Err(FetchError::Corrupt {
                        detail: damage(window.position, "a batch runs past the end of the segment"),
                    });
                }
                Selected::NeedsBytes(needed) => {
                    window.length = needed.max(length + 1);
                    window.length_min = window.length;
                }
            }
        }
        Ok(Vec::new())
    }

    async fn read_for_client(
        &self,
        id: PartitionId,
        place: &SegmentRange,
        position: u64,
        length: usize,
    ) -> Result<Bytes, FetchError> {
        let end = position + length as u64;
        // The block in which the settled bytes end is written once more by the next round.
        let last_block = place.size_bytes - place.size_bytes % BLOCK_BYTES as u64;
        if end > last_block && !place.is_closed {
            return self
                .read_segment(id, place.base_offset, position, length)
                .await;
        }
        let files = &self.share.segment_files;
        let file = files.file_for_reader(id, place.base_offset, position..end);
        self.read_from(file, id, place.base_offset, position, length)
            .await
    }

    pub(super) async fn read_segment(
        &self,
        id: PartitionId,
        base_offset: i64,
        position: u64,
        length: usize,
    ) -> Result<Bytes, FetchError> {
        let file = self.share.segment_files.log_file(id, base_offset);
        self.read_from(file, id, base_offset, position, length)
            .await
    }

    /// Reads from a segment's log file, once that is open.
    async fn read_from(
        &self,
        file: impl Future<Output = io::Result<S::File>>,
        id: PartitionId,
        base_offset: i64,
        position: u64,
        length: usize,
    ) -> Result<Bytes, FetchError> {
        let read = async { file.await?.read_exact_at(length, position).await };
        read.await.map_err(|error| FetchError::Corrupt {
            detail: self.share.segment_files.damage(
                id,
                base_offset,
                position,
                format_args!("reading {length} bytes: {error}"),
            ),
        })
    }

    /// Hangs a bell on every partition of `reads`, or rings it now when there is enough or nothing to wait for.
    pub fn wait_for_bytes(
        &self,
        reads: &[PartitionRead],
        min_bytes: usize,
        ring: oneshot::Sender<()>,
    ) {
        let mut readable = 0;
        let mut partitions = Vec::with_capacity(reads.len());
        for read in reads {
            let found = self
                .partition(read.partition)
                .ok_or(FetchError::UnknownPartition)
                .and_then(|partition| {
                    let bytes = partition.borrow().readable_bytes(read, min_bytes)?;
                    Ok((partition, bytes))
                });
            match found {
                Ok((partition, bytes)) => {
                    readable += bytes;
                    partitions.push(partition);
                }
                // The reader has to hear of the error: let it look again.
                Err(_) => readable = min_bytes.max(1),
            }
        }
        let missing_bytes = min_bytes.saturating_sub(readable);
        let bell = Bell::new(missing_bytes, ring);
        if missing_bytes == 0 {
            return bell.ring();
        }
        for partition in partitions {
            partition.borrow_mut().hang_bell(Rc::clone(&bell));
        }
    }

    pub fn offsets(&self, id: PartitionId) -> Result<PartitionOffsets, FetchError> {
        let partition = self.partition(id).ok_or(FetchError::UnknownPartition)?;
        let offsets = partition.borrow().offsets();
        Ok(offsets)
    }
}

/// What is wanted from a segment.
#[derive(Clone, Copy, Debug)]
pub(super) struct ColdRead {
    pub fetch_offset: i64,
    /// Batches at or past it are not returned.
    pub end_offset: i64,
    pub max_bytes: usize,
    pub at_least_one_batch: bool,
}

struct Window {
    position: u64,
    /// What is worth reading at once.
    length: usize,
    /// What has to be read at once to find a whole batch, as far as is known.
    length_min: usize,
}

impl Window {
    /// What may be read now; None = nothing. Waits only if `waits`, no longer than the credits say, and for no more than
    /// what a whole batch takes.
    async fn reserve(
        &self,
        rest_bytes: u64,
        credits: Option<&ReadCredits>,
        waits: bool,
    ) -> Option<Granted> {
        let length = rest_bytes.min(self.length as u64) as usize;
        let length_min = length.min(self.length_min);
        let buffer_bytes_min = read_buffer_bytes(self.position, length_min);
        let fit = |buffer_bytes| fit_read(self.position, length_min..=length, buffer_bytes);
        let Some(credits) = credits else {
            return Some(Granted {
                length,
                buffer_bytes: read_buffer_bytes(self.position, length),
                reservation: None,
            });
        };
        if let Some((length, buffer_bytes)) = fit(credits.spare_bytes())
            && let Some(reservation) = credits.try_reserve(buffer_bytes)
        {
            return Some(Granted {
                length,
                buffer_bytes,
                reservation: Some(reservation),
            });
        }
        if !waits {
            return None;
        }
        let mut granted = Granted {
            length: length_min,
            buffer_bytes: buffer_bytes_min,
            reservation: None,
        };
        let mut reservation = credits.reserve(buffer_bytes_min).await?;
        if let Some((length, buffer_bytes)) =
            fit(buffer_bytes_min.saturating_add(credits.extra_bytes(buffer_bytes_min)))
            && let Some(extra) = credits.try_reserve(buffer_bytes.saturating_sub(buffer_bytes_min))
        {
            reservation.merge(extra);
            (granted.length, granted.buffer_bytes) = (length, buffer_bytes);
        }
        granted.reservation = Some(reservation);
        Some(granted)
    }
}

/// A read that may be done now.
struct Granted {
    length: usize,
    /// The memory it pins.
    buffer_bytes: usize,
    /// Credits for that memory; None = nobody counts it.
    reservation: Option<Reservation>,
}

enum Selected {
    Batches(Vec<Bytes>),
    /// Every batch seen lies before the wanted offset; look on after this many bytes.
    SkipTo(usize),
    /// The wanted batch does not fit the window; it needs so many bytes.
    NeedsBytes(usize),
}

/// Finds the whole batches in `bytes` that answer `wanted`; `bytes` begins at a batch.
fn select_batches(bytes: &Bytes, wanted: &ColdRead) -> Result<Selected, String> {
    let mut position = 0;
    let mut start = None;
    let mut end = 0;
    while let Some(rest) = bytes
        .get(position..)
        .filter(|rest| rest.len() >= BATCH_HEADER_BYTES)
    {
        let header = BatchHeader::parse(rest).map_err(|error| error.to_string())?;
        let size_bytes = header.size_bytes();
        let is_before = header.last_offset() < wanted.fetch_offset;
        if position + size_bytes > bytes.len() {
            if start.is_none() && !is_before {
                return Ok(match position {
                    0 => Selected::NeedsBytes(size_bytes),
                    _ => Selected::SkipTo(position),
                });
            }
            if start.is_none() {
                return Ok(Selected::SkipTo(position + size_bytes));
            }
            break;
        }
        if is_before {
            position += size_bytes;
            continue;
        }
        let first = *start.get_or_insert(position);
        let is_first = first == position;
        let fits = position + size_bytes - first <= wanted.max_bytes
            || (is_first && wanted.at_least_one_batch);
        if header.last_offset() >= wanted.end_offset || !fits {
            break;
        }
        position += size_bytes;
        end = position;
    }
    Ok(match start {
        Some(start) if end > start => Selected::Batches(vec![bytes.slice(start..end)]),
        Some(_) => Selected::Batches(Vec::new()),
        None if position == 0 => Selected::NeedsBytes(COLD_READ_BYTES_MIN),
        None => Selected::SkipTo(position),
    })
}

/// One read of a file is worth at least this much.
const COLD_READ_BYTES_MIN: usize = 64 * 1024;

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::Instant;

    use super::*;
    use crate::budget::Budget;

    const MIB: usize = 1 << 20;

    fn window() -> Window {
        Window {
            position: 0,
            length: MIB,
            length_min: COLD_READ_BYTES_MIN,
        }
    }

    /// What a read is granted that has to wait for a budget of 16 MiB, with or without another one behind it.
    async fn granted_after_a_wait(is_alone: bool) -> Granted {
        let budget = Budget::new(16 * MIB as u64);
        let credits = ReadCredits::new(budget.clone(), Instant::now() + Duration::from_secs(1));
        let held = budget.reserve(usize::MAX).await;
        let window = window();
        let granted = window.reserve(u64::MAX, Some(&credits), true);
        let others = async {
            let behind = async {
                if !is_alone {
                    budget.reserve(usize::MAX).await;
                }
            };
            tokio::join!(biased; behind, async { drop(held) });
            std::future::pending().await
        };
        let granted = tokio::select! {
            biased;
            granted = granted => granted,
            () = others => None,
        };
        granted.expect("credits came")
    }

    #[tokio::test(start_paused = true)]
    async fn a_read_that_waited_takes_what_nobody_else_waits_for() {
        let granted = granted_after_a_wait(true).await;
        assert_eq!(granted.length, MIB);
        assert!(granted.reservation.is_some());
    }

    #[tokio::test(start_paused = true)]
    async fn a_read_that_waited_leaves_what_another_one_waits_for() {
        assert_eq!(
            granted_after_a_wait(false).await.length,
            COLD_READ_BYTES_MIN
        );
    }
}
