//! Record batches as bytes: cutting, checking, stamping, reading and building them.
//!
//! Decides whether bytes are acceptable batches; never assigns an offset, never looks at a log, does no I/O and reads no
//! clock. Called on the connection's shard (cut, CRC) and on the owner (stamping, keys). Everything that comes from outside
//! is read through checked slices: bad bytes are a [`BatchError`], never a panic.

mod batch;
mod builder;
mod compression;
mod crc;
mod error;
#[expect(
    clippy::module_inception,
    reason = "a record is what this file is about"
)]
mod record;
mod validate;
mod varint;

pub(crate) use batch::advance_sequence;
pub use batch::{
    BATCH_HEADER_BYTES, BATCH_PREFIX_BYTES, BatchHeader, BatchRange, SplitBatches, split_batches,
    stamp, stamp_log_append_time,
};
pub use builder::{Batch, BatchBuilder, EndTransaction, ProducerFields};
pub use compression::{Compression, compress, decompress};
pub(crate) use crc::checksum;
pub use crc::verify_crc;
pub use error::BatchError;
pub use record::{RecordHeader, RecordHeaders, RecordView, Records, records};
pub use validate::{ValidationRules, check_keys, validate_batch};
