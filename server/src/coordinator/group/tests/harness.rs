//! A machine with a clock that only moves when told, and everything it answered.

use std::collections::HashMap;

use bytes::Bytes;
use bytestring::ByteString;
use ringspool_protocol::ErrorCode;
use ringspool_protocol::messages::heartbeat_request::HeartbeatRequest;
use ringspool_protocol::messages::join_group_request::{
    JoinGroupRequest, JoinGroupRequestProtocol,
};
use ringspool_protocol::messages::join_group_response::JoinGroupResponse;
use ringspool_protocol::messages::leave_group_request::{LeaveGroupRequest, MemberIdentity};
use ringspool_protocol::messages::leave_group_response::LeaveGroupResponse;
use ringspool_protocol::messages::offset_commit_request::{
    OffsetCommitRequest, OffsetCommitRequestPartition, OffsetCommitRequestTopic,
};
use ringspool_protocol::messages::offset_fetch_request::{
    OffsetFetchRequestGroup, OffsetFetchRequestTopics,
};
use ringspool_protocol::messages::offset_fetch_response::OffsetFetchResponsePartitions;
use ringspool_protocol::messages::sync_group_request::{
    SyncGroupRequest, SyncGroupRequestAssignment,
};
use ringspool_protocol::messages::sync_group_response::SyncGroupResponse;

use super::super::*;

pub(super) const GROUP: &str = "group";
pub(super) const SESSION_MS: i32 = 10_000;
pub(super) const REBALANCE_MS: i32 = 30_000;

pub(super) struct Harness {
    pub(super) machine: GroupMachine,
    pub(super) now_ms: i64,
    /// Everything staged so far, in order.
    pub(super) log: Vec<GroupRecord>,
    joins: HashMap<JoinWaiter, JoinGroupResponse>,
    syncs: HashMap<SyncWaiter, SyncGroupResponse>,
    next_id: u64,
}

impl Harness {
    pub(super) fn new() -> Harness {
        Harness::with_config(GroupConfig::default())
    }

    pub(super) fn with_config(config: GroupConfig) -> Harness {
        let mut machine = GroupMachine::new(config);
        machine.finish_loading(START_MS);
        Harness {
            machine,
            now_ms: START_MS,
            log: Vec::new(),
            joins: HashMap::new(),
            syncs: HashMap::new(),
            next_id: 0,
        }
    }

    /// A new machine that has read the log of this one.
    pub(super) fn restarted(&self, config: GroupConfig) -> Harness {
        let mut harness = Harness::with_config(GroupConfig::default());
        harness.machine = GroupMachine::new(config);
        harness.now_ms = self.now_ms;
        for record in &self.log {
            let (key, value) = record.encode().unwrap();
            let read = GroupRecord::decode(Some(&key), value.as_ref()).unwrap();
            harness
                .machine
                .replay(read.unwrap(), RecordOrigin::Coordinator);
        }
        harness.machine.finish_loading(self.now_ms);
        harness.log.clone_from(&self.log);
        harness.next_id = self.next_id;
        harness
    }

    pub(super) fn apply(&mut self, effects: Effects) {
        for record in effects.records {
            self.log.push(record.clone());
            self.machine.replay(record, RecordOrigin::Coordinator);
        }
        for (waiter, response) in effects.joins {
            assert!(
                self.joins.insert(waiter, response).is_none(),
                "answered twice"
            );
        }
        for (waiter, response) in effects.syncs {
            assert!(
                self.syncs.insert(waiter, response).is_none(),
                "answered twice"
            );
        }
    }

    pub(super) fn join(&mut self, api_version: i16, request: JoinGroupRequest) -> JoinWaiter {
        self.next_id += 1;
        let waiter = JoinWaiter(self.next_id);
        let context = MemberContext {
            api_version,
            client_id: "client".into(),
            client_host: "/127.0.0.1".into(),
            random_id: format!("random{}", self.next_id).into(),
        };
        let effects = self.machine.join(&context, request, waiter, self.now_ms);
        self.apply(effects);
        waiter
    }

    pub(super) fn sync(&mut self, request: SyncGroupRequest) -> SyncWaiter {
        self.next_id += 1;
        let waiter = SyncWaiter(self.next_id);
        let effects = self.machine.sync(request, waiter, self.now_ms);
        self.apply(effects);
        waiter
    }

    pub(super) fn heartbeat(&mut self, member_id: &str, generation_id: i32) -> ErrorCode {
        let request = HeartbeatRequest {
            group_id: GROUP.into(),
            generation_id,
            member_id: member_id.into(),
            group_instance_id: None,
        };
        self.machine.heartbeat(&request, self.now_ms)
    }

    pub(super) fn leave(&mut self, members: Vec<MemberIdentity>) -> LeaveGroupResponse {
        let request = LeaveGroupRequest {
            group_id: GROUP.into(),
            members,
            ..LeaveGroupRequest::default()
        };
        let (response, effects) = self.machine.leave(&request, self.now_ms);
        self.apply(effects);
        response
    }

    pub(super) fn leave_member(&mut self, member_id: &str) -> ErrorCode {
        let response = self.leave(vec![MemberIdentity {
            member_id: member_id.into(),
            ..MemberIdentity::default()
        }]);
        ErrorCode::from_code(response.members[0].error_code).unwrap()
    }

    /// Commits one offset of partition 0; returns the partition's error.
    pub(super) fn commit(&mut self, request: OffsetCommitRequest) -> ErrorCode {
        self.commit_in_version(9, request)
    }

    pub(super) fn commit_in_version(
        &mut self,
        api_version: i16,
        request: OffsetCommitRequest,
    ) -> ErrorCode {
        let context = OffsetCommitContext {
            api_version,
            now_ms: self.now_ms,
        };
        let (response, effects) = self.machine.commit_offsets(context, &request);
        self.apply(effects);
        ErrorCode::from_code(response.topics[0].partitions[0].error_code).unwrap()
    }

    pub(super) fn fetch(&self, topic: &str) -> OffsetFetchResponsePartitions {
        self.fetch_with(topic, OffsetStability::Any)
    }

    pub(super) fn fetch_with(
        &self,
        topic: &str,
        stability: OffsetStability,
    ) -> OffsetFetchResponsePartitions {
        let request = OffsetFetchRequestGroup {
            group_id: GROUP.into(),
            topics: Some(vec![OffsetFetchRequestTopics {
                name: topic.into(),
                partition_indexes: vec![0],
                ..OffsetFetchRequestTopics::default()
            }]),
            ..OffsetFetchRequestGroup::default()
        };
        let response = self.machine.fetch_offsets(&request, stability);
        response.topics[0].partitions[0].clone()
    }

    /// Lets time pass, doing everything that becomes due on the way at its own moment.
    pub(super) fn advance(&mut self, duration_ms: i64) {
        let until_ms = self.now_ms + duration_ms;
        while let Some(deadline_ms) = self.machine.next_deadline()
            && deadline_ms <= until_ms
        {
            self.now_ms = self.now_ms.max(deadline_ms);
            let effects = self.machine.on_deadline(self.now_ms);
            self.apply(effects);
        }
        self.now_ms = until_ms;
    }

    pub(super) fn join_answer(&self, waiter: JoinWaiter) -> Option<JoinGroupResponse> {
        self.joins.get(&waiter).cloned()
    }

    pub(super) fn sync_answer(&self, waiter: SyncWaiter) -> Option<SyncGroupResponse> {
        self.syncs.get(&waiter).cloned()
    }

    pub(super) fn joined(&self, waiter: JoinWaiter) -> JoinGroupResponse {
        let response = self.join_answer(waiter).expect("an answer to JoinGroup");
        assert_eq!(response.error_code, 0, "{response:?}");
        response
    }

    pub(super) fn join_failure(&self, waiter: JoinWaiter) -> ErrorCode {
        let response = self.join_answer(waiter).expect("an answer to JoinGroup");
        ErrorCode::from_code(response.error_code).unwrap()
    }

    pub(super) fn synced(&self, waiter: SyncWaiter) -> Bytes {
        let response = self.sync_answer(waiter).expect("an answer to SyncGroup");
        assert_eq!(response.error_code, 0, "{response:?}");
        response.assignment
    }

    pub(super) fn sync_failure(&self, waiter: SyncWaiter) -> ErrorCode {
        let response = self.sync_answer(waiter).expect("an answer to SyncGroup");
        ErrorCode::from_code(response.error_code).unwrap()
    }

    pub(super) fn state(&self) -> String {
        let described = self.machine.describe(&GROUP.into(), 5);
        described.group_state.to_string()
    }

    /// A stable group of one, made with the version that needs one round trip only.
    pub(super) fn stable_single(&mut self) -> JoinGroupResponse {
        let waiter = self.join(3, join_request(""));
        let joined = self.joined(waiter);
        self.sync_all(&joined, &[&joined.member_id]);
        joined
    }

    /// A stable group of two dynamic members: (leader, follower) as they joined.
    pub(super) fn stable_pair(&mut self) -> (JoinGroupResponse, JoinGroupResponse) {
        let first = self.stable_single();
        let second = self.join(3, join_request(""));
        let first = self.join(3, join_request(&first.member_id));
        let (first, second) = (self.joined(first), self.joined(second));
        self.sync_all(&first, &[&first.member_id, &second.member_id]);
        (first, second)
    }

    /// The leader assigns `"for <member id>"` to each member, then all followers ask.
    pub(super) fn sync_all(&mut self, leader: &JoinGroupResponse, member_ids: &[&str]) {
        let waiter = self.sync(assigning(leader, member_ids));
        self.synced(waiter);
        for member_id in member_ids {
            let waiter = self.sync(sync_request(leader.generation_id, member_id));
            assert_eq!(self.synced(waiter), format!("for {member_id}"));
        }
    }
}

pub(super) fn protocols(names: &[&str]) -> Vec<JoinGroupRequestProtocol> {
    names
        .iter()
        .map(|name| JoinGroupRequestProtocol {
            name: ByteString::from(*name),
            metadata: Bytes::from(format!("metadata of {name}")),
        })
        .collect()
}

pub(super) fn join_request(member_id: &str) -> JoinGroupRequest {
    JoinGroupRequest {
        group_id: GROUP.into(),
        session_timeout_ms: SESSION_MS,
        rebalance_timeout_ms: REBALANCE_MS,
        member_id: member_id.into(),
        group_instance_id: None,
        protocol_type: "consumer".into(),
        protocols: protocols(&["range"]),
        reason: None,
    }
}

pub(super) fn static_join(member_id: &str, instance_id: &str) -> JoinGroupRequest {
    JoinGroupRequest {
        group_instance_id: Some(instance_id.into()),
        ..join_request(member_id)
    }
}

pub(super) fn sync_request(generation_id: i32, member_id: &str) -> SyncGroupRequest {
    SyncGroupRequest {
        group_id: GROUP.into(),
        generation_id,
        member_id: member_id.into(),
        ..SyncGroupRequest::default()
    }
}

pub(super) fn assigning(leader: &JoinGroupResponse, member_ids: &[&str]) -> SyncGroupRequest {
    let assignments = member_ids
        .iter()
        .map(|member_id| SyncGroupRequestAssignment {
            member_id: ByteString::from(*member_id),
            assignment: Bytes::from(format!("for {member_id}")),
        });
    SyncGroupRequest {
        assignments: assignments.collect(),
        ..sync_request(leader.generation_id, &leader.member_id)
    }
}

pub(super) fn commit_request(
    generation_id: i32,
    member_id: &str,
    offset: i64,
) -> OffsetCommitRequest {
    commit_to("topic", generation_id, member_id, offset)
}

pub(super) fn commit_to(
    topic: &str,
    generation_id: i32,
    member_id: &str,
    offset: i64,
) -> OffsetCommitRequest {
    OffsetCommitRequest {
        group_id: GROUP.into(),
        generation_id_or_member_epoch: generation_id,
        member_id: member_id.into(),
        topics: vec![OffsetCommitRequestTopic {
            name: topic.into(),
            partitions: vec![OffsetCommitRequestPartition {
                partition_index: 0,
                committed_offset: offset,
                committed_leader_epoch: 4,
                committed_metadata: Some("note".into()),
            }],
            ..OffsetCommitRequestTopic::default()
        }],
        ..OffsetCommitRequest::default()
    }
}

/// Some moment in 2023.
pub(super) const START_MS: i64 = 1_700_000_000_000;
