// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `StreamsGroupTargetAssignmentMemberKey`, versions 0 to 0.

use crate::wire_prelude::*;

/// `StreamsGroupTargetAssignmentMemberKey`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StreamsGroupTargetAssignmentMemberKey {
    /// `GroupId`: `string 0`.
    pub group_id: ByteString,
    /// `MemberId`: `string 0`.
    pub member_id: ByteString,
}

impl WireStruct for StreamsGroupTargetAssignmentMemberKey {}

impl Wire for StreamsGroupTargetAssignmentMemberKey {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            group_id: Wire::read(decoder, at)?,
            member_id: Wire::read(decoder, at)?,
        };

        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.group_id, encoder, at)?;
        Wire::write(&self.member_id, encoder, at)?;

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        4
    }
}

impl Message for StreamsGroupTargetAssignmentMemberKey {
    const NAME: &'static str = "StreamsGroupTargetAssignmentMemberKey";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = None;
}

impl RecordKey for StreamsGroupTargetAssignmentMemberKey {
    const RECORD_TYPE: i16 = 21;
    type Value = super::streams_group_target_assignment_member_value::StreamsGroupTargetAssignmentMemberValue;
}
