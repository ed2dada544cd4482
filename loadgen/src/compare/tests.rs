use super::*;

fn options() -> CompareOptions {
    CompareOptions {
        baseline: String::new(),
        candidates: Vec::new(),
        regression_percent: 5.0,
        metric: Vec::new(),
        json: None,
    }
}

fn runs(variant: &str, values: &[f64]) -> Vec<Run> {
    let run = |(round, value): (usize, &f64)| Run {
        workload: "1".to_owned(),
        variant: variant.to_owned(),
        round: Some(round as u64),
        metrics: [("mb_per_second", *value)].into(),
        ..Run::default()
    };
    values.iter().enumerate().map(run).collect()
}

fn only_row(baseline: &[Run], candidate: &[Run], paired: bool) -> Row {
    let sources = Sources {
        name: "candidate",
        paired,
    };
    let mut rows = compare(&options(), &sources, baseline, candidate);
    assert_eq!(rows.len(), 1);
    rows.remove(0)
}

#[test]
fn a_regression_is_one_only_beyond_the_threshold() {
    let baseline = runs("", &[100.0, 101.0, 99.0, 100.5, 99.5]);
    for (factor, verdict) in [
        (0.90, Verdict::Worse),
        (0.97, Verdict::Same),
        (1.03, Verdict::Same),
        (1.20, Verdict::Better),
    ] {
        let values: Vec<f64> = [100.0, 101.0, 99.0, 100.5, 99.5]
            .map(|value| value * factor)
            .into();
        let row = only_row(&baseline, &runs("", &values), true);
        assert_eq!(row.verdict, verdict, "{factor}");
        assert!((row.ratio - factor).abs() < 1e-9);
    }
}

#[test]
fn a_large_difference_within_the_noise_is_no_regression() {
    let baseline = runs("", &[100.0, 300.0, 50.0]);
    let row = only_row(&baseline, &runs("", &[60.0, 280.0, 70.0]), false);
    assert_eq!(row.verdict, Verdict::Same);
}

#[test]
fn less_is_better_for_latency() {
    let narrow = |ratio: f64| Ratio {
        median: ratio,
        interval: Some((ratio * 0.99, ratio * 1.01)),
    };
    assert_eq!(judge(Better::Lower, narrow(1.2), 5.0), Verdict::Worse);
    assert_eq!(judge(Better::Lower, narrow(0.5), 5.0), Verdict::Better);
    assert_eq!(judge(Better::Higher, narrow(0.5), 5.0), Verdict::Worse);
}

/// Rounds may be missing on one side after an interruption; the others must not shift.
#[test]
fn pairs_are_matched_by_round() {
    let baseline = runs("a", &[100.0, 200.0, 400.0]);
    let mut candidate = runs("b", &[300.0, 600.0, 1_200.0]);
    candidate.remove(0);
    let row = only_row(&baseline, &candidate, true);
    assert_eq!(row.samples.baseline, 2);
    assert_eq!((row.ratio, row.interval), (3.0, Some((3.0, 3.0))));
}

#[test]
fn folders_are_matched_variant_by_variant() {
    let both = |factor: f64| {
        let mut all = runs("a", &[100.0 * factor, 100.0 * factor]);
        all.extend(runs("b", &[10.0 * factor, 10.0 * factor]));
        all
    };
    let sources = Sources {
        name: "candidate",
        paired: false,
    };
    let rows = compare(&options(), &sources, &both(1.0), &both(2.0));
    let found: Vec<(&str, f64, f64)> = rows
        .iter()
        .map(|row| (row.workload.as_str(), row.value, row.ratio))
        .collect();
    assert_eq!(found, [("1 a", 200.0, 2.0), ("1 b", 20.0, 2.0)]);
}

#[test]
fn one_run_without_seconds_is_not_judged() {
    let row = only_row(&runs("", &[100.0]), &runs("", &[50.0]), false);
    assert_eq!(
        (row.ratio, row.interval, row.verdict),
        (0.5, None, Verdict::Unknown)
    );
}
