// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ShareGroupCurrentMemberAssignmentKey`, versions 0 to 0.

use crate::wire_prelude::*;

/// `ShareGroupCurrentMemberAssignmentKey`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ShareGroupCurrentMemberAssignmentKey {
    /// `GroupId`: `string 0`.
    pub group_id: ByteString,
    /// `MemberId`: `string 0`.
    pub member_id: ByteString,
}

impl WireStruct for ShareGroupCurrentMemberAssignmentKey {}

impl Wire for ShareGroupCurrentMemberAssignmentKey {
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

impl Message for ShareGroupCurrentMemberAssignmentKey {
    const NAME: &'static str = "ShareGroupCurrentMemberAssignmentKey";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = None;
}

impl RecordKey for ShareGroupCurrentMemberAssignmentKey {
    const RECORD_TYPE: i16 = 14;
    type Value =
        super::share_group_current_member_assignment_value::ShareGroupCurrentMemberAssignmentValue;
}
