//! The engine as a program sees it: requests go to the shard that owns a partition, changes of metadata to the control
//! thread. Cheap to clone, usable from any thread and any executor; on a shard's own thread a request for that shard is a
//! direct call.

use std::cell::RefCell;
use std::future::Future;
use std::ops::Range;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::thread::JoinHandle;

use tokio::sync::{mpsc, oneshot, watch};

use crate::budget::Budget;
use crate::builder::EngineBuilder;
use crate::catalog::{Catalog, CatalogRecord};
use crate::control::{Plan, PlannedChange, PublishedCatalog};
use crate::error::{AppendError, EngineError, FetchError};
use crate::io::UringStorage;
use crate::metrics::ShardMetrics;
use crate::partition::append_reply::AppendResults;
use crate::shard::mailbox::{CheckedAppend, Command, handle};
use crate::shard::shard::Shard;
use crate::types::{
    AckWhen, OffsetAndTimestamp, PartitionAppend, PartitionId, PartitionOffsets, PartitionRead,
    PartitionRecords, ReadLimits, ShardId, TimestampQuery,
};

/// A running engine.
#[derive(Clone)]
pub struct Engine {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    /// Tells engines of one process apart.
    pub instance: u64,
    pub shards: Vec<mpsc::Sender<Command>>,
    pub plans: mpsc::Sender<Plan>,
    pub metrics: Vec<Arc<ShardMetrics>>,
    pub catalog: Arc<PublishedCatalog>,
    pub budget: Budget,
    pub read_budget: Budget,
    pub stop: watch::Sender<bool>,
    pub threads: std::sync::Mutex<Vec<JoinHandle<()>>>,
}

thread_local! {
    /// The shards that run on this thread, if any.
    static LOCAL_SHARDS: RefCell<Option<LocalShards>> = const { RefCell::new(None) };
}

pub(crate) struct LocalShards {
    pub instance: u64,
    /// The thread's own id, which is that of its first shard.
    pub thread: ShardId,
    pub shards: Vec<(ShardId, Rc<Shard<UringStorage>>)>,
}

/// Resolves to the results of an append, one for each partition in the order given.
#[derive(Debug)]
pub struct AppendTicket {
    count: usize,
    results: oneshot::Receiver<AppendResults>,
}

/// Resolves when enough bytes are readable; dropping it takes the bell down.
#[derive(Debug)]
pub struct WaitTicket {
    ring: oneshot::Receiver<()>,
}

impl Engine {
    /// Begins to open the engine over the directory `path`, which is created if it is missing.
    pub fn builder(path: impl Into<std::path::PathBuf>) -> EngineBuilder {
        EngineBuilder::new(path.into())
    }

    /// Number of threads; the shards below it have one each, see [`ShardId`].
    pub fn shard_count(&self) -> u16 {
        self.inner.metrics.len() as u16
    }

    /// The shard below [`Engine::shard_count`] whose thread this is, if it is one of this engine's.
    pub fn local_shard(&self) -> Option<ShardId> {
        LOCAL_SHARDS.with_borrow(|local| {
            local
                .as_ref()
                .filter(|local| local.instance == self.inner.instance)
                .map(|local| local.thread)
        })
    }

    /// The newest metadata image.
    pub fn catalog(&self) -> Arc<Catalog> {
        self.inner.catalog.newest()
    }

    /// Follows the metadata image.
    pub fn catalog_changes(&self) -> watch::Receiver<Arc<Catalog>> {
        self.inner.catalog.subscribe()
    }

    /// What the shards of each thread count and time. Reading it costs the shards nothing.
    pub fn shard_metrics(&self) -> &[Arc<ShardMetrics>] {
        &self.inner.metrics
    }

    /// Credits for receive buffers.
    pub fn budget(&self) -> &Budget {
        &self.inner.budget
    }

    /// Credits for records that were read from files; see [`ReadLimits::credits`].
    pub fn read_budget(&self) -> &Budget {
        &self.inner.read_budget
    }

    /// Changes the metadata: `plan` sees the newest image and returns records and a result.
    ///
    /// One change at a time. Resolves when the records are durable, carried out on the shards, and visible in
    /// [`Engine::catalog`]. A plan that returns an error or no records changes nothing.
    /// Errors: the outer one is the engine's, the inner one the plan's.
    pub async fn propose<T, E>(
        &self,
        plan: impl FnOnce(&Catalog) -> Result<(Vec<CatalogRecord>, T), E> + Send + 'static,
    ) -> Result<Result<T, E>, EngineError>
    where
        T: Send + 'static,
        E: Send + 'static,
    {
        let (sender, answer) = oneshot::channel();
        let plan: Plan = Box::new(move |catalog| {
            let (records, planned) = match plan(catalog) {
                Ok((records, value)) => (records, Ok(value)),
                Err(error) => (Vec::new(), Err(error)),
            };
            PlannedChange {
                records,
                finish: Box::new(move |outcome| {
                    // The proposer may have gone; the change stands all the same.
                    let _ = sender.send(outcome.map(|()| planned));
                }),
            }
        });
        self.inner
            .plans
            .send(plan)
            .await
            .map_err(|_| EngineError::Stopped)?;
        answer.await.map_err(|_| EngineError::Stopped)?
    }

    /// Reserves `count` producer ids for ever (KIP-98).
    pub async fn allocate_producer_ids(&self, count: u32) -> Result<Range<i64>, EngineError> {
        let allocated = self
            .propose(move |catalog| {
                let first = catalog.next_producer_id();
                let next_producer_id = first + i64::from(count);
                let record = CatalogRecord::ProducerIdsAllocated { next_producer_id };
                Ok::<_, std::convert::Infallible>((vec![record], first..next_producer_id))
            })
            .await?;
        let Ok(ids) = allocated;
        Ok(ids)
    }

    /// Queues batches for partitions of one shard and returns the ticket for their results.
    ///
    /// Batches are checked here, on the caller's thread. Resolves as soon as the request has its place in the shard's order:
    /// two calls from one task are staged in the order they were made.
    pub async fn append(
        &self,
        shard: ShardId,
        appends: Vec<PartitionAppend>,
        ack: AckWhen,
    ) -> AppendTicket {
        let (reply, results) = oneshot::channel();
        let ticket = AppendTicket {
            count: appends.len(),
            results,
        };
        let appends = appends.into_iter().map(CheckedAppend::new).collect();
        let command = Command::Append {
            appends,
            ack,
            reply,
        };
        // A stopped engine drops the reply, and the ticket says so.
        let _ = self.send(shard, command).await;
        ticket
    }

    /// Reads what is there now, without waiting, from partitions of one shard.
    pub async fn read(
        &self,
        shard: ShardId,
        reads: Vec<PartitionRead>,
        limits: ReadLimits,
    ) -> Vec<Result<PartitionRecords, FetchError>> {
        if let Some(local) = self.local(shard) {
            return local.read(&reads, limits).await;
        }
        let count = reads.len();
        self.ask(shard, |reply| Command::Read {
            reads,
            limits,
            reply,
        })
        .await
        .unwrap_or_else(|_| (0..count).map(|_| Err(FetchError::Stopped)).collect())
    }

    /// Hangs a one-shot bell on partitions of one shard: it rings when they have `min_bytes` readable together at the
    /// given offsets, or when one of them cannot be read as asked. The caller brings the timeout.
    pub async fn wait_for_bytes(
        &self,
        shard: ShardId,
        reads: Vec<PartitionRead>,
        min_bytes: usize,
    ) -> WaitTicket {
        let (ring, heard) = oneshot::channel();
        let command = Command::WaitForBytes {
            reads,
            min_bytes,
            ring,
        };
        // A stopped engine drops the bell, which rings it.
        let _ = self.send(shard, command).await;
        WaitTicket { ring: heard }
    }

    /// Looks an offset up by time.
    pub async fn offset_for_timestamp(
        &self,
        shard: ShardId,
        partition: PartitionId,
        query: TimestampQuery,
    ) -> Result<OffsetAndTimestamp, FetchError> {
        self.ask(shard, |reply| Command::LookUp {
            partition,
            query,
            reply,
        })
        .await
        .unwrap_or(Err(FetchError::Stopped))
    }

    /// The positions of one partition.
    pub async fn offsets(
        &self,
        shard: ShardId,
        partition: PartitionId,
    ) -> Result<PartitionOffsets, FetchError> {
        self.ask(shard, |reply| Command::Offsets { partition, reply })
            .await
            .unwrap_or(Err(FetchError::Stopped))
    }

    /// Runs `make`'s future on a shard's thread and returns its result. The future need not be `Send`.
    pub async fn run_on<T, F, Fut>(&self, shard: ShardId, make: F) -> Result<T, EngineError>
    where
        T: Send + 'static,
        F: FnOnce() -> Fut + Send + 'static,
        Fut: Future<Output = T> + 'static,
    {
        self.ask(shard, |reply| {
            Command::Run(Box::new(move || {
                tokio::task::spawn_local(async move {
                    let _ = reply.send(make().await);
                });
            }))
        })
        .await
    }

    /// Starts a task on a shard's thread. It ends with the shard.
    pub async fn spawn_on<F, Fut>(&self, shard: ShardId, make: F) -> Result<(), EngineError>
    where
        F: FnOnce() -> Fut + Send + 'static,
        Fut: Future<Output = ()> + 'static,
    {
        let run = move || {
            tokio::task::spawn_local(make());
        };
        self.send(shard, Command::Run(Box::new(run))).await
    }

    /// Commits and settles everything, then ends the engine's threads. Requests made meanwhile answer `Stopped`.
    ///
    /// Not to be awaited on a shard's own thread: a shard cannot wait for its own end.
    pub async fn close(&self) -> Result<(), EngineError> {
        assert!(
            self.local_shard().is_none(),
            "an engine is closed from outside its shards"
        );
        self.inner.stop.send_replace(true);
        let threads = match self.inner.threads.lock() {
            Ok(mut threads) => std::mem::take(&mut *threads),
            Err(poisoned) => std::mem::take(&mut *poisoned.into_inner()),
        };
        let (done, ended) = oneshot::channel();
        // Joining blocks, and any executor may be ours: a thread of its own waits.
        std::thread::spawn(move || {
            let clean = threads.into_iter().all(|thread| thread.join().is_ok());
            let _ = done.send(clean);
        });
        match ended.await {
            Ok(true) => Ok(()),
            _ => Err(EngineError::Storage("a shard ended abnormally".to_owned())),
        }
    }

    fn local(&self, shard: ShardId) -> Option<Rc<Shard<UringStorage>>> {
        LOCAL_SHARDS.with_borrow(|local| {
            let local = local.as_ref()?;
            if local.instance != self.inner.instance {
                return None;
            }
            let (_, found) = local.shards.iter().find(|(id, _)| *id == shard)?;
            Some(found.clone())
        })
    }

    async fn send(&self, shard: ShardId, command: Command) -> Result<(), EngineError> {
        if let Some(local) = self.local(shard) {
            handle(&local, command);
            return Ok(());
        }
        self.inner
            .shards
            .get(usize::from(shard.0))
            .ok_or(EngineError::Stopped)?
            .send(command)
            .await
            .map_err(|_| EngineError::Stopped)
    }

    async fn ask<T>(
        &self,
        shard: ShardId,
        command: impl FnOnce(oneshot::Sender<T>) -> Command,
    ) -> Result<T, EngineError> {
        let (reply, answer) = oneshot::channel();
        self.send(shard, command(reply)).await?;
        answer.await.map_err(|_| EngineError::Stopped)
    }
}

pub(crate) fn set_local_shards(local: Option<LocalShards>) {
    LOCAL_SHARDS.set(local);
}

impl Future for AppendTicket {
    type Output = Vec<Result<crate::types::Appended, AppendError>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let count = self.count;
        Pin::new(&mut self.results)
            .poll(context)
            .map(|results| results.unwrap_or_else(|_| vec![Err(AppendError::Stopped); count]))
    }
}

impl Future for WaitTicket {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        Pin::new(&mut self.ring).poll(context).map(|_| ())
    }
}
