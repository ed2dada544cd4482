// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `FindCoordinatorResponse`, versions 0 to 6.

use crate::wire_prelude::*;

/// `FindCoordinatorResponse`.
#[derive(Debug, Clone, PartialEq)]
pub struct FindCoordinatorResponse {
    /// `ThrottleTimeMs`: `int32 1+ ignorable`.
    pub throttle_time_ms: i32,
    /// `ErrorCode`: `int16 0-3`.
    pub error_code: i16,
    /// `ErrorMessage`: `string 1-3 nullable 1-3 ignorable`.
    pub error_message: Option<ByteString>,
    /// `NodeId`: `int32 0-3`.
    pub node_id: i32,
    /// `Host`: `string 0-3`.
    pub host: ByteString,
    /// `Port`: `int32 0-3`.
    pub port: i32,
    /// `Coordinators`: `[]Coordinator 4+`.
    pub coordinators: Vec<Coordinator>,
}

impl Default for FindCoordinatorResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            error_code: 0,
            error_message: Some(Default::default()),
            node_id: 0,
            host: Default::default(),
            port: 0,
            coordinators: Default::default(),
        }
    }
}

impl WireStruct for FindCoordinatorResponse {}

impl Wire for FindCoordinatorResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: if at.version >= 1 {
                Wire::read(decoder, at)?
            } else {
                0
            },
            error_code: if at.version <= 3 {
                Wire::read(decoder, at)?
            } else {
                0
            },
            error_message: if (1..=3).contains(&at.version) {
                Wire::read(decoder, at)?
            } else {
                Some(Default::default())
            },
            node_id: if at.version <= 3 {
                Wire::read(decoder, at)?
            } else {
                0
            },
            host: if at.version <= 3 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            port: if at.version <= 3 {
                Wire::read(decoder, at)?
            } else {
                0
            },
            coordinators: if at.version >= 4 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        if at.version >= 1 {
            Wire::write(&self.throttle_time_ms, encoder, at)?;
        }
        if at.version <= 3 {
            Wire::write(&self.error_code, encoder, at)?;
        } else {
            at.require_default(self.error_code == 0, "FindCoordinatorResponse.error_code")?;
        }
        if (1..=3).contains(&at.version) {
            Wire::write(&self.error_message, encoder, at)?;
        }
        if at.version <= 3 {
            Wire::write(&self.node_id, encoder, at)?;
        } else {
            at.require_default(self.node_id == 0, "FindCoordinatorResponse.node_id")?;
        }
        if at.version <= 3 {
            Wire::write(&self.host, encoder, at)?;
        } else {
            at.require_default(self.host.is_empty(), "FindCoordinatorResponse.host")?;
        }
        if at.version <= 3 {
            Wire::write(&self.port, encoder, at)?;
        } else {
            at.require_default(self.port == 0, "FindCoordinatorResponse.port")?;
        }
        if at.version >= 4 {
            Wire::write(&self.coordinators, encoder, at)?;
        } else {
            at.require_default(
                self.coordinators.is_empty(),
                "FindCoordinatorResponse.coordinators",
            )?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 12,
            1..=2 => 18,
            3 => 17,
            _ => 6,
        }
    }
}

/// `Coordinator` of [`FindCoordinatorResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct Coordinator {
    /// `Key`: `string 4+`.
    pub key: ByteString,
    /// `NodeId`: `int32 4+`.
    pub node_id: i32,
    /// `Host`: `string 4+`.
    pub host: ByteString,
    /// `Port`: `int32 4+`.
    pub port: i32,
    /// `ErrorCode`: `int16 4+`.
    pub error_code: i16,
    /// `ErrorMessage`: `string 4+ nullable 4+ ignorable`.
    pub error_message: Option<ByteString>,
}

impl Default for Coordinator {
    fn default() -> Self {
        Self {
            key: Default::default(),
            node_id: 0,
            host: Default::default(),
            port: 0,
            error_code: 0,
            error_message: Some(Default::default()),
        }
    }
}

impl WireStruct for Coordinator {}

impl Wire for Coordinator {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            key: Wire::read(decoder, at)?,
            node_id: Wire::read(decoder, at)?,
            host: Wire::read(decoder, at)?,
            port: Wire::read(decoder, at)?,
            error_code: Wire::read(decoder, at)?,
            error_message: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.key, encoder, at)?;
        Wire::write(&self.node_id, encoder, at)?;
        Wire::write(&self.host, encoder, at)?;
        Wire::write(&self.port, encoder, at)?;
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.error_message, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        14
    }
}

impl Message for FindCoordinatorResponse {
    const NAME: &'static str = "FindCoordinatorResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=6;
    const FLEXIBLE_FROM: Option<i16> = Some(3);
}
