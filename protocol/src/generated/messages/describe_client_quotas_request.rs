// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `DescribeClientQuotasRequest`, versions 0 to 1.

use crate::wire_prelude::*;

/// `DescribeClientQuotasRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DescribeClientQuotasRequest {
    /// `Components`: `[]ComponentData 0+`.
    pub components: Vec<ComponentData>,
    /// `Strict`: `bool 0+`.
    pub strict: bool,
}

impl WireStruct for DescribeClientQuotasRequest {}

impl Wire for DescribeClientQuotasRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            components: Wire::read(decoder, at)?,
            strict: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.components, encoder, at)?;
        Wire::write(&self.strict, encoder, at)?;
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

/// `ComponentData` of [`DescribeClientQuotasRequest`].
#[derive(Debug, Clone, PartialEq)]
pub struct ComponentData {
    /// `EntityType`: `string 0+`.
    pub entity_type: ByteString,
    /// `MatchType`: `int8 0+`.
    pub match_type: i8,
    /// `Match`: `string 0+ nullable 0+`.
    pub r#match: Option<ByteString>,
}

impl Default for ComponentData {
    fn default() -> Self {
        Self {
            entity_type: Default::default(),
            match_type: 0,
            r#match: Some(Default::default()),
        }
    }
}

impl WireStruct for ComponentData {}

impl Wire for ComponentData {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            entity_type: Wire::read(decoder, at)?,
            match_type: Wire::read(decoder, at)?,
            r#match: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.entity_type, encoder, at)?;
        Wire::write(&self.match_type, encoder, at)?;
        Wire::write(&self.r#match, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 5,
            _ => 4,
        }
    }
}

impl Message for DescribeClientQuotasRequest {
    const NAME: &'static str = "DescribeClientQuotasRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=1;
    const FLEXIBLE_FROM: Option<i16> = Some(1);
}

impl Request for DescribeClientQuotasRequest {
    const API_KEY: ApiKey = ApiKey::DescribeClientQuotas;
    type Response = super::describe_client_quotas_response::DescribeClientQuotasResponse;
}
