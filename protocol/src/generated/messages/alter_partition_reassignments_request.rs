// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `AlterPartitionReassignmentsRequest`, versions 0 to 1.

use crate::wire_prelude::*;

/// `AlterPartitionReassignmentsRequest`.
#[derive(Debug, Clone, PartialEq)]
pub struct AlterPartitionReassignmentsRequest {
    /// `TimeoutMs`: `int32 0+ default 60000`.
    pub timeout_ms: i32,
    /// `AllowReplicationFactorChange`: `bool 1+ default true`.
    pub allow_replication_factor_change: bool,
    /// `Topics`: `[]ReassignableTopic 0+`.
    pub topics: Vec<ReassignableTopic>,
}

impl Default for AlterPartitionReassignmentsRequest {
    fn default() -> Self {
        Self {
            timeout_ms: 60000,
            allow_replication_factor_change: true,
            topics: Default::default(),
        }
    }
}

impl WireStruct for AlterPartitionReassignmentsRequest {}

impl Wire for AlterPartitionReassignmentsRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            timeout_ms: Wire::read(decoder, at)?,
            allow_replication_factor_change: if at.version == 1 {
                Wire::read(decoder, at)?
            } else {
                true
            },
            topics: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.timeout_ms, encoder, at)?;
        if at.version == 1 {
            Wire::write(&self.allow_replication_factor_change, encoder, at)?;
        } else {
            at.require_default(
                self.allow_replication_factor_change,
                "AlterPartitionReassignmentsRequest.allow_replication_factor_change",
            )?;
        }
        Wire::write(&self.topics, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 6,
            _ => 7,
        }
    }
}

/// `ReassignableTopic` of [`AlterPartitionReassignmentsRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReassignableTopic {
    /// `Name`: `string 0+`.
    pub name: ByteString,
    /// `Partitions`: `[]ReassignablePartition 0+`.
    pub partitions: Vec<ReassignablePartition>,
}

impl WireStruct for ReassignableTopic {}

impl Wire for ReassignableTopic {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: Wire::read(decoder, at)?,
            partitions: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.partitions, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        3
    }
}

/// `ReassignablePartition` of [`AlterPartitionReassignmentsRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReassignablePartition {
    /// `PartitionIndex`: `int32 0+`.
    pub partition_index: i32,
    /// `Replicas`: `[]int32 0+ nullable 0+ default null`.
    pub replicas: Option<Vec<i32>>,
}

impl WireStruct for ReassignablePartition {}

impl Wire for ReassignablePartition {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            partition_index: Wire::read(decoder, at)?,
            replicas: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.partition_index, encoder, at)?;
        Wire::write(&self.replicas, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        6
    }
}

impl Message for AlterPartitionReassignmentsRequest {
    const NAME: &'static str = "AlterPartitionReassignmentsRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=1;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}

impl Request for AlterPartitionReassignmentsRequest {
    const API_KEY: ApiKey = ApiKey::AlterPartitionReassignments;
    type Response =
        super::alter_partition_reassignments_response::AlterPartitionReassignmentsResponse;
}
