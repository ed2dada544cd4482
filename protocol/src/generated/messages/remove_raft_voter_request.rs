// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `RemoveRaftVoterRequest`, versions 0 to 0.

use crate::wire_prelude::*;

/// `RemoveRaftVoterRequest`.
#[derive(Debug, Clone, PartialEq)]
pub struct RemoveRaftVoterRequest {
    /// `ClusterId`: `string 0+ nullable 0+`.
    pub cluster_id: Option<ByteString>,
    /// `VoterId`: `int32 0+`.
    pub voter_id: i32,
    /// `VoterDirectoryId`: `uuid 0+`.
    pub voter_directory_id: Uuid,
}

impl Default for RemoveRaftVoterRequest {
    fn default() -> Self {
        Self {
            cluster_id: Some(Default::default()),
            voter_id: 0,
            voter_directory_id: Default::default(),
        }
    }
}

impl WireStruct for RemoveRaftVoterRequest {}

impl Wire for RemoveRaftVoterRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            cluster_id: Wire::read(decoder, at)?,
            voter_id: Wire::read(decoder, at)?,
            voter_directory_id: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.cluster_id, encoder, at)?;
        Wire::write(&self.voter_id, encoder, at)?;
        Wire::write(&self.voter_directory_id, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        22
    }
}

impl Message for RemoveRaftVoterRequest {
    const NAME: &'static str = "RemoveRaftVoterRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}

impl Request for RemoveRaftVoterRequest {
    const API_KEY: ApiKey = ApiKey::RemoveRaftVoter;
    type Response = super::remove_raft_voter_response::RemoveRaftVoterResponse;
}
