// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ElectLeadersRequest`, versions 0 to 2.

use crate::wire_prelude::*;

/// `ElectLeadersRequest`.
#[derive(Debug, Clone, PartialEq)]
pub struct ElectLeadersRequest {
    /// `ElectionType`: `int8 1+`.
    pub election_type: i8,
    /// `TopicPartitions`: `[]TopicPartitions 0+ nullable 0+`.
    pub topic_partitions: Option<Vec<TopicPartitions>>,
    /// `TimeoutMs`: `int32 0+ default 60000`.
    pub timeout_ms: i32,
}

impl Default for ElectLeadersRequest {
    fn default() -> Self {
        Self {
            election_type: 0,
            topic_partitions: Some(Default::default()),
            timeout_ms: 60000,
        }
    }
}

impl WireStruct for ElectLeadersRequest {}

impl Wire for ElectLeadersRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            election_type: if at.version >= 1 {
                Wire::read(decoder, at)?
            } else {
                0
            },
            topic_partitions: Wire::read(decoder, at)?,
            timeout_ms: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        if at.version >= 1 {
            Wire::write(&self.election_type, encoder, at)?;
        } else {
            at.require_default(self.election_type == 0, "ElectLeadersRequest.election_type")?;
        }
        Wire::write(&self.topic_partitions, encoder, at)?;
        Wire::write(&self.timeout_ms, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 8,
            1 => 9,
            _ => 7,
        }
    }
}

/// `TopicPartitions` of [`ElectLeadersRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicPartitions {
    /// `Topic`: `string 0+ key`.
    pub topic: ByteString,
    /// `Partitions`: `[]int32 0+`.
    pub partitions: Vec<i32>,
}

impl WireStruct for TopicPartitions {}

impl Wire for TopicPartitions {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            topic: Wire::read(decoder, at)?,
            partitions: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.topic, encoder, at)?;
        Wire::write(&self.partitions, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 6,
            _ => 3,
        }
    }
}

impl Message for ElectLeadersRequest {
    const NAME: &'static str = "ElectLeadersRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=2;
    const FLEXIBLE_FROM: Option<i16> = Some(2);
}

impl Request for ElectLeadersRequest {
    const API_KEY: ApiKey = ApiKey::ElectLeaders;
    type Response = super::elect_leaders_response::ElectLeadersResponse;
}
