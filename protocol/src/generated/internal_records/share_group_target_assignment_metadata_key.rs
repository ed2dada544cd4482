// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ShareGroupTargetAssignmentMetadataKey`, versions 0 to 0.

use crate::wire_prelude::*;

/// `ShareGroupTargetAssignmentMetadataKey`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ShareGroupTargetAssignmentMetadataKey {
    /// `GroupId`: `string 0`.
    pub group_id: ByteString,
}

impl WireStruct for ShareGroupTargetAssignmentMetadataKey {}

impl Wire for ShareGroupTargetAssignmentMetadataKey {
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

impl Message for ShareGroupTargetAssignmentMetadataKey {
    const NAME: &'static str = "ShareGroupTargetAssignmentMetadataKey";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = None;
}

impl RecordKey for ShareGroupTargetAssignmentMetadataKey {
    const RECORD_TYPE: i16 = 12;
    type Value = super::share_group_target_assignment_metadata_value::ShareGroupTargetAssignmentMetadataValue;
}
