// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `InitProducerIdResponse`, versions 0 to 6.

use crate::wire_prelude::*;

/// `InitProducerIdResponse`.
#[derive(Debug, Clone, PartialEq)]
pub struct InitProducerIdResponse {
    /// `ThrottleTimeMs`: `int32 0+ ignorable`.
    pub throttle_time_ms: i32,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `ProducerId`: `int64 0+ default -1`.
    pub producer_id: i64,
    /// `ProducerEpoch`: `int16 0+`.
    pub producer_epoch: i16,
    /// `OngoingTxnProducerId`: `int64 6+ default -1`.
    pub ongoing_txn_producer_id: i64,
    /// `OngoingTxnProducerEpoch`: `int16 6+ default -1`.
    pub ongoing_txn_producer_epoch: i16,
}

impl Default for InitProducerIdResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            error_code: 0,
            producer_id: -1,
            producer_epoch: 0,
            ongoing_txn_producer_id: -1,
            ongoing_txn_producer_epoch: -1,
        }
    }
}

impl WireStruct for InitProducerIdResponse {}

impl Wire for InitProducerIdResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: Wire::read(decoder, at)?,
            error_code: Wire::read(decoder, at)?,
            producer_id: Wire::read(decoder, at)?,
            producer_epoch: Wire::read(decoder, at)?,
            ongoing_txn_producer_id: if at.version == 6 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            ongoing_txn_producer_epoch: if at.version == 6 {
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
        Wire::write(&self.producer_id, encoder, at)?;
        Wire::write(&self.producer_epoch, encoder, at)?;
        if at.version == 6 {
            Wire::write(&self.ongoing_txn_producer_id, encoder, at)?;
        } else {
            at.require_default(
                self.ongoing_txn_producer_id == -1,
                "InitProducerIdResponse.ongoing_txn_producer_id",
            )?;
        }
        if at.version == 6 {
            Wire::write(&self.ongoing_txn_producer_epoch, encoder, at)?;
        } else {
            at.require_default(
                self.ongoing_txn_producer_epoch == -1,
                "InitProducerIdResponse.ongoing_txn_producer_epoch",
            )?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 16,
            2..=5 => 17,
            _ => 27,
        }
    }
}

impl Message for InitProducerIdResponse {
    const NAME: &'static str = "InitProducerIdResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=6;
    const FLEXIBLE_FROM: Option<i16> = Some(2);
}
