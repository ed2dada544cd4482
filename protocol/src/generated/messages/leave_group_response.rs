// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `LeaveGroupResponse`, versions 0 to 5.

use crate::wire_prelude::*;

/// `LeaveGroupResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LeaveGroupResponse {
    /// `ThrottleTimeMs`: `int32 1+ ignorable`.
    pub throttle_time_ms: i32,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `Members`: `[]MemberResponse 3+`.
    pub members: Vec<MemberResponse>,
}

impl WireStruct for LeaveGroupResponse {}

impl Wire for LeaveGroupResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: if at.version >= 1 {
                Wire::read(decoder, at)?
            } else {
                0
            },
            error_code: Wire::read(decoder, at)?,
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
        if at.version >= 1 {
            Wire::write(&self.throttle_time_ms, encoder, at)?;
        }
        Wire::write(&self.error_code, encoder, at)?;
        if at.version >= 3 {
            Wire::write(&self.members, encoder, at)?;
        } else {
            at.require_default(self.members.is_empty(), "LeaveGroupResponse.members")?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 2,
            1..=2 => 6,
            3 => 10,
            _ => 8,
        }
    }
}

/// `MemberResponse` of [`LeaveGroupResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct MemberResponse {
    /// `MemberId`: `string 3+`.
    pub member_id: ByteString,
    /// `GroupInstanceId`: `string 3+ nullable 3+`.
    pub group_instance_id: Option<ByteString>,
    /// `ErrorCode`: `int16 3+`.
    pub error_code: i16,
}

impl Default for MemberResponse {
    fn default() -> Self {
        Self {
            member_id: Default::default(),
            group_instance_id: Some(Default::default()),
            error_code: 0,
        }
    }
}

impl WireStruct for MemberResponse {}

impl Wire for MemberResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            member_id: Wire::read(decoder, at)?,
            group_instance_id: Wire::read(decoder, at)?,
            error_code: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.member_id, encoder, at)?;
        Wire::write(&self.group_instance_id, encoder, at)?;
        Wire::write(&self.error_code, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=3 => 6,
            _ => 5,
        }
    }
}

impl Message for LeaveGroupResponse {
    const NAME: &'static str = "LeaveGroupResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=5;
    const FLEXIBLE_FROM: Option<i16> = Some(4);
}
