// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ApiVersionsRequest`, versions 0 to 5.

use crate::wire_prelude::*;

/// `ApiVersionsRequest`.
#[derive(Debug, Clone, PartialEq)]
pub struct ApiVersionsRequest {
    /// `ClientSoftwareName`: `string 3+ ignorable`.
    pub client_software_name: ByteString,
    /// `ClientSoftwareVersion`: `string 3+ ignorable`.
    pub client_software_version: ByteString,
    /// `ClusterId`: `string 5+ nullable 5+ default null ignorable`.
    pub cluster_id: Option<ByteString>,
    /// `NodeId`: `int32 5+ default -1 ignorable`.
    pub node_id: i32,
}

impl Default for ApiVersionsRequest {
    fn default() -> Self {
        Self {
            client_software_name: Default::default(),
            client_software_version: Default::default(),
            cluster_id: None,
            node_id: -1,
        }
    }
}

impl WireStruct for ApiVersionsRequest {}

impl Wire for ApiVersionsRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            client_software_name: if at.version >= 3 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            client_software_version: if at.version >= 3 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            cluster_id: if at.version == 5 {
                Wire::read(decoder, at)?
            } else {
                None
            },
            node_id: if at.version == 5 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        if at.version >= 3 {
            Wire::write(&self.client_software_name, encoder, at)?;
        }
        if at.version >= 3 {
            Wire::write(&self.client_software_version, encoder, at)?;
        }
        if at.version == 5 {
            Wire::write(&self.cluster_id, encoder, at)?;
        }
        if at.version == 5 {
            Wire::write(&self.node_id, encoder, at)?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=2 => 1,
            3..=4 => 3,
            _ => 8,
        }
    }
}

impl Message for ApiVersionsRequest {
    const NAME: &'static str = "ApiVersionsRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=5;
    const FLEXIBLE_FROM: Option<i16> = Some(3);
}

impl Request for ApiVersionsRequest {
    const API_KEY: ApiKey = ApiKey::ApiVersions;
    type Response = super::api_versions_response::ApiVersionsResponse;
}
