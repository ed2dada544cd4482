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
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio::time::Instant;

use super::backlog::Backlog;
use super::frame::{FrameProblem, FrameReader, uncredited_bytes};
use super::gather::Gather;
use super::patience::{Progress, stalled_for};
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
            ConnectionEnd::Frame(FrameProblem::Stalled(_)) => EndCause::Stalled,
            ConnectionEnd::Api(_) => EndCause::Request,
            ConnectionEnd::Write(_) => EndCause::Write,
            ConnectionEnd::Stalled(_) => EndCause::Stalled,
            ConnectionEnd::Idle(_) => EndCause::Idle,
        }
    }
}

/// A request that was dispatched, on its way to the writing half.
enum Accepted {
    Ready(Vec<Bytes>),
    Pending(Unanswered),
}

/// A request whose response comes later.
struct Unanswered {
    pending: PendingResponse,
    /// What the backlog counts for it.
    request_bytes: usize,
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
    // A client that reads its response slowly, or sends a large request slowly, is not idle.
    let activity = Cell::new(Instant::now());
    let (sender, receiver) = mpsc::channel(in_flight_max);
    let mut reads = pin!(read_requests(connection, &backlog, &activity, sender));
    let mut writes = pin!(write_responses(connection, &backlog, &activity, receiver));
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
    activity: &Cell<Instant>,
    responses: mpsc::Sender<Accepted>,
) -> Result<(), ConnectionEnd> {
    let broker = &connection.broker;
    let length_max = broker.config.socket_request_max_bytes;
    let mut frames = FrameReader::new(
        &connection.stream,
        broker.engine.budget(),
        length_max,
        activity,
    );
    let max_idle = max_idle(connection);
    let mut stopped = pin!(broker.stopped());
    let mut idle = pin!(stalled_for(activity, max_idle));
    loop {
        // Before the frame, which may take credits: they must not wait for this client to read.
        backlog.room().await;
        let frame = tokio::select! {
            biased;
            () = &mut stopped => return Ok(()),
            frame = frames.next() => frame?,
            idle_time = &mut idle => return Err(ConnectionEnd::Idle(idle_time)),
        };
        let Some(frame) = frame else {
            return Ok(());
        };
        let request_bytes = uncredited_bytes(&frame);
        let accepted = match dispatch(connection, frame, frames.read_time()).await? {
            Dispatched::Ready(pieces) => {
                backlog.add(total_bytes(&pieces));
                Accepted::Ready(pieces)
            }
            Dispatched::Pending(pending) => {
                backlog.add(request_bytes);
                Accepted::Pending(Unanswered {
                    pending,
                    request_bytes,
                })
            }
        };
        if responses.send(accepted).await.is_err() {
            return Ok(());
        }
        activity.set(Instant::now());
    }
}

async fn write_responses(
    connection: &ConnectionContext,
    backlog: &Backlog,
    activity: &Cell<Instant>,
    mut responses: mpsc::Receiver<Accepted>,
) -> Result<(), ConnectionEnd> {
    let max_idle = max_idle(connection);
    let mut gather = Gather::default();
    let mut waiting: Option<Unanswered> = None;
    loop {
        let next = match waiting.take() {
            Some(unanswered) => Accepted::Pending(unanswered),
            None => match responses.recv().await {
                Some(accepted) => accepted,
                None => return Ok(()),
            },
        };
        match next {
            Accepted::Ready(pieces) => push(&mut gather, pieces),
            Accepted::Pending(unanswered) => {
                let pieces = unanswered.pending.await?;
                backlog.remove(unanswered.request_bytes);
                push_pending(&mut gather, backlog, pieces);
            }
        }
        let gathered = gather_ready(&mut gather, backlog, &mut responses).await;
        let len_bytes = gather.len_bytes();
        let begin = Instant::now();
        write(&mut gather, &connection.stream, activity, max_idle).await?;
        // Requests with acks=0 have nothing to send.
        if len_bytes > 0 {
            connection.shard.metrics.send.record(begin.elapsed());
        }
        backlog.remove(len_bytes);
        // A request that ends the connection takes no earlier response with it.
        waiting = gathered?;
    }
}

/// Adds the responses that are finished by now; returns the first one that is not.
///
/// Errors: a request that ends the connection; the responses before it are in `gather`.
async fn gather_ready(
    gather: &mut Gather,
    backlog: &Backlog,
    responses: &mut mpsc::Receiver<Accepted>,
) -> Result<Option<Unanswered>, ConnectionEnd> {
    while gather.len_bytes() < GATHER_BYTES_MAX {
        match responses.try_recv() {
            Ok(Accepted::Ready(pieces)) => push(gather, pieces),
            Ok(Accepted::Pending(mut unanswered)) => {
                let pending = &mut unanswered.pending;
                let polled = poll_fn(|task| Poll::Ready(pending.as_mut().poll(task))).await;
                let Poll::Ready(finished) = polled else {
                    return Ok(Some(unanswered));
                };
                let pieces = finished?;
                backlog.remove(unanswered.request_bytes);
                push_pending(gather, backlog, pieces);
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

/// Writes all of `gather`. A client may read as slowly as it likes, but it has to read.
async fn write(
    gather: &mut Gather,
    stream: &TcpStream,
    activity: &Cell<Instant>,
    max_idle: Option<Duration>,
) -> Result<(), ConnectionEnd> {
    let progress = Progress::begin(activity);
    tokio::select! {
        biased;
        written = gather.write_to(stream, &progress) => written.map_err(ConnectionEnd::Write),
        limit = progress.stalled_for(max_idle) => Err(ConnectionEnd::Stalled(limit)),
    }
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

#[cfg(test)]
mod tests {
    use tokio::io::AsyncReadExt;

    use super::*;
    use crate::net::test_sockets::sockets;

    /// Far more than the buffers of two sockets hold.
    const RESPONSE_BYTES: usize = 64 * 1024 * 1024;
    const LIMIT: Duration = Duration::from_secs(60);

    fn large_response() -> Gather {
        let mut gather = Gather::default();
        gather.push(Bytes::from(vec![7; RESPONSE_BYTES]));
        gather
    }

    #[tokio::test(start_paused = true)]
    async fn a_slow_but_steady_reader_gets_the_whole_response_and_is_not_idle() {
        let (stream, mut client) = sockets().await;
        let started = Instant::now();
        let reading = async {
            let mut part = vec![0; RESPONSE_BYTES / 64];
            while client.read_exact(&mut part).await.is_ok() {
                tokio::time::advance(LIMIT / 40).await;
            }
        };
        // The clock stands still by itself only while there is work: the sockets need real time.
        let working = async {
            loop {
                tokio::task::yield_now().await;
            }
        };
        let mut gather = large_response();
        let activity = Cell::new(started);
        let written = tokio::select! {
            written = write(&mut gather, &stream, &activity, Some(LIMIT)) => written,
            _ = stalled_for(&activity, Some(LIMIT)) => unreachable!("it is never idle"),
            () = async { tokio::join!(reading, working); } => unreachable!("work never ends"),
        };
        assert!(written.is_ok(), "{written:?}");
        assert!(started.elapsed() > LIMIT);
    }

    #[tokio::test(start_paused = true)]
    async fn a_client_that_does_not_read_is_cut() {
        let (stream, _client) = sockets().await;
        let activity = Cell::new(Instant::now());
        let written = write(&mut large_response(), &stream, &activity, Some(LIMIT)).await;
        assert!(
            matches!(written, Err(ConnectionEnd::Stalled(LIMIT))),
            "{written:?}"
        );
    }
}
