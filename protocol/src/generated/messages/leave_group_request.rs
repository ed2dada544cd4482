// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `LeaveGroupRequest`, versions 0 to 5.

use crate::wire_prelude::*;

/// `LeaveGroupRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LeaveGroupRequest {
    /// `GroupId`: `string 0+`.
    pub group_id: ByteString,
    /// `MemberId`: `string 0-2`.
    pub member_id: ByteString,
    /// `Members`: `[]MemberIdentity 3+`.
    pub members: Vec<MemberIdentity>,
}

impl WireStruct for LeaveGroupRequest {}

impl Wire for LeaveGroupRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            group_id: Wire::read(decoder, at)?,
            member_id: if at.version <= 2 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            members: if at.version >= 3 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.group_id, encoder, at)?;
        if at.version <= 2 {
            Wire::write(&self.member_id, encoder, at)?;
        } else {
            at.require_default(self.member_id.is_empty(), "LeaveGroupRequest.member_id")?;
        }
        if at.version >= 3 {
            Wire::write(&self.members, encoder, at)?;
        } else {
            at.require_default(self.members.is_empty(), "LeaveGroupRequest.members")?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=2 => 4,
            3 => 6,
            _ => 3,
        }
    }
}

/// `MemberIdentity` of [`LeaveGroupRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MemberIdentity {
    /// `MemberId`: `string 3+`.
    pub member_id: ByteString,
    /// `GroupInstanceId`: `string 3+ nullable 3+ default null`.
    pub group_instance_id: Option<ByteString>,
    /// `Reason`: `string 5+ nullable 5+ default null ignorable`.
    pub reason: Option<ByteString>,
}

impl WireStruct for MemberIdentity {}

impl Wire for MemberIdentity {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            member_id: Wire::read(decoder, at)?,
            group_instance_id: Wire::read(decoder, at)?,
            reason: if at.version == 5 {
                Wire::read(decoder, at)?
            } else {
                None
            },
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.member_id, encoder, at)?;
        Wire::write(&self.group_instance_id, encoder, at)?;
        if at.version == 5 {
            Wire::write(&self.reason, encoder, at)?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=3 => 4,
            4 => 3,
            _ => 4,
        }
    }
}

impl Message for LeaveGroupRequest {
    const NAME: &'static str = "LeaveGroupRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=5;
    const FLEXIBLE_FROM: Option<i16> = Some(4);
}

impl Request for LeaveGroupRequest {
    const API_KEY: ApiKey = ApiKey::LeaveGroup;
    type Response = super::leave_group_response::LeaveGroupResponse;
}
