//! Finds the coordinator of a group and asks it, from any shard.
//!
//! Groups are spread over the partitions of `__consumer_offsets` by Kafka's hash; each partition
//! has one coordinator, on the shard that owns the partition, started when it is first needed.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use bytestring::ByteString;
use ringspool_engine::{
    CatalogRecord, Engine, EngineError, PartitionId, PartitionImage, ShardId, Topic, TopicId,
};
use ringspool_protocol::ErrorCode;
use ringspool_protocol::messages::describe_groups_response::DescribedGroup;
use ringspool_protocol::messages::heartbeat_request::HeartbeatRequest;
use ringspool_protocol::messages::join_group_request::JoinGroupRequest;
use ringspool_protocol::messages::join_group_response::JoinGroupResponse;
use ringspool_protocol::messages::leave_group_request::LeaveGroupRequest;
use ringspool_protocol::messages::leave_group_response::LeaveGroupResponse;
use ringspool_protocol::messages::list_groups_request::ListGroupsRequest;
use ringspool_protocol::messages::list_groups_response::ListedGroup;
use ringspool_protocol::messages::offset_commit_request::OffsetCommitRequest;
use ringspool_protocol::messages::offset_commit_response::OffsetCommitResponse;
use ringspool_protocol::messages::offset_fetch_request::OffsetFetchRequestGroup;
use ringspool_protocol::messages::offset_fetch_response::OffsetFetchResponseGroup;
use ringspool_protocol::messages::sync_group_request::SyncGroupRequest;
use ringspool_protocol::messages::sync_group_response::SyncGroupResponse;

use super::group::{
    Effects, GroupConfig, MemberContext, OffsetCommitContext, OffsetStability, describe_unknown,
};
use super::instance::Instance;
use super::partitioner::partition_of;

/// The name of the topic that holds groups and committed offsets.
pub const OFFSETS_TOPIC: &str = "__consumer_offsets";

thread_local! {
    /// The coordinators of the partitions that this thread's shard owns.
    static INSTANCES: RefCell<HashMap<PartitionId, Rc<Instance>>> = RefCell::default();
}

/// The group coordinators of one broker. Cheap to clone.
///
/// Errors of every request: COORDINATOR_NOT_AVAILABLE where the coordinator cannot be had,
/// NOT_COORDINATOR where it lost its state before it could answer; clients find it again and repeat.
#[derive(Clone)]
pub struct GroupCoordinators {
    engine: Engine,
    config: GroupConfig,
}

/// Where a coordinator runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Placement {
    partition: PartitionId,
    shard: ShardId,
}

impl GroupCoordinators {
    /// Coordinators over `engine`; nothing is started or created yet.
    pub fn new(engine: Engine, config: GroupConfig) -> GroupCoordinators {
        GroupCoordinators { engine, config }
    }

    /// Starts every coordinator there is and waits until they have loaded.
    ///
    /// Needed after a start of the broker: sessions and expired offsets are only looked after by
    /// coordinators that run.
    pub async fn load_all(&self) {
        let engine = &self.engine;
        for (shard, placements) in self.placements_by_shard() {
            let starter = self.clone();
            let loaded = engine.run_on(shard, move || async move {
                for placement in placements {
                    starter.local(placement).loaded().await;
                }
            });
            if let Err(error) = loaded.await {
                tracing::warn!(%error, "groups not loaded");
            }
        }
    }

    /// Makes sure that [`OFFSETS_TOPIC`] exists.
    pub async fn ensure_topic(&self) -> Result<(), EngineError> {
        if self.engine.catalog().topic_by_name(OFFSETS_TOPIC).is_some() {
            return Ok(());
        }
        let partition_count = self.config.offsets_topic_partition_count;
        let created = self.engine.propose(move |catalog| {
            let mut records = Vec::new();
            // Somebody else may have been faster.
            if catalog.topic_by_name(OFFSETS_TOPIC).is_none() {
                records.push(CatalogRecord::TopicCreated {
                    topic_id: TopicId::random(),
                    name: OFFSETS_TOPIC.to_owned(),
                    partition_count,
                    configs: offsets_topic_configs(),
                    is_internal: true,
                });
            }
            Ok::<_, std::convert::Infallible>((records, ()))
        });
        match created.await? {
            Ok(()) => Ok(()),
            Err(never) => match never {},
        }
    }

    /// JoinGroup; resolves when the member is in a generation, or is refused.
    pub async fn join(
        &self,
        context: MemberContext,
        request: JoinGroupRequest,
    ) -> Result<JoinGroupResponse, ErrorCode> {
        let group_id = request.group_id.clone();
        self.on_coordinator(&group_id, async move |coordinator| {
            let plan = |machine: &mut super::group::GroupMachine, waiter, now_ms| {
                machine.join(&context, request, waiter, now_ms)
            };
            coordinator.join(plan).await
        })
        .await
    }

    /// SyncGroup; resolves when the leader has assigned.
    pub async fn sync(&self, request: SyncGroupRequest) -> Result<SyncGroupResponse, ErrorCode> {
        let group_id = request.group_id.clone();
        self.on_coordinator(&group_id, async move |coordinator| {
            coordinator
                .sync(|machine, waiter, now_ms| machine.sync(request, waiter, now_ms))
                .await
        })
        .await
    }

    /// Heartbeat; the inner code is the answer.
    pub async fn heartbeat(&self, request: HeartbeatRequest) -> Result<ErrorCode, ErrorCode> {
        let group_id = request.group_id.clone();
        self.on_coordinator(&group_id, async move |coordinator| {
            coordinator
                .call(|machine, now_ms| (machine.heartbeat(&request, now_ms), Effects::default()))
                .await
        })
        .await
    }

    /// LeaveGroup in the form of v3 and later.
    pub async fn leave(&self, request: LeaveGroupRequest) -> Result<LeaveGroupResponse, ErrorCode> {
        let group_id = request.group_id.clone();
        self.on_coordinator(&group_id, async move |coordinator| {
            coordinator
                .call(|machine, now_ms| machine.leave(&request, now_ms))
                .await
        })
        .await
    }

    /// OffsetCommit; every topic of `request` has its name, and its id where that is known.
    pub async fn commit_offsets(
        &self,
        api_version: i16,
        request: OffsetCommitRequest,
    ) -> Result<OffsetCommitResponse, ErrorCode> {
        let group_id = request.group_id.clone();
        self.on_coordinator(&group_id, async move |coordinator| {
            coordinator
                .call(|machine, now_ms| {
                    let context = OffsetCommitContext {
                        api_version,
                        now_ms,
                    };
                    machine.commit_offsets(context, &request)
                })
                .await
        })
        .await
    }

    /// OffsetFetch of one group; every topic of `request` has its name, and its id where known.
    pub async fn fetch_offsets(
        &self,
        request: OffsetFetchRequestGroup,
        stability: OffsetStability,
    ) -> Result<OffsetFetchResponseGroup, ErrorCode> {
        let group_id = request.group_id.clone();
        self.on_coordinator(&group_id, async move |coordinator| {
            coordinator
                .call(|machine, _| {
                    (
                        machine.fetch_offsets(&request, stability),
                        Effects::default(),
                    )
                })
                .await
        })
        .await
    }

    /// DescribeGroups of one group; one that does not exist is dead, and nothing is created for it.
    pub async fn describe(
        &self,
        group_id: ByteString,
        api_version: i16,
    ) -> Result<DescribedGroup, ErrorCode> {
        let Some(placement) = self.placement(&group_id) else {
            return Ok(describe_unknown(&group_id, api_version));
        };
        self.at(placement, async move |coordinator| {
            coordinator
                .call(|machine, _| (machine.describe(&group_id, api_version), Effects::default()))
                .await
        })
        .await
    }

    /// ListGroups over all coordinators.
    pub async fn list(&self, filters: ListGroupsRequest) -> Result<Vec<ListedGroup>, ErrorCode> {
        let mut listed = Vec::new();
        for placement in self.placements_by_shard().into_values().flatten() {
            let filters = filters.clone();
            let groups = self.at(placement, async move |coordinator| {
                coordinator
                    .call(|machine, _| (machine.list(&filters), Effects::default()))
                    .await
            });
            listed.extend(groups.await?);
        }
        Ok(listed)
    }

    /// Runs `ask` with the group's coordinator, on its shard; creates the topic if need be.
    async fn on_coordinator<T, F>(&self, group_id: &str, ask: F) -> Result<T, ErrorCode>
    where
        T: Send + 'static,
        F: AsyncFnOnce(Rc<Instance>) -> Result<T, ErrorCode> + Send + 'static,
    {
        if let Err(error) = self.ensure_topic().await {
            tracing::warn!(%error, "{OFFSETS_TOPIC} cannot be created");
            return Err(ErrorCode::CoordinatorNotAvailable);
        }
        let placement = self.placement(group_id);
        let placement = placement.ok_or(ErrorCode::CoordinatorNotAvailable)?;
        self.at(placement, ask).await
    }

    async fn at<T, F>(&self, placement: Placement, ask: F) -> Result<T, ErrorCode>
    where
        T: Send + 'static,
        F: AsyncFnOnce(Rc<Instance>) -> Result<T, ErrorCode> + Send + 'static,
    {
        let local = self.clone();
        let answer = self.engine.run_on(placement.shard, move || async move {
            ask(local.local(placement)).await
        });
        answer
            .await
            .unwrap_or(Err(ErrorCode::CoordinatorNotAvailable))
    }

    /// The coordinator at `placement`, started if it does not run. On the shard's own thread only.
    fn local(&self, placement: Placement) -> Rc<Instance> {
        INSTANCES.with_borrow_mut(|instances| {
            if let Some(running) = instances.get(&placement.partition)
                && !running.may_be_replaced()
            {
                return running.clone();
            }
            let started = Instance::start(
                self.engine.clone(),
                placement.shard,
                placement.partition,
                self.config.clone(),
            );
            instances.insert(placement.partition, started.clone());
            started
        })
    }

    fn placement(&self, group_id: &str) -> Option<Placement> {
        let catalog = self.engine.catalog();
        let topic = catalog.topic_by_name(OFFSETS_TOPIC)?;
        let partition_count = i32::try_from(topic.partitions.len()).ok()?;
        let partition_index = partition_of(group_id, partition_count);
        let image = topic.partition(partition_index)?;
        Some(placement_of(topic, image))
    }

    fn placements_by_shard(&self) -> BTreeMap<ShardId, Vec<Placement>> {
        let mut placements: BTreeMap<ShardId, Vec<Placement>> = BTreeMap::new();
        let catalog = self.engine.catalog();
        if let Some(topic) = catalog.topic_by_name(OFFSETS_TOPIC) {
            for image in &topic.partitions {
                let placement = placement_of(topic, image);
                placements
                    .entry(placement.shard)
                    .or_default()
                    .push(placement);
            }
        }
        placements
    }
}

fn placement_of(topic: &Topic, image: &PartitionImage) -> Placement {
    Placement {
        partition: PartitionId {
            topic_id: topic.topic_id,
            partition_index: image.partition_index,
        },
        shard: image.shard,
    }
}

/// Kafka's settings of the topic: only the last record of each key counts.
fn offsets_topic_configs() -> BTreeMap<String, String> {
    [
        ("cleanup.policy", "compact"),
        ("compression.type", "producer"),
        ("segment.bytes", "104857600"),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .collect()
}

#[cfg(test)]
mod tests;
