// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `StreamsGroupTopologyDescriptionUpdateRequest`, versions 0 to 0.

use crate::wire_prelude::*;

/// `StreamsGroupTopologyDescriptionUpdateRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StreamsGroupTopologyDescriptionUpdateRequest {
    /// `GroupId`: `string 0+`.
    pub group_id: ByteString,
    /// `MemberId`: `string 0+`.
    pub member_id: ByteString,
    /// `TopologyEpoch`: `int32 0+`.
    pub topology_epoch: i32,
    /// `TopologyDescription`: `TopologyDescription 0+`.
    pub topology_description: TopologyDescription,
}

impl WireStruct for StreamsGroupTopologyDescriptionUpdateRequest {}

impl Wire for StreamsGroupTopologyDescriptionUpdateRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            group_id: Wire::read(decoder, at)?,
            member_id: Wire::read(decoder, at)?,
            topology_epoch: Wire::read(decoder, at)?,
            topology_description: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.group_id, encoder, at)?;
        Wire::write(&self.member_id, encoder, at)?;
        Wire::write(&self.topology_epoch, encoder, at)?;
        Wire::write(&self.topology_description, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        10
    }
}

/// `TopologyDescription` of [`StreamsGroupTopologyDescriptionUpdateRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopologyDescription {
    /// `Subtopologies`: `[]TopologyDescriptionSubtopology 0+`.
    pub subtopologies: Vec<TopologyDescriptionSubtopology>,
    /// `GlobalStores`: `[]TopologyDescriptionGlobalStore 0+`.
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

/// `TopologyDescriptionSubtopology` of [`StreamsGroupTopologyDescriptionUpdateRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopologyDescriptionSubtopology {
    /// `SubtopologyId`: `string 0+`.
    pub subtopology_id: ByteString,
    /// `Nodes`: `[]TopologyDescriptionNode 0+`.
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

/// `TopologyDescriptionNode` of [`StreamsGroupTopologyDescriptionUpdateRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopologyDescriptionNode {
    /// `Name`: `string 0+`.
    pub name: ByteString,
    /// `NodeType`: `int8 0+`.
    pub node_type: i8,
    /// `SourceTopics`: `[]string 0+`.
    pub source_topics: Vec<ByteString>,
    /// `SinkTopic`: `string 0+ nullable 0+ default null`.
    pub sink_topic: Option<ByteString>,
    /// `Stores`: `[]string 0+`.
    pub stores: Vec<ByteString>,
    /// `Successors`: `[]string 0+`.
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

/// `TopologyDescriptionGlobalStore` of [`StreamsGroupTopologyDescriptionUpdateRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopologyDescriptionGlobalStore {
    /// `Source`: `TopologyDescriptionNode 0+`.
    pub source: TopologyDescriptionNode,
    /// `Processor`: `TopologyDescriptionNode 0+`.
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

impl Message for StreamsGroupTopologyDescriptionUpdateRequest {
    const NAME: &'static str = "StreamsGroupTopologyDescriptionUpdateRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}

impl Request for StreamsGroupTopologyDescriptionUpdateRequest {
    const API_KEY: ApiKey = ApiKey::StreamsGroupTopologyDescriptionUpdate;
    type Response = super::streams_group_topology_description_update_response::StreamsGroupTopologyDescriptionUpdateResponse;
}
