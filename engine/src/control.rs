//! The control thread: the only writer of the metadata image.
//!
//! Not pinned, with a ring of its own. A change is planned against the newest image, made durable in the controller's log,
//! applied, carried out on the shards, published. A journal commit never waits for it.

use std::collections::BTreeMap;
use std::sync::Arc;

use arc_swap::ArcSwap;
use tokio::sync::{mpsc, oneshot, watch};

use crate::catalog::{Catalog, CatalogRecord};
use crate::controller_log::ControllerLog;
use crate::error::EngineError;
use crate::io::Storage;
use crate::shard::mailbox::{Command, NewPartition};
use crate::types::{Durability, PartitionId, ShardId, TopicId};

/// A change that is planned on the control thread, against the newest image.
pub(crate) type Plan = Box<dyn FnOnce(&Catalog) -> PlannedChange + Send>;

/// What a plan wants, and whom to tell.
pub(crate) struct PlannedChange {
    pub records: Vec<CatalogRecord>,
    pub finish: Box<dyn FnOnce(Result<(), EngineError>) + Send>,
}

/// The image as everybody sees it.
pub(crate) struct PublishedCatalog {
    newest: ArcSwap<Catalog>,
    changes: watch::Sender<Arc<Catalog>>,
}

impl PublishedCatalog {
    pub fn new(catalog: Catalog) -> Self {
        let catalog = Arc::new(catalog);
        PublishedCatalog {
            newest: ArcSwap::from(catalog.clone()),
            changes: watch::Sender::new(catalog),
        }
    }

    pub fn newest(&self) -> Arc<Catalog> {
        self.newest.load_full()
    }

    pub fn subscribe(&self) -> watch::Receiver<Arc<Catalog>> {
        self.changes.subscribe()
    }

    fn publish(&self, catalog: Catalog) {
        let catalog = Arc::new(catalog);
        self.newest.store(catalog.clone());
        self.changes.send_replace(catalog);
    }
}

/// The control thread's state.
pub(crate) struct Control<S: Storage> {
    pub log: ControllerLog<S>,
    pub catalog: Arc<PublishedCatalog>,
    pub shards: Vec<mpsc::Sender<Command>>,
    pub default_durability: Durability,
}

impl<S: Storage> Control<S> {
    /// Serves plans until every engine handle is gone.
    ///
    /// Errors: the controller's log failed; nothing may be acknowledged any more.
    pub async fn run(mut self, mut plans: mpsc::Receiver<Plan>) -> Result<(), EngineError> {
        while let Some(plan) = plans.recv().await {
            let before = self.catalog.newest();
            let change = plan(&before);
            if change.records.is_empty() {
                (change.finish)(Ok(()));
                continue;
            }
            let outcome = self.commit(&before, &change.records).await;
            (change.finish)(outcome.clone());
            outcome?;
        }
        Ok(())
    }

    async fn commit(
        &mut self,
        before: &Catalog,
        records: &[CatalogRecord],
    ) -> Result<(), EngineError> {
        let payloads = records.iter().map(CatalogRecord::encode).collect();
        self.log
            .append(payloads)
            .await
            .map_err(|error| EngineError::Storage(error.to_string()))?;
        let mut after = before.clone();
        records.iter().for_each(|record| after.replay(record));
        self.open_added(before, &after, records).await?;
        self.reconfigure_changed(&after, records).await?;
        let removed = removed_partitions(before, records);
        self.catalog.publish(after);
        self.close_removed(removed).await
    }

    /// New partitions exist on their shards before anybody can see them in the image.
    async fn open_added(
        &self,
        before: &Catalog,
        after: &Catalog,
        records: &[CatalogRecord],
    ) -> Result<(), EngineError> {
        let mut by_shard: BTreeMap<ShardId, Vec<NewPartition>> = BTreeMap::new();
        for topic_id in records.iter().filter_map(grown_topic) {
            let Some(topic) = after.topic_by_id(topic_id) else {
                continue;
            };
            let known = before
                .topic_by_id(topic_id)
                .map_or(0, |topic| topic.partitions.len());
            let (config, durability) = topic.config(self.default_durability);
            for partition in topic.partitions.iter().skip(known) {
                by_shard
                    .entry(partition.shard)
                    .or_default()
                    .push(NewPartition {
                        id: topic.partition_id(partition.partition_index),
                        config: config.clone(),
                        durability,
                        leader_epoch: partition.leader_epoch,
                        recovered: None,
                    });
            }
        }
        for (shard, partitions) in by_shard {
            self.ask(shard, |reply| Command::Open { partitions, reply })
                .await?;
        }
        Ok(())
    }

    async fn reconfigure_changed(
        &self,
        after: &Catalog,
        records: &[CatalogRecord],
    ) -> Result<(), EngineError> {
        for record in records {
            let CatalogRecord::TopicConfigsChanged { topic_id, .. } = record else {
                continue;
            };
            let Some(topic) = after.topic_by_id(*topic_id) else {
                continue;
            };
            let (config, durability) = topic.config(self.default_durability);
            for shard in &self.shards {
                let command = Command::Reconfigure {
                    topic_id: *topic_id,
                    config: Box::new(config.clone()),
                    durability,
                };
                shard
                    .send(command)
                    .await
                    .map_err(|_| EngineError::Stopped)?;
            }
        }
        Ok(())
    }

    async fn close_removed(
        &self,
        removed: BTreeMap<ShardId, Vec<PartitionId>>,
    ) -> Result<(), EngineError> {
        for (shard, partitions) in removed {
            self.ask(shard, |reply| Command::Close { partitions, reply })
                .await?;
        }
        Ok(())
    }

    async fn ask(
        &self,
        shard: ShardId,
        command: impl FnOnce(oneshot::Sender<()>) -> Command,
    ) -> Result<(), EngineError> {
        let (reply, answer) = oneshot::channel();
        self.shards[usize::from(shard.0)]
            .send(command(reply))
            .await
            .map_err(|_| EngineError::Stopped)?;
        answer.await.map_err(|_| EngineError::Stopped)
    }
}

fn grown_topic(record: &CatalogRecord) -> Option<TopicId> {
    match record {
        CatalogRecord::TopicCreated { topic_id, .. }
        | CatalogRecord::PartitionsAdded { topic_id, .. } => Some(*topic_id),
        _ => None,
    }
}

fn removed_partitions(
    before: &Catalog,
    records: &[CatalogRecord],
) -> BTreeMap<ShardId, Vec<PartitionId>> {
    let mut removed: BTreeMap<ShardId, Vec<PartitionId>> = BTreeMap::new();
    for record in records {
        let CatalogRecord::TopicDeleted { topic_id } = record else {
            continue;
        };
        let Some(topic) = before.topic_by_id(*topic_id) else {
            continue;
        };
        for partition in &topic.partitions {
            removed
                .entry(partition.shard)
                .or_default()
                .push(topic.partition_id(partition.partition_index));
        }
    }
    removed
}
