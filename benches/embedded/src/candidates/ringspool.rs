//! ringspool: one batch of one record for each append, never several appends in one batch.
//!
//! The log is one partition and has one owner, so the engine runs one shard; everything else is as it comes. The first
//! files of its journal are written full of zeros while the engine serves already; that is waited for, as for the others' prepared files.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use futures_executor::block_on;
use ringspool_engine::{
    AckWhen, Batch, DEFAULT_JOURNAL_FILE_BYTES, Durability, Engine, LogConfig, PartitionHandle,
};

use crate::candidate::{Appender, Candidate, Log, Outcome, Promise};
use crate::tally::{Tally, Watch};

/// Threads that block on each append, tasks on one thread, and tasks on the log's own thread, with each promise.
pub fn candidates() -> Vec<Candidate> {
    vec![
        Candidate {
            name: "ringspool-flushed",
            promise: Promise::Durable,
            how: "AckWhen::Flushed: group commit, one durable write over whatever was staged meanwhile; one thread for each writer, blocked on its append",
            writers_min: 1,
            open: |folder| Ok(Box::new(open(folder, Durability::Disk, AckWhen::Flushed)?)),
            is_ours: true,
        },
        Candidate {
            name: "ringspool-flushed-tasks",
            promise: Promise::Durable,
            how: "the same; the writers are tasks of one single-threaded tokio runtime",
            writers_min: 2,
            open: |folder| open_tasks(folder, Durability::Disk, AckWhen::Flushed),
            is_ours: true,
        },
        Candidate {
            name: "ringspool-flushed-inside",
            promise: Promise::Durable,
            how: "the same; the writers are tasks on the thread that owns the log (Engine::run_on), as the broker's connections are",
            writers_min: 1,
            open: |folder| open_inside(folder, Durability::Disk, AckWhen::Flushed),
            is_ours: true,
        },
        Candidate {
            name: "ringspool-written",
            promise: Promise::Written,
            how: "AckWhen::Written, durability=os: the write to the journal has completed; one thread for each writer",
            writers_min: 1,
            open: |folder| Ok(Box::new(open(folder, Durability::Os, AckWhen::Written)?)),
            is_ours: true,
        },
        Candidate {
            name: "ringspool-written-tasks",
            promise: Promise::Written,
            how: "the same; the writers are tasks of one single-threaded tokio runtime",
            writers_min: 2,
            open: |folder| open_tasks(folder, Durability::Os, AckWhen::Written),
            is_ours: true,
        },
        Candidate {
            name: "ringspool-written-inside",
            promise: Promise::Written,
            how: "the same; the writers are tasks on the thread that owns the log (Engine::run_on), as the broker's connections are",
            writers_min: 1,
            open: |folder| open_inside(folder, Durability::Os, AckWhen::Written),
            is_ours: true,
        },
        Candidate {
            name: "ringspool-staged",
            promise: Promise::Staged,
            how: "AckWhen::Staged, durability=os: offsets are assigned, the bytes lie in the memory of the process; one thread for each writer",
            writers_min: 1,
            open: |folder| Ok(Box::new(open(folder, Durability::Os, AckWhen::Staged)?)),
            is_ours: true,
        },
        Candidate {
            name: "ringspool-staged-tasks",
            promise: Promise::Staged,
            how: "the same; the writers are tasks of one single-threaded tokio runtime",
            writers_min: 2,
            open: |folder| open_tasks(folder, Durability::Os, AckWhen::Staged),
            is_ours: true,
        },
        Candidate {
            name: "ringspool-staged-inside",
            promise: Promise::Staged,
            how: "the same; the writers are tasks on the thread that owns the log (Engine::run_on), as the broker's connections are",
            writers_min: 1,
            open: |folder| open_inside(folder, Durability::Os, AckWhen::Staged),
            is_ours: true,
        },
    ]
}

struct Threads {
    engine: Engine,
    partition: PartitionHandle,
    ack: AckWhen,
}

struct Tasks(Threads);

struct Inside(Threads);

fn open(folder: &Path, durability: Durability, ack: AckWhen) -> Outcome<Threads> {
    let engine = Engine::builder(folder)
        .shards(1)
        .durability(durability)
        .open()?;
    let partition = block_on(engine.create_partition("log", 0, LogConfig::default()))?;
    wait_for_journal(folder)?;
    Ok(Threads {
        engine,
        partition,
        ack,
    })
}

/// Waits until the first files of the journal have their size; it makes others when it needs them. The engine has no call for it: nobody needs to wait, appends are
/// taken meanwhile, and only a measurement minds that the disk is shared.
fn wait_for_journal(folder: &Path) -> Outcome<()> {
    let wanted_bytes = FIRST_FILES * DEFAULT_JOURNAL_FILE_BYTES;
    for _ in 0..JOURNAL_POLLS_MAX {
        if journal_bytes(folder)? >= wanted_bytes {
            return Ok(());
        }
        thread::sleep(JOURNAL_POLL_INTERVAL);
    }
    Err("the journal's files are still not prepared".into())
}

fn journal_bytes(folder: &Path) -> Outcome<u64> {
    let mut bytes = 0;
    for shard in fs::read_dir(folder.join("journals"))? {
        for file in fs::read_dir(shard?.path())? {
            let file = file?;
            if file
                .path()
                .extension()
                .is_some_and(|name| name == "journal")
            {
                bytes += file.metadata()?.len();
            }
        }
    }
    Ok(bytes)
}

fn open_tasks(folder: &Path, durability: Durability, ack: AckWhen) -> Outcome<Box<dyn Log>> {
    Ok(Box::new(Tasks(open(folder, durability, ack)?)))
}

fn open_inside(folder: &Path, durability: Durability, ack: AckWhen) -> Outcome<Box<dyn Log>> {
    Ok(Box::new(Inside(open(folder, durability, ack)?)))
}

async fn append(partition: &PartitionHandle, ack: AckWhen, value: &[u8]) -> Outcome<()> {
    partition.append(Batch::from_values([value]), ack).await?;
    Ok(())
}

struct ThreadAppender {
    partition: PartitionHandle,
    ack: AckWhen,
}

impl Appender for ThreadAppender {
    fn append(&mut self, value: &[u8]) -> Outcome<()> {
        block_on(append(&self.partition, self.ack, value))
    }
}

impl Log for Threads {
    fn appender(&self, _writer_index: usize) -> Outcome<Box<dyn Appender + '_>> {
        Ok(Box::new(ThreadAppender {
            partition: self.partition.clone(),
            ack: self.ack,
        }))
    }

    fn close(self: Box<Self>) -> Outcome<()> {
        Ok(block_on(self.engine.close())?)
    }
}

impl Log for Tasks {
    fn appender(&self, writer_index: usize) -> Outcome<Box<dyn Appender + '_>> {
        self.0.appender(writer_index)
    }

    fn run(&self, writer_count: usize, value: &[u8], watch: &Arc<Watch>) -> Outcome<Vec<Tally>> {
        let runtime = tokio::runtime::Builder::new_current_thread().build()?;
        runtime.block_on(async {
            let writers: Vec<_> = (0..writer_count)
                .map(|_| {
                    let log = &self.0;
                    let partition = log.partition.clone();
                    tokio::spawn(append_all(partition, log.ack, value.into(), watch.clone()))
                })
                .collect();
            let mut tallies = Vec::new();
            for writer in writers {
                tallies.push(writer.await??);
            }
            Ok(tallies)
        })
    }

    fn close(self: Box<Self>) -> Outcome<()> {
        Box::new(self.0).close()
    }
}

impl Log for Inside {
    fn appender(&self, writer_index: usize) -> Outcome<Box<dyn Appender + '_>> {
        self.0.appender(writer_index)
    }

    fn run(&self, writer_count: usize, value: &[u8], watch: &Arc<Watch>) -> Outcome<Vec<Tally>> {
        let log = &self.0;
        let catalog = log.engine.catalog();
        let image = catalog.topic_by_name("log").and_then(|topic| topic.partition(0));
        let owner = image.ok_or("the log has no owner")?.shard;
        let writers: Vec<_> = (0..writer_count)
            .map(|_| append_all(log.partition.clone(), log.ack, value.into(), watch.clone()))
            .collect();
        let tallies = log.engine.run_on(owner, || async {
            let writers: Vec<_> = writers.into_iter().map(tokio::task::spawn_local).collect();
            let mut tallies = Vec::new();
            for writer in writers {
                tallies.push(writer.await??);
            }
            Outcome::Ok(tallies)
        });
        block_on(tallies)?
    }

    fn close(self: Box<Self>) -> Outcome<()> {
        Box::new(self.0).close()
    }
}

async fn append_all(
    partition: PartitionHandle,
    ack: AckWhen,
    value: Box<[u8]>,
    watch: Arc<Watch>,
) -> Outcome<Tally> {
    let mut tally = Tally::new()?;
    while let Some(started) = watch.start() {
        append(&partition, ack, &value).await?;
        tally.note(&watch, started);
    }
    Ok(tally)
}

/// Counted, not timed, so that a stopped process does not run out of patience.
/// The file being written and the one behind it.
const FIRST_FILES: u64 = 2;
const JOURNAL_POLLS_MAX: usize = 3000;
const JOURNAL_POLL_INTERVAL: Duration = Duration::from_millis(20);
