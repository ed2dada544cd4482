// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `AlterPartitionRequest`, versions 2 to 3.

use crate::wire_prelude::*;

/// `AlterPartitionRequest`.
#[derive(Debug, Clone, PartialEq)]
pub struct AlterPartitionRequest {
    /// `BrokerId`: `int32 0+`.
    pub broker_id: i32,
    /// `BrokerEpoch`: `int64 0+ default -1`.
    pub broker_epoch: i64,
    /// `Topics`: `[]TopicData 0+`.
    pub topics: Vec<TopicData>,
}

impl Default for AlterPartitionRequest {
    fn default() -> Self {
        Self {
            broker_id: 0,
            broker_epoch: -1,
            topics: Default::default(),
        }
    }
}

impl WireStruct for AlterPartitionRequest {}

impl Wire for AlterPartitionRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            broker_id: Wire::read(decoder, at)?,
            broker_epoch: Wire::read(decoder, at)?,
            topics: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.broker_id, encoder, at)?;
        Wire::write(&self.broker_epoch, encoder, at)?;
        Wire::write(&self.topics, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        14
    }
}

/// `TopicData` of [`AlterPartitionRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicData {
    /// `TopicId`: `uuid 2+ ignorable`.
    pub topic_id: Uuid,
    /// `Partitions`: `[]PartitionData 0+`.
    pub partitions: Vec<PartitionData>,
}

impl WireStruct for TopicData {}

impl Wire for TopicData {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            topic_id: Wire::read(decoder, at)?,
            partitions: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.topic_id, encoder, at)?;
        Wire::write(&self.partitions, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        18
    }
}

/// `PartitionData` of [`AlterPartitionRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PartitionData {
    /// `PartitionIndex`: `int32 0+`.
    pub partition_index: i32,
    /// `LeaderEpoch`: `int32 0+`.
    pub leader_epoch: i32,
    /// `NewIsr`: `[]int32 0-2`.
    pub new_isr: Vec<i32>,
    /// `NewIsrWithEpochs`: `[]BrokerState 3+`.
    pub new_isr_with_epochs: Vec<BrokerState>,
    /// `LeaderRecoveryState`: `int8 1+`.
    pub leader_recovery_state: i8,
    /// `PartitionEpoch`: `int32 0+`.
    pub partition_epoch: i32,
}

impl WireStruct for PartitionData {}

impl Wire for PartitionData {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            partition_index: Wire::read(decoder, at)?,
            leader_epoch: Wire::read(decoder, at)?,
            new_isr: if at.version == 2 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            new_isr_with_epochs: if at.version == 3 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            leader_recovery_state: Wire::read(decoder, at)?,
            partition_epoch: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.partition_index, encoder, at)?;
        Wire::write(&self.leader_epoch, encoder, at)?;
        if at.version == 2 {
            Wire::write(&self.new_isr, encoder, at)?;
        } else {
            at.require_default(self.new_isr.is_empty(), "PartitionData.new_isr")?;
        }
        if at.version == 3 {
            Wire::write(&self.new_isr_with_epochs, encoder, at)?;
        } else {
            at.require_default(
                self.new_isr_with_epochs.is_empty(),
                "PartitionData.new_isr_with_epochs",
            )?;
        }
        Wire::write(&self.leader_recovery_state, encoder, at)?;
        Wire::write(&self.partition_epoch, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        15
    }
}

/// `BrokerState` of [`AlterPartitionRequest`].
#[derive(Debug, Clone, PartialEq)]
pub struct BrokerState {
    /// `BrokerId`: `int32 3+`.
    pub broker_id: i32,
    /// `BrokerEpoch`: `int64 3+ default -1`.
    pub broker_epoch: i64,
}

impl Default for BrokerState {
    fn default() -> Self {
        Self {
            broker_id: 0,
            broker_epoch: -1,
        }
    }
}

impl WireStruct for BrokerState {}

impl Wire for BrokerState {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            broker_id: Wire::read(decoder, at)?,
            broker_epoch: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.broker_id, encoder, at)?;
        Wire::write(&self.broker_epoch, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        13
    }
}

impl Message for AlterPartitionRequest {
    const NAME: &'static str = "AlterPartitionRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 2..=3;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}

impl Request for AlterPartitionRequest {
    const API_KEY: ApiKey = ApiKey::AlterPartition;
    type Response = super::alter_partition_response::AlterPartitionResponse;
}
