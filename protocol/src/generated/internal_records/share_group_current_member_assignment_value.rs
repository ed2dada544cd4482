// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ShareGroupCurrentMemberAssignmentValue`, versions 0 to 0.

use crate::wire_prelude::*;

/// `ShareGroupCurrentMemberAssignmentValue`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ShareGroupCurrentMemberAssignmentValue {
    /// `MemberEpoch`: `int32 0+`.
    pub member_epoch: i32,
    /// `PreviousMemberEpoch`: `int32 0+`.
    pub previous_member_epoch: i32,
    /// `State`: `int8 0+`.
    pub state: i8,
    /// `AssignedPartitions`: `[]TopicPartitions 0+`.
    pub assigned_partitions: Vec<TopicPartitions>,
}

impl WireStruct for ShareGroupCurrentMemberAssignmentValue {}

impl Wire for ShareGroupCurrentMemberAssignmentValue {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            member_epoch: Wire::read(decoder, at)?,
            previous_member_epoch: Wire::read(decoder, at)?,
            state: Wire::read(decoder, at)?,
            assigned_partitions: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.member_epoch, encoder, at)?;
        Wire::write(&self.previous_member_epoch, encoder, at)?;
        Wire::write(&self.state, encoder, at)?;
        Wire::write(&self.assigned_partitions, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        11
    }
}

/// `TopicPartitions` of [`ShareGroupCurrentMemberAssignmentValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicPartitions {
    /// `TopicId`: `uuid 0+`.
    pub topic_id: Uuid,
    /// `Partitions`: `[]int32 0+`.
    pub partitions: Vec<i32>,
}

impl WireStruct for TopicPartitions {}

impl Wire for TopicPartitions {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            topic_id: Wire::read(decoder, at)?,
            partitions: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.topic_id, encoder, at)?;
        Wire::write(&self.partitions, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        18
    }
}

impl Message for ShareGroupCurrentMemberAssignmentValue {
    const NAME: &'static str = "ShareGroupCurrentMemberAssignmentValue";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
