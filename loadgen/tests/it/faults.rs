//! Every kind of broken promise is found by `--verify`, and ends the program with exit code 1.

use serde_json::Value;

use crate::fake_broker::{FAULTY_BATCH, FakeBroker, Fault};
use crate::{loadgen, run_to_json};

const VERIFY: [&str; 10] = [
    "--verify",
    "--batch-records",
    "5",
    "--record-size",
    "100",
    "--rate",
    "2000",
    "--partitions",
    "3",
    "--batches-per-request=2",
];

fn verify_with(fault: Fault) -> (Option<i32>, Value) {
    let folder = tempfile::tempdir().unwrap();
    let broker = FakeBroker::start(fault);
    let (code, document) = run_to_json(&broker, folder.path(), &VERIFY);
    (code, document["points"][0]["verification"].clone())
}

fn counts(findings: &Value) -> [u64; 5] {
    ["lost", "duplicated", "reordered", "altered", "misplaced"]
        .map(|field| findings[field].as_u64().unwrap())
}

#[test]
fn an_honest_broker_passes() {
    let (code, findings) = verify_with(Fault::None);
    assert_eq!(code, Some(0), "{findings}");
    assert_eq!(counts(&findings), [0; 5]);
    let acknowledged = findings["acknowledged_records"].as_u64().unwrap();
    assert!(acknowledged > FAULTY_BATCH * 5);
    assert_eq!(findings["found_records"], acknowledged);
}

#[test]
fn a_lost_batch_is_found() {
    let (code, findings) = verify_with(Fault::Lose);
    assert_eq!((code, counts(&findings)), (Some(1), [5, 0, 0, 0, 0]));
}

#[test]
fn a_batch_that_is_stored_twice_is_found() {
    let (code, findings) = verify_with(Fault::Duplicate);
    assert_eq!(code, Some(1));
    assert_eq!(counts(&findings)[..4], [0, 5, 0, 0]);
}

#[test]
fn a_flipped_bit_under_a_fitting_batch_crc_is_found() {
    let (code, findings) = verify_with(Fault::Alter);
    assert_eq!((code, counts(&findings)), (Some(1), [1, 0, 0, 1, 0]));
}

#[test]
fn batches_that_change_places_are_found() {
    let (code, findings) = verify_with(Fault::Swap);
    assert_eq!(code, Some(1));
    // If both batches are of one producer they are out of order; in any case none is where it was
    // acknowledged.
    assert_eq!(counts(&findings)[4], 10);
    assert_eq!(counts(&findings)[..2], [0, 0]);
}

#[test]
fn an_acknowledgement_of_a_wrong_offset_is_found() {
    let (code, findings) = verify_with(Fault::Misname);
    assert_eq!((code, counts(&findings)), (Some(1), [0, 0, 0, 0, 5]));
}

/// A refused batch is no fault of the log, but it is counted and shown.
#[test]
fn a_refused_batch_is_counted_and_not_sent_again() {
    let folder = tempfile::tempdir().unwrap();
    let broker = FakeBroker::start(Fault::Refuse);
    let (code, document) = run_to_json(&broker, folder.path(), &VERIFY);
    let point = &document["points"][0];
    assert_eq!(code, Some(0));
    assert_eq!(
        point["produce"]["errors_with_warm_up"]["NOT_LEADER_OR_FOLLOWER"],
        1
    );
    assert_eq!(point["appended_records"], point["accounted_records"]);
    let notes = point["notes"].to_string();
    assert!(notes.contains("NOT_LEADER_OR_FOLLOWER: 1 times"), "{notes}");
}

#[test]
fn the_error_on_the_terminal_has_cause_and_fix() {
    let broker = FakeBroker::start(Fault::Lose);
    let mut arguments = vec!["run", "--warm-up", "0", "--seconds", "1"];
    arguments.extend(VERIFY);
    let output = loadgen(&broker, &arguments);
    let stderr = String::from_utf8(output.stderr).unwrap();
    let mut lines = stderr.lines();
    assert!(
        lines
            .next()
            .unwrap()
            .starts_with("error: verification failed: 5 faults")
    );
    assert!(lines.next().unwrap().starts_with("cause: partition "));
    assert!(lines.next().unwrap().starts_with("fix: "));
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert!(stdout.contains("VERIFICATION FAILED: 5 lost"), "{stdout}");
    assert!(stdout.contains("durability=memory"), "{stdout}");
    // The evidence stays.
    assert_eq!(broker.deleted_topics(), 0);
}

#[test]
fn a_run_that_loses_its_broker_ends_well_and_its_log_is_checked_later() {
    let folder = tempfile::tempdir().unwrap();
    let ack_log = folder.path().join("acks.log");
    let ack_log = ack_log.to_str().unwrap();
    let broker = FakeBroker::start(Fault::Disconnect);
    let arguments = [
        "--ack-log",
        ack_log,
        "--until-disconnect",
        "--topic",
        "crash",
        "--batch-records",
        "5",
    ];
    let (code, document) = run_to_json(&broker, folder.path(), &arguments);
    assert_eq!(code, Some(0));
    let ended = document["points"][0]["ended_early"].as_str().unwrap();
    assert!(ended.contains("was lost"), "{ended}");
    let acknowledged = std::fs::read_to_string(ack_log)
        .unwrap()
        .lines()
        .filter(|line| line.starts_with("crash\t"))
        .count();
    assert_eq!(
        document["points"][0]["accounted_records"],
        acknowledged as u64 * 5
    );

    let intact = loadgen(&broker, &["check", "--ack-log", ack_log]);
    let stdout = String::from_utf8(intact.stdout).unwrap();
    assert_eq!(intact.status.code(), Some(0), "{stdout}");
    assert!(stdout.contains(" 0 lost, 0 duplicated"), "{stdout}");
}

/// `check` must not be content with what is there: a batch that went missing later is named.
#[test]
fn check_finds_what_a_crash_took_away() {
    let folder = tempfile::tempdir().unwrap();
    let ack_log = folder.path().join("acks.log");
    let ack_log = ack_log.to_str().unwrap();
    let broker = FakeBroker::start(Fault::None);
    let arguments = [
        "--ack-log",
        ack_log,
        "--topic",
        "crash",
        "--rate",
        "500",
        "--batch-records=5",
    ];
    let (code, _) = run_to_json(&broker, folder.path(), &arguments);
    assert_eq!(code, Some(0));
    broker.remove_a_batch("crash");
    let damaged = loadgen(&broker, &["check", "--ack-log", ack_log]);
    let stdout = String::from_utf8(damaged.stdout).unwrap();
    assert_eq!(damaged.status.code(), Some(1), "{stdout}");
    assert!(stdout.contains(" 5 lost,"), "{stdout}");
}
