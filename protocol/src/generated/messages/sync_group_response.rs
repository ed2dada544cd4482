// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `SyncGroupResponse`, versions 0 to 5.

use crate::wire_prelude::*;

/// `SyncGroupResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SyncGroupResponse {
    /// `ThrottleTimeMs`: `int32 1+ ignorable`.
    pub throttle_time_ms: i32,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `ProtocolType`: `string 5+ nullable 5+ default null ignorable`.
    pub protocol_type: Option<ByteString>,
    /// `ProtocolName`: `string 5+ nullable 5+ default null ignorable`.
    pub protocol_name: Option<ByteString>,
    /// `Assignment`: `bytes 0+`.
    pub assignment: Bytes,
}

impl WireStruct for SyncGroupResponse {}

impl Wire for SyncGroupResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            throttle_time_ms: if at.version >= 1 {
                Wire::read(decoder, at)?
            } else {
                0
            },
            error_code: Wire::read(decoder, at)?,
            protocol_type: if at.version == 5 {
                Wire::read(decoder, at)?
            } else {
                None
            },
            protocol_name: if at.version == 5 {
                Wire::read(decoder, at)?
            } else {
                None
            },
            assignment: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        if at.version >= 1 {
            Wire::write(&self.throttle_time_ms, encoder, at)?;
        }
        Wire::write(&self.error_code, encoder, at)?;
        if at.version == 5 {
            Wire::write(&self.protocol_type, encoder, at)?;
        }
        if at.version == 5 {
            Wire::write(&self.protocol_name, encoder, at)?;
        }
        Wire::write(&self.assignment, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 6,
            1..=3 => 10,
            4 => 8,
            _ => 10,
        }
    }
}

impl Message for SyncGroupResponse {
    const NAME: &'static str = "SyncGroupResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=5;
    const FLEXIBLE_FROM: Option<i16> = Some(4);
}
