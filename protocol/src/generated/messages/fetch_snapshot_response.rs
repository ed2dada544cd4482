// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `FetchSnapshotResponse`, versions 0 to 1.

use crate::wire_prelude::*;

/// `FetchSnapshotResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FetchSnapshotResponse {
    /// `ThrottleTimeMs`: `int32 0+ ignorable`.
    pub throttle_time_ms: i32,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `Topics`: `[]TopicSnapshot 0+`.
    pub topics: Vec<TopicSnapshot>,
    /// `NodeEndpoints`: `[]NodeEndpoint 1+ tag 0`.
    pub node_endpoints: Vec<NodeEndpoint>,
}

impl WireStruct for FetchSnapshotResponse {}

impl Wire for FetchSnapshotResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let mut value = Self {
            throttle_time_ms: Wire::read(decoder, at)?,
            error_code: Wire::read(decoder, at)?,
            topics: Wire::read(decoder, at)?,
            node_endpoints: Default::default(),
        };
        decoder.read_tagged_fields(|tag, decoder| {
            match tag {
                0 if at.version == 1 => value.node_endpoints = Wire::read(decoder, at)?,
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.throttle_time_ms, encoder, at)?;
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.topics, encoder, at)?;
        let mut fields = encoder.begin_tagged_fields();
        if at.version == 1 {
            if !self.node_endpoints.is_empty() {
                encoder.write_tagged_field(&mut fields, 0, &self.node_endpoints, at)?;
            }
        } else {
            at.require_default(
                self.node_endpoints.is_empty(),
                "FetchSnapshotResponse.node_endpoints",
            )?;
        }

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        8
    }
}

/// `TopicSnapshot` of [`FetchSnapshotResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicSnapshot {
    /// `Name`: `string 0+`.
    pub name: ByteString,
    /// `Partitions`: `[]PartitionSnapshot 0+`.
    pub partitions: Vec<PartitionSnapshot>,
}

impl WireStruct for TopicSnapshot {}

impl Wire for TopicSnapshot {
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

/// `PartitionSnapshot` of [`FetchSnapshotResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PartitionSnapshot {
    /// `Index`: `int32 0+`.
    pub index: i32,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `SnapshotId`: `SnapshotId 0+`.
    pub snapshot_id: SnapshotId,
    /// `CurrentLeader`: `LeaderIdAndEpoch 0+ tag 0`.
    pub current_leader: LeaderIdAndEpoch,
    /// `Size`: `int64 0+`.
    pub size: i64,
    /// `Position`: `int64 0+`.
    pub position: i64,
    /// `UnalignedRecords`: `records 0+`.
    pub unaligned_records: Records,
}

impl WireStruct for PartitionSnapshot {}

impl Wire for PartitionSnapshot {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let mut value = Self {
            index: Wire::read(decoder, at)?,
            error_code: Wire::read(decoder, at)?,
            snapshot_id: Wire::read(decoder, at)?,
            current_leader: Default::default(),
            size: Wire::read(decoder, at)?,
            position: Wire::read(decoder, at)?,
            unaligned_records: Wire::read(decoder, at)?,
        };
        decoder.read_tagged_fields(|tag, decoder| {
            match tag {
                0 => value.current_leader = Wire::read(decoder, at)?,
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.index, encoder, at)?;
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.snapshot_id, encoder, at)?;
        Wire::write(&self.size, encoder, at)?;
        Wire::write(&self.position, encoder, at)?;
        Wire::write(&self.unaligned_records, encoder, at)?;
        let mut fields = encoder.begin_tagged_fields();
        if self.current_leader != Default::default() {
            encoder.write_tagged_field(&mut fields, 0, &self.current_leader, at)?;
        }

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        37
    }
}

/// `SnapshotId` of [`FetchSnapshotResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SnapshotId {
    /// `EndOffset`: `int64 0+`.
    pub end_offset: i64,
    /// `Epoch`: `int32 0+`.
    pub epoch: i32,
}

impl WireStruct for SnapshotId {}

impl Wire for SnapshotId {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            end_offset: Wire::read(decoder, at)?,
            epoch: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.end_offset, encoder, at)?;
        Wire::write(&self.epoch, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        13
    }
}

/// `LeaderIdAndEpoch` of [`FetchSnapshotResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LeaderIdAndEpoch {
    /// `LeaderId`: `int32 0+`.
    pub leader_id: i32,
    /// `LeaderEpoch`: `int32 0+`.
    pub leader_epoch: i32,
}

impl WireStruct for LeaderIdAndEpoch {}

impl Wire for LeaderIdAndEpoch {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            leader_id: Wire::read(decoder, at)?,
            leader_epoch: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.leader_id, encoder, at)?;
        Wire::write(&self.leader_epoch, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        9
    }
}

/// `NodeEndpoint` of [`FetchSnapshotResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NodeEndpoint {
    /// `NodeId`: `int32 1+ key`.
    pub node_id: i32,
    /// `Host`: `string 1+`.
    pub host: ByteString,
    /// `Port`: `uint16 1+`.
    pub port: u16,
}

impl WireStruct for NodeEndpoint {}

impl Wire for NodeEndpoint {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            node_id: Wire::read(decoder, at)?,
            host: Wire::read(decoder, at)?,
            port: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.node_id, encoder, at)?;
        Wire::write(&self.host, encoder, at)?;
        Wire::write(&self.port, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        8
    }
}

impl Message for FetchSnapshotResponse {
    const NAME: &'static str = "FetchSnapshotResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=1;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
