// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ShareGroupMetadataValue`, versions 0 to 0.

use crate::wire_prelude::*;

/// `ShareGroupMetadataValue`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ShareGroupMetadataValue {
    /// `Epoch`: `int32 0+`.
    pub epoch: i32,
    /// `MetadataHash`: `int64 0+`.
    pub metadata_hash: i64,
}

impl WireStruct for ShareGroupMetadataValue {}

impl Wire for ShareGroupMetadataValue {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            epoch: Wire::read(decoder, at)?,
            metadata_hash: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.epoch, encoder, at)?;
        Wire::write(&self.metadata_hash, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        13
    }
}

impl Message for ShareGroupMetadataValue {
    const NAME: &'static str = "ShareGroupMetadataValue";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
