//! The group APIs over a socket, in every version: each answer must decode, and say the same.

use std::path::Path;

use bytes::Bytes;
use bytestring::ByteString;
use ringspool_engine::{CatalogRecord, TopicId};
use ringspool_protocol::frame::{decode_response, request_frame};
use ringspool_protocol::messages::describe_groups_request::DescribeGroupsRequest;
use ringspool_protocol::messages::find_coordinator_request::FindCoordinatorRequest;
use ringspool_protocol::messages::heartbeat_request::HeartbeatRequest;
use ringspool_protocol::messages::join_group_request::{
    JoinGroupRequest, JoinGroupRequestProtocol,
};
use ringspool_protocol::messages::leave_group_request::{LeaveGroupRequest, MemberIdentity};
use ringspool_protocol::messages::list_groups_request::ListGroupsRequest;
use ringspool_protocol::messages::offset_commit_request::{
    OffsetCommitRequest, OffsetCommitRequestPartition, OffsetCommitRequestTopic,
};
use ringspool_protocol::messages::offset_fetch_request::{
    OffsetFetchRequest, OffsetFetchRequestGroup, OffsetFetchRequestTopic, OffsetFetchRequestTopics,
};
use ringspool_protocol::messages::sync_group_request::{
    SyncGroupRequest, SyncGroupRequestAssignment,
};
use ringspool_protocol::{ErrorCode, Request, Uuid};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::config::{BrokerConfig, MetricsListen, ServeOptions};
use crate::server::Broker;

/// A broker and one connection to it.
struct Wire {
    broker: Broker,
    stream: TcpStream,
}

impl Wire {
    async fn start(folder: &Path) -> Wire {
        let mut broker = BrokerConfig::default();
        for (name, value) in [
            ("shards", "2"),
            ("journal.file.bytes", "4194304"),
            ("journal.files", "4"),
            ("offsets.topic.num.partitions", "3"),
        ] {
            broker.set(name, value).unwrap();
        }
        let broker = Broker::start(ServeOptions {
            data_dir: folder.to_owned(),
            listen: "127.0.0.1:0".parse().unwrap(),
            advertise: None,
            metrics_listen: MetricsListen::Nowhere,
            require_io_uring: false,
            broker,
        });
        let broker = broker.await.unwrap();
        let stream = TcpStream::connect(broker.address()).await.unwrap();
        Wire { broker, stream }
    }

    async fn ask<R: Request>(&mut self, version: i16, request: R) -> R::Response {
        let frame = request_frame(7, Some("client"), version, &request).unwrap();
        for piece in frame {
            self.stream.write_all(&piece).await.unwrap();
        }
        let length = self.stream.read_u32().await.expect("an answer");
        let mut body = vec![0; length as usize];
        self.stream.read_exact(&mut body).await.unwrap();
        let (correlation_id, response) =
            decode_response::<R>(Bytes::from(body), version).expect("a whole response");
        assert_eq!(correlation_id, 7);
        response
    }

    async fn create_topic(&self, name: &str) -> Uuid {
        let topic_id = TopicId::random();
        let record = CatalogRecord::TopicCreated {
            topic_id,
            name: name.to_owned(),
            partition_count: 2,
            configs: Default::default(),
            is_internal: false,
        };
        let engine = self.broker.engine();
        let created = engine.propose(move |_| Ok::<_, ()>((vec![record], ())));
        created.await.unwrap().unwrap();
        Uuid(topic_id.0)
    }

    /// Joins with as many round trips as the version wants; returns member id and generation.
    async fn join(&mut self, version: i16, group_id: &str) -> (ByteString, i32) {
        let mut request = JoinGroupRequest {
            group_id: group_id.into(),
            session_timeout_ms: 30_000,
            rebalance_timeout_ms: 30_000,
            protocol_type: "consumer".into(),
            protocols: vec![JoinGroupRequestProtocol {
                name: "range".into(),
                metadata: Bytes::from_static(b"metadata"),
            }],
            ..Default::default()
        };
        let mut joined = self.ask(version, request.clone()).await;
        if version >= 4 {
            assert_eq!(joined.error_code, ErrorCode::MemberIdRequired.code());
            request.member_id = joined.member_id;
            joined = self.ask(version, request).await;
        }
        assert_eq!(joined.error_code, 0, "version {version}");
        assert_eq!(joined.leader, joined.member_id);
        assert_eq!(joined.protocol_name.as_deref(), Some("range"));
        if version >= 7 {
            assert_eq!(joined.protocol_type.as_deref(), Some("consumer"));
        }
        (joined.member_id, joined.generation_id)
    }

    async fn sync(
        &mut self,
        version: i16,
        group_id: &str,
        member_id: &ByteString,
        generation: i32,
    ) {
        let names_protocol = version >= 5;
        let request = SyncGroupRequest {
            group_id: group_id.into(),
            generation_id: generation,
            member_id: member_id.clone(),
            protocol_type: names_protocol.then(|| "consumer".into()),
            protocol_name: names_protocol.then(|| "range".into()),
            assignments: vec![SyncGroupRequestAssignment {
                member_id: member_id.clone(),
                assignment: Bytes::from_static(b"assignment"),
            }],
            ..Default::default()
        };
        let synced = self.ask(version, request).await;
        assert_eq!(synced.error_code, 0, "version {version}");
        assert_eq!(synced.assignment, "assignment");
    }
}

fn run<F: Future<Output = ()>>(test: impl FnOnce(Wire) -> F) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    runtime.block_on(async { test(Wire::start(folder.path()).await).await });
}

#[test]
fn members_come_and_go_in_every_version() {
    run(async |mut wire| {
        for version in 0..=9 {
            let group_id = format!("group-{version}");
            let (member_id, generation) = wire.join(version, &group_id).await;
            let sync_version = version.min(5);
            wire.sync(sync_version, &group_id, &member_id, generation)
                .await;
            let heartbeat = HeartbeatRequest {
                group_id: group_id.as_str().into(),
                generation_id: generation,
                member_id: member_id.clone(),
                ..Default::default()
            };
            let alive = wire.ask(version.min(4), heartbeat.clone()).await;
            assert_eq!(alive.error_code, 0);

            let leave_version = version.min(5);
            let leave = if leave_version < 3 {
                LeaveGroupRequest {
                    group_id: group_id.as_str().into(),
                    member_id: member_id.clone(),
                    ..Default::default()
                }
            } else {
                LeaveGroupRequest {
                    group_id: group_id.as_str().into(),
                    members: vec![MemberIdentity {
                        member_id: member_id.clone(),
                        ..Default::default()
                    }],
                    ..Default::default()
                }
            };
            let left = wire.ask(leave_version, leave.clone()).await;
            assert_eq!(left.error_code, 0);
            assert_eq!(left.members.len(), usize::from(leave_version >= 3));
            let again = wire.ask(leave_version, leave).await;
            let unknown = ErrorCode::UnknownMemberId.code();
            let told = again
                .members
                .first()
                .map_or(again.error_code, |it| it.error_code);
            assert_eq!(told, unknown, "version {version}");
            let gone = wire.ask(version.min(4), heartbeat).await;
            assert_eq!(gone.error_code, unknown);
        }
        wire.broker.stop().await.unwrap();
    });
}

fn commit(version: i16, topic_id: Uuid, partition_index: i32, offset: i64) -> OffsetCommitRequest {
    let by_id = version >= 10;
    OffsetCommitRequest {
        group_id: "group".into(),
        topics: vec![OffsetCommitRequestTopic {
            name: if by_id { "".into() } else { "topic".into() },
            topic_id: if by_id { topic_id } else { Uuid::ZERO },
            partitions: vec![
                OffsetCommitRequestPartition {
                    partition_index: 99,
                    ..Default::default()
                },
                OffsetCommitRequestPartition {
                    partition_index,
                    committed_offset: offset,
                    committed_metadata: Some("note".into()),
                    ..Default::default()
                },
            ],
        }],
        ..Default::default()
    }
}

/// Asks for partition 1 of the topic and, where the form allows it, for everything of the group.
fn fetch(version: i16, topic_id: Uuid, wants_all: bool) -> OffsetFetchRequest {
    let by_id = version >= 10;
    if version < 8 {
        let topic = OffsetFetchRequestTopic {
            name: "topic".into(),
            partition_indexes: vec![1],
        };
        return OffsetFetchRequest {
            group_id: "group".into(),
            topics: (!wants_all).then(|| vec![topic]),
            require_stable: version >= 7,
            ..Default::default()
        };
    }
    let topic = OffsetFetchRequestTopics {
        name: if by_id { "".into() } else { "topic".into() },
        topic_id: if by_id { topic_id } else { Uuid::ZERO },
        partition_indexes: vec![1],
    };
    let group = |group_id: &str| OffsetFetchRequestGroup {
        group_id: group_id.into(),
        topics: (!wants_all).then(|| vec![topic.clone()]),
        ..Default::default()
    };
    OffsetFetchRequest {
        groups: vec![group("group"), group("other")],
        require_stable: true,
        ..Default::default()
    }
}

#[test]
fn offsets_are_committed_and_fetched_in_every_version() {
    run(async |mut wire| {
        let topic_id = wire.create_topic("topic").await;
        for version in 2..=10 {
            let offset = 100 + i64::from(version);
            let response = wire
                .ask(version, commit(version, topic_id, 1, offset))
                .await;
            let answers = &response.topics[0].partitions;
            let missing = ErrorCode::UnknownTopicOrPartition.code();
            assert_eq!(
                (answers[0].partition_index, answers[0].error_code),
                (99, missing)
            );
            assert_eq!((answers[1].partition_index, answers[1].error_code), (1, 0));
            if version >= 10 {
                assert_eq!(response.topics[0].topic_id, topic_id);
            } else {
                assert_eq!(response.topics[0].name, "topic");
            }
        }
        for version in 1..=10 {
            for wants_all in [false, true] {
                if wants_all && version < 2 {
                    continue;
                }
                let response = wire.ask(version, fetch(version, topic_id, wants_all)).await;
                assert_eq!(response.error_code, 0);
                if version < 8 {
                    let partition = &response.topics[0].partitions[0];
                    assert_eq!(
                        (partition.partition_index, partition.committed_offset),
                        (1, 110)
                    );
                    assert_eq!(partition.metadata.as_deref(), Some("note"));
                    continue;
                }
                let [group, other] = &response.groups[..] else {
                    panic!("{response:?}");
                };
                let topic = &group.topics[0];
                assert_eq!(topic.partitions[0].committed_offset, 110);
                assert_eq!(
                    topic.topic_id,
                    if version >= 10 { topic_id } else { Uuid::ZERO }
                );
                assert_eq!(other.group_id, "other");
                let others: Vec<_> = other.topics.iter().flat_map(|it| &it.partitions).collect();
                assert_eq!(others.len(), usize::from(!wants_all));
                assert!(
                    others
                        .iter()
                        .all(|it| it.committed_offset == -1 && it.error_code == 0)
                );
            }
        }
        wire.broker.stop().await.unwrap();
    });
}

/// KIP-848: from v10 on topics are ids only, and an unknown one has a code of its own.
#[test]
fn topics_that_do_not_exist_are_refused_by_name_and_by_id() {
    run(async |mut wire| {
        let stranger = Uuid::from_u128(1);
        let committed = wire.ask(10, commit(10, stranger, 1, 5)).await;
        assert_eq!(committed.topics[0].topic_id, stranger);
        let unknown_id = ErrorCode::UnknownTopicId.code();
        for partition in &committed.topics[0].partitions {
            assert_eq!(partition.error_code, unknown_id);
        }
        let fetched = wire.ask(10, fetch(10, stranger, false)).await;
        let partition = &fetched.groups[0].topics[0].partitions[0];
        assert_eq!(
            (partition.error_code, partition.committed_offset),
            (unknown_id, -1)
        );

        let committed = wire.ask(9, commit(9, stranger, 1, 5)).await;
        for partition in &committed.topics[0].partitions {
            assert_eq!(
                partition.error_code,
                ErrorCode::UnknownTopicOrPartition.code()
            );
        }
        let fetched = wire.ask(9, fetch(9, stranger, false)).await;
        let partition = &fetched.groups[0].topics[0].partitions[0];
        assert_eq!((partition.error_code, partition.committed_offset), (0, -1));
        wire.broker.stop().await.unwrap();
    });
}

#[test]
fn the_coordinator_is_found_in_every_version() {
    run(async |mut wire| {
        let port = i32::from(wire.broker.address().port());
        for version in 0..=6 {
            let many = version >= 4;
            let request = FindCoordinatorRequest {
                key: if many { "".into() } else { "group".into() },
                key_type: 0,
                coordinator_keys: if many {
                    vec!["group".into(), "other".into()]
                } else {
                    Vec::new()
                },
            };
            let found = wire.ask(version, request).await;
            if many {
                let keys = found.coordinators.iter().map(|it| &*it.key);
                assert!(keys.eq(["group", "other"]));
                for coordinator in &found.coordinators {
                    assert_eq!((coordinator.error_code, coordinator.node_id), (0, 1));
                    assert_eq!((&*coordinator.host, coordinator.port), ("127.0.0.1", port));
                }
            } else {
                assert_eq!((found.error_code, found.node_id, found.port), (0, 1, port));
            }
        }
        let transaction = FindCoordinatorRequest {
            coordinator_keys: vec!["transaction".into()],
            key_type: 1,
            ..Default::default()
        };
        let refused = wire.ask(4, transaction).await;
        assert_eq!(
            refused.coordinators[0].error_code,
            ErrorCode::InvalidRequest.code()
        );
        wire.broker.stop().await.unwrap();
    });
}

#[test]
fn groups_are_listed_and_described_in_every_version() {
    run(async |mut wire| {
        let (member_id, generation) = wire.join(9, "group").await;
        wire.sync(5, "group", &member_id, generation).await;
        for version in 0..=5 {
            let listed = wire.ask(version, ListGroupsRequest::default()).await;
            let group = &listed.groups[0];
            assert_eq!(
                (&*group.group_id, &*group.protocol_type),
                ("group", "consumer")
            );
            assert_eq!(group.group_state, if version >= 4 { "Stable" } else { "" });
            assert_eq!(group.group_type, if version >= 5 { "classic" } else { "" });
        }
        for version in 0..=6 {
            let request = DescribeGroupsRequest {
                groups: vec!["group".into(), "nobody".into()],
                include_authorized_operations: version >= 3,
            };
            let described = wire.ask(version, request).await;
            let [group, nobody] = &described.groups[..] else {
                panic!("{described:?}");
            };
            assert_eq!(group.members[0].member_assignment, "assignment");
            assert_eq!(group.members[0].member_id, member_id);
            let operations = if version >= 3 { 3400 } else { i32::MIN };
            assert_eq!(group.authorized_operations, operations);
            assert_eq!(nobody.group_state, "Dead");
            let not_found = ErrorCode::GroupIdNotFound.code();
            assert_eq!(nobody.error_code, if version >= 6 { not_found } else { 0 });
        }
        wire.broker.stop().await.unwrap();
    });
}

/// A member that waits for others must not hold up the stop of the broker.
#[test]
fn a_parked_join_is_answered_when_the_broker_stops() {
    run(async |mut wire| {
        let (_, _) = wire.join(3, "group").await;
        let join = JoinGroupRequest {
            group_id: "group".into(),
            session_timeout_ms: 30_000,
            rebalance_timeout_ms: 30_000,
            protocol_type: "consumer".into(),
            protocols: vec![JoinGroupRequestProtocol {
                name: "range".into(),
                metadata: Bytes::new(),
            }],
            ..Default::default()
        };
        for piece in request_frame(7, None, 3, &join).unwrap() {
            wire.stream.write_all(&piece).await.unwrap();
        }
        // The group is seen to wait before the stop begins.
        let mut other = TcpStream::connect(wire.broker.address()).await.unwrap();
        std::mem::swap(&mut wire.stream, &mut other);
        loop {
            let request = DescribeGroupsRequest {
                groups: vec!["group".into()],
                ..Default::default()
            };
            let described = wire.ask(5, request).await;
            if described.groups[0].group_state == "PreparingRebalance" {
                break;
            }
        }
        wire.broker.stop().await.unwrap();
        let length = other.read_u32().await.expect("an answer");
        let mut body = vec![0; length as usize];
        other.read_exact(&mut body).await.unwrap();
        let (_, response) = decode_response::<JoinGroupRequest>(Bytes::from(body), 3).unwrap();
        assert_eq!(response.error_code, ErrorCode::NotCoordinator.code());
    });
}
