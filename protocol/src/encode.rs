//! Writing of Kafka's wire types into gathered output.
//!
//! Small values are written into a growing buffer; the pieces of a records field are appended as
//! they are, so the output is a list of buffers to be sent in order.

use bytes::{BufMut, Bytes, BytesMut};

use crate::decode::STRING_BYTES_MAX;
use crate::records::{Records, concatenate};
use crate::wire::{Wire, WireVersion};

/// Bytes of the length in front of a frame.
pub(crate) const LENGTH_PREFIX_BYTES: usize = 4;

/// Why a message has no bytes in the wanted version.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EncodeError {
    /// A field that this version lacks holds more than its default and may not be dropped.
    #[error("{field} cannot be left out, and version {version} does not have it")]
    FieldNotInVersion {
        /// `Structure.field`.
        field: &'static str,
        /// The version asked for.
        version: i16,
    },
    /// Null in a field that is never null in this version.
    #[error("{field} cannot be null in version {version}")]
    NullNotInVersion {
        /// `Structure.field`.
        field: &'static str,
        /// The version asked for.
        version: i16,
    },
    /// A string, array or buffer longer than its length field can say.
    #[error("length {length} does not fit its length field")]
    LengthTooLarge {
        /// Bytes or elements.
        length: usize,
    },
    /// A version that the message does not have.
    #[error("{message} has no version {version}")]
    UnsupportedVersion {
        /// Name of the message.
        message: &'static str,
        /// The version asked for.
        version: i16,
    },
}

/// Output under construction.
#[derive(Debug, Default)]
pub struct Encoder {
    /// Everything but the pieces that were appended.
    written: BytesMut,
    /// Pieces and the position in `written` that each of them comes before, ascending.
    appended: Vec<(usize, Bytes)>,
    appended_bytes: usize,
}

/// The place where the number of tagged fields stands; see [`Encoder::begin_tagged_fields`].
#[derive(Debug)]
pub struct TaggedFields {
    count_position: usize,
    count: u8,
}

macro_rules! write_number {
    ($($(#[$doc:meta])* $name:ident($number:ty) = $put:ident;)*) => {$(
        $(#[$doc])*
        pub fn $name(&mut self, value: $number) {
            self.written.$put(value);
        }
    )*};
}

impl Encoder {
    /// Starts with no bytes.
    pub fn new() -> Encoder {
        Encoder::default()
    }

    /// Bytes written so far, records included.
    pub fn len(&self) -> usize {
        self.appended_bytes + self.written.len()
    }

    /// Whether nothing was written yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    write_number! {
        /// Writes one signed byte.
        write_i8(i8) = put_i8;
        /// Writes a big-endian 16-bit integer.
        write_i16(i16) = put_i16;
        /// Writes a big-endian unsigned 16-bit integer.
        write_u16(u16) = put_u16;
        /// Writes a big-endian 32-bit integer.
        write_i32(i32) = put_i32;
        /// Writes a big-endian unsigned 32-bit integer.
        write_u32(u32) = put_u32;
        /// Writes a big-endian 64-bit integer.
        write_i64(i64) = put_i64;
        /// Writes a big-endian 64-bit IEEE 754 number.
        write_f64(f64) = put_f64;
        /// Writes bytes as they are, without a length.
        write_slice(&[u8]) = put_slice;
    }

    /// Writes 1 for true and 0 for false.
    pub fn write_bool(&mut self, value: bool) {
        self.write_i8(i8::from(value));
    }

    /// Writes an unsigned integer, seven bits per byte, lowest first.
    pub fn write_unsigned_varint(&mut self, value: u32) {
        self.write_unsigned_varlong(u64::from(value));
    }

    /// Writes an unsigned integer, seven bits per byte, lowest first.
    pub fn write_unsigned_varlong(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.written.put_u8(value as u8 | 0x80);
            value >>= 7;
        }
        self.written.put_u8(value as u8);
    }

    /// Writes a zigzag-coded 32-bit integer, as records use it.
    pub fn write_varint(&mut self, value: i32) {
        self.write_unsigned_varint(((value << 1) ^ (value >> 31)) as u32);
    }

    /// Writes a zigzag-coded 64-bit integer, as records use it.
    pub fn write_varlong(&mut self, value: i64) {
        self.write_unsigned_varlong(((value << 1) ^ (value >> 63)) as u64);
    }

    /// Writes a string: int16 length, or unsigned varint of length + 1 when flexible.
    pub fn write_nullable_string(
        &mut self,
        value: Option<&str>,
        at: WireVersion,
    ) -> Result<(), EncodeError> {
        let length = value.map(str::len);
        if length.is_some_and(|length| length > STRING_BYTES_MAX) {
            return Err(EncodeError::LengthTooLarge {
                length: length.unwrap_or_default(),
            });
        }
        match at.flexible {
            true => self.write_length(length, at)?,
            false => self.write_i16(length.map_or(-1, |length| length as i16)),
        }
        self.write_slice(value.unwrap_or_default().as_bytes());
        Ok(())
    }

    /// Writes bytes: int32 length, or unsigned varint of length + 1 when flexible.
    pub fn write_nullable_bytes(
        &mut self,
        value: Option<&[u8]>,
        at: WireVersion,
    ) -> Result<(), EncodeError> {
        self.write_length(value.map(<[u8]>::len), at)?;
        self.write_slice(value.unwrap_or_default());
        Ok(())
    }

    /// Writes the length like that of bytes, then appends every piece without copying it.
    pub fn write_nullable_records(
        &mut self,
        value: Option<&Records>,
        at: WireVersion,
    ) -> Result<(), EncodeError> {
        self.write_length(value.map(Records::len_bytes), at)?;
        for piece in value.map_or(&[][..], Records::chunks) {
            self.append(piece.clone());
        }
        Ok(())
    }

    /// Writes the number of elements, then each of them.
    pub fn write_nullable_array<T: Wire>(
        &mut self,
        value: Option<&[T]>,
        at: WireVersion,
    ) -> Result<(), EncodeError> {
        self.write_length(value.map(<[T]>::len), at)?;
        value
            .unwrap_or_default()
            .iter()
            .try_for_each(|element| element.write(self, at))
    }

    /// Appends `bytes` as a piece of its own, without copying it.
    pub fn append(&mut self, bytes: Bytes) {
        if bytes.is_empty() {
            return;
        }
        self.appended_bytes += bytes.len();
        self.appended.push((self.written.len(), bytes));
    }

    /// Starts the tagged fields of a flexible structure (KIP-482).
    pub fn begin_tagged_fields(&mut self) -> TaggedFields {
        let count_position = self.written.len();
        self.written.put_u8(0);
        TaggedFields {
            count_position,
            count: 0,
        }
    }

    /// Writes one tagged field; numbers must ascend.
    ///
    /// Shape: fewer than 128 fields per structure and no records inside, both checked where the
    /// code is generated, so the count is one byte and the value is all in one buffer.
    pub fn write_tagged_field(
        &mut self,
        fields: &mut TaggedFields,
        tag: u32,
        value: &impl Wire,
        at: WireVersion,
    ) -> Result<(), EncodeError> {
        fields.count += 1;
        assert!(
            fields.count < 0x80,
            "the count of tagged fields is one byte"
        );
        self.written[fields.count_position] = fields.count;
        self.write_unsigned_varint(tag);
        let size_position = self.written.len();
        value.write(self, at)?;
        let size = self.written.len() - size_position;
        let mut prefix = Encoder::new();
        prefix.write_unsigned_varint(
            u32::try_from(size).map_err(|_| EncodeError::LengthTooLarge { length: size })?,
        );
        // The size is known only now: append as many bytes as it has, then move the value up.
        let prefix_bytes = prefix.written.len();
        self.written.extend_from_slice(&prefix.written);
        self.written.copy_within(
            size_position..size_position + size,
            size_position + prefix_bytes,
        );
        self.written[size_position..size_position + prefix_bytes].copy_from_slice(&prefix.written);
        Ok(())
    }

    /// The output in order, as the pieces it was gathered from.
    pub fn finish(self) -> Vec<Bytes> {
        let written = self.written.freeze();
        let mut pieces = Vec::with_capacity(2 * self.appended.len() + 1);
        let mut from = 0;
        for (position, piece) in self.appended {
            if from < position {
                pieces.push(written.slice(from..position));
            }
            pieces.push(piece);
            from = position;
        }
        if from < written.len() {
            pieces.push(written.slice(from..));
        }
        pieces
    }

    /// The output as one buffer; copies only if there is more than one piece.
    pub fn finish_contiguous(self) -> Bytes {
        let pieces = self.finish();
        match <[Bytes; 1]>::try_from(pieces) {
            Ok([only]) => only,
            Err(pieces) => concatenate(&pieces),
        }
    }

    /// Overwrites the first four bytes, which must have been written, with the length of the rest.
    pub(crate) fn set_length_prefix(&mut self) -> Result<(), EncodeError> {
        let length = self.len() - LENGTH_PREFIX_BYTES;
        let stated = i32::try_from(length).map_err(|_| EncodeError::LengthTooLarge { length })?;
        self.written[..LENGTH_PREFIX_BYTES].copy_from_slice(&stated.to_be_bytes());
        Ok(())
    }

    fn write_length(&mut self, length: Option<usize>, at: WireVersion) -> Result<(), EncodeError> {
        let Some(length) = length else {
            match at.flexible {
                true => self.write_unsigned_varint(0),
                false => self.write_i32(-1),
            }
            return Ok(());
        };
        let stated = i32::try_from(length).map_err(|_| EncodeError::LengthTooLarge { length })?;
        match at.flexible {
            true => self.write_unsigned_varint(stated as u32 + 1),
            false => self.write_i32(stated),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
