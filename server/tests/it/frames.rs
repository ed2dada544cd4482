//! Whatever comes over the network, the broker closes that connection at worst and serves the others.

use ringspool_protocol::messages::api_versions_request::ApiVersionsRequest;
use ringspool_protocol::messages::metadata_request::MetadataRequest;

use crate::broker::TestBroker;
use crate::client::Client;

/// A frame with its length in front.
fn framed(body: &[u8]) -> Vec<u8> {
    let mut frame = i32::try_from(body.len())
        .expect("short")
        .to_be_bytes()
        .to_vec();
    frame.extend_from_slice(body);
    frame
}

/// Key, version, correlation id and client id of a request header without tags.
fn header(api_key: i16, version: i16) -> Vec<u8> {
    let mut bytes = api_key.to_be_bytes().to_vec();
    bytes.extend_from_slice(&version.to_be_bytes());
    bytes.extend_from_slice(&7i32.to_be_bytes());
    bytes.extend_from_slice(&(-1i16).to_be_bytes());
    bytes
}

fn assert_serves(broker: &TestBroker) {
    let response = broker.client().call(&ApiVersionsRequest::default(), 0);
    assert_eq!(response.error_code, 0);
}

#[test]
fn impossible_lengths_close_the_connection() {
    let broker = TestBroker::start();
    for length in [0, -1, i32::MIN, i32::MAX, 104_857_601] {
        let mut client = broker.client();
        client.send_bytes(&length.to_be_bytes());
        client.expect_closed();
    }
    assert_serves(&broker);
}

#[test]
fn the_largest_request_is_a_setting() {
    let broker = TestBroker::start_with(&["socket.request.max.bytes=2048"]);
    let mut client = broker.client();
    client.try_send_bytes(&framed(&[0; 2049]));
    client.expect_closed();
    assert_serves(&broker);
}

#[test]
fn unknown_keys_and_malformed_bodies_close_the_connection() {
    let broker = TestBroker::start();
    let mut huge_array = header(3, 1);
    huge_array.extend_from_slice(&i32::MAX.to_be_bytes());
    let mut four_bytes = header(3, 9);
    four_bytes.extend_from_slice(&[0, 0xff, 0xff, 0xff]);
    let mut cut_string = header(3, 1);
    cut_string.extend_from_slice(&[0, 0, 0, 1, 0, 9, b'x']);
    let bodies = [
        vec![0],
        header(-1, 0),
        header(999, 0),
        // Removed from Kafka: there is no version left.
        header(4, 0),
        // Known, and refused: only a controller speaks it.
        header(52, 0),
        header(3, 1),
        huge_array,
        four_bytes,
        cut_string,
    ];
    for body in bodies {
        let mut client = broker.client();
        client.send_bytes(&framed(&body));
        client.expect_closed();
    }
    assert_serves(&broker);
}

#[test]
fn a_frame_that_ends_early_is_dropped_quietly() {
    let broker = TestBroker::start();
    for bytes in [&[0u8, 0][..], &[0, 0, 0, 9, 0, 18], &[0, 1, 0, 0, 1]] {
        let mut client = broker.client();
        client.send_bytes(bytes);
        client.finish_sending();
        client.expect_closed();
    }
    assert_serves(&broker);
}

#[test]
fn random_bytes_behind_every_key_and_version_never_stop_the_broker() {
    let broker = TestBroker::start();
    let mut random = 0x9e37_79b9_7f4a_7c15u64;
    let mut next = move || {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        random
    };
    for round in 0..400 {
        let mut client = broker.client();
        let mut body = header(
            i16::try_from(round % 100).expect("small"),
            (next() % 16) as i16,
        );
        body.extend((0..next() % 64).map(|_| next() as u8));
        client.try_send_bytes(&framed(&body));
        client.finish_sending();
        while client.receive_frame().is_some() {}
    }
    assert_serves(&broker);
}

#[test]
fn a_request_may_arrive_byte_by_byte() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    let pieces = ringspool_protocol::frame::request_frame(5, None, 1, &MetadataRequest::default())
        .expect("encodes");
    for byte in pieces.iter().flatten() {
        client.send_bytes(&[*byte]);
    }
    let (correlation_id, response) = client.receive::<MetadataRequest>(1);
    assert_eq!((correlation_id, response.brokers.len()), (5, 1));
}

#[test]
fn an_idle_connection_is_closed() {
    let broker = TestBroker::start_with(&["connections.max.idle.ms=100"]);
    let mut idle = broker.client();
    idle.expect_closed();
    // A request begins the time anew, and is answered.
    let response = broker.client().call(&ApiVersionsRequest::default(), 0);
    assert_eq!(response.error_code, 0);
}

#[test]
fn connections_above_the_limit_are_closed_at_once() {
    let broker = TestBroker::start_with(&["max.connections=2"]);
    let mut clients: Vec<Client> = (0..2).map(|_| broker.client()).collect();
    for client in &mut clients {
        client.call(&ApiVersionsRequest::default(), 0);
    }
    broker.client().expect_closed();
    clients[0].call(&ApiVersionsRequest::default(), 0);
}
