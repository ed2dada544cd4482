//! Produce: what is accepted, what is refused and how, acks, and order.

use bytes::Bytes;
use ringspool_engine::Batch;
use ringspool_engine::record::Compression;
use ringspool_protocol::frame::request_frame;
use ringspool_protocol::messages::metadata_request::MetadataRequest;
use ringspool_protocol::messages::produce_request::ProduceRequest;
use ringspool_protocol::{ErrorCode, Uuid};

use crate::broker::TestBroker;
use crate::client::Client;
use crate::records::{
    FETCH_VERSION, PRODUCE_VERSION, batch, compressed_batch, fetch_request, fetched, filled,
    produce_request, produced, records_of,
};

fn produce(client: &mut Client, acks: i16, records: Bytes) -> (i16, i64) {
    let request = produce_request("orders", 0, acks, Some(records));
    let response = produced(client.call(&request, PRODUCE_VERSION));
    (response.error_code, response.base_offset)
}

fn error_of(client: &mut Client, request: &ProduceRequest, version: i16) -> Option<ErrorCode> {
    ErrorCode::from_code(produced(client.call(request, version)).error_code)
}

#[test]
fn offsets_count_records_from_zero_under_every_acks() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 1, &[]);
    assert_eq!(produce(&mut client, -1, batch(&["a", "b"])), (0, 0));
    assert_eq!(produce(&mut client, 1, batch(&["c"])), (0, 2));
    client.send(
        &produce_request("orders", 0, 0, Some(batch(&["d", "e", "f"]))),
        PRODUCE_VERSION,
    );
    assert_eq!(produce(&mut client, -1, batch(&["g"])), (0, 6));
    let data = fetched(client.call(&fetch_request("orders", 0, 0), FETCH_VERSION));
    let values: String = records_of(&data)
        .into_iter()
        .map(|(_, value)| value)
        .collect();
    assert_eq!(values, "abcdefg");
}

/// Both requests are read at once, so that the failure of the second is known before the first is answered.
#[test]
fn a_failure_that_closes_the_connection_takes_no_earlier_response_with_it() {
    let broker = TestBroker::start();
    broker.client().create_topic("orders", 1, &[]);
    for round in 0..20 {
        let mut client = broker.client();
        let accepted = produce_request("orders", 0, -1, Some(batch(&["a"])));
        let failing = produce_request("gone", 0, 0, Some(batch(&["b"])));
        let mut bytes = Vec::new();
        for (correlation_id, request) in [(1, &accepted), (2, &failing)] {
            let pieces = request_frame(correlation_id, None, PRODUCE_VERSION, request);
            bytes.extend(pieces.expect("encodes").iter().flatten());
        }
        client.send_bytes(&bytes);
        let (correlation_id, response) = client.receive::<ProduceRequest>(PRODUCE_VERSION);
        assert_eq!(correlation_id, 1);
        assert_eq!(produced(response).base_offset, round);
        client.expect_closed();
    }
}

#[test]
fn acks_0_has_no_response_and_failure_closes_the_connection() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 1, &[]);
    for value in ["a", "b"] {
        client.send(
            &produce_request("orders", 0, 0, Some(batch(&[value]))),
            PRODUCE_VERSION,
        );
    }
    // The next response on the connection belongs to the next request that has one.
    assert_eq!(produce(&mut client, 1, batch(&["c"])), (0, 2));
    client.send(
        &produce_request("gone", 0, 0, Some(batch(&["d"]))),
        PRODUCE_VERSION,
    );
    client.expect_closed();
}

#[test]
fn pipelined_requests_are_appended_and_answered_in_order() {
    check_pipelining(&TestBroker::start());
}

#[test]
fn more_requests_than_may_be_in_flight_only_wait() {
    check_pipelining(&TestBroker::start_with(&[
        "connection.max.in.flight.requests=1",
    ]));
}

fn check_pipelining(broker: &TestBroker) {
    let mut client = broker.client();
    client.create_topic("orders", 3, &[]);
    let large = "x".repeat(100_000);
    let mut sent = Vec::new();
    for index in 0..60 {
        let value = if index % 7 == 0 {
            large.as_str()
        } else {
            "small"
        };
        let acks = if index % 2 == 0 { -1 } else { 1 };
        let request = produce_request("orders", index % 3, acks, Some(batch(&[value])));
        sent.push(client.send(&request, PRODUCE_VERSION));
    }
    for (index, correlation_id) in sent.into_iter().enumerate() {
        let (received, response) = client.receive::<ProduceRequest>(PRODUCE_VERSION);
        assert_eq!(received, correlation_id);
        let response = produced(response);
        assert_eq!(response.error_code, 0);
        assert_eq!(response.base_offset, index as i64 / 3);
    }
}

#[test]
fn one_request_may_fill_partitions_of_every_shard() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 8, &[]);
    let mut request = produce_request("orders", 0, -1, Some(batch(&["a"])));
    let partition = request.topic_data[0].partition_data[0].clone();
    for index in [5, 2, 7, 99, 1] {
        let mut other = partition.clone();
        other.index = index;
        request.topic_data[0].partition_data.push(other);
    }
    let mut response = client.call(&request, PRODUCE_VERSION);
    let partitions = response.responses.remove(0).partition_responses;
    let answers: Vec<_> = partitions
        .iter()
        .map(|partition| (partition.index, partition.error_code, partition.base_offset))
        .collect();
    let expected = [
        (0, 0, 0),
        (5, 0, 0),
        (2, 0, 0),
        (7, 0, 0),
        (99, 3, -1),
        (1, 0, 0),
    ];
    assert_eq!(answers, expected);
}

#[test]
fn bad_batches_are_refused_with_their_own_code_and_change_nothing() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 1, &[("max.message.bytes", "1000")]);
    let good = batch(&["good"]);
    let changed = |position: usize, value: u8| {
        let mut bytes = good.to_vec();
        bytes[position] = value;
        Bytes::from(bytes)
    };
    let last = good.len() - 1;
    let twice = Bytes::from([&good[..], &good[..]].concat());
    let control = filled(Batch::builder().control(), &["x"]);
    let transactional = filled(Batch::builder().transactional(), &["x"]);
    let cases = [
        (
            "CRC",
            changed(last, good[last] ^ 1),
            ErrorCode::CorruptMessage,
        ),
        ("magic 1", changed(16, 1), ErrorCode::InvalidRecord),
        ("magic 0", changed(16, 0), ErrorCode::InvalidRecord),
        ("two batches", twice, ErrorCode::InvalidRecord),
        ("nothing", Bytes::new(), ErrorCode::InvalidRecord),
        ("cut", good.slice(..last), ErrorCode::CorruptMessage),
        ("cut header", good.slice(..20), ErrorCode::CorruptMessage),
        ("control", control, ErrorCode::InvalidRecord),
        ("transactional", transactional, ErrorCode::InvalidTxnState),
        (
            "too large",
            batch(&["x".repeat(1000).as_str()]),
            ErrorCode::MessageTooLarge,
        ),
    ];
    for (name, records, expected) in cases {
        let (code, base_offset) = produce(&mut client, -1, records);
        assert_eq!(ErrorCode::from_code(code), Some(expected), "{name}");
        assert_eq!(base_offset, -1, "{name}");
    }
    let request = produce_request("orders", 0, -1, None);
    assert_eq!(
        error_of(&mut client, &request, PRODUCE_VERSION),
        Some(ErrorCode::InvalidRecord)
    );
    assert_eq!(produce(&mut client, -1, good), (0, 0));
}

#[test]
fn errors_have_a_message_since_version_8() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 1, &[]);
    let corrupt = {
        let mut bytes = batch(&["x"]).to_vec();
        bytes[17] ^= 1;
        Bytes::from(bytes)
    };
    let request = produce_request("orders", 0, -1, Some(corrupt));
    assert_eq!(produced(client.call(&request, 7)).error_message, None);
    assert!(produced(client.call(&request, 8)).error_message.is_some());
}

#[test]
fn topics_are_named_by_id_alone_since_version_13() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    let topic_id = client.create_topic("orders", 1, &[]).topic_id;
    let mut request = produce_request("", 0, -1, Some(batch(&["a"])));
    request.topic_data[0].topic_id = topic_id;
    let response = client.call(&request, 13);
    assert_eq!(response.responses[0].topic_id, topic_id);
    assert_eq!(produced(response).error_code, 0);
    request.topic_data[0].topic_id = Uuid([9; 16]);
    assert_eq!(
        error_of(&mut client, &request, 13),
        Some(ErrorCode::UnknownTopicId)
    );
    let by_name = produce_request("gone", 0, -1, Some(batch(&["a"])));
    assert_eq!(
        error_of(&mut client, &by_name, 12),
        Some(ErrorCode::UnknownTopicOrPartition)
    );
}

#[test]
fn acks_that_do_not_exist_or_cannot_be_met_are_refused() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 1, &[("min.insync.replicas", "2")]);
    let mut code = |acks| {
        let request = produce_request("orders", 0, acks, Some(batch(&["a"])));
        error_of(&mut client, &request, PRODUCE_VERSION)
    };
    assert_eq!(code(2), Some(ErrorCode::InvalidRequiredAcks));
    assert_eq!(code(-2), Some(ErrorCode::InvalidRequiredAcks));
    assert_eq!(code(-1), Some(ErrorCode::NotEnoughReplicas));
    assert_eq!(code(1), Some(ErrorCode::None));
}

#[test]
fn a_transactional_request_is_refused() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 1, &[]);
    let mut request = produce_request("orders", 0, -1, Some(batch(&["a"])));
    request.transactional_id = Some("t".into());
    let response = produced(client.call(&request, PRODUCE_VERSION));
    assert_eq!(response.error_code, ErrorCode::InvalidTxnState.code());
    assert!(response.error_message.is_some());
}

#[test]
fn zstd_needs_produce_version_7_and_fetch_version_10() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 1, &[]);
    let zstd = compressed_batch(&["a", "b"], Compression::Zstd);
    let request = produce_request("orders", 0, -1, Some(zstd));
    assert_eq!(
        error_of(&mut client, &request, 6),
        Some(ErrorCode::UnsupportedCompressionType)
    );
    assert_eq!(error_of(&mut client, &request, 7), Some(ErrorCode::None));
    let fetch = fetch_request("orders", 0, 0);
    let old = fetched(client.call(&fetch, 9));
    assert_eq!(old.error_code, ErrorCode::UnsupportedCompressionType.code());
    let new = fetched(client.call(&fetch, 10));
    assert_eq!(records_of(&new).len(), 2);
}

#[test]
fn every_compression_comes_back_as_it_was_sent() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 1, &[]);
    for compression in Compression::ALL {
        let (code, _) = produce(&mut client, -1, compressed_batch(&["a", "b"], compression));
        assert_eq!(code, 0, "{}", compression.name());
    }
    let data = fetched(client.call(&fetch_request("orders", 0, 0), FETCH_VERSION));
    let values: String = records_of(&data)
        .into_iter()
        .map(|(_, value)| value)
        .collect();
    assert_eq!(values, "ab".repeat(Compression::ALL.len()));
}

#[test]
fn log_append_time_is_told_and_stamped() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("stamped", 1, &[("message.timestamp.type", "LogAppendTime")]);
    client.create_topic("orders", 1, &[]);
    let request = produce_request("stamped", 0, -1, Some(batch(&["a"])));
    let stamped = produced(client.call(&request, PRODUCE_VERSION));
    assert!(stamped.log_append_time_ms > crate::records::TIMESTAMP);
    let data = fetched(client.call(&fetch_request("stamped", 0, 0), FETCH_VERSION));
    // Reading checks the CRC, which covers the new timestamp.
    assert_eq!(records_of(&data).len(), 1);
    let request = produce_request("orders", 0, -1, Some(batch(&["a"])));
    let plain = produced(client.call(&request, PRODUCE_VERSION));
    assert_eq!(plain.log_append_time_ms, -1);
}

#[test]
fn a_compacted_topic_takes_no_record_without_a_key() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("table", 1, &[("cleanup.policy", "compact")]);
    let keyless = produce_request("table", 0, -1, Some(batch(&["a"])));
    assert_eq!(
        error_of(&mut client, &keyless, PRODUCE_VERSION),
        Some(ErrorCode::InvalidRecord)
    );
    let mut builder = Batch::builder();
    builder.push(0, Some(b"key"), Some(b"value"), &[]);
    let keyed = builder.build().expect("one record").into_bytes();
    let keyed = produce_request("table", 0, -1, Some(keyed));
    assert_eq!(
        error_of(&mut client, &keyed, PRODUCE_VERSION),
        Some(ErrorCode::None)
    );
}

#[test]
fn durability_os_serves_every_acks() {
    let broker = TestBroker::start_with(&["durability=os"]);
    let mut client = broker.client();
    client.create_topic("orders", 1, &[]);
    for (index, acks) in [1, -1, 1].into_iter().enumerate() {
        assert_eq!(produce(&mut client, acks, batch(&["a"])), (0, index as i64));
    }
    assert!(broker.banner().contains("os: acks=all waits"));
}

#[test]
fn responses_of_different_apis_keep_the_order_of_their_requests() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 1, &[]);
    let metadata = MetadataRequest::default();
    let records = batch(&["a"]);
    let mut sent = Vec::new();
    for _ in 0..10 {
        // The flush takes longer than the metadata, which must wait for its turn.
        let produce = produce_request("orders", 0, -1, Some(records.clone()));
        sent.push(client.send(&produce, PRODUCE_VERSION));
        sent.push(client.send(&metadata, 9));
        sent.push(client.send(&fetch_request("orders", 0, 0), FETCH_VERSION));
    }
    let received: Vec<i32> = (0..sent.len())
        .map(|_| {
            let frame = client.receive_frame().expect("answered");
            let correlation_id = frame.first_chunk().expect("a response header");
            i32::from_be_bytes(*correlation_id)
        })
        .collect();
    assert_eq!(received, sent);
}

#[test]
fn large_frames_of_many_connections_share_a_small_budget() {
    // A receive buffer for each of these frames at one time would not fit.
    let broker = TestBroker::start_with(&["memory.budget.bytes=16777216"]);
    broker
        .client()
        .create_topic("orders", 4, &[("max.message.bytes", "2000000")]);
    let records = batch(&["x".repeat(1_500_000).as_str()]);
    std::thread::scope(|scope| {
        for partition_index in 0..4 {
            let (broker, records) = (&broker, &records);
            for _ in 0..2 {
                scope.spawn(move || {
                    let mut client = broker.client();
                    let request =
                        produce_request("orders", partition_index, -1, Some(records.clone()));
                    for _ in 0..4 {
                        client.send(&request, PRODUCE_VERSION);
                    }
                    for _ in 0..4 {
                        let (_, response) = client.receive::<ProduceRequest>(PRODUCE_VERSION);
                        assert_eq!(produced(response).error_code, 0);
                    }
                });
            }
        }
    });
    for partition_index in 0..4 {
        let request = fetch_request("orders", partition_index, 7);
        let data = fetched(broker.client().call(&request, FETCH_VERSION));
        assert_eq!(data.high_watermark, 8);
        assert_eq!(records_of(&data)[0].1.len(), 1_500_000);
    }
}
