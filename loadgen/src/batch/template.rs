//! The writer: one batch, built once and patched before every send.

use std::io;
use std::str::FromStr;

use super::{
    ATTRIBUTES_AT, BASE_SEQUENCE_AT, BASE_TIMESTAMP_AT, CRC_AT, HEADER_BYTES, LAST_OFFSET_DELTA_AT,
    LENGTH_AT, LENGTH_PREFIX_BYTES, MAGIC, MAGIC_AT, MAX_TIMESTAMP_AT, PRODUCER_EPOCH_AT,
    PRODUCER_ID_AT, RECORD_COUNT_AT, varint,
};
use crate::compress::Compression;
use crate::payload::{self, Filler, Stamp};
use crate::random::Random;

/// Bytes of a key: a number, big-endian.
pub const KEY_BYTES: usize = 8;

/// How records get their keys. Keys do not choose the partition here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keys {
    /// Null keys.
    None,
    /// 0, 1, 2, … per connection.
    RoundRobin,
    /// Uniformly from so many keys.
    Random(u64),
}

impl FromStr for Keys {
    type Err = String;

    fn from_str(text: &str) -> Result<Keys, String> {
        match (text, text.strip_prefix("random:").map(str::parse)) {
            ("none", _) => Ok(Keys::None),
            ("round-robin", _) => Ok(Keys::RoundRobin),
            (_, Some(Ok(count))) if count > 0 => Ok(Keys::Random(count)),
            _ => Err("expected none, round-robin or random:COUNT".to_owned()),
        }
    }
}

/// What every batch of a run looks like.
#[derive(Debug, Clone, Copy)]
pub struct BatchShape {
    /// Records in a batch, at least 1.
    pub record_count: usize,
    /// Bytes of a value.
    pub record_bytes: usize,
    /// Whether records have keys, and which.
    pub keys: Keys,
    /// Filler of the values.
    pub filler: Filler,
    /// Codec of the batch.
    pub compression: Compression,
}

/// Identity of an idempotent producer (KIP-98); without one all fields are -1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProducerState {
    /// Given by InitProducerId.
    pub producer_id: i64,
    /// Given by InitProducerId.
    pub producer_epoch: i16,
    /// Sequence of the first record; wraps from `i32::MAX` to 0.
    pub base_sequence: i32,
}

impl ProducerState {
    /// A producer without idempotence.
    pub const NONE: ProducerState = ProducerState {
        producer_id: -1,
        producer_epoch: -1,
        base_sequence: -1,
    };
}

/// A batch whose stamps, keys and header fields can be overwritten in place.
#[derive(Debug, Clone)]
pub struct Template {
    /// Header and uncompressed records.
    plain: Vec<u8>,
    /// Header and compressed records, if there is a codec.
    packed: Vec<u8>,
    key_positions: Vec<usize>,
    value_positions: Vec<usize>,
    shape: BatchShape,
    next_key: u64,
    random: Random,
}

impl Template {
    /// Builds the batch; it is not sealed yet.
    pub fn new(shape: BatchShape, seed: u64) -> Template {
        assert!(shape.record_count > 0, "a batch holds records");
        let mut template = Template {
            plain: vec![0; HEADER_BYTES],
            packed: Vec::new(),
            key_positions: Vec::with_capacity(shape.record_count),
            value_positions: Vec::with_capacity(shape.record_count),
            shape,
            next_key: 0,
            random: Random::new(seed),
        };
        let mut value = vec![0; shape.record_bytes];
        for offset_delta in 0..shape.record_count {
            payload::fill(&mut value, shape.filler, &mut template.random);
            template.push_record(offset_delta, &value);
        }
        template.write_keys();
        let count = i32::try_from(shape.record_count).unwrap_or(i32::MAX);
        let head = &mut template.plain;
        put(head, MAGIC_AT, [MAGIC]);
        put(
            head,
            ATTRIBUTES_AT,
            shape.compression.attribute_bits().to_be_bytes(),
        );
        put(head, LAST_OFFSET_DELTA_AT, (count - 1).to_be_bytes());
        put(head, RECORD_COUNT_AT, count.to_be_bytes());
        template
    }

    /// Writes a stamp into every value; the first record gets `first.sequence`, the next one more.
    pub fn write_stamps(&mut self, first: Stamp) {
        for (sequence, position) in (first.sequence..).zip(&self.value_positions) {
            let value = &mut self.plain[*position..*position + self.shape.record_bytes];
            payload::write_stamp(value, Stamp { sequence, ..first });
        }
    }

    /// Gives every record its next key; does nothing for runs without keys.
    pub fn write_keys(&mut self) {
        for position in &self.key_positions {
            let key = match self.shape.keys {
                Keys::None => return,
                Keys::RoundRobin => self.next_key,
                Keys::Random(count) => self.random.below(count),
            };
            self.next_key = self.next_key.wrapping_add(1);
            put(&mut self.plain, *position, key.to_be_bytes());
        }
    }

    /// Sets time and producer, compresses if there is a codec, and computes length and CRC.
    ///
    /// Errors: only those of a codec.
    pub fn seal(&mut self, timestamp_ms: i64, producer: ProducerState) -> io::Result<()> {
        let head = &mut self.plain;
        put(head, BASE_TIMESTAMP_AT, timestamp_ms.to_be_bytes());
        put(head, MAX_TIMESTAMP_AT, timestamp_ms.to_be_bytes());
        put(head, PRODUCER_ID_AT, producer.producer_id.to_be_bytes());
        put(
            head,
            PRODUCER_EPOCH_AT,
            producer.producer_epoch.to_be_bytes(),
        );
        put(head, BASE_SEQUENCE_AT, producer.base_sequence.to_be_bytes());
        let batch = match self.shape.compression {
            Compression::None => &mut self.plain,
            codec => {
                let (header, records) = self.plain.split_at(HEADER_BYTES);
                self.packed.clear();
                self.packed.extend_from_slice(header);
                self.packed.append(&mut codec.pack(records)?);
                &mut self.packed
            }
        };
        let length = i32::try_from(batch.len() - LENGTH_PREFIX_BYTES).map_err(io::Error::other)?;
        put(batch, LENGTH_AT, length.to_be_bytes());
        let crc = crc32c::crc32c(&batch[ATTRIBUTES_AT..]);
        put(batch, CRC_AT, crc.to_be_bytes());
        Ok(())
    }

    /// The sealed batch.
    pub fn bytes(&self) -> &[u8] {
        match self.shape.compression {
            Compression::None => &self.plain,
            _ => &self.packed,
        }
    }

    fn push_record(&mut self, offset_delta: usize, value: &[u8]) {
        let mut body = Vec::with_capacity(value.len() + 32);
        // Attributes, then the timestamp delta: all records of a batch carry the same time.
        body.push(0);
        varint::push(&mut body, 0);
        varint::push(&mut body, offset_delta as i64);
        let key_position = match self.shape.keys {
            Keys::None => {
                varint::push(&mut body, -1);
                None
            }
            Keys::RoundRobin | Keys::Random(_) => {
                varint::push(&mut body, KEY_BYTES as i64);
                let position = body.len();
                body.extend_from_slice(&[0; KEY_BYTES]);
                Some(position)
            }
        };
        varint::push(&mut body, value.len() as i64);
        let value_position = body.len();
        body.extend_from_slice(value);
        // No headers.
        varint::push(&mut body, 0);

        varint::push(&mut self.plain, body.len() as i64);
        let start = self.plain.len();
        self.plain.append(&mut body);
        self.value_positions.push(start + value_position);
        self.key_positions.extend(key_position.map(|at| start + at));
    }
}

/// Overwrites the bytes at `position`, which lie inside what this module built.
fn put<const N: usize>(target: &mut [u8], position: usize, bytes: [u8; N]) {
    target[position..position + N].copy_from_slice(&bytes);
}
