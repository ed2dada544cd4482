// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ConsumerGroupPartitionMetadataValue`, versions 0 to 0.

use crate::wire_prelude::*;

/// `ConsumerGroupPartitionMetadataValue`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ConsumerGroupPartitionMetadataValue {
    /// `Topics`: `[]TopicMetadata 0+`.
    pub topics: Vec<TopicMetadata>,
}

impl WireStruct for ConsumerGroupPartitionMetadataValue {}

impl Wire for ConsumerGroupPartitionMetadataValue {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            topics: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.topics, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        2
    }
}

/// `TopicMetadata` of [`ConsumerGroupPartitionMetadataValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicMetadata {
    /// `TopicId`: `uuid 0+`.
    pub topic_id: Uuid,
    /// `TopicName`: `string 0+`.
    pub topic_name: ByteString,
    /// `NumPartitions`: `int32 0+`.
    pub num_partitions: i32,
    /// `PartitionMetadata`: `[]PartitionMetadata 0+`.
    pub partition_metadata: Vec<PartitionMetadata>,
}

impl WireStruct for TopicMetadata {}

impl Wire for TopicMetadata {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            topic_id: Wire::read(decoder, at)?,
            topic_name: Wire::read(decoder, at)?,
            num_partitions: Wire::read(decoder, at)?,
            partition_metadata: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.topic_id, encoder, at)?;
        Wire::write(&self.topic_name, encoder, at)?;
        Wire::write(&self.num_partitions, encoder, at)?;
        Wire::write(&self.partition_metadata, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        23
    }
}

/// `PartitionMetadata` of [`ConsumerGroupPartitionMetadataValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PartitionMetadata {
    /// `Partition`: `int32 0+`.
    pub partition: i32,
    /// `Racks`: `[]string 0+`.
    pub racks: Vec<ByteString>,
}

impl WireStruct for PartitionMetadata {}

impl Wire for PartitionMetadata {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            partition: Wire::read(decoder, at)?,
            racks: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.partition, encoder, at)?;
        Wire::write(&self.racks, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        6
    }
}

impl Message for ConsumerGroupPartitionMetadataValue {
    const NAME: &'static str = "ConsumerGroupPartitionMetadataValue";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
