// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `AlterClientQuotasRequest`, versions 0 to 1.

use crate::wire_prelude::*;

/// `AlterClientQuotasRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AlterClientQuotasRequest {
    /// `Entries`: `[]EntryData 0+`.
    pub entries: Vec<EntryData>,
    /// `ValidateOnly`: `bool 0+`.
    pub validate_only: bool,
}

impl WireStruct for AlterClientQuotasRequest {}

impl Wire for AlterClientQuotasRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            entries: Wire::read(decoder, at)?,
            validate_only: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.entries, encoder, at)?;
        Wire::write(&self.validate_only, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 5,
            _ => 3,
        }
    }
}

/// `EntryData` of [`AlterClientQuotasRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct EntryData {
    /// `Entity`: `[]EntityData 0+`.
    pub entity: Vec<EntityData>,
    /// `Ops`: `[]OpData 0+`.
    pub ops: Vec<OpData>,
}

impl WireStruct for EntryData {}

impl Wire for EntryData {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            entity: Wire::read(decoder, at)?,
            ops: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.entity, encoder, at)?;
        Wire::write(&self.ops, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 8,
            _ => 3,
        }
    }
}

/// `EntityData` of [`AlterClientQuotasRequest`].
#[derive(Debug, Clone, PartialEq)]
pub struct EntityData {
    /// `EntityType`: `string 0+`.
    pub entity_type: ByteString,
    /// `EntityName`: `string 0+ nullable 0+`.
    pub entity_name: Option<ByteString>,
}

impl Default for EntityData {
    fn default() -> Self {
        Self {
            entity_type: Default::default(),
            entity_name: Some(Default::default()),
        }
    }
}

impl WireStruct for EntityData {}

impl Wire for EntityData {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            entity_type: Wire::read(decoder, at)?,
            entity_name: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.entity_type, encoder, at)?;
        Wire::write(&self.entity_name, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 4,
            _ => 3,
        }
    }
}

/// `OpData` of [`AlterClientQuotasRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OpData {
    /// `Key`: `string 0+`.
    pub key: ByteString,
    /// `Value`: `float64 0+`.
    pub value: f64,
    /// `Remove`: `bool 0+`.
    pub remove: bool,
}

impl WireStruct for OpData {}

impl Wire for OpData {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            key: Wire::read(decoder, at)?,
            value: Wire::read(decoder, at)?,
            remove: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.key, encoder, at)?;
        Wire::write(&self.value, encoder, at)?;
        Wire::write(&self.remove, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        11
    }
}

impl Message for AlterClientQuotasRequest {
    const NAME: &'static str = "AlterClientQuotasRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=1;
    const FLEXIBLE_FROM: Option<i16> = Some(1);
}

impl Request for AlterClientQuotasRequest {
    const API_KEY: ApiKey = ApiKey::AlterClientQuotas;
    type Response = super::alter_client_quotas_response::AlterClientQuotasResponse;
}
