//! What other threads ask of a shard, and the check they do before they ask.
//!
//! A mailbox is a bounded queue; its receiver is woken once for everything that arrived since it last looked.

use std::rc::Rc;

use tokio::sync::{mpsc, oneshot};

use super::shard::Shard;
use crate::config::LogConfig;
use crate::error::FetchError;
use crate::io::{Storage, UringStorage};
use crate::partition::append_reply::AppendResults;
use crate::partition::{Partition, PartitionParts};
use crate::record::{self, BatchError, BatchRange, ValidationRules};
use crate::types::{
    AckWhen, Durability, OffsetAndTimestamp, PartitionAppend, PartitionId, PartitionOffsets,
    PartitionRead, PartitionRecords, ReadLimits, TimestampQuery, TopicId,
};

/// An append whose batches were cut and checked against their CRC, while they were hot in the cache of whoever received
/// them.
pub(crate) struct CheckedAppend {
    pub append: PartitionAppend,
    pub batches: Result<Vec<BatchRange>, BatchError>,
}

impl CheckedAppend {
    pub fn new(append: PartitionAppend) -> CheckedAppend {
        let batches = cut_and_check(&append);
        CheckedAppend { append, batches }
    }
}

fn cut_and_check(append: &PartitionAppend) -> Result<Vec<BatchRange>, BatchError> {
    let rules = ValidationRules {
        origin: append.origin,
        ..ValidationRules::default()
    };
    let mut batches = Vec::with_capacity(1);
    for cut in record::split_batches(&append.batches) {
        let (header, range) = cut?;
        record::validate_batch(&append.batches[range.clone()], &header, &rules)?;
        batches.push((header, range));
    }
    if batches.is_empty() {
        return Err(BatchError::Truncated);
    }
    Ok(batches)
}

/// One request to a shard.
pub(crate) enum Command {
    Append {
        appends: Vec<CheckedAppend>,
        ack: AckWhen,
        reply: oneshot::Sender<AppendResults>,
    },
    Read {
        reads: Vec<PartitionRead>,
        limits: ReadLimits,
        reply: oneshot::Sender<Vec<Result<PartitionRecords, FetchError>>>,
    },
    WaitForBytes {
        reads: Vec<PartitionRead>,
        min_bytes: usize,
        ring: oneshot::Sender<()>,
    },
    LookUp {
        partition: PartitionId,
        query: TimestampQuery,
        reply: oneshot::Sender<Result<OffsetAndTimestamp, FetchError>>,
    },
    Offsets {
        partition: PartitionId,
        reply: oneshot::Sender<Result<PartitionOffsets, FetchError>>,
    },
    Open {
        partitions: Vec<NewPartition>,
        reply: oneshot::Sender<()>,
    },
    Close {
        partitions: Vec<PartitionId>,
        reply: oneshot::Sender<()>,
    },
    Reconfigure {
        topic_id: TopicId,
        config: Box<LogConfig>,
        durability: Durability,
    },
    /// Runs on the shard's thread, where `tokio::task::spawn_local` works.
    Run(Box<dyn FnOnce() + Send>),
}

/// A partition that is empty, or the content of its checkpoint row after recovery.
pub(crate) struct NewPartition {
    pub id: PartitionId,
    pub config: LogConfig,
    pub durability: Durability,
    pub leader_epoch: i32,
    pub recovered: Option<super::recover::RecoveredPartition>,
}

impl NewPartition {
    /// Builds the partition on its owner's thread.
    pub fn build(self) -> Partition {
        let recovered = self.recovered.unwrap_or_default();
        Partition::new(PartitionParts {
            id: self.id,
            incarnation: recovered.incarnation,
            config: Rc::new(self.config),
            durability: self.durability,
            leader_epoch: self.leader_epoch,
            log_start_offset: recovered.log_start_offset,
            end_offset: recovered.end_offset,
            producers: recovered.producers,
            epochs: recovered.epochs,
            segments: recovered.segments,
        })
    }
}

/// Room in a mailbox, in requests.
pub(crate) const MAILBOX_COMMANDS_MAX: usize = 4096;

/// Serves the mailbox until every sender is gone. A command never waits here: what takes time becomes a task.
pub(crate) async fn serve(shard: Rc<Shard<UringStorage>>, mut mailbox: mpsc::Receiver<Command>) {
    while let Some(command) = mailbox.recv().await {
        handle(&shard, command);
    }
}

/// Carries out one command. Replies nobody waits for are dropped.
pub(crate) fn handle<S: Storage>(shard: &Rc<Shard<S>>, command: Command) {
    match command {
        Command::Append {
            appends,
            ack,
            reply,
        } => shard.append(appends, ack, reply),
        Command::Read {
            reads,
            limits,
            mut reply,
        } => {
            let shard = shard.clone();
            tokio::task::spawn_local(async move {
                let results = tokio::select! {
                    biased;
                    results = shard.read(&reads, limits) => results,
                    // The reader has gone; a read that still waits must not keep others waiting.
                    () = reply.closed() => return,
                };
                let _ = reply.send(results);
            });
        }
        Command::WaitForBytes {
            reads,
            min_bytes,
            ring,
        } => shard.wait_for_bytes(&reads, min_bytes, ring),
        Command::LookUp {
            partition,
            query,
            reply,
        } => {
            let shard = shard.clone();
            tokio::task::spawn_local(async move {
                let _ = reply.send(shard.look_up(partition, query).await);
            });
        }
        Command::Offsets { partition, reply } => {
            let _ = reply.send(shard.offsets(partition));
        }
        Command::Open { partitions, reply } => {
            for partition in partitions {
                shard.open_partition(partition.build());
            }
            let shard = shard.clone();
            tokio::task::spawn_local(async move {
                let begun = shard.begin().await;
                let _ = reply.send(());
                if let Err(failure) = begun {
                    shard.begin_again(failure).await;
                }
            });
        }
        Command::Close { partitions, reply } => {
            partitions
                .into_iter()
                .for_each(|partition| shard.close_partition(partition));
            let _ = reply.send(());
        }
        Command::Reconfigure {
            topic_id,
            config,
            durability,
        } => shard.reconfigure(topic_id, &config, durability),
        Command::Run(run) => run(),
    }
}
