// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `SyncGroupRequest`, versions 0 to 5.

use crate::wire_prelude::*;

/// `SyncGroupRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SyncGroupRequest {
    /// `GroupId`: `string 0+`.
    pub group_id: ByteString,
    /// `GenerationId`: `int32 0+`.
    pub generation_id: i32,
    /// `MemberId`: `string 0+`.
    pub member_id: ByteString,
    /// `GroupInstanceId`: `string 3+ nullable 3+ default null`.
    pub group_instance_id: Option<ByteString>,
    /// `ProtocolType`: `string 5+ nullable 5+ default null ignorable`.
    pub protocol_type: Option<ByteString>,
    /// `ProtocolName`: `string 5+ nullable 5+ default null ignorable`.
    pub protocol_name: Option<ByteString>,
    /// `Assignments`: `[]SyncGroupRequestAssignment 0+`.
    pub assignments: Vec<SyncGroupRequestAssignment>,
}

impl WireStruct for SyncGroupRequest {}

impl Wire for SyncGroupRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            group_id: Wire::read(decoder, at)?,
            generation_id: Wire::read(decoder, at)?,
            member_id: Wire::read(decoder, at)?,
            group_instance_id: if at.version >= 3 {
                Wire::read(decoder, at)?
            } else {
                None
            },
            protocol_type: if at.version == 5 {
                Wire::read(decoder, at)?
            } else {
                None
            },
            protocol_name: if at.version == 5 {
                Wire::read(decoder, at)?
            } else {
                None
            },
            assignments: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.group_id, encoder, at)?;
        Wire::write(&self.generation_id, encoder, at)?;
        Wire::write(&self.member_id, encoder, at)?;
        if at.version >= 3 {
            Wire::write(&self.group_instance_id, encoder, at)?;
        } else {
            at.require_default(
                self.group_instance_id.is_none(),
                "SyncGroupRequest.group_instance_id",
            )?;
        }
        if at.version == 5 {
            Wire::write(&self.protocol_type, encoder, at)?;
        }
        if at.version == 5 {
            Wire::write(&self.protocol_name, encoder, at)?;
        }
        Wire::write(&self.assignments, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=2 => 12,
            3 => 14,
            4 => 9,
            _ => 11,
        }
    }
}

/// `SyncGroupRequestAssignment` of [`SyncGroupRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SyncGroupRequestAssignment {
    /// `MemberId`: `string 0+`.
    pub member_id: ByteString,
    /// `Assignment`: `bytes 0+`.
    pub assignment: Bytes,
}

impl WireStruct for SyncGroupRequestAssignment {}

impl Wire for SyncGroupRequestAssignment {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            member_id: Wire::read(decoder, at)?,
            assignment: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.member_id, encoder, at)?;
        Wire::write(&self.assignment, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=3 => 6,
            _ => 3,
        }
    }
}

impl Message for SyncGroupRequest {
    const NAME: &'static str = "SyncGroupRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=5;
    const FLEXIBLE_FROM: Option<i16> = Some(4);
}

impl Request for SyncGroupRequest {
    const API_KEY: ApiKey = ApiKey::SyncGroup;
    type Response = super::sync_group_response::SyncGroupResponse;
}
