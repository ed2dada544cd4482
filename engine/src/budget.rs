//! Process-wide budgets: one for bytes that were received and are not appended yet, one for records that were read from
//! disk and are not sent yet. They are apart, so that readers who take their time never stop writers.
//!
//! A frame's bytes are reserved before its body is read, all at once, so that a granted frame always completes. Under
//! overload only those who bring large frames wait.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, timeout_at};

/// Credits for buffers, in units of 1 KiB.
#[derive(Clone, Debug)]
pub struct Budget {
    credits: Arc<Semaphore>,
    total_kib: u32,
}

/// What one request that reads from files may take of a budget. A clone is the same account.
///
/// Without the bound one reader who takes its time would leave the others next to nothing.
#[derive(Clone, Debug)]
pub struct ReadCredits {
    budget: Budget,
    wait_end: Instant,
    taken_bytes: Arc<AtomicUsize>,
}

/// Reserved bytes; given back when dropped.
#[derive(Debug)]
pub struct Reservation {
    permit: Option<OwnedSemaphorePermit>,
}

impl Budget {
    /// A budget of its own, all of it free.
    pub fn new(total_bytes: u64) -> Budget {
        let total_kib = u32::try_from(total_bytes / UNIT_BYTES)
            .unwrap_or(u32::MAX)
            .clamp(1, Semaphore::MAX_PERMITS.min(u32::MAX as usize) as u32);
        Budget {
            credits: Arc::new(Semaphore::new(total_kib as usize)),
            total_kib,
        }
    }

    /// Waits until `bytes` are free and takes them, first come, first served.
    ///
    /// A single frame larger than the whole budget takes all of it: it passes alone.
    pub async fn reserve(&self, bytes: usize) -> Reservation {
        let kib = self.kib(bytes);
        let permit = self.credits.clone().acquire_many_owned(kib).await;
        Reservation {
            // The semaphore is never closed; without a permit the reservation would merely be empty.
            permit: permit.ok(),
        }
    }

    /// What may be taken without waiting: it leaves half of the credits free, for those who wait.
    pub(crate) fn spare_bytes(&self) -> usize {
        let half_bytes = u64::from(self.total_kib / 2) * UNIT_BYTES;
        let spare_bytes = self.available_bytes().saturating_sub(half_bytes);
        usize::try_from(spare_bytes).unwrap_or(usize::MAX)
    }

    /// Takes `bytes` if so many are free.
    pub(crate) fn try_reserve(&self, bytes: usize) -> Option<Reservation> {
        let permit = self.credits.clone().try_acquire_many_owned(self.kib(bytes));
        Some(Reservation {
            permit: Some(permit.ok()?),
        })
    }

    /// Bytes nobody holds.
    pub fn available_bytes(&self) -> u64 {
        self.credits.available_permits() as u64 * UNIT_BYTES
    }

    fn kib(&self, bytes: usize) -> u32 {
        let kib = (bytes as u64).div_ceil(UNIT_BYTES);
        u32::try_from(kib).unwrap_or(u32::MAX).min(self.total_kib)
    }
}

impl ReadCredits {
    /// The account of a request that has taken nothing yet, and does not wait for credits beyond `wait_end`.
    pub fn new(budget: Budget, wait_end: Instant) -> ReadCredits {
        ReadCredits {
            budget,
            wait_end,
            taken_bytes: Arc::default(),
        }
    }

    /// What may be taken without waiting, of the budget and of this request's share.
    pub(crate) fn spare_bytes(&self) -> usize {
        self.budget.spare_bytes().min(self.share_left_bytes())
    }

    /// What a reader that has waited, and holds `held_bytes` now, may take on top: half of what nobody waits for, within
    /// its share.
    pub(crate) fn extra_bytes(&self, held_bytes: usize) -> usize {
        let half_bytes = usize::try_from(self.budget.available_bytes() / 2).unwrap_or(usize::MAX);
        half_bytes.min(self.share_left_bytes().saturating_sub(held_bytes))
    }

    /// Takes `bytes` if so many are free.
    pub(crate) fn try_reserve(&self, bytes: usize) -> Option<Reservation> {
        self.budget.try_reserve(bytes)
    }

    /// Waits until `bytes` are free and takes them, whatever this request's share; None = not in time. Whoever gives up
    /// leaves the queue, so that nobody waits for long behind a request that is hard to satisfy.
    pub(crate) async fn reserve(&self, bytes: usize) -> Option<Reservation> {
        let reserving = self.budget.reserve(bytes);
        timeout_at(self.wait_end, reserving).await.ok()
    }

    /// Counts reserved bytes whose records become part of the answer.
    pub(crate) fn count(&self, bytes: usize) {
        self.taken_bytes.fetch_add(bytes, Ordering::Relaxed);
    }

    fn share_left_bytes(&self) -> usize {
        let total_bytes = u64::from(self.budget.total_kib) * UNIT_BYTES;
        let share_bytes = usize::try_from(total_bytes / REQUEST_SHARE).unwrap_or(usize::MAX);
        share_bytes.saturating_sub(self.taken_bytes.load(Ordering::Relaxed))
    }
}

impl Reservation {
    /// Adds what `other` holds, which comes from the same budget.
    pub(crate) fn merge(&mut self, other: Reservation) {
        match (&mut self.permit, other.permit) {
            (Some(permit), Some(other)) => permit.merge(other),
            (permit, other) => *permit = permit.take().or(other),
        }
    }

    /// Ties the credits to `buffer`: they are given back with its last slice.
    pub fn hold_with(self, buffer: impl AsRef<[u8]> + Send + 'static) -> Bytes {
        Bytes::from_owner(CreditedBuffer {
            buffer,
            _reservation: self,
        })
    }
}

struct CreditedBuffer<B> {
    buffer: B,
    _reservation: Reservation,
}

impl<B: AsRef<[u8]>> AsRef<[u8]> for CreditedBuffer<B> {
    fn as_ref(&self) -> &[u8] {
        self.buffer.as_ref()
    }
}

const UNIT_BYTES: u64 = 1024;
/// A request may take one part in this many of the read budget, besides its first batch.
const REQUEST_SHARE: u64 = 8;

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const KIB: usize = 1024;
    const PATIENCE: Duration = Duration::from_secs(1);

    fn credits_of(budget: &Budget) -> ReadCredits {
        ReadCredits::new(budget.clone(), Instant::now() + PATIENCE)
    }

    #[tokio::test]
    async fn a_frame_larger_than_the_budget_passes_alone() {
        let budget = Budget::new(10 * UNIT_BYTES);
        let whole = budget.reserve(usize::MAX).await;
        assert_eq!(budget.available_bytes(), 0);
        drop(whole);
        assert_eq!(budget.available_bytes(), 10 * UNIT_BYTES);
    }

    #[tokio::test]
    async fn half_of_the_credits_is_spare_only_for_those_who_wait() {
        let budget = Budget::new(10 * UNIT_BYTES);
        let first = budget.try_reserve(4 * KIB).expect("10 KiB are free");
        assert_eq!(budget.spare_bytes(), KIB);
        let waited = budget.reserve(5 * KIB).await;
        assert_eq!(budget.spare_bytes(), 0);
        assert!(budget.try_reserve(2 * KIB).is_none());
        drop((first, waited));
        assert_eq!(budget.available_bytes(), 10 * UNIT_BYTES);
    }

    #[tokio::test]
    async fn a_request_may_take_an_eighth_and_what_it_waited_for() {
        let budget = Budget::new(80 * UNIT_BYTES);
        let credits = credits_of(&budget);
        assert_eq!(credits.spare_bytes(), 10 * KIB);
        credits.count(7 * KIB);
        assert_eq!(credits.clone().spare_bytes(), 3 * KIB);
        assert_eq!(credits_of(&budget).spare_bytes(), 10 * KIB);
        credits.count(7 * KIB);
        assert_eq!(credits.spare_bytes(), 0);
        let mut waited = credits.reserve(76 * KIB).await.expect("80 KiB are free");
        assert_eq!(credits_of(&budget).extra_bytes(KIB), 2 * KIB);
        waited.merge(credits.try_reserve(2 * KIB).expect("4 KiB are free"));
        assert_eq!(budget.available_bytes(), 2 * UNIT_BYTES);
        drop(waited);
        assert_eq!(budget.available_bytes(), 80 * UNIT_BYTES);
    }

    /// Without this, a large request held up the small ones behind it for as long as a slow reader liked.
    #[tokio::test(start_paused = true)]
    async fn who_waits_too_long_makes_room_for_those_behind() {
        let budget = Budget::new(10 * UNIT_BYTES);
        let slow = budget.reserve(5 * KIB).await;
        let large = credits_of(&budget);
        let small = ReadCredits::new(budget.clone(), Instant::now() + 2 * PATIENCE);
        let (large, small) = tokio::join!(biased; large.reserve(6 * KIB), small.reserve(KIB));
        assert!(large.is_none());
        assert!(small.is_some());
        drop((slow, small));
        assert_eq!(budget.available_bytes(), 10 * UNIT_BYTES);
    }

    #[tokio::test]
    async fn credits_return_with_the_last_slice_of_a_buffer() {
        let budget = Budget::new(10 * UNIT_BYTES);
        let buffer = budget.reserve(1024).await.hold_with(vec![7; 1024]);
        let slice = buffer.slice(3..5);
        drop(buffer);
        assert_eq!(budget.available_bytes(), 9 * UNIT_BYTES);
        assert_eq!(slice.as_ref(), [7, 7]);
        drop(slice);
        assert_eq!(budget.available_bytes(), 10 * UNIT_BYTES);
    }
}
