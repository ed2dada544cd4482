// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `GroupMetadataValue`, versions 0 to 4.

use crate::wire_prelude::*;

/// `GroupMetadataValue`.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupMetadataValue {
    /// `protocolType`: `string 0+`.
    pub protocol_type: ByteString,
    /// `generation`: `int32 0+`.
    pub generation: i32,
    /// `protocol`: `string 0+ nullable 0+`.
    pub protocol: Option<ByteString>,
    /// `leader`: `string 0+ nullable 0+`.
    pub leader: Option<ByteString>,
    /// `currentStateTimestamp`: `int64 2+ default -1 ignorable`.
    pub current_state_timestamp: i64,
    /// `members`: `[]MemberMetadata 0+`.
    pub members: Vec<MemberMetadata>,
}

impl Default for GroupMetadataValue {
    fn default() -> Self {
        Self {
            protocol_type: Default::default(),
            generation: 0,
            protocol: Some(Default::default()),
            leader: Some(Default::default()),
            current_state_timestamp: -1,
            members: Default::default(),
        }
    }
}

impl WireStruct for GroupMetadataValue {}

impl Wire for GroupMetadataValue {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            protocol_type: Wire::read(decoder, at)?,
            generation: Wire::read(decoder, at)?,
            protocol: Wire::read(decoder, at)?,
            leader: Wire::read(decoder, at)?,
            current_state_timestamp: if at.version >= 2 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            members: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.protocol_type, encoder, at)?;
        Wire::write(&self.generation, encoder, at)?;
        Wire::write(&self.protocol, encoder, at)?;
        Wire::write(&self.leader, encoder, at)?;
        if at.version >= 2 {
            Wire::write(&self.current_state_timestamp, encoder, at)?;
        }
        Wire::write(&self.members, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 14,
            2..=3 => 22,
            _ => 17,
        }
    }
}

/// `MemberMetadata` of [`GroupMetadataValue`].
#[derive(Debug, Clone, PartialEq)]
pub struct MemberMetadata {
    /// `memberId`: `string 0+`.
    pub member_id: ByteString,
    /// `groupInstanceId`: `string 3+ nullable 3+ default null ignorable`.
    pub group_instance_id: Option<ByteString>,
    /// `clientId`: `string 0+`.
    pub client_id: ByteString,
    /// `clientHost`: `string 0+`.
    pub client_host: ByteString,
    /// `rebalanceTimeout`: `int32 1+ default -1 ignorable`.
    pub rebalance_timeout: i32,
    /// `sessionTimeout`: `int32 0+`.
    pub session_timeout: i32,
    /// `subscription`: `bytes 0+`.
    pub subscription: Bytes,
    /// `assignment`: `bytes 0+`.
    pub assignment: Bytes,
}

impl Default for MemberMetadata {
    fn default() -> Self {
        Self {
            member_id: Default::default(),
            group_instance_id: None,
            client_id: Default::default(),
            client_host: Default::default(),
            rebalance_timeout: -1,
            session_timeout: 0,
            subscription: Default::default(),
            assignment: Default::default(),
        }
    }
}

impl WireStruct for MemberMetadata {}

impl Wire for MemberMetadata {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            member_id: Wire::read(decoder, at)?,
            group_instance_id: if at.version >= 3 {
                Wire::read(decoder, at)?
            } else {
                None
            },
            client_id: Wire::read(decoder, at)?,
            client_host: Wire::read(decoder, at)?,
            rebalance_timeout: if at.version >= 1 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            session_timeout: Wire::read(decoder, at)?,
            subscription: Wire::read(decoder, at)?,
            assignment: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.member_id, encoder, at)?;
        if at.version >= 3 {
            Wire::write(&self.group_instance_id, encoder, at)?;
        }
        Wire::write(&self.client_id, encoder, at)?;
        Wire::write(&self.client_host, encoder, at)?;
        if at.version >= 1 {
            Wire::write(&self.rebalance_timeout, encoder, at)?;
        }
        Wire::write(&self.session_timeout, encoder, at)?;
        Wire::write(&self.subscription, encoder, at)?;
        Wire::write(&self.assignment, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 18,
            1..=2 => 22,
            3 => 24,
            _ => 15,
        }
    }
}

impl Message for GroupMetadataValue {
    const NAME: &'static str = "GroupMetadataValue";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=4;
    const FLEXIBLE_FROM: Option<i16> = Some(4);
}
