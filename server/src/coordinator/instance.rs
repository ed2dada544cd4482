//! One coordinator: the groups of one partition of `__consumer_offsets`, on the shard that owns it.
//!
//! A request runs to the end of its plan without waiting: decide, replay, queue the batch, park
//! the reply. One task per coordinator appends the queued batches in order, releases replies as
//! batches are committed, and does what falls due. So groups never wait for each other's flushes,
//! and the order of plans is the order of the log. Never answers while it is loading.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use bytes::{Bytes, BytesMut};
use ringspool_engine::{
    AckWhen, AppendError, AppendOrigin, AppendTicket, Batch, Catalog, Engine, PartitionAppend,
    PartitionId, ShardId, TopicId,
};
use ringspool_protocol::messages::join_group_response::JoinGroupResponse;
use ringspool_protocol::messages::sync_group_response::SyncGroupResponse;
use ringspool_protocol::{ErrorCode, Uuid};
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore, oneshot, watch};

use super::group::{
    Effects, GroupConfig, GroupMachine, GroupRecord, JoinWaiter, RecordOrigin, SyncWaiter,
};
use super::loader::load;
use super::parking::Parking;

/// A coordinator and its task. Lives on one thread.
pub(super) struct Instance {
    engine: Engine,
    shard: ShardId,
    partition: PartitionId,
    config: GroupConfig,
    /// Present while the coordinator serves.
    active: RefCell<Option<Active>>,
    phase: watch::Sender<Phase>,
    /// When this coordinator gave up.
    ended_at: Cell<Option<Instant>>,
    /// Rings when a batch was queued or a deadline may have moved.
    work: Notify,
    /// Bounds the batches that are queued or being appended.
    room: Arc<Semaphore>,
}

/// Whether requests are served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Loading,
    Active,
    /// Loading failed or the engine stopped: this coordinator will not come back.
    Ended,
}

/// What a coordinator knows while it serves.
struct Active {
    machine: GroupMachine,
    parking: Parking<Release>,
    queue: VecDeque<QueuedBatch>,
    joins: HashMap<JoinWaiter, oneshot::Sender<JoinGroupResponse>>,
    syncs: HashMap<SyncWaiter, oneshot::Sender<SyncGroupResponse>>,
    next_waiter: u64,
    /// A plan's records could not be encoded: the state has run ahead of the log for good.
    is_broken: bool,
}

/// Sends a reply; dropping it instead tells the receiver that the coordinator is gone.
type Release = Box<dyn FnOnce()>;

/// The records of one plan, encoded.
struct QueuedBatch {
    number: u64,
    batch: Bytes,
    permit: Option<OwnedSemaphorePermit>,
}

/// An append on its way.
struct InFlight {
    /// The number of its last batch.
    number: u64,
    ticket: AppendTicket,
    _permits: Vec<OwnedSemaphorePermit>,
}

/// Why serving ended.
enum Ending {
    /// An append failed: the state must be built again from the log.
    Unloaded,
    /// The engine is stopping.
    Stopped,
}

impl Instance {
    /// Starts a coordinator on this thread, which must be that of `shard`; it loads itself.
    pub(super) fn start(
        engine: Engine,
        shard: ShardId,
        partition: PartitionId,
        config: GroupConfig,
    ) -> Rc<Instance> {
        let instance = Rc::new(Instance {
            engine,
            shard,
            partition,
            config,
            active: RefCell::new(None),
            phase: watch::Sender::new(Phase::Loading),
            ended_at: Cell::new(None),
            work: Notify::new(),
            room: Arc::new(Semaphore::new(QUEUED_BATCHES_MAX)),
        });
        tokio::task::spawn_local(instance.clone().run());
        instance
    }

    /// Whether it is time for another coordinator to try in this one's place.
    pub(super) fn may_be_replaced(&self) -> bool {
        let ended_at = self.ended_at.get();
        ended_at.is_some_and(|ended_at| ended_at.elapsed() >= RETRY_LOADING_AFTER)
    }

    /// Resolves when loading is over, well or not.
    pub(super) async fn loaded(&self) {
        let mut phase = self.phase.subscribe();
        // An error means that the sender is gone, and with it this coordinator.
        let _ = phase.wait_for(|phase| *phase != Phase::Loading).await;
    }

    /// Plans one request and returns its answer once all it rests on is committed.
    ///
    /// Errors: COORDINATOR_NOT_AVAILABLE if this coordinator has ended, NOT_COORDINATOR if the
    /// state was lost before the answer could be given.
    pub(super) async fn call<T: 'static>(
        &self,
        decide: impl FnOnce(&mut GroupMachine, i64) -> (T, Effects),
    ) -> Result<T, ErrorCode> {
        let permit = self.admit().await?;
        let receiver = self.with_active(|active| {
            let (answer, effects) = decide(&mut active.machine, now_ms());
            active.apply(effects, Some(permit));
            let (sender, receiver) = oneshot::channel();
            active.release_later(Box::new(move || {
                // The client may have gone meanwhile.
                let _ = sender.send(answer);
            }));
            receiver
        })?;
        receiver.await.map_err(|_| ErrorCode::NotCoordinator)
    }

    /// As [`Self::call`] for a JoinGroup, whose answer may be parked for a whole rebalance.
    pub(super) async fn join(
        &self,
        decide: impl FnOnce(&mut GroupMachine, JoinWaiter, i64) -> Effects,
    ) -> Result<JoinGroupResponse, ErrorCode> {
        let permit = self.admit().await?;
        let receiver = self.with_active(|active| {
            let waiter = JoinWaiter(active.take_waiter());
            let (sender, receiver) = oneshot::channel();
            active.joins.insert(waiter, sender);
            let effects = decide(&mut active.machine, waiter, now_ms());
            active.apply(effects, Some(permit));
            receiver
        })?;
        receiver.await.map_err(|_| ErrorCode::NotCoordinator)
    }

    /// As [`Self::call`] for a SyncGroup, whose answer may wait for the leader's.
    pub(super) async fn sync(
        &self,
        decide: impl FnOnce(&mut GroupMachine, SyncWaiter, i64) -> Effects,
    ) -> Result<SyncGroupResponse, ErrorCode> {
        let permit = self.admit().await?;
        let receiver = self.with_active(|active| {
            let waiter = SyncWaiter(active.take_waiter());
            let (sender, receiver) = oneshot::channel();
            active.syncs.insert(waiter, sender);
            let effects = decide(&mut active.machine, waiter, now_ms());
            active.apply(effects, Some(permit));
            receiver
        })?;
        receiver.await.map_err(|_| ErrorCode::NotCoordinator)
    }

    /// Waits until this coordinator serves and has room for one more batch.
    async fn admit(&self) -> Result<OwnedSemaphorePermit, ErrorCode> {
        let permit = self.room.clone().acquire_owned().await;
        let permit = permit.map_err(|_| ErrorCode::CoordinatorNotAvailable)?;
        self.loaded().await;
        Ok(permit)
    }

    fn with_active<T>(&self, plan: impl FnOnce(&mut Active) -> T) -> Result<T, ErrorCode> {
        let mut active = self.active.borrow_mut();
        let active = active.as_mut().ok_or(ErrorCode::CoordinatorNotAvailable)?;
        let planned = plan(active);
        self.work.notify_one();
        Ok(planned)
    }

    /// The coordinator's task: loads, serves, and loads again after a failure.
    async fn run(self: Rc<Self>) {
        loop {
            let config = self.config.clone();
            match load(&self.engine, self.shard, self.partition, config).await {
                Ok(mut machine) => {
                    machine.finish_loading(now_ms());
                    self.active.replace(Some(Active::new(machine)));
                    self.phase.send_replace(Phase::Active);
                }
                Err(error) => {
                    tracing::error!(partition = %self.partition, %error, "groups cannot be loaded");
                    break;
                }
            }
            if let Ending::Stopped = self.serve().await {
                break;
            }
            // What refused the append (a full disk, say) is likely to refuse the next one too.
            tokio::time::sleep(RELOAD_PAUSE).await;
        }
        self.active.replace(None);
        self.ended_at.set(Some(Instant::now()));
        self.phase.send_replace(Phase::Ended);
    }

    /// Appends, releases and keeps time until something fails.
    ///
    /// After: nothing is in flight, and everybody who waited was told that the state is gone.
    async fn serve(&self) -> Ending {
        let mut catalog = self.engine.catalog_changes();
        let mut in_flight: VecDeque<InFlight> = VecDeque::new();
        // Topics may have been deleted while nobody looked.
        let mut topics_check_at_ms = Some(now_ms());
        let ending = loop {
            let now_ms = now_ms();
            if topics_check_at_ms.is_some_and(|at_ms| at_ms <= now_ms) {
                let is_done = self.forget_deleted_topics(&catalog.borrow_and_update());
                topics_check_at_ms = (!is_done).then_some(now_ms);
            }
            let deadline_ms = self.do_what_is_due(now_ms);
            if self.is_broken() {
                break Ending::Unloaded;
            }
            while let Some(append) = self.append_queued().await {
                in_flight.push_back(append);
            }
            let wake_at_ms = [deadline_ms, topics_check_at_ms]
                .into_iter()
                .flatten()
                .min();
            tokio::select! {
                biased;
                result = first_result(&mut in_flight) => match result {
                    Ok(number) => self.release_up_to(number),
                    Err(AppendError::Stopped) => break Ending::Stopped,
                    Err(error) => {
                        tracing::error!(partition = %self.partition, %error, "group records not appended");
                        break Ending::Unloaded;
                    }
                },
                () = self.work.notified() => {}
                changed = catalog.changed() => match changed {
                    Ok(()) => topics_check_at_ms = topics_check_at_ms.or(Some(now_ms + TOPICS_CHECK_DELAY_MS)),
                    Err(_) => break Ending::Stopped,
                },
                () = sleep_until(wake_at_ms, now_ms) => {}
            }
        };
        self.phase.send_replace(Phase::Loading);
        self.active.replace(None);
        for append in in_flight {
            // The log is read again only when it is known what went into it.
            let _ = append.ticket.await;
        }
        ending
    }

    /// Does what is due, up to a bound; returns when to look again.
    fn do_what_is_due(&self, now_ms: i64) -> Option<i64> {
        let mut active = self.active.borrow_mut();
        let active = active.as_mut()?;
        for _ in 0..DUE_AT_ONCE_MAX {
            let deadline_ms = active.machine.next_deadline()?;
            if deadline_ms > now_ms || active.queue.len() >= DUE_AT_ONCE_MAX {
                return Some(deadline_ms);
            }
            let effects = active.machine.on_deadline(now_ms);
            active.apply(effects, None);
        }
        active.machine.next_deadline()
    }

    /// Queues tombstones for offsets of topics that are gone; returns whether that was all.
    fn forget_deleted_topics(&self, catalog: &Catalog) -> bool {
        let mut active = self.active.borrow_mut();
        let Some(active) = active.as_mut() else {
            return true;
        };
        let effects = active
            .machine
            .forget_deleted_topics(|name, topic_id| is_gone(catalog, name, topic_id));
        let is_done = effects.is_empty();
        active.apply(effects, None);
        is_done
    }

    fn is_broken(&self) -> bool {
        self.active
            .borrow()
            .as_ref()
            .is_none_or(|active| active.is_broken)
    }

    /// Hands the engine what is queued, in one append of bounded size; None if nothing is queued.
    async fn append_queued(&self) -> Option<InFlight> {
        let mut batches = BytesMut::new();
        let mut permits = Vec::new();
        let mut number = None;
        {
            let mut active = self.active.borrow_mut();
            let queue = &mut active.as_mut()?.queue;
            while let Some(queued) = queue.pop_front_if(|queued| {
                number.is_none() || batches.len() + queued.batch.len() <= APPEND_BYTES_MAX
            }) {
                batches.extend_from_slice(&queued.batch);
                permits.extend(queued.permit);
                number = Some(queued.number);
            }
        }
        let number = number?;
        let append = PartitionAppend {
            partition: self.partition,
            batches: batches.freeze(),
            origin: AppendOrigin::Coordinator,
        };
        let ticket = self
            .engine
            .append(self.shard, vec![append], AckWhen::Committed)
            .await;
        Some(InFlight {
            number,
            ticket,
            _permits: permits,
        })
    }

    fn release_up_to(&self, number: u64) {
        let mut released = Vec::new();
        if let Some(active) = self.active.borrow_mut().as_mut() {
            released.extend(active.parking.commit(number));
        }
        for release in released {
            release();
        }
    }
}

impl Active {
    fn new(machine: GroupMachine) -> Active {
        Active {
            machine,
            parking: Parking::new(),
            queue: VecDeque::new(),
            joins: HashMap::new(),
            syncs: HashMap::new(),
            next_waiter: 0,
            is_broken: false,
        }
    }

    fn take_waiter(&mut self) -> u64 {
        self.next_waiter += 1;
        self.next_waiter
    }

    /// Replays and queues a plan's records, and parks its answers behind them.
    fn apply(&mut self, effects: Effects, permit: Option<OwnedSemaphorePermit>) {
        if !effects.records.is_empty() {
            let Some(batch) = encode_batch(&effects.records) else {
                self.is_broken = true;
                return;
            };
            for record in effects.records {
                self.machine.replay(record, RecordOrigin::Coordinator);
            }
            let number = self.parking.stage();
            self.queue.push_back(QueuedBatch {
                number,
                batch,
                permit,
            });
        }
        for (waiter, response) in effects.joins {
            if let Some(sender) = self.joins.remove(&waiter) {
                self.release_later(Box::new(move || {
                    let _ = sender.send(response);
                }));
            }
        }
        for (waiter, response) in effects.syncs {
            if let Some(sender) = self.syncs.remove(&waiter) {
                self.release_later(Box::new(move || {
                    let _ = sender.send(response);
                }));
            }
        }
    }

    fn release_later(&mut self, release: Release) {
        if self.is_broken {
            // Dropped: the receiver learns that the state is gone.
            return;
        }
        if let Some(release) = self.parking.park(release) {
            release();
        }
    }
}

/// One batch of `records`; None if they have no encoded form, which a plan must never let happen.
fn encode_batch(records: &[GroupRecord]) -> Option<Bytes> {
    let mut builder = Batch::builder();
    let timestamp_ms = now_ms();
    for record in records {
        match record.encode() {
            Ok((key, value)) => builder.push(timestamp_ms, Some(&key), value.as_deref(), &[]),
            Err(error) => {
                tracing::error!(%error, "group record does not encode");
                return None;
            }
        }
    }
    match builder.build() {
        Ok(batch) => Some(batch.into_bytes()),
        Err(error) => {
            tracing::error!(%error, "group records do not fit into a batch");
            None
        }
    }
}

/// Whether the topic an offset was committed for no longer exists.
fn is_gone(catalog: &Catalog, name: &str, topic_id: Uuid) -> bool {
    match catalog.topic_by_name(name) {
        None => true,
        Some(topic) => !topic_id.is_zero() && topic.topic_id != TopicId(topic_id.0),
    }
}

/// The outcome of the oldest append; stays pending while there is none.
async fn first_result(in_flight: &mut VecDeque<InFlight>) -> Result<u64, AppendError> {
    let Some(first) = in_flight.front_mut() else {
        return std::future::pending().await;
    };
    let results = (&mut first.ticket).await;
    let number = first.number;
    in_flight.pop_front();
    for result in results {
        result?;
    }
    Ok(number)
}

async fn sleep_until(wake_at_ms: Option<i64>, now_ms: i64) {
    let left_ms = wake_at_ms.map_or(SLEEP_MS_MAX, |at_ms| at_ms.saturating_sub(now_ms));
    let left_ms = left_ms.clamp(0, SLEEP_MS_MAX);
    tokio::time::sleep(Duration::from_millis(left_ms.unsigned_abs())).await;
}

/// Milliseconds since the Unix epoch.
fn now_ms() -> i64 {
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH);
    since_epoch.map_or(0, |duration| {
        i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
    })
}

/// A log that cannot be loaded is not read again for every request.
const RETRY_LOADING_AFTER: Duration = Duration::from_secs(5);
/// Requests of one coordinator that may be planned and not yet committed.
const QUEUED_BATCHES_MAX: usize = 4096;
/// Queued batches go to the engine together up to this size.
const APPEND_BYTES_MAX: usize = 1024 * 1024;
/// Due things that are done before the task looks at requests and commits again.
const DUE_AT_ONCE_MAX: usize = 256;
/// Changes of the metadata often come together; offsets of deleted topics can wait for the last.
const TOPICS_CHECK_DELAY_MS: i64 = 2000;
const RELOAD_PAUSE: std::time::Duration = std::time::Duration::from_millis(200);
/// The wall clock may jump, so it is looked at now and then.
const SLEEP_MS_MAX: i64 = 60_000;
