// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ConsumerGroupCurrentMemberAssignmentValue`, versions 0 to 0.

use crate::wire_prelude::*;

/// `ConsumerGroupCurrentMemberAssignmentValue`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ConsumerGroupCurrentMemberAssignmentValue {
    /// `MemberEpoch`: `int32 0+`.
    pub member_epoch: i32,
    /// `PreviousMemberEpoch`: `int32 0+`.
    pub previous_member_epoch: i32,
    /// `State`: `int8 0+`.
    pub state: i8,
    /// `AssignedPartitions`: `[]TopicPartitions 0+`.
    pub assigned_partitions: Vec<TopicPartitions>,
    /// `PartitionsPendingRevocation`: `[]TopicPartitions 0+`.
    pub partitions_pending_revocation: Vec<TopicPartitions>,
}

impl WireStruct for ConsumerGroupCurrentMemberAssignmentValue {}

impl Wire for ConsumerGroupCurrentMemberAssignmentValue {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            member_epoch: Wire::read(decoder, at)?,
            previous_member_epoch: Wire::read(decoder, at)?,
            state: Wire::read(decoder, at)?,
            assigned_partitions: Wire::read(decoder, at)?,
            partitions_pending_revocation: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.member_epoch, encoder, at)?;
        Wire::write(&self.previous_member_epoch, encoder, at)?;
        Wire::write(&self.state, encoder, at)?;
        Wire::write(&self.assigned_partitions, encoder, at)?;
        Wire::write(&self.partitions_pending_revocation, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        12
    }
}

/// `TopicPartitions` of [`ConsumerGroupCurrentMemberAssignmentValue`].
#[derive(Debug, Clone, PartialEq)]
pub struct TopicPartitions {
    /// `TopicId`: `uuid 0+`.
    pub topic_id: Uuid,
    /// `Partitions`: `[]int32 0+`.
    pub partitions: Vec<i32>,
    /// `AssignmentEpochs`: `[]int32 0+ nullable 0+ tag 0`.
    pub assignment_epochs: Option<Vec<i32>>,
}

impl Default for TopicPartitions {
    fn default() -> Self {
        Self {
            topic_id: Default::default(),
            partitions: Default::default(),
            assignment_epochs: Some(Default::default()),
        }
    }
}

impl WireStruct for TopicPartitions {}

impl Wire for TopicPartitions {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let mut value = Self {
            topic_id: Wire::read(decoder, at)?,
            partitions: Wire::read(decoder, at)?,
            assignment_epochs: Some(Default::default()),
        };
        decoder.read_tagged_fields(|tag, decoder| {
            match tag {
                0 => value.assignment_epochs = Wire::read(decoder, at)?,
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.topic_id, encoder, at)?;
        Wire::write(&self.partitions, encoder, at)?;
        let mut fields = encoder.begin_tagged_fields();
        if self
            .assignment_epochs
            .as_ref()
            .is_none_or(|value| !value.is_empty())
        {
            encoder.write_tagged_field(&mut fields, 0, &self.assignment_epochs, at)?;
        }

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        18
    }
}

impl Message for ConsumerGroupCurrentMemberAssignmentValue {
    const NAME: &'static str = "ConsumerGroupCurrentMemberAssignmentValue";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
