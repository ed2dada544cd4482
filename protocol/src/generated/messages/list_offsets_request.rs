// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ListOffsetsRequest`, versions 1 to 11.

use crate::wire_prelude::*;

/// `ListOffsetsRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ListOffsetsRequest {
    /// `ReplicaId`: `int32 0+`.
    pub replica_id: i32,
    /// `IsolationLevel`: `int8 2+`.
    pub isolation_level: i8,
    /// `Topics`: `[]ListOffsetsTopic 0+`.
    pub topics: Vec<ListOffsetsTopic>,
    /// `TimeoutMs`: `int32 10+ ignorable`.
    pub timeout_ms: i32,
}

impl WireStruct for ListOffsetsRequest {}

impl Wire for ListOffsetsRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            replica_id: Wire::read(decoder, at)?,
            isolation_level: if at.version >= 2 {
                Wire::read(decoder, at)?
            } else {
                0
            },
            topics: Wire::read(decoder, at)?,
            timeout_ms: if at.version >= 10 {
                Wire::read(decoder, at)?
            } else {
                0
            },
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.replica_id, encoder, at)?;
        if at.version >= 2 {
            Wire::write(&self.isolation_level, encoder, at)?;
        } else {
            at.require_default(
                self.isolation_level == 0,
                "ListOffsetsRequest.isolation_level",
            )?;
        }
        Wire::write(&self.topics, encoder, at)?;
        if at.version >= 10 {
            Wire::write(&self.timeout_ms, encoder, at)?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 8,
            2..=5 => 9,
            6..=9 => 7,
            _ => 11,
        }
    }
}

/// `ListOffsetsTopic` of [`ListOffsetsRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ListOffsetsTopic {
    /// `Name`: `string 0+`.
    pub name: ByteString,
    /// `Partitions`: `[]ListOffsetsPartition 0+`.
    pub partitions: Vec<ListOffsetsPartition>,
}

impl WireStruct for ListOffsetsTopic {}

impl Wire for ListOffsetsTopic {
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

/// `ListOffsetsPartition` of [`ListOffsetsRequest`].
#[derive(Debug, Clone, PartialEq)]
pub struct ListOffsetsPartition {
    /// `PartitionIndex`: `int32 0+`.
    pub partition_index: i32,
    /// `CurrentLeaderEpoch`: `int32 4+ default -1 ignorable`.
    pub current_leader_epoch: i32,
    /// `Timestamp`: `int64 0+`.
    pub timestamp: i64,
}

impl Default for ListOffsetsPartition {
    fn default() -> Self {
        Self {
            partition_index: 0,
            current_leader_epoch: -1,
            timestamp: 0,
        }
    }
}

impl WireStruct for ListOffsetsPartition {}

impl Wire for ListOffsetsPartition {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            partition_index: Wire::read(decoder, at)?,
            current_leader_epoch: if at.version >= 4 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            timestamp: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.partition_index, encoder, at)?;
        if at.version >= 4 {
            Wire::write(&self.current_leader_epoch, encoder, at)?;
        }
        Wire::write(&self.timestamp, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=3 => 12,
            4..=5 => 16,
            _ => 17,
        }
    }
}

impl Message for ListOffsetsRequest {
    const NAME: &'static str = "ListOffsetsRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 1..=11;
    const FLEXIBLE_FROM: Option<i16> = Some(6);
}

impl Request for ListOffsetsRequest {
    const API_KEY: ApiKey = ApiKey::ListOffsets;
    type Response = super::list_offsets_response::ListOffsetsResponse;
}
