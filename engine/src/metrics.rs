//! What a shard counts and times while it works.
//!
//! Each value has one writer, the thread of its shard, and any number of readers: an update is a plain load and store, no
//! locked instruction, and a scrape reads without the shard noticing. Nothing here decides anything.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// A number that only grows. Written by one thread, read by any.
#[derive(Debug, Default)]
pub struct Counter(AtomicU64);

impl Counter {
    /// Adds `amount`. One thread only.
    pub fn add(&self, amount: u64) {
        let sum = self.0.load(Ordering::Relaxed).wrapping_add(amount);
        self.0.store(sum, Ordering::Relaxed);
    }

    /// The sum so far.
    pub fn value(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// A number as it is now. Written by one thread, read by any.
#[derive(Debug, Default)]
pub struct Gauge(AtomicU64);

impl Gauge {
    /// Replaces the number.
    pub fn set(&self, value: u64) {
        self.0.store(value, Ordering::Relaxed);
    }

    /// The number last set.
    pub fn value(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// How often something took how long, in buckets whose bounds double. Written by one thread, read by any.
///
/// Bucket i holds durations up to [`Histogram::bound`]`(i)`, the last one everything longer. A reader may see a duration in
/// the sum that is not in a bucket yet, or the other way round.
#[derive(Debug, Default)]
pub struct Histogram {
    buckets: [Counter; BUCKETS],
    sum_ns: Counter,
}

impl Histogram {
    /// Counts one duration. One thread only.
    pub fn record(&self, duration: Duration) {
        let nanoseconds = u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX);
        let units = nanoseconds.div_ceil(FIRST_BOUND_NS);
        // The smallest power of two that is not below `units`: its exponent is the bucket.
        let index = (u64::BITS - units.saturating_sub(1).leading_zeros()) as usize;
        self.buckets[index.min(BUCKETS - 1)].add(1);
        self.sum_ns.add(nanoseconds);
    }

    /// Inclusive upper bound of bucket `index`; None = the last one, which has no bound.
    pub fn bound(index: usize) -> Option<Duration> {
        (index < BUCKETS - 1).then(|| Duration::from_nanos(FIRST_BOUND_NS << index))
    }

    /// Durations in each bucket (not cumulative), in the order of their bounds.
    pub fn counts(&self) -> [u64; BUCKETS] {
        std::array::from_fn(|index| self.buckets[index].value())
    }

    /// Sum of all durations.
    pub fn sum(&self) -> Duration {
        Duration::from_nanos(self.sum_ns.value())
    }
}

/// What the shards of one thread count and time, together.
#[derive(Debug, Default)]
pub struct ShardMetrics {
    /// From the first batch of a commit being staged to the start of its write.
    pub commit_wait: Histogram,
    /// Writing the frames of one commit, with the flush of those that need it at once.
    pub journal_write: Histogram,
    /// One flush of the journal apart from a write.
    pub journal_flush: Histogram,
    /// Writing the pieces of one settling round into segments.
    pub settle_write: Histogram,
    /// Making the segments of one settling round durable.
    pub settle_flush: Histogram,
    /// Writing one checkpoint, durable.
    pub checkpoint: Histogram,
    /// Batches written to the journal.
    pub batches: Counter,
    /// Bytes written to the journal, headers and padding included.
    pub journal_bytes: Counter,
    /// Bytes of batches moved into segments.
    pub settled_bytes: Counter,
    /// Bytes of batches that are not in durable segments yet.
    pub unsettled_bytes: Gauge,
    /// Bytes of frames held in memory, settled ones included.
    pub cached_bytes: Gauge,
    /// Free bytes of the file system when the settler last looked.
    pub free_bytes: Gauge,
}

/// Buckets of a [`Histogram`].
pub const BUCKETS: usize = 24;
/// 4 microseconds: with 24 buckets the last bound is 16.8 s.
const FIRST_BOUND_NS: u64 = 4_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_lands_in_the_first_bucket_whose_bound_holds_it() {
        for index in 0..BUCKETS {
            let histogram = Histogram::default();
            let longest = Histogram::bound(index).unwrap_or(Duration::MAX);
            histogram.record(longest);
            if let Some(below) = index.checked_sub(1).and_then(Histogram::bound) {
                histogram.record(below + Duration::from_nanos(1));
            }
            let mut expected = [0; BUCKETS];
            expected[index] = if index == 0 { 1 } else { 2 };
            assert_eq!(histogram.counts(), expected, "bucket {index}");
        }
    }

    #[test]
    fn the_sum_is_exact() {
        let histogram = Histogram::default();
        histogram.record(Duration::from_nanos(1));
        histogram.record(Duration::from_millis(3));
        assert_eq!(histogram.sum(), Duration::from_nanos(3_000_001));
    }
}
