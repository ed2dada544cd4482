// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `VoteRequest`, versions 0 to 2.

use crate::wire_prelude::*;

/// `VoteRequest`.
#[derive(Debug, Clone, PartialEq)]
pub struct VoteRequest {
    /// `ClusterId`: `string 0+ nullable 0+ default null`.
    pub cluster_id: Option<ByteString>,
    /// `VoterId`: `int32 1+ default -1 ignorable`.
    pub voter_id: i32,
    /// `Topics`: `[]TopicData 0+`.
    pub topics: Vec<TopicData>,
}

impl Default for VoteRequest {
    fn default() -> Self {
        Self {
            cluster_id: None,
            voter_id: -1,
            topics: Default::default(),
        }
    }
}

impl WireStruct for VoteRequest {}

impl Wire for VoteRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            cluster_id: Wire::read(decoder, at)?,
            voter_id: if at.version >= 1 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            topics: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.cluster_id, encoder, at)?;
        if at.version >= 1 {
            Wire::write(&self.voter_id, encoder, at)?;
        }
        Wire::write(&self.topics, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 3,
            _ => 7,
        }
    }
}

/// `TopicData` of [`VoteRequest`].
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
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.topic_name, encoder, at)?;
        Wire::write(&self.partitions, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        3
    }
}

/// `PartitionData` of [`VoteRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PartitionData {
    /// `PartitionIndex`: `int32 0+`.
    pub partition_index: i32,
    /// `ReplicaEpoch`: `int32 0+`.
    pub replica_epoch: i32,
    /// `ReplicaId`: `int32 0+`.
    pub replica_id: i32,
    /// `ReplicaDirectoryId`: `uuid 1+ ignorable`.
    pub replica_directory_id: Uuid,
    /// `VoterDirectoryId`: `uuid 1+ ignorable`.
    pub voter_directory_id: Uuid,
    /// `LastOffsetEpoch`: `int32 0+`.
    pub last_offset_epoch: i32,
    /// `LastOffset`: `int64 0+`.
    pub last_offset: i64,
    /// `PreVote`: `bool 2+`.
    pub pre_vote: bool,
}

impl WireStruct for PartitionData {}

impl Wire for PartitionData {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            partition_index: Wire::read(decoder, at)?,
            replica_epoch: Wire::read(decoder, at)?,
            replica_id: Wire::read(decoder, at)?,
            replica_directory_id: if at.version >= 1 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            voter_directory_id: if at.version >= 1 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            last_offset_epoch: Wire::read(decoder, at)?,
            last_offset: Wire::read(decoder, at)?,
            pre_vote: if at.version == 2 {
                Wire::read(decoder, at)?
            } else {
                false
            },
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.partition_index, encoder, at)?;
        Wire::write(&self.replica_epoch, encoder, at)?;
        Wire::write(&self.replica_id, encoder, at)?;
        if at.version >= 1 {
            Wire::write(&self.replica_directory_id, encoder, at)?;
        }
        if at.version >= 1 {
            Wire::write(&self.voter_directory_id, encoder, at)?;
        }
        Wire::write(&self.last_offset_epoch, encoder, at)?;
        Wire::write(&self.last_offset, encoder, at)?;
        if at.version == 2 {
            Wire::write(&self.pre_vote, encoder, at)?;
        } else {
            at.require_default(!self.pre_vote, "PartitionData.pre_vote")?;
        }
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 25,
            1 => 57,
            _ => 58,
        }
    }
}

impl Message for VoteRequest {
    const NAME: &'static str = "VoteRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=2;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}

impl Request for VoteRequest {
    const API_KEY: ApiKey = ApiKey::Vote;
    type Response = super::vote_response::VoteResponse;
}
