// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ListGroupsRequest`, versions 0 to 5.

use crate::wire_prelude::*;

/// `ListGroupsRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ListGroupsRequest {
    /// `StatesFilter`: `[]string 4+`.
    pub states_filter: Vec<ByteString>,
    /// `TypesFilter`: `[]string 5+`.
    pub types_filter: Vec<ByteString>,
}

impl WireStruct for ListGroupsRequest {}

impl Wire for ListGroupsRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            states_filter: if at.version >= 4 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            types_filter: if at.version == 5 {
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
        if at.version >= 4 {
            Wire::write(&self.states_filter, encoder, at)?;
        } else {
            at.require_default(
                self.states_filter.is_empty(),
                "ListGroupsRequest.states_filter",
            )?;
        }
        if at.version == 5 {
            Wire::write(&self.types_filter, encoder, at)?;
        } else {
            at.require_default(
                self.types_filter.is_empty(),
                "ListGroupsRequest.types_filter",
            )?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=3 => 1,
            4 => 2,
            _ => 3,
        }
    }
}

impl Message for ListGroupsRequest {
    const NAME: &'static str = "ListGroupsRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=5;
    const FLEXIBLE_FROM: Option<i16> = Some(3);
}

impl Request for ListGroupsRequest {
    const API_KEY: ApiKey = ApiKey::ListGroups;
    type Response = super::list_groups_response::ListGroupsResponse;
}
