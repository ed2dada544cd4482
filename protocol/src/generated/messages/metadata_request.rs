// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `MetadataRequest`, versions 0 to 13.

use crate::wire_prelude::*;

/// `MetadataRequest`.
#[derive(Debug, Clone, PartialEq)]
pub struct MetadataRequest {
    /// `Topics`: `[]MetadataRequestTopic 0+ nullable 1+`.
    pub topics: Option<Vec<MetadataRequestTopic>>,
    /// `AllowAutoTopicCreation`: `bool 4+ default true`.
    pub allow_auto_topic_creation: bool,
    /// `IncludeClusterAuthorizedOperations`: `bool 8-10`.
    pub include_cluster_authorized_operations: bool,
    /// `IncludeTopicAuthorizedOperations`: `bool 8+`.
    pub include_topic_authorized_operations: bool,
}

impl Default for MetadataRequest {
    fn default() -> Self {
        Self {
            topics: Some(Default::default()),
            allow_auto_topic_creation: true,
            include_cluster_authorized_operations: false,
            include_topic_authorized_operations: false,
        }
    }
}

impl WireStruct for MetadataRequest {}

impl Wire for MetadataRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            topics: if at.version >= 1 {
                Wire::read(decoder, at)?
            } else {
                read_present(decoder, at)?
            },
            allow_auto_topic_creation: if at.version >= 4 {
                Wire::read(decoder, at)?
            } else {
                true
            },
            include_cluster_authorized_operations: if (8..=10).contains(&at.version) {
                Wire::read(decoder, at)?
            } else {
                false
            },
            include_topic_authorized_operations: if at.version >= 8 {
                Wire::read(decoder, at)?
            } else {
                false
            },
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        at.require_value(
            at.version < 1 && self.topics.is_none(),
            "MetadataRequest.topics",
        )?;
        Wire::write(&self.topics, encoder, at)?;
        if at.version >= 4 {
            Wire::write(&self.allow_auto_topic_creation, encoder, at)?;
        } else {
            at.require_default(
                self.allow_auto_topic_creation,
                "MetadataRequest.allow_auto_topic_creation",
            )?;
        }
        if (8..=10).contains(&at.version) {
            Wire::write(&self.include_cluster_authorized_operations, encoder, at)?;
        } else {
            at.require_default(
                !self.include_cluster_authorized_operations,
                "MetadataRequest.include_cluster_authorized_operations",
            )?;
        }
        if at.version >= 8 {
            Wire::write(&self.include_topic_authorized_operations, encoder, at)?;
        } else {
            at.require_default(
                !self.include_topic_authorized_operations,
                "MetadataRequest.include_topic_authorized_operations",
            )?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=3 => 4,
            4..=7 => 5,
            8 => 7,
            9..=10 => 5,
            _ => 4,
        }
    }
}

/// `MetadataRequestTopic` of [`MetadataRequest`].
#[derive(Debug, Clone, PartialEq)]
pub struct MetadataRequestTopic {
    /// `TopicId`: `uuid 10+ ignorable`.
    pub topic_id: Uuid,
    /// `Name`: `string 0+ nullable 10+`.
    pub name: Option<ByteString>,
}

impl Default for MetadataRequestTopic {
    fn default() -> Self {
        Self {
            topic_id: Default::default(),
            name: Some(Default::default()),
        }
    }
}

impl WireStruct for MetadataRequestTopic {}

impl Wire for MetadataRequestTopic {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            topic_id: if at.version >= 10 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            name: if at.version >= 10 {
                Wire::read(decoder, at)?
            } else {
                read_present(decoder, at)?
            },
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        if at.version >= 10 {
            Wire::write(&self.topic_id, encoder, at)?;
        }
        at.require_value(
            at.version < 10 && self.name.is_none(),
            "MetadataRequestTopic.name",
        )?;
        Wire::write(&self.name, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=9 => 2,
            _ => 18,
        }
    }
}

impl Message for MetadataRequest {
    const NAME: &'static str = "MetadataRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=13;
    const FLEXIBLE_FROM: Option<i16> = Some(9);
}

impl Request for MetadataRequest {
    const API_KEY: ApiKey = ApiKey::Metadata;
    type Response = super::metadata_response::MetadataResponse;
}
