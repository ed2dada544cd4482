//! The machine-readable result: one JSON document for each run, with whole histograms.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hdrhistogram::Histogram;
use hdrhistogram::serialization::{Serializer, V2DeflateSerializer};
use serde::Serialize;

use crate::budget::Budget;
use crate::durability::Durability;
use crate::error::{Error, Result, code_name};
use crate::process_stats::ProcessUse;
use crate::stats::Counters;
use crate::verify::Findings;

/// Version of this document's form; raised when a field changes its meaning.
pub const FORMAT_VERSION: u32 = 1;

/// A whole run.
#[derive(Debug, Serialize)]
pub struct RunDocument {
    /// [`FORMAT_VERSION`].
    pub format_version: u32,
    /// Name and version of this program.
    pub tool: String,
    /// The command line as given.
    pub command: Vec<String>,
    /// When the run began, ms since the Unix epoch.
    pub started_unix_ms: i64,
    /// Machine and broker.
    pub environment: Environment,
    /// What was asked for.
    pub settings: Settings,
    /// One entry for each acks mode and rate.
    pub points: Vec<Point>,
}

/// Machine and broker.
#[derive(Debug, Serialize)]
pub struct Environment {
    /// Of this machine.
    pub kernel: String,
    /// Model of the first CPU.
    pub cpu_model: String,
    /// CPUs that this process may use.
    pub cpu_count: usize,
    /// A client cannot see it.
    pub broker_filesystem: &'static str,
    /// As Metadata names it.
    pub cluster_id: Option<String>,
    /// Number of brokers.
    pub broker_count: usize,
    /// Highest Produce version of the broker, as a hint at its age; no API names its release.
    pub broker_produce_version_max: Option<i16>,
    /// Name of the program behind --server-pid.
    pub server_command: Option<String>,
}

/// What was asked for.
#[derive(Debug, Serialize)]
pub struct Settings {
    pub bootstrap: String,
    pub workload: &'static str,
    pub record_bytes: usize,
    pub batch_records: usize,
    pub batches_per_request: usize,
    pub connections: usize,
    pub consumers: Option<usize>,
    pub in_flight: usize,
    pub partitions: usize,
    pub keys: String,
    pub compression: &'static str,
    pub filler: String,
    /// `constant` if the same bytes are sent again and again, else what is rewritten.
    pub payload: &'static str,
    pub idempotent: bool,
    pub warm_up_seconds: u64,
    pub measured_seconds: u64,
    pub threads: usize,
    pub fetch_max_bytes: usize,
    pub partition_max_bytes: usize,
    pub fetch_min_bytes: usize,
    pub max_wait_ms: i32,
}

/// One measurement.
#[derive(Debug, Serialize)]
pub struct Point {
    pub topic: String,
    /// Null for consume runs.
    pub acks: Option<&'static str>,
    pub durability: Durability,
    pub load: Load,
    /// Null for closed loops; false if the backlog grew.
    pub sustained: Option<bool>,
    /// Producing side.
    pub produce: Option<Side>,
    /// Fetching side.
    pub consume: Option<Side>,
    /// Records that the partitions grew by, warm-up included, by their offsets.
    pub appended_records: Option<i64>,
    /// Records that were sent (acks=0) or acknowledged, warm-up included.
    pub accounted_records: u64,
    /// Process of --server-pid.
    pub server: Option<ProcessUse>,
    /// This process.
    pub client: ClientUse,
    /// Where the mean latency went, by the metrics of --metrics.
    pub budget: Option<Budget>,
    pub verification: Option<Findings>,
    /// Why the measurement ended early.
    pub ended_early: Option<String>,
    /// What a reader of the numbers must know.
    pub notes: Vec<String>,
}

/// How requests were paced.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "loop", rename_all = "lowercase")]
pub enum Load {
    /// So many requests under way on each connection.
    Closed { in_flight: usize },
    /// By the clock.
    Open {
        offered_records_per_second: f64,
        offered_mb_per_second: f64,
        /// Rate as it was given.
        asked: String,
    },
}

/// Numbers of the producing or the fetching side.
#[derive(Debug, Serialize)]
pub struct Side {
    pub measured_seconds: f64,
    pub requests: u64,
    pub records: u64,
    pub value_bytes: u64,
    pub batch_bytes: u64,
    pub requests_per_second: f64,
    pub records_per_second: f64,
    /// 10^6 bytes of values per second (of batches, where the size of values is not known).
    pub mb_per_second: f64,
    /// 10^6 bytes of batches per second.
    pub batch_mb_per_second: f64,
    /// What latency is measured from and to.
    pub latency_basis: &'static str,
    pub latency: Percentiles,
    /// From the actual send.
    pub service_time: Option<Percentiles>,
    /// Failed batches during the measurement, by error.
    pub errors: BTreeMap<String, u64>,
    /// Failed batches from start to end, by error.
    pub errors_with_warm_up: BTreeMap<String, u64>,
    /// Requests that were due and not sent, on the worst connection at the worst moment.
    pub backlog_requests_max: u64,
    /// Requests that were due in the measurement and never sent.
    pub unsent_requests: u64,
    /// Requests without an answer at the end.
    pub unanswered_requests: u64,
    pub windows: Vec<WindowRow>,
}

/// One second.
#[derive(Debug, Clone, Serialize)]
pub struct WindowRow {
    pub second: u64,
    pub records: u64,
    pub mb: f64,
    pub p50_us: f64,
    pub p99_us: f64,
    pub max_us: f64,
    pub errors: u64,
    pub backlog_requests: u64,
}

/// Percentiles of a histogram, and the histogram itself.
#[derive(Debug, Clone, Serialize)]
pub struct Percentiles {
    pub count: u64,
    pub mean_us: f64,
    pub p50_us: f64,
    pub p90_us: f64,
    pub p99_us: f64,
    pub p99_9_us: f64,
    pub p99_99_us: f64,
    pub max_us: f64,
    /// HdrHistogram V2, deflated, base64; values are nanoseconds.
    pub hdr_v2_deflate_base64: String,
}

/// What this process used.
#[derive(Debug, Clone, Serialize)]
pub struct ClientUse {
    #[serde(flatten)]
    pub process: ProcessUse,
    /// CPU time of the busiest worker thread, as part of one core.
    pub busiest_thread_core_share: f64,
    /// More than 80 % of its cores were used: the client may be the limit.
    pub client_bound: bool,
}

impl Percentiles {
    /// Reads `histogram`, whose values are nanoseconds.
    pub fn of(histogram: &Histogram<u64>) -> Percentiles {
        let quantile = |quantile| us(histogram.value_at_quantile(quantile));
        let mut serialized = Vec::new();
        // Writing into memory cannot fail, and the bounds are constants; an empty text says so if
        // it ever does.
        let encoded = match V2DeflateSerializer::new().serialize(histogram, &mut serialized) {
            Ok(_) => STANDARD.encode(&serialized),
            Err(_) => String::new(),
        };
        Percentiles {
            count: histogram.len(),
            mean_us: histogram.mean() / 1_000.0,
            p50_us: quantile(0.5),
            p90_us: quantile(0.9),
            p99_us: quantile(0.99),
            p99_9_us: quantile(0.999),
            p99_99_us: quantile(0.9999),
            max_us: us(histogram.max()),
            hdr_v2_deflate_base64: encoded,
        }
    }
}

/// Nanoseconds as microseconds.
pub fn us(nanoseconds: u64) -> f64 {
    nanoseconds as f64 / 1_000.0
}

/// Error counts by Kafka's names.
pub fn named_errors(counters: &Counters) -> BTreeMap<String, u64> {
    counters
        .errors
        .iter()
        .map(|(code, count)| (code_name(*code), *count))
        .collect()
}

/// Writes `document` to `path`.
pub fn write(path: &Path, document: &impl Serialize) -> Result<()> {
    let file_error = |source| Error::File {
        path: path.to_owned(),
        source,
    };
    let mut text = serde_json::to_string_pretty(document)
        .map_err(std::io::Error::other)
        .map_err(file_error)?;
    text.push('\n');
    fs::write(path, text).map_err(file_error)
}

#[cfg(test)]
mod tests {
    use hdrhistogram::serialization::Deserializer;

    use super::*;
    use crate::stats::latency_histogram;

    /// 1 ms, 2 ms, … 10,000 ms: the percentiles are known.
    #[test]
    fn percentiles_are_those_of_the_recorded_values() {
        let mut histogram = latency_histogram();
        for millisecond in 1..=10_000_u64 {
            histogram.record(millisecond * 1_000_000).unwrap();
        }
        let percentiles = Percentiles::of(&histogram);
        assert_eq!(percentiles.count, 10_000);
        for (found_us, expected_ms) in [
            (percentiles.p50_us, 5_000.0),
            (percentiles.p90_us, 9_000.0),
            (percentiles.p99_us, 9_900.0),
            (percentiles.p99_9_us, 9_990.0),
            (percentiles.p99_99_us, 9_999.0),
            (percentiles.max_us, 10_000.0),
        ] {
            let ratio = found_us / 1_000.0 / expected_ms;
            assert!((0.999..1.002).contains(&ratio), "{expected_ms}: {found_us}");
        }
    }

    #[test]
    fn the_histogram_in_the_document_can_be_read_back() {
        let mut histogram = latency_histogram();
        for value_ns in [1_500, 2_000_000, 59_000_000_000] {
            histogram.record(value_ns).unwrap();
        }
        let text = Percentiles::of(&histogram).hdr_v2_deflate_base64;
        assert!(text.starts_with("HISTFAAA"), "{text}");
        let bytes = STANDARD.decode(text).unwrap();
        let read_back: Histogram<u64> = Deserializer::new()
            .deserialize(&mut bytes.as_slice())
            .unwrap();
        assert_eq!(read_back, histogram);
    }

    #[test]
    fn errors_are_named() {
        let counters = Counters {
            errors: [(6, 3), (999, 1)].into(),
            ..Counters::default()
        };
        let named = named_errors(&counters);
        assert_eq!(named["NOT_LEADER_OR_FOLLOWER"], 3);
        assert_eq!(named["error code 999"], 1);
    }

    #[test]
    fn loads_are_tagged() {
        let closed = serde_json::to_value(Load::Closed { in_flight: 5 }).unwrap();
        assert_eq!(closed["loop"], "closed");
    }
}
