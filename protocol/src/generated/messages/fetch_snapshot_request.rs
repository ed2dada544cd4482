// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `FetchSnapshotRequest`, versions 0 to 1.

use crate::wire_prelude::*;

/// `FetchSnapshotRequest`.
#[derive(Debug, Clone, PartialEq)]
pub struct FetchSnapshotRequest {
    /// `ClusterId`: `string 0+ nullable 0+ tag 0 default null`.
    pub cluster_id: Option<ByteString>,
    /// `ReplicaId`: `int32 0+ default -1`.
    pub replica_id: i32,
    /// `MaxBytes`: `int32 0+ default 2147483647`.
    pub max_bytes: i32,
    /// `Topics`: `[]TopicSnapshot 0+`.
    pub topics: Vec<TopicSnapshot>,
}

impl Default for FetchSnapshotRequest {
    fn default() -> Self {
        Self {
            cluster_id: None,
            replica_id: -1,
            max_bytes: 2147483647,
            topics: Default::default(),
        }
    }
}

impl WireStruct for FetchSnapshotRequest {}

impl Wire for FetchSnapshotRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let mut value = Self {
            cluster_id: None,
            replica_id: Wire::read(decoder, at)?,
            max_bytes: Wire::read(decoder, at)?,
            topics: Wire::read(decoder, at)?,
        };
        decoder.read_tagged_fields(|tag, decoder| {
            match tag {
                0 => value.cluster_id = Wire::read(decoder, at)?,
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.replica_id, encoder, at)?;
        Wire::write(&self.max_bytes, encoder, at)?;
        Wire::write(&self.topics, encoder, at)?;
        let mut fields = encoder.begin_tagged_fields();
        if self.cluster_id.is_some() {
            encoder.write_tagged_field(&mut fields, 0, &self.cluster_id, at)?;
        }

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        10
    }
}

/// `TopicSnapshot` of [`FetchSnapshotRequest`].
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

/// `PartitionSnapshot` of [`FetchSnapshotRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PartitionSnapshot {
    /// `Partition`: `int32 0+`.
    pub partition: i32,
    /// `CurrentLeaderEpoch`: `int32 0+`.
    pub current_leader_epoch: i32,
    /// `SnapshotId`: `SnapshotId 0+`.
    pub snapshot_id: SnapshotId,
    /// `Position`: `int64 0+`.
    pub position: i64,
    /// `ReplicaDirectoryId`: `uuid 1+ tag 0 ignorable`.
    pub replica_directory_id: Uuid,
}

impl WireStruct for PartitionSnapshot {}

impl Wire for PartitionSnapshot {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let mut value = Self {
            partition: Wire::read(decoder, at)?,
            current_leader_epoch: Wire::read(decoder, at)?,
            snapshot_id: Wire::read(decoder, at)?,
            position: Wire::read(decoder, at)?,
            replica_directory_id: Default::default(),
        };
        decoder.read_tagged_fields(|tag, decoder| {
            match tag {
                0 if at.version == 1 => value.replica_directory_id = Wire::read(decoder, at)?,
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.partition, encoder, at)?;
        Wire::write(&self.current_leader_epoch, encoder, at)?;
        Wire::write(&self.snapshot_id, encoder, at)?;
        Wire::write(&self.position, encoder, at)?;
        let mut fields = encoder.begin_tagged_fields();
        if at.version == 1 && !self.replica_directory_id.is_zero() {
            encoder.write_tagged_field(&mut fields, 0, &self.replica_directory_id, at)?;
        }

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        30
    }
}

/// `SnapshotId` of [`FetchSnapshotRequest`].
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

impl Message for FetchSnapshotRequest {
    const NAME: &'static str = "FetchSnapshotRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=1;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}

impl Request for FetchSnapshotRequest {
    const API_KEY: ApiKey = ApiKey::FetchSnapshot;
    type Response = super::fetch_snapshot_response::FetchSnapshotResponse;
}
