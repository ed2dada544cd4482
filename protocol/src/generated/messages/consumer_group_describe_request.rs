// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ConsumerGroupDescribeRequest`, versions 0 to 1.

use crate::wire_prelude::*;

/// `ConsumerGroupDescribeRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ConsumerGroupDescribeRequest {
    /// `GroupIds`: `[]string 0+`.
    pub group_ids: Vec<ByteString>,
    /// `IncludeAuthorizedOperations`: `bool 0+`.
    pub include_authorized_operations: bool,
}

impl WireStruct for ConsumerGroupDescribeRequest {}

impl Wire for ConsumerGroupDescribeRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            group_ids: Wire::read(decoder, at)?,
            include_authorized_operations: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.group_ids, encoder, at)?;
        Wire::write(&self.include_authorized_operations, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        3
    }
}

impl Message for ConsumerGroupDescribeRequest {
    const NAME: &'static str = "ConsumerGroupDescribeRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=1;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}

impl Request for ConsumerGroupDescribeRequest {
    const API_KEY: ApiKey = ApiKey::ConsumerGroupDescribe;
    type Response = super::consumer_group_describe_response::ConsumerGroupDescribeResponse;
}
