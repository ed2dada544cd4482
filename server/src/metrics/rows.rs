//! Every metric, one row each: name, help, and where its value is read. The endpoint and docs/generated/metrics.md follow.

use prometheus_client::metrics::MetricType;
use prometheus_client::registry::Unit;
use ringspool_engine::metrics::{Histogram, ShardMetrics};

use super::connections::{ApiMetrics, ConnectionMetrics};

/// What every name begins with.
pub(super) const PREFIX: &str = "ringspool";

/// One metric.
#[derive(Debug)]
pub struct MetricRow {
    /// The name without prefix, unit and `_total`.
    pub(super) name: &'static str,
    pub(super) unit: Option<Unit>,
    pub(super) help: &'static str,
    pub(super) source: Source,
}

/// Where a metric's values come from, and which labels they have.
#[derive(Debug)]
pub(super) enum Source {
    /// What the broker is; always 1.
    Build,
    /// Of each shard of the engine.
    Engine(Reading<ShardMetrics>),
    /// Of each shard's connections.
    Connections(Reading<ConnectionMetrics>),
    /// Of each shard's connections and each cause of their end.
    EndCauses,
    /// Of each shard's connections and each API that was asked for.
    Apis(Reading<ApiMetrics>),
    /// The same, and each stage that was passed.
    Stages,
}

/// How a value is read.
#[derive(Debug)]
pub(super) enum Reading<T> {
    Counter(fn(&T) -> u64),
    Gauge(fn(&T) -> u64),
    Histogram(fn(&T) -> &Histogram),
}

impl MetricRow {
    /// The name that queries use; a histogram's series have `_bucket`, `_sum` and `_count` behind it.
    pub fn full_name(&self) -> String {
        let mut name = format!("{PREFIX}_{}", self.name);
        if let Some(unit) = &self.unit {
            name.push('_');
            name.push_str(unit.as_str());
        }
        name.push_str(match self.metric_type() {
            MetricType::Counter => "_total",
            MetricType::Info => "_info",
            _ => "",
        });
        name
    }

    /// `counter`, `gauge`, `histogram` or `info`.
    pub fn kind(&self) -> &'static str {
        match self.metric_type() {
            MetricType::Counter => "counter",
            MetricType::Gauge => "gauge",
            MetricType::Histogram => "histogram",
            MetricType::Info => "info",
            MetricType::Unknown => "unknown",
        }
    }

    /// The labels of its series.
    pub fn labels(&self) -> &'static [&'static str] {
        match &self.source {
            Source::Build => &["version", "durability"],
            Source::Engine(_) | Source::Connections(_) => &["shard"],
            Source::EndCauses => &["shard", "cause"],
            Source::Apis(_) => &["shard", "api"],
            Source::Stages => &["shard", "api", "stage"],
        }
    }

    /// What it says.
    pub fn help(&self) -> &'static str {
        self.help
    }

    pub(super) fn metric_type(&self) -> MetricType {
        match &self.source {
            Source::Build => MetricType::Info,
            Source::Engine(reading) => reading.metric_type(),
            Source::Connections(reading) => reading.metric_type(),
            Source::EndCauses => MetricType::Counter,
            Source::Apis(reading) => reading.metric_type(),
            Source::Stages => MetricType::Histogram,
        }
    }
}

impl<T> Reading<T> {
    fn metric_type(&self) -> MetricType {
        match self {
            Reading::Counter(_) => MetricType::Counter,
            Reading::Gauge(_) => MetricType::Gauge,
            Reading::Histogram(_) => MetricType::Histogram,
        }
    }
}

/// Every metric, in the order of the page.
pub fn metric_rows() -> &'static [MetricRow] {
    ROWS
}

/// A duration of the engine.
const fn engine_time(
    name: &'static str,
    read: fn(&ShardMetrics) -> &Histogram,
    help: &'static str,
) -> MetricRow {
    let reading = Reading::Histogram(read);
    row(name, Some(Unit::Seconds), Source::Engine(reading), help)
}

const fn engine_value(
    name: &'static str,
    unit: Option<Unit>,
    reading: Reading<ShardMetrics>,
    help: &'static str,
) -> MetricRow {
    row(name, unit, Source::Engine(reading), help)
}

const fn row(
    name: &'static str,
    unit: Option<Unit>,
    source: Source,
    help: &'static str,
) -> MetricRow {
    MetricRow {
        name,
        unit,
        help,
        source,
    }
}

#[rustfmt::skip]
static ROWS: &[MetricRow] = &[
    row("build", None, Source::Build,
        "Version of the broker and the durability of topics that name none."),

    row("requests", None, Source::Apis(Reading::Counter(|api| api.requests.value())),
        "Requests that were read."),
    row("request", Some(Unit::Bytes), Source::Apis(Reading::Counter(|api| api.request_bytes.value())),
        "Bytes of requests, with their lengths."),
    row("response", Some(Unit::Bytes), Source::Apis(Reading::Counter(|api| api.response_bytes.value())),
        "Bytes of responses, with their lengths."),
    row("request_stage", Some(Unit::Seconds), Source::Stages,
        "Time of requests on their connection's shard. read: from a frame's length to its last byte, only of frames that were \
         not there as a whole. handle: from the frame to the response, of Produce to its batches being queued at their owners. \
         wait: of Produce, from there to the response in its turn. park: long poll of Fetch, wait of JoinGroup and SyncGroup \
         for their group; not part of handle."),
    row("response_send", Some(Unit::Seconds), Source::Connections(Reading::Histogram(|connections| &connections.send)),
        "From the first byte of a write to its last byte in the socket; one write may carry many responses."),

    row("connections_accepted", None, Source::Connections(Reading::Counter(|connections| connections.accepted.value())),
        "Connections that the shard was given."),
    row("connections_open", None, Source::Connections(Reading::Gauge(ConnectionMetrics::open_count)),
        "Connections that are open."),
    row("connections_closed", None, Source::EndCauses,
        "Connections that the broker closed. read: the socket failed or the client left within a frame. frame: not a frame. \
         request: it cannot be answered. write: the response could not be written. stalled: the client took or brought nothing. \
         idle: no request for connections.max.idle.ms."),

    engine_time("commit_wait", |engine| &engine.commit_wait,
        "From the first batch of a commit being staged to the start of its write."),
    engine_time("journal_write", |engine| &engine.journal_write,
        "Writing the frames of one commit to the journal, flushed with them where the topic is durability=disk."),
    engine_time("journal_flush", |engine| &engine.journal_flush,
        "One flush of the journal that no write brought with it."),
    engine_time("settle_write", |engine| &engine.settle_write,
        "Writing the pieces of one settling round into segments."),
    engine_time("settle_flush", |engine| &engine.settle_flush,
        "Making the segments of one settling round durable."),
    engine_time("checkpoint", |engine| &engine.checkpoint,
        "Writing one checkpoint, durable."),

    engine_value("batches", None, Reading::Counter(|engine| engine.batches.value()),
        "Batches written to the journal."),
    engine_value("journal", Some(Unit::Bytes), Reading::Counter(|engine| engine.journal_bytes.value()),
        "Bytes written to the journal, headers and padding included."),
    engine_value("settled", Some(Unit::Bytes), Reading::Counter(|engine| engine.settled_bytes.value()),
        "Bytes of batches moved into segments."),
    engine_value("unsettled", Some(Unit::Bytes), Reading::Gauge(|engine| engine.unsettled_bytes.value()),
        "Bytes of batches that are not in durable segments yet."),
    engine_value("cached", Some(Unit::Bytes), Reading::Gauge(|engine| engine.cached_bytes.value()),
        "Bytes of journal frames held in memory, settled ones included."),
    engine_value("free", Some(Unit::Bytes), Reading::Gauge(|engine| engine.free_bytes.value()),
        "Free bytes of the data directory's file system when the shard's settler last looked."),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_follow_the_conventions() {
        let mut names: Vec<String> = ROWS.iter().map(MetricRow::full_name).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), ROWS.len());
        for row in ROWS {
            let name = row.full_name();
            assert!(name.starts_with("ringspool_"), "{name}");
            assert!(
                name.chars()
                    .all(|letter| letter.is_ascii_lowercase() || letter == '_'),
                "{name}"
            );
            assert_eq!(name.ends_with("_total"), row.kind() == "counter", "{name}");
            assert!(
                row.kind() != "histogram" || name.ends_with("_seconds"),
                "{name}"
            );
            assert!(
                row.help.ends_with('.') && !row.help.contains('\n'),
                "{name}"
            );
        }
    }
}
