// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `AddPartitionsToTxnRequest`, versions 0 to 5.

use crate::wire_prelude::*;

/// `AddPartitionsToTxnRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AddPartitionsToTxnRequest {
    /// `Transactions`: `[]AddPartitionsToTxnTransaction 4+`.
    pub transactions: Vec<AddPartitionsToTxnTransaction>,
    /// `V3AndBelowTransactionalId`: `string 0-3`.
    pub v3_and_below_transactional_id: ByteString,
    /// `V3AndBelowProducerId`: `int64 0-3`.
    pub v3_and_below_producer_id: i64,
    /// `V3AndBelowProducerEpoch`: `int16 0-3`.
    pub v3_and_below_producer_epoch: i16,
    /// `V3AndBelowTopics`: `[]AddPartitionsToTxnTopic 0-3`.
    pub v3_and_below_topics: Vec<AddPartitionsToTxnTopic>,
}

impl WireStruct for AddPartitionsToTxnRequest {}

impl Wire for AddPartitionsToTxnRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            transactions: if at.version >= 4 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            v3_and_below_transactional_id: if at.version <= 3 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            v3_and_below_producer_id: if at.version <= 3 {
                Wire::read(decoder, at)?
            } else {
                0
            },
            v3_and_below_producer_epoch: if at.version <= 3 {
                Wire::read(decoder, at)?
            } else {
                0
            },
            v3_and_below_topics: if at.version <= 3 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        if at.version >= 4 {
            Wire::write(&self.transactions, encoder, at)?;
        } else {
            at.require_default(
                self.transactions.is_empty(),
                "AddPartitionsToTxnRequest.transactions",
            )?;
        }
        if at.version <= 3 {
            Wire::write(&self.v3_and_below_transactional_id, encoder, at)?;
        } else {
            at.require_default(
                self.v3_and_below_transactional_id.is_empty(),
                "AddPartitionsToTxnRequest.v3_and_below_transactional_id",
            )?;
        }
        if at.version <= 3 {
            Wire::write(&self.v3_and_below_producer_id, encoder, at)?;
        } else {
            at.require_default(
                self.v3_and_below_producer_id == 0,
                "AddPartitionsToTxnRequest.v3_and_below_producer_id",
            )?;
        }
        if at.version <= 3 {
            Wire::write(&self.v3_and_below_producer_epoch, encoder, at)?;
        } else {
            at.require_default(
                self.v3_and_below_producer_epoch == 0,
                "AddPartitionsToTxnRequest.v3_and_below_producer_epoch",
            )?;
        }
        if at.version <= 3 {
            Wire::write(&self.v3_and_below_topics, encoder, at)?;
        } else {
            at.require_default(
                self.v3_and_below_topics.is_empty(),
                "AddPartitionsToTxnRequest.v3_and_below_topics",
            )?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=2 => 16,
            3 => 13,
            _ => 2,
        }
    }
}

/// `AddPartitionsToTxnTransaction` of [`AddPartitionsToTxnRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AddPartitionsToTxnTransaction {
    /// `TransactionalId`: `string 4+ key`.
    pub transactional_id: ByteString,
    /// `ProducerId`: `int64 4+`.
    pub producer_id: i64,
    /// `ProducerEpoch`: `int16 4+`.
    pub producer_epoch: i16,
    /// `VerifyOnly`: `bool 4+`.
    pub verify_only: bool,
    /// `Topics`: `[]AddPartitionsToTxnTopic 4+`.
    pub topics: Vec<AddPartitionsToTxnTopic>,
}

impl WireStruct for AddPartitionsToTxnTransaction {}

impl Wire for AddPartitionsToTxnTransaction {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            transactional_id: Wire::read(decoder, at)?,
            producer_id: Wire::read(decoder, at)?,
            producer_epoch: Wire::read(decoder, at)?,
            verify_only: Wire::read(decoder, at)?,
            topics: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.transactional_id, encoder, at)?;
        Wire::write(&self.producer_id, encoder, at)?;
        Wire::write(&self.producer_epoch, encoder, at)?;
        Wire::write(&self.verify_only, encoder, at)?;
        Wire::write(&self.topics, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        14
    }
}

/// `AddPartitionsToTxnTopic` of [`AddPartitionsToTxnRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AddPartitionsToTxnTopic {
    /// `Name`: `string 0+ key`.
    pub name: ByteString,
    /// `Partitions`: `[]int32 0+`.
    pub partitions: Vec<i32>,
}

impl WireStruct for AddPartitionsToTxnTopic {}

impl Wire for AddPartitionsToTxnTopic {
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
            ..=2 => 6,
            _ => 3,
        }
    }
}

impl Message for AddPartitionsToTxnRequest {
    const NAME: &'static str = "AddPartitionsToTxnRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=5;
    const FLEXIBLE_FROM: Option<i16> = Some(3);
}

impl Request for AddPartitionsToTxnRequest {
    const API_KEY: ApiKey = ApiKey::AddPartitionsToTxn;
    type Response = super::add_partitions_to_txn_response::AddPartitionsToTxnResponse;
}
