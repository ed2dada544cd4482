// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `TransactionLogValue`, versions 0 to 1.

use crate::wire_prelude::*;

/// `TransactionLogValue`.
#[derive(Debug, Clone, PartialEq)]
pub struct TransactionLogValue {
    /// `ProducerId`: `int64 0+`.
    pub producer_id: i64,
    /// `PreviousProducerId`: `int64 1+ tag 0 default -1`.
    pub previous_producer_id: i64,
    /// `NextProducerId`: `int64 1+ tag 1 default -1`.
    pub next_producer_id: i64,
    /// `ProducerEpoch`: `int16 0+`.
    pub producer_epoch: i16,
    /// `NextProducerEpoch`: `int16 1+ tag 3 default -1`.
    pub next_producer_epoch: i16,
    /// `TransactionTimeoutMs`: `int32 0+`.
    pub transaction_timeout_ms: i32,
    /// `TransactionStatus`: `int8 0+`.
    pub transaction_status: i8,
    /// `TransactionPartitions`: `[]PartitionsSchema 0+ nullable 0+`.
    pub transaction_partitions: Option<Vec<PartitionsSchema>>,
    /// `TransactionLastUpdateTimestampMs`: `int64 0+`.
    pub transaction_last_update_timestamp_ms: i64,
    /// `TransactionStartTimestampMs`: `int64 0+`.
    pub transaction_start_timestamp_ms: i64,
    /// `ClientTransactionVersion`: `int16 1+ tag 2`.
    pub client_transaction_version: i16,
}

impl Default for TransactionLogValue {
    fn default() -> Self {
        Self {
            producer_id: 0,
            previous_producer_id: -1,
            next_producer_id: -1,
            producer_epoch: 0,
            next_producer_epoch: -1,
            transaction_timeout_ms: 0,
            transaction_status: 0,
            transaction_partitions: Some(Default::default()),
            transaction_last_update_timestamp_ms: 0,
            transaction_start_timestamp_ms: 0,
            client_transaction_version: 0,
        }
    }
}

impl WireStruct for TransactionLogValue {}

impl Wire for TransactionLogValue {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let mut value = Self {
            producer_id: Wire::read(decoder, at)?,
            previous_producer_id: -1,
            next_producer_id: -1,
            producer_epoch: Wire::read(decoder, at)?,
            next_producer_epoch: -1,
            transaction_timeout_ms: Wire::read(decoder, at)?,
            transaction_status: Wire::read(decoder, at)?,
            transaction_partitions: Wire::read(decoder, at)?,
            transaction_last_update_timestamp_ms: Wire::read(decoder, at)?,
            transaction_start_timestamp_ms: Wire::read(decoder, at)?,
            client_transaction_version: 0,
        };
        if at.flexible {
            decoder.read_tagged_fields(|tag, decoder| {
                match tag {
                    0 => value.previous_producer_id = Wire::read(decoder, at)?,
                    1 => value.next_producer_id = Wire::read(decoder, at)?,
                    2 => value.client_transaction_version = Wire::read(decoder, at)?,
                    3 => value.next_producer_epoch = Wire::read(decoder, at)?,
                    _ => return Ok(false),
                }
                Ok(true)
            })?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.producer_id, encoder, at)?;
        Wire::write(&self.producer_epoch, encoder, at)?;
        Wire::write(&self.transaction_timeout_ms, encoder, at)?;
        Wire::write(&self.transaction_status, encoder, at)?;
        Wire::write(&self.transaction_partitions, encoder, at)?;
        Wire::write(&self.transaction_last_update_timestamp_ms, encoder, at)?;
        Wire::write(&self.transaction_start_timestamp_ms, encoder, at)?;
        if at.flexible {
            let mut fields = encoder.begin_tagged_fields();
            if self.previous_producer_id != -1 {
                encoder.write_tagged_field(&mut fields, 0, &self.previous_producer_id, at)?;
            }

            if self.next_producer_id != -1 {
                encoder.write_tagged_field(&mut fields, 1, &self.next_producer_id, at)?;
            }

            if self.client_transaction_version != 0 {
                encoder.write_tagged_field(&mut fields, 2, &self.client_transaction_version, at)?;
            }

            if self.next_producer_epoch != -1 {
                encoder.write_tagged_field(&mut fields, 3, &self.next_producer_epoch, at)?;
            }
        } else {
            at.require_default(
                self.previous_producer_id == -1,
                "TransactionLogValue.previous_producer_id",
            )?;
            at.require_default(
                self.next_producer_id == -1,
                "TransactionLogValue.next_producer_id",
            )?;
            at.require_default(
                self.client_transaction_version == 0,
                "TransactionLogValue.client_transaction_version",
            )?;
            at.require_default(
                self.next_producer_epoch == -1,
                "TransactionLogValue.next_producer_epoch",
            )?;
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 35,
            _ => 33,
        }
    }
}

/// `PartitionsSchema` of [`TransactionLogValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PartitionsSchema {
    /// `Topic`: `string 0+`.
    pub topic: ByteString,
    /// `PartitionIds`: `[]int32 0+`.
    pub partition_ids: Vec<i32>,
}

impl WireStruct for PartitionsSchema {}

impl Wire for PartitionsSchema {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            topic: Wire::read(decoder, at)?,
            partition_ids: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.topic, encoder, at)?;
        Wire::write(&self.partition_ids, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 6,
            _ => 3,
        }
    }
}

impl Message for TransactionLogValue {
    const NAME: &'static str = "TransactionLogValue";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=1;
    const FLEXIBLE_FROM: Option<i16> = Some(1);
}
