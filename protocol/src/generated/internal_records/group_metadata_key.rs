// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `GroupMetadataKey`, versions 0 to 0.

use crate::wire_prelude::*;

/// `GroupMetadataKey`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GroupMetadataKey {
    /// `group`: `string 0`.
    pub group: ByteString,
}

impl WireStruct for GroupMetadataKey {}

impl Wire for GroupMetadataKey {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            group: Wire::read(decoder, at)?,
        };

        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.group, encoder, at)?;

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        2
    }
}

impl Message for GroupMetadataKey {
    const NAME: &'static str = "GroupMetadataKey";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = None;
}

impl RecordKey for GroupMetadataKey {
    const RECORD_TYPE: i16 = 2;
    type Value = super::group_metadata_value::GroupMetadataValue;
}
