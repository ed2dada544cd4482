// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ConsumerProtocolSubscription`, versions 0 to 3.

use crate::wire_prelude::*;

/// `ConsumerProtocolSubscription`.
#[derive(Debug, Clone, PartialEq)]
pub struct ConsumerProtocolSubscription {
    /// `Topics`: `[]string 0+`.
    pub topics: Vec<ByteString>,
    /// `UserData`: `bytes 0+ nullable 0+ default null`.
    pub user_data: Option<Bytes>,
    /// `OwnedPartitions`: `[]TopicPartition 1+ ignorable`.
    pub owned_partitions: Vec<TopicPartition>,
    /// `GenerationId`: `int32 2+ default -1 ignorable`.
    pub generation_id: i32,
    /// `RackId`: `string 3+ nullable 3+ default null ignorable`.
    pub rack_id: Option<ByteString>,
}

impl Default for ConsumerProtocolSubscription {
    fn default() -> Self {
        Self {
            topics: Default::default(),
            user_data: None,
            owned_partitions: Default::default(),
            generation_id: -1,
            rack_id: None,
        }
    }
}

impl WireStruct for ConsumerProtocolSubscription {}

impl Wire for ConsumerProtocolSubscription {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            topics: Wire::read(decoder, at)?,
            user_data: Wire::read(decoder, at)?,
            owned_partitions: if at.version >= 1 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            generation_id: if at.version >= 2 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            rack_id: if at.version == 3 {
                Wire::read(decoder, at)?
            } else {
                None
            },
        };

        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.topics, encoder, at)?;
        Wire::write(&self.user_data, encoder, at)?;
        if at.version >= 1 {
            Wire::write(&self.owned_partitions, encoder, at)?;
        }
        if at.version >= 2 {
            Wire::write(&self.generation_id, encoder, at)?;
        }
        if at.version == 3 {
            Wire::write(&self.rack_id, encoder, at)?;
        }

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 8,
            1 => 12,
            2 => 16,
            _ => 18,
        }
    }
}

/// `TopicPartition` of [`ConsumerProtocolSubscription`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicPartition {
    /// `Topic`: `string 1+ key`.
    pub topic: ByteString,
    /// `Partitions`: `[]int32 1+`.
    pub partitions: Vec<i32>,
}

impl WireStruct for TopicPartition {}

impl Wire for TopicPartition {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            topic: Wire::read(decoder, at)?,
            partitions: Wire::read(decoder, at)?,
        };

        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.topic, encoder, at)?;
        Wire::write(&self.partitions, encoder, at)?;

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        6
    }
}

impl Message for ConsumerProtocolSubscription {
    const NAME: &'static str = "ConsumerProtocolSubscription";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=3;
    const FLEXIBLE_FROM: Option<i16> = None;
}
