// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `DeleteTopicsRequest`, versions 1 to 6.

use crate::wire_prelude::*;

/// `DeleteTopicsRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DeleteTopicsRequest {
    /// `Topics`: `[]DeleteTopicState 6+`.
    pub topics: Vec<DeleteTopicState>,
    /// `TopicNames`: `[]string 0-5 ignorable`.
    pub topic_names: Vec<ByteString>,
    /// `TimeoutMs`: `int32 0+`.
    pub timeout_ms: i32,
}

impl WireStruct for DeleteTopicsRequest {}

impl Wire for DeleteTopicsRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            topics: if at.version == 6 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            topic_names: if at.version <= 5 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            timeout_ms: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        if at.version == 6 {
            Wire::write(&self.topics, encoder, at)?;
        } else {
            at.require_default(self.topics.is_empty(), "DeleteTopicsRequest.topics")?;
        }
        if at.version <= 5 {
            Wire::write(&self.topic_names, encoder, at)?;
        }
        Wire::write(&self.timeout_ms, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=3 => 8,
            _ => 6,
        }
    }
}

/// `DeleteTopicState` of [`DeleteTopicsRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DeleteTopicState {
    /// `Name`: `string 6+ nullable 6+ default null`.
    pub name: Option<ByteString>,
    /// `TopicId`: `uuid 6+`.
    pub topic_id: Uuid,
}

impl WireStruct for DeleteTopicState {}

impl Wire for DeleteTopicState {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: Wire::read(decoder, at)?,
            topic_id: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.topic_id, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        18
    }
}

impl Message for DeleteTopicsRequest {
    const NAME: &'static str = "DeleteTopicsRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 1..=6;
    const FLEXIBLE_FROM: Option<i16> = Some(4);
}

impl Request for DeleteTopicsRequest {
    const API_KEY: ApiKey = ApiKey::DeleteTopics;
    type Response = super::delete_topics_response::DeleteTopicsResponse;
}
