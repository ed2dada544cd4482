//! How each type of field is read and written in a version; generated structures build on it.

use bytes::Bytes;
use bytestring::ByteString;

use crate::decode::{DecodeError, Decoder};
use crate::encode::{EncodeError, Encoder};
use crate::records::Records;
use crate::uuid::Uuid;

/// A version of a message and whether it is a flexible one (KIP-482).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WireVersion {
    /// The message's version.
    pub version: i16,
    /// Whether lengths are varints and structures end in tagged fields.
    pub flexible: bool,
}

impl WireVersion {
    /// The same version with the old length fields, for the one field that keeps them.
    pub fn classic(self) -> WireVersion {
        WireVersion {
            flexible: false,
            ..self
        }
    }

    /// Err unless a field that this version lacks holds its default.
    pub(crate) fn require_default(
        self,
        is_default: bool,
        field: &'static str,
    ) -> Result<(), EncodeError> {
        match is_default {
            true => Ok(()),
            false => Err(EncodeError::FieldNotInVersion {
                field,
                version: self.version,
            }),
        }
    }

    /// Err if a value is null although this version has no null for it.
    pub(crate) fn require_value(
        self,
        is_null: bool,
        field: &'static str,
    ) -> Result<(), EncodeError> {
        match is_null {
            false => Ok(()),
            true => Err(EncodeError::NullNotInVersion {
                field,
                version: self.version,
            }),
        }
    }
}

/// A type that can stand in a message.
pub trait Wire: Sized {
    /// Reads a value of the form it has in `at`.
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError>;

    /// Writes the value in the form it has in `at`.
    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError>;

    /// Fewest bytes a value has in `at`; at least 1, so that arrays are bounded by their input.
    fn min_bytes(at: WireVersion) -> usize;
}

/// A generated structure; where it may be null, a byte says whether it is there.
pub trait WireStruct: Wire {}

/// Reads a nullable value in a version that has no null for it.
pub(crate) fn read_present<T>(
    decoder: &mut Decoder,
    at: WireVersion,
) -> Result<Option<T>, DecodeError>
where
    Option<T>: Wire,
{
    match Wire::read(decoder, at)? {
        None => Err(DecodeError::UnexpectedNull),
        value => Ok(value),
    }
}

/// Length field of a string.
const fn string_length_bytes(at: WireVersion) -> usize {
    if at.flexible { 1 } else { 2 }
}

/// Length field of bytes, records and arrays.
const fn length_bytes(at: WireVersion) -> usize {
    if at.flexible { 1 } else { 4 }
}

macro_rules! wire_number {
    ($($number:ty, $read:ident, $write:ident;)*) => {$(
        impl Wire for $number {
            fn read(decoder: &mut Decoder, _at: WireVersion) -> Result<Self, DecodeError> {
                decoder.$read()
            }

            fn write(&self, encoder: &mut Encoder, _at: WireVersion) -> Result<(), EncodeError> {
                encoder.$write(*self);
                Ok(())
            }

            fn min_bytes(_at: WireVersion) -> usize {
                size_of::<$number>()
            }
        }
    )*};
}

wire_number! {
    bool, read_bool, write_bool;
    i8, read_i8, write_i8;
    i16, read_i16, write_i16;
    u16, read_u16, write_u16;
    i32, read_i32, write_i32;
    u32, read_u32, write_u32;
    i64, read_i64, write_i64;
    f64, read_f64, write_f64;
}

impl Wire for Uuid {
    fn read(decoder: &mut Decoder, _at: WireVersion) -> Result<Self, DecodeError> {
        decoder.read_fixed().map(Uuid)
    }

    fn write(&self, encoder: &mut Encoder, _at: WireVersion) -> Result<(), EncodeError> {
        encoder.write_slice(&self.0);
        Ok(())
    }

    fn min_bytes(_at: WireVersion) -> usize {
        size_of::<Uuid>()
    }
}

/// Implements [`Wire`] for a type and for its nullable form, which differ only in null.
macro_rules! wire_nullable {
    ($({$($generic:tt)*} $kind:ty, $min_bytes:ident, $read:expr, |$value:ident, $encoder:ident, $at:ident| $write:expr;)*) => {$(
        impl<$($generic)*> Wire for Option<$kind> {
            fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
                $read(decoder, at)
            }

            fn write(&self, $encoder: &mut Encoder, $at: WireVersion) -> Result<(), EncodeError> {
                let $value = self.as_ref();
                $write
            }

            fn min_bytes(at: WireVersion) -> usize {
                $min_bytes(at)
            }
        }

        impl<$($generic)*> Wire for $kind {
            fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
                $read(decoder, at)?.ok_or(DecodeError::UnexpectedNull)
            }

            fn write(&self, $encoder: &mut Encoder, $at: WireVersion) -> Result<(), EncodeError> {
                let $value = Some(self);
                $write
            }

            fn min_bytes(at: WireVersion) -> usize {
                $min_bytes(at)
            }
        }
    )*};
}

wire_nullable! {
    {} ByteString, string_length_bytes, Decoder::read_nullable_string,
        |value, encoder, at| encoder.write_nullable_string(value.map(|text| &**text), at);
    {} Bytes, length_bytes, Decoder::read_nullable_bytes,
        |value, encoder, at| encoder.write_nullable_bytes(value.map(|bytes| &**bytes), at);
    {} Records, length_bytes, read_nullable_records,
        |value, encoder, at| encoder.write_nullable_records(value, at);
    {T: Wire} Vec<T>, length_bytes, Decoder::read_nullable_array,
        |value, encoder, at| encoder.write_nullable_array(value.map(|elements| &**elements), at);
}

fn read_nullable_records(
    decoder: &mut Decoder,
    at: WireVersion,
) -> Result<Option<Records>, DecodeError> {
    Ok(decoder.read_nullable_bytes(at)?.map(Records::from))
}

impl<T: WireStruct> Wire for Option<T> {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        match decoder.read_i8()? {
            present if present < 0 => Ok(None),
            _ => T::read(decoder, at).map(Some),
        }
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        match self {
            None => encoder.write_i8(-1),
            Some(_) => encoder.write_i8(1),
        }
        self.iter().try_for_each(|value| value.write(encoder, at))
    }

    fn min_bytes(_at: WireVersion) -> usize {
        1
    }
}
