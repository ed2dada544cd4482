// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `DescribeQuorumResponse`, versions 0 to 2.

use crate::wire_prelude::*;

/// `DescribeQuorumResponse`.
#[derive(Debug, Clone, PartialEq)]
pub struct DescribeQuorumResponse {
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `ErrorMessage`: `string 2+ nullable 2+ ignorable`.
    pub error_message: Option<ByteString>,
    /// `Topics`: `[]TopicData 0+`.
    pub topics: Vec<TopicData>,
    /// `Nodes`: `[]Node 2+`.
    pub nodes: Vec<Node>,
}

impl Default for DescribeQuorumResponse {
    fn default() -> Self {
        Self {
            error_code: 0,
            error_message: Some(Default::default()),
            topics: Default::default(),
            nodes: Default::default(),
        }
    }
}

impl WireStruct for DescribeQuorumResponse {}

impl Wire for DescribeQuorumResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            error_code: Wire::read(decoder, at)?,
            error_message: if at.version == 2 {
                Wire::read(decoder, at)?
            } else {
                Some(Default::default())
            },
            topics: Wire::read(decoder, at)?,
            nodes: if at.version == 2 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.error_code, encoder, at)?;
        if at.version == 2 {
            Wire::write(&self.error_message, encoder, at)?;
        }
        Wire::write(&self.topics, encoder, at)?;
        if at.version == 2 {
            Wire::write(&self.nodes, encoder, at)?;
        } else {
            at.require_default(self.nodes.is_empty(), "DescribeQuorumResponse.nodes")?;
        }
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 4,
            _ => 6,
        }
    }
}

/// `TopicData` of [`DescribeQuorumResponse`].
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

/// `PartitionData` of [`DescribeQuorumResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct PartitionData {
    /// `PartitionIndex`: `int32 0+`.
    pub partition_index: i32,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `ErrorMessage`: `string 2+ nullable 2+ ignorable`.
    pub error_message: Option<ByteString>,
    /// `LeaderId`: `int32 0+`.
    pub leader_id: i32,
    /// `LeaderEpoch`: `int32 0+`.
    pub leader_epoch: i32,
    /// `HighWatermark`: `int64 0+`.
    pub high_watermark: i64,
    /// `CurrentVoters`: `[]ReplicaState 0+`.
    pub current_voters: Vec<ReplicaState>,
    /// `Observers`: `[]ReplicaState 0+`.
    pub observers: Vec<ReplicaState>,
}

impl Default for PartitionData {
    fn default() -> Self {
        Self {
            partition_index: 0,
            error_code: 0,
            error_message: Some(Default::default()),
            leader_id: 0,
            leader_epoch: 0,
            high_watermark: 0,
            current_voters: Default::default(),
            observers: Default::default(),
        }
    }
}

impl WireStruct for PartitionData {}

impl Wire for PartitionData {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            partition_index: Wire::read(decoder, at)?,
            error_code: Wire::read(decoder, at)?,
            error_message: if at.version == 2 {
                Wire::read(decoder, at)?
            } else {
                Some(Default::default())
            },
            leader_id: Wire::read(decoder, at)?,
            leader_epoch: Wire::read(decoder, at)?,
            high_watermark: Wire::read(decoder, at)?,
            current_voters: Wire::read(decoder, at)?,
            observers: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.partition_index, encoder, at)?;
        Wire::write(&self.error_code, encoder, at)?;
        if at.version == 2 {
            Wire::write(&self.error_message, encoder, at)?;
        }
        Wire::write(&self.leader_id, encoder, at)?;
        Wire::write(&self.leader_epoch, encoder, at)?;
        Wire::write(&self.high_watermark, encoder, at)?;
        Wire::write(&self.current_voters, encoder, at)?;
        Wire::write(&self.observers, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 25,
            _ => 26,
        }
    }
}

/// `Node` of [`DescribeQuorumResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Node {
    /// `NodeId`: `int32 2+ key`.
    pub node_id: i32,
    /// `Listeners`: `[]Listener 2+`.
    pub listeners: Vec<Listener>,
}

impl WireStruct for Node {}

impl Wire for Node {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            node_id: Wire::read(decoder, at)?,
            listeners: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.node_id, encoder, at)?;
        Wire::write(&self.listeners, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        6
    }
}

/// `Listener` of [`DescribeQuorumResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Listener {
    /// `Name`: `string 2+ key`.
    pub name: ByteString,
    /// `Host`: `string 2+`.
    pub host: ByteString,
    /// `Port`: `uint16 2+`.
    pub port: u16,
}

impl WireStruct for Listener {}

impl Wire for Listener {
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

/// `ReplicaState` of [`DescribeQuorumResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct ReplicaState {
    /// `ReplicaId`: `int32 0+`.
    pub replica_id: i32,
    /// `ReplicaDirectoryId`: `uuid 2+`.
    pub replica_directory_id: Uuid,
    /// `LogEndOffset`: `int64 0+`.
    pub log_end_offset: i64,
    /// `LastFetchTimestamp`: `int64 1+ default -1 ignorable`.
    pub last_fetch_timestamp: i64,
    /// `LastCaughtUpTimestamp`: `int64 1+ default -1 ignorable`.
    pub last_caught_up_timestamp: i64,
}

impl Default for ReplicaState {
    fn default() -> Self {
        Self {
            replica_id: 0,
            replica_directory_id: Default::default(),
            log_end_offset: 0,
            last_fetch_timestamp: -1,
            last_caught_up_timestamp: -1,
        }
    }
}

impl WireStruct for ReplicaState {}

impl Wire for ReplicaState {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            replica_id: Wire::read(decoder, at)?,
            replica_directory_id: if at.version == 2 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            log_end_offset: Wire::read(decoder, at)?,
            last_fetch_timestamp: if at.version >= 1 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            last_caught_up_timestamp: if at.version >= 1 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.replica_id, encoder, at)?;
        if at.version == 2 {
            Wire::write(&self.replica_directory_id, encoder, at)?;
        } else {
            at.require_default(
                self.replica_directory_id.is_zero(),
                "ReplicaState.replica_directory_id",
            )?;
        }
        Wire::write(&self.log_end_offset, encoder, at)?;
        if at.version >= 1 {
            Wire::write(&self.last_fetch_timestamp, encoder, at)?;
        }
        if at.version >= 1 {
            Wire::write(&self.last_caught_up_timestamp, encoder, at)?;
        }
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 13,
            1 => 29,
            _ => 45,
        }
    }
}

impl Message for DescribeQuorumResponse {
    const NAME: &'static str = "DescribeQuorumResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=2;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
