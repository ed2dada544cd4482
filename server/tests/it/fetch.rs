//! Fetch without sessions: limits, waiting, positions, epochs.

use std::time::{Duration, Instant};

use bytes::Bytes;
use ringspool_engine::Batch;
use ringspool_protocol::messages::fetch_request::{FetchRequest, FetchTopic};
use ringspool_protocol::messages::fetch_response::FetchResponse;
use ringspool_protocol::{ErrorCode, Uuid};

use crate::broker::TestBroker;
use crate::client::Client;
use crate::records::{
    FETCH_VERSION, PRODUCE_VERSION, batch, fetch_partition, fetch_request, fetched, filled,
    produce_request, produced, records_of,
};

fn append(client: &mut Client, topic: &str, partition_index: i32, records: Bytes) {
    let request = produce_request(topic, partition_index, -1, Some(records));
    let response = produced(client.call(&request, PRODUCE_VERSION));
    assert_eq!(response.error_code, 0, "{:?}", response.error_message);
}

#[test]
fn an_offset_within_a_batch_returns_the_whole_batch() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 1, &[]);
    append(&mut client, "orders", 0, batch(&["a", "b", "c"]));
    append(&mut client, "orders", 0, batch(&["d"]));
    let data = fetched(client.call(&fetch_request("orders", 0, 1), FETCH_VERSION));
    let offsets: Vec<i64> = records_of(&data)
        .iter()
        .map(|(offset, _)| *offset)
        .collect();
    assert_eq!(offsets, [0, 1, 2, 3]);
}

#[test]
fn the_positions_of_the_partition_come_with_the_records() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 1, &[]);
    append(&mut client, "orders", 0, batch(&["a", "b"]));
    for fetch_offset in [0, 2] {
        let data = fetched(client.call(&fetch_request("orders", 0, fetch_offset), FETCH_VERSION));
        assert_eq!(data.error_code, 0);
        assert_eq!(
            (
                data.high_watermark,
                data.last_stable_offset,
                data.log_start_offset
            ),
            (2, 2, 0)
        );
    }
}

#[test]
fn limits_never_withhold_the_first_batch() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 2, &[]);
    let large = "x".repeat(50_000);
    for _ in 0..3 {
        append(&mut client, "orders", 0, batch(&[large.as_str()]));
        append(&mut client, "orders", 1, batch(&[large.as_str()]));
    }
    let mut request = fetch_request("orders", 0, 0);
    request.max_bytes = 1;
    request.topics[0].partitions[0].partition_max_bytes = 1;
    request.topics[0].partitions.push(fetch_partition(1, 0));
    let response = client.call(&request, FETCH_VERSION);
    let counts: Vec<usize> = response.responses[0]
        .partitions
        .iter()
        .map(|data| records_of(data).len())
        .collect();
    assert_eq!(counts, [1, 0], "one batch, from the first partition named");
}

#[test]
fn offsets_outside_the_log_are_out_of_range() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 1, &[]);
    append(&mut client, "orders", 0, batch(&["a"]));
    for fetch_offset in [-1, 2, i64::MAX, i64::MIN] {
        let data = fetched(client.call(&fetch_request("orders", 0, fetch_offset), FETCH_VERSION));
        let code = ErrorCode::from_code(data.error_code);
        assert_eq!(code, Some(ErrorCode::OffsetOutOfRange), "{fetch_offset}");
        assert!(records_of(&data).is_empty());
    }
}

#[test]
fn a_waiting_fetch_is_answered_as_soon_as_records_are_readable() {
    let broker = TestBroker::start();
    let mut reader = broker.client();
    let mut writer = broker.client();
    reader.create_topic("orders", 4, &[]);
    for partition_index in 0..4 {
        let mut request = fetch_request("orders", 0, 0);
        request.topics[0].partitions = (0..4)
            .map(|index| fetch_partition(index, i64::from(index < partition_index)))
            .collect();
        request.min_bytes = 1;
        // Far longer than a test waits for a response.
        request.max_wait_ms = 3_600_000;
        reader.send(&request, FETCH_VERSION);
        append(&mut writer, "orders", partition_index, batch(&["a"]));
        let (_, response) = reader.receive::<FetchRequest>(FETCH_VERSION);
        let found: usize = response.responses[0]
            .partitions
            .iter()
            .map(|data| records_of(data).len())
            .sum();
        assert_eq!(found, 1);
    }
}

#[test]
fn a_waiting_fetch_counts_bytes_over_all_partitions() {
    let broker = TestBroker::start();
    let mut reader = broker.client();
    let mut writer = broker.client();
    reader.create_topic("orders", 4, &[]);
    let records = batch(&["x".repeat(1000).as_str()]);
    let mut request = fetch_request("orders", 0, 0);
    request.topics[0].partitions = (0..4).map(|index| fetch_partition(index, 0)).collect();
    request.min_bytes = i32::try_from(records.len()).expect("small") * 4;
    request.max_wait_ms = 3_600_000;
    reader.send(&request, FETCH_VERSION);
    for partition_index in 0..4 {
        append(&mut writer, "orders", partition_index, records.clone());
    }
    let (_, response) = reader.receive::<FetchRequest>(FETCH_VERSION);
    let partitions = &response.responses[0].partitions;
    assert!(partitions.iter().all(|data| records_of(data).len() == 1));
}

#[test]
fn a_fetch_that_finds_too_little_is_answered_at_its_deadline() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 1, &[]);
    append(&mut client, "orders", 0, batch(&["a"]));
    let mut request = fetch_request("orders", 0, 0);
    request.min_bytes = 1_000_000;
    request.max_wait_ms = 200;
    let started = Instant::now();
    let data = fetched(client.call(&request, FETCH_VERSION));
    assert!(started.elapsed() >= Duration::from_millis(200));
    assert_eq!(records_of(&data).len(), 1, "what is there comes along");
}

fn codes(response: &FetchResponse) -> Vec<i16> {
    response
        .responses
        .iter()
        .flat_map(|topic| &topic.partitions)
        .map(|data| data.error_code)
        .collect()
}

/// Kafka's rule: what cannot be read is told at once, what does not exist comes along with the rest.
#[test]
fn an_error_of_reading_ends_the_wait_at_once() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 2, &[]);
    let mut request = fetch_request("orders", 0, 0);
    request.topics[0].partitions.push(fetch_partition(1, 5));
    request.min_bytes = 1;
    request.max_wait_ms = 3_600_000;
    let response = client.call(&request, FETCH_VERSION);
    assert_eq!(codes(&response), [0, ErrorCode::OffsetOutOfRange.code()]);
    request.topics[0].partitions[1] = fetch_partition(1, 0);
    request.topics[0].partitions[1].current_leader_epoch = 9;
    let response = client.call(&request, FETCH_VERSION);
    assert_eq!(codes(&response), [0, ErrorCode::UnknownLeaderEpoch.code()]);
    request.topics[0].partitions.truncate(1);
    request.replica_id = 2;
    let response = client.call(&request, FETCH_VERSION);
    assert_eq!(codes(&response), [ErrorCode::NotLeaderOrFollower.code()]);
}

#[test]
fn unknown_partitions_wait_with_the_others_for_records() {
    let broker = TestBroker::start();
    let mut reader = broker.client();
    let mut writer = broker.client();
    reader.create_topic("orders", 1, &[]);
    for session_epoch in [-1, 0] {
        let fetch_offset = i64::from(session_epoch + 1);
        let mut request = fetch_request("orders", 0, fetch_offset);
        request.topics[0].partitions.push(fetch_partition(9, 0));
        request.topics.extend(fetch_request("gone", 0, 0).topics);
        request.session_epoch = session_epoch;
        request.min_bytes = 1;
        request.max_wait_ms = 3_600_000;
        reader.send(&request, FETCH_VERSION);
        append(&mut writer, "orders", 0, batch(&["a"]));
        let (_, response) = reader.receive::<FetchRequest>(FETCH_VERSION);
        let unknown = ErrorCode::UnknownTopicOrPartition.code();
        assert_eq!(codes(&response), [0, unknown, unknown]);
        let found = records_of(&response.responses[0].partitions[0]);
        assert_eq!(found.len(), 1, "the answer came with the record");
    }
}

#[test]
fn unknown_partitions_alone_are_answered_at_once() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    let mut request = fetch_request("gone", 0, 0);
    request.topics[0].partitions.push(fetch_partition(1, 0));
    request.min_bytes = 1;
    request.max_wait_ms = 3_600_000;
    let unknown = ErrorCode::UnknownTopicOrPartition.code();
    for session_epoch in [-1, 0] {
        request.session_epoch = session_epoch;
        let response = client.call(&request, FETCH_VERSION);
        assert_eq!(codes(&response), [unknown, unknown]);
    }
}

#[test]
fn deleting_a_topic_ends_the_wait_of_its_readers() {
    let broker = TestBroker::start();
    let mut reader = broker.client();
    let mut admin = broker.client();
    admin.create_topic("orders", 1, &[]);
    let mut request = fetch_request("orders", 0, 0);
    request.min_bytes = 1;
    request.max_wait_ms = 3_600_000;
    reader.send(&request, FETCH_VERSION);
    admin.call(
        &ringspool_protocol::messages::delete_topics_request::DeleteTopicsRequest {
            topic_names: vec!["orders".into()],
            ..Default::default()
        },
        5,
    );
    let (_, response) = reader.receive::<FetchRequest>(FETCH_VERSION);
    assert_eq!(
        fetched(response).error_code,
        ErrorCode::UnknownTopicOrPartition.code()
    );
}

#[test]
fn only_committed_readers_get_a_list_of_aborted_transactions() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 1, &[]);
    let mut request = fetch_request("orders", 0, 0);
    for (isolation_level, expected) in [(0, None), (1, Some(Vec::new()))] {
        request.isolation_level = isolation_level;
        for version in [4, 11, 12] {
            let data = fetched(client.call(&request, version));
            assert_eq!(data.aborted_transactions, expected, "version {version}");
        }
    }
    request.isolation_level = 7;
    let response = client.call(&request, FETCH_VERSION);
    assert_eq!(response.error_code, ErrorCode::InvalidRequest.code());
}

#[test]
fn a_wrong_leader_epoch_is_refused_and_the_leader_named_since_version_16() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let broker = TestBroker::start_in(folder.path());
    let topic_id = broker.client().create_topic("orders", 1, &[]).topic_id;
    drop(broker);
    // Every start raises the epoch, so that epoch 0 is fenced now.
    let broker = TestBroker::start_in(folder.path());
    let mut client = broker.client();
    let mut fetch = |epoch, version| {
        let mut request = fetch_request("orders", 0, 0);
        request.topics[0].topic_id = topic_id;
        request.topics[0].partitions[0].current_leader_epoch = epoch;
        client.call(&request, version)
    };
    assert_eq!(fetched(fetch(1, FETCH_VERSION)).error_code, 0);
    assert_eq!(fetched(fetch(2, FETCH_VERSION)).error_code, 75);
    let unnamed = fetched(fetch(0, FETCH_VERSION));
    assert_eq!(
        (unnamed.error_code, unnamed.current_leader.leader_id),
        (74, -1)
    );
    let response = fetch(0, 16);
    assert_eq!(response.node_endpoints.len(), 1);
    assert_eq!(
        response.node_endpoints[0].port,
        i32::from(broker.address().port())
    );
    let named = fetched(response);
    assert_eq!(named.error_code, 74);
    assert_eq!(
        (
            named.current_leader.leader_id,
            named.current_leader.leader_epoch
        ),
        (1, 1)
    );
    // An error that says nothing about the leader names none.
    assert!(fetch(2, 16).node_endpoints.is_empty());
}

#[test]
fn topics_are_named_by_id_alone_since_version_13() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    let topic_id = client.create_topic("orders", 1, &[]).topic_id;
    append(&mut client, "orders", 0, batch(&["a"]));
    let by_id = |topic_id| {
        let mut request = fetch_request("", 0, 0);
        request.topics[0].topic_id = topic_id;
        request
    };
    let response = client.call(&by_id(topic_id), 13);
    assert_eq!(response.responses[0].topic_id, topic_id);
    assert_eq!(records_of(&fetched(response)).len(), 1);
    for unknown in [Uuid([7; 16]), Uuid::ZERO] {
        let data = fetched(client.call(&by_id(unknown), 13));
        assert_eq!(data.error_code, ErrorCode::UnknownTopicId.code());
    }
    let data = fetched(client.call(&fetch_request("gone", 0, 0), 12));
    assert_eq!(data.error_code, ErrorCode::UnknownTopicOrPartition.code());
}

#[test]
fn a_stranger_cannot_read_like_a_replica() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 1, &[]);
    let mut request = fetch_request("orders", 0, 0);
    request.replica_id = 2;
    let data = fetched(client.call(&request, FETCH_VERSION));
    assert_eq!(data.error_code, ErrorCode::NotLeaderOrFollower.code());
}

#[test]
fn the_service_order_is_the_order_of_the_request() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("a", 1, &[]);
    client.create_topic("b", 2, &[]);
    let topic = |name: &str, partitions: &[i32]| FetchTopic {
        topic: name.into(),
        partitions: partitions
            .iter()
            .map(|index| fetch_partition(*index, 0))
            .collect(),
        ..Default::default()
    };
    let request = FetchRequest {
        max_bytes: 1000,
        topics: vec![topic("b", &[1, 0]), topic("a", &[0])],
        ..Default::default()
    };
    let response = client.call(&request, FETCH_VERSION);
    let order: Vec<(String, Vec<i32>)> = response
        .responses
        .iter()
        .map(|topic| {
            let indexes = topic.partitions.iter().map(|data| data.partition_index);
            (topic.topic.to_string(), indexes.collect())
        })
        .collect();
    assert_eq!(
        order,
        [("b".to_owned(), vec![1, 0]), ("a".to_owned(), vec![0])]
    );
}

#[test]
fn records_of_settled_segments_come_back_as_they_were() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    // Several laps of a ring of 4 files of 4 MiB on each of 2 shards.
    client.create_topic("orders", 2, &[("max.message.bytes", "2000000")]);
    let value = "x".repeat(1_000_000);
    let records = filled(Batch::builder(), &[value.as_str()]);
    let rounds = 40;
    for round in 0..rounds {
        append(&mut client, "orders", round % 2, records.clone());
    }
    for partition_index in 0..2 {
        let mut found = 0;
        while found < i64::from(rounds) / 2 {
            let request = fetch_request("orders", partition_index, found);
            let data = fetched(client.call(&request, FETCH_VERSION));
            for (offset, text) in records_of(&data) {
                assert_eq!(offset, found);
                assert_eq!(text.len(), value.len());
                found += 1;
            }
        }
    }
}

/// Without this, many readers of old records at a time would take any amount of memory.
#[test]
fn a_response_read_from_files_stays_within_its_share_of_the_memory_budget() {
    let broker = TestBroker::start_with(&["memory.budget.bytes=16777216"]);
    let share_bytes = 16_777_216 / 8;
    let mut client = broker.client();
    client.create_topic("orders", 1, &[]);
    let value = "x".repeat(100_000);
    let rounds = 120;
    for _ in 0..rounds {
        append(&mut client, "orders", 0, batch(&[value.as_str()]));
    }
    let mut found = 0;
    while found < rounds {
        let mut request = fetch_request("orders", 0, found);
        request.max_bytes = 10_000_000;
        request.topics[0].partitions[0].partition_max_bytes = 10_000_000;
        let offsets = records_of(&fetched(client.call(&request, FETCH_VERSION)));
        if found == 0 {
            assert!(offsets.len() * value.len() <= share_bytes);
        }
        assert!(!offsets.is_empty(), "offset {found} can be read");
        found += offsets.len() as i64;
    }
}
