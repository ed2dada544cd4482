// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `SnapshotHeaderRecord`, versions 0 to 0.

use crate::wire_prelude::*;

/// `SnapshotHeaderRecord`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SnapshotHeaderRecord {
    /// `Version`: `int16 0+`.
    pub version: i16,
    /// `LastContainedLogTimestamp`: `int64 0+`.
    pub last_contained_log_timestamp: i64,
}

impl WireStruct for SnapshotHeaderRecord {}

impl Wire for SnapshotHeaderRecord {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            version: Wire::read(decoder, at)?,
            last_contained_log_timestamp: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.version, encoder, at)?;
        Wire::write(&self.last_contained_log_timestamp, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        11
    }
}

impl Message for SnapshotHeaderRecord {
    const NAME: &'static str = "SnapshotHeaderRecord";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
