// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ConsumerGroupRegularExpressionValue`, versions 0 to 0.

use crate::wire_prelude::*;

/// `ConsumerGroupRegularExpressionValue`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ConsumerGroupRegularExpressionValue {
    /// `Topics`: `[]string 0+`.
    pub topics: Vec<ByteString>,
    /// `Version`: `int64 0+`.
    pub version: i64,
    /// `Timestamp`: `int64 0+`.
    pub timestamp: i64,
}

impl WireStruct for ConsumerGroupRegularExpressionValue {}

impl Wire for ConsumerGroupRegularExpressionValue {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            topics: Wire::read(decoder, at)?,
            version: Wire::read(decoder, at)?,
            timestamp: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.topics, encoder, at)?;
        Wire::write(&self.version, encoder, at)?;
        Wire::write(&self.timestamp, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        18
    }
}

impl Message for ConsumerGroupRegularExpressionValue {
    const NAME: &'static str = "ConsumerGroupRegularExpressionValue";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
