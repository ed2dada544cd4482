//! What one worker thread counts and times, and the one-second windows it hands over.
//!
//! Latency belongs to the second in which a request was *intended*, so that a request which waits
//! past the end of the measurement still counts; throughput belongs to the second in which the
//! answer came.

use std::collections::BTreeMap;
use std::sync::mpsc::Sender;

use hdrhistogram::Histogram;

use crate::clock::SECOND_NS;
use crate::schedule::Schedule;

/// The phases of a measurement, CLOCK_MONOTONIC ns, ascending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timing {
    /// First request.
    pub start_ns: u64,
    /// End of warm-up.
    pub measure_start_ns: u64,
    /// Nothing is intended from here on.
    pub measure_end_ns: u64,
    /// What is not answered by now never will be.
    pub drain_end_ns: u64,
}

impl Timing {
    /// Stands in until the phases are known: nothing has begun.
    pub const NOT_YET: Timing = Timing {
        start_ns: u64::MAX,
        measure_start_ns: u64::MAX,
        measure_end_ns: u64::MAX,
        drain_end_ns: u64::MAX,
    };

    /// Whether `at_ns` lies in the measurement.
    pub fn measures(&self, at_ns: u64) -> bool {
        (self.measure_start_ns..self.measure_end_ns).contains(&at_ns)
    }
}

/// Amounts that add up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counters {
    /// Requests that were answered without an error (acks=0: written to the socket).
    pub requests: u64,
    /// Records in them.
    pub records: u64,
    /// Bytes of their values.
    pub value_bytes: u64,
    /// Bytes of their batches.
    pub batch_bytes: u64,
    /// Failed batches by error code.
    pub errors: BTreeMap<i16, u64>,
}

impl Counters {
    /// Adds `other`.
    pub fn merge(&mut self, other: &Counters) {
        self.requests += other.requests;
        self.records += other.records;
        self.value_bytes += other.value_bytes;
        self.batch_bytes += other.batch_bytes;
        for (code, count) in &other.errors {
            *self.errors.entry(*code).or_default() += count;
        }
    }

    /// Number of failed batches.
    pub fn error_count(&self) -> u64 {
        self.errors.values().sum()
    }
}

/// Which side of a run a recorder belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Produce requests.
    Producer,
    /// Fetch requests, and records on their arrival.
    Consumer,
}

/// One second of one worker.
#[derive(Debug)]
pub struct Window {
    /// Whose.
    pub role: Role,
    /// Seconds since the measurement began.
    pub index: u64,
    /// What was answered in this second.
    pub counters: Counters,
    /// Latencies of what was answered in this second.
    pub latency: Histogram<u64>,
    /// Requests that were due and not sent at its end.
    pub backlog: u64,
}

/// What the recorder knows of one connection.
#[derive(Debug, Clone, Copy, Default)]
pub struct Lane {
    /// The schedule of an open loop.
    pub schedule: Option<Schedule>,
    /// Requests that were sent.
    pub sent_count: u64,
    /// Requests that wait for an answer.
    pub in_flight: u64,
    /// When the oldest of them was sent.
    pub oldest_sent_ns: u64,
}

/// Counts and times for all connections of one role on one worker thread.
#[derive(Debug)]
pub struct Recorder {
    role: Role,
    timing: Timing,
    /// From the intended send to the answer (consumers: to the arrival).
    pub latency: Histogram<u64>,
    /// From the actual send to the answer.
    pub service: Histogram<u64>,
    /// From start to end, warm-up and drain included.
    pub whole: Counters,
    /// Answered during the measurement.
    pub measured: Counters,
    /// Largest backlog of any connection at any send.
    pub backlog_max: u64,
    /// By number of the connection on this worker.
    pub lanes: Vec<Lane>,
    window: Counters,
    window_latency: Histogram<u64>,
    window_index: u64,
    windows: Option<Sender<Window>>,
}

/// A request that was answered.
#[derive(Debug, Clone, Copy)]
pub struct Completion {
    /// When it was meant to be sent.
    pub intended_ns: u64,
    /// When it was sent.
    pub sent_ns: u64,
    /// When its answer was there.
    pub completed_ns: u64,
}

/// What an answered request moved.
#[derive(Debug, Clone, Copy, Default)]
pub struct Amount {
    /// Records.
    pub records: u64,
    /// Bytes of their values.
    pub value_bytes: u64,
    /// Bytes of the batches.
    pub batch_bytes: u64,
}

/// Latencies are kept from 1 us to 60 s with three digits; longer ones count as 60 s.
const LATENCY_NS_MIN: u64 = 1_000;
const LATENCY_NS_MAX: u64 = 60 * SECOND_NS;
const DIGITS: u8 = 3;
/// Windows only need their percentiles, and there may be thousands of them.
const WINDOW_DIGITS: u8 = 2;

/// An empty histogram of latencies in nanoseconds.
pub fn latency_histogram() -> Histogram<u64> {
    histogram(DIGITS)
}

fn histogram(digits: u8) -> Histogram<u64> {
    match Histogram::new_with_bounds(LATENCY_NS_MIN, LATENCY_NS_MAX, digits) {
        Ok(histogram) => histogram,
        Err(error) => unreachable!("constant bounds are valid: {error}"),
    }
}

impl Recorder {
    /// A recorder for `lane_count` connections.
    pub fn new(role: Role, timing: Timing, lane_count: usize, windows: Sender<Window>) -> Recorder {
        Recorder {
            role,
            timing,
            latency: latency_histogram(),
            service: latency_histogram(),
            whole: Counters::default(),
            measured: Counters::default(),
            backlog_max: 0,
            lanes: vec![Lane::default(); lane_count],
            window: Counters::default(),
            window_latency: histogram(WINDOW_DIGITS),
            window_index: 0,
            windows: Some(windows),
        }
    }

    /// Sets the phases, once they are known.
    pub fn set_timing(&mut self, timing: Timing) {
        self.timing = timing;
    }

    /// Counts an answered request and times it.
    pub fn complete(&mut self, completion: Completion, amount: Amount) {
        self.count(completion.completed_ns, amount);
        self.time(completion.intended_ns, completion.completed_ns);
        if self.timing.measures(completion.intended_ns) {
            let service_ns = completion.completed_ns.saturating_sub(completion.sent_ns);
            self.service.saturating_record(service_ns);
        }
    }

    /// Counts what was moved by one request that ended at `completed_ns`.
    pub fn count(&mut self, completed_ns: u64, amount: Amount) {
        self.tick(completed_ns);
        let add = |counters: &mut Counters| {
            counters.requests += 1;
            counters.records += amount.records;
            counters.value_bytes += amount.value_bytes;
            counters.batch_bytes += amount.batch_bytes;
        };
        add(&mut self.whole);
        if self.timing.measures(completed_ns) {
            add(&mut self.measured);
            add(&mut self.window);
        }
    }

    /// Times one thing that was intended at `intended_ns` and came about at `completed_ns`.
    pub fn time(&mut self, intended_ns: u64, completed_ns: u64) {
        let latency_ns = completed_ns.saturating_sub(intended_ns);
        if self.timing.measures(intended_ns) {
            self.latency.saturating_record(latency_ns);
        }
        if self.timing.measures(completed_ns) {
            self.window_latency.saturating_record(latency_ns);
        }
    }

    /// Counts a batch that the broker refused.
    pub fn fail(&mut self, failed_ns: u64, code: i16) {
        self.tick(failed_ns);
        *self.whole.errors.entry(code).or_default() += 1;
        if self.timing.measures(failed_ns) {
            *self.measured.errors.entry(code).or_default() += 1;
            *self.window.errors.entry(code).or_default() += 1;
        }
    }

    /// Notes how many requests were due and not sent on connection `lane` at a send.
    pub fn note_backlog(&mut self, lane: usize, now_ns: u64) {
        let behind = self
            .lanes
            .get(lane)
            .map_or(0, |lane| self.behind(lane, now_ns));
        self.backlog_max = self.backlog_max.max(behind);
    }

    /// Hands over the windows that ended before `now_ns`.
    pub fn tick(&mut self, now_ns: u64) {
        let last_ns = now_ns.min(self.timing.measure_end_ns);
        let elapsed_ns = last_ns.saturating_sub(self.timing.measure_start_ns);
        while self.window_index < elapsed_ns / SECOND_NS {
            let end_ns = self.timing.measure_start_ns + (self.window_index + 1) * SECOND_NS;
            let backlog = self
                .lanes
                .iter()
                .map(|lane| self.behind(lane, end_ns))
                .sum();
            let latency = self.window_latency.clone();
            self.window_latency.reset();
            let window = Window {
                role: self.role,
                index: self.window_index,
                counters: std::mem::take(&mut self.window),
                latency,
                backlog,
            };
            if let Some(windows) = &self.windows {
                // The receiver is gone only when the run failed elsewhere.
                let _ = windows.send(window);
            }
            self.window_index += 1;
        }
    }

    /// Lets go of the channel, so that its receiver sees that no more windows come.
    pub fn close(&mut self) {
        self.windows = None;
    }

    /// Requests that were due and never sent.
    pub fn unsent_count(&self) -> u64 {
        let end_ns = self.timing.measure_end_ns.saturating_sub(1);
        self.lanes
            .iter()
            .map(|lane| self.behind(lane, end_ns))
            .sum()
    }

    /// Requests that were never answered.
    pub fn unanswered_count(&self) -> u64 {
        self.lanes.iter().map(|lane| lane.in_flight).sum()
    }

    /// The longest wait of any unanswered request.
    pub fn longest_wait_ns(&self, now_ns: u64) -> u64 {
        self.lanes
            .iter()
            .filter(|lane| lane.in_flight > 0)
            .map(|lane| now_ns.saturating_sub(lane.oldest_sent_ns))
            .max()
            .unwrap_or(0)
    }

    fn behind(&self, lane: &Lane, now_ns: u64) -> u64 {
        let now_ns = now_ns.min(self.timing.measure_end_ns.saturating_sub(1));
        lane.schedule
            .map_or(0, |schedule| schedule.due_count(now_ns))
            .saturating_sub(lane.sent_count)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;
    use crate::schedule::ScheduleShape;

    const TIMING: Timing = Timing {
        start_ns: 0,
        measure_start_ns: 10 * SECOND_NS,
        measure_end_ns: 13 * SECOND_NS,
        drain_end_ns: 20 * SECOND_NS,
    };

    fn one_record() -> Amount {
        Amount {
            records: 1,
            value_bytes: 100,
            batch_bytes: 170,
        }
    }

    fn complete(recorder: &mut Recorder, intended_ns: u64, completed_ns: u64) {
        let completion = Completion {
            intended_ns,
            sent_ns: intended_ns + 1_000_000,
            completed_ns,
        };
        recorder.complete(completion, one_record());
    }

    #[test]
    fn warm_up_is_not_measured_and_a_late_answer_is() {
        let (sender, _receiver) = mpsc::channel();
        let mut recorder = Recorder::new(Role::Producer, TIMING, 1, sender);
        complete(&mut recorder, SECOND_NS, 2 * SECOND_NS);
        // Intended in the measurement, answered after it: latency yes, throughput no.
        complete(&mut recorder, 12 * SECOND_NS, 15 * SECOND_NS);
        // Intended in warm-up, answered in the measurement: throughput yes, latency no.
        complete(&mut recorder, 9 * SECOND_NS, 11 * SECOND_NS);
        assert_eq!(recorder.whole.records, 3);
        assert_eq!(recorder.measured.records, 1);
        assert_eq!(recorder.latency.len(), 1);
        let latency_ns = recorder.latency.max();
        assert!(recorder.latency.equivalent(latency_ns, 3 * SECOND_NS));
        assert!(
            recorder
                .service
                .equivalent(recorder.service.max(), 2_999_000_000)
        );
    }

    #[test]
    fn every_second_is_handed_over_once_even_if_nothing_happened_in_it() {
        let (sender, receiver) = mpsc::channel();
        let mut recorder = Recorder::new(Role::Producer, TIMING, 1, sender);
        complete(&mut recorder, 10 * SECOND_NS, 10 * SECOND_NS + 5);
        recorder.fail(12 * SECOND_NS, 7);
        recorder.tick(19 * SECOND_NS);
        recorder.tick(19 * SECOND_NS);
        let windows: Vec<Window> = receiver.try_iter().collect();
        let seen: Vec<(u64, u64, u64)> = windows
            .iter()
            .map(|window| {
                let counters = &window.counters;
                (window.index, counters.records, counters.error_count())
            })
            .collect();
        assert_eq!(seen, [(0, 1, 0), (1, 0, 0), (2, 0, 1)]);
    }

    #[test]
    fn the_backlog_of_a_stalled_connection_grows_from_window_to_window() {
        let (sender, receiver) = mpsc::channel();
        let mut recorder = Recorder::new(Role::Producer, TIMING, 1, sender);
        recorder.lanes[0].schedule = Some(Schedule::new(
            0,
            ScheduleShape {
                lane: 0,
                lane_count: 1,
                records_per_request: 1,
                records_per_second: 10.0,
            },
        ));
        recorder.lanes[0].sent_count = 100;
        recorder.note_backlog(0, 11 * SECOND_NS);
        assert_eq!(recorder.backlog_max, 11);
        recorder.tick(13 * SECOND_NS);
        let backlogs: Vec<u64> = receiver.try_iter().map(|window| window.backlog).collect();
        assert_eq!(backlogs, [11, 21, 30]);
        assert_eq!(recorder.unsent_count(), 30);
    }

    #[test]
    fn waits_longer_than_the_histogram_count_as_its_maximum() {
        let (sender, _receiver) = mpsc::channel();
        let mut recorder = Recorder::new(Role::Producer, TIMING, 1, sender);
        recorder.time(10 * SECOND_NS, 500 * SECOND_NS);
        assert!(recorder.latency.max() >= 60 * SECOND_NS);
        assert_eq!(recorder.latency.len(), 1);
    }
}
