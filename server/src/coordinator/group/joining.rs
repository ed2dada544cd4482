//! JoinGroup: how one becomes a member, stays one, or takes a static member's place.

use bytes::Bytes;
use bytestring::ByteString;
use ringspool_protocol::ErrorCode;
use ringspool_protocol::messages::join_group_request::JoinGroupRequest;

use super::classic::{Planner, join_response, session_key};
use super::classic_group::{ClassicGroup, GroupState};
use super::effects::JoinWaiter;
use super::machine::MemberContext;
use super::member::Member;

impl Planner<'_> {
    /// JoinGroup, once the request itself is found valid.
    pub(super) fn join(
        &mut self,
        group: &mut ClassicGroup,
        context: &MemberContext,
        request: JoinGroupRequest,
        waiter: JoinWaiter,
    ) {
        if !self.has_room_for(group, &request.member_id) {
            self.drop_member(group, &request.member_id);
            self.answer_join_error(waiter, ErrorCode::GroupMaxSizeReached, ByteString::new());
            self.complete_join_if_all_joined(group);
        } else if !group.supports_protocols(&request.protocol_type, &request.protocols) {
            let error = ErrorCode::InconsistentGroupProtocol;
            self.answer_join_error(waiter, error, request.member_id);
        } else if request.member_id.is_empty() {
            self.join_new(group, context, request, waiter);
        } else {
            self.join_known(group, context, request, waiter);
        }
    }

    fn join_new(
        &mut self,
        group: &mut ClassicGroup,
        context: &MemberContext,
        request: JoinGroupRequest,
        waiter: JoinWaiter,
    ) {
        let prefix = request.group_instance_id.as_ref();
        let prefix = prefix.unwrap_or(&context.client_id);
        let member_id = ByteString::from(format!("{prefix}-{}", context.random_id));
        let replaced = request
            .group_instance_id
            .as_ref()
            .and_then(|instance_id| group.static_member_id(instance_id))
            .cloned();
        if let Some(old_member_id) = replaced {
            self.replace_static(group, context, request, &old_member_id, member_id, waiter);
        } else if request.group_instance_id.is_none()
            && context.api_version >= MEMBER_ID_REQUIRED_FROM
        {
            // KIP-394: a client that never hears this answer leaves no member behind.
            group.pending_join_members.insert(member_id.clone());
            self.schedule_in(session_key(group, &member_id), request.session_timeout_ms);
            self.answer_join_error(waiter, ErrorCode::MemberIdRequired, member_id);
        } else {
            self.add_member(group, context, request, member_id, waiter);
        }
    }

    fn join_known(
        &mut self,
        group: &mut ClassicGroup,
        context: &MemberContext,
        request: JoinGroupRequest,
        waiter: JoinWaiter,
    ) {
        let member_id = request.member_id.clone();
        let instance_id = request.group_instance_id.as_ref();
        if group.pending_join_members.contains(&member_id) && instance_id.is_none() {
            self.add_member(group, context, request, member_id, waiter);
            return;
        }
        if let Err(error) = group.validate_member(&member_id, instance_id) {
            self.answer_join_error(waiter, error, member_id);
            return;
        }
        let same_protocols = group
            .member(&member_id)
            .is_some_and(|member| member.protocols == request.protocols);
        let keeps_generation = match group.state() {
            GroupState::PreparingRebalance => false,
            GroupState::CompletingRebalance => same_protocols,
            // A leader rejoins in order to assign anew, for instance when a topic has grown.
            GroupState::Stable => same_protocols && !group.is_leader(&member_id),
            GroupState::Empty | GroupState::Dead => {
                self.answer_join_error(waiter, ErrorCode::UnknownMemberId, member_id);
                return;
            }
        };
        if keeps_generation {
            let response = join_response(group, &member_id);
            self.effects.joins.push((waiter, response));
        } else {
            self.update_member(group, &request, &member_id, waiter);
            self.rebalance_or_complete_join(group);
        }
    }

    fn add_member(
        &mut self,
        group: &mut ClassicGroup,
        context: &MemberContext,
        request: JoinGroupRequest,
        member_id: ByteString,
        waiter: JoinWaiter,
    ) {
        if group.initial_delay.is_some() {
            group.new_member_added = true;
        }
        if group.member_count() == 0 {
            group.protocol_type = Some(request.protocol_type);
        }
        group.insert(Member {
            member_id: member_id.clone(),
            group_instance_id: request.group_instance_id,
            client_id: context.client_id.clone(),
            client_host: context.client_host.clone(),
            rebalance_timeout_ms: request.rebalance_timeout_ms,
            session_timeout_ms: request.session_timeout_ms,
            protocols: request.protocols,
            assignment: Bytes::new(),
            is_new: true,
            awaiting_join: Some(waiter),
            awaiting_sync: None,
        });
        let key = session_key(group, &member_id);
        self.schedule_in(key, self.config.new_member_join_timeout_ms);
        self.rebalance_or_complete_join(group);
    }

    /// A static member came back without its old id (KIP-345): whoever holds that id is fenced.
    fn replace_static(
        &mut self,
        group: &mut ClassicGroup,
        context: &MemberContext,
        request: JoinGroupRequest,
        old_member_id: &ByteString,
        member_id: ByteString,
        waiter: JoinWaiter,
    ) {
        let leader_before = group.leader_id();
        self.timers.cancel(&session_key(group, old_member_id));
        if let Some(old) = group.replace_static(old_member_id, member_id.clone()) {
            self.answer_all_of(&old, ErrorCode::FencedInstanceId, old_member_id.clone());
        }
        self.update_member(group, &request, &member_id, waiter);
        self.renew_session(group, &member_id);
        match group.state() {
            GroupState::Stable
                if group.select_protocol() == group.protocol_name && !self.is_too_large(group) =>
            {
                self.answer_replaced_static(group, context, &member_id, leader_before);
            }
            GroupState::Stable | GroupState::CompletingRebalance => self.prepare_rebalance(group),
            GroupState::PreparingRebalance => self.complete_join_if_all_joined(group),
            GroupState::Empty | GroupState::Dead => {
                unreachable!("a group with a static member is neither empty nor dead")
            }
        }
    }

    /// The group goes on as it is; the new id takes over the assignment of the old one.
    fn answer_replaced_static(
        &mut self,
        group: &mut ClassicGroup,
        context: &MemberContext,
        member_id: &ByteString,
        leader_before: ByteString,
    ) {
        self.store(group);
        let mut response = join_response(group, member_id);
        if context.api_version >= SKIP_ASSIGNMENT_FROM {
            // KIP-814: the leader learns the members, and that it need not assign anew.
            response.skip_assignment = group.is_leader(member_id);
        } else {
            // An older leader would assign anew if it heard its own id here.
            response.leader = leader_before;
            response.members = Vec::new();
        }
        self.answer_join_of(group, member_id, response);
    }

    fn update_member(
        &mut self,
        group: &mut ClassicGroup,
        request: &JoinGroupRequest,
        member_id: &ByteString,
        waiter: JoinWaiter,
    ) {
        let Some(member) = group.member_mut(member_id) else {
            return;
        };
        member.protocols.clone_from(&request.protocols);
        member.rebalance_timeout_ms = request.rebalance_timeout_ms;
        member.session_timeout_ms = request.session_timeout_ms;
        if let Some(older) = member.awaiting_join.replace(waiter) {
            let error = ErrorCode::RebalanceInProgress;
            self.answer_join_error(older, error, member_id.clone());
        }
    }

    fn has_room_for(&self, group: &ClassicGroup, member_id: &str) -> bool {
        let size_max = self.config.group_size_max;
        let member = group.member(member_id);
        match group.state() {
            GroupState::Empty | GroupState::Dead => true,
            GroupState::PreparingRebalance => {
                member.is_some_and(|member| member.awaiting_join.is_some())
                    || group.awaiting_join_count() < size_max
            }
            GroupState::CompletingRebalance | GroupState::Stable => {
                member.is_some() || group.member_count() < size_max
            }
        }
    }
}

/// JoinGroup versions from here on send a new member away with its id (KIP-394).
const MEMBER_ID_REQUIRED_FROM: i16 = 4;
/// JoinGroup versions from here on know `skip_assignment` (KIP-814).
const SKIP_ASSIGNMENT_FROM: i16 = 9;
