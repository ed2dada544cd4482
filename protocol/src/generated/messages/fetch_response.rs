// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `FetchResponse`, versions 4 to 18.

use crate::wire_prelude::*;

/// `FetchResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FetchResponse {
    /// `ThrottleTimeMs`: `int32 1+ ignorable`.
    pub throttle_time_ms: i32,
    /// `ErrorCode`: `int16 7+ ignorable`.
    pub error_code: i16,
    /// `SessionId`: `int32 7+`.
    pub session_id: i32,
    /// `Responses`: `[]FetchableTopicResponse 0+`.
    pub responses: Vec<FetchableTopicResponse>,
    /// `NodeEndpoints`: `[]NodeEndpoint 16+ tag 0`.
    pub node_endpoints: Vec<NodeEndpoint>,
}

impl WireStruct for FetchResponse {}

impl Wire for FetchResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let mut value = Self {
            throttle_time_ms: Wire::read(decoder, at)?,
            error_code: if at.version >= 7 {
                Wire::read(decoder, at)?
            } else {
                0
            },
            session_id: if at.version >= 7 {
                Wire::read(decoder, at)?
            } else {
                0
            },
            responses: Wire::read(decoder, at)?,
            node_endpoints: Default::default(),
        };
        if at.flexible {
            decoder.read_tagged_fields(|tag, decoder| {
                match tag {
                    0 if at.version >= 16 => value.node_endpoints = Wire::read(decoder, at)?,
                    _ => return Ok(false),
                }
                Ok(true)
            })?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.throttle_time_ms, encoder, at)?;
        if at.version >= 7 {
            Wire::write(&self.error_code, encoder, at)?;
        }
        if at.version >= 7 {
            Wire::write(&self.session_id, encoder, at)?;
        } else {
            at.require_default(self.session_id == 0, "FetchResponse.session_id")?;
        }
        Wire::write(&self.responses, encoder, at)?;
        if at.flexible {
            let mut fields = encoder.begin_tagged_fields();
            if at.version >= 16 {
                if !self.node_endpoints.is_empty() {
                    encoder.write_tagged_field(&mut fields, 0, &self.node_endpoints, at)?;
                }
            } else {
                at.require_default(
                    self.node_endpoints.is_empty(),
                    "FetchResponse.node_endpoints",
                )?;
            }
        } else {
            at.require_default(
                self.node_endpoints.is_empty(),
                "FetchResponse.node_endpoints",
            )?;
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=6 => 8,
            7..=11 => 14,
            _ => 12,
        }
    }
}

/// `FetchableTopicResponse` of [`FetchResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FetchableTopicResponse {
    /// `Topic`: `string 0-12 ignorable`.
    pub topic: ByteString,
    /// `TopicId`: `uuid 13+ ignorable`.
    pub topic_id: Uuid,
    /// `Partitions`: `[]PartitionData 0+`.
    pub partitions: Vec<PartitionData>,
}

impl WireStruct for FetchableTopicResponse {}

impl Wire for FetchableTopicResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            topic: if at.version <= 12 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            topic_id: if at.version >= 13 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            partitions: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        if at.version <= 12 {
            Wire::write(&self.topic, encoder, at)?;
        }
        if at.version >= 13 {
            Wire::write(&self.topic_id, encoder, at)?;
        }
        Wire::write(&self.partitions, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=11 => 6,
            12 => 3,
            _ => 18,
        }
    }
}

/// `PartitionData` of [`FetchResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct PartitionData {
    /// `PartitionIndex`: `int32 0+`.
    pub partition_index: i32,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `HighWatermark`: `int64 0+`.
    pub high_watermark: i64,
    /// `LastStableOffset`: `int64 4+ default -1 ignorable`.
    pub last_stable_offset: i64,
    /// `LogStartOffset`: `int64 5+ default -1 ignorable`.
    pub log_start_offset: i64,
    /// `DivergingEpoch`: `EpochEndOffset 12+ tag 0`.
    pub diverging_epoch: EpochEndOffset,
    /// `CurrentLeader`: `LeaderIdAndEpoch 12+ tag 1`.
    pub current_leader: LeaderIdAndEpoch,
    /// `SnapshotId`: `SnapshotId 12+ tag 2`.
    pub snapshot_id: SnapshotId,
    /// `AbortedTransactions`: `[]AbortedTransaction 4+ nullable 4+ ignorable`.
    pub aborted_transactions: Option<Vec<AbortedTransaction>>,
    /// `PreferredReadReplica`: `int32 11+ default -1`.
    pub preferred_read_replica: i32,
    /// `Records`: `records 0+ nullable 0+`.
    pub records: Option<Records>,
}

impl Default for PartitionData {
    fn default() -> Self {
        Self {
            partition_index: 0,
            error_code: 0,
            high_watermark: 0,
            last_stable_offset: -1,
            log_start_offset: -1,
            diverging_epoch: Default::default(),
            current_leader: Default::default(),
            snapshot_id: Default::default(),
            aborted_transactions: Some(Default::default()),
            preferred_read_replica: -1,
            records: Default::default(),
        }
    }
}

impl WireStruct for PartitionData {}

impl Wire for PartitionData {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let mut value = Self {
            partition_index: Wire::read(decoder, at)?,
            error_code: Wire::read(decoder, at)?,
            high_watermark: Wire::read(decoder, at)?,
            last_stable_offset: Wire::read(decoder, at)?,
            log_start_offset: if at.version >= 5 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            diverging_epoch: Default::default(),
            current_leader: Default::default(),
            snapshot_id: Default::default(),
            aborted_transactions: Wire::read(decoder, at)?,
            preferred_read_replica: if at.version >= 11 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            records: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.read_tagged_fields(|tag, decoder| {
                match tag {
                    0 => value.diverging_epoch = Wire::read(decoder, at)?,
                    1 => value.current_leader = Wire::read(decoder, at)?,
                    2 => value.snapshot_id = Wire::read(decoder, at)?,
                    _ => return Ok(false),
                }
                Ok(true)
            })?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.partition_index, encoder, at)?;
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.high_watermark, encoder, at)?;
        Wire::write(&self.last_stable_offset, encoder, at)?;
        if at.version >= 5 {
            Wire::write(&self.log_start_offset, encoder, at)?;
        }
        Wire::write(&self.aborted_transactions, encoder, at)?;
        if at.version >= 11 {
            Wire::write(&self.preferred_read_replica, encoder, at)?;
        } else {
            at.require_default(
                self.preferred_read_replica == -1,
                "PartitionData.preferred_read_replica",
            )?;
        }
        Wire::write(&self.records, encoder, at)?;
        if at.flexible {
            let mut fields = encoder.begin_tagged_fields();
            if self.diverging_epoch != Default::default() {
                encoder.write_tagged_field(&mut fields, 0, &self.diverging_epoch, at)?;
            }

            if self.current_leader != Default::default() {
                encoder.write_tagged_field(&mut fields, 1, &self.current_leader, at)?;
            }

            if self.snapshot_id != Default::default() {
                encoder.write_tagged_field(&mut fields, 2, &self.snapshot_id, at)?;
            }
        } else {
            at.require_default(
                self.diverging_epoch == Default::default(),
                "PartitionData.diverging_epoch",
            )?;
            at.require_default(
                self.current_leader == Default::default(),
                "PartitionData.current_leader",
            )?;
            at.require_default(
                self.snapshot_id == Default::default(),
                "PartitionData.snapshot_id",
            )?;
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=4 => 30,
            5..=10 => 38,
            11 => 42,
            _ => 37,
        }
    }
}

/// `EpochEndOffset` of [`FetchResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct EpochEndOffset {
    /// `Epoch`: `int32 12+ default -1`.
    pub epoch: i32,
    /// `EndOffset`: `int64 12+ default -1`.
    pub end_offset: i64,
}

impl Default for EpochEndOffset {
    fn default() -> Self {
        Self {
            epoch: -1,
            end_offset: -1,
        }
    }
}

impl WireStruct for EpochEndOffset {}

impl Wire for EpochEndOffset {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            epoch: Wire::read(decoder, at)?,
            end_offset: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.epoch, encoder, at)?;
        Wire::write(&self.end_offset, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        13
    }
}

/// `LeaderIdAndEpoch` of [`FetchResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct LeaderIdAndEpoch {
    /// `LeaderId`: `int32 12+ default -1`.
    pub leader_id: i32,
    /// `LeaderEpoch`: `int32 12+ default -1`.
    pub leader_epoch: i32,
}

impl Default for LeaderIdAndEpoch {
    fn default() -> Self {
        Self {
            leader_id: -1,
            leader_epoch: -1,
        }
    }
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

/// `SnapshotId` of [`FetchResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct SnapshotId {
    /// `EndOffset`: `int64 0+ default -1`.
    pub end_offset: i64,
    /// `Epoch`: `int32 0+ default -1`.
    pub epoch: i32,
}

impl Default for SnapshotId {
    fn default() -> Self {
        Self {
            end_offset: -1,
            epoch: -1,
        }
    }
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

/// `AbortedTransaction` of [`FetchResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AbortedTransaction {
    /// `ProducerId`: `int64 4+`.
    pub producer_id: i64,
    /// `FirstOffset`: `int64 4+`.
    pub first_offset: i64,
}

impl WireStruct for AbortedTransaction {}

impl Wire for AbortedTransaction {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            producer_id: Wire::read(decoder, at)?,
            first_offset: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.producer_id, encoder, at)?;
        Wire::write(&self.first_offset, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=11 => 16,
            _ => 17,
        }
    }
}

/// `NodeEndpoint` of [`FetchResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NodeEndpoint {
    /// `NodeId`: `int32 16+ key`.
    pub node_id: i32,
    /// `Host`: `string 16+`.
    pub host: ByteString,
    /// `Port`: `int32 16+`.
    pub port: i32,
    /// `Rack`: `string 16+ nullable 16+ default null`.
    pub rack: Option<ByteString>,
}

impl WireStruct for NodeEndpoint {}

impl Wire for NodeEndpoint {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            node_id: Wire::read(decoder, at)?,
            host: Wire::read(decoder, at)?,
            port: Wire::read(decoder, at)?,
            rack: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.node_id, encoder, at)?;
        Wire::write(&self.host, encoder, at)?;
        Wire::write(&self.port, encoder, at)?;
        Wire::write(&self.rack, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        11
    }
}

impl Message for FetchResponse {
    const NAME: &'static str = "FetchResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 4..=18;
    const FLEXIBLE_FROM: Option<i16> = Some(12);
}
