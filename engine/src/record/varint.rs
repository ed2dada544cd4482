//! Zigzag variable-length integers, as records use them: seven bits a byte, lowest first.

use super::error::BatchError;

/// Bytes of the longest 32-bit varint.
const VARINT_BYTES_MAX: usize = 5;
/// Bytes of the longest 64-bit varint.
const VARLONG_BYTES_MAX: usize = 10;

/// A position in bytes from outside; every read is checked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'bytes> {
    rest: &'bytes [u8],
}

impl<'bytes> Cursor<'bytes> {
    pub(super) fn new(bytes: &'bytes [u8]) -> Self {
        Cursor { rest: bytes }
    }

    pub(super) fn rest(&self) -> &'bytes [u8] {
        self.rest
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn byte(&mut self) -> Result<u8, BatchError> {
        let (first, rest) = self.rest.split_first().ok_or(BatchError::Truncated)?;
        self.rest = rest;
        Ok(*first)
    }

    pub(super) fn bytes(&mut self, length: usize) -> Result<&'bytes [u8], BatchError> {
        let (taken, rest) = self
            .rest
            .split_at_checked(length)
            .ok_or(BatchError::Truncated)?;
        self.rest = rest;
        Ok(taken)
    }

    pub(super) fn varint(&mut self) -> Result<i32, BatchError> {
        let raw = self.unsigned(VARINT_BYTES_MAX)?;
        let raw = u32::try_from(raw).map_err(|_| BatchError::Truncated)?;
        Ok((raw >> 1) as i32 ^ -((raw & 1) as i32))
    }

    pub(super) fn varlong(&mut self) -> Result<i64, BatchError> {
        let raw = self.unsigned(VARLONG_BYTES_MAX)?;
        Ok((raw >> 1) as i64 ^ -((raw & 1) as i64))
    }

    /// A length that is at least 0.
    pub(super) fn length(&mut self) -> Result<usize, BatchError> {
        usize::try_from(self.varint()?).map_err(|_| BatchError::Truncated)
    }

    /// Bytes with their length in front; a negative length means there are none, not even empty ones.
    pub(super) fn nullable_bytes(&mut self) -> Result<Option<&'bytes [u8]>, BatchError> {
        match usize::try_from(self.varint()?) {
            Ok(length) => self.bytes(length).map(Some),
            Err(_) => Ok(None),
        }
    }

    fn unsigned(&mut self, bytes_max: usize) -> Result<u64, BatchError> {
        let mut value = 0_u64;
        for index in 0..bytes_max {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << (7 * index);
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(BatchError::Truncated)
    }
}

pub(super) fn put_varint(out: &mut Vec<u8>, value: i32) {
    put_unsigned(out, u64::from(((value << 1) ^ (value >> 31)) as u32));
}

pub(super) fn put_varlong(out: &mut Vec<u8>, value: i64) {
    put_unsigned(out, ((value << 1) ^ (value >> 63)) as u64);
}

/// How many bytes [`put_varint`] would write.
pub(super) fn varint_bytes(value: i32) -> usize {
    let raw = ((value << 1) ^ (value >> 31)) as u32;
    let significant_bits = 32 - raw.leading_zeros() as usize;
    significant_bits.div_ceil(7).max(1)
}

fn put_unsigned(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn varints_come_back(int in any::<i32>(), long in any::<i64>()) {
            let mut out = Vec::new();
            put_varint(&mut out, int);
            prop_assert_eq!(out.len(), varint_bytes(int));
            put_varlong(&mut out, long);
            let mut cursor = Cursor::new(&out);
            prop_assert_eq!(cursor.varint(), Ok(int));
            prop_assert_eq!(cursor.varlong(), Ok(long));
            prop_assert!(cursor.is_empty());
        }
    }

    #[test]
    fn an_endless_varint_is_refused() {
        assert_eq!(
            Cursor::new(&[0xff; 32]).varint(),
            Err(BatchError::Truncated)
        );
        assert_eq!(
            Cursor::new(&[0xff; 32]).varlong(),
            Err(BatchError::Truncated)
        );
    }

    #[test]
    fn a_varint_of_more_than_32_bits_is_refused() {
        let five_bytes = [0xff, 0xff, 0xff, 0xff, 0x7f];
        assert_eq!(
            Cursor::new(&five_bytes).varint(),
            Err(BatchError::Truncated)
        );
    }
}
