// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ConsumerGroupTargetAssignmentMemberKey`, versions 0 to 0.

use crate::wire_prelude::*;

/// `ConsumerGroupTargetAssignmentMemberKey`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ConsumerGroupTargetAssignmentMemberKey {
    /// `GroupId`: `string 0`.
    pub group_id: ByteString,
    /// `MemberId`: `string 0`.
    pub member_id: ByteString,
}

impl WireStruct for ConsumerGroupTargetAssignmentMemberKey {}

impl Wire for ConsumerGroupTargetAssignmentMemberKey {
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

impl Message for ConsumerGroupTargetAssignmentMemberKey {
    const NAME: &'static str = "ConsumerGroupTargetAssignmentMemberKey";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = None;
}

impl RecordKey for ConsumerGroupTargetAssignmentMemberKey {
    const RECORD_TYPE: i16 = 7;
    type Value = super::consumer_group_target_assignment_member_value::ConsumerGroupTargetAssignmentMemberValue;
}
