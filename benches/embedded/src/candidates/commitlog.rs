//! commitlog: `append_msg` takes the log by `&mut`, so writers share an outside mutex.
//!
//! It has no durable append: its `flush()` never reaches fsync for the segment (`File::flush` does nothing) and only writes
//! back whole pages of the index. The durable row therefore does what a program that depends on it would have to do: find the
//! segment file and fdatasync it through a descriptor of its own, outside the mutex, so that writers can share the work of
//! the file system's journal. The index, which the library cannot rebuild, is left out: this is to its advantage.

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use commitlog::{CommitLog, LogOptions};

use crate::candidate::{Appender, Candidate, Log, Outcome, Promise};

/// With an fdatasync from outside, and as it is.
pub fn candidates() -> Vec<Candidate> {
    vec![
        Candidate {
            name: "commitlog",
            promise: Promise::Durable,
            how: "append_msg() behind an outside mutex, then an outside fdatasync of the segment file (not of the index); it has no durable append of its own",
            writers_min: 1,
            is_ours: false,
            open: |folder| open(folder, true),
        },
        Candidate {
            name: "commitlog-nosync",
            promise: Promise::Written,
            how: "append_msg() behind an outside mutex: write to the page cache, index in a memory map",
            writers_min: 1,
            is_ours: false,
            open: |folder| open(folder, false),
        },
    ]
}

struct Shared {
    folder: PathBuf,
    inner: Mutex<Inner>,
    is_durable: bool,
}

struct Inner {
    log: CommitLog,
    /// The segment that the newest append went to.
    segment: Option<Arc<File>>,
}

fn open(folder: &Path, is_durable: bool) -> Outcome<Box<dyn Log>> {
    let log = CommitLog::new(LogOptions::new(folder))?;
    Ok(Box::new(Shared {
        folder: folder.to_owned(),
        inner: Mutex::new(Inner { log, segment: None }),
        is_durable,
    }))
}

impl Shared {
    /// Appends and returns the file that must be synchronised for it.
    fn append_locked(&self, value: &[u8]) -> Outcome<Option<Arc<File>>> {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        let offset = inner.log.append_msg(value)?;
        if !self.is_durable {
            return Ok(None);
        }
        // A segment is named after its first offset: if there is one of this name, it has just been begun.
        match File::open(self.folder.join(format!("{offset:020}.log"))) {
            Ok(segment) => {
                // Whoever appended to the former segment holds it and synchronises it.
                inner.segment = Some(Arc::new(segment));
                File::open(&self.folder)?.sync_all()?;
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
        }
        Ok(inner.segment.clone())
    }
}

impl Log for Shared {
    fn appender(&self, _writer_index: usize) -> Outcome<Box<dyn Appender + '_>> {
        Ok(Box::new(self))
    }

    fn close(self: Box<Self>) -> Outcome<()> {
        Ok(())
    }
}

impl Appender for &Shared {
    fn append(&mut self, value: &[u8]) -> Outcome<()> {
        if let Some(segment) = self.append_locked(value)? {
            segment.sync_data()?;
        }
        Ok(())
    }
}
