//! Fetch requests without a session: the positions of some partitions, and what is sent for them.
//!
//! Used by consuming connections and by the read-back of a verification.

use bytes::Bytes;
use ringspool_protocol::messages::fetch_request::{FetchPartition, FetchRequest, FetchTopic};
use ringspool_protocol::messages::fetch_response::FetchResponse;
use ringspool_protocol::{ApiKey, ErrorCode};

use crate::client::{Connection, Topic};
use crate::error::{Error, Result};

/// How much a fetch may bring and how long it may wait.
#[derive(Debug, Clone, Copy)]
pub struct FetchLimits {
    /// Most bytes of an answer; the first batch comes even if it is larger (KIP-74).
    pub bytes_max: usize,
    /// Most bytes of one partition.
    pub partition_bytes_max: usize,
    /// Fewest bytes before the broker answers.
    pub bytes_min: usize,
    /// Longest time that it waits for them.
    pub wait_ms_max: i32,
}

/// Where the reading of a partition stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Which partition.
    pub partition_index: i32,
    /// First offset that has not been read.
    pub next_offset: i64,
}

/// What came for one partition.
#[derive(Debug)]
pub struct Fetched {
    /// Index in the list of positions.
    pub slot: usize,
    /// Kafka's error code, 0 for none.
    pub error_code: i16,
    /// First readable offset, -1 if the broker does not say.
    pub log_start_offset: i64,
    /// Batches back to back, the last one maybe cut off.
    pub records: Bytes,
}

/// Reads one topic over one connection.
#[derive(Debug)]
pub struct Fetcher {
    connection: Connection,
    topic: Topic,
    version: i16,
    limits: FetchLimits,
    /// What is read; callers move the offsets on.
    pub positions: Vec<Position>,
    turn: usize,
}

/// First version of Fetch that names topics by id alone.
const FETCH_BY_TOPIC_ID: i16 = 13;
/// Session epoch of a fetch without a session (KIP-227).
const SESSIONLESS: i32 = -1;

impl Fetcher {
    /// Reads `positions` of `topic` from the broker behind `connection`, which leads them all.
    pub fn new(
        connection: Connection,
        topic: Topic,
        limits: FetchLimits,
        positions: Vec<Position>,
    ) -> Result<Fetcher> {
        let version = topic.version_for(&connection, ApiKey::Fetch, FETCH_BY_TOPIC_ID)?;
        Ok(Fetcher {
            connection,
            topic,
            version,
            limits,
            positions,
            turn: 0,
        })
    }

    /// Fetches from those positions for which `wanted` holds; each time another one is served first.
    pub async fn fetch(&mut self, wanted: impl Fn(&Position) -> bool) -> Result<Vec<Fetched>> {
        let request = self.request(wanted);
        let response = self.connection.call_version(&request, self.version).await?;
        self.read(response)
    }

    /// The error for a partition that cannot be read at all.
    pub fn refusal(&self, fetched: &Fetched) -> Error {
        let partition_index = self
            .positions
            .get(fetched.slot)
            .map_or(-1, |position| position.partition_index);
        Error::Refused {
            request: ApiKey::Fetch.name(),
            subject: format!("{}-{partition_index}", self.topic.name),
            code: fetched.error_code,
            message: None,
        }
    }

    fn request(&mut self, wanted: impl Fn(&Position) -> bool) -> FetchRequest {
        let bytes = |bytes: usize| i32::try_from(bytes).unwrap_or(i32::MAX);
        self.turn = self.turn.wrapping_add(1);
        let count = self.positions.len().max(1);
        let partitions = self
            .positions
            .iter()
            .cycle()
            .skip(self.turn % count)
            .take(self.positions.len())
            .filter(|position| wanted(position))
            .map(|position| FetchPartition {
                partition: position.partition_index,
                fetch_offset: position.next_offset,
                partition_max_bytes: bytes(self.limits.partition_bytes_max),
                ..FetchPartition::default()
            })
            .collect();
        FetchRequest {
            max_wait_ms: self.limits.wait_ms_max,
            min_bytes: bytes(self.limits.bytes_min),
            max_bytes: bytes(self.limits.bytes_max),
            session_epoch: SESSIONLESS,
            topics: vec![FetchTopic {
                topic: self.topic.name.as_str().into(),
                topic_id: self.topic.topic_id,
                partitions,
            }],
            ..FetchRequest::default()
        }
    }

    fn read(&self, response: FetchResponse) -> Result<Vec<Fetched>> {
        if response.error_code != ErrorCode::None.code() {
            return Err(Error::Refused {
                request: ApiKey::Fetch.name(),
                subject: self.topic.name.clone(),
                code: response.error_code,
                message: None,
            });
        }
        let partitions = response
            .responses
            .into_iter()
            .flat_map(|topic| topic.partitions);
        Ok(partitions
            .filter_map(|partition| {
                let same =
                    |position: &Position| position.partition_index == partition.partition_index;
                Some(Fetched {
                    slot: self.positions.iter().position(same)?,
                    error_code: partition.error_code,
                    log_start_offset: partition.log_start_offset,
                    records: partition.records.unwrap_or_default().into_single(),
                })
            })
            .collect())
    }
}
