// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `BrokerRegistrationRequest`, versions 0 to 4.

use crate::wire_prelude::*;

/// `BrokerRegistrationRequest`.
#[derive(Debug, Clone, PartialEq)]
pub struct BrokerRegistrationRequest {
    /// `BrokerId`: `int32 0+`.
    pub broker_id: i32,
    /// `ClusterId`: `string 0+`.
    pub cluster_id: ByteString,
    /// `IncarnationId`: `uuid 0+`.
    pub incarnation_id: Uuid,
    /// `Listeners`: `[]Listener 0+`.
    pub listeners: Vec<Listener>,
    /// `Features`: `[]Feature 0+`.
    pub features: Vec<Feature>,
    /// `Rack`: `string 0+ nullable 0+`.
    pub rack: Option<ByteString>,
    /// `IsMigratingZkBroker`: `bool 1+`.
    pub is_migrating_zk_broker: bool,
    /// `LogDirs`: `[]uuid 2+ ignorable`.
    pub log_dirs: Vec<Uuid>,
    /// `PreviousBrokerEpoch`: `int64 3+ default -1 ignorable`.
    pub previous_broker_epoch: i64,
}

impl Default for BrokerRegistrationRequest {
    fn default() -> Self {
        Self {
            broker_id: 0,
            cluster_id: Default::default(),
            incarnation_id: Default::default(),
            listeners: Default::default(),
            features: Default::default(),
            rack: Some(Default::default()),
            is_migrating_zk_broker: false,
            log_dirs: Default::default(),
            previous_broker_epoch: -1,
        }
    }
}

impl WireStruct for BrokerRegistrationRequest {}

impl Wire for BrokerRegistrationRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            broker_id: Wire::read(decoder, at)?,
            cluster_id: Wire::read(decoder, at)?,
            incarnation_id: Wire::read(decoder, at)?,
            listeners: Wire::read(decoder, at)?,
            features: Wire::read(decoder, at)?,
            rack: Wire::read(decoder, at)?,
            is_migrating_zk_broker: if at.version >= 1 {
                Wire::read(decoder, at)?
            } else {
                false
            },
            log_dirs: if at.version >= 2 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            previous_broker_epoch: if at.version >= 3 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.broker_id, encoder, at)?;
        Wire::write(&self.cluster_id, encoder, at)?;
        Wire::write(&self.incarnation_id, encoder, at)?;
        Wire::write(&self.listeners, encoder, at)?;
        Wire::write(&self.features, encoder, at)?;
        Wire::write(&self.rack, encoder, at)?;
        if at.version >= 1 {
            Wire::write(&self.is_migrating_zk_broker, encoder, at)?;
        } else {
            at.require_default(
                !self.is_migrating_zk_broker,
                "BrokerRegistrationRequest.is_migrating_zk_broker",
            )?;
        }
        if at.version >= 2 {
            Wire::write(&self.log_dirs, encoder, at)?;
        }
        if at.version >= 3 {
            Wire::write(&self.previous_broker_epoch, encoder, at)?;
        }
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 25,
            1 => 26,
            2 => 27,
            _ => 35,
        }
    }
}

/// `Listener` of [`BrokerRegistrationRequest`].
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

/// `Feature` of [`BrokerRegistrationRequest`].
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

impl Message for BrokerRegistrationRequest {
    const NAME: &'static str = "BrokerRegistrationRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=4;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}

impl Request for BrokerRegistrationRequest {
    const API_KEY: ApiKey = ApiKey::BrokerRegistration;
    type Response = super::broker_registration_response::BrokerRegistrationResponse;
}
