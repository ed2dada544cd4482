// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `OffsetDeleteResponse`, versions 0 to 0.

use crate::wire_prelude::*;

/// `OffsetDeleteResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OffsetDeleteResponse {
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `ThrottleTimeMs`: `int32 0+ ignorable`.
    pub throttle_time_ms: i32,
    /// `Topics`: `[]OffsetDeleteResponseTopic 0+`.
    pub topics: Vec<OffsetDeleteResponseTopic>,
}

impl WireStruct for OffsetDeleteResponse {}

impl Wire for OffsetDeleteResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            error_code: Wire::read(decoder, at)?,
            throttle_time_ms: Wire::read(decoder, at)?,
            topics: Wire::read(decoder, at)?,
        };

        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.throttle_time_ms, encoder, at)?;
        Wire::write(&self.topics, encoder, at)?;

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        10
    }
}

/// `OffsetDeleteResponseTopic` of [`OffsetDeleteResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OffsetDeleteResponseTopic {
    /// `Name`: `string 0+ key`.
    pub name: ByteString,
    /// `Partitions`: `[]OffsetDeleteResponsePartition 0+`.
    pub partitions: Vec<OffsetDeleteResponsePartition>,
}

impl WireStruct for OffsetDeleteResponseTopic {}

impl Wire for OffsetDeleteResponseTopic {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: Wire::read(decoder, at)?,
            partitions: Wire::read(decoder, at)?,
        };

        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.partitions, encoder, at)?;

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        6
    }
}

/// `OffsetDeleteResponsePartition` of [`OffsetDeleteResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OffsetDeleteResponsePartition {
    /// `PartitionIndex`: `int32 0+ key`.
    pub partition_index: i32,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
}

impl WireStruct for OffsetDeleteResponsePartition {}

impl Wire for OffsetDeleteResponsePartition {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            partition_index: Wire::read(decoder, at)?,
            error_code: Wire::read(decoder, at)?,
        };

        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.partition_index, encoder, at)?;
        Wire::write(&self.error_code, encoder, at)?;

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        6
    }
}

impl Message for OffsetDeleteResponse {
    const NAME: &'static str = "OffsetDeleteResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = None;
}
