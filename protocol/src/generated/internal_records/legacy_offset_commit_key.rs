// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `LegacyOffsetCommitKey`, versions 0 to 0.

use crate::wire_prelude::*;

/// `LegacyOffsetCommitKey`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LegacyOffsetCommitKey {
    /// `group`: `string 0`.
    pub group: ByteString,
    /// `topic`: `string 0`.
    pub topic: ByteString,
    /// `partition`: `int32 0`.
    pub partition: i32,
}

impl WireStruct for LegacyOffsetCommitKey {}

impl Wire for LegacyOffsetCommitKey {
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

impl Message for LegacyOffsetCommitKey {
    const NAME: &'static str = "LegacyOffsetCommitKey";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = None;
}

impl RecordKey for LegacyOffsetCommitKey {
    const RECORD_TYPE: i16 = 0;
    type Value = super::legacy_offset_commit_value::LegacyOffsetCommitValue;
}
