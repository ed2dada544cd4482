//! Building batches: for embedders, for coordinators and for tests.

use bytes::Bytes;

use super::batch::{
    ATTRIBUTES_OFFSET, BATCH_HEADER_BYTES, BATCH_PREFIX_BYTES, CONTROL_BIT, CRC_OFFSET, MAGIC,
    NO_PRODUCER_ID, TRANSACTIONAL_BIT,
};
use super::compression::{Compression, compress};
use super::crc::checksum;
use super::error::BatchError;
use super::varint::{put_varint, put_varlong, varint_bytes};

/// One whole batch, ready to be appended; the log gives it its offsets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch(Bytes);

impl Batch {
    /// A batch of records that have a value and nothing else.
    ///
    /// Panics without any value, or if they make more than 2 GiB; use [`Batch::builder`] where that may happen.
    pub fn from_values<V: AsRef<[u8]>>(values: impl IntoIterator<Item = V>) -> Batch {
        let mut builder = Batch::builder();
        for value in values {
            builder.push(NO_TIMESTAMP, None, Some(value.as_ref()), &[]);
        }
        match builder.build() {
            Ok(batch) => batch,
            Err(error) => panic!("{error}"),
        }
    }

    /// Starts an empty batch.
    pub fn builder() -> BatchBuilder {
        BatchBuilder::new()
    }

    /// The bytes as they travel and are stored.
    pub fn into_bytes(self) -> Bytes {
        self.0
    }
}

/// Who produced a batch, and which of its batches this is (KIP-98).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProducerFields {
    /// The producer's id.
    pub producer_id: i64,
    /// Its epoch.
    pub producer_epoch: i16,
    /// Sequence of the first record, -1 for none.
    pub base_sequence: i32,
}

/// How a transaction ended: what a control batch says to readers (KIP-98).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndTransaction {
    /// Its records are not to be read.
    Abort,
    /// Its records are decided.
    Commit,
}

/// Collects records and turns them into one batch with a valid CRC.
#[derive(Clone, Debug)]
pub struct BatchBuilder {
    base_offset: i64,
    attributes: i16,
    compression: Compression,
    producer: ProducerFields,
    base_timestamp: Option<i64>,
    max_timestamp: i64,
    record_count: i32,
    records: Vec<u8>,
}

impl Default for BatchBuilder {
    fn default() -> Self {
        BatchBuilder::new()
    }
}

impl BatchBuilder {
    /// An empty batch: uncompressed, without producer.
    pub fn new() -> Self {
        BatchBuilder {
            base_offset: 0,
            attributes: 0,
            compression: Compression::None,
            producer: ProducerFields {
                producer_id: NO_PRODUCER_ID,
                producer_epoch: -1,
                base_sequence: -1,
            },
            base_timestamp: None,
            max_timestamp: NO_TIMESTAMP,
            record_count: 0,
            records: Vec::new(),
        }
    }

    /// Compresses the records.
    pub fn compression(mut self, compression: Compression) -> Self {
        self.compression = compression;
        self
    }

    /// Makes the batch one of an idempotent producer.
    pub fn producer(mut self, producer: ProducerFields) -> Self {
        self.producer = producer;
        self
    }

    /// Makes the batch part of its producer's open transaction.
    pub fn transactional(mut self) -> Self {
        self.attributes |= TRANSACTIONAL_BIT;
        self
    }

    /// Makes the records control records.
    pub fn control(mut self) -> Self {
        self.attributes |= CONTROL_BIT;
        self
    }

    /// Sets the base offset, which a log overwrites.
    pub fn base_offset(mut self, base_offset: i64) -> Self {
        self.base_offset = base_offset;
        self
    }

    /// Adds a record; `timestamp` is milliseconds since the Unix epoch, -1 for none.
    pub fn push(
        &mut self,
        timestamp: i64,
        key: Option<&[u8]>,
        value: Option<&[u8]>,
        headers: &[(&str, Option<&[u8]>)],
    ) {
        let base_timestamp = *self.base_timestamp.get_or_insert(timestamp);
        self.max_timestamp = self.max_timestamp.max(timestamp);
        let mut record = Vec::with_capacity(RECORD_OVERHEAD_BYTES);
        // Attributes: no bit is defined.
        record.push(0);
        put_varlong(&mut record, timestamp.wrapping_sub(base_timestamp));
        put_varint(&mut record, self.record_count);
        put_nullable(&mut record, key);
        put_nullable(&mut record, value);
        put_varint(&mut record, clamp_length(headers.len()));
        for (name, value) in headers {
            put_nullable(&mut record, Some(name.as_bytes()));
            put_nullable(&mut record, *value);
        }
        let length = clamp_length(record.len());
        self.records.reserve(varint_bytes(length) + record.len());
        put_varint(&mut self.records, length);
        self.records.extend_from_slice(&record);
        self.record_count += 1;
    }

    /// How many records were added.
    pub fn record_count(&self) -> i32 {
        self.record_count
    }

    /// Size of the batch, were it built now without compression.
    pub fn size_bytes(&self) -> usize {
        BATCH_HEADER_BYTES + self.records.len()
    }

    /// The finished batch, with `partition_leader_epoch` -1.
    ///
    /// Errors: `InvalidCount` without records, `TooLarge`, `CompressionFailed`.
    pub fn build(self) -> Result<Batch, BatchError> {
        let last_offset_delta = self.record_count - 1;
        if last_offset_delta < 0 {
            return Err(BatchError::InvalidCount {
                record_count: self.record_count,
                last_offset_delta,
            });
        }
        let compressed;
        let body = match self.compression {
            Compression::None => self.records.as_slice(),
            codec => {
                compressed = compress(codec, &self.records)?;
                &compressed
            }
        };
        let size_bytes = BATCH_HEADER_BYTES + body.len();
        let is_countable = [self.records.len(), size_bytes]
            .iter()
            .all(|&bytes| bytes <= i32::MAX as usize);
        if !is_countable {
            return Err(BatchError::TooLarge);
        }
        let batch_length = (size_bytes - BATCH_PREFIX_BYTES) as i32;
        let attributes = self.attributes | i16::from(self.compression.id());
        let mut batch = Vec::with_capacity(size_bytes);
        batch.extend_from_slice(&self.base_offset.to_be_bytes());
        batch.extend_from_slice(&batch_length.to_be_bytes());
        batch.extend_from_slice(&NO_LEADER_EPOCH.to_be_bytes());
        batch.extend_from_slice(&MAGIC.to_be_bytes());
        batch.extend_from_slice(&[0; ATTRIBUTES_OFFSET - CRC_OFFSET]);
        batch.extend_from_slice(&attributes.to_be_bytes());
        batch.extend_from_slice(&last_offset_delta.to_be_bytes());
        batch.extend_from_slice(&self.base_timestamp.unwrap_or(NO_TIMESTAMP).to_be_bytes());
        batch.extend_from_slice(&self.max_timestamp.to_be_bytes());
        batch.extend_from_slice(&self.producer.producer_id.to_be_bytes());
        batch.extend_from_slice(&self.producer.producer_epoch.to_be_bytes());
        batch.extend_from_slice(&self.producer.base_sequence.to_be_bytes());
        batch.extend_from_slice(&self.record_count.to_be_bytes());
        assert_eq!(batch.len(), BATCH_HEADER_BYTES);
        batch.extend_from_slice(body);
        let crc = checksum(&batch[ATTRIBUTES_OFFSET..]);
        batch[CRC_OFFSET..ATTRIBUTES_OFFSET].copy_from_slice(&crc.to_be_bytes());
        Ok(Batch(Bytes::from(batch)))
    }
}

impl EndTransaction {
    /// The control batch that ends a transaction of `producer` in one partition; its sequence is ignored.
    pub fn marker(
        self,
        producer: ProducerFields,
        coordinator_epoch: i32,
        timestamp: i64,
    ) -> Result<Batch, BatchError> {
        let kind: i16 = match self {
            EndTransaction::Abort => 0,
            EndTransaction::Commit => 1,
        };
        // Key: version, kind. Value: version, coordinator epoch.
        let key = [MARKER_VERSION.to_be_bytes(), kind.to_be_bytes()].concat();
        let mut value = MARKER_VERSION.to_be_bytes().to_vec();
        value.extend_from_slice(&coordinator_epoch.to_be_bytes());
        let mut builder = Batch::builder()
            .producer(ProducerFields {
                base_sequence: -1,
                ..producer
            })
            .transactional()
            .control();
        builder.push(timestamp, Some(&key), Some(&value), &[]);
        builder.build()
    }

    /// What the key of a control record says; `None` for kinds of control records that do not end transactions.
    pub fn from_control_key(key: &[u8]) -> Option<EndTransaction> {
        match *key.first_chunk::<4>()? {
            [_, _, 0, 0] => Some(EndTransaction::Abort),
            [_, _, 0, 1] => Some(EndTransaction::Commit),
            _ => None,
        }
    }
}

fn put_nullable(out: &mut Vec<u8>, bytes: Option<&[u8]>) {
    let Some(bytes) = bytes else {
        return put_varint(out, -1);
    };
    put_varint(out, clamp_length(bytes.len()));
    out.extend_from_slice(bytes);
}

/// A length beyond 2 GiB cannot be written; `build` refuses the batch because of its size, so the wrong number never leaves.
fn clamp_length(length: usize) -> i32 {
    i32::try_from(length).unwrap_or(i32::MAX)
}

const NO_LEADER_EPOCH: i32 = -1;
const NO_TIMESTAMP: i64 = -1;
const MARKER_VERSION: i16 = 0;
/// Room for the fixed fields of a small record.
const RECORD_OVERHEAD_BYTES: usize = 128;

#[cfg(test)]
mod tests;
