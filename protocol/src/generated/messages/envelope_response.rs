// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `EnvelopeResponse`, versions 0 to 0.

use crate::wire_prelude::*;

/// `EnvelopeResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct EnvelopeResponse {
    /// `ResponseData`: `bytes 0+ nullable 0+ default null`.
    pub response_data: Option<Bytes>,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
}

impl WireStruct for EnvelopeResponse {}

impl Wire for EnvelopeResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            response_data: Wire::read(decoder, at)?,
            error_code: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.response_data, encoder, at)?;
        Wire::write(&self.error_code, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        4
    }
}

impl Message for EnvelopeResponse {
    const NAME: &'static str = "EnvelopeResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
