// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `BeginQuorumEpochResponse`, versions 0 to 1.

use crate::wire_prelude::*;

/// `BeginQuorumEpochResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BeginQuorumEpochResponse {
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `Topics`: `[]TopicData 0+`.
    pub topics: Vec<TopicData>,
    /// `NodeEndpoints`: `[]NodeEndpoint 1+ tag 0`.
    pub node_endpoints: Vec<NodeEndpoint>,
}

impl WireStruct for BeginQuorumEpochResponse {}

impl Wire for BeginQuorumEpochResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let mut value = Self {
            error_code: Wire::read(decoder, at)?,
            topics: Wire::read(decoder, at)?,
            node_endpoints: Default::default(),
        };
        if at.flexible {
            decoder.read_tagged_fields(|tag, decoder| {
                match tag {
                    0 => value.node_endpoints = Wire::read(decoder, at)?,
                    _ => return Ok(false),
                }
                Ok(true)
            })?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.topics, encoder, at)?;
        if at.flexible {
            let mut fields = encoder.begin_tagged_fields();
            if !self.node_endpoints.is_empty() {
                encoder.write_tagged_field(&mut fields, 0, &self.node_endpoints, at)?;
            }
        } else {
            at.require_default(
                self.node_endpoints.is_empty(),
                "BeginQuorumEpochResponse.node_endpoints",
            )?;
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 6,
            _ => 4,
        }
    }
}

/// `TopicData` of [`BeginQuorumEpochResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicData {
    /// `TopicName`: `string 0+`.
    pub topic_name: ByteString,
    /// `Partitions`: `[]PartitionData 0+`.
    pub partitions: Vec<PartitionData>,
}

impl WireStruct for TopicData {}

impl Wire for TopicData {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            topic_name: Wire::read(decoder, at)?,
            partitions: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.topic_name, encoder, at)?;
        Wire::write(&self.partitions, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 6,
            _ => 3,
        }
    }
}

/// `PartitionData` of [`BeginQuorumEpochResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PartitionData {
    /// `PartitionIndex`: `int32 0+`.
    pub partition_index: i32,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `LeaderId`: `int32 0+`.
    pub leader_id: i32,
    /// `LeaderEpoch`: `int32 0+`.
    pub leader_epoch: i32,
}

impl WireStruct for PartitionData {}

impl Wire for PartitionData {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            partition_index: Wire::read(decoder, at)?,
            error_code: Wire::read(decoder, at)?,
            leader_id: Wire::read(decoder, at)?,
            leader_epoch: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.partition_index, encoder, at)?;
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.leader_id, encoder, at)?;
        Wire::write(&self.leader_epoch, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 14,
            _ => 15,
        }
    }
}

/// `NodeEndpoint` of [`BeginQuorumEpochResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NodeEndpoint {
    /// `NodeId`: `int32 1+ key`.
    pub node_id: i32,
    /// `Host`: `string 1+`.
    pub host: ByteString,
    /// `Port`: `uint16 1+`.
    pub port: u16,
}

impl WireStruct for NodeEndpoint {}

impl Wire for NodeEndpoint {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            node_id: Wire::read(decoder, at)?,
            host: Wire::read(decoder, at)?,
            port: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.node_id, encoder, at)?;
        Wire::write(&self.host, encoder, at)?;
        Wire::write(&self.port, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        8
    }
}

impl Message for BeginQuorumEpochResponse {
    const NAME: &'static str = "BeginQuorumEpochResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=1;
    const FLEXIBLE_FROM: Option<i16> = Some(1);
}
