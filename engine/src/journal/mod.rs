//! The journal: commit frames, the ring of files that holds them, checkpoints, and reading them back.
//!
//! Everything here works on bytes and numbers; `shard` does the input and output.

pub(crate) mod checkpoint;
pub(crate) mod frame;
pub(crate) mod replay;
pub(crate) mod ring;
