//! The classic consumer-group coordinator as a sans-IO state machine.
//!
//! [`GroupMachine`] plans: it takes a request and the time, and returns records to be appended and
//! replies to be sent once they are committed. Only [`DurableState::replay`] changes what survives
//! a restart. No clock, no executor, no I/O; called by `coordinator::runtime` on the shard that
//! owns the partition of `__consumer_offsets`.

mod classic;
mod classic_group;
mod config;
mod describe;
mod durable;
mod effects;
mod expiry;
mod joining;
mod machine;
mod member;
mod membership;
mod offsets;
mod rebalance;
mod records;
mod syncing;
mod timers;

#[cfg(test)]
mod tests;

pub use config::GroupConfig;
pub(crate) use describe::describe_unknown;
pub use durable::{CommittedOffset, DurableState, RecordOrigin, TransactionOutcome};
pub use effects::{Effects, JoinWaiter, SyncWaiter};
pub use machine::{GroupMachine, MemberContext, OffsetCommitContext};
pub use offsets::OffsetStability;
pub use records::{GroupRecord, RecordError};
