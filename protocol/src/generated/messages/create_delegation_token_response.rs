// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `CreateDelegationTokenResponse`, versions 1 to 3.

use crate::wire_prelude::*;

/// `CreateDelegationTokenResponse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CreateDelegationTokenResponse {
    /// `ErrorCode`: `int16 0+`.
    pub error_code: i16,
    /// `PrincipalType`: `string 0+`.
    pub principal_type: ByteString,
    /// `PrincipalName`: `string 0+`.
    pub principal_name: ByteString,
    /// `TokenRequesterPrincipalType`: `string 3+`.
    pub token_requester_principal_type: ByteString,
    /// `TokenRequesterPrincipalName`: `string 3+`.
    pub token_requester_principal_name: ByteString,
    /// `IssueTimestampMs`: `int64 0+`.
    pub issue_timestamp_ms: i64,
    /// `ExpiryTimestampMs`: `int64 0+`.
    pub expiry_timestamp_ms: i64,
    /// `MaxTimestampMs`: `int64 0+`.
    pub max_timestamp_ms: i64,
    /// `TokenId`: `string 0+`.
    pub token_id: ByteString,
    /// `Hmac`: `bytes 0+`.
    pub hmac: Bytes,
    /// `ThrottleTimeMs`: `int32 0+`.
    pub throttle_time_ms: i32,
}

impl WireStruct for CreateDelegationTokenResponse {}

impl Wire for CreateDelegationTokenResponse {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            error_code: Wire::read(decoder, at)?,
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
            issue_timestamp_ms: Wire::read(decoder, at)?,
            expiry_timestamp_ms: Wire::read(decoder, at)?,
            max_timestamp_ms: Wire::read(decoder, at)?,
            token_id: Wire::read(decoder, at)?,
            hmac: Wire::read(decoder, at)?,
            throttle_time_ms: Wire::read(decoder, at)?,
        };
        if at.flexible {
            decoder.skip_tagged_fields()?;
        }
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.error_code, encoder, at)?;
        Wire::write(&self.principal_type, encoder, at)?;
        Wire::write(&self.principal_name, encoder, at)?;
        if at.version == 3 {
            Wire::write(&self.token_requester_principal_type, encoder, at)?;
        } else {
            at.require_default(
                self.token_requester_principal_type.is_empty(),
                "CreateDelegationTokenResponse.token_requester_principal_type",
            )?;
        }
        if at.version == 3 {
            Wire::write(&self.token_requester_principal_name, encoder, at)?;
        } else {
            at.require_default(
                self.token_requester_principal_name.is_empty(),
                "CreateDelegationTokenResponse.token_requester_principal_name",
            )?;
        }
        Wire::write(&self.issue_timestamp_ms, encoder, at)?;
        Wire::write(&self.expiry_timestamp_ms, encoder, at)?;
        Wire::write(&self.max_timestamp_ms, encoder, at)?;
        Wire::write(&self.token_id, encoder, at)?;
        Wire::write(&self.hmac, encoder, at)?;
        Wire::write(&self.throttle_time_ms, encoder, at)?;
        if at.flexible {
            encoder.write_unsigned_varint(0);
        }
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=1 => 40,
            2 => 35,
            _ => 37,
        }
    }
}

impl Message for CreateDelegationTokenResponse {
    const NAME: &'static str = "CreateDelegationTokenResponse";
    const VALID_VERSIONS: RangeInclusive<i16> = 1..=3;
    const FLEXIBLE_FROM: Option<i16> = Some(2);
}
