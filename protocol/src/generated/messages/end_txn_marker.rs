// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `EndTxnMarker`, versions 0 to 0.

use crate::wire_prelude::*;

/// `EndTxnMarker`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct EndTxnMarker {
    /// `CoordinatorEpoch`: `int32 0+`.
    pub coordinator_epoch: i32,
}

impl WireStruct for EndTxnMarker {}

impl Wire for EndTxnMarker {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            coordinator_epoch: Wire::read(decoder, at)?,
        };

        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.coordinator_epoch, encoder, at)?;

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        4
    }
}

impl Message for EndTxnMarker {
    const NAME: &'static str = "EndTxnMarker";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = None;
}
