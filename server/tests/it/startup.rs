//! Starting, stopping, and what people see when it goes wrong.

use std::process::Command;

use crate::broker::{TestBroker, failure, serve_command};
use crate::records::{
    FETCH_VERSION, PRODUCE_VERSION, batch, fetch_request, fetched, produce_request, produced,
    records_of,
};

fn ringspool(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ringspool"));
    command.args(arguments);
    command
}

#[test]
fn the_binary_says_its_version() {
    let output = ringspool(&["--version"])
        .output()
        .expect("the binary starts");
    let text = String::from_utf8_lossy(&output.stdout);
    assert_eq!(
        text.trim(),
        concat!("ringspool ", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn the_banner_tells_address_directory_and_durability() {
    let broker = TestBroker::start();
    let facts = [
        broker.address().to_string(),
        broker.data_dir().display().to_string(),
        "io_uring ok".to_owned(),
        "durability  disk".to_owned(),
        "ready in ".to_owned(),
    ];
    for fact in facts {
        assert!(
            broker.banner().contains(&fact),
            "{fact} in {}",
            broker.banner()
        );
    }
}

#[test]
fn mistakes_on_the_command_line_exit_with_2_and_say_what_to_do() {
    let cases: [(&[&str], &str, &str); 5] = [
        (
            &["serve", "--listn", "x"],
            "unknown flag '--listn'",
            "'--listen'",
        ),
        (&["serv"], "unknown command 'serv'", "'serve'"),
        (
            &["serve", "--config", "num.partition=1"],
            "there is no setting 'num.partition'",
            "'num.partitions'",
        ),
        (
            &["serve", "--config", "nonsense"],
            "is not a setting",
            "KEY=VALUE",
        ),
        (
            &["serve", "--durability", "maybe"],
            "cannot be 'maybe'",
            "disk or os",
        ),
    ];
    for (arguments, error, help) in cases {
        let (code, text) = failure(ringspool(arguments));
        assert_eq!(code, 2, "{arguments:?}: {text}");
        assert!(text.starts_with("error: "), "{text}");
        assert!(text.contains(error) && text.contains(help), "{text}");
    }
}

#[test]
fn a_port_in_use_exits_with_4_and_names_its_owner() {
    let broker = TestBroker::start();
    let folder = tempfile::tempdir().expect("a temporary directory");
    let address = broker.address().to_string();
    let (code, text) = failure(serve_command(folder.path(), &address, &[]));
    assert_eq!(code, 4, "{text}");
    let owner = format!(
        "port {} is in use by pid {} (ringspool)",
        broker.address().port(),
        broker.pid()
    );
    assert!(text.contains(&owner), "{text}");
    assert!(text.contains("fix: "), "{text}");
}

#[test]
fn a_locked_directory_exits_with_4_and_names_its_holder() {
    let broker = TestBroker::start();
    let (code, text) = failure(serve_command(broker.data_dir(), "127.0.0.1:0", &[]));
    assert_eq!(code, 4, "{text}");
    assert!(
        text.contains(&format!("locked by ringspool pid {}", broker.pid())),
        "{text}"
    );
}

#[test]
fn a_directory_that_cannot_be_made_exits_with_5() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let file = folder.path().join("file");
    std::fs::write(&file, b"not a directory").expect("writable");
    let (code, text) = failure(serve_command(&file, "127.0.0.1:0", &[]));
    assert_eq!(code, 5, "{text}");
    assert!(text.contains("is not writable"), "{text}");
}

#[test]
fn records_survive_a_stop_and_the_stop_exits_with_0() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    for (round, signal) in ["TERM", "INT"].into_iter().enumerate() {
        let broker = TestBroker::start_in(folder.path());
        let mut client = broker.client();
        if round == 0 {
            client.create_topic("orders", 1, &[]);
        }
        let request = produce_request("orders", 0, -1, Some(batch(&["a", "b"])));
        let response = produced(client.call(&request, PRODUCE_VERSION));
        assert_eq!(
            (response.error_code, response.base_offset),
            (0, 2 * round as i64)
        );
        broker.signal(signal);
        client.expect_closed();
        assert_eq!(broker.wait().code(), Some(0));
    }
}

#[test]
fn acknowledged_records_survive_a_kill() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let broker = TestBroker::start_in(folder.path());
    let mut client = broker.client();
    client.create_topic("orders", 4, &[]);
    for index in 0..40 {
        let request = produce_request("orders", index % 4, -1, Some(batch(&["x"])));
        assert_eq!(
            produced(client.call(&request, PRODUCE_VERSION)).error_code,
            0
        );
    }
    drop(broker);
    let broker = TestBroker::start_in(folder.path());
    let mut client = broker.client();
    for partition_index in 0..4 {
        let request = fetch_request("orders", partition_index, 0);
        let data = fetched(client.call(&request, FETCH_VERSION));
        assert_eq!(records_of(&data).len(), 10);
    }
}

#[test]
fn requests_in_flight_are_answered_before_a_stop() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 1, &[]);
    let mut waiting = fetch_request("orders", 0, 0);
    waiting.min_bytes = 1;
    waiting.max_wait_ms = 3_600_000;
    client.send(&waiting, FETCH_VERSION);
    // The other connection's answer shows that the shards have run since the fetch was sent.
    let mut other = broker.client();
    for _ in 0..3 {
        other.call(
            &ringspool_protocol::messages::metadata_request::MetadataRequest::default(),
            9,
        );
    }
    broker.signal("TERM");
    assert_eq!(broker.wait().code(), Some(0));
}
