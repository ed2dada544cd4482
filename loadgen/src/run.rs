//! The `run` command: every acks mode at every rate, each on its own, then one report.
//!
//! Runs on the main thread.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use tokio::runtime::Runtime;
use tokio::sync::watch;

use crate::ack_log::AckLog;
use crate::batch::Keys;
use crate::budget;
use crate::cli::{Acks, Rate, RunOptions, Workload};
use crate::client::Topic;
use crate::client::admin::{Admin, LogEnd, NewTopic, Offsets};
use crate::client::metadata::TopicState;
use crate::clock::unix_ms;
use crate::consume::ConsumeGoal;
use crate::durability;
use crate::environment;
use crate::error::{Error, Result};
use crate::json::{self, FORMAT_VERSION, Load, Point, RunDocument, Settings};
use crate::measure::{self, Measured};
use crate::plan::{self, ProduceLoad};
use crate::point;
use crate::process_stats;
use crate::random::Random;
use crate::read_back::{self, Expectation};
use crate::report;
use crate::verify::Findings;
use crate::worker::Shared;

/// A run in progress.
struct Run {
    options: RunOptions,
    runtime: Runtime,
    admin: Admin,
    ack_log: Option<Arc<AckLog>>,
    /// First number that no producer of this run has had.
    next_producer: u32,
    points: Vec<Point>,
    /// Of the topic that was used last.
    partition_count: usize,
}

/// A topic and what is to become of it.
struct Lease {
    topic: Topic,
    made_here: bool,
}

/// What is measured next.
#[derive(Debug, Clone)]
struct Aim {
    acks: Option<Acks>,
    records_per_second: Option<f64>,
    load: Load,
}

/// How often and how long it is looked whether acks=0 records have arrived.
const ARRIVAL_PAUSE: Duration = Duration::from_millis(200);
const ARRIVAL_LOOKS_MAX: usize = 50;

/// Carries out the command; prints the report.
pub fn run(options: RunOptions) -> Result<()> {
    options.check()?;
    if let Some(pid) = options.server_pid {
        process_stats::sample(pid)?;
    }
    if let Some(url) = &options.metrics {
        budget::scrape(url)?;
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|source| Error::Worker { source })?;
    let ack_log = options
        .ack_log
        .as_deref()
        .map(AckLog::append_to)
        .transpose()?;
    let mut run = Run {
        admin: runtime.block_on(Admin::open(&options.bootstrap))?,
        ack_log: ack_log.map(Arc::new),
        runtime,
        // Producers of different runs on one topic must not have the same numbers.
        next_producer: (Random::new(unix_ms() as u64).next_u64() as u32) & 0x7fff_0000,
        points: Vec::new(),
        partition_count: 0,
        options,
    };
    let started_unix_ms = unix_ms();
    let outcome = run.measure_all();
    if run.points.is_empty() {
        return outcome;
    }
    // What was measured before a failure is worth showing.
    let document = run.document(started_unix_ms);
    print!("{}", report::render(&document));
    if let Some(path) = &run.options.json {
        json::write(path, &document)?;
    }
    outcome?;
    judge(&document)
}

/// The errors that only the whole result shows.
fn judge(document: &RunDocument) -> Result<()> {
    for point in &document.points {
        if let Some(findings) = &point.verification
            && findings.fault_count() > 0
        {
            return Err(Error::Verification {
                topic: point.topic.clone(),
                faults: findings.fault_count(),
                first: findings.examples.first().cloned().unwrap_or_default(),
            });
        }
        if point.accounted_records == 0 && point.acks.is_some() && point.ended_early.is_none() {
            let errors = point
                .produce
                .iter()
                .flat_map(|side| &side.errors_with_warm_up);
            let errors: Vec<String> = errors
                .map(|(name, count)| format!("{count} × {name}"))
                .collect();
            return Err(Error::NothingAcknowledged {
                errors: errors.join(", "),
            });
        }
    }
    Ok(())
}

impl Run {
    fn measure_all(&mut self) -> Result<()> {
        if self.options.workload == Workload::Consume {
            return self.measure(&self.closed(None)).map(|_| ());
        }
        for acks in self.options.acks.clone() {
            let rates = self.options.rate.clone();
            let relative = rates.iter().any(|rate| matches!(rate, Rate::Percent(_)));
            let mut reached = 0.0;
            if rates.is_empty() || relative {
                reached = self.measure(&self.closed(Some(acks)))?;
                if self.has_ended() {
                    return Ok(());
                }
            }
            for rate in rates {
                self.measure(&self.open(acks, rate, reached))?;
                if self.has_ended() {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    fn has_ended(&self) -> bool {
        self.points
            .last()
            .is_some_and(|point| point.ended_early.is_some())
    }

    fn closed(&self, acks: Option<Acks>) -> Aim {
        Aim {
            acks,
            records_per_second: None,
            load: Load::Closed {
                // A fetching connection has one request under way.
                in_flight: acks.map_or(1, |_| self.options.in_flight),
            },
        }
    }

    fn open(&self, acks: Acks, rate: Rate, reached: f64) -> Aim {
        let record_bytes = self.options.record_size as f64;
        let (records_per_second, asked) = match rate {
            Rate::Records(records) => (records, format!("{records} records/s")),
            Rate::Bytes(bytes) => (bytes / record_bytes, format!("{} MB/s", bytes / 1e6)),
            Rate::Percent(percent) => (
                reached * percent / 100.0,
                format!("{percent} % of the closed loop"),
            ),
        };
        Aim {
            acks: Some(acks),
            records_per_second: Some(records_per_second),
            load: Load::Open {
                offered_records_per_second: records_per_second,
                offered_mb_per_second: records_per_second * record_bytes / 1e6,
                asked,
            },
        }
    }

    /// Measures one point; returns the records per second that it reached.
    fn measure(&mut self, aim: &Aim) -> Result<f64> {
        let lease = self.lease()?;
        self.partition_count = lease.topic.leaders.len();
        let outcome = self.measure_on(&lease.topic, aim);
        // A topic in which a fault was found is evidence; one whose broker is gone cannot be deleted.
        let stays = outcome.as_ref().is_ok_and(|point| {
            let findings = point.verification.as_ref();
            point.ended_early.is_some() || findings.is_some_and(|found| found.fault_count() > 0)
        });
        let kept = self.options.keeps_topic() || stays;
        let deleted = match lease.made_here && !kept {
            true => self.runtime.block_on(self.admin.delete(&lease.topic.name)),
            false => Ok(()),
        };
        let mut point = outcome?;
        if let Err(error) = deleted {
            let (topic, cause) = (&point.topic, error.cause());
            let note = format!("topic {topic} could not be deleted: {cause}");
            point.notes.push(note);
        } else if lease.made_here && kept {
            point.notes.push(format!("topic {} was kept", point.topic));
        }
        let reached = point
            .produce
            .as_ref()
            .map_or(0.0, |side| side.records_per_second);
        self.points.push(point);
        Ok(reached)
    }

    fn lease(&mut self) -> Result<Lease> {
        // The pid tells runs apart that begin in the same millisecond.
        let generated = || {
            let (pid, point) = (std::process::id(), self.points.len());
            format!("loadgen-{}-{pid}-{point}", unix_ms())
        };
        let name = self.options.topic.clone().unwrap_or_else(generated);
        self.runtime.block_on(async {
            let missing = matches!(self.admin.describe(&name).await?, TopicState::Missing);
            if missing && self.options.workload == Workload::Consume {
                return Err(Error::TopicMissing { topic: name });
            }
            if missing {
                let topic = NewTopic {
                    name: name.clone(),
                    partition_count: self.options.partitions,
                    replication_factor: self.options.replication_factor,
                    configs: self.options.topic_config.clone(),
                };
                self.admin.create(&topic).await?;
            }
            Ok(Lease {
                topic: self.admin.wait_until_ready(&name).await?,
                made_here: missing,
            })
        })
    }

    fn measure_on(&mut self, topic: &Topic, aim: &Aim) -> Result<Point> {
        let node_id = topic.leader_nodes().first().copied().unwrap_or(-1);
        let admin = &mut self.admin;
        let (durability, starts, earliest) = self.runtime.block_on(async {
            let durability = durability::describe(admin, &topic.name, node_id).await;
            let starts = admin.offsets(topic, LogEnd::Latest).await?;
            Ok::<_, Error>((
                durability,
                starts,
                admin.offsets(topic, LogEnd::Earliest).await?,
            ))
        })?;
        let producers = self.take_producers();
        let (ends_sender, ends_receiver) = watch::channel(None);
        let goal = match self.options.workload {
            Workload::Consume => ConsumeGoal::Again {
                starts: earliest.clone(),
                ends: starts.clone(),
            },
            Workload::Produce | Workload::EndToEnd => ConsumeGoal::Once {
                producers: producers.clone(),
                ends: ends_receiver,
            },
        };
        let plans = self.plans(topic, aim, &producers, (&earliest, &starts), &goal)?;
        let shared = Arc::new(Shared {
            options: self.options.clone(),
            topic: topic.clone(),
            ack_log: self.ack_log.clone(),
            stop: AtomicBool::new(false),
        });
        let (admin, runtime) = (&mut self.admin, &self.runtime);
        let measured = measure::run(plans, &shared, || {
            // Fetching connections stop when they have read what was produced.
            let ends = runtime.block_on(admin.offsets(topic, LogEnd::Latest))?;
            ends_sender.send_replace(Some(ends));
            Ok(())
        })?;
        let mut result = point::Extras {
            durability,
            appended_records: None,
            verification: None,
        };
        if measured.disconnected.is_none() && aim.acks.is_some() {
            let ends = self.ends_after(topic, aim, &measured, &starts)?;
            result.appended_records = Some(sum(&ends) - sum(&starts));
            result.verification = self.verify(topic, &measured, (&starts, &ends), producers)?;
        }
        let acks = aim.acks.map(Acks::name);
        Ok(point::build(
            &self.options,
            topic,
            acks,
            aim.load.clone(),
            &measured,
            result,
        ))
    }

    fn plans(
        &self,
        topic: &Topic,
        aim: &Aim,
        producers: &Range<u32>,
        (earliest, latest): (&Offsets, &Offsets),
        goal: &ConsumeGoal,
    ) -> Result<Vec<crate::worker::WorkerPlan>> {
        let options = &self.options;
        let producing = match aim.acks {
            None => Vec::new(),
            Some(acks) => {
                let load = ProduceLoad {
                    acks,
                    records_per_second: aim.records_per_second,
                    producer_first: producers.start,
                };
                plan::producers(&self.admin, topic, options, load)?
            }
        };
        let fetching = match options.workload {
            Workload::Produce => Vec::new(),
            Workload::Consume => {
                if sum(latest) == sum(earliest) {
                    return Err(Error::Settings {
                        what: format!("topic {} has no records", topic.name),
                        fix: "fill it first: run --workload produce --topic NAME --keep-topic"
                            .to_owned(),
                    });
                }
                plan::consumers(
                    &self.admin,
                    topic,
                    options,
                    options.connections,
                    earliest,
                    goal,
                )?
            }
            Workload::EndToEnd => {
                let count = options.consumer_count(topic.leaders.len());
                plan::consumers(&self.admin, topic, options, count, latest, goal)?
            }
        };
        Ok(plan::workers(producing, fetching, options))
    }

    fn take_producers(&mut self) -> Range<u32> {
        let first = self.next_producer;
        self.next_producer += u32::try_from(self.options.connections).unwrap_or(u32::MAX / 2);
        first..self.next_producer
    }

    /// Ends of the log. With acks=0 the last requests may still be on their way.
    fn ends_after(
        &mut self,
        topic: &Topic,
        aim: &Aim,
        measured: &Measured,
        starts: &Offsets,
    ) -> Result<Offsets> {
        let sent = i64::try_from(measured.produce.whole.records).unwrap_or(i64::MAX);
        let waits = aim.acks == Some(Acks::Zero);
        let admin = &mut self.admin;
        self.runtime.block_on(async {
            let mut ends = admin.offsets(topic, LogEnd::Latest).await?;
            for _ in 0..ARRIVAL_LOOKS_MAX {
                if !waits || sum(&ends) - sum(starts) >= sent {
                    break;
                }
                tokio::time::sleep(ARRIVAL_PAUSE).await;
                ends = admin.offsets(topic, LogEnd::Latest).await?;
            }
            Ok(ends)
        })
    }

    fn verify(
        &mut self,
        topic: &Topic,
        measured: &Measured,
        (starts, ends): (&Offsets, &Offsets),
        producers: Range<u32>,
    ) -> Result<Option<Findings>> {
        if !self.options.verify {
            return Ok(None);
        }
        let producers: BTreeSet<u32> = producers.collect();
        let expectation = Expectation {
            starts,
            ends,
            producers: &producers,
            acked: &measured.acked,
        };
        let read_back = read_back::verify(&mut self.admin, topic, &expectation);
        self.runtime.block_on(read_back).map(Some)
    }

    fn document(&mut self, started_unix_ms: i64) -> RunDocument {
        let options = &self.options;
        let consumers = (options.workload == Workload::EndToEnd)
            .then(|| options.consumer_count(self.partition_count));
        let settings = Settings {
            bootstrap: options.bootstrap.clone(),
            workload: options.workload.name(),
            record_bytes: options.record_size,
            batch_records: options.batch_records,
            batches_per_request: options.batches_per_request,
            connections: options.connections,
            consumers,
            in_flight: options.in_flight,
            partitions: self.partition_count,
            keys: match options.keys {
                Keys::None => "none".to_owned(),
                Keys::RoundRobin => "round-robin".to_owned(),
                Keys::Random(count) => format!("random:{count}"),
            },
            compression: options.compression.name(),
            filler: format!("{:?}", options.payload).to_lowercase(),
            payload: match (options.stamped(), options.keys) {
                (true, _) => "stamped",
                (false, Keys::None) => "constant",
                (false, _) => "constant but for keys",
            },
            idempotent: options.idempotent,
            warm_up_seconds: options.warm_up,
            measured_seconds: options.seconds,
            threads: options.thread_count(options.connections + consumers.unwrap_or(0)),
            fetch_max_bytes: options.fetch_max_bytes,
            partition_max_bytes: options.partition_max_bytes,
            fetch_min_bytes: options.fetch_min_bytes,
            max_wait_ms: options.max_wait_ms,
        };
        RunDocument {
            format_version: FORMAT_VERSION,
            tool: concat!("ringspool-loadgen ", env!("CARGO_PKG_VERSION")).to_owned(),
            command: std::env::args().collect(),
            started_unix_ms,
            environment: environment::describe(&self.admin, options.server_pid),
            settings,
            points: std::mem::take(&mut self.points),
        }
    }
}

fn sum(offsets: &Offsets) -> i64 {
    offsets.values().sum()
}
