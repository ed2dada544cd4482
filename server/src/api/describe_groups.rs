//! DescribeGroups (key 15, v0-6): state and members of groups, for tools.

use bytestring::ByteString;
use ringspool_protocol::messages::describe_groups_request::DescribeGroupsRequest;
use ringspool_protocol::messages::describe_groups_response::{
    DescribeGroupsResponse, DescribedGroup,
};
use ringspool_protocol::{ApiKey, ErrorCode};

use super::{ApiFailure, ApiSpec, RequestContext};

/// What ApiVersions, dispatch and documentation need to know.
pub const SPEC: ApiSpec = ApiSpec::new(ApiKey::DescribeGroups, 0..=6);

/// Operations on a group that may be authorised, one bit each (READ, DELETE, DESCRIBE,
/// DESCRIBE_CONFIGS, ALTER_CONFIGS): all of them, since nothing is denied yet.
const GROUP_OPERATIONS: i32 = 0b1101_0100_1000;

/// Describes every group that is asked for.
pub async fn handle(
    context: &RequestContext,
    request: DescribeGroupsRequest,
    version: i16,
) -> Result<DescribeGroupsResponse, ApiFailure> {
    let mut groups = Vec::with_capacity(request.groups.len());
    for group_id in request.groups {
        let mut described = describe(context, group_id, version).await;
        if request.include_authorized_operations && described.error_code == ErrorCode::None.code() {
            described.authorized_operations = GROUP_OPERATIONS;
        }
        groups.push(described);
    }
    Ok(DescribeGroupsResponse {
        groups,
        ..Default::default()
    })
}

async fn describe(context: &RequestContext, group_id: ByteString, version: i16) -> DescribedGroup {
    let described = context
        .broker()
        .groups
        .describe(group_id.clone(), version)
        .await;
    described.unwrap_or_else(|error| DescribedGroup {
        group_id,
        error_code: error.code(),
        ..Default::default()
    })
}
