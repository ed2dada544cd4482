//! The libraries, one file each.

#[cfg(feature = "commitlog")]
pub mod commitlog;
#[cfg(feature = "okaywal")]
pub mod okaywal;
#[cfg(feature = "raft-engine")]
pub mod raft_engine;
pub mod ringspool;
#[cfg(feature = "walrus")]
pub mod walrus;
