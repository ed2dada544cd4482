//! What benchmarks need of modules that are not public. Behind the feature `bench-internals`; no part of the API.
//!
//! Decides nothing: it puts partitions and their commit frames together as a shard does, without files, clock and replies.

use std::cell::RefCell;
use std::rc::Rc;

use bytes::Bytes;

use crate::builder::{CHUNK_BYTES, DEFAULT_JOURNAL_FILE_BYTES};
use crate::config::LogConfig;
use crate::io::buffer::ChunkPool;
use crate::journal::frame::{BLOCK_BYTES, FrameHeader, decode_entries};
use crate::journal::replay::JournalIdentity;
use crate::log::leader_epochs::LeaderEpochs;
use crate::log::producer_state::ProducerState;
use crate::log::segments::SegmentList;
use crate::partition::partition::ReadPlan;
use crate::partition::{Partition, PartitionParts, StageOutcome};
use crate::record::BatchHeader;
use crate::shard::frame_builder::{FrameBuilder, SharedPartition, StagedInto};
use crate::types::{AppendOrigin, Durability, Isolation, PartitionId, PartitionRead, TopicId};

/// Empty partitions of one shard, durability=disk, and the commit frames that they share.
pub struct Staging {
    partitions: Vec<SharedPartition>,
    frames: FrameBuilder,
}

impl Staging {
    /// `partition_count` partitions; `kept_chunks` chunks of 4 MiB are used again and again.
    pub fn new(partition_count: i32, kept_chunks: usize) -> Staging {
        let identity = JournalIdentity {
            journal_id: 1,
            incarnation: 1,
        };
        let pool = ChunkPool::keeping(CHUNK_BYTES, kept_chunks);
        let frame_bytes_max = DEFAULT_JOURNAL_FILE_BYTES as usize - BLOCK_BYTES;
        Staging {
            partitions: (0..partition_count).map(empty_partition).collect(),
            frames: FrameBuilder::new(identity, pool, frame_bytes_max),
        }
    }

    /// Gives `batch` the next offsets of a partition and copies it into the open commit frame.
    ///
    /// Shape: `header` is the header of `batch`, which was checked.
    pub fn stage(&mut self, partition_index: usize, batch: &[u8], header: &BatchHeader) {
        let shared = &self.partitions[partition_index];
        let mut partition = shared.borrow_mut();
        let outcome = partition.stage(header, AppendOrigin::Client, NOW_MS);
        let Ok(StageOutcome::Staged(staged)) = outcome else {
            panic!("a batch without a producer is new: {outcome:?}");
        };
        let into = StagedInto {
            partition: shared,
            partition_id: partition.id(),
            partition_incarnation: partition.incarnation(),
            staged,
            needs_flush: partition.durability() == Durability::Disk,
        };
        self.frames.push(batch, header, into);
    }

    /// Seals what is staged, as the commit task does before it writes. What was sealed so is never committed.
    pub fn seal(&mut self) -> impl Iterator<Item = Bytes> {
        let sealed = self.frames.take_sealed(NOTHING_FLUSHED);
        sealed.into_iter().map(|frame| frame.bytes)
    }

    /// Seals what is staged and makes it readable, as after its write and its flush.
    pub fn commit(&mut self) {
        for frame in self.frames.take_sealed(NOTHING_FLUSHED) {
            for batch in frame.batches {
                let end_offset = batch.tail_batch.header.next_offset();
                let mut partition = batch.partition.borrow_mut();
                partition.on_batch_written(batch.tail_batch);
                partition.on_flushed(end_offset);
            }
        }
    }

    /// The batches of the tail that a fetch is answered with.
    pub fn plan_read(
        &self,
        partition_index: usize,
        fetch_offset: i64,
        max_bytes: usize,
    ) -> Vec<Bytes> {
        let partition = self.partitions[partition_index].borrow();
        let read = PartitionRead {
            partition: partition.id(),
            fetch_offset,
            max_bytes,
            isolation: Isolation::HighWatermark,
            current_leader_epoch: Some(LEADER_EPOCH),
        };
        match partition.plan_read(&read, max_bytes, true) {
            Ok(ReadPlan::Hot(batches)) => batches,
            other => panic!("everything is in the tail: {other:?}"),
        }
    }
}

/// Reads a sealed frame as replay does, every CRC in it included; the number of its batches, `None` if it is damaged.
pub fn decode_frame(frame: &[u8]) -> Option<usize> {
    let (header, _) = FrameHeader::decode(frame)?;
    let entries = decode_entries(&header, frame).ok()?;
    Some(entries.len())
}

fn empty_partition(partition_index: i32) -> SharedPartition {
    let config = LogConfig::default();
    Rc::new(RefCell::new(Partition::new(PartitionParts {
        id: PartitionId {
            topic_id: TopicId([7; 16]),
            partition_index,
        },
        incarnation: 1,
        segments: SegmentList::new(config.index_interval_bytes as u64),
        config: Rc::new(config),
        durability: Durability::Disk,
        leader_epoch: LEADER_EPOCH,
        log_start_offset: 0,
        end_offset: 0,
        producers: ProducerState::default(),
        epochs: LeaderEpochs::default(),
    })))
}

const NOW_MS: i64 = 1_700_000_000_000;
const LEADER_EPOCH: i32 = 0;
const NOTHING_FLUSHED: u64 = 0;
