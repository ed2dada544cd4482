// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ListTransactionsResponse`, versions 0 to 2.

use crate::wire_prelude::*;

/// `ListTransactionsResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ListTransactionsResponse {
    /// `ThrottleTimeMs`: `int32 0+`.
    pub throttle_time_ms: i32,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `UnknownStateFilters`: `[]string 0+`.
    pub unknown_state_filters: Vec<ByteString>,
    /// `TransactionStates`: `[]TransactionState 0+`.
    pub transaction_states: Vec<TransactionState>,
}

impl WireStruct for ListTransactionsResponse {}

impl Wire for ListTransactionsResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: Wire::read(decoder, at)?,
            error_code: Wire::read(decoder, at)?,
            unknown_state_filters: Wire::read(decoder, at)?,
            transaction_states: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.throttle_time_ms, encoder, at)?;
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.unknown_state_filters, encoder, at)?;
        Wire::write(&self.transaction_states, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        9
    }
}

/// `TransactionState` of [`ListTransactionsResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TransactionState {
    /// `TransactionalId`: `string 0+`.
    pub transactional_id: ByteString,
    /// `ProducerId`: `int64 0+`.
    pub producer_id: i64,
    /// `TransactionState`: `string 0+`.
    pub transaction_state: ByteString,
}

impl WireStruct for TransactionState {}

impl Wire for TransactionState {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            transactional_id: Wire::read(decoder, at)?,
            producer_id: Wire::read(decoder, at)?,
            transaction_state: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.transactional_id, encoder, at)?;
        Wire::write(&self.producer_id, encoder, at)?;
        Wire::write(&self.transaction_state, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        11
    }
}

impl Message for ListTransactionsResponse {
    const NAME: &'static str = "ListTransactionsResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=2;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
