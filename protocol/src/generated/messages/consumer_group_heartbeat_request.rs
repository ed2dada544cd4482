// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ConsumerGroupHeartbeatRequest`, versions 0 to 1.

use crate::wire_prelude::*;

/// `ConsumerGroupHeartbeatRequest`.
#[derive(Debug, Clone, PartialEq)]
pub struct ConsumerGroupHeartbeatRequest {
    /// `GroupId`: `string 0+`.
    pub group_id: ByteString,
    /// `MemberId`: `string 0+`.
    pub member_id: ByteString,
    /// `MemberEpoch`: `int32 0+`.
    pub member_epoch: i32,
    /// `InstanceId`: `string 0+ nullable 0+ default null`.
    pub instance_id: Option<ByteString>,
    /// `RackId`: `string 0+ nullable 0+ default null`.
    pub rack_id: Option<ByteString>,
    /// `RebalanceTimeoutMs`: `int32 0+ default -1`.
    pub rebalance_timeout_ms: i32,
    /// `SubscribedTopicNames`: `[]string 0+ nullable 0+ default null`.
    pub subscribed_topic_names: Option<Vec<ByteString>>,
    /// `SubscribedTopicRegex`: `string 1+ nullable 1+ default null`.
    pub subscribed_topic_regex: Option<ByteString>,
    /// `ServerAssignor`: `string 0+ nullable 0+ default null`.
    pub server_assignor: Option<ByteString>,
    /// `TopicPartitions`: `[]TopicPartitions 0+ nullable 0+ default null`.
    pub topic_partitions: Option<Vec<TopicPartitions>>,
}

impl Default for ConsumerGroupHeartbeatRequest {
    fn default() -> Self {
        Self {
            group_id: Default::default(),
            member_id: Default::default(),
            member_epoch: 0,
            instance_id: None,
            rack_id: None,
            rebalance_timeout_ms: -1,
            subscribed_topic_names: None,
            subscribed_topic_regex: None,
            server_assignor: None,
            topic_partitions: None,
        }
    }
}

impl WireStruct for ConsumerGroupHeartbeatRequest {}

impl Wire for ConsumerGroupHeartbeatRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            group_id: Wire::read(decoder, at)?,
            member_id: Wire::read(decoder, at)?,
            member_epoch: Wire::read(decoder, at)?,
            instance_id: Wire::read(decoder, at)?,
            rack_id: Wire::read(decoder, at)?,
            rebalance_timeout_ms: Wire::read(decoder, at)?,
            subscribed_topic_names: Wire::read(decoder, at)?,
            subscribed_topic_regex: if at.version == 1 {
                Wire::read(decoder, at)?
            } else {
                None
            },
            server_assignor: Wire::read(decoder, at)?,
            topic_partitions: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.group_id, encoder, at)?;
        Wire::write(&self.member_id, encoder, at)?;
        Wire::write(&self.member_epoch, encoder, at)?;
        Wire::write(&self.instance_id, encoder, at)?;
        Wire::write(&self.rack_id, encoder, at)?;
        Wire::write(&self.rebalance_timeout_ms, encoder, at)?;
        Wire::write(&self.subscribed_topic_names, encoder, at)?;
        if at.version == 1 {
            Wire::write(&self.subscribed_topic_regex, encoder, at)?;
        } else {
            at.require_default(
                self.subscribed_topic_regex.is_none(),
                "ConsumerGroupHeartbeatRequest.subscribed_topic_regex",
            )?;
        }
        Wire::write(&self.server_assignor, encoder, at)?;
        Wire::write(&self.topic_partitions, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 16,
            _ => 17,
        }
    }
}

/// `TopicPartitions` of [`ConsumerGroupHeartbeatRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicPartitions {
    /// `TopicId`: `uuid 0+`.
    pub topic_id: Uuid,
    /// `Partitions`: `[]int32 0+`.
    pub partitions: Vec<i32>,
}

impl WireStruct for TopicPartitions {}

impl Wire for TopicPartitions {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            topic_id: Wire::read(decoder, at)?,
            partitions: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.topic_id, encoder, at)?;
        Wire::write(&self.partitions, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        18
    }
}

impl Message for ConsumerGroupHeartbeatRequest {
    const NAME: &'static str = "ConsumerGroupHeartbeatRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=1;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}

impl Request for ConsumerGroupHeartbeatRequest {
    const API_KEY: ApiKey = ApiKey::ConsumerGroupHeartbeat;
    type Response = super::consumer_group_heartbeat_response::ConsumerGroupHeartbeatResponse;
}
