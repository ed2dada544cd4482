//! From one generation to the next.

use ringspool_protocol::ErrorCode;
use ringspool_protocol::messages::join_group_request::JoinGroupRequest;
use ringspool_protocol::messages::sync_group_request::SyncGroupRequest;

use super::super::*;
use super::harness::*;

#[test]
fn followers_get_what_the_leader_assigned_to_them() {
    let mut harness = Harness::new();
    let (leader, follower) = harness.stable_pair();
    // stable_pair compared each assignment; a later SyncGroup gets the same one.
    let again = harness.sync(sync_request(leader.generation_id, &follower.member_id));
    assert_eq!(harness.synced(again), format!("for {}", follower.member_id));
}

#[test]
fn followers_wait_for_the_leader_in_sync() {
    let mut harness = Harness::new();
    let first = harness.stable_single();
    let second = harness.join(3, join_request(""));
    let first = harness.join(3, join_request(&first.member_id));
    let (first, second) = (harness.joined(first), harness.joined(second));
    let early = harness.sync(sync_request(2, &second.member_id));
    assert_eq!(harness.sync_answer(early), None);
    harness.sync(assigning(&first, &[&first.member_id]));
    assert_eq!(harness.synced(early), "", "the leader gave it nothing");
    let answer = harness.sync_answer(early).unwrap();
    assert_eq!(answer.protocol_type.as_deref(), Some("consumer"));
    assert_eq!(answer.protocol_name.as_deref(), Some("range"));
}

/// Clients branch on these codes (fact 44).
#[test]
fn codes_during_a_rebalance_are_those_of_kafka() {
    let mut harness = Harness::new();
    let (leader, follower) = harness.stable_pair();
    let generation = leader.generation_id;
    assert_eq!(
        harness.heartbeat(&leader.member_id, generation),
        ErrorCode::None
    );
    assert_eq!(
        harness.heartbeat(&leader.member_id, generation - 1),
        ErrorCode::IllegalGeneration
    );
    assert_eq!(
        harness.heartbeat("made-up", generation),
        ErrorCode::UnknownMemberId
    );

    // PreparingRebalance: the leader rejoins, the follower is told to.
    let rejoin = harness.join(5, join_request(&leader.member_id));
    assert_eq!(harness.state(), "PreparingRebalance");
    assert_eq!(
        harness.heartbeat(&follower.member_id, generation),
        ErrorCode::RebalanceInProgress
    );
    let sync = harness.sync(sync_request(generation, &follower.member_id));
    assert_eq!(harness.sync_failure(sync), ErrorCode::RebalanceInProgress);
    assert_eq!(
        harness.commit(commit_request(generation, &follower.member_id, 5)),
        ErrorCode::None,
        "the old owner may still commit what it has read"
    );

    // CompletingRebalance: the generation is new, assignments are missing.
    harness.join(5, join_request(&follower.member_id));
    harness.joined(rejoin);
    assert_eq!(harness.state(), "CompletingRebalance");
    let next = generation + 1;
    assert_eq!(
        harness.heartbeat(&follower.member_id, generation),
        ErrorCode::IllegalGeneration
    );
    assert_eq!(
        harness.heartbeat(&follower.member_id, next),
        ErrorCode::None
    );
    let old_sync = harness.sync(sync_request(generation, &follower.member_id));
    assert_eq!(harness.sync_failure(old_sync), ErrorCode::IllegalGeneration);
    assert_eq!(
        harness.commit(commit_request(generation, &follower.member_id, 6)),
        ErrorCode::IllegalGeneration
    );
    assert_eq!(
        harness.commit(commit_request(next, &follower.member_id, 6)),
        ErrorCode::RebalanceInProgress
    );
}

#[test]
fn a_leader_that_rejoins_starts_a_rebalance() {
    let mut harness = Harness::new();
    let (leader, _) = harness.stable_pair();
    let waiter = harness.join(5, join_request(&leader.member_id));
    assert_eq!(harness.join_answer(waiter), None);
    assert_eq!(harness.state(), "PreparingRebalance");
}

#[test]
fn a_follower_that_rejoins_unchanged_gets_the_current_generation() {
    let mut harness = Harness::new();
    let (leader, follower) = harness.stable_pair();
    let waiter = harness.join(5, join_request(&follower.member_id));
    let joined = harness.joined(waiter);
    assert_eq!(joined.generation_id, leader.generation_id);
    assert_eq!(joined.leader, leader.member_id);
    assert!(joined.members.is_empty());
    assert_eq!(harness.state(), "Stable");
}

#[test]
fn a_follower_with_new_metadata_starts_a_rebalance() {
    let mut harness = Harness::new();
    let (_, follower) = harness.stable_pair();
    let request = JoinGroupRequest {
        protocols: protocols(&["range", "sticky"]),
        ..join_request(&follower.member_id)
    };
    harness.join(5, request);
    assert_eq!(harness.state(), "PreparingRebalance");
}

/// A client may lose the answer to JoinGroup; asking again must not restart the generation.
#[test]
fn an_unchanged_member_may_ask_again_while_assignments_are_missing() {
    let mut harness = Harness::new();
    let waiter = harness.join(3, join_request(""));
    let joined = harness.joined(waiter);
    let again = harness.join(3, join_request(&joined.member_id));
    let again = harness.joined(again);
    assert_eq!(again.generation_id, joined.generation_id);
    assert_eq!(again.members, joined.members);
}

#[test]
fn a_rebalance_sends_waiting_syncs_back() {
    let mut harness = Harness::new();
    let first = harness.stable_single();
    let second = harness.join(3, join_request(""));
    harness.join(3, join_request(&first.member_id));
    let second = harness.joined(second);
    let waiting = harness.sync(sync_request(2, &second.member_id));
    harness.join(3, join_request(""));
    assert_eq!(
        harness.sync_failure(waiting),
        ErrorCode::RebalanceInProgress
    );
    assert_eq!(harness.state(), "PreparingRebalance");
}

#[test]
fn members_that_do_not_rejoin_in_time_are_removed() {
    let mut harness = Harness::new();
    let (leader, follower) = harness.stable_pair();
    let waiter = harness.join(5, join_request(&follower.member_id));
    // Nothing changed for the follower, so it was answered; a third member starts the rebalance.
    harness.joined(waiter);
    let third = harness.join(3, join_request(""));
    let rejoined = harness.join(5, join_request(&follower.member_id));
    for _ in 0..6 {
        harness.advance(i64::from(REBALANCE_MS) / 6);
        // The leader lives, but its application is stuck between polls.
        harness.heartbeat(&leader.member_id, leader.generation_id);
    }
    let rejoined = harness.joined(rejoined);
    let third = harness.joined(third);
    assert_eq!(rejoined.generation_id, leader.generation_id + 1);
    assert_eq!(rejoined.leader, third.leader);
    assert_ne!(rejoined.leader, leader.member_id);
    assert_eq!(
        harness.heartbeat(&leader.member_id, leader.generation_id),
        ErrorCode::UnknownMemberId
    );
}

#[test]
fn members_that_do_not_sync_in_time_are_removed() {
    let mut harness = Harness::new();
    let (leader, follower) = harness.stable_pair();
    let first = harness.join(5, join_request(&leader.member_id));
    harness.join(5, join_request(&follower.member_id));
    let first = harness.joined(first);
    let member_ids = [leader.member_id.as_ref(), follower.member_id.as_ref()];
    let waiter = harness.sync(assigning(&first, &member_ids));
    harness.synced(waiter);
    for _ in 0..6 {
        harness.advance(i64::from(REBALANCE_MS) / 6);
        harness.heartbeat(&leader.member_id, first.generation_id);
        // The follower sends heartbeats and never asks for its assignment.
        harness.heartbeat(&follower.member_id, first.generation_id);
    }
    assert_eq!(harness.state(), "PreparingRebalance");
    assert_eq!(
        harness.heartbeat(&follower.member_id, first.generation_id),
        ErrorCode::UnknownMemberId
    );
    let rejoin = harness.join(5, join_request(&leader.member_id));
    assert_eq!(harness.joined(rejoin).members.len(), 1);
}

#[test]
fn a_leader_that_never_assigns_does_not_block_the_group() {
    let mut harness = Harness::new();
    let first = harness.stable_single();
    let second = harness.join(3, join_request(""));
    harness.join(3, join_request(&first.member_id));
    let second = harness.joined(second);
    let waiting = harness.sync(sync_request(2, &second.member_id));
    harness.advance(i64::from(SESSION_MS));
    assert_eq!(
        harness.sync_failure(waiting),
        ErrorCode::RebalanceInProgress
    );
    let rejoin = harness.join(3, join_request(&second.member_id));
    let rejoin = harness.joined(rejoin);
    assert_eq!(rejoin.leader, second.member_id);
    assert_eq!(rejoin.members.len(), 1);
}

#[test]
fn sync_refuses_another_protocol_than_the_selected_one() {
    let mut harness = Harness::new();
    let single = harness.stable_single();
    for request in [
        SyncGroupRequest {
            protocol_type: Some("connect".into()),
            ..sync_request(1, &single.member_id)
        },
        SyncGroupRequest {
            protocol_name: Some("sticky".into()),
            ..sync_request(1, &single.member_id)
        },
    ] {
        let waiter = harness.sync(request);
        let error = harness.sync_failure(waiter);
        assert_eq!(error, ErrorCode::InconsistentGroupProtocol);
    }
}

#[test]
fn sync_of_strangers_is_refused() {
    let mut harness = Harness::new();
    let no_group = harness.sync(sync_request(1, "made-up"));
    assert_eq!(harness.sync_failure(no_group), ErrorCode::UnknownMemberId);
    harness.stable_single();
    let no_member = harness.sync(sync_request(1, "made-up"));
    assert_eq!(harness.sync_failure(no_member), ErrorCode::UnknownMemberId);
}

#[test]
fn a_repeated_sync_answers_the_older_one() {
    let mut harness = Harness::new();
    let first = harness.stable_single();
    let second = harness.join(3, join_request(""));
    harness.join(3, join_request(&first.member_id));
    let second = harness.joined(second);
    let older = harness.sync(sync_request(2, &second.member_id));
    let newer = harness.sync(sync_request(2, &second.member_id));
    assert_eq!(harness.sync_failure(older), ErrorCode::RebalanceInProgress);
    assert_eq!(harness.sync_answer(newer), None);
}

/// Such a batch could never be appended: the group must not get stuck over it.
#[test]
fn assignments_that_do_not_fit_into_a_batch_are_refused() {
    let mut harness = Harness::with_config(GroupConfig {
        records_bytes_max: 300,
        ..GroupConfig::default()
    });
    let waiter = harness.join(3, join_request(""));
    let joined = harness.joined(waiter);
    let mut request = assigning(&joined, &[&joined.member_id]);
    request.assignments[0].assignment = vec![0; 300].into();
    let waiter = harness.sync(request);
    assert_eq!(harness.sync_failure(waiter), ErrorCode::UnknownServerError);
    assert_eq!(harness.state(), "PreparingRebalance");
    assert!(harness.log.is_empty());
}

#[test]
fn a_stable_group_survives_a_restart() {
    let mut harness = Harness::new();
    let (leader, follower) = harness.stable_pair();
    let mut harness = harness.restarted(GroupConfig::default());
    let generation = leader.generation_id;
    assert_eq!(harness.state(), "Stable");
    assert_eq!(
        harness.heartbeat(&follower.member_id, generation),
        ErrorCode::None
    );
    let sync = harness.sync(sync_request(generation, &follower.member_id));
    assert_eq!(harness.synced(sync), format!("for {}", follower.member_id));
    let rejoin = harness.join(5, join_request(&leader.member_id));
    assert_eq!(harness.join_answer(rejoin), None, "it still leads");
    // Those that do not come back are dropped one session timeout after the restart.
    harness.advance(i64::from(SESSION_MS));
    assert_eq!(harness.joined(rejoin).members.len(), 1);
}

#[test]
fn a_group_above_a_lowered_limit_is_asked_to_rejoin_after_a_restart() {
    let mut harness = Harness::new();
    let (leader, follower) = harness.stable_pair();
    let mut harness = harness.restarted(GroupConfig {
        group_size_max: 1,
        ..GroupConfig::default()
    });
    assert_eq!(harness.state(), "PreparingRebalance");
    let accepted = harness.join(5, join_request(&follower.member_id));
    let refused = harness.join(5, join_request(&leader.member_id));
    assert_eq!(
        harness.join_failure(refused),
        ErrorCode::GroupMaxSizeReached
    );
    assert_eq!(harness.joined(accepted).members.len(), 1);
}
