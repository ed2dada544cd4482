// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `DeleteTopicsResponse`, versions 1 to 6.

use crate::wire_prelude::*;

/// `DeleteTopicsResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DeleteTopicsResponse {
    /// `ThrottleTimeMs`: `int32 1+ ignorable`.
    pub throttle_time_ms: i32,
    /// `Responses`: `[]DeletableTopicResult 0+`.
    pub responses: Vec<DeletableTopicResult>,
}

impl WireStruct for DeleteTopicsResponse {}

impl Wire for DeleteTopicsResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: Wire::read(decoder, at)?,
            responses: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.throttle_time_ms, encoder, at)?;
        Wire::write(&self.responses, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=3 => 8,
            _ => 6,
        }
    }
}

/// `DeletableTopicResult` of [`DeleteTopicsResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct DeletableTopicResult {
    /// `Name`: `string 0+ nullable 6+ key`.
    pub name: Option<ByteString>,
    /// `TopicId`: `uuid 6+ ignorable`.
    pub topic_id: Uuid,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `ErrorMessage`: `string 5+ nullable 5+ default null ignorable`.
    pub error_message: Option<ByteString>,
}

impl Default for DeletableTopicResult {
    fn default() -> Self {
        Self {
            name: Some(Default::default()),
            topic_id: Default::default(),
            error_code: 0,
            error_message: None,
        }
    }
}

impl WireStruct for DeletableTopicResult {}

impl Wire for DeletableTopicResult {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: if at.version == 6 {
                Wire::read(decoder, at)?
            } else {
                read_present(decoder, at)?
            },
            topic_id: if at.version == 6 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            error_code: Wire::read(decoder, at)?,
            error_message: if at.version >= 5 {
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
        at.require_value(
            at.version != 6 && self.name.is_none(),
            "DeletableTopicResult.name",
        )?;
        Wire::write(&self.name, encoder, at)?;
        if at.version == 6 {
            Wire::write(&self.topic_id, encoder, at)?;
        }
        Wire::write(&self.error_code, encoder, at)?;
        if at.version >= 5 {
            Wire::write(&self.error_message, encoder, at)?;
        }
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=4 => 4,
            5 => 5,
            _ => 21,
        }
    }
}

impl Message for DeleteTopicsResponse {
    const NAME: &'static str = "DeleteTopicsResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 1..=6;
    const FLEXIBLE_FROM: Option<i16> = Some(4);
}
