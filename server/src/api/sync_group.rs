//! SyncGroup (key 14, v0-5): a member wants its assignment, the leader brings all of them.
//!
//! The answers of the others are parked until the leader's request came.

use ringspool_protocol::messages::sync_group_request::SyncGroupRequest;
use ringspool_protocol::messages::sync_group_response::SyncGroupResponse;
use ringspool_protocol::{ApiKey, ErrorCode};

use super::{ApiFailure, ApiSpec, RequestContext};

/// What ApiVersions, dispatch and documentation need to know.
pub const SPEC: ApiSpec = ApiSpec::new(ApiKey::SyncGroup, 0..=5);

/// Versions from here on must name the protocol they were told (KIP-559).
const PROTOCOL_REQUIRED_SINCE_VERSION: i16 = 5;

/// Waits for the member's assignment, or for the broker to stop.
pub async fn handle(
    context: &RequestContext,
    request: SyncGroupRequest,
    version: i16,
) -> Result<SyncGroupResponse, ApiFailure> {
    if lacks_protocol(&request, version) {
        return Ok(refused(ErrorCode::InconsistentGroupProtocol));
    }
    let waiting = async {
        tokio::select! {
            answered = context.broker().groups.sync(request) => answered,
            () = context.broker().stopped() => Err(ErrorCode::NotCoordinator),
        }
    };
    let answered = context.connection.park(waiting).await;
    Ok(answered.unwrap_or_else(refused))
}

fn lacks_protocol(request: &SyncGroupRequest, version: i16) -> bool {
    version >= PROTOCOL_REQUIRED_SINCE_VERSION
        && (request.protocol_type.is_none() || request.protocol_name.is_none())
}

fn refused(error: ErrorCode) -> SyncGroupResponse {
    SyncGroupResponse {
        error_code: error.code(),
        ..Default::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_protocol_must_be_named_from_v5_on() {
        let mut request = SyncGroupRequest::default();
        assert!(!lacks_protocol(&request, 4));
        assert!(lacks_protocol(&request, 5));
        request.protocol_type = Some("consumer".into());
        assert!(lacks_protocol(&request, 5));
        request.protocol_name = Some("range".into());
        assert!(!lacks_protocol(&request, 5));
    }
}
