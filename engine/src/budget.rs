//! Process-wide budgets: one for bytes that were received and are not appended yet, one for records that were read from
//! disk and are not sent yet. They are apart, so that readers who take their time never stop writers.
//!
//! A frame's bytes are reserved before its body is read, all at once, so that a granted frame always completes. Under
//! overload only those who bring large frames wait.

use std::sync::Arc;

use bytes::Bytes;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Credits for buffers, in units of 1 KiB.
#[derive(Clone, Debug)]
pub struct Budget {
    credits: Arc<Semaphore>,
    total_kib: u32,
}

/// Reserved bytes; given back when dropped.
#[derive(Debug)]
pub struct Reservation {
    _permit: Option<OwnedSemaphorePermit>,
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
            _permit: permit.ok(),
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
            _permit: Some(permit.ok()?),
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

impl Reservation {
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

#[cfg(test)]
mod tests {
    use super::*;

    const KIB: usize = 1024;

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
