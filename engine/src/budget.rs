//! The process-wide budget for bytes that were received and are not appended yet.
//!
//! A frame's bytes are reserved before its body is read, all at once, so that a granted frame always completes. Under
//! overload only those who bring large frames wait.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Credits for receive buffers, in units of 1 KiB.
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
    pub(crate) fn new(total_bytes: u64) -> Budget {
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
        let kib = (bytes as u64).div_ceil(UNIT_BYTES);
        let kib = u32::try_from(kib).unwrap_or(u32::MAX).min(self.total_kib);
        let permit = self.credits.clone().acquire_many_owned(kib).await;
        Reservation {
            // The semaphore is never closed; without a permit the reservation would merely be empty.
            _permit: permit.ok(),
        }
    }

    /// Bytes nobody holds.
    pub fn available_bytes(&self) -> u64 {
        self.credits.available_permits() as u64 * UNIT_BYTES
    }
}

const UNIT_BYTES: u64 = 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_frame_larger_than_the_budget_passes_alone() {
        let budget = Budget::new(10 * UNIT_BYTES);
        let whole = budget.reserve(usize::MAX).await;
        assert_eq!(budget.available_bytes(), 0);
        drop(whole);
        assert_eq!(budget.available_bytes(), 10 * UNIT_BYTES);
    }
}
