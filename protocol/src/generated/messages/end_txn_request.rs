// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `EndTxnRequest`, versions 0 to 5.

use crate::wire_prelude::*;

/// `EndTxnRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct EndTxnRequest {
    /// `TransactionalId`: `string 0+`.
    pub transactional_id: ByteString,
    /// `ProducerId`: `int64 0+`.
    pub producer_id: i64,
    /// `ProducerEpoch`: `int16 0+`.
    pub producer_epoch: i16,
    /// `Committed`: `bool 0+`.
    pub committed: bool,
}

impl WireStruct for EndTxnRequest {}

impl Wire for EndTxnRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            transactional_id: Wire::read(decoder, at)?,
            producer_id: Wire::read(decoder, at)?,
            producer_epoch: Wire::read(decoder, at)?,
            committed: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.transactional_id, encoder, at)?;
        Wire::write(&self.producer_id, encoder, at)?;
        Wire::write(&self.producer_epoch, encoder, at)?;
        Wire::write(&self.committed, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        13
    }
}

impl Message for EndTxnRequest {
    const NAME: &'static str = "EndTxnRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=5;
    const FLEXIBLE_FROM: Option<i16> = Some(3);
}

impl Request for EndTxnRequest {
    const API_KEY: ApiKey = ApiKey::EndTxn;
    type Response = super::end_txn_response::EndTxnResponse;
}
