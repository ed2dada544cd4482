// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `DescribeAclsResponse`, versions 1 to 3.

use crate::wire_prelude::*;

/// `DescribeAclsResponse`.
#[derive(Debug, Clone, PartialEq)]
pub struct DescribeAclsResponse {
    /// `ThrottleTimeMs`: `int32 0+`.
    pub throttle_time_ms: i32,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `ErrorMessage`: `string 0+ nullable 0+`.
    pub error_message: Option<ByteString>,
    /// `Resources`: `[]DescribeAclsResource 0+`.
    pub resources: Vec<DescribeAclsResource>,
}

impl Default for DescribeAclsResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            error_code: 0,
            error_message: Some(Default::default()),
            resources: Default::default(),
        }
    }
}

impl WireStruct for DescribeAclsResponse {}

impl Wire for DescribeAclsResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: Wire::read(decoder, at)?,
            error_code: Wire::read(decoder, at)?,
            error_message: Wire::read(decoder, at)?,
            resources: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.throttle_time_ms, encoder, at)?;
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.error_message, encoder, at)?;
        Wire::write(&self.resources, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 12,
            _ => 9,
        }
    }
}

/// `DescribeAclsResource` of [`DescribeAclsResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct DescribeAclsResource {
    /// `ResourceType`: `int8 0+`.
    pub resource_type: i8,
    /// `ResourceName`: `string 0+`.
    pub resource_name: ByteString,
    /// `PatternType`: `int8 1+ default 3`.
    pub pattern_type: i8,
    /// `Acls`: `[]AclDescription 0+`.
    pub acls: Vec<AclDescription>,
}

impl Default for DescribeAclsResource {
    fn default() -> Self {
        Self {
            resource_type: 0,
            resource_name: Default::default(),
            pattern_type: 3,
            acls: Default::default(),
        }
    }
}

impl WireStruct for DescribeAclsResource {}

impl Wire for DescribeAclsResource {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            resource_type: Wire::read(decoder, at)?,
            resource_name: Wire::read(decoder, at)?,
            pattern_type: Wire::read(decoder, at)?,
            acls: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.resource_type, encoder, at)?;
        Wire::write(&self.resource_name, encoder, at)?;
        Wire::write(&self.pattern_type, encoder, at)?;
        Wire::write(&self.acls, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 8,
            _ => 5,
        }
    }
}

/// `AclDescription` of [`DescribeAclsResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AclDescription {
    /// `Principal`: `string 0+`.
    pub principal: ByteString,
    /// `Host`: `string 0+`.
    pub host: ByteString,
    /// `Operation`: `int8 0+`.
    pub operation: i8,
    /// `PermissionType`: `int8 0+`.
    pub permission_type: i8,
}

impl WireStruct for AclDescription {}

impl Wire for AclDescription {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            principal: Wire::read(decoder, at)?,
            host: Wire::read(decoder, at)?,
            operation: Wire::read(decoder, at)?,
            permission_type: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.principal, encoder, at)?;
        Wire::write(&self.host, encoder, at)?;
        Wire::write(&self.operation, encoder, at)?;
        Wire::write(&self.permission_type, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 6,
            _ => 5,
        }
    }
}

impl Message for DescribeAclsResponse {
    const NAME: &'static str = "DescribeAclsResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 1..=3;
    const FLEXIBLE_FROM: Option<i16> = Some(2);
}
