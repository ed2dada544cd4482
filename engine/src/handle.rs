//! The face for programs that embed the engine: partitions by topic name, records in and out.

use bytes::Bytes;

use crate::catalog::CatalogRecord;
use crate::config::LogConfig;
use crate::engine::Engine;
use crate::error::{AppendError, CreateError, FetchError};
use crate::record::{self, Batch, BatchError, BatchHeader, RecordView};
use crate::types::{
    AckWhen, AppendOrigin, Appended, Isolation, PartitionAppend, PartitionId, PartitionOffsets,
    PartitionRead, ReadLimits, ShardId, TopicId,
};

/// One partition of a running engine. Cheap to clone, usable from any thread and any executor.
#[derive(Clone)]
pub struct PartitionHandle {
    engine: Engine,
    id: PartitionId,
    shard: ShardId,
}

/// How much a fetch may return.
#[derive(Clone, Copy, Debug)]
pub struct FetchLimits {
    /// Soft limit in bytes: the first batch is returned whole even if it is larger.
    pub max_bytes: usize,
}

impl Default for FetchLimits {
    /// One mebibyte.
    fn default() -> Self {
        FetchLimits {
            max_bytes: 1024 * 1024,
        }
    }
}

/// Records read from a partition.
#[derive(Clone, Debug)]
pub struct Fetched {
    /// Everything below may be read (exclusive).
    pub high_watermark: i64,
    /// First readable offset.
    pub log_start_offset: i64,
    fetch_offset: i64,
    chunks: Vec<Bytes>,
}

/// One record with its place in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its offset.
    pub offset: i64,
    /// Milliseconds since the Unix epoch.
    pub timestamp: i64,
    /// Key, if it has one.
    pub key: Option<Bytes>,
    /// Value; `None` is a tombstone.
    pub value: Option<Bytes>,
}

impl Engine {
    /// Creates partition `partition_index` of `topic`, and the topic with its first partition. Creating what exists
    /// returns it.
    ///
    /// Errors: `NotNext` unless the partitions of the topic are created in order.
    pub async fn create_partition(
        &self,
        topic: &str,
        partition_index: i32,
        config: LogConfig,
    ) -> Result<PartitionHandle, CreateError> {
        let name = topic.to_owned();
        self.propose(move |catalog| {
            let existing = catalog.topic_by_name(&name);
            let next = existing.map_or(0, |topic| topic.partitions.len() as i32);
            if (0..next).contains(&partition_index) {
                return Ok((Vec::new(), ()));
            }
            if partition_index != next {
                return Err(CreateError::NotNext {
                    requested: partition_index,
                    next,
                });
            }
            let record = match existing {
                Some(topic) => CatalogRecord::PartitionsAdded {
                    topic_id: topic.topic_id,
                    partition_count: next + 1,
                },
                None => CatalogRecord::TopicCreated {
                    topic_id: TopicId::random(),
                    name,
                    partition_count: 1,
                    configs: config.overrides(),
                    is_internal: false,
                },
            };
            Ok((vec![record], ()))
        })
        .await??;
        // Nothing but a deletion at this very moment could have removed it again.
        self.partition(topic, partition_index)
            .ok_or(CreateError::Engine(crate::EngineError::Stopped))
    }

    /// The handle of an existing partition.
    pub fn partition(&self, topic: &str, partition_index: i32) -> Option<PartitionHandle> {
        let catalog = self.catalog();
        let topic = catalog.topic_by_name(topic)?;
        let image = topic.partition(partition_index)?;
        Some(PartitionHandle {
            engine: self.clone(),
            id: topic.partition_id(partition_index),
            shard: image.shard,
        })
    }
}

impl PartitionHandle {
    /// Appends one batch; resolves when `ack` holds. Many appends in flight share one flush.
    pub async fn append(&self, batch: Batch, ack: AckWhen) -> Result<Appended, AppendError> {
        let append = PartitionAppend {
            partition: self.id,
            batches: batch.into_bytes(),
            origin: AppendOrigin::Client,
        };
        let ticket = self.engine.append(self.shard, vec![append], ack).await;
        ticket.await.pop().unwrap_or(Err(AppendError::Stopped))
    }

    /// Reads records from `offset` on, none at or past the high watermark. Does not wait for records to come.
    pub async fn fetch(&self, offset: i64, limits: FetchLimits) -> Result<Fetched, FetchError> {
        let read = self.read_from(offset, limits.max_bytes);
        let limits = ReadLimits {
            max_bytes: limits.max_bytes,
            at_least_one_batch: true,
            credits: None,
        };
        let mut results = self.engine.read(self.shard, vec![read], limits).await;
        let records = results.pop().unwrap_or(Err(FetchError::Stopped))?;
        Ok(Fetched {
            high_watermark: records.high_watermark,
            log_start_offset: records.log_start_offset,
            fetch_offset: offset,
            chunks: records.records,
        })
    }

    /// Resolves when a record at or past `offset` can be read.
    pub async fn wait_for(&self, offset: i64) {
        let read = self.read_from(offset, 1);
        self.engine
            .wait_for_bytes(self.shard, vec![read], 1)
            .await
            .await;
    }

    /// The partition's positions.
    pub async fn offsets(&self) -> Result<PartitionOffsets, FetchError> {
        self.engine.offsets(self.shard, self.id).await
    }

    fn read_from(&self, offset: i64, max_bytes: usize) -> PartitionRead {
        PartitionRead {
            partition: self.id,
            fetch_offset: offset,
            max_bytes,
            isolation: Isolation::HighWatermark,
            current_leader_epoch: None,
        }
    }
}

impl Fetched {
    /// The records from the fetched offset on, decompressed as they are reached.
    pub fn records(&self) -> impl Iterator<Item = Result<Record, BatchError>> + '_ {
        self.chunks
            .iter()
            .flat_map(|chunk| record::split_batches(chunk).map(move |cut| (chunk, cut)))
            .flat_map(|(chunk, cut)| batch_records(chunk, cut))
            .filter(|record| {
                // A batch is stored whole: the first one may begin before the offset that was asked for.
                record
                    .as_ref()
                    .map_or(true, |record| record.offset >= self.fetch_offset)
            })
    }

    /// The whole batches, as they are stored.
    pub fn batches(&self) -> &[Bytes] {
        &self.chunks
    }
}

type Cut = Result<(BatchHeader, std::ops::Range<usize>), BatchError>;

fn batch_records(chunk: &Bytes, cut: Cut) -> Vec<Result<Record, BatchError>> {
    let decode = || {
        let (header, range) = cut?;
        let records = record::records(&chunk.slice(range), RECORDS_BYTES_MAX)?;
        Ok(records
            .map(|view| view.map(|view| to_record(&header, view)))
            .collect())
    };
    decode().unwrap_or_else(|error| vec![Err(error)])
}

fn to_record(header: &BatchHeader, view: RecordView) -> Record {
    Record {
        offset: view.offset(header),
        timestamp: view.timestamp(header),
        key: view.key,
        value: view.value,
    }
}

/// A batch whose records take more than this when decompressed is refused.
const RECORDS_BYTES_MAX: usize = 256 * 1024 * 1024;
