// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `OffsetForLeaderEpochRequest`, versions 2 to 4.

use crate::wire_prelude::*;

/// `OffsetForLeaderEpochRequest`.
#[derive(Debug, Clone, PartialEq)]
pub struct OffsetForLeaderEpochRequest {
    /// `ReplicaId`: `int32 3+ default -2 ignorable`.
    pub replica_id: i32,
    /// `Topics`: `[]OffsetForLeaderTopic 0+`.
    pub topics: Vec<OffsetForLeaderTopic>,
}

impl Default for OffsetForLeaderEpochRequest {
    fn default() -> Self {
        Self {
            replica_id: -2,
            topics: Default::default(),
        }
    }
}

impl WireStruct for OffsetForLeaderEpochRequest {}

impl Wire for OffsetForLeaderEpochRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            replica_id: if at.version >= 3 {
                Wire::read(decoder, at)?
            } else {
                -2
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
            Wire::write(&self.replica_id, encoder, at)?;
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
            3 => 8,
            _ => 6,
        }
    }
}

/// `OffsetForLeaderTopic` of [`OffsetForLeaderEpochRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OffsetForLeaderTopic {
    /// `Topic`: `string 0+ key`.
    pub topic: ByteString,
    /// `Partitions`: `[]OffsetForLeaderPartition 0+`.
    pub partitions: Vec<OffsetForLeaderPartition>,
}

impl WireStruct for OffsetForLeaderTopic {}

impl Wire for OffsetForLeaderTopic {
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

/// `OffsetForLeaderPartition` of [`OffsetForLeaderEpochRequest`].
#[derive(Debug, Clone, PartialEq)]
pub struct OffsetForLeaderPartition {
    /// `Partition`: `int32 0+`.
    pub partition: i32,
    /// `CurrentLeaderEpoch`: `int32 2+ default -1 ignorable`.
    pub current_leader_epoch: i32,
    /// `LeaderEpoch`: `int32 0+`.
    pub leader_epoch: i32,
}

impl Default for OffsetForLeaderPartition {
    fn default() -> Self {
        Self {
            partition: 0,
            current_leader_epoch: -1,
            leader_epoch: 0,
        }
    }
}

impl WireStruct for OffsetForLeaderPartition {}

impl Wire for OffsetForLeaderPartition {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            partition: Wire::read(decoder, at)?,
            current_leader_epoch: Wire::read(decoder, at)?,
            leader_epoch: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.partition, encoder, at)?;
        Wire::write(&self.current_leader_epoch, encoder, at)?;
        Wire::write(&self.leader_epoch, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=3 => 12,
            _ => 13,
        }
    }
}

impl Message for OffsetForLeaderEpochRequest {
    const NAME: &'static str = "OffsetForLeaderEpochRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 2..=4;
    const FLEXIBLE_FROM: Option<i16> = Some(4);
}

impl Request for OffsetForLeaderEpochRequest {
    const API_KEY: ApiKey = ApiKey::OffsetForLeaderEpoch;
    type Response = super::offset_for_leader_epoch_response::OffsetForLeaderEpochResponse;
}
