// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ReadShareGroupStateSummaryResponse`, versions 0 to 1.

use crate::wire_prelude::*;

/// `ReadShareGroupStateSummaryResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReadShareGroupStateSummaryResponse {
    /// `Results`: `[]ReadStateSummaryResult 0+`.
    pub results: Vec<ReadStateSummaryResult>,
}

impl WireStruct for ReadShareGroupStateSummaryResponse {}

impl Wire for ReadShareGroupStateSummaryResponse {
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

/// `ReadStateSummaryResult` of [`ReadShareGroupStateSummaryResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReadStateSummaryResult {
    /// `TopicId`: `uuid 0+`.
    pub topic_id: Uuid,
    /// `Partitions`: `[]PartitionResult 0+`.
    pub partitions: Vec<PartitionResult>,
}

impl WireStruct for ReadStateSummaryResult {}

impl Wire for ReadStateSummaryResult {
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

/// `PartitionResult` of [`ReadShareGroupStateSummaryResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct PartitionResult {
    /// `Partition`: `int32 0+`.
    pub partition: i32,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `ErrorMessage`: `string 0+ nullable 0+ default null`.
    pub error_message: Option<ByteString>,
    /// `StateEpoch`: `int32 0+`.
    pub state_epoch: i32,
    /// `LeaderEpoch`: `int32 0+`.
    pub leader_epoch: i32,
    /// `StartOffset`: `int64 0+`.
    pub start_offset: i64,
    /// `DeliveryCompleteCount`: `int32 1+ default -1 ignorable`.
    pub delivery_complete_count: i32,
}

impl Default for PartitionResult {
    fn default() -> Self {
        Self {
            partition: 0,
            error_code: 0,
            error_message: None,
            state_epoch: 0,
            leader_epoch: 0,
            start_offset: 0,
            delivery_complete_count: -1,
        }
    }
}

impl WireStruct for PartitionResult {}

impl Wire for PartitionResult {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            partition: Wire::read(decoder, at)?,
            error_code: Wire::read(decoder, at)?,
            error_message: Wire::read(decoder, at)?,
            state_epoch: Wire::read(decoder, at)?,
            leader_epoch: Wire::read(decoder, at)?,
            start_offset: Wire::read(decoder, at)?,
            delivery_complete_count: if at.version == 1 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.partition, encoder, at)?;
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.error_message, encoder, at)?;
        Wire::write(&self.state_epoch, encoder, at)?;
        Wire::write(&self.leader_epoch, encoder, at)?;
        Wire::write(&self.start_offset, encoder, at)?;
        if at.version == 1 {
            Wire::write(&self.delivery_complete_count, encoder, at)?;
        }
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 24,
            _ => 28,
        }
    }
}

impl Message for ReadShareGroupStateSummaryResponse {
    const NAME: &'static str = "ReadShareGroupStateSummaryResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=1;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
