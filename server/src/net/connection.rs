//! One client connection: requests are dispatched in order, responses leave in order.
//!
//! A produce request is staged and its response waited for by the writing half, so that the next request
//! can be read meanwhile; any other request is finished before the next one is dispatched. Both halves
//! are one task on the connection's shard.

use std::cell::Cell;
use std::future::poll_fn;
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::mpsc;
use tokio::time::Instant;

use super::backlog::Backlog;
use super::frame::{FrameProblem, FrameReader};
use super::gather::Gather;
use crate::api::{ApiFailure, ConnectionContext, Dispatched, PendingResponse, dispatch};
use crate::metrics::EndCause;

/// Responses are gathered up to this size before they are written.
const GATHER_BYTES_MAX: usize = 1024 * 1024;

/// Why a connection ended, other than by the client's own will or the broker's stop.
#[derive(Debug, thiserror::Error)]
enum ConnectionEnd {
    #[error(transparent)]
    Frame(#[from] FrameProblem),
    #[error(transparent)]
    Api(#[from] ApiFailure),
    #[error("writing failed: {0}")]
    Write(std::io::Error),
    #[error("the client did not read its responses for {0:?}")]
    Stalled(Duration),
    #[error("no request for {0:?}")]
    Idle(Duration),
}

impl ConnectionEnd {
    fn cause(&self) -> EndCause {
        match self {
            ConnectionEnd::Frame(FrameProblem::Io(_) | FrameProblem::Truncated) => EndCause::Read,
            ConnectionEnd::Frame(
                FrameProblem::NotPositive { .. } | FrameProblem::TooLarge { .. },
            ) => EndCause::Frame,
            ConnectionEnd::Api(_) => EndCause::Request,
            ConnectionEnd::Write(_) => EndCause::Write,
            ConnectionEnd::Stalled(_) => EndCause::Stalled,
            ConnectionEnd::Idle(_) => EndCause::Idle,
        }
    }
}

/// Serves the connection until it ends.
pub async fn serve(connection: Rc<ConnectionContext>) {
    let peer = connection.peer_address;
    let ended = run(&connection).await;
    let metrics = &connection.shard.metrics;
    metrics.ended.add(1);
    if let Err(reason) = &ended {
        metrics.ended_by(reason.cause()).add(1);
    }
    match ended {
        Ok(()) => tracing::trace!(%peer, "connection ended"),
        Err(ConnectionEnd::Api(failure @ ApiFailure::Unencodable(_))) => {
            tracing::error!(%peer, reason = %failure, "connection closed by a mistake of the broker");
        }
        Err(reason) => tracing::debug!(%peer, %reason, "connection closed"),
    }
}

async fn run(connection: &Rc<ConnectionContext>) -> Result<(), ConnectionEnd> {
    let config = &connection.broker.config;
    let in_flight_max = usize::try_from(config.connection_max_in_flight_requests).unwrap_or(1);
    let backlog = Backlog::default();
    let (sender, receiver) = mpsc::channel(in_flight_max);
    let mut reads = pin!(read_requests(connection, &backlog, sender));
    let mut writes = pin!(write_responses(connection, &backlog, receiver));
    let read_end = tokio::select! {
        biased;
        read_end = &mut reads => read_end,
        write_end = &mut writes => return write_end,
    };
    // No request follows; what was accepted is still answered.
    writes.await?;
    read_end
}

async fn read_requests(
    connection: &Rc<ConnectionContext>,
    backlog: &Backlog,
    responses: mpsc::Sender<Dispatched>,
) -> Result<(), ConnectionEnd> {
    let broker = &connection.broker;
    let length_max = broker.config.socket_request_max_bytes;
    let mut frames = FrameReader::new(&connection.stream, broker.engine.budget(), length_max);
    let last_activity = Cell::new(Instant::now());
    let max_idle = max_idle(connection);
    let mut stopped = pin!(broker.stopped());
    let mut idle = pin!(idle_for(&last_activity, max_idle));
    loop {
        let frame = tokio::select! {
            biased;
            () = &mut stopped => return Ok(()),
            frame = frames.next() => frame?,
            idle_time = &mut idle => return Err(ConnectionEnd::Idle(idle_time)),
        };
        let Some(frame) = frame else {
            return Ok(());
        };
        backlog.room().await;
        let dispatched = dispatch(connection, frame, frames.read_time()).await?;
        if let Dispatched::Ready(pieces) = &dispatched {
            backlog.add(total_bytes(pieces));
        }
        if responses.send(dispatched).await.is_err() {
            return Ok(());
        }
        last_activity.set(Instant::now());
    }
}

async fn write_responses(
    connection: &ConnectionContext,
    backlog: &Backlog,
    mut responses: mpsc::Receiver<Dispatched>,
) -> Result<(), ConnectionEnd> {
    let max_idle = max_idle(connection);
    let mut gather = Gather::default();
    let mut waiting: Option<PendingResponse> = None;
    loop {
        let next = match waiting.take() {
            Some(pending) => Dispatched::Pending(pending),
            None => match responses.recv().await {
                Some(dispatched) => dispatched,
                None => return Ok(()),
            },
        };
        match next {
            Dispatched::Ready(pieces) => push(&mut gather, pieces),
            Dispatched::Pending(pending) => push_pending(&mut gather, backlog, pending.await?),
        }
        waiting = gather_ready(&mut gather, backlog, &mut responses).await?;
        let len_bytes = gather.len_bytes();
        write(&mut gather, connection, max_idle).await?;
        backlog.remove(len_bytes);
    }
}

/// Adds the responses that are finished by now; returns the first one that is not.
async fn gather_ready(
    gather: &mut Gather,
    backlog: &Backlog,
    responses: &mut mpsc::Receiver<Dispatched>,
) -> Result<Option<PendingResponse>, ConnectionEnd> {
    while gather.len_bytes() < GATHER_BYTES_MAX {
        match responses.try_recv() {
            Ok(Dispatched::Ready(pieces)) => push(gather, pieces),
            Ok(Dispatched::Pending(mut pending)) => {
                let polled = poll_fn(|task| Poll::Ready(pending.as_mut().poll(task))).await;
                match polled {
                    Poll::Ready(finished) => push_pending(gather, backlog, finished?),
                    Poll::Pending => return Ok(Some(pending)),
                }
            }
            Err(_) => break,
        }
    }
    Ok(None)
}

fn push(gather: &mut Gather, pieces: Vec<Bytes>) {
    for piece in pieces {
        gather.push(piece);
    }
}

fn push_pending(gather: &mut Gather, backlog: &Backlog, pieces: Option<Vec<Bytes>>) {
    let pieces = pieces.unwrap_or_default();
    backlog.add(total_bytes(&pieces));
    push(gather, pieces);
}

async fn write(
    gather: &mut Gather,
    connection: &ConnectionContext,
    max_idle: Option<Duration>,
) -> Result<(), ConnectionEnd> {
    let begin = std::time::Instant::now();
    let writing = gather.write_to(&connection.stream);
    let result = match max_idle {
        Some(limit) => tokio::time::timeout(limit, writing)
            .await
            .map_err(|_| ConnectionEnd::Stalled(limit))?,
        None => writing.await,
    };
    connection.shard.metrics.send.record(begin.elapsed());
    result.map_err(ConnectionEnd::Write)
}

fn total_bytes(pieces: &[Bytes]) -> usize {
    pieces.iter().map(Bytes::len).sum()
}

/// None = connections are never idle for too long.
fn max_idle(connection: &ConnectionContext) -> Option<Duration> {
    u64::try_from(connection.broker.config.connections_max_idle_ms)
        .ok()
        .map(Duration::from_millis)
}

/// Resolves once `last_activity` lies `limit` back. One timer serves many requests.
async fn idle_for(last_activity: &Cell<Instant>, limit: Option<Duration>) -> Duration {
    let Some(limit) = limit else {
        return std::future::pending().await;
    };
    loop {
        let end = last_activity.get() + limit;
        if end <= Instant::now() {
            return limit;
        }
        tokio::time::sleep_until(end).await;
    }
}
