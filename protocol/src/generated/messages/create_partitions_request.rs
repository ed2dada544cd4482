// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `CreatePartitionsRequest`, versions 0 to 3.

use crate::wire_prelude::*;

/// `CreatePartitionsRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CreatePartitionsRequest {
    /// `Topics`: `[]CreatePartitionsTopic 0+`.
    pub topics: Vec<CreatePartitionsTopic>,
    /// `TimeoutMs`: `int32 0+`.
    pub timeout_ms: i32,
    /// `ValidateOnly`: `bool 0+`.
    pub validate_only: bool,
}

impl WireStruct for CreatePartitionsRequest {}

impl Wire for CreatePartitionsRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            topics: Wire::read(decoder, at)?,
            timeout_ms: Wire::read(decoder, at)?,
            validate_only: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.topics, encoder, at)?;
        Wire::write(&self.timeout_ms, encoder, at)?;
        Wire::write(&self.validate_only, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 9,
            _ => 7,
        }
    }
}

/// `CreatePartitionsTopic` of [`CreatePartitionsRequest`].
#[derive(Debug, Clone, PartialEq)]
pub struct CreatePartitionsTopic {
    /// `Name`: `string 0+ key`.
    pub name: ByteString,
    /// `Count`: `int32 0+`.
    pub count: i32,
    /// `Assignments`: `[]CreatePartitionsAssignment 0+ nullable 0+`.
    pub assignments: Option<Vec<CreatePartitionsAssignment>>,
}

impl Default for CreatePartitionsTopic {
    fn default() -> Self {
        Self {
            name: Default::default(),
            count: 0,
            assignments: Some(Default::default()),
        }
    }
}

impl WireStruct for CreatePartitionsTopic {}

impl Wire for CreatePartitionsTopic {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: Wire::read(decoder, at)?,
            count: Wire::read(decoder, at)?,
            assignments: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.count, encoder, at)?;
        Wire::write(&self.assignments, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 10,
            _ => 7,
        }
    }
}

/// `CreatePartitionsAssignment` of [`CreatePartitionsRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CreatePartitionsAssignment {
    /// `BrokerIds`: `[]int32 0+`.
    pub broker_ids: Vec<i32>,
}

impl WireStruct for CreatePartitionsAssignment {}

impl Wire for CreatePartitionsAssignment {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            broker_ids: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.broker_ids, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 4,
            _ => 2,
        }
    }
}

impl Message for CreatePartitionsRequest {
    const NAME: &'static str = "CreatePartitionsRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=3;
    const FLEXIBLE_FROM: Option<i16> = Some(2);
}

impl Request for CreatePartitionsRequest {
    const API_KEY: ApiKey = ApiKey::CreatePartitions;
    type Response = super::create_partitions_response::CreatePartitionsResponse;
}
