//! What tools ask: DescribeGroups and ListGroups.

use bytestring::ByteString;
use ringspool_protocol::ErrorCode;
use ringspool_protocol::messages::describe_groups_response::{
    DescribedGroup, DescribedGroupMember,
};
use ringspool_protocol::messages::list_groups_request::ListGroupsRequest;
use ringspool_protocol::messages::list_groups_response::ListedGroup;

use super::classic_group::{ClassicGroup, GroupState};
use super::machine::GroupMachine;
use super::member::Member;

impl GroupMachine {
    /// One group as DescribeGroups tells it; one that does not exist is `Dead`.
    pub fn describe(&self, group_id: &ByteString, api_version: i16) -> DescribedGroup {
        match self.groups.get(group_id) {
            Some(group) => describe(group),
            None => describe_unknown(group_id, api_version),
        }
    }

    /// The groups that pass the filters of ListGroups; an empty filter passes all.
    pub fn list(&self, filters: &ListGroupsRequest) -> Vec<ListedGroup> {
        self.groups
            .values()
            .filter(|group| passes(&filters.states_filter, group.state().name()))
            .filter(|_| passes(&filters.types_filter, CLASSIC_TYPE))
            .map(|group| ListedGroup {
                group_id: group.group_id.clone(),
                protocol_type: group.protocol_type.clone().unwrap_or_default(),
                group_state: ByteString::from_static(group.state().name()),
                group_type: ByteString::from_static(CLASSIC_TYPE),
            })
            .collect()
    }
}

/// The answer for a group that does not exist: from v6 on an error as well (KIP-1043).
pub(crate) fn describe_unknown(group_id: &ByteString, api_version: i16) -> DescribedGroup {
    let mut described = DescribedGroup {
        group_id: group_id.clone(),
        group_state: ByteString::from_static(GroupState::Dead.name()),
        ..DescribedGroup::default()
    };
    if api_version >= GROUP_ID_NOT_FOUND_FROM {
        described.error_code = ErrorCode::GroupIdNotFound.code();
        described.error_message = Some(format!("Group {group_id} not found.").into());
    }
    described
}

/// Metadata and assignments belong to a generation, so only a stable group shows them.
fn describe(group: &ClassicGroup) -> DescribedGroup {
    let is_stable = group.state() == GroupState::Stable;
    let protocol = group.protocol_name.as_ref().filter(|_| is_stable);
    let members = group.members().map(|member| DescribedGroupMember {
        member_metadata: member.metadata(protocol),
        member_assignment: if is_stable {
            member.assignment.clone()
        } else {
            Default::default()
        },
        ..describe_member(member)
    });
    DescribedGroup {
        group_id: group.group_id.clone(),
        group_state: ByteString::from_static(group.state().name()),
        protocol_type: group.protocol_type.clone().unwrap_or_default(),
        protocol_data: protocol.cloned().unwrap_or_default(),
        members: members.collect(),
        ..DescribedGroup::default()
    }
}

fn describe_member(member: &Member) -> DescribedGroupMember {
    DescribedGroupMember {
        member_id: member.member_id.clone(),
        group_instance_id: member.group_instance_id.clone(),
        client_id: member.client_id.clone(),
        client_host: member.client_host.clone(),
        ..DescribedGroupMember::default()
    }
}

fn passes(filter: &[ByteString], value: &str) -> bool {
    filter.is_empty()
        || filter
            .iter()
            .any(|wanted| wanted.trim().eq_ignore_ascii_case(value))
}

/// The type of every group here, as ListGroups v5 names it.
const CLASSIC_TYPE: &str = "classic";
/// DescribeGroups versions from here on say GROUP_ID_NOT_FOUND.
const GROUP_ID_NOT_FOUND_FROM: i16 = 6;
