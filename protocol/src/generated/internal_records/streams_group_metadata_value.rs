// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `StreamsGroupMetadataValue`, versions 0 to 0.

use crate::wire_prelude::*;

/// `StreamsGroupMetadataValue`.
#[derive(Debug, Clone, PartialEq)]
pub struct StreamsGroupMetadataValue {
    /// `Epoch`: `int32 0+`.
    pub epoch: i32,
    /// `MetadataHash`: `int64 0+`.
    pub metadata_hash: i64,
    /// `ValidatedTopologyEpoch`: `int32 0+ tag 0 default -1`.
    pub validated_topology_epoch: i32,
    /// `LastAssignmentConfigs`: `[]LastAssignmentConfig 0+ nullable 0+ tag 1`.
    pub last_assignment_configs: Option<Vec<LastAssignmentConfig>>,
    /// `StoredDescriptionTopologyEpoch`: `int32 0+ tag 2 default -1`.
    pub stored_description_topology_epoch: i32,
    /// `FailedDescriptionTopologyEpoch`: `int32 0+ tag 3 default -1`.
    pub failed_description_topology_epoch: i32,
}

impl Default for StreamsGroupMetadataValue {
    fn default() -> Self {
        Self {
            epoch: 0,
            metadata_hash: 0,
            validated_topology_epoch: -1,
            last_assignment_configs: Some(Default::default()),
            stored_description_topology_epoch: -1,
            failed_description_topology_epoch: -1,
        }
    }
}

impl WireStruct for StreamsGroupMetadataValue {}

impl Wire for StreamsGroupMetadataValue {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let mut value = Self {
            epoch: Wire::read(decoder, at)?,
            metadata_hash: Wire::read(decoder, at)?,
            validated_topology_epoch: -1,
            last_assignment_configs: Some(Default::default()),
            stored_description_topology_epoch: -1,
            failed_description_topology_epoch: -1,
        };
        decoder.read_tagged_fields(|tag, decoder| {
            match tag {
                0 => value.validated_topology_epoch = Wire::read(decoder, at)?,
                1 => value.last_assignment_configs = Wire::read(decoder, at)?,
                2 => value.stored_description_topology_epoch = Wire::read(decoder, at)?,
                3 => value.failed_description_topology_epoch = Wire::read(decoder, at)?,
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.epoch, encoder, at)?;
        Wire::write(&self.metadata_hash, encoder, at)?;
        let mut fields = encoder.begin_tagged_fields();
        if self.validated_topology_epoch != -1 {
            encoder.write_tagged_field(&mut fields, 0, &self.validated_topology_epoch, at)?;
        }

        if self
            .last_assignment_configs
            .as_ref()
            .is_none_or(|value| !value.is_empty())
        {
            encoder.write_tagged_field(&mut fields, 1, &self.last_assignment_configs, at)?;
        }

        if self.stored_description_topology_epoch != -1 {
            encoder.write_tagged_field(
                &mut fields,
                2,
                &self.stored_description_topology_epoch,
                at,
            )?;
        }

        if self.failed_description_topology_epoch != -1 {
            encoder.write_tagged_field(
                &mut fields,
                3,
                &self.failed_description_topology_epoch,
                at,
            )?;
        }

        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        13
    }
}

/// `LastAssignmentConfig` of [`StreamsGroupMetadataValue`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LastAssignmentConfig {
    /// `Key`: `string 0+`.
    pub key: ByteString,
    /// `Value`: `string 0+`.
    pub value: ByteString,
}

impl WireStruct for LastAssignmentConfig {}

impl Wire for LastAssignmentConfig {
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

impl Message for StreamsGroupMetadataValue {
    const NAME: &'static str = "StreamsGroupMetadataValue";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
