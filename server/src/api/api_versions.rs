//! ApiVersions (key 18, v0-5): which APIs and versions this broker speaks (KIP-35, KIP-511).

use ringspool_protocol::messages::api_versions_request::ApiVersionsRequest;
use ringspool_protocol::messages::api_versions_response::{ApiVersion, ApiVersionsResponse};
use ringspool_protocol::{ApiKey, ErrorCode};

use super::{ApiFailure, ApiSpec, RequestContext, SPECS};

/// What ApiVersions, dispatch and documentation need to know.
pub const SPEC: ApiSpec = ApiSpec::new(ApiKey::ApiVersions, 0..=5)
    .note("A version above is answered in the form of version 0 with UNSUPPORTED_VERSION.");

/// Nothing is finalized, and clients may rely on that: without `transaction.version` they stay at the first
/// transaction protocol (KIP-890). A negative epoch would say that nothing is known.
const FINALIZED_FEATURES_EPOCH: i64 = 0;

/// Answers with every served API.
pub async fn handle(
    context: &RequestContext,
    request: ApiVersionsRequest,
    version: i16,
) -> Result<ApiVersionsResponse, ApiFailure> {
    if let Some(error) = refusal(
        &request,
        version,
        &context.broker().cluster_id(),
        context.node_id(),
    ) {
        return Ok(ApiVersionsResponse {
            error_code: error.code(),
            ..Default::default()
        });
    }
    Ok(ApiVersionsResponse {
        api_keys: advertised_apis(),
        finalized_features_epoch: FINALIZED_FEATURES_EPOCH,
        ..Default::default()
    })
}

/// The answer to a version that we do not know: it has the form of version 0 and names the versions of
/// this API, so that the client can ask again (KIP-511).
pub fn unsupported_version() -> ApiVersionsResponse {
    ApiVersionsResponse {
        error_code: ErrorCode::UnsupportedVersion.code(),
        api_keys: vec![advertised(&SPEC)],
        ..Default::default()
    }
}

fn refusal(
    request: &ApiVersionsRequest,
    version: i16,
    cluster_id: &str,
    node_id: i32,
) -> Option<ErrorCode> {
    let software_is_named = is_software_word(&request.client_software_name)
        && is_software_word(&request.client_software_version);
    if version >= 3 && !software_is_named {
        return Some(ErrorCode::InvalidRequest);
    }
    // KIP-1242: the client meant another broker or cluster, perhaps behind a reused address.
    let other_cluster = request
        .cluster_id
        .as_ref()
        .is_some_and(|expected| **expected != *cluster_id);
    let other_node = request.node_id != NO_NODE_ID && request.node_id != node_id;
    (version >= 5 && (other_cluster || other_node)).then_some(ErrorCode::RebootstrapRequired)
}

/// KIP-511: letters, digits, dots and dashes, beginning and ending with a letter or digit.
fn is_software_word(word: &str) -> bool {
    let bytes = word.as_bytes();
    let edge = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    edge(bytes.first())
        && edge(bytes.last())
        && bytes
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
}

fn advertised_apis() -> Vec<ApiVersion> {
    let mut api_keys: Vec<ApiVersion> = SPECS.iter().map(advertised).collect();
    api_keys.sort_by_key(|api| api.api_key);
    api_keys
}

fn advertised(spec: &ApiSpec) -> ApiVersion {
    let versions = spec.advertised_versions();
    ApiVersion {
        api_key: spec.api_key.code(),
        min_version: *versions.start(),
        max_version: *versions.end(),
    }
}

const NO_NODE_ID: i32 = -1;

#[cfg(test)]
mod tests {
    use super::*;

    fn request() -> ApiVersionsRequest {
        ApiVersionsRequest {
            client_software_name: "apache-kafka-java".into(),
            client_software_version: "4.4.0".into(),
            ..Default::default()
        }
    }

    #[test]
    fn produce_is_advertised_from_0_although_lower_versions_are_refused() {
        let produce = advertised_apis()
            .into_iter()
            .find(|api| api.api_key == ApiKey::Produce.code())
            .expect("served");
        // librdkafka before KAFKA-18659's fix breaks on a higher minimum.
        assert_eq!((produce.min_version, produce.max_version), (0, 13));
    }

    #[test]
    fn served_versions_exist_and_are_stable() {
        for spec in SPECS {
            let valid = spec.api_key.valid_versions();
            assert!(valid.contains(spec.versions.start()), "{}", spec.api_key);
            assert!(valid.contains(spec.versions.end()), "{}", spec.api_key);
            let newest_is_unstable = spec.api_key.latest_version_is_unstable();
            assert!(!newest_is_unstable || spec.versions.end() < valid.end());
        }
    }

    #[test]
    fn an_api_is_listed_once_and_in_the_order_of_keys() {
        let keys: Vec<i16> = advertised_apis().iter().map(|api| api.api_key).collect();
        assert!(keys.windows(2).all(|pair| pair[0] < pair[1]), "{keys:?}");
    }

    #[test]
    fn an_unknown_version_still_learns_the_versions_of_this_api() {
        let response = unsupported_version();
        assert_eq!(response.error_code, 35);
        assert_eq!(response.api_keys.len(), 1);
        assert_eq!(response.api_keys[0].api_key, 18);
    }

    #[test]
    fn software_names_are_checked_from_version_3() {
        let mut unnamed = request();
        unnamed.client_software_name = "-bad".into();
        assert_eq!(refusal(&unnamed, 2, "cluster", 1), None);
        assert_eq!(
            refusal(&unnamed, 3, "cluster", 1),
            Some(ErrorCode::InvalidRequest)
        );
        assert_eq!(refusal(&request(), 3, "cluster", 1), None);
    }

    #[test]
    fn a_client_that_expects_another_broker_must_bootstrap_again() {
        let mut astray = request();
        astray.node_id = 2;
        assert_eq!(
            refusal(&astray, 5, "cluster", 1),
            Some(ErrorCode::RebootstrapRequired)
        );
        astray.node_id = 1;
        astray.cluster_id = Some("other".into());
        assert_eq!(
            refusal(&astray, 5, "cluster", 1),
            Some(ErrorCode::RebootstrapRequired)
        );
        astray.cluster_id = Some("cluster".into());
        assert_eq!(refusal(&astray, 5, "cluster", 1), None);
    }
}
