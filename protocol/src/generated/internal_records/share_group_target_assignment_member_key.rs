// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ShareGroupTargetAssignmentMemberKey`, versions 0 to 0.

use crate::wire_prelude::*;

/// `ShareGroupTargetAssignmentMemberKey`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ShareGroupTargetAssignmentMemberKey {
    /// `GroupId`: `string 0`.
    pub group_id: ByteString,
    /// `MemberId`: `string 0`.
    pub member_id: ByteString,
}

impl WireStruct for ShareGroupTargetAssignmentMemberKey {}

impl Wire for ShareGroupTargetAssignmentMemberKey {
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

impl Message for ShareGroupTargetAssignmentMemberKey {
    const NAME: &'static str = "ShareGroupTargetAssignmentMemberKey";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = None;
}

impl RecordKey for ShareGroupTargetAssignmentMemberKey {
    const RECORD_TYPE: i16 = 13;
    type Value =
        super::share_group_target_assignment_member_value::ShareGroupTargetAssignmentMemberValue;
}
