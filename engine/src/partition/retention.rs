//! Retention: which segments go, in two steps, so that nobody sees a trim that a power cut could undo.
//!
//! [`Partition::plan_trim`] decides and changes what the next checkpoint says; [`Partition::apply_trim`], once that checkpoint
//! is durable, moves `log_start_offset` for readers. Only then may files go.

use super::partition::Partition;
use crate::error::FetchError;

impl Partition {
    /// Looks for segments beyond the retention limits, and ends an active segment that is old enough.
    ///
    /// After: `log_start_offset <= trim_offset <= settled_offset`; the checkpoint row begins at `trim_offset`, readers still see
    /// everything.
    /// Returns whether there is something for [`Partition::apply_trim`], of this call or of one whose checkpoint failed.
    pub fn plan_trim(&mut self, now_ms: i64) -> bool {
        let config = self.config.clone();
        self.segments.note_time(now_ms);
        if self.segments.should_roll(&config, 0, now_ms)
            || self.segments.should_roll_for_retention(&config, now_ms)
        {
            self.segments.roll();
        }
        let expired = self.segments.expired(now_ms, &config, self.settled_offset);
        let newest = expired
            .last()
            .and_then(|newest| self.segments.find(*newest));
        if let Some(newest) = newest {
            self.trim_offset = self.trim_offset.max(newest.next_offset());
        }
        assert!(self.trim_offset <= self.settled_offset);
        self.trim_offset > self.log_start_offset
    }

    /// The log begins at the trim's offset from now on; a checkpoint that says so is durable.
    ///
    /// Returns the new `log_start_offset`: files of segments below it can go.
    pub fn apply_trim(&mut self) -> i64 {
        let below = self.segments.below(self.trim_offset, self.settled_offset);
        self.segments.remove(&below);
        self.log_start_offset = self.trim_offset;
        self.epochs.truncate_from_start(self.log_start_offset);
        self.settled_epochs
            .truncate_from_start(self.log_start_offset);
        self.log_start_offset
    }

    /// Where the segments begin, or will: files of segments below it are no part of the log.
    pub fn first_segment_offset(&self) -> i64 {
        self.segments.base_offset().unwrap_or(self.settled_offset)
    }

    /// What a read of `offset` from segments found, unless retention took the offset away meanwhile: then whatever was found,
    /// an error of a file that is gone included, is `OffsetOutOfRange`.
    pub fn unless_trimmed<T>(
        &self,
        offset: i64,
        found: Result<T, FetchError>,
    ) -> Result<T, FetchError> {
        self.check_offset(offset)?;
        found
    }

    /// Whether the oldest records that are not in a segment yet have passed the retention time. Where nothing more is
    /// written nobody else would settle them, and only segments can be deleted.
    pub fn has_expired_tail(&self, now_ms: i64) -> bool {
        let Some(retention_ms) = self.config.retention_ms else {
            return false;
        };
        let oldest = self.tail.of_frames(self.settled_lsn, u64::MAX).next();
        self.config.cleanup_policy.deletes
            && oldest
                .map(|batch| batch.header.max_timestamp)
                .filter(|max_timestamp| *max_timestamp >= 0)
                .is_some_and(|max_timestamp| now_ms.saturating_sub(max_timestamp) > retention_ms)
    }
}
