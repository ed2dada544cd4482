// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `EndQuorumEpochRequest`, versions 0 to 1.

use crate::wire_prelude::*;

/// `EndQuorumEpochRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct EndQuorumEpochRequest {
    /// `ClusterId`: `string 0+ nullable 0+ default null`.
    pub cluster_id: Option<ByteString>,
    /// `Topics`: `[]TopicData 0+`.
    pub topics: Vec<TopicData>,
    /// `LeaderEndpoints`: `[]LeaderEndpoint 1+ ignorable`.
    pub leader_endpoints: Vec<LeaderEndpoint>,
}

impl WireStruct for EndQuorumEpochRequest {}

impl Wire for EndQuorumEpochRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            cluster_id: Wire::read(decoder, at)?,
            topics: Wire::read(decoder, at)?,
            leader_endpoints: if at.version == 1 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.cluster_id, encoder, at)?;
        Wire::write(&self.topics, encoder, at)?;
        if at.version == 1 {
            Wire::write(&self.leader_endpoints, encoder, at)?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
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

/// `TopicData` of [`EndQuorumEpochRequest`].
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

/// `PartitionData` of [`EndQuorumEpochRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PartitionData {
    /// `PartitionIndex`: `int32 0+`.
    pub partition_index: i32,
    /// `LeaderId`: `int32 0+`.
    pub leader_id: i32,
    /// `LeaderEpoch`: `int32 0+`.
    pub leader_epoch: i32,
    /// `PreferredSuccessors`: `[]int32 0 ignorable`.
    pub preferred_successors: Vec<i32>,
    /// `PreferredCandidates`: `[]ReplicaInfo 1+ ignorable`.
    pub preferred_candidates: Vec<ReplicaInfo>,
}

impl WireStruct for PartitionData {}

impl Wire for PartitionData {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            partition_index: Wire::read(decoder, at)?,
            leader_id: Wire::read(decoder, at)?,
            leader_epoch: Wire::read(decoder, at)?,
            preferred_successors: if at.version == 0 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            preferred_candidates: if at.version == 1 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.partition_index, encoder, at)?;
        Wire::write(&self.leader_id, encoder, at)?;
        Wire::write(&self.leader_epoch, encoder, at)?;
        if at.version == 0 {
            Wire::write(&self.preferred_successors, encoder, at)?;
        }
        if at.version == 1 {
            Wire::write(&self.preferred_candidates, encoder, at)?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 16,
            _ => 14,
        }
    }
}

/// `ReplicaInfo` of [`EndQuorumEpochRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReplicaInfo {
    /// `CandidateId`: `int32 1+`.
    pub candidate_id: i32,
    /// `CandidateDirectoryId`: `uuid 1+`.
    pub candidate_directory_id: Uuid,
}

impl WireStruct for ReplicaInfo {}

impl Wire for ReplicaInfo {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            candidate_id: Wire::read(decoder, at)?,
            candidate_directory_id: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.candidate_id, encoder, at)?;
        Wire::write(&self.candidate_directory_id, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        21
    }
}

/// `LeaderEndpoint` of [`EndQuorumEpochRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LeaderEndpoint {
    /// `Name`: `string 1+ key`.
    pub name: ByteString,
    /// `Host`: `string 1+`.
    pub host: ByteString,
    /// `Port`: `uint16 1+`.
    pub port: u16,
}

impl WireStruct for LeaderEndpoint {}

impl Wire for LeaderEndpoint {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: Wire::read(decoder, at)?,
            host: Wire::read(decoder, at)?,
            port: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.host, encoder, at)?;
        Wire::write(&self.port, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        5
    }
}

impl Message for EndQuorumEpochRequest {
    const NAME: &'static str = "EndQuorumEpochRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=1;
    const FLEXIBLE_FROM: Option<i16> = Some(1);
}

impl Request for EndQuorumEpochRequest {
    const API_KEY: ApiKey = ApiKey::EndQuorumEpoch;
    type Response = super::end_quorum_epoch_response::EndQuorumEpochResponse;
}
