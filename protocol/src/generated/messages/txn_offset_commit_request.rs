// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `TxnOffsetCommitRequest`, versions 0 to 6.

use crate::wire_prelude::*;

/// `TxnOffsetCommitRequest`.
#[derive(Debug, Clone, PartialEq)]
pub struct TxnOffsetCommitRequest {
    /// `TransactionalId`: `string 0+`.
    pub transactional_id: ByteString,
    /// `GroupId`: `string 0+`.
    pub group_id: ByteString,
    /// `ProducerId`: `int64 0+`.
    pub producer_id: i64,
    /// `ProducerEpoch`: `int16 0+`.
    pub producer_epoch: i16,
    /// `GenerationIdOrMemberEpoch`: `int32 3+ default -1`.
    pub generation_id_or_member_epoch: i32,
    /// `MemberId`: `string 3+`.
    pub member_id: ByteString,
    /// `GroupInstanceId`: `string 3+ nullable 3+ default null`.
    pub group_instance_id: Option<ByteString>,
    /// `Topics`: `[]TxnOffsetCommitRequestTopic 0+`.
    pub topics: Vec<TxnOffsetCommitRequestTopic>,
}

impl Default for TxnOffsetCommitRequest {
    fn default() -> Self {
        Self {
            transactional_id: Default::default(),
            group_id: Default::default(),
            producer_id: 0,
            producer_epoch: 0,
            generation_id_or_member_epoch: -1,
            member_id: Default::default(),
            group_instance_id: None,
            topics: Default::default(),
        }
    }
}

impl WireStruct for TxnOffsetCommitRequest {}

impl Wire for TxnOffsetCommitRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            transactional_id: Wire::read(decoder, at)?,
            group_id: Wire::read(decoder, at)?,
            producer_id: Wire::read(decoder, at)?,
            producer_epoch: Wire::read(decoder, at)?,
            generation_id_or_member_epoch: if at.version >= 3 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            member_id: if at.version >= 3 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            group_instance_id: if at.version >= 3 {
                Wire::read(decoder, at)?
            } else {
                None
            },
            topics: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.transactional_id, encoder, at)?;
        Wire::write(&self.group_id, encoder, at)?;
        Wire::write(&self.producer_id, encoder, at)?;
        Wire::write(&self.producer_epoch, encoder, at)?;
        if at.version >= 3 {
            Wire::write(&self.generation_id_or_member_epoch, encoder, at)?;
        } else {
            at.require_default(
                self.generation_id_or_member_epoch == -1,
                "TxnOffsetCommitRequest.generation_id_or_member_epoch",
            )?;
        }
        if at.version >= 3 {
            Wire::write(&self.member_id, encoder, at)?;
        } else {
            at.require_default(
                self.member_id.is_empty(),
                "TxnOffsetCommitRequest.member_id",
            )?;
        }
        if at.version >= 3 {
            Wire::write(&self.group_instance_id, encoder, at)?;
        } else {
            at.require_default(
                self.group_instance_id.is_none(),
                "TxnOffsetCommitRequest.group_instance_id",
            )?;
        }
        Wire::write(&self.topics, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=2 => 18,
            _ => 20,
        }
    }
}

/// `TxnOffsetCommitRequestTopic` of [`TxnOffsetCommitRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TxnOffsetCommitRequestTopic {
    /// `Name`: `string 0-5 ignorable`.
    pub name: ByteString,
    /// `TopicId`: `uuid 6+ ignorable`.
    pub topic_id: Uuid,
    /// `Partitions`: `[]TxnOffsetCommitRequestPartition 0+`.
    pub partitions: Vec<TxnOffsetCommitRequestPartition>,
}

impl WireStruct for TxnOffsetCommitRequestTopic {}

impl Wire for TxnOffsetCommitRequestTopic {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: if at.version <= 5 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            topic_id: if at.version == 6 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            partitions: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        if at.version <= 5 {
            Wire::write(&self.name, encoder, at)?;
        }
        if at.version == 6 {
            Wire::write(&self.topic_id, encoder, at)?;
        }
        Wire::write(&self.partitions, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=2 => 6,
            3..=5 => 3,
            _ => 18,
        }
    }
}

/// `TxnOffsetCommitRequestPartition` of [`TxnOffsetCommitRequest`].
#[derive(Debug, Clone, PartialEq)]
pub struct TxnOffsetCommitRequestPartition {
    /// `PartitionIndex`: `int32 0+`.
    pub partition_index: i32,
    /// `CommittedOffset`: `int64 0+`.
    pub committed_offset: i64,
    /// `CommittedLeaderEpoch`: `int32 2+ default -1 ignorable`.
    pub committed_leader_epoch: i32,
    /// `CommittedMetadata`: `string 0+ nullable 0+`.
    pub committed_metadata: Option<ByteString>,
}

impl Default for TxnOffsetCommitRequestPartition {
    fn default() -> Self {
        Self {
            partition_index: 0,
            committed_offset: 0,
            committed_leader_epoch: -1,
            committed_metadata: Some(Default::default()),
        }
    }
}

impl WireStruct for TxnOffsetCommitRequestPartition {}

impl Wire for TxnOffsetCommitRequestPartition {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            partition_index: Wire::read(decoder, at)?,
            committed_offset: Wire::read(decoder, at)?,
            committed_leader_epoch: if at.version >= 2 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            committed_metadata: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.partition_index, encoder, at)?;
        Wire::write(&self.committed_offset, encoder, at)?;
        if at.version >= 2 {
            Wire::write(&self.committed_leader_epoch, encoder, at)?;
        }
        Wire::write(&self.committed_metadata, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 14,
            _ => 18,
        }
    }
}

impl Message for TxnOffsetCommitRequest {
    const NAME: &'static str = "TxnOffsetCommitRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=6;
    const FLEXIBLE_FROM: Option<i16> = Some(3);
}

impl Request for TxnOffsetCommitRequest {
    const API_KEY: ApiKey = ApiKey::TxnOffsetCommit;
    type Response = super::txn_offset_commit_response::TxnOffsetCommitResponse;
}
