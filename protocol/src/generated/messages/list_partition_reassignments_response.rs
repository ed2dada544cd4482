// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ListPartitionReassignmentsResponse`, versions 0 to 0.

use crate::wire_prelude::*;

/// `ListPartitionReassignmentsResponse`.
#[derive(Debug, Clone, PartialEq)]
pub struct ListPartitionReassignmentsResponse {
    /// `ThrottleTimeMs`: `int32 0+`.
    pub throttle_time_ms: i32,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `ErrorMessage`: `string 0+ nullable 0+`.
    pub error_message: Option<ByteString>,
    /// `Topics`: `[]OngoingTopicReassignment 0+`.
    pub topics: Vec<OngoingTopicReassignment>,
}

impl Default for ListPartitionReassignmentsResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            error_code: 0,
            error_message: Some(Default::default()),
            topics: Default::default(),
        }
    }
}

impl WireStruct for ListPartitionReassignmentsResponse {}

impl Wire for ListPartitionReassignmentsResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: Wire::read(decoder, at)?,
            error_code: Wire::read(decoder, at)?,
            error_message: Wire::read(decoder, at)?,
            topics: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.throttle_time_ms, encoder, at)?;
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.error_message, encoder, at)?;
        Wire::write(&self.topics, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        9
    }
}

/// `OngoingTopicReassignment` of [`ListPartitionReassignmentsResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OngoingTopicReassignment {
    /// `Name`: `string 0+`.
    pub name: ByteString,
    /// `Partitions`: `[]OngoingPartitionReassignment 0+`.
    pub partitions: Vec<OngoingPartitionReassignment>,
}

impl WireStruct for OngoingTopicReassignment {}

impl Wire for OngoingTopicReassignment {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: Wire::read(decoder, at)?,
            partitions: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.partitions, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        3
    }
}

/// `OngoingPartitionReassignment` of [`ListPartitionReassignmentsResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OngoingPartitionReassignment {
    /// `PartitionIndex`: `int32 0+`.
    pub partition_index: i32,
    /// `Replicas`: `[]int32 0+`.
    pub replicas: Vec<i32>,
    /// `AddingReplicas`: `[]int32 0+`.
    pub adding_replicas: Vec<i32>,
    /// `RemovingReplicas`: `[]int32 0+`.
    pub removing_replicas: Vec<i32>,
}

impl WireStruct for OngoingPartitionReassignment {}

impl Wire for OngoingPartitionReassignment {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            partition_index: Wire::read(decoder, at)?,
            replicas: Wire::read(decoder, at)?,
            adding_replicas: Wire::read(decoder, at)?,
            removing_replicas: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.partition_index, encoder, at)?;
        Wire::write(&self.replicas, encoder, at)?;
        Wire::write(&self.adding_replicas, encoder, at)?;
        Wire::write(&self.removing_replicas, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        8
    }
}

impl Message for ListPartitionReassignmentsResponse {
    const NAME: &'static str = "ListPartitionReassignmentsResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
