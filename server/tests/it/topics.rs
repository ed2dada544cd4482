//! CreateTopics and DeleteTopics.

use ringspool_protocol::messages::create_topics_request::{
    CreatableReplicaAssignment, CreatableTopic, CreateTopicsRequest,
};
use ringspool_protocol::messages::create_topics_response::CreatableTopicResult;
use ringspool_protocol::messages::delete_topics_request::{DeleteTopicState, DeleteTopicsRequest};
use ringspool_protocol::messages::delete_topics_response::DeletableTopicResult;
use ringspool_protocol::messages::metadata_request::MetadataRequest;
use ringspool_protocol::{ErrorCode, Uuid};

use crate::broker::TestBroker;
use crate::client::Client;
use crate::records::{
    FETCH_VERSION, PRODUCE_VERSION, batch, fetch_request, fetched, produce_request, produced,
    records_of,
};

fn topic(name: &str) -> CreatableTopic {
    CreatableTopic {
        name: name.into(),
        num_partitions: -1,
        replication_factor: -1,
        ..Default::default()
    }
}

fn create(
    client: &mut Client,
    topics: Vec<CreatableTopic>,
    version: i16,
) -> Vec<CreatableTopicResult> {
    let request = CreateTopicsRequest {
        topics,
        ..Default::default()
    };
    client.call(&request, version).topics
}

fn delete_by_name(client: &mut Client, name: &str) -> DeletableTopicResult {
    let request = DeleteTopicsRequest {
        topic_names: vec![name.into()],
        ..Default::default()
    };
    client.call(&request, 5).responses.remove(0)
}

fn topic_names(client: &mut Client) -> Vec<String> {
    let request = MetadataRequest {
        topics: None,
        ..Default::default()
    };
    let response = client.call(&request, 9);
    let names = response.topics.into_iter();
    names
        .map(|topic| topic.name.unwrap_or_default().to_string())
        .collect()
}

#[test]
fn each_topic_of_a_request_stands_on_its_own() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    let mut replicated = topic("replicated");
    replicated.replication_factor = 2;
    let results = create(
        &mut client,
        vec![
            topic("orders"),
            topic("not legal"),
            replicated,
            topic("other"),
        ],
        7,
    );
    let codes: Vec<_> = results.iter().map(|result| result.error_code).collect();
    assert_eq!(codes, [0, 17, 38, 0]);
    assert!(results[1].error_message.is_some());
    assert_eq!(topic_names(&mut client), ["orders", "other"]);
    let again = create(&mut client, vec![topic("orders"), topic("or.ders")], 7);
    assert_eq!(again[0].error_code, ErrorCode::TopicAlreadyExists.code());
    assert_eq!(again[1].error_code, 0);
}

#[test]
fn names_that_collide_in_metrics_are_refused() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("a.b", 1, &[]);
    let results = create(&mut client, vec![topic("a_b")], 7);
    assert_eq!(
        results[0].error_code,
        ErrorCode::InvalidTopicException.code()
    );
}

#[test]
fn validation_alone_creates_nothing() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    let request = CreateTopicsRequest {
        topics: vec![topic("orders"), topic("not legal")],
        validate_only: true,
        ..Default::default()
    };
    let response = client.call(&request, 7);
    let codes: Vec<_> = response
        .topics
        .iter()
        .map(|result| result.error_code)
        .collect();
    assert_eq!(codes, [0, 17]);
    assert!(topic_names(&mut client).is_empty());
}

#[test]
fn the_result_tells_counts_and_configs_since_version_5() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    let result = client.create_topic("orders", 2, &[("retention.ms", "5000")]);
    assert_eq!((result.num_partitions, result.replication_factor), (2, 1));
    assert!(!result.topic_id.is_zero());
    let configs = result.configs.expect("since version 5");
    let find = |name: &str| {
        configs
            .iter()
            .find(|config| &*config.name == name)
            .map(|config| {
                (
                    config.value.as_deref().unwrap_or("").to_owned(),
                    config.config_source,
                )
            })
    };
    assert_eq!(find("retention.ms"), Some(("5000".to_owned(), 1)));
    assert_eq!(find("cleanup.policy"), Some(("delete".to_owned(), 5)));
    let old = create(&mut client, vec![topic("older")], 4);
    assert_eq!(old[0].error_code, 0);
    assert_eq!(old[0].num_partitions, -1);
}

#[test]
fn assignments_name_this_broker_and_nothing_else() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    let assigned = |name: &str, broker_id| {
        let mut topic = topic(name);
        topic.assignments = (0..2)
            .map(|partition_index| CreatableReplicaAssignment {
                partition_index,
                broker_ids: vec![broker_id],
            })
            .collect();
        topic
    };
    let results = create(
        &mut client,
        vec![assigned("ours", 1), assigned("theirs", 9)],
        7,
    );
    assert_eq!((results[0].error_code, results[0].num_partitions), (0, 2));
    assert_eq!(
        results[1].error_code,
        ErrorCode::InvalidReplicaAssignment.code()
    );
}

#[test]
fn a_deleted_topic_is_gone_and_its_successor_is_empty() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    let first_id = client.create_topic("orders", 1, &[]).topic_id;
    let request = produce_request("orders", 0, -1, Some(batch(&["old"])));
    assert_eq!(
        produced(client.call(&request, PRODUCE_VERSION)).error_code,
        0
    );
    assert_eq!(delete_by_name(&mut client, "orders").error_code, 0);
    assert_eq!(
        delete_by_name(&mut client, "orders").error_code,
        ErrorCode::UnknownTopicOrPartition.code()
    );
    assert_eq!(
        produced(client.call(&request, PRODUCE_VERSION)).error_code,
        ErrorCode::UnknownTopicOrPartition.code()
    );
    let second_id = client.create_topic("orders", 1, &[]).topic_id;
    assert_ne!(first_id, second_id);
    let data = fetched(client.call(&fetch_request("orders", 0, 0), FETCH_VERSION));
    assert_eq!((data.error_code, data.high_watermark), (0, 0));
    assert!(records_of(&data).is_empty());
}

#[test]
fn version_6_deletes_by_name_or_by_id_but_not_both() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    let by_id = client.create_topic("by-id", 1, &[]).topic_id;
    client.create_topic("by-name", 1, &[]);
    let state = |name: Option<&str>, topic_id| DeleteTopicState {
        name: name.map(Into::into),
        topic_id,
    };
    let request = DeleteTopicsRequest {
        topics: vec![
            state(None, by_id),
            state(Some("by-name"), Uuid::ZERO),
            state(Some("by-name"), by_id),
            state(None, Uuid([7; 16])),
            state(None, Uuid::ZERO),
        ],
        ..Default::default()
    };
    let response = client.call(&request, 6);
    let codes: Vec<_> = response
        .responses
        .iter()
        .map(|result| result.error_code)
        .collect();
    assert_eq!(codes, [0, 0, 42, 100, 42]);
    assert_eq!(response.responses[0].name.as_deref(), Some("by-id"));
    assert!(topic_names(&mut client).is_empty());
}

#[test]
fn topics_survive_a_kill() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let broker = TestBroker::start_in(folder.path());
    let mut client = broker.client();
    client.create_topic("kept", 3, &[("retention.ms", "5000")]);
    client.create_topic("deleted", 1, &[]);
    delete_by_name(&mut client, "deleted");
    drop(broker);
    let broker = TestBroker::start_in(folder.path());
    assert_eq!(topic_names(&mut broker.client()), ["kept"]);
}
