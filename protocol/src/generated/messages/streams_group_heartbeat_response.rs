// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `StreamsGroupHeartbeatResponse`, versions 0 to 1.

use crate::wire_prelude::*;

/// `StreamsGroupHeartbeatResponse`.
#[derive(Debug, Clone, PartialEq)]
pub struct StreamsGroupHeartbeatResponse {
    /// `ThrottleTimeMs`: `int32 0+`.
    pub throttle_time_ms: i32,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `ErrorMessage`: `string 0+ nullable 0+ default null`.
    pub error_message: Option<ByteString>,
    /// `MemberId`: `string 0+`.
    pub member_id: ByteString,
    /// `MemberEpoch`: `int32 0+`.
    pub member_epoch: i32,
    /// `HeartbeatIntervalMs`: `int32 0+`.
    pub heartbeat_interval_ms: i32,
    /// `AcceptableRecoveryLagLegacy`: `int32 0`.
    pub acceptable_recovery_lag_legacy: i32,
    /// `TaskOffsetIntervalMs`: `int32 0+`.
    pub task_offset_interval_ms: i32,
    /// `AcceptableRecoveryLag`: `int64 1+ default -1 ignorable`.
    pub acceptable_recovery_lag: i64,
    /// `Status`: `[]Status 0+ nullable 0+`.
    pub status: Option<Vec<Status>>,
    /// `ActiveTasks`: `[]TaskIds 0+ nullable 0+ default null`.
    pub active_tasks: Option<Vec<TaskIds>>,
    /// `StandbyTasks`: `[]TaskIds 0+ nullable 0+ default null`.
    pub standby_tasks: Option<Vec<TaskIds>>,
    /// `WarmupTasks`: `[]TaskIds 0+ nullable 0+ default null`.
    pub warmup_tasks: Option<Vec<TaskIds>>,
    /// `TopologyDescriptionRequired`: `bool 1+`.
    pub topology_description_required: bool,
    /// `EndpointInformationEpoch`: `int32 0+`.
    pub endpoint_information_epoch: i32,
    /// `PartitionsByUserEndpoint`: `[]EndpointToPartitions 0+ nullable 0+ default null`.
    pub partitions_by_user_endpoint: Option<Vec<EndpointToPartitions>>,
}

impl Default for StreamsGroupHeartbeatResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            error_code: 0,
            error_message: None,
            member_id: Default::default(),
            member_epoch: 0,
            heartbeat_interval_ms: 0,
            acceptable_recovery_lag_legacy: 0,
            task_offset_interval_ms: 0,
            acceptable_recovery_lag: -1,
            status: Some(Default::default()),
            active_tasks: None,
            standby_tasks: None,
            warmup_tasks: None,
            topology_description_required: false,
            endpoint_information_epoch: 0,
            partitions_by_user_endpoint: None,
        }
    }
}

impl WireStruct for StreamsGroupHeartbeatResponse {}

impl Wire for StreamsGroupHeartbeatResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: Wire::read(decoder, at)?,
            error_code: Wire::read(decoder, at)?,
            error_message: Wire::read(decoder, at)?,
            member_id: Wire::read(decoder, at)?,
            member_epoch: Wire::read(decoder, at)?,
            heartbeat_interval_ms: Wire::read(decoder, at)?,
            acceptable_recovery_lag_legacy: if at.version == 0 {
                Wire::read(decoder, at)?
            } else {
                0
            },
            task_offset_interval_ms: Wire::read(decoder, at)?,
            acceptable_recovery_lag: if at.version == 1 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            status: Wire::read(decoder, at)?,
            active_tasks: Wire::read(decoder, at)?,
            standby_tasks: Wire::read(decoder, at)?,
            warmup_tasks: Wire::read(decoder, at)?,
            topology_description_required: if at.version == 1 {
                Wire::read(decoder, at)?
            } else {
                false
            },
            endpoint_information_epoch: Wire::read(decoder, at)?,
            partitions_by_user_endpoint: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.throttle_time_ms, encoder, at)?;
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.error_message, encoder, at)?;
        Wire::write(&self.member_id, encoder, at)?;
        Wire::write(&self.member_epoch, encoder, at)?;
        Wire::write(&self.heartbeat_interval_ms, encoder, at)?;
        if at.version == 0 {
            Wire::write(&self.acceptable_recovery_lag_legacy, encoder, at)?;
        } else {
            at.require_default(
                self.acceptable_recovery_lag_legacy == 0,
                "StreamsGroupHeartbeatResponse.acceptable_recovery_lag_legacy",
            )?;
        }
        Wire::write(&self.task_offset_interval_ms, encoder, at)?;
        if at.version == 1 {
            Wire::write(&self.acceptable_recovery_lag, encoder, at)?;
        }
        Wire::write(&self.status, encoder, at)?;
        Wire::write(&self.active_tasks, encoder, at)?;
        Wire::write(&self.standby_tasks, encoder, at)?;
        Wire::write(&self.warmup_tasks, encoder, at)?;
        if at.version == 1 {
            Wire::write(&self.topology_description_required, encoder, at)?;
        } else {
            at.require_default(
                !self.topology_description_required,
                "StreamsGroupHeartbeatResponse.topology_description_required",
            )?;
        }
        Wire::write(&self.endpoint_information_epoch, encoder, at)?;
        Wire::write(&self.partitions_by_user_endpoint, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 34,
            _ => 39,
        }
    }
}

/// `EndpointToPartitions` of [`StreamsGroupHeartbeatResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct EndpointToPartitions {
    /// `UserEndpoint`: `Endpoint 0+`.
    pub user_endpoint: Endpoint,
    /// `ActivePartitions`: `[]TopicPartition 0+`.
    pub active_partitions: Vec<TopicPartition>,
    /// `StandbyPartitions`: `[]TopicPartition 0+`.
    pub standby_partitions: Vec<TopicPartition>,
}

impl WireStruct for EndpointToPartitions {}

impl Wire for EndpointToPartitions {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            user_endpoint: Wire::read(decoder, at)?,
            active_partitions: Wire::read(decoder, at)?,
            standby_partitions: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.user_endpoint, encoder, at)?;
        Wire::write(&self.active_partitions, encoder, at)?;
        Wire::write(&self.standby_partitions, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        7
    }
}

/// `Status` of [`StreamsGroupHeartbeatResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Status {
    /// `StatusCode`: `int8 0+`.
    pub status_code: i8,
    /// `StatusDetail`: `string 0+`.
    pub status_detail: ByteString,
}

impl WireStruct for Status {}

impl Wire for Status {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            status_code: Wire::read(decoder, at)?,
            status_detail: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.status_code, encoder, at)?;
        Wire::write(&self.status_detail, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        3
    }
}

/// `TopicPartition` of [`StreamsGroupHeartbeatResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicPartition {
    /// `Topic`: `string 0+`.
    pub topic: ByteString,
    /// `Partitions`: `[]int32 0+`.
    pub partitions: Vec<i32>,
}

impl WireStruct for TopicPartition {}

impl Wire for TopicPartition {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            topic: Wire::read(decoder, at)?,
            partitions: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.topic, encoder, at)?;
        Wire::write(&self.partitions, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        3
    }
}

/// `TaskIds` of [`StreamsGroupHeartbeatResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TaskIds {
    /// `SubtopologyId`: `string 0+`.
    pub subtopology_id: ByteString,
    /// `Partitions`: `[]int32 0+`.
    pub partitions: Vec<i32>,
}

impl WireStruct for TaskIds {}

impl Wire for TaskIds {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            subtopology_id: Wire::read(decoder, at)?,
            partitions: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.subtopology_id, encoder, at)?;
        Wire::write(&self.partitions, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        3
    }
}

/// `Endpoint` of [`StreamsGroupHeartbeatResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Endpoint {
    /// `Host`: `string 0+`.
    pub host: ByteString,
    /// `Port`: `uint16 0+`.
    pub port: u16,
}

impl WireStruct for Endpoint {}

impl Wire for Endpoint {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            host: Wire::read(decoder, at)?,
            port: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.host, encoder, at)?;
        Wire::write(&self.port, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        4
    }
}

impl Message for StreamsGroupHeartbeatResponse {
    const NAME: &'static str = "StreamsGroupHeartbeatResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=1;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
