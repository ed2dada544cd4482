// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `CreateTopicsResponse`, versions 2 to 7.

use crate::wire_prelude::*;

/// `CreateTopicsResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CreateTopicsResponse {
    /// `ThrottleTimeMs`: `int32 2+ ignorable`.
    pub throttle_time_ms: i32,
    /// `Topics`: `[]CreatableTopicResult 0+`.
    pub topics: Vec<CreatableTopicResult>,
}

impl WireStruct for CreateTopicsResponse {}

impl Wire for CreateTopicsResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: Wire::read(decoder, at)?,
            topics: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.throttle_time_ms, encoder, at)?;
        Wire::write(&self.topics, encoder, at)?;
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

/// `CreatableTopicResult` of [`CreateTopicsResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct CreatableTopicResult {
    /// `Name`: `string 0+ key`.
    pub name: ByteString,
    /// `TopicId`: `uuid 7+ ignorable`.
    pub topic_id: Uuid,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `ErrorMessage`: `string 1+ nullable 0+ ignorable`.
    pub error_message: Option<ByteString>,
    /// `TopicConfigErrorCode`: `int16 5+ tag 0 ignorable`.
    pub topic_config_error_code: i16,
    /// `NumPartitions`: `int32 5+ default -1 ignorable`.
    pub num_partitions: i32,
    /// `ReplicationFactor`: `int16 5+ default -1 ignorable`.
    pub replication_factor: i16,
    /// `Configs`: `[]CreatableTopicConfigs 5+ nullable 5+ ignorable`.
    pub configs: Option<Vec<CreatableTopicConfigs>>,
}

impl Default for CreatableTopicResult {
    fn default() -> Self {
        Self {
            name: Default::default(),
            topic_id: Default::default(),
            error_code: 0,
            error_message: Some(Default::default()),
            topic_config_error_code: 0,
            num_partitions: -1,
            replication_factor: -1,
            configs: Some(Default::default()),
        }
    }
}

impl WireStruct for CreatableTopicResult {}

impl Wire for CreatableTopicResult {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let mut value = Self {
            name: Wire::read(decoder, at)?,
            topic_id: if at.version == 7 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            error_code: Wire::read(decoder, at)?,
            error_message: Wire::read(decoder, at)?,
            topic_config_error_code: 0,
            num_partitions: if at.version >= 5 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            replication_factor: if at.version >= 5 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            configs: if at.version >= 5 {
                Wire::read(decoder, at)?
            } else {
                Some(Default::default())
            },
        };
        if at.flexible {
            decoder.read_tagged_fields(|tag, decoder| {
                match tag {
                    0 => value.topic_config_error_code = Wire::read(decoder, at)?,
                    _ => return Ok(false),
                }
                Ok(true)
            })?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.name, encoder, at)?;
        if at.version == 7 {
            Wire::write(&self.topic_id, encoder, at)?;
        }
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.error_message, encoder, at)?;
        if at.version >= 5 {
            Wire::write(&self.num_partitions, encoder, at)?;
        }
        if at.version >= 5 {
            Wire::write(&self.replication_factor, encoder, at)?;
        }
        if at.version >= 5 {
            Wire::write(&self.configs, encoder, at)?;
        }
        if at.flexible {
            let mut fields = encoder.begin_tagged_fields();
            if self.topic_config_error_code != 0 {
                encoder.write_tagged_field(&mut fields, 0, &self.topic_config_error_code, at)?;
            }
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=4 => 6,
            5..=6 => 12,
            _ => 28,
        }
    }
}

/// `CreatableTopicConfigs` of [`CreateTopicsResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct CreatableTopicConfigs {
    /// `Name`: `string 5+`.
    pub name: ByteString,
    /// `Value`: `string 5+ nullable 5+`.
    pub value: Option<ByteString>,
    /// `ReadOnly`: `bool 5+`.
    pub read_only: bool,
    /// `ConfigSource`: `int8 5+ default -1 ignorable`.
    pub config_source: i8,
    /// `IsSensitive`: `bool 5+`.
    pub is_sensitive: bool,
}

impl Default for CreatableTopicConfigs {
    fn default() -> Self {
        Self {
            name: Default::default(),
            value: Some(Default::default()),
            read_only: false,
            config_source: -1,
            is_sensitive: false,
        }
    }
}

impl WireStruct for CreatableTopicConfigs {}

impl Wire for CreatableTopicConfigs {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: Wire::read(decoder, at)?,
            value: Wire::read(decoder, at)?,
            read_only: Wire::read(decoder, at)?,
            config_source: Wire::read(decoder, at)?,
            is_sensitive: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.value, encoder, at)?;
        Wire::write(&self.read_only, encoder, at)?;
        Wire::write(&self.config_source, encoder, at)?;
        Wire::write(&self.is_sensitive, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        6
    }
}

impl Message for CreateTopicsResponse {
    const NAME: &'static str = "CreateTopicsResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 2..=7;
    const FLEXIBLE_FROM: Option<i16> = Some(5);
}
