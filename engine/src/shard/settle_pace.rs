//! Spreads the settler's writes over the time it has, so that commits find the disk free between two of them.
//!
//! A round at full speed takes the disk for a tenth of a second and makes every commit beside it several times as slow. It has
//! longer than that: the settler only has to be a little faster than the journal. The settle task sets the pace, its writes ask
//! for their turn.

use std::cell::Cell;
use std::time::Duration;

use tokio::time::Instant;

/// When the next piece may be written. Belongs to one shard.
#[derive(Debug)]
pub(crate) struct SettlePace {
    /// What a MiB is given; zero = nothing waits.
    time_per_mib: Cell<Duration>,
    next_turn: Cell<Instant>,
    /// When the last round began, and how many bytes the journal had taken by then.
    last_round: Cell<(Instant, u64)>,
    /// What a MiB took to arrive lately.
    arrival_per_mib: Cell<Duration>,
}

impl SettlePace {
    pub fn new() -> SettlePace {
        let now = Instant::now();
        SettlePace {
            time_per_mib: Cell::new(Duration::ZERO),
            next_turn: Cell::new(now),
            last_round: Cell::new((now, 0)),
            arrival_per_mib: Cell::new(Duration::ZERO),
        }
    }

    /// Begins a round, a little faster than records arrive: `journal_bytes` is what the journal has taken since it began.
    pub fn begin_round(&self, journal_bytes: u64) {
        let now = Instant::now();
        let (began, bytes_then) = self.last_round.replace((now, journal_bytes));
        let arrived_mib = journal_bytes.saturating_sub(bytes_then) as f64 / MIB;
        if arrived_mib > 0.0 {
            let newest = (now - began).div_f64(arrived_mib).min(TIME_PER_MIB_MAX);
            // Rounds differ in length; their mean does not.
            let known = self.arrival_per_mib.get();
            let smoothed = if known.is_zero() {
                newest
            } else {
                (known * 3 + newest) / 4
            };
            self.arrival_per_mib.set(smoothed);
        }
        self.time_per_mib
            .set(self.arrival_per_mib.get().mul_f64(SHARE_OF_TIME));
        self.next_turn.set(now);
    }

    /// From now on nothing waits until the next round: somebody waits for this one.
    pub fn hurry(&self) {
        self.time_per_mib.set(Duration::ZERO);
    }

    /// Waits until a piece of `bytes` may be written.
    pub async fn turn(&self, bytes: usize) {
        let time_per_mib = self.time_per_mib.get();
        if time_per_mib.is_zero() {
            return;
        }
        let now = Instant::now();
        // Who comes late, by a slow disk or a coarse timer, may catch up a little, but not with a burst.
        let turn = self.next_turn.get().max(now - CATCH_UP_MAX);
        self.next_turn
            .set(turn + time_per_mib.mul_f64(bytes as f64 / MIB));
        if turn >= now + SLEEP_MIN {
            tokio::time::sleep_until(turn).await;
        }
    }
}

/// The rest of the time is for making the pieces durable, and a reserve.
const SHARE_OF_TIME: f64 = 0.8;
/// An idle shard's round is not drawn out: it holds memory.
const TIME_PER_MIB_MAX: Duration = Duration::from_millis(10);
const CATCH_UP_MAX: Duration = Duration::from_millis(5);
/// Timers count milliseconds; many small pieces share one sleep.
const SLEEP_MIN: Duration = Duration::from_millis(1);
const MIB: f64 = 1024.0 * 1024.0;

#[cfg(test)]
mod tests {
    use super::*;

    async fn time_for(pace: &SettlePace, pieces: usize, piece_bytes: usize) -> Duration {
        let begin = Instant::now();
        for _ in 0..pieces {
            pace.turn(piece_bytes).await;
        }
        begin.elapsed()
    }

    /// A pace that has seen 64 MiB arrive in `arrival`.
    async fn after(arrival: Duration) -> SettlePace {
        let pace = SettlePace::new();
        tokio::time::advance(arrival).await;
        pace.begin_round(64 << 20);
        pace
    }

    #[tokio::test(start_paused = true)]
    async fn a_round_is_a_little_faster_than_its_bytes_arrived() {
        for (pieces, piece_bytes) in [(64, 1 << 20), (1024, 64 << 10)] {
            let arrival = Duration::from_millis(300);
            let pace = after(arrival).await;
            let took = time_for(&pace, pieces, piece_bytes).await;
            let expected = arrival.mul_f64(SHARE_OF_TIME);
            assert!(took <= expected + SLEEP_MIN, "{took:?} for {pieces} pieces");
            assert!(
                took + 2 * CATCH_UP_MAX >= expected,
                "{took:?} for {pieces} pieces"
            );
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_hurried_round_waits_no_more() {
        let pace = after(Duration::from_secs(1)).await;
        pace.turn(1 << 20).await;
        pace.hurry();
        assert_eq!(time_for(&pace, 64, 1 << 20).await, Duration::ZERO);
    }
}
