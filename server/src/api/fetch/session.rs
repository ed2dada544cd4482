//! Incremental fetch sessions (KIP-227): a client names its partitions once and later only what changed.
//!
//! Decides which partitions a request reads and which of them the response names. Never reads a log and
//! has no clock. One instance per shard; a session lives on the shard of the connection that opened it,
//! and its id says which shard that is, so any other shard answers FETCH_SESSION_ID_NOT_FOUND.

use std::collections::{BTreeMap, HashMap};
use std::time::{Duration, Instant};

use bytestring::ByteString;
use ringspool_protocol::messages::fetch_request::{FetchPartition, FetchRequest};
use ringspool_protocol::{ErrorCode, Uuid};

/// The session id of a request or response without a session.
pub const NO_SESSION_ID: i32 = 0;
/// The epoch of a request that opens a session.
const INITIAL_EPOCH: i32 = 0;
/// The epoch of a request that wants no session, or closes the one it names.
const FINAL_EPOCH: i32 = -1;
/// A session is evicted for another one only after it was kept this long.
const MIN_KEPT: Duration = Duration::from_secs(120);
/// A high watermark or log start offset that no partition has: the next response names the partition.
const UNSENT: i64 = -1;

/// How a request names a topic: by id since version 13, by name before.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TopicKey {
    /// Versions up to 12.
    Name(ByteString),
    /// Versions from 13.
    Id(Uuid),
}

/// A partition that a request wants to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedPartition {
    /// Its topic.
    pub topic: TopicKey,
    /// 0-based index.
    pub partition_index: i32,
    /// First offset wanted.
    pub fetch_offset: i64,
    /// Soft limit for this partition.
    pub max_bytes: i32,
    /// The client's idea of the leader epoch; -1 = unknown.
    pub current_leader_epoch: i32,
}

/// What a request turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub enum FetchScope {
    /// No session is wanted.
    Sessionless(Vec<WantedPartition>),
    /// Every partition is named, and a session is wanted.
    Opening(Vec<WantedPartition>),
    /// All partitions of a session, in its order.
    Continuing {
        /// The session.
        session_id: i32,
        /// The session's epoch while this request is served.
        epoch: i32,
        /// What to read.
        wanted: Vec<WantedPartition>,
    },
    /// The session does not fit; the response carries this code and nothing else.
    Refused(ErrorCode),
}

/// What a read of one partition found, as far as sessions care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartitionOutcome {
    /// Whether there are records to send.
    pub has_records: bool,
    /// Whether the partition is answered with an error.
    pub is_error: bool,
    /// The partition's high watermark.
    pub high_watermark: i64,
    /// The partition's first readable offset.
    pub log_start_offset: i64,
}

/// The sessions of one shard.
#[derive(Debug)]
pub struct FetchSessions {
    shard_index: i32,
    shard_count: i32,
    capacity: usize,
    sessions: HashMap<i32, FetchSession>,
}

#[derive(Debug)]
struct FetchSession {
    epoch: i32,
    uses_topic_ids: bool,
    created: Instant,
    last_used: Instant,
    /// By place in the service order.
    partitions: BTreeMap<u64, SessionPartition>,
    places: HashMap<(TopicKey, i32), u64>,
    next_place: u64,
}

#[derive(Debug)]
struct SessionPartition {
    wanted: WantedPartition,
    sent_high_watermark: i64,
    sent_log_start_offset: i64,
}

impl FetchSessions {
    /// Sessions of shard `shard_index` out of `shard_count`, at most `capacity` at one time.
    pub fn new(shard_index: u16, shard_count: u16, capacity: usize) -> FetchSessions {
        assert!(shard_index < shard_count);
        FetchSessions {
            shard_index: i32::from(shard_index),
            shard_count: i32::from(shard_count),
            capacity,
            sessions: HashMap::new(),
        }
    }

    /// Finds out what `request` reads; opens no session yet, but closes and updates the one it names.
    pub fn begin(&mut self, request: &FetchRequest, version: i16, now: Instant) -> FetchScope {
        let opens = request.session_epoch == INITIAL_EPOCH;
        if opens || request.session_epoch == FINAL_EPOCH {
            self.sessions.remove(&request.session_id);
            let wanted = wanted_partitions(request, version);
            return if opens {
                FetchScope::Opening(wanted)
            } else {
                FetchScope::Sessionless(wanted)
            };
        }
        let Some(session) = self.sessions.get_mut(&request.session_id) else {
            return FetchScope::Refused(ErrorCode::FetchSessionIdNotFound);
        };
        if session.epoch != request.session_epoch {
            return FetchScope::Refused(ErrorCode::InvalidFetchSessionEpoch);
        }
        if session.uses_topic_ids != uses_topic_ids(version) {
            return FetchScope::Refused(ErrorCode::FetchSessionTopicIdError);
        }
        session.update(request, version);
        if session.partitions.is_empty() {
            self.sessions.remove(&request.session_id);
            return FetchScope::Sessionless(Vec::new());
        }
        session.epoch = next_epoch(session.epoch);
        session.last_used = now;
        FetchScope::Continuing {
            session_id: request.session_id,
            epoch: session.epoch,
            wanted: session.wanted(),
        }
    }

    /// Opens a session over `wanted`, whose `outcomes` are about to be sent; returns its id, or
    /// [`NO_SESSION_ID`] if there is no room.
    pub fn open(
        &mut self,
        wanted: &[WantedPartition],
        outcomes: &[PartitionOutcome],
        version: i16,
        now: Instant,
    ) -> i32 {
        if !self.make_room(wanted.len(), now) {
            return NO_SESSION_ID;
        }
        let mut session = FetchSession::new(uses_topic_ids(version), now);
        for (wanted, outcome) in wanted.iter().zip(outcomes) {
            session.put(wanted.clone());
            session.note(wanted, *outcome);
        }
        let session_id = self.unused_id();
        self.sessions.insert(session_id, session);
        session_id
    }

    /// Tells for each of `wanted` whether the response to a continuing request names it, and remembers
    /// what is sent. Partitions with records go to the end of the service order, so that all get their turn.
    ///
    /// Errors: another request moved the session on in the meantime.
    pub fn advance(
        &mut self,
        session_id: i32,
        epoch: i32,
        wanted: &[WantedPartition],
        outcomes: &[PartitionOutcome],
    ) -> Result<Vec<bool>, ErrorCode> {
        let session = self
            .sessions
            .get_mut(&session_id)
            .filter(|session| session.epoch == epoch)
            .ok_or(ErrorCode::InvalidFetchSessionEpoch)?;
        let named = wanted
            .iter()
            .zip(outcomes)
            .map(|(wanted, outcome)| session.note(wanted, *outcome))
            .collect();
        Ok(named)
    }

    /// Sessions at this moment.
    pub fn len(&self) -> usize {
        self.sessions.len()
    }

    /// Whether there is no session.
    pub fn is_empty(&self) -> bool {
        self.sessions.is_empty()
    }

    /// Evicts one session if the cache is full: the least recently used one if it is idle for long,
    /// else the smallest one if it is older than that and smaller than the new one.
    fn make_room(&mut self, partition_count: usize, now: Instant) -> bool {
        if self.sessions.len() < self.capacity {
            return true;
        }
        let idle = self
            .sessions
            .iter()
            .min_by_key(|(_, session)| session.last_used)
            .filter(|(_, session)| now.duration_since(session.last_used) >= MIN_KEPT);
        let smaller = || {
            self.sessions
                .iter()
                .filter(|(_, session)| now.duration_since(session.created) >= MIN_KEPT)
                .min_by_key(|(_, session)| session.partitions.len())
                .filter(|(_, session)| session.partitions.len() < partition_count)
        };
        let Some(evicted) = idle.or_else(smaller).map(|(session_id, _)| *session_id) else {
            return false;
        };
        self.sessions.remove(&evicted);
        true
    }

    /// A random id that is free and leaves `shard_index` when divided by `shard_count`.
    fn unused_id(&self) -> i32 {
        let quotients = i32::MAX / self.shard_count - 1;
        loop {
            let random = (uuid::Uuid::new_v4().as_u128() % quotients as u128) as i32;
            // One more than the quotient, so that shard 0 never draws NO_SESSION_ID.
            let session_id = (random + 1) * self.shard_count + self.shard_index;
            if session_id > NO_SESSION_ID && !self.sessions.contains_key(&session_id) {
                return session_id;
            }
        }
    }
}

impl FetchSession {
    fn new(uses_topic_ids: bool, now: Instant) -> FetchSession {
        FetchSession {
            epoch: next_epoch(INITIAL_EPOCH),
            uses_topic_ids,
            created: now,
            last_used: now,
            partitions: BTreeMap::new(),
            places: HashMap::new(),
            next_place: 0,
        }
    }

    fn update(&mut self, request: &FetchRequest, version: i16) {
        for wanted in wanted_partitions(request, version) {
            self.put(wanted);
        }
        for forgotten in &request.forgotten_topics_data {
            let topic = topic_key(&forgotten.topic, forgotten.topic_id, version);
            for partition_index in &forgotten.partitions {
                let key = (topic.clone(), *partition_index);
                if let Some(place) = self.places.remove(&key) {
                    self.partitions.remove(&place);
                }
            }
        }
    }

    /// Adds a partition at the end, or changes a known one in its place.
    fn put(&mut self, wanted: WantedPartition) {
        let key = (wanted.topic.clone(), wanted.partition_index);
        let known = self
            .places
            .get(&key)
            .and_then(|place| self.partitions.get_mut(place));
        if let Some(known) = known {
            known.wanted = wanted;
            return;
        }
        self.places.insert(key, self.next_place);
        self.partitions.insert(
            self.next_place,
            SessionPartition {
                wanted,
                sent_high_watermark: UNSENT,
                sent_log_start_offset: UNSENT,
            },
        );
        self.next_place += 1;
    }

    fn wanted(&self) -> Vec<WantedPartition> {
        self.partitions
            .values()
            .map(|partition| partition.wanted.clone())
            .collect()
    }

    /// Whether a response must name the partition; remembers what it will have said.
    fn note(&mut self, wanted: &WantedPartition, outcome: PartitionOutcome) -> bool {
        let key = (wanted.topic.clone(), wanted.partition_index);
        let Some(place) = self.places.get(&key).copied() else {
            return true;
        };
        let Some(mut partition) = self.partitions.remove(&place) else {
            return true;
        };
        let changed = partition.sent_high_watermark != outcome.high_watermark
            || partition.sent_log_start_offset != outcome.log_start_offset;
        partition.sent_log_start_offset = outcome.log_start_offset;
        // After an error the client must hear about the partition again, whatever its offsets.
        partition.sent_high_watermark = if outcome.is_error {
            UNSENT
        } else {
            outcome.high_watermark
        };
        let new_place = if outcome.has_records {
            self.next_place += 1;
            self.next_place - 1
        } else {
            place
        };
        self.partitions.insert(new_place, partition);
        self.places.insert(key, new_place);
        outcome.has_records || outcome.is_error || changed
    }
}

fn wanted_partitions(request: &FetchRequest, version: i16) -> Vec<WantedPartition> {
    let mut wanted = Vec::new();
    for topic in &request.topics {
        let key = topic_key(&topic.topic, topic.topic_id, version);
        wanted.extend(
            topic
                .partitions
                .iter()
                .map(|partition| wanted_partition(key.clone(), partition)),
        );
    }
    wanted
}

fn wanted_partition(topic: TopicKey, partition: &FetchPartition) -> WantedPartition {
    WantedPartition {
        topic,
        partition_index: partition.partition,
        fetch_offset: partition.fetch_offset,
        max_bytes: partition.partition_max_bytes,
        current_leader_epoch: partition.current_leader_epoch,
    }
}

fn topic_key(name: &ByteString, topic_id: Uuid, version: i16) -> TopicKey {
    if uses_topic_ids(version) {
        TopicKey::Id(topic_id)
    } else {
        TopicKey::Name(name.clone())
    }
}

fn uses_topic_ids(version: i16) -> bool {
    version >= 13
}

/// Epochs of a session go from 1 to 2^31-1 and start again at 1.
fn next_epoch(epoch: i32) -> i32 {
    epoch.checked_add(1).unwrap_or(1)
}

#[cfg(test)]
mod tests;
