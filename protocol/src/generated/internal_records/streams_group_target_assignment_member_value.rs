// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `StreamsGroupTargetAssignmentMemberValue`, versions 0 to 0.

use crate::wire_prelude::*;

/// `StreamsGroupTargetAssignmentMemberValue`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StreamsGroupTargetAssignmentMemberValue {
    /// `ActiveTasks`: `[]TaskIds 0+`.
    pub active_tasks: Vec<TaskIds>,
    /// `StandbyTasks`: `[]TaskIds 0+`.
    pub standby_tasks: Vec<TaskIds>,
    /// `WarmupTasks`: `[]TaskIds 0+`.
    pub warmup_tasks: Vec<TaskIds>,
}

impl WireStruct for StreamsGroupTargetAssignmentMemberValue {}

impl Wire for StreamsGroupTargetAssignmentMemberValue {
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

/// `TaskIds` of [`StreamsGroupTargetAssignmentMemberValue`].
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

impl Message for StreamsGroupTargetAssignmentMemberValue {
    const NAME: &'static str = "StreamsGroupTargetAssignmentMemberValue";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
