//! FindCoordinator (key 10, v0-6): who looks after a group; from v4 on many keys at once (KIP-699).
//!
//! One broker coordinates everything, so the answer is always this one. `__consumer_offsets` is
//! created here at the latest, since every group member begins with this request.

use bytestring::ByteString;
use ringspool_protocol::messages::find_coordinator_request::FindCoordinatorRequest;
use ringspool_protocol::messages::find_coordinator_response::{
    Coordinator, FindCoordinatorResponse,
};
use ringspool_protocol::{ApiKey, ErrorCode};

use super::{ApiFailure, ApiSpec, RequestContext};

/// What ApiVersions, dispatch and documentation need to know.
pub const SPEC: ApiSpec = ApiSpec::new(ApiKey::FindCoordinator, 0..=6)
    .note("Groups only: keys of transactions and share groups are refused with INVALID_REQUEST.");

/// Key type: a consumer group.
const GROUP_KEY_TYPE: i8 = 0;
/// Versions from here on carry a list of keys and one answer for each.
const MANY_KEYS_SINCE_VERSION: i16 = 4;

/// Answers with this broker for every group.
pub async fn handle(
    context: &RequestContext,
    request: FindCoordinatorRequest,
    version: i16,
) -> Result<FindCoordinatorResponse, ApiFailure> {
    let checked = check(context, request.key_type).await;
    if version >= MANY_KEYS_SINCE_VERSION {
        let keys = request.coordinator_keys.into_iter();
        return Ok(FindCoordinatorResponse {
            coordinators: keys.map(|key| answer(context, key, checked)).collect(),
            ..Default::default()
        });
    }
    let only = answer(context, request.key, checked);
    Ok(FindCoordinatorResponse {
        error_code: only.error_code,
        error_message: only.error_message,
        node_id: only.node_id,
        host: only.host,
        port: only.port,
        ..Default::default()
    })
}

async fn check(context: &RequestContext, key_type: i8) -> Result<(), Refusal> {
    if key_type != GROUP_KEY_TYPE {
        return Err(Refusal {
            code: ErrorCode::InvalidRequest,
            message: "this broker coordinates consumer groups only",
        });
    }
    context
        .broker()
        .groups
        .ensure_topic()
        .await
        .map_err(|error| {
            tracing::warn!(%error, "the topic of committed offsets cannot be created");
            Refusal {
                code: ErrorCode::CoordinatorNotAvailable,
                message: "the topic of committed offsets cannot be created",
            }
        })
}

#[derive(Clone, Copy)]
struct Refusal {
    code: ErrorCode,
    message: &'static str,
}

fn answer(context: &RequestContext, key: ByteString, checked: Result<(), Refusal>) -> Coordinator {
    match checked {
        Ok(()) => {
            let endpoint = context.endpoint();
            Coordinator {
                key,
                node_id: context.node_id(),
                host: endpoint.host,
                port: i32::from(endpoint.port),
                ..Default::default()
            }
        }
        Err(refusal) => Coordinator {
            key,
            node_id: -1,
            host: ByteString::new(),
            port: -1,
            error_code: refusal.code.code(),
            error_message: Some(ByteString::from_static(refusal.message)),
        },
    }
}
