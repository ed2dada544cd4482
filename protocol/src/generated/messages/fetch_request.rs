// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `FetchRequest`, versions 4 to 18.

use crate::wire_prelude::*;

/// `FetchRequest`.
#[derive(Debug, Clone, PartialEq)]
pub struct FetchRequest {
    /// `ClusterId`: `string 12+ nullable 12+ tag 0 default null ignorable`.
    pub cluster_id: Option<ByteString>,
    /// `ReplicaId`: `int32 0-14 default -1`.
    pub replica_id: i32,
    /// `ReplicaState`: `ReplicaState 15+ tag 1`.
    pub replica_state: ReplicaState,
    /// `MaxWaitMs`: `int32 0+`.
    pub max_wait_ms: i32,
    /// `MinBytes`: `int32 0+`.
    pub min_bytes: i32,
    /// `MaxBytes`: `int32 3+ default 2147483647 ignorable`.
    pub max_bytes: i32,
    /// `IsolationLevel`: `int8 4+ ignorable`.
    pub isolation_level: i8,
    /// `SessionId`: `int32 7+ ignorable`.
    pub session_id: i32,
    /// `SessionEpoch`: `int32 7+ default -1 ignorable`.
    pub session_epoch: i32,
    /// `Topics`: `[]FetchTopic 0+`.
    pub topics: Vec<FetchTopic>,
    /// `ForgottenTopicsData`: `[]ForgottenTopic 7+`.
    pub forgotten_topics_data: Vec<ForgottenTopic>,
    /// `RackId`: `string 11+ ignorable`.
    pub rack_id: ByteString,
}

impl Default for FetchRequest {
    fn default() -> Self {
        Self {
            cluster_id: None,
            replica_id: -1,
            replica_state: Default::default(),
            max_wait_ms: 0,
            min_bytes: 0,
            max_bytes: 2147483647,
            isolation_level: 0,
            session_id: 0,
            session_epoch: -1,
            topics: Default::default(),
            forgotten_topics_data: Default::default(),
            rack_id: Default::default(),
        }
    }
}

impl WireStruct for FetchRequest {}

impl Wire for FetchRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let mut value = Self {
            cluster_id: None,
            replica_id: if at.version <= 14 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            replica_state: Default::default(),
            max_wait_ms: Wire::read(decoder, at)?,
            min_bytes: Wire::read(decoder, at)?,
            max_bytes: Wire::read(decoder, at)?,
            isolation_level: Wire::read(decoder, at)?,
            session_id: if at.version >= 7 {
                Wire::read(decoder, at)?
            } else {
                0
            },
            session_epoch: if at.version >= 7 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            topics: Wire::read(decoder, at)?,
            forgotten_topics_data: if at.version >= 7 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            rack_id: if at.version >= 11 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
        };
        if at.flexible {
            decoder.read_tagged_fields(|tag, decoder| {
                match tag {
                    0 => value.cluster_id = Wire::read(decoder, at)?,
                    1 if at.version >= 15 => value.replica_state = Wire::read(decoder, at)?,
                    _ => return Ok(false),
                }
                Ok(true)
            })?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        if at.version <= 14 {
            Wire::write(&self.replica_id, encoder, at)?;
        } else {
            at.require_default(self.replica_id == -1, "FetchRequest.replica_id")?;
        }
        Wire::write(&self.max_wait_ms, encoder, at)?;
        Wire::write(&self.min_bytes, encoder, at)?;
        Wire::write(&self.max_bytes, encoder, at)?;
        Wire::write(&self.isolation_level, encoder, at)?;
        if at.version >= 7 {
            Wire::write(&self.session_id, encoder, at)?;
        }
        if at.version >= 7 {
            Wire::write(&self.session_epoch, encoder, at)?;
        }
        Wire::write(&self.topics, encoder, at)?;
        if at.version >= 7 {
            Wire::write(&self.forgotten_topics_data, encoder, at)?;
        } else {
            at.require_default(
                self.forgotten_topics_data.is_empty(),
                "FetchRequest.forgotten_topics_data",
            )?;
        }
        if at.version >= 11 {
            Wire::write(&self.rack_id, encoder, at)?;
        }
        if at.flexible {
            let mut fields = encoder.begin_tagged_fields();
            if self.cluster_id.is_some() {
                encoder.write_tagged_field(&mut fields, 0, &self.cluster_id, at)?;
            }

            if at.version >= 15 {
                if self.replica_state != Default::default() {
                    encoder.write_tagged_field(&mut fields, 1, &self.replica_state, at)?;
                }
            } else {
                at.require_default(
                    self.replica_state == Default::default(),
                    "FetchRequest.replica_state",
                )?;
            }
        } else {
            at.require_default(
                self.replica_state == Default::default(),
                "FetchRequest.replica_state",
            )?;
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=6 => 21,
            7..=10 => 33,
            11 => 35,
            12..=14 => 29,
            _ => 25,
        }
    }
}

/// `ReplicaState` of [`FetchRequest`].
#[derive(Debug, Clone, PartialEq)]
pub struct ReplicaState {
    /// `ReplicaId`: `int32 15+ default -1`.
    pub replica_id: i32,
    /// `ReplicaEpoch`: `int64 15+ default -1`.
    pub replica_epoch: i64,
}

impl Default for ReplicaState {
    fn default() -> Self {
        Self {
            replica_id: -1,
            replica_epoch: -1,
        }
    }
}

impl WireStruct for ReplicaState {}

impl Wire for ReplicaState {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            replica_id: Wire::read(decoder, at)?,
            replica_epoch: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.replica_id, encoder, at)?;
        Wire::write(&self.replica_epoch, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        13
    }
}

/// `FetchTopic` of [`FetchRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FetchTopic {
    /// `Topic`: `string 0-12 ignorable`.
    pub topic: ByteString,
    /// `TopicId`: `uuid 13+ ignorable`.
    pub topic_id: Uuid,
    /// `Partitions`: `[]FetchPartition 0+`.
    pub partitions: Vec<FetchPartition>,
}

impl WireStruct for FetchTopic {}

impl Wire for FetchTopic {
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

/// `FetchPartition` of [`FetchRequest`].
#[derive(Debug, Clone, PartialEq)]
pub struct FetchPartition {
    /// `Partition`: `int32 0+`.
    pub partition: i32,
    /// `CurrentLeaderEpoch`: `int32 9+ default -1 ignorable`.
    pub current_leader_epoch: i32,
    /// `FetchOffset`: `int64 0+`.
    pub fetch_offset: i64,
    /// `LastFetchedEpoch`: `int32 12+ default -1`.
    pub last_fetched_epoch: i32,
    /// `LogStartOffset`: `int64 5+ default -1 ignorable`.
    pub log_start_offset: i64,
    /// `PartitionMaxBytes`: `int32 0+`.
    pub partition_max_bytes: i32,
    /// `ReplicaDirectoryId`: `uuid 17+ tag 0 ignorable`.
    pub replica_directory_id: Uuid,
    /// `HighWatermark`: `int64 18+ tag 1 default 9223372036854775807 ignorable`.
    pub high_watermark: i64,
}

impl Default for FetchPartition {
    fn default() -> Self {
        Self {
            partition: 0,
            current_leader_epoch: -1,
            fetch_offset: 0,
            last_fetched_epoch: -1,
            log_start_offset: -1,
            partition_max_bytes: 0,
            replica_directory_id: Default::default(),
            high_watermark: 9223372036854775807,
        }
    }
}

impl WireStruct for FetchPartition {}

impl Wire for FetchPartition {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let mut value = Self {
            partition: Wire::read(decoder, at)?,
            current_leader_epoch: if at.version >= 9 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            fetch_offset: Wire::read(decoder, at)?,
            last_fetched_epoch: if at.version >= 12 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            log_start_offset: if at.version >= 5 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            partition_max_bytes: Wire::read(decoder, at)?,
            replica_directory_id: Default::default(),
            high_watermark: 9223372036854775807,
        };
        if at.flexible {
            decoder.read_tagged_fields(|tag, decoder| {
                match tag {
                    0 if at.version >= 17 => value.replica_directory_id = Wire::read(decoder, at)?,
                    1 if at.version == 18 => value.high_watermark = Wire::read(decoder, at)?,
                    _ => return Ok(false),
                }
                Ok(true)
            })?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.partition, encoder, at)?;
        if at.version >= 9 {
            Wire::write(&self.current_leader_epoch, encoder, at)?;
        }
        Wire::write(&self.fetch_offset, encoder, at)?;
        if at.version >= 12 {
            Wire::write(&self.last_fetched_epoch, encoder, at)?;
        } else {
            at.require_default(
                self.last_fetched_epoch == -1,
                "FetchPartition.last_fetched_epoch",
            )?;
        }
        if at.version >= 5 {
            Wire::write(&self.log_start_offset, encoder, at)?;
        }
        Wire::write(&self.partition_max_bytes, encoder, at)?;
        if at.flexible {
            let mut fields = encoder.begin_tagged_fields();
            if at.version >= 17 && !self.replica_directory_id.is_zero() {
                encoder.write_tagged_field(&mut fields, 0, &self.replica_directory_id, at)?;
            }
            if at.version == 18 && self.high_watermark != 9223372036854775807 {
                encoder.write_tagged_field(&mut fields, 1, &self.high_watermark, at)?;
            }
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=4 => 16,
            5..=8 => 24,
            9..=11 => 28,
            _ => 33,
        }
    }
}

/// `ForgottenTopic` of [`FetchRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ForgottenTopic {
    /// `Topic`: `string 7-12 ignorable`.
    pub topic: ByteString,
    /// `TopicId`: `uuid 13+ ignorable`.
    pub topic_id: Uuid,
    /// `Partitions`: `[]int32 7+`.
    pub partitions: Vec<i32>,
}

impl WireStruct for ForgottenTopic {}

impl Wire for ForgottenTopic {
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

impl Message for FetchRequest {
    const NAME: &'static str = "FetchRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 4..=18;
    const FLEXIBLE_FROM: Option<i16> = Some(12);
}

impl Request for FetchRequest {
    const API_KEY: ApiKey = ApiKey::Fetch;
    type Response = super::fetch_response::FetchResponse;
}
