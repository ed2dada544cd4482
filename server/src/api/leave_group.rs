//! LeaveGroup (key 13, v0-5): members leave at once instead of by silence; several since v3 (KIP-345).

use ringspool_protocol::messages::leave_group_request::{LeaveGroupRequest, MemberIdentity};
use ringspool_protocol::messages::leave_group_response::LeaveGroupResponse;
use ringspool_protocol::{ApiKey, ErrorCode};

use super::{ApiFailure, ApiSpec, RequestContext};

/// What ApiVersions, dispatch and documentation need to know.
pub const SPEC: ApiSpec = ApiSpec::new(ApiKey::LeaveGroup, 0..=5);

/// Versions from here on carry a list of members and one answer for each.
const MANY_MEMBERS_SINCE_VERSION: i16 = 3;

/// Removes the members that are named.
pub async fn handle(
    context: &RequestContext,
    request: LeaveGroupRequest,
    version: i16,
) -> Result<LeaveGroupResponse, ApiFailure> {
    let answered = context
        .broker()
        .groups
        .leave(upgraded(request, version))
        .await;
    let response = answered.unwrap_or_else(|error| LeaveGroupResponse {
        error_code: error.code(),
        ..Default::default()
    });
    Ok(in_version(response, version))
}

/// The request in the form of v3.
fn upgraded(mut request: LeaveGroupRequest, version: i16) -> LeaveGroupRequest {
    if version < MANY_MEMBERS_SINCE_VERSION {
        request.members = vec![MemberIdentity {
            member_id: std::mem::take(&mut request.member_id),
            ..Default::default()
        }];
    }
    request
}

/// The response in the form of `version`: the only member's error is the request's before v3.
fn in_version(mut response: LeaveGroupResponse, version: i16) -> LeaveGroupResponse {
    if version < MANY_MEMBERS_SINCE_VERSION {
        let members = std::mem::take(&mut response.members);
        if response.error_code == ErrorCode::None.code()
            && let Some(only) = members.first()
        {
            response.error_code = only.error_code;
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use ringspool_protocol::messages::leave_group_response::MemberResponse;

    use super::*;

    #[test]
    fn before_v3_the_only_member_is_the_request() {
        let request = LeaveGroupRequest {
            member_id: "member".into(),
            ..Default::default()
        };
        assert_eq!(upgraded(request, 2).members[0].member_id, "member");
        let response = LeaveGroupResponse {
            members: vec![MemberResponse {
                error_code: ErrorCode::UnknownMemberId.code(),
                ..Default::default()
            }],
            ..Default::default()
        };
        let old = in_version(response.clone(), 2);
        assert_eq!(old.error_code, ErrorCode::UnknownMemberId.code());
        assert!(old.members.is_empty());
        assert_eq!(in_version(response.clone(), 3), response);
    }
}
