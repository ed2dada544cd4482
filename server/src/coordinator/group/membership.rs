//! Being alive and leaving: heartbeats, LeaveGroup, sessions that run out.

use bytestring::ByteString;
use ringspool_protocol::ErrorCode;
use ringspool_protocol::messages::heartbeat_request::HeartbeatRequest;
use ringspool_protocol::messages::leave_group_request::MemberIdentity;
use ringspool_protocol::messages::leave_group_response::MemberResponse;

use super::classic::Planner;
use super::classic_group::{ClassicGroup, GroupState};

impl Planner<'_> {
    /// Heartbeat, once the group is known to exist.
    pub(super) fn heartbeat(
        &mut self,
        group: &ClassicGroup,
        request: &HeartbeatRequest,
    ) -> ErrorCode {
        let instance_id = request.group_instance_id.as_ref();
        if let Err(error) = group.validate_member(&request.member_id, instance_id) {
            return error;
        }
        if request.generation_id != group.generation_id {
            return ErrorCode::IllegalGeneration;
        }
        match group.state() {
            GroupState::Empty | GroupState::Dead => ErrorCode::UnknownMemberId,
            GroupState::PreparingRebalance => {
                self.renew_session(group, &request.member_id);
                ErrorCode::RebalanceInProgress
            }
            GroupState::CompletingRebalance | GroupState::Stable => {
                self.renew_session(group, &request.member_id);
                ErrorCode::None
            }
        }
    }

    /// LeaveGroup, once the group is known to exist. One answer for each identity.
    pub(super) fn leave(
        &mut self,
        group: &mut ClassicGroup,
        identities: &[MemberIdentity],
    ) -> Vec<MemberResponse> {
        let mut member_left = false;
        let mut responses = Vec::with_capacity(identities.len());
        for identity in identities {
            let found = find_leaving(group, identity);
            let error = match found {
                Ok(member_id) => {
                    member_left |= group.member(&member_id).is_some();
                    self.drop_member(group, &member_id);
                    ErrorCode::None
                }
                Err(error) => error,
            };
            responses.push(answer(identity, error));
        }
        match group.state() {
            // An id that was handed out and never used changes nothing for the others.
            GroupState::Stable | GroupState::CompletingRebalance if member_left => {
                self.prepare_rebalance(group);
            }
            GroupState::PreparingRebalance => self.complete_join_if_all_joined(group),
            GroupState::Stable
            | GroupState::CompletingRebalance
            | GroupState::Empty
            | GroupState::Dead => {}
        }
        responses
    }

    /// Nothing was heard of a member, or of one that was only given its id, for its session timeout.
    pub(super) fn session_expired(&mut self, group: &mut ClassicGroup, member_id: &ByteString) {
        let is_pending = group.pending_join_members.contains(member_id);
        let is_dead = group.member(member_id).is_some_and(|it| !it.is_waiting());
        if !is_pending && !is_dead {
            return;
        }
        self.drop_member(group, member_id);
        match group.state() {
            GroupState::Stable | GroupState::CompletingRebalance if is_dead => {
                self.prepare_rebalance(group);
            }
            GroupState::PreparingRebalance => self.complete_join_after_loss(group),
            GroupState::Stable
            | GroupState::CompletingRebalance
            | GroupState::Empty
            | GroupState::Dead => {}
        }
    }

    /// The group was just loaded: every member has one session timeout to show up.
    pub(super) fn revive(&mut self, group: &mut ClassicGroup) {
        let member_ids: Vec<_> = group.members().map(|it| it.member_id.clone()).collect();
        for member_id in member_ids {
            self.renew_session(group, &member_id);
        }
        // The limit may have been lowered: those beyond it fail to rejoin.
        if group.member_count() > self.config.group_size_max {
            self.prepare_rebalance(group);
        }
    }
}

/// The answers where there is no such group.
pub(super) fn nobody_known(identities: &[MemberIdentity]) -> Vec<MemberResponse> {
    identities
        .iter()
        .map(|identity| answer(identity, ErrorCode::UnknownMemberId))
        .collect()
}

/// Who is to leave: a member, an id that was only handed out, or whoever holds an instance id.
fn find_leaving(group: &ClassicGroup, identity: &MemberIdentity) -> Result<ByteString, ErrorCode> {
    let instance_id = identity.group_instance_id.as_ref();
    if identity.member_id.is_empty() {
        // An administrator knows static members by their instance id alone (KIP-345).
        return instance_id
            .and_then(|instance_id| group.static_member_id(instance_id))
            .cloned()
            .ok_or(ErrorCode::UnknownMemberId);
    }
    if !group.pending_join_members.contains(&identity.member_id) {
        group.validate_member(&identity.member_id, instance_id)?;
    }
    Ok(identity.member_id.clone())
}

fn answer(identity: &MemberIdentity, error: ErrorCode) -> MemberResponse {
    MemberResponse {
        member_id: identity.member_id.clone(),
        group_instance_id: identity.group_instance_id.clone(),
        error_code: error.code(),
    }
}
