// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `UpdateRaftVoterRequest`, versions 0 to 0.

use crate::wire_prelude::*;

/// `UpdateRaftVoterRequest`.
#[derive(Debug, Clone, PartialEq)]
pub struct UpdateRaftVoterRequest {
    /// `ClusterId`: `string 0+ nullable 0+`.
    pub cluster_id: Option<ByteString>,
    /// `CurrentLeaderEpoch`: `int32 0+`.
    pub current_leader_epoch: i32,
    /// `VoterId`: `int32 0+`.
    pub voter_id: i32,
    /// `VoterDirectoryId`: `uuid 0+`.
    pub voter_directory_id: Uuid,
    /// `Listeners`: `[]Listener 0+`.
    pub listeners: Vec<Listener>,
    /// `KRaftVersionFeature`: `KRaftVersionFeature 0+`.
    pub k_raft_version_feature: KRaftVersionFeature,
}

impl Default for UpdateRaftVoterRequest {
    fn default() -> Self {
        Self {
            cluster_id: Some(Default::default()),
            current_leader_epoch: 0,
            voter_id: 0,
            voter_directory_id: Default::default(),
            listeners: Default::default(),
            k_raft_version_feature: Default::default(),
        }
    }
}

impl WireStruct for UpdateRaftVoterRequest {}

impl Wire for UpdateRaftVoterRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            cluster_id: Wire::read(decoder, at)?,
            current_leader_epoch: Wire::read(decoder, at)?,
            voter_id: Wire::read(decoder, at)?,
            voter_directory_id: Wire::read(decoder, at)?,
            listeners: Wire::read(decoder, at)?,
            k_raft_version_feature: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.cluster_id, encoder, at)?;
        Wire::write(&self.current_leader_epoch, encoder, at)?;
        Wire::write(&self.voter_id, encoder, at)?;
        Wire::write(&self.voter_directory_id, encoder, at)?;
        Wire::write(&self.listeners, encoder, at)?;
        Wire::write(&self.k_raft_version_feature, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        32
    }
}

/// `Listener` of [`UpdateRaftVoterRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Listener {
    /// `Name`: `string 0+ key`.
    pub name: ByteString,
    /// `Host`: `string 0+`.
    pub host: ByteString,
    /// `Port`: `uint16 0+`.
    pub port: u16,
}

impl WireStruct for Listener {}

impl Wire for Listener {
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

/// `KRaftVersionFeature` of [`UpdateRaftVoterRequest`].
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

impl Message for UpdateRaftVoterRequest {
    const NAME: &'static str = "UpdateRaftVoterRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}

impl Request for UpdateRaftVoterRequest {
    const API_KEY: ApiKey = ApiKey::UpdateRaftVoter;
    type Response = super::update_raft_voter_response::UpdateRaftVoterResponse;
}
