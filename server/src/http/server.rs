//! Serves HTTP/1.1 on a thread of its own, with a bound on everything a client can hold.
//!
//! One request for each connection, within [`CONNECTION_LIMIT`] from its first byte to the last one of the answer: that bounds
//! clients that send their headers slowly and clients that do not read. At most [`CONNECTIONS_MAX`] at one time; more wait
//! in the listener's queue.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

/// Connections at one time.
const CONNECTIONS_MAX: usize = 64;
/// From accepting a connection to the end of its answer.
const CONNECTION_LIMIT: Duration = Duration::from_secs(10);
/// Headers of a request, together with what else is buffered.
const BUFFER_BYTES_MAX: usize = 16 * 1024;
/// Pause after a failed accept: mostly the process has no descriptor left, and the next try would spin.
const ACCEPT_RETRY_PAUSE: Duration = Duration::from_millis(100);

/// A running HTTP server; it ends when this is dropped, [`HttpServer::stop`] also waits for it.
pub struct HttpServer {
    address: SocketAddr,
    stop: watch::Sender<bool>,
    thread: JoinHandle<()>,
}

impl HttpServer {
    /// Serves `router` on non-blocking listeners, of which there is at least one.
    pub fn start(listeners: Vec<std::net::TcpListener>, router: Router) -> io::Result<HttpServer> {
        let address = match listeners.first() {
            Some(listener) => listener.local_addr()?,
            None => return Err(io::ErrorKind::AddrNotAvailable.into()),
        };
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let (stop, mut stopped) = watch::channel(false);
        let thread = std::thread::Builder::new()
            .name("ringspool-http".to_owned())
            .spawn(move || {
                runtime.block_on(async {
                    let places = Arc::new(Semaphore::new(CONNECTIONS_MAX));
                    for listener in listeners {
                        tokio::spawn(accept(listener, places.clone(), router.clone()));
                    }
                    // An error means that the server was dropped, which is an order to stop as well.
                    let _ = stopped.changed().await;
                });
            })?;
        Ok(HttpServer {
            address,
            stop,
            thread,
        })
    }

    /// The first address that is listened on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Ends the thread; answers under way are cut.
    pub fn stop(self) {
        drop(self.stop);
        if self.thread.join().is_err() {
            tracing::error!("the HTTP thread ended abnormally");
        }
    }
}

async fn accept(listener: std::net::TcpListener, places: Arc<Semaphore>, router: Router) {
    let listener = match TcpListener::from_std(listener) {
        Ok(listener) => listener,
        Err(error) => {
            tracing::error!(%error, "the HTTP listener cannot be used");
            return;
        }
    };
    loop {
        // Nobody closes the semaphore.
        let Ok(place) = places.clone().acquire_owned().await else {
            return;
        };
        match listener.accept().await {
            Ok((stream, _)) => {
                tokio::spawn(serve(stream, router.clone(), place));
            }
            Err(error) => {
                tracing::warn!(%error, "accepting an HTTP connection failed");
                tokio::time::sleep(ACCEPT_RETRY_PAUSE).await;
            }
        }
    }
}

async fn serve(stream: TcpStream, router: Router, place: OwnedSemaphorePermit) {
    let connection = http1::Builder::new()
        .keep_alive(false)
        .max_buf_size(BUFFER_BYTES_MAX)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router));
    match tokio::time::timeout(CONNECTION_LIMIT, connection).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::debug!(%error, "HTTP connection failed"),
        Err(_) => tracing::debug!(limit = ?CONNECTION_LIMIT, "HTTP connection took too long"),
    }
    drop(place);
}

#[cfg(test)]
mod tests;
