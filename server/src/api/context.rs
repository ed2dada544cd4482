//! What a handler knows besides its request: the broker, its shard, its connection.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::net::SocketAddr;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytestring::ByteString;
use ringspool_engine::{Catalog, Engine, ShardId};
use ringspool_protocol::Uuid;
use tokio::net::TcpStream;
use tokio::sync::watch;

use crate::api::fetch::session::FetchSessions;
use crate::config::BrokerConfig;
use crate::coordinator::GroupCoordinators;
use crate::metrics::ConnectionMetrics;

/// Shared by every shard of one broker. Coordinators that handlers call are fields of it.
pub struct BrokerContext {
    /// Where records and metadata live.
    pub engine: Engine,
    /// The broker's settings; they do not change while it runs.
    pub config: BrokerConfig,
    /// The coordinators of consumer groups.
    pub groups: GroupCoordinators,
    /// Where clients are told to connect; None = the address they connected to.
    pub advertised: Option<Endpoint>,
    /// What the connections of each shard count and time, in the order of the shards' ids.
    pub connection_metrics: Vec<Arc<ConnectionMetrics>>,
    /// Becomes true once, when the broker begins to stop.
    pub stopping: watch::Receiver<bool>,
}

impl BrokerContext {
    /// The cluster id as clients see it.
    pub fn cluster_id(&self) -> ByteString {
        ByteString::from(Uuid(self.engine.catalog().cluster_id()).to_string())
    }

    /// Resolves when the broker begins to stop; long waits end then.
    pub async fn stopped(&self) {
        let mut stopping = self.stopping.clone();
        // An error means that the sender is gone, which happens only after the stop.
        let _ = stopping.wait_for(|stopping| *stopping).await;
    }
}

/// A host and port that a client can connect to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    /// Name or address.
    pub host: ByteString,
    /// TCP port.
    pub port: u16,
}

/// State of the connections of one shard; it never leaves the shard's thread.
pub struct ShardContext {
    /// The shard.
    pub shard_id: ShardId,
    /// Incremental fetch sessions opened on this shard (KIP-227).
    pub fetch_sessions: RefCell<FetchSessions>,
    /// Producer ids that are allocated and not yet handed out.
    pub producer_ids: RefCell<Range<i64>>,
    /// What its connections count and time.
    pub metrics: Arc<ConnectionMetrics>,
}

/// One client connection, as its handlers see it.
pub struct ConnectionContext {
    /// The broker.
    pub broker: Arc<BrokerContext>,
    /// The shard that serves the connection.
    pub shard: Rc<ShardContext>,
    /// The socket; handlers only watch it for its end.
    pub stream: Rc<TcpStream>,
    /// The client's address.
    pub peer_address: SocketAddr,
    /// Our end of the connection.
    pub local_address: SocketAddr,
    /// How long the request that is handled now was parked. A connection handles one at a time.
    pub parked_time: Cell<Duration>,
}

impl ConnectionContext {
    /// Waits for something that is meant to take long, such as a long poll; its time is not that of handling the request.
    pub async fn park<T>(&self, waiting: impl Future<Output = T>) -> T {
        let begin = Instant::now();
        let waited_for = waiting.await;
        self.parked_time
            .set(self.parked_time.get() + begin.elapsed());
        waited_for
    }

    /// Resolves when the client has closed its side and sent nothing more; may stay pending for ever.
    pub async fn closed(&self) {
        let mut probe = [0u8; 1];
        match self.stream.peek(&mut probe).await {
            Ok(0) | Err(_) => {}
            // Bytes of a later request hide the end of the stream behind them.
            Ok(_) => std::future::pending().await,
        }
    }
}

/// One request's surroundings.
#[derive(Clone)]
pub struct RequestContext {
    /// The connection it came from.
    pub connection: Rc<ConnectionContext>,
    /// What the client calls itself in the request header.
    pub client_id: Option<ByteString>,
    /// When its frame was complete.
    pub begun: Instant,
}

impl RequestContext {
    /// The broker.
    pub fn broker(&self) -> &Arc<BrokerContext> {
        &self.connection.broker
    }

    /// The engine.
    pub fn engine(&self) -> &Engine {
        &self.connection.broker.engine
    }

    /// The newest metadata image.
    pub fn catalog(&self) -> Arc<Catalog> {
        self.engine().catalog()
    }

    /// The broker's settings.
    pub fn config(&self) -> &BrokerConfig {
        &self.connection.broker.config
    }

    /// This broker's node id.
    pub fn node_id(&self) -> i32 {
        self.config().node_id
    }

    /// The shard that serves the connection.
    pub fn shard(&self) -> &ShardContext {
        &self.connection.shard
    }

    /// Where this client should connect to reach this broker.
    pub fn endpoint(&self) -> Endpoint {
        match &self.broker().advertised {
            Some(endpoint) => endpoint.clone(),
            None => Endpoint {
                host: ByteString::from(self.connection.local_address.ip().to_string()),
                port: self.connection.local_address.port(),
            },
        }
    }
}
