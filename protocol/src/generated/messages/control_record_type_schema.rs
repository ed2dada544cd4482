// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ControlRecordTypeSchema`, versions 0 to 0.

use crate::wire_prelude::*;

/// `ControlRecordTypeSchema`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ControlRecordTypeSchema {
    /// `Type`: `int16 0+`.
    pub r#type: i16,
}

impl WireStruct for ControlRecordTypeSchema {}

impl Wire for ControlRecordTypeSchema {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            r#type: Wire::read(decoder, at)?,
        };

        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.r#type, encoder, at)?;

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        2
    }
}

impl Message for ControlRecordTypeSchema {
    const NAME: &'static str = "ControlRecordTypeSchema";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = None;
}
