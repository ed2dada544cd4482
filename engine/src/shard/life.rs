//! From the first journal file to the last settled record: the tasks of a shard, and what their failure means.

use std::future::Future;
use std::io;
use std::rc::Rc;

use tokio::task::JoinHandle;

use super::settle::NO_SPACE_PAUSE;
use super::shard::{Shard, ShardState};
use crate::io::{Storage, is_no_space};

impl<S: Storage> Shard<S> {
    /// Begins the journal and the tasks that live on it, unless that was done. Before, the shard takes no records.
    pub async fn begin(self: &Rc<Self>) -> io::Result<()> {
        // Held to the end: who closes the shard waits for a ring operation that is under way here.
        let mut tasks = self.tasks.lock().await;
        if !tasks.is_empty() || self.state.get() == ShardState::Closing {
            return Ok(());
        }
        self.begin_journal().await?;
        tasks.extend([
            run("preparing the journal", self.clone().prepare_ring()),
            run("committing to the journal", self.clone().commit_loop()),
            run("settling the journal", self.clone().settle_loop()),
            run("removing expired segments", self.clone().retention_loop()),
        ]);
        Ok(())
    }

    /// [`begin`](Self::begin) again after it failed, until the disk has room for the journal: partitions are there meanwhile,
    /// and refuse records.
    pub async fn begin_again(self: Rc<Self>, failure: io::Error) {
        let mut failure = failure;
        while is_no_space(&failure) {
            tracing::error!(%failure, "no space for a journal; produce is refused until there is");
            tokio::time::sleep(NO_SPACE_PAUSE).await;
            match self.begin().await {
                Ok(()) => return,
                Err(again) => failure = again,
            }
        }
        fail("preparing the journal", &failure.to_string());
    }

    /// Waits until everything is committed and settled. `begin_closing` comes before.
    pub async fn end(&self) {
        // A ring operation must not outlive its ring: every task that owns one is awaited.
        for task in self.tasks.lock().await.drain(..) {
            let _ = task.await;
        }
    }
}

/// Runs a task whose error ends the process: nothing may be acknowledged after it, and a failed flush is never tried again,
/// because the kernel may have dropped what it could not write. So does a panic of it.
fn run(what: &'static str, work: impl Future<Output = io::Result<()>> + 'static) -> JoinHandle<()> {
    let work = tokio::task::spawn_local(work);
    tokio::task::spawn_local(async move {
        match work.await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => fail(what, &error.to_string()),
            Err(panic) => fail(what, &panic.to_string()),
        }
    })
}

fn fail(what: &str, cause: &str) {
    tracing::error!(cause, "{what} failed; the process ends");
    eprintln!(
        "error: {what} failed\n  cause: {cause}\n  fix: check the disk; on the next start every acknowledged record is recovered from the journal"
    );
    std::process::exit(EXIT_STORAGE_FAILED);
}

/// Exit code of a process whose storage failed.
pub const EXIT_STORAGE_FAILED: i32 = 74;
