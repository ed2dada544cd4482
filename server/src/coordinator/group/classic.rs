//! One decision about one classic group: what every kind of request shares.
//!
//! A [`Planner`] decides about one group at one moment. It changes what lives in memory, sets
//! deadlines, and collects records and answers; stored state it only describes, by records. Its
//! methods are spread by concern: `joining`, `syncing`, `rebalance`, `membership`.

use bytes::Bytes;
use bytestring::ByteString;
use ringspool_protocol::ErrorCode;
use ringspool_protocol::messages::join_group_response::JoinGroupResponse;
use ringspool_protocol::messages::sync_group_response::SyncGroupResponse;

use super::classic_group::ClassicGroup;
use super::config::GroupConfig;
use super::effects::{Effects, JoinWaiter};
use super::member::Member;
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

    pub(super) fn store(&mut self, group: &ClassicGroup) {
        self.effects.records.push(stored_record(group));
    }

    pub(super) fn is_too_large(&self, group: &ClassicGroup) -> bool {
        let size = encoded_size_bytes(&[stored_record(group)]);
        !size.is_ok_and(|size_bytes| size_bytes <= self.config.records_bytes_max)
    }

    pub(super) fn answer_join_of(
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

    pub(super) fn answer_join_error(
        &mut self,
        waiter: JoinWaiter,
        error: ErrorCode,
        member_id: ByteString,
    ) {
        let response = join_error(error, member_id);
        self.effects.joins.push((waiter, response));
    }

    pub(super) fn answer_all_of(
        &mut self,
        member: &Member,
        error: ErrorCode,
        member_id: ByteString,
    ) {
        if let Some(waiter) = member.awaiting_join {
            self.answer_join_error(waiter, error, member_id);
        }
        if let Some(waiter) = member.awaiting_sync {
            self.effects.syncs.push((waiter, sync_error(error)));
        }
    }

    pub(super) fn schedule_in(&mut self, key: TimerKey, delay_ms: i32) {
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
pub(super) fn join_response(group: &ClassicGroup, member_id: &ByteString) -> JoinGroupResponse {
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

pub(super) fn sync_response(group: &ClassicGroup, assignment: Bytes) -> SyncGroupResponse {
    SyncGroupResponse {
        protocol_type: group.protocol_type.clone(),
        protocol_name: group.protocol_name.clone(),
        assignment,
        ..SyncGroupResponse::default()
    }
}

fn stored_record(group: &ClassicGroup) -> GroupRecord {
    GroupRecord::GroupStored {
        group_id: group.group_id.clone(),
        value: group.to_stored(),
    }
}

pub(super) fn session_key(group: &ClassicGroup, member_id: &ByteString) -> TimerKey {
    TimerKey::Session {
        group_id: group.group_id.clone(),
        member_id: member_id.clone(),
    }
}

pub(super) fn join_key(group: &ClassicGroup) -> TimerKey {
    TimerKey::Join {
        group_id: group.group_id.clone(),
    }
}

pub(super) fn sync_key(group: &ClassicGroup) -> TimerKey {
    TimerKey::Sync {
        group_id: group.group_id.clone(),
    }
}
