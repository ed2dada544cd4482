// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `MetadataResponse`, versions 0 to 13.

use crate::wire_prelude::*;

/// `MetadataResponse`.
#[derive(Debug, Clone, PartialEq)]
pub struct MetadataResponse {
    /// `ThrottleTimeMs`: `int32 3+ ignorable`.
    pub throttle_time_ms: i32,
    /// `Brokers`: `[]MetadataResponseBroker 0+`.
    pub brokers: Vec<MetadataResponseBroker>,
    /// `ClusterId`: `string 2+ nullable 2+ default null ignorable`.
    pub cluster_id: Option<ByteString>,
    /// `ControllerId`: `int32 1+ default -1 ignorable`.
    pub controller_id: i32,
    /// `Topics`: `[]MetadataResponseTopic 0+`.
    pub topics: Vec<MetadataResponseTopic>,
    /// `ClusterAuthorizedOperations`: `int32 8-10 default -2147483648`.
    pub cluster_authorized_operations: i32,
    /// `ErrorCode`: `int16 13+ ignorable`.
    pub error_code: i16,
}

impl Default for MetadataResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            brokers: Default::default(),
            cluster_id: None,
            controller_id: -1,
            topics: Default::default(),
            cluster_authorized_operations: -2147483648,
            error_code: 0,
        }
    }
}

impl WireStruct for MetadataResponse {}

impl Wire for MetadataResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: if at.version >= 3 {
                Wire::read(decoder, at)?
            } else {
                0
            },
            brokers: Wire::read(decoder, at)?,
            cluster_id: if at.version >= 2 {
                Wire::read(decoder, at)?
            } else {
                None
            },
            controller_id: if at.version >= 1 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            topics: Wire::read(decoder, at)?,
            cluster_authorized_operations: if (8..=10).contains(&at.version) {
                Wire::read(decoder, at)?
            } else {
                -2147483648
            },
            error_code: if at.version == 13 {
                Wire::read(decoder, at)?
            } else {
                0
            },
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        if at.version >= 3 {
            Wire::write(&self.throttle_time_ms, encoder, at)?;
        }
        Wire::write(&self.brokers, encoder, at)?;
        if at.version >= 2 {
            Wire::write(&self.cluster_id, encoder, at)?;
        }
        if at.version >= 1 {
            Wire::write(&self.controller_id, encoder, at)?;
        }
        Wire::write(&self.topics, encoder, at)?;
        if (8..=10).contains(&at.version) {
            Wire::write(&self.cluster_authorized_operations, encoder, at)?;
        } else {
            at.require_default(
                self.cluster_authorized_operations == -2147483648,
                "MetadataResponse.cluster_authorized_operations",
            )?;
        }
        if at.version == 13 {
            Wire::write(&self.error_code, encoder, at)?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 8,
            1 => 12,
            2 => 14,
            3..=7 => 18,
            8 => 22,
            9..=10 => 16,
            11..=12 => 12,
            _ => 14,
        }
    }
}

/// `MetadataResponseBroker` of [`MetadataResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MetadataResponseBroker {
    /// `NodeId`: `int32 0+ key`.
    pub node_id: i32,
    /// `Host`: `string 0+`.
    pub host: ByteString,
    /// `Port`: `int32 0+`.
    pub port: i32,
    /// `Rack`: `string 1+ nullable 1+ default null ignorable`.
    pub rack: Option<ByteString>,
}

impl WireStruct for MetadataResponseBroker {}

impl Wire for MetadataResponseBroker {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            node_id: Wire::read(decoder, at)?,
            host: Wire::read(decoder, at)?,
            port: Wire::read(decoder, at)?,
            rack: if at.version >= 1 {
                Wire::read(decoder, at)?
            } else {
                None
            },
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.node_id, encoder, at)?;
        Wire::write(&self.host, encoder, at)?;
        Wire::write(&self.port, encoder, at)?;
        if at.version >= 1 {
            Wire::write(&self.rack, encoder, at)?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 10,
            1..=8 => 12,
            _ => 11,
        }
    }
}

/// `MetadataResponseTopic` of [`MetadataResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct MetadataResponseTopic {
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `Name`: `string 0+ nullable 12+ key`.
    pub name: Option<ByteString>,
    /// `TopicId`: `uuid 10+ ignorable`.
    pub topic_id: Uuid,
    /// `IsInternal`: `bool 1+ ignorable`.
    pub is_internal: bool,
    /// `Partitions`: `[]MetadataResponsePartition 0+`.
    pub partitions: Vec<MetadataResponsePartition>,
    /// `TopicAuthorizedOperations`: `int32 8+ default -2147483648`.
    pub topic_authorized_operations: i32,
}

impl Default for MetadataResponseTopic {
    fn default() -> Self {
        Self {
            error_code: 0,
            name: Some(Default::default()),
            topic_id: Default::default(),
            is_internal: false,
            partitions: Default::default(),
            topic_authorized_operations: -2147483648,
        }
    }
}

impl WireStruct for MetadataResponseTopic {}

impl Wire for MetadataResponseTopic {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            error_code: Wire::read(decoder, at)?,
            name: if at.version >= 12 {
                Wire::read(decoder, at)?
            } else {
                read_present(decoder, at)?
            },
            topic_id: if at.version >= 10 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            is_internal: if at.version >= 1 {
                Wire::read(decoder, at)?
            } else {
                false
            },
            partitions: Wire::read(decoder, at)?,
            topic_authorized_operations: if at.version >= 8 {
                Wire::read(decoder, at)?
            } else {
                -2147483648
            },
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.error_code, encoder, at)?;
        at.require_value(
            at.version < 12 && self.name.is_none(),
            "MetadataResponseTopic.name",
        )?;
        Wire::write(&self.name, encoder, at)?;
        if at.version >= 10 {
            Wire::write(&self.topic_id, encoder, at)?;
        }
        if at.version >= 1 {
            Wire::write(&self.is_internal, encoder, at)?;
        }
        Wire::write(&self.partitions, encoder, at)?;
        if at.version >= 8 {
            Wire::write(&self.topic_authorized_operations, encoder, at)?;
        } else {
            at.require_default(
                self.topic_authorized_operations == -2147483648,
                "MetadataResponseTopic.topic_authorized_operations",
            )?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 8,
            1..=7 => 9,
            8 => 13,
            9 => 10,
            _ => 26,
        }
    }
}

/// `MetadataResponsePartition` of [`MetadataResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct MetadataResponsePartition {
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `PartitionIndex`: `int32 0+`.
    pub partition_index: i32,
    /// `LeaderId`: `int32 0+`.
    pub leader_id: i32,
    /// `LeaderEpoch`: `int32 7+ default -1 ignorable`.
    pub leader_epoch: i32,
    /// `ReplicaNodes`: `[]int32 0+`.
    pub replica_nodes: Vec<i32>,
    /// `IsrNodes`: `[]int32 0+`.
    pub isr_nodes: Vec<i32>,
    /// `OfflineReplicas`: `[]int32 5+ ignorable`.
    pub offline_replicas: Vec<i32>,
}

impl Default for MetadataResponsePartition {
    fn default() -> Self {
        Self {
            error_code: 0,
            partition_index: 0,
            leader_id: 0,
            leader_epoch: -1,
            replica_nodes: Default::default(),
            isr_nodes: Default::default(),
            offline_replicas: Default::default(),
        }
    }
}

impl WireStruct for MetadataResponsePartition {}

impl Wire for MetadataResponsePartition {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            error_code: Wire::read(decoder, at)?,
            partition_index: Wire::read(decoder, at)?,
            leader_id: Wire::read(decoder, at)?,
            leader_epoch: if at.version >= 7 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            replica_nodes: Wire::read(decoder, at)?,
            isr_nodes: Wire::read(decoder, at)?,
            offline_replicas: if at.version >= 5 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.partition_index, encoder, at)?;
        Wire::write(&self.leader_id, encoder, at)?;
        if at.version >= 7 {
            Wire::write(&self.leader_epoch, encoder, at)?;
        }
        Wire::write(&self.replica_nodes, encoder, at)?;
        Wire::write(&self.isr_nodes, encoder, at)?;
        if at.version >= 5 {
            Wire::write(&self.offline_replicas, encoder, at)?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=4 => 18,
            5..=6 => 22,
            7..=8 => 26,
            _ => 18,
        }
    }
}

impl Message for MetadataResponse {
    const NAME: &'static str = "MetadataResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=13;
    const FLEXIBLE_FROM: Option<i16> = Some(9);
}
