//! The records inside a batch.
//!
//! Every integer is a zigzag varint except the attributes. All of it is in the CRC, and compressed as one piece when the
//! batch is.
//!
//! | Bytes   | Name              | Meaning                                               |
//! |---------|-------------------|-------------------------------------------------------|
//! | varint  | `length`          | bytes of the record behind this field                 |
//! | 1       | `attributes`      | none defined                                          |
//! | varlong | `timestamp_delta` | milliseconds from `base_timestamp`                    |
//! | varint  | `offset_delta`    | from `base_offset`                                    |
//! | varint  | `key_length`      | -1 = no key                                           |
//! | …       | `key`             |                                                       |
//! | varint  | `value_length`    | -1 = no value (a tombstone)                           |
//! | …       | `value`           |                                                       |
//! | varint  | `header_count`    |                                                       |
//! | …       | headers           | key length, key, value length (-1 = none), value each |

use bytes::Bytes;

use super::batch::{BATCH_HEADER_BYTES, BatchHeader};
use super::compression::{Compression, decompress};
use super::error::BatchError;
use super::varint::Cursor;

/// One record; its bytes are views into the (decompressed) batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordView {
    /// Offset minus the batch's base offset.
    pub offset_delta: i32,
    /// Milliseconds from the batch's base timestamp.
    pub timestamp_delta: i64,
    /// The key, if there is one.
    pub key: Option<Bytes>,
    /// The value; `None` is a tombstone.
    pub value: Option<Bytes>,
    /// Headers in their order; names may repeat.
    pub headers: RecordHeaders,
}

/// The headers of a record, read when they are asked for.
///
/// A header can be two bytes long and takes 32 times as much when it is read, so a small batch that decompresses to the cap
/// could claim gigabytes if all were kept.
#[derive(Clone, Default)]
pub struct RecordHeaders {
    /// Known to be exactly so many headers.
    bytes: Bytes,
    header_count: usize,
}

impl RecordHeaders {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.header_count
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.header_count == 0
    }

    /// Each of them, as views into the batch.
    pub fn iter(&self) -> impl Iterator<Item = RecordHeader> + '_ {
        let own = |bytes: &[u8]| self.bytes.slice_ref(bytes);
        RawHeaders::new(&self.bytes, self.header_count)
            .map_while(Result::ok)
            .map(move |(key, value)| RecordHeader {
                key: own(key),
                value: value.map(own),
            })
    }
}

impl PartialEq for RecordHeaders {
    fn eq(&self, other: &RecordHeaders) -> bool {
        self.header_count == other.header_count && self.iter().eq(other.iter())
    }
}

impl Eq for RecordHeaders {}

impl std::fmt::Debug for RecordHeaders {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_list().entries(self.iter()).finish()
    }
}

/// One header of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordHeader {
    /// UTF-8 by convention; not checked.
    pub key: Bytes,
    /// The value, if there is one.
    pub value: Option<Bytes>,
}

impl RecordView {
    /// The record's offset in the log.
    pub fn offset(&self, header: &BatchHeader) -> i64 {
        header
            .base_offset
            .saturating_add(i64::from(self.offset_delta))
    }

    /// The record's timestamp in milliseconds: its own, or the batch's append time.
    pub fn timestamp(&self, header: &BatchHeader) -> i64 {
        if header.is_log_append_time() {
            return header.max_timestamp;
        }
        header.base_timestamp.saturating_add(self.timestamp_delta)
    }
}

/// Reads the records of one batch.
///
/// Shape: `batch` begins with a whole batch; bytes behind it are ignored. The CRC is not checked.
/// Errors: those of the header, `UnknownCompression`, `CorruptCompression`, `DecompressedTooLarge`; the iterator ends with
/// the first `MalformedRecord`. Uncompressed records are views into `batch`; compressed ones are decompressed at once into
/// at most `output_cap_bytes`.
pub fn records(batch: &Bytes, output_cap_bytes: usize) -> Result<Records, BatchError> {
    let header = BatchHeader::parse(batch)?;
    let body = batch
        .get(BATCH_HEADER_BYTES..header.size_bytes())
        .ok_or(BatchError::Truncated)?;
    let body = match header.compression()? {
        Compression::None => batch.slice_ref(body),
        codec => decompress(codec, body, output_cap_bytes)?,
    };
    Ok(Records {
        header,
        position: RecordPosition::default(),
        body,
    })
}

/// Iterator of [`records`].
#[derive(Clone, Debug)]
pub struct Records {
    header: BatchHeader,
    position: RecordPosition,
    body: Bytes,
}

impl Records {
    /// The header of the batch.
    pub fn header(&self) -> &BatchHeader {
        &self.header
    }
}

impl Iterator for Records {
    type Item = Result<RecordView, BatchError>;

    fn next(&mut self) -> Option<Self::Item> {
        let raw = match self.position.next_in(&self.body, &self.header)? {
            Ok(raw) => raw,
            Err(error) => return Some(Err(error)),
        };
        let own = |bytes: &[u8]| self.body.slice_ref(bytes);
        Some(Ok(RecordView {
            offset_delta: raw.offset_delta,
            timestamp_delta: raw.timestamp_delta,
            key: raw.key.map(own),
            value: raw.value.map(own),
            headers: RecordHeaders {
                bytes: own(raw.headers),
                header_count: raw.header_count,
            },
        }))
    }
}

impl std::iter::FusedIterator for Records {}

/// Checks that every record of a batch is well formed and has a key, as compacted topics ask.
pub(super) fn check_records_have_keys(body: &[u8], header: &BatchHeader) -> Result<(), BatchError> {
    let mut position = RecordPosition::default();
    while let Some(record) = position.next_in(body, header) {
        if record?.key.is_none() {
            return Err(BatchError::MissingKey {
                record_index: position.record_index - 1,
            });
        }
    }
    Ok(())
}

/// Where an iteration stands; apart from the bytes, so that it serves borrowed and owned ones.
#[derive(Clone, Debug)]
struct RecordPosition {
    offset_bytes: usize,
    record_index: i32,
    previous_offset_delta: i32,
    is_done: bool,
}

impl Default for RecordPosition {
    fn default() -> Self {
        RecordPosition {
            offset_bytes: 0,
            record_index: 0,
            previous_offset_delta: -1,
            is_done: false,
        }
    }
}

impl RecordPosition {
    /// Offset deltas must grow and stay within the batch; nothing may be left over behind the last record.
    fn next_in<'body>(
        &mut self,
        body: &'body [u8],
        header: &BatchHeader,
    ) -> Option<Result<RawRecord<'body>, BatchError>> {
        if self.is_done {
            return None;
        }
        let malformed = BatchError::MalformedRecord {
            record_index: self.record_index,
        };
        let rest = body.get(self.offset_bytes..).unwrap_or_default();
        if self.record_index >= header.record_count {
            self.is_done = true;
            return (!rest.is_empty()).then_some(Err(malformed));
        }
        let mut cursor = Cursor::new(rest);
        let parsed = RawRecord::parse(&mut cursor).ok().filter(|record| {
            record.offset_delta > self.previous_offset_delta
                && record.offset_delta <= header.last_offset_delta
        });
        let Some(record) = parsed else {
            self.is_done = true;
            return Some(Err(malformed));
        };
        self.offset_bytes = body.len() - cursor.rest().len();
        self.record_index += 1;
        self.previous_offset_delta = record.offset_delta;
        Some(Ok(record))
    }
}

/// A record whose fields are borrowed; its headers are known to be well formed.
#[derive(Clone, Copy, Debug)]
struct RawRecord<'body> {
    offset_delta: i32,
    timestamp_delta: i64,
    key: Option<&'body [u8]>,
    value: Option<&'body [u8]>,
    header_count: usize,
    headers: &'body [u8],
}

impl<'body> RawRecord<'body> {
    fn parse(cursor: &mut Cursor<'body>) -> Result<Self, BatchError> {
        let length = cursor.length()?;
        let mut fields = Cursor::new(cursor.bytes(length)?);
        let _attributes = fields.byte()?;
        let timestamp_delta = fields.varlong()?;
        let offset_delta = fields.varint()?;
        let key = fields.nullable_bytes()?;
        let value = fields.nullable_bytes()?;
        let header_count = fields.length()?;
        let headers = fields.rest();
        // A header has at least two bytes, so the walk is bounded by the record whatever the count says.
        let mut walk = RawHeaders::new(headers, header_count);
        walk.by_ref().try_for_each(|header| header.map(drop))?;
        if !walk.cursor.is_empty() {
            return Err(BatchError::Truncated);
        }
        Ok(RawRecord {
            offset_delta,
            timestamp_delta,
            key,
            value,
            header_count,
            headers,
        })
    }
}

struct RawHeaders<'body> {
    cursor: Cursor<'body>,
    left: usize,
}

type RawHeader<'body> = (&'body [u8], Option<&'body [u8]>);

impl<'body> RawHeaders<'body> {
    fn new(bytes: &'body [u8], header_count: usize) -> Self {
        RawHeaders {
            cursor: Cursor::new(bytes),
            left: header_count,
        }
    }

    fn parse(&mut self) -> Result<RawHeader<'body>, BatchError> {
        let key_length = self.cursor.length()?;
        let key = self.cursor.bytes(key_length)?;
        Ok((key, self.cursor.nullable_bytes()?))
    }
}

impl<'body> Iterator for RawHeaders<'body> {
    type Item = Result<RawHeader<'body>, BatchError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.left == 0 {
            return None;
        }
        self.left -= 1;
        let header = self.parse();
        if header.is_err() {
            self.left = 0;
        }
        Some(header)
    }
}

#[cfg(test)]
mod tests;
