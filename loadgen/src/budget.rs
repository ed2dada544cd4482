//! Where a request's time goes inside a ringspool broker, from its metrics before and after a measurement.
//!
//! The broker times each stage for itself; what is left of the latency that the client saw is the client, the network and
//! the sockets on both sides. Runs on the main thread; any broker without these metrics is measured without a budget.

use std::fmt::Write as _;
use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::str::FromStr;
use std::time::Duration;

use serde::Serialize;

use crate::cli::Workload;
use crate::error::{Error, Result};
use crate::json::Side;

/// `http://HOST:PORT/PATH`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetricsUrl {
    host: String,
    path: String,
}

impl FromStr for MetricsUrl {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<MetricsUrl, String> {
        let rest = text
            .strip_prefix("http://")
            .ok_or("expected a URL such as http://localhost:9644/metrics")?;
        let (host, path) = match rest.split_once('/') {
            Some((host, path)) => (host, format!("/{path}")),
            None => (rest, "/metrics".to_owned()),
        };
        let has_port = host
            .rsplit_once(':')
            .is_some_and(|(name, port)| !name.is_empty() && port.parse::<u16>().is_ok());
        if !has_port || path.contains(char::is_whitespace) {
            return Err("expected a URL such as http://localhost:9644/metrics".to_owned());
        }
        Ok(MetricsUrl {
            host: host.to_owned(),
            path,
        })
    }
}

impl std::fmt::Display for MetricsUrl {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "http://{}{}", self.host, self.path)
    }
}

/// One page of metrics.
#[derive(Debug, Clone, Default)]
pub struct Scrape {
    samples: Vec<Sample>,
}

#[derive(Debug, Clone)]
struct Sample {
    name: String,
    /// As written, between the braces.
    labels: String,
    value: f64,
}

/// Mean times of one API's requests, stage by stage.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Budget {
    pub api: &'static str,
    /// Requests that the broker handled between the two scrapes.
    pub requests: u64,
    /// What the mean is measured from and to.
    pub latency_basis: &'static str,
    pub mean_latency_us: f64,
    pub stages: Vec<StageShare>,
}

/// One line of a budget.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StageShare {
    pub stage: &'static str,
    /// The stage that this one lies in; the sum goes over the others.
    pub part_of: Option<&'static str>,
    pub mean_us: f64,
    /// Of the mean latency.
    pub share: f64,
}

/// Fetches the page.
pub fn scrape(url: &MetricsUrl) -> Result<Scrape> {
    let unusable = |source| Error::Metrics {
        url: url.to_string(),
        source,
    };
    let page = fetch(url).map_err(unusable)?;
    Ok(Scrape::parse(&page))
}

fn fetch(url: &MetricsUrl) -> io::Result<String> {
    let mut stream = TcpStream::connect(&url.host)?;
    stream.set_read_timeout(Some(ANSWER_LIMIT))?;
    stream.set_write_timeout(Some(ANSWER_LIMIT))?;
    // HTTP/1.0: the answer comes in one piece, and the connection ends with it.
    let request = format!("GET {} HTTP/1.0\r\nHost: {}\r\n\r\n", url.path, url.host);
    stream.write_all(request.as_bytes())?;
    let mut answer = String::new();
    stream.take(PAGE_BYTES_MAX).read_to_string(&mut answer)?;
    let (head, page) = answer
        .split_once("\r\n\r\n")
        .ok_or_else(|| io::Error::other("the answer is not HTTP"))?;
    let status = head.lines().next().unwrap_or_default();
    match status.split(' ').nth(1) {
        Some("200") => Ok(page.to_owned()),
        _ => Err(io::Error::other(format!("the answer is {status}"))),
    }
}

/// The budget of the requests that a point was made of; None if the broker counted none of them.
pub fn of(workload: Workload, side: &Side, before: &Scrape, after: &Scrape) -> Option<Budget> {
    let difference = Difference { before, after };
    let (api, stages) = match workload {
        Workload::Consume => ("Fetch", FETCH_STAGES),
        Workload::Produce | Workload::EndToEnd => ("Produce", PRODUCE_STAGES),
    };
    let requests = difference.of("ringspool_requests_total", &[&label("api", api)]);
    // In an open loop, time before the actual send is the client's own.
    let (latency, latency_basis) = match &side.service_time {
        Some(service_time) => (service_time, "actual send to answer"),
        None => (&side.latency, side.latency_basis),
    };
    if requests < 1.0 || latency.count == 0 {
        return None;
    }
    let mut stages: Vec<StageShare> = stages
        .iter()
        .map(|stage| {
            let mean_us = difference.mean_us(stage, api, requests);
            share(stage.name, stage.part_of, mean_us, latency.mean_us)
        })
        .collect();
    let known_us: f64 = stages
        .iter()
        .filter(|stage| stage.part_of.is_none())
        .map(|stage| stage.mean_us)
        .sum();
    stages.push(share(
        "client, network, sockets",
        None,
        latency.mean_us - known_us,
        latency.mean_us,
    ));
    Some(Budget {
        api,
        requests: requests as u64,
        latency_basis,
        mean_latency_us: latency.mean_us,
        stages,
    })
}

fn share(
    stage: &'static str,
    part_of: Option<&'static str>,
    mean_us: f64,
    latency_us: f64,
) -> StageShare {
    StageShare {
        stage,
        part_of,
        mean_us,
        share: mean_us / latency_us.max(f64::MIN_POSITIVE),
    }
}

/// Adds the block for people.
pub fn render(text: &mut String, subject: &str, budget: &Budget) {
    // Writing to a string cannot fail.
    let _ = writeln!(
        text,
        "  {subject}: latency budget of {} {} requests, mean {:.3} ms ({})",
        budget.requests,
        budget.api,
        budget.mean_latency_us / 1e3,
        budget.latency_basis
    );
    for stage in &budget.stages {
        let name = match stage.part_of {
            Some(_) => format!("  {}", stage.stage),
            None => stage.stage.to_owned(),
        };
        let _ = writeln!(
            text,
            "    {name:<26} {:>9.3} ms {:>6.1} %",
            stage.mean_us / 1e3,
            stage.share * 100.0
        );
    }
}

/// One stage, and which histogram times it.
struct Stage {
    name: &'static str,
    part_of: Option<&'static str>,
    /// Without the `_sum` and `_count` behind it.
    histogram: &'static str,
    /// The value of the label `stage`; such histograms are kept for each API.
    label: Option<&'static str>,
    per: Per,
}

/// What the sum of a histogram is divided by.
enum Per {
    /// Its own count.
    Sample,
    /// The requests: those that did not pass the stage spent no time in it.
    Request,
    /// The commits: some of them are not flushed.
    Commit,
}

const fn of_request(name: &'static str, per: Per) -> Stage {
    Stage {
        name,
        part_of: None,
        histogram: "ringspool_request_stage_seconds",
        label: Some(name),
        per,
    }
}

const fn of_commit(name: &'static str, histogram: &'static str) -> Stage {
    Stage {
        name,
        part_of: Some("wait"),
        histogram,
        label: None,
        per: Per::Commit,
    }
}

/// Responses that leave together are one sample: each of them takes the whole time.
const SEND: Stage = Stage {
    name: "send",
    part_of: None,
    histogram: "ringspool_response_send_seconds",
    label: None,
    per: Per::Sample,
};

const PRODUCE_STAGES: &[Stage] = &[
    of_request("read", Per::Request),
    of_request("handle", Per::Request),
    of_request("wait", Per::Request),
    of_commit("commit wait", "ringspool_commit_wait_seconds"),
    of_commit("journal write", "ringspool_journal_write_seconds"),
    of_commit("journal flush", "ringspool_journal_flush_seconds"),
    SEND,
];

const FETCH_STAGES: &[Stage] = &[
    of_request("read", Per::Request),
    of_request("handle", Per::Request),
    of_request("park", Per::Request),
    SEND,
];

/// What was counted between two pages.
struct Difference<'a> {
    before: &'a Scrape,
    after: &'a Scrape,
}

impl Difference<'_> {
    fn of(&self, name: &str, labels: &[&str]) -> f64 {
        self.after.sum(name, labels) - self.before.sum(name, labels)
    }

    fn mean_us(&self, stage: &Stage, api: &str, requests: f64) -> f64 {
        let labels: Vec<String> = match stage.label {
            Some(name) => vec![label("api", api), label("stage", name)],
            None => Vec::new(),
        };
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        let of = |suffix: &str| self.of(&format!("{}{suffix}", stage.histogram), &labels);
        let count = match stage.per {
            Per::Sample => of("_count"),
            Per::Request => requests,
            Per::Commit => self.of("ringspool_journal_write_seconds_count", &[]),
        };
        match count > 0.0 {
            true => of("_sum") / count * 1e6,
            false => 0.0,
        }
    }
}

impl Scrape {
    /// Takes the lines that are samples of ringspool; the rest says nothing that is used here.
    fn parse(page: &str) -> Scrape {
        let sample = |line: &str| {
            let (series, value) = line.rsplit_once(' ')?;
            let (name, labels) = series.split_once('{')?;
            Some(Sample {
                name: name.to_owned(),
                labels: labels.strip_suffix('}')?.to_owned(),
                value: value.parse().ok()?,
            })
        };
        Scrape {
            samples: page
                .lines()
                .filter(|line| line.starts_with("ringspool_"))
                .filter_map(sample)
                .collect(),
        }
    }

    /// Over all series of the name that have all these labels, whatever their shard.
    fn sum(&self, name: &str, labels: &[&str]) -> f64 {
        self.samples
            .iter()
            .filter(|sample| sample.name == name)
            .filter(|sample| {
                labels
                    .iter()
                    .all(|label| sample.labels.split(',').any(|found| found == *label))
            })
            .map(|sample| sample.value)
            .sum()
    }
}

fn label(name: &str, value: &str) -> String {
    format!("{name}=\"{value}\"")
}

/// How long the broker may take to send the page.
const ANSWER_LIMIT: Duration = Duration::from_secs(5);
/// Of a page; a broker of many shards stays far below.
const PAGE_BYTES_MAX: u64 = 64 << 20;

#[cfg(test)]
mod tests;
