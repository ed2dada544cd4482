// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `AlterUserScramCredentialsRequest`, versions 0 to 0.

use crate::wire_prelude::*;

/// `AlterUserScramCredentialsRequest`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AlterUserScramCredentialsRequest {
    /// `Deletions`: `[]ScramCredentialDeletion 0+`.
    pub deletions: Vec<ScramCredentialDeletion>,
    /// `Upsertions`: `[]ScramCredentialUpsertion 0+`.
    pub upsertions: Vec<ScramCredentialUpsertion>,
}

impl WireStruct for AlterUserScramCredentialsRequest {}

impl Wire for AlterUserScramCredentialsRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            deletions: Wire::read(decoder, at)?,
            upsertions: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.deletions, encoder, at)?;
        Wire::write(&self.upsertions, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        3
    }
}

/// `ScramCredentialDeletion` of [`AlterUserScramCredentialsRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ScramCredentialDeletion {
    /// `Name`: `string 0+`.
    pub name: ByteString,
    /// `Mechanism`: `int8 0+`.
    pub mechanism: i8,
}

impl WireStruct for ScramCredentialDeletion {}

impl Wire for ScramCredentialDeletion {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: Wire::read(decoder, at)?,
            mechanism: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.mechanism, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        3
    }
}

/// `ScramCredentialUpsertion` of [`AlterUserScramCredentialsRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ScramCredentialUpsertion {
    /// `Name`: `string 0+`.
    pub name: ByteString,
    /// `Mechanism`: `int8 0+`.
    pub mechanism: i8,
    /// `Iterations`: `int32 0+`.
    pub iterations: i32,
    /// `Salt`: `bytes 0+`.
    pub salt: Bytes,
    /// `SaltedPassword`: `bytes 0+`.
    pub salted_password: Bytes,
}

impl WireStruct for ScramCredentialUpsertion {}

impl Wire for ScramCredentialUpsertion {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            name: Wire::read(decoder, at)?,
            mechanism: Wire::read(decoder, at)?,
            iterations: Wire::read(decoder, at)?,
            salt: Wire::read(decoder, at)?,
            salted_password: Wire::read(decoder, at)?,
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.name, encoder, at)?;
        Wire::write(&self.mechanism, encoder, at)?;
        Wire::write(&self.iterations, encoder, at)?;
        Wire::write(&self.salt, encoder, at)?;
        Wire::write(&self.salted_password, encoder, at)?;
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        let _ = at;
        9
    }
}

impl Message for AlterUserScramCredentialsRequest {
    const NAME: &'static str = "AlterUserScramCredentialsRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=0;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}

impl Request for AlterUserScramCredentialsRequest {
    const API_KEY: ApiKey = ApiKey::AlterUserScramCredentials;
    type Response = super::alter_user_scram_credentials_response::AlterUserScramCredentialsResponse;
}
