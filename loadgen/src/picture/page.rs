//! Puts title, facts, table and pictures into one page with its own style sheet.

use super::svg::escape;
use super::{GoalRow, Series, Summary, charts};
use crate::report::line;
use crate::results::{self, Load, Run};

/// The whole page.
pub fn render(summary: &Summary, runs: &[Run]) -> String {
    let title = match summary.title.is_empty() {
        true => "Load generator report",
        false => &summary.title,
    };
    let mut page = String::new();
    line(
        &mut page,
        format_args!(
            "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{0}</title>\n<style>\n{STYLE}</style></head><body><main>\n<h1>{0}</h1>",
            escape(title)
        ),
    );
    facts(&mut page, summary);
    table(&mut page, summary);
    limits(&mut page, summary);
    sweeps(&mut page, summary, runs);
    for workload in results::workloads(runs) {
        let of_it: Vec<&Run> = runs.iter().filter(|run| run.workload == workload).collect();
        if of_it.iter().all(|run| is_of_sweep(run, runs)) {
            continue;
        }
        section(
            &mut page,
            summary,
            &workload,
            &summary.series(runs, &workload),
        );
    }
    line(&mut page, format_args!("{FOOTER}</main></body></html>"));
    page
}

fn facts(page: &mut String, summary: &Summary) {
    if summary.facts.is_empty() {
        return;
    }
    line(page, format_args!("<dl class=\"facts\">"));
    let mut before = "";
    for (name, value) in &summary.facts {
        // A name that comes again goes on with the same thing.
        let shown = if name == before { "" } else { name };
        before = name;
        let (name, value) = (escape(shown), escape(value));
        line(page, format_args!("<dt>{name}</dt><dd>{value}</dd>"));
    }
    line(page, format_args!("</dl>"));
}

fn table(page: &mut String, summary: &Summary) {
    if summary.table.is_empty() {
        return;
    }
    line(
        page,
        format_args!(
            "<h2>Figures and goals</h2>\n<div class=\"wide\"><table><thead><tr><th>workload</th><th>measured</th>\
         <th>candidate, its durability</th><th class=\"number\">value</th><th>against, its durability</th>\
         <th class=\"number\">value</th><th class=\"number\">ratio (95 % interval)</th><th class=\"number\">goal</th>\
         <th></th></tr></thead><tbody>"
        ),
    );
    let mut before = "";
    for row in &summary.table {
        let workload = match row.workload == before {
            true => String::new(),
            false => format!(
                "<b>{}</b> {}",
                escape(&row.workload),
                escape(&summary.workload_title(&row.workload))
            ),
        };
        before = &row.workload;
        line(page, format_args!("{}", table_row(row, &workload)));
    }
    line(page, format_args!("</tbody></table></div>"));
}

fn table_row(row: &GoalRow, workload: &str) -> String {
    let verdict = match row.met {
        Some(true) => "<span class=\"met\">reached</span>",
        Some(false) => "<span class=\"missed\">missed</span>",
        None => "",
    };
    let class = if workload.is_empty() {
        ""
    } else {
        " class=\"first\""
    };
    let cells = [
        (false, escape(&row.metric)),
        (false, escape(&row.candidate.0)),
        (true, escape(&row.candidate.1)),
        (false, escape(&row.against.0)),
        (true, escape(&row.against.1)),
        (true, escape(&row.ratio)),
        (true, escape(&row.goal)),
        (false, verdict.to_owned()),
    ];
    let cells = cells.map(|(number, text)| match number {
        true => format!("<td class=\"number\">{text}</td>"),
        false => format!("<td>{text}</td>"),
    });
    format!("<tr{class}><td>{workload}</td>{}</tr>", cells.concat())
}

fn limits(page: &mut String, summary: &Summary) {
    if summary.limits.is_empty() {
        return;
    }
    line(
        page,
        format_args!(
            "<h2>Limits of this machine</h2>\n<div class=\"wide\"><table class=\"narrow\"><tbody>"
        ),
    );
    for (name, value) in &summary.limits {
        let (name, value) = (escape(name), escape(value));
        line(
            page,
            format_args!("<tr><td>{name}</td><td class=\"number\">{value}</td></tr>"),
        );
    }
    line(page, format_args!("</tbody></table></div>"));
}

/// Runs of one family at two or more open rates are points of curves.
fn is_of_sweep(run: &Run, runs: &[Run]) -> bool {
    let mut rates: Vec<&str> = Vec::new();
    for other in runs
        .iter()
        .filter(|other| other.family == run.family && is_open(other))
    {
        if !rates.contains(&other.workload.as_str()) {
            rates.push(&other.workload);
        }
    }
    rates.len() >= 2
}

fn is_open(run: &Run) -> bool {
    run.point
        .as_ref()
        .is_some_and(|point| matches!(point.load, Load::Open { .. }))
}

fn sweeps(page: &mut String, summary: &Summary, runs: &[Run]) {
    let mut families: Vec<&str> = Vec::new();
    for run in runs {
        if !families.contains(&run.family.as_str()) && is_of_sweep(run, runs) {
            families.push(&run.family);
        }
    }
    for family in families {
        let series = summary.series_of(runs, |run| run.family == family);
        line(
            page,
            format_args!(
                "<h2>Throughput against latency</h2>\n<p class=\"sub\">{}</p>\n<div class=\"figures\">",
                escape(&summary.workload_title(family))
            ),
        );
        for (metric, name) in [("p50_us", "p50"), ("p99_us", "p99")] {
            let caption = format!(
                "{name} in ms (log) over MB/s; open loop, counted from the intended send. Hollow dots at the top: rates that \
                 were not sustained."
            );
            figure(
                page,
                charts::throughput_latency(&series, metric, name),
                &caption,
            );
        }
        line(page, format_args!("</div>"));
    }
}

fn section(page: &mut String, summary: &Summary, workload: &str, series: &[Series]) {
    let title = summary.workload_title(workload);
    let heading = match title == workload {
        true => escape(workload),
        false => format!("<b>{}</b> {}", escape(workload), escape(&title)),
    };
    line(
        page,
        format_args!("<h2>{heading}</h2>\n<div class=\"figures\">"),
    );
    figure(
        page,
        charts::scaling(series),
        "MB/s over the number of shards: medians; the dotted line is proportional to the first.",
    );
    let all = || series.iter().flat_map(|series| &series.runs);
    let points = || all().filter_map(|run| run.point.as_ref());
    let closed = points().any(|point| matches!(point.load, Load::Closed {}));
    let not_sustained = points()
        .filter(|point| point.sustained == Some(false))
        .count();
    let mut caption = "Latency in ms over percentile, both log; all rounds merged.".to_owned();
    caption.push_str(match closed {
        true => " Closed loop: the latency of a full queue, not of a load.",
        false => " Open loop: counted from the intended send.",
    });
    if not_sustained > 0 {
        caption.push_str(&format!(
            " Not sustained, left out: {not_sustained} run(s)."
        ));
    }
    figure(page, charts::percentiles(series), &caption);
    let caption = "MB/s (10^6 bytes of values) in each second of the median run.";
    figure(page, charts::time_series(series), caption);
    figure(
        page,
        charts::bars(series, "mb_per_second", "MB/s"),
        "Throughput: median (range over the rounds); more is better.",
    );
    let single = points()
        .filter_map(|point| point.side())
        .all(|side| side.records <= side.requests);
    let (metric, unit) = match single {
        true => ("cpu_us_per_request", "broker CPU, us per request"),
        false => ("cpu_seconds_per_gb", "broker CPU, CPU-s per GB of values"),
    };
    figure(
        page,
        charts::bars(series, metric, unit),
        "CPU of the broker, user and system: median (range); less is better.",
    );
    for (metric, unit) in [
        ("start_ms", "start, ms"),
        ("resident_mib", "resident memory, MiB"),
    ] {
        figure(
            page,
            charts::bars(series, metric, unit),
            "Median (range over the rounds); less is better.",
        );
    }
    line(page, format_args!("</div>"));
}

fn figure(page: &mut String, picture: Option<String>, caption: &str) {
    if let Some(picture) = picture {
        line(
            page,
            format_args!(
                "<figure>{picture}<figcaption>{}</figcaption></figure>",
                escape(caption)
            ),
        );
    }
}

const FOOTER: &str = "<p class=\"sub foot\">MB = 10^6 bytes of record values; GB = 10^9. Whole histograms: runs.jsonl; one row for each \
                      run: points.csv.</p>";

const STYLE: &str = include_str!("page.css");
