// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `StreamsGroupCurrentMemberAssignmentValue`, versions 0 to 0.

use crate::wire_prelude::*;

/// `StreamsGroupCurrentMemberAssignmentValue`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StreamsGroupCurrentMemberAssignmentValue {
    /// `MemberEpoch`: `int32 0+`.
    pub member_epoch: i32,
    /// `PreviousMemberEpoch`: `int32 0+`.
    pub previous_member_epoch: i32,
    /// `State`: `int8 0+`.
    pub state: i8,
    /// `ActiveTasks`: `[]TaskIds 0+`.
    pub active_tasks: Vec<TaskIds>,
    /// `StandbyTasks`: `[]TaskIds 0+`.
    pub standby_tasks: Vec<TaskIds>,
    /// `WarmupTasks`: `[]TaskIds 0+`.
    pub warmup_tasks: Vec<TaskIds>,
    /// `ActiveTasksPendingRevocation`: `[]TaskIds 0+`.
    pub active_tasks_pending_revocation: Vec<TaskIds>,
    /// `StandbyTasksPendingRevocation`: `[]TaskIds 0+`.
    pub standby_tasks_pending_revocation: Vec<TaskIds>,
    /// `WarmupTasksPendingRevocation`: `[]TaskIds 0+`.
    pub warmup_tasks_pending_revocation: Vec<TaskIds>,
}

impl WireStruct for StreamsGroupCurrentMemberAssignmentValue {}

impl Wire for StreamsGroupCurrentMemberAssignmentValue {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            member_epoch: Wire::read(decoder, at)?,
            previous_member_epoch: Wire::read(decoder, at)?,
            state: Wire::read(decoder, at)?,
            active_tasks: Wire::read(decoder, at)?,
            standby_tasks: Wire::read(decoder, at)?,
            warmup_tasks: Wire::read(decoder, at)?,
            active_tasks_pending_revocation: Wire::read(decoder, at)?,
            standby_tasks_pending_revocation: Wire::read(decoder, at)?,
            warmup_tasks_pending_revocation: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.member_epoch, encoder, at)?;
        Wire::write(&self.previous_member_epoch, encoder, at)?;
        Wire::write(&self.state, encoder, at)?;
        Wire::write(&self.active_tasks, encoder, at)?;
        Wire::write(&self.standby_tasks, encoder, at)?;
        Wire::write(&self.warmup_tasks, encoder, at)?;
        Wire::write(&self.active_tasks_pending_revocation, encoder, at)?;
        Wire::write(&self.standby_tasks_pending_revocation, encoder, at)?;
        Wire::write(&self.warmup_tasks_pending_revocation, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        16
    }
}

/// `TaskIds` of [`StreamsGroupCurrentMemberAssignmentValue`].
#[derive(Debug, Clone, PartialEq)]
pub struct TaskIds {
    /// `SubtopologyId`: `string 0+`.
    pub subtopology_id: ByteString,
    /// `Partitions`: `[]int32 0+`.
    pub partitions: Vec<i32>,
    /// `AssignmentEpochs`: `[]int32 0+ nullable 0+ tag 0`.
    pub assignment_epochs: Option<Vec<i32>>,
}

impl Default for TaskIds {
    fn default() -> Self {
        Self {
            subtopology_id: Default::default(),
            partitions: Default::default(),
            assignment_epochs: Some(Default::default()),
        }
    }
}

impl WireStruct for TaskIds {}

impl Wire for TaskIds {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let mut value = Self {
            subtopology_id: Wire::read(decoder, at)?,
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
        Wire::write(&self.subtopology_id, encoder, at)?;
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
        3
    }
}

impl Message for StreamsGroupCurrentMemberAssignmentValue {
    const NAME: &'static str = "StreamsGroupCurrentMemberAssignmentValue";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
