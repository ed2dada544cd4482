//! What the connections of one shard count and time.
//!
//! Only the shard's own thread writes (see [`ringspool_engine::metrics`]): plain loads and stores, nothing is allocated or
//! locked. Times are those of the connection's shard, whoever owns the partitions.

use std::time::Duration;

use ringspool_engine::metrics::{Counter, Histogram};

/// What the connections of one shard count and time.
#[derive(Debug)]
pub struct ConnectionMetrics {
    /// Connections that this shard was given.
    pub accepted: Counter,
    /// Connections of them that have ended, for any reason.
    pub ended: Counter,
    /// From the first byte of a write to its last byte in the socket. One write may carry many responses.
    pub send: Histogram,
    ended_by: [Counter; EndCause::ALL.len()],
    apis: Box<[ApiMetrics]>,
}

/// What is counted and timed for each API.
#[derive(Debug)]
pub struct ApiMetrics {
    /// The API's name.
    pub name: &'static str,
    /// Requests that were read and whose API is served.
    pub requests: Counter,
    /// Bytes of those requests, with their lengths.
    pub request_bytes: Counter,
    /// Bytes of their responses, with their lengths.
    pub response_bytes: Counter,
    stages: [Histogram; Stage::ALL.len()],
}

/// A stage that a request passes on the shard of its connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// From a frame's length to its last byte, with the wait for memory. Only of frames that were not there as a whole.
    Read,
    /// From the whole frame to the response, or to the batches being queued at their owners; without [`Stage::Park`].
    Handle,
    /// A produce request's time from its batches being queued to its response being taken in its turn.
    Wait,
    /// A fetch's long poll, a member's wait for its group.
    Park,
}

/// Why a connection was closed by the broker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndCause {
    /// The socket failed, or the client left within a frame.
    Read,
    /// The bytes are no frame, or not one that is accepted.
    Frame,
    /// The request cannot be answered.
    Request,
    /// The response could not be written.
    Write,
    /// The client did not take its responses, or did not bring its request.
    Stalled,
    /// No request for too long.
    Idle,
}

impl ConnectionMetrics {
    /// Nothing counted yet; `api_names` in the order in which [`ConnectionMetrics::api`] is asked.
    pub fn new(api_names: impl Iterator<Item = &'static str>) -> ConnectionMetrics {
        ConnectionMetrics {
            accepted: Counter::default(),
            ended: Counter::default(),
            send: Histogram::default(),
            ended_by: Default::default(),
            apis: api_names.map(ApiMetrics::new).collect(),
        }
    }

    /// What is counted for the API at `index`.
    pub fn api(&self, index: usize) -> &ApiMetrics {
        &self.apis[index]
    }

    /// Every API.
    pub fn apis(&self) -> &[ApiMetrics] {
        &self.apis
    }

    /// Connections that the broker closed for this cause.
    pub fn ended_by(&self, cause: EndCause) -> &Counter {
        &self.ended_by[cause as usize]
    }

    /// Connections that are open now.
    pub fn open_count(&self) -> u64 {
        // In this order a connection that ends meanwhile cannot make the difference negative.
        let ended = self.ended.value();
        self.accepted.value().saturating_sub(ended)
    }
}

impl ApiMetrics {
    fn new(name: &'static str) -> ApiMetrics {
        ApiMetrics {
            name,
            requests: Counter::default(),
            request_bytes: Counter::default(),
            response_bytes: Counter::default(),
            stages: Default::default(),
        }
    }

    /// The times of one stage.
    pub fn stage(&self, stage: Stage) -> &Histogram {
        &self.stages[stage as usize]
    }

    /// Counts a request whose frame, without its length, has `frame_bytes`.
    pub fn count_request(&self, frame_bytes: usize, read_time: Option<Duration>) {
        self.requests.add(1);
        self.request_bytes.add((LENGTH_BYTES + frame_bytes) as u64);
        if let Some(read_time) = read_time {
            self.stage(Stage::Read).record(read_time);
        }
    }
}

impl Stage {
    /// Every stage, in the order of a request.
    pub const ALL: [Stage; 4] = [Stage::Read, Stage::Handle, Stage::Wait, Stage::Park];

    /// Its name in labels.
    pub fn name(self) -> &'static str {
        match self {
            Stage::Read => "read",
            Stage::Handle => "handle",
            Stage::Wait => "wait",
            Stage::Park => "park",
        }
    }
}

impl EndCause {
    /// Every cause.
    pub const ALL: [EndCause; 6] = [
        EndCause::Read,
        EndCause::Frame,
        EndCause::Request,
        EndCause::Write,
        EndCause::Stalled,
        EndCause::Idle,
    ];

    /// Its name in labels.
    pub fn name(self) -> &'static str {
        match self {
            EndCause::Read => "read",
            EndCause::Frame => "frame",
            EndCause::Request => "request",
            EndCause::Write => "write",
            EndCause::Stalled => "stalled",
            EndCause::Idle => "idle",
        }
    }
}

/// Of the length before each frame.
const LENGTH_BYTES: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_name_each_place_once_and_in_order() {
        for (index, stage) in Stage::ALL.into_iter().enumerate() {
            assert_eq!(stage as usize, index, "{}", stage.name());
        }
        for (index, cause) in EndCause::ALL.into_iter().enumerate() {
            assert_eq!(cause as usize, index, "{}", cause.name());
        }
    }

    #[test]
    fn only_a_frame_that_was_waited_for_has_a_read_time() {
        let metrics = ConnectionMetrics::new(["Produce", "Fetch"].into_iter());
        metrics.api(1).count_request(10, None);
        metrics
            .api(1)
            .count_request(20, Some(Duration::from_micros(5)));
        let fetch = metrics.api(1);
        assert_eq!(fetch.name, "Fetch");
        assert_eq!(
            (fetch.requests.value(), fetch.request_bytes.value()),
            (2, 38)
        );
        let timed: u64 = fetch.stage(Stage::Read).counts().iter().sum();
        assert_eq!(timed, 1);
        assert_eq!(metrics.api(0).requests.value(), 0);
    }
}
