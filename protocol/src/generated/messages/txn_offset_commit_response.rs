// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `TxnOffsetCommitResponse`, versions 0 to 6.

use crate::wire_prelude::*;

/// `TxnOffsetCommitResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TxnOffsetCommitResponse {
    /// `ThrottleTimeMs`: `int32 0+`.
    pub throttle_time_ms: i32,
    /// `Topics`: `[]TxnOffsetCommitResponseTopic 0+`.
    pub topics: Vec<TxnOffsetCommitResponseTopic>,
}

impl WireStruct for TxnOffsetCommitResponse {}

impl Wire for TxnOffsetCommitResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: Wire::read(decoder, at)?,
            topics: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.throttle_time_ms, encoder, at)?;
        Wire::write(&self.topics, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=2 => 8,
            _ => 6,
        }
    }
}

/// `TxnOffsetCommitResponseTopic` of [`TxnOffsetCommitResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TxnOffsetCommitResponseTopic {
    /// `Name`: `string 0-5 ignorable`.
    pub name: ByteString,
    /// `TopicId`: `uuid 6+ ignorable`.
    pub topic_id: Uuid,
    /// `Partitions`: `[]TxnOffsetCommitResponsePartition 0+`.
    pub partitions: Vec<TxnOffsetCommitResponsePartition>,
}

impl WireStruct for TxnOffsetCommitResponseTopic {}

impl Wire for TxnOffsetCommitResponseTopic {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: if at.version <= 5 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            topic_id: if at.version == 6 {
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
        if at.version <= 5 {
            Wire::write(&self.name, encoder, at)?;
        }
        if at.version == 6 {
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
            ..=2 => 6,
            3..=5 => 3,
            _ => 18,
        }
    }
}

/// `TxnOffsetCommitResponsePartition` of [`TxnOffsetCommitResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TxnOffsetCommitResponsePartition {
    /// `PartitionIndex`: `int32 0+`.
    pub partition_index: i32,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
}

impl WireStruct for TxnOffsetCommitResponsePartition {}

impl Wire for TxnOffsetCommitResponsePartition {
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
            ..=2 => 6,
            _ => 7,
        }
    }
}

impl Message for TxnOffsetCommitResponse {
    const NAME: &'static str = "TxnOffsetCommitResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=6;
    const FLEXIBLE_FROM: Option<i16> = Some(3);
}
