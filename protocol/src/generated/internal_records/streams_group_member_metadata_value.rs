// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `StreamsGroupMemberMetadataValue`, versions 0 to 0.

use crate::wire_prelude::*;

/// `StreamsGroupMemberMetadataValue`.
#[derive(Debug, Clone, PartialEq)]
pub struct StreamsGroupMemberMetadataValue {
    /// `InstanceId`: `string 0+ nullable 0+`.
    pub instance_id: Option<ByteString>,
    /// `RackId`: `string 0+ nullable 0+`.
    pub rack_id: Option<ByteString>,
    /// `ClientId`: `string 0+`.
    pub client_id: ByteString,
    /// `ClientHost`: `string 0+`.
    pub client_host: ByteString,
    /// `RebalanceTimeoutMs`: `int32 0+ default -1`.
    pub rebalance_timeout_ms: i32,
    /// `TopologyEpoch`: `int32 0+`.
    pub topology_epoch: i32,
    /// `ProcessId`: `string 0+`.
    pub process_id: ByteString,
    /// `UserEndpoint`: `Endpoint 0+ nullable 0+ default null`.
    pub user_endpoint: Option<Endpoint>,
    /// `ClientTags`: `[]KeyValue 0+`.
    pub client_tags: Vec<KeyValue>,
}

impl Default for StreamsGroupMemberMetadataValue {
    fn default() -> Self {
        Self {
            instance_id: Some(Default::default()),
            rack_id: Some(Default::default()),
            client_id: Default::default(),
            client_host: Default::default(),
            rebalance_timeout_ms: -1,
            topology_epoch: 0,
            process_id: Default::default(),
            user_endpoint: None,
            client_tags: Default::default(),
        }
    }
}

impl WireStruct for StreamsGroupMemberMetadataValue {}

impl Wire for StreamsGroupMemberMetadataValue {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            instance_id: Wire::read(decoder, at)?,
            rack_id: Wire::read(decoder, at)?,
            client_id: Wire::read(decoder, at)?,
            client_host: Wire::read(decoder, at)?,
            rebalance_timeout_ms: Wire::read(decoder, at)?,
            topology_epoch: Wire::read(decoder, at)?,
            process_id: Wire::read(decoder, at)?,
            user_endpoint: Wire::read(decoder, at)?,
            client_tags: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.instance_id, encoder, at)?;
        Wire::write(&self.rack_id, encoder, at)?;
        Wire::write(&self.client_id, encoder, at)?;
        Wire::write(&self.client_host, encoder, at)?;
        Wire::write(&self.rebalance_timeout_ms, encoder, at)?;
        Wire::write(&self.topology_epoch, encoder, at)?;
        Wire::write(&self.process_id, encoder, at)?;
        Wire::write(&self.user_endpoint, encoder, at)?;
        Wire::write(&self.client_tags, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        16
    }
}

/// `Endpoint` of [`StreamsGroupMemberMetadataValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Endpoint {
    /// `Host`: `string 0+`.
    pub host: ByteString,
    /// `Port`: `uint16 0+`.
    pub port: u16,
}

impl WireStruct for Endpoint {}

impl Wire for Endpoint {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            host: Wire::read(decoder, at)?,
            port: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.host, encoder, at)?;
        Wire::write(&self.port, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        4
    }
}

/// `KeyValue` of [`StreamsGroupMemberMetadataValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct KeyValue {
    /// `Key`: `string 0+`.
    pub key: ByteString,
    /// `Value`: `string 0+`.
    pub value: ByteString,
}

impl WireStruct for KeyValue {}

impl Wire for KeyValue {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            key: Wire::read(decoder, at)?,
            value: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.key, encoder, at)?;
        Wire::write(&self.value, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        3
    }
}

impl Message for StreamsGroupMemberMetadataValue {
    const NAME: &'static str = "StreamsGroupMemberMetadataValue";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
