// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `DescribeLogDirsResponse`, versions 1 to 5.

use crate::wire_prelude::*;

/// `DescribeLogDirsResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DescribeLogDirsResponse {
    /// `ThrottleTimeMs`: `int32 0+`.
    pub throttle_time_ms: i32,
    /// `ErrorCode`: `int16 3+ ignorable`.
    pub error_code: i16,
    /// `Results`: `[]DescribeLogDirsResult 0+`.
    pub results: Vec<DescribeLogDirsResult>,
}

impl WireStruct for DescribeLogDirsResponse {}

impl Wire for DescribeLogDirsResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: Wire::read(decoder, at)?,
            error_code: if at.version >= 3 {
                Wire::read(decoder, at)?
            } else {
                0
            },
            results: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.throttle_time_ms, encoder, at)?;
        if at.version >= 3 {
            Wire::write(&self.error_code, encoder, at)?;
        }
        Wire::write(&self.results, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 8,
            2 => 6,
            _ => 8,
        }
    }
}

/// `DescribeLogDirsResult` of [`DescribeLogDirsResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct DescribeLogDirsResult {
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `LogDir`: `string 0+`.
    pub log_dir: ByteString,
    /// `Topics`: `[]DescribeLogDirsTopic 0+`.
    pub topics: Vec<DescribeLogDirsTopic>,
    /// `TotalBytes`: `int64 4+ default -1 ignorable`.
    pub total_bytes: i64,
    /// `UsableBytes`: `int64 4+ default -1 ignorable`.
    pub usable_bytes: i64,
    /// `IsCordoned`: `bool 5+ ignorable`.
    pub is_cordoned: bool,
}

impl Default for DescribeLogDirsResult {
    fn default() -> Self {
        Self {
            error_code: 0,
            log_dir: Default::default(),
            topics: Default::default(),
            total_bytes: -1,
            usable_bytes: -1,
            is_cordoned: false,
        }
    }
}

impl WireStruct for DescribeLogDirsResult {}

impl Wire for DescribeLogDirsResult {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            error_code: Wire::read(decoder, at)?,
            log_dir: Wire::read(decoder, at)?,
            topics: Wire::read(decoder, at)?,
            total_bytes: if at.version >= 4 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            usable_bytes: if at.version >= 4 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            is_cordoned: if at.version == 5 {
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
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.log_dir, encoder, at)?;
        Wire::write(&self.topics, encoder, at)?;
        if at.version >= 4 {
            Wire::write(&self.total_bytes, encoder, at)?;
        }
        if at.version >= 4 {
            Wire::write(&self.usable_bytes, encoder, at)?;
        }
        if at.version == 5 {
            Wire::write(&self.is_cordoned, encoder, at)?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 8,
            2..=3 => 5,
            4 => 21,
            _ => 22,
        }
    }
}

/// `DescribeLogDirsTopic` of [`DescribeLogDirsResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DescribeLogDirsTopic {
    /// `Name`: `string 0+`.
    pub name: ByteString,
    /// `Partitions`: `[]DescribeLogDirsPartition 0+`.
    pub partitions: Vec<DescribeLogDirsPartition>,
}

impl WireStruct for DescribeLogDirsTopic {}

impl Wire for DescribeLogDirsTopic {
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
            ..=1 => 6,
            _ => 3,
        }
    }
}

/// `DescribeLogDirsPartition` of [`DescribeLogDirsResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DescribeLogDirsPartition {
    /// `PartitionIndex`: `int32 0+`.
    pub partition_index: i32,
    /// `PartitionSize`: `int64 0+`.
    pub partition_size: i64,
    /// `OffsetLag`: `int64 0+`.
    pub offset_lag: i64,
    /// `IsFutureKey`: `bool 0+`.
    pub is_future_key: bool,
}

impl WireStruct for DescribeLogDirsPartition {}

impl Wire for DescribeLogDirsPartition {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            partition_index: Wire::read(decoder, at)?,
            partition_size: Wire::read(decoder, at)?,
            offset_lag: Wire::read(decoder, at)?,
            is_future_key: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.partition_index, encoder, at)?;
        Wire::write(&self.partition_size, encoder, at)?;
        Wire::write(&self.offset_lag, encoder, at)?;
        Wire::write(&self.is_future_key, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 21,
            _ => 22,
        }
    }
}

impl Message for DescribeLogDirsResponse {
    const NAME: &'static str = "DescribeLogDirsResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 1..=5;
    const FLEXIBLE_FROM: Option<i16> = Some(2);
}
