// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `TransactionLogKey`, versions 0 to 0.

use crate::wire_prelude::*;

/// `TransactionLogKey`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TransactionLogKey {
    /// `TransactionalId`: `string 0`.
    pub transactional_id: ByteString,
}

impl WireStruct for TransactionLogKey {}

impl Wire for TransactionLogKey {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            transactional_id: Wire::read(decoder, at)?,
        };

        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.transactional_id, encoder, at)?;

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        2
    }
}

impl Message for TransactionLogKey {
    const NAME: &'static str = "TransactionLogKey";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = None;
}

impl RecordKey for TransactionLogKey {
    const RECORD_TYPE: i16 = 0;
    type Value = super::transaction_log_value::TransactionLogValue;
}
