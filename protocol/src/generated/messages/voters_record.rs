// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `VotersRecord`, versions 0 to 0.

use crate::wire_prelude::*;

/// `VotersRecord`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct VotersRecord {
    /// `Version`: `int16 0+`.
    pub version: i16,
    /// `Voters`: `[]Voter 0+`.
    pub voters: Vec<Voter>,
}

impl WireStruct for VotersRecord {}

impl Wire for VotersRecord {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            version: Wire::read(decoder, at)?,
            voters: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.version, encoder, at)?;
        Wire::write(&self.voters, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        4
    }
}

/// `Voter` of [`VotersRecord`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Voter {
    /// `VoterId`: `int32 0+`.
    pub voter_id: i32,
    /// `VoterDirectoryId`: `uuid 0+`.
    pub voter_directory_id: Uuid,
    /// `Endpoints`: `[]Endpoint 0+`.
    pub endpoints: Vec<Endpoint>,
    /// `KRaftVersionFeature`: `KRaftVersionFeature 0+`.
    pub k_raft_version_feature: KRaftVersionFeature,
}

impl WireStruct for Voter {}

impl Wire for Voter {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            voter_id: Wire::read(decoder, at)?,
            voter_directory_id: Wire::read(decoder, at)?,
            endpoints: Wire::read(decoder, at)?,
            k_raft_version_feature: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.voter_id, encoder, at)?;
        Wire::write(&self.voter_directory_id, encoder, at)?;
        Wire::write(&self.endpoints, encoder, at)?;
        Wire::write(&self.k_raft_version_feature, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        27
    }
}

/// `Endpoint` of [`VotersRecord`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Endpoint {
    /// `Name`: `string 0+ key`.
    pub name: ByteString,
    /// `Host`: `string 0+`.
    pub host: ByteString,
    /// `Port`: `uint16 0+`.
    pub port: u16,
}

impl WireStruct for Endpoint {}

impl Wire for Endpoint {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: Wire::read(decoder, at)?,
            host: Wire::read(decoder, at)?,
            port: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.host, encoder, at)?;
        Wire::write(&self.port, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        5
    }
}

/// `KRaftVersionFeature` of [`VotersRecord`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct KRaftVersionFeature {
    /// `MinSupportedVersion`: `int16 0+`.
    pub min_supported_version: i16,
    /// `MaxSupportedVersion`: `int16 0+`.
    pub max_supported_version: i16,
}

impl WireStruct for KRaftVersionFeature {}

impl Wire for KRaftVersionFeature {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            min_supported_version: Wire::read(decoder, at)?,
            max_supported_version: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.min_supported_version, encoder, at)?;
        Wire::write(&self.max_supported_version, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        5
    }
}

impl Message for VotersRecord {
    const NAME: &'static str = "VotersRecord";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
