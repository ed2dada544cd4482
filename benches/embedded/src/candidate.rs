//! What a library is to the measurement: a log that is opened once and appended to by several writers.
//!
//! Decides who is compared and what is said about each. Knows no library: those stand in `candidates/`, one file each.

use std::path::Path;
use std::sync::Arc;
use std::thread;

use crate::candidates;
use crate::tally::{Tally, Watch};

/// Errors only end a run with their text: nothing here acts on their kind.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// What an append that returned is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Promise {
    /// An fsync or fdatasync that covers the append has returned: survives power loss.
    Durable,
    /// The operating system has the bytes (page cache, shared mapping): survives the death of the process.
    Written,
    /// The bytes have left the caller's hands, and still lie in the memory of the process.
    Staged,
}

impl Promise {
    /// Its name in tables and files.
    pub fn name(self) -> &'static str {
        match self {
            Promise::Durable => "durable",
            Promise::Written => "written",
            Promise::Staged => "staged",
        }
    }
}

/// One library in one configuration.
pub struct Candidate {
    /// Its name in options, tables and files.
    pub name: &'static str,
    /// Whether it is the one that the others are compared with.
    pub is_ours: bool,
    /// What its appends are worth.
    pub promise: Promise,
    /// How that is obtained, and what the caller has to add.
    pub how: &'static str,
    /// Fewest writers with which it differs from its other rows.
    pub writers_min: usize,
    /// Opens a new log in an empty folder.
    pub open: fn(&Path) -> Outcome<Box<dyn Log>>,
}

/// An open log.
pub trait Log: Sync {
    /// What the writer with this index appends with.
    fn appender(&self, writer_index: usize) -> Outcome<Box<dyn Appender + '_>>;

    /// Appends `value` from that many writers until the watch says it is over: one thread for each writer, unless the
    /// candidate has tasks.
    fn run(&self, writer_count: usize, value: &[u8], watch: &Arc<Watch>) -> Outcome<Vec<Tally>> {
        thread::scope(|scope| {
            let writers: Vec<_> = (0..writer_count)
                .map(|index| scope.spawn(move || append_all(self.appender(index)?, value, watch)))
                .collect();
            writers
                .into_iter()
                .map(|writer| writer.join().map_err(|_| "a writer panicked")?)
                .collect()
        })
    }

    /// Closes the log. Its folder goes afterwards.
    fn close(self: Box<Self>) -> Outcome<()>;
}

/// One writer's way into the log.
pub trait Appender {
    /// Appends one value; returns once the candidate's promise holds.
    fn append(&mut self, value: &[u8]) -> Outcome<()>;
}

fn append_all(mut appender: Box<dyn Appender + '_>, value: &[u8], watch: &Watch) -> Outcome<Tally> {
    let mut tally = Tally::new()?;
    while let Some(started) = watch.start() {
        appender.append(value)?;
        tally.note(watch, started);
    }
    Ok(tally)
}

/// Everyone who was compiled in, ours first.
pub fn all() -> Vec<Candidate> {
    let mut all = candidates::ringspool::candidates();
    #[cfg(feature = "walrus")]
    all.extend(candidates::walrus::candidates());
    #[cfg(feature = "okaywal")]
    all.extend(candidates::okaywal::candidates());
    #[cfg(feature = "commitlog")]
    all.extend(candidates::commitlog::candidates());
    #[cfg(feature = "raft-engine")]
    all.extend(candidates::raft_engine::candidates());
    all
}
