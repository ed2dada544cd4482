//! Accepts connections and spreads them over the shards.
//!
//! One task accepts and hands each socket to the shard with the fewest connections: with SO_REUSEPORT the
//! kernel would put four connections on two shards as 4:0 or 3:1 in most runs.

use std::cell::{Cell, RefCell};
use std::io;
use std::net::{SocketAddr, ToSocketAddrs};
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use ringspool_engine::ShardId;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;

use super::connection;
use crate::api::fetch::session::FetchSessions;
use crate::api::{BrokerContext, ConnectionContext, ShardContext};
use crate::config::ListenAddress;

/// Sockets that may wait for a shard to take them.
const SOCKETS_WAITING_MAX: usize = 256;
/// Pause after a failed accept: mostly the process has no descriptor left, and the next try would spin.
const ACCEPT_RETRY_PAUSE: Duration = Duration::from_millis(100);

/// Why the broker cannot listen.
#[derive(Debug, thiserror::Error)]
#[error("cannot listen on {address}: {source}")]
pub struct BindProblem {
    /// Where it should have been.
    pub address: ListenAddress,
    /// What the system said.
    pub source: io::Error,
}

/// The way to one shard's connections.
#[derive(Clone)]
pub struct ShardQueue {
    sockets: mpsc::Sender<AcceptedSocket>,
    connection_count: Arc<AtomicUsize>,
}

/// A socket on its way to its shard.
pub struct AcceptedSocket {
    stream: std::net::TcpStream,
    peer_address: SocketAddr,
    place: ConnectionPlace,
}

/// Counts a connection for as long as it lives.
struct ConnectionPlace(Arc<AtomicUsize>);

impl ConnectionPlace {
    fn take(count: &Arc<AtomicUsize>) -> ConnectionPlace {
        count.fetch_add(1, Ordering::Relaxed);
        ConnectionPlace(count.clone())
    }
}

impl Drop for ConnectionPlace {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl ShardQueue {
    /// A queue and the end that the shard takes sockets from.
    pub fn new() -> (ShardQueue, mpsc::Receiver<AcceptedSocket>) {
        let (sockets, receiver) = mpsc::channel(SOCKETS_WAITING_MAX);
        let queue = ShardQueue {
            sockets,
            connection_count: Arc::default(),
        };
        (queue, receiver)
    }

    fn connection_count(&self) -> usize {
        self.connection_count.load(Ordering::Relaxed)
    }
}

/// Takes the addresses that `address` stands for, all with the same port; the first one must succeed.
///
/// `localhost` may stand for 127.0.0.1 and ::1, and clients try either first.
pub fn bind(address: &ListenAddress) -> Result<Vec<std::net::TcpListener>, BindProblem> {
    let problem = |source| BindProblem {
        address: address.clone(),
        source,
    };
    let resolved = (address.host.as_str(), address.port)
        .to_socket_addrs()
        .map_err(problem)?;
    let mut listeners: Vec<std::net::TcpListener> = Vec::new();
    for mut socket_address in resolved {
        if let Some(first) = listeners.first() {
            socket_address.set_port(first.local_addr().map_err(problem)?.port());
        }
        match std::net::TcpListener::bind(socket_address) {
            Ok(listener) => {
                listener.set_nonblocking(true).map_err(problem)?;
                listeners.push(listener);
            }
            Err(source) if listeners.is_empty() => return Err(problem(source)),
            // A machine without IPv6 still has a name for it.
            Err(source) => tracing::debug!(%socket_address, %source, "address is not served"),
        }
    }
    if listeners.is_empty() {
        return Err(problem(io::ErrorKind::AddrNotAvailable.into()));
    }
    Ok(listeners)
}

/// Accepts until the broker stops.
pub async fn accept(
    listener: std::net::TcpListener,
    shards: Vec<ShardQueue>,
    broker: Arc<BrokerContext>,
) {
    let listener = match TcpListener::from_std(listener) {
        Ok(listener) => listener,
        Err(error) => {
            tracing::error!(%error, "the listener cannot be used");
            return;
        }
    };
    let max_connections = usize::try_from(broker.config.max_connections).unwrap_or(usize::MAX);
    let mut stopped = pin!(broker.stopped());
    loop {
        let accepted = tokio::select! {
            biased;
            () = &mut stopped => return,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer_address)) => {
                hand_over(stream, peer_address, &shards, max_connections).await;
            }
            Err(error) => {
                tracing::warn!(%error, "accepting a connection failed");
                tokio::time::sleep(ACCEPT_RETRY_PAUSE).await;
            }
        }
    }
}

async fn hand_over(
    stream: TcpStream,
    peer_address: SocketAddr,
    shards: &[ShardQueue],
    max_connections: usize,
) {
    let total: usize = shards.iter().map(ShardQueue::connection_count).sum();
    if total >= max_connections {
        tracing::debug!(%peer_address, max_connections, "too many connections");
        return;
    }
    let Some(least_loaded) = shards.iter().min_by_key(|shard| shard.connection_count()) else {
        return;
    };
    // A socket belongs to the runtime that accepted it until it is taken out again.
    let stream = match stream.set_nodelay(true).and_then(|()| stream.into_std()) {
        Ok(stream) => stream,
        Err(error) => {
            tracing::debug!(%peer_address, %error, "connection failed at once");
            return;
        }
    };
    let socket = AcceptedSocket {
        stream,
        peer_address,
        place: ConnectionPlace::take(&least_loaded.connection_count),
    };
    // The shard has stopped if this fails, and the socket closes.
    let _ = least_loaded.sockets.send(socket).await;
}

/// Takes sockets on the shard's own thread and serves each in a task, until the broker stops.
///
/// `alive` is held by the shard and by each connection; its other end learns when all are gone.
pub async fn serve_shard(
    broker: Arc<BrokerContext>,
    shard_id: ShardId,
    mut sockets: mpsc::Receiver<AcceptedSocket>,
    alive: mpsc::Sender<()>,
) {
    let shard = Rc::new(shard_context(&broker, shard_id));
    let mut stopped = pin!(broker.stopped());
    loop {
        let socket = tokio::select! {
            biased;
            () = &mut stopped => return,
            socket = sockets.recv() => socket,
        };
        let Some(socket) = socket else {
            return;
        };
        let peer_address = socket.peer_address;
        match connection_context(&broker, &shard, socket.stream, peer_address) {
            Ok(connection) => {
                let (place, alive) = (socket.place, alive.clone());
                shard.metrics.accepted.add(1);
                tokio::task::spawn_local(async move {
                    connection::serve(connection).await;
                    drop((place, alive));
                });
            }
            Err(error) => tracing::debug!(%peer_address, %error, "connection failed at once"),
        }
    }
}

fn shard_context(broker: &BrokerContext, shard_id: ShardId) -> ShardContext {
    let shard_count = broker.engine.shard_count();
    let slots = broker.config.max_incremental_fetch_session_cache_slots;
    let slots_per_shard = usize::try_from(slots)
        .unwrap_or(0)
        .div_ceil(usize::from(shard_count));
    ShardContext {
        shard_id,
        fetch_sessions: RefCell::new(FetchSessions::new(shard_id.0, shard_count, slots_per_shard)),
        producer_ids: RefCell::new(0..0),
        metrics: broker.connection_metrics[usize::from(shard_id.0)].clone(),
    }
}

fn connection_context(
    broker: &Arc<BrokerContext>,
    shard: &Rc<ShardContext>,
    stream: std::net::TcpStream,
    peer_address: SocketAddr,
) -> io::Result<Rc<ConnectionContext>> {
    let stream = TcpStream::from_std(stream)?;
    let local_address = stream.local_addr()?;
    Ok(Rc::new(ConnectionContext {
        broker: broker.clone(),
        shard: shard.clone(),
        stream: Rc::new(stream),
        peer_address,
        local_address,
        parked_time: Cell::default(),
    }))
}
