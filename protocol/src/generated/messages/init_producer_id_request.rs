// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `InitProducerIdRequest`, versions 0 to 6.

use crate::wire_prelude::*;

/// `InitProducerIdRequest`.
#[derive(Debug, Clone, PartialEq)]
pub struct InitProducerIdRequest {
    /// `TransactionalId`: `string 0+ nullable 0+`.
    pub transactional_id: Option<ByteString>,
    /// `TransactionTimeoutMs`: `int32 0+`.
    pub transaction_timeout_ms: i32,
    /// `ProducerId`: `int64 3+ default -1`.
    pub producer_id: i64,
    /// `ProducerEpoch`: `int16 3+ default -1`.
    pub producer_epoch: i16,
    /// `Enable2Pc`: `bool 6+`.
    pub enable2_pc: bool,
    /// `KeepPreparedTxn`: `bool 6+`.
    pub keep_prepared_txn: bool,
}

impl Default for InitProducerIdRequest {
    fn default() -> Self {
        Self {
            transactional_id: Some(Default::default()),
            transaction_timeout_ms: 0,
            producer_id: -1,
            producer_epoch: -1,
            enable2_pc: false,
            keep_prepared_txn: false,
        }
    }
}

impl WireStruct for InitProducerIdRequest {}

impl Wire for InitProducerIdRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            transactional_id: Wire::read(decoder, at)?,
            transaction_timeout_ms: Wire::read(decoder, at)?,
            producer_id: if at.version >= 3 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            producer_epoch: if at.version >= 3 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            enable2_pc: if at.version == 6 {
                Wire::read(decoder, at)?
            } else {
                false
            },
            keep_prepared_txn: if at.version == 6 {
                Wire::read(decoder, at)?
            } else {
                false
            },
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.transactional_id, encoder, at)?;
        Wire::write(&self.transaction_timeout_ms, encoder, at)?;
        if at.version >= 3 {
            Wire::write(&self.producer_id, encoder, at)?;
        } else {
            at.require_default(self.producer_id == -1, "InitProducerIdRequest.producer_id")?;
        }
        if at.version >= 3 {
            Wire::write(&self.producer_epoch, encoder, at)?;
        } else {
            at.require_default(
                self.producer_epoch == -1,
                "InitProducerIdRequest.producer_epoch",
            )?;
        }
        if at.version == 6 {
            Wire::write(&self.enable2_pc, encoder, at)?;
        } else {
            at.require_default(!self.enable2_pc, "InitProducerIdRequest.enable2_pc")?;
        }
        if at.version == 6 {
            Wire::write(&self.keep_prepared_txn, encoder, at)?;
        } else {
            at.require_default(
                !self.keep_prepared_txn,
                "InitProducerIdRequest.keep_prepared_txn",
            )?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=2 => 6,
            3..=5 => 16,
            _ => 18,
        }
    }
}

impl Message for InitProducerIdRequest {
    const NAME: &'static str = "InitProducerIdRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=6;
    const FLEXIBLE_FROM: Option<i16> = Some(2);
}

impl Request for InitProducerIdRequest {
    const API_KEY: ApiKey = ApiKey::InitProducerId;
    type Response = super::init_producer_id_response::InitProducerIdResponse;
}
