//! One partition: offsets, the tail in memory, and who waits for what. No clock, no input or output.

pub(crate) mod append_reply;
#[expect(
    clippy::module_inception,
    reason = "the folder's main type has a file of its own"
)]
pub(crate) mod partition;
pub(crate) mod pending_appends;
pub(crate) mod pending_fetches;
pub(crate) mod reading;
mod retention;
pub(crate) mod settle_plan;
pub(crate) mod tail;

pub(crate) use partition::{Partition, PartitionParts, StageOutcome};
