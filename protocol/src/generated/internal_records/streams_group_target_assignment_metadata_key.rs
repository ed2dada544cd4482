// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `StreamsGroupTargetAssignmentMetadataKey`, versions 0 to 0.

use crate::wire_prelude::*;

/// `StreamsGroupTargetAssignmentMetadataKey`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StreamsGroupTargetAssignmentMetadataKey {
    /// `GroupId`: `string 0`.
    pub group_id: ByteString,
}

impl WireStruct for StreamsGroupTargetAssignmentMetadataKey {}

impl Wire for StreamsGroupTargetAssignmentMetadataKey {
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

impl Message for StreamsGroupTargetAssignmentMetadataKey {
    const NAME: &'static str = "StreamsGroupTargetAssignmentMetadataKey";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = None;
}

impl RecordKey for StreamsGroupTargetAssignmentMetadataKey {
    const RECORD_TYPE: i16 = 20;
    type Value = super::streams_group_target_assignment_metadata_value::StreamsGroupTargetAssignmentMetadataValue;
}
