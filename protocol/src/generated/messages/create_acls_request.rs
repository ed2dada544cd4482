// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `CreateAclsRequest`, versions 1 to 3.

use crate::wire_prelude::*;

/// `CreateAclsRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CreateAclsRequest {
    /// `Creations`: `[]AclCreation 0+`.
    pub creations: Vec<AclCreation>,
}

impl WireStruct for CreateAclsRequest {}

impl Wire for CreateAclsRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            creations: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.creations, encoder, at)?;
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

/// `AclCreation` of [`CreateAclsRequest`].
#[derive(Debug, Clone, PartialEq)]
pub struct AclCreation {
    /// `ResourceType`: `int8 0+`.
    pub resource_type: i8,
    /// `ResourceName`: `string 0+`.
    pub resource_name: ByteString,
    /// `ResourcePatternType`: `int8 1+ default 3`.
    pub resource_pattern_type: i8,
    /// `Principal`: `string 0+`.
    pub principal: ByteString,
    /// `Host`: `string 0+`.
    pub host: ByteString,
    /// `Operation`: `int8 0+`.
    pub operation: i8,
    /// `PermissionType`: `int8 0+`.
    pub permission_type: i8,
}

impl Default for AclCreation {
    fn default() -> Self {
        Self {
            resource_type: 0,
            resource_name: Default::default(),
            resource_pattern_type: 3,
            principal: Default::default(),
            host: Default::default(),
            operation: 0,
            permission_type: 0,
        }
    }
}

impl WireStruct for AclCreation {}

impl Wire for AclCreation {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            resource_type: Wire::read(decoder, at)?,
            resource_name: Wire::read(decoder, at)?,
            resource_pattern_type: Wire::read(decoder, at)?,
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
        Wire::write(&self.resource_type, encoder, at)?;
        Wire::write(&self.resource_name, encoder, at)?;
        Wire::write(&self.resource_pattern_type, encoder, at)?;
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
            ..=1 => 10,
            _ => 8,
        }
    }
}

impl Message for CreateAclsRequest {
    const NAME: &'static str = "CreateAclsRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 1..=3;
    const FLEXIBLE_FROM: Option<i16> = Some(2);
}

impl Request for CreateAclsRequest {
    const API_KEY: ApiKey = ApiKey::CreateAcls;
    type Response = super::create_acls_response::CreateAclsResponse;
}
