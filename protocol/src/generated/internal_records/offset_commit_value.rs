// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `OffsetCommitValue`, versions 0 to 4.

use crate::wire_prelude::*;

/// `OffsetCommitValue`.
#[derive(Debug, Clone, PartialEq)]
pub struct OffsetCommitValue {
    /// `offset`: `int64 0+`.
    pub offset: i64,
    /// `leaderEpoch`: `int32 3+ default -1 ignorable`.
    pub leader_epoch: i32,
    /// `metadata`: `string 0+`.
    pub metadata: ByteString,
    /// `commitTimestamp`: `int64 0+`.
    pub commit_timestamp: i64,
    /// `expireTimestamp`: `int64 1 default -1 ignorable`.
    pub expire_timestamp: i64,
    /// `topicId`: `uuid 4+ tag 0 ignorable`.
    pub topic_id: Uuid,
}

impl Default for OffsetCommitValue {
    fn default() -> Self {
        Self {
            offset: 0,
            leader_epoch: -1,
            metadata: Default::default(),
            commit_timestamp: 0,
            expire_timestamp: -1,
            topic_id: Default::default(),
        }
    }
}

impl WireStruct for OffsetCommitValue {}

impl Wire for OffsetCommitValue {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let mut value = Self {
            offset: Wire::read(decoder, at)?,
            leader_epoch: if at.version >= 3 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            metadata: Wire::read(decoder, at)?,
            commit_timestamp: Wire::read(decoder, at)?,
            expire_timestamp: if at.version == 1 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            topic_id: Default::default(),
        };
        if at.flexible {
            decoder.read_tagged_fields(|tag, decoder| {
                match tag {
                    0 => value.topic_id = Wire::read(decoder, at)?,
                    _ => return Ok(false),
                }
                Ok(true)
            })?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.offset, encoder, at)?;
        if at.version >= 3 {
            Wire::write(&self.leader_epoch, encoder, at)?;
        }
        Wire::write(&self.metadata, encoder, at)?;
        Wire::write(&self.commit_timestamp, encoder, at)?;
        if at.version == 1 {
            Wire::write(&self.expire_timestamp, encoder, at)?;
        }
        if at.flexible {
            let mut fields = encoder.begin_tagged_fields();
            if !self.topic_id.is_zero() {
                encoder.write_tagged_field(&mut fields, 0, &self.topic_id, at)?;
            }
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 18,
            1 => 26,
            2 => 18,
            _ => 22,
        }
    }
}

impl Message for OffsetCommitValue {
    const NAME: &'static str = "OffsetCommitValue";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=4;
    const FLEXIBLE_FROM: Option<i16> = Some(4);
}
