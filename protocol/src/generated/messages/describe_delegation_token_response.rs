// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `DescribeDelegationTokenResponse`, versions 1 to 3.

use crate::wire_prelude::*;

/// `DescribeDelegationTokenResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DescribeDelegationTokenResponse {
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `Tokens`: `[]DescribedDelegationToken 0+`.
    pub tokens: Vec<DescribedDelegationToken>,
    /// `ThrottleTimeMs`: `int32 0+`.
    pub throttle_time_ms: i32,
}

impl WireStruct for DescribeDelegationTokenResponse {}

impl Wire for DescribeDelegationTokenResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            error_code: Wire::read(decoder, at)?,
            tokens: Wire::read(decoder, at)?,
            throttle_time_ms: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.tokens, encoder, at)?;
        Wire::write(&self.throttle_time_ms, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 10,
            _ => 8,
        }
    }
}

/// `DescribedDelegationToken` of [`DescribeDelegationTokenResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DescribedDelegationToken {
    /// `PrincipalType`: `string 0+`.
    pub principal_type: ByteString,
    /// `PrincipalName`: `string 0+`.
    pub principal_name: ByteString,
    /// `TokenRequesterPrincipalType`: `string 3+`.
    pub token_requester_principal_type: ByteString,
    /// `TokenRequesterPrincipalName`: `string 3+`.
    pub token_requester_principal_name: ByteString,
    /// `IssueTimestamp`: `int64 0+`.
    pub issue_timestamp: i64,
    /// `ExpiryTimestamp`: `int64 0+`.
    pub expiry_timestamp: i64,
    /// `MaxTimestamp`: `int64 0+`.
    pub max_timestamp: i64,
    /// `TokenId`: `string 0+`.
    pub token_id: ByteString,
    /// `Hmac`: `bytes 0+`.
    pub hmac: Bytes,
    /// `Renewers`: `[]DescribedDelegationTokenRenewer 0+`.
    pub renewers: Vec<DescribedDelegationTokenRenewer>,
}

impl WireStruct for DescribedDelegationToken {}

impl Wire for DescribedDelegationToken {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            principal_type: Wire::read(decoder, at)?,
            principal_name: Wire::read(decoder, at)?,
            token_requester_principal_type: if at.version == 3 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            token_requester_principal_name: if at.version == 3 {
                Wire::read(decoder, at)?
            } else {
                Default::default()
            },
            issue_timestamp: Wire::read(decoder, at)?,
            expiry_timestamp: Wire::read(decoder, at)?,
            max_timestamp: Wire::read(decoder, at)?,
            token_id: Wire::read(decoder, at)?,
            hmac: Wire::read(decoder, at)?,
            renewers: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.principal_type, encoder, at)?;
        Wire::write(&self.principal_name, encoder, at)?;
        if at.version == 3 {
            Wire::write(&self.token_requester_principal_type, encoder, at)?;
        } else {
            at.require_default(
                self.token_requester_principal_type.is_empty(),
                "DescribedDelegationToken.token_requester_principal_type",
            )?;
        }
        if at.version == 3 {
            Wire::write(&self.token_requester_principal_name, encoder, at)?;
        } else {
            at.require_default(
                self.token_requester_principal_name.is_empty(),
                "DescribedDelegationToken.token_requester_principal_name",
            )?;
        }
        Wire::write(&self.issue_timestamp, encoder, at)?;
        Wire::write(&self.expiry_timestamp, encoder, at)?;
        Wire::write(&self.max_timestamp, encoder, at)?;
        Wire::write(&self.token_id, encoder, at)?;
        Wire::write(&self.hmac, encoder, at)?;
        Wire::write(&self.renewers, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 38,
            2 => 30,
            _ => 32,
        }
    }
}

/// `DescribedDelegationTokenRenewer` of [`DescribeDelegationTokenResponse`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DescribedDelegationTokenRenewer {
    /// `PrincipalType`: `string 0+`.
    pub principal_type: ByteString,
    /// `PrincipalName`: `string 0+`.
    pub principal_name: ByteString,
}

impl WireStruct for DescribedDelegationTokenRenewer {}

impl Wire for DescribedDelegationTokenRenewer {
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

impl Message for DescribeDelegationTokenResponse {
    const NAME: &'static str = "DescribeDelegationTokenResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 1..=3;
    const FLEXIBLE_FROM: Option<i16> = Some(2);
}
