// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ConsumerGroupTargetAssignmentMetadataValue`, versions 0 to 0.

use crate::wire_prelude::*;

/// `ConsumerGroupTargetAssignmentMetadataValue`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ConsumerGroupTargetAssignmentMetadataValue {
    /// `AssignmentEpoch`: `int32 0+`.
    pub assignment_epoch: i32,
    /// `AssignmentTimestamp`: `int64 0+ tag 0 ignorable`.
    pub assignment_timestamp: i64,
}

impl WireStruct for ConsumerGroupTargetAssignmentMetadataValue {}

impl Wire for ConsumerGroupTargetAssignmentMetadataValue {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let mut value = Self {
            assignment_epoch: Wire::read(decoder, at)?,
            assignment_timestamp: 0,
        };
        decoder.read_tagged_fields(|tag, decoder| {
            match tag {
                0 => value.assignment_timestamp = Wire::read(decoder, at)?,
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.assignment_epoch, encoder, at)?;
        let mut fields = encoder.begin_tagged_fields();
        if self.assignment_timestamp != 0 {
            encoder.write_tagged_field(&mut fields, 0, &self.assignment_timestamp, at)?;
        }

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        5
    }
}

impl Message for ConsumerGroupTargetAssignmentMetadataValue {
    const NAME: &'static str = "ConsumerGroupTargetAssignmentMetadataValue";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
