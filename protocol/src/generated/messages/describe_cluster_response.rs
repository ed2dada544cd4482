// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `DescribeClusterResponse`, versions 0 to 2.

use crate::wire_prelude::*;

/// `DescribeClusterResponse`.
#[derive(Debug, Clone, PartialEq)]
pub struct DescribeClusterResponse {
    /// `ThrottleTimeMs`: `int32 0+`.
    pub throttle_time_ms: i32,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `ErrorMessage`: `string 0+ nullable 0+ default null`.
    pub error_message: Option<ByteString>,
    /// `EndpointType`: `int8 1+ default 1`.
    pub endpoint_type: i8,
    /// `ClusterId`: `string 0+`.
    pub cluster_id: ByteString,
    /// `ControllerId`: `int32 0+ default -1`.
    pub controller_id: i32,
    /// `Brokers`: `[]DescribeClusterBroker 0+`.
    pub brokers: Vec<DescribeClusterBroker>,
    /// `ClusterAuthorizedOperations`: `int32 0+ default -2147483648`.
    pub cluster_authorized_operations: i32,
}

impl Default for DescribeClusterResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            error_code: 0,
            error_message: None,
            endpoint_type: 1,
            cluster_id: Default::default(),
            controller_id: -1,
            brokers: Default::default(),
            cluster_authorized_operations: -2147483648,
        }
    }
}

impl WireStruct for DescribeClusterResponse {}

impl Wire for DescribeClusterResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: Wire::read(decoder, at)?,
            error_code: Wire::read(decoder, at)?,
            error_message: Wire::read(decoder, at)?,
            endpoint_type: if at.version >= 1 {
                Wire::read(decoder, at)?
            } else {
                1
            },
            cluster_id: Wire::read(decoder, at)?,
            controller_id: Wire::read(decoder, at)?,
            brokers: Wire::read(decoder, at)?,
            cluster_authorized_operations: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.throttle_time_ms, encoder, at)?;
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.error_message, encoder, at)?;
        if at.version >= 1 {
            Wire::write(&self.endpoint_type, encoder, at)?;
        } else {
            at.require_default(
                self.endpoint_type == 1,
                "DescribeClusterResponse.endpoint_type",
            )?;
        }
        Wire::write(&self.cluster_id, encoder, at)?;
        Wire::write(&self.controller_id, encoder, at)?;
        Wire::write(&self.brokers, encoder, at)?;
        Wire::write(&self.cluster_authorized_operations, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 18,
            _ => 19,
        }
    }
}

/// `DescribeClusterBroker` of [`DescribeClusterResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DescribeClusterBroker {
    /// `BrokerId`: `int32 0+ key`.
    pub broker_id: i32,
    /// `Host`: `string 0+`.
    pub host: ByteString,
    /// `Port`: `int32 0+`.
    pub port: i32,
    /// `Rack`: `string 0+ nullable 0+ default null`.
    pub rack: Option<ByteString>,
    /// `IsFenced`: `bool 2+`.
    pub is_fenced: bool,
}

impl WireStruct for DescribeClusterBroker {}

impl Wire for DescribeClusterBroker {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            broker_id: Wire::read(decoder, at)?,
            host: Wire::read(decoder, at)?,
            port: Wire::read(decoder, at)?,
            rack: Wire::read(decoder, at)?,
            is_fenced: if at.version == 2 {
                Wire::read(decoder, at)?
            } else {
                false
            },
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.broker_id, encoder, at)?;
        Wire::write(&self.host, encoder, at)?;
        Wire::write(&self.port, encoder, at)?;
        Wire::write(&self.rack, encoder, at)?;
        if at.version == 2 {
            Wire::write(&self.is_fenced, encoder, at)?;
        } else {
            at.require_default(!self.is_fenced, "DescribeClusterBroker.is_fenced")?;
        }
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 11,
            _ => 12,
        }
    }
}

impl Message for DescribeClusterResponse {
    const NAME: &'static str = "DescribeClusterResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=2;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
