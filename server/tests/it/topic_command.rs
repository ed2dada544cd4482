//! `ringspool topic` against a running broker.

use std::process::Command;

use crate::broker::{TestBroker, failure};

fn topic_command(broker: &TestBroker, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ringspool"));
    command
        .arg("topic")
        .args(arguments)
        .args(["--broker", &broker.address().to_string()]);
    command
}

fn output(broker: &TestBroker, arguments: &[&str]) -> String {
    let output = topic_command(broker, arguments)
        .output()
        .expect("the binary starts");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn a_topic_is_created_listed_described_and_deleted() {
    let broker = TestBroker::start();
    let created = output(
        &broker,
        &["create", "demo_1", "-p", "2", "-c", "retention.ms=5000"],
    );
    assert!(created.contains("demo_1  2           created"), "{created}");
    let listed = output(&broker, &["list"]);
    assert!(listed.contains("demo_1  2"), "{listed}");
    let described = output(&broker, &["describe", "demo_1"]);
    assert!(described.contains("retention.ms  5000"), "{described}");
    assert_eq!(
        described.matches("\n1          1").count(),
        1,
        "{described}"
    );
    let deleted = output(&broker, &["delete", "demo_1"]);
    assert!(deleted.contains("demo_1  deleted"), "{deleted}");
    assert!(!output(&broker, &["list"]).contains("demo_1"));
}

#[test]
fn refusals_name_cause_and_code() {
    let broker = TestBroker::start();
    output(&broker, &["create", "demo_1"]);
    let (code, text) = failure(topic_command(&broker, &["create", "demo_1"]));
    assert_eq!(code, 1);
    assert!(
        text.starts_with("error: topic 'demo_1' was not created"),
        "{text}"
    );
    assert!(text.contains("TOPIC_ALREADY_EXISTS"), "{text}");
    let (code, text) = failure(topic_command(&broker, &["describe", "gone"]));
    assert_eq!(code, 1);
    assert!(text.contains("UNKNOWN_TOPIC_OR_PARTITION"), "{text}");
}

#[test]
fn a_broker_that_is_not_there_is_named() {
    let broker = TestBroker::start();
    let command = topic_command(&broker, &["list"]);
    drop(broker);
    let (code, text) = failure(command);
    assert_eq!(code, 1);
    assert!(text.contains("no broker answers at 127.0.0.1:"), "{text}");
    assert!(text.contains("fix: ringspool serve"), "{text}");
}
