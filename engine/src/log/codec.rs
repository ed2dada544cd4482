//! The envelope of everything `log` stores: a block that knows its length and is checked as a whole. Little endian.
//!
//! | Offset | Bytes | Name         | In CRC |
//! |-------:|------:|--------------|--------|
//! |      0 |     4 | `magic`      | yes    |
//! |      4 |     2 | `version`    | yes    |
//! |      6 |     2 | 0            | yes    |
//! |      8 |     4 | `body_bytes` | yes    |
//! |     12 |     … | body         | yes    |
//! |      … |     4 | CRC-32C      | no     |

use bytes::Bytes;

use crate::record::checksum;

/// Why stored bytes are not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// The bytes end too early.
    #[error("the bytes end too early")]
    Truncated,
    /// There is more than one block where one was expected.
    #[error("{extra_bytes} bytes are left over")]
    LeftOver {
        /// How many.
        extra_bytes: usize,
    },
    /// These bytes are something else.
    #[error("wrong magic")]
    WrongMagic,
    /// Written by a version that this one does not know.
    #[error("version {found} is not known")]
    UnknownVersion {
        /// The version found.
        found: u16,
    },
    /// The checksum does not fit.
    #[error("the checksum does not fit")]
    CorruptChecksum,
    /// The checksum fits, the content contradicts itself or the log.
    #[error("the content contradicts itself")]
    Contradiction,
}

/// Bytes of a block around its body.
const HEADER_BYTES: usize = 12;
const TRAILER_BYTES: usize = 4;
const BODY_LENGTH_OFFSET: usize = 8;

/// A kind of block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct BlockKind {
    pub magic: [u8; 4],
    pub version: u16,
}

/// Writes one block.
pub(super) struct BlockWriter {
    out: Vec<u8>,
}

impl BlockWriter {
    pub(super) fn new(kind: BlockKind, body_bytes: usize) -> Self {
        let mut out = Vec::with_capacity(HEADER_BYTES + body_bytes + TRAILER_BYTES);
        out.extend_from_slice(&kind.magic);
        out.extend_from_slice(&kind.version.to_le_bytes());
        out.extend_from_slice(&[0; 2]);
        out.extend_from_slice(&[0; 4]);
        BlockWriter { out }
    }

    pub(super) fn put<const BYTES: usize>(&mut self, field: [u8; BYTES]) {
        self.out.extend_from_slice(&field);
    }

    pub(super) fn finish(mut self) -> Bytes {
        let body_bytes = u32::try_from(self.out.len() - HEADER_BYTES);
        assert!(
            body_bytes.is_ok(),
            "tables of one partition stay below 4 GiB"
        );
        let body_bytes = body_bytes.unwrap_or(u32::MAX).to_le_bytes();
        self.out[BODY_LENGTH_OFFSET..HEADER_BYTES].copy_from_slice(&body_bytes);
        let crc = checksum(&self.out);
        self.out.extend_from_slice(&crc.to_le_bytes());
        Bytes::from(self.out)
    }
}

/// Reads the body of one block whose checksum fits.
#[derive(Clone, Copy, Debug)]
pub(super) struct BlockReader<'bytes> {
    body: &'bytes [u8],
}

impl<'bytes> BlockReader<'bytes> {
    /// Opens `bytes`, which must be one block and nothing else.
    pub(super) fn open(kind: BlockKind, bytes: &'bytes [u8]) -> Result<Self, DecodeError> {
        let (block, rest) = split_block(bytes)?;
        if !rest.is_empty() {
            return Err(DecodeError::LeftOver {
                extra_bytes: rest.len(),
            });
        }
        let (covered, crc) = block
            .split_last_chunk::<TRAILER_BYTES>()
            .ok_or(DecodeError::Truncated)?;
        if !covered.starts_with(&kind.magic) {
            return Err(DecodeError::WrongMagic);
        }
        if checksum(covered) != u32::from_le_bytes(*crc) {
            return Err(DecodeError::CorruptChecksum);
        }
        let mut fields = BlockReader { body: covered };
        let _magic = fields.take::<4>()?;
        let found = u16::from_le_bytes(fields.take()?);
        if found != kind.version {
            return Err(DecodeError::UnknownVersion { found });
        }
        let _reserved_and_length = fields.take::<6>()?;
        Ok(fields)
    }

    pub(super) fn take<const BYTES: usize>(&mut self) -> Result<[u8; BYTES], DecodeError> {
        let (field, rest) = self
            .body
            .split_first_chunk::<BYTES>()
            .ok_or(DecodeError::Truncated)?;
        self.body = rest;
        Ok(*field)
    }

    /// A count of elements of at least `element_bytes_min` each: never more than the bytes left can hold, so that it may
    /// size an allocation.
    pub(super) fn take_count(&mut self, element_bytes_min: usize) -> Result<usize, DecodeError> {
        let count = u32::from_le_bytes(self.take()?) as usize;
        if count > self.body.len() / element_bytes_min {
            return Err(DecodeError::Truncated);
        }
        Ok(count)
    }

    pub(super) fn finish(self) -> Result<(), DecodeError> {
        if self.body.is_empty() {
            return Ok(());
        }
        Err(DecodeError::LeftOver {
            extra_bytes: self.body.len(),
        })
    }
}

/// Splits off the first of several blocks by the length it claims; nothing is checked.
pub(super) fn split_block(bytes: &[u8]) -> Result<(&[u8], &[u8]), DecodeError> {
    let length = bytes
        .get(BODY_LENGTH_OFFSET..)
        .and_then(|rest| rest.first_chunk::<4>())
        .ok_or(DecodeError::Truncated)?;
    let block_bytes = HEADER_BYTES + TRAILER_BYTES + u32::from_le_bytes(*length) as usize;
    bytes
        .split_at_checked(block_bytes)
        .ok_or(DecodeError::Truncated)
}

#[cfg(test)]
mod tests;
