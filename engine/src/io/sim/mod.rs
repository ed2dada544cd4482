//! A file system in memory with seeded faults and power cuts, for tests of everything that stores.
//!
//! Bytes pass three levels: page cache (buffered writes), device cache (direct writes, and buffered ones that were
//! written back) and medium. Only the medium survives [`SimStorage::cut_power`]. What a flush promises, and nothing more:
//!
//! - `sync_data` moves the writes of *its file* that had *completed when it was called* to the medium, with the length;
//!   the device cache of other files may or may not go along.
//! - A name is durable after `sync_dir` of its folder, and of the folders above it.
//! - After a failed flush the bytes may be lost although later flushes succeed.
//!
//! The same seed and the same calls in the same order give the same outcome. Runs on any single-threaded executor:
//! latency is a seeded number of yields.

mod disk;
mod node;
mod random;
mod storage;

pub use storage::{SimCounters, SimFaults, SimFile, SimStorage};

#[cfg(test)]
mod tests;
