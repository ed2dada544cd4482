// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `BrokerHeartbeatResponse`, versions 0 to 2.

use crate::wire_prelude::*;

/// `BrokerHeartbeatResponse`.
#[derive(Debug, Clone, PartialEq)]
pub struct BrokerHeartbeatResponse {
    /// `ThrottleTimeMs`: `int32 0+`.
    pub throttle_time_ms: i32,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `IsCaughtUp`: `bool 0+`.
    pub is_caught_up: bool,
    /// `IsFenced`: `bool 0+ default true`.
    pub is_fenced: bool,
    /// `ShouldShutDown`: `bool 0+`.
    pub should_shut_down: bool,
}

impl Default for BrokerHeartbeatResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            error_code: 0,
            is_caught_up: false,
            is_fenced: true,
            should_shut_down: false,
        }
    }
}

impl WireStruct for BrokerHeartbeatResponse {}

impl Wire for BrokerHeartbeatResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: Wire::read(decoder, at)?,
            error_code: Wire::read(decoder, at)?,
            is_caught_up: Wire::read(decoder, at)?,
            is_fenced: Wire::read(decoder, at)?,
            should_shut_down: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.throttle_time_ms, encoder, at)?;
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.is_caught_up, encoder, at)?;
        Wire::write(&self.is_fenced, encoder, at)?;
        Wire::write(&self.should_shut_down, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        10
    }
}

impl Message for BrokerHeartbeatResponse {
    const NAME: &'static str = "BrokerHeartbeatResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=2;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
