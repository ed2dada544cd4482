// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `WriteShareGroupStateRequest`, versions 0 to 1.

use crate::wire_prelude::*;

/// `WriteShareGroupStateRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WriteShareGroupStateRequest {
    /// `GroupId`: `string 0+`.
    pub group_id: ByteString,
    /// `Topics`: `[]WriteStateData 0+`.
    pub topics: Vec<WriteStateData>,
}

impl WireStruct for WriteShareGroupStateRequest {}

impl Wire for WriteShareGroupStateRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            group_id: Wire::read(decoder, at)?,
            topics: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.group_id, encoder, at)?;
        Wire::write(&self.topics, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        3
    }
}

/// `WriteStateData` of [`WriteShareGroupStateRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WriteStateData {
    /// `TopicId`: `uuid 0+`.
    pub topic_id: Uuid,
    /// `Partitions`: `[]PartitionData 0+`.
    pub partitions: Vec<PartitionData>,
}

impl WireStruct for WriteStateData {}

impl Wire for WriteStateData {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            topic_id: Wire::read(decoder, at)?,
            partitions: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.topic_id, encoder, at)?;
        Wire::write(&self.partitions, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        18
    }
}

/// `PartitionData` of [`WriteShareGroupStateRequest`].
#[derive(Debug, Clone, PartialEq)]
pub struct PartitionData {
    /// `Partition`: `int32 0+`.
    pub partition: i32,
    /// `StateEpoch`: `int32 0+`.
    pub state_epoch: i32,
    /// `LeaderEpoch`: `int32 0+`.
    pub leader_epoch: i32,
    /// `StartOffset`: `int64 0+`.
    pub start_offset: i64,
    /// `DeliveryCompleteCount`: `int32 1+ default -1 ignorable`.
    pub delivery_complete_count: i32,
    /// `StateBatches`: `[]StateBatch 0+`.
    pub state_batches: Vec<StateBatch>,
}

impl Default for PartitionData {
    fn default() -> Self {
        Self {
            partition: 0,
            state_epoch: 0,
            leader_epoch: 0,
            start_offset: 0,
            delivery_complete_count: -1,
            state_batches: Default::default(),
        }
    }
}

impl WireStruct for PartitionData {}

impl Wire for PartitionData {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            partition: Wire::read(decoder, at)?,
            state_epoch: Wire::read(decoder, at)?,
            leader_epoch: Wire::read(decoder, at)?,
            start_offset: Wire::read(decoder, at)?,
            delivery_complete_count: if at.version == 1 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            state_batches: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.partition, encoder, at)?;
        Wire::write(&self.state_epoch, encoder, at)?;
        Wire::write(&self.leader_epoch, encoder, at)?;
        Wire::write(&self.start_offset, encoder, at)?;
        if at.version == 1 {
            Wire::write(&self.delivery_complete_count, encoder, at)?;
        }
        Wire::write(&self.state_batches, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 22,
            _ => 26,
        }
    }
}

/// `StateBatch` of [`WriteShareGroupStateRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StateBatch {
    /// `FirstOffset`: `int64 0+`.
    pub first_offset: i64,
    /// `LastOffset`: `int64 0+`.
    pub last_offset: i64,
    /// `DeliveryState`: `int8 0+`.
    pub delivery_state: i8,
    /// `DeliveryCount`: `int16 0+`.
    pub delivery_count: i16,
}

impl WireStruct for StateBatch {}

impl Wire for StateBatch {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            first_offset: Wire::read(decoder, at)?,
            last_offset: Wire::read(decoder, at)?,
            delivery_state: Wire::read(decoder, at)?,
            delivery_count: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.first_offset, encoder, at)?;
        Wire::write(&self.last_offset, encoder, at)?;
        Wire::write(&self.delivery_state, encoder, at)?;
        Wire::write(&self.delivery_count, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        20
    }
}

impl Message for WriteShareGroupStateRequest {
    const NAME: &'static str = "WriteShareGroupStateRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=1;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}

impl Request for WriteShareGroupStateRequest {
    const API_KEY: ApiKey = ApiKey::WriteShareGroupState;
    type Response = super::write_share_group_state_response::WriteShareGroupStateResponse;
}
