//! One fetching connection, of a consume run or of an end-to-end run.
//!
//! A consume run reads from the earliest record on and starts over at the end; it looks at batch
//! headers only, as a consumer that does nothing would. An end-to-end run starts at the end of the
//! log, reads every stamp, and stops when it has seen all that was appended. Runs on a worker thread.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use std::time::Duration;

use ringspool_protocol::ErrorCode;
use tokio::sync::watch;

use crate::batch::{Batch, Batches};
use crate::client::admin::{Offsets, is_retriable};
use crate::client::{Connection, Topic};
use crate::clock::{Alarm, monotonic_ns};
use crate::error::{Error, Result};
use crate::fetch::{FetchLimits, Fetched, Fetcher, Position};
use crate::payload::{Reading, read_stamp};
use crate::stats::{Amount, Completion, Recorder, Timing};

/// What one fetching connection shall do.
#[derive(Debug, Clone)]
pub struct ConsumePlan {
    /// Broker that leads the partitions.
    pub address: String,
    /// Partitions to read, with the first offset of each.
    pub positions: Vec<Position>,
    /// Limits of each fetch.
    pub limits: FetchLimits,
    /// What ends the reading.
    pub goal: ConsumeGoal,
}

/// What a fetching connection reads for.
#[derive(Debug, Clone)]
pub enum ConsumeGoal {
    /// Read as much as possible; at these ends, begin again at these starts.
    Again {
        /// First readable offsets.
        starts: Offsets,
        /// High watermarks before the run.
        ends: Offsets,
    },
    /// Time records of these producers, until the ends that the channel will name are reached.
    Once {
        /// Numbers of the producers of this measurement.
        producers: Range<u32>,
        /// Ends of the log, once everything has been produced.
        ends: watch::Receiver<Option<Offsets>>,
    },
}

/// A fetching connection at work.
#[derive(Debug)]
pub struct Consumer {
    fetcher: Fetcher,
    goal: ConsumeGoal,
    recorder: Rc<RefCell<Recorder>>,
    lane: usize,
    alarm: Alarm,
}

/// Pause after an error that may pass, so that it is not asked for a million times.
const ERROR_PAUSE: Duration = Duration::from_millis(5);

impl Consumer {
    /// Connects; nothing is fetched yet.
    pub async fn open(
        plan: ConsumePlan,
        topic: &Topic,
        recorder: Rc<RefCell<Recorder>>,
        lane: usize,
    ) -> Result<Consumer> {
        let connection = Connection::open(&plan.address).await?;
        Ok(Consumer {
            fetcher: Fetcher::new(connection, topic.clone(), plan.limits, plan.positions)?,
            goal: plan.goal,
            recorder,
            lane,
            alarm: Alarm::new().map_err(|source| Error::Worker { source })?,
        })
    }

    /// Fetches until the goal is reached.
    pub async fn run(&mut self, timing: Timing) -> Result<()> {
        if matches!(self.goal, ConsumeGoal::Again { .. }) {
            let started = self.alarm.until(timing.start_ns).await;
            started.map_err(|source| Error::Worker { source })?;
        }
        while !self.is_finished(&timing) {
            let sent_ns = monotonic_ns();
            self.note_request(sent_ns, 1);
            let fetched = self.fetcher.fetch(|_| true).await?;
            let completed_ns = monotonic_ns();
            self.note_request(sent_ns, 0);
            let mut total = Amount::default();
            let mut pause = false;
            for partition in fetched {
                if partition.error_code == ErrorCode::None.code() {
                    self.take(&partition, completed_ns, &mut total)?;
                } else {
                    self.on_error(&partition, completed_ns)?;
                    pause = true;
                }
            }
            self.record(sent_ns, completed_ns, total);
            if pause {
                tokio::time::sleep(ERROR_PAUSE).await;
            }
        }
        Ok(())
    }

    fn is_finished(&self, timing: &Timing) -> bool {
        match &self.goal {
            ConsumeGoal::Again { .. } => monotonic_ns() >= timing.measure_end_ns,
            ConsumeGoal::Once { ends, .. } => ends.borrow().as_ref().is_some_and(|ends| {
                self.fetcher.positions.iter().all(|position| {
                    let end = ends.get(&position.partition_index);
                    end.is_none_or(|end| position.next_offset >= *end)
                })
            }),
        }
    }

    fn take(&mut self, fetched: &Fetched, completed_ns: u64, total: &mut Amount) -> Result<()> {
        for batch in Batches::new(fetched.records.clone()) {
            let batch = batch?;
            let position = &mut self.fetcher.positions[fetched.slot];
            position.next_offset = batch.next_offset().max(position.next_offset);
            if batch.is_control() {
                continue;
            }
            let value_bytes = match &self.goal {
                ConsumeGoal::Once { producers, .. } => {
                    time_records(&self.recorder, &batch, producers, completed_ns)?
                }
                // Batches are not unpacked, so the size of their values is not known.
                ConsumeGoal::Again { .. } => batch.len() as u64,
            };
            total.records += batch.record_count();
            total.value_bytes += value_bytes;
            total.batch_bytes += batch.len() as u64;
        }
        self.start_over(fetched.slot);
        Ok(())
    }

    /// At the end of the log a consume run begins again.
    fn start_over(&mut self, slot: usize) {
        let ConsumeGoal::Again { starts, ends } = &self.goal else {
            return;
        };
        let position = &mut self.fetcher.positions[slot];
        let partition_index = position.partition_index;
        if ends
            .get(&partition_index)
            .is_some_and(|end| position.next_offset >= *end)
        {
            position.next_offset = starts.get(&partition_index).copied().unwrap_or(0);
        }
    }

    fn record(&mut self, sent_ns: u64, completed_ns: u64, total: Amount) {
        let mut recorder = self.recorder.borrow_mut();
        if total.records == 0 {
            return;
        }
        match self.goal {
            ConsumeGoal::Again { .. } => {
                let completion = Completion {
                    intended_ns: sent_ns,
                    sent_ns,
                    completed_ns,
                };
                recorder.complete(completion, total);
            }
            // Records were timed one by one.
            ConsumeGoal::Once { .. } => recorder.count(completed_ns, total),
        }
    }

    fn on_error(&mut self, fetched: &Fetched, completed_ns: u64) -> Result<()> {
        self.recorder
            .borrow_mut()
            .fail(completed_ns, fetched.error_code);
        let retention =
            ErrorCode::from_code(fetched.error_code) == Some(ErrorCode::OffsetOutOfRange);
        match &mut self.goal {
            // Retention removed what we were about to read: go on with what is left.
            ConsumeGoal::Again { starts, .. } if retention => {
                let position = &mut self.fetcher.positions[fetched.slot];
                let before = position.next_offset;
                position.next_offset = fetched.log_start_offset.max(before + 1);
                starts.insert(position.partition_index, position.next_offset);
                Ok(())
            }
            _ if is_retriable(fetched.error_code) => Ok(()),
            _ => Err(self.fetcher.refusal(fetched)),
        }
    }

    fn note_request(&mut self, sent_ns: u64, in_flight: u64) {
        let lane = &mut self.recorder.borrow_mut().lanes[self.lane];
        lane.in_flight = in_flight;
        lane.oldest_sent_ns = sent_ns;
    }
}

/// Records the latency of every stamped record in `batch`; returns the bytes of all values.
fn time_records(
    recorder: &RefCell<Recorder>,
    batch: &Batch,
    producers: &Range<u32>,
    completed_ns: u64,
) -> Result<u64> {
    let mut recorder = recorder.borrow_mut();
    let mut value_bytes = 0;
    batch.for_each_value(|_, value| {
        value_bytes += value.len() as u64;
        match read_stamp(value) {
            Reading::Intact(stamp) if producers.contains(&stamp.producer) => {
                recorder.time(stamp.intended_ns, completed_ns);
            }
            Reading::Intact(_) | Reading::Foreign => {}
            Reading::Altered => recorder.fail(completed_ns, ErrorCode::CorruptMessage.code()),
        }
    })?;
    Ok(value_bytes)
}
