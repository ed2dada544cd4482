//! Loads, latencies and reports of whole runs.

use base64::Engine as _;
use hdrhistogram::Histogram;
use hdrhistogram::serialization::Deserializer;
use serde_json::Value;

use crate::fake_broker::{FakeBroker, Fault};
use crate::{loadgen, run_to_json};

fn histogram(percentiles: &Value) -> Histogram<u64> {
    let text = percentiles["hdr_v2_deflate_base64"].as_str().unwrap();
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(text)
        .unwrap();
    Deserializer::new()
        .deserialize(&mut bytes.as_slice())
        .unwrap()
}

fn count_from(histogram: &Histogram<u64>, value_ns: u64) -> u64 {
    histogram.count_between(value_ns, histogram.max())
}

/// The point of the whole program: while the broker stands still for 400 ms, 400 requests come due
/// on one connection. None of those that were due in the first 200 ms can be answered within
/// 200 ms of its time, although only a single request was on its way. A tool that times from the
/// actual send shows one slow request; this one must show them all.
#[test]
fn a_stall_is_charged_to_every_request_that_was_due_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let broker = FakeBroker::start(Fault::Stall(400));
    let arguments = [
        "--rate",
        "1000",
        "--batch-records",
        "1",
        "--connections",
        "1",
        "--in-flight",
        "1",
        "--partitions",
        "1",
    ];
    let (code, document) = run_to_json(&broker, folder.path(), &arguments);
    assert_eq!(code, Some(0));
    let produce = &document["points"][0]["produce"];
    let latency = histogram(&produce["latency"]);
    assert_eq!(latency.len(), 1_000, "every intended request is timed");
    assert!(count_from(&latency, 195_000_000) >= 200);
    assert!(produce["backlog_requests_max"].as_u64().unwrap() >= 390);
    let service = histogram(&produce["service_time"]);
    assert!(count_from(&service, 395_000_000) >= 1);
    assert!(count_from(&service, 195_000_000) < 200);
}

/// The broker answers nothing within the second: the load was not carried, and the report says so
/// instead of naming percentiles.
#[test]
fn a_rate_that_is_not_carried_is_marked() {
    let folder = tempfile::tempdir().unwrap();
    let broker = FakeBroker::start(Fault::Stall(1_500));
    let arguments = [
        "--rate",
        "5000",
        "--batch-records=1",
        "--connections=1",
        "--in-flight=1",
    ];
    let (code, document) = run_to_json(&broker, folder.path(), &arguments);
    assert_eq!(code, Some(0));
    let point = &document["points"][0];
    assert_eq!(point["sustained"], false);
    assert!(point["notes"].to_string().contains("NOT SUSTAINED"));
}

#[test]
fn every_acks_mode_gets_its_own_topic_and_row() {
    let folder = tempfile::tempdir().unwrap();
    let broker = FakeBroker::start(Fault::None);
    let arguments = ["--acks", "0,1,all", "--batch-records", "3", "--rate", "600"];
    let (code, document) = run_to_json(&broker, folder.path(), &arguments);
    assert_eq!(code, Some(0));
    let points = document["points"].as_array().unwrap();
    let acks: Vec<&str> = points
        .iter()
        .map(|point| point["acks"].as_str().unwrap())
        .collect();
    assert_eq!(acks, ["0", "1", "all"]);
    for point in points {
        assert_eq!(point["appended_records"], 600);
        assert_eq!(point["accounted_records"], 600);
        assert_eq!(point["durability"]["label"], "durability=memory");
        assert_eq!(point["produce"]["windows"].as_array().unwrap().len(), 1);
    }
    assert_eq!(broker.deleted_topics(), 3);
}

#[test]
fn percent_rates_follow_a_closed_loop() {
    let folder = tempfile::tempdir().unwrap();
    let broker = FakeBroker::start(Fault::None);
    let arguments = [
        "--rate",
        "10%",
        "--batch-records",
        "10",
        "--record-size",
        "50",
    ];
    let (code, document) = run_to_json(&broker, folder.path(), &arguments);
    assert_eq!(code, Some(0));
    let points = document["points"].as_array().unwrap();
    assert_eq!(points[0]["load"]["loop"], "closed");
    let reached = points[0]["produce"]["records_per_second"].as_f64().unwrap();
    let offered = points[1]["load"]["offered_records_per_second"]
        .as_f64()
        .unwrap();
    assert!((offered - reached / 10.0).abs() < 1.0);
}

#[test]
fn end_to_end_times_every_record_at_its_consumer() {
    let folder = tempfile::tempdir().unwrap();
    let broker = FakeBroker::start(Fault::None);
    let arguments = [
        "--workload",
        "end-to-end",
        "--rate",
        "1000",
        "--batch-records",
        "2",
        "--compression",
        "lz4",
        "--consumers",
        "2",
    ];
    let (code, document) = run_to_json(&broker, folder.path(), &arguments);
    assert_eq!(code, Some(0));
    let point = &document["points"][0];
    assert_eq!(point["produce"]["latency"]["count"], 500);
    assert_eq!(point["consume"]["latency"]["count"], 1_000);
    assert_eq!(point["consume"]["errors"], serde_json::json!({}));
}

#[test]
fn a_consume_run_reads_a_topic_again_and_again() {
    let folder = tempfile::tempdir().unwrap();
    let broker = FakeBroker::start(Fault::None);
    let fill = [
        "--topic",
        "full",
        "--keep-topic",
        "--rate",
        "300",
        "--batch-records",
        "1",
    ];
    assert_eq!(run_to_json(&broker, folder.path(), &fill).0, Some(0));
    let consume = [
        "--workload",
        "consume",
        "--topic",
        "full",
        "--connections",
        "2",
    ];
    let (code, document) = run_to_json(&broker, folder.path(), &consume);
    assert_eq!(code, Some(0));
    let point = &document["points"][0];
    assert!(point["consume"]["records"].as_u64().unwrap() > 300);
    assert_eq!(point["acks"], Value::Null);
    assert_eq!(broker.deleted_topics(), 0);
}

#[test]
fn a_topic_that_was_there_before_is_never_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let broker = FakeBroker::start(Fault::None);
    let keep = [
        "--topic",
        "mine",
        "--keep-topic",
        "--rate",
        "100",
        "--batch-records",
        "1",
    ];
    assert_eq!(run_to_json(&broker, folder.path(), &keep).0, Some(0));
    let again = [
        "--topic",
        "mine",
        "--rate",
        "100",
        "--batch-records",
        "1",
        "--verify",
    ];
    let (code, document) = run_to_json(&broker, folder.path(), &again);
    assert_eq!(code, Some(0));
    assert_eq!(document["points"][0]["appended_records"], 100);
    assert_eq!(broker.deleted_topics(), 0);
}

#[test]
fn a_missing_topic_and_wrong_options_are_explained() {
    let broker = FakeBroker::start(Fault::None);
    let missing = loadgen(
        &broker,
        &["run", "--workload", "consume", "--topic", "none"],
    );
    let stderr = String::from_utf8(missing.stderr).unwrap();
    assert_eq!(missing.status.code(), Some(1));
    assert!(
        stderr.contains("error: topic none does not exist\n"),
        "{stderr}"
    );
    assert!(stderr.contains("fix: "), "{stderr}");
    let surplus = loadgen(&broker, &["run", "--batches-per-request", "7"]);
    let stderr = String::from_utf8(surplus.stderr).unwrap();
    assert!(stderr.contains("broker 0 leads 6 partitions"), "{stderr}");
}
