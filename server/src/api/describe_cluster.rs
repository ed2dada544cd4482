//! DescribeCluster (key 60, v0-2): the brokers of the cluster (KIP-700, KIP-919, KIP-1073).

use ringspool_protocol::messages::describe_cluster_request::DescribeClusterRequest;
use ringspool_protocol::messages::describe_cluster_response::{
    DescribeClusterBroker, DescribeClusterResponse,
};
use ringspool_protocol::{ApiKey, ErrorCode};

use super::metadata::CLUSTER_OPERATIONS;
use super::{ApiFailure, ApiSpec, RequestContext};

/// What ApiVersions, dispatch and documentation need to know.
pub const SPEC: ApiSpec = ApiSpec::new(ApiKey::DescribeCluster, 0..=2);

/// Endpoints of brokers; 2 would be controllers, which have no listener here.
const BROKER_ENDPOINTS: i8 = 1;

/// Answers with the one broker there is.
pub async fn handle(
    context: &RequestContext,
    request: DescribeClusterRequest,
    _version: i16,
) -> Result<DescribeClusterResponse, ApiFailure> {
    let mut response = DescribeClusterResponse {
        endpoint_type: request.endpoint_type,
        cluster_id: context.broker().cluster_id(),
        controller_id: context.node_id(),
        ..Default::default()
    };
    if request.endpoint_type != BROKER_ENDPOINTS {
        response.error_code = ErrorCode::MismatchedEndpointType.code();
        response.error_message = Some("this listener serves broker endpoints only".into());
        // The response repeats what this listener is, so that the client can tell.
        response.endpoint_type = BROKER_ENDPOINTS;
        return Ok(response);
    }
    if request.include_cluster_authorized_operations {
        response.cluster_authorized_operations = CLUSTER_OPERATIONS;
    }
    let endpoint = context.endpoint();
    response.brokers.push(DescribeClusterBroker {
        broker_id: context.node_id(),
        host: endpoint.host,
        port: i32::from(endpoint.port),
        rack: None,
        is_fenced: false,
    });
    Ok(response)
}
