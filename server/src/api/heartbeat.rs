//! Heartbeat (key 12, v0-4): a member is alive, and learns whether it should rejoin.

use ringspool_protocol::ApiKey;
use ringspool_protocol::messages::heartbeat_request::HeartbeatRequest;
use ringspool_protocol::messages::heartbeat_response::HeartbeatResponse;

use super::{ApiFailure, ApiSpec, RequestContext};

/// What ApiVersions, dispatch and documentation need to know.
pub const SPEC: ApiSpec = ApiSpec::new(ApiKey::Heartbeat, 0..=4);

/// Renews the member's session.
pub async fn handle(
    context: &RequestContext,
    request: HeartbeatRequest,
    _version: i16,
) -> Result<HeartbeatResponse, ApiFailure> {
    let answered = context.broker().groups.heartbeat(request).await;
    let error = answered.unwrap_or_else(|error| error);
    Ok(HeartbeatResponse {
        error_code: error.code(),
        ..Default::default()
    })
}
