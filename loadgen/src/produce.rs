//! One producing connection: builds requests, keeps `--in-flight` of them under way, reads answers.
//!
//! A request is never sent twice: a batch that the broker refused is counted and left behind, so
//! that in a verified run every record is sent at most once. Runs on a worker thread.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use bytes::Bytes;
use ringspool_protocol::messages::produce_request::ProduceRequest;
use ringspool_protocol::messages::produce_response::{PartitionProduceResponse, ProduceResponse};
use ringspool_protocol::{ApiKey, ErrorCode};
use tokio::io::Interest;

use crate::ack_log::Acknowledgements;
use crate::batch::{Keys, ProducerState, Template};
use crate::cli::{Acks, RunOptions};
use crate::client::admin::{fetch_producer_id, is_retriable};
use crate::client::{Connection, Topic};
use crate::clock::{Alarm, monotonic_ns, unix_ms};
use crate::compress::Compression;
use crate::error::{Error, Result};
use crate::payload::Stamp;
use crate::produce_frame::{PRODUCE_BY_TOPIC_ID, ProduceForm, ProduceFrame};
use crate::schedule::{Schedule, ScheduleShape};
use crate::stats::{Amount, Completion, Recorder, Timing};
use crate::verify::AckedBatch;

/// What one producing connection shall do.
#[derive(Debug, Clone)]
pub struct ProducePlan {
    /// Broker that leads `partitions`.
    pub address: String,
    /// Partitions to write to, by turns.
    pub partitions: Vec<i32>,
    /// Which of them comes first.
    pub first_position: usize,
    /// Number in the stamps, unique in the run.
    pub producer: u32,
    /// Number of this connection among all producing ones.
    pub lane: u64,
    /// How many there are.
    pub lane_count: u64,
    /// Offered rate of all of them; None for a closed loop.
    pub records_per_second: Option<f64>,
    /// Acks mode.
    pub acks: Acks,
}

/// Where a connection reports to; shared by all connections of a worker.
#[derive(Debug, Clone)]
pub struct ProduceSinks {
    /// Counts and times.
    pub recorder: Rc<RefCell<Recorder>>,
    /// Acknowledged batches, if they are remembered.
    pub acknowledgements: Rc<RefCell<Acknowledgements>>,
    /// Number of the connection on this worker.
    pub lane: usize,
}

/// A producing connection at work.
#[derive(Debug)]
pub struct Producer {
    connection: Connection,
    plan: ProducePlan,
    sinks: ProduceSinks,
    form: ProduceForm,
    frame: ProduceFrame,
    /// One for each batch of a request; a single one if all batches are alike.
    templates: Vec<Template>,
    content: Content,
    partitions: Vec<PartitionState>,
    producer_id: Option<(i64, i16)>,
    wants_producer_id: bool,
    compression: Compression,
    batches_per_request: usize,
    records_per_batch: u32,
    value_bytes_per_batch: u64,
    in_flight_max: usize,
    in_flight: VecDeque<InFlight>,
    /// First sequences of the batches in flight, request by request.
    sequences: VecDeque<u64>,
    /// Requests that were begun.
    begun: u64,
    /// The request on its way into the socket, and how many of its bytes are through.
    sending: Option<(InFlight, usize)>,
    schedule: Option<Schedule>,
    timing: Timing,
    alarm: Alarm,
}

/// How much of a batch changes from send to send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Content {
    /// Nothing.
    Constant,
    /// Keys, or only the producer's fields in the header.
    Patched { stamps: bool },
}

#[derive(Debug, Clone, Copy, Default)]
struct PartitionState {
    next_sequence: u64,
    base_sequence: i32,
}

#[derive(Debug, Clone, Copy)]
struct InFlight {
    correlation_id: i32,
    number: u64,
    intended_ns: u64,
    sent_ns: u64,
    batch_bytes: u64,
}

/// Turns of the loop before other connections of the thread get theirs.
const TURNS_MAX: u32 = 32;

impl Producer {
    /// Connects and builds the request; nothing is sent yet.
    pub async fn open(
        plan: ProducePlan,
        options: &RunOptions,
        topic: &Topic,
        sinks: ProduceSinks,
    ) -> Result<Producer> {
        let connection = Connection::open(&plan.address).await?;
        let form = ProduceForm {
            version: topic.version_for(&connection, ApiKey::Produce, PRODUCE_BY_TOPIC_ID)?,
            topic: topic.clone(),
            acks: plan.acks.code(),
            timeout_ms: options.request_timeout_ms,
        };
        let producer_id = match options.idempotent {
            true => Some(fetch_producer_id(&plan.address).await?),
            false => None,
        };
        let stamps = options.stamped();
        let content = match stamps || options.idempotent || options.keys != Keys::None {
            true => Content::Patched { stamps },
            false => Content::Constant,
        };
        let template_count = match content {
            Content::Constant => 1,
            Content::Patched { .. } => options.batches_per_request,
        };
        let mut templates: Vec<Template> = (0..template_count as u64)
            .map(|slot| {
                let seed = u64::from(plan.producer) << 32 | slot;
                Template::new(options.batch_shape(), seed)
            })
            .collect();
        for template in &mut templates {
            seal(template, ProducerState::NONE)?;
        }
        let lengths: Vec<usize> = (0..options.batches_per_request)
            .map(|slot| templates[slot % template_count].bytes().len())
            .collect();
        Ok(Producer {
            frame: ProduceFrame::new(&form, &lengths)?,
            partitions: vec![PartitionState::default(); plan.partitions.len()],
            connection,
            sinks,
            form,
            templates,
            content,
            producer_id,
            wants_producer_id: false,
            compression: options.compression,
            batches_per_request: options.batches_per_request,
            records_per_batch: u32::try_from(options.batch_records).unwrap_or(u32::MAX),
            value_bytes_per_batch: (options.batch_records * options.record_size) as u64,
            in_flight_max: options.in_flight,
            in_flight: VecDeque::with_capacity(options.in_flight),
            sequences: VecDeque::new(),
            begun: 0,
            sending: None,
            schedule: None,
            timing: Timing::NOT_YET,
            alarm: Alarm::new().map_err(|source| Error::Worker { source })?,
            plan,
        })
    }

    /// Sends and receives until the measurement is over and everything is answered.
    pub async fn run(&mut self, timing: Timing) -> Result<()> {
        self.timing = timing;
        let records_per_request =
            self.batches_per_request as u64 * u64::from(self.records_per_batch);
        self.schedule = self.plan.records_per_second.map(|records_per_second| {
            Schedule::new(
                timing.start_ns,
                ScheduleShape {
                    lane: self.plan.lane,
                    lane_count: self.plan.lane_count,
                    records_per_request,
                    records_per_second,
                },
            )
        });
        self.sinks.recorder.borrow_mut().lanes[self.sinks.lane].schedule = self.schedule;
        let mut turns = 0;
        loop {
            if self.wants_producer_id {
                self.renew_producer_id().await?;
            }
            let received = self.receive()?;
            let sent = self.send()?;
            if self.is_finished() {
                return Ok(());
            }
            turns += 1;
            if !received && !sent {
                self.wait().await?;
                turns = 0;
            } else if turns == TURNS_MAX {
                tokio::task::yield_now().await;
                turns = 0;
            }
        }
    }

    /// When the next request may begin: its intended time, or at once. None if there is no next one.
    fn next_intended_ns(&self) -> Option<u64> {
        let intended_ns = match self.schedule {
            Some(schedule) => schedule.intended_ns(self.begun),
            None => monotonic_ns().max(self.timing.start_ns),
        };
        (intended_ns < self.timing.measure_end_ns).then_some(intended_ns)
    }

    fn is_finished(&self) -> bool {
        self.sending.is_none() && self.in_flight.is_empty() && self.next_intended_ns().is_none()
    }

    /// Waits for an answer, for room in the socket or for the next intended send.
    async fn wait(&mut self) -> Result<()> {
        if self.sending.is_some() {
            let both = Interest::READABLE | Interest::WRITABLE;
            return self.connection.ready(both).await;
        }
        let next_ns = match self.in_flight.len() < self.in_flight_max {
            true => self.next_intended_ns(),
            false => None,
        };
        let Some(next_ns) = next_ns else {
            return self.connection.ready(Interest::READABLE).await;
        };
        tokio::select! {
            biased;
            ready = self.connection.ready(Interest::READABLE) => ready,
            rung = self.alarm.until(next_ns) => rung.map_err(|source| Error::Worker { source }),
        }
    }

    /// Sends what may be sent now; false if there was nothing or no room.
    fn send(&mut self) -> Result<bool> {
        if self.sending.is_none() && !self.begin()? {
            return Ok(false);
        }
        let Some((request, offset)) = self.sending else {
            return Ok(false);
        };
        let templates = &self.templates;
        let connection = &self.connection;
        let written = self.frame.with_rest(
            |slot| templates[slot % templates.len()].bytes(),
            offset,
            |slices| connection.try_send(slices),
        )?;
        if offset + written < self.frame.len() {
            self.sending = Some((request, offset + written));
            return Ok(written > 0);
        }
        self.sending = None;
        if self.plan.acks == Acks::Zero {
            self.complete_unanswered(request);
        }
        Ok(true)
    }

    /// Builds the next request if one is due and there is room for it.
    fn begin(&mut self) -> Result<bool> {
        if self.in_flight.len() >= self.in_flight_max {
            return Ok(false);
        }
        let Some(intended_ns) = self.next_intended_ns() else {
            return Ok(false);
        };
        let sent_ns = monotonic_ns();
        if sent_ns < intended_ns {
            return Ok(false);
        }
        self.patch(intended_ns)?;
        let correlation_id = self.connection.take_correlation_id();
        self.frame.set_correlation_id(correlation_id);
        let batch_bytes = (0..self.batches_per_request)
            .map(|slot| self.templates[slot % self.templates.len()].bytes().len() as u64)
            .sum();
        let request = InFlight {
            correlation_id,
            number: self.begun,
            intended_ns,
            sent_ns,
            batch_bytes,
        };
        let mut recorder = self.sinks.recorder.borrow_mut();
        recorder.note_backlog(self.sinks.lane, sent_ns);
        recorder.lanes[self.sinks.lane].sent_count += 1;
        drop(recorder);
        self.begun += 1;
        self.sending = Some((request, 0));
        if self.plan.acks != Acks::Zero {
            self.in_flight.push_back(request);
            self.note_in_flight();
        }
        Ok(true)
    }

    /// Position in `plan.partitions` of batch `slot` of request `number`.
    fn position(&self, number: u64, slot: usize) -> usize {
        let sent_before = number as usize * self.batches_per_request;
        (self.plan.first_position + sent_before + slot) % self.plan.partitions.len()
    }

    /// Writes what differs in this request into the batches and the frame.
    fn patch(&mut self, intended_ns: u64) -> Result<()> {
        for slot in 0..self.batches_per_request {
            let position = self.position(self.begun, slot);
            let Content::Patched { stamps } = self.content else {
                continue;
            };
            let state = &mut self.partitions[position];
            let template = &mut self.templates[slot];
            template.write_keys();
            if stamps {
                template.write_stamps(Stamp {
                    producer: self.plan.producer,
                    sequence: state.next_sequence,
                    intended_ns,
                });
            }
            let producer = match self.producer_id {
                None => ProducerState::NONE,
                Some((producer_id, producer_epoch)) => ProducerState {
                    producer_id,
                    producer_epoch,
                    base_sequence: state.base_sequence,
                },
            };
            seal(template, producer)?;
            if self.plan.acks != Acks::Zero {
                self.sequences.push_back(state.next_sequence);
            }
            state.next_sequence += u64::from(self.records_per_batch);
            state.base_sequence = sequence_after(state.base_sequence, self.records_per_batch);
        }
        if self.compression != Compression::None && self.content != Content::Constant {
            // Compressed batches differ in length, and so does the frame around them.
            let lengths: Vec<usize> = self
                .templates
                .iter()
                .map(|batch| batch.bytes().len())
                .collect();
            self.frame = ProduceFrame::new(&self.form, &lengths)?;
        }
        for slot in 0..self.batches_per_request {
            let partition_index = self.plan.partitions[self.position(self.begun, slot)];
            self.frame.set_partition(slot, partition_index);
        }
        Ok(())
    }

    /// Reads the answers that are there; false if there were none.
    fn receive(&mut self) -> Result<bool> {
        let mut any = false;
        loop {
            while let Some(body) = self.connection.take_frame()? {
                self.on_answer(body)?;
                any = true;
            }
            if !self.connection.try_receive()? {
                return Ok(any);
            }
        }
    }

    fn on_answer(&mut self, body: Bytes) -> Result<()> {
        let completed_ns = monotonic_ns();
        let Some(request) = self.in_flight.pop_front() else {
            return self.connection.check_correlation(-1, self.begun as i32);
        };
        self.note_in_flight();
        let response: ProduceResponse = self.connection.decode::<ProduceRequest>(
            body,
            self.form.version,
            request.correlation_id,
        )?;
        let (mut acknowledged, mut answered) = (0, 0);
        for partition in response
            .responses
            .iter()
            .flat_map(|topic| &topic.partition_responses)
        {
            answered += 1;
            if self.on_partition(request.number, partition, completed_ns)? {
                acknowledged += 1;
            }
        }
        if self.content != Content::Constant {
            self.sequences.drain(..self.batches_per_request);
        }
        for _ in answered..self.batches_per_request {
            // The broker says nothing about a batch: that is not an acknowledgement.
            let code = ErrorCode::UnknownServerError.code();
            self.sinks.recorder.borrow_mut().fail(completed_ns, code);
        }
        if acknowledged == 0 {
            return Ok(());
        }
        let completion = Completion {
            intended_ns: request.intended_ns,
            sent_ns: request.sent_ns,
            completed_ns,
        };
        let batches = self.batches_per_request as u64;
        let amount = Amount {
            records: acknowledged * u64::from(self.records_per_batch),
            value_bytes: acknowledged * self.value_bytes_per_batch,
            batch_bytes: request.batch_bytes * acknowledged / batches,
        };
        let mut recorder = self.sinks.recorder.borrow_mut();
        if acknowledged == batches {
            recorder.complete(completion, amount);
        } else {
            // Some batches were refused: what was stored counts, the time does not.
            recorder.count(completed_ns, amount);
        }
        Ok(())
    }

    /// Takes the answer for one batch; true if it was acknowledged.
    fn on_partition(
        &mut self,
        number: u64,
        answer: &PartitionProduceResponse,
        completed_ns: u64,
    ) -> Result<bool> {
        if answer.error_code != ErrorCode::None.code() {
            self.sinks
                .recorder
                .borrow_mut()
                .fail(completed_ns, answer.error_code);
            self.wants_producer_id |= self.producer_id.is_some();
            if is_hopeless(answer.error_code) {
                return Err(Error::Refused {
                    request: ApiKey::Produce.name(),
                    subject: format!("{}-{}", self.form.topic.name, answer.index),
                    code: answer.error_code,
                    message: answer.error_message.as_ref().map(ToString::to_string),
                });
            }
            return Ok(false);
        }
        if self.content == (Content::Patched { stamps: true }) {
            // Brokers may answer in another order than they were asked in.
            let slot = (0..self.batches_per_request)
                .find(|slot| self.plan.partitions[self.position(number, *slot)] == answer.index);
            if let Some(first_sequence) = slot.and_then(|slot| self.sequences.get(slot)) {
                self.sinks.acknowledgements.borrow_mut().push(AckedBatch {
                    partition_index: answer.index,
                    producer: self.plan.producer,
                    base_offset: answer.base_offset,
                    first_sequence: *first_sequence,
                    record_count: self.records_per_batch,
                });
            }
        }
        Ok(true)
    }

    /// With acks=0 a request is over when the kernel has all of its bytes.
    fn complete_unanswered(&mut self, request: InFlight) {
        let batches = self.batches_per_request as u64;
        let completion = Completion {
            intended_ns: request.intended_ns,
            sent_ns: request.sent_ns,
            completed_ns: monotonic_ns(),
        };
        let amount = Amount {
            records: batches * u64::from(self.records_per_batch),
            value_bytes: batches * self.value_bytes_per_batch,
            batch_bytes: request.batch_bytes,
        };
        self.sinks
            .recorder
            .borrow_mut()
            .complete(completion, amount);
    }

    fn note_in_flight(&mut self) {
        let lane = &mut self.sinks.recorder.borrow_mut().lanes[self.sinks.lane];
        lane.in_flight = self.in_flight.len() as u64;
        lane.oldest_sent_ns = self.in_flight.front().map_or(0, |request| request.sent_ns);
    }

    /// After a refusal the broker's sequences and ours differ: start over under a new id, since a
    /// batch is never sent again here.
    async fn renew_producer_id(&mut self) -> Result<()> {
        self.wants_producer_id = false;
        self.producer_id = Some(fetch_producer_id(&self.plan.address).await?);
        for partition in &mut self.partitions {
            partition.base_sequence = 0;
        }
        Ok(())
    }
}

fn seal(template: &mut Template, producer: ProducerState) -> Result<()> {
    template
        .seal(unix_ms(), producer)
        .map_err(|source| Error::Batch {
            what: source.to_string(),
        })
}

/// Sequences wrap from `i32::MAX` to 0 (KIP-98).
fn sequence_after(base_sequence: i32, record_count: u32) -> i32 {
    let next = (i64::from(base_sequence) + i64::from(record_count)) & i64::from(i32::MAX);
    next as i32
}

/// Whether every further batch would be refused, too, so that going on is pointless.
fn is_hopeless(code: i16) -> bool {
    let known = ErrorCode::from_code(code);
    let passing = matches!(
        known,
        Some(
            ErrorCode::UnknownServerError
                | ErrorCode::OutOfOrderSequenceNumber
                | ErrorCode::DuplicateSequenceNumber
                | ErrorCode::InvalidProducerEpoch
                | ErrorCode::UnknownProducerId
                | ErrorCode::BrokerNotAvailable
        )
    );
    !passing && !is_retriable(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_wrap_to_zero() {
        assert_eq!(sequence_after(0, 5), 5);
        assert_eq!(sequence_after(i32::MAX, 1), 0);
        assert_eq!(sequence_after(i32::MAX - 1, 5), 3);
    }

    #[test]
    fn errors_that_pass_do_not_end_a_run() {
        assert!(!is_hopeless(ErrorCode::NotLeaderOrFollower.code()));
        assert!(!is_hopeless(ErrorCode::OutOfOrderSequenceNumber.code()));
        assert!(is_hopeless(ErrorCode::MessageTooLarge.code()));
        assert!(is_hopeless(ErrorCode::TopicAuthorizationFailed.code()));
        assert!(is_hopeless(12_345));
    }
}
