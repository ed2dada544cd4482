//! Becoming a member.

use ringspool_protocol::ErrorCode;
use ringspool_protocol::messages::join_group_request::JoinGroupRequest;

use super::super::*;
use super::harness::*;

/// KIP-394: without it, clients that time out in their first JoinGroup fill the group with ghosts.
#[test]
fn a_new_member_is_sent_away_with_its_id_from_v4_on() {
    let mut harness = Harness::new();
    let first = harness.join(4, join_request(""));
    assert_eq!(harness.join_failure(first), ErrorCode::MemberIdRequired);
    let member_id = harness.join_answer(first).unwrap().member_id;
    assert_eq!(member_id, "client-random1");

    let second = harness.join(4, join_request(&member_id));
    let joined = harness.joined(second);
    assert_eq!(joined.member_id, member_id);
    assert_eq!(joined.generation_id, 1);
}

#[test]
fn static_members_and_old_clients_join_at_once() {
    for (api_version, request) in [(9, static_join("", "instance")), (3, join_request(""))] {
        let mut harness = Harness::new();
        let waiter = harness.join(api_version, request);
        assert_eq!(harness.joined(waiter).generation_id, 1);
    }
}

#[test]
fn an_id_that_is_never_used_is_forgotten_after_its_session_timeout() {
    let mut harness = Harness::new();
    let waiter = harness.join(4, join_request(""));
    let member_id = harness.join_answer(waiter).unwrap().member_id;
    harness.advance(i64::from(SESSION_MS));
    let late = harness.join(4, join_request(&member_id));
    assert_eq!(harness.join_failure(late), ErrorCode::UnknownMemberId);
    assert_eq!(harness.state(), "Dead");
    assert!(harness.log.is_empty());
}

#[test]
fn the_first_member_leads_and_learns_all_members() {
    let mut harness = Harness::new();
    let (leader, follower) = harness.stable_pair();
    assert_eq!(leader.leader, leader.member_id);
    assert_eq!(follower.leader, leader.member_id);
    assert!(follower.members.is_empty());
    let mut member_ids: Vec<_> = leader.members.iter().map(|it| &it.member_id).collect();
    member_ids.sort();
    assert_eq!(member_ids, [&leader.member_id, &follower.member_id]);
    assert_eq!(leader.members[0].metadata, "metadata of range");
    assert_eq!(leader.protocol_type.as_deref(), Some("consumer"));
    assert_eq!(leader.protocol_name.as_deref(), Some("range"));
    assert!(!leader.skip_assignment);
}

#[test]
fn session_timeouts_out_of_bounds_are_refused() {
    let mut harness = Harness::new();
    for session_timeout_ms in [5_999, 1_800_001] {
        let waiter = harness.join(
            4,
            JoinGroupRequest {
                session_timeout_ms,
                ..join_request("")
            },
        );
        assert_eq!(
            harness.join_failure(waiter),
            ErrorCode::InvalidSessionTimeout
        );
    }
}

#[test]
fn an_empty_group_id_is_refused() {
    let mut harness = Harness::new();
    let waiter = harness.join(
        4,
        JoinGroupRequest {
            group_id: "".into(),
            ..join_request("")
        },
    );
    assert_eq!(harness.join_failure(waiter), ErrorCode::InvalidGroupId);
}

#[test]
fn a_member_id_that_was_never_given_is_unknown() {
    let mut harness = Harness::new();
    let without_group = harness.join(4, join_request("made-up"));
    assert_eq!(
        harness.join_failure(without_group),
        ErrorCode::UnknownMemberId
    );
    harness.stable_single();
    let with_group = harness.join(4, join_request("made-up"));
    assert_eq!(harness.join_failure(with_group), ErrorCode::UnknownMemberId);
    assert_eq!(harness.state(), "Stable");
}

#[test]
fn members_must_share_the_type_and_a_protocol() {
    let mut harness = Harness::new();
    harness.stable_single();
    let other_type = JoinGroupRequest {
        protocol_type: "connect".into(),
        ..join_request("")
    };
    let other_protocol = JoinGroupRequest {
        protocols: protocols(&["roundrobin"]),
        ..join_request("")
    };
    for request in [other_type, other_protocol] {
        let waiter = harness.join(4, request);
        let error = harness.join_failure(waiter);
        assert_eq!(error, ErrorCode::InconsistentGroupProtocol);
    }
    assert_eq!(harness.state(), "Stable");
}

#[test]
fn a_first_member_without_protocols_is_refused_and_leaves_no_group() {
    let mut harness = Harness::new();
    for request in [
        JoinGroupRequest {
            protocols: Vec::new(),
            ..join_request("")
        },
        JoinGroupRequest {
            protocol_type: "".into(),
            ..join_request("")
        },
    ] {
        let waiter = harness.join(4, request);
        let error = harness.join_failure(waiter);
        assert_eq!(error, ErrorCode::InconsistentGroupProtocol);
    }
    assert_eq!(harness.state(), "Dead");
}

#[test]
fn a_full_group_refuses_new_members_only() {
    let mut harness = Harness::with_config(GroupConfig {
        group_size_max: 1,
        ..GroupConfig::default()
    });
    let single = harness.stable_single();
    let refused = harness.join(4, join_request(""));
    assert_eq!(
        harness.join_failure(refused),
        ErrorCode::GroupMaxSizeReached
    );
    let again = harness.join(4, join_request(&single.member_id));
    assert_eq!(harness.joined(again).generation_id, 2);
}

/// Every member votes for the first protocol of its own list that all members speak.
#[test]
fn the_protocol_with_most_votes_wins() {
    let mut harness = Harness::new();
    let waiters = [
        ["range", "sticky", "own1"],
        ["sticky", "range", "own2"],
        ["own3", "sticky", "range"],
    ]
    .map(|names| {
        let request = JoinGroupRequest {
            protocols: protocols(&names),
            ..join_request("")
        };
        harness.join(3, request)
    });
    harness.advance(i64::from(REBALANCE_MS));
    // The first member was alone at first and has not rejoined.
    assert_eq!(
        harness.joined(waiters[0]).protocol_name.as_deref(),
        Some("range")
    );
    for waiter in &waiters[1..] {
        let joined = harness.joined(*waiter);
        assert_eq!(joined.protocol_name.as_deref(), Some("sticky"));
        assert_eq!(joined.generation_id, 2);
    }
}

#[test]
fn opaque_metadata_of_any_type_makes_progress() {
    let mut harness = Harness::new();
    let request = JoinGroupRequest {
        protocol_type: "sr".into(),
        protocols: protocols(&["v0"]),
        ..join_request("")
    };
    let waiter = harness.join(3, request);
    let joined = harness.joined(waiter);
    harness.sync_all(&joined, &[&joined.member_id]);
    assert_eq!(harness.state(), "Stable");
}

/// Kafka waits `group.initial.rebalance.delay.ms`, as long as members keep coming, up to the
/// rebalance timeout.
#[test]
fn an_empty_group_waits_for_its_initial_delay() {
    let mut harness = Harness::with_config(GroupConfig {
        initial_rebalance_delay_ms: 3000,
        ..GroupConfig::default()
    });
    let first = harness.join(3, join_request(""));
    harness.advance(2000);
    let second = harness.join(3, join_request(""));
    harness.advance(1000);
    assert_eq!(
        harness.join_answer(first),
        None,
        "the second member prolongs the wait"
    );
    harness.advance(3000);
    assert_eq!(harness.joined(first).generation_id, 1);
    assert_eq!(harness.joined(second).generation_id, 1);
}

#[test]
fn the_initial_delay_ends_at_the_rebalance_timeout() {
    let mut harness = Harness::with_config(GroupConfig {
        initial_rebalance_delay_ms: 20_000,
        ..GroupConfig::default()
    });
    let first = harness.join(3, join_request(""));
    harness.advance(19_999);
    harness.join(3, join_request(""));
    harness.advance(10_000);
    assert_eq!(harness.join_answer(first), None);
    harness.advance(1);
    harness.joined(first);
}

#[test]
fn without_a_delay_the_first_member_is_answered_at_once() {
    let mut harness = Harness::new();
    let waiter = harness.join(3, join_request(""));
    assert_eq!(harness.joined(waiter).generation_id, 1);
}

/// A client whose connection broke sends its JoinGroup again; the older request must not hang.
#[test]
fn a_repeated_join_answers_the_older_one() {
    let mut harness = Harness::new();
    let (_, follower) = harness.stable_pair();
    let other = JoinGroupRequest {
        protocols: protocols(&["range", "sticky"]),
        ..join_request(&follower.member_id)
    };
    let older = harness.join(5, other.clone());
    assert_eq!(harness.join_answer(older), None);
    let newer = harness.join(5, other);
    assert_eq!(harness.join_failure(older), ErrorCode::RebalanceInProgress);
    assert_eq!(harness.join_answer(newer), None);
}

#[test]
fn version_0_rejoins_within_its_session_timeout() {
    let mut harness = Harness::new();
    let first = JoinGroupRequest {
        rebalance_timeout_ms: -1,
        ..join_request("")
    };
    let waiter = harness.join(0, first);
    let joined = harness.joined(waiter);
    harness.sync_all(&joined, &[&joined.member_id]);
    let second = harness.join(0, join_request(""));
    for _ in 0..10 {
        harness.advance(i64::from(SESSION_MS) / 10);
        harness.heartbeat(&joined.member_id, 1);
    }
    assert_eq!(harness.joined(second).generation_id, 2);
}
