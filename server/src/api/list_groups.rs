//! ListGroups (key 16, v0-5): all groups, filtered by state since v4 (KIP-518) and by type since v5 (KIP-848).

use ringspool_protocol::ApiKey;
use ringspool_protocol::messages::list_groups_request::ListGroupsRequest;
use ringspool_protocol::messages::list_groups_response::ListGroupsResponse;

use super::{ApiFailure, ApiSpec, RequestContext};

/// What ApiVersions, dispatch and documentation need to know.
pub const SPEC: ApiSpec = ApiSpec::new(ApiKey::ListGroups, 0..=5);

/// Lists the groups of every coordinator.
pub async fn handle(
    context: &RequestContext,
    request: ListGroupsRequest,
    _version: i16,
) -> Result<ListGroupsResponse, ApiFailure> {
    Ok(match context.broker().groups.list(request).await {
        Ok(groups) => ListGroupsResponse {
            groups,
            ..Default::default()
        },
        Err(error) => ListGroupsResponse {
            error_code: error.code(),
            ..Default::default()
        },
    })
}
