// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `DefaultPrincipalData`, versions 0 to 0.

use crate::wire_prelude::*;

/// `DefaultPrincipalData`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DefaultPrincipalData {
    /// `Type`: `string 0+`.
    pub r#type: ByteString,
    /// `Name`: `string 0+`.
    pub name: ByteString,
    /// `TokenAuthenticated`: `bool 0+`.
    pub token_authenticated: bool,
}

impl WireStruct for DefaultPrincipalData {}

impl Wire for DefaultPrincipalData {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            r#type: Wire::read(decoder, at)?,
            name: Wire::read(decoder, at)?,
            token_authenticated: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.r#type, encoder, at)?;
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.token_authenticated, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        4
    }
}

impl Message for DefaultPrincipalData {
    const NAME: &'static str = "DefaultPrincipalData";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}
