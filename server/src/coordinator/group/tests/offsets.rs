//! Committed offsets.

use ringspool_protocol::ErrorCode;
use ringspool_protocol::internal_records::offset_commit_key::OffsetCommitKey;
use ringspool_protocol::internal_records::offset_commit_value::OffsetCommitValue;
use ringspool_protocol::messages::offset_commit_request::OffsetCommitRequest;
use ringspool_protocol::messages::offset_fetch_request::OffsetFetchRequestGroup;

use super::super::*;
use super::harness::*;

#[test]
fn a_committed_offset_comes_back_with_epoch_and_metadata() {
    let mut harness = Harness::new();
    let single = harness.stable_single();
    let commit = commit_request(1, &single.member_id, 42);
    assert_eq!(harness.commit(commit), ErrorCode::None);
    for harness in [&harness, &harness.restarted(GroupConfig::default())] {
        let fetched = harness.fetch("topic");
        assert_eq!(fetched.committed_offset, 42);
        assert_eq!(fetched.committed_leader_epoch, 4);
        assert_eq!(fetched.metadata.as_deref(), Some("note"));
        assert_eq!(fetched.error_code, 0);
    }
}

#[test]
fn what_was_never_committed_is_minus_one_without_an_error() {
    let harness = Harness::new();
    let fetched = harness.fetch("topic");
    assert_eq!(fetched.committed_offset, -1);
    assert_eq!(fetched.committed_leader_epoch, -1);
    assert_eq!(fetched.metadata.as_deref(), Some(""));
    assert_eq!(fetched.error_code, 0);
}

#[test]
fn all_offsets_of_a_group_can_be_fetched() {
    let mut harness = Harness::new();
    harness.commit(commit_to("b", -1, "", 2));
    harness.commit(commit_to("a", -1, "", 1));
    let request = OffsetFetchRequestGroup {
        group_id: GROUP.into(),
        topics: None,
        ..OffsetFetchRequestGroup::default()
    };
    let response = harness
        .machine
        .fetch_offsets(&request, OffsetStability::Any);
    let found: Vec<_> = response
        .topics
        .iter()
        .map(|topic| (topic.name.as_ref(), topic.partitions[0].committed_offset))
        .collect();
    assert_eq!(found, [("a", 1), ("b", 2)]);
}

/// kafka-consumer-groups --reset-offsets and assign() without subscribe() commit like this.
#[test]
fn without_a_generation_only_an_empty_group_can_be_committed_to() {
    let mut harness = Harness::new();
    assert_eq!(harness.commit(commit_request(-1, "", 7)), ErrorCode::None);
    assert_eq!(harness.state(), "Empty");
    assert_eq!(harness.fetch("topic").committed_offset, 7);
    let single = harness.stable_single();
    assert_eq!(
        harness.commit(commit_request(-1, "", 8)),
        ErrorCode::UnknownMemberId
    );
    assert_eq!(
        harness.commit(commit_request(-1, &single.member_id, 8)),
        ErrorCode::IllegalGeneration
    );
    harness.leave_member(&single.member_id);
    assert_eq!(harness.commit(commit_request(-1, "", 9)), ErrorCode::None);
    assert_eq!(harness.fetch("topic").committed_offset, 9);
}

#[test]
fn the_generation_and_the_member_are_checked() {
    let mut harness = Harness::new();
    let single = harness.stable_single();
    assert_eq!(
        harness.commit(commit_request(0, &single.member_id, 1)),
        ErrorCode::IllegalGeneration
    );
    assert_eq!(
        harness.commit(commit_request(2, &single.member_id, 1)),
        ErrorCode::IllegalGeneration
    );
    assert_eq!(
        harness.commit(commit_request(1, "made-up", 1)),
        ErrorCode::UnknownMemberId
    );
    assert_eq!(harness.fetch("topic").committed_offset, -1);
}

#[test]
fn a_generation_of_an_unknown_group_depends_on_the_version() {
    let mut harness = Harness::new();
    let commit = commit_request(1, "member", 1);
    let old = harness.commit_in_version(8, commit.clone());
    assert_eq!(old, ErrorCode::IllegalGeneration);
    let new = harness.commit_in_version(9, commit);
    assert_eq!(new, ErrorCode::GroupIdNotFound);
    assert_eq!(harness.state(), "Dead");
}

#[test]
fn metadata_that_is_too_long_fails_its_partition_alone() {
    let mut harness = Harness::new();
    let mut request = commit_request(-1, "", 1);
    let mut second = request.topics[0].partitions[0].clone();
    second.partition_index = 1;
    request.topics[0].partitions.push(second);
    request.topics[0].partitions[0].committed_metadata = Some("x".repeat(4097).into());
    let context = OffsetCommitContext {
        api_version: 9,
        now_ms: harness.now_ms,
    };
    let (response, effects) = harness.machine.commit_offsets(context, &request);
    let errors: Vec<_> = response.topics[0]
        .partitions
        .iter()
        .map(|it| it.error_code)
        .collect();
    assert_eq!(errors, [ErrorCode::OffsetMetadataTooLarge.code(), 0]);
    assert_eq!(effects.records.len(), 1);
}

#[test]
fn a_commit_that_does_not_fit_into_a_batch_is_refused() {
    let mut harness = Harness::with_config(GroupConfig {
        records_bytes_max: 100,
        ..GroupConfig::default()
    });
    let mut request = commit_request(-1, "", 1);
    let topic = request.topics[0].clone();
    request.topics.extend(std::iter::repeat_n(topic, 5));
    assert_eq!(harness.commit(request), ErrorCode::InvalidCommitOffsetSize);
    assert!(harness.log.is_empty());
}

fn pending(offset: i64) -> GroupRecord {
    GroupRecord::OffsetCommitted {
        key: OffsetCommitKey {
            group: GROUP.into(),
            topic: "topic".into(),
            partition: 0,
        },
        value: OffsetCommitValue {
            offset,
            ..OffsetCommitValue::default()
        },
    }
}

const TRANSACTION: RecordOrigin = RecordOrigin::Transaction { producer_id: 5 };

/// KIP-447: a consumer must not start from an offset that an open transaction is about to move.
#[test]
fn a_stable_fetch_waits_for_open_transactions() {
    let mut harness = Harness::new();
    harness.commit(commit_request(-1, "", 10));
    harness.machine.replay(pending(20), TRANSACTION);
    let unstable = harness.fetch_with("topic", OffsetStability::Required);
    assert_eq!(unstable.error_code, ErrorCode::UnstableOffsetCommit.code());
    assert_eq!(unstable.committed_offset, -1);
    assert_eq!(harness.fetch("topic").committed_offset, 10);
    let other = harness.fetch_with("other", OffsetStability::Required);
    assert_eq!(other.error_code, 0);

    harness
        .machine
        .end_transaction(5, TransactionOutcome::Committed);
    let stable = harness.fetch_with("topic", OffsetStability::Required);
    assert_eq!((stable.error_code, stable.committed_offset), (0, 20));
}

#[test]
fn an_aborted_transaction_leaves_the_offset_as_it_was() {
    let mut harness = Harness::new();
    harness.commit(commit_request(-1, "", 10));
    harness.machine.replay(pending(20), TRANSACTION);
    harness
        .machine
        .end_transaction(5, TransactionOutcome::Aborted);
    let stable = harness.fetch_with("topic", OffsetStability::Required);
    assert_eq!((stable.error_code, stable.committed_offset), (0, 10));
}

/// The offset that stands later in the log wins, whichever way it was committed.
#[test]
fn a_commit_after_the_pending_one_outlives_the_transaction() {
    let mut harness = Harness::new();
    harness.machine.replay(pending(20), TRANSACTION);
    harness.commit(commit_request(-1, "", 30));
    harness
        .machine
        .end_transaction(5, TransactionOutcome::Committed);
    assert_eq!(harness.fetch("topic").committed_offset, 30);
}

#[test]
fn an_empty_group_id_may_store_offsets() {
    let mut harness = Harness::new();
    let request = OffsetCommitRequest {
        group_id: "".into(),
        ..commit_request(-1, "", 1)
    };
    assert_eq!(harness.commit(request), ErrorCode::None);
    assert!(harness.machine.durable().offset("", "topic", 0).is_some());
}
