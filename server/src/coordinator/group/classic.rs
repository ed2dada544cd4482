//! Joining, syncing and rebalancing of classic groups.
//!
//! A [`Planner`] decides about one group at one moment. It changes what lives in memory, sets
//! deadlines, and collects records and answers; stored state it only describes, by records.

use std::collections::HashMap;

use bytes::Bytes;
use bytestring::ByteString;
use ringspool_protocol::ErrorCode;
use ringspool_protocol::messages::join_group_request::JoinGroupRequest;
use ringspool_protocol::messages::join_group_response::JoinGroupResponse;
use ringspool_protocol::messages::sync_group_request::SyncGroupRequest;
use ringspool_protocol::messages::sync_group_response::SyncGroupResponse;

use super::classic_group::{ClassicGroup, GroupState, InitialDelay, Member};
use super::config::GroupConfig;
use super::effects::{Effects, JoinWaiter, SyncWaiter};
use super::machine::MemberContext;
use super::records::{GroupRecord, encoded_size_bytes};
use super::timers::{TimerKey, Timers};

/// One decision about one group.
pub(super) struct Planner<'a> {
    pub(super) config: &'a GroupConfig,
    pub(super) timers: &'a mut Timers,
    pub(super) now_ms: i64,
    pub(super) effects: Effects,
}

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

    /// SyncGroup, once the group is known to exist.
    pub(super) fn sync(
        &mut self,
        group: &mut ClassicGroup,
        request: SyncGroupRequest,
        waiter: SyncWaiter,
    ) {
        if let Err(error) = validate_sync(group, &request) {
            self.effects.syncs.push((waiter, sync_error(error)));
            return;
        }
        match group.state() {
            GroupState::Empty | GroupState::Dead => {
                let error = ErrorCode::UnknownMemberId;
                self.effects.syncs.push((waiter, sync_error(error)));
            }
            GroupState::PreparingRebalance => {
                let error = ErrorCode::RebalanceInProgress;
                self.effects.syncs.push((waiter, sync_error(error)));
            }
            GroupState::CompletingRebalance => {
                self.note_sync(group, &request.member_id);
                if let Some(member) = group.member_mut(&request.member_id)
                    && let Some(older) = member.awaiting_sync.replace(waiter)
                {
                    let error = ErrorCode::RebalanceInProgress;
                    self.effects.syncs.push((older, sync_error(error)));
                }
                if group.is_leader(&request.member_id) {
                    self.assign(group, request);
                }
            }
            GroupState::Stable => {
                self.note_sync(group, &request.member_id);
                let assignment = group
                    .member(&request.member_id)
                    .map(|it| it.assignment.clone());
                let response = sync_response(group, assignment.unwrap_or_default());
                self.effects.syncs.push((waiter, response));
            }
        }
    }

    /// The time for rejoining is over.
    pub(super) fn join_deadline(&mut self, group: &mut ClassicGroup) {
        if group.state() != GroupState::PreparingRebalance {
            return;
        }
        match group.initial_delay {
            Some(InitialDelay {
                delay_ms,
                remaining_ms,
            }) if group.new_member_added && remaining_ms > 0 => {
                // Somebody came meanwhile, others may follow: wait again, up to the rebalance timeout.
                group.new_member_added = false;
                let next_delay_ms = self.config.initial_rebalance_delay_ms.min(remaining_ms);
                group.initial_delay = Some(InitialDelay {
                    delay_ms: next_delay_ms,
                    remaining_ms: (remaining_ms - delay_ms).max(0),
                });
                self.schedule_join_deadline(group, next_delay_ms);
            }
            _ => self.complete_join(group),
        }
    }

    /// The time for asking for one's assignment is over.
    pub(super) fn sync_deadline(&mut self, group: &mut ClassicGroup) {
        let applies = matches!(
            group.state(),
            GroupState::CompletingRebalance | GroupState::Stable
        );
        if !applies || group.pending_sync_members.is_empty() {
            return;
        }
        for member_id in std::mem::take(&mut group.pending_sync_members) {
            self.drop_member(group, &member_id);
        }
        self.prepare_rebalance(group);
    }

    /// Begins a rebalance if there is none, else ends it if nobody is missing any more.
    pub(super) fn rebalance_or_complete_join(&mut self, group: &mut ClassicGroup) {
        if group.can_rebalance() {
            self.prepare_rebalance(group);
        } else {
            self.complete_join_if_all_joined(group);
        }
    }

    /// Ends the join phase if nobody is missing; the first one of a group always lasts its delay.
    pub(super) fn complete_join_if_all_joined(&mut self, group: &mut ClassicGroup) {
        if group.state() == GroupState::PreparingRebalance
            && group.initial_delay.is_none()
            && group.all_members_joined()
        {
            self.complete_join(group);
        }
    }

    /// As [`Self::complete_join_if_all_joined`], also for the first generation.
    pub(super) fn complete_join_after_loss(&mut self, group: &mut ClassicGroup) {
        if group.state() == GroupState::PreparingRebalance && group.all_members_joined() {
            self.complete_join(group);
        }
    }

    /// Removes a member; whatever it waits for is answered with UNKNOWN_MEMBER_ID.
    pub(super) fn drop_member(&mut self, group: &mut ClassicGroup, member_id: &ByteString) {
        self.timers.cancel(&session_key(group, member_id));
        if let Some(member) = group.remove(member_id) {
            self.answer_all_of(&member, ErrorCode::UnknownMemberId, ByteString::new());
        }
    }

    /// The member was heard of just now.
    pub(super) fn renew_session(&mut self, group: &ClassicGroup, member_id: &str) {
        if let Some(member) = group.member(member_id) {
            let key = session_key(group, &member.member_id);
            self.schedule_in(key, member.session_timeout_ms);
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

    /// The leader's assignments make the generation stable.
    fn assign(&mut self, group: &mut ClassicGroup, request: SyncGroupRequest) {
        let mut assignments: HashMap<_, _> = request
            .assignments
            .into_iter()
            .map(|entry| (entry.member_id, entry.assignment))
            .collect();
        for member in group.members_mut() {
            member.assignment = assignments.remove(&member.member_id).unwrap_or_default();
        }
        if self.is_too_large(group) {
            // Kafka answers so when the append of the group fails for its size.
            self.reset_assignments(group, ErrorCode::UnknownServerError);
            self.prepare_rebalance(group);
            return;
        }
        group.transition(GroupState::Stable, self.now_ms);
        self.store(group);
        let member_ids: Vec<_> = group.members().map(|it| it.member_id.clone()).collect();
        for member_id in member_ids {
            let Some(member) = group.member_mut(&member_id) else {
                continue;
            };
            let assignment = member.assignment.clone();
            if let Some(waiter) = member.awaiting_sync.take() {
                let response = sync_response(group, assignment);
                self.effects.syncs.push((waiter, response));
                self.renew_session(group, &member_id);
            }
        }
    }

    /// Asks every member to rejoin.
    pub(super) fn prepare_rebalance(&mut self, group: &mut ClassicGroup) {
        if group.state() == GroupState::CompletingRebalance {
            self.reset_assignments(group, ErrorCode::RebalanceInProgress);
        }
        group.pending_sync_members.clear();
        self.timers.cancel(&sync_key(group));
        let is_initial = group.state() == GroupState::Empty;
        group.transition(GroupState::PreparingRebalance, self.now_ms);
        let delay_ms = self.config.initial_rebalance_delay_ms;
        if is_initial && delay_ms > 0 {
            group.initial_delay = Some(InitialDelay {
                delay_ms,
                remaining_ms: group.rebalance_timeout_ms().saturating_sub(delay_ms).max(0),
            });
            self.schedule_join_deadline(group, delay_ms);
        } else if group.all_members_joined() || is_initial {
            self.complete_join(group);
        } else {
            self.schedule_join_deadline(group, group.rebalance_timeout_ms());
        }
    }

    fn complete_join(&mut self, group: &mut ClassicGroup) {
        self.timers.cancel(&join_key(group));
        let missing: Vec<_> = group
            .members()
            .filter(|it| it.awaiting_join.is_none() && it.group_instance_id.is_none())
            .map(|it| it.member_id.clone())
            .collect();
        for member_id in missing {
            self.drop_member(group, &member_id);
        }
        if !group.elect_joined_leader() && group.member_count() > 0 {
            // Only static members are left and none is here: wait for them or their sessions.
            self.schedule_join_deadline(group, group.rebalance_timeout_ms());
            return;
        }
        group.start_next_generation(self.now_ms);
        if group.state() == GroupState::Empty {
            self.store(group);
            return;
        }
        let member_ids: Vec<_> = group.members().map(|it| it.member_id.clone()).collect();
        for member_id in member_ids {
            let response = join_response(group, &member_id);
            self.answer_join_of(group, &member_id, response);
            self.renew_session(group, &member_id);
            if let Some(member) = group.member_mut(&member_id) {
                member.is_new = false;
            }
            group.pending_sync_members.insert(member_id);
        }
        self.schedule_in(sync_key(group), group.rebalance_timeout_ms());
    }

    /// Forgets the assignments of a generation that never became stable.
    fn reset_assignments(&mut self, group: &mut ClassicGroup, error: ErrorCode) {
        let mut answered = Vec::new();
        for member in group.members_mut() {
            member.assignment = Bytes::new();
            if let Some(waiter) = member.awaiting_sync.take() {
                self.effects.syncs.push((waiter, sync_error(error)));
                answered.push(member.member_id.clone());
            }
        }
        for member_id in answered {
            self.renew_session(group, &member_id);
        }
    }

    fn note_sync(&mut self, group: &mut ClassicGroup, member_id: &str) {
        group.pending_sync_members.remove(member_id);
        if group.pending_sync_members.is_empty() {
            self.timers.cancel(&sync_key(group));
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

    fn store(&mut self, group: &ClassicGroup) {
        self.effects.records.push(stored_record(group));
    }

    fn is_too_large(&self, group: &ClassicGroup) -> bool {
        let size = encoded_size_bytes(&[stored_record(group)]);
        !size.is_ok_and(|size_bytes| size_bytes <= self.config.records_bytes_max)
    }

    fn answer_join_of(
        &mut self,
        group: &mut ClassicGroup,
        member_id: &str,
        response: JoinGroupResponse,
    ) {
        let member = group.member_mut(member_id);
        if let Some(waiter) = member.and_then(|member| member.awaiting_join.take()) {
            self.effects.joins.push((waiter, response));
        }
    }

    fn answer_join_error(&mut self, waiter: JoinWaiter, error: ErrorCode, member_id: ByteString) {
        let response = join_error(error, member_id);
        self.effects.joins.push((waiter, response));
    }

    fn answer_all_of(&mut self, member: &Member, error: ErrorCode, member_id: ByteString) {
        if let Some(waiter) = member.awaiting_join {
            self.answer_join_error(waiter, error, member_id);
        }
        if let Some(waiter) = member.awaiting_sync {
            self.effects.syncs.push((waiter, sync_error(error)));
        }
    }

    fn schedule_join_deadline(&mut self, group: &ClassicGroup, delay_ms: i32) {
        self.schedule_in(join_key(group), delay_ms);
    }

    fn schedule_in(&mut self, key: TimerKey, delay_ms: i32) {
        let deadline_ms = self.now_ms.saturating_add(i64::from(delay_ms.max(0)));
        self.timers.schedule(key, deadline_ms);
    }
}

/// A JoinGroup answer that only carries an error.
pub(super) fn join_error(error: ErrorCode, member_id: ByteString) -> JoinGroupResponse {
    JoinGroupResponse {
        error_code: error.code(),
        member_id,
        ..JoinGroupResponse::default()
    }
}

/// A SyncGroup answer that only carries an error.
pub(super) fn sync_error(error: ErrorCode) -> SyncGroupResponse {
    SyncGroupResponse {
        error_code: error.code(),
        ..SyncGroupResponse::default()
    }
}

/// The current generation as `member_id` is to see it.
fn join_response(group: &ClassicGroup, member_id: &ByteString) -> JoinGroupResponse {
    let is_assigning_leader = group.is_leader(member_id);
    JoinGroupResponse {
        generation_id: group.generation_id,
        protocol_type: group.protocol_type.clone(),
        protocol_name: group.protocol_name.clone(),
        leader: group.leader_id(),
        member_id: member_id.clone(),
        members: if is_assigning_leader {
            group.members_for_leader()
        } else {
            Vec::new()
        },
        ..JoinGroupResponse::default()
    }
}

fn sync_response(group: &ClassicGroup, assignment: Bytes) -> SyncGroupResponse {
    SyncGroupResponse {
        protocol_type: group.protocol_type.clone(),
        protocol_name: group.protocol_name.clone(),
        assignment,
        ..SyncGroupResponse::default()
    }
}

fn validate_sync(group: &ClassicGroup, request: &SyncGroupRequest) -> Result<(), ErrorCode> {
    group.validate_member(&request.member_id, request.group_instance_id.as_ref())?;
    if request.generation_id != group.generation_id {
        return Err(ErrorCode::IllegalGeneration);
    }
    // KIP-559: both are checked only where the client names them.
    let contradicts = |named: &Option<ByteString>, own: &Option<ByteString>| match (named, own) {
        (Some(named), Some(own)) => named != own,
        _ => false,
    };
    if contradicts(&request.protocol_type, &group.protocol_type)
        || contradicts(&request.protocol_name, &group.protocol_name)
    {
        return Err(ErrorCode::InconsistentGroupProtocol);
    }
    Ok(())
}

fn stored_record(group: &ClassicGroup) -> GroupRecord {
    GroupRecord::GroupStored {
        group_id: group.group_id.clone(),
        value: group.to_stored(),
    }
}

fn session_key(group: &ClassicGroup, member_id: &ByteString) -> TimerKey {
    TimerKey::Session {
        group_id: group.group_id.clone(),
        member_id: member_id.clone(),
    }
}

fn join_key(group: &ClassicGroup) -> TimerKey {
    TimerKey::Join {
        group_id: group.group_id.clone(),
    }
}

fn sync_key(group: &ClassicGroup) -> TimerKey {
    TimerKey::Sync {
        group_id: group.group_id.clone(),
    }
}

/// JoinGroup versions from here on send a new member away with its id (KIP-394).
const MEMBER_ID_REQUIRED_FROM: i16 = 4;
/// JoinGroup versions from here on know `skip_assignment` (KIP-814).
const SKIP_ASSIGNMENT_FROM: i16 = 9;
