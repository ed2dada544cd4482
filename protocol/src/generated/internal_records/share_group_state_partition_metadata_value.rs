// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ShareGroupStatePartitionMetadataValue`, versions 0 to 0.

use crate::wire_prelude::*;

/// `ShareGroupStatePartitionMetadataValue`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ShareGroupStatePartitionMetadataValue {
    /// `InitializingTopics`: `[]TopicPartitionsInfo 0+`.
    pub initializing_topics: Vec<TopicPartitionsInfo>,
    /// `InitializedTopics`: `[]TopicPartitionsInfo 0+`.
    pub initialized_topics: Vec<TopicPartitionsInfo>,
    /// `DeletingTopics`: `[]TopicInfo 0+`.
    pub deleting_topics: Vec<TopicInfo>,
}

impl WireStruct for ShareGroupStatePartitionMetadataValue {}

impl Wire for ShareGroupStatePartitionMetadataValue {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            initializing_topics: Wire::read(decoder, at)?,
            initialized_topics: Wire::read(decoder, at)?,
            deleting_topics: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.initializing_topics, encoder, at)?;
        Wire::write(&self.initialized_topics, encoder, at)?;
        Wire::write(&self.deleting_topics, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        4
    }
}

/// `TopicPartitionsInfo` of [`ShareGroupStatePartitionMetadataValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicPartitionsInfo {
    /// `TopicId`: `uuid 0+`.
    pub topic_id: Uuid,
    /// `TopicName`: `string 0+`.
    pub topic_name: ByteString,
    /// `Partitions`: `[]int32 0+`.
    pub partitions: Vec<i32>,
}

impl WireStruct for TopicPartitionsInfo {}

impl Wire for TopicPartitionsInfo {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            topic_id: Wire::read(decoder, at)?,
            topic_name: Wire::read(decoder, at)?,
            partitions: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.topic_id, encoder, at)?;
        Wire::write(&self.topic_name, encoder, at)?;
        Wire::write(&self.partitions, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        19
    }
}

/// `TopicInfo` of [`ShareGroupStatePartitionMetadataValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicInfo {
    /// `TopicId`: `uuid 0+`.
    pub topic_id: Uuid,
    /// `TopicName`: `string 0+`.
    pub topic_name: ByteString,
}

impl WireStruct for TopicInfo {}

impl Wire for TopicInfo {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            topic_id: Wire::read(decoder, at)?,
            topic_name: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.topic_id, encoder, at)?;
        Wire::write(&self.topic_name, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        18
    }
}

impl Message for ShareGroupStatePartitionMetadataValue {
    const NAME: &'static str = "ShareGroupStatePartitionMetadataValue";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
