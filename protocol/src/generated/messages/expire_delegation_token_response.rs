// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ExpireDelegationTokenResponse`, versions 1 to 2.

use crate::wire_prelude::*;

/// `ExpireDelegationTokenResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ExpireDelegationTokenResponse {
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `ExpiryTimestampMs`: `int64 0+`.
    pub expiry_timestamp_ms: i64,
    /// `ThrottleTimeMs`: `int32 0+`.
    pub throttle_time_ms: i32,
}

impl WireStruct for ExpireDelegationTokenResponse {}

impl Wire for ExpireDelegationTokenResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            error_code: Wire::read(decoder, at)?,
            expiry_timestamp_ms: Wire::read(decoder, at)?,
            throttle_time_ms: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.expiry_timestamp_ms, encoder, at)?;
        Wire::write(&self.throttle_time_ms, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 14,
            _ => 15,
        }
    }
}

impl Message for ExpireDelegationTokenResponse {
    const NAME: &'static str = "ExpireDelegationTokenResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 1..=2;
    const FLEXIBLE_FROM: Option<i16> = Some(2);
}
