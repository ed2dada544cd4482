// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `RequestHeader`, versions 1 to 2.

use crate::wire_prelude::*;

/// `RequestHeader`.
#[derive(Debug, Clone, PartialEq)]
pub struct RequestHeader {
    /// `RequestApiKey`: `int16 0+`.
    pub request_api_key: i16,
    /// `RequestApiVersion`: `int16 0+`.
    pub request_api_version: i16,
    /// `CorrelationId`: `int32 0+`.
    pub correlation_id: i32,
    /// `ClientId`: `string 1+ nullable 1+ flexible none`.
    pub client_id: Option<ByteString>,
}

impl Default for RequestHeader {
    fn default() -> Self {
        Self {
            request_api_key: 0,
            request_api_version: 0,
            correlation_id: 0,
            client_id: Some(Default::default()),
        }
    }
}

impl WireStruct for RequestHeader {}

impl Wire for RequestHeader {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            request_api_key: Wire::read(decoder, at)?,
            request_api_version: Wire::read(decoder, at)?,
            correlation_id: Wire::read(decoder, at)?,
            client_id: Wire::read(decoder, at.classic())?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.request_api_key, encoder, at)?;
        Wire::write(&self.request_api_version, encoder, at)?;
        Wire::write(&self.correlation_id, encoder, at)?;
        Wire::write(&self.client_id, encoder, at.classic())?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 10,
            _ => 11,
        }
    }
}

impl Message for RequestHeader {
    const NAME: &'static str = "RequestHeader";
    const VALID_VERSIONS: RangeInclusive<i16> = 1..=2;
    const FLEXIBLE_FROM: Option<i16> = Some(2);
}
