//! A thread-per-core log storage engine over io_uring, embeddable in a program.
//!
//! Records go in as Kafka v2 batches, share one flush with everything else that arrives meanwhile, and are readable once
//! they are on stable storage.
//!
//! ```
//! use ringspool_engine::{AckWhen, Batch, Engine, FetchLimits, LogConfig};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let folder = tempfile::tempdir()?;
//! # let path = folder.path();
//! # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
//! let engine = Engine::builder(path).shards(1).open()?;
//! let orders = engine.create_partition("orders", 0, LogConfig::default()).await?;
//!
//! let appended = orders.append(Batch::from_values(["a", "b"]), AckWhen::Flushed).await?;
//! assert_eq!((appended.base_offset, appended.last_offset), (0, 1));
//!
//! let fetched = orders.fetch(appended.base_offset, FetchLimits::default()).await?;
//! let values: Result<Vec<_>, _> = fetched.records().map(|record| record.map(|record| record.value)).collect();
//! assert_eq!(values?, [Some("a".into()), Some("b".into())]);
//! engine.close().await?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! # })
//! # }
//! ```
//!
//! Modules in the order they depend on each other: `record` ← `log` ← `partition` ← `journal` ← `shard` ← `engine`. The first
//! four decide and return plans; they take the time and bytes, never a clock, a ring or an executor. `io` does all input and
//! output and is the only home of `unsafe`.

#![deny(unsafe_code)]

#[cfg(feature = "bench-internals")]
#[doc(hidden)]
pub mod bench;
mod budget;
mod builder;
mod catalog;
mod config;
mod control;
pub mod controller_log;
mod directory_lock;
mod engine;
mod error;
#[cfg(feature = "fuzz-internals")]
#[doc(hidden)]
pub mod fuzz;
mod handle;
#[allow(unsafe_code)]
pub mod io;
mod journal;
pub mod log;
pub mod metrics;
mod partition;
pub mod record;
mod shard;
mod shard_thread;
mod types;

pub use budget::{Budget, ReadCredits, Reservation};
pub use builder::{
    DEFAULT_JOURNAL_FILE_BYTES, DEFAULT_JOURNAL_FILES, DEFAULT_MEMORY_BUDGET_BYTES,
    DEFAULT_RETENTION_CHECK_INTERVAL, EngineBuilder,
};
pub use catalog::{Catalog, CatalogRecord, PartitionImage, Topic};
pub use config::{ConfigError, ConfigKind, ConfigRow, Importance, LogConfig, log_config_rows};
pub use engine::{AppendTicket, Engine, WaitTicket};
pub use error::{AppendError, CreateError, EngineError, FetchError, OpenError};
pub use handle::{FetchLimits, Fetched, PartitionHandle, Record};
pub use record::{Batch, BatchBuilder, BatchError, BatchHeader};
pub use shard::life::EXIT_STORAGE_FAILED;
pub use types::{
    AckWhen, AppendOrigin, Appended, Durability, Isolation, OffsetAndTimestamp, PartitionAppend,
    PartitionId, PartitionOffsets, PartitionRead, PartitionRecords, ReadLimits, ShardId,
    TimestampQuery, TopicId,
};
