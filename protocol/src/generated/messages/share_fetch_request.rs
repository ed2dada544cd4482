// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ShareFetchRequest`, versions 1 to 2.

use crate::wire_prelude::*;

/// `ShareFetchRequest`.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareFetchRequest {
    /// `GroupId`: `string 0+ nullable 0+ default null`.
    pub group_id: Option<ByteString>,
    /// `MemberId`: `string 0+ nullable 0+`.
    pub member_id: Option<ByteString>,
    /// `ShareSessionEpoch`: `int32 0+`.
    pub share_session_epoch: i32,
    /// `MaxWaitMs`: `int32 0+`.
    pub max_wait_ms: i32,
    /// `MinBytes`: `int32 0+`.
    pub min_bytes: i32,
    /// `MaxBytes`: `int32 0+ default 2147483647`.
    pub max_bytes: i32,
    /// `MaxRecords`: `int32 1+`.
    pub max_records: i32,
    /// `BatchSize`: `int32 1+`.
    pub batch_size: i32,
    /// `ShareAcquireMode`: `int8 2+ ignorable`.
    pub share_acquire_mode: i8,
    /// `IsRenewAck`: `bool 2+`.
    pub is_renew_ack: bool,
    /// `Topics`: `[]FetchTopic 0+`.
    pub topics: Vec<FetchTopic>,
    /// `ForgottenTopicsData`: `[]ForgottenTopic 0+`.
    pub forgotten_topics_data: Vec<ForgottenTopic>,
}

impl Default for ShareFetchRequest {
    fn default() -> Self {
        Self {
            group_id: None,
            member_id: Some(Default::default()),
            share_session_epoch: 0,
            max_wait_ms: 0,
            min_bytes: 0,
            max_bytes: 2147483647,
            max_records: 0,
            batch_size: 0,
            share_acquire_mode: 0,
            is_renew_ack: false,
            topics: Default::default(),
            forgotten_topics_data: Default::default(),
        }
    }
}

impl WireStruct for ShareFetchRequest {}

impl Wire for ShareFetchRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            group_id: Wire::read(decoder, at)?,
            member_id: Wire::read(decoder, at)?,
            share_session_epoch: Wire::read(decoder, at)?,
            max_wait_ms: Wire::read(decoder, at)?,
            min_bytes: Wire::read(decoder, at)?,
            max_bytes: Wire::read(decoder, at)?,
            max_records: Wire::read(decoder, at)?,
            batch_size: Wire::read(decoder, at)?,
            share_acquire_mode: if at.version == 2 {
                Wire::read(decoder, at)?
            } else {
                0
            },
            is_renew_ack: if at.version == 2 {
                Wire::read(decoder, at)?
            } else {
                false
            },
            topics: Wire::read(decoder, at)?,
            forgotten_topics_data: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.group_id, encoder, at)?;
        Wire::write(&self.member_id, encoder, at)?;
        Wire::write(&self.share_session_epoch, encoder, at)?;
        Wire::write(&self.max_wait_ms, encoder, at)?;
        Wire::write(&self.min_bytes, encoder, at)?;
        Wire::write(&self.max_bytes, encoder, at)?;
        Wire::write(&self.max_records, encoder, at)?;
        Wire::write(&self.batch_size, encoder, at)?;
        if at.version == 2 {
            Wire::write(&self.share_acquire_mode, encoder, at)?;
        }
        if at.version == 2 {
            Wire::write(&self.is_renew_ack, encoder, at)?;
        } else {
            at.require_default(!self.is_renew_ack, "ShareFetchRequest.is_renew_ack")?;
        }
        Wire::write(&self.topics, encoder, at)?;
        Wire::write(&self.forgotten_topics_data, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 29,
            _ => 31,
        }
    }
}

/// `FetchTopic` of [`ShareFetchRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FetchTopic {
    /// `TopicId`: `uuid 0+ key`.
    pub topic_id: Uuid,
    /// `Partitions`: `[]FetchPartition 0+`.
    pub partitions: Vec<FetchPartition>,
}

impl WireStruct for FetchTopic {}

impl Wire for FetchTopic {
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

/// `FetchPartition` of [`ShareFetchRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FetchPartition {
    /// `PartitionIndex`: `int32 0+ key`.
    pub partition_index: i32,
    /// `AcknowledgementBatches`: `[]AcknowledgementBatch 0+`.
    pub acknowledgement_batches: Vec<AcknowledgementBatch>,
}

impl WireStruct for FetchPartition {}

impl Wire for FetchPartition {
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

/// `AcknowledgementBatch` of [`ShareFetchRequest`].
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

/// `ForgottenTopic` of [`ShareFetchRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ForgottenTopic {
    /// `TopicId`: `uuid 0+`.
    pub topic_id: Uuid,
    /// `Partitions`: `[]int32 0+`.
    pub partitions: Vec<i32>,
}

impl WireStruct for ForgottenTopic {}

impl Wire for ForgottenTopic {
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

impl Message for ShareFetchRequest {
    const NAME: &'static str = "ShareFetchRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 1..=2;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}

impl Request for ShareFetchRequest {
    const API_KEY: ApiKey = ApiKey::ShareFetch;
    type Response = super::share_fetch_response::ShareFetchResponse;
}
