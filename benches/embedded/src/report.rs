//! Tables for people, on the terminal and in a README, and the JSON beside them. Measures nothing.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde::Serialize;

use crate::candidate::{Candidate, Outcome, Promise};
use crate::session::{Plan, Run};
use crate::summary::{Row, Table};

/// Everything that was found out, as it is written to the JSON file.
#[derive(Serialize)]
pub struct Result<'session> {
    /// Where and of what.
    pub facts: Facts,
    /// How much was measured.
    pub plan: &'session Plan,
    /// Medians.
    pub rows: &'session [Row],
    /// Every single run, in the order they were made.
    pub runs: &'session [Run],
}

/// Machine and state of the source.
#[derive(Serialize)]
pub struct Facts {
    command: String,
    commit: String,
    date: String,
    machine: String,
    kernel: String,
    disk: String,
    steal_s: f64,
}

impl Facts {
    /// Reads them; what cannot be read is `unknown`.
    pub fn read(folder: &Path, steal_s: f64) -> Self {
        let arguments: Vec<_> = std::env::args().skip(1).collect();
        let file_system = ["--noheadings", "--output", "FSTYPE,OPTIONS", "--target"];
        let folder = folder.to_string_lossy();
        Facts {
            command: format!("scripts/compare-embedded {}", arguments.join(" ")),
            commit: answer(
                "git",
                &["-C", env!("CARGO_MANIFEST_DIR"), "rev-parse", "HEAD"],
            ),
            date: answer("date", &["--utc", "+%Y-%m-%dT%H:%M:%SZ"]),
            machine: machine(),
            kernel: answer("uname", &["-r"]),
            disk: answer("findmnt", &[&file_system[..], &[&folder]].concat()),
            steal_s,
        }
    }
}

/// Seconds that the hypervisor took from this machine's processors since its start.
pub fn steal_s() -> f64 {
    let stat = fs::read_to_string("/proc/stat").unwrap_or_default();
    let total = stat.lines().next().unwrap_or_default();
    let ticks = total.split_whitespace().nth(STEAL_COLUMN);
    ticks
        .and_then(|ticks| ticks.parse::<f64>().ok())
        .unwrap_or_default()
        / TICKS_PER_S
}

/// One line about a run that is just over.
pub fn line(run: &Run) -> String {
    let what = format!(
        "{}, {}",
        workload(run.size_bytes, run.writers),
        run.candidate
    );
    match (&run.figures, &run.failure) {
        (Some(figures), _) => format!(
            "{what}: {} appends/s, p99 {} us, {} us CPU",
            number(figures.appends_per_s),
            number(figures.p99_us),
            number(figures.cpu_us_per_append)
        ),
        (None, failure) => format!("{what}: failed, {}", failure.as_deref().unwrap_or("?")),
    }
}

/// All tables, and before them where ours are behind.
pub fn tables(tables: &[Table]) -> String {
    let mut text = String::from("## Where ringspool is behind\n\n");
    let behind: Vec<_> = tables.iter().flat_map(behind).collect();
    match behind.is_empty() {
        true => text.push_str(
            "Nowhere: its best row with the same promise makes the most appends in every table.\n",
        ),
        false => text.extend(behind),
    }
    for table in tables {
        text.push('\n');
        text.push_str(&one_table(table));
    }
    text
}

/// Writes `README.md` and `result.json` into `folder`.
pub fn write(folder: &Path, found: &Result, candidates: &[Candidate], tables: &str) -> Outcome<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join("README.md"), readme(found, candidates, tables))?;
    write_json(&folder.join("result.json"), found)
}

/// Writes the JSON alone.
pub fn write_json(path: &Path, found: &Result) -> Outcome<()> {
    let mut text = serde_json::to_string_pretty(found)?;
    text.push('\n');
    Ok(fs::write(path, text)?)
}

/// One line for each workload and other library whose appends with the same promise are more than our best row's.
fn behind(table: &Table) -> Vec<String> {
    let mut lines = Vec::new();
    for row in table.rows.iter().filter(|row| !row.is_ours) {
        let Some(ours) = table.our_best(row.promise) else {
            continue;
        };
        if row.appends_per_s() <= ours.appends_per_s() {
            continue;
        }
        let staged = match table.our_best(Promise::Staged) {
            Some(staged) => format!("; {} {}", staged.candidate, number(staged.appends_per_s())),
            None => String::new(),
        };
        lines.push(format!(
            "- {}, {}: {} {} appends/s, {} {}{staged}\n",
            row.promise.name(),
            workload(table.size_bytes, table.writers),
            row.candidate,
            number(row.appends_per_s()),
            ours.candidate,
            number(ours.appends_per_s()),
        ));
    }
    lines
}

fn one_table(table: &Table) -> String {
    let ours: Vec<&Row> = OUR_COLUMNS
        .iter()
        .filter_map(|name| {
            table
                .rows
                .iter()
                .copied()
                .find(|row| row.candidate == *name)
        })
        .collect();
    let durable = match table.is_durable {
        true => "durable",
        false => "not durable",
    };
    let mut text = format!(
        "### {}, {durable}\n\n",
        workload(table.size_bytes, table.writers)
    );
    text.push_str("| | promise | appends/s | MB/s | p50 us | p99 us | p99.9 us | CPU us/append |");
    for row in &ours {
        let _ = write!(text, " {} ÷ it |", row.candidate);
    }
    text.push_str("\n|---|---|---:|---:|---:|---:|---:|---:|");
    text.push_str(&"---:|".repeat(ours.len()));
    text.push('\n');
    for row in &table.rows {
        text.push_str(&one_row(row, &ours));
    }
    text
}

fn one_row(row: &Row, ours: &[&Row]) -> String {
    let name = match row.is_ours {
        true => format!("**{}**", row.candidate),
        false => row.candidate.to_owned(),
    };
    let mut text = format!("| {name} | {} |", row.promise.name());
    let Some(figures) = row.figures else {
        let why = row.failures.first().map_or("no run", String::as_str);
        let _ = writeln!(text, " failed: {why} |{}", " |".repeat(5 + ours.len()));
        return text;
    };
    let columns = [
        figures.appends_per_s,
        figures.mb_per_s,
        figures.p50_us,
        figures.p99_us,
        figures.p999_us,
        figures.cpu_us_per_append,
    ];
    for column in columns {
        let _ = write!(text, " {} |", number(column));
    }
    for our in ours {
        match row.is_ours {
            true => text.push_str(" |"),
            false => {
                let _ = write!(
                    text,
                    " {:.2} |",
                    our.appends_per_s() / figures.appends_per_s
                );
            }
        }
    }
    text.push('\n');
    text
}

fn workload(size_bytes: usize, writers: usize) -> String {
    match writers {
        1 => format!("{size_bytes} B, 1 writer"),
        count => format!("{size_bytes} B, {count} writers"),
    }
}

fn readme(found: &Result, candidates: &[Candidate], tables: &str) -> String {
    let (facts, plan) = (&found.facts, found.plan);
    let mut text =
        String::from("# Appends of the embedded engine beside other in-process logs\n\n");
    for (name, fact) in [
        ("command", &facts.command),
        ("commit", &facts.commit),
        ("date", &facts.date),
        ("machine", &facts.machine),
        ("kernel", &facts.kernel),
        ("disk", &facts.disk),
    ] {
        let _ = writeln!(text, "- {name}: {fact}");
    }
    let _ = writeln!(text, "- steal: {:.1} s", facts.steal_s);
    let _ = writeln!(
        text,
        "- {} round(s) in ABBA order, {} s each after {} s of warm-up; medians over the rounds\n",
        plan.rounds, plan.seconds, plan.warm_up
    );
    text.push_str(RULES);
    text.push_str("\n| | promise | how it is obtained |\n|---|---|---|\n");
    for candidate in candidates {
        let promise = candidate.promise.name();
        let _ = writeln!(
            text,
            "| {} | {promise} | {} |",
            candidate.name, candidate.how
        );
    }
    text.push('\n');
    text.push_str(tables);
    text
}

/// Three significant digits; thousands apart.
fn number(value: f64) -> String {
    if value < 100.0 {
        let digits = if value < 1.0 {
            3
        } else if value < 10.0 {
            2
        } else {
            1
        };
        return format!("{value:.digits$}");
    }
    let digits = format!("{value:.0}");
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn machine() -> String {
    let read = |path| fs::read_to_string(path).unwrap_or_default();
    let field = |text: &str, name: &str| {
        let line = text.lines().find(|line| line.starts_with(name));
        let value = line.and_then(|line| line.split(':').nth(1));
        value.map_or("unknown".to_owned(), |value| value.trim().to_owned())
    };
    let processors = std::thread::available_parallelism().map_or(0, |count| count.get());
    let model = field(&read("/proc/cpuinfo"), "model name");
    let memory = field(&read("/proc/meminfo"), "MemTotal");
    format!("{processors} x {model}, {memory} of memory")
}

fn answer(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    let text = text.unwrap_or_default();
    let words: Vec<_> = text.split_whitespace().collect();
    match words.is_empty() {
        true => "unknown".to_owned(),
        false => words.join(" "),
    }
}

const OUR_COLUMNS: [&str; 9] = [
    "ringspool-flushed",
    "ringspool-flushed-tasks",
    "ringspool-flushed-inside",
    "ringspool-written",
    "ringspool-written-tasks",
    "ringspool-written-inside",
    "ringspool-staged",
    "ringspool-staged-tasks",
    "ringspool-staged-inside",
];

/// Of the first line of `/proc/stat`: cpu user nice system idle iowait irq softirq steal.
const STEAL_COLUMN: usize = 8;
const TICKS_PER_S: f64 = 100.0;

const RULES: &str = "\
What the words mean:

- durable: the append returned after an fsync or fdatasync that covers it; survives power loss.
- written: the operating system has the bytes; survives the death of the process, not of the machine.
- staged: the bytes left the caller's hands and lie in the memory of the process. Only ringspool has such a row.
- An append is one value of incompressible bytes handed over as a slice; whatever a library makes of it (copies, checksums,
  ringspool's batch of one record) is part of the append. No candidate merges values of different appends beforehand.
- Writers append to one log, each its next value when the one before has returned. They are threads, in rows ending in
  `-tasks` tasks on one thread, in rows ending in `-inside` tasks on the thread that owns the log. Latency is that of one append as its caller sees it.
- CPU is user and system time of the whole process. What the kernel's own threads do later (writing the page cache back) is
  in nobody's figure.
- Each run is a process of its own over a fresh folder; before it, everything older is written back.
- `÷ it`: appends/s of our row divided by those of the row it stands in; above 1, ringspool is ahead.
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_to_what_they_can_tell() {
        assert_eq!(number(0.1234), "0.123");
        assert_eq!(number(12.345), "12.3");
        assert_eq!(number(1_234_567.8), "1,234,568");
        assert_eq!(number(123.4), "123");
    }
}
