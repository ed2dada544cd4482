// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `LeaderChangeMessage`, versions 0 to 1.

use crate::wire_prelude::*;

/// `LeaderChangeMessage`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LeaderChangeMessage {
    /// `Version`: `int16 0+`.
    pub version: i16,
    /// `LeaderId`: `int32 0+`.
    pub leader_id: i32,
    /// `Voters`: `[]Voter 0+`.
    pub voters: Vec<Voter>,
    /// `GrantingVoters`: `[]Voter 0+`.
    pub granting_voters: Vec<Voter>,
}

impl WireStruct for LeaderChangeMessage {}

impl Wire for LeaderChangeMessage {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            version: Wire::read(decoder, at)?,
            leader_id: Wire::read(decoder, at)?,
            voters: Wire::read(decoder, at)?,
            granting_voters: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.version, encoder, at)?;
        Wire::write(&self.leader_id, encoder, at)?;
        Wire::write(&self.voters, encoder, at)?;
        Wire::write(&self.granting_voters, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        9
    }
}

/// `Voter` of [`LeaderChangeMessage`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Voter {
    /// `VoterId`: `int32 0+`.
    pub voter_id: i32,
    /// `VoterDirectoryId`: `uuid 1+`.
    pub voter_directory_id: Uuid,
}

impl WireStruct for Voter {}

impl Wire for Voter {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            voter_id: Wire::read(decoder, at)?,
            voter_directory_id: if at.version == 1 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.voter_id, encoder, at)?;
        if at.version == 1 {
            Wire::write(&self.voter_directory_id, encoder, at)?;
        } else {
            at.require_default(
                self.voter_directory_id.is_zero(),
                "Voter.voter_directory_id",
            )?;
        }
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 5,
            _ => 21,
        }
    }
}

impl Message for LeaderChangeMessage {
    const NAME: &'static str = "LeaderChangeMessage";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=1;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
