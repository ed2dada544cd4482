//! Wires the broker together: what starts and stops, in which order.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use bytestring::ByteString;
use ringspool_engine::{Engine, EngineError, OpenError, ShardId};
use tokio::sync::{mpsc, watch};

use crate::api::{BrokerContext, Endpoint, SPECS};
use crate::config::{ListenAddress, MetricsListen, ServeOptions, durability_named};
use crate::coordinator::GroupCoordinators;
use crate::coordinator::group::GroupConfig;
use crate::http::{HttpServer, metrics_routes};
use crate::metrics::{ConnectionMetrics, Exposition, ExpositionFacts};
use crate::net::{BindProblem, ShardQueue, accept, bind, serve_shard};

/// How long requests in flight may take to finish once the broker stops.
const DRAIN_LIMIT: Duration = Duration::from_secs(10);

/// Why a broker did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartProblem {
    /// Nobody could connect.
    #[error(transparent)]
    Bind(#[from] BindProblem),
    /// The address of the metrics that was asked for is not to be had.
    #[error("no metrics: {0}")]
    MetricsBind(BindProblem),
    /// The thread of the metrics did not start.
    #[error("the HTTP thread does not start: {0}")]
    Http(std::io::Error),
    /// The engine did not open.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The engine stopped at once.
    #[error(transparent)]
    Engine(#[from] EngineError),
}

/// A broker that accepts connections.
pub struct Broker {
    context: Arc<BrokerContext>,
    address: SocketAddr,
    http: Option<HttpServer>,
    stop: watch::Sender<bool>,
    all_gone: mpsc::Receiver<()>,
}

impl Broker {
    /// Starts a broker; it accepts connections when this returns.
    ///
    /// The port is taken before the data directory is opened, so that a second broker fails early.
    /// Blocks the thread while the engine recovers its directory.
    pub async fn start(options: ServeOptions) -> Result<Broker, StartProblem> {
        let listeners = bind(&options.listen)?;
        let address = local_address(&listeners, &options.listen)?;
        let metrics_listeners = bind_metrics(&options.metrics_listen)?;
        let engine = open_engine(&options)?;
        let (stop, stopping) = watch::channel(false);
        let context = Arc::new(BrokerContext {
            advertised: advertised(&options, address),
            groups: GroupCoordinators::new(engine.clone(), GroupConfig::from(&options.broker)),
            connection_metrics: connection_metrics(engine.shard_count()),
            config: options.broker,
            engine,
            stopping,
        });
        let (alive, all_gone) = mpsc::channel(1);
        let queues = start_shards(&context, &alive).await?;
        start_groups(&context).await?;
        for listener in listeners {
            start_listener(&context, listener, queues.clone(), alive.clone()).await?;
        }
        let http = match metrics_listeners.is_empty() {
            true => None,
            false => Some(start_http(&context, metrics_listeners).map_err(StartProblem::Http)?),
        };
        Ok(Broker {
            context,
            address,
            http,
            stop,
            all_gone,
        })
    }

    /// The first address that is listened on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where metrics are served; None = nowhere.
    pub fn metrics_address(&self) -> Option<SocketAddr> {
        self.http.as_ref().map(HttpServer::address)
    }

    /// The engine below.
    pub fn engine(&self) -> &Engine {
        &self.context.engine
    }

    /// Stops: no new connection, no new request; what was accepted is answered, flushed and settled.
    pub async fn stop(mut self) -> Result<(), EngineError> {
        // Fails only if every connection and listener is gone already.
        let _ = self.stop.send(true);
        let drained = tokio::time::timeout(DRAIN_LIMIT, self.all_gone.recv()).await;
        if drained.is_err() {
            tracing::warn!(limit = ?DRAIN_LIMIT, "some requests did not finish in time");
        }
        let closed = self.context.engine.close().await;
        // Last, so that the stop can be watched.
        if let Some(http) = self.http {
            http.stop();
        }
        closed
    }
}

/// Takes the address of the metrics; none = they are not served.
///
/// Nobody asked for the default address: where it is taken, as by another broker, that is no reason not to start.
fn bind_metrics(listen: &MetricsListen) -> Result<Vec<std::net::TcpListener>, StartProblem> {
    match listen {
        MetricsListen::Nowhere => Ok(Vec::new()),
        MetricsListen::At(address) => bind(address).map_err(StartProblem::MetricsBind),
        MetricsListen::IfFree(address) => Ok(bind(address).unwrap_or_else(|problem| {
            tracing::warn!(
                reason = %problem,
                "no metrics are served; --metrics-listen HOST:PORT names another address"
            );
            Vec::new()
        })),
    }
}

fn connection_metrics(shard_count: u16) -> Vec<Arc<ConnectionMetrics>> {
    let names = || SPECS.iter().map(|spec| spec.api_key.name());
    (0..shard_count)
        .map(|_| Arc::new(ConnectionMetrics::new(names())))
        .collect()
}

fn start_http(
    context: &BrokerContext,
    listeners: Vec<std::net::TcpListener>,
) -> std::io::Result<HttpServer> {
    let exposition = Exposition::new(ExpositionFacts {
        engine: context.engine.shard_metrics().to_vec(),
        connections: context.connection_metrics.clone(),
        durability: context.config.durability.clone(),
    });
    let routes = metrics_routes(Arc::new(exposition), context.stopping.clone());
    HttpServer::start(listeners, routes)
}

fn open_engine(options: &ServeOptions) -> Result<Engine, OpenError> {
    let config = &options.broker;
    let mut builder = Engine::builder(&options.data_dir)
        .durability(durability_named(&config.durability))
        .memory_budget_bytes(config.memory_budget_bytes)
        .journal_file_bytes(config.journal_file_bytes)
        .journal_files(config.journal_files)
        .settling(config.journal_settle_enabled)
        .retention_check_interval(Duration::from_millis(
            config.log_retention_check_interval_ms,
        ));
    if config.shards > 0 {
        builder = builder.shards(config.shards);
    }
    builder.open()
}

async fn start_shards(
    context: &Arc<BrokerContext>,
    alive: &mpsc::Sender<()>,
) -> Result<Vec<ShardQueue>, EngineError> {
    let mut queues = Vec::new();
    for index in 0..context.engine.shard_count() {
        let shard_id = ShardId(index);
        let (queue, sockets) = ShardQueue::new();
        let (broker, alive) = (context.clone(), alive.clone());
        context
            .engine
            .spawn_on(shard_id, move || {
                serve_shard(broker, shard_id, sockets, alive)
            })
            .await?;
        queues.push(queue);
    }
    Ok(queues)
}

/// Loads the groups in the background; whoever asks for one earlier waits for its coordinator only.
async fn start_groups(context: &Arc<BrokerContext>) -> Result<(), EngineError> {
    let groups = context.groups.clone();
    context
        .engine
        .spawn_on(ShardId(0), move || async move { groups.load_all().await })
        .await
}

async fn start_listener(
    context: &Arc<BrokerContext>,
    listener: std::net::TcpListener,
    queues: Vec<ShardQueue>,
    alive: mpsc::Sender<()>,
) -> Result<(), EngineError> {
    let broker = context.clone();
    context
        .engine
        .spawn_on(ShardId(0), move || async move {
            accept(listener, queues, broker).await;
            drop(alive);
        })
        .await
}

fn local_address(
    listeners: &[std::net::TcpListener],
    listen: &ListenAddress,
) -> Result<SocketAddr, BindProblem> {
    let unusable = |source| BindProblem {
        address: listen.clone(),
        source,
    };
    match listeners.first() {
        Some(listener) => listener.local_addr().map_err(unusable),
        None => Err(unusable(std::io::ErrorKind::AddrNotAvailable.into())),
    }
}

/// Where clients are told to connect: as said, else where we listen, else (on a wildcard) where they came in.
fn advertised(options: &ServeOptions, address: SocketAddr) -> Option<Endpoint> {
    if let Some(advertise) = &options.advertise {
        return Some(Endpoint {
            host: ByteString::from(advertise.host.as_str()),
            port: advertise.port,
        });
    }
    if address.ip().is_unspecified() {
        return None;
    }
    Some(Endpoint {
        host: ByteString::from(options.listen.host.as_str()),
        port: address.port(),
    })
}
