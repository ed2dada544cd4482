// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `UnregisterControllerRequest`, versions 0 to 0.

use crate::wire_prelude::*;

/// `UnregisterControllerRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct UnregisterControllerRequest {
    /// `ControllerId`: `int32 0+`.
    pub controller_id: i32,
}

impl WireStruct for UnregisterControllerRequest {}

impl Wire for UnregisterControllerRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            controller_id: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.controller_id, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        5
    }
}

impl Message for UnregisterControllerRequest {
    const NAME: &'static str = "UnregisterControllerRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}

impl Request for UnregisterControllerRequest {
    const API_KEY: ApiKey = ApiKey::UnregisterController;
    type Response = super::unregister_controller_response::UnregisterControllerResponse;
}
