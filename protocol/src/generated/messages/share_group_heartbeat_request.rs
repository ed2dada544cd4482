// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ShareGroupHeartbeatRequest`, versions 1 to 1.

use crate::wire_prelude::*;

/// `ShareGroupHeartbeatRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ShareGroupHeartbeatRequest {
    /// `GroupId`: `string 0+`.
    pub group_id: ByteString,
    /// `MemberId`: `string 0+`.
    pub member_id: ByteString,
    /// `MemberEpoch`: `int32 0+`.
    pub member_epoch: i32,
    /// `RackId`: `string 0+ nullable 0+ default null`.
    pub rack_id: Option<ByteString>,
    /// `SubscribedTopicNames`: `[]string 0+ nullable 0+ default null`.
    pub subscribed_topic_names: Option<Vec<ByteString>>,
}

impl WireStruct for ShareGroupHeartbeatRequest {}

impl Wire for ShareGroupHeartbeatRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            group_id: Wire::read(decoder, at)?,
            member_id: Wire::read(decoder, at)?,
            member_epoch: Wire::read(decoder, at)?,
            rack_id: Wire::read(decoder, at)?,
            subscribed_topic_names: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.group_id, encoder, at)?;
        Wire::write(&self.member_id, encoder, at)?;
        Wire::write(&self.member_epoch, encoder, at)?;
        Wire::write(&self.rack_id, encoder, at)?;
        Wire::write(&self.subscribed_topic_names, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        9
    }
}

impl Message for ShareGroupHeartbeatRequest {
    const NAME: &'static str = "ShareGroupHeartbeatRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 1..=1;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}

impl Request for ShareGroupHeartbeatRequest {
    const API_KEY: ApiKey = ApiKey::ShareGroupHeartbeat;
    type Response = super::share_group_heartbeat_response::ShareGroupHeartbeatResponse;
}
