//! The command line, as clap reads it, and the checks that need more than one option.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::batch::{BatchShape, Keys};
use crate::budget::MetricsUrl;
use crate::compress::Compression;
use crate::error::{Error, Result};
use crate::payload::{Filler, STAMP_BYTES};
use crate::results::METRICS;

/// Load generator for any Kafka-compatible broker; times requests from their intended send.
#[derive(Debug, Parser)]
#[command(name = "ringspool-loadgen", version)]
pub struct CommandLine {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Produce, consume or both, and report throughput and latency.
    Run(Box<RunOptions>),
    /// Check that every record in an acknowledgement log is still there, once and unaltered.
    Check(CheckOptions),
    /// Compare runs with a baseline: median ratios, bootstrap intervals; exit code 1 on a regression.
    Compare(CompareOptions),
    /// Draw the runs of a folder: points.csv and a self-contained report.html.
    Report(ReportOptions),
    /// Serve a broker that receives, counts, answers and stores nothing: the limit of this machine.
    Limit(LimitOptions),
}

/// Acknowledgements that a producer waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Acks {
    /// None: the broker does not answer.
    #[value(name = "0")]
    Zero,
    /// The leader's.
    #[value(name = "1", alias = "leader")]
    One,
    /// Those of all in-sync replicas.
    #[value(name = "all", alias = "-1")]
    All,
}

impl Acks {
    /// The number in a Produce request.
    pub fn code(self) -> i16 {
        match self {
            Acks::Zero => 0,
            Acks::One => 1,
            Acks::All => -1,
        }
    }

    /// The name in options and reports.
    pub fn name(self) -> &'static str {
        match self {
            Acks::Zero => "0",
            Acks::One => "1",
            Acks::All => "all",
        }
    }
}

/// What the connections do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Workload {
    /// Only produce.
    Produce,
    /// Only fetch, from the earliest record on, starting over at the end.
    Consume,
    /// Produce and fetch together; latency from intended send to consumption.
    EndToEnd,
}

impl Workload {
    /// The name in options and reports.
    pub fn name(self) -> &'static str {
        match self {
            Workload::Produce => "produce",
            Workload::Consume => "consume",
            Workload::EndToEnd => "end-to-end",
        }
    }
}

/// An offered load.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rate {
    /// Records per second over all connections.
    Records(f64),
    /// Bytes of values per second over all connections.
    Bytes(f64),
    /// Part of what a closed loop reached just before, in percent.
    Percent(f64),
}

impl FromStr for Rate {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Rate, String> {
        let text = text.trim().trim_end_matches("/s");
        let number = |digits: &str| {
            digits
                .trim()
                .parse::<f64>()
                .ok()
                .filter(|rate| rate.is_finite() && *rate > 0.0)
                .ok_or_else(|| "expected a rate such as 50000, 20k, 100MB/s or 50%".to_owned())
        };
        const UNITS: [(&str, f64); 3] = [("GB", 1e9), ("MB", 1e6), ("KB", 1e3)];
        for (unit, factor) in UNITS {
            if let Some(digits) = text.strip_suffix(unit) {
                return Ok(Rate::Bytes(number(digits)? * factor));
            }
        }
        if let Some(digits) = text.strip_suffix('%') {
            return Ok(Rate::Percent(number(digits)?));
        }
        match (text.strip_suffix('k'), text.strip_suffix('M')) {
            (Some(digits), _) => Ok(Rate::Records(number(digits)? * 1e3)),
            (_, Some(digits)) => Ok(Rate::Records(number(digits)? * 1e6)),
            _ => Ok(Rate::Records(number(text)?)),
        }
    }
}

/// Options of `run`.
#[derive(Debug, Clone, Args)]
pub struct RunOptions {
    /// Address of any broker.
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:9092")]
    pub bootstrap: String,
    /// Acks modes; each is measured on its own.
    #[arg(
        long,
        value_enum,
        value_delimiter = ',',
        default_value = "all",
        allow_hyphen_values = true
    )]
    pub acks: Vec<Acks>,
    /// What the connections do.
    #[arg(long, value_enum, default_value = "produce")]
    pub workload: Workload,
    /// Open loop at these rates: records/s (50000, 20k), bytes/s (100MB/s) or percent of the closed
    /// loop (50%); a list is a sweep. Without it: closed loop.
    #[arg(long, value_name = "RATE", value_delimiter = ',')]
    pub rate: Vec<Rate>,
    /// Bytes of a record's value; takes KiB and MiB.
    #[arg(long, value_name = "BYTES", default_value = "1KiB", value_parser = parse_bytes)]
    pub record_size: usize,
    /// Records in a batch.
    #[arg(long, value_name = "COUNT", default_value_t = 64, value_parser = at_least_one)]
    pub batch_records: usize,
    /// Batches in a produce request, each for another partition.
    #[arg(long, value_name = "COUNT", default_value_t = 1, value_parser = at_least_one)]
    pub batches_per_request: usize,
    /// Producing connections (fetching ones with --workload consume).
    #[arg(long, value_name = "COUNT", default_value_t = 4, value_parser = at_least_one)]
    pub connections: usize,
    /// Fetching connections of --workload end-to-end; default: as many as there are producing ones.
    #[arg(long, value_name = "COUNT", value_parser = at_least_one)]
    pub consumers: Option<usize>,
    /// Requests under way on each connection, at most.
    #[arg(long, value_name = "COUNT", default_value_t = 5, value_parser = at_least_one)]
    pub in_flight: usize,
    /// Topic to use; made if missing. Default: a new one for each measurement.
    #[arg(long, value_name = "NAME")]
    pub topic: Option<String>,
    /// Partitions of topics that are made.
    #[arg(long, value_name = "COUNT", default_value_t = 6, value_parser = clap::value_parser!(i32).range(1..))]
    pub partitions: i32,
    /// Copies of each partition of topics that are made.
    #[arg(long, value_name = "COUNT", default_value_t = 1)]
    pub replication_factor: i16,
    /// Configuration of topics that are made, such as durability=os; can be repeated.
    #[arg(long, value_name = "NAME=VALUE", value_parser = parse_pair)]
    pub topic_config: Vec<(String, String)>,
    /// Do not delete topics that this run made.
    #[arg(long)]
    pub keep_topic: bool,
    /// Keys of records: none, round-robin or random:COUNT. They do not choose the partition.
    #[arg(long, value_name = "KEYS", default_value = "none")]
    pub keys: Keys,
    /// Codec of batches.
    #[arg(long, value_enum, default_value = "none")]
    pub compression: Compression,
    /// What values are filled with.
    #[arg(long, value_enum, default_value = "random")]
    pub payload: Filler,
    /// Seconds before the measurement.
    #[arg(long, value_name = "SECONDS", default_value_t = 5)]
    pub warm_up: u64,
    /// Seconds of measurement.
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..))]
    pub seconds: u64,
    /// Process of the broker, on this machine: adds CPU, memory and disk writes to the report.
    #[arg(long, value_name = "PID")]
    pub server_pid: Option<u32>,
    /// Where a ringspool broker serves its metrics, such as http://localhost:9644/metrics: adds a latency budget.
    #[arg(long, value_name = "URL")]
    pub metrics: Option<MetricsUrl>,
    /// Write the full result to this file.
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
    /// Stamp every record; read everything back afterwards and compare.
    #[arg(long)]
    pub verify: bool,
    /// Use a producer id and sequences (KIP-98) on every connection.
    #[arg(long)]
    pub idempotent: bool,
    /// Append a line for each acknowledged batch to this file; stamps records, keeps the topic.
    #[arg(long, value_name = "FILE")]
    pub ack_log: Option<PathBuf>,
    /// End in good order, with exit code 0, when the broker goes away.
    #[arg(long)]
    pub until_disconnect: bool,
    /// Worker threads; default: 2, or 1 for a single connection.
    #[arg(long, value_name = "COUNT", value_parser = at_least_one)]
    pub threads: Option<usize>,
    /// Most bytes of a fetch answer.
    #[arg(long, value_name = "BYTES", default_value = "16MiB", value_parser = parse_bytes)]
    pub fetch_max_bytes: usize,
    /// Most bytes of one partition in a fetch answer.
    #[arg(long, value_name = "BYTES", default_value = "1MiB", value_parser = parse_bytes)]
    pub partition_max_bytes: usize,
    /// Fewest bytes before the broker answers a fetch.
    #[arg(long, value_name = "BYTES", default_value = "1", value_parser = parse_bytes)]
    pub fetch_min_bytes: usize,
    /// Longest time that the broker may hold back a fetch.
    #[arg(long, value_name = "MS", default_value_t = 500, value_parser = clap::value_parser!(i32).range(0..))]
    pub max_wait_ms: i32,
    /// Longest time without an answer before the run gives up.
    #[arg(long, value_name = "MS", default_value_t = 30_000, value_parser = clap::value_parser!(i32).range(1..))]
    pub request_timeout_ms: i32,
}

/// Options of `check`.
#[derive(Debug, Clone, Args)]
pub struct CheckOptions {
    /// Address of any broker.
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:9092")]
    pub bootstrap: String,
    /// File that `run --ack-log` wrote.
    #[arg(long, value_name = "FILE")]
    pub ack_log: PathBuf,
    /// Write what was found to this file.
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
}

/// Options of `compare`.
#[derive(Debug, Clone, Args)]
pub struct CompareOptions {
    /// What to compare with: a file of `run --json`, a runs.jsonl, or a result folder; @VARIANT behind
    /// it picks one variant of a comparison.
    #[arg(value_name = "BASELINE[@VARIANT]")]
    pub baseline: String,
    /// What is compared, in the same form.
    #[arg(value_name = "CANDIDATE[@VARIANT]", required = true)]
    pub candidates: Vec<String>,
    /// How much worse, in percent, the whole interval must be to count as a regression.
    #[arg(long, value_name = "PERCENT", default_value_t = 5.0, value_parser = percent)]
    pub regression_percent: f64,
    /// Only these metrics, such as mb_per_second or p99_us; default: all.
    #[arg(long, value_name = "NAME", value_delimiter = ',', value_parser = metric_names())]
    pub metric: Vec<String>,
    /// Write the comparison to this file.
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
}

/// Options of `report`.
#[derive(Debug, Clone, Args)]
pub struct ReportOptions {
    /// Folder with a runs.jsonl of scripts/compare, or with files of `run --json`.
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
}

/// Options of `limit`.
#[derive(Debug, Clone, Args)]
pub struct LimitOptions {
    /// Where to accept clients.
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:9092")]
    pub listen: std::net::SocketAddr,
    /// Threads; each accepts connections of its own.
    #[arg(long, value_name = "COUNT", default_value_t = 2, value_parser = at_least_one)]
    pub threads: usize,
}

impl CompareOptions {
    /// Whether `metric` is asked for.
    pub fn compares(&self, metric: &str) -> bool {
        self.metric.is_empty() || self.metric.iter().any(|name| name == metric)
    }
}

impl RunOptions {
    /// Whether records carry stamps.
    pub fn stamped(&self) -> bool {
        self.verify || self.ack_log.is_some() || self.workload == Workload::EndToEnd
    }

    /// Whether topics that this run makes stay.
    pub fn keeps_topic(&self) -> bool {
        self.keep_topic || self.ack_log.is_some()
    }

    /// What batches are made like.
    pub fn batch_shape(&self) -> BatchShape {
        BatchShape {
            record_count: self.batch_records,
            record_bytes: self.record_size,
            keys: self.keys,
            filler: self.payload,
            compression: self.compression,
        }
    }

    /// Records in one request.
    pub fn records_per_request(&self) -> usize {
        self.batch_records * self.batches_per_request
    }

    /// Fetching connections of an end-to-end run over `partition_count` partitions.
    pub fn consumer_count(&self, partition_count: usize) -> usize {
        self.consumers
            .unwrap_or(self.connections)
            .min(partition_count)
    }

    /// Worker threads for `connection_count` connections.
    pub fn thread_count(&self, connection_count: usize) -> usize {
        self.threads.unwrap_or(2).min(connection_count)
    }

    /// Refuses options that do not fit together.
    pub fn check(&self) -> Result<()> {
        let refuse = |what: &str, fix: &str| {
            Err(Error::Settings {
                what: what.to_owned(),
                fix: fix.to_owned(),
            })
        };
        if self.stamped() && self.record_size < STAMP_BYTES {
            return refuse(
                &format!(
                    "records of {} bytes cannot carry a stamp of {STAMP_BYTES}",
                    self.record_size
                ),
                "raise --record-size, or leave out --verify, --ack-log and end-to-end",
            );
        }
        if self.idempotent && self.acks.iter().any(|acks| *acks != Acks::All) {
            return refuse("idempotent producers need acks=all", "use --acks all");
        }
        if self.workload == Workload::Consume {
            if self.topic.is_none() {
                return refuse(
                    "a consume run needs a topic with records",
                    "fill one with --workload produce --topic NAME --keep-topic, then name it here",
                );
            }
            if self.verify || self.ack_log.is_some() || !self.rate.is_empty() {
                return refuse(
                    "a consume run has no records of its own",
                    "leave out --verify, --ack-log and --rate",
                );
            }
        }
        if self.until_disconnect && self.verify {
            return refuse(
                "a broker that is gone cannot be read back",
                "use --ack-log now and ringspool-loadgen check after the restart",
            );
        }
        if self.workload == Workload::EndToEnd && self.acks.contains(&Acks::Zero) && self.verify {
            return refuse(
                "acks=0 names no offsets, so an end-to-end run cannot be verified",
                "use --acks 1 or all",
            );
        }
        if self.batch_records.saturating_mul(self.record_size) > BATCH_BYTES_MAX {
            return refuse(
                "a batch would exceed 1 GiB",
                "lower --batch-records or --record-size",
            );
        }
        Ok(())
    }
}

/// Far below the format's limit of 2 GiB, so that a whole request fits, too.
const BATCH_BYTES_MAX: usize = 1 << 30;

/// Reads `4096`, `4KiB`, `1MiB`, `1GiB`, and `KB`, `MB`, `GB` with powers of ten.
fn parse_bytes(text: &str) -> std::result::Result<usize, String> {
    const UNITS: [(&str, usize); 6] = [
        ("KiB", 1 << 10),
        ("MiB", 1 << 20),
        ("GiB", 1 << 30),
        ("KB", 1_000),
        ("MB", 1_000_000),
        ("GB", 1_000_000_000),
    ];
    let text = text.trim();
    let (digits, factor) = UNITS
        .iter()
        .find_map(|(unit, factor)| text.strip_suffix(unit).map(|digits| (digits, *factor)))
        .unwrap_or((text, 1));
    digits
        .trim()
        .parse::<usize>()
        .ok()
        .and_then(|number| number.checked_mul(factor))
        .filter(|bytes| (1..=i32::MAX as usize).contains(bytes))
        .ok_or_else(|| "expected a number of bytes such as 1000, 64KiB or 1MiB".to_owned())
}

fn parse_pair(text: &str) -> std::result::Result<(String, String), String> {
    text.split_once('=')
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .ok_or_else(|| "expected NAME=VALUE".to_owned())
}

fn percent(text: &str) -> std::result::Result<f64, String> {
    match text.parse::<f64>() {
        Ok(percent) if (0.0..100.0).contains(&percent) => Ok(percent),
        _ => Err("expected a number from 0 to 100".to_owned()),
    }
}

fn metric_names() -> clap::builder::PossibleValuesParser {
    METRICS.map(|metric| metric.name).into()
}

fn at_least_one(text: &str) -> std::result::Result<usize, String> {
    match text.parse() {
        Ok(count) if count > 0 => Ok(count),
        _ => Err("expected a whole number from 1 on".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run_options(arguments: &[&str]) -> RunOptions {
        let all = ["ringspool-loadgen", "run"].iter().chain(arguments);
        match CommandLine::try_parse_from(all).unwrap().command {
            Command::Run(options) => *options,
            _ => unreachable!("run was given"),
        }
    }

    #[test]
    fn the_command_line_is_consistent() {
        use clap::CommandFactory;
        CommandLine::command().debug_assert();
    }

    #[test]
    fn rates_have_units() {
        assert_eq!("50000".parse(), Ok(Rate::Records(50_000.0)));
        assert_eq!("20k/s".parse(), Ok(Rate::Records(20_000.0)));
        assert_eq!("1.5M".parse(), Ok(Rate::Records(1_500_000.0)));
        assert_eq!("100MB/s".parse(), Ok(Rate::Bytes(1e8)));
        assert_eq!("10%".parse(), Ok(Rate::Percent(10.0)));
        for wrong in ["", "0", "-1", "fast", "inf", "nan%"] {
            assert!(wrong.parse::<Rate>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn lists_are_split_at_commas() {
        let options = run_options(&["--acks", "0,1,all", "--rate", "1000,2000,50%"]);
        assert_eq!(options.acks, [Acks::Zero, Acks::One, Acks::All]);
        assert_eq!(options.rate.len(), 3);
        assert_eq!(run_options(&["--acks", "-1"]).acks, [Acks::All]);
    }

    #[test]
    fn sizes_have_units_and_limits() {
        assert_eq!(parse_bytes("64KiB"), Ok(65_536));
        assert_eq!(parse_bytes("1MB"), Ok(1_000_000));
        assert!(parse_bytes("0").is_err());
        assert!(parse_bytes("9GiB").is_err());
    }

    #[test]
    fn options_that_do_not_fit_together_are_refused() {
        for arguments in [
            &["--verify", "--record-size", "20"][..],
            &["--idempotent", "--acks", "1"],
            &["--workload", "consume"],
            &["--workload", "consume", "--topic", "bench", "--verify"],
            &["--until-disconnect", "--verify"],
        ] {
            assert!(run_options(arguments).check().is_err(), "{arguments:?}");
        }
        assert!(run_options(&["--verify", "--idempotent"]).check().is_ok());
    }

    #[test]
    fn keys_are_parsed() {
        assert_eq!("random:5".parse(), Ok(Keys::Random(5)));
        assert!("random:0".parse::<Keys>().is_err());
    }
}
