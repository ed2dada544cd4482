// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `DescribeTransactionsResponse`, versions 0 to 0.

use crate::wire_prelude::*;

/// `DescribeTransactionsResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DescribeTransactionsResponse {
    /// `ThrottleTimeMs`: `int32 0+`.
    pub throttle_time_ms: i32,
    /// `TransactionStates`: `[]TransactionState 0+`.
    pub transaction_states: Vec<TransactionState>,
}

impl WireStruct for DescribeTransactionsResponse {}

impl Wire for DescribeTransactionsResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: Wire::read(decoder, at)?,
            transaction_states: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.throttle_time_ms, encoder, at)?;
        Wire::write(&self.transaction_states, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        6
    }
}

/// `TransactionState` of [`DescribeTransactionsResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TransactionState {
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `TransactionalId`: `string 0+`.
    pub transactional_id: ByteString,
    /// `TransactionState`: `string 0+`.
    pub transaction_state: ByteString,
    /// `TransactionTimeoutMs`: `int32 0+`.
    pub transaction_timeout_ms: i32,
    /// `TransactionStartTimeMs`: `int64 0+`.
    pub transaction_start_time_ms: i64,
    /// `ProducerId`: `int64 0+`.
    pub producer_id: i64,
    /// `ProducerEpoch`: `int16 0+`.
    pub producer_epoch: i16,
    /// `Topics`: `[]TopicData 0+`.
    pub topics: Vec<TopicData>,
}

impl WireStruct for TransactionState {}

impl Wire for TransactionState {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            error_code: Wire::read(decoder, at)?,
            transactional_id: Wire::read(decoder, at)?,
            transaction_state: Wire::read(decoder, at)?,
            transaction_timeout_ms: Wire::read(decoder, at)?,
            transaction_start_time_ms: Wire::read(decoder, at)?,
            producer_id: Wire::read(decoder, at)?,
            producer_epoch: Wire::read(decoder, at)?,
            topics: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.transactional_id, encoder, at)?;
        Wire::write(&self.transaction_state, encoder, at)?;
        Wire::write(&self.transaction_timeout_ms, encoder, at)?;
        Wire::write(&self.transaction_start_time_ms, encoder, at)?;
        Wire::write(&self.producer_id, encoder, at)?;
        Wire::write(&self.producer_epoch, encoder, at)?;
        Wire::write(&self.topics, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        28
    }
}

/// `TopicData` of [`DescribeTransactionsResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicData {
    /// `Topic`: `string 0+ key`.
    pub topic: ByteString,
    /// `Partitions`: `[]int32 0+`.
    pub partitions: Vec<i32>,
}

impl WireStruct for TopicData {}

impl Wire for TopicData {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            topic: Wire::read(decoder, at)?,
            partitions: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.topic, encoder, at)?;
        Wire::write(&self.partitions, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        3
    }
}

impl Message for DescribeTransactionsResponse {
    const NAME: &'static str = "DescribeTransactionsResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
