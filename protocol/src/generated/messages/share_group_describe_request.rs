// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ShareGroupDescribeRequest`, versions 1 to 1.

use crate::wire_prelude::*;

/// `ShareGroupDescribeRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ShareGroupDescribeRequest {
    /// `GroupIds`: `[]string 0+`.
    pub group_ids: Vec<ByteString>,
    /// `IncludeAuthorizedOperations`: `bool 0+`.
    pub include_authorized_operations: bool,
}

impl WireStruct for ShareGroupDescribeRequest {}

impl Wire for ShareGroupDescribeRequest {
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

impl Message for ShareGroupDescribeRequest {
    const NAME: &'static str = "ShareGroupDescribeRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 1..=1;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}

impl Request for ShareGroupDescribeRequest {
    const API_KEY: ApiKey = ApiKey::ShareGroupDescribe;
    type Response = super::share_group_describe_response::ShareGroupDescribeResponse;
}
