// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ApiVersionsResponse`, versions 0 to 5.

use crate::wire_prelude::*;

/// `ApiVersionsResponse`.
#[derive(Debug, Clone, PartialEq)]
pub struct ApiVersionsResponse {
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `ApiKeys`: `[]ApiVersion 0+`.
    pub api_keys: Vec<ApiVersion>,
    /// `ThrottleTimeMs`: `int32 1+ ignorable`.
    pub throttle_time_ms: i32,
    /// `SupportedFeatures`: `[]SupportedFeatureKey 3+ tag 0 ignorable`.
    pub supported_features: Vec<SupportedFeatureKey>,
    /// `FinalizedFeaturesEpoch`: `int64 3+ tag 1 default -1 ignorable`.
    pub finalized_features_epoch: i64,
    /// `FinalizedFeatures`: `[]FinalizedFeatureKey 3+ tag 2 ignorable`.
    pub finalized_features: Vec<FinalizedFeatureKey>,
    /// `ZkMigrationReady`: `bool 3+ tag 3 ignorable`.
    pub zk_migration_ready: bool,
}

impl Default for ApiVersionsResponse {
    fn default() -> Self {
        Self {
            error_code: 0,
            api_keys: Default::default(),
            throttle_time_ms: 0,
            supported_features: Default::default(),
            finalized_features_epoch: -1,
            finalized_features: Default::default(),
            zk_migration_ready: false,
        }
    }
}

impl WireStruct for ApiVersionsResponse {}

impl Wire for ApiVersionsResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let mut value = Self {
            error_code: Wire::read(decoder, at)?,
            api_keys: Wire::read(decoder, at)?,
            throttle_time_ms: if at.version >= 1 {
                Wire::read(decoder, at)?
            } else {
                0
            },
            supported_features: Default::default(),
            finalized_features_epoch: -1,
            finalized_features: Default::default(),
            zk_migration_ready: false,
        };
        if at.flexible {
            decoder.read_tagged_fields(|tag, decoder| {
                match tag {
                    0 => value.supported_features = Wire::read(decoder, at)?,
                    1 => value.finalized_features_epoch = Wire::read(decoder, at)?,
                    2 => value.finalized_features = Wire::read(decoder, at)?,
                    3 => value.zk_migration_ready = Wire::read(decoder, at)?,
                    _ => return Ok(false),
                }
                Ok(true)
            })?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.api_keys, encoder, at)?;
        if at.version >= 1 {
            Wire::write(&self.throttle_time_ms, encoder, at)?;
        }
        if at.flexible {
            let mut fields = encoder.begin_tagged_fields();
            if !self.supported_features.is_empty() {
                encoder.write_tagged_field(&mut fields, 0, &self.supported_features, at)?;
            }

            if self.finalized_features_epoch != -1 {
                encoder.write_tagged_field(&mut fields, 1, &self.finalized_features_epoch, at)?;
            }

            if !self.finalized_features.is_empty() {
                encoder.write_tagged_field(&mut fields, 2, &self.finalized_features, at)?;
            }

            if self.zk_migration_ready {
                encoder.write_tagged_field(&mut fields, 3, &self.zk_migration_ready, at)?;
            }
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 6,
            1..=2 => 10,
            _ => 8,
        }
    }
}

/// `ApiVersion` of [`ApiVersionsResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ApiVersion {
    /// `ApiKey`: `int16 0+ key`.
    pub api_key: i16,
    /// `MinVersion`: `int16 0+`.
    pub min_version: i16,
    /// `MaxVersion`: `int16 0+`.
    pub max_version: i16,
}

impl WireStruct for ApiVersion {}

impl Wire for ApiVersion {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            api_key: Wire::read(decoder, at)?,
            min_version: Wire::read(decoder, at)?,
            max_version: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.api_key, encoder, at)?;
        Wire::write(&self.min_version, encoder, at)?;
        Wire::write(&self.max_version, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=2 => 6,
            _ => 7,
        }
    }
}

/// `SupportedFeatureKey` of [`ApiVersionsResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SupportedFeatureKey {
    /// `Name`: `string 3+ key`.
    pub name: ByteString,
    /// `MinVersion`: `int16 3+`.
    pub min_version: i16,
    /// `MaxVersion`: `int16 3+`.
    pub max_version: i16,
}

impl WireStruct for SupportedFeatureKey {}

impl Wire for SupportedFeatureKey {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: Wire::read(decoder, at)?,
            min_version: Wire::read(decoder, at)?,
            max_version: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.min_version, encoder, at)?;
        Wire::write(&self.max_version, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        6
    }
}

/// `FinalizedFeatureKey` of [`ApiVersionsResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FinalizedFeatureKey {
    /// `Name`: `string 3+ key`.
    pub name: ByteString,
    /// `MaxVersionLevel`: `int16 3+`.
    pub max_version_level: i16,
    /// `MinVersionLevel`: `int16 3+`.
    pub min_version_level: i16,
}

impl WireStruct for FinalizedFeatureKey {}

impl Wire for FinalizedFeatureKey {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: Wire::read(decoder, at)?,
            max_version_level: Wire::read(decoder, at)?,
            min_version_level: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.max_version_level, encoder, at)?;
        Wire::write(&self.min_version_level, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        6
    }
}

impl Message for ApiVersionsResponse {
    const NAME: &'static str = "ApiVersionsResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=5;
    const FLEXIBLE_FROM: Option<i16> = Some(3);
}
