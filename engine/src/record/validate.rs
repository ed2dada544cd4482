//! What a batch must satisfy before it may enter a log: the checks that need no log.
//!
//! Runs where the bytes are hot in the cache: on the shard that received them. Sequence numbers need the partition's memory
//! and are checked by `log::producer_state`.

use super::batch::{BATCH_HEADER_BYTES, BatchHeader};
use super::compression::{Compression, decompress};
use super::crc::verify_crc_of;
use super::error::BatchError;
use super::record::check_records_have_keys;
use crate::types::AppendOrigin;

/// What a topic asks of a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValidationRules {
    /// Who appends: only coordinators may write control batches.
    pub origin: AppendOrigin,
    /// Every record must have a key (compacted topics). Reads, and if need be decompresses, all records.
    pub keys_required: bool,
    /// Most bytes the records may decompress to, where they are read.
    pub decompressed_bytes_max: usize,
    /// Oldest acceptable timestamp in milliseconds (`now - message.timestamp.before.max.ms`).
    pub timestamp_ms_min: i64,
    /// Newest acceptable timestamp in milliseconds (`now + message.timestamp.after.max.ms`).
    pub timestamp_ms_max: i64,
}

impl Default for ValidationRules {
    /// A client's batch for a topic without restrictions.
    fn default() -> Self {
        ValidationRules {
            origin: AppendOrigin::Client,
            keys_required: false,
            decompressed_bytes_max: DECOMPRESSED_BYTES_MAX,
            timestamp_ms_min: i64::MIN,
            timestamp_ms_max: i64::MAX,
        }
    }
}

/// Checks one whole batch: CRC, counts, compression type, producer fields, timestamps, and keys where the topic asks.
///
/// Shape: `batch` is exactly one batch and `header` its parsed header. The base offset is not looked at.
/// Does not allocate, unless `keys_required` makes it decompress.
pub fn validate_batch(
    batch: &[u8],
    header: &BatchHeader,
    rules: &ValidationRules,
) -> Result<(), BatchError> {
    verify_crc_of(batch, header)?;
    header.compression()?;
    check_counts(header)?;
    check_producer(header)?;
    if rules.origin == AppendOrigin::Client {
        check_client(header)?;
        check_timestamps(header, rules)?;
    }
    if rules.keys_required && !header.is_control() {
        check_keys(batch, header, rules)?;
    }
    Ok(())
}

/// Checks that every record is well formed and has a key: what compacted topics ask, whatever `rules.keys_required` says.
///
/// Shape: as [`validate_batch`]. Decompresses the records if need be, to at most `rules.decompressed_bytes_max`.
pub fn check_keys(
    batch: &[u8],
    header: &BatchHeader,
    rules: &ValidationRules,
) -> Result<(), BatchError> {
    let body = batch
        .get(BATCH_HEADER_BYTES..header.size_bytes())
        .ok_or(BatchError::Truncated)?;
    match header.compression()? {
        Compression::None => check_records_have_keys(body, header),
        codec => {
            let records = decompress(codec, body, rules.decompressed_bytes_max)?;
            check_records_have_keys(&records, header)
        }
    }
}

/// A fresh batch holds one record for each of its offsets; only compaction makes holes.
fn check_counts(header: &BatchHeader) -> Result<(), BatchError> {
    let is_dense = header.record_count > 0
        && header.last_offset_delta >= 0
        && header.record_count - 1 == header.last_offset_delta;
    if is_dense {
        return Ok(());
    }
    Err(BatchError::InvalidCount {
        record_count: header.record_count,
        last_offset_delta: header.last_offset_delta,
    })
}

/// A transaction needs a producer, and a producer an epoch.
fn check_producer(header: &BatchHeader) -> Result<(), BatchError> {
    let is_consistent = match header.has_producer_id() {
        true => header.producer_epoch >= 0,
        false => !header.is_transactional(),
    };
    if is_consistent {
        return Ok(());
    }
    Err(invalid_producer(header))
}

fn check_client(header: &BatchHeader) -> Result<(), BatchError> {
    if header.is_control() {
        return Err(BatchError::UnexpectedControlBatch);
    }
    if header.has_producer_id() && header.base_sequence < 0 {
        return Err(invalid_producer(header));
    }
    if header.is_log_append_time() {
        return Err(BatchError::InvalidTimestamp {
            timestamp: header.max_timestamp,
        });
    }
    Ok(())
}

/// The header's two timestamps stand for all records: the largest one, and the first one for the smallest.
fn check_timestamps(header: &BatchHeader, rules: &ValidationRules) -> Result<(), BatchError> {
    for timestamp in [header.base_timestamp, header.max_timestamp] {
        let is_acceptable = timestamp == NO_TIMESTAMP
            || (rules.timestamp_ms_min..=rules.timestamp_ms_max).contains(&timestamp);
        if !is_acceptable {
            return Err(BatchError::InvalidTimestamp { timestamp });
        }
    }
    Ok(())
}

fn invalid_producer(header: &BatchHeader) -> BatchError {
    BatchError::InvalidProducer {
        producer_id: header.producer_id,
        producer_epoch: header.producer_epoch,
        base_sequence: header.base_sequence,
    }
}

/// Kafka's batches are 1 MiB by default and compress tenfold at best on ordinary text; more than this is an attack.
const DECOMPRESSED_BYTES_MAX: usize = 128 << 20;
/// Timestamp of a record that has none.
const NO_TIMESTAMP: i64 = -1;

#[cfg(test)]
mod tests;
