//! DescribeGroups and ListGroups.

use ringspool_protocol::ErrorCode;
use ringspool_protocol::messages::list_groups_request::ListGroupsRequest;

use super::harness::*;

#[test]
fn a_stable_group_shows_metadata_and_assignments() {
    let mut harness = Harness::new();
    let single = harness.stable_single();
    let described = harness.machine.describe(&GROUP.into(), 6);
    assert_eq!(described.error_code, 0);
    assert_eq!(described.group_state, "Stable");
    assert_eq!(described.protocol_type, "consumer");
    assert_eq!(described.protocol_data, "range");
    let member = &described.members[0];
    assert_eq!(member.member_id, single.member_id);
    assert_eq!(member.client_id, "client");
    assert_eq!(member.client_host, "/127.0.0.1");
    assert_eq!(member.member_metadata, "metadata of range");
    assert_eq!(
        member.member_assignment,
        format!("for {}", single.member_id)
    );
}

#[test]
fn a_group_in_a_rebalance_shows_its_members_only() {
    let mut harness = Harness::new();
    let (leader, _) = harness.stable_pair();
    harness.join(5, join_request(&leader.member_id));
    let described = harness.machine.describe(&GROUP.into(), 5);
    assert_eq!(described.group_state, "PreparingRebalance");
    assert_eq!(described.protocol_data, "");
    assert_eq!(described.members.len(), 2);
    for member in described.members {
        assert!(member.member_metadata.is_empty());
        assert!(member.member_assignment.is_empty());
    }
}

#[test]
fn an_unknown_group_is_dead_and_from_v6_on_not_found() {
    let harness = Harness::new();
    let old = harness.machine.describe(&GROUP.into(), 5);
    assert_eq!((old.error_code, old.group_state.as_ref()), (0, "Dead"));
    assert_eq!(old.error_message, None);
    let new = harness.machine.describe(&GROUP.into(), 6);
    assert_eq!(new.error_code, ErrorCode::GroupIdNotFound.code());
    assert_eq!(new.group_state, "Dead");
    assert_eq!(new.error_message.as_deref(), Some("Group group not found."));
}

#[test]
fn lists_are_filtered_by_state_and_type() {
    let mut harness = Harness::new();
    harness.stable_single();
    let mut simple = commit_request(-1, "", 1);
    simple.group_id = "simple".into();
    harness.commit(simple);
    let list = |states: &[&str], types: &[&str]| {
        let request = ListGroupsRequest {
            states_filter: states.iter().map(|it| (*it).into()).collect(),
            types_filter: types.iter().map(|it| (*it).into()).collect(),
        };
        let listed = harness.machine.list(&request);
        listed
            .into_iter()
            .map(|it| {
                format!(
                    "{} {} {} {}",
                    it.group_id, it.protocol_type, it.group_state, it.group_type
                )
            })
            .collect::<Vec<_>>()
    };
    let stable = "group consumer Stable classic";
    let empty = "simple  Empty classic";
    assert_eq!(list(&[], &[]), [stable, empty]);
    assert_eq!(list(&["stable"], &[]), [stable]);
    assert_eq!(list(&["Empty", "Dead"], &["Classic"]), [empty]);
    assert!(list(&[], &["consumer"]).is_empty());
    assert!(list(&["PreparingRebalance"], &[]).is_empty());
}
