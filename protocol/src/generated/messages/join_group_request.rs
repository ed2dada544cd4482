// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `JoinGroupRequest`, versions 0 to 9.

use crate::wire_prelude::*;

/// `JoinGroupRequest`.
#[derive(Debug, Clone, PartialEq)]
pub struct JoinGroupRequest {
    /// `GroupId`: `string 0+`.
    pub group_id: ByteString,
    /// `SessionTimeoutMs`: `int32 0+`.
    pub session_timeout_ms: i32,
    /// `RebalanceTimeoutMs`: `int32 1+ default -1 ignorable`.
    pub rebalance_timeout_ms: i32,
    /// `MemberId`: `string 0+`.
    pub member_id: ByteString,
    /// `GroupInstanceId`: `string 5+ nullable 5+ default null`.
    pub group_instance_id: Option<ByteString>,
    /// `ProtocolType`: `string 0+`.
    pub protocol_type: ByteString,
    /// `Protocols`: `[]JoinGroupRequestProtocol 0+`.
    pub protocols: Vec<JoinGroupRequestProtocol>,
    /// `Reason`: `string 8+ nullable 8+ default null ignorable`.
    pub reason: Option<ByteString>,
}

impl Default for JoinGroupRequest {
    fn default() -> Self {
        Self {
            group_id: Default::default(),
            session_timeout_ms: 0,
            rebalance_timeout_ms: -1,
            member_id: Default::default(),
            group_instance_id: None,
            protocol_type: Default::default(),
            protocols: Default::default(),
            reason: None,
        }
    }
}

impl WireStruct for JoinGroupRequest {}

impl Wire for JoinGroupRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            group_id: Wire::read(decoder, at)?,
            session_timeout_ms: Wire::read(decoder, at)?,
            rebalance_timeout_ms: if at.version >= 1 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            member_id: Wire::read(decoder, at)?,
            group_instance_id: if at.version >= 5 {
                Wire::read(decoder, at)?
            } else {
                None
            },
            protocol_type: Wire::read(decoder, at)?,
            protocols: Wire::read(decoder, at)?,
            reason: if at.version >= 8 {
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
        Wire::write(&self.group_id, encoder, at)?;
        Wire::write(&self.session_timeout_ms, encoder, at)?;
        if at.version >= 1 {
            Wire::write(&self.rebalance_timeout_ms, encoder, at)?;
        }
        Wire::write(&self.member_id, encoder, at)?;
        if at.version >= 5 {
            Wire::write(&self.group_instance_id, encoder, at)?;
        } else {
            at.require_default(
                self.group_instance_id.is_none(),
                "JoinGroupRequest.group_instance_id",
            )?;
        }
        Wire::write(&self.protocol_type, encoder, at)?;
        Wire::write(&self.protocols, encoder, at)?;
        if at.version >= 8 {
            Wire::write(&self.reason, encoder, at)?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 14,
            1..=4 => 18,
            5 => 20,
            6..=7 => 14,
            _ => 15,
        }
    }
}

/// `JoinGroupRequestProtocol` of [`JoinGroupRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct JoinGroupRequestProtocol {
    /// `Name`: `string 0+ key`.
    pub name: ByteString,
    /// `Metadata`: `bytes 0+`.
    pub metadata: Bytes,
}

impl WireStruct for JoinGroupRequestProtocol {}

impl Wire for JoinGroupRequestProtocol {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: Wire::read(decoder, at)?,
            metadata: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.metadata, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=5 => 6,
            _ => 3,
        }
    }
}

impl Message for JoinGroupRequest {
    const NAME: &'static str = "JoinGroupRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=9;
    const FLEXIBLE_FROM: Option<i16> = Some(6);
}

impl Request for JoinGroupRequest {
    const API_KEY: ApiKey = ApiKey::JoinGroup;
    type Response = super::join_group_response::JoinGroupResponse;
}
