//! Bounded reading of Kafka's wire types from one buffer.
//!
//! Nothing read here allocates more than the bytes that remain can justify: strings, bytes and
//! records borrow from the input, and an array's vector is made only when every element could at
//! least have its smallest form in what remains. The smallest forms of elements that are still to
//! come stay reserved while an earlier element is read, so nested arrays cannot claim the same
//! bytes twice. After an error a decoder is spent: drop it.

use bytes::{Buf, Bytes};
use bytestring::ByteString;

use crate::wire::{Wire, WireVersion};

/// Most elements one array may have; Kafka 4.4 refuses more, too.
pub const ARRAY_ELEMENTS_MAX: usize = 1_000_000;
/// Longest string. Compact lengths could say more, but no other version of the same message could, and Kafka 4.4 refuses
/// it, too: what is read can always be answered with or stored.
pub const STRING_BYTES_MAX: usize = i16::MAX as usize;
/// Most tagged fields one structure may have; Kafka 4.4 refuses more, too.
pub const TAGGED_FIELDS_MAX: usize = 10_000;

/// Why bytes are no message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// The input ends inside a value.
    #[error("input ends early: needed {needed} bytes, {remaining} remain")]
    Truncated {
        /// Bytes the value needs.
        needed: usize,
        /// Bytes that were left.
        remaining: usize,
    },
    /// A length below -1.
    #[error("negative length {length}")]
    NegativeLength {
        /// The length as read.
        length: i32,
    },
    /// Null where the field has none in this version.
    #[error("null in a field that is never null")]
    UnexpectedNull,
    /// More elements than [`ARRAY_ELEMENTS_MAX`].
    #[error("array of {count} elements is over the limit")]
    TooManyElements {
        /// Elements announced.
        count: usize,
    },
    /// More elements than the input can hold.
    #[error("array of {count} elements cannot fit in {available} bytes")]
    ElementsExceedInput {
        /// Elements announced.
        count: usize,
        /// Bytes that elements may still use.
        available: usize,
    },
    /// More tagged fields than [`TAGGED_FIELDS_MAX`].
    #[error("{count} tagged fields are over the limit")]
    TooManyTaggedFields {
        /// Tagged fields announced.
        count: usize,
    },
    /// A tagged field announced another size than its value has.
    #[error("tagged field {tag} has {excess} bytes beyond its value")]
    TaggedFieldExcess {
        /// Number of the field.
        tag: u32,
        /// Bytes left after the value.
        excess: usize,
    },
    /// A variable-length integer of too many bits.
    #[error("variable-length integer is too long")]
    VarintTooLong,
    /// A string longer than [`STRING_BYTES_MAX`].
    #[error("string of {length} bytes is over the limit")]
    StringTooLong {
        /// Bytes announced.
        length: usize,
    },
    /// A string that is not UTF-8.
    #[error("string is not UTF-8")]
    NotUtf8,
    /// A version that the message does not have.
    #[error("{message} has no version {version}")]
    UnsupportedVersion {
        /// Name of the message.
        message: &'static str,
        /// The version asked for.
        version: i16,
    },
}

/// A reading position in one buffer.
#[derive(Debug, Clone)]
pub struct Decoder {
    input: Bytes,
    /// Bytes of `input` that elements of open arrays need at least; `reserved <= input.len()` at
    /// the moment it grows. A value may eat into it, and then a later element fails.
    reserved: usize,
}

macro_rules! read_number {
    ($($(#[$doc:meta])* $name:ident -> $number:ty = $take:ident;)*) => {$(
        $(#[$doc])*
        pub fn $name(&mut self) -> Result<$number, DecodeError> {
            self.need(size_of::<$number>())?;
            Ok(self.input.$take())
        }
    )*};
}

impl Decoder {
    /// Starts at the first byte of `input`.
    pub fn new(input: Bytes) -> Decoder {
        Decoder { input, reserved: 0 }
    }

    /// Bytes not read yet.
    pub fn remaining(&self) -> usize {
        self.input.len()
    }

    /// Whether every byte was read.
    pub fn is_empty(&self) -> bool {
        self.input.is_empty()
    }

    /// The bytes not read yet, without reading them.
    pub fn peek(&self) -> &[u8] {
        &self.input
    }

    /// Gives back the bytes not read yet.
    pub fn into_remaining(self) -> Bytes {
        self.input
    }

    read_number! {
        /// Reads one signed byte.
        read_i8 -> i8 = get_i8;
        /// Reads a big-endian 16-bit integer.
        read_i16 -> i16 = get_i16;
        /// Reads a big-endian unsigned 16-bit integer.
        read_u16 -> u16 = get_u16;
        /// Reads a big-endian 32-bit integer.
        read_i32 -> i32 = get_i32;
        /// Reads a big-endian unsigned 32-bit integer.
        read_u32 -> u32 = get_u32;
        /// Reads a big-endian 64-bit integer.
        read_i64 -> i64 = get_i64;
        /// Reads a big-endian 64-bit IEEE 754 number.
        read_f64 -> f64 = get_f64;
    }

    /// Reads one byte; everything but 0 is true.
    pub fn read_bool(&mut self) -> Result<bool, DecodeError> {
        Ok(self.read_i8()? != 0)
    }

    /// Reads an unsigned integer of at most 32 bits, seven per byte, lowest first.
    pub fn read_unsigned_varint(&mut self) -> Result<u32, DecodeError> {
        u32::try_from(self.read_varint_bits(5)?).map_err(|_| DecodeError::VarintTooLong)
    }

    /// Reads an unsigned integer of at most 64 bits, seven per byte, lowest first.
    pub fn read_unsigned_varlong(&mut self) -> Result<u64, DecodeError> {
        self.read_varint_bits(10)
    }

    /// Reads a zigzag-coded 32-bit integer, as records use it.
    pub fn read_varint(&mut self) -> Result<i32, DecodeError> {
        let bits = self.read_unsigned_varint()?;
        Ok((bits >> 1) as i32 ^ -((bits & 1) as i32))
    }

    /// Reads a zigzag-coded 64-bit integer, as records use it.
    pub fn read_varlong(&mut self) -> Result<i64, DecodeError> {
        let bits = self.read_unsigned_varlong()?;
        Ok((bits >> 1) as i64 ^ -((bits & 1) as i64))
    }

    /// Takes the next `length` bytes without copying them.
    pub fn read_slice(&mut self, length: usize) -> Result<Bytes, DecodeError> {
        self.need(length)?;
        Ok(self.input.split_to(length))
    }

    /// Reads `N` bytes by value.
    pub fn read_fixed<const N: usize>(&mut self) -> Result<[u8; N], DecodeError> {
        self.need(N)?;
        let mut bytes = [0; N];
        self.input.copy_to_slice(&mut bytes);
        Ok(bytes)
    }

    /// Reads a string: int16 length, or unsigned varint of length + 1 when flexible.
    pub fn read_nullable_string(
        &mut self,
        at: WireVersion,
    ) -> Result<Option<ByteString>, DecodeError> {
        let length = match at.flexible {
            true => self.read_compact_length()?,
            false => length_of(i32::from(self.read_i16()?))?,
        };
        let Some(length) = length else {
            return Ok(None);
        };
        if length > STRING_BYTES_MAX {
            return Err(DecodeError::StringTooLong { length });
        }
        let text = ByteString::try_from(self.read_slice(length)?);
        text.map(Some).map_err(|_| DecodeError::NotUtf8)
    }

    /// Reads bytes: int32 length, or unsigned varint of length + 1 when flexible.
    pub fn read_nullable_bytes(&mut self, at: WireVersion) -> Result<Option<Bytes>, DecodeError> {
        let Some(length) = self.read_length(at)? else {
            return Ok(None);
        };
        self.read_slice(length).map(Some)
    }

    /// Reads an array into a vector of exactly its length.
    pub fn read_nullable_array<T: Wire>(
        &mut self,
        at: WireVersion,
    ) -> Result<Option<Vec<T>>, DecodeError> {
        let Some(count) = self.read_length(at)? else {
            return Ok(None);
        };
        if count > ARRAY_ELEMENTS_MAX {
            return Err(DecodeError::TooManyElements { count });
        }
        let element_bytes_min = T::min_bytes(at);
        let available = self.available();
        if count * element_bytes_min > available {
            return Err(DecodeError::ElementsExceedInput { count, available });
        }
        self.reserved += count * element_bytes_min;
        let mut elements = Vec::with_capacity(count);
        for _ in 0..count {
            self.reserved -= element_bytes_min;
            elements.push(T::read(self, at)?);
        }
        Ok(Some(elements))
    }

    /// Reads the tagged fields at the end of a flexible structure (KIP-482).
    ///
    /// `read_field` gets each number with a decoder over its value and says whether it knew it;
    /// unknown ones are skipped.
    pub fn read_tagged_fields(
        &mut self,
        mut read_field: impl FnMut(u32, &mut Decoder) -> Result<bool, DecodeError>,
    ) -> Result<(), DecodeError> {
        let count = self.read_unsigned_varint()? as usize;
        if count > TAGGED_FIELDS_MAX {
            return Err(DecodeError::TooManyTaggedFields { count });
        }
        for _ in 0..count {
            let tag = self.read_unsigned_varint()?;
            let size = self.read_unsigned_varint()? as usize;
            if size > self.available() {
                return Err(DecodeError::Truncated {
                    needed: size,
                    remaining: self.available(),
                });
            }
            let mut value = Decoder::new(self.read_slice(size)?);
            if read_field(tag, &mut value)? && !value.is_empty() {
                return Err(DecodeError::TaggedFieldExcess {
                    tag,
                    excess: value.remaining(),
                });
            }
        }
        Ok(())
    }

    /// Skips the tagged fields of a structure that knows none.
    pub fn skip_tagged_fields(&mut self) -> Result<(), DecodeError> {
        self.read_tagged_fields(|_, _| Ok(false))
    }

    /// Bytes that are not promised to elements still to come.
    fn available(&self) -> usize {
        self.input.len().saturating_sub(self.reserved)
    }

    fn need(&self, needed: usize) -> Result<(), DecodeError> {
        match self.input.len() {
            remaining if remaining < needed => Err(DecodeError::Truncated { needed, remaining }),
            _ => Ok(()),
        }
    }

    fn read_length(&mut self, at: WireVersion) -> Result<Option<usize>, DecodeError> {
        match at.flexible {
            true => self.read_compact_length(),
            false => length_of(self.read_i32()?),
        }
    }

    /// Length + 1, so that 0 means null.
    fn read_compact_length(&mut self) -> Result<Option<usize>, DecodeError> {
        let length_plus_one = self.read_unsigned_varint()?;
        Ok(length_plus_one.checked_sub(1).map(|length| length as usize))
    }

    fn read_varint_bits(&mut self, bytes_max: u32) -> Result<u64, DecodeError> {
        let mut value = 0_u64;
        for position in 0..bytes_max {
            let byte = self.read_i8()? as u8;
            let bits = u64::from(byte & 0x7f);
            if position == 9 && bits > 1 {
                return Err(DecodeError::VarintTooLong);
            }
            value |= bits << (7 * position);
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(DecodeError::VarintTooLong)
    }
}

/// -1 means null; anything lower is malformed.
fn length_of(length: i32) -> Result<Option<usize>, DecodeError> {
    match length {
        -1 => Ok(None),
        length => usize::try_from(length)
            .map(Some)
            .map_err(|_| DecodeError::NegativeLength { length }),
    }
}

#[cfg(test)]
mod tests;
