// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `OffsetCommitRequest`, versions 2 to 10.

use crate::wire_prelude::*;

/// `OffsetCommitRequest`.
#[derive(Debug, Clone, PartialEq)]
pub struct OffsetCommitRequest {
    /// `GroupId`: `string 0+`.
    pub group_id: ByteString,
    /// `GenerationIdOrMemberEpoch`: `int32 1+ default -1 ignorable`.
    pub generation_id_or_member_epoch: i32,
    /// `MemberId`: `string 1+ ignorable`.
    pub member_id: ByteString,
    /// `GroupInstanceId`: `string 7+ nullable 7+ default null`.
    pub group_instance_id: Option<ByteString>,
    /// `RetentionTimeMs`: `int64 2-4 default -1 ignorable`.
    pub retention_time_ms: i64,
    /// `Topics`: `[]OffsetCommitRequestTopic 0+`.
    pub topics: Vec<OffsetCommitRequestTopic>,
}

impl Default for OffsetCommitRequest {
    fn default() -> Self {
        Self {
            group_id: Default::default(),
            generation_id_or_member_epoch: -1,
            member_id: Default::default(),
            group_instance_id: None,
            retention_time_ms: -1,
            topics: Default::default(),
        }
    }
}

impl WireStruct for OffsetCommitRequest {}

impl Wire for OffsetCommitRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            group_id: Wire::read(decoder, at)?,
            generation_id_or_member_epoch: Wire::read(decoder, at)?,
            member_id: Wire::read(decoder, at)?,
            group_instance_id: if at.version >= 7 {
                Wire::read(decoder, at)?
            } else {
                None
            },
            retention_time_ms: if at.version <= 4 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            topics: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.group_id, encoder, at)?;
        Wire::write(&self.generation_id_or_member_epoch, encoder, at)?;
        Wire::write(&self.member_id, encoder, at)?;
        if at.version >= 7 {
            Wire::write(&self.group_instance_id, encoder, at)?;
        } else {
            at.require_default(
                self.group_instance_id.is_none(),
                "OffsetCommitRequest.group_instance_id",
            )?;
        }
        if at.version <= 4 {
            Wire::write(&self.retention_time_ms, encoder, at)?;
        }
        Wire::write(&self.topics, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=4 => 20,
            5..=6 => 12,
            7 => 14,
            _ => 9,
        }
    }
}

/// `OffsetCommitRequestTopic` of [`OffsetCommitRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OffsetCommitRequestTopic {
    /// `Name`: `string 0-9 ignorable`.
    pub name: ByteString,
    /// `TopicId`: `uuid 10+ ignorable`.
    pub topic_id: Uuid,
    /// `Partitions`: `[]OffsetCommitRequestPartition 0+`.
    pub partitions: Vec<OffsetCommitRequestPartition>,
}

impl WireStruct for OffsetCommitRequestTopic {}

impl Wire for OffsetCommitRequestTopic {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: if at.version <= 9 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            topic_id: if at.version == 10 {
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
        if at.version <= 9 {
            Wire::write(&self.name, encoder, at)?;
        }
        if at.version == 10 {
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
            ..=7 => 6,
            8..=9 => 3,
            _ => 18,
        }
    }
}

/// `OffsetCommitRequestPartition` of [`OffsetCommitRequest`].
#[derive(Debug, Clone, PartialEq)]
pub struct OffsetCommitRequestPartition {
    /// `PartitionIndex`: `int32 0+`.
    pub partition_index: i32,
    /// `CommittedOffset`: `int64 0+`.
    pub committed_offset: i64,
    /// `CommittedLeaderEpoch`: `int32 6+ default -1 ignorable`.
    pub committed_leader_epoch: i32,
    /// `CommittedMetadata`: `string 0+ nullable 0+`.
    pub committed_metadata: Option<ByteString>,
}

impl Default for OffsetCommitRequestPartition {
    fn default() -> Self {
        Self {
            partition_index: 0,
            committed_offset: 0,
            committed_leader_epoch: -1,
            committed_metadata: Some(Default::default()),
        }
    }
}

impl WireStruct for OffsetCommitRequestPartition {}

impl Wire for OffsetCommitRequestPartition {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            partition_index: Wire::read(decoder, at)?,
            committed_offset: Wire::read(decoder, at)?,
            committed_leader_epoch: if at.version >= 6 {
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
        if at.version >= 6 {
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
            ..=5 => 14,
            _ => 18,
        }
    }
}

impl Message for OffsetCommitRequest {
    const NAME: &'static str = "OffsetCommitRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 2..=10;
    const FLEXIBLE_FROM: Option<i16> = Some(8);
}

impl Request for OffsetCommitRequest {
    const API_KEY: ApiKey = ApiKey::OffsetCommit;
    type Response = super::offset_commit_response::OffsetCommitResponse;
}
