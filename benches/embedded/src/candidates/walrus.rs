//! walrus-rust: both of its backends.
//!
//! One topic takes writers at once, one after the other behind its own mutex; there is no group commit for appends of
//! different callers. Where the files go is read from `WALRUS_DATA_DIR`, and backend and schedule are set once for the
//! process; the session therefore runs every measurement in a process of its own.

use std::path::Path;

use walrus_rust::{FsyncSchedule, ReadConsistency, Walrus, disable_fd_backend, enable_fd_backend};

use crate::candidate::{Appender, Candidate, Log, Outcome, Promise};

/// File descriptors (its default) and the memory map, synchronised at each append and never.
pub fn candidates() -> Vec<Candidate> {
    vec![
        Candidate {
            name: "walrus-fd",
            promise: Promise::Durable,
            how: "FsyncSchedule::SyncEach: pwrite to a file opened with O_SYNC, then its own fsync, for each append",
            writers_min: 1,
            is_ours: false,
            open: |folder| open(folder, Backend::FileDescriptor, FsyncSchedule::SyncEach),
        },
        Candidate {
            name: "walrus-mmap",
            promise: Promise::Durable,
            how: "FsyncSchedule::SyncEach: copy into the memory map, then its own msync, for each append",
            writers_min: 1,
            is_ours: false,
            open: |folder| open(folder, Backend::MemoryMap, FsyncSchedule::SyncEach),
        },
        Candidate {
            name: "walrus-fd-nosync",
            promise: Promise::Written,
            how: "FsyncSchedule::NoFsync: pwrite to the page cache; its own fsync at the end of each block of 10 MiB",
            writers_min: 1,
            is_ours: false,
            open: |folder| open(folder, Backend::FileDescriptor, FsyncSchedule::NoFsync),
        },
        Candidate {
            name: "walrus-mmap-nosync",
            promise: Promise::Written,
            how: "FsyncSchedule::NoFsync: copy into the shared memory map; its own msync at the end of each block of 10 MiB",
            writers_min: 1,
            is_ours: false,
            open: |folder| open(folder, Backend::MemoryMap, FsyncSchedule::NoFsync),
        },
    ]
}

#[derive(Clone, Copy)]
enum Backend {
    FileDescriptor,
    MemoryMap,
}

fn open(folder: &Path, backend: Backend, schedule: FsyncSchedule) -> Outcome<Box<dyn Log>> {
    let from_environment = std::env::var_os("WALRUS_DATA_DIR");
    if from_environment.as_deref() != Some(folder.as_os_str()) {
        return Err("WALRUS_DATA_DIR does not name the folder of the run".into());
    }
    match backend {
        Backend::FileDescriptor => enable_fd_backend(),
        Backend::MemoryMap => disable_fd_backend(),
    }
    // Nothing is read, so how reads are checkpointed makes no difference.
    let reads = ReadConsistency::AtLeastOnce {
        persist_every: 1000,
    };
    let walrus = Walrus::with_consistency_and_schedule(reads, schedule)?;
    Ok(Box::new(walrus))
}

impl Log for Walrus {
    fn appender(&self, _writer_index: usize) -> Outcome<Box<dyn Appender + '_>> {
        Ok(Box::new(self))
    }

    /// It cannot be closed: its threads end with the process.
    fn close(self: Box<Self>) -> Outcome<()> {
        Ok(())
    }
}

impl Appender for &Walrus {
    fn append(&mut self, value: &[u8]) -> Outcome<()> {
        Ok(self.append_for_topic("log", value)?)
    }
}
