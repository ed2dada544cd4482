//! The reader: splits what a fetch returned into batches and records. Nothing in it can panic.

use bytes::Bytes;

use super::{
    ATTRIBUTES_AT, CONTROL_BIT, CRC_AT, HEADER_BYTES, LAST_OFFSET_DELTA_AT, LENGTH_AT,
    LENGTH_PREFIX_BYTES, MAGIC, MAGIC_AT, RECORD_COUNT_AT, varint,
};
use crate::compress::Compression;
use crate::error::{Error, Result};

/// The whole batches at the front of a records field; a batch that is cut off ends the iteration,
/// since a broker may cut the last one to keep to the size that was asked for.
#[derive(Debug)]
pub struct Batches {
    rest: Bytes,
}

/// One batch as it came.
#[derive(Debug, Clone)]
pub struct Batch {
    bytes: Bytes,
}

impl Batches {
    /// Reads batches from `records`.
    pub fn new(records: Bytes) -> Batches {
        Batches { rest: records }
    }
}

impl Iterator for Batches {
    type Item = Result<Batch>;

    fn next(&mut self) -> Option<Result<Batch>> {
        let length = i32::from_be_bytes(field(&self.rest, LENGTH_AT)?);
        let Some(length) = usize::try_from(length)
            .ok()
            .map(|length| length + LENGTH_PREFIX_BYTES)
            .filter(|length| *length >= HEADER_BYTES)
        else {
            self.rest.clear();
            return Some(Err(damaged(format!("a batch has the length {length}"))));
        };
        if self.rest.len() < length {
            return None;
        }
        let batch = Batch {
            bytes: self.rest.split_to(length),
        };
        match batch.bytes.get(MAGIC_AT) {
            Some(&MAGIC) => Some(Ok(batch)),
            other => {
                self.rest.clear();
                Some(Err(damaged(format!("a batch has the magic {other:?}"))))
            }
        }
    }
}

impl Batch {
    /// Offset of the first record.
    pub fn base_offset(&self) -> i64 {
        i64::from_be_bytes(field(&self.bytes, 0).unwrap_or_default())
    }

    /// The offset after the last record.
    pub fn next_offset(&self) -> i64 {
        let delta =
            i32::from_be_bytes(field(&self.bytes, LAST_OFFSET_DELTA_AT).unwrap_or_default());
        self.base_offset()
            .saturating_add(i64::from(delta))
            .saturating_add(1)
    }

    /// How many records the header promises.
    pub fn record_count(&self) -> u64 {
        let count = i32::from_be_bytes(field(&self.bytes, RECORD_COUNT_AT).unwrap_or_default());
        u64::try_from(count).unwrap_or(0)
    }

    /// Bytes of the batch with its header.
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether the records are markers of transactions, which are no data.
    pub fn is_control(&self) -> bool {
        self.attributes() & CONTROL_BIT != 0
    }

    /// Whether the CRC fits; computed at each call.
    pub fn crc_fits(&self) -> bool {
        let stored = field(&self.bytes, CRC_AT).map(u32::from_be_bytes);
        let computed = self.bytes.get(ATTRIBUTES_AT..).map(crc32c::crc32c);
        stored.is_some() && stored == computed
    }

    /// Hands each record's offset and value to `visit`, in order.
    ///
    /// Errors: the records cannot be unpacked or are cut off; those before are visited.
    pub fn for_each_value(&self, mut visit: impl FnMut(i64, &[u8])) -> Result<()> {
        let attributes = self.attributes();
        let codec = Compression::from_attributes(attributes)
            .ok_or_else(|| damaged(format!("unknown codec in attributes {attributes}")))?;
        let packed = self.bytes.get(HEADER_BYTES..).unwrap_or_default();
        let records = codec
            .unpack(packed)
            .map_err(|source| damaged(format!("{} data: {source}", codec.name())))?;
        let mut rest: &[u8] = &records;
        for _ in 0..self.record_count() {
            let (offset_delta, value) = take_record(&mut rest).ok_or_else(|| {
                damaged(format!(
                    "a record at offset {} is cut off",
                    self.base_offset()
                ))
            })?;
            visit(self.base_offset().saturating_add(offset_delta), value);
        }
        Ok(())
    }

    fn attributes(&self) -> i16 {
        i16::from_be_bytes(field(&self.bytes, ATTRIBUTES_AT).unwrap_or_default())
    }
}

/// Takes one record; returns its offset delta and its value (empty if null).
fn take_record<'a>(source: &mut &'a [u8]) -> Option<(i64, &'a [u8])> {
    let length = varint::take(source)?;
    let mut body = take_bytes(source, length)?;
    let (_attributes, rest) = body.split_first()?;
    body = rest;
    let _timestamp_delta = varint::take(&mut body)?;
    let offset_delta = varint::take(&mut body)?;
    let key_length = varint::take(&mut body)?;
    take_bytes(&mut body, key_length.max(0))?;
    let value_length = varint::take(&mut body)?;
    let value = take_bytes(&mut body, value_length.max(0))?;
    Some((offset_delta, value))
}

fn take_bytes<'a>(source: &mut &'a [u8], length: i64) -> Option<&'a [u8]> {
    let (taken, rest) = source.split_at_checked(usize::try_from(length).ok()?)?;
    *source = rest;
    Some(taken)
}

fn field<const N: usize>(bytes: &[u8], position: usize) -> Option<[u8; N]> {
    bytes.get(position..)?.first_chunk().copied()
}

fn damaged(what: String) -> Error {
    Error::Batch { what }
}
