// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ConsumerGroupRegularExpressionKey`, versions 0 to 0.

use crate::wire_prelude::*;

/// `ConsumerGroupRegularExpressionKey`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ConsumerGroupRegularExpressionKey {
    /// `GroupId`: `string 0`.
    pub group_id: ByteString,
    /// `RegularExpression`: `string 0`.
    pub regular_expression: ByteString,
}

impl WireStruct for ConsumerGroupRegularExpressionKey {}

impl Wire for ConsumerGroupRegularExpressionKey {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            group_id: Wire::read(decoder, at)?,
            regular_expression: Wire::read(decoder, at)?,
        };

        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.group_id, encoder, at)?;
        Wire::write(&self.regular_expression, encoder, at)?;

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        4
    }
}

impl Message for ConsumerGroupRegularExpressionKey {
    const NAME: &'static str = "ConsumerGroupRegularExpressionKey";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = None;
}

impl RecordKey for ConsumerGroupRegularExpressionKey {
    const RECORD_TYPE: i16 = 16;
    type Value =
        super::consumer_group_regular_expression_value::ConsumerGroupRegularExpressionValue;
}
