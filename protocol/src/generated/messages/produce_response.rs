// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ProduceResponse`, versions 3 to 13.

use crate::wire_prelude::*;

/// `ProduceResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ProduceResponse {
    /// `Responses`: `[]TopicProduceResponse 0+`.
    pub responses: Vec<TopicProduceResponse>,
    /// `ThrottleTimeMs`: `int32 1+ ignorable`.
    pub throttle_time_ms: i32,
    /// `NodeEndpoints`: `[]NodeEndpoint 10+ tag 0`.
    pub node_endpoints: Vec<NodeEndpoint>,
}

impl WireStruct for ProduceResponse {}

impl Wire for ProduceResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let mut value = Self {
            responses: Wire::read(decoder, at)?,
            throttle_time_ms: Wire::read(decoder, at)?,
            node_endpoints: Default::default(),
        };
        if at.flexible {
            decoder.read_tagged_fields(|tag, decoder| {
                match tag {
                    0 if at.version >= 10 => value.node_endpoints = Wire::read(decoder, at)?,
                    _ => return Ok(false),
                }
                Ok(true)
            })?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.responses, encoder, at)?;
        Wire::write(&self.throttle_time_ms, encoder, at)?;
        if at.flexible {
            let mut fields = encoder.begin_tagged_fields();
            if at.version >= 10 {
                if !self.node_endpoints.is_empty() {
                    encoder.write_tagged_field(&mut fields, 0, &self.node_endpoints, at)?;
                }
            } else {
                at.require_default(
                    self.node_endpoints.is_empty(),
                    "ProduceResponse.node_endpoints",
                )?;
            }
        } else {
            at.require_default(
                self.node_endpoints.is_empty(),
                "ProduceResponse.node_endpoints",
            )?;
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=8 => 8,
            _ => 6,
        }
    }
}

/// `TopicProduceResponse` of [`ProduceResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicProduceResponse {
    /// `Name`: `string 0-12 ignorable key`.
    pub name: ByteString,
    /// `TopicId`: `uuid 13+ ignorable key`.
    pub topic_id: Uuid,
    /// `PartitionResponses`: `[]PartitionProduceResponse 0+`.
    pub partition_responses: Vec<PartitionProduceResponse>,
}

impl WireStruct for TopicProduceResponse {}

impl Wire for TopicProduceResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: if at.version <= 12 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            topic_id: if at.version == 13 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            partition_responses: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        if at.version <= 12 {
            Wire::write(&self.name, encoder, at)?;
        }
        if at.version == 13 {
            Wire::write(&self.topic_id, encoder, at)?;
        }
        Wire::write(&self.partition_responses, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=8 => 6,
            9..=12 => 3,
            _ => 18,
        }
    }
}

/// `PartitionProduceResponse` of [`ProduceResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct PartitionProduceResponse {
    /// `Index`: `int32 0+`.
    pub index: i32,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `BaseOffset`: `int64 0+`.
    pub base_offset: i64,
    /// `LogAppendTimeMs`: `int64 2+ default -1 ignorable`.
    pub log_append_time_ms: i64,
    /// `LogStartOffset`: `int64 5+ default -1 ignorable`.
    pub log_start_offset: i64,
    /// `RecordErrors`: `[]BatchIndexAndErrorMessage 8+ ignorable`.
    pub record_errors: Vec<BatchIndexAndErrorMessage>,
    /// `ErrorMessage`: `string 8+ nullable 8+ default null ignorable`.
    pub error_message: Option<ByteString>,
    /// `CurrentLeader`: `LeaderIdAndEpoch 10+ tag 0`.
    pub current_leader: LeaderIdAndEpoch,
}

impl Default for PartitionProduceResponse {
    fn default() -> Self {
        Self {
            index: 0,
            error_code: 0,
            base_offset: 0,
            log_append_time_ms: -1,
            log_start_offset: -1,
            record_errors: Default::default(),
            error_message: None,
            current_leader: Default::default(),
        }
    }
}

impl WireStruct for PartitionProduceResponse {}

impl Wire for PartitionProduceResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let mut value = Self {
            index: Wire::read(decoder, at)?,
            error_code: Wire::read(decoder, at)?,
            base_offset: Wire::read(decoder, at)?,
            log_append_time_ms: Wire::read(decoder, at)?,
            log_start_offset: if at.version >= 5 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            record_errors: if at.version >= 8 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            error_message: if at.version >= 8 {
                Wire::read(decoder, at)?
            } else {
                None
            },
            current_leader: Default::default(),
        };
        if at.flexible {
            decoder.read_tagged_fields(|tag, decoder| {
                match tag {
                    0 if at.version >= 10 => value.current_leader = Wire::read(decoder, at)?,
                    _ => return Ok(false),
                }
                Ok(true)
            })?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.index, encoder, at)?;
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.base_offset, encoder, at)?;
        Wire::write(&self.log_append_time_ms, encoder, at)?;
        if at.version >= 5 {
            Wire::write(&self.log_start_offset, encoder, at)?;
        }
        if at.version >= 8 {
            Wire::write(&self.record_errors, encoder, at)?;
        }
        if at.version >= 8 {
            Wire::write(&self.error_message, encoder, at)?;
        }
        if at.flexible {
            let mut fields = encoder.begin_tagged_fields();
            if at.version >= 10 {
                if self.current_leader != Default::default() {
                    encoder.write_tagged_field(&mut fields, 0, &self.current_leader, at)?;
                }
            } else {
                at.require_default(
                    self.current_leader == Default::default(),
                    "PartitionProduceResponse.current_leader",
                )?;
            }
        } else {
            at.require_default(
                self.current_leader == Default::default(),
                "PartitionProduceResponse.current_leader",
            )?;
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=4 => 22,
            5..=7 => 30,
            8 => 36,
            _ => 33,
        }
    }
}

/// `BatchIndexAndErrorMessage` of [`ProduceResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BatchIndexAndErrorMessage {
    /// `BatchIndex`: `int32 8+`.
    pub batch_index: i32,
    /// `BatchIndexErrorMessage`: `string 8+ nullable 8+ default null`.
    pub batch_index_error_message: Option<ByteString>,
}

impl WireStruct for BatchIndexAndErrorMessage {}

impl Wire for BatchIndexAndErrorMessage {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            batch_index: Wire::read(decoder, at)?,
            batch_index_error_message: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.batch_index, encoder, at)?;
        Wire::write(&self.batch_index_error_message, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        6
    }
}

/// `LeaderIdAndEpoch` of [`ProduceResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct LeaderIdAndEpoch {
    /// `LeaderId`: `int32 10+ default -1`.
    pub leader_id: i32,
    /// `LeaderEpoch`: `int32 10+ default -1`.
    pub leader_epoch: i32,
}

impl Default for LeaderIdAndEpoch {
    fn default() -> Self {
        Self {
            leader_id: -1,
            leader_epoch: -1,
        }
    }
}

impl WireStruct for LeaderIdAndEpoch {}

impl Wire for LeaderIdAndEpoch {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            leader_id: Wire::read(decoder, at)?,
            leader_epoch: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.leader_id, encoder, at)?;
        Wire::write(&self.leader_epoch, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        9
    }
}

/// `NodeEndpoint` of [`ProduceResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NodeEndpoint {
    /// `NodeId`: `int32 10+ key`.
    pub node_id: i32,
    /// `Host`: `string 10+`.
    pub host: ByteString,
    /// `Port`: `int32 10+`.
    pub port: i32,
    /// `Rack`: `string 10+ nullable 10+ default null`.
    pub rack: Option<ByteString>,
}

impl WireStruct for NodeEndpoint {}

impl Wire for NodeEndpoint {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            node_id: Wire::read(decoder, at)?,
            host: Wire::read(decoder, at)?,
            port: Wire::read(decoder, at)?,
            rack: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.node_id, encoder, at)?;
        Wire::write(&self.host, encoder, at)?;
        Wire::write(&self.port, encoder, at)?;
        Wire::write(&self.rack, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        11
    }
}

impl Message for ProduceResponse {
    const NAME: &'static str = "ProduceResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 3..=13;
    const FLEXIBLE_FROM: Option<i16> = Some(9);
}
