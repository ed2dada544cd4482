// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `CreateDelegationTokenRequest`, versions 1 to 3.

use crate::wire_prelude::*;

/// `CreateDelegationTokenRequest`.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateDelegationTokenRequest {
    /// `OwnerPrincipalType`: `string 3+ nullable 3+`.
    pub owner_principal_type: Option<ByteString>,
    /// `OwnerPrincipalName`: `string 3+ nullable 3+`.
    pub owner_principal_name: Option<ByteString>,
    /// `Renewers`: `[]CreatableRenewers 0+`.
    pub renewers: Vec<CreatableRenewers>,
    /// `MaxLifetimeMs`: `int64 0+`.
    pub max_lifetime_ms: i64,
}

impl Default for CreateDelegationTokenRequest {
    fn default() -> Self {
        Self {
            owner_principal_type: Some(Default::default()),
            owner_principal_name: Some(Default::default()),
            renewers: Default::default(),
            max_lifetime_ms: 0,
        }
    }
}

impl WireStruct for CreateDelegationTokenRequest {}

impl Wire for CreateDelegationTokenRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            owner_principal_type: if at.version == 3 {
                Wire::read(decoder, at)?
            } else {
                Some(Default::default())
            },
            owner_principal_name: if at.version == 3 {
                Wire::read(decoder, at)?
            } else {
                Some(Default::default())
            },
            renewers: Wire::read(decoder, at)?,
            max_lifetime_ms: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        if at.version == 3 {
            Wire::write(&self.owner_principal_type, encoder, at)?;
        } else {
            at.require_default(
                self.owner_principal_type
                    .as_ref()
                    .is_some_and(|value| value.is_empty()),
                "CreateDelegationTokenRequest.owner_principal_type",
            )?;
        }
        if at.version == 3 {
            Wire::write(&self.owner_principal_name, encoder, at)?;
        } else {
            at.require_default(
                self.owner_principal_name
                    .as_ref()
                    .is_some_and(|value| value.is_empty()),
                "CreateDelegationTokenRequest.owner_principal_name",
            )?;
        }
        Wire::write(&self.renewers, encoder, at)?;
        Wire::write(&self.max_lifetime_ms, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 12,
            2 => 10,
            _ => 12,
        }
    }
}

/// `CreatableRenewers` of [`CreateDelegationTokenRequest`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CreatableRenewers {
    /// `PrincipalType`: `string 0+`.
    pub principal_type: ByteString,
    /// `PrincipalName`: `string 0+`.
    pub principal_name: ByteString,
}

impl WireStruct for CreatableRenewers {}

impl Wire for CreatableRenewers {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            principal_type: Wire::read(decoder, at)?,
            principal_name: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.principal_type, encoder, at)?;
        Wire::write(&self.principal_name, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 4,
            _ => 3,
        }
    }
}

impl Message for CreateDelegationTokenRequest {
    const NAME: &'static str = "CreateDelegationTokenRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 1..=3;
    const FLEXIBLE_FROM: Option<i16> = Some(2);
}

impl Request for CreateDelegationTokenRequest {
    const API_KEY: ApiKey = ApiKey::CreateDelegationToken;
    type Response = super::create_delegation_token_response::CreateDelegationTokenResponse;
}
