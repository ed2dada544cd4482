// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ResponseHeader`, versions 0 to 1.

use crate::wire_prelude::*;

/// `ResponseHeader`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ResponseHeader {
    /// `CorrelationId`: `int32 0+`.
    pub correlation_id: i32,
}

impl WireStruct for ResponseHeader {}

impl Wire for ResponseHeader {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            correlation_id: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.correlation_id, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 4,
            _ => 5,
        }
    }
}

impl Message for ResponseHeader {
    const NAME: &'static str = "ResponseHeader";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=1;
    const FLEXIBLE_FROM: Option<i16> = Some(1);
}
