// Written by ringspool-protocol-generator from protocol/schemas; do not edit.

//! `ListTransactionsRequest`, versions 0 to 2.

use crate::wire_prelude::*;

/// `ListTransactionsRequest`.
#[derive(Debug, Clone, PartialEq)]
pub struct ListTransactionsRequest {
    /// `StateFilters`: `[]string 0+`.
    pub state_filters: Vec<ByteString>,
    /// `ProducerIdFilters`: `[]int64 0+`.
    pub producer_id_filters: Vec<i64>,
    /// `DurationFilter`: `int64 1+ default -1`.
    pub duration_filter: i64,
    /// `TransactionalIdPattern`: `string 2+ nullable 2+ default null`.
    pub transactional_id_pattern: Option<ByteString>,
}

impl Default for ListTransactionsRequest {
    fn default() -> Self {
        Self {
            state_filters: Default::default(),
            producer_id_filters: Default::default(),
            duration_filter: -1,
            transactional_id_pattern: None,
        }
    }
}

impl WireStruct for ListTransactionsRequest {}

impl Wire for ListTransactionsRequest {
    fn read(decoder: &mut Decoder, at: WireVersion) -> Result<Self, DecodeError> {
        let value = Self {
            state_filters: Wire::read(decoder, at)?,
            producer_id_filters: Wire::read(decoder, at)?,
            duration_filter: if at.version >= 1 {
                Wire::read(decoder, at)?
            } else {
                -1
            },
            transactional_id_pattern: if at.version == 2 {
                Wire::read(decoder, at)?
            } else {
                None
            },
        };
        decoder.skip_tagged_fields()?;
        Ok(value)
    }

    fn write(&self, encoder: &mut Encoder, at: WireVersion) -> Result<(), EncodeError> {
        Wire::write(&self.state_filters, encoder, at)?;
        Wire::write(&self.producer_id_filters, encoder, at)?;
        if at.version >= 1 {
            Wire::write(&self.duration_filter, encoder, at)?;
        } else {
            at.require_default(
                self.duration_filter == -1,
                "ListTransactionsRequest.duration_filter",
            )?;
        }
        if at.version == 2 {
            Wire::write(&self.transactional_id_pattern, encoder, at)?;
        } else {
            at.require_default(
                self.transactional_id_pattern.is_none(),
                "ListTransactionsRequest.transactional_id_pattern",
            )?;
        }
        encoder.write_unsigned_varint(0);
        Ok(())
    }

    fn min_bytes(at: WireVersion) -> usize {
        match at.version {
            ..=0 => 3,
            1 => 11,
            _ => 12,
        }
    }
}

impl Message for ListTransactionsRequest {
    const NAME: &'static str = "ListTransactionsRequest";
    const VALID_VERSIONS: RangeInclusive<i16> = 0..=2;
    const FLEXIBLE_FROM: Option<i16> = Some(0);
}

impl Request for ListTransactionsRequest {
    const API_KEY: ApiKey = ApiKey::ListTransactions;
    type Response = super::list_transactions_response::ListTransactionsResponse;
}
