// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ConsumerGroupMetadataKey`, versions 0 to 0.

use crate::wire_prelude::*;

/// `ConsumerGroupMetadataKey`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ConsumerGroupMetadataKey {
    /// `GroupId`: `string 0`.
    pub group_id: ByteString,
}

impl WireStruct for ConsumerGroupMetadataKey {}

impl Wire for ConsumerGroupMetadataKey {
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

impl Message for ConsumerGroupMetadataKey {
    const NAME: &'static str = "ConsumerGroupMetadataKey";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = None;
}

impl RecordKey for ConsumerGroupMetadataKey {
    const RECORD_TYPE: i16 = 3;
    type Value = super::consumer_group_metadata_value::ConsumerGroupMetadataValue;
}
