// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `OffsetForLeaderEpochResponse`, versions 2 to 4.

use crate::wire_prelude::*;

/// `OffsetForLeaderEpochResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OffsetForLeaderEpochResponse {
    /// `ThrottleTimeMs`: `int32 2+ ignorable`.
    pub throttle_time_ms: i32,
    /// `Topics`: `[]OffsetForLeaderTopicResult 0+`.
    pub topics: Vec<OffsetForLeaderTopicResult>,
}

impl WireStruct for OffsetForLeaderEpochResponse {}

impl Wire for OffsetForLeaderEpochResponse {
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
            ..=3 => 8,
            _ => 6,
        }
    }
}

/// `OffsetForLeaderTopicResult` of [`OffsetForLeaderEpochResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OffsetForLeaderTopicResult {
    /// `Topic`: `string 0+ key`.
    pub topic: ByteString,
    /// `Partitions`: `[]EpochEndOffset 0+`.
    pub partitions: Vec<EpochEndOffset>,
}

impl WireStruct for OffsetForLeaderTopicResult {}

impl Wire for OffsetForLeaderTopicResult {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            topic: Wire::read(decoder, at)?,
            partitions: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.topic, encoder, at)?;
        Wire::write(&self.partitions, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=3 => 6,
            _ => 3,
        }
    }
}

/// `EpochEndOffset` of [`OffsetForLeaderEpochResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct EpochEndOffset {
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `Partition`: `int32 0+`.
    pub partition: i32,
    /// `LeaderEpoch`: `int32 1+ default -1 ignorable`.
    pub leader_epoch: i32,
    /// `EndOffset`: `int64 0+ default -1`.
    pub end_offset: i64,
}

impl Default for EpochEndOffset {
    fn default() -> Self {
        Self {
            error_code: 0,
            partition: 0,
            leader_epoch: -1,
            end_offset: -1,
        }
    }
}

impl WireStruct for EpochEndOffset {}

impl Wire for EpochEndOffset {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            error_code: Wire::read(decoder, at)?,
            partition: Wire::read(decoder, at)?,
            leader_epoch: Wire::read(decoder, at)?,
            end_offset: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.partition, encoder, at)?;
        Wire::write(&self.leader_epoch, encoder, at)?;
        Wire::write(&self.end_offset, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=3 => 18,
            _ => 19,
        }
    }
}

impl Message for OffsetForLeaderEpochResponse {
    const NAME: &'static str = "OffsetForLeaderEpochResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 2..=4;
    const FLEXIBLE_FROM: Option<i16> = Some(4);
}
