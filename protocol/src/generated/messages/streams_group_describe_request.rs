// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `StreamsGroupDescribeRequest`, versions 0 to 1.

use crate::wire_prelude::*;

/// `StreamsGroupDescribeRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StreamsGroupDescribeRequest {
    /// `GroupIds`: `[]string 0+`.
    pub group_ids: Vec<ByteString>,
    /// `IncludeAuthorizedOperations`: `bool 0+`.
    pub include_authorized_operations: bool,
    /// `IncludeTopologyDescription`: `bool 1+`.
    pub include_topology_description: bool,
}

impl WireStruct for StreamsGroupDescribeRequest {}

impl Wire for StreamsGroupDescribeRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            group_ids: Wire::read(decoder, at)?,
            include_authorized_operations: Wire::read(decoder, at)?,
            include_topology_description: if at.version == 1 {
                Wire::read(decoder, at)?
            } else {
                false
            },
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.group_ids, encoder, at)?;
        Wire::write(&self.include_authorized_operations, encoder, at)?;
        if at.version == 1 {
            Wire::write(&self.include_topology_description, encoder, at)?;
        } else {
            at.require_default(
                !self.include_topology_description,
                "StreamsGroupDescribeRequest.include_topology_description",
            )?;
        }
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 3,
            _ => 4,
        }
    }
}

impl Message for StreamsGroupDescribeRequest {
    const NAME: &'static str = "StreamsGroupDescribeRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=1;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}

impl Request for StreamsGroupDescribeRequest {
    const API_KEY: ApiKey = ApiKey::StreamsGroupDescribe;
    type Response = super::streams_group_describe_response::StreamsGroupDescribeResponse;
}
