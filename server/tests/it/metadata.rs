//! Metadata, DescribeCluster and DescribeTopicPartitions.

use ringspool_protocol::messages::describe_cluster_request::DescribeClusterRequest;
use ringspool_protocol::messages::describe_topic_partitions_request::{
    Cursor, DescribeTopicPartitionsRequest, TopicRequest,
};
use ringspool_protocol::messages::metadata_request::{MetadataRequest, MetadataRequestTopic};
use ringspool_protocol::messages::metadata_response::MetadataResponseTopic;
use ringspool_protocol::{ErrorCode, Uuid};

use crate::broker::{TestBroker, serve_command};
use crate::client::Client;

fn by_name(name: &str) -> MetadataRequest {
    MetadataRequest {
        topics: Some(vec![MetadataRequestTopic {
            name: Some(name.into()),
            ..Default::default()
        }]),
        allow_auto_topic_creation: false,
        ..Default::default()
    }
}

fn by_id(topic_id: Uuid) -> MetadataRequest {
    MetadataRequest {
        topics: Some(vec![MetadataRequestTopic {
            topic_id,
            name: None,
        }]),
        ..Default::default()
    }
}

fn only_topic(
    client: &mut Client,
    request: &MetadataRequest,
    version: i16,
) -> MetadataResponseTopic {
    let mut response = client.call(request, version);
    assert_eq!(response.topics.len(), 1);
    response.topics.remove(0)
}

#[test]
fn null_asks_for_all_topics_and_empty_for_none_except_in_version_0() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("b", 2, &[]);
    client.create_topic("a", 1, &[]);
    let mut names = |topics, version| -> Vec<String> {
        let request = MetadataRequest {
            topics,
            ..Default::default()
        };
        let response = client.call(&request, version);
        response
            .topics
            .into_iter()
            .map(|topic| topic.name.unwrap_or_default().to_string())
            .collect()
    };
    assert_eq!(names(Some(Vec::new()), 0), ["a", "b"]);
    for version in [1, 9, 13] {
        assert_eq!(names(None, version), ["a", "b"]);
        assert!(names(Some(Vec::new()), version).is_empty());
    }
}

#[test]
fn the_one_broker_leads_every_partition() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    let topic_id = client.create_topic("orders", 3, &[]).topic_id;
    let response = client.call(&by_name("orders"), 13);
    assert_eq!(response.controller_id, 1);
    let own = &response.brokers[0];
    assert_eq!((own.node_id, &*own.host), (1, "127.0.0.1"));
    assert_eq!(own.port, i32::from(broker.address().port()));
    let cluster_id = response.cluster_id.expect("since version 2");
    assert_eq!(cluster_id.len(), 22, "a UUID in URL-safe base64");
    let topic = &response.topics[0];
    assert_eq!((topic.error_code, topic.topic_id), (0, topic_id));
    for (index, partition) in topic.partitions.iter().enumerate() {
        assert_eq!(partition.partition_index, index as i32);
        assert_eq!(partition.leader_id, 1);
        assert_eq!(partition.leader_epoch, 0);
        assert_eq!(
            (&partition.replica_nodes, &partition.isr_nodes),
            (&vec![1], &vec![1])
        );
    }
    assert_eq!(topic.partitions.len(), 3);
}

#[test]
fn a_missing_topic_is_created_only_if_client_and_broker_agree() {
    let broker = TestBroker::start_with(&["num.partitions=3"]);
    let mut client = broker.client();
    let refused = only_topic(&mut client, &by_name("orders"), 4);
    assert_eq!(
        refused.error_code,
        ErrorCode::UnknownTopicOrPartition.code()
    );
    let mut agreeing = by_name("orders");
    agreeing.allow_auto_topic_creation = true;
    let created = only_topic(&mut client, &agreeing, 4);
    assert_eq!((created.error_code, created.partitions.len()), (0, 3));
    // Before version 4 there is no flag, and asking is agreeing.
    let mut old = by_name("older");
    old.allow_auto_topic_creation = true;
    assert_eq!(only_topic(&mut client, &old, 1).error_code, 0);

    let unwilling = TestBroker::start_with(&["auto.create.topics.enable=false"]);
    let refused = only_topic(&mut unwilling.client(), &agreeing, 4);
    assert_eq!(
        refused.error_code,
        ErrorCode::UnknownTopicOrPartition.code()
    );
}

#[test]
fn illegal_and_reserved_names_are_not_created() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    let mut code = |name| {
        let mut request = by_name(name);
        request.allow_auto_topic_creation = true;
        only_topic(&mut client, &request, 9).error_code
    };
    assert_eq!(code("no spaces"), ErrorCode::InvalidTopicException.code());
    assert_eq!(code(""), ErrorCode::InvalidTopicException.code());
    assert_eq!(
        code("__transaction_state"),
        ErrorCode::UnknownTopicOrPartition.code()
    );
}

#[test]
fn topic_ids_work_since_version_12_and_are_refused_before() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    let topic_id = client.create_topic("orders", 1, &[]).topic_id;
    assert!(!topic_id.is_zero());
    let found = only_topic(&mut client, &by_id(topic_id), 12);
    assert_eq!(found.name.as_deref(), Some("orders"));
    let unknown = only_topic(&mut client, &by_id(Uuid([7; 16])), 12);
    assert_eq!(unknown.error_code, ErrorCode::UnknownTopicId.code());
    assert_eq!((unknown.name, unknown.topic_id), (None, Uuid([7; 16])));
    for version in [10, 11] {
        let refused = only_topic(&mut client, &by_id(topic_id), version);
        assert_eq!(refused.error_code, ErrorCode::InvalidRequest.code());
    }
}

#[test]
fn operations_are_told_only_when_asked_for() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 1, &[]);
    let mut request = by_name("orders");
    let silent = client.call(&request, 8);
    assert_eq!(silent.cluster_authorized_operations, i32::MIN);
    assert_eq!(silent.topics[0].topic_authorized_operations, i32::MIN);
    request.include_cluster_authorized_operations = true;
    request.include_topic_authorized_operations = true;
    let told = client.call(&request, 8);
    assert_eq!(told.cluster_authorized_operations, 8096);
    assert_eq!(told.topics[0].topic_authorized_operations, 3576);
}

#[test]
fn the_cluster_keeps_its_id_over_restarts() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let ids: Vec<_> = (0..2)
        .map(|_| {
            let broker = TestBroker::start_in(folder.path());
            let response = broker.client().call(&DescribeClusterRequest::default(), 2);
            assert_eq!(response.brokers.len(), 1);
            assert!(!response.brokers[0].is_fenced);
            response.cluster_id
        })
        .collect();
    assert_eq!(ids[0], ids[1]);
}

#[test]
fn controller_endpoints_are_not_served_here() {
    let broker = TestBroker::start();
    let request = DescribeClusterRequest {
        endpoint_type: 2,
        ..Default::default()
    };
    let response = broker.client().call(&request, 1);
    assert_eq!(
        response.error_code,
        ErrorCode::MismatchedEndpointType.code()
    );
    assert!(response.brokers.is_empty());
}

#[test]
fn an_advertised_address_wins_over_the_one_listened_on() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let mut command = serve_command(folder.path(), "127.0.0.1:0", &[]);
    command.args(["--advertise", "broker.example:1234"]);
    let broker = TestBroker::from_command(command, folder);
    let response = broker.client().call(&MetadataRequest::default(), 9);
    let own = &response.brokers[0];
    assert_eq!((&*own.host, own.port), ("broker.example", 1234));
}

#[test]
fn on_a_wildcard_clients_are_told_the_address_they_used() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let command = serve_command(folder.path(), "0.0.0.0:0", &[]);
    let broker = TestBroker::from_command(command, folder);
    let address = std::net::SocketAddr::from(([127, 0, 0, 1], broker.address().port()));
    let response = Client::connect(address).call(&MetadataRequest::default(), 9);
    let own = &response.brokers[0];
    assert_eq!(
        (&*own.host, own.port),
        ("127.0.0.1", i32::from(address.port()))
    );
}

#[test]
fn partitions_are_described_page_by_page() {
    let broker = TestBroker::start_with(&["max.request.partition.size.limit=4"]);
    let mut client = broker.client();
    client.create_topic("b", 5, &[]);
    client.create_topic("a", 2, &[]);
    let mut cursor = None;
    let mut seen = Vec::new();
    loop {
        let request = DescribeTopicPartitionsRequest {
            cursor: cursor.take(),
            ..Default::default()
        };
        let response = client.call(&request, 0);
        let page: usize = response
            .topics
            .iter()
            .map(|topic| topic.partitions.len())
            .sum();
        assert!((1..=4).contains(&page));
        for topic in response.topics {
            let name = topic.name.expect("known");
            seen.extend(
                topic
                    .partitions
                    .iter()
                    .map(|partition| (name.to_string(), partition.partition_index)),
            );
        }
        match response.next_cursor {
            Some(next) => {
                cursor = Some(Cursor {
                    topic_name: next.topic_name,
                    partition_index: next.partition_index,
                });
            }
            None => break,
        }
    }
    let expected: Vec<_> = [("a", 2), ("b", 5)]
        .iter()
        .flat_map(|(name, count)| (0..*count).map(|index| (name.to_string(), index)))
        .collect();
    assert_eq!(seen, expected);
}

#[test]
fn an_unknown_topic_is_described_as_unknown() {
    let broker = TestBroker::start();
    let request = DescribeTopicPartitionsRequest {
        topics: vec![TopicRequest {
            name: "gone".into(),
        }],
        ..Default::default()
    };
    let response = broker.client().call(&request, 0);
    assert_eq!(
        response.topics[0].error_code,
        ErrorCode::UnknownTopicOrPartition.code()
    );
}
