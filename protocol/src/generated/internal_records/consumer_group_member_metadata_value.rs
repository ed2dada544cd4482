// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ConsumerGroupMemberMetadataValue`, versions 0 to 0.

use crate::wire_prelude::*;

/// `ConsumerGroupMemberMetadataValue`.
#[derive(Debug, Clone, PartialEq)]
pub struct ConsumerGroupMemberMetadataValue {
    /// `InstanceId`: `string 0+ nullable 0+`.
    pub instance_id: Option<ByteString>,
    /// `RackId`: `string 0+ nullable 0+`.
    pub rack_id: Option<ByteString>,
    /// `ClientId`: `string 0+`.
    pub client_id: ByteString,
    /// `ClientHost`: `string 0+`.
    pub client_host: ByteString,
    /// `SubscribedTopicNames`: `[]string 0+`.
    pub subscribed_topic_names: Vec<ByteString>,
    /// `SubscribedTopicRegex`: `string 0+ nullable 0+`.
    pub subscribed_topic_regex: Option<ByteString>,
    /// `RebalanceTimeoutMs`: `int32 0+ default -1`.
    pub rebalance_timeout_ms: i32,
    /// `ServerAssignor`: `string 0+ nullable 0+`.
    pub server_assignor: Option<ByteString>,
    /// `ClassicMemberMetadata`: `ClassicMemberMetadata 0+ nullable 0+ tag 0`.
    pub classic_member_metadata: Option<ClassicMemberMetadata>,
}

impl Default for ConsumerGroupMemberMetadataValue {
    fn default() -> Self {
        Self {
            instance_id: Some(Default::default()),
            rack_id: Some(Default::default()),
            client_id: Default::default(),
            client_host: Default::default(),
            subscribed_topic_names: Default::default(),
            subscribed_topic_regex: Some(Default::default()),
            rebalance_timeout_ms: -1,
            server_assignor: Some(Default::default()),
            classic_member_metadata: Some(Default::default()),
        }
    }
}

impl WireStruct for ConsumerGroupMemberMetadataValue {}

impl Wire for ConsumerGroupMemberMetadataValue {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let mut value = Self {
            instance_id: Wire::read(decoder, at)?,
            rack_id: Wire::read(decoder, at)?,
            client_id: Wire::read(decoder, at)?,
            client_host: Wire::read(decoder, at)?,
            subscribed_topic_names: Wire::read(decoder, at)?,
            subscribed_topic_regex: Wire::read(decoder, at)?,
            rebalance_timeout_ms: Wire::read(decoder, at)?,
            server_assignor: Wire::read(decoder, at)?,
            classic_member_metadata: Some(Default::default()),
        };
        decoder.read_tagged_fields(|tag, decoder| {
            match tag {
                0 => value.classic_member_metadata = Wire::read(decoder, at)?,
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.instance_id, encoder, at)?;
        Wire::write(&self.rack_id, encoder, at)?;
        Wire::write(&self.client_id, encoder, at)?;
        Wire::write(&self.client_host, encoder, at)?;
        Wire::write(&self.subscribed_topic_names, encoder, at)?;
        Wire::write(&self.subscribed_topic_regex, encoder, at)?;
        Wire::write(&self.rebalance_timeout_ms, encoder, at)?;
        Wire::write(&self.server_assignor, encoder, at)?;
        let mut fields = encoder.begin_tagged_fields();
        if self.classic_member_metadata != Some(Default::default()) {
            encoder.write_tagged_field(&mut fields, 0, &self.classic_member_metadata, at)?;
        }

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        12
    }
}

/// `ClassicMemberMetadata` of [`ConsumerGroupMemberMetadataValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ClassicMemberMetadata {
    /// `SessionTimeoutMs`: `int32 0+`.
    pub session_timeout_ms: i32,
    /// `SupportedProtocols`: `[]ClassicProtocol 0+`.
    pub supported_protocols: Vec<ClassicProtocol>,
}

impl WireStruct for ClassicMemberMetadata {}

impl Wire for ClassicMemberMetadata {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            session_timeout_ms: Wire::read(decoder, at)?,
            supported_protocols: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.session_timeout_ms, encoder, at)?;
        Wire::write(&self.supported_protocols, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        6
    }
}

/// `ClassicProtocol` of [`ConsumerGroupMemberMetadataValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ClassicProtocol {
    /// `Name`: `string 0+`.
    pub name: ByteString,
    /// `Metadata`: `bytes 0+`.
    pub metadata: Bytes,
}

impl WireStruct for ClassicProtocol {}

impl Wire for ClassicProtocol {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: Wire::read(decoder, at)?,
            metadata: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.metadata, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        3
    }
}

impl Message for ConsumerGroupMemberMetadataValue {
    const NAME: &'static str = "ConsumerGroupMemberMetadataValue";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
