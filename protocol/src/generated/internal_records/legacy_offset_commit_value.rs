// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `LegacyOffsetCommitValue`, versions 0 to 0.

use crate::wire_prelude::*;

/// `LegacyOffsetCommitValue`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LegacyOffsetCommitValue {
    /// `offset`: `int64 0`.
    pub offset: i64,
    /// `metadata`: `string 0`.
    pub metadata: ByteString,
    /// `commitTimestamp`: `int64 0`.
    pub commit_timestamp: i64,
}

impl WireStruct for LegacyOffsetCommitValue {}

impl Wire for LegacyOffsetCommitValue {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            offset: Wire::read(decoder, at)?,
            metadata: Wire::read(decoder, at)?,
            commit_timestamp: Wire::read(decoder, at)?,
        };

        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.offset, encoder, at)?;
        Wire::write(&self.metadata, encoder, at)?;
        Wire::write(&self.commit_timestamp, encoder, at)?;

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        18
    }
}

impl Message for LegacyOffsetCommitValue {
    const NAME: &'static str = "LegacyOffsetCommitValue";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = None;
}
