// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `JoinGroupResponse`, versions 0 to 9.

use crate::wire_prelude::*;

/// `JoinGroupResponse`.
#[derive(Debug, Clone, PartialEq)]
pub struct JoinGroupResponse {
    /// `ThrottleTimeMs`: `int32 2+ ignorable`.
    pub throttle_time_ms: i32,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `GenerationId`: `int32 0+ default -1`.
    pub generation_id: i32,
    /// `ProtocolType`: `string 7+ nullable 7+ default null ignorable`.
    pub protocol_type: Option<ByteString>,
    /// `ProtocolName`: `string 0+ nullable 7+`.
    pub protocol_name: Option<ByteString>,
    /// `Leader`: `string 0+`.
    pub leader: ByteString,
    /// `SkipAssignment`: `bool 9+`.
    pub skip_assignment: bool,
    /// `MemberId`: `string 0+`.
    pub member_id: ByteString,
    /// `Members`: `[]JoinGroupResponseMember 0+`.
    pub members: Vec<JoinGroupResponseMember>,
}

impl Default for JoinGroupResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            error_code: 0,
            generation_id: -1,
            protocol_type: None,
            protocol_name: Some(Default::default()),
            leader: Default::default(),
            skip_assignment: false,
            member_id: Default::default(),
            members: Default::default(),
        }
    }
}

impl WireStruct for JoinGroupResponse {}

impl Wire for JoinGroupResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: if at.version >= 2 {
                Wire::read(decoder, at)?
            } else {
                0
            },
            error_code: Wire::read(decoder, at)?,
            generation_id: Wire::read(decoder, at)?,
            protocol_type: if at.version >= 7 {
                Wire::read(decoder, at)?
            } else {
                None
            },
            protocol_name: if at.version >= 7 {
                Wire::read(decoder, at)?
            } else {
                read_present(decoder, at)?
            },
            leader: Wire::read(decoder, at)?,
            skip_assignment: if at.version == 9 {
                Wire::read(decoder, at)?
            } else {
                false
            },
            member_id: Wire::read(decoder, at)?,
            members: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        if at.version >= 2 {
            Wire::write(&self.throttle_time_ms, encoder, at)?;
        }
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.generation_id, encoder, at)?;
        if at.version >= 7 {
            Wire::write(&self.protocol_type, encoder, at)?;
        }
        at.require_value(
            at.version < 7 && self.protocol_name.is_none(),
            "JoinGroupResponse.protocol_name",
        )?;
        Wire::write(&self.protocol_name, encoder, at)?;
        Wire::write(&self.leader, encoder, at)?;
        if at.version == 9 {
            Wire::write(&self.skip_assignment, encoder, at)?;
        } else {
            at.require_default(!self.skip_assignment, "JoinGroupResponse.skip_assignment")?;
        }
        Wire::write(&self.member_id, encoder, at)?;
        Wire::write(&self.members, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 16,
            2..=5 => 20,
            6 => 15,
            7..=8 => 16,
            _ => 17,
        }
    }
}

/// `JoinGroupResponseMember` of [`JoinGroupResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct JoinGroupResponseMember {
    /// `MemberId`: `string 0+`.
    pub member_id: ByteString,
    /// `GroupInstanceId`: `string 5+ nullable 5+ default null ignorable`.
    pub group_instance_id: Option<ByteString>,
    /// `Metadata`: `bytes 0+`.
    pub metadata: Bytes,
}

impl WireStruct for JoinGroupResponseMember {}

impl Wire for JoinGroupResponseMember {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            member_id: Wire::read(decoder, at)?,
            group_instance_id: if at.version >= 5 {
                Wire::read(decoder, at)?
            } else {
                None
            },
            metadata: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.member_id, encoder, at)?;
        if at.version >= 5 {
            Wire::write(&self.group_instance_id, encoder, at)?;
        }
        Wire::write(&self.metadata, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=4 => 6,
            5 => 8,
            _ => 4,
        }
    }
}

impl Message for JoinGroupResponse {
    const NAME: &'static str = "JoinGroupResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=9;
    const FLEXIBLE_FROM: Option<i16> = Some(6);
}
