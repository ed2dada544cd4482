//! JoinGroup (key 11, v0-9): a member wants to be in the next generation (KIP-394, KIP-345, KIP-814).
//!
//! The answer is parked until the generation is decided, which may take a rebalance timeout.

use bytestring::ByteString;
use ringspool_protocol::messages::join_group_request::JoinGroupRequest;
use ringspool_protocol::messages::join_group_response::JoinGroupResponse;
use ringspool_protocol::{ApiKey, ErrorCode};
use uuid::Uuid;

use super::{ApiFailure, ApiSpec, RequestContext};
use crate::coordinator::group::MemberContext;

/// What ApiVersions, dispatch and documentation need to know.
pub const SPEC: ApiSpec = ApiSpec::new(ApiKey::JoinGroup, 0..=9);

/// Before this version the protocol's name cannot be null.
const NULL_PROTOCOL_NAME_SINCE_VERSION: i16 = 7;

/// Joins the group and waits for its next generation, or for the broker to stop.
pub async fn handle(
    context: &RequestContext,
    request: JoinGroupRequest,
    version: i16,
) -> Result<JoinGroupResponse, ApiFailure> {
    let member = MemberContext {
        api_version: version,
        client_id: context.client_id.clone().unwrap_or_default(),
        client_host: format!("/{}", context.connection.peer_address.ip()).into(),
        random_id: Uuid::new_v4().to_string().into(),
    };
    let member_id = request.member_id.clone();
    let waiting = async {
        tokio::select! {
            answered = context.broker().groups.join(member, request) => answered,
            () = context.broker().stopped() => Err(ErrorCode::NotCoordinator),
        }
    };
    let answered = context.connection.park(waiting).await;
    let response = answered.unwrap_or_else(|error| JoinGroupResponse {
        error_code: error.code(),
        member_id,
        ..Default::default()
    });
    Ok(in_version(response, version))
}

fn in_version(mut response: JoinGroupResponse, version: i16) -> JoinGroupResponse {
    if version < NULL_PROTOCOL_NAME_SINCE_VERSION && response.protocol_name.is_none() {
        response.protocol_name = Some(ByteString::new());
    }
    response
}

#[cfg(test)]
mod tests {
    use ringspool_protocol::{Encoder, Message};

    use super::*;

    /// An error has no protocol; before v7 a null there would close the connection instead.
    #[test]
    fn errors_have_a_form_in_every_version() {
        for version in SPEC.versions {
            let response = JoinGroupResponse {
                error_code: ErrorCode::MemberIdRequired.code(),
                ..Default::default()
            };
            let encoded = in_version(response, version).encode(&mut Encoder::new(), version);
            assert_eq!(encoded, Ok(()), "version {version}");
        }
    }
}
