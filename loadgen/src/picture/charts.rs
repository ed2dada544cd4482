//! The four pictures: percentiles, time series, CPU bars, throughput against latency.
//!
//! Lines carry their names at their ends, so that there is no legend to match colours with. Each
//! function gives None where there is nothing to draw.

use hdrhistogram::Histogram;

use super::Series;
use super::scale::{Scale, short};
use super::svg::{Anchor, Svg};
use crate::results::{Load, Run, Side};
use crate::statistics::median;
use crate::stats::latency_histogram;

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 300.0;
const LEFT: f64 = 56.0;
const TOP: f64 = 26.0;
const BOTTOM: f64 = HEIGHT - 36.0;
/// Room for the names of lines is to the right of this.
const RIGHT: f64 = WIDTH - 196.0;
const LABEL_HEIGHT: f64 = 15.0;
const LINE_HEIGHT: f64 = 13.0;
/// So much of a name fits to the right of a picture.
const LABEL_CHARS_MAX: usize = 28;
const NS_PER_MS: f64 = 1e6;

/// A line and its name.
struct Trace<'series> {
    class: &'series str,
    label: String,
    points: Vec<(f64, f64)>,
}

/// Latency over percentile, all rounds of a variant in one histogram; both axes logarithmic.
pub fn percentiles(series: &[Series]) -> Option<String> {
    let merged: Vec<(&Series, Histogram<u64>)> = series
        .iter()
        .map(|series| (series, merged(&series.runs)))
        .filter(|(_, histogram)| !histogram.is_empty())
        .collect();
    let most = merged.iter().map(|(_, histogram)| histogram.len()).max()? as f64;
    let ms = |value_ns: u64| value_ns as f64 / NS_PER_MS;
    let lowest = merged
        .iter()
        .map(|(_, histogram)| ms(histogram.value_at_quantile(0.01)));
    let highest = merged.iter().map(|(_, histogram)| ms(histogram.max()));
    let horizontal = Scale::log(1.0, most.max(10.0), (LEFT, RIGHT));
    let vertical = Scale::log(
        lowest.fold(f64::INFINITY, f64::min),
        highest.fold(0.0, f64::max),
        (BOTTOM, TOP),
    );
    let mut svg = Svg::new(WIDTH, HEIGHT, "latency in ms over percentile");
    grid(&mut svg, &vertical, "ms");
    // 1 / (1 - q) is the axis: 1 in 10, 1 in 100, 1 in 1,000.
    let mut rarity = 1.0;
    while rarity <= most {
        let text = match rarity {
            1.0 => "0".to_owned(),
            _ => percent(rarity),
        };
        bottom_tick(&mut svg, horizontal.at(rarity), &text);
        rarity *= 10.0;
    }
    svg.text("axis", (RIGHT, BOTTOM + 31.0), Anchor::End, "percentile, %");
    let traces = merged.iter().map(|(series, histogram)| {
        let count = histogram.len() as f64;
        // Evenly spaced on the axis, up to the one slowest request.
        let steps = 160;
        let points = (0..=steps).map(|number| {
            let rarity = count.powf(f64::from(number) / f64::from(steps));
            let value = histogram.value_at_quantile(1.0 - 1.0 / rarity);
            (horizontal.at(rarity), vertical.at(ms(value)))
        });
        Trace {
            class: series.class,
            label: series.label.clone(),
            points: points.collect(),
        }
    });
    draw(&mut svg, traces.collect());
    Some(svg.finish())
}

/// MB/s, second by second, of the run of each variant that is the median of its runs.
pub fn time_series(series: &[Series]) -> Option<String> {
    let chosen: Vec<(&Series, &Side)> = series
        .iter()
        .filter_map(|series| Some((series, middle_run(&series.runs)?)))
        .collect();
    let windows = || chosen.iter().flat_map(|(_, side)| &side.windows);
    let seconds = chosen.iter().map(|(_, side)| side.windows.len()).max()?;
    if seconds < 2 {
        return None;
    }
    let horizontal = Scale::linear(seconds as f64, (LEFT, RIGHT));
    let vertical = Scale::linear(
        windows().map(|window| window.mb).fold(0.0, f64::max),
        (BOTTOM, TOP),
    );
    let mut svg = Svg::new(WIDTH, HEIGHT, "MB/s over the seconds of the measurement");
    grid(&mut svg, &vertical, "MB/s");
    for (value, text) in horizontal.ticks() {
        bottom_tick(&mut svg, horizontal.at(value), &text);
    }
    svg.text(
        "axis",
        (RIGHT, BOTTOM + 31.0),
        Anchor::End,
        "second of the measurement",
    );
    let traces = chosen.iter().map(|(series, side)| Trace {
        class: series.class,
        label: series.label.clone(),
        points: (side.windows.iter().enumerate())
            .map(|(second, window)| (horizontal.at(second as f64 + 1.0), vertical.at(window.mb)))
            .collect(),
    });
    draw(&mut svg, traces.collect());
    Some(svg.finish())
}

/// One bar for each variant: the median of `metric`, with its range over the rounds in words.
pub fn bars(series: &[Series], metric: &str, unit: &str) -> Option<String> {
    let rows: Vec<(&Series, Vec<f64>)> = series
        .iter()
        .map(|series| (series, values(&series.runs, metric)))
        .filter(|(_, values)| !values.is_empty())
        .collect();
    let highest = rows
        .iter()
        .filter_map(|(_, values)| median(values))
        .fold(0.0, f64::max);
    if highest <= 0.0 {
        return None;
    }
    let (pitch, thickness, label_width) = (26.0, 14.0, 206.0);
    let height = rows.len() as f64 * pitch + 26.0;
    let mut svg = Svg::new(WIDTH, height, unit);
    svg.text("axis", (label_width, 12.0), Anchor::Start, unit);
    for (number, (series, values)) in rows.iter().enumerate() {
        let top = 22.0 + number as f64 * pitch;
        let value = median(values)?;
        let length = (value / highest * (WIDTH - label_width - 150.0)).max(1.0);
        let baseline = top + thickness - 2.5;
        let at = (label_width - 8.0, baseline);
        label(&mut svg, series.class, at, Anchor::End, &series.label);
        svg.bar(series.class, (label_width, top), (length, thickness));
        let (low, high) = (
            values.iter().copied().fold(f64::INFINITY, f64::min),
            values.iter().copied().fold(0.0, f64::max),
        );
        let text = match values.len() {
            1 => short(value),
            _ => format!("{}  ({} to {})", short(value), short(low), short(high)),
        };
        svg.text(
            "value",
            (label_width + length + 7.0, baseline),
            Anchor::Start,
            &text,
        );
    }
    Some(svg.finish())
}

/// MB/s over the number of shards, for variants called `shards-1`, `shards-2`, …; with the line that
/// as many times the first would be.
pub fn scaling(series: &[Series]) -> Option<String> {
    let mut points: Vec<(f64, f64)> = series
        .iter()
        .filter_map(|series| {
            Some((
                shards(series)?,
                median(&values(&series.runs, "mb_per_second"))?,
            ))
        })
        .collect();
    points.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (first, last) = (points.first().copied()?, points.last().copied()?);
    if first.0 == last.0 {
        return None;
    }
    let ideal = |shards: f64| first.1 / first.0 * shards;
    let highest = points
        .iter()
        .map(|point| point.1)
        .fold(ideal(last.0), f64::max);
    let horizontal = Scale::linear(last.0, (LEFT, RIGHT));
    let vertical = Scale::linear(highest, (BOTTOM, TOP));
    let mut svg = Svg::new(WIDTH, HEIGHT, "MB/s over the number of shards");
    grid(&mut svg, &vertical, "MB/s");
    for (shards, _) in &points {
        bottom_tick(&mut svg, horizontal.at(*shards), &short(*shards));
    }
    svg.text("axis", (RIGHT, BOTTOM + 31.0), Anchor::End, "shards");
    let at = |(shards, mb): (f64, f64)| (horizontal.at(shards), vertical.at(mb));
    let trace = |text: String, class, points| Trace {
        class,
        label: text,
        points,
    };
    let traces = vec![
        trace(
            format!("{} MB/s", short(last.1)),
            "accent",
            points.iter().copied().map(at).collect(),
        ),
        trace(
            "proportional".to_owned(),
            "limit",
            points
                .iter()
                .map(|point| at((point.0, ideal(point.0))))
                .collect(),
        ),
    ];
    draw(&mut svg, traces);
    for point in points {
        let hint = format!("{} shards: {} MB/s", short(point.0), short(point.1));
        svg.dot("accent", at(point), &hint);
    }
    Some(svg.finish())
}

fn shards(series: &Series) -> Option<f64> {
    let name = &series.runs.first()?.variant;
    name.strip_prefix("shards-")?.parse().ok()
}

/// A latency over MB/s, along the rates of open loops. What was not sustained stands at the top.
pub fn throughput_latency(series: &[Series], metric: &str, name: &str) -> Option<String> {
    let curves: Vec<(&Series, Vec<CurvePoint>)> = series
        .iter()
        .map(|series| (series, curve(&series.runs, metric)))
        .filter(|(_, points)| points.iter().any(|point| point.latency_ms.is_some()))
        .collect();
    let points = || curves.iter().flat_map(|(_, points)| points);
    let latencies = || points().filter_map(|point| point.latency_ms);
    if curves.is_empty() {
        return None;
    }
    let horizontal = Scale::linear(
        points().map(|point| point.mb).fold(0.0, f64::max),
        (LEFT, RIGHT),
    );
    let vertical = Scale::log(
        latencies().fold(f64::INFINITY, f64::min),
        latencies().fold(0.0, f64::max),
        (BOTTOM, TOP),
    );
    let mut svg = Svg::new(WIDTH, HEIGHT, &format!("{name} latency over throughput"));
    grid(&mut svg, &vertical, &format!("{name}, ms"));
    for (value, text) in horizontal.ticks() {
        bottom_tick(&mut svg, horizontal.at(value), &text);
    }
    svg.text("axis", (RIGHT, BOTTOM + 31.0), Anchor::End, "MB/s");
    let mut dots = Vec::new();
    let traces = curves.iter().map(|(series, points)| {
        let mut line = Vec::new();
        for point in points {
            let at = (
                horizontal.at(point.mb),
                point.latency_ms.map_or(TOP, |latency| vertical.at(latency)),
            );
            let (class, what) = match point.latency_ms {
                Some(latency) => (series.class.to_owned(), format!("{} ms", short(latency))),
                None => (
                    format!("{} hollow", series.class),
                    "not sustained".to_owned(),
                ),
            };
            dots.push((
                class,
                at,
                format!("{}: {} MB/s, {what}", series.label, short(point.mb)),
            ));
            line.extend(point.latency_ms.map(|_| at));
        }
        Trace {
            class: series.class,
            label: series.label.clone(),
            points: line,
        }
    });
    draw(&mut svg, traces.collect());
    for (class, at, hint) in dots {
        svg.dot(&class, at, &hint);
    }
    Some(svg.finish())
}

struct CurvePoint {
    mb: f64,
    /// None: not sustained.
    latency_ms: Option<f64>,
}

/// The median over rounds at each offered rate, by rising throughput.
fn curve(runs: &[&Run], metric: &str) -> Vec<CurvePoint> {
    let mut keys: Vec<&str> = Vec::new();
    for run in runs {
        let open = run
            .point
            .as_ref()
            .is_some_and(|point| matches!(point.load, Load::Open { .. }));
        if open && !keys.contains(&run.workload.as_str()) {
            keys.push(&run.workload);
        }
    }
    let mut points: Vec<CurvePoint> = keys
        .into_iter()
        .filter_map(|key| {
            let at_rate: Vec<&Run> = runs
                .iter()
                .copied()
                .filter(|run| run.workload == key)
                .collect();
            let latencies_us = values(&at_rate, metric);
            // Most of the rounds must have carried the rate.
            let carried = latencies_us.len() * 2 > at_rate.len();
            Some(CurvePoint {
                mb: median(&values(&at_rate, "mb_per_second"))?,
                latency_ms: median(&latencies_us).filter(|_| carried).map(|us| us / 1e3),
            })
        })
        .collect();
    points.sort_by(|one, other| one.mb.total_cmp(&other.mb));
    points
}

fn values(runs: &[&Run], metric: &str) -> Vec<f64> {
    runs.iter()
        .filter_map(|run| run.metrics.get(metric).copied())
        .collect()
}

/// All latencies of `runs`; those of loads that were not carried are left out.
fn merged(runs: &[&Run]) -> Histogram<u64> {
    let mut sum = latency_histogram();
    let points = runs.iter().filter_map(|run| run.point.as_ref());
    for point in points.filter(|point| point.sustained != Some(false)) {
        if let Some(histogram) = point.side().and_then(|side| side.latency.histogram()) {
            // Both have the same bounds, so adding cannot fail.
            sum.add(&histogram).unwrap_or_default();
        }
    }
    sum
}

fn middle_run<'run>(runs: &[&'run Run]) -> Option<&'run Side> {
    let mut sides: Vec<&Side> = runs
        .iter()
        .filter_map(|run| run.point.as_ref()?.side())
        .collect();
    sides.sort_by(|one, other| one.mb_per_second.total_cmp(&other.mb_per_second));
    sides.get(sides.len() / 2).copied()
}

/// `99.9` for 1,000: one request in so many is slower.
fn percent(rarity: f64) -> String {
    let nines = rarity.log10().round() as usize;
    format!("{:.*}", nines.saturating_sub(2), 100.0 - 100.0 / rarity)
}

fn grid(svg: &mut Svg, vertical: &Scale, unit: &str) {
    for (value, text) in vertical.ticks() {
        let height = vertical.at(value);
        svg.line("grid", (LEFT, height), (RIGHT, height));
        svg.text("tick", (LEFT - 8.0, height + 4.0), Anchor::End, &text);
    }
    svg.text("axis", (LEFT - 8.0, TOP - 12.0), Anchor::End, unit);
}

fn bottom_tick(svg: &mut Svg, at: f64, text: &str) {
    svg.line("mark", (at, BOTTOM), (at, BOTTOM + 4.0));
    svg.text("tick", (at, BOTTOM + 17.0), Anchor::Middle, text);
}

/// Lines, then their names to the right of their ends, moved apart where they would overlap.
fn draw(svg: &mut Svg, traces: Vec<Trace>) {
    // The first one is drawn last, on top of the others.
    for trace in traces.iter().rev() {
        svg.path(trace.class, &trace.points);
    }
    let mut names: Vec<(f64, &Trace)> = traces
        .iter()
        .filter_map(|trace| Some((trace.points.last()?.1, trace)))
        .collect();
    names.sort_by(|one, other| one.0.total_cmp(&other.0));
    let line_count = names
        .iter()
        .map(|(_, trace)| wrapped(&trace.label).len())
        .max();
    let room = LABEL_HEIGHT * line_count.unwrap_or(1) as f64;
    let ends: Vec<f64> = names.iter().map(|(height, _)| *height).collect();
    for ((end_height, trace), height) in names.into_iter().zip(apart(&ends, room)) {
        let Some((end, _)) = trace.points.last() else {
            continue;
        };
        svg.path(
            &format!("{} leader", trace.class),
            &[
                (*end, end_height),
                (RIGHT + 6.0, height),
                (RIGHT + 12.0, height),
            ],
        );
        label(
            svg,
            trace.class,
            (RIGHT + 16.0, height + 4.0),
            Anchor::Start,
            &trace.label,
        );
    }
}

/// A name in one line or two, around `at`.
fn label(svg: &mut Svg, class: &str, at: (f64, f64), anchor: Anchor, text: &str) {
    let class = format!("label {class}");
    let lines = wrapped(text);
    let first = at.1 - (lines.len() - 1) as f64 * LINE_HEIGHT / 2.0;
    for (number, line) in lines.iter().enumerate() {
        let height = first + number as f64 * LINE_HEIGHT;
        svg.text(&class, (at.0, height), anchor, line);
    }
}

/// Two lines where one would leave the picture, cut at a space.
fn wrapped(text: &str) -> Vec<&str> {
    if text.chars().count() <= LABEL_CHARS_MAX {
        return vec![text];
    }
    let cut = text
        .char_indices()
        .filter(|(_, letter)| *letter == ' ')
        .map(|(position, _)| position)
        .take_while(|position| text[..*position].chars().count() <= LABEL_CHARS_MAX)
        .last();
    match cut {
        Some(position) => vec![&text[..position], text[position..].trim_start()],
        None => vec![text],
    }
}

/// Moves ascending heights down until no two are closer than `room`, then back into view.
fn apart(heights: &[f64], room: f64) -> Vec<f64> {
    let mut placed = heights.to_vec();
    for number in 1..placed.len() {
        placed[number] = placed[number].max(placed[number - 1] + room);
    }
    let mut lowest = BOTTOM;
    for height in placed.iter_mut().rev() {
        *height = height.min(lowest);
        lowest = *height - room;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_lines_never_overlap() {
        for heights in [
            &[100.0, 101.0, 102.0][..],
            &[BOTTOM - 2.0, BOTTOM - 1.0, BOTTOM],
            &[TOP, 150.0, 151.0],
            &[],
        ] {
            let placed = apart(heights, LABEL_HEIGHT);
            assert_eq!(placed.len(), heights.len());
            assert!(
                placed
                    .windows(2)
                    .all(|pair| pair[1] - pair[0] >= LABEL_HEIGHT - 1e-9)
            );
            assert!(placed.iter().all(|height| *height <= BOTTOM));
        }
    }

    #[test]
    fn a_long_name_is_cut_at_a_space_and_nothing_is_lost() {
        let name = "durability=none (limit: nothing is stored)";
        assert_eq!(wrapped(name).join(" "), name);
        assert_eq!(wrapped(name).len(), 2);
        assert!(wrapped(name)[0].len() <= LABEL_CHARS_MAX);
        assert_eq!(wrapped("Kafka, page cache").len(), 1);
    }

    #[test]
    fn percentiles_are_named_by_their_nines() {
        let names: Vec<String> = [10.0, 100.0, 1_000.0, 10_000.0].map(percent).into();
        assert_eq!(names, ["90", "99", "99.9", "99.99"]);
    }
}
