//! Decides whether a partition holds what its producers were promised.
//!
//! Pure: `crate::read_back` hands in the records, this module compares. The rules, per producer and
//! partition:
//! - each acknowledged record is there exactly once, at the offset the broker named, unaltered;
//! - a record that was sent but not acknowledged is there at most once (it is never sent again);
//! - records appear in the order of their sequences.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::payload::Stamp;

/// A batch that the broker acknowledged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AckedBatch {
    /// Where it was sent.
    pub partition_index: i32,
    /// Producer of all its records.
    pub producer: u32,
    /// Offset of the first record, or -1 if the broker named none.
    pub base_offset: i64,
    /// Sequence of the first record.
    pub first_sequence: u64,
    /// Number of records.
    pub record_count: u32,
}

/// What was found wrong, counted, with the first cases in words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Findings {
    /// Intact records of this run that were found.
    pub found_records: u64,
    /// Records that the broker acknowledged.
    pub acknowledged_records: u64,
    /// Acknowledged records that are not there.
    pub lost: u64,
    /// Records that are there again.
    pub duplicated: u64,
    /// Records that come after one with a higher sequence.
    pub reordered: u64,
    /// Records whose checksum is wrong, or whose batch is damaged.
    pub altered: u64,
    /// Acknowledged records at another offset than the one the broker named.
    pub misplaced: u64,
    /// Records that are there although nobody acknowledged them. Not a fault.
    pub unacknowledged_present: u64,
    /// Records of others. Not a fault.
    pub foreign: u64,
    /// The first faults in words, [`EXAMPLES_MAX`] at most.
    pub examples: Vec<String>,
}

/// How many faults are described in words.
pub const EXAMPLES_MAX: usize = 20;

impl Findings {
    /// Number of faults of all kinds.
    pub fn fault_count(&self) -> u64 {
        self.lost + self.duplicated + self.reordered + self.altered + self.misplaced
    }

    /// Adds what was found in another partition.
    pub fn merge(&mut self, other: Findings) {
        self.found_records += other.found_records;
        self.acknowledged_records += other.acknowledged_records;
        self.lost += other.lost;
        self.duplicated += other.duplicated;
        self.reordered += other.reordered;
        self.altered += other.altered;
        self.misplaced += other.misplaced;
        self.unacknowledged_present += other.unacknowledged_present;
        self.foreign += other.foreign;
        for example in other.examples {
            self.describe(example);
        }
    }

    fn describe(&mut self, example: String) {
        if self.examples.len() < EXAMPLES_MAX {
            self.examples.push(example);
        }
    }
}

/// Compares one partition. Feed it every record in the order of offsets, then call `finish`.
#[derive(Debug)]
pub struct PartitionCheck {
    partition_index: i32,
    /// Of each producer that this check knows.
    producers: BTreeMap<u32, ProducerCheck>,
    findings: Findings,
}

#[derive(Debug, Default)]
struct ProducerCheck {
    /// Ascending by first sequence.
    acked: Vec<AckedBatch>,
    /// The batch that the last looked-up sequence was in; records come nearly in order.
    acked_cursor: usize,
    next_sequence: u64,
    /// Sequences that were skipped, as start and end (exclusive).
    missing: BTreeMap<u64, u64>,
}

impl PartitionCheck {
    /// A check of what `producers` sent to one partition; `acked` holds batches of that partition.
    pub fn new(
        partition_index: i32,
        producers: impl IntoIterator<Item = u32>,
        acked: impl IntoIterator<Item = AckedBatch>,
    ) -> PartitionCheck {
        let mut check = PartitionCheck {
            partition_index,
            producers: producers
                .into_iter()
                .map(|producer| (producer, ProducerCheck::default()))
                .collect(),
            findings: Findings::default(),
        };
        for batch in acked {
            assert_eq!(batch.partition_index, partition_index);
            check.findings.acknowledged_records += u64::from(batch.record_count);
            let producer = check.producers.entry(batch.producer).or_default();
            producer.acked.push(batch);
        }
        for producer in check.producers.values_mut() {
            producer.acked.sort_by_key(|batch| batch.first_sequence);
        }
        check
    }

    /// Takes a record whose stamp is intact.
    pub fn record(&mut self, offset: i64, stamp: Stamp) {
        let partition_index = self.partition_index;
        let Some(producer) = self.producers.get_mut(&stamp.producer) else {
            self.findings.foreign += 1;
            return;
        };
        self.findings.found_records += 1;
        let place = format_args!(
            "partition {partition_index} offset {offset}: producer {} sequence {}",
            stamp.producer, stamp.sequence
        );
        match producer.arrive(stamp.sequence) {
            Arrival::InOrder => {}
            Arrival::Late => {
                self.findings.reordered += 1;
                self.findings
                    .describe(format!("{place} comes after higher sequences"));
            }
            Arrival::Again => {
                self.findings.duplicated += 1;
                self.findings.describe(format!("{place} is there again"));
                return;
            }
        }
        match producer.acknowledged_offset(stamp.sequence) {
            None => self.findings.unacknowledged_present += 1,
            Some(expected) if expected >= 0 && expected != offset => {
                self.findings.misplaced += 1;
                self.findings
                    .describe(format!("{place} was acknowledged at offset {expected}"));
            }
            Some(_) => {}
        }
    }

    /// Takes a record or batch at `offset` that is damaged.
    pub fn altered(&mut self, offset: i64, what: &str) {
        self.findings.altered += 1;
        self.findings.describe(format!(
            "partition {} offset {offset}: {what}",
            self.partition_index
        ));
    }

    /// Takes a record of somebody else.
    pub fn foreign(&mut self) {
        self.findings.foreign += 1;
    }

    /// Looks for what is missing and returns everything found.
    pub fn finish(mut self) -> Findings {
        let partition_index = self.partition_index;
        for (number, producer) in &self.producers {
            for batch in &producer.acked {
                let lost = producer.missing_of(batch);
                if lost > 0 {
                    self.findings.lost += lost;
                    self.findings.describe(format!(
                        "partition {partition_index}: {lost} of {} acknowledged records from offset {} \
                         (producer {number}, sequence {}) are lost",
                        batch.record_count, batch.base_offset, batch.first_sequence
                    ));
                }
            }
        }
        self.findings
    }
}

enum Arrival {
    InOrder,
    Late,
    Again,
}

impl ProducerCheck {
    fn arrive(&mut self, sequence: u64) -> Arrival {
        if sequence >= self.next_sequence {
            if sequence > self.next_sequence {
                self.missing.insert(self.next_sequence, sequence);
            }
            self.next_sequence = sequence.saturating_add(1);
            return Arrival::InOrder;
        }
        let gap = self
            .missing
            .range(..=sequence)
            .next_back()
            .map(|(start, end)| (*start, *end))
            .filter(|(_, end)| sequence < *end);
        let Some((start, end)) = gap else {
            return Arrival::Again;
        };
        self.missing.remove(&start);
        if start < sequence {
            self.missing.insert(start, sequence);
        }
        if sequence + 1 < end {
            self.missing.insert(sequence + 1, end);
        }
        Arrival::Late
    }

    /// The offset that was acknowledged for `sequence`; None if it was not acknowledged.
    fn acknowledged_offset(&mut self, sequence: u64) -> Option<i64> {
        let holds = |batch: &AckedBatch| {
            (batch.first_sequence..batch.first_sequence + u64::from(batch.record_count))
                .contains(&sequence)
        };
        let nearby = (self.acked_cursor..self.acked_cursor + 2)
            .find(|index| self.acked.get(*index).is_some_and(holds));
        let index = nearby.or_else(|| {
            let after = self
                .acked
                .partition_point(|batch| batch.first_sequence <= sequence);
            let index = after.checked_sub(1)?;
            self.acked.get(index).is_some_and(holds).then_some(index)
        })?;
        self.acked_cursor = index;
        let batch = self.acked.get(index)?;
        if batch.base_offset < 0 {
            return Some(-1);
        }
        let delta = i64::try_from(sequence - batch.first_sequence).ok()?;
        batch.base_offset.checked_add(delta)
    }

    /// How many records of `batch` never arrived.
    fn missing_of(&self, batch: &AckedBatch) -> u64 {
        let end = batch.first_sequence + u64::from(batch.record_count);
        let in_gaps: u64 = self
            .missing
            .range(..end)
            .rev()
            .take_while(|(_, gap_end)| **gap_end > batch.first_sequence)
            .map(|(gap_start, gap_end)| {
                (*gap_end).min(end) - (*gap_start).max(batch.first_sequence)
            })
            .sum();
        let never_reached = end.saturating_sub(self.next_sequence.max(batch.first_sequence));
        in_gaps + never_reached
    }
}

#[cfg(test)]
mod tests;
