//! One partition on its owner shard: assigns offsets, knows the positions, the tail, the segments, and who waits.
//!
//! Never reads a clock, never does input or output, never leaves its shard's thread. `shard` calls it for every stage of a
//! batch's life: [`Partition::stage`] → `on_written` → `on_flushed` → [`Partition::plan_settle`] → `apply_settle` → eviction.

use std::rc::Rc;

use bytes::Bytes;

use super::append_reply::AppendToken;
use super::pending_appends::PendingAppends;
use super::pending_fetches::{Bell, PendingFetches};
use super::settle_plan::{SegmentLength, SettlePiece, SettlePlan};
use super::tail::{Tail, TailBatch};
use crate::config::LogConfig;
use crate::error::{AppendError, FetchError};
use crate::log::checkpoint_row::CheckpointRow;
use crate::log::leader_epochs::LeaderEpochs;
use crate::log::producer_state::{ProducerState, SequenceCheck, SequenceError};
use crate::log::segments::SegmentList;
use crate::record::BatchHeader;
use crate::types::{
    AckWhen, AppendOrigin, Durability, Isolation, PartitionId, PartitionOffsets, PartitionRead,
};

/// A partition's state.
///
/// Between rounds, `log_start_offset <= trim_offset <= settled_offset <= flushed_offset <= written_offset <= log_end_offset`, and the high watermark is
/// the flushed offset (durability=disk) or the written offset (os) while there is one replica.
pub(crate) struct Partition {
    id: PartitionId,
    incarnation: u32,
    pub(super) config: Rc<LogConfig>,
    durability: Durability,
    leader_epoch: i32,
    pub(super) log_start_offset: i64,
    /// Where the log begins for the next checkpoint; readers follow when that is durable.
    pub(super) trim_offset: i64,
    pub(super) settled_offset: i64,
    flushed_offset: i64,
    written_offset: i64,
    log_end_offset: i64,
    high_watermark: i64,
    pub(super) settled_lsn: u64,
    producers: ProducerState,
    pub(super) epochs: LeaderEpochs,
    /// What a checkpoint may say: the states as of `settled_offset`. A snapshot of the newer ones would let a producer's
    /// resend pass for a duplicate of a batch that a torn journal has lost.
    settled_producers: ProducerState,
    pub(super) settled_epochs: LeaderEpochs,
    pub(super) segments: SegmentList,
    pub(super) tail: Tail,
    pending_appends: PendingAppends<AppendToken>,
    pending_fetches: PendingFetches,
}

/// A batch that was given its offsets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct StagedBatch {
    pub base_offset: i64,
    pub last_offset: i64,
    pub leader_epoch: i32,
    /// Milliseconds to stamp the batch with, when the topic uses LogAppendTime.
    pub log_append_time_ms: Option<i64>,
}

/// What became of one batch of an append.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StageOutcome {
    /// New: it goes into the journal.
    Staged(StagedBatch),
    /// A resend of a batch of the producer's window: answered with the original's place (KIP-98).
    Duplicate {
        base_offset: i64,
        last_offset: i64,
        log_append_time_ms: i64,
    },
}

/// Where the bytes of a read are.
#[derive(Debug)]
pub(crate) enum ReadPlan {
    /// In memory: whole batches, ready to be sent.
    Hot(Vec<Bytes>),
    /// In segment files: from `fetch_offset`, not at or past `end_offset`.
    Cold { end_offset: i64 },
}

/// What a partition is made from: a checkpoint row's content and the image's leader epoch.
pub(crate) struct PartitionParts {
    pub id: PartitionId,
    pub incarnation: u32,
    pub config: Rc<LogConfig>,
    pub durability: Durability,
    pub leader_epoch: i32,
    pub log_start_offset: i64,
    pub end_offset: i64,
    pub producers: ProducerState,
    pub epochs: LeaderEpochs,
    pub segments: SegmentList,
}

impl Partition {
    /// A partition all of whose records are settled: how each one begins after recovery.
    pub fn new(parts: PartitionParts) -> Partition {
        let end_offset = parts.end_offset;
        assert!(parts.log_start_offset <= end_offset);
        Partition {
            id: parts.id,
            incarnation: parts.incarnation,
            config: parts.config,
            durability: parts.durability,
            leader_epoch: parts.leader_epoch,
            log_start_offset: parts.log_start_offset,
            trim_offset: parts.log_start_offset,
            settled_offset: end_offset,
            flushed_offset: end_offset,
            written_offset: end_offset,
            log_end_offset: end_offset,
            high_watermark: end_offset,
            settled_lsn: 0,
            settled_producers: parts.producers.clone(),
            settled_epochs: parts.epochs.clone(),
            producers: parts.producers,
            epochs: parts.epochs,
            segments: parts.segments,
            tail: Tail::default(),
            pending_appends: PendingAppends::new(),
            pending_fetches: PendingFetches::default(),
        }
    }

    /// Gives `header`'s batch the next offsets.
    ///
    /// The caller has checked the batch's bytes against its CRC, and copies them into the commit frame afterwards.
    /// After: `log_end_offset` grew by the batch's record count; nothing is durable before `on_flushed`.
    /// Errors: sequence and epoch errors of KIP-98, `MessageTooLarge`; the log is unchanged then.
    pub fn stage(
        &mut self,
        header: &BatchHeader,
        origin: AppendOrigin,
        now_ms: i64,
    ) -> Result<StageOutcome, AppendError> {
        let size_bytes = header.size_bytes();
        let limit_bytes = self.config.max_message_bytes;
        if size_bytes > limit_bytes {
            return Err(AppendError::MessageTooLarge {
                size_bytes,
                limit_bytes,
            });
        }
        match self.producers.check(header, origin)? {
            SequenceCheck::Append => {}
            SequenceCheck::Duplicate {
                base_offset,
                last_offset,
                timestamp,
            } => {
                return Ok(StageOutcome::Duplicate {
                    base_offset,
                    last_offset,
                    log_append_time_ms: match self.config.is_log_append_time() {
                        true => timestamp,
                        false => NO_TIMESTAMP,
                    },
                });
            }
        }
        let base_offset = self.log_end_offset;
        let last_offset = base_offset + i64::from(header.last_offset_delta);
        let log_append_time_ms = self.config.is_log_append_time().then_some(now_ms);
        let stamped = BatchHeader {
            max_timestamp: log_append_time_ms.unwrap_or(header.max_timestamp),
            ..header.stamped(base_offset, self.leader_epoch)
        };
        self.producers.apply(&stamped);
        self.epochs.assign(self.leader_epoch, base_offset);
        self.log_end_offset = last_offset + 1;
        Ok(StageOutcome::Staged(StagedBatch {
            base_offset,
            last_offset,
            leader_epoch: self.leader_epoch,
            log_append_time_ms,
        }))
    }

    /// Parks `token` until `ack` holds for everything below `end_offset`; gives it back at once if it already does.
    pub fn park_append(
        &mut self,
        ack: AckWhen,
        end_offset: i64,
        token: AppendToken,
    ) -> Option<AppendToken> {
        let position = match ack {
            AckWhen::Staged => self.log_end_offset,
            AckWhen::Written => self.written_offset,
            AckWhen::Flushed => self.flushed_offset,
            AckWhen::Committed => self.high_watermark,
        };
        if end_offset <= position {
            return Some(token);
        }
        self.pending_appends.accept(ack, end_offset, token);
        None
    }

    /// A batch of this partition reached the journal; call once for each batch, in order.
    pub fn on_batch_written(&mut self, batch: TailBatch) {
        assert_eq!(batch.base_offset(), self.written_offset, "written in order");
        self.written_offset = batch.header.next_offset();
        self.tail.push(batch);
    }

    /// Releases what waits for the written end, which may move the high watermark of durability=os.
    pub fn release_written(&mut self) {
        for token in self.pending_appends.on_written(self.written_offset) {
            token.complete();
        }
        if self.durability == Durability::Os {
            self.advance_high_watermark(self.written_offset);
        }
    }

    /// The journal is flushed through `end_offset` of this partition.
    pub fn on_flushed(&mut self, end_offset: i64) {
        assert!(end_offset <= self.written_offset);
        if end_offset <= self.flushed_offset {
            return;
        }
        self.flushed_offset = end_offset;
        for token in self.pending_appends.on_flushed(end_offset) {
            token.complete();
        }
        self.advance_high_watermark(end_offset);
    }

    fn advance_high_watermark(&mut self, position: i64) {
        if position <= self.high_watermark {
            return;
        }
        let was_readable_to = std::mem::replace(&mut self.high_watermark, position);
        for token in self.pending_appends.on_committed(position) {
            token.complete();
        }
        // With many partitions the search in a cold tail costs more than the rest of a commit.
        if !self.pending_fetches.is_empty() {
            let newly_readable = self
                .tail
                .batches_from(was_readable_to)
                .take_while(|batch| batch.last_offset() < position)
                .map(|batch| batch.bytes.len())
                .sum();
            self.pending_fetches.on_readable(newly_readable);
        }
    }

    /// Decides where the bytes for `read` come from, at most `max_bytes` unless the first batch alone is larger and
    /// `at_least_one_batch` is set.
    ///
    /// Errors: `OffsetOutOfRange`, and the epoch errors of KIP-320.
    pub fn plan_read(
        &self,
        read: &PartitionRead,
        max_bytes: usize,
        at_least_one_batch: bool,
    ) -> Result<ReadPlan, FetchError> {
        self.check_leader_epoch(read.current_leader_epoch)?;
        self.check_offset(read.fetch_offset)?;
        let end_offset = self.readable_end(read.isolation);
        if read.fetch_offset >= end_offset {
            return Ok(ReadPlan::Hot(Vec::new()));
        }
        let is_hot = self
            .tail
            .base_offset()
            .is_some_and(|base_offset| read.fetch_offset >= base_offset);
        if !is_hot {
            return Ok(ReadPlan::Cold {
                end_offset: end_offset.min(self.settled_offset),
            });
        }
        let mut chunks: Vec<Bytes> = Vec::new();
        let mut size_bytes = 0;
        for batch in self.tail.batches_from(read.fetch_offset) {
            let fits = size_bytes + batch.bytes.len() <= max_bytes
                || (at_least_one_batch && chunks.is_empty());
            if batch.last_offset() >= end_offset || !fits {
                break;
            }
            size_bytes += batch.bytes.len();
            chunks.push(batch.bytes.clone());
        }
        Ok(ReadPlan::Hot(chunks))
    }

    /// Hangs `bell` here unless `at_least` bytes are readable already; returns how many are, counted up to `at_least`.
    pub fn readable_bytes(
        &self,
        read: &PartitionRead,
        at_least: usize,
    ) -> Result<usize, FetchError> {
        self.check_leader_epoch(read.current_leader_epoch)?;
        self.check_offset(read.fetch_offset)?;
        let end_offset = self.readable_end(read.isolation);
        if read.fetch_offset >= end_offset {
            return Ok(0);
        }
        if self
            .tail
            .base_offset()
            .is_none_or(|base_offset| read.fetch_offset < base_offset)
        {
            // Bytes on disk are worth an answer without counting them.
            return Ok(at_least);
        }
        let mut readable = 0;
        for batch in self.tail.batches_from(read.fetch_offset) {
            if batch.last_offset() >= end_offset || readable >= at_least {
                break;
            }
            readable += batch.bytes.len();
        }
        Ok(readable.min(at_least))
    }

    /// Rings `bell` when more becomes readable here.
    pub fn hang_bell(&mut self, bell: Rc<Bell>) {
        self.pending_fetches.hang(bell);
    }

    pub(super) fn check_offset(&self, offset: i64) -> Result<(), FetchError> {
        if (self.log_start_offset..=self.log_end_offset).contains(&offset) {
            return Ok(());
        }
        Err(FetchError::OffsetOutOfRange {
            requested: offset,
            log_start_offset: self.log_start_offset,
            log_end_offset: self.log_end_offset,
        })
    }

    fn check_leader_epoch(&self, current_leader_epoch: Option<i32>) -> Result<(), FetchError> {
        let expected = self.leader_epoch;
        match current_leader_epoch {
            Some(found) if found < expected => {
                Err(FetchError::FencedLeaderEpoch { expected, found })
            }
            Some(found) if found > expected => {
                Err(FetchError::UnknownLeaderEpoch { expected, found })
            }
            _ => Ok(()),
        }
    }

    fn readable_end(&self, isolation: Isolation) -> i64 {
        match isolation {
            Isolation::HighWatermark => self.high_watermark,
            Isolation::LastStable => self.last_stable_offset(),
        }
    }

    /// Everything below is decided. Transactions are refused so far, so nothing is ever undecided below the high watermark.
    pub fn last_stable_offset(&self) -> i64 {
        self.high_watermark
    }

    pub(super) fn epochs(&self) -> &LeaderEpochs {
        &self.epochs
    }

    pub(super) fn segments(&self) -> &SegmentList {
        &self.segments
    }

    pub(super) fn segments_mut(&mut self) -> &mut SegmentList {
        &mut self.segments
    }

    pub(super) fn tail(&self) -> &Tail {
        &self.tail
    }

    /// Everything below is durable in segments (exclusive).
    pub fn settled_offset(&self) -> i64 {
        self.settled_offset
    }

    pub fn id(&self) -> PartitionId {
        self.id
    }

    /// Grows when the partition is truncated or handed over; a settle job of an older one is void.
    pub fn incarnation(&self) -> u32 {
        self.incarnation
    }

    pub fn durability(&self) -> Durability {
        self.durability
    }

    pub fn config(&self) -> &LogConfig {
        &self.config
    }

    /// Takes a new configuration. A partition that becomes durability=disk shows nothing new before the next flush.
    pub fn reconfigure(&mut self, config: Rc<LogConfig>, durability: Durability) {
        self.config = config;
        self.durability = durability;
    }

    pub fn offsets(&self) -> PartitionOffsets {
        PartitionOffsets {
            log_start_offset: self.log_start_offset,
            last_stable_offset: self.last_stable_offset(),
            high_watermark: self.high_watermark,
            flushed_offset: self.flushed_offset,
            log_end_offset: self.log_end_offset,
            leader_epoch: self.leader_epoch,
        }
    }

    /// Lays out what frames up to `through_lsn` hold, segment by segment; `None` when there is nothing.
    pub fn plan_settle(&self, through_lsn: u64) -> Option<SettlePlan> {
        let mut layout = self.segments.layout();
        let mut pieces: Vec<SettlePiece> = Vec::new();
        let mut closes = Vec::new();
        for batch in self.tail.of_frames(self.settled_lsn, through_lsn) {
            let place = layout.place(&batch.header, self.config.segment_bytes as u64);
            let continues = pieces
                .last()
                .is_some_and(|piece| piece.segment_base_offset == place.segment_base_offset);
            if !continues {
                if place.begins_segment {
                    let before = match pieces.last() {
                        Some(piece) => Some(piece.segment_length()),
                        None => self.last_segment_length(),
                    };
                    closes.extend(before);
                }
                pieces.push(SettlePiece {
                    segment_base_offset: place.segment_base_offset,
                    position: place.position,
                    begins_segment: place.begins_segment,
                    chunks: Vec::new(),
                });
            }
            let piece = pieces.last_mut().expect("a piece was just pushed");
            piece.chunks.push(batch.bytes.clone());
        }
        (!pieces.is_empty()).then_some(SettlePlan {
            partition: self.id,
            pieces,
            closes,
            through_lsn,
        })
    }

    /// The newest segment as it is settled.
    pub fn last_segment_length(&self) -> Option<SegmentLength> {
        let last = self.segments.segments().last()?;
        Some(SegmentLength {
            base_offset: last.base_offset(),
            size_bytes: last.size_bytes(),
        })
    }

    /// The pieces of `plan` are durable in their segments.
    pub fn apply_settle(&mut self, plan: SettlePlan) {
        assert!(self.settled_lsn <= plan.through_lsn);
        let mut settled = self.tail.of_frames(self.settled_lsn, plan.through_lsn);
        for piece in &plan.pieces {
            let mut position = piece.position;
            for batch in settled.by_ref().take(piece.chunks.len()) {
                let header = &batch.header;
                assert_eq!(header.base_offset, self.settled_offset);
                self.segments
                    .append(piece.segment_base_offset, header, position)
                    .expect("a plan continues the segments it was made from");
                self.settled_producers.apply(header);
                self.settled_epochs
                    .assign(header.partition_leader_epoch, header.base_offset);
                self.settled_offset = header.next_offset();
                position += header.size_bytes() as u64;
            }
        }
        assert!(settled.next().is_none(), "a plan holds all of its frames");
        self.settled_lsn = plan.through_lsn;
    }

    /// No frame up to `lsn` holds anything of this partition that is not settled.
    pub fn on_settled_through(&mut self, lsn: u64) {
        self.settled_lsn = self.settled_lsn.max(lsn);
    }

    /// What a checkpoint says of this partition.
    pub fn checkpoint_row(&self) -> CheckpointRow {
        CheckpointRow {
            partition: self.id,
            partition_incarnation: self.incarnation,
            leader_epoch: self.leader_epoch,
            log_start_offset: self.trim_offset,
            settled_offset: self.settled_offset,
            last_stable_offset: self.settled_offset,
            segments: self.segments.rows_from(self.trim_offset),
            leader_epochs: self.settled_epochs.encode(),
            producer_state: self.settled_producers.encode(),
        }
    }

    /// Lets settled batches of frames up to `lsn` go from memory.
    pub fn evict_through(&mut self, lsn: u64) {
        // A partition may have been opened since the round that settled `lsn` was planned.
        self.tail.evict_through(lsn.min(self.settled_lsn));
    }

    /// The partition goes away: nobody may wait for it any longer.
    pub fn abandon(&mut self, error: &AppendError) {
        for token in self.pending_appends.drain() {
            token.fail(error.clone());
        }
        self.pending_fetches.ring_all();
    }
}

impl From<SequenceError> for AppendError {
    fn from(error: SequenceError) -> Self {
        match error {
            SequenceError::OutOfOrder {
                producer_id,
                expected,
                found,
            } => AppendError::OutOfOrderSequence {
                producer_id,
                expected,
                found,
            },
            SequenceError::StaleEpoch {
                producer_id,
                expected,
                found,
            } => AppendError::InvalidProducerEpoch {
                producer_id,
                expected,
                found,
            },
            SequenceError::DuplicateBeyondWindow { producer_id, found } => {
                AppendError::DuplicateSequence { producer_id, found }
            }
        }
    }
}

/// What Kafka sends where a topic keeps the producer's timestamps.
pub(crate) const NO_TIMESTAMP: i64 = -1;
