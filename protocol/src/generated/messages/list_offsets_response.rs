// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ListOffsetsResponse`, versions 1 to 11.

use crate::wire_prelude::*;

/// `ListOffsetsResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ListOffsetsResponse {
    /// `ThrottleTimeMs`: `int32 2+ ignorable`.
    pub throttle_time_ms: i32,
    /// `Topics`: `[]ListOffsetsTopicResponse 0+`.
    pub topics: Vec<ListOffsetsTopicResponse>,
}

impl WireStruct for ListOffsetsResponse {}

impl Wire for ListOffsetsResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: if at.version >= 2 {
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
        if at.version >= 2 {
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
            ..=1 => 4,
            2..=5 => 8,
            _ => 6,
        }
    }
}

/// `ListOffsetsTopicResponse` of [`ListOffsetsResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ListOffsetsTopicResponse {
    /// `Name`: `string 0+`.
    pub name: ByteString,
    /// `Partitions`: `[]ListOffsetsPartitionResponse 0+`.
    pub partitions: Vec<ListOffsetsPartitionResponse>,
}

impl WireStruct for ListOffsetsTopicResponse {}

impl Wire for ListOffsetsTopicResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: Wire::read(decoder, at)?,
            partitions: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.partitions, encoder, at)?;
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

/// `ListOffsetsPartitionResponse` of [`ListOffsetsResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct ListOffsetsPartitionResponse {
    /// `PartitionIndex`: `int32 0+`.
    pub partition_index: i32,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `Timestamp`: `int64 1+ default -1`.
    pub timestamp: i64,
    /// `Offset`: `int64 1+ default -1`.
    pub offset: i64,
    /// `LeaderEpoch`: `int32 4+ default -1`.
    pub leader_epoch: i32,
}

impl Default for ListOffsetsPartitionResponse {
    fn default() -> Self {
        Self {
            partition_index: 0,
            error_code: 0,
            timestamp: -1,
            offset: -1,
            leader_epoch: -1,
        }
    }
}

impl WireStruct for ListOffsetsPartitionResponse {}

impl Wire for ListOffsetsPartitionResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            partition_index: Wire::read(decoder, at)?,
            error_code: Wire::read(decoder, at)?,
            timestamp: Wire::read(decoder, at)?,
            offset: Wire::read(decoder, at)?,
            leader_epoch: if at.version >= 4 {
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
        Wire::write(&self.partition_index, encoder, at)?;
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.timestamp, encoder, at)?;
        Wire::write(&self.offset, encoder, at)?;
        if at.version >= 4 {
            Wire::write(&self.leader_epoch, encoder, at)?;
        } else {
            at.require_default(
                self.leader_epoch == -1,
                "ListOffsetsPartitionResponse.leader_epoch",
            )?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=3 => 22,
            4..=5 => 26,
            _ => 27,
        }
    }
}

impl Message for ListOffsetsResponse {
    const NAME: &'static str = "ListOffsetsResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 1..=11;
    const FLEXIBLE_FROM: Option<i16> = Some(6);
}
