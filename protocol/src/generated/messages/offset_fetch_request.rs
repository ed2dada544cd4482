// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `OffsetFetchRequest`, versions 1 to 10.

use crate::wire_prelude::*;

/// `OffsetFetchRequest`.
#[derive(Debug, Clone, PartialEq)]
pub struct OffsetFetchRequest {
    /// `GroupId`: `string 0-7`.
    pub group_id: ByteString,
    /// `Topics`: `[]OffsetFetchRequestTopic 0-7 nullable 2-7`.
    pub topics: Option<Vec<OffsetFetchRequestTopic>>,
    /// `Groups`: `[]OffsetFetchRequestGroup 8+`.
    pub groups: Vec<OffsetFetchRequestGroup>,
    /// `RequireStable`: `bool 7+`.
    pub require_stable: bool,
}

impl Default for OffsetFetchRequest {
    fn default() -> Self {
        Self {
            group_id: Default::default(),
            topics: Some(Default::default()),
            groups: Default::default(),
            require_stable: false,
        }
    }
}

impl WireStruct for OffsetFetchRequest {}

impl Wire for OffsetFetchRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            group_id: if at.version <= 7 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            topics: if at.version <= 7 {
                if at.version >= 2 {
                    Wire::read(decoder, at)?
                } else {
                    read_present(decoder, at)?
                }
            } else {
                Some(Default::default())
            },
            groups: if at.version >= 8 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            require_stable: if at.version >= 7 {
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
        if at.version <= 7 {
            Wire::write(&self.group_id, encoder, at)?;
        } else {
            at.require_default(self.group_id.is_empty(), "OffsetFetchRequest.group_id")?;
        }
        if at.version <= 7 {
            at.require_value(
                at.version < 2 && self.topics.is_none(),
                "OffsetFetchRequest.topics",
            )?;
            Wire::write(&self.topics, encoder, at)?;
        } else {
            at.require_default(
                self.topics.as_ref().is_some_and(|value| value.is_empty()),
                "OffsetFetchRequest.topics",
            )?;
        }
        if at.version >= 8 {
            Wire::write(&self.groups, encoder, at)?;
        } else {
            at.require_default(self.groups.is_empty(), "OffsetFetchRequest.groups")?;
        }
        if at.version >= 7 {
            Wire::write(&self.require_stable, encoder, at)?;
        } else {
            at.require_default(!self.require_stable, "OffsetFetchRequest.require_stable")?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=5 => 6,
            6 => 3,
            7 => 4,
            _ => 3,
        }
    }
}

/// `OffsetFetchRequestTopic` of [`OffsetFetchRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OffsetFetchRequestTopic {
    /// `Name`: `string 0-7`.
    pub name: ByteString,
    /// `PartitionIndexes`: `[]int32 0-7`.
    pub partition_indexes: Vec<i32>,
}

impl WireStruct for OffsetFetchRequestTopic {}

impl Wire for OffsetFetchRequestTopic {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: Wire::read(decoder, at)?,
            partition_indexes: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.partition_indexes, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=5 => 6,
            _ => 3,
        }
    }
}

/// `OffsetFetchRequestGroup` of [`OffsetFetchRequest`].
#[derive(Debug, Clone, PartialEq)]
pub struct OffsetFetchRequestGroup {
    /// `GroupId`: `string 8+`.
    pub group_id: ByteString,
    /// `MemberId`: `string 9+ nullable 9+ default null ignorable`.
    pub member_id: Option<ByteString>,
    /// `MemberEpoch`: `int32 9+ default -1 ignorable`.
    pub member_epoch: i32,
    /// `Topics`: `[]OffsetFetchRequestTopics 8+ nullable 8+`.
    pub topics: Option<Vec<OffsetFetchRequestTopics>>,
}

impl Default for OffsetFetchRequestGroup {
    fn default() -> Self {
        Self {
            group_id: Default::default(),
            member_id: None,
            member_epoch: -1,
            topics: Some(Default::default()),
        }
    }
}

impl WireStruct for OffsetFetchRequestGroup {}

impl Wire for OffsetFetchRequestGroup {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            group_id: Wire::read(decoder, at)?,
            member_id: if at.version >= 9 {
                Wire::read(decoder, at)?
            } else {
                None
            },
            member_epoch: if at.version >= 9 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            topics: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.group_id, encoder, at)?;
        if at.version >= 9 {
            Wire::write(&self.member_id, encoder, at)?;
        }
        if at.version >= 9 {
            Wire::write(&self.member_epoch, encoder, at)?;
        }
        Wire::write(&self.topics, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=8 => 3,
            _ => 8,
        }
    }
}

/// `OffsetFetchRequestTopics` of [`OffsetFetchRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OffsetFetchRequestTopics {
    /// `Name`: `string 8-9 ignorable`.
    pub name: ByteString,
    /// `TopicId`: `uuid 10+ ignorable`.
    pub topic_id: Uuid,
    /// `PartitionIndexes`: `[]int32 8+`.
    pub partition_indexes: Vec<i32>,
}

impl WireStruct for OffsetFetchRequestTopics {}

impl Wire for OffsetFetchRequestTopics {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: if at.version <= 9 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            topic_id: if at.version == 10 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            partition_indexes: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        if at.version <= 9 {
            Wire::write(&self.name, encoder, at)?;
        }
        if at.version == 10 {
            Wire::write(&self.topic_id, encoder, at)?;
        }
        Wire::write(&self.partition_indexes, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=9 => 3,
            _ => 18,
        }
    }
}

impl Message for OffsetFetchRequest {
    const NAME: &'static str = "OffsetFetchRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 1..=10;
    const FLEXIBLE_FROM: Option<i16> = Some(6);
}

impl Request for OffsetFetchRequest {
    const API_KEY: ApiKey = ApiKey::OffsetFetch;
    type Response = super::offset_fetch_response::OffsetFetchResponse;
}
