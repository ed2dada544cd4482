// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `OffsetCommitResponse`, versions 2 to 10.

use crate::wire_prelude::*;

/// `OffsetCommitResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OffsetCommitResponse {
    /// `ThrottleTimeMs`: `int32 3+ ignorable`.
    pub throttle_time_ms: i32,
    /// `Topics`: `[]OffsetCommitResponseTopic 0+`.
    pub topics: Vec<OffsetCommitResponseTopic>,
}

impl WireStruct for OffsetCommitResponse {}

impl Wire for OffsetCommitResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: if at.version >= 3 {
                Wire::read(decoder, at)?
            } else {
                0
            },
            topics: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        if at.version >= 3 {
            Wire::write(&self.throttle_time_ms, encoder, at)?;
        }
        Wire::write(&self.topics, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=2 => 4,
            3..=7 => 8,
            _ => 6,
        }
    }
}

/// `OffsetCommitResponseTopic` of [`OffsetCommitResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OffsetCommitResponseTopic {
    /// `Name`: `string 0-9 ignorable`.
    pub name: ByteString,
    /// `TopicId`: `uuid 10+ ignorable`.
    pub topic_id: Uuid,
    /// `Partitions`: `[]OffsetCommitResponsePartition 0+`.
    pub partitions: Vec<OffsetCommitResponsePartition>,
}

impl WireStruct for OffsetCommitResponseTopic {}

impl Wire for OffsetCommitResponseTopic {
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
            partitions: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        if at.version <= 9 {
            Wire::write(&self.name, encoder, at)?;
        }
        if at.version == 10 {
            Wire::write(&self.topic_id, encoder, at)?;
        }
        Wire::write(&self.partitions, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=7 => 6,
            8..=9 => 3,
            _ => 18,
        }
    }
}

/// `OffsetCommitResponsePartition` of [`OffsetCommitResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OffsetCommitResponsePartition {
    /// `PartitionIndex`: `int32 0+`.
    pub partition_index: i32,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
}

impl WireStruct for OffsetCommitResponsePartition {}

impl Wire for OffsetCommitResponsePartition {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            partition_index: Wire::read(decoder, at)?,
            error_code: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.partition_index, encoder, at)?;
        Wire::write(&self.error_code, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=7 => 6,
            _ => 7,
        }
    }
}

impl Message for OffsetCommitResponse {
    const NAME: &'static str = "OffsetCommitResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 2..=10;
    const FLEXIBLE_FROM: Option<i16> = Some(8);
}
