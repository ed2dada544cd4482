// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `KRaftVersionRecord`, versions 0 to 0.

use crate::wire_prelude::*;

/// `KRaftVersionRecord`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct KRaftVersionRecord {
    /// `Version`: `int16 0+`.
    pub version: i16,
    /// `KRaftVersion`: `int16 0+`.
    pub k_raft_version: i16,
}

impl WireStruct for KRaftVersionRecord {}

impl Wire for KRaftVersionRecord {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            version: Wire::read(decoder, at)?,
            k_raft_version: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.version, encoder, at)?;
        Wire::write(&self.k_raft_version, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        5
    }
}

impl Message for KRaftVersionRecord {
    const NAME: &'static str = "KRaftVersionRecord";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
