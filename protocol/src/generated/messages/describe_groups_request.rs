// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `DescribeGroupsRequest`, versions 0 to 6.

use crate::wire_prelude::*;

/// `DescribeGroupsRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DescribeGroupsRequest {
    /// `Groups`: `[]string 0+`.
    pub groups: Vec<ByteString>,
    /// `IncludeAuthorizedOperations`: `bool 3+`.
    pub include_authorized_operations: bool,
}

impl WireStruct for DescribeGroupsRequest {}

impl Wire for DescribeGroupsRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            groups: Wire::read(decoder, at)?,
            include_authorized_operations: if at.version >= 3 {
                Wire::read(decoder, at)?
            } else {
                false
            },
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.groups, encoder, at)?;
        if at.version >= 3 {
            Wire::write(&self.include_authorized_operations, encoder, at)?;
        } else {
            at.require_default(
                !self.include_authorized_operations,
                "DescribeGroupsRequest.include_authorized_operations",
            )?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=2 => 4,
            3..=4 => 5,
            _ => 3,
        }
    }
}

impl Message for DescribeGroupsRequest {
    const NAME: &'static str = "DescribeGroupsRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=6;
    const FLEXIBLE_FROM: Option<i16> = Some(5);
}

impl Request for DescribeGroupsRequest {
    const API_KEY: ApiKey = ApiKey::DescribeGroups;
    type Response = super::describe_groups_response::DescribeGroupsResponse;
}
