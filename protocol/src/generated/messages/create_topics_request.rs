// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `CreateTopicsRequest`, versions 2 to 7.

use crate::wire_prelude::*;

/// `CreateTopicsRequest`.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateTopicsRequest {
    /// `Topics`: `[]CreatableTopic 0+`.
    pub topics: Vec<CreatableTopic>,
    /// `timeoutMs`: `int32 0+ default 60000`.
    pub timeout_ms: i32,
    /// `validateOnly`: `bool 1+`.
    pub validate_only: bool,
}

impl Default for CreateTopicsRequest {
    fn default() -> Self {
        Self {
            topics: Default::default(),
            timeout_ms: 60000,
            validate_only: false,
        }
    }
}

impl WireStruct for CreateTopicsRequest {}

impl Wire for CreateTopicsRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            topics: Wire::read(decoder, at)?,
            timeout_ms: Wire::read(decoder, at)?,
            validate_only: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.topics, encoder, at)?;
        Wire::write(&self.timeout_ms, encoder, at)?;
        Wire::write(&self.validate_only, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=4 => 9,
            _ => 7,
        }
    }
}

/// `CreatableTopic` of [`CreateTopicsRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CreatableTopic {
    /// `Name`: `string 0+ key`.
    pub name: ByteString,
    /// `NumPartitions`: `int32 0+`.
    pub num_partitions: i32,
    /// `ReplicationFactor`: `int16 0+`.
    pub replication_factor: i16,
    /// `Assignments`: `[]CreatableReplicaAssignment 0+`.
    pub assignments: Vec<CreatableReplicaAssignment>,
    /// `Configs`: `[]CreatableTopicConfig 0+`.
    pub configs: Vec<CreatableTopicConfig>,
}

impl WireStruct for CreatableTopic {}

impl Wire for CreatableTopic {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: Wire::read(decoder, at)?,
            num_partitions: Wire::read(decoder, at)?,
            replication_factor: Wire::read(decoder, at)?,
            assignments: Wire::read(decoder, at)?,
            configs: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.num_partitions, encoder, at)?;
        Wire::write(&self.replication_factor, encoder, at)?;
        Wire::write(&self.assignments, encoder, at)?;
        Wire::write(&self.configs, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=4 => 16,
            _ => 10,
        }
    }
}

/// `CreatableReplicaAssignment` of [`CreateTopicsRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CreatableReplicaAssignment {
    /// `PartitionIndex`: `int32 0+ key`.
    pub partition_index: i32,
    /// `BrokerIds`: `[]int32 0+`.
    pub broker_ids: Vec<i32>,
}

impl WireStruct for CreatableReplicaAssignment {}

impl Wire for CreatableReplicaAssignment {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            partition_index: Wire::read(decoder, at)?,
            broker_ids: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.partition_index, encoder, at)?;
        Wire::write(&self.broker_ids, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=4 => 8,
            _ => 6,
        }
    }
}

/// `CreatableTopicConfig` of [`CreateTopicsRequest`].
#[derive(Debug, Clone, PartialEq)]
pub struct CreatableTopicConfig {
    /// `Name`: `string 0+ key`.
    pub name: ByteString,
    /// `Value`: `string 0+ nullable 0+`.
    pub value: Option<ByteString>,
}

impl Default for CreatableTopicConfig {
    fn default() -> Self {
        Self {
            name: Default::default(),
            value: Some(Default::default()),
        }
    }
}

impl WireStruct for CreatableTopicConfig {}

impl Wire for CreatableTopicConfig {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: Wire::read(decoder, at)?,
            value: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.value, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=4 => 4,
            _ => 3,
        }
    }
}

impl Message for CreateTopicsRequest {
    const NAME: &'static str = "CreateTopicsRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 2..=7;
    const FLEXIBLE_FROM: Option<i16> = Some(5);
}

impl Request for CreateTopicsRequest {
    const API_KEY: ApiKey = ApiKey::CreateTopics;
    type Response = super::create_topics_response::CreateTopicsResponse;
}
