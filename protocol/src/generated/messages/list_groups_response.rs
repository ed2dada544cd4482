// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ListGroupsResponse`, versions 0 to 5.

use crate::wire_prelude::*;

/// `ListGroupsResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ListGroupsResponse {
    /// `ThrottleTimeMs`: `int32 1+ ignorable`.
    pub throttle_time_ms: i32,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `Groups`: `[]ListedGroup 0+`.
    pub groups: Vec<ListedGroup>,
}

impl WireStruct for ListGroupsResponse {}

impl Wire for ListGroupsResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: if at.version >= 1 {
                Wire::read(decoder, at)?
            } else {
                0
            },
            error_code: Wire::read(decoder, at)?,
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
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.groups, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 6,
            1..=2 => 10,
            _ => 8,
        }
    }
}

/// `ListedGroup` of [`ListGroupsResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ListedGroup {
    /// `GroupId`: `string 0+`.
    pub group_id: ByteString,
    /// `ProtocolType`: `string 0+`.
    pub protocol_type: ByteString,
    /// `GroupState`: `string 4+ ignorable`.
    pub group_state: ByteString,
    /// `GroupType`: `string 5+ ignorable`.
    pub group_type: ByteString,
}

impl WireStruct for ListedGroup {}

impl Wire for ListedGroup {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            group_id: Wire::read(decoder, at)?,
            protocol_type: Wire::read(decoder, at)?,
            group_state: if at.version >= 4 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            group_type: if at.version == 5 {
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
        Wire::write(&self.protocol_type, encoder, at)?;
        if at.version >= 4 {
            Wire::write(&self.group_state, encoder, at)?;
        }
        if at.version == 5 {
            Wire::write(&self.group_type, encoder, at)?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=2 => 4,
            3 => 3,
            4 => 4,
            _ => 5,
        }
    }
}

impl Message for ListGroupsResponse {
    const NAME: &'static str = "ListGroupsResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=5;
    const FLEXIBLE_FROM: Option<i16> = Some(3);
}
