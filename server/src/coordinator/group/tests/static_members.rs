//! Static membership (KIP-345, KIP-814).

use ringspool_protocol::ErrorCode;
use ringspool_protocol::messages::heartbeat_request::HeartbeatRequest;
use ringspool_protocol::messages::join_group_response::JoinGroupResponse;
use ringspool_protocol::messages::leave_group_request::MemberIdentity;
use ringspool_protocol::messages::sync_group_request::SyncGroupRequest;

use super::super::*;
use super::harness::*;

/// A stable group of the static members "one" (leader) and "two".
fn stable_static_pair(harness: &mut Harness) -> (JoinGroupResponse, JoinGroupResponse) {
    let first = harness.join(9, static_join("", "one"));
    let first = harness.joined(first);
    harness.sync_all(&first, &[&first.member_id]);
    let second = harness.join(9, static_join("", "two"));
    let first = harness.join(9, static_join(&first.member_id, "one"));
    let (first, second) = (harness.joined(first), harness.joined(second));
    harness.sync_all(&first, &[&first.member_id, &second.member_id]);
    (first, second)
}

#[test]
fn a_restarted_member_takes_its_place_without_a_rebalance() {
    let mut harness = Harness::new();
    let (leader, follower) = stable_static_pair(&mut harness);
    let waiter = harness.join(9, static_join("", "two"));
    let joined = harness.joined(waiter);
    assert_ne!(joined.member_id, follower.member_id);
    assert!(joined.member_id.starts_with("two-"));
    assert_eq!(joined.generation_id, leader.generation_id);
    assert!(!joined.skip_assignment);
    assert_eq!(harness.state(), "Stable");
    let sync = harness.sync(sync_request(joined.generation_id, &joined.member_id));
    assert_eq!(harness.synced(sync), format!("for {}", follower.member_id));
    // The new id is durable, else a restart would bring the old one back.
    let stored = harness.machine.durable().group(GROUP).unwrap();
    assert!(
        stored
            .members
            .iter()
            .any(|it| it.member_id == joined.member_id)
    );
    assert!(
        !stored
            .members
            .iter()
            .any(|it| it.member_id == follower.member_id)
    );
}

#[test]
fn a_restarted_leader_is_told_to_skip_the_assignment_from_v9_on() {
    let mut harness = Harness::new();
    let (leader, _) = stable_static_pair(&mut harness);
    let waiter = harness.join(9, static_join("", "one"));
    let joined = harness.joined(waiter);
    assert!(joined.skip_assignment);
    assert_eq!(joined.leader, joined.member_id);
    assert_eq!(joined.members.len(), 2);

    // Before v9 it must not believe that it leads, or it would assign anew.
    let waiter = harness.join(8, static_join("", "one"));
    let older = harness.joined(waiter);
    assert!(!older.skip_assignment);
    assert_eq!(older.leader, joined.member_id);
    assert_ne!(older.leader, older.member_id);
    assert!(older.members.is_empty());
    assert_eq!(older.generation_id, leader.generation_id);
}

#[test]
fn the_old_holder_of_an_instance_id_is_fenced_everywhere() {
    let mut harness = Harness::new();
    let (leader, follower) = stable_static_pair(&mut harness);
    let generation = leader.generation_id;
    harness.join(9, static_join("", "two"));

    let heartbeat = HeartbeatRequest {
        group_id: GROUP.into(),
        generation_id: generation,
        member_id: follower.member_id.clone(),
        group_instance_id: Some("two".into()),
    };
    let now_ms = harness.now_ms;
    assert_eq!(
        harness.machine.heartbeat(&heartbeat, now_ms),
        ErrorCode::FencedInstanceId
    );
    let join = harness.join(9, static_join(&follower.member_id, "two"));
    assert_eq!(harness.join_failure(join), ErrorCode::FencedInstanceId);
    let sync = harness.sync(SyncGroupRequest {
        group_instance_id: Some("two".into()),
        ..sync_request(generation, &follower.member_id)
    });
    assert_eq!(harness.sync_failure(sync), ErrorCode::FencedInstanceId);
    let mut commit = commit_request(generation, &follower.member_id, 1);
    commit.group_instance_id = Some("two".into());
    assert_eq!(harness.commit(commit), ErrorCode::FencedInstanceId);
    let response = harness.leave(vec![MemberIdentity {
        member_id: follower.member_id.clone(),
        group_instance_id: Some("two".into()),
        reason: None,
    }]);
    assert_eq!(
        response.members[0].error_code,
        ErrorCode::FencedInstanceId.code()
    );
}

#[test]
fn requests_of_the_old_holder_that_are_parked_are_fenced() {
    let mut harness = Harness::new();
    let (leader, follower) = stable_static_pair(&mut harness);
    let parked = harness.join(9, static_join(&leader.member_id, "one"));
    assert_eq!(harness.join_answer(parked), None);
    harness.join(9, static_join("", "one"));
    assert_eq!(harness.join_failure(parked), ErrorCode::FencedInstanceId);
    assert_eq!(
        harness.join_answer(parked).unwrap().member_id,
        leader.member_id
    );

    let rejoin = harness.join(9, static_join(&follower.member_id, "two"));
    let generation = harness.joined(rejoin).generation_id;
    let parked = harness.sync(sync_request(generation, &follower.member_id));
    harness.join(9, static_join("", "two"));
    assert_eq!(harness.sync_failure(parked), ErrorCode::FencedInstanceId);
    assert_eq!(harness.state(), "PreparingRebalance");
}

#[test]
fn a_restarted_member_with_another_protocol_starts_a_rebalance() {
    let mut harness = Harness::new();
    let mut request = static_join("", "one");
    request.protocols = protocols(&["range", "sticky"]);
    let waiter = harness.join(9, request.clone());
    let joined = harness.joined(waiter);
    assert_eq!(joined.protocol_name.as_deref(), Some("range"));
    harness.sync_all(&joined, &[&joined.member_id]);
    request.protocols = protocols(&["sticky", "range"]);
    let waiter = harness.join(9, request);
    let again = harness.joined(waiter);
    assert_eq!(again.generation_id, joined.generation_id + 1);
    assert_eq!(again.protocol_name.as_deref(), Some("sticky"));
}

#[test]
fn a_static_member_that_is_late_keeps_its_place_until_its_session_ends() {
    let mut harness = Harness::new();
    let (leader, follower) = stable_static_pair(&mut harness);
    let waiter = harness.join(9, static_join(&leader.member_id, "one"));
    for _ in 0..30 {
        harness.advance(1000);
        harness.heartbeat(&follower.member_id, leader.generation_id);
    }
    let joined = harness.joined(waiter);
    assert_eq!(joined.members.len(), 2, "the late one is still counted");
    assert_eq!(joined.members[1].group_instance_id.as_deref(), Some("two"));
    assert_eq!(joined.members[1].member_id, follower.member_id);
}

#[test]
fn an_administrator_removes_a_static_member_by_its_instance_id() {
    let mut harness = Harness::new();
    stable_static_pair(&mut harness);
    let by_instance = |instance_id: &str| MemberIdentity {
        member_id: "".into(),
        group_instance_id: Some(instance_id.into()),
        reason: Some("removed by an administrator".into()),
    };
    let response = harness.leave(vec![by_instance("two"), by_instance("three")]);
    let errors: Vec<_> = response.members.iter().map(|it| it.error_code).collect();
    assert_eq!(errors, [0, ErrorCode::UnknownMemberId.code()]);
    assert_eq!(
        response.members[0].group_instance_id.as_deref(),
        Some("two")
    );
    assert_eq!(harness.state(), "PreparingRebalance");
}

#[test]
fn static_members_survive_a_restart_of_the_broker() {
    let mut harness = Harness::new();
    let (leader, follower) = stable_static_pair(&mut harness);
    let mut harness = harness.restarted(GroupConfig::default());
    let waiter = harness.join(9, static_join("", "two"));
    let joined = harness.joined(waiter);
    assert_eq!(joined.generation_id, leader.generation_id);
    let sync = harness.sync(sync_request(joined.generation_id, &joined.member_id));
    assert_eq!(harness.synced(sync), format!("for {}", follower.member_id));
}
