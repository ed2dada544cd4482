// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `FindCoordinatorRequest`, versions 0 to 6.

use crate::wire_prelude::*;

/// `FindCoordinatorRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FindCoordinatorRequest {
    /// `Key`: `string 0-3`.
    pub key: ByteString,
    /// `KeyType`: `int8 1+`.
    pub key_type: i8,
    /// `CoordinatorKeys`: `[]string 4+`.
    pub coordinator_keys: Vec<ByteString>,
}

impl WireStruct for FindCoordinatorRequest {}

impl Wire for FindCoordinatorRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            key: if at.version <= 3 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            key_type: if at.version >= 1 {
                Wire::read(decoder, at)?
            } else {
                0
            },
            coordinator_keys: if at.version >= 4 {
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
        if at.version <= 3 {
            Wire::write(&self.key, encoder, at)?;
        } else {
            at.require_default(self.key.is_empty(), "FindCoordinatorRequest.key")?;
        }
        if at.version >= 1 {
            Wire::write(&self.key_type, encoder, at)?;
        } else {
            at.require_default(self.key_type == 0, "FindCoordinatorRequest.key_type")?;
        }
        if at.version >= 4 {
            Wire::write(&self.coordinator_keys, encoder, at)?;
        } else {
            at.require_default(
                self.coordinator_keys.is_empty(),
                "FindCoordinatorRequest.coordinator_keys",
            )?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 2,
            _ => 3,
        }
    }
}

impl Message for FindCoordinatorRequest {
    const NAME: &'static str = "FindCoordinatorRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=6;
    const FLEXIBLE_FROM: Option<i16> = Some(3);
}

impl Request for FindCoordinatorRequest {
    const API_KEY: ApiKey = ApiKey::FindCoordinator;
    type Response = super::find_coordinator_response::FindCoordinatorResponse;
}
