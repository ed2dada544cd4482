// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `OffsetFetchResponse`, versions 1 to 10.

use crate::wire_prelude::*;

/// `OffsetFetchResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OffsetFetchResponse {
    /// `ThrottleTimeMs`: `int32 3+ ignorable`.
    pub throttle_time_ms: i32,
    /// `Topics`: `[]OffsetFetchResponseTopic 0-7`.
    pub topics: Vec<OffsetFetchResponseTopic>,
    /// `ErrorCode`: `int16 2-7 ignorable`.
    pub error_code: i16,
    /// `Groups`: `[]OffsetFetchResponseGroup 8+`.
    pub groups: Vec<OffsetFetchResponseGroup>,
}

impl WireStruct for OffsetFetchResponse {}

impl Wire for OffsetFetchResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: if at.version >= 3 {
                Wire::read(decoder, at)?
            } else {
                0
            },
            topics: if at.version <= 7 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            error_code: if (2..=7).contains(&at.version) {
                Wire::read(decoder, at)?
            } else {
                0
            },
            groups: if at.version >= 8 {
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
        if at.version >= 3 {
            Wire::write(&self.throttle_time_ms, encoder, at)?;
        }
        if at.version <= 7 {
            Wire::write(&self.topics, encoder, at)?;
        } else {
            at.require_default(self.topics.is_empty(), "OffsetFetchResponse.topics")?;
        }
        if (2..=7).contains(&at.version) {
            Wire::write(&self.error_code, encoder, at)?;
        }
        if at.version >= 8 {
            Wire::write(&self.groups, encoder, at)?;
        } else {
            at.require_default(self.groups.is_empty(), "OffsetFetchResponse.groups")?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 4,
            2 => 6,
            3..=5 => 10,
            6..=7 => 8,
            _ => 6,
        }
    }
}

/// `OffsetFetchResponseTopic` of [`OffsetFetchResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OffsetFetchResponseTopic {
    /// `Name`: `string 0-7`.
    pub name: ByteString,
    /// `Partitions`: `[]OffsetFetchResponsePartition 0-7`.
    pub partitions: Vec<OffsetFetchResponsePartition>,
}

impl WireStruct for OffsetFetchResponseTopic {}

impl Wire for OffsetFetchResponseTopic {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: Wire::read(decoder, at)?,
            partitions: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.partitions, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=5 => 6,
            _ => 3,
        }
    }
}

/// `OffsetFetchResponsePartition` of [`OffsetFetchResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct OffsetFetchResponsePartition {
    /// `PartitionIndex`: `int32 0-7`.
    pub partition_index: i32,
    /// `CommittedOffset`: `int64 0-7`.
    pub committed_offset: i64,
    /// `CommittedLeaderEpoch`: `int32 5-7 default -1 ignorable`.
    pub committed_leader_epoch: i32,
    /// `Metadata`: `string 0-7 nullable 0-7`.
    pub metadata: Option<ByteString>,
    /// `ErrorCode`: `int16 0-7`.
    pub error_code: i16,
}

impl Default for OffsetFetchResponsePartition {
    fn default() -> Self {
        Self {
            partition_index: 0,
            committed_offset: 0,
            committed_leader_epoch: -1,
            metadata: Some(Default::default()),
            error_code: 0,
        }
    }
}

impl WireStruct for OffsetFetchResponsePartition {}

impl Wire for OffsetFetchResponsePartition {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            partition_index: Wire::read(decoder, at)?,
            committed_offset: Wire::read(decoder, at)?,
            committed_leader_epoch: if at.version >= 5 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            metadata: Wire::read(decoder, at)?,
            error_code: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.partition_index, encoder, at)?;
        Wire::write(&self.committed_offset, encoder, at)?;
        if at.version >= 5 {
            Wire::write(&self.committed_leader_epoch, encoder, at)?;
        }
        Wire::write(&self.metadata, encoder, at)?;
        Wire::write(&self.error_code, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=4 => 16,
            _ => 20,
        }
    }
}

/// `OffsetFetchResponseGroup` of [`OffsetFetchResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OffsetFetchResponseGroup {
    /// `GroupId`: `string 8+`.
    pub group_id: ByteString,
    /// `Topics`: `[]OffsetFetchResponseTopics 8+`.
    pub topics: Vec<OffsetFetchResponseTopics>,
    /// `ErrorCode`: `int16 8+`.
    pub error_code: i16,
}

impl WireStruct for OffsetFetchResponseGroup {}

impl Wire for OffsetFetchResponseGroup {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            group_id: Wire::read(decoder, at)?,
            topics: Wire::read(decoder, at)?,
            error_code: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.group_id, encoder, at)?;
        Wire::write(&self.topics, encoder, at)?;
        Wire::write(&self.error_code, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        5
    }
}

/// `OffsetFetchResponseTopics` of [`OffsetFetchResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OffsetFetchResponseTopics {
    /// `Name`: `string 8-9 ignorable`.
    pub name: ByteString,
    /// `TopicId`: `uuid 10+ ignorable`.
    pub topic_id: Uuid,
    /// `Partitions`: `[]OffsetFetchResponsePartitions 8+`.
    pub partitions: Vec<OffsetFetchResponsePartitions>,
}

impl WireStruct for OffsetFetchResponseTopics {}

impl Wire for OffsetFetchResponseTopics {
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
        decoder.skip_tagged_fields()?;
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
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=9 => 3,
            _ => 18,
        }
    }
}

/// `OffsetFetchResponsePartitions` of [`OffsetFetchResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct OffsetFetchResponsePartitions {
    /// `PartitionIndex`: `int32 8+`.
    pub partition_index: i32,
    /// `CommittedOffset`: `int64 8+`.
    pub committed_offset: i64,
    /// `CommittedLeaderEpoch`: `int32 8+ default -1 ignorable`.
    pub committed_leader_epoch: i32,
    /// `Metadata`: `string 8+ nullable 8+`.
    pub metadata: Option<ByteString>,
    /// `ErrorCode`: `int16 8+`.
    pub error_code: i16,
}

impl Default for OffsetFetchResponsePartitions {
    fn default() -> Self {
        Self {
            partition_index: 0,
            committed_offset: 0,
            committed_leader_epoch: -1,
            metadata: Some(Default::default()),
            error_code: 0,
        }
    }
}

impl WireStruct for OffsetFetchResponsePartitions {}

impl Wire for OffsetFetchResponsePartitions {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            partition_index: Wire::read(decoder, at)?,
            committed_offset: Wire::read(decoder, at)?,
            committed_leader_epoch: Wire::read(decoder, at)?,
            metadata: Wire::read(decoder, at)?,
            error_code: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.partition_index, encoder, at)?;
        Wire::write(&self.committed_offset, encoder, at)?;
        Wire::write(&self.committed_leader_epoch, encoder, at)?;
        Wire::write(&self.metadata, encoder, at)?;
        Wire::write(&self.error_code, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        20
    }
}

impl Message for OffsetFetchResponse {
    const NAME: &'static str = "OffsetFetchResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 1..=10;
    const FLEXIBLE_FROM: Option<i16> = Some(6);
}
