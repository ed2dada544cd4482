//! Incremental fetch sessions over the wire (KIP-227).

use ringspool_protocol::ErrorCode;
use ringspool_protocol::messages::fetch_request::{FetchRequest, ForgottenTopic};
use ringspool_protocol::messages::fetch_response::FetchResponse;

use crate::broker::TestBroker;
use crate::client::Client;
use crate::records::{
    FETCH_VERSION, PRODUCE_VERSION, batch, fetch_partition, fetch_request, produce_request,
    produced, records_of,
};

fn append(client: &mut Client, partition_index: i32, value: &str) {
    let request = produce_request("orders", partition_index, -1, Some(batch(&[value])));
    assert_eq!(
        produced(client.call(&request, PRODUCE_VERSION)).error_code,
        0
    );
}

/// Opens a session over the first partitions of `orders`.
fn open(client: &mut Client, partition_count: i32) -> FetchResponse {
    let mut request = fetch_request("orders", 0, 0);
    request.session_epoch = 0;
    request.topics[0].partitions = (0..partition_count)
        .map(|index| fetch_partition(index, 0))
        .collect();
    client.call(&request, FETCH_VERSION)
}

/// A request of a session that changes nothing.
fn next(session_id: i32, session_epoch: i32) -> FetchRequest {
    FetchRequest {
        session_id,
        session_epoch,
        max_bytes: 1 << 20,
        ..Default::default()
    }
}

fn named(response: &FetchResponse) -> Vec<i32> {
    response
        .responses
        .iter()
        .flat_map(|topic| &topic.partitions)
        .map(|data| data.partition_index)
        .collect()
}

#[test]
fn a_session_sends_only_what_changed() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 3, &[]);
    let opened = open(&mut client, 3);
    assert_eq!(opened.error_code, 0);
    assert!(opened.session_id > 0);
    assert_eq!(named(&opened), [0, 1, 2], "a full response names all");
    let quiet = client.call(&next(opened.session_id, 1), FETCH_VERSION);
    assert_eq!(quiet.session_id, opened.session_id);
    assert!(named(&quiet).is_empty());
    append(&mut client, 1, "a");
    let changed = client.call(&next(opened.session_id, 2), FETCH_VERSION);
    assert_eq!(named(&changed), [1]);
    assert_eq!(records_of(&changed.responses[0].partitions[0]).len(), 1);
    // The client moves on; the rest of the session stays as it is.
    let mut moved = fetch_request("orders", 1, 1);
    moved.session_id = opened.session_id;
    moved.session_epoch = 3;
    assert!(named(&client.call(&moved, FETCH_VERSION)).is_empty());
}

#[test]
fn every_partition_gets_its_turn_under_a_small_limit() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 4, &[]);
    let opened = open(&mut client, 4);
    for partition_index in 0..4 {
        append(&mut client, partition_index, &"x".repeat(1000));
    }
    let mut served = Vec::new();
    for session_epoch in 1..=4 {
        let mut request = next(opened.session_id, session_epoch);
        request.max_bytes = 1;
        let response = client.call(&request, FETCH_VERSION);
        served.extend(
            response
                .responses
                .iter()
                .flat_map(|topic| &topic.partitions)
                .filter(|data| !records_of(data).is_empty())
                .map(|data| data.partition_index),
        );
    }
    served.sort_unstable();
    assert_eq!(served, [0, 1, 2, 3]);
}

#[test]
fn partitions_can_be_forgotten_and_a_session_without_any_ends() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 2, &[]);
    let opened = open(&mut client, 2);
    let forget = |session_epoch, partition_index| {
        let mut request = next(opened.session_id, session_epoch);
        request.forgotten_topics_data = vec![ForgottenTopic {
            topic: "orders".into(),
            partitions: vec![partition_index],
            ..Default::default()
        }];
        request
    };
    client.call(&forget(1, 0), FETCH_VERSION);
    append(&mut client, 0, "a");
    append(&mut client, 1, "b");
    let response = client.call(&next(opened.session_id, 2), FETCH_VERSION);
    assert_eq!(named(&response), [1]);
    let ended = client.call(&forget(3, 1), FETCH_VERSION);
    assert_eq!((ended.error_code, ended.session_id), (0, 0));
    let gone = client.call(&next(opened.session_id, 4), FETCH_VERSION);
    assert_eq!(gone.error_code, ErrorCode::FetchSessionIdNotFound.code());
}

#[test]
fn wrong_ids_and_epochs_are_refused_in_the_response_itself() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 1, &[]);
    let opened = open(&mut client, 1);
    for (request, version, expected) in [
        (
            next(opened.session_id, 5),
            FETCH_VERSION,
            ErrorCode::InvalidFetchSessionEpoch,
        ),
        (
            next(opened.session_id ^ 2, 1),
            FETCH_VERSION,
            ErrorCode::FetchSessionIdNotFound,
        ),
        (
            next(opened.session_id, 1),
            13,
            ErrorCode::FetchSessionTopicIdError,
        ),
    ] {
        let response = client.call(&request, version);
        assert_eq!(ErrorCode::from_code(response.error_code), Some(expected));
        assert!(response.responses.is_empty());
    }
    assert_eq!(
        client
            .call(&next(opened.session_id, 1), FETCH_VERSION)
            .error_code,
        0
    );
}

#[test]
fn a_session_is_known_only_on_the_shard_that_opened_it() {
    let broker = TestBroker::start();
    let mut first = broker.client();
    first.create_topic("orders", 1, &[]);
    let opened = open(&mut first, 1);
    // With two shards the second connection goes to the other one.
    let response = broker
        .client()
        .call(&next(opened.session_id, 1), FETCH_VERSION);
    assert_eq!(
        response.error_code,
        ErrorCode::FetchSessionIdNotFound.code()
    );
}

#[test]
fn the_final_epoch_closes_a_session() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 1, &[]);
    let opened = open(&mut client, 1);
    let mut closing = fetch_request("orders", 0, 0);
    closing.session_id = opened.session_id;
    closing.session_epoch = -1;
    let closed = client.call(&closing, FETCH_VERSION);
    assert_eq!((closed.error_code, closed.session_id), (0, 0));
    let gone = client.call(&next(opened.session_id, 1), FETCH_VERSION);
    assert_eq!(gone.error_code, ErrorCode::FetchSessionIdNotFound.code());
}

#[test]
fn without_slots_every_fetch_is_without_a_session() {
    let broker = TestBroker::start_with(&["max.incremental.fetch.session.cache.slots=0"]);
    let mut client = broker.client();
    client.create_topic("orders", 1, &[]);
    let opened = open(&mut client, 1);
    assert_eq!((opened.error_code, opened.session_id), (0, 0));
    assert_eq!(named(&opened), [0]);
}
