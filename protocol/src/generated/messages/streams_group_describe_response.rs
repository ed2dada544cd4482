// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `StreamsGroupDescribeResponse`, versions 0 to 1.

use crate::wire_prelude::*;

/// `StreamsGroupDescribeResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StreamsGroupDescribeResponse {
    /// `ThrottleTimeMs`: `int32 0+`.
    pub throttle_time_ms: i32,
    /// `Groups`: `[]DescribedGroup 0+`.
    pub groups: Vec<DescribedGroup>,
}

impl WireStruct for StreamsGroupDescribeResponse {}

impl Wire for StreamsGroupDescribeResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: Wire::read(decoder, at)?,
            groups: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.throttle_time_ms, encoder, at)?;
        Wire::write(&self.groups, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        6
    }
}

/// `DescribedGroup` of [`StreamsGroupDescribeResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct DescribedGroup {
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `ErrorMessage`: `string 0+ nullable 0+ default null`.
    pub error_message: Option<ByteString>,
    /// `GroupId`: `string 0+`.
    pub group_id: ByteString,
    /// `GroupState`: `string 0+`.
    pub group_state: ByteString,
    /// `GroupEpoch`: `int32 0+`.
    pub group_epoch: i32,
    /// `AssignmentEpoch`: `int32 0+`.
    pub assignment_epoch: i32,
    /// `Topology`: `Topology 0+ nullable 0+ default null`.
    pub topology: Option<Topology>,
    /// `Members`: `[]Member 0+`.
    pub members: Vec<Member>,
    /// `AuthorizedOperations`: `int32 0+ default -2147483648`.
    pub authorized_operations: i32,
    /// `TopologyDescription`: `TopologyDescription 1+ nullable 1+ default null`.
    pub topology_description: Option<TopologyDescription>,
    /// `TopologyDescriptionStatus`: `int8 1+`.
    pub topology_description_status: i8,
    /// `AssignorName`: `string 1+ nullable 1+ default null ignorable`.
    pub assignor_name: Option<ByteString>,
}

impl Default for DescribedGroup {
    fn default() -> Self {
        Self {
            error_code: 0,
            error_message: None,
            group_id: Default::default(),
            group_state: Default::default(),
            group_epoch: 0,
            assignment_epoch: 0,
            topology: None,
            members: Default::default(),
            authorized_operations: -2147483648,
            topology_description: None,
            topology_description_status: 0,
            assignor_name: None,
        }
    }
}

impl WireStruct for DescribedGroup {}

impl Wire for DescribedGroup {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            error_code: Wire::read(decoder, at)?,
            error_message: Wire::read(decoder, at)?,
            group_id: Wire::read(decoder, at)?,
            group_state: Wire::read(decoder, at)?,
            group_epoch: Wire::read(decoder, at)?,
            assignment_epoch: Wire::read(decoder, at)?,
            topology: Wire::read(decoder, at)?,
            members: Wire::read(decoder, at)?,
            authorized_operations: Wire::read(decoder, at)?,
            topology_description: if at.version == 1 {
                Wire::read(decoder, at)?
            } else {
                None
            },
            topology_description_status: if at.version == 1 {
                Wire::read(decoder, at)?
            } else {
                0
            },
            assignor_name: if at.version == 1 {
                Wire::read(decoder, at)?
            } else {
                None
            },
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.error_message, encoder, at)?;
        Wire::write(&self.group_id, encoder, at)?;
        Wire::write(&self.group_state, encoder, at)?;
        Wire::write(&self.group_epoch, encoder, at)?;
        Wire::write(&self.assignment_epoch, encoder, at)?;
        Wire::write(&self.topology, encoder, at)?;
        Wire::write(&self.members, encoder, at)?;
        Wire::write(&self.authorized_operations, encoder, at)?;
        if at.version == 1 {
            Wire::write(&self.topology_description, encoder, at)?;
        } else {
            at.require_default(
                self.topology_description.is_none(),
                "DescribedGroup.topology_description",
            )?;
        }
        if at.version == 1 {
            Wire::write(&self.topology_description_status, encoder, at)?;
        } else {
            at.require_default(
                self.topology_description_status == 0,
                "DescribedGroup.topology_description_status",
            )?;
        }
        if at.version == 1 {
            Wire::write(&self.assignor_name, encoder, at)?;
        }
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 20,
            _ => 23,
        }
    }
}

/// `Topology` of [`StreamsGroupDescribeResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Topology {
    /// `Epoch`: `int32 0+`.
    pub epoch: i32,
    /// `Subtopologies`: `[]Subtopology 0+ nullable 0+ default null`.
    pub subtopologies: Option<Vec<Subtopology>>,
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

/// `Subtopology` of [`StreamsGroupDescribeResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Subtopology {
    /// `SubtopologyId`: `string 0+`.
    pub subtopology_id: ByteString,
    /// `SourceTopics`: `[]string 0+`.
    pub source_topics: Vec<ByteString>,
    /// `RepartitionSinkTopics`: `[]string 0+`.
    pub repartition_sink_topics: Vec<ByteString>,
    /// `StateChangelogTopics`: `[]TopicInfo 0+`.
    pub state_changelog_topics: Vec<TopicInfo>,
    /// `RepartitionSourceTopics`: `[]TopicInfo 0+`.
    pub repartition_source_topics: Vec<TopicInfo>,
}

impl WireStruct for Subtopology {}

impl Wire for Subtopology {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            subtopology_id: Wire::read(decoder, at)?,
            source_topics: Wire::read(decoder, at)?,
            repartition_sink_topics: Wire::read(decoder, at)?,
            state_changelog_topics: Wire::read(decoder, at)?,
            repartition_source_topics: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.subtopology_id, encoder, at)?;
        Wire::write(&self.source_topics, encoder, at)?;
        Wire::write(&self.repartition_sink_topics, encoder, at)?;
        Wire::write(&self.state_changelog_topics, encoder, at)?;
        Wire::write(&self.repartition_source_topics, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        6
    }
}

/// `Member` of [`StreamsGroupDescribeResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Member {
    /// `MemberId`: `string 0+`.
    pub member_id: ByteString,
    /// `MemberEpoch`: `int32 0+`.
    pub member_epoch: i32,
    /// `InstanceId`: `string 0+ nullable 0+ default null`.
    pub instance_id: Option<ByteString>,
    /// `RackId`: `string 0+ nullable 0+ default null`.
    pub rack_id: Option<ByteString>,
    /// `ClientId`: `string 0+`.
    pub client_id: ByteString,
    /// `ClientHost`: `string 0+`.
    pub client_host: ByteString,
    /// `TopologyEpoch`: `int32 0+`.
    pub topology_epoch: i32,
    /// `ProcessId`: `string 0+`.
    pub process_id: ByteString,
    /// `UserEndpoint`: `Endpoint 0+ nullable 0+ default null`.
    pub user_endpoint: Option<Endpoint>,
    /// `ClientTags`: `[]KeyValue 0+`.
    pub client_tags: Vec<KeyValue>,
    /// `TaskOffsets`: `[]TaskOffset 0+`.
    pub task_offsets: Vec<TaskOffset>,
    /// `TaskEndOffsets`: `[]TaskOffset 0+`.
    pub task_end_offsets: Vec<TaskOffset>,
    /// `Assignment`: `Assignment 0+`.
    pub assignment: Assignment,
    /// `TargetAssignment`: `Assignment 0+`.
    pub target_assignment: Assignment,
    /// `IsClassic`: `bool 0+`.
    pub is_classic: bool,
}

impl WireStruct for Member {}

impl Wire for Member {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            member_id: Wire::read(decoder, at)?,
            member_epoch: Wire::read(decoder, at)?,
            instance_id: Wire::read(decoder, at)?,
            rack_id: Wire::read(decoder, at)?,
            client_id: Wire::read(decoder, at)?,
            client_host: Wire::read(decoder, at)?,
            topology_epoch: Wire::read(decoder, at)?,
            process_id: Wire::read(decoder, at)?,
            user_endpoint: Wire::read(decoder, at)?,
            client_tags: Wire::read(decoder, at)?,
            task_offsets: Wire::read(decoder, at)?,
            task_end_offsets: Wire::read(decoder, at)?,
            assignment: Wire::read(decoder, at)?,
            target_assignment: Wire::read(decoder, at)?,
            is_classic: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.member_id, encoder, at)?;
        Wire::write(&self.member_epoch, encoder, at)?;
        Wire::write(&self.instance_id, encoder, at)?;
        Wire::write(&self.rack_id, encoder, at)?;
        Wire::write(&self.client_id, encoder, at)?;
        Wire::write(&self.client_host, encoder, at)?;
        Wire::write(&self.topology_epoch, encoder, at)?;
        Wire::write(&self.process_id, encoder, at)?;
        Wire::write(&self.user_endpoint, encoder, at)?;
        Wire::write(&self.client_tags, encoder, at)?;
        Wire::write(&self.task_offsets, encoder, at)?;
        Wire::write(&self.task_end_offsets, encoder, at)?;
        Wire::write(&self.assignment, encoder, at)?;
        Wire::write(&self.target_assignment, encoder, at)?;
        Wire::write(&self.is_classic, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        28
    }
}

/// `Endpoint` of [`StreamsGroupDescribeResponse`].
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

/// `TaskOffset` of [`StreamsGroupDescribeResponse`].
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

/// `Assignment` of [`StreamsGroupDescribeResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Assignment {
    /// `ActiveTasks`: `[]TaskIds 0+`.
    pub active_tasks: Vec<TaskIds>,
    /// `StandbyTasks`: `[]TaskIds 0+`.
    pub standby_tasks: Vec<TaskIds>,
    /// `WarmupTasks`: `[]TaskIds 0+`.
    pub warmup_tasks: Vec<TaskIds>,
}

impl WireStruct for Assignment {}

impl Wire for Assignment {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            active_tasks: Wire::read(decoder, at)?,
            standby_tasks: Wire::read(decoder, at)?,
            warmup_tasks: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.active_tasks, encoder, at)?;
        Wire::write(&self.standby_tasks, encoder, at)?;
        Wire::write(&self.warmup_tasks, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        4
    }
}

/// `TaskIds` of [`StreamsGroupDescribeResponse`].
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

/// `KeyValue` of [`StreamsGroupDescribeResponse`].
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

/// `TopicInfo` of [`StreamsGroupDescribeResponse`].
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

/// `TopologyDescription` of [`StreamsGroupDescribeResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopologyDescription {
    /// `Subtopologies`: `[]TopologyDescriptionSubtopology 1+`.
    pub subtopologies: Vec<TopologyDescriptionSubtopology>,
    /// `GlobalStores`: `[]TopologyDescriptionGlobalStore 1+`.
    pub global_stores: Vec<TopologyDescriptionGlobalStore>,
}

impl WireStruct for TopologyDescription {}

impl Wire for TopologyDescription {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            subtopologies: Wire::read(decoder, at)?,
            global_stores: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.subtopologies, encoder, at)?;
        Wire::write(&self.global_stores, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        3
    }
}

/// `TopologyDescriptionSubtopology` of [`StreamsGroupDescribeResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopologyDescriptionSubtopology {
    /// `SubtopologyId`: `string 1+`.
    pub subtopology_id: ByteString,
    /// `Nodes`: `[]TopologyDescriptionNode 1+`.
    pub nodes: Vec<TopologyDescriptionNode>,
}

impl WireStruct for TopologyDescriptionSubtopology {}

impl Wire for TopologyDescriptionSubtopology {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            subtopology_id: Wire::read(decoder, at)?,
            nodes: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.subtopology_id, encoder, at)?;
        Wire::write(&self.nodes, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        3
    }
}

/// `TopologyDescriptionNode` of [`StreamsGroupDescribeResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopologyDescriptionNode {
    /// `Name`: `string 1+`.
    pub name: ByteString,
    /// `NodeType`: `int8 1+`.
    pub node_type: i8,
    /// `SourceTopics`: `[]string 1+`.
    pub source_topics: Vec<ByteString>,
    /// `SinkTopic`: `string 1+ nullable 1+ default null`.
    pub sink_topic: Option<ByteString>,
    /// `Stores`: `[]string 1+`.
    pub stores: Vec<ByteString>,
    /// `Successors`: `[]string 1+`.
    pub successors: Vec<ByteString>,
}

impl WireStruct for TopologyDescriptionNode {}

impl Wire for TopologyDescriptionNode {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: Wire::read(decoder, at)?,
            node_type: Wire::read(decoder, at)?,
            source_topics: Wire::read(decoder, at)?,
            sink_topic: Wire::read(decoder, at)?,
            stores: Wire::read(decoder, at)?,
            successors: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.node_type, encoder, at)?;
        Wire::write(&self.source_topics, encoder, at)?;
        Wire::write(&self.sink_topic, encoder, at)?;
        Wire::write(&self.stores, encoder, at)?;
        Wire::write(&self.successors, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        7
    }
}

/// `TopologyDescriptionGlobalStore` of [`StreamsGroupDescribeResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopologyDescriptionGlobalStore {
    /// `Source`: `TopologyDescriptionNode 1+`.
    pub source: TopologyDescriptionNode,
    /// `Processor`: `TopologyDescriptionNode 1+`.
    pub processor: TopologyDescriptionNode,
}

impl WireStruct for TopologyDescriptionGlobalStore {}

impl Wire for TopologyDescriptionGlobalStore {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            source: Wire::read(decoder, at)?,
            processor: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.source, encoder, at)?;
        Wire::write(&self.processor, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        15
    }
}

impl Message for StreamsGroupDescribeResponse {
    const NAME: &'static str = "StreamsGroupDescribeResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=1;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
