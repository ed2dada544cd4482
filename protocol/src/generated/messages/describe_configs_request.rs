// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `DescribeConfigsRequest`, versions 1 to 4.

use crate::wire_prelude::*;

/// `DescribeConfigsRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DescribeConfigsRequest {
    /// `Resources`: `[]DescribeConfigsResource 0+`.
    pub resources: Vec<DescribeConfigsResource>,
    /// `IncludeSynonyms`: `bool 1+`.
    pub include_synonyms: bool,
    /// `IncludeDocumentation`: `bool 3+`.
    pub include_documentation: bool,
}

impl WireStruct for DescribeConfigsRequest {}

impl Wire for DescribeConfigsRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            resources: Wire::read(decoder, at)?,
            include_synonyms: Wire::read(decoder, at)?,
            include_documentation: if at.version >= 3 {
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
        Wire::write(&self.resources, encoder, at)?;
        Wire::write(&self.include_synonyms, encoder, at)?;
        if at.version >= 3 {
            Wire::write(&self.include_documentation, encoder, at)?;
        } else {
            at.require_default(
                !self.include_documentation,
                "DescribeConfigsRequest.include_documentation",
            )?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=2 => 5,
            3 => 6,
            _ => 4,
        }
    }
}

/// `DescribeConfigsResource` of [`DescribeConfigsRequest`].
#[derive(Debug, Clone, PartialEq)]
pub struct DescribeConfigsResource {
    /// `ResourceType`: `int8 0+`.
    pub resource_type: i8,
    /// `ResourceName`: `string 0+`.
    pub resource_name: ByteString,
    /// `ConfigurationKeys`: `[]string 0+ nullable 0+`.
    pub configuration_keys: Option<Vec<ByteString>>,
}

impl Default for DescribeConfigsResource {
    fn default() -> Self {
        Self {
            resource_type: 0,
            resource_name: Default::default(),
            configuration_keys: Some(Default::default()),
        }
    }
}

impl WireStruct for DescribeConfigsResource {}

impl Wire for DescribeConfigsResource {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            resource_type: Wire::read(decoder, at)?,
            resource_name: Wire::read(decoder, at)?,
            configuration_keys: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.resource_type, encoder, at)?;
        Wire::write(&self.resource_name, encoder, at)?;
        Wire::write(&self.configuration_keys, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=3 => 7,
            _ => 4,
        }
    }
}

impl Message for DescribeConfigsRequest {
    const NAME: &'static str = "DescribeConfigsRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 1..=4;
    const FLEXIBLE_FROM: Option<i16> = Some(4);
}

impl Request for DescribeConfigsRequest {
    const API_KEY: ApiKey = ApiKey::DescribeConfigs;
    type Response = super::describe_configs_response::DescribeConfigsResponse;
}
