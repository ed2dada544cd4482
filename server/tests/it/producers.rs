//! Idempotent producers: ids, sequences, epochs (KIP-98, KIP-360).

use std::collections::HashSet;

use ringspool_protocol::ErrorCode;
use ringspool_protocol::messages::init_producer_id_request::InitProducerIdRequest;

use crate::broker::TestBroker;
use crate::client::Client;
use crate::records::{
    FETCH_VERSION, PRODUCE_VERSION, fetch_request, fetched, produce_request, produced,
    producer_batch, records_of,
};

fn new_producer_id(client: &mut Client) -> i64 {
    let request = InitProducerIdRequest {
        transactional_id: None,
        transaction_timeout_ms: 60_000,
        ..Default::default()
    };
    let response = client.call(&request, 4);
    assert_eq!((response.error_code, response.producer_epoch), (0, 0));
    response.producer_id
}

/// Appends one record; returns the error and the base offset.
fn append(
    client: &mut Client,
    producer_id: i64,
    producer_epoch: i16,
    base_sequence: i32,
) -> (ErrorCode, i64) {
    let records = producer_batch(&["x"], producer_id, producer_epoch, base_sequence);
    let request = produce_request("orders", 0, -1, Some(records));
    let response = produced(client.call(&request, PRODUCE_VERSION));
    let code = ErrorCode::from_code(response.error_code).expect("a known code");
    (code, response.base_offset)
}

#[test]
fn producer_ids_are_never_given_twice_even_across_connections_and_restarts() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let mut seen = HashSet::new();
    for _ in 0..2 {
        let broker = TestBroker::start_in(folder.path());
        for _ in 0..4 {
            let mut client = broker.client();
            for _ in 0..5 {
                assert!(seen.insert(new_producer_id(&mut client)));
            }
        }
    }
}

#[test]
fn a_resend_within_five_batches_is_answered_with_the_first_offset() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 1, &[]);
    let producer_id = new_producer_id(&mut client);
    for sequence in 0..7 {
        let appended = append(&mut client, producer_id, 0, sequence);
        assert_eq!(appended, (ErrorCode::None, i64::from(sequence)));
    }
    for sequence in 2..7 {
        let repeated = append(&mut client, producer_id, 0, sequence);
        assert_eq!(repeated, (ErrorCode::None, i64::from(sequence)));
    }
    let too_old = append(&mut client, producer_id, 0, 0).0;
    assert!(
        matches!(
            too_old,
            ErrorCode::DuplicateSequenceNumber | ErrorCode::OutOfOrderSequenceNumber
        ),
        "{too_old:?}"
    );
    let data = fetched(client.call(&fetch_request("orders", 0, 0), FETCH_VERSION));
    assert_eq!(records_of(&data).len(), 7, "nothing is appended twice");
}

#[test]
fn gaps_and_stale_epochs_are_refused_with_their_own_codes() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 1, &[]);
    let producer_id = new_producer_id(&mut client);
    // Nobody remembers an unknown producer, so it may go on anywhere.
    assert_eq!(append(&mut client, producer_id, 3, 10).0, ErrorCode::None);
    assert_eq!(
        append(&mut client, producer_id, 3, 12).0,
        ErrorCode::OutOfOrderSequenceNumber
    );
    assert_eq!(
        append(&mut client, producer_id, 2, 0).0,
        ErrorCode::InvalidProducerEpoch
    );
    assert_eq!(
        append(&mut client, producer_id, 4, 5).0,
        ErrorCode::OutOfOrderSequenceNumber,
        "a new epoch starts at 0"
    );
    assert_eq!(append(&mut client, producer_id, 4, 0).0, ErrorCode::None);
}

#[test]
fn sequences_wrap_from_the_largest_number_to_zero() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("orders", 1, &[]);
    let producer_id = new_producer_id(&mut client);
    for sequence in [i32::MAX - 1, i32::MAX, 0, 1] {
        let appended = append(&mut client, producer_id, 0, sequence);
        assert_eq!(appended.0, ErrorCode::None, "{sequence}");
    }
}

#[test]
fn sequences_are_remembered_across_a_kill() {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let broker = TestBroker::start_in(folder.path());
    let mut client = broker.client();
    client.create_topic("orders", 1, &[]);
    let producer_id = new_producer_id(&mut client);
    assert_eq!(append(&mut client, producer_id, 0, 0), (ErrorCode::None, 0));
    // Dropping the broker kills it without warning.
    drop(broker);
    let broker = TestBroker::start_in(folder.path());
    let mut client = broker.client();
    assert_eq!(append(&mut client, producer_id, 0, 0), (ErrorCode::None, 0));
    assert_eq!(append(&mut client, producer_id, 0, 1), (ErrorCode::None, 1));
}

#[test]
fn a_transactional_id_is_refused_with_an_error_that_is_not_retried() {
    let broker = TestBroker::start();
    let request = InitProducerIdRequest {
        transactional_id: Some("payments".into()),
        transaction_timeout_ms: 60_000,
        ..Default::default()
    };
    for version in 0..=5 {
        let response = broker.client().call(&request, version);
        let code = ErrorCode::from_code(response.error_code).expect("a known code");
        assert_eq!(code, ErrorCode::InvalidRequest);
        assert!(!code.is_retriable());
        assert_eq!(response.producer_id, -1);
    }
}
