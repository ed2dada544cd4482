//! A worker thread: some connections on one runtime, a ticker, and the result of all of them.
//!
//! The ticker hands over windows, notices a broker that has stopped answering, and ends the work
//! when the time for late answers is over or another worker has failed.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::{JoinSet, LocalSet};

use crate::ack_log::{AckLog, Acknowledgements};
use crate::cli::RunOptions;
use crate::client::Topic;
use crate::clock::monotonic_ns;
use crate::consume::{ConsumePlan, Consumer};
use crate::error::{Error, Result};
use crate::produce::{ProducePlan, ProduceSinks, Producer};
use crate::stats::{Recorder, Role, Timing, Window};
use crate::verify::AckedBatch;

/// What all workers of a measurement share.
#[derive(Debug)]
pub struct Shared {
    /// The command line.
    pub options: RunOptions,
    /// The topic.
    pub topic: Topic,
    /// Where acknowledged batches are written.
    pub ack_log: Option<Arc<AckLog>>,
    /// Set when a worker has failed or lost its broker.
    pub stop: AtomicBool,
}

/// The work of one thread.
#[derive(Debug, Default)]
pub struct WorkerPlan {
    /// Producing connections.
    pub producers: Vec<ProducePlan>,
    /// Fetching connections.
    pub consumers: Vec<ConsumePlan>,
}

/// The ends of a worker's channels.
#[derive(Debug)]
pub struct WorkerChannels {
    /// Told when all connections are open.
    pub ready: Sender<()>,
    /// Tells when to start.
    pub timing: watch::Receiver<Option<Timing>>,
    /// Takes windows.
    pub windows: Sender<Window>,
    /// Told when the producing connections are done.
    pub produced: Sender<()>,
}

/// What a worker found out.
#[derive(Debug)]
pub struct WorkerResult {
    /// Of the producing connections.
    pub produce: Recorder,
    /// Of the fetching connections.
    pub consume: Recorder,
    /// Acknowledged batches, if they are remembered.
    pub acked: Vec<AckedBatch>,
    /// When the work ended.
    pub ended_ns: u64,
    /// Why the work ended early, if the broker went away and that was expected.
    pub disconnected: Option<Error>,
}

/// Names of worker threads start with this.
pub const THREAD_NAME: &str = "load-";
const TICK: Duration = Duration::from_millis(50);

type Lane = Pin<Box<dyn Future<Output = Result<()>>>>;

/// Starts worker `number`.
pub fn spawn(
    number: usize,
    plan: WorkerPlan,
    shared: Arc<Shared>,
    channels: WorkerChannels,
) -> Result<JoinHandle<Result<WorkerResult>>> {
    std::thread::Builder::new()
        .name(format!("{THREAD_NAME}{number}"))
        .spawn(move || {
            let outcome = work(plan, &shared, channels);
            if outcome.is_err() {
                shared.stop.store(true, Ordering::Relaxed);
            }
            outcome
        })
        .map_err(|source| Error::Worker { source })
}

fn work(plan: WorkerPlan, shared: &Shared, channels: WorkerChannels) -> Result<WorkerResult> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|source| Error::Worker { source })?;
    LocalSet::new().block_on(&runtime, drive(plan, shared, channels))
}

async fn drive(
    plan: WorkerPlan,
    shared: &Shared,
    channels: WorkerChannels,
) -> Result<WorkerResult> {
    let ledger = Ledger::new(&plan, shared, channels.windows);
    let producers = ledger.open_producers(plan.producers, shared).await?;
    let consumers = ledger.open_consumers(plan.consumers, shared).await?;
    // The coordinator is gone only if it failed, and then there is nothing to do.
    let _ = channels.ready.send(());
    let timing = wait_for_start(channels.timing).await?;
    for recorder in [&ledger.produce, &ledger.consume] {
        recorder.borrow_mut().set_timing(timing);
    }
    let produced = channels.produced;
    let produce_lanes = async {
        let lanes = producers
            .into_iter()
            .map(|mut producer| Box::pin(async move { producer.run(timing).await }) as Lane);
        let outcome = join(lanes).await;
        let _ = produced.send(());
        outcome
    };
    let consume_lanes = join(
        consumers
            .into_iter()
            .map(|mut consumer| Box::pin(async move { consumer.run(timing).await }) as Lane),
    );
    let outcome = tokio::select! {
        lanes = async { tokio::try_join!(produce_lanes, consume_lanes).map(|_| ()) } => lanes,
        ticked = ledger.tick(shared, timing) => ticked,
    };
    match outcome {
        Ok(()) => ledger.finish(shared, timing, None),
        Err(error) if error.is_disconnect() && shared.options.until_disconnect => {
            shared.stop.store(true, Ordering::Relaxed);
            ledger.finish(shared, timing, Some(error))
        }
        Err(error) => {
            // What is known must reach the log even if the run has failed.
            ledger.acknowledgements.borrow_mut().finish()?;
            Err(error)
        }
    }
}

async fn wait_for_start(mut timing: watch::Receiver<Option<Timing>>) -> Result<Timing> {
    match timing.wait_for(Option::is_some).await.map(|timing| *timing) {
        Ok(Some(timing)) => Ok(timing),
        Ok(None) | Err(_) => Err(Error::Worker {
            source: std::io::Error::other("the run was given up before it started"),
        }),
    }
}

/// Runs all lanes as tasks of this thread until the last has ended or one has failed.
async fn join(lanes: impl Iterator<Item = Lane>) -> Result<()> {
    let mut tasks = JoinSet::new();
    for lane in lanes {
        tasks.spawn_local(lane);
    }
    while let Some(ended) = tasks.join_next().await {
        ended.map_err(|source| Error::Worker {
            source: std::io::Error::other(source),
        })??;
    }
    Ok(())
}

/// What the connections of a worker write into.
struct Ledger {
    produce: Rc<RefCell<Recorder>>,
    consume: Rc<RefCell<Recorder>>,
    acknowledgements: Rc<RefCell<Acknowledgements>>,
    windows: Sender<Window>,
}

impl Ledger {
    fn new(plan: &WorkerPlan, shared: &Shared, windows: Sender<Window>) -> Ledger {
        let recorder = |role, lane_count| {
            let recorder = Recorder::new(role, Timing::NOT_YET, lane_count, windows.clone());
            Rc::new(RefCell::new(recorder))
        };
        let acknowledgements = Acknowledgements::new(
            &shared.topic.name,
            shared.options.verify,
            shared.ack_log.clone(),
        );
        Ledger {
            produce: recorder(Role::Producer, plan.producers.len()),
            consume: recorder(Role::Consumer, plan.consumers.len()),
            acknowledgements: Rc::new(RefCell::new(acknowledgements)),
            windows,
        }
    }

    async fn open_producers(
        &self,
        plans: Vec<ProducePlan>,
        shared: &Shared,
    ) -> Result<Vec<Producer>> {
        let mut producers = Vec::with_capacity(plans.len());
        for (lane, plan) in plans.into_iter().enumerate() {
            let sinks = ProduceSinks {
                recorder: self.produce.clone(),
                acknowledgements: self.acknowledgements.clone(),
                lane,
            };
            producers.push(Producer::open(plan, &shared.options, &shared.topic, sinks).await?);
        }
        Ok(producers)
    }

    async fn open_consumers(
        &self,
        plans: Vec<ConsumePlan>,
        shared: &Shared,
    ) -> Result<Vec<Consumer>> {
        let mut consumers = Vec::with_capacity(plans.len());
        for (lane, plan) in plans.into_iter().enumerate() {
            let recorder = self.consume.clone();
            consumers.push(Consumer::open(plan, &shared.topic, recorder, lane).await?);
        }
        Ok(consumers)
    }

    /// Ends with Ok when there is no more time, or with the reason to give up.
    async fn tick(&self, shared: &Shared, timing: Timing) -> Result<()> {
        let patience_ms = u64::try_from(shared.options.request_timeout_ms).unwrap_or(0);
        loop {
            tokio::time::sleep(TICK).await;
            let now_ns = monotonic_ns();
            self.produce.borrow_mut().tick(now_ns);
            self.consume.borrow_mut().tick(now_ns);
            self.acknowledgements.borrow_mut().write_some()?;
            if shared.stop.load(Ordering::Relaxed) || now_ns >= timing.drain_end_ns {
                return Ok(());
            }
            if self.produce.borrow().longest_wait_ns(now_ns) > patience_ms * 1_000_000 {
                return Err(Error::Timeout {
                    what: "the answer to a Produce request".to_owned(),
                    seconds: patience_ms / 1_000,
                });
            }
        }
    }

    fn finish(
        &self,
        shared: &Shared,
        timing: Timing,
        disconnected: Option<Error>,
    ) -> Result<WorkerResult> {
        // An open loop may be done a little before the end: the measurement lasts until then.
        let ended_ns = match shared.stop.load(Ordering::Relaxed) {
            true => monotonic_ns(),
            false => timing.measure_end_ns,
        };
        for recorder in [&self.produce, &self.consume] {
            recorder.borrow_mut().tick(ended_ns);
        }
        let acked = self.acknowledgements.borrow_mut().finish()?;
        Ok(WorkerResult {
            produce: self.take(&self.produce, Role::Producer),
            consume: self.take(&self.consume, Role::Consumer),
            acked,
            ended_ns,
            disconnected,
        })
    }

    /// The recorder, once the tasks that shared it are over; aborted tasks may still hold it.
    fn take(&self, recorder: &Rc<RefCell<Recorder>>, role: Role) -> Recorder {
        let empty = Recorder::new(role, Timing::NOT_YET, 0, self.windows.clone());
        let mut taken = recorder.replace(empty);
        taken.close();
        taken
    }
}
