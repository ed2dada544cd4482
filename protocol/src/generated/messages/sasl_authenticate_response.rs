// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `SaslAuthenticateResponse`, versions 0 to 2.

use crate::wire_prelude::*;

/// `SaslAuthenticateResponse`.
#[derive(Debug, Clone, PartialEq)]
pub struct SaslAuthenticateResponse {
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `ErrorMessage`: `string 0+ nullable 0+`.
    pub error_message: Option<ByteString>,
    /// `AuthBytes`: `bytes 0+`.
    pub auth_bytes: Bytes,
    /// `SessionLifetimeMs`: `int64 1+ ignorable`.
    pub session_lifetime_ms: i64,
}

impl Default for SaslAuthenticateResponse {
    fn default() -> Self {
        Self {
            error_code: 0,
            error_message: Some(Default::default()),
            auth_bytes: Default::default(),
            session_lifetime_ms: 0,
        }
    }
}

impl WireStruct for SaslAuthenticateResponse {}

impl Wire for SaslAuthenticateResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            error_code: Wire::read(decoder, at)?,
            error_message: Wire::read(decoder, at)?,
            auth_bytes: Wire::read(decoder, at)?,
            session_lifetime_ms: if at.version >= 1 {
                Wire::read(decoder, at)?
            } else {
                0
            },
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.error_message, encoder, at)?;
        Wire::write(&self.auth_bytes, encoder, at)?;
        if at.version >= 1 {
            Wire::write(&self.session_lifetime_ms, encoder, at)?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 8,
            1 => 16,
            _ => 13,
        }
    }
}

impl Message for SaslAuthenticateResponse {
    const NAME: &'static str = "SaslAuthenticateResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=2;
    const FLEXIBLE_FROM: Option<i16> = Some(2);
}
