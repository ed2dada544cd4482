//! Every access to files and to memory that files are read into or written from.
//!
//! Decides how bytes reach a file (ring, direct or buffered, retries of partial operations), never what they mean.
//! Called by the journal, the settler, recovery and the controller's log, on the thread that owns the storage.
//! The only module of the crate that may use `unsafe`.

pub mod buffer;
pub mod sim;
mod storage;
mod system;
mod uring;

pub use sim::{SimCounters, SimFaults, SimFile, SimStorage};
pub use storage::{BLOCK_BYTES, OpenOptions, Storage, StorageFile};
pub(crate) use storage::{is_no_space, sync_folders_up_to};
pub use system::pin_to_core;
pub(crate) use system::raise_open_file_limit;
pub use uring::{UringFile, UringStorage, io_uring_available, ring_runtime};
pub(crate) use uring::{fit_read, read_buffer_bytes};
