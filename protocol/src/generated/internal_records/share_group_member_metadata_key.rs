// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ShareGroupMemberMetadataKey`, versions 0 to 0.

use crate::wire_prelude::*;

/// `ShareGroupMemberMetadataKey`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ShareGroupMemberMetadataKey {
    /// `GroupId`: `string 0`.
    pub group_id: ByteString,
    /// `MemberId`: `string 0`.
    pub member_id: ByteString,
}

impl WireStruct for ShareGroupMemberMetadataKey {}

impl Wire for ShareGroupMemberMetadataKey {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            group_id: Wire::read(decoder, at)?,
            member_id: Wire::read(decoder, at)?,
        };

        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.group_id, encoder, at)?;
        Wire::write(&self.member_id, encoder, at)?;

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        4
    }
}

impl Message for ShareGroupMemberMetadataKey {
    const NAME: &'static str = "ShareGroupMemberMetadataKey";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = None;
}

impl RecordKey for ShareGroupMemberMetadataKey {
    const RECORD_TYPE: i16 = 10;
    type Value = super::share_group_member_metadata_value::ShareGroupMemberMetadataValue;
}
