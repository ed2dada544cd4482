// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ElectLeadersResponse`, versions 0 to 2.

use crate::wire_prelude::*;

/// `ElectLeadersResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ElectLeadersResponse {
    /// `ThrottleTimeMs`: `int32 0+`.
    pub throttle_time_ms: i32,
    /// `ErrorCode`: `int16 1+`.
    pub error_code: i16,
    /// `ReplicaElectionResults`: `[]ReplicaElectionResult 0+`.
    pub replica_election_results: Vec<ReplicaElectionResult>,
}

impl WireStruct for ElectLeadersResponse {}

impl Wire for ElectLeadersResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: Wire::read(decoder, at)?,
            error_code: if at.version >= 1 {
                Wire::read(decoder, at)?
            } else {
                0
            },
            replica_election_results: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.throttle_time_ms, encoder, at)?;
        if at.version >= 1 {
            Wire::write(&self.error_code, encoder, at)?;
        } else {
            at.require_default(self.error_code == 0, "ElectLeadersResponse.error_code")?;
        }
        Wire::write(&self.replica_election_results, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 8,
            1 => 10,
            _ => 8,
        }
    }
}

/// `ReplicaElectionResult` of [`ElectLeadersResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReplicaElectionResult {
    /// `Topic`: `string 0+`.
    pub topic: ByteString,
    /// `PartitionResult`: `[]PartitionResult 0+`.
    pub partition_result: Vec<PartitionResult>,
}

impl WireStruct for ReplicaElectionResult {}

impl Wire for ReplicaElectionResult {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            topic: Wire::read(decoder, at)?,
            partition_result: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.topic, encoder, at)?;
        Wire::write(&self.partition_result, encoder, at)?;
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

/// `PartitionResult` of [`ElectLeadersResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct PartitionResult {
    /// `PartitionId`: `int32 0+`.
    pub partition_id: i32,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `ErrorMessage`: `string 0+ nullable 0+`.
    pub error_message: Option<ByteString>,
}

impl Default for PartitionResult {
    fn default() -> Self {
        Self {
            partition_id: 0,
            error_code: 0,
            error_message: Some(Default::default()),
        }
    }
}

impl WireStruct for PartitionResult {}

impl Wire for PartitionResult {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            partition_id: Wire::read(decoder, at)?,
            error_code: Wire::read(decoder, at)?,
            error_message: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.partition_id, encoder, at)?;
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.error_message, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        8
    }
}

impl Message for ElectLeadersResponse {
    const NAME: &'static str = "ElectLeadersResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=2;
    const FLEXIBLE_FROM: Option<i16> = Some(2);
}
