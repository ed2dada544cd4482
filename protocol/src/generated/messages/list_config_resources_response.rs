// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ListConfigResourcesResponse`, versions 0 to 1.

use crate::wire_prelude::*;

/// `ListConfigResourcesResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ListConfigResourcesResponse {
    /// `ThrottleTimeMs`: `int32 0+`.
    pub throttle_time_ms: i32,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `ConfigResources`: `[]ConfigResource 0+`.
    pub config_resources: Vec<ConfigResource>,
}

impl WireStruct for ListConfigResourcesResponse {}

impl Wire for ListConfigResourcesResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: Wire::read(decoder, at)?,
            error_code: Wire::read(decoder, at)?,
            config_resources: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.throttle_time_ms, encoder, at)?;
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.config_resources, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        8
    }
}

/// `ConfigResource` of [`ListConfigResourcesResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct ConfigResource {
    /// `ResourceName`: `string 0+`.
    pub resource_name: ByteString,
    /// `ResourceType`: `int8 1+ default 16 ignorable`.
    pub resource_type: i8,
}

impl Default for ConfigResource {
    fn default() -> Self {
        Self {
            resource_name: Default::default(),
            resource_type: 16,
        }
    }
}

impl WireStruct for ConfigResource {}

impl Wire for ConfigResource {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            resource_name: Wire::read(decoder, at)?,
            resource_type: if at.version == 1 {
                Wire::read(decoder, at)?
            } else {
                16
            },
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.resource_name, encoder, at)?;
        if at.version == 1 {
            Wire::write(&self.resource_type, encoder, at)?;
        }
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 2,
            _ => 3,
        }
    }
}

impl Message for ListConfigResourcesResponse {
    const NAME: &'static str = "ListConfigResourcesResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=1;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
