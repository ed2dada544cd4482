//! Topics of both durabilities in one broker.

use std::path::Path;

use ringspool_protocol::Uuid;
use ringspool_protocol::messages::fetch_request::{FetchRequest, FetchTopic};
use ringspool_protocol::messages::produce_request::ProduceRequest;

use crate::broker::TestBroker;
use crate::client::Client;
use crate::records::{
    FETCH_VERSION, PRODUCE_VERSION, batch, fetch_partition, produce_request, records_of,
};

const TOPICS: [(&str, &str); 3] = [("flushed", "disk"), ("cached", "os"), ("either", "")];
const PARTITIONS: i32 = 4;

fn create_topics(client: &mut Client) {
    for (name, durability) in TOPICS {
        let configs: &[_] = match durability {
            "" => &[],
            durability => &[("durability", durability)],
        };
        client.create_topic(name, PARTITIONS, configs);
    }
}

/// One request with a batch for every partition of every topic.
fn produce_everywhere(client: &mut Client, value: &str) {
    let of_topic = |(name, _): &(&str, &str)| {
        let mut topic = produce_request(name, 0, -1, Some(batch(&[value])))
            .topic_data
            .remove(0);
        let first = topic.partition_data.remove(0);
        topic.partition_data = (0..PARTITIONS)
            .map(|index| {
                let mut partition = first.clone();
                partition.index = index;
                partition
            })
            .collect();
        topic
    };
    let request = ProduceRequest {
        acks: -1,
        timeout_ms: 30_000,
        topic_data: TOPICS.iter().map(of_topic).collect(),
        ..Default::default()
    };
    let responses = client.call(&request, PRODUCE_VERSION).responses;
    let codes = responses
        .iter()
        .flat_map(|topic| &topic.partition_responses)
        .map(|partition| partition.error_code);
    assert_eq!(
        codes.collect::<Vec<_>>(),
        vec![0; TOPICS.len() * PARTITIONS as usize]
    );
}

/// What every partition of every topic holds, by one request.
fn fetch_everywhere(client: &mut Client) -> Vec<Vec<String>> {
    let of_topic = |(name, _): &(&str, &str)| FetchTopic {
        topic: (*name).into(),
        topic_id: Uuid::ZERO,
        partitions: (0..PARTITIONS)
            .map(|index| fetch_partition(index, 0))
            .collect(),
    };
    let request = FetchRequest {
        max_bytes: 1 << 20,
        topics: TOPICS.iter().map(of_topic).collect(),
        ..Default::default()
    };
    let response = client.call(&request, FETCH_VERSION);
    let values = |data| {
        records_of(data)
            .into_iter()
            .map(|(_, value)| value)
            .collect()
    };
    response
        .responses
        .iter()
        .flat_map(|topic| topic.partitions.iter().map(values))
        .collect()
}

fn start(folder: &Path, default: &str) -> TestBroker {
    TestBroker::start_in_with(folder, &[&format!("durability={default}")])
}

#[test]
fn one_request_reaches_topics_of_both_durabilities() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    create_topics(&mut client);
    produce_everywhere(&mut client, "a");
    produce_everywhere(&mut client, "b");
    for values in fetch_everywhere(&mut client) {
        assert_eq!(values, ["a", "b"]);
    }
}

#[test]
fn records_of_both_durabilities_survive_kills_and_another_default() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let lives = ["disk", "os", "os", "disk", "disk"];
    for (life, default) in lives.into_iter().enumerate() {
        let broker = start(folder.path(), default);
        let mut client = broker.client();
        if life == 0 {
            create_topics(&mut client);
        }
        let expected: Vec<String> = (0..life).map(|earlier| earlier.to_string()).collect();
        for values in fetch_everywhere(&mut client) {
            assert_eq!(values, expected, "in life {life}, default {default}");
        }
        produce_everywhere(&mut client, &life.to_string());
        if life % 2 == 1 {
            broker.signal("TERM");
            assert!(broker.wait().success());
        }
    }
}

#[test]
fn a_broker_without_topics_of_the_other_durability_makes_no_journal_for_them() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 4, &[]);
    let journals = || {
        std::fs::read_dir(broker.data_dir().join("journals"))
            .expect("a folder")
            .count()
    };
    assert_eq!(journals(), 2);
    client.create_topic("cached", 4, &[("durability", "os")]);
    assert_eq!(journals(), 4);
}
