// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ShareGroupMetadataKey`, versions 0 to 0.

use crate::wire_prelude::*;

/// `ShareGroupMetadataKey`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ShareGroupMetadataKey {
    /// `GroupId`: `string 0`.
    pub group_id: ByteString,
}

impl WireStruct for ShareGroupMetadataKey {}

impl Wire for ShareGroupMetadataKey {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            group_id: Wire::read(decoder, at)?,
        };

        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.group_id, encoder, at)?;

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        2
    }
}

impl Message for ShareGroupMetadataKey {
    const NAME: &'static str = "ShareGroupMetadataKey";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = None;
}

impl RecordKey for ShareGroupMetadataKey {
    const RECORD_TYPE: i16 = 11;
    type Value = super::share_group_metadata_value::ShareGroupMetadataValue;
}
