//! ListOffsets: positions and times.

use ringspool_engine::Batch;
use ringspool_protocol::messages::list_offsets_request::{
    ListOffsetsPartition, ListOffsetsRequest, ListOffsetsTopic,
};
use ringspool_protocol::messages::list_offsets_response::ListOffsetsPartitionResponse;

use crate::broker::TestBroker;
use crate::client::Client;
use crate::records::{PRODUCE_VERSION, TIMESTAMP, batch, produce_request, produced};

fn request(topic: &str, timestamp: i64, current_leader_epoch: i32) -> ListOffsetsRequest {
    ListOffsetsRequest {
        replica_id: -1,
        topics: vec![ListOffsetsTopic {
            name: topic.into(),
            partitions: vec![ListOffsetsPartition {
                partition_index: 0,
                current_leader_epoch,
                timestamp,
            }],
        }],
        ..Default::default()
    }
}

fn look_up(client: &mut Client, timestamp: i64, version: i16) -> ListOffsetsPartitionResponse {
    let mut response = client.call(&request("orders", timestamp, -1), version);
    response.topics.remove(0).partitions.remove(0)
}

fn append(client: &mut Client, records: bytes::Bytes) {
    let request = produce_request("orders", 0, -1, Some(records));
    assert_eq!(
        produced(client.call(&request, PRODUCE_VERSION)).error_code,
        0
    );
}

#[test]
fn positions_of_an_empty_and_of_a_filled_partition() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 1, &[]);
    let offsets = |client: &mut Client| -> Vec<i64> {
        [-1, -2, -3, -4, -5, -6]
            .map(|position| look_up(client, position, 11).offset)
            .to_vec()
    };
    assert_eq!(offsets(&mut client), [0, 0, -1, 0, -1, -1]);
    append(&mut client, batch(&["a", "b", "c"]));
    assert_eq!(offsets(&mut client), [3, 0, 2, 0, -1, -1]);
    let largest = look_up(&mut client, -3, 11);
    assert_eq!(largest.timestamp, TIMESTAMP + 2);
    assert_eq!(look_up(&mut client, -1, 11).timestamp, -1);
}

#[test]
fn a_time_finds_the_first_record_at_or_after_it_even_within_a_batch() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 1, &[]);
    append(&mut client, batch(&["a", "b", "c"]));
    let mut later = Batch::builder();
    later.push(TIMESTAMP + 10, None, Some(b"d"), &[]);
    // Out of order within the batch: the time of the first record that is late enough counts.
    later.push(TIMESTAMP + 30, None, Some(b"e"), &[]);
    later.push(TIMESTAMP + 20, None, Some(b"f"), &[]);
    append(&mut client, later.build().expect("not empty").into_bytes());
    for (after, offset, timestamp) in [
        (0, 0, TIMESTAMP),
        (1, 1, TIMESTAMP + 1),
        (2, 2, TIMESTAMP + 2),
        (3, 3, TIMESTAMP + 10),
        (11, 4, TIMESTAMP + 30),
        (30, 4, TIMESTAMP + 30),
        (31, -1, -1),
    ] {
        let found = look_up(&mut client, TIMESTAMP + after, 11);
        assert_eq!(
            (found.error_code, found.offset, found.timestamp),
            (0, offset, timestamp)
        );
    }
    assert_eq!(look_up(&mut client, 0, 11).offset, 0);
}

#[test]
fn positions_are_refused_in_versions_that_lack_them() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 1, &[]);
    for (position, since_version) in [(-3, 7), (-4, 8), (-5, 9), (-6, 11)] {
        let code = |client: &mut Client, version| look_up(client, position, version).error_code;
        assert_eq!(code(&mut client, since_version - 1), 35, "{position}");
        assert_eq!(code(&mut client, since_version), 0, "{position}");
    }
    assert_eq!(look_up(&mut client, -7, 11).error_code, 35);
}

#[test]
fn epochs_are_checked_and_told_since_version_4() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 1, &[]);
    append(&mut client, batch(&["a"]));
    let mut code = |epoch| {
        let mut response = client.call(&request("orders", -1, epoch), 4);
        response.topics.remove(0).partitions.remove(0).error_code
    };
    assert_eq!((code(0), code(1)), (0, 75));
    assert_eq!(look_up(&mut client, -1, 4).leader_epoch, 0);
}

#[test]
fn unknown_and_repeated_partitions_are_refused() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 1, &[]);
    let mut response = client.call(&request("gone", -1, -1), 11);
    assert_eq!(response.topics.remove(0).partitions.remove(0).error_code, 3);
    let mut twice = request("orders", -1, -1);
    let partition = twice.topics[0].partitions[0].clone();
    twice.topics[0].partitions.push(partition);
    let response = client.call(&twice, 11);
    let partitions = &response.topics[0].partitions;
    assert!(
        partitions
            .iter()
            .all(|partition| partition.error_code == 42)
    );
}
