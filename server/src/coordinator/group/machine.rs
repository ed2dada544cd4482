//! The face of the state machine: one method per request, and the passing of time.

use std::collections::{BTreeMap, VecDeque};

use bytestring::ByteString;
use ringspool_protocol::ErrorCode;
use ringspool_protocol::messages::heartbeat_request::HeartbeatRequest;
use ringspool_protocol::messages::join_group_request::JoinGroupRequest;
use ringspool_protocol::messages::leave_group_request::LeaveGroupRequest;
use ringspool_protocol::messages::leave_group_response::LeaveGroupResponse;
use ringspool_protocol::messages::sync_group_request::SyncGroupRequest;

use super::classic::{Planner, join_error, sync_error};
use super::classic_group::{ClassicGroup, GroupState};
use super::config::GroupConfig;
use super::durable::{DurableState, RecordOrigin, TransactionOutcome};
use super::effects::{Effects, JoinWaiter, SyncWaiter};
use super::records::GroupRecord;
use super::timers::{TimerKey, Timers};

/// Who sends a request of the group protocol.
#[derive(Debug, Clone)]
pub struct MemberContext {
    /// Version of the request.
    pub api_version: i16,
    /// What the client calls itself, empty if it does not.
    pub client_id: ByteString,
    /// Where it comes from, in Kafka's form (`/127.0.0.1`).
    pub client_host: ByteString,
    /// Fresh random text; becomes part of the member's id if it gets one.
    pub random_id: ByteString,
}

/// How an OffsetCommit or TxnOffsetCommit is to be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OffsetCommitContext {
    /// Version of the request.
    pub api_version: i16,
    /// Milliseconds since the Unix epoch.
    pub now_ms: i64,
}

/// The groups of one partition of `__consumer_offsets`.
///
/// Times are milliseconds since the Unix epoch and never go back by much: a clock that jumps
/// back only makes sessions longer.
#[derive(Debug, Default)]
pub struct GroupMachine {
    pub(super) config: GroupConfig,
    pub(super) durable: DurableState,
    pub(super) groups: BTreeMap<ByteString, ClassicGroup>,
    pub(super) timers: Timers,
    /// Groups whose offsets are still to be looked at in this round of expiry.
    pub(super) expiry_queue: VecDeque<ByteString>,
}

impl GroupMachine {
    /// A machine that knows nothing yet: replay the log, then call [`GroupMachine::finish_loading`].
    pub fn new(config: GroupConfig) -> GroupMachine {
        GroupMachine {
            config,
            ..GroupMachine::default()
        }
    }

    /// Applies one record: while loading, and when a record of a plan is staged.
    pub fn replay(&mut self, record: GroupRecord, origin: RecordOrigin) {
        self.durable.replay(record, origin);
    }

    /// Applies the marker that ends a transaction; while loading and when it is written.
    pub fn end_transaction(&mut self, producer_id: i64, outcome: TransactionOutcome) {
        self.durable.end_transaction(producer_id, outcome);
    }

    /// Brings the loaded groups to life: from now on the members' sessions run.
    pub fn finish_loading(&mut self, now_ms: i64) {
        assert!(self.groups.is_empty(), "loading happens once, at the start");
        for (group_id, stored) in self.durable.groups() {
            let group = ClassicGroup::from_stored(group_id.clone(), stored);
            self.groups.insert(group_id.clone(), group);
        }
        for group_id in self.durable.groups_with_offsets() {
            if !self.groups.contains_key(group_id) {
                let group = ClassicGroup::empty(group_id.clone());
                self.groups.insert(group_id.clone(), group);
            }
        }
        let group_ids: Vec<_> = self.groups.keys().cloned().collect();
        for group_id in group_ids {
            let effects = self.plan(&group_id, now_ms, |planner, group| planner.revive(group));
            debug_assert!(effects.is_none_or(|effects| effects.is_empty()));
        }
        self.schedule_expiry_check(now_ms);
    }

    /// A member wants to be in the next generation. The answer comes in some later [`Effects`].
    pub fn join(
        &mut self,
        context: &MemberContext,
        mut request: JoinGroupRequest,
        waiter: JoinWaiter,
        now_ms: i64,
    ) -> Effects {
        let refused = |error, member_id: ByteString| Effects {
            joins: vec![(waiter, join_error(error, member_id))],
            ..Effects::default()
        };
        if request.group_id.is_empty() || request.group_id.len() > STORED_TEXT_BYTES_MAX {
            return refused(ErrorCode::InvalidGroupId, request.member_id);
        }
        if !can_be_stored(context, &request) {
            return refused(ErrorCode::InvalidRequest, request.member_id);
        }
        let allowed = self.config.session_timeout_ms_min..=self.config.session_timeout_ms_max;
        if !allowed.contains(&request.session_timeout_ms) {
            return refused(ErrorCode::InvalidSessionTimeout, request.member_id);
        }
        if context.api_version == 0 {
            request.rebalance_timeout_ms = request.session_timeout_ms;
        }
        if request.member_id.is_empty() {
            self.create_if_absent(&request.group_id);
        } else if !self.groups.contains_key(&request.group_id) {
            return refused(ErrorCode::UnknownMemberId, request.member_id);
        }
        let group_id = request.group_id.clone();
        self.plan(&group_id, now_ms, |planner, group| {
            planner.join(group, context, request, waiter);
        })
        .unwrap_or_default()
    }

    /// A member wants its assignment, the leader brings all of them. The answer comes in some
    /// later [`Effects`].
    pub fn sync(&mut self, request: SyncGroupRequest, waiter: SyncWaiter, now_ms: i64) -> Effects {
        let refused = |error| Effects {
            syncs: vec![(waiter, sync_error(error))],
            ..Effects::default()
        };
        if request.group_id.is_empty() {
            return refused(ErrorCode::InvalidGroupId);
        }
        let group_id = request.group_id.clone();
        self.plan(&group_id, now_ms, |planner, group| {
            planner.sync(group, request, waiter);
        })
        .unwrap_or_else(|| refused(ErrorCode::UnknownMemberId))
    }

    /// A member says that it is alive, and learns whether it should rejoin.
    pub fn heartbeat(&mut self, request: &HeartbeatRequest, now_ms: i64) -> ErrorCode {
        if request.group_id.is_empty() {
            return ErrorCode::InvalidGroupId;
        }
        let mut answer = ErrorCode::UnknownMemberId;
        let effects = self.plan(&request.group_id, now_ms, |planner, group| {
            answer = planner.heartbeat(group, request);
        });
        debug_assert!(effects.is_none_or(|effects| effects.is_empty()));
        answer
    }

    /// Members leave, or are removed by an administrator.
    pub fn leave(
        &mut self,
        request: &LeaveGroupRequest,
        now_ms: i64,
    ) -> (LeaveGroupResponse, Effects) {
        if request.group_id.is_empty() {
            let response = LeaveGroupResponse {
                error_code: ErrorCode::InvalidGroupId.code(),
                ..LeaveGroupResponse::default()
            };
            return (response, Effects::default());
        }
        let mut members = Vec::new();
        let effects = self.plan(&request.group_id, now_ms, |planner, group| {
            members = planner.leave(group, &request.members);
        });
        let effects = effects.unwrap_or_else(|| {
            members = super::membership::nobody_known(&request.members);
            Effects::default()
        });
        let response = LeaveGroupResponse {
            members,
            ..LeaveGroupResponse::default()
        };
        (response, effects)
    }

    /// When [`GroupMachine::on_deadline`] has something to do, in milliseconds since the Unix epoch.
    pub fn next_deadline(&self) -> Option<i64> {
        if self.expiry_queue.is_empty() {
            self.timers.next_deadline()
        } else {
            Some(i64::MIN)
        }
    }

    /// Does what is due at `now_ms`, one thing at a time: call it until [`Self::next_deadline`]
    /// is after `now_ms`. Each call's records are one batch.
    pub fn on_deadline(&mut self, now_ms: i64) -> Effects {
        let Some(key) = self.timers.take_due(now_ms) else {
            return self.expire_next_group(now_ms).unwrap_or_default();
        };
        match key {
            TimerKey::Session {
                group_id,
                member_id,
            } => self.plan(&group_id, now_ms, |planner, group| {
                planner.session_expired(group, &member_id);
            }),
            TimerKey::Join { group_id } => self.plan(&group_id, now_ms, |planner, group| {
                planner.join_deadline(group);
            }),
            TimerKey::Sync { group_id } => self.plan(&group_id, now_ms, |planner, group| {
                planner.sync_deadline(group);
            }),
            TimerKey::OffsetExpiry => {
                self.start_expiry_round(now_ms);
                None
            }
        }
        .unwrap_or_default()
    }

    /// What survives a restart.
    pub fn durable(&self) -> &DurableState {
        &self.durable
    }

    /// Runs `decide` on one group and returns what it wants done; None if there is no such group.
    pub(super) fn plan(
        &mut self,
        group_id: &ByteString,
        now_ms: i64,
        decide: impl FnOnce(&mut Planner<'_>, &mut ClassicGroup),
    ) -> Option<Effects> {
        let group = self.groups.get_mut(group_id)?;
        let mut planner = Planner {
            config: &self.config,
            timers: &mut self.timers,
            now_ms,
            effects: Effects::default(),
        };
        decide(&mut planner, group);
        let effects = planner.effects;
        if effects.records.is_empty() {
            self.forget_if_unused(group_id);
        }
        Some(effects)
    }

    /// Makes a group that has nothing yet.
    pub(super) fn create_if_absent(&mut self, group_id: &ByteString) {
        if !self.groups.contains_key(group_id) {
            let group = ClassicGroup::empty(group_id.clone());
            self.groups.insert(group_id.clone(), group);
        }
    }

    /// Drops a group that holds nothing, so that requests with made-up names cost no memory.
    pub(super) fn forget_if_unused(&mut self, group_id: &ByteString) {
        let holds_nothing = self.groups.get(group_id).is_some_and(|group| {
            group.state() == GroupState::Empty && group.pending_join_members.is_empty()
        });
        if holds_nothing
            && self.durable.group(group_id).is_none()
            && self.durable.offsets(group_id).is_none()
            && !self.durable.has_pending_offsets(group_id)
        {
            self.groups.remove(group_id);
        }
    }
}

/// Whether the texts that become part of the group's record have a length that it can hold.
fn can_be_stored(context: &MemberContext, request: &JoinGroupRequest) -> bool {
    let names = request.protocols.iter().map(|protocol| &protocol.name);
    names
        .chain(&request.group_instance_id)
        .chain([&request.protocol_type, &context.client_id])
        .all(|text| text.len() <= STORED_TEXT_BYTES_MAX)
}

/// Texts in records have an int16 length, as those in requests have. Below the limit is room for
/// the random part of a member id.
const STORED_TEXT_BYTES_MAX: usize = 32_000;
