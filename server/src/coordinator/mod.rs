//! Coordinators: state machines that live in the partitions of internal topics.
//!
//! `group` decides, without clock, executor or I/O. `instance` runs one coordinator on the shard
//! that owns its partition, `loader` builds its state from the log, `parking` holds replies back
//! until they are true for ever. `runtime` finds the coordinator of a group from any shard.

pub mod group;
mod instance;
mod loader;
mod parking;
pub mod partitioner;
pub mod runtime;

pub use runtime::GroupCoordinators;

#[cfg(test)]
mod wire_tests;
