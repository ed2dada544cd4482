// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `StreamsGroupHeartbeatRequest`, versions 0 to 1.

use crate::wire_prelude::*;

/// `StreamsGroupHeartbeatRequest`.
#[derive(Debug, Clone, PartialEq)]
pub struct StreamsGroupHeartbeatRequest {
    /// `GroupId`: `string 0+`.
    pub group_id: ByteString,
    /// `MemberId`: `string 0+`.
    pub member_id: ByteString,
    /// `MemberEpoch`: `int32 0+`.
    pub member_epoch: i32,
    /// `EndpointInformationEpoch`: `int32 0+`.
    pub endpoint_information_epoch: i32,
    /// `InstanceId`: `string 0+ nullable 0+ default null`.
    pub instance_id: Option<ByteString>,
    /// `RackId`: `string 0+ nullable 0+ default null`.
    pub rack_id: Option<ByteString>,
    /// `RebalanceTimeoutMs`: `int32 0+ default -1`.
    pub rebalance_timeout_ms: i32,
    /// `Topology`: `Topology 0+ nullable 0+ default null`.
    pub topology: Option<Topology>,
    /// `ActiveTasks`: `[]TaskIds 0+ nullable 0+ default null`.
    pub active_tasks: Option<Vec<TaskIds>>,
    /// `StandbyTasks`: `[]TaskIds 0+ nullable 0+ default null`.
    pub standby_tasks: Option<Vec<TaskIds>>,
    /// `WarmupTasks`: `[]TaskIds 0+ nullable 0+ default null`.
    pub warmup_tasks: Option<Vec<TaskIds>>,
    /// `ProcessId`: `string 0+ nullable 0+ default null`.
    pub process_id: Option<ByteString>,
    /// `UserEndpoint`: `Endpoint 0+ nullable 0+ default null`.
    pub user_endpoint: Option<Endpoint>,
    /// `ClientTags`: `[]KeyValue 0+ nullable 0+ default null`.
    pub client_tags: Option<Vec<KeyValue>>,
    /// `TaskOffsets`: `[]TaskOffset 0+ nullable 0+ default null`.
    pub task_offsets: Option<Vec<TaskOffset>>,
    /// `TaskEndOffsets`: `[]TaskOffset 0+ nullable 0+ default null`.
    pub task_end_offsets: Option<Vec<TaskOffset>>,
    /// `ShutdownApplication`: `bool 0+`.
    pub shutdown_application: bool,
}

impl Default for StreamsGroupHeartbeatRequest {
    fn default() -> Self {
        Self {
            group_id: Default::default(),
            member_id: Default::default(),
            member_epoch: 0,
            endpoint_information_epoch: 0,
            instance_id: None,
            rack_id: None,
            rebalance_timeout_ms: -1,
            topology: None,
            active_tasks: None,
            standby_tasks: None,
            warmup_tasks: None,
            process_id: None,
            user_endpoint: None,
            client_tags: None,
            task_offsets: None,
            task_end_offsets: None,
            shutdown_application: false,
        }
    }
}

impl WireStruct for StreamsGroupHeartbeatRequest {}

impl Wire for StreamsGroupHeartbeatRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            group_id: Wire::read(decoder, at)?,
            member_id: Wire::read(decoder, at)?,
            member_epoch: Wire::read(decoder, at)?,
            endpoint_information_epoch: Wire::read(decoder, at)?,
            instance_id: Wire::read(decoder, at)?,
            rack_id: Wire::read(decoder, at)?,
            rebalance_timeout_ms: Wire::read(decoder, at)?,
            topology: Wire::read(decoder, at)?,
            active_tasks: Wire::read(decoder, at)?,
            standby_tasks: Wire::read(decoder, at)?,
            warmup_tasks: Wire::read(decoder, at)?,
            process_id: Wire::read(decoder, at)?,
            user_endpoint: Wire::read(decoder, at)?,
            client_tags: Wire::read(decoder, at)?,
            task_offsets: Wire::read(decoder, at)?,
            task_end_offsets: Wire::read(decoder, at)?,
            shutdown_application: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.group_id, encoder, at)?;
        Wire::write(&self.member_id, encoder, at)?;
        Wire::write(&self.member_epoch, encoder, at)?;
        Wire::write(&self.endpoint_information_epoch, encoder, at)?;
        Wire::write(&self.instance_id, encoder, at)?;
        Wire::write(&self.rack_id, encoder, at)?;
        Wire::write(&self.rebalance_timeout_ms, encoder, at)?;
        Wire::write(&self.topology, encoder, at)?;
        Wire::write(&self.active_tasks, encoder, at)?;
        Wire::write(&self.standby_tasks, encoder, at)?;
        Wire::write(&self.warmup_tasks, encoder, at)?;
        Wire::write(&self.process_id, encoder, at)?;
        Wire::write(&self.user_endpoint, encoder, at)?;
        Wire::write(&self.client_tags, encoder, at)?;
        Wire::write(&self.task_offsets, encoder, at)?;
        Wire::write(&self.task_end_offsets, encoder, at)?;
        Wire::write(&self.shutdown_application, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        27
    }
}

/// `Topology` of [`StreamsGroupHeartbeatRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Topology {
    /// `Epoch`: `int32 0+`.
    pub epoch: i32,
    /// `Subtopologies`: `[]Subtopology 0+`.
    pub subtopologies: Vec<Subtopology>,
}

impl WireStruct for Topology {}

impl Wire for Topology {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            epoch: Wire::read(decoder, at)?,
            subtopologies: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.epoch, encoder, at)?;
        Wire::write(&self.subtopologies, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        6
    }
}

/// `Subtopology` of [`StreamsGroupHeartbeatRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Subtopology {
    /// `SubtopologyId`: `string 0+`.
    pub subtopology_id: ByteString,
    /// `SourceTopics`: `[]string 0+`.
    pub source_topics: Vec<ByteString>,
    /// `SourceTopicRegex`: `[]string 0+`.
    pub source_topic_regex: Vec<ByteString>,
    /// `StateChangelogTopics`: `[]TopicInfo 0+`.
    pub state_changelog_topics: Vec<TopicInfo>,
    /// `RepartitionSinkTopics`: `[]string 0+`.
    pub repartition_sink_topics: Vec<ByteString>,
    /// `RepartitionSourceTopics`: `[]TopicInfo 0+`.
    pub repartition_source_topics: Vec<TopicInfo>,
    /// `CopartitionGroups`: `[]CopartitionGroup 0+`.
    pub copartition_groups: Vec<CopartitionGroup>,
}

impl WireStruct for Subtopology {}

impl Wire for Subtopology {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            subtopology_id: Wire::read(decoder, at)?,
            source_topics: Wire::read(decoder, at)?,
            source_topic_regex: Wire::read(decoder, at)?,
            state_changelog_topics: Wire::read(decoder, at)?,
            repartition_sink_topics: Wire::read(decoder, at)?,
            repartition_source_topics: Wire::read(decoder, at)?,
            copartition_groups: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.subtopology_id, encoder, at)?;
        Wire::write(&self.source_topics, encoder, at)?;
        Wire::write(&self.source_topic_regex, encoder, at)?;
        Wire::write(&self.state_changelog_topics, encoder, at)?;
        Wire::write(&self.repartition_sink_topics, encoder, at)?;
        Wire::write(&self.repartition_source_topics, encoder, at)?;
        Wire::write(&self.copartition_groups, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        8
    }
}

/// `CopartitionGroup` of [`StreamsGroupHeartbeatRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CopartitionGroup {
    /// `SourceTopics`: `[]int16 0+`.
    pub source_topics: Vec<i16>,
    /// `SourceTopicRegex`: `[]int16 0+`.
    pub source_topic_regex: Vec<i16>,
    /// `RepartitionSourceTopics`: `[]int16 0+`.
    pub repartition_source_topics: Vec<i16>,
}

impl WireStruct for CopartitionGroup {}

impl Wire for CopartitionGroup {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            source_topics: Wire::read(decoder, at)?,
            source_topic_regex: Wire::read(decoder, at)?,
            repartition_source_topics: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.source_topics, encoder, at)?;
        Wire::write(&self.source_topic_regex, encoder, at)?;
        Wire::write(&self.repartition_source_topics, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        4
    }
}

/// `KeyValue` of [`StreamsGroupHeartbeatRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct KeyValue {
    /// `Key`: `string 0+`.
    pub key: ByteString,
    /// `Value`: `string 0+`.
    pub value: ByteString,
}

impl WireStruct for KeyValue {}

impl Wire for KeyValue {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            key: Wire::read(decoder, at)?,
            value: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.key, encoder, at)?;
        Wire::write(&self.value, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        3
    }
}

/// `TopicInfo` of [`StreamsGroupHeartbeatRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicInfo {
    /// `Name`: `string 0+`.
    pub name: ByteString,
    /// `Partitions`: `int32 0+`.
    pub partitions: i32,
    /// `ReplicationFactor`: `int16 0+`.
    pub replication_factor: i16,
    /// `TopicConfigs`: `[]KeyValue 0+`.
    pub topic_configs: Vec<KeyValue>,
}

impl WireStruct for TopicInfo {}

impl Wire for TopicInfo {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: Wire::read(decoder, at)?,
            partitions: Wire::read(decoder, at)?,
            replication_factor: Wire::read(decoder, at)?,
            topic_configs: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.partitions, encoder, at)?;
        Wire::write(&self.replication_factor, encoder, at)?;
        Wire::write(&self.topic_configs, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        9
    }
}

/// `Endpoint` of [`StreamsGroupHeartbeatRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Endpoint {
    /// `Host`: `string 0+`.
    pub host: ByteString,
    /// `Port`: `uint16 0+`.
    pub port: u16,
}

impl WireStruct for Endpoint {}

impl Wire for Endpoint {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            host: Wire::read(decoder, at)?,
            port: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.host, encoder, at)?;
        Wire::write(&self.port, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        4
    }
}

/// `TaskOffset` of [`StreamsGroupHeartbeatRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TaskOffset {
    /// `SubtopologyId`: `string 0+`.
    pub subtopology_id: ByteString,
    /// `Partition`: `int32 0+`.
    pub partition: i32,
    /// `Offset`: `int64 0+`.
    pub offset: i64,
}

impl WireStruct for TaskOffset {}

impl Wire for TaskOffset {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            subtopology_id: Wire::read(decoder, at)?,
            partition: Wire::read(decoder, at)?,
            offset: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.subtopology_id, encoder, at)?;
        Wire::write(&self.partition, encoder, at)?;
        Wire::write(&self.offset, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        14
    }
}

/// `TaskIds` of [`StreamsGroupHeartbeatRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TaskIds {
    /// `SubtopologyId`: `string 0+`.
    pub subtopology_id: ByteString,
    /// `Partitions`: `[]int32 0+`.
    pub partitions: Vec<i32>,
}

impl WireStruct for TaskIds {}

impl Wire for TaskIds {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            subtopology_id: Wire::read(decoder, at)?,
            partitions: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.subtopology_id, encoder, at)?;
        Wire::write(&self.partitions, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        3
    }
}

impl Message for StreamsGroupHeartbeatRequest {
    const NAME: &'static str = "StreamsGroupHeartbeatRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=1;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}

impl Request for StreamsGroupHeartbeatRequest {
    const API_KEY: ApiKey = ApiKey::StreamsGroupHeartbeat;
    type Response = super::streams_group_heartbeat_response::StreamsGroupHeartbeatResponse;
}
