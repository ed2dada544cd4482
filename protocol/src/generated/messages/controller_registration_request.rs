// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ControllerRegistrationRequest`, versions 0 to 0.

use crate::wire_prelude::*;

/// `ControllerRegistrationRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ControllerRegistrationRequest {
    /// `ControllerId`: `int32 0+`.
    pub controller_id: i32,
    /// `IncarnationId`: `uuid 0+`.
    pub incarnation_id: Uuid,
    /// `ZkMigrationReady`: `bool 0+`.
    pub zk_migration_ready: bool,
    /// `Listeners`: `[]Listener 0+`.
    pub listeners: Vec<Listener>,
    /// `Features`: `[]Feature 0+`.
    pub features: Vec<Feature>,
}

impl WireStruct for ControllerRegistrationRequest {}

impl Wire for ControllerRegistrationRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            controller_id: Wire::read(decoder, at)?,
            incarnation_id: Wire::read(decoder, at)?,
            zk_migration_ready: Wire::read(decoder, at)?,
            listeners: Wire::read(decoder, at)?,
            features: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.controller_id, encoder, at)?;
        Wire::write(&self.incarnation_id, encoder, at)?;
        Wire::write(&self.zk_migration_ready, encoder, at)?;
        Wire::write(&self.listeners, encoder, at)?;
        Wire::write(&self.features, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        24
    }
}

/// `Listener` of [`ControllerRegistrationRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Listener {
    /// `Name`: `string 0+ key`.
    pub name: ByteString,
    /// `Host`: `string 0+`.
    pub host: ByteString,
    /// `Port`: `uint16 0+`.
    pub port: u16,
    /// `SecurityProtocol`: `int16 0+`.
    pub security_protocol: i16,
}

impl WireStruct for Listener {}

impl Wire for Listener {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: Wire::read(decoder, at)?,
            host: Wire::read(decoder, at)?,
            port: Wire::read(decoder, at)?,
            security_protocol: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.host, encoder, at)?;
        Wire::write(&self.port, encoder, at)?;
        Wire::write(&self.security_protocol, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        7
    }
}

/// `Feature` of [`ControllerRegistrationRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Feature {
    /// `Name`: `string 0+ key`.
    pub name: ByteString,
    /// `MinSupportedVersion`: `int16 0+`.
    pub min_supported_version: i16,
    /// `MaxSupportedVersion`: `int16 0+`.
    pub max_supported_version: i16,
}

impl WireStruct for Feature {}

impl Wire for Feature {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: Wire::read(decoder, at)?,
            min_supported_version: Wire::read(decoder, at)?,
            max_supported_version: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.min_supported_version, encoder, at)?;
        Wire::write(&self.max_supported_version, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        6
    }
}

impl Message for ControllerRegistrationRequest {
    const NAME: &'static str = "ControllerRegistrationRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}

impl Request for ControllerRegistrationRequest {
    const API_KEY: ApiKey = ApiKey::ControllerRegistration;
    type Response = super::controller_registration_response::ControllerRegistrationResponse;
}
