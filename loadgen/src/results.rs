//! Reads what runs left behind: documents of `run --json`, and the `runs.jsonl` of a comparison.
//!
//! A line of `runs.jsonl` is one run: `{"workload", "variant", "round", "result", "measured"}`, where
//! `result` is the document of `run --json` and `measured` holds numbers that were found otherwise.
//! Only what `compare` and `report` need is read. Called by those two.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hdrhistogram::Histogram;
use hdrhistogram::serialization::Deserializer;
use serde::Deserialize;

use crate::error::{Error, Result};

/// The file of a comparison that has all runs, one a line.
pub const RUNS_FILE: &str = "runs.jsonl";

/// One measurement of one broker.
#[derive(Debug, Clone, Default)]
pub struct Run {
    /// What was measured; runs of one key can be compared.
    pub workload: String,
    /// The same for all rates of one sweep.
    pub family: String,
    /// Which broker, and how it was set up, if the file says so.
    pub variant: String,
    /// In which round.
    pub round: Option<u64>,
    /// What an acknowledgement was worth, as the broker said.
    pub durability: String,
    /// By names of [`METRICS`]; what was not measured is missing.
    pub metrics: BTreeMap<&'static str, f64>,
    /// What the numbers come from.
    pub point: Option<Point>,
}

/// Which direction is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// More is.
    Higher,
    /// Less is.
    Lower,
}

/// A number that runs are compared by.
#[derive(Debug, Clone, Copy)]
pub struct Metric {
    /// In JSON and options.
    pub name: &'static str,
    /// For people.
    pub title: &'static str,
    /// Which direction is good.
    pub better: Better,
}

const fn metric(name: &'static str, title: &'static str, better: Better) -> Metric {
    Metric {
        name,
        title,
        better,
    }
}

/// All of them, in the order of tables.
pub const METRICS: [Metric; 9] = [
    metric("mb_per_second", "MB/s", Better::Higher),
    metric("requests_per_second", "requests/s", Better::Higher),
    metric("p50_us", "p50 us", Better::Lower),
    metric("p99_us", "p99 us", Better::Lower),
    metric("cpu_seconds_per_gb", "CPU-s/GB", Better::Lower),
    metric("cpu_us_per_request", "CPU us/request", Better::Lower),
    metric("start_ms", "start ms", Better::Lower),
    metric("resident_mib", "resident MiB", Better::Lower),
    metric("peak_resident_mib", "peak MiB", Better::Lower),
];

#[derive(Debug, Deserialize)]
struct RunLine {
    workload: String,
    variant: String,
    round: Option<u64>,
    #[serde(default)]
    result: Option<Document>,
    #[serde(default)]
    measured: BTreeMap<String, f64>,
}

#[derive(Debug, Deserialize)]
struct Document {
    settings: Settings,
    points: Vec<Point>,
}

#[derive(Debug, Deserialize)]
struct Settings {
    workload: String,
    record_bytes: u64,
    batch_records: u64,
    batches_per_request: u64,
    connections: u64,
    in_flight: u64,
    partitions: u64,
    compression: String,
}

/// A point of a document, as far as it is needed here.
#[derive(Debug, Clone, Deserialize)]
pub struct Point {
    /// Null for consume runs.
    pub acks: Option<String>,
    durability: DurabilityLabel,
    /// How requests were paced.
    pub load: Load,
    /// False if the backlog of an open loop grew.
    pub sustained: Option<bool>,
    /// Producing side.
    pub produce: Option<Side>,
    /// Fetching side.
    pub consume: Option<Side>,
    /// The broker's process.
    pub server: Option<ServerUse>,
}

#[derive(Debug, Clone, Deserialize)]
struct DurabilityLabel {
    label: String,
}

/// How requests were paced.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "loop", rename_all = "lowercase")]
pub enum Load {
    /// As fast as they were answered.
    Closed {},
    /// By the clock.
    Open {
        /// The rate as it was given.
        asked: String,
    },
}

/// One side of a point.
#[derive(Debug, Clone, Deserialize)]
pub struct Side {
    /// Answered requests.
    pub requests: u64,
    /// Records in them.
    pub records: u64,
    /// Per second.
    pub requests_per_second: f64,
    /// 10^6 bytes per second.
    pub mb_per_second: f64,
    /// Percentiles and the histogram.
    pub latency: Latency,
    /// Failed batches by error.
    pub errors: BTreeMap<String, u64>,
    /// One row for each second.
    pub windows: Vec<WindowRow>,
}

/// Percentiles of one run, and its histogram.
#[derive(Debug, Clone, Deserialize)]
pub struct Latency {
    /// Values in it.
    pub count: u64,
    /// Median.
    pub p50_us: f64,
    /// 99 %.
    pub p99_us: f64,
    /// 99.9 %.
    pub p99_9_us: f64,
    hdr_v2_deflate_base64: String,
}

/// One second of one side.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct WindowRow {
    /// 10^6 bytes in this second.
    pub mb: f64,
    /// Median.
    pub p50_us: f64,
    /// 99 %.
    pub p99_us: f64,
}

/// What the broker's process used.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct ServerUse {
    user_cpu_seconds: f64,
    system_cpu_seconds: f64,
    cpu_seconds_per_gb: Option<f64>,
    peak_resident_bytes: u64,
}

/// Reads the runs that `argument` names: a file, a folder, or either with `@VARIANT` behind it.
pub fn read(argument: &str) -> Result<Vec<Run>> {
    let (path, variant) = source_and_variant(argument);
    let mut runs = read_path(Path::new(path))?;
    if let Some(variant) = variant {
        let known: Vec<String> = variants(&runs);
        runs.retain(|run| run.variant == variant);
        if runs.is_empty() {
            let what = format!("there is no variant {variant}, only: {}", known.join(", "));
            return Err(unreadable(Path::new(path), what));
        }
    }
    Ok(runs)
}

/// The file or folder that `argument` names, and the variant behind its last `@`.
pub fn source_and_variant(argument: &str) -> (&str, Option<&str>) {
    match argument.rsplit_once('@') {
        Some((path, variant)) if !Path::new(argument).exists() => (path, Some(variant)),
        _ => (argument, None),
    }
}

/// Names of the variants, in the order in which they come.
pub fn variants(runs: &[Run]) -> Vec<String> {
    distinct(runs.iter().map(|run| &run.variant))
}

/// Keys of the workloads, in the order in which they come.
pub fn workloads(runs: &[Run]) -> Vec<String> {
    distinct(runs.iter().map(|run| &run.workload))
}

fn distinct<'run>(names: impl Iterator<Item = &'run String>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for name in names {
        if !seen.contains(name) {
            seen.push(name.clone());
        }
    }
    seen
}

fn read_path(path: &Path) -> Result<Vec<Run>> {
    if !path.is_dir() {
        let text = text_of(path)?;
        return match path
            .extension()
            .is_some_and(|extension| extension == "jsonl")
        {
            true => lines(path, &text),
            false => document(path, &text),
        };
    }
    let all = path.join(RUNS_FILE);
    if all.is_file() {
        return lines(&all, &text_of(&all)?);
    }
    let mut runs = Vec::new();
    for file in files_of(path)? {
        // Other JSON may lie beside them.
        runs.extend(document(&file, &text_of(&file)?).unwrap_or_default());
    }
    match runs.is_empty() {
        true => Err(unreadable(
            path,
            format!("no {RUNS_FILE}, and no document of run --json"),
        )),
        false => Ok(runs),
    }
}

fn files_of(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|source| file_error(folder, source))?;
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .collect();
    files.sort();
    Ok(files)
}

fn lines(path: &Path, text: &str) -> Result<Vec<Run>> {
    let mut runs = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line: RunLine = serde_json::from_str(line)
            .map_err(|error| unreadable(path, format!("line {}: {error}", number + 1)))?;
        runs.extend(line.into_runs());
    }
    Ok(runs)
}

fn document(path: &Path, text: &str) -> Result<Vec<Run>> {
    let document: Document =
        serde_json::from_str(text).map_err(|error| unreadable(path, error.to_string()))?;
    let settings = document.settings;
    let points = document.points.into_iter();
    Ok(points
        .map(|point| {
            let mut run = Run::of_point(point);
            run.family = settings.family(run.point.as_ref());
            run.workload = settings.key(run.point.as_ref(), &run.family);
            run
        })
        .collect())
}

impl RunLine {
    fn into_runs(self) -> Vec<Run> {
        let points = self.result.map(|result| result.points).unwrap_or_default();
        let several = points.len() > 1;
        let mut runs: Vec<Run> = points.into_iter().map(Run::of_point).collect();
        if runs.is_empty() {
            runs.push(Run::default());
        }
        for run in &mut runs {
            run.workload = match run.point.as_ref().filter(|_| several) {
                Some(point) => format!("{} {}", self.workload, point.load.name()),
                None => self.workload.clone(),
            };
            run.family.clone_from(&self.workload);
            run.variant.clone_from(&self.variant);
            run.round = self.round;
            for metric in METRICS {
                let found = self.measured.get(metric.name);
                run.metrics.extend(found.map(|value| (metric.name, *value)));
            }
        }
        runs
    }
}

impl Run {
    fn of_point(point: Point) -> Run {
        let mut metrics = BTreeMap::new();
        if let Some(side) = point.side() {
            metrics.insert("mb_per_second", side.mb_per_second);
            metrics.insert("requests_per_second", side.requests_per_second);
            // Percentiles of a load that was not carried only say how long the run was.
            if point.sustained != Some(false) && side.latency.count > 0 {
                metrics.insert("p50_us", side.latency.p50_us);
                metrics.insert("p99_us", side.latency.p99_us);
            }
        }
        if let Some(server) = point.server {
            metrics.extend(
                server
                    .cpu_seconds_per_gb
                    .map(|cpu| ("cpu_seconds_per_gb", cpu)),
            );
            let requests = point.produce.as_ref().or(point.consume.as_ref());
            let requests = requests.map_or(0, |side| side.requests);
            if requests > 0 {
                let cpu_seconds = server.user_cpu_seconds + server.system_cpu_seconds;
                metrics.insert("cpu_us_per_request", cpu_seconds * 1e6 / requests as f64);
            }
            let peak_mib = server.peak_resident_bytes as f64 / f64::from(1 << 20);
            metrics.insert("peak_resident_mib", peak_mib);
        }
        Run {
            durability: point.durability.label.clone(),
            metrics,
            point: Some(point),
            ..Run::default()
        }
    }
}

impl Settings {
    /// What has to be equal for two documents to be comparable; durability is shown beside it.
    fn key(&self, point: Option<&Point>, family: &str) -> String {
        match point.map(|point| &point.load) {
            Some(load @ Load::Open { .. }) => format!("{family} {}", load.name()),
            _ => format!("{family} x {} in flight", self.in_flight),
        }
    }

    fn family(&self, point: Option<&Point>) -> String {
        let acks = point.and_then(|point| point.acks.as_deref());
        let acks = acks.map_or(String::new(), |acks| format!(" acks={acks}"));
        format!(
            "{}{acks}, {} B x {} x {}, {} partitions, compression {}, {} connections",
            self.workload,
            self.record_bytes,
            self.batch_records,
            self.batches_per_request,
            self.partitions,
            self.compression,
            self.connections,
        )
    }
}

impl Point {
    /// The side that the workload is about: for end-to-end runs, the arrival.
    pub fn side(&self) -> Option<&Side> {
        self.consume.as_ref().or(self.produce.as_ref())
    }
}

impl Load {
    /// For tables and keys.
    pub fn name(&self) -> String {
        match self {
            Load::Closed {} => "closed loop".to_owned(),
            Load::Open { asked, .. } => format!("at {asked}"),
        }
    }
}

impl Latency {
    /// The whole histogram, in ns; None if the text is damaged.
    pub fn histogram(&self) -> Option<Histogram<u64>> {
        let bytes = STANDARD.decode(&self.hdr_v2_deflate_base64).ok()?;
        Deserializer::new().deserialize(&mut bytes.as_slice()).ok()
    }
}

/// Reads a whole file as text.
pub fn text_of(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|source| file_error(path, source))
}

fn file_error(path: &Path, source: std::io::Error) -> Error {
    Error::File {
        path: path.to_owned(),
        source,
    }
}

fn unreadable(path: &Path, what: String) -> Error {
    Error::Results {
        path: path.to_owned(),
        what,
    }
}
