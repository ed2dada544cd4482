//! One enum per operation; variants are causes, fields are the facts.
//!
//! None of them is `#[non_exhaustive]`: the server maps each variant to a Kafka error code, and the compiler checks that
//! no variant is forgotten.

use std::path::PathBuf;

use crate::record::BatchError;

/// Why an engine could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another process holds the directory.
    #[error("data directory {} is locked by another process", path.display())]
    Locked {
        /// The directory.
        path: PathBuf,
        /// The holder's process id, where it could be read.
        pid: Option<u32>,
    },
    /// The directory cannot be created or written.
    #[error("data directory {} is not writable: {source}", path.display())]
    NotWritable {
        /// The directory.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The kernel or a container profile refuses io_uring.
    #[error("io_uring is not available: {source}")]
    IoUringUnavailable {
        /// What the system said.
        source: std::io::Error,
    },
    /// The file system is too full for the journal.
    #[error("no space for the journal in {}: {needed_bytes} bytes needed, {free_bytes} free", path.display())]
    NoSpace {
        /// The directory.
        path: PathBuf,
        /// What the journal files need.
        needed_bytes: u64,
        /// What is free.
        free_bytes: u64,
    },
    /// The directory holds bytes that contradict each other; nothing was changed.
    #[error("{detail}")]
    Corrupt {
        /// File, position and what was expected.
        detail: String,
    },
    /// An option makes no sense.
    #[error("{detail}")]
    InvalidOption {
        /// Which and why.
        detail: String,
    },
    /// Any other system error.
    #[error("{what}: {source}")]
    Io {
        /// What was being done.
        what: String,
        /// What the system said.
        source: std::io::Error,
    },
}

/// Why the engine could not do something that is not about one partition's records.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EngineError {
    /// The engine is closed or closing.
    #[error("the engine has stopped")]
    Stopped,
    /// The controller's log or a shard could not reach its storage.
    #[error("storage failed: {0}")]
    Storage(String),
}

/// Why batches were not appended. The log is unchanged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AppendError {
    /// No such partition on this shard.
    #[error("unknown partition")]
    UnknownPartition,
    /// The bytes are not acceptable batches.
    #[error("invalid batch: {0}")]
    Batch(#[from] BatchError),
    /// A gap in the producer's sequence numbers (KIP-98).
    #[error("producer {producer_id} sent sequence {found}, expected {expected}")]
    OutOfOrderSequence {
        /// The producer.
        producer_id: i64,
        /// Next sequence that would have been accepted.
        expected: i32,
        /// Base sequence of the refused batch.
        found: i32,
    },
    /// The producer was fenced by a newer epoch.
    #[error("producer {producer_id} has epoch {found}, current is {expected}")]
    InvalidProducerEpoch {
        /// The producer.
        producer_id: i64,
        /// Current epoch.
        expected: i16,
        /// Epoch of the refused batch.
        found: i16,
    },
    /// A batch that was appended long ago: older than the window of five.
    #[error("producer {producer_id} repeated sequence {found}, which has left the window")]
    DuplicateSequence {
        /// The producer.
        producer_id: i64,
        /// Base sequence of the refused batch.
        found: i32,
    },
    /// A batch is larger than the topic's `max.message.bytes`.
    #[error("batch of {size_bytes} bytes is larger than max.message.bytes = {limit_bytes}")]
    MessageTooLarge {
        /// Size of the batch.
        size_bytes: usize,
        /// The topic's limit.
        limit_bytes: usize,
    },
    /// The disk is too full to promise that the records can be settled.
    #[error("no space left")]
    NoSpace,
    /// The engine is closed or closing.
    #[error("the engine has stopped")]
    Stopped,
}

/// Why a read or an offset look-up failed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// No such partition on this shard.
    #[error("unknown partition")]
    UnknownPartition,
    /// The offset is not in the log.
    #[error("offset {requested} is outside {log_start_offset}..{log_end_offset}")]
    OffsetOutOfRange {
        /// What was asked for.
        requested: i64,
        /// First readable offset.
        log_start_offset: i64,
        /// Next offset to be written.
        log_end_offset: i64,
    },
    /// The reader's leader epoch is older than ours (KIP-320).
    #[error("leader epoch {found} is fenced by {expected}")]
    FencedLeaderEpoch {
        /// Ours.
        expected: i32,
        /// The reader's.
        found: i32,
    },
    /// The reader's leader epoch is newer than ours (KIP-320).
    #[error("leader epoch {found} is unknown, ours is {expected}")]
    UnknownLeaderEpoch {
        /// Ours.
        expected: i32,
        /// The reader's.
        found: i32,
    },
    /// Stored bytes are damaged; they are not served.
    #[error("{detail}")]
    Corrupt {
        /// File, position and what is wrong.
        detail: String,
    },
    /// The engine is closed or closing.
    #[error("the engine has stopped")]
    Stopped,
}

/// Why a partition was not created.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CreateError {
    /// The partitions of a topic are created in order.
    #[error("partition {requested} is not the next one of its topic, {next} is")]
    NotNext {
        /// What was asked for.
        requested: i32,
        /// The index that would be accepted.
        next: i32,
    },
    /// The engine could not record it.
    #[error(transparent)]
    Engine(#[from] EngineError),
}
