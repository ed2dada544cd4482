// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `AddPartitionsToTxnResponse`, versions 0 to 5.

use crate::wire_prelude::*;

/// `AddPartitionsToTxnResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AddPartitionsToTxnResponse {
    /// `ThrottleTimeMs`: `int32 0+`.
    pub throttle_time_ms: i32,
    /// `ErrorCode`: `int16 4+ ignorable`.
    pub error_code: i16,
    /// `ResultsByTransaction`: `[]AddPartitionsToTxnResult 4+`.
    pub results_by_transaction: Vec<AddPartitionsToTxnResult>,
    /// `ResultsByTopicV3AndBelow`: `[]AddPartitionsToTxnTopicResult 0-3`.
    pub results_by_topic_v3_and_below: Vec<AddPartitionsToTxnTopicResult>,
}

impl WireStruct for AddPartitionsToTxnResponse {}

impl Wire for AddPartitionsToTxnResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: Wire::read(decoder, at)?,
            error_code: if at.version >= 4 {
                Wire::read(decoder, at)?
            } else {
                0
            },
            results_by_transaction: if at.version >= 4 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            results_by_topic_v3_and_below: if at.version <= 3 {
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
        Wire::write(&self.throttle_time_ms, encoder, at)?;
        if at.version >= 4 {
            Wire::write(&self.error_code, encoder, at)?;
        }
        if at.version >= 4 {
            Wire::write(&self.results_by_transaction, encoder, at)?;
        } else {
            at.require_default(
                self.results_by_transaction.is_empty(),
                "AddPartitionsToTxnResponse.results_by_transaction",
            )?;
        }
        if at.version <= 3 {
            Wire::write(&self.results_by_topic_v3_and_below, encoder, at)?;
        } else {
            at.require_default(
                self.results_by_topic_v3_and_below.is_empty(),
                "AddPartitionsToTxnResponse.results_by_topic_v3_and_below",
            )?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=2 => 8,
            3 => 6,
            _ => 8,
        }
    }
}

/// `AddPartitionsToTxnResult` of [`AddPartitionsToTxnResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AddPartitionsToTxnResult {
    /// `TransactionalId`: `string 4+ key`.
    pub transactional_id: ByteString,
    /// `TopicResults`: `[]AddPartitionsToTxnTopicResult 4+`.
    pub topic_results: Vec<AddPartitionsToTxnTopicResult>,
}

impl WireStruct for AddPartitionsToTxnResult {}

impl Wire for AddPartitionsToTxnResult {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            transactional_id: Wire::read(decoder, at)?,
            topic_results: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.transactional_id, encoder, at)?;
        Wire::write(&self.topic_results, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        3
    }
}

/// `AddPartitionsToTxnTopicResult` of [`AddPartitionsToTxnResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AddPartitionsToTxnTopicResult {
    /// `Name`: `string 0+ key`.
    pub name: ByteString,
    /// `ResultsByPartition`: `[]AddPartitionsToTxnPartitionResult 0+`.
    pub results_by_partition: Vec<AddPartitionsToTxnPartitionResult>,
}

impl WireStruct for AddPartitionsToTxnTopicResult {}

impl Wire for AddPartitionsToTxnTopicResult {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: Wire::read(decoder, at)?,
            results_by_partition: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.results_by_partition, encoder, at)?;
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

/// `AddPartitionsToTxnPartitionResult` of [`AddPartitionsToTxnResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AddPartitionsToTxnPartitionResult {
    /// `PartitionIndex`: `int32 0+ key`.
    pub partition_index: i32,
    /// `PartitionErrorCode`: `int16 0+`.
    pub partition_error_code: i16,
}

impl WireStruct for AddPartitionsToTxnPartitionResult {}

impl Wire for AddPartitionsToTxnPartitionResult {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            partition_index: Wire::read(decoder, at)?,
            partition_error_code: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.partition_index, encoder, at)?;
        Wire::write(&self.partition_error_code, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=2 => 6,
            _ => 7,
        }
    }
}

impl Message for AddPartitionsToTxnResponse {
    const NAME: &'static str = "AddPartitionsToTxnResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=5;
    const FLEXIBLE_FROM: Option<i16> = Some(3);
}
