// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `AddRaftVoterRequest`, versions 0 to 1.

use crate::wire_prelude::*;

/// `AddRaftVoterRequest`.
#[derive(Debug, Clone, PartialEq)]
pub struct AddRaftVoterRequest {
    /// `ClusterId`: `string 0+ nullable 0+`.
    pub cluster_id: Option<ByteString>,
    /// `TimeoutMs`: `int32 0+`.
    pub timeout_ms: i32,
    /// `VoterId`: `int32 0+`.
    pub voter_id: i32,
    /// `VoterDirectoryId`: `uuid 0+`.
    pub voter_directory_id: Uuid,
    /// `Listeners`: `[]Listener 0+`.
    pub listeners: Vec<Listener>,
    /// `AckWhenCommitted`: `bool 1+ default true`.
    pub ack_when_committed: bool,
}

impl Default for AddRaftVoterRequest {
    fn default() -> Self {
        Self {
            cluster_id: Some(Default::default()),
            timeout_ms: 0,
            voter_id: 0,
            voter_directory_id: Default::default(),
            listeners: Default::default(),
            ack_when_committed: true,
        }
    }
}

impl WireStruct for AddRaftVoterRequest {}

impl Wire for AddRaftVoterRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            cluster_id: Wire::read(decoder, at)?,
            timeout_ms: Wire::read(decoder, at)?,
            voter_id: Wire::read(decoder, at)?,
            voter_directory_id: Wire::read(decoder, at)?,
            listeners: Wire::read(decoder, at)?,
            ack_when_committed: if at.version == 1 {
                Wire::read(decoder, at)?
            } else {
                true
            },
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.cluster_id, encoder, at)?;
        Wire::write(&self.timeout_ms, encoder, at)?;
        Wire::write(&self.voter_id, encoder, at)?;
        Wire::write(&self.voter_directory_id, encoder, at)?;
        Wire::write(&self.listeners, encoder, at)?;
        if at.version == 1 {
            Wire::write(&self.ack_when_committed, encoder, at)?;
        } else {
            at.require_default(
                self.ack_when_committed,
                "AddRaftVoterRequest.ack_when_committed",
            )?;
        }
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 27,
            _ => 28,
        }
    }
}

/// `Listener` of [`AddRaftVoterRequest`].
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

impl Message for AddRaftVoterRequest {
    const NAME: &'static str = "AddRaftVoterRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=1;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}

impl Request for AddRaftVoterRequest {
    const API_KEY: ApiKey = ApiKey::AddRaftVoter;
    type Response = super::add_raft_voter_response::AddRaftVoterResponse;
}
