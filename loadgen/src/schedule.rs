//! When each request of an open loop is meant to leave, in exact integer arithmetic.
//!
//! The intended times depend on the rate alone, never on how fast the broker answers: a late
//! request keeps its place, so waiting shows up as latency and not as a lower load.

/// The times at which the requests of one connection are due.
///
/// All connections share one sequence of evenly spaced instants; connection `lane` of `lane_count`
/// takes every `lane_count`-th one, starting at number `lane`. That is the phase shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schedule {
    start_ns: u64,
    lane: u64,
    lane_count: u64,
    /// The distance between two instants is `spacing_numerator / spacing_denominator` ns.
    spacing_numerator: u128,
    spacing_denominator: u128,
}

/// What a schedule is made of.
#[derive(Debug, Clone, Copy)]
pub struct ScheduleShape {
    /// Which connection this is, `lane < lane_count`.
    pub lane: u64,
    /// How many connections share the rate.
    pub lane_count: u64,
    /// Records in one request.
    pub records_per_request: u64,
    /// Total offered rate of all connections.
    pub records_per_second: f64,
}

/// Parts of a record per second that a rate is rounded to.
const RATE_STEPS: f64 = 1_000.0;
/// Nanoseconds in a second times [`RATE_STEPS`].
const SECOND_STEPS: u128 = 1_000_000_000_000;

impl Schedule {
    /// Lays the first instant of connection 0 at `start_ns`.
    pub fn new(start_ns: u64, shape: ScheduleShape) -> Schedule {
        assert!(shape.lane < shape.lane_count, "the lane must exist");
        assert!(shape.records_per_request > 0, "a request holds records");
        let steps = (shape.records_per_second * RATE_STEPS).round().max(1.0);
        Schedule {
            start_ns,
            lane: shape.lane,
            lane_count: shape.lane_count,
            spacing_numerator: u128::from(shape.records_per_request) * SECOND_STEPS,
            spacing_denominator: steps as u128,
        }
    }

    /// When request `index` (from 0) of this connection is due.
    pub fn intended_ns(&self, index: u64) -> u64 {
        let number = u128::from(index) * u128::from(self.lane_count) + u128::from(self.lane);
        let after_start = number * self.spacing_numerator / self.spacing_denominator;
        self.start_ns
            .saturating_add(u64::try_from(after_start).unwrap_or(u64::MAX))
    }

    /// How many requests of this connection are due at `now_ns`, the one due just now included.
    pub fn due_count(&self, now_ns: u64) -> u64 {
        let Some(elapsed_ns) = now_ns.checked_sub(self.start_ns) else {
            return 0;
        };
        // Number n is due when floor(n * numerator / denominator) <= elapsed.
        let first_late = (u128::from(elapsed_ns) + 1) * self.spacing_denominator;
        let numbers_due = first_late.div_ceil(self.spacing_numerator);
        let of_this_lane = numbers_due
            .saturating_sub(u128::from(self.lane))
            .div_ceil(u128::from(self.lane_count));
        u64::try_from(of_this_lane).unwrap_or(u64::MAX)
    }
}

/// Whether the backlog of an open loop grew so much that the offered rate was not carried.
///
/// `backlogs` holds one sample per second of measurement. The slope of a least-squares line through
/// them is the number of requests per second that were offered but not taken; more than one percent
/// of the offered requests means that the broker (or the client) did not keep up. A backlog that
/// never exceeds `tolerated` is noise of scheduling and counts as kept up.
pub fn backlog_grows(backlogs: &[u64], offered_requests_per_second: f64, tolerated: u64) -> bool {
    let last_third = backlogs.len() - backlogs.len() / 3;
    let late_peak = backlogs.iter().skip(last_third.saturating_sub(1)).max();
    if backlogs.len() < 2 || late_peak.is_none_or(|peak| *peak <= tolerated) {
        return backlogs.len() == 1
            && backlogs[0] as f64 > offered_requests_per_second * 0.01
            && backlogs[0] > tolerated;
    }
    slope(backlogs) > offered_requests_per_second * 0.01
}

/// Slope of the least-squares line through samples one second apart.
fn slope(samples: &[u64]) -> f64 {
    let count = samples.len() as f64;
    let mean_time = (count - 1.0) / 2.0;
    let mean_sample = samples.iter().map(|sample| *sample as f64).sum::<f64>() / count;
    let (mut covariance, mut variance) = (0.0, 0.0);
    for (second, sample) in samples.iter().enumerate() {
        let offset = second as f64 - mean_time;
        covariance += offset * (*sample as f64 - mean_sample);
        variance += offset * offset;
    }
    covariance / variance
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shape(lane: u64, lane_count: u64, records_per_second: f64) -> ScheduleShape {
        ScheduleShape {
            lane,
            lane_count,
            records_per_request: 10,
            records_per_second,
        }
    }

    #[test]
    fn connections_are_shifted_by_a_fraction_of_the_interval() {
        // 40 records/s in requests of 10 over 4 connections: one request each second per connection.
        let first_due: Vec<u64> = (0..4)
            .map(|lane| Schedule::new(1_000, shape(lane, 4, 40.0)).intended_ns(0))
            .collect();
        assert_eq!(first_due, [1_000, 250_001_000, 500_001_000, 750_001_000]);
        let schedule = Schedule::new(1_000, shape(1, 4, 40.0));
        assert_eq!(schedule.intended_ns(3), 3_250_001_000);
    }

    #[test]
    fn an_odd_rate_does_not_drift() {
        // 3 requests per second: after an hour exactly 10,800 intervals, to the nanosecond.
        let schedule = Schedule::new(0, shape(0, 1, 30.0));
        assert_eq!(schedule.intended_ns(3 * 3_600), 3_600_000_000_000);
    }

    #[test]
    fn nothing_is_due_before_the_start() {
        let schedule = Schedule::new(500, shape(0, 1, 1_000.0));
        assert_eq!(schedule.due_count(499), 0);
        assert_eq!(schedule.due_count(500), 1);
    }

    proptest! {
        /// `due_count` and `intended_ns` are two views of the same instants.
        #[test]
        fn due_count_agrees_with_intended_times(
            lane_count in 1_u64..64,
            lane_seed in 0_u64..64,
            records_per_second in 0.5_f64..5e6,
            elapsed_ns in 0_u64..100_000_000_000,
        ) {
            let lane = lane_seed % lane_count;
            let schedule = Schedule::new(77, shape(lane, lane_count, records_per_second));
            let now_ns = 77 + elapsed_ns;
            let due = schedule.due_count(now_ns);
            prop_assert!(schedule.intended_ns(due) > now_ns);
            if let Some(last_due) = due.checked_sub(1) {
                prop_assert!(schedule.intended_ns(last_due) <= now_ns);
            }
        }
    }

    #[test]
    fn a_steady_or_draining_backlog_is_sustained() {
        assert!(!backlog_grows(&[40, 41, 39, 40, 40], 1_000.0, 8));
        assert!(!backlog_grows(&[500, 300, 100, 20, 9], 1_000.0, 8));
        assert!(!backlog_grows(&[0, 1, 2, 5, 8], 10.0, 8));
        assert!(!backlog_grows(&[], 10.0, 8));
    }

    #[test]
    fn a_growing_backlog_is_not_sustained() {
        assert!(backlog_grows(&[10, 60, 110, 160, 210], 1_000.0, 8));
        assert!(backlog_grows(&[900], 1_000.0, 8));
    }
}
