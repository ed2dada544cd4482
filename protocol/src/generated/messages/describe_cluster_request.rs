// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `DescribeClusterRequest`, versions 0 to 2.

use crate::wire_prelude::*;

/// `DescribeClusterRequest`.
#[derive(Debug, Clone, PartialEq)]
pub struct DescribeClusterRequest {
    /// `IncludeClusterAuthorizedOperations`: `bool 0+`.
    pub include_cluster_authorized_operations: bool,
    /// `EndpointType`: `int8 1+ default 1`.
    pub endpoint_type: i8,
    /// `IncludeFencedBrokers`: `bool 2+`.
    pub include_fenced_brokers: bool,
}

impl Default for DescribeClusterRequest {
    fn default() -> Self {
        Self {
            include_cluster_authorized_operations: false,
            endpoint_type: 1,
            include_fenced_brokers: false,
        }
    }
}

impl WireStruct for DescribeClusterRequest {}

impl Wire for DescribeClusterRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            include_cluster_authorized_operations: Wire::read(decoder, at)?,
            endpoint_type: if at.version >= 1 {
                Wire::read(decoder, at)?
            } else {
                1
            },
            include_fenced_brokers: if at.version == 2 {
                Wire::read(decoder, at)?
            } else {
                false
            },
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.include_cluster_authorized_operations, encoder, at)?;
        if at.version >= 1 {
            Wire::write(&self.endpoint_type, encoder, at)?;
        } else {
            at.require_default(
                self.endpoint_type == 1,
                "DescribeClusterRequest.endpoint_type",
            )?;
        }
        if at.version == 2 {
            Wire::write(&self.include_fenced_brokers, encoder, at)?;
        } else {
            at.require_default(
                !self.include_fenced_brokers,
                "DescribeClusterRequest.include_fenced_brokers",
            )?;
        }
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 2,
            1 => 3,
            _ => 4,
        }
    }
}

impl Message for DescribeClusterRequest {
    const NAME: &'static str = "DescribeClusterRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=2;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}

impl Request for DescribeClusterRequest {
    const API_KEY: ApiKey = ApiKey::DescribeCluster;
    type Response = super::describe_cluster_response::DescribeClusterResponse;
}
