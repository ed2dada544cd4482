//! The `compare` command: how a candidate's runs differ from a baseline's, and whether that is worse.
//!
//! Runs of one source were measured by turns, so that those of a round make pairs; runs of different
//! sources do not. Where each side has a single run, its seconds stand in for rounds: they tell how
//! steady the two runs were, not how far two runs of the same program lie apart, and the table says so.

use serde::Serialize;

use crate::cli::CompareOptions;
use crate::error::{Error, Result};
use crate::json;
use crate::report::line;
use crate::results::{self, Better, METRICS, Metric, Run, WindowRow};
use crate::statistics::{self, Ratio};

/// The whole outcome, as `--json` writes it.
#[derive(Debug, Serialize)]
pub struct Comparison {
    baseline: String,
    regression_percent: f64,
    confidence: f64,
    resamples: usize,
    seed: u64,
    rows: Vec<Row>,
}

/// One metric of one workload.
#[derive(Debug, Serialize)]
struct Row {
    candidate: String,
    workload: String,
    /// Of the baseline and of the candidate.
    durability: [String; 2],
    metric: &'static str,
    unit: &'static str,
    better: &'static str,
    baseline: f64,
    value: f64,
    ratio: f64,
    interval: Option<(f64, f64)>,
    samples: Samples,
    verdict: Verdict,
    /// How many runs of either side were open loops whose backlog grew.
    not_sustained: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Verdict {
    Better,
    Same,
    Worse,
    /// One value on a side: no interval.
    Unknown,
}

/// What the interval rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct Samples {
    kind: SampleKind,
    baseline: usize,
    candidate: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum SampleKind {
    /// Rounds of one comparison: pairs.
    Rounds,
    /// Runs of different origin.
    Runs,
    /// Seconds of one run on each side.
    Seconds,
}

/// Carries out the command; prints a table.
pub fn run(options: &CompareOptions) -> Result<()> {
    let baseline = results::read(&options.baseline)?;
    let mut rows = Vec::new();
    for candidate in &options.candidates {
        let found = rows.len();
        let sources = Sources {
            name: candidate,
            paired: results::source_and_variant(candidate).0
                == results::source_and_variant(&options.baseline).0,
        };
        rows.extend(compare(
            options,
            &sources,
            &baseline,
            &results::read(candidate)?,
        ));
        if rows.len() == found {
            return Err(Error::NothingToCompare {
                baseline: options.baseline.clone(),
                candidate: candidate.clone(),
            });
        }
    }
    let comparison = Comparison {
        baseline: options.baseline.clone(),
        regression_percent: options.regression_percent,
        confidence: statistics::CONFIDENCE,
        resamples: statistics::RESAMPLES,
        seed: statistics::SEED,
        rows,
    };
    print!("{}", render(&comparison));
    if let Some(path) = &options.json {
        json::write(path, &comparison)?;
    }
    let worse = comparison
        .rows
        .iter()
        .filter(|row| row.verdict == Verdict::Worse);
    match worse.clone().next() {
        None => Ok(()),
        Some(first) => Err(Error::Regression {
            count: worse.count(),
            first: format!(
                "{}, {}: {:.3} x the baseline",
                first.workload, first.unit, first.ratio
            ),
        }),
    }
}

struct Sources<'option> {
    name: &'option str,
    paired: bool,
}

fn compare(
    options: &CompareOptions,
    sources: &Sources,
    baseline: &[Run],
    candidate: &[Run],
) -> Vec<Row> {
    let one_variant = |runs: &[Run]| results::variants(runs).len() == 1;
    // A whole folder is matched variant by variant; two chosen variants are matched with each other.
    let matched = one_variant(baseline) && one_variant(candidate);
    let mut rows = Vec::new();
    for workload in results::workloads(baseline) {
        for variant in results::variants(baseline) {
            let of = |runs: &'_ [Run]| -> Vec<Run> {
                let wanted = runs.iter().filter(|run| run.workload == workload);
                wanted
                    .filter(|run| matched || run.variant == variant)
                    .cloned()
                    .collect()
            };
            let sides = [of(baseline), of(candidate)];
            let label = match matched || variant.is_empty() {
                true => workload.clone(),
                false => format!("{workload} {variant}"),
            };
            let metrics = METRICS
                .iter()
                .filter(|metric| options.compares(metric.name));
            rows.extend(metrics.filter_map(|metric| row(options, sources, &label, metric, &sides)));
        }
    }
    rows
}

fn row(
    options: &CompareOptions,
    sources: &Sources,
    workload: &str,
    metric: &Metric,
    sides: &[Vec<Run>; 2],
) -> Option<Row> {
    let [baseline, candidate] = sides;
    let (ratio, samples) = ratio(sources.paired, metric, baseline, candidate)?;
    let runs = baseline.iter().chain(candidate);
    let not_sustained = runs.filter(|run| {
        run.point
            .as_ref()
            .is_some_and(|point| point.sustained == Some(false))
    });
    let durability = [baseline, candidate].map(|runs| {
        runs.first()
            .map_or(String::new(), |run| run.durability.clone())
    });
    Some(Row {
        candidate: sources.name.to_owned(),
        workload: workload.to_owned(),
        durability,
        metric: metric.name,
        unit: metric.title,
        better: match metric.better {
            Better::Higher => "higher",
            Better::Lower => "lower",
        },
        baseline: statistics::median(&values(metric, baseline))?,
        value: statistics::median(&values(metric, candidate))?,
        ratio: ratio.median,
        interval: ratio.interval,
        samples,
        verdict: judge(metric.better, ratio, options.regression_percent),
        not_sustained: not_sustained.count(),
    })
}

fn values(metric: &Metric, runs: &[Run]) -> Vec<f64> {
    let all = runs.iter().map(|run| run.metrics.get(metric.name).copied());
    all.flatten().collect()
}

/// Candidate over baseline, and what its interval rests on.
fn ratio(
    paired: bool,
    metric: &Metric,
    baseline: &[Run],
    candidate: &[Run],
) -> Option<(Ratio, Samples)> {
    let samples = |kind, baseline, candidate| Samples {
        kind,
        baseline,
        candidate,
    };
    if paired {
        let pairs = pairs(metric, baseline, candidate);
        let count = samples(SampleKind::Rounds, pairs.len(), pairs.len());
        return Some((statistics::paired_ratio(&pairs)?, count));
    }
    let (before, after) = (values(metric, baseline), values(metric, candidate));
    let of_runs = statistics::unpaired_ratio(&before, &after)?;
    if before.len() == 1
        && after.len() == 1
        && let Some((before, after)) = seconds(metric, baseline).zip(seconds(metric, candidate))
    {
        // The seconds only tell how steady the runs were; the ratio is that of the runs.
        let ratio = Ratio {
            interval: statistics::unpaired_ratio(&before, &after)?.interval,
            ..of_runs
        };
        return Some((
            ratio,
            samples(SampleKind::Seconds, before.len(), after.len()),
        ));
    }
    Some((
        of_runs,
        samples(SampleKind::Runs, before.len(), after.len()),
    ))
}

/// Baseline and candidate of the same round.
fn pairs(metric: &Metric, baseline: &[Run], candidate: &[Run]) -> Vec<(f64, f64)> {
    let value = |run: &Run| run.metrics.get(metric.name).copied();
    let pair = |run: &Run| {
        let partner = candidate.iter().find(|other| other.round == run.round)?;
        Some((value(run)?, value(partner)?))
    };
    baseline.iter().filter_map(pair).collect()
}

/// The metric second by second, of a single run of three seconds or more.
fn seconds(metric: &Metric, runs: &[Run]) -> Option<Vec<f64>> {
    let [run] = runs else { return None };
    let windows = &run.point.as_ref()?.side()?.windows;
    let pick: fn(&WindowRow) -> f64 = match metric.name {
        "mb_per_second" => |window| window.mb,
        "p50_us" => |window| window.p50_us,
        "p99_us" => |window| window.p99_us,
        _ => return None,
    };
    (windows.len() >= SECONDS_MIN).then(|| windows.iter().map(pick).collect())
}

/// Fewer seconds of one run say nothing about its steadiness.
const SECONDS_MIN: usize = 3;

/// Worse only when the whole interval is, and by more than `percent`.
fn judge(better: Better, ratio: Ratio, percent: f64) -> Verdict {
    let Some((low, high)) = ratio.interval else {
        return Verdict::Unknown;
    };
    // As a factor of how good it is, so that one rule serves both directions.
    let (worst, best) = match better {
        Better::Higher => (low, high),
        Better::Lower => (
            1.0 / high.max(f64::MIN_POSITIVE),
            1.0 / low.max(f64::MIN_POSITIVE),
        ),
    };
    let margin = percent / 100.0;
    match () {
        () if best < 1.0 - margin => Verdict::Worse,
        () if worst > 1.0 + margin => Verdict::Better,
        () => Verdict::Same,
    }
}

fn render(comparison: &Comparison) -> String {
    let mut text = String::new();
    let mut rows = comparison.rows.iter().peekable();
    let mut heading = None;
    while let Some(row) = rows.next() {
        let this = (&row.candidate, &row.workload);
        if heading != Some(this) {
            heading = Some(this);
            write_heading(&mut text, comparison, row);
        }
        write_row(&mut text, row);
        let last = rows
            .peek()
            .is_none_or(|next| heading != Some((&next.candidate, &next.workload)));
        if last && row.not_sustained > 0 {
            line(
                &mut text,
                format_args!(
                    "    not sustained: {} run(s); their percentiles are left out",
                    row.not_sustained
                ),
            );
        }
    }
    let kinds = |kind| comparison.rows.iter().any(|row| row.samples.kind == kind);
    line(
        &mut text,
        format_args!(
            "Columns: baseline, candidate (medians), ratio, its {:.0} % bootstrap interval. Better or worse: the whole \
         interval lies beyond {} %.",
            comparison.confidence * 100.0,
            comparison.regression_percent
        ),
    );
    if kinds(SampleKind::Seconds) {
        line(
            &mut text,
            format_args!(
                "Intervals of single runs rest on their seconds: repeat the runs before believing a difference."
            ),
        );
    }
    text
}

fn write_heading(text: &mut String, comparison: &Comparison, row: &Row) {
    line(
        text,
        format_args!("{} (baseline {})", row.candidate, comparison.baseline),
    );
    line(text, format_args!("  {}", row.workload));
    let [before, after] = &row.durability;
    if !before.is_empty() || !after.is_empty() {
        line(text, format_args!("  baseline {before}; candidate {after}"));
    }
}

fn write_row(text: &mut String, row: &Row) {
    let interval = match row.interval {
        Some((low, high)) => format!("{low:.3} to {high:.3}"),
        None => "one run: no interval".to_owned(),
    };
    let verdict = match row.verdict {
        Verdict::Better => "better",
        Verdict::Same | Verdict::Unknown => "",
        Verdict::Worse => "WORSE",
    };
    let content = format!(
        "    {:<15} {:>12} {:>12}  x {:<7.3} ({interval})  {verdict}",
        row.unit,
        number(row.baseline),
        number(row.value),
        row.ratio,
    );
    line(text, format_args!("{}", content.trim_end()));
}

fn number(value: f64) -> String {
    match value.abs() {
        size if size >= 1_000.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.3}"),
    }
}

#[cfg(test)]
mod tests;
