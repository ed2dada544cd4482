// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `SaslHandshakeRequest`, versions 0 to 1.

use crate::wire_prelude::*;

/// `SaslHandshakeRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SaslHandshakeRequest {
    /// `Mechanism`: `string 0+`.
    pub mechanism: ByteString,
}

impl WireStruct for SaslHandshakeRequest {}

impl Wire for SaslHandshakeRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            mechanism: Wire::read(decoder, at)?,
        };

        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.mechanism, encoder, at)?;

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        2
    }
}

impl Message for SaslHandshakeRequest {
    const NAME: &'static str = "SaslHandshakeRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=1;
    const FLEXIBLE_FROM: Option<i16> = None;
}

impl Request for SaslHandshakeRequest {
    const API_KEY: ApiKey = ApiKey::SaslHandshake;
    type Response = super::sasl_handshake_response::SaslHandshakeResponse;
}
