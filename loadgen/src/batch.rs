//! Record batches of format v2: written from a template that is patched in place, read back whole.
//!
//! | offset | size | name | in CRC |
//! |---|---|---|---|
//! | 0 | 8 | base offset, set by the broker | no |
//! | 8 | 4 | length of everything after this field | no |
//! | 12 | 4 | partition leader epoch | no |
//! | 16 | 1 | magic = 2 | no |
//! | 17 | 4 | CRC-32C | no |
//! | 21 | 2 | attributes: codec in bits 0-2, control batch in bit 5 | yes |
//! | 23 | 4 | last offset delta | yes |
//! | 27 | 8 | base timestamp, ms | yes |
//! | 35 | 8 | max timestamp, ms | yes |
//! | 43 | 8 | producer id, -1 = none | yes |
//! | 51 | 2 | producer epoch | yes |
//! | 53 | 4 | base sequence | yes |
//! | 57 | 4 | record count | yes |
//! | 61 | … | records | yes |
//!
//! The template keeps the position of every key and value, so that stamping a batch allocates
//! nothing. `Batches` is the reader; it checks the CRC only when asked to.

mod read;
mod template;
mod varint;

pub use read::{Batch, Batches};
pub use template::{BatchShape, Keys, ProducerState, Template};

/// Bytes in front of the records.
pub const HEADER_BYTES: usize = 61;
/// Bytes that the length field does not count.
pub const LENGTH_PREFIX_BYTES: usize = 12;

const LENGTH_AT: usize = 8;
const MAGIC_AT: usize = 16;
const CRC_AT: usize = 17;
const ATTRIBUTES_AT: usize = 21;
const LAST_OFFSET_DELTA_AT: usize = 23;
const BASE_TIMESTAMP_AT: usize = 27;
const MAX_TIMESTAMP_AT: usize = 35;
const PRODUCER_ID_AT: usize = 43;
const PRODUCER_EPOCH_AT: usize = 51;
const BASE_SEQUENCE_AT: usize = 53;
const RECORD_COUNT_AT: usize = 57;
const MAGIC: u8 = 2;
const CONTROL_BIT: i16 = 1 << 5;

const _: () = assert!(RECORD_COUNT_AT + 4 == HEADER_BYTES);

#[cfg(test)]
mod tests;
