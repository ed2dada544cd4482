// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `SaslHandshakeResponse`, versions 0 to 1.

use crate::wire_prelude::*;

/// `SaslHandshakeResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SaslHandshakeResponse {
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `Mechanisms`: `[]string 0+`.
    pub mechanisms: Vec<ByteString>,
}

impl WireStruct for SaslHandshakeResponse {}

impl Wire for SaslHandshakeResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            error_code: Wire::read(decoder, at)?,
            mechanisms: Wire::read(decoder, at)?,
        };

        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.mechanisms, encoder, at)?;

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        6
    }
}

impl Message for SaslHandshakeResponse {
    const NAME: &'static str = "SaslHandshakeResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=1;
    const FLEXIBLE_FROM: Option<i16> = None;
}
