// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `RenewDelegationTokenRequest`, versions 1 to 2.

use crate::wire_prelude::*;

/// `RenewDelegationTokenRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RenewDelegationTokenRequest {
    /// `Hmac`: `bytes 0+`.
    pub hmac: Bytes,
    /// `RenewPeriodMs`: `int64 0+`.
    pub renew_period_ms: i64,
}

impl WireStruct for RenewDelegationTokenRequest {}

impl Wire for RenewDelegationTokenRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            hmac: Wire::read(decoder, at)?,
            renew_period_ms: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.hmac, encoder, at)?;
        Wire::write(&self.renew_period_ms, encoder, at)?;
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

impl Message for RenewDelegationTokenRequest {
    const NAME: &'static str = "RenewDelegationTokenRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 1..=2;
    const FLEXIBLE_FROM: Option<i16> = Some(2);
}

impl Request for RenewDelegationTokenRequest {
    const API_KEY: ApiKey = ApiKey::RenewDelegationToken;
    type Response = super::renew_delegation_token_response::RenewDelegationTokenResponse;
}
