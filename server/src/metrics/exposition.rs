//! Writes every metric as OpenMetrics text. Runs on the HTTP thread and only reads what the shards wrote.

use std::fmt;
use std::sync::Arc;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{DescriptorEncoder, MetricEncoder, NoLabelSet};
use prometheus_client::registry::Registry;
use ringspool_engine::metrics::{Histogram, ShardMetrics};

use super::connections::{ConnectionMetrics, EndCause, Stage};
use super::rows::{MetricRow, PREFIX, Reading, Source, metric_rows};

/// What is shown: the shards' values, in the order of their ids, and what the broker is.
#[derive(Debug)]
pub struct ExpositionFacts {
    /// Of the engine.
    pub engine: Vec<Arc<ShardMetrics>>,
    /// Of the connections.
    pub connections: Vec<Arc<ConnectionMetrics>>,
    /// Durability of topics that name none.
    pub durability: String,
}

/// The page.
#[derive(Debug)]
pub struct Exposition {
    registry: Registry,
}

impl Exposition {
    /// The media type of [`Exposition::text`].
    pub const CONTENT_TYPE: &'static str =
        "application/openmetrics-text; version=1.0.0; charset=utf-8";

    /// A page that shows these values as they are whenever it is asked for.
    pub fn new(facts: ExpositionFacts) -> Exposition {
        let mut registry = Registry::with_prefix(PREFIX);
        registry.register_collector(Box::new(facts));
        Exposition { registry }
    }

    /// Every metric as it is now.
    pub fn text(&self) -> Result<String, fmt::Error> {
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

impl Collector for ExpositionFacts {
    fn encode(&self, mut encoder: DescriptorEncoder) -> fmt::Result {
        metric_rows()
            .iter()
            .try_for_each(|row| self.encode_row(&mut encoder, row))
    }
}

impl ExpositionFacts {
    fn encode_row(&self, encoder: &mut DescriptorEncoder, row: &MetricRow) -> fmt::Result {
        let (unit, metric_type) = (row.unit.as_ref(), row.metric_type());
        let mut metric = encoder.encode_descriptor(row.name, row.help, unit, metric_type)?;
        match &row.source {
            Source::Build => metric.encode_info(&[
                ("version", env!("CARGO_PKG_VERSION")),
                ("durability", self.durability.as_str()),
            ]),
            Source::Engine(reading) => by_shard(&self.engine, |shard, engine| {
                encode_value(metric.encode_family(&[("shard", shard)])?, reading, engine)
            }),
            Source::Connections(reading) => by_shard(&self.connections, |shard, connections| {
                let labels = [("shard", shard)];
                encode_value(metric.encode_family(&labels)?, reading, connections)
            }),
            Source::EndCauses => by_shard(&self.connections, |shard, connections| {
                EndCause::ALL.into_iter().try_for_each(|cause| {
                    let labels = [("shard", shard), ("cause", cause.name())];
                    let count = connections.ended_by(cause).value();
                    encode_counter(metric.encode_family(&labels)?, count)
                })
            }),
            Source::Apis(reading) => by_shard(&self.connections, |shard, connections| {
                asked_for(connections).try_for_each(|api| {
                    let labels = [("shard", shard), ("api", api.name)];
                    encode_value(metric.encode_family(&labels)?, reading, api)
                })
            }),
            Source::Stages => by_shard(&self.connections, |shard, connections| {
                asked_for(connections).try_for_each(|api| {
                    Stage::ALL.into_iter().try_for_each(|stage| {
                        let labels = [("shard", shard), ("api", api.name), ("stage", stage.name())];
                        let counts = HistogramValue::of(api.stage(stage));
                        match counts.count {
                            0 => Ok(()),
                            _ => counts.encode(metric.encode_family(&labels)?),
                        }
                    })
                })
            }),
        }
    }
}

/// APIs that nobody asked for would be most of the page.
fn asked_for(
    connections: &ConnectionMetrics,
) -> impl Iterator<Item = &super::connections::ApiMetrics> {
    connections
        .apis()
        .iter()
        .filter(|api| api.requests.value() > 0)
}

fn by_shard<T>(
    shards: &[Arc<T>],
    mut encode_shard: impl FnMut(&str, &T) -> fmt::Result,
) -> fmt::Result {
    shards
        .iter()
        .enumerate()
        .try_for_each(|(index, shard)| encode_shard(&index.to_string(), shard))
}

fn encode_value<T>(mut metric: MetricEncoder, reading: &Reading<T>, source: &T) -> fmt::Result {
    match reading {
        Reading::Counter(read) => encode_counter(metric, read(source)),
        Reading::Gauge(read) => metric.encode_gauge(&read(source)),
        Reading::Histogram(read) => HistogramValue::of(read(source)).encode(metric),
    }
}

fn encode_counter(mut metric: MetricEncoder, value: u64) -> fmt::Result {
    metric.encode_counter::<NoLabelSet, _, u64>(&value, None)
}

/// A histogram as it was at one moment, so that its count is the sum of its buckets.
struct HistogramValue {
    buckets: Vec<(f64, u64)>,
    count: u64,
    sum_seconds: f64,
}

impl HistogramValue {
    fn of(histogram: &Histogram) -> HistogramValue {
        let bound =
            |index| Histogram::bound(index).map_or(f64::INFINITY, |bound| bound.as_secs_f64());
        let counts = histogram.counts();
        HistogramValue {
            buckets: counts
                .iter()
                .enumerate()
                .map(|(index, count)| (bound(index), *count))
                .collect(),
            count: counts.iter().sum(),
            sum_seconds: histogram.sum().as_secs_f64(),
        }
    }

    fn encode(&self, mut metric: MetricEncoder) -> fmt::Result {
        metric.encode_histogram::<NoLabelSet>(self.sum_seconds, self.count, &self.buckets, None)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn facts() -> ExpositionFacts {
        let connections = || Arc::new(ConnectionMetrics::new(["Produce", "Fetch"].into_iter()));
        ExpositionFacts {
            engine: vec![Arc::default(), Arc::default()],
            connections: vec![connections(), connections()],
            durability: "disk".to_owned(),
        }
    }

    #[test]
    fn every_row_is_on_the_page_even_before_anything_happened() {
        let text = Exposition::new(facts()).text().expect("a string takes all");
        for row in metric_rows() {
            let described = format!("# HELP {} ", row.full_name().trim_end_matches("_total"));
            let described = described.replace("_info ", " ");
            assert!(text.contains(&described), "{described} in {text}");
        }
        assert!(text.ends_with("# EOF\n"));
        assert!(!text.contains("api=\"Produce\""), "nobody asked for it");
    }

    #[test]
    fn values_have_the_labels_of_their_shard() {
        let facts = facts();
        facts.engine[1].batches.add(7);
        let produce = facts.connections[1].api(0);
        produce.count_request(96, None);
        produce.stage(Stage::Wait).record(Duration::from_micros(5));
        produce.stage(Stage::Wait).record(Duration::from_secs(60));
        let text = Exposition::new(facts).text().expect("a string takes all");
        for line in [
            "ringspool_batches_total{shard=\"0\"} 0",
            "ringspool_batches_total{shard=\"1\"} 7",
            "ringspool_request_bytes_total{shard=\"1\",api=\"Produce\"} 100",
            "ringspool_request_stage_seconds_count{shard=\"1\",api=\"Produce\",stage=\"wait\"} 2",
            "ringspool_request_stage_seconds_sum{shard=\"1\",api=\"Produce\",stage=\"wait\"} 60.000005",
            "ringspool_connections_closed_total{shard=\"0\",cause=\"idle\"} 0",
        ] {
            assert!(text.lines().any(|found| found == line), "{line} in {text}");
        }
        let bucket = |bound: &str| {
            text.lines()
                .filter(|line| line.contains("stage=\"wait\"") && line.contains(bound))
                .find_map(|line| line.rsplit(' ').next()?.parse::<u64>().ok())
        };
        assert_eq!(bucket("le=\"0.000004\""), Some(0));
        assert_eq!(bucket("le=\"0.000008\""), Some(1));
        assert_eq!(bucket("le=\"+Inf\""), Some(2));
    }
}
