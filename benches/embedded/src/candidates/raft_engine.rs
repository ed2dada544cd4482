//! raft-engine: one log file for many raft groups; each writer is a group of its own.
//!
//! Entries of one group must come in order, so writers that share a group would need an outside lock and lose the group
//! commit. Compression is off, since the values cannot be compressed. Nothing is purged in the measured time.

use std::path::Path;

use protobuf::descriptor::UninterpretedOption;
use raft_engine::{Config, Engine, LogBatch, MessageExt, ReadableSize};

use crate::candidate::{Appender, Candidate, Log, Outcome, Promise};

/// Synchronised at each append, the same over files that are filled beforehand, and never.
pub fn candidates() -> Vec<Candidate> {
    vec![
        Candidate {
            name: "raft-engine",
            promise: Promise::Durable,
            how: "write(batch, sync = true): group commit, the first of those who wait writes for all and calls fdatasync once; one raft group for each writer",
            writers_min: 1,
            is_ours: false,
            open: |folder| open(folder, Config::default(), true),
        },
        Candidate {
            name: "raft-engine-prefilled",
            promise: Promise::Durable,
            how: "the same with prefill-for-recycle: files of 128 MiB that hold zeros already",
            writers_min: 1,
            is_ours: false,
            open: |folder| open(folder, prefilled(), true),
        },
        Candidate {
            name: "raft-engine-nosync",
            promise: Promise::Written,
            how: "write(batch, sync = false): pwrite to the page cache; fdatasync at the end of each file of 128 MiB",
            writers_min: 1,
            is_ours: false,
            open: |folder| open(folder, Config::default(), false),
        },
    ]
}

fn prefilled() -> Config {
    Config {
        prefill_for_recycle: true,
        prefill_limit: Some(ReadableSize::mb(1024)),
        ..Config::default()
    }
}

struct RaftLog {
    engine: Engine,
    sync: bool,
}

fn open(folder: &Path, config: Config, sync: bool) -> Outcome<Box<dyn Log>> {
    let config = Config {
        dir: folder
            .to_str()
            .ok_or("the folder's name is not text")?
            .to_owned(),
        batch_compression_threshold: ReadableSize(0),
        ..config
    };
    let engine = Engine::open(config)?;
    Ok(Box::new(RaftLog { engine, sync }))
}

/// An entry needs a number and bytes. This message of the protobuf library itself has both, as raft's own entry has.
struct Entries;

impl MessageExt for Entries {
    type Entry = UninterpretedOption;

    fn index(entry: &UninterpretedOption) -> u64 {
        entry.get_positive_int_value()
    }
}

struct Group<'log> {
    log: &'log RaftLog,
    group_id: u64,
    last_index: u64,
    entry: UninterpretedOption,
    batch: LogBatch,
}

impl Log for RaftLog {
    fn appender(&self, writer_index: usize) -> Outcome<Box<dyn Appender + '_>> {
        Ok(Box::new(Group {
            log: self,
            group_id: writer_index as u64 + 1,
            last_index: 0,
            entry: UninterpretedOption::new(),
            batch: LogBatch::default(),
        }))
    }

    fn close(self: Box<Self>) -> Outcome<()> {
        Ok(())
    }
}

impl Appender for Group<'_> {
    fn append(&mut self, value: &[u8]) -> Outcome<()> {
        self.last_index += 1;
        self.entry.set_positive_int_value(self.last_index);
        let bytes = self.entry.mut_string_value();
        bytes.clear();
        bytes.extend_from_slice(value);
        self.batch
            .add_entries::<Entries>(self.group_id, std::slice::from_ref(&self.entry))?;
        self.log.engine.write(&mut self.batch, self.log.sync)?;
        Ok(())
    }
}
