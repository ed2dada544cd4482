// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `DescribeConfigsResponse`, versions 1 to 4.

use crate::wire_prelude::*;

/// `DescribeConfigsResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DescribeConfigsResponse {
    /// `ThrottleTimeMs`: `int32 0+`.
    pub throttle_time_ms: i32,
    /// `Results`: `[]DescribeConfigsResult 0+`.
    pub results: Vec<DescribeConfigsResult>,
}

impl WireStruct for DescribeConfigsResponse {}

impl Wire for DescribeConfigsResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: Wire::read(decoder, at)?,
            results: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.throttle_time_ms, encoder, at)?;
        Wire::write(&self.results, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=3 => 8,
            _ => 6,
        }
    }
}

/// `DescribeConfigsResult` of [`DescribeConfigsResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct DescribeConfigsResult {
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `ErrorMessage`: `string 0+ nullable 0+`.
    pub error_message: Option<ByteString>,
    /// `ResourceType`: `int8 0+`.
    pub resource_type: i8,
    /// `ResourceName`: `string 0+`.
    pub resource_name: ByteString,
    /// `Configs`: `[]DescribeConfigsResourceResult 0+`.
    pub configs: Vec<DescribeConfigsResourceResult>,
}

impl Default for DescribeConfigsResult {
    fn default() -> Self {
        Self {
            error_code: 0,
            error_message: Some(Default::default()),
            resource_type: 0,
            resource_name: Default::default(),
            configs: Default::default(),
        }
    }
}

impl WireStruct for DescribeConfigsResult {}

impl Wire for DescribeConfigsResult {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            error_code: Wire::read(decoder, at)?,
            error_message: Wire::read(decoder, at)?,
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
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.error_message, encoder, at)?;
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
            ..=3 => 11,
            _ => 7,
        }
    }
}

/// `DescribeConfigsResourceResult` of [`DescribeConfigsResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct DescribeConfigsResourceResult {
    /// `Name`: `string 0+`.
    pub name: ByteString,
    /// `Value`: `string 0+ nullable 0+`.
    pub value: Option<ByteString>,
    /// `ReadOnly`: `bool 0+`.
    pub read_only: bool,
    /// `ConfigSource`: `int8 1+ default -1 ignorable`.
    pub config_source: i8,
    /// `IsSensitive`: `bool 0+`.
    pub is_sensitive: bool,
    /// `Synonyms`: `[]DescribeConfigsSynonym 1+ ignorable`.
    pub synonyms: Vec<DescribeConfigsSynonym>,
    /// `ConfigType`: `int8 3+ ignorable`.
    pub config_type: i8,
    /// `Documentation`: `string 3+ nullable 0+ ignorable`.
    pub documentation: Option<ByteString>,
}

impl Default for DescribeConfigsResourceResult {
    fn default() -> Self {
        Self {
            name: Default::default(),
            value: Some(Default::default()),
            read_only: false,
            config_source: -1,
            is_sensitive: false,
            synonyms: Default::default(),
            config_type: 0,
            documentation: Some(Default::default()),
        }
    }
}

impl WireStruct for DescribeConfigsResourceResult {}

impl Wire for DescribeConfigsResourceResult {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: Wire::read(decoder, at)?,
            value: Wire::read(decoder, at)?,
            read_only: Wire::read(decoder, at)?,
            config_source: Wire::read(decoder, at)?,
            is_sensitive: Wire::read(decoder, at)?,
            synonyms: Wire::read(decoder, at)?,
            config_type: if at.version >= 3 {
                Wire::read(decoder, at)?
            } else {
                0
            },
            documentation: if at.version >= 3 {
                Wire::read(decoder, at)?
            } else {
                Some(Default::default())
            },
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.value, encoder, at)?;
        Wire::write(&self.read_only, encoder, at)?;
        Wire::write(&self.config_source, encoder, at)?;
        Wire::write(&self.is_sensitive, encoder, at)?;
        Wire::write(&self.synonyms, encoder, at)?;
        if at.version >= 3 {
            Wire::write(&self.config_type, encoder, at)?;
        }
        if at.version >= 3 {
            Wire::write(&self.documentation, encoder, at)?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=2 => 11,
            3 => 14,
            _ => 9,
        }
    }
}

/// `DescribeConfigsSynonym` of [`DescribeConfigsResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct DescribeConfigsSynonym {
    /// `Name`: `string 1+`.
    pub name: ByteString,
    /// `Value`: `string 1+ nullable 0+`.
    pub value: Option<ByteString>,
    /// `Source`: `int8 1+`.
    pub source: i8,
}

impl Default for DescribeConfigsSynonym {
    fn default() -> Self {
        Self {
            name: Default::default(),
            value: Some(Default::default()),
            source: 0,
        }
    }
}

impl WireStruct for DescribeConfigsSynonym {}

impl Wire for DescribeConfigsSynonym {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: Wire::read(decoder, at)?,
            value: Wire::read(decoder, at)?,
            source: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.value, encoder, at)?;
        Wire::write(&self.source, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=3 => 5,
            _ => 4,
        }
    }
}

impl Message for DescribeConfigsResponse {
    const NAME: &'static str = "DescribeConfigsResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 1..=4;
    const FLEXIBLE_FROM: Option<i16> = Some(4);
}
