// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ListConfigResourcesRequest`, versions 0 to 1.

use crate::wire_prelude::*;

/// `ListConfigResourcesRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ListConfigResourcesRequest {
    /// `ResourceTypes`: `[]int8 1+`.
    pub resource_types: Vec<i8>,
}

impl WireStruct for ListConfigResourcesRequest {}

impl Wire for ListConfigResourcesRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            resource_types: if at.version == 1 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        if at.version == 1 {
            Wire::write(&self.resource_types, encoder, at)?;
        } else {
            at.require_default(
                self.resource_types.is_empty(),
                "ListConfigResourcesRequest.resource_types",
            )?;
        }
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 1,
            _ => 2,
        }
    }
}

impl Message for ListConfigResourcesRequest {
    const NAME: &'static str = "ListConfigResourcesRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=1;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}

impl Request for ListConfigResourcesRequest {
    const API_KEY: ApiKey = ApiKey::ListConfigResources;
    type Response = super::list_config_resources_response::ListConfigResourcesResponse;
}
