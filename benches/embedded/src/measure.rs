//! One measurement, in a process of its own: warm up, watch the writers for a while, say what they saw.
//!
//! A process of its own, since the processor time of its threads is counted, and since a library may keep files, threads and
//! settings until the process ends.

use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;
use serde::{Deserialize, Serialize};

use crate::candidate::{self, Candidate, Outcome};
use crate::tally::{Tally, Watch};

/// What is to be measured.
#[derive(Clone, Debug, clap::Args)]
pub struct Order {
    /// Name of the candidate.
    #[arg(long)]
    pub candidate: String,
    /// Bytes of one value.
    #[arg(long)]
    pub size_bytes: usize,
    /// Writers that append at the same time.
    #[arg(long)]
    pub writers: usize,
    /// Measured seconds.
    #[arg(long)]
    pub seconds: f64,
    /// Seconds before that.
    #[arg(long)]
    pub warm_up: f64,
    /// An empty folder.
    #[arg(long)]
    pub folder: PathBuf,
}

/// What was measured.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Figures {
    /// Appends that ended in the measured time.
    pub append_count: u64,
    /// Of all writers together.
    pub appends_per_s: f64,
    /// Bytes of values, in millions a second.
    pub mb_per_s: f64,
    /// Half of the appends took no longer, microseconds.
    pub p50_us: f64,
    /// 99 of 100 took no longer.
    pub p99_us: f64,
    /// 999 of 1,000 took no longer.
    pub p999_us: f64,
    /// Processor time of the process, user and system, for each append.
    pub cpu_us_per_append: f64,
}

/// Carries the order out.
pub fn carry_out(order: &Order) -> Outcome<Figures> {
    let candidate = candidate::all()
        .into_iter()
        .find(|candidate| candidate.name == order.candidate)
        .ok_or("no such candidate")?;
    let value = incompressible(order.size_bytes);
    let (tally, elapsed, cpu_us) = watch(&candidate, order, &value)?;
    if tally.append_count == 0 {
        return Err("no append ended in the measured time".into());
    }
    let append_count = tally.append_count as f64;
    let appends_per_s = append_count / elapsed.as_secs_f64();
    let percentile_us = |quantile| tally.latency_ns.value_at_quantile(quantile) as f64 / 1e3;
    Ok(Figures {
        append_count: tally.append_count,
        appends_per_s,
        mb_per_s: appends_per_s * order.size_bytes as f64 / 1e6,
        p50_us: percentile_us(0.5),
        p99_us: percentile_us(0.99),
        p999_us: percentile_us(0.999),
        cpu_us_per_append: cpu_us as f64 / append_count,
    })
}

fn watch(candidate: &Candidate, order: &Order, value: &[u8]) -> Outcome<(Tally, Duration, i64)> {
    let log = (candidate.open)(&order.folder)?;
    // Whatever a library prepared when it was opened does not ride on its first appends.
    nix::unistd::syncfs(File::open(&order.folder)?)?;
    let watch = Arc::new(Watch::new());
    let (tallies, elapsed, cpu_us) = thread::scope(|scope| {
        let writers = scope.spawn(|| log.run(order.writers, value, &watch));
        thread::sleep(Duration::from_secs_f64(order.warm_up));
        let (cpu_before, started) = (cpu_us(), Instant::now());
        watch.measure();
        thread::sleep(Duration::from_secs_f64(order.seconds));
        watch.end();
        let (elapsed, cpu_after) = (started.elapsed(), cpu_us());
        let tallies = writers.join().map_err(|_| "the writers panicked")??;
        Outcome::Ok((tallies, elapsed, cpu_after? - cpu_before?))
    })?;
    log.close()?;
    if elapsed.as_secs_f64() > order.seconds * STRETCH_MAX + STRETCH_S_MAX {
        return Err(format!(
            "stopped from outside: {elapsed:.1?} instead of {} s",
            order.seconds
        )
        .into());
    }
    let mut all = Tally::new()?;
    for tally in &tallies {
        all.add(tally)?;
    }
    Ok((all, elapsed, cpu_us))
}

/// Processor time of all threads of this process so far.
fn cpu_us() -> Outcome<i64> {
    let usage = getrusage(UsageWho::RUSAGE_SELF)?;
    Ok(usage.user_time().num_microseconds() + usage.system_time().num_microseconds())
}

/// Bytes that no library can make shorter, the same in each run (xorshift).
fn incompressible(size_bytes: usize) -> Vec<u8> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    (0..size_bytes)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 32) as u8
        })
        .collect()
}

/// A run whose measured time is longer than this many times what was ordered, and this many seconds, does not count.
const STRETCH_MAX: f64 = 1.1;
const STRETCH_S_MAX: f64 = 0.2;
