// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `OffsetCommitKey`, versions 0 to 0.

use crate::wire_prelude::*;

/// `OffsetCommitKey`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OffsetCommitKey {
    /// `group`: `string 0`.
    pub group: ByteString,
    /// `topic`: `string 0`.
    pub topic: ByteString,
    /// `partition`: `int32 0`.
    pub partition: i32,
}

impl WireStruct for OffsetCommitKey {}

impl Wire for OffsetCommitKey {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            group: Wire::read(decoder, at)?,
            topic: Wire::read(decoder, at)?,
            partition: Wire::read(decoder, at)?,
        };

        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.group, encoder, at)?;
        Wire::write(&self.topic, encoder, at)?;
        Wire::write(&self.partition, encoder, at)?;

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        8
    }
}

impl Message for OffsetCommitKey {
    const NAME: &'static str = "OffsetCommitKey";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = None;
}

impl RecordKey for OffsetCommitKey {
    const RECORD_TYPE: i16 = 1;
    type Value = super::offset_commit_value::OffsetCommitValue;
}
