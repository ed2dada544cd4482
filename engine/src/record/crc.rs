//! The checksum of a batch: CRC-32C (Castagnoli) of everything from the attributes to the end.
//!
//! The only place that names the implementation; it uses the processor's instruction where there is one.

use super::batch::{ATTRIBUTES_OFFSET, BatchHeader};
use super::error::BatchError;

/// CRC-32C of `bytes`.
pub(crate) fn checksum(bytes: &[u8]) -> u32 {
    crc32c::crc32c(bytes)
}

/// Checks one whole batch against the CRC it carries.
///
/// Shape: `batch` is exactly one batch; bytes behind it are an `InvalidLength`.
/// Errors: those of [`BatchHeader::parse`], `Truncated`, `CorruptCrc`. Does not allocate.
pub fn verify_crc(batch: &[u8]) -> Result<(), BatchError> {
    let header = BatchHeader::parse(batch)?;
    verify_crc_of(batch, &header)
}

/// As [`verify_crc`], for a caller that has parsed the header.
pub(crate) fn verify_crc_of(batch: &[u8], header: &BatchHeader) -> Result<(), BatchError> {
    if batch.len() < header.size_bytes() {
        return Err(BatchError::Truncated);
    }
    if batch.len() > header.size_bytes() {
        return Err(BatchError::InvalidLength {
            batch_length: header.batch_length,
        });
    }
    let covered = batch
        .get(ATTRIBUTES_OFFSET..)
        .ok_or(BatchError::Truncated)?;
    let computed = checksum(covered);
    if computed == header.crc {
        return Ok(());
    }
    Err(BatchError::CorruptCrc {
        expected: header.crc,
        computed,
    })
}
