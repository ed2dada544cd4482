// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `DeleteAclsRequest`, versions 1 to 3.

use crate::wire_prelude::*;

/// `DeleteAclsRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DeleteAclsRequest {
    /// `Filters`: `[]DeleteAclsFilter 0+`.
    pub filters: Vec<DeleteAclsFilter>,
}

impl WireStruct for DeleteAclsRequest {}

impl Wire for DeleteAclsRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            filters: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.filters, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 4,
            _ => 2,
        }
    }
}

/// `DeleteAclsFilter` of [`DeleteAclsRequest`].
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteAclsFilter {
    /// `ResourceTypeFilter`: `int8 0+`.
    pub resource_type_filter: i8,
    /// `ResourceNameFilter`: `string 0+ nullable 0+`.
    pub resource_name_filter: Option<ByteString>,
    /// `PatternTypeFilter`: `int8 1+ default 3`.
    pub pattern_type_filter: i8,
    /// `PrincipalFilter`: `string 0+ nullable 0+`.
    pub principal_filter: Option<ByteString>,
    /// `HostFilter`: `string 0+ nullable 0+`.
    pub host_filter: Option<ByteString>,
    /// `Operation`: `int8 0+`.
    pub operation: i8,
    /// `PermissionType`: `int8 0+`.
    pub permission_type: i8,
}

impl Default for DeleteAclsFilter {
    fn default() -> Self {
        Self {
            resource_type_filter: 0,
            resource_name_filter: Some(Default::default()),
            pattern_type_filter: 3,
            principal_filter: Some(Default::default()),
            host_filter: Some(Default::default()),
            operation: 0,
            permission_type: 0,
        }
    }
}

impl WireStruct for DeleteAclsFilter {}

impl Wire for DeleteAclsFilter {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            resource_type_filter: Wire::read(decoder, at)?,
            resource_name_filter: Wire::read(decoder, at)?,
            pattern_type_filter: Wire::read(decoder, at)?,
            principal_filter: Wire::read(decoder, at)?,
            host_filter: Wire::read(decoder, at)?,
            operation: Wire::read(decoder, at)?,
            permission_type: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.resource_type_filter, encoder, at)?;
        Wire::write(&self.resource_name_filter, encoder, at)?;
        Wire::write(&self.pattern_type_filter, encoder, at)?;
        Wire::write(&self.principal_filter, encoder, at)?;
        Wire::write(&self.host_filter, encoder, at)?;
        Wire::write(&self.operation, encoder, at)?;
        Wire::write(&self.permission_type, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 10,
            _ => 8,
        }
    }
}

impl Message for DeleteAclsRequest {
    const NAME: &'static str = "DeleteAclsRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 1..=3;
    const FLEXIBLE_FROM: Option<i16> = Some(2);
}

impl Request for DeleteAclsRequest {
    const API_KEY: ApiKey = ApiKey::DeleteAcls;
    type Response = super::delete_acls_response::DeleteAclsResponse;
}
