// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ExpireDelegationTokenRequest`, versions 1 to 2.

use crate::wire_prelude::*;

/// `ExpireDelegationTokenRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ExpireDelegationTokenRequest {
    /// `Hmac`: `bytes 0+`.
    pub hmac: Bytes,
    /// `ExpiryTimePeriodMs`: `int64 0+`.
    pub expiry_time_period_ms: i64,
}

impl WireStruct for ExpireDelegationTokenRequest {}

impl Wire for ExpireDelegationTokenRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            hmac: Wire::read(decoder, at)?,
            expiry_time_period_ms: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.hmac, encoder, at)?;
        Wire::write(&self.expiry_time_period_ms, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 12,
            _ => 10,
        }
    }
}

impl Message for ExpireDelegationTokenRequest {
    const NAME: &'static str = "ExpireDelegationTokenRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 1..=2;
    const FLEXIBLE_FROM: Option<i16> = Some(2);
}

impl Request for ExpireDelegationTokenRequest {
    const API_KEY: ApiKey = ApiKey::ExpireDelegationToken;
    type Response = super::expire_delegation_token_response::ExpireDelegationTokenResponse;
}
