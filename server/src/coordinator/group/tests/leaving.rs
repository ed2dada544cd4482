//! Leaving, on purpose or by silence.

use ringspool_protocol::ErrorCode;
use ringspool_protocol::messages::leave_group_request::MemberIdentity;

use super::harness::*;

#[test]
fn a_silent_member_is_removed_after_its_session_timeout() {
    let mut harness = Harness::new();
    let (leader, follower) = harness.stable_pair();
    let generation = leader.generation_id;
    harness.advance(i64::from(SESSION_MS) - 1);
    assert_eq!(
        harness.heartbeat(&leader.member_id, generation),
        ErrorCode::None
    );
    assert_eq!(harness.state(), "Stable");
    harness.advance(1);
    assert_eq!(harness.state(), "PreparingRebalance");
    assert_eq!(
        harness.heartbeat(&follower.member_id, generation),
        ErrorCode::UnknownMemberId
    );
}

#[test]
fn a_commit_counts_as_a_heartbeat() {
    let mut harness = Harness::new();
    let single = harness.stable_single();
    harness.advance(i64::from(SESSION_MS) - 1);
    harness.commit(commit_request(1, &single.member_id, 1));
    harness.advance(i64::from(SESSION_MS) - 1);
    assert_eq!(harness.heartbeat(&single.member_id, 1), ErrorCode::None);
}

#[test]
fn a_member_that_waits_in_join_does_not_expire() {
    let mut harness = Harness::new();
    let (leader, follower) = harness.stable_pair();
    let waiter = harness.join(5, join_request(&leader.member_id));
    for _ in 0..29 {
        harness.advance(1000);
        harness.heartbeat(&follower.member_id, leader.generation_id);
    }
    assert_eq!(harness.join_answer(waiter), None);
    harness.join(5, join_request(&follower.member_id));
    assert_eq!(harness.joined(waiter).members.len(), 2);
}

#[test]
fn when_the_last_member_leaves_the_group_is_empty_and_stored() {
    let mut harness = Harness::new();
    let single = harness.stable_single();
    assert_eq!(harness.leave_member(&single.member_id), ErrorCode::None);
    assert_eq!(harness.state(), "Empty");
    let stored = harness.machine.durable().group(GROUP).unwrap();
    assert_eq!(stored.generation, 2);
    assert_eq!(stored.current_state_timestamp, harness.now_ms);
    assert!(stored.members.is_empty());
    assert_eq!(stored.protocol_type, "consumer");
    assert_eq!(stored.leader, None);
    // A new member continues the count, so old generations stay fenced.
    let waiter = harness.join(3, join_request(""));
    assert_eq!(harness.joined(waiter).generation_id, 3);
}

#[test]
fn leaving_starts_a_rebalance_of_the_others() {
    let mut harness = Harness::new();
    let (leader, follower) = harness.stable_pair();
    assert_eq!(harness.leave_member(&leader.member_id), ErrorCode::None);
    assert_eq!(harness.state(), "PreparingRebalance");
    let rejoin = harness.join(5, join_request(&follower.member_id));
    assert_eq!(harness.joined(rejoin).leader, follower.member_id);
}

#[test]
fn a_member_that_leaves_while_it_waits_gets_its_answers() {
    let mut harness = Harness::new();
    let (leader, follower) = harness.stable_pair();
    let waiting = harness.join(5, join_request(&leader.member_id));
    harness.leave_member(&leader.member_id);
    assert_eq!(harness.join_failure(waiting), ErrorCode::UnknownMemberId);

    let rejoin = harness.join(5, join_request(&follower.member_id));
    let generation = harness.joined(rejoin).generation_id;
    let third = harness.join(3, join_request(""));
    let rejoin = harness.join(5, join_request(&follower.member_id));
    harness.joined(rejoin);
    let third = harness.joined(third);
    let waiting = harness.sync(sync_request(generation + 1, &third.member_id));
    harness.leave_member(&third.member_id);
    assert_eq!(harness.sync_failure(waiting), ErrorCode::UnknownMemberId);
}

#[test]
fn the_last_missing_member_ends_the_join_phase_by_leaving() {
    let mut harness = Harness::new();
    let (leader, follower) = harness.stable_pair();
    let waiting = harness.join(5, join_request(&leader.member_id));
    harness.leave_member(&follower.member_id);
    assert_eq!(harness.joined(waiting).members.len(), 1);
}

#[test]
fn an_id_that_was_only_handed_out_can_leave_without_a_rebalance() {
    let mut harness = Harness::new();
    harness.stable_single();
    let waiter = harness.join(4, join_request(""));
    let member_id = harness.join_answer(waiter).unwrap().member_id;
    assert_eq!(harness.leave_member(&member_id), ErrorCode::None);
    assert_eq!(harness.state(), "Stable");
    assert_eq!(harness.leave_member(&member_id), ErrorCode::UnknownMemberId);
}

/// A join phase waits for ids that were handed out (KIP-394), but not for ever.
#[test]
fn a_join_phase_waits_for_ids_that_were_handed_out() {
    let mut harness = Harness::new();
    let single = harness.stable_single();
    let pending = harness.join(4, join_request(""));
    let pending = harness.join_answer(pending).unwrap().member_id;
    let rejoin = harness.join(5, join_request(&single.member_id));
    assert_eq!(harness.join_answer(rejoin), None);
    let arrived = harness.join(4, join_request(&pending));
    assert_eq!(harness.joined(rejoin).members.len(), 2);
    harness.joined(arrived);
}

#[test]
fn several_members_leave_with_one_request_and_one_answer_each() {
    let mut harness = Harness::new();
    let (leader, follower) = harness.stable_pair();
    let identity = |member_id: &str| MemberIdentity {
        member_id: member_id.into(),
        ..MemberIdentity::default()
    };
    let response = harness.leave(vec![
        identity(&leader.member_id),
        identity("made-up"),
        identity(&follower.member_id),
    ]);
    assert_eq!(response.error_code, 0);
    let errors: Vec<_> = response.members.iter().map(|it| it.error_code).collect();
    assert_eq!(errors, [0, ErrorCode::UnknownMemberId.code(), 0]);
    assert_eq!(harness.state(), "Empty");
}

#[test]
fn leaving_an_unknown_group_says_so_for_each_member() {
    let mut harness = Harness::new();
    assert_eq!(harness.leave_member("made-up"), ErrorCode::UnknownMemberId);
    assert_eq!(harness.heartbeat("made-up", 1), ErrorCode::UnknownMemberId);
}
