// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `UpdateFeaturesRequest`, versions 0 to 2.

use crate::wire_prelude::*;

/// `UpdateFeaturesRequest`.
#[derive(Debug, Clone, PartialEq)]
pub struct UpdateFeaturesRequest {
    /// `timeoutMs`: `int32 0+ default 60000`.
    pub timeout_ms: i32,
    /// `FeatureUpdates`: `[]FeatureUpdateKey 0+`.
    pub feature_updates: Vec<FeatureUpdateKey>,
    /// `ValidateOnly`: `bool 1+`.
    pub validate_only: bool,
}

impl Default for UpdateFeaturesRequest {
    fn default() -> Self {
        Self {
            timeout_ms: 60000,
            feature_updates: Default::default(),
            validate_only: false,
        }
    }
}

impl WireStruct for UpdateFeaturesRequest {}

impl Wire for UpdateFeaturesRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            timeout_ms: Wire::read(decoder, at)?,
            feature_updates: Wire::read(decoder, at)?,
            validate_only: if at.version >= 1 {
                Wire::read(decoder, at)?
            } else {
                false
            },
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.timeout_ms, encoder, at)?;
        Wire::write(&self.feature_updates, encoder, at)?;
        if at.version >= 1 {
            Wire::write(&self.validate_only, encoder, at)?;
        } else {
            at.require_default(!self.validate_only, "UpdateFeaturesRequest.validate_only")?;
        }
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 6,
            _ => 7,
        }
    }
}

/// `FeatureUpdateKey` of [`UpdateFeaturesRequest`].
#[derive(Debug, Clone, PartialEq)]
pub struct FeatureUpdateKey {
    /// `Feature`: `string 0+ key`.
    pub feature: ByteString,
    /// `MaxVersionLevel`: `int16 0+`.
    pub max_version_level: i16,
    /// `AllowDowngrade`: `bool 0`.
    pub allow_downgrade: bool,
    /// `UpgradeType`: `int8 1+ default 1`.
    pub upgrade_type: i8,
}

impl Default for FeatureUpdateKey {
    fn default() -> Self {
        Self {
            feature: Default::default(),
            max_version_level: 0,
            allow_downgrade: false,
            upgrade_type: 1,
        }
    }
}

impl WireStruct for FeatureUpdateKey {}

impl Wire for FeatureUpdateKey {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            feature: Wire::read(decoder, at)?,
            max_version_level: Wire::read(decoder, at)?,
            allow_downgrade: if at.version == 0 {
                Wire::read(decoder, at)?
            } else {
                false
            },
            upgrade_type: if at.version >= 1 {
                Wire::read(decoder, at)?
            } else {
                1
            },
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.feature, encoder, at)?;
        Wire::write(&self.max_version_level, encoder, at)?;
        if at.version == 0 {
            Wire::write(&self.allow_downgrade, encoder, at)?;
        } else {
            at.require_default(!self.allow_downgrade, "FeatureUpdateKey.allow_downgrade")?;
        }
        if at.version >= 1 {
            Wire::write(&self.upgrade_type, encoder, at)?;
        } else {
            at.require_default(self.upgrade_type == 1, "FeatureUpdateKey.upgrade_type")?;
        }
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        5
    }
}

impl Message for UpdateFeaturesRequest {
    const NAME: &'static str = "UpdateFeaturesRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=2;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}

impl Request for UpdateFeaturesRequest {
    const API_KEY: ApiKey = ApiKey::UpdateFeatures;
    type Response = super::update_features_response::UpdateFeaturesResponse;
}
