// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `DeleteAclsResponse`, versions 1 to 3.

use crate::wire_prelude::*;

/// `DeleteAclsResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DeleteAclsResponse {
    /// `ThrottleTimeMs`: `int32 0+`.
    pub throttle_time_ms: i32,
    /// `FilterResults`: `[]DeleteAclsFilterResult 0+`.
    pub filter_results: Vec<DeleteAclsFilterResult>,
}

impl WireStruct for DeleteAclsResponse {}

impl Wire for DeleteAclsResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: Wire::read(decoder, at)?,
            filter_results: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.throttle_time_ms, encoder, at)?;
        Wire::write(&self.filter_results, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 8,
            _ => 6,
        }
    }
}

/// `DeleteAclsFilterResult` of [`DeleteAclsResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteAclsFilterResult {
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `ErrorMessage`: `string 0+ nullable 0+`.
    pub error_message: Option<ByteString>,
    /// `MatchingAcls`: `[]DeleteAclsMatchingAcl 0+`.
    pub matching_acls: Vec<DeleteAclsMatchingAcl>,
}

impl Default for DeleteAclsFilterResult {
    fn default() -> Self {
        Self {
            error_code: 0,
            error_message: Some(Default::default()),
            matching_acls: Default::default(),
        }
    }
}

impl WireStruct for DeleteAclsFilterResult {}

impl Wire for DeleteAclsFilterResult {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            error_code: Wire::read(decoder, at)?,
            error_message: Wire::read(decoder, at)?,
            matching_acls: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.error_message, encoder, at)?;
        Wire::write(&self.matching_acls, encoder, at)?;
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

/// `DeleteAclsMatchingAcl` of [`DeleteAclsResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteAclsMatchingAcl {
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `ErrorMessage`: `string 0+ nullable 0+`.
    pub error_message: Option<ByteString>,
    /// `ResourceType`: `int8 0+`.
    pub resource_type: i8,
    /// `ResourceName`: `string 0+`.
    pub resource_name: ByteString,
    /// `PatternType`: `int8 1+ default 3`.
    pub pattern_type: i8,
    /// `Principal`: `string 0+`.
    pub principal: ByteString,
    /// `Host`: `string 0+`.
    pub host: ByteString,
    /// `Operation`: `int8 0+`.
    pub operation: i8,
    /// `PermissionType`: `int8 0+`.
    pub permission_type: i8,
}

impl Default for DeleteAclsMatchingAcl {
    fn default() -> Self {
        Self {
            error_code: 0,
            error_message: Some(Default::default()),
            resource_type: 0,
            resource_name: Default::default(),
            pattern_type: 3,
            principal: Default::default(),
            host: Default::default(),
            operation: 0,
            permission_type: 0,
        }
    }
}

impl WireStruct for DeleteAclsMatchingAcl {}

impl Wire for DeleteAclsMatchingAcl {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            error_code: Wire::read(decoder, at)?,
            error_message: Wire::read(decoder, at)?,
            resource_type: Wire::read(decoder, at)?,
            resource_name: Wire::read(decoder, at)?,
            pattern_type: Wire::read(decoder, at)?,
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
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.error_message, encoder, at)?;
        Wire::write(&self.resource_type, encoder, at)?;
        Wire::write(&self.resource_name, encoder, at)?;
        Wire::write(&self.pattern_type, encoder, at)?;
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
            ..=1 => 14,
            _ => 11,
        }
    }
}

impl Message for DeleteAclsResponse {
    const NAME: &'static str = "DeleteAclsResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 1..=3;
    const FLEXIBLE_FROM: Option<i16> = Some(2);
}
