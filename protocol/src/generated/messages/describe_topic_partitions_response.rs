// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `DescribeTopicPartitionsResponse`, versions 0 to 0.

use crate::wire_prelude::*;

/// `DescribeTopicPartitionsResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DescribeTopicPartitionsResponse {
    /// `ThrottleTimeMs`: `int32 0+ ignorable`.
    pub throttle_time_ms: i32,
    /// `Topics`: `[]DescribeTopicPartitionsResponseTopic 0+`.
    pub topics: Vec<DescribeTopicPartitionsResponseTopic>,
    /// `NextCursor`: `Cursor 0+ nullable 0+ default null`.
    pub next_cursor: Option<Cursor>,
}

impl WireStruct for DescribeTopicPartitionsResponse {}

impl Wire for DescribeTopicPartitionsResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: Wire::read(decoder, at)?,
            topics: Wire::read(decoder, at)?,
            next_cursor: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.throttle_time_ms, encoder, at)?;
        Wire::write(&self.topics, encoder, at)?;
        Wire::write(&self.next_cursor, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        7
    }
}

/// `DescribeTopicPartitionsResponseTopic` of [`DescribeTopicPartitionsResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct DescribeTopicPartitionsResponseTopic {
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `Name`: `string 0+ nullable 0+ key`.
    pub name: Option<ByteString>,
    /// `TopicId`: `uuid 0+ ignorable`.
    pub topic_id: Uuid,
    /// `IsInternal`: `bool 0+ ignorable`.
    pub is_internal: bool,
    /// `Partitions`: `[]DescribeTopicPartitionsResponsePartition 0+`.
    pub partitions: Vec<DescribeTopicPartitionsResponsePartition>,
    /// `TopicAuthorizedOperations`: `int32 0+ default -2147483648`.
    pub topic_authorized_operations: i32,
}

impl Default for DescribeTopicPartitionsResponseTopic {
    fn default() -> Self {
        Self {
            error_code: 0,
            name: Some(Default::default()),
            topic_id: Default::default(),
            is_internal: false,
            partitions: Default::default(),
            topic_authorized_operations: -2147483648,
        }
    }
}

impl WireStruct for DescribeTopicPartitionsResponseTopic {}

impl Wire for DescribeTopicPartitionsResponseTopic {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            error_code: Wire::read(decoder, at)?,
            name: Wire::read(decoder, at)?,
            topic_id: Wire::read(decoder, at)?,
            is_internal: Wire::read(decoder, at)?,
            partitions: Wire::read(decoder, at)?,
            topic_authorized_operations: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.topic_id, encoder, at)?;
        Wire::write(&self.is_internal, encoder, at)?;
        Wire::write(&self.partitions, encoder, at)?;
        Wire::write(&self.topic_authorized_operations, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        26
    }
}

/// `DescribeTopicPartitionsResponsePartition` of [`DescribeTopicPartitionsResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct DescribeTopicPartitionsResponsePartition {
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `PartitionIndex`: `int32 0+`.
    pub partition_index: i32,
    /// `LeaderId`: `int32 0+`.
    pub leader_id: i32,
    /// `LeaderEpoch`: `int32 0+ default -1 ignorable`.
    pub leader_epoch: i32,
    /// `ReplicaNodes`: `[]int32 0+`.
    pub replica_nodes: Vec<i32>,
    /// `IsrNodes`: `[]int32 0+`.
    pub isr_nodes: Vec<i32>,
    /// `EligibleLeaderReplicas`: `[]int32 0+ nullable 0+ default null`.
    pub eligible_leader_replicas: Option<Vec<i32>>,
    /// `LastKnownElr`: `[]int32 0+ nullable 0+ default null`.
    pub last_known_elr: Option<Vec<i32>>,
    /// `OfflineReplicas`: `[]int32 0+ ignorable`.
    pub offline_replicas: Vec<i32>,
}

impl Default for DescribeTopicPartitionsResponsePartition {
    fn default() -> Self {
        Self {
            error_code: 0,
            partition_index: 0,
            leader_id: 0,
            leader_epoch: -1,
            replica_nodes: Default::default(),
            isr_nodes: Default::default(),
            eligible_leader_replicas: None,
            last_known_elr: None,
            offline_replicas: Default::default(),
        }
    }
}

impl WireStruct for DescribeTopicPartitionsResponsePartition {}

impl Wire for DescribeTopicPartitionsResponsePartition {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            error_code: Wire::read(decoder, at)?,
            partition_index: Wire::read(decoder, at)?,
            leader_id: Wire::read(decoder, at)?,
            leader_epoch: Wire::read(decoder, at)?,
            replica_nodes: Wire::read(decoder, at)?,
            isr_nodes: Wire::read(decoder, at)?,
            eligible_leader_replicas: Wire::read(decoder, at)?,
            last_known_elr: Wire::read(decoder, at)?,
            offline_replicas: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.partition_index, encoder, at)?;
        Wire::write(&self.leader_id, encoder, at)?;
        Wire::write(&self.leader_epoch, encoder, at)?;
        Wire::write(&self.replica_nodes, encoder, at)?;
        Wire::write(&self.isr_nodes, encoder, at)?;
        Wire::write(&self.eligible_leader_replicas, encoder, at)?;
        Wire::write(&self.last_known_elr, encoder, at)?;
        Wire::write(&self.offline_replicas, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        20
    }
}

/// `Cursor` of [`DescribeTopicPartitionsResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cursor {
    /// `TopicName`: `string 0+`.
    pub topic_name: ByteString,
    /// `PartitionIndex`: `int32 0+`.
    pub partition_index: i32,
}

impl WireStruct for Cursor {}

impl Wire for Cursor {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            topic_name: Wire::read(decoder, at)?,
            partition_index: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.topic_name, encoder, at)?;
        Wire::write(&self.partition_index, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        6
    }
}

impl Message for DescribeTopicPartitionsResponse {
    const NAME: &'static str = "DescribeTopicPartitionsResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
