//! okaywal: every commit is durable, so there is no other row.
//!
//! Its files are recycled by checkpoints; the log manager that forgets everything (`LogVoid`) makes those as cheap as can be.

use okaywal::{Configuration, LogVoid, WriteAheadLog};

use crate::candidate::{Appender, Candidate, Log, Outcome, Promise};

/// Its defaults, and files as large as ringspool's.
pub fn candidates() -> Vec<Candidate> {
    vec![
        Candidate {
            name: "okaywal",
            promise: Promise::Durable,
            how: "commit(): group commit, one fdatasync by the first who waits; defaults, that is files of 1 MiB, recycled",
            writers_min: 1,
            is_ours: false,
            open: |folder| open(Configuration::default_for(folder)),
        },
        Candidate {
            name: "okaywal-64mib",
            promise: Promise::Durable,
            how: "the same with files of 64 MiB, recycled after 48 MiB, and a buffer of 128 KiB",
            writers_min: 1,
            is_ours: false,
            open: |folder| {
                open(
                    Configuration::default_for(folder)
                        .preallocate_bytes(64 << 20)
                        .checkpoint_after_bytes(48 << 20)
                        .buffer_bytes(128 << 10),
                )
            },
        },
    ]
}

fn open(configuration: Configuration) -> Outcome<Box<dyn Log>> {
    Ok(Box::new(configuration.open(LogVoid)?))
}

impl Log for WriteAheadLog {
    fn appender(&self, _writer_index: usize) -> Outcome<Box<dyn Appender + '_>> {
        Ok(Box::new(self))
    }

    fn close(self: Box<Self>) -> Outcome<()> {
        Ok(self.shutdown()?)
    }
}

impl Appender for &WriteAheadLog {
    fn append(&mut self, value: &[u8]) -> Outcome<()> {
        let mut entry = self.begin_entry()?;
        entry.write_chunk(value)?;
        entry.commit()?;
        Ok(())
    }
}
