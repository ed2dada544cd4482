// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `DescribeGroupsResponse`, versions 0 to 6.

use crate::wire_prelude::*;

/// `DescribeGroupsResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DescribeGroupsResponse {
    /// `ThrottleTimeMs`: `int32 1+ ignorable`.
    pub throttle_time_ms: i32,
    /// `Groups`: `[]DescribedGroup 0+`.
    pub groups: Vec<DescribedGroup>,
}

impl WireStruct for DescribeGroupsResponse {}

impl Wire for DescribeGroupsResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: if at.version >= 1 {
                Wire::read(decoder, at)?
            } else {
                0
            },
            groups: Wire::read(decoder, at)?,
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
        Wire::write(&self.groups, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 4,
            1..=4 => 8,
            _ => 6,
        }
    }
}

/// `DescribedGroup` of [`DescribeGroupsResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct DescribedGroup {
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `ErrorMessage`: `string 6+ nullable 6+ default null`.
    pub error_message: Option<ByteString>,
    /// `GroupId`: `string 0+`.
    pub group_id: ByteString,
    /// `GroupState`: `string 0+`.
    pub group_state: ByteString,
    /// `ProtocolType`: `string 0+`.
    pub protocol_type: ByteString,
    /// `ProtocolData`: `string 0+`.
    pub protocol_data: ByteString,
    /// `Members`: `[]DescribedGroupMember 0+`.
    pub members: Vec<DescribedGroupMember>,
    /// `AuthorizedOperations`: `int32 3+ default -2147483648`.
    pub authorized_operations: i32,
}

impl Default for DescribedGroup {
    fn default() -> Self {
        Self {
            error_code: 0,
            error_message: None,
            group_id: Default::default(),
            group_state: Default::default(),
            protocol_type: Default::default(),
            protocol_data: Default::default(),
            members: Default::default(),
            authorized_operations: -2147483648,
        }
    }
}

impl WireStruct for DescribedGroup {}

impl Wire for DescribedGroup {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            error_code: Wire::read(decoder, at)?,
            error_message: if at.version == 6 {
                Wire::read(decoder, at)?
            } else {
                None
            },
            group_id: Wire::read(decoder, at)?,
            group_state: Wire::read(decoder, at)?,
            protocol_type: Wire::read(decoder, at)?,
            protocol_data: Wire::read(decoder, at)?,
            members: Wire::read(decoder, at)?,
            authorized_operations: if at.version >= 3 {
                Wire::read(decoder, at)?
            } else {
                -2147483648
            },
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.error_code, encoder, at)?;
        if at.version == 6 {
            Wire::write(&self.error_message, encoder, at)?;
        } else {
            at.require_default(self.error_message.is_none(), "DescribedGroup.error_message")?;
        }
        Wire::write(&self.group_id, encoder, at)?;
        Wire::write(&self.group_state, encoder, at)?;
        Wire::write(&self.protocol_type, encoder, at)?;
        Wire::write(&self.protocol_data, encoder, at)?;
        Wire::write(&self.members, encoder, at)?;
        if at.version >= 3 {
            Wire::write(&self.authorized_operations, encoder, at)?;
        } else {
            at.require_default(
                self.authorized_operations == -2147483648,
                "DescribedGroup.authorized_operations",
            )?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=2 => 14,
            3..=4 => 18,
            5 => 12,
            _ => 13,
        }
    }
}

/// `DescribedGroupMember` of [`DescribeGroupsResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DescribedGroupMember {
    /// `MemberId`: `string 0+`.
    pub member_id: ByteString,
    /// `GroupInstanceId`: `string 4+ nullable 4+ default null ignorable`.
    pub group_instance_id: Option<ByteString>,
    /// `ClientId`: `string 0+`.
    pub client_id: ByteString,
    /// `ClientHost`: `string 0+`.
    pub client_host: ByteString,
    /// `MemberMetadata`: `bytes 0+`.
    pub member_metadata: Bytes,
    /// `MemberAssignment`: `bytes 0+`.
    pub member_assignment: Bytes,
}

impl WireStruct for DescribedGroupMember {}

impl Wire for DescribedGroupMember {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            member_id: Wire::read(decoder, at)?,
            group_instance_id: if at.version >= 4 {
                Wire::read(decoder, at)?
            } else {
                None
            },
            client_id: Wire::read(decoder, at)?,
            client_host: Wire::read(decoder, at)?,
            member_metadata: Wire::read(decoder, at)?,
            member_assignment: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.member_id, encoder, at)?;
        if at.version >= 4 {
            Wire::write(&self.group_instance_id, encoder, at)?;
        }
        Wire::write(&self.client_id, encoder, at)?;
        Wire::write(&self.client_host, encoder, at)?;
        Wire::write(&self.member_metadata, encoder, at)?;
        Wire::write(&self.member_assignment, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=3 => 14,
            4 => 16,
            _ => 7,
        }
    }
}

impl Message for DescribeGroupsResponse {
    const NAME: &'static str = "DescribeGroupsResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=6;
    const FLEXIBLE_FROM: Option<i16> = Some(5);
}
