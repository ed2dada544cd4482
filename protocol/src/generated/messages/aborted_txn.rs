// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `AbortedTxn`, versions 0 to 0.

use crate::wire_prelude::*;

/// `AbortedTxn`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AbortedTxn {
    /// `ProducerId`: `int64 0+`.
    pub producer_id: i64,
    /// `FirstOffset`: `int64 0+`.
    pub first_offset: i64,
    /// `LastOffset`: `int64 0+`.
    pub last_offset: i64,
    /// `LastStableOffset`: `int64 0+`.
    pub last_stable_offset: i64,
}

impl WireStruct for AbortedTxn {}

impl Wire for AbortedTxn {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            producer_id: Wire::read(decoder, at)?,
            first_offset: Wire::read(decoder, at)?,
            last_offset: Wire::read(decoder, at)?,
            last_stable_offset: Wire::read(decoder, at)?,
        };

        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.producer_id, encoder, at)?;
        Wire::write(&self.first_offset, encoder, at)?;
        Wire::write(&self.last_offset, encoder, at)?;
        Wire::write(&self.last_stable_offset, encoder, at)?;

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        32
    }
}

impl Message for AbortedTxn {
    const NAME: &'static str = "AbortedTxn";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = None;
}
