//! The metadata image: which topics and partitions exist, on which shards, under which leader epochs.
//!
//! An image is immutable; the control thread makes a new one from records that are durable in the controller's log and
//! publishes it to everyone. `replay` is the only way it changes. No clock, no input or output.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use crate::config::LogConfig;
use crate::types::{Durability, PartitionId, ShardId, TopicId};

/// One change of the metadata image, as it stands in the controller's log. New variants go to the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CatalogRecord {
    /// The first record of a directory.
    ClusterCreated {
        /// Random for ever.
        cluster_id: [u8; 16],
        /// Random for ever; names this data directory (KIP-858).
        directory_id: [u8; 16],
    },
    /// The broker was started: every partition it leads gets the next leader epoch, so that no (offset, epoch) can name two
    /// records, and topics deleted earlier are forgotten, since no journal can hold their entries any more.
    BrokerStarted {
        /// Larger than any before.
        incarnation: u64,
    },
    /// A topic exists from now on, with partitions `0..partition_count`.
    TopicCreated {
        /// Its id.
        topic_id: TopicId,
        /// Its name, unique among the topics that exist.
        name: String,
        /// At least 1.
        partition_count: i32,
        /// Overrides only.
        configs: BTreeMap<String, String>,
        /// Owned by the broker (`__consumer_offsets`).
        is_internal: bool,
    },
    /// A topic is gone.
    TopicDeleted {
        /// Its id.
        topic_id: TopicId,
    },
    /// A topic has more partitions.
    PartitionsAdded {
        /// Its id.
        topic_id: TopicId,
        /// The new number of partitions.
        partition_count: i32,
    },
    /// A topic's overrides are replaced.
    TopicConfigsChanged {
        /// Its id.
        topic_id: TopicId,
        /// All overrides from now on.
        configs: BTreeMap<String, String>,
    },
    /// Producer ids below this one are handed out.
    ProducerIdsAllocated {
        /// The first id still free.
        next_producer_id: i64,
    },
    /// A record of the layer above; the engine keeps it and hands it back.
    Extension {
        /// Chosen by the layer above.
        kind: u16,
        /// Opaque.
        payload: Bytes,
    },
}

/// A topic in the image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its id.
    pub topic_id: TopicId,
    /// Its name.
    pub name: Arc<str>,
    /// Index i is partition i.
    pub partitions: Vec<PartitionImage>,
    /// Overrides only.
    pub configs: BTreeMap<String, String>,
    /// Owned by the broker.
    pub is_internal: bool,
}

/// A partition in the image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartitionImage {
    /// 0-based index.
    pub partition_index: i32,
    /// The owner, for as long as this process runs.
    pub shard: ShardId,
    /// Epoch of the current leader.
    pub leader_epoch: i32,
}

impl Topic {
    /// The id of partition `partition_index`, whether it exists or not.
    pub fn partition_id(&self, partition_index: i32) -> PartitionId {
        PartitionId {
            topic_id: self.topic_id,
            partition_index,
        }
    }

    /// What its partitions run with, where topics without a durability of their own get `default`.
    ///
    /// Overrides were validated when they were proposed; one that no longer parses (an older version wrote it) falls back to
    /// the defaults rather than keeping the broker down.
    pub(crate) fn config(&self, default: Durability) -> (LogConfig, Durability) {
        let config = LogConfig::from_overrides(&self.configs).unwrap_or_else(|error| {
            tracing::warn!(topic = %self.name, %error, "ignoring the topic's overrides");
            LogConfig::default()
        });
        let durability = config.durability.unwrap_or(default);
        (config, durability)
    }

    /// The image of one partition.
    pub fn partition(&self, partition_index: i32) -> Option<&PartitionImage> {
        let index = usize::try_from(partition_index).ok()?;
        self.partitions.get(index)
    }
}

/// An immutable image of the metadata.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    cluster_id: [u8; 16],
    directory_id: [u8; 16],
    broker_incarnation: u64,
    next_producer_id: i64,
    topics: BTreeMap<Arc<str>, Arc<Topic>>,
    names: BTreeMap<TopicId, Arc<str>>,
    deleted: HashSet<TopicId>,
    extensions: BTreeMap<u16, Vec<Bytes>>,
    placement: Placement,
}

/// Which shard a partition goes to: a thread that has few, and there the shard of the partition's durability.
#[derive(Clone, Debug, Default)]
struct Placement {
    /// Partitions on each thread.
    partition_counts: Vec<usize>,
    default_durability: Durability,
}

impl Catalog {
    /// An empty image for `thread_count` threads; topics that do not say otherwise are of `default_durability`.
    pub(crate) fn new(thread_count: u16, default_durability: Durability) -> Catalog {
        assert!(thread_count > 0);
        Catalog {
            placement: Placement {
                partition_counts: vec![0; usize::from(thread_count)],
                default_durability,
            },
            ..Catalog::default()
        }
    }

    /// Applies one record. Records name only what exists: they were planned against the image they follow.
    pub(crate) fn replay(&mut self, record: &CatalogRecord) {
        match record {
            CatalogRecord::ClusterCreated {
                cluster_id,
                directory_id,
            } => {
                self.cluster_id = *cluster_id;
                self.directory_id = *directory_id;
            }
            CatalogRecord::BrokerStarted { incarnation } => self.on_started(*incarnation),
            CatalogRecord::TopicCreated {
                topic_id,
                name,
                partition_count,
                configs,
                is_internal,
            } => {
                let topic = Topic {
                    topic_id: *topic_id,
                    name: Arc::from(name.as_str()),
                    partitions: Vec::new(),
                    configs: configs.clone(),
                    is_internal: *is_internal,
                };
                self.insert_topic(topic, *partition_count);
            }
            CatalogRecord::TopicDeleted { topic_id } => self.delete_topic(*topic_id),
            CatalogRecord::PartitionsAdded {
                topic_id,
                partition_count,
            } => {
                if let Some(topic) = self.topic_by_id(*topic_id).cloned() {
                    self.insert_topic(topic, *partition_count);
                }
            }
            CatalogRecord::TopicConfigsChanged { topic_id, configs } => {
                if let Some(mut topic) = self.topic_by_id(*topic_id).cloned() {
                    topic.configs = configs.clone();
                    self.topics.insert(topic.name.clone(), Arc::new(topic));
                }
            }
            CatalogRecord::ProducerIdsAllocated { next_producer_id } => {
                self.next_producer_id = self.next_producer_id.max(*next_producer_id);
            }
            CatalogRecord::Extension { kind, payload } => {
                self.extensions
                    .entry(*kind)
                    .or_default()
                    .push(payload.clone());
            }
        }
    }

    fn on_started(&mut self, incarnation: u64) {
        self.broker_incarnation = self.broker_incarnation.max(incarnation);
        self.deleted.clear();
        for topic in self.topics.values_mut() {
            for partition in &mut Arc::make_mut(topic).partitions {
                partition.leader_epoch += 1;
            }
        }
    }

    /// Puts every partition where its configuration of today wants it. Only while no shard has any.
    pub(crate) fn place_all(&mut self) {
        self.placement.partition_counts.fill(0);
        for topic in self.topics.values_mut() {
            let topic = Arc::make_mut(topic);
            let durability = self.placement.durability_of(topic);
            for partition in &mut topic.partitions {
                partition.shard = self.placement.choose(durability);
            }
        }
    }

    /// Gives `topic` partitions up to `partition_count`, each on the thread that owns fewest.
    fn insert_topic(&mut self, mut topic: Topic, partition_count: i32) {
        let durability = self.placement.durability_of(&topic);
        for partition_index in topic.partitions.len() as i32..partition_count {
            topic.partitions.push(PartitionImage {
                partition_index,
                shard: self.placement.choose(durability),
                leader_epoch: 0,
            });
        }
        self.names.insert(topic.topic_id, topic.name.clone());
        self.topics.insert(topic.name.clone(), Arc::new(topic));
    }

    fn delete_topic(&mut self, topic_id: TopicId) {
        let Some(name) = self.names.remove(&topic_id) else {
            return;
        };
        if let Some(topic) = self.topics.remove(&name) {
            for partition in &topic.partitions {
                self.placement.remove(partition.shard);
            }
        }
        self.deleted.insert(topic_id);
    }

    /// Random 16 bytes drawn when the directory was first opened.
    pub fn cluster_id(&self) -> [u8; 16] {
        self.cluster_id
    }

    /// Random 16 bytes that name the data directory.
    pub fn directory_id(&self) -> [u8; 16] {
        self.directory_id
    }

    /// Grows with every start of the broker; 0 before the first.
    pub fn broker_incarnation(&self) -> u64 {
        self.broker_incarnation
    }

    /// The first producer id that was never handed out.
    pub fn next_producer_id(&self) -> i64 {
        self.next_producer_id
    }

    /// The topic of this name.
    pub fn topic_by_name(&self, name: &str) -> Option<&Topic> {
        self.topics.get(name).map(Arc::as_ref)
    }

    /// The topic of this id.
    pub fn topic_by_id(&self, topic_id: TopicId) -> Option<&Topic> {
        self.topic_by_name(self.names.get(&topic_id)?)
    }

    /// Every topic, sorted by name.
    pub fn topics(&self) -> impl Iterator<Item = &Topic> {
        self.topics.values().map(Arc::as_ref)
    }

    /// Records of the layer above, in the order they were proposed.
    pub fn extensions(&self, kind: u16) -> &[Bytes] {
        self.extensions.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// Whether a topic of this id was deleted since the last start.
    pub(crate) fn is_deleted(&self, topic_id: TopicId) -> bool {
        self.deleted.contains(&topic_id)
    }
}

impl Placement {
    fn durability_of(&self, topic: &Topic) -> Durability {
        topic.config(self.default_durability).1
    }

    /// The next partition of `durability` goes there.
    fn choose(&mut self, durability: Durability) -> ShardId {
        let least = (0..self.partition_counts.len())
            .min_by_key(|&index| self.partition_counts[index])
            .expect("there is at least one thread");
        self.partition_counts[least] += 1;
        let thread_count = self.partition_counts.len() as u16;
        ShardId::of_thread(
            least as u16,
            thread_count,
            durability == self.default_durability,
        )
    }

    fn remove(&mut self, shard: ShardId) {
        let thread_count = self.partition_counts.len() as u16;
        self.partition_counts[usize::from(shard.thread_index(thread_count))] -= 1;
    }
}

impl CatalogRecord {
    /// The payload of one entry of the controller's log: postcard's wire format, variants by their order above.
    pub(crate) fn encode(&self) -> Bytes {
        let bytes = postcard::to_allocvec(self).expect("a record in memory always encodes");
        Bytes::from(bytes)
    }

    /// `None` when the bytes are not exactly one record of a known kind.
    pub(crate) fn decode(bytes: &[u8]) -> Option<CatalogRecord> {
        let (record, rest) = postcard::take_from_bytes(bytes).ok()?;
        rest.is_empty().then_some(record)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn created(name: &str, partition_count: i32) -> CatalogRecord {
        CatalogRecord::TopicCreated {
            topic_id: TopicId::random(),
            name: name.to_owned(),
            partition_count,
            configs: BTreeMap::from([("retention.ms".to_owned(), "5".to_owned())]),
            is_internal: false,
        }
    }

    #[test]
    fn partitions_are_spread_over_the_shards() {
        let mut catalog = Catalog::new(2, Durability::Disk);
        catalog.replay(&created("orders", 4));
        catalog.replay(&created("payments", 2));
        let count_on = |shard| {
            catalog
                .topics()
                .flat_map(|topic| &topic.partitions)
                .filter(|partition| partition.shard == ShardId(shard))
                .count()
        };
        assert_eq!((count_on(0), count_on(1)), (3, 3));
    }

    #[test]
    fn every_start_raises_every_leader_epoch() {
        let mut catalog = Catalog::new(1, Durability::Disk);
        catalog.replay(&created("orders", 1));
        catalog.replay(&CatalogRecord::BrokerStarted { incarnation: 2 });
        catalog.replay(&created("late", 1));
        catalog.replay(&CatalogRecord::BrokerStarted { incarnation: 3 });
        let epoch_of =
            |name| catalog.topic_by_name(name).expect("exists").partitions[0].leader_epoch;
        assert_eq!((epoch_of("orders"), epoch_of("late")), (2, 1));
    }

    #[test]
    fn a_deleted_topic_is_remembered_until_the_next_start() {
        let mut catalog = Catalog::new(1, Durability::Disk);
        let record = created("orders", 1);
        catalog.replay(&record);
        let topic_id = catalog.topic_by_name("orders").expect("exists").topic_id;
        catalog.replay(&CatalogRecord::TopicDeleted { topic_id });
        assert!(catalog.topic_by_name("orders").is_none());
        assert!(catalog.is_deleted(topic_id));
        catalog.replay(&CatalogRecord::BrokerStarted { incarnation: 2 });
        assert!(!catalog.is_deleted(topic_id));
    }

    #[test]
    fn every_record_round_trips_and_refuses_a_cut() {
        let topic_id = TopicId([9; 16]);
        let records = [
            CatalogRecord::ClusterCreated {
                cluster_id: [1; 16],
                directory_id: [2; 16],
            },
            CatalogRecord::BrokerStarted { incarnation: 3 },
            created("orders", 4),
            CatalogRecord::TopicDeleted { topic_id },
            CatalogRecord::PartitionsAdded {
                topic_id,
                partition_count: 5,
            },
            CatalogRecord::TopicConfigsChanged {
                topic_id,
                configs: BTreeMap::new(),
            },
            CatalogRecord::ProducerIdsAllocated {
                next_producer_id: 1000,
            },
            CatalogRecord::Extension {
                kind: 7,
                payload: Bytes::from_static(b"payload"),
            },
        ];
        for record in records {
            let bytes = record.encode();
            assert_eq!(CatalogRecord::decode(&bytes), Some(record));
            assert_eq!(CatalogRecord::decode(&bytes[..bytes.len() - 1]), None);
        }
    }
}
