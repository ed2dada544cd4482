// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ShareGroupMemberMetadataValue`, versions 0 to 0.

use crate::wire_prelude::*;

/// `ShareGroupMemberMetadataValue`.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareGroupMemberMetadataValue {
    /// `RackId`: `string 0+ nullable 0+`.
    pub rack_id: Option<ByteString>,
    /// `ClientId`: `string 0+`.
    pub client_id: ByteString,
    /// `ClientHost`: `string 0+`.
    pub client_host: ByteString,
    /// `SubscribedTopicNames`: `[]string 0+`.
    pub subscribed_topic_names: Vec<ByteString>,
}

impl Default for ShareGroupMemberMetadataValue {
    fn default() -> Self {
        Self {
            rack_id: Some(Default::default()),
            client_id: Default::default(),
            client_host: Default::default(),
            subscribed_topic_names: Default::default(),
        }
    }
}

impl WireStruct for ShareGroupMemberMetadataValue {}

impl Wire for ShareGroupMemberMetadataValue {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            rack_id: Wire::read(decoder, at)?,
            client_id: Wire::read(decoder, at)?,
            client_host: Wire::read(decoder, at)?,
            subscribed_topic_names: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.rack_id, encoder, at)?;
        Wire::write(&self.client_id, encoder, at)?;
        Wire::write(&self.client_host, encoder, at)?;
        Wire::write(&self.subscribed_topic_names, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        5
    }
}

impl Message for ShareGroupMemberMetadataValue {
    const NAME: &'static str = "ShareGroupMemberMetadataValue";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
