//! SyncGroup: the leader brings the assignments of its generation, everybody gets their own.

use std::collections::HashMap;

use bytes::Bytes;
use bytestring::ByteString;
use ringspool_protocol::ErrorCode;
use ringspool_protocol::messages::sync_group_request::SyncGroupRequest;

use super::classic::{Planner, sync_error, sync_key, sync_response};
use super::classic_group::{ClassicGroup, GroupState};
use super::effects::SyncWaiter;

impl Planner<'_> {
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

    fn note_sync(&mut self, group: &mut ClassicGroup, member_id: &str) {
        group.pending_sync_members.remove(member_id);
        if group.pending_sync_members.is_empty() {
            self.timers.cancel(&sync_key(group));
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

    /// Forgets the assignments of a generation that never became stable.
    pub(super) fn reset_assignments(&mut self, group: &mut ClassicGroup, error: ErrorCode) {
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
