// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ShareAcknowledgeRequest`, versions 1 to 2.

use crate::wire_prelude::*;

/// `ShareAcknowledgeRequest`.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareAcknowledgeRequest {
    /// `GroupId`: `string 0+ nullable 0+ default null`.
    pub group_id: Option<ByteString>,
    /// `MemberId`: `string 0+ nullable 0+`.
    pub member_id: Option<ByteString>,
    /// `ShareSessionEpoch`: `int32 0+`.
    pub share_session_epoch: i32,
    /// `IsRenewAck`: `bool 2+`.
    pub is_renew_ack: bool,
    /// `Topics`: `[]AcknowledgeTopic 0+`.
    pub topics: Vec<AcknowledgeTopic>,
}

impl Default for ShareAcknowledgeRequest {
    fn default() -> Self {
        Self {
            group_id: None,
            member_id: Some(Default::default()),
            share_session_epoch: 0,
            is_renew_ack: false,
            topics: Default::default(),
        }
    }
}

impl WireStruct for ShareAcknowledgeRequest {}

impl Wire for ShareAcknowledgeRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            group_id: Wire::read(decoder, at)?,
            member_id: Wire::read(decoder, at)?,
            share_session_epoch: Wire::read(decoder, at)?,
            is_renew_ack: if at.version == 2 {
                Wire::read(decoder, at)?
            } else {
                false
            },
            topics: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.group_id, encoder, at)?;
        Wire::write(&self.member_id, encoder, at)?;
        Wire::write(&self.share_session_epoch, encoder, at)?;
        if at.version == 2 {
            Wire::write(&self.is_renew_ack, encoder, at)?;
        } else {
            at.require_default(!self.is_renew_ack, "ShareAcknowledgeRequest.is_renew_ack")?;
        }
        Wire::write(&self.topics, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 8,
            _ => 9,
        }
    }
}

/// `AcknowledgeTopic` of [`ShareAcknowledgeRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AcknowledgeTopic {
    /// `TopicId`: `uuid 0+ key`.
    pub topic_id: Uuid,
    /// `Partitions`: `[]AcknowledgePartition 0+`.
    pub partitions: Vec<AcknowledgePartition>,
}

impl WireStruct for AcknowledgeTopic {}

impl Wire for AcknowledgeTopic {
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

/// `AcknowledgePartition` of [`ShareAcknowledgeRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AcknowledgePartition {
    /// `PartitionIndex`: `int32 0+ key`.
    pub partition_index: i32,
    /// `AcknowledgementBatches`: `[]AcknowledgementBatch 0+`.
    pub acknowledgement_batches: Vec<AcknowledgementBatch>,
}

impl WireStruct for AcknowledgePartition {}

impl Wire for AcknowledgePartition {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            partition_index: Wire::read(decoder, at)?,
            acknowledgement_batches: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.partition_index, encoder, at)?;
        Wire::write(&self.acknowledgement_batches, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        6
    }
}

/// `AcknowledgementBatch` of [`ShareAcknowledgeRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AcknowledgementBatch {
    /// `FirstOffset`: `int64 0+`.
    pub first_offset: i64,
    /// `LastOffset`: `int64 0+`.
    pub last_offset: i64,
    /// `AcknowledgeTypes`: `[]int8 0+`.
    pub acknowledge_types: Vec<i8>,
}

impl WireStruct for AcknowledgementBatch {}

impl Wire for AcknowledgementBatch {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            first_offset: Wire::read(decoder, at)?,
            last_offset: Wire::read(decoder, at)?,
            acknowledge_types: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.first_offset, encoder, at)?;
        Wire::write(&self.last_offset, encoder, at)?;
        Wire::write(&self.acknowledge_types, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        18
    }
}

impl Message for ShareAcknowledgeRequest {
    const NAME: &'static str = "ShareAcknowledgeRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 1..=2;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}

impl Request for ShareAcknowledgeRequest {
    const API_KEY: ApiKey = ApiKey::ShareAcknowledge;
    type Response = super::share_acknowledge_response::ShareAcknowledgeResponse;
}
