// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `HeartbeatRequest`, versions 0 to 4.

use crate::wire_prelude::*;

/// `HeartbeatRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct HeartbeatRequest {
    /// `GroupId`: `string 0+`.
    pub group_id: ByteString,
    /// `GenerationId`: `int32 0+`.
    pub generation_id: i32,
    /// `MemberId`: `string 0+`.
    pub member_id: ByteString,
    /// `GroupInstanceId`: `string 3+ nullable 3+ default null`.
    pub group_instance_id: Option<ByteString>,
}

impl WireStruct for HeartbeatRequest {}

impl Wire for HeartbeatRequest {
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
                "HeartbeatRequest.group_instance_id",
            )?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=2 => 8,
            3 => 10,
            _ => 8,
        }
    }
}

impl Message for HeartbeatRequest {
    const NAME: &'static str = "HeartbeatRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=4;
    const FLEXIBLE_FROM: Option<i16> = Some(4);
}

impl Request for HeartbeatRequest {
    const API_KEY: ApiKey = ApiKey::Heartbeat;
    type Response = super::heartbeat_response::HeartbeatResponse;
}
