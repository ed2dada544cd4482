//! What one writer saw: how many appends ended in the measured time and how long each took.

use std::sync::atomic::{AtomicU8, Ordering};
use std::time::{Duration, Instant};

use hdrhistogram::Histogram;

use crate::candidate::Outcome;

/// Tells the writers whether their appends count.
pub struct Watch {
    phase: AtomicU8,
}

/// When an append began.
#[derive(Clone, Copy)]
pub struct Started {
    at: Instant,
    is_measured: bool,
}

impl Watch {
    /// Appends are made and do not count yet.
    pub fn new() -> Self {
        Watch {
            phase: AtomicU8::new(WARM_UP),
        }
    }

    /// Appends count from now on.
    pub fn measure(&self) {
        self.phase.store(MEASURED, Ordering::Relaxed);
    }

    /// No further append is begun.
    pub fn end(&self) {
        self.phase.store(OVER, Ordering::Relaxed);
    }

    /// The moment an append begins; none when it is over.
    pub fn start(&self) -> Option<Started> {
        let phase = self.phase.load(Ordering::Relaxed);
        (phase != OVER).then(|| Started {
            at: Instant::now(),
            is_measured: phase == MEASURED,
        })
    }
}

/// One writer's appends.
pub struct Tally {
    /// Appends that ended in the measured time.
    pub append_count: u64,
    /// Nanoseconds of the appends that began in it, so that one still stuck at the end is not lost.
    pub latency_ns: Histogram<u64>,
}

impl Tally {
    /// Nothing yet.
    pub fn new() -> Outcome<Self> {
        Ok(Tally {
            append_count: 0,
            latency_ns: Histogram::new_with_bounds(1, LATENCY_NS_MAX, SIGNIFICANT_DIGITS)?,
        })
    }

    /// Counts an append that has just returned.
    pub fn note(&mut self, watch: &Watch, started: Started) {
        if started.is_measured {
            self.latency_ns
                .saturating_record(started.at.elapsed().as_nanos() as u64);
        }
        if watch.phase.load(Ordering::Relaxed) == MEASURED {
            self.append_count += 1;
        }
    }

    /// Takes in what another writer saw.
    pub fn add(&mut self, other: &Tally) -> Outcome<()> {
        self.append_count += other.append_count;
        Ok(self.latency_ns.add(&other.latency_ns)?)
    }
}

const WARM_UP: u8 = 0;
const MEASURED: u8 = 1;
const OVER: u8 = 2;
const LATENCY_NS_MAX: u64 = Duration::from_secs(60).as_nanos() as u64;
const SIGNIFICANT_DIGITS: u8 = 3;
