//! ApiVersions, and that every advertised version is answered.

use ringspool_protocol::messages::api_versions_request::ApiVersionsRequest;
use ringspool_protocol::messages::create_topics_request::CreateTopicsRequest;
use ringspool_protocol::messages::delete_topics_request::DeleteTopicsRequest;
use ringspool_protocol::messages::describe_cluster_request::DescribeClusterRequest;
use ringspool_protocol::messages::describe_configs_request::DescribeConfigsRequest;
use ringspool_protocol::messages::describe_topic_partitions_request::DescribeTopicPartitionsRequest;
use ringspool_protocol::messages::fetch_request::FetchRequest;
use ringspool_protocol::messages::init_producer_id_request::InitProducerIdRequest;
use ringspool_protocol::messages::list_offsets_request::ListOffsetsRequest;
use ringspool_protocol::messages::metadata_request::MetadataRequest;
use ringspool_protocol::messages::produce_request::ProduceRequest;
use ringspool_protocol::{ApiKey, Decoder, Message, Request};
use ringspool_server::api::spec_of;

use crate::broker::TestBroker;
use crate::client::Client;

fn api_versions_request() -> ApiVersionsRequest {
    ApiVersionsRequest {
        client_software_name: "it".into(),
        client_software_version: "1.0".into(),
        ..Default::default()
    }
}

/// Calls every served version of one API and returns how many there were.
fn call_all_versions<R: Request>(client: &mut Client, request: &R) -> usize {
    let spec = spec_of(R::API_KEY).expect("served");
    for version in spec.versions.clone() {
        client.call(request, version);
    }
    spec.versions.clone().count()
}

#[test]
fn every_served_version_is_answered_in_its_own_form() {
    let broker = TestBroker::start();
    let client = &mut broker.client();
    let called = [
        call_all_versions(client, &api_versions_request()),
        call_all_versions(client, &MetadataRequest::default()),
        call_all_versions(client, &FetchRequest::default()),
        call_all_versions(client, &ListOffsetsRequest::default()),
        call_all_versions(client, &CreateTopicsRequest::default()),
        call_all_versions(client, &DeleteTopicsRequest::default()),
        call_all_versions(client, &InitProducerIdRequest::default()),
        call_all_versions(client, &DescribeConfigsRequest::default()),
        call_all_versions(client, &DescribeClusterRequest::default()),
        call_all_versions(client, &DescribeTopicPartitionsRequest::default()),
        call_all_versions(
            client,
            &ProduceRequest {
                acks: 1,
                ..Default::default()
            },
        ),
    ];
    assert_eq!(called, [6, 14, 15, 11, 6, 6, 6, 4, 3, 1, 11]);
}

#[test]
fn the_list_holds_exactly_what_is_served() {
    let broker = TestBroker::start();
    let response = broker.client().call(&api_versions_request(), 5);
    assert_eq!(response.error_code, 0);
    for listed in &response.api_keys {
        let api_key = ApiKey::from_code(listed.api_key).expect("a known key");
        let spec = spec_of(api_key).expect("only what is served is listed");
        let advertised = spec.advertised_versions();
        assert_eq!(
            (listed.min_version, listed.max_version),
            (*advertised.start(), *advertised.end())
        );
    }
    assert_eq!(
        response.api_keys.len(),
        ringspool_server::api::SPECS.len(),
        "everything that is served is listed"
    );
    let lists = |code: i16| {
        response
            .api_keys
            .iter()
            .any(|listed| listed.api_key == code)
    };
    // Clients push telemetry and brokers elect leaders merely because these are listed.
    for unlisted in [71, 72, 52, 53, 62, 63, 67] {
        assert!(!lists(unlisted), "key {unlisted}");
    }
}

#[test]
fn no_feature_is_finalized_so_that_no_client_uses_the_second_transaction_protocol() {
    let broker = TestBroker::start();
    let response = broker.client().call(&api_versions_request(), 4);
    assert!(response.finalized_features.is_empty());
    assert!(response.finalized_features_epoch >= 0);
    assert!(!response.zk_migration_ready);
}

#[test]
fn an_unknown_version_is_answered_in_the_oldest_form() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    let mut body = 18i16.to_be_bytes().to_vec();
    body.extend_from_slice(&99i16.to_be_bytes());
    body.extend_from_slice(&7i32.to_be_bytes());
    // Client id null, no tags, and a body that only a version of the future can read.
    body.extend_from_slice(&[0xff, 0xff, 0, 1, 2, 3]);
    let length = i32::try_from(body.len()).expect("short");
    client.send_bytes(&length.to_be_bytes());
    client.send_bytes(&body);
    let frame = client.receive_frame().expect("answered, not closed");
    let mut decoder = Decoder::new(frame);
    assert_eq!(decoder.read_i32(), Ok(7), "header version 0: no tags");
    let response =
        ringspool_protocol::messages::api_versions_response::ApiVersionsResponse::decode(
            &mut decoder,
            0,
        )
        .expect("version 0");
    assert!(decoder.is_empty());
    assert_eq!(response.error_code, 35);
    assert_eq!(response.api_keys.len(), 1);
    let own = &response.api_keys[0];
    assert_eq!((own.api_key, own.min_version, own.max_version), (18, 0, 5));
    // The connection goes on.
    assert_eq!(client.call(&api_versions_request(), 3).error_code, 0);
}

#[test]
fn the_response_header_of_a_flexible_version_has_no_tags_either() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    let sent = client.send(&api_versions_request(), 3);
    let frame = client.receive_frame().expect("answered");
    // Behind the correlation id comes the error code at once.
    assert_eq!(frame[..4], sent.to_be_bytes());
    assert_eq!(frame[4..6], [0, 0]);
}

#[test]
fn unsupported_versions_of_other_apis_close_the_connection() {
    let broker = TestBroker::start();
    for (api_key, version) in [(0i16, 14i16), (3, 14), (1, 3), (22, 6), (19, 1)] {
        let mut client = broker.client();
        let mut body = api_key.to_be_bytes().to_vec();
        body.extend_from_slice(&version.to_be_bytes());
        body.extend_from_slice(&[0, 0, 0, 1, 0xff, 0xff, 0, 0, 0, 0]);
        let length = i32::try_from(body.len()).expect("short");
        client.send_bytes(&length.to_be_bytes());
        client.send_bytes(&body);
        client.expect_closed();
    }
}

#[test]
fn a_client_that_looks_for_another_broker_must_bootstrap_again() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    let mut request = api_versions_request();
    request.node_id = 99;
    assert_eq!(client.call(&request, 5).error_code, 129);
    request.node_id = 1;
    request.cluster_id = client.call(&MetadataRequest::default(), 9).cluster_id;
    assert_eq!(client.call(&request, 5).error_code, 0);
}

#[test]
fn produce_versions_that_are_only_advertised_are_refused_in_a_response() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    for version in 0..=2i16 {
        let mut body = 0i16.to_be_bytes().to_vec();
        body.extend_from_slice(&version.to_be_bytes());
        body.extend_from_slice(&7i32.to_be_bytes());
        // Client id null, acks 1, timeout, one topic "t", one partition 0 with two bytes of records.
        body.extend_from_slice(&[0xff, 0xff, 0, 1, 0, 0, 0, 9, 0, 0, 0, 1, 0, 1, b't']);
        body.extend_from_slice(&[0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2]);
        let length = i32::try_from(body.len()).expect("short");
        client.send_bytes(&length.to_be_bytes());
        client.send_bytes(&body);
        let frame = client.receive_frame().expect("answered, not closed");
        let error_code = i16::from_be_bytes([frame[19], frame[20]]);
        assert_eq!(error_code, 35, "version {version}");
    }
    assert_eq!(client.call(&api_versions_request(), 3).error_code, 0);
}
