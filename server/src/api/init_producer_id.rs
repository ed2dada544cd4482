//! InitProducerId (key 22, v0-5): a producer id for idempotent producers (KIP-98, KIP-360).
//!
//! Version 6 is two-phase commit (KIP-939) and unstable. Transactional ids need a transaction
//! coordinator, which does not exist yet; they are refused with an error that clients do not retry.

use ringspool_protocol::messages::init_producer_id_request::InitProducerIdRequest;
use ringspool_protocol::messages::init_producer_id_response::InitProducerIdResponse;
use ringspool_protocol::{ApiKey, ErrorCode};

use super::error::engine_error_code;
use super::{ApiFailure, ApiSpec, RequestContext};

/// What ApiVersions, dispatch and documentation need to know.
pub const SPEC: ApiSpec = ApiSpec::new(ApiKey::InitProducerId, 0..=5)
    .note("Idempotent producers only: a transactional id is refused with INVALID_REQUEST.");

/// Ids that a shard takes from the controller at one time; the rest of a block is lost at a stop.
const PRODUCER_ID_BLOCK: u32 = 1000;

/// Hands out a new producer id with epoch 0.
///
/// An idempotent producer without a transactional id gets a new id even when it names its old one: nothing
/// ties the two together, and the old one's sequences stay valid (KIP-360).
pub async fn handle(
    context: &RequestContext,
    request: InitProducerIdRequest,
    _version: i16,
) -> Result<InitProducerIdResponse, ApiFailure> {
    if let Some(transactional_id) = request.transactional_id {
        tracing::warn!(
            transactional_id = %transactional_id,
            "refused a transactional producer: this broker has no transactions yet"
        );
        return Ok(refused(ErrorCode::InvalidRequest));
    }
    loop {
        let next = context.shard().producer_ids.borrow_mut().next();
        if let Some(producer_id) = next {
            return Ok(InitProducerIdResponse {
                producer_id,
                producer_epoch: 0,
                ..Default::default()
            });
        }
        // Two requests may both find the block empty; then one of the two new blocks is wasted.
        let allocated = context
            .engine()
            .allocate_producer_ids(PRODUCER_ID_BLOCK)
            .await;
        match allocated {
            Ok(block) if block.is_empty() => return Ok(refused(ErrorCode::UnknownServerError)),
            Ok(block) => *context.shard().producer_ids.borrow_mut() = block,
            Err(error) => return Ok(refused(engine_error_code(&error))),
        }
    }
}

fn refused(code: ErrorCode) -> InitProducerIdResponse {
    InitProducerIdResponse {
        error_code: code.code(),
        producer_id: -1,
        producer_epoch: -1,
        ..Default::default()
    }
}
