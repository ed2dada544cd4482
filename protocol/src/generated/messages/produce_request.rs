// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ProduceRequest`, versions 3 to 13.

use crate::wire_prelude::*;

/// `ProduceRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ProduceRequest {
    /// `TransactionalId`: `string 3+ nullable 3+ default null`.
    pub transactional_id: Option<ByteString>,
    /// `Acks`: `int16 0+`.
    pub acks: i16,
    /// `TimeoutMs`: `int32 0+`.
    pub timeout_ms: i32,
    /// `TopicData`: `[]TopicProduceData 0+`.
    pub topic_data: Vec<TopicProduceData>,
}

impl WireStruct for ProduceRequest {}

impl Wire for ProduceRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            transactional_id: Wire::read(decoder, at)?,
            acks: Wire::read(decoder, at)?,
            timeout_ms: Wire::read(decoder, at)?,
            topic_data: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.transactional_id, encoder, at)?;
        Wire::write(&self.acks, encoder, at)?;
        Wire::write(&self.timeout_ms, encoder, at)?;
        Wire::write(&self.topic_data, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=8 => 12,
            _ => 9,
        }
    }
}

/// `TopicProduceData` of [`ProduceRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicProduceData {
    /// `Name`: `string 0-12 ignorable key`.
    pub name: ByteString,
    /// `TopicId`: `uuid 13+ ignorable key`.
    pub topic_id: Uuid,
    /// `PartitionData`: `[]PartitionProduceData 0+`.
    pub partition_data: Vec<PartitionProduceData>,
}

impl WireStruct for TopicProduceData {}

impl Wire for TopicProduceData {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: if at.version <= 12 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            topic_id: if at.version == 13 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            partition_data: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        if at.version <= 12 {
            Wire::write(&self.name, encoder, at)?;
        }
        if at.version == 13 {
            Wire::write(&self.topic_id, encoder, at)?;
        }
        Wire::write(&self.partition_data, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=8 => 6,
            9..=12 => 3,
            _ => 18,
        }
    }
}

/// `PartitionProduceData` of [`ProduceRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PartitionProduceData {
    /// `Index`: `int32 0+`.
    pub index: i32,
    /// `Records`: `records 0+ nullable 0+`.
    pub records: Option<Records>,
}

impl WireStruct for PartitionProduceData {}

impl Wire for PartitionProduceData {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            index: Wire::read(decoder, at)?,
            records: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.index, encoder, at)?;
        Wire::write(&self.records, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=8 => 8,
            _ => 6,
        }
    }
}

impl Message for ProduceRequest {
    const NAME: &'static str = "ProduceRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 3..=13;
    const FLEXIBLE_FROM: Option<i16> = Some(9);
}

impl Request for ProduceRequest {
    const API_KEY: ApiKey = ApiKey::Produce;
    type Response = super::produce_response::ProduceResponse;
}
