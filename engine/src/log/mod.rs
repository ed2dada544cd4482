//! What a partition remembers about its log: segments and their indexes, producers, leader epochs.
//!
//! Decides and returns plans; never opens a file, never reads a clock. Lives on the partition's owner shard, without locks.
//! Positions and offsets come from batches whose CRC was checked; what is read back from a file is checked again before it
//! is believed, and bad bytes are an error, never a panic.

pub(crate) mod checkpoint_row;
pub mod codec;
pub mod leader_epochs;
pub mod offset_index;
pub mod producer_state;
pub mod segment;
pub mod segments;
pub mod time_index;

#[cfg(test)]
mod test_batches;
