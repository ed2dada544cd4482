// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `StreamsGroupMetadataKey`, versions 0 to 0.

use crate::wire_prelude::*;

/// `StreamsGroupMetadataKey`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StreamsGroupMetadataKey {
    /// `GroupId`: `string 0`.
    pub group_id: ByteString,
}

impl WireStruct for StreamsGroupMetadataKey {}

impl Wire for StreamsGroupMetadataKey {
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

impl Message for StreamsGroupMetadataKey {
    const NAME: &'static str = "StreamsGroupMetadataKey";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = None;
}

impl RecordKey for StreamsGroupMetadataKey {
    const RECORD_TYPE: i16 = 17;
    type Value = super::streams_group_metadata_value::StreamsGroupMetadataValue;
}
