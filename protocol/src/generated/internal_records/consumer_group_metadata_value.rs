// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ConsumerGroupMetadataValue`, versions 0 to 0.

use crate::wire_prelude::*;

/// `ConsumerGroupMetadataValue`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ConsumerGroupMetadataValue {
    /// `Epoch`: `int32 0+`.
    pub epoch: i32,
    /// `MetadataHash`: `int64 0+ tag 0`.
    pub metadata_hash: i64,
}

impl WireStruct for ConsumerGroupMetadataValue {}

impl Wire for ConsumerGroupMetadataValue {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let mut value = Self {
            epoch: Wire::read(decoder, at)?,
            metadata_hash: 0,
        };
        decoder.read_tagged_fields(|tag, decoder| {
            match tag {
                0 => value.metadata_hash = Wire::read(decoder, at)?,
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.epoch, encoder, at)?;
        let mut fields = encoder.begin_tagged_fields();
        if self.metadata_hash != 0 {
            encoder.write_tagged_field(&mut fields, 0, &self.metadata_hash, at)?;
        }

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        5
    }
}

impl Message for ConsumerGroupMetadataValue {
    const NAME: &'static str = "ConsumerGroupMetadataValue";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
