// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `EnvelopeRequest`, versions 0 to 0.

use crate::wire_prelude::*;

/// `EnvelopeRequest`.
#[derive(Debug, Clone, PartialEq)]
pub struct EnvelopeRequest {
    /// `RequestData`: `bytes 0+`.
    pub request_data: Bytes,
    /// `RequestPrincipal`: `bytes 0+ nullable 0+`.
    pub request_principal: Option<Bytes>,
    /// `ClientHostAddress`: `bytes 0+`.
    pub client_host_address: Bytes,
}

impl Default for EnvelopeRequest {
    fn default() -> Self {
        Self {
            request_data: Default::default(),
            request_principal: Some(Default::default()),
            client_host_address: Default::default(),
        }
    }
}

impl WireStruct for EnvelopeRequest {}

impl Wire for EnvelopeRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            request_data: Wire::read(decoder, at)?,
            request_principal: Wire::read(decoder, at)?,
            client_host_address: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.request_data, encoder, at)?;
        Wire::write(&self.request_principal, encoder, at)?;
        Wire::write(&self.client_host_address, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        4
    }
}

impl Message for EnvelopeRequest {
    const NAME: &'static str = "EnvelopeRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}

impl Request for EnvelopeRequest {
    const API_KEY: ApiKey = ApiKey::Envelope;
    type Response = super::envelope_response::EnvelopeResponse;
}
