//! Retention: what is beyond a topic's limits goes, for clients and on disk.

use std::time::{Duration, Instant};

use ringspool_protocol::messages::list_offsets_request::{
    ListOffsetsPartition, ListOffsetsRequest, ListOffsetsTopic,
};

use crate::broker::TestBroker;
use crate::client::Client;
use crate::records::{
    FETCH_VERSION, PRODUCE_VERSION, batch, fetch_request, fetched, produce_request, produced,
    records_of,
};

const SEGMENT_BYTES: u64 = 1 << 20;
const RECORDS: i64 = 16;
const EARLIEST: i64 = -2;
const OFFSET_OUT_OF_RANGE: i16 = 1;
/// Only how long a broken broker keeps the test waiting.
const PATIENCE: Duration = Duration::from_secs(60);

fn earliest(client: &mut Client) -> i64 {
    let request = ListOffsetsRequest {
        replica_id: -1,
        topics: vec![ListOffsetsTopic {
            name: "orders".into(),
            partitions: vec![ListOffsetsPartition {
                partition_index: 0,
                current_leader_epoch: -1,
                timestamp: EARLIEST,
            }],
        }],
        ..Default::default()
    };
    let mut response = client.call(&request, 11);
    response.topics.remove(0).partitions.remove(0).offset
}

/// 1 MiB less a little: one record fills a segment.
fn produce_a_segment(client: &mut Client, number: i64) {
    let value = format!("{number} {}", "x".repeat(1_000_000));
    let request = produce_request("orders", 0, -1, Some(batch(&[&value])));
    let answer = produced(client.call(&request, PRODUCE_VERSION));
    assert_eq!((answer.error_code, answer.base_offset), (0, number));
}

fn fetch(client: &mut Client, offset: i64) -> (i16, Option<(i64, String)>) {
    let data = fetched(client.call(&fetch_request("orders", 0, offset), FETCH_VERSION));
    (data.error_code, records_of(&data).into_iter().next())
}

#[test]
fn segments_in_excess_of_retention_bytes_go_and_never_come_back() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let settings = ["log.retention.check.interval.ms=50"];
    let broker = TestBroker::start_in_with(folder.path(), &settings);
    let mut client = broker.client();
    let segment_bytes = SEGMENT_BYTES.to_string();
    client.create_topic(
        "orders",
        1,
        &[
            ("segment.bytes", segment_bytes.as_str()),
            ("retention.bytes", segment_bytes.as_str()),
            ("retention.ms", "-1"),
        ],
    );
    for number in 0..RECORDS {
        produce_a_segment(&mut client, number);
    }
    let begun = Instant::now();
    while earliest(&mut client) == 0 {
        assert!(begun.elapsed() < PATIENCE, "nothing expires");
        std::thread::yield_now();
    }
    let seen = earliest(&mut client);
    // A limit of one segment keeps at least one.
    assert!((1..RECORDS).contains(&seen), "{seen}");
    assert_eq!(fetch(&mut client, 0), (OFFSET_OUT_OF_RANGE, None));

    broker.signal("KILL");
    broker.wait();
    let broker = TestBroker::start_in_with(folder.path(), &[]);
    let mut client = broker.client();
    let start = earliest(&mut client);
    assert!((seen..RECORDS).contains(&start), "{start} after {seen}");
    for offset in start..RECORDS {
        let (error_code, record) = fetch(&mut client, offset);
        let (found, value) = record.expect("a record");
        let number = value.split(' ').next().and_then(|text| text.parse().ok());
        assert_eq!((error_code, found, number), (0, offset, Some(offset)));
    }
    assert_eq!(log_files_below(folder.path(), start), 0);
}

/// Log files of the only partition that begin below `offset`.
fn log_files_below(data_dir: &std::path::Path, offset: i64) -> usize {
    let topics = std::fs::read_dir(data_dir.join("topics")).expect("settled topics");
    topics
        .map(|topic| topic.expect("a topic").path().join("0"))
        .filter_map(|partition| std::fs::read_dir(partition).ok())
        .flatten()
        .filter_map(|file| {
            let name = file.expect("a file").file_name();
            let digits = name.to_str()?.strip_suffix(".log")?.to_owned();
            digits.parse::<i64>().ok()
        })
        .filter(|base_offset| *base_offset < offset)
        .count()
}
