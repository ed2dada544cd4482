//! Coordinators over a real engine in a temporary folder.

use std::collections::BTreeSet;
use std::path::Path;

use bytes::Bytes;
use ringspool_engine::{AckWhen, AppendOrigin, Batch, PartitionAppend};
use ringspool_protocol::messages::join_group_request::JoinGroupRequestProtocol;
use ringspool_protocol::messages::offset_commit_request::{
    OffsetCommitRequestPartition, OffsetCommitRequestTopic,
};
use ringspool_protocol::messages::offset_fetch_request::OffsetFetchRequestTopics;
use ringspool_protocol::messages::sync_group_request::SyncGroupRequestAssignment;

use super::*;

struct Broker {
    engine: Engine,
    groups: GroupCoordinators,
}

impl Broker {
    fn open(folder: &Path) -> Broker {
        let engine = Engine::builder(folder)
            .shards(2)
            .journal_file_bytes(4 * 1024 * 1024)
            .journal_files(4)
            .open()
            .unwrap();
        let config = GroupConfig {
            offsets_topic_partition_count: 4,
            ..GroupConfig::default()
        };
        let groups = GroupCoordinators::new(engine.clone(), config);
        Broker { engine, groups }
    }

    async fn create_topic(&self, name: &str) -> TopicId {
        let topic_id = TopicId::random();
        let record = CatalogRecord::TopicCreated {
            topic_id,
            name: name.to_owned(),
            partition_count: 1,
            configs: BTreeMap::new(),
            is_internal: false,
        };
        let created = self
            .engine
            .propose(move |_| Ok::<_, ()>((vec![record], ())));
        created.await.unwrap().unwrap();
        topic_id
    }

    async fn join(&self, request: JoinGroupRequest) -> Result<JoinGroupResponse, ErrorCode> {
        let context = MemberContext {
            api_version: 3,
            client_id: "client".into(),
            client_host: "/127.0.0.1".into(),
            random_id: uuid::Uuid::new_v4().to_string().into(),
        };
        self.groups.join(context, request).await
    }

    /// A stable group of one; returns its member id.
    async fn stable_single(&self, group_id: &str) -> ByteString {
        let joined = self.join(join_request(group_id, "")).await.unwrap();
        assert_eq!(joined.error_code, 0);
        let synced = self.groups.sync(assign(group_id, &joined)).await.unwrap();
        assert_eq!(synced.assignment, "assignment");
        joined.member_id
    }

    async fn commit(&self, group_id: &str, member_id: &str, offset: i64) -> i16 {
        let generation = if member_id.is_empty() { -1 } else { 1 };
        let request = commit_request(group_id, generation, member_id, offset);
        let response = self.groups.commit_offsets(9, request).await.unwrap();
        response.topics[0].partitions[0].error_code
    }

    async fn fetch(&self, group_id: &str) -> i64 {
        let request = OffsetFetchRequestGroup {
            group_id: group_id.into(),
            topics: Some(vec![OffsetFetchRequestTopics {
                name: "topic".into(),
                partition_indexes: vec![0],
                ..Default::default()
            }]),
            ..Default::default()
        };
        let fetched = self.groups.fetch_offsets(request, OffsetStability::Any);
        fetched.await.unwrap().topics[0].partitions[0].committed_offset
    }
}

fn join_request(group_id: &str, member_id: &str) -> JoinGroupRequest {
    JoinGroupRequest {
        group_id: group_id.into(),
        session_timeout_ms: 30_000,
        rebalance_timeout_ms: 60_000,
        member_id: member_id.into(),
        protocol_type: "consumer".into(),
        protocols: vec![JoinGroupRequestProtocol {
            name: "range".into(),
            metadata: Bytes::from_static(b"metadata"),
        }],
        ..Default::default()
    }
}

/// Gives every member of the generation the same assignment.
fn assign(group_id: &str, joined: &JoinGroupResponse) -> SyncGroupRequest {
    let members = joined.members.iter();
    SyncGroupRequest {
        group_id: group_id.into(),
        generation_id: joined.generation_id,
        member_id: joined.member_id.clone(),
        assignments: members
            .map(|member| SyncGroupRequestAssignment {
                member_id: member.member_id.clone(),
                assignment: Bytes::from_static(b"assignment"),
            })
            .collect(),
        ..Default::default()
    }
}

fn commit_request(
    group_id: &str,
    generation: i32,
    member_id: &str,
    offset: i64,
) -> OffsetCommitRequest {
    OffsetCommitRequest {
        group_id: group_id.into(),
        generation_id_or_member_epoch: generation,
        member_id: member_id.into(),
        topics: vec![OffsetCommitRequestTopic {
            name: "topic".into(),
            partitions: vec![OffsetCommitRequestPartition {
                partition_index: 0,
                committed_offset: offset,
                ..Default::default()
            }],
            ..Default::default()
        }],
        ..Default::default()
    }
}

fn run<F: Future<Output = ()>>(test: F) {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(test);
}

#[test]
fn groups_and_offsets_survive_a_restart() {
    run(async {
        let folder = tempfile::tempdir().unwrap();
        let broker = Broker::open(folder.path());
        broker.create_topic("topic").await;
        let member_id = broker.stable_single("group").await;
        assert_eq!(broker.commit("group", &member_id, 42).await, 0);
        assert_eq!(broker.commit("simple", "", 7).await, 0);
        broker.engine.close().await.unwrap();

        let broker = Broker::open(folder.path());
        broker.groups.load_all().await;
        assert_eq!(broker.fetch("group").await, 42);
        assert_eq!(broker.fetch("simple").await, 7);
        let heartbeat = HeartbeatRequest {
            group_id: "group".into(),
            generation_id: 1,
            member_id,
            ..Default::default()
        };
        let answer = broker.groups.heartbeat(heartbeat).await;
        assert_eq!(answer, Ok(ErrorCode::None));
        broker.engine.close().await.unwrap();
    });
}

#[test]
fn a_group_rebalances_over_parked_replies() {
    run(async {
        let folder = tempfile::tempdir().unwrap();
        let broker = Broker::open(folder.path());
        let first = broker.stable_single("group").await;
        let (second, again) = tokio::join!(
            broker.join(join_request("group", "")),
            broker.join(join_request("group", &first)),
        );
        let (second, again) = (second.unwrap(), again.unwrap());
        assert_eq!((second.generation_id, again.generation_id), (2, 2));
        assert_eq!(again.members.len(), 2);
        let follow = SyncGroupRequest {
            assignments: Vec::new(),
            ..assign("group", &second)
        };
        let (followed, led) = tokio::join!(
            broker.groups.sync(follow),
            broker.groups.sync(assign("group", &again)),
        );
        assert_eq!(followed.unwrap().assignment, "assignment");
        assert_eq!(led.unwrap().assignment, "assignment");
        let described = broker.groups.describe("group".into(), 6).await.unwrap();
        assert_eq!(described.group_state, "Stable");
        assert_eq!(described.members.len(), 2);
        broker.engine.close().await.unwrap();
    });
}

/// The only test that lets the clock of the machine run: what is due happens without a request.
#[test]
fn a_silent_member_is_removed_while_nobody_asks() {
    run(async {
        let folder = tempfile::tempdir().unwrap();
        let mut broker = Broker::open(folder.path());
        broker.groups.config.session_timeout_ms_min = 1;
        let request = JoinGroupRequest {
            session_timeout_ms: 50,
            ..join_request("group", "")
        };
        let silent = broker.join(request).await.unwrap();
        // Parked until the silent member is gone; it would be there for a minute otherwise.
        let joined = broker.join(join_request("group", "")).await.unwrap();
        assert!(joined.generation_id > silent.generation_id);
        assert_eq!(joined.members.len(), 1);
        assert_ne!(joined.member_id, silent.member_id);
        broker.engine.close().await.unwrap();
    });
}

#[test]
fn looking_at_groups_creates_nothing() {
    run(async {
        let folder = tempfile::tempdir().unwrap();
        let broker = Broker::open(folder.path());
        let described = broker.groups.describe("group".into(), 5).await.unwrap();
        assert_eq!(described.group_state, "Dead");
        let listed = broker.groups.list(ListGroupsRequest::default()).await;
        assert!(listed.unwrap().is_empty());
        assert!(
            broker
                .engine
                .catalog()
                .topic_by_name(OFFSETS_TOPIC)
                .is_none()
        );
        broker.engine.close().await.unwrap();
    });
}

#[test]
fn many_groups_commit_side_by_side_and_are_listed() {
    run(async {
        let folder = tempfile::tempdir().unwrap();
        let broker = std::rc::Rc::new(Broker::open(folder.path()));
        broker.create_topic("topic").await;
        let local = tokio::task::LocalSet::new();
        for index in 0..20 {
            let broker = broker.clone();
            local.spawn_local(async move {
                let group_id = format!("group{index}");
                for offset in 0..20 {
                    assert_eq!(broker.commit(&group_id, "", offset).await, 0);
                    assert_eq!(broker.fetch(&group_id).await, offset);
                }
            });
        }
        local.await;
        let listed = broker
            .groups
            .list(ListGroupsRequest::default())
            .await
            .unwrap();
        let found: BTreeSet<_> = listed
            .iter()
            .map(|group| group.group_id.to_string())
            .collect();
        assert_eq!(found.len(), 20);
        broker.engine.close().await.unwrap();
    });
}

#[test]
fn offsets_of_a_deleted_topic_are_gone_after_a_restart() {
    run(async {
        let folder = tempfile::tempdir().unwrap();
        let broker = Broker::open(folder.path());
        let topic_id = broker.create_topic("topic").await;
        assert_eq!(broker.commit("group", "", 1).await, 0);
        let deleted = broker
            .engine
            .propose(move |_| Ok::<_, ()>((vec![CatalogRecord::TopicDeleted { topic_id }], ())));
        deleted.await.unwrap().unwrap();
        broker.engine.close().await.unwrap();

        let broker = Broker::open(folder.path());
        broker.groups.load_all().await;
        assert_eq!(broker.fetch("group").await, -1);
        let described = broker.groups.describe("group".into(), 5).await.unwrap();
        assert_eq!(described.group_state, "Empty");
        broker.engine.close().await.unwrap();
    });
}

/// What cannot be read is not answered from: better no coordinator than half of one.
#[test]
fn a_broken_record_stops_its_coordinator_alone() {
    run(async {
        let folder = tempfile::tempdir().unwrap();
        let broker = Broker::open(folder.path());
        broker.create_topic("topic").await;
        broker.groups.ensure_topic().await.unwrap();
        let placement = broker.groups.placement("group").unwrap();
        let other = (0..)
            .map(|index| format!("other{index}"))
            .find(|name| broker.groups.placement(name) != Some(placement))
            .unwrap();
        let mut batch = Batch::builder();
        batch.push(0, Some(b"\0\x01torn"), None, &[]);
        let append = PartitionAppend {
            partition: placement.partition,
            batches: batch.build().unwrap().into_bytes(),
            origin: AppendOrigin::Coordinator,
        };
        let ticket = broker
            .engine
            .append(placement.shard, vec![append], AckWhen::Committed);
        ticket.await.await[0].as_ref().unwrap();

        let request = commit_request("group", -1, "", 1);
        let refused = broker.groups.commit_offsets(9, request).await;
        assert_eq!(refused, Err(ErrorCode::CoordinatorNotAvailable));
        assert_eq!(broker.commit(&other, "", 1).await, 0);
        broker.engine.close().await.unwrap();
    });
}

/// The state has run ahead of a log that refused the records: it must be thrown away.
#[test]
fn a_failed_append_reloads_the_coordinator_from_the_log() {
    run(async {
        let folder = tempfile::tempdir().unwrap();
        let engine = Engine::builder(folder.path())
            .shards(1)
            .journal_file_bytes(4 * 1024 * 1024)
            .journal_files(4)
            .open()
            .unwrap();
        let config = GroupConfig {
            offsets_topic_partition_count: 1,
            // Above what the topic takes, so that the engine refuses what the plan allowed.
            records_bytes_max: 100 * 1024 * 1024,
            ..GroupConfig::default()
        };
        let groups = GroupCoordinators::new(engine.clone(), config);
        let broker = Broker { engine, groups };
        broker.create_topic("topic").await;
        assert_eq!(broker.commit("group", "", 1).await, 0);

        let mut request = commit_request("group", -1, "", 2);
        let partition = OffsetCommitRequestPartition {
            committed_metadata: Some("x".repeat(4000).into()),
            ..request.topics[0].partitions[0].clone()
        };
        request.topics[0]
            .partitions
            .extend(
                (1..400).map(|partition_index| OffsetCommitRequestPartition {
                    partition_index,
                    ..partition.clone()
                }),
            );
        let refused = broker.groups.commit_offsets(9, request).await;
        assert_eq!(refused, Err(ErrorCode::NotCoordinator));
        assert_eq!(broker.fetch("group").await, 1, "nothing of it is left");
        assert_eq!(broker.commit("group", "", 3).await, 0);
        assert_eq!(broker.fetch("group").await, 3);
        broker.engine.close().await.unwrap();
    });
}
