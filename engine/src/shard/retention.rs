//! The retention pass: segments beyond a topic's limits go, and the log begins later.
//!
//! The settle task decides and writes the checkpoint, so that no settle write is under way meanwhile; a task of its own keeps
//! the interval and frees the files, so that settling never waits for a large removal. The order is always: checkpoint with
//! the new `log_start_offset` durable → readers see it → files go. Files that the end of a process saved from the last step
//! go after the next start: no row names them, so they only take space.

use std::io;
use std::path::Path;
use std::rc::Rc;
use std::time::Duration;

use tokio::time::Instant;

use super::frame_builder::SharedPartition;
use super::segment_files::remove_if_there;
use super::shard::{Shard, ShardState};
use crate::io::{OpenOptions, Storage, StorageFile, is_no_space};
use crate::log::segment::{parse_index_file_name, parse_log_file_name};
use crate::partition::Partition;
use crate::types::PartitionId;

/// Segments whose files are no longer part of a log.
#[derive(Clone, Copy, Debug)]
pub(super) struct TrimmedSegments {
    partition: PartitionId,
    /// They lie below it.
    log_start_offset: i64,
}

impl<S: Storage> Shard<S> {
    /// Asks for a pass at every interval and frees what passes trimmed, until the shard closes.
    pub async fn retention_loop(self: Rc<Self>) -> io::Result<()> {
        let interval = self.settings.retention_check_interval.min(INTERVAL_MAX);
        let mut next_pass = Instant::now() + interval;
        loop {
            self.free_trimmed().await?;
            if self.state.get() == ShardState::Closing {
                return Ok(());
            }
            let woken = tokio::time::timeout_at(next_pass, self.retention_ready.notified()).await;
            if woken.is_err() {
                next_pass = Instant::now() + interval;
                self.request_retention();
            }
        }
    }

    /// Has the settle task make a pass soon.
    pub(super) fn request_retention(&self) {
        self.is_retention_due.set(true);
        self.settle_ready.notify_one();
    }

    /// Makes a pass if one was asked for.
    pub(super) async fn trim_if_due(&self) -> io::Result<()> {
        if !self.is_retention_due.replace(false) {
            return Ok(());
        }
        let now_ms = (self.settings.now_ms)();
        self.settle_expired(now_ms).await?;
        let trimmed: Vec<SharedPartition> = self
            .partitions
            .borrow()
            .values()
            .filter(|partition| partition.borrow_mut().plan_trim(now_ms))
            .cloned()
            .collect();
        if trimmed.is_empty() {
            return Ok(());
        }
        let settled_through_lsn = self.positions.get().settled_through_lsn;
        match self.write_checkpoint(settled_through_lsn).await {
            Ok(()) => {}
            Err(error) if is_no_space(&error) => {
                tracing::warn!(%error, "no space for the checkpoint of a retention pass; the next one tries again");
                return Ok(());
            }
            Err(error) => return Err(error),
        }
        for partition in trimmed {
            let mut partition = partition.borrow_mut();
            let log_start_offset = partition.apply_trim();
            tracing::debug!(partition = %partition.id(), log_start_offset, "retention moved the start of the log");
            self.trimmed.borrow_mut().push_back(TrimmedSegments {
                partition: partition.id(),
                log_start_offset,
            });
        }
        self.retention_ready.notify_one();
        Ok(())
    }

    /// Only segments expire: expired records that nothing else would move out of the journal are settled now.
    async fn settle_expired(&self, now_ms: i64) -> io::Result<()> {
        let positions = self.positions.get();
        let limit = self.settle_limit();
        let is_wanted = self.settings.settles
            && limit > positions.settled_through_lsn
            && self
                .partitions
                .borrow()
                .values()
                .any(|partition| partition.borrow().has_expired_tail(now_ms));
        if is_wanted {
            self.settle_or_wait_for_space(limit).await?;
        }
        Ok(())
    }

    /// Puts the files below a partition's first segment on the list of what to free: a former process may have left some.
    pub(super) fn free_leftovers(&self, partition: &Partition) {
        if partition.offsets().log_start_offset > 0 {
            self.trimmed.borrow_mut().push_back(TrimmedSegments {
                partition: partition.id(),
                log_start_offset: partition.first_segment_offset(),
            });
            self.retention_ready.notify_one();
        }
    }

    async fn free_trimmed(&self) -> io::Result<()> {
        // Forgotten before and after: a reader that had opened a file meanwhile must not keep it, and its space, for long.
        while self.state.get() != ShardState::Closing
            && let Some(trimmed) = self.next_trimmed()
        {
            let TrimmedSegments {
                partition,
                log_start_offset,
            } = trimmed;
            self.share
                .segment_files
                .forget_below(partition, log_start_offset);
            self.remove_segments_below(partition, log_start_offset)
                .await?;
            self.share
                .segment_files
                .forget_below(partition, log_start_offset);
        }
        Ok(())
    }

    /// Removes the files of segments that begin below `log_start_offset`, which is where a segment begins, until the shard
    /// closes; the next start goes on with the rest.
    async fn remove_segments_below(
        &self,
        partition: PartitionId,
        log_start_offset: i64,
    ) -> io::Result<()> {
        let folder = self.share.segment_files.folder(partition);
        let names = match self.storage.list_dir(&folder).await {
            Ok(names) => names,
            // Nothing was ever settled there, or the partition was deleted.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error),
        };
        for name in names {
            if self.state.get() == ShardState::Closing {
                return Ok(());
            }
            let base_offset = parse_log_file_name(&name).or_else(|| parse_index_file_name(&name));
            if base_offset.is_some_and(|base_offset| base_offset < log_start_offset) {
                self.free_file(&folder.join(name)).await?;
            }
        }
        // Listing and removing may never wait; with many partitions to look into, others get their turn.
        tokio::task::yield_now().await;
        Ok(())
    }

    /// Gives a file's space back in steps and removes it: freeing much at once keeps commits waiting for the disk.
    async fn free_file(&self, path: &Path) -> io::Result<()> {
        let mut length = self.storage.file_length(path).await?.unwrap_or(0);
        if length > FREED_BYTES_MAX {
            let file = match self.storage.open(path, OpenOptions::default()).await {
                Ok(file) => file,
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
                Err(error) => return Err(error),
            };
            while length > FREED_BYTES_MAX {
                if self.state.get() == ShardState::Closing {
                    return Ok(());
                }
                length -= FREED_BYTES_MAX;
                file.set_length(length).await?;
                tokio::time::sleep(FREE_PAUSE).await;
            }
        }
        remove_if_there(&self.storage, path).await
    }

    fn next_trimmed(&self) -> Option<TrimmedSegments> {
        self.trimmed.borrow_mut().pop_front()
    }
}

const FREED_BYTES_MAX: u64 = 64 * 1024 * 1024;
/// Nobody waits longer, and a clock can still count it.
const INTERVAL_MAX: Duration = Duration::from_secs(365 * 24 * 60 * 60);
const FREE_PAUSE: Duration = Duration::from_millis(10);
