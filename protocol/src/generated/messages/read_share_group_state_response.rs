// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ReadShareGroupStateResponse`, versions 0 to 0.

use crate::wire_prelude::*;

/// `ReadShareGroupStateResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReadShareGroupStateResponse {
    /// `Results`: `[]ReadStateResult 0+`.
    pub results: Vec<ReadStateResult>,
}

impl WireStruct for ReadShareGroupStateResponse {}

impl Wire for ReadShareGroupStateResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            results: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.results, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        2
    }
}

/// `ReadStateResult` of [`ReadShareGroupStateResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReadStateResult {
    /// `TopicId`: `uuid 0+`.
    pub topic_id: Uuid,
    /// `Partitions`: `[]PartitionResult 0+`.
    pub partitions: Vec<PartitionResult>,
}

impl WireStruct for ReadStateResult {}

impl Wire for ReadStateResult {
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

/// `PartitionResult` of [`ReadShareGroupStateResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PartitionResult {
    /// `Partition`: `int32 0+`.
    pub partition: i32,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `ErrorMessage`: `string 0+ nullable 0+ default null`.
    pub error_message: Option<ByteString>,
    /// `StateEpoch`: `int32 0+`.
    pub state_epoch: i32,
    /// `StartOffset`: `int64 0+`.
    pub start_offset: i64,
    /// `StateBatches`: `[]StateBatch 0+`.
    pub state_batches: Vec<StateBatch>,
}

impl WireStruct for PartitionResult {}

impl Wire for PartitionResult {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            partition: Wire::read(decoder, at)?,
            error_code: Wire::read(decoder, at)?,
            error_message: Wire::read(decoder, at)?,
            state_epoch: Wire::read(decoder, at)?,
            start_offset: Wire::read(decoder, at)?,
            state_batches: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.partition, encoder, at)?;
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.error_message, encoder, at)?;
        Wire::write(&self.state_epoch, encoder, at)?;
        Wire::write(&self.start_offset, encoder, at)?;
        Wire::write(&self.state_batches, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        21
    }
}

/// `StateBatch` of [`ReadShareGroupStateResponse`].
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

impl Message for ReadShareGroupStateResponse {
    const NAME: &'static str = "ReadShareGroupStateResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
