//! One measurement: starts the workers, samples processes at the right moments, gathers results.
//!
//! Runs on the main thread, which sleeps while the workers work.

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread::JoinHandle;
use std::time::Duration;

use hdrhistogram::Histogram;
use indicatif::{ProgressBar, ProgressStyle};
use tokio::sync::watch;

use crate::budget::{self, MetricsUrl, Scrape};
use crate::cli::RunOptions;
use crate::clock::{SECOND_NS, monotonic_ns};
use crate::error::{Error, Result};
use crate::json::{ClientUse, WindowRow, us};
use crate::process_stats::{self, ProcessSample};
use crate::stats::{Counters, Recorder, Role, Timing, Window, latency_histogram};
use crate::verify::AckedBatch;
use crate::worker::{self, Shared, THREAD_NAME, WorkerChannels, WorkerPlan, WorkerResult};

/// Everything that the workers of one measurement found.
#[derive(Debug)]
pub struct Measured {
    /// Length of the measurement, shorter than planned if it ended early.
    pub seconds: f64,
    /// The producing side.
    pub produce: SideTotals,
    /// The fetching side.
    pub consume: SideTotals,
    /// Acknowledged batches, if they are remembered.
    pub acked: Vec<AckedBatch>,
    /// The loss of the broker, if it was expected.
    pub disconnected: Option<Error>,
    /// Samples of the server at the start and end of the measurement.
    pub server: Option<(ProcessSample, ProcessSample)>,
    /// The broker's metrics at the start and end of the measurement.
    pub metrics: Option<(Scrape, Scrape)>,
    /// Samples of this process.
    pub client: (ProcessSample, ProcessSample),
    /// CPU of the busiest worker thread, as part of one core.
    pub busiest_thread_core_share: f64,
    /// How many worker threads there were.
    pub thread_count: usize,
}

/// The sum over all connections of one role.
#[derive(Debug)]
pub struct SideTotals {
    pub latency: Histogram<u64>,
    pub service: Histogram<u64>,
    pub whole: Counters,
    pub measured: Counters,
    pub backlog_max: u64,
    pub unsent: u64,
    pub unanswered: u64,
    pub windows: Vec<WindowRow>,
}

/// Time between the last connection and the first request.
const START_DELAY_NS: u64 = 20_000_000;
/// How long answers may come after the end, and a backlog may be worked off.
const DRAIN_SECONDS: u64 = 10;
/// Keeps rates finite if the broker dies in warm-up.
pub const MEASURED_SECONDS_MIN: f64 = 1e-3;
/// A client that uses more than this part of its cores may be the limit itself.
const CLIENT_BOUND_SHARE: f64 = 0.8;

/// Runs `plans` for warm-up and measurement. `on_produced` is called on this thread once all
/// producing connections are done, while fetching ones may still be reading.
pub fn run(
    plans: Vec<WorkerPlan>,
    shared: &Arc<Shared>,
    on_produced: impl FnOnce() -> Result<()>,
) -> Result<Measured> {
    let thread_count = plans.len();
    let (timing_sender, timing_receiver) = watch::channel(None);
    let (ready_sender, ready_receiver) = mpsc::channel();
    let (window_sender, window_receiver) = mpsc::channel();
    let (produced_sender, produced_receiver) = mpsc::channel();
    let mut threads = Vec::with_capacity(thread_count);
    for (number, plan) in plans.into_iter().enumerate() {
        let channels = WorkerChannels {
            ready: ready_sender.clone(),
            timing: timing_receiver.clone(),
            windows: window_sender.clone(),
            produced: produced_sender.clone(),
        };
        threads.push(worker::spawn(number, plan, shared.clone(), channels)?);
    }
    drop((ready_sender, window_sender, produced_sender));
    if ready_receiver.iter().take(thread_count).count() < thread_count {
        // A worker failed before it was ready; its error says why.
        drop(timing_sender);
        return Err(first_error(threads));
    }
    let timing = timing_from_now(&shared.options);
    timing_sender.send_replace(Some(timing));
    let mut windows = Windows::new(thread_count, &shared.options);
    let samples = watch_phases(
        &timing,
        shared.options.server_pid,
        shared.options.metrics.as_ref(),
        &window_receiver,
        &mut windows,
    );
    // Ends early only if all workers have ended, and then there is nothing to wait for.
    let produced = produced_receiver.iter().take(thread_count).count();
    let after_produce = match produced == thread_count {
        true => on_produced(),
        false => Ok(()),
    };
    let results = join_all(threads);
    windows.bar.finish_and_clear();
    let results = results?;
    if results.iter().all(|result| result.disconnected.is_none()) {
        after_produce?;
    }
    for window in window_receiver.try_iter() {
        windows.add(window);
    }
    let samples = samples?;
    Ok(gather(results, windows, samples, timing, thread_count))
}

fn timing_from_now(options: &RunOptions) -> Timing {
    let start_ns = monotonic_ns() + START_DELAY_NS;
    let measure_start_ns = start_ns + options.warm_up * SECOND_NS;
    let measure_end_ns = measure_start_ns + options.seconds * SECOND_NS;
    Timing {
        start_ns,
        measure_start_ns,
        measure_end_ns,
        drain_end_ns: measure_end_ns + DRAIN_SECONDS * SECOND_NS,
    }
}

struct Samples {
    server: Option<(ProcessSample, ProcessSample)>,
    metrics: Option<(Scrape, Scrape)>,
    client: (ProcessSample, ProcessSample),
    threads: (Vec<f64>, Vec<f64>),
}

/// Sleeps through the phases, samples at their borders, and takes windows meanwhile.
fn watch_phases(
    timing: &Timing,
    server_pid: Option<u32>,
    metrics: Option<&MetricsUrl>,
    receiver: &Receiver<Window>,
    windows: &mut Windows,
) -> Result<Samples> {
    let sample = || -> Result<(Option<ProcessSample>, ProcessSample, Vec<f64>)> {
        let server = match server_pid {
            // The server may have died: then the run says so elsewhere.
            Some(pid) => process_stats::sample(pid).ok(),
            None => None,
        };
        let client = process_stats::sample(std::process::id())?;
        let threads = process_stats::own_thread_cpu_seconds(THREAD_NAME);
        Ok((server, client, threads))
    };
    // It answered before the run; if it does not any more, the run says so elsewhere.
    let scrape = || metrics.and_then(|url| budget::scrape(url).ok());
    take_windows_until(timing.measure_start_ns, receiver, windows);
    let (before, metrics_before) = (sample()?, scrape());
    take_windows_until(timing.measure_end_ns, receiver, windows);
    let (after, metrics_after) = (sample()?, scrape());
    Ok(Samples {
        server: before.0.zip(after.0),
        metrics: metrics_before.zip(metrics_after),
        client: (before.1, after.1),
        threads: (before.2, after.2),
    })
}

fn take_windows_until(end_ns: u64, receiver: &Receiver<Window>, windows: &mut Windows) {
    loop {
        let rest_ns = end_ns.saturating_sub(monotonic_ns());
        if rest_ns == 0 {
            return;
        }
        match receiver.recv_timeout(Duration::from_nanos(rest_ns)) {
            Ok(window) => windows.add(window),
            Err(RecvTimeoutError::Timeout) => {}
            // All workers have ended before their time.
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// Windows of all workers, summed up second by second.
struct Windows {
    worker_count: usize,
    open: BTreeMap<(Role, u64), OpenWindow>,
    closed: BTreeMap<Role, Vec<WindowRow>>,
    bar: ProgressBar,
}

struct OpenWindow {
    parts: usize,
    counters: Counters,
    latency: Option<Histogram<u64>>,
    backlog: u64,
}

impl Windows {
    fn new(worker_count: usize, options: &RunOptions) -> Windows {
        let bar = match std::io::stderr().is_terminal() {
            true => ProgressBar::new(options.seconds),
            false => ProgressBar::hidden(),
        };
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} s  {msg}") {
            bar.set_style(style);
        }
        bar.set_message("warming up");
        bar.tick();
        Windows {
            worker_count,
            open: BTreeMap::new(),
            closed: BTreeMap::new(),
            bar,
        }
    }

    fn add(&mut self, window: Window) {
        let key = (window.role, window.index);
        let open = self.open.entry(key).or_insert_with(|| OpenWindow {
            parts: 0,
            counters: Counters::default(),
            latency: None,
            backlog: 0,
        });
        open.parts += 1;
        open.counters.merge(&window.counters);
        open.backlog += window.backlog;
        match &mut open.latency {
            // Both have the same bounds, so adding cannot fail.
            Some(sum) => sum.add(&window.latency).unwrap_or_default(),
            None => open.latency = Some(window.latency),
        }
        if open.parts == self.worker_count
            && let Some(whole) = self.open.remove(&key)
        {
            self.close(key, &whole);
        }
    }

    fn close(&mut self, (role, second): (Role, u64), window: &OpenWindow) {
        let quantile = |quantile| {
            let latency = window.latency.as_ref();
            us(latency.map_or(0, |latency| latency.value_at_quantile(quantile)))
        };
        let row = WindowRow {
            second,
            records: window.counters.records,
            mb: window.counters.value_bytes as f64 / 1e6,
            p50_us: quantile(0.5),
            p99_us: quantile(0.99),
            max_us: quantile(1.0),
            errors: window.counters.error_count(),
            backlog_requests: window.backlog,
        };
        if row.records > 0 || role == Role::Producer {
            self.bar.set_position(second + 1);
            self.bar.set_message(format!(
                "{:.1} MB/s  p99 {:.2} ms  {} errors",
                row.mb,
                row.p99_us / 1_000.0,
                row.errors
            ));
        }
        self.closed.entry(role).or_default().push(row);
    }
}

fn join_all(threads: Vec<JoinHandle<Result<WorkerResult>>>) -> Result<Vec<WorkerResult>> {
    let mut results = Vec::with_capacity(threads.len());
    let mut failure = None;
    for thread in threads {
        match join(thread) {
            Ok(result) => results.push(result),
            Err(error) => failure = Some(failure.unwrap_or(error)),
        }
    }
    match failure {
        Some(error) => Err(error),
        None => Ok(results),
    }
}

fn join(thread: JoinHandle<Result<WorkerResult>>) -> Result<WorkerResult> {
    thread.join().unwrap_or_else(|_| {
        Err(Error::Worker {
            source: std::io::Error::other("it panicked"),
        })
    })
}

/// The reason why workers did not get ready: that of the first that has one.
fn first_error(threads: Vec<JoinHandle<Result<WorkerResult>>>) -> Error {
    let mut errors: Vec<Error> = threads
        .into_iter()
        .filter_map(|thread| join(thread).err())
        .collect();
    // Those that were only told to give up report a worker error.
    errors.sort_by_key(|error| matches!(error, Error::Worker { .. }));
    errors.into_iter().next().unwrap_or_else(|| Error::Worker {
        source: std::io::Error::other("it ended without a reason"),
    })
}

fn gather(
    results: Vec<WorkerResult>,
    mut windows: Windows,
    samples: Samples,
    timing: Timing,
    thread_count: usize,
) -> Measured {
    let mut side = |role| SideTotals {
        latency: latency_histogram(),
        service: latency_histogram(),
        whole: Counters::default(),
        measured: Counters::default(),
        backlog_max: 0,
        unsent: 0,
        unanswered: 0,
        windows: windows.closed.remove(&role).unwrap_or_default(),
    };
    let (mut produce, mut consume) = (side(Role::Producer), side(Role::Consumer));
    let (mut acked, mut disconnected, mut ended_ns) = (Vec::new(), None, 0);
    for mut result in results {
        ended_ns = result.ended_ns.max(ended_ns);
        produce.add(&result.produce);
        consume.add(&result.consume);
        acked.append(&mut result.acked);
        disconnected = disconnected.or(result.disconnected);
    }
    let (before, after) = samples.threads;
    let busiest = before
        .iter()
        .zip(&after)
        .map(|(before, after)| after - before)
        .fold(0.0, f64::max);
    let end_ns = ended_ns.min(timing.measure_end_ns);
    let seconds = end_ns.saturating_sub(timing.measure_start_ns) as f64 / SECOND_NS as f64;
    Measured {
        seconds,
        produce,
        consume,
        acked,
        disconnected,
        server: samples.server,
        metrics: samples.metrics,
        client: samples.client,
        busiest_thread_core_share: busiest / seconds.max(MEASURED_SECONDS_MIN),
        thread_count,
    }
}

impl SideTotals {
    fn add(&mut self, recorder: &Recorder) {
        // All histograms have the same bounds, so adding cannot fail.
        self.latency.add(&recorder.latency).unwrap_or_default();
        self.service.add(&recorder.service).unwrap_or_default();
        self.whole.merge(&recorder.whole);
        self.measured.merge(&recorder.measured);
        self.backlog_max = self.backlog_max.max(recorder.backlog_max);
        self.unsent += recorder.unsent_count();
        self.unanswered += recorder.unanswered_count();
    }
}

impl Measured {
    /// What this process used while it moved `bytes`.
    pub fn client_use(&self, bytes: u64) -> ClientUse {
        let process = process_stats::used(&self.client.0, &self.client.1, bytes);
        let cores = self.thread_count as f64;
        let share = process.cpu_seconds() / process.seconds.max(MEASURED_SECONDS_MIN) / cores;
        ClientUse {
            process,
            busiest_thread_core_share: self.busiest_thread_core_share,
            client_bound: share > CLIENT_BOUND_SHARE
                || self.busiest_thread_core_share > CLIENT_BOUND_SHARE,
        }
    }
}
