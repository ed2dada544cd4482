//! Medians, and how far to trust them: a percentile bootstrap with a fixed seed.
//!
//! Knows nothing about runs. Called by `compare`.

use crate::random::Random;

/// A ratio of medians and where it lies with 95 % confidence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ratio {
    /// Candidate over baseline.
    pub median: f64,
    /// Lower and upper end of the interval; None where there is nothing to resample.
    pub interval: Option<(f64, f64)>,
}

/// How often the bootstrap draws.
pub const RESAMPLES: usize = 10_000;
/// The same values give the same interval, on every machine.
pub const SEED: u64 = 0x5eed;
/// Part of the resampled ratios that lies within the interval.
pub const CONFIDENCE: f64 = 0.95;

/// The middle value; of an even number of values, the mean of the two in the middle. None of none.
pub fn median(values: &[f64]) -> Option<f64> {
    quantile(values, 0.5)
}

/// Candidate over baseline, where value number n of both was measured in the same round.
///
/// What both sides share in a round (a noisy neighbour, a warm disk) cancels in its ratio.
pub fn paired_ratio(pairs: &[(f64, f64)]) -> Option<Ratio> {
    let ratios: Vec<f64> = pairs
        .iter()
        .filter_map(|pair| ratio(pair.1, pair.0))
        .collect();
    let interval = interval(&ratios, |random| median(&resample(&ratios, random)));
    Some(Ratio {
        median: median(&ratios)?,
        interval,
    })
}

/// Candidate over baseline, where the values have nothing to do with one another.
pub fn unpaired_ratio(baseline: &[f64], candidate: &[f64]) -> Option<Ratio> {
    let of = |baseline: &[f64], candidate: &[f64]| ratio(median(candidate)?, median(baseline)?);
    let fewest: &[f64] = match baseline.len() < candidate.len() {
        true => baseline,
        false => candidate,
    };
    let interval = interval(fewest, |random| {
        of(&resample(baseline, random), &resample(candidate, random))
    });
    Some(Ratio {
        median: of(baseline, candidate)?,
        interval,
    })
}

fn ratio(candidate: f64, baseline: f64) -> Option<f64> {
    (baseline > 0.0 && candidate.is_finite()).then(|| candidate / baseline)
}

/// The middle part of what `draw` gives; None if `values` are too few to say anything.
fn interval(
    values: &[f64],
    mut draw: impl FnMut(&mut Random) -> Option<f64>,
) -> Option<(f64, f64)> {
    if values.len() < 2 {
        return None;
    }
    let mut random = Random::new(SEED);
    let drawn: Vec<f64> = (0..RESAMPLES).filter_map(|_| draw(&mut random)).collect();
    let tail = (1.0 - CONFIDENCE) / 2.0;
    Some((quantile(&drawn, tail)?, quantile(&drawn, 1.0 - tail)?))
}

/// As many values as there are, each drawn from all of them.
fn resample(values: &[f64], random: &mut Random) -> Vec<f64> {
    let draw = |_| values[random.below(values.len() as u64) as usize];
    (0..values.len()).map(draw).collect()
}

/// Linear between the two nearest values.
fn quantile(values: &[f64], quantile: f64) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let position = quantile * sorted.len().checked_sub(1)? as f64;
    let (below, above) = (position.floor() as usize, position.ceil() as usize);
    Some(sorted[below] + (sorted[above] - sorted[below]) * position.fract())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_median_of_an_even_number_of_values_lies_between_two() {
        assert_eq!(median(&[4.0, 1.0, 3.0]), Some(3.0));
        assert_eq!(median(&[4.0, 1.0, 2.0, 3.0]), Some(2.5));
        assert_eq!(median(&[]), None);
    }

    /// Both sides swing by a factor of four from round to round, together. Paired, that is no noise.
    #[test]
    fn noise_that_both_sides_share_in_a_round_cancels() {
        let baseline = [100.0, 400.0, 200.0, 100.0, 300.0];
        let pairs: Vec<(f64, f64)> = baseline.iter().map(|value| (*value, value * 2.0)).collect();
        let paired = paired_ratio(&pairs).unwrap();
        assert_eq!(paired.median, 2.0);
        assert_eq!(paired.interval, Some((2.0, 2.0)));
        let candidate: Vec<f64> = pairs.iter().map(|pair| pair.1).collect();
        let (low, high) = unpaired_ratio(&baseline, &candidate)
            .unwrap()
            .interval
            .unwrap();
        assert!(low < 1.0 && high > 4.0, "{low} to {high}");
    }

    #[test]
    fn the_same_values_give_the_same_interval() {
        let (baseline, candidate) = ([9.0, 11.0, 10.0], [21.0, 19.0, 20.5]);
        let first = unpaired_ratio(&baseline, &candidate);
        assert_eq!(first, unpaired_ratio(&baseline, &candidate));
        assert!(first.unwrap().interval.is_some());
    }

    #[test]
    fn one_value_has_a_ratio_and_no_interval() {
        let ratio = unpaired_ratio(&[10.0], &[15.0]).unwrap();
        assert_eq!((ratio.median, ratio.interval), (1.5, None));
        assert_eq!(paired_ratio(&[(10.0, 15.0)]).unwrap().interval, None);
    }

    #[test]
    fn a_baseline_of_zero_has_no_ratio() {
        assert_eq!(unpaired_ratio(&[0.0], &[15.0]), None);
        assert_eq!(paired_ratio(&[(0.0, 1.0)]), None);
    }

    /// The interval must hold the truth about as often as it says: 95 of 100 times. For medians of
    /// nine values the percentile bootstrap is a little too narrow or too wide; far off is a bug.
    #[test]
    fn the_interval_holds_the_true_ratio_about_as_often_as_it_says() {
        let mut random = Random::new(7);
        let mut normal = || {
            (0..12)
                .map(|_| random.below(1 << 20) as f64 / f64::from(1 << 20))
                .sum::<f64>()
                - 6.0
        };
        let held = (0..200)
            .filter(|_| {
                let baseline: Vec<f64> = (0..9).map(|_| 100.0 + 3.0 * normal()).collect();
                let candidate: Vec<f64> = (0..9).map(|_| 130.0 + 3.0 * normal()).collect();
                let ratio = unpaired_ratio(&baseline, &candidate).unwrap();
                ratio
                    .interval
                    .is_some_and(|(low, high)| (low..=high).contains(&1.3))
            })
            .count();
        assert!((178..=200).contains(&held), "{held} of 200");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn the_interval_surrounds_the_median_of_pairs(
            pairs in proptest::collection::vec((1.0_f64..1e6, 1.0_f64..1e6), 2..12),
        ) {
            let ratio = paired_ratio(&pairs).unwrap();
            let (low, high) = ratio.interval.unwrap();
            prop_assert!(low <= ratio.median && ratio.median <= high);
        }
    }
}
