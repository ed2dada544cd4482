// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `EndTxnResponse`, versions 0 to 5.

use crate::wire_prelude::*;

/// `EndTxnResponse`.
#[derive(Debug, Clone, PartialEq)]
pub struct EndTxnResponse {
    /// `ThrottleTimeMs`: `int32 0+`.
    pub throttle_time_ms: i32,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `ProducerId`: `int64 5+ default -1 ignorable`.
    pub producer_id: i64,
    /// `ProducerEpoch`: `int16 5+ default -1 ignorable`.
    pub producer_epoch: i16,
}

impl Default for EndTxnResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            error_code: 0,
            producer_id: -1,
            producer_epoch: -1,
        }
    }
}

impl WireStruct for EndTxnResponse {}

impl Wire for EndTxnResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: Wire::read(decoder, at)?,
            error_code: Wire::read(decoder, at)?,
            producer_id: if at.version == 5 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            producer_epoch: if at.version == 5 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.throttle_time_ms, encoder, at)?;
        Wire::write(&self.error_code, encoder, at)?;
        if at.version == 5 {
            Wire::write(&self.producer_id, encoder, at)?;
        }
        if at.version == 5 {
            Wire::write(&self.producer_epoch, encoder, at)?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=2 => 6,
            3..=4 => 7,
            _ => 17,
        }
    }
}

impl Message for EndTxnResponse {
    const NAME: &'static str = "EndTxnResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=5;
    const FLEXIBLE_FROM: Option<i16> = Some(3);
}
