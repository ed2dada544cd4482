// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ShareGroupStatePartitionMetadataKey`, versions 0 to 0.

use crate::wire_prelude::*;

/// `ShareGroupStatePartitionMetadataKey`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ShareGroupStatePartitionMetadataKey {
    /// `GroupId`: `string 0`.
    pub group_id: ByteString,
}

impl WireStruct for ShareGroupStatePartitionMetadataKey {}

impl Wire for ShareGroupStatePartitionMetadataKey {
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

impl Message for ShareGroupStatePartitionMetadataKey {
    const NAME: &'static str = "ShareGroupStatePartitionMetadataKey";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = None;
}

impl RecordKey for ShareGroupStatePartitionMetadataKey {
    const RECORD_TYPE: i16 = 15;
    type Value =
        super::share_group_state_partition_metadata_value::ShareGroupStatePartitionMetadataValue;
}
