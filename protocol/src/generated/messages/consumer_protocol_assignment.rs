// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ConsumerProtocolAssignment`, versions 0 to 3.

use crate::wire_prelude::*;

/// `ConsumerProtocolAssignment`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ConsumerProtocolAssignment {
    /// `AssignedPartitions`: `[]TopicPartition 0+`.
    pub assigned_partitions: Vec<TopicPartition>,
    /// `UserData`: `bytes 0+ nullable 0+ default null`.
    pub user_data: Option<Bytes>,
}

impl WireStruct for ConsumerProtocolAssignment {}

impl Wire for ConsumerProtocolAssignment {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            assigned_partitions: Wire::read(decoder, at)?,
            user_data: Wire::read(decoder, at)?,
        };

        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.assigned_partitions, encoder, at)?;
        Wire::write(&self.user_data, encoder, at)?;

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        8
    }
}

/// `TopicPartition` of [`ConsumerProtocolAssignment`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicPartition {
    /// `Topic`: `string 0+ key`.
    pub topic: ByteString,
    /// `Partitions`: `[]int32 0+`.
    pub partitions: Vec<i32>,
}

impl WireStruct for TopicPartition {}

impl Wire for TopicPartition {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            topic: Wire::read(decoder, at)?,
            partitions: Wire::read(decoder, at)?,
        };

        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.topic, encoder, at)?;
        Wire::write(&self.partitions, encoder, at)?;

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        6
    }
}

impl Message for ConsumerProtocolAssignment {
    const NAME: &'static str = "ConsumerProtocolAssignment";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=3;
    const FLEXIBLE_FROM: Option<i16> = None;
}
