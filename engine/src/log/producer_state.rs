//! What a partition remembers of its producers, to refuse gaps and answer resends (KIP-98).
//!
//! Of each producer: its epoch and its last five batches. A resend of one of them is answered with the original's place.
//! Sequences within an epoch have no gaps, so the window stores lengths and one sequence, not five.
//!
//! Body of the stored block, little endian; the block itself is described in `codec`. `count` (4), then per producer:
//!
//! | Offset | Bytes | Name                        |
//! |-------:|------:|-----------------------------|
//! |      0 |     8 | `producer_id`               |
//! |      8 |     2 | `producer_epoch`            |
//! |     10 |     1 | `batch_count`, 0 to 5       |
//! |     11 |     1 | 0                           |
//! |     12 |     4 | `last_sequence`             |
//! |     16 |     4 | `accepted_count`            |
//! |     20 |     8 | `transaction_first_offset`, -1 = none open |
//! |     28 |     8 | `idle_since_ms`, the smallest number = not dated yet |
//! |     36 |    20 | per batch, oldest first: `last_offset` (8), `timestamp` (8), `last_offset_delta` (4) |

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use bytes::Bytes;

use super::codec::{BlockKind, BlockReader, BlockWriter, DecodeError};
use crate::record::{BatchHeader, advance_sequence};
use crate::types::AppendOrigin;

/// Batches of a producer in which a resend is recognised.
pub const BATCHES_REMEMBERED: usize = 5;

/// All producers of one partition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProducerState {
    producers: HashMap<i64, Producer>,
    /// First offsets of open transactions: the smallest one holds back the last stable offset.
    open_transactions: BTreeSet<i64>,
}

/// What becomes of a batch, as far as its sequence is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SequenceCheck {
    /// It is new.
    Append,
    /// It is a resend; this is where the original stands.
    Duplicate {
        /// First offset of the original.
        base_offset: i64,
        /// Last offset of the original, inclusive.
        last_offset: i64,
        /// Largest timestamp of the original; its append time in a LogAppendTime topic.
        timestamp: i64,
    },
}

/// Why a batch must not be appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SequenceError {
    /// A gap, or a batch that overlaps others without being one of them.
    #[error("producer {producer_id} sent sequence {found}, expected {expected}")]
    OutOfOrder {
        /// The producer.
        producer_id: i64,
        /// Next sequence that would have been accepted.
        expected: i32,
        /// Base sequence of the batch.
        found: i32,
    },
    /// The producer was fenced by a newer epoch.
    #[error("producer {producer_id} has epoch {found}, current is {expected}")]
    StaleEpoch {
        /// The producer.
        producer_id: i64,
        /// Current epoch.
        expected: i16,
        /// Epoch of the batch.
        found: i16,
    },
    /// All of the batch was accepted before, too long ago to say where.
    #[error("producer {producer_id} repeated sequence {found}, which has left the window")]
    DuplicateBeyondWindow {
        /// The producer.
        producer_id: i64,
        /// Base sequence of the batch.
        found: i32,
    },
}

/// A transaction that a control batch ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EndedTransaction {
    /// Whose.
    pub producer_id: i64,
    /// Offset of its first record in this partition.
    pub first_offset: i64,
    /// Offset of the control record, inclusive.
    pub last_offset: i64,
}

impl ProducerState {
    /// Decides about a batch that is about to be appended. Changes nothing, allocates nothing.
    ///
    /// A producer that is not known may start anywhere: its state may have expired. A new epoch starts at 0. Coordinators'
    /// batches and control batches have no sequence; only their epoch is checked.
    pub fn check(
        &self,
        header: &BatchHeader,
        origin: AppendOrigin,
    ) -> Result<SequenceCheck, SequenceError> {
        if !header.has_producer_id() {
            return Ok(SequenceCheck::Append);
        }
        let Some(producer) = self.producers.get(&header.producer_id) else {
            return Ok(SequenceCheck::Append);
        };
        if header.producer_epoch < producer.producer_epoch {
            return Err(SequenceError::StaleEpoch {
                producer_id: header.producer_id,
                expected: producer.producer_epoch,
                found: header.producer_epoch,
            });
        }
        if origin == AppendOrigin::Coordinator || header.is_control() {
            return Ok(SequenceCheck::Append);
        }
        if header.producer_epoch > producer.producer_epoch {
            return match header.base_sequence {
                0 => Ok(SequenceCheck::Append),
                found => Err(SequenceError::OutOfOrder {
                    producer_id: header.producer_id,
                    expected: 0,
                    found,
                }),
            };
        }
        producer.check_sequence(header)
    }

    /// Notes an appended batch, with the offsets it was given. Returns the transaction that it ended, if it did.
    ///
    /// Also replays a log, where what is written counts, whatever [`ProducerState::check`] would say today: a gap in the
    /// sequence (the producer had expired) begins a new window.
    pub fn apply(&mut self, header: &BatchHeader) -> Option<EndedTransaction> {
        if !header.has_producer_id() {
            return None;
        }
        let producer = self
            .producers
            .entry(header.producer_id)
            .or_insert_with(|| Producer::new(header.producer_epoch));
        if producer.producer_epoch != header.producer_epoch {
            producer.begin_epoch(header.producer_epoch);
        }
        producer.idle_since_ms = NOT_DATED;
        if header.is_control() {
            let first_offset = producer.transaction_first_offset;
            if !self.open_transactions.remove(&first_offset) {
                return None;
            }
            producer.transaction_first_offset = NO_OFFSET;
            return Some(EndedTransaction {
                producer_id: header.producer_id,
                first_offset,
                last_offset: header.last_offset(),
            });
        }
        if header.is_transactional() && producer.transaction_first_offset == NO_OFFSET {
            producer.transaction_first_offset = header.base_offset;
            self.open_transactions.insert(header.base_offset);
        }
        producer.remember(header);
        None
    }

    /// Forgets producers without an open transaction that wrote nothing for `expiry_ms`; returns how many.
    ///
    /// Call it now and then. A producer's idle time begins with the first call after its last batch: timestamps of records are
    /// the producer's own and would let one that writes old records be forgotten at once.
    pub fn remove_expired(&mut self, now_ms: i64, expiry_ms: i64) -> usize {
        let count_before = self.producers.len();
        self.producers.retain(|_, producer| {
            if producer.idle_since_ms == NOT_DATED {
                producer.idle_since_ms = now_ms;
            }
            producer.transaction_first_offset != NO_OFFSET
                || now_ms.saturating_sub(producer.idle_since_ms) < expiry_ms
        });
        count_before - self.producers.len()
    }

    /// First offset of the oldest open transaction: the last stable offset cannot pass it.
    pub fn first_open_transaction_offset(&self) -> Option<i64> {
        self.open_transactions.first().copied()
    }

    /// How many producers are remembered.
    pub fn len(&self) -> usize {
        self.producers.len()
    }

    /// Whether no producer is remembered.
    pub fn is_empty(&self) -> bool {
        self.producers.is_empty()
    }

    /// Memory that the producers take, near enough for a budget.
    pub fn size_estimate_bytes(&self) -> usize {
        // A slot of the table is the pair and one control byte.
        self.producers.capacity() * (size_of::<(i64, Producer)>() + 1)
    }

    /// The stored form; equal states give equal bytes.
    pub fn encode(&self) -> Bytes {
        let mut sorted: Vec<(&i64, &Producer)> = self.producers.iter().collect();
        sorted.sort_unstable_by_key(|(producer_id, _)| **producer_id);
        let body_bytes = 4 + sorted.len() * (PRODUCER_BYTES + BATCHES_REMEMBERED * BATCH_BYTES);
        let mut writer = BlockWriter::new(KIND, body_bytes);
        writer.put((sorted.len() as u32).to_le_bytes());
        for (producer_id, producer) in sorted {
            writer.put(producer_id.to_le_bytes());
            producer.encode(&mut writer);
        }
        writer.finish()
    }

    /// Reads the stored form.
    pub fn decode(bytes: &[u8]) -> Result<ProducerState, DecodeError> {
        let mut reader = BlockReader::open(KIND, bytes)?;
        let count = reader.take_count(PRODUCER_BYTES)?;
        let mut state = ProducerState {
            producers: HashMap::with_capacity(count),
            open_transactions: BTreeSet::new(),
        };
        for _ in 0..count {
            let producer_id = i64::from_le_bytes(reader.take()?);
            let producer = Producer::decode(&mut reader)?;
            let first_offset = producer.transaction_first_offset;
            if first_offset != NO_OFFSET && !state.open_transactions.insert(first_offset) {
                return Err(DecodeError::Contradiction);
            }
            match state.producers.entry(producer_id) {
                Entry::Vacant(vacant) if producer_id >= 0 => vacant.insert(producer),
                _ => return Err(DecodeError::Contradiction),
            };
        }
        reader.finish()?;
        Ok(state)
    }
}

/// One producer. Arrays rather than an array of structs: no padding, 128 bytes in all.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Producer {
    /// Of the remembered batches, oldest first.
    last_offsets: [i64; BATCHES_REMEMBERED],
    timestamps: [i64; BATCHES_REMEMBERED],
    last_offset_deltas: [i32; BATCHES_REMEMBERED],
    /// Sequence of the newest record; of no meaning while `batch_count` is 0.
    last_sequence: i32,
    /// Sequences accepted without a gap, the newest included; stops growing at [`ACCEPTED_COUNT_MAX`].
    accepted_count: u32,
    producer_epoch: i16,
    batch_count: u8,
    transaction_first_offset: i64,
    idle_since_ms: i64,
}

const _: () = assert!(size_of::<Producer>() == 128);

impl Producer {
    fn new(producer_epoch: i16) -> Self {
        Producer {
            last_offsets: [0; BATCHES_REMEMBERED],
            timestamps: [0; BATCHES_REMEMBERED],
            last_offset_deltas: [0; BATCHES_REMEMBERED],
            last_sequence: 0,
            accepted_count: 0,
            producer_epoch,
            batch_count: 0,
            transaction_first_offset: NO_OFFSET,
            idle_since_ms: NOT_DATED,
        }
    }

    /// An open transaction outlives the epoch: only a control batch ends it, and that may carry the next epoch (KIP-890).
    fn begin_epoch(&mut self, producer_epoch: i16) {
        *self = Producer {
            transaction_first_offset: self.transaction_first_offset,
            ..Producer::new(producer_epoch)
        };
    }

    fn next_sequence(&self) -> i32 {
        match self.batch_count {
            0 => 0,
            _ => advance_sequence(self.last_sequence, 1),
        }
    }

    fn check_sequence(&self, header: &BatchHeader) -> Result<SequenceCheck, SequenceError> {
        let expected = self.next_sequence();
        let found = header.base_sequence;
        if found == expected {
            return Ok(SequenceCheck::Append);
        }
        let out_of_order = SequenceError::OutOfOrder {
            producer_id: header.producer_id,
            expected,
            found,
        };
        if found < 0 || header.last_offset_delta < 0 {
            return Err(out_of_order);
        }
        let record_count = sequence_count(header.last_offset_delta);
        let behind = sequence_distance(found, expected);
        // How far behind the end a batch begins, newest batch first.
        let mut window_count = 0;
        for index in (0..usize::from(self.batch_count)).rev() {
            let batch_count = sequence_count(self.last_offset_deltas[index]);
            window_count += batch_count;
            if window_count == behind && batch_count == record_count {
                let last_offset = self.last_offsets[index];
                return Ok(SequenceCheck::Duplicate {
                    base_offset: last_offset - i64::from(self.last_offset_deltas[index]),
                    last_offset,
                    timestamp: self.timestamps[index],
                });
            }
        }
        // Only what this state saw accepted is a duplicate: a sequence from before it may be a batch that was lost.
        let is_before_window = behind >= window_count + record_count;
        if is_before_window && behind <= u64::from(self.accepted_count) {
            return Err(SequenceError::DuplicateBeyondWindow {
                producer_id: header.producer_id,
                found,
            });
        }
        Err(out_of_order)
    }

    fn remember(&mut self, header: &BatchHeader) {
        if header.base_sequence < 0 || header.last_offset_delta < 0 {
            return;
        }
        if header.base_sequence != self.next_sequence() {
            self.batch_count = 0;
            self.accepted_count = 0;
        }
        if usize::from(self.batch_count) == BATCHES_REMEMBERED {
            self.last_offsets.rotate_left(1);
            self.timestamps.rotate_left(1);
            self.last_offset_deltas.rotate_left(1);
        } else {
            self.batch_count += 1;
        }
        let newest = usize::from(self.batch_count) - 1;
        self.last_offsets[newest] = header.last_offset();
        self.timestamps[newest] = header.max_timestamp;
        self.last_offset_deltas[newest] = header.last_offset_delta;
        self.last_sequence = header.last_sequence();
        let record_count = header.last_offset_delta as u32 + 1;
        self.accepted_count = self
            .accepted_count
            .saturating_add(record_count)
            .min(ACCEPTED_COUNT_MAX);
    }

    fn encode(&self, writer: &mut BlockWriter) {
        writer.put(self.producer_epoch.to_le_bytes());
        writer.put([self.batch_count, 0]);
        writer.put(self.last_sequence.to_le_bytes());
        writer.put(self.accepted_count.to_le_bytes());
        writer.put(self.transaction_first_offset.to_le_bytes());
        writer.put(self.idle_since_ms.to_le_bytes());
        for index in 0..usize::from(self.batch_count) {
            writer.put(self.last_offsets[index].to_le_bytes());
            writer.put(self.timestamps[index].to_le_bytes());
            writer.put(self.last_offset_deltas[index].to_le_bytes());
        }
    }

    fn decode(reader: &mut BlockReader<'_>) -> Result<Self, DecodeError> {
        let mut producer = Producer::new(i16::from_le_bytes(reader.take()?));
        let [batch_count, _reserved] = reader.take()?;
        producer.batch_count = batch_count;
        producer.last_sequence = i32::from_le_bytes(reader.take()?);
        producer.accepted_count = u32::from_le_bytes(reader.take()?);
        producer.transaction_first_offset = i64::from_le_bytes(reader.take()?);
        producer.idle_since_ms = i64::from_le_bytes(reader.take()?);
        let is_plausible = usize::from(batch_count) <= BATCHES_REMEMBERED
            && producer.producer_epoch >= 0
            && producer.last_sequence >= 0
            && producer.accepted_count <= ACCEPTED_COUNT_MAX
            && producer.transaction_first_offset >= NO_OFFSET;
        if !is_plausible {
            return Err(DecodeError::Contradiction);
        }
        for index in 0..usize::from(batch_count) {
            producer.last_offsets[index] = i64::from_le_bytes(reader.take()?);
            producer.timestamps[index] = i64::from_le_bytes(reader.take()?);
            producer.last_offset_deltas[index] = i32::from_le_bytes(reader.take()?);
            let delta = producer.last_offset_deltas[index];
            if delta < 0 || producer.last_offsets[index] < i64::from(delta) {
                return Err(DecodeError::Contradiction);
            }
        }
        Ok(producer)
    }
}

/// How many sequences lie between two, going up and wrapping from 2^31-1 to 0.
fn sequence_distance(from: i32, to: i32) -> u64 {
    u64::from((to as u32).wrapping_sub(from as u32) & i32::MAX as u32)
}

fn sequence_count(last_offset_delta: i32) -> u64 {
    u64::from(last_offset_delta.unsigned_abs()) + 1
}

const KIND: BlockKind = BlockKind {
    magic: *b"RSPS",
    version: 1,
};
const PRODUCER_BYTES: usize = 36;
const BATCH_BYTES: usize = 20;
const NO_OFFSET: i64 = -1;
/// Idle time has not begun: see [`ProducerState::remove_expired`].
const NOT_DATED: i64 = i64::MIN;
/// Half of all sequences: beyond it, "behind" and "ahead" could not be told apart.
const ACCEPTED_COUNT_MAX: u32 = 1 << 30;

#[cfg(test)]
mod tests;
