// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `IncrementalAlterConfigsRequest`, versions 0 to 1.

use crate::wire_prelude::*;

/// `IncrementalAlterConfigsRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct IncrementalAlterConfigsRequest {
    /// `Resources`: `[]AlterConfigsResource 0+`.
    pub resources: Vec<AlterConfigsResource>,
    /// `ValidateOnly`: `bool 0+`.
    pub validate_only: bool,
}

impl WireStruct for IncrementalAlterConfigsRequest {}

impl Wire for IncrementalAlterConfigsRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            resources: Wire::read(decoder, at)?,
            validate_only: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.resources, encoder, at)?;
        Wire::write(&self.validate_only, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 5,
            _ => 3,
        }
    }
}

/// `AlterConfigsResource` of [`IncrementalAlterConfigsRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AlterConfigsResource {
    /// `ResourceType`: `int8 0+ key`.
    pub resource_type: i8,
    /// `ResourceName`: `string 0+ key`.
    pub resource_name: ByteString,
    /// `Configs`: `[]AlterableConfig 0+`.
    pub configs: Vec<AlterableConfig>,
}

impl WireStruct for AlterConfigsResource {}

impl Wire for AlterConfigsResource {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            resource_type: Wire::read(decoder, at)?,
            resource_name: Wire::read(decoder, at)?,
            configs: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.resource_type, encoder, at)?;
        Wire::write(&self.resource_name, encoder, at)?;
        Wire::write(&self.configs, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 7,
            _ => 4,
        }
    }
}

/// `AlterableConfig` of [`IncrementalAlterConfigsRequest`].
#[derive(Debug, Clone, PartialEq)]
pub struct AlterableConfig {
    /// `Name`: `string 0+ key`.
    pub name: ByteString,
    /// `ConfigOperation`: `int8 0+ key`.
    pub config_operation: i8,
    /// `Value`: `string 0+ nullable 0+`.
    pub value: Option<ByteString>,
}

impl Default for AlterableConfig {
    fn default() -> Self {
        Self {
            name: Default::default(),
            config_operation: 0,
            value: Some(Default::default()),
        }
    }
}

impl WireStruct for AlterableConfig {}

impl Wire for AlterableConfig {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: Wire::read(decoder, at)?,
            config_operation: Wire::read(decoder, at)?,
            value: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.config_operation, encoder, at)?;
        Wire::write(&self.value, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 5,
            _ => 4,
        }
    }
}

impl Message for IncrementalAlterConfigsRequest {
    const NAME: &'static str = "IncrementalAlterConfigsRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=1;
    const FLEXIBLE_FROM: Option<i16> = Some(1);
}

impl Request for IncrementalAlterConfigsRequest {
    const API_KEY: ApiKey = ApiKey::IncrementalAlterConfigs;
    type Response = super::incremental_alter_configs_response::IncrementalAlterConfigsResponse;
}
