// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `StreamsGroupTopologyKey`, versions 0 to 0.

use crate::wire_prelude::*;

/// `StreamsGroupTopologyKey`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StreamsGroupTopologyKey {
    /// `GroupId`: `string 0`.
    pub group_id: ByteString,
}

impl WireStruct for StreamsGroupTopologyKey {}

impl Wire for StreamsGroupTopologyKey {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            group_id: Wire::read(decoder, at)?,
        };

        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.group_id, encoder, at)?;

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        2
    }
}

impl Message for StreamsGroupTopologyKey {
    const NAME: &'static str = "StreamsGroupTopologyKey";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = None;
}

impl RecordKey for StreamsGroupTopologyKey {
    const RECORD_TYPE: i16 = 23;
    type Value = super::streams_group_topology_value::StreamsGroupTopologyValue;
}
