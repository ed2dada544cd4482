// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `UpdateRaftVoterResponse`, versions 0 to 0.

use crate::wire_prelude::*;

/// `UpdateRaftVoterResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct UpdateRaftVoterResponse {
    /// `ThrottleTimeMs`: `int32 0+`.
    pub throttle_time_ms: i32,
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `CurrentLeader`: `CurrentLeader 0+ tag 0`.
    pub current_leader: CurrentLeader,
}

impl WireStruct for UpdateRaftVoterResponse {}

impl Wire for UpdateRaftVoterResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let mut value = Self {
            throttle_time_ms: Wire::read(decoder, at)?,
            error_code: Wire::read(decoder, at)?,
            current_leader: Default::default(),
        };
        decoder.read_tagged_fields(|tag, decoder| {
            match tag {
                0 => value.current_leader = Wire::read(decoder, at)?,
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.throttle_time_ms, encoder, at)?;
        Wire::write(&self.error_code, encoder, at)?;
        let mut fields = encoder.begin_tagged_fields();
        if self.current_leader != Default::default() {
            encoder.write_tagged_field(&mut fields, 0, &self.current_leader, at)?;
        }

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        7
    }
}

/// `CurrentLeader` of [`UpdateRaftVoterResponse`].
#[derive(Debug, Clone, PartialEq)]
pub struct CurrentLeader {
    /// `LeaderId`: `int32 0+ default -1`.
    pub leader_id: i32,
    /// `LeaderEpoch`: `int32 0+ default -1`.
    pub leader_epoch: i32,
    /// `Host`: `string 0+`.
    pub host: ByteString,
    /// `Port`: `int32 0+`.
    pub port: i32,
}

impl Default for CurrentLeader {
    fn default() -> Self {
        Self {
            leader_id: -1,
            leader_epoch: -1,
            host: Default::default(),
            port: 0,
        }
    }
}

impl WireStruct for CurrentLeader {}

impl Wire for CurrentLeader {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            leader_id: Wire::read(decoder, at)?,
            leader_epoch: Wire::read(decoder, at)?,
            host: Wire::read(decoder, at)?,
            port: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.leader_id, encoder, at)?;
        Wire::write(&self.leader_epoch, encoder, at)?;
        Wire::write(&self.host, encoder, at)?;
        Wire::write(&self.port, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        14
    }
}

impl Message for UpdateRaftVoterResponse {
    const NAME: &'static str = "UpdateRaftVoterResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
