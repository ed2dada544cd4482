// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `StreamsGroupTopologyValue`, versions 0 to 0.

use crate::wire_prelude::*;

/// `StreamsGroupTopologyValue`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StreamsGroupTopologyValue {
    /// `Epoch`: `int32 0+`.
    pub epoch: i32,
    /// `Subtopologies`: `[]Subtopology 0+`.
    pub subtopologies: Vec<Subtopology>,
}

impl WireStruct for StreamsGroupTopologyValue {}

impl Wire for StreamsGroupTopologyValue {
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

/// `Subtopology` of [`StreamsGroupTopologyValue`].
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

/// `CopartitionGroup` of [`StreamsGroupTopologyValue`].
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

/// `TopicConfig` of [`StreamsGroupTopologyValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicConfig {
    /// `key`: `string 0+`.
    pub key: ByteString,
    /// `value`: `string 0+`.
    pub value: ByteString,
}

impl WireStruct for TopicConfig {}

impl Wire for TopicConfig {
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

/// `TopicInfo` of [`StreamsGroupTopologyValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicInfo {
    /// `Name`: `string 0+`.
    pub name: ByteString,
    /// `Partitions`: `int32 0+`.
    pub partitions: i32,
    /// `ReplicationFactor`: `int16 0+`.
    pub replication_factor: i16,
    /// `TopicConfigs`: `[]TopicConfig 0+`.
    pub topic_configs: Vec<TopicConfig>,
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

impl Message for StreamsGroupTopologyValue {
    const NAME: &'static str = "StreamsGroupTopologyValue";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
