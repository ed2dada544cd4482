// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `DescribeProducersResponse`, versions 0 to 0.

use crate::wire_prelude::*;

/// `DescribeProducersResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DescribeProducersResponse {
    /// `ThrottleTimeMs`: `int32 0+`.
    pub throttle_time_ms: i32,
    /// `Topics`: `[]TopicResponse 0+`.
    pub topics: Vec<TopicResponse>,
}

impl WireStruct for DescribeProducersResponse {}

impl Wire for DescribeProducersResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: Wire::read(decoder, at)?,
            topics: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.throttle_time_ms, encoder, at)?;
        Wire::write(&self.topics, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        6
    }
}

/// `TopicResponse` of [`DescribeProducersResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicResponse {
    /// `Name`: `string 0+`.
    pub name: ByteString,
    /// `Partitions`: `[]PartitionResponse 0+`.
    pub partitions: Vec<PartitionResponse>,
}

impl WireStruct for TopicResponse {}

impl Wire for TopicResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: Wire::read(decoder, at)?,
            partitions: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.partitions, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        3
    }
}

/// `PartitionResponse` of [`DescribeProducersResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PartitionResponse {
    /// `PartitionIndex`: `int32 0+`.
    pub partition_index: i32,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `ErrorMessage`: `string 0+ nullable 0+ default null`.
    pub error_message: Option<ByteString>,
    /// `ActiveProducers`: `[]ProducerState 0+`.
    pub active_producers: Vec<ProducerState>,
}

impl WireStruct for PartitionResponse {}

impl Wire for PartitionResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            partition_index: Wire::read(decoder, at)?,
            error_code: Wire::read(decoder, at)?,
            error_message: Wire::read(decoder, at)?,
            active_producers: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.partition_index, encoder, at)?;
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.error_message, encoder, at)?;
        Wire::write(&self.active_producers, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        9
    }
}

/// `ProducerState` of [`DescribeProducersResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct ProducerState {
    /// `ProducerId`: `int64 0+`.
    pub producer_id: i64,
    /// `ProducerEpoch`: `int32 0+`.
    pub producer_epoch: i32,
    /// `LastSequence`: `int32 0+ default -1`.
    pub last_sequence: i32,
    /// `LastTimestamp`: `int64 0+ default -1`.
    pub last_timestamp: i64,
    /// `CoordinatorEpoch`: `int32 0+`.
    pub coordinator_epoch: i32,
    /// `CurrentTxnStartOffset`: `int64 0+ default -1`.
    pub current_txn_start_offset: i64,
}

impl Default for ProducerState {
    fn default() -> Self {
        Self {
            producer_id: 0,
            producer_epoch: 0,
            last_sequence: -1,
            last_timestamp: -1,
            coordinator_epoch: 0,
            current_txn_start_offset: -1,
        }
    }
}

impl WireStruct for ProducerState {}

impl Wire for ProducerState {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            producer_id: Wire::read(decoder, at)?,
            producer_epoch: Wire::read(decoder, at)?,
            last_sequence: Wire::read(decoder, at)?,
            last_timestamp: Wire::read(decoder, at)?,
            coordinator_epoch: Wire::read(decoder, at)?,
            current_txn_start_offset: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.producer_id, encoder, at)?;
        Wire::write(&self.producer_epoch, encoder, at)?;
        Wire::write(&self.last_sequence, encoder, at)?;
        Wire::write(&self.last_timestamp, encoder, at)?;
        Wire::write(&self.coordinator_epoch, encoder, at)?;
        Wire::write(&self.current_txn_start_offset, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        37
    }
}

impl Message for DescribeProducersResponse {
    const NAME: &'static str = "DescribeProducersResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
