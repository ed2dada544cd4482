//! Turns what was measured into one point of the result, with the notes that its reader needs.

use crate::budget::{self, Budget};
use crate::cli::{RunOptions, Workload};
use crate::client::Topic;
use crate::durability::Durability;
use crate::json::{Load, Percentiles, Point, Side, named_errors};
use crate::measure::{MEASURED_SECONDS_MIN, Measured, SideTotals};
use crate::process_stats;
use crate::schedule::backlog_grows;
use crate::verify::Findings;

/// What was learned around the measurement.
#[derive(Debug)]
pub struct Extras {
    /// As the broker reports it.
    pub durability: Durability,
    /// Growth of the log.
    pub appended_records: Option<i64>,
    /// Outcome of --verify.
    pub verification: Option<Findings>,
}

const FROM_INTENDED: &str = "intended send to answer";
const FROM_SENT: &str = "actual send to answer (closed loop)";
const TO_ARRIVAL: &str = "intended send to arrival at the consumer, per record";
const OF_FETCH: &str = "fetch request to answer (closed loop)";
const TO_SOCKET: &str = "intended send to the last byte in the socket (acks=0 has no answer)";

/// Builds the point.
pub fn build(
    options: &RunOptions,
    topic: &Topic,
    acks: Option<&'static str>,
    load: Load,
    measured: &Measured,
    extras: Extras,
) -> Point {
    let open = matches!(load, Load::Open { .. });
    let produce = acks.map(|acks| {
        let basis = match (acks, open) {
            ("0", _) => TO_SOCKET,
            (_, true) => FROM_INTENDED,
            (_, false) => FROM_SENT,
        };
        side(&measured.produce, measured.seconds, basis)
    });
    let consume = match options.workload {
        Workload::Produce => None,
        Workload::Consume => Some(side(&measured.consume, measured.seconds, OF_FETCH)),
        Workload::EndToEnd => Some(side(&measured.consume, measured.seconds, TO_ARRIVAL)),
    };
    let moved_bytes = measured.produce.measured.value_bytes + measured.consume.measured.value_bytes;
    let mut point = Point {
        topic: topic.name.clone(),
        acks,
        durability: extras.durability,
        sustained: sustained(options, &load, &measured.produce),
        load,
        produce,
        consume,
        appended_records: extras.appended_records,
        accounted_records: measured.produce.whole.records,
        server: measured
            .server
            .map(|(before, after)| process_stats::used(&before, &after, moved_bytes)),
        client: measured.client_use(moved_bytes),
        budget: None,
        verification: extras.verification,
        ended_early: measured
            .disconnected
            .as_ref()
            .map(|error| format!("{error}: {}", error.cause())),
        notes: Vec::new(),
    };
    point.budget = budget(options, &point, measured);
    point.notes = notes(options, &point, measured);
    point
}

fn side(totals: &SideTotals, measured_seconds: f64, latency_basis: &'static str) -> Side {
    let seconds = measured_seconds.max(MEASURED_SECONDS_MIN);
    let measured = &totals.measured;
    let per_second = |amount: u64| amount as f64 / seconds;
    Side {
        measured_seconds,
        requests: measured.requests,
        records: measured.records,
        value_bytes: measured.value_bytes,
        batch_bytes: measured.batch_bytes,
        requests_per_second: per_second(measured.requests),
        records_per_second: per_second(measured.records),
        mb_per_second: per_second(measured.value_bytes) / 1e6,
        batch_mb_per_second: per_second(measured.batch_bytes) / 1e6,
        latency_basis,
        latency: Percentiles::of(&totals.latency),
        service_time: (!totals.service.is_empty()).then(|| Percentiles::of(&totals.service)),
        errors: named_errors(measured),
        errors_with_warm_up: named_errors(&totals.whole),
        backlog_requests_max: totals.backlog_max,
        unsent_requests: totals.unsent,
        unanswered_requests: totals.unanswered,
        windows: totals.windows.clone(),
    }
}

/// With acks=0 there is no answer that a latency could end with.
fn budget(options: &RunOptions, point: &Point, measured: &Measured) -> Option<Budget> {
    let (before, after) = measured.metrics.as_ref()?;
    let side = match options.workload {
        Workload::Consume => point.consume.as_ref(),
        Workload::Produce | Workload::EndToEnd => point.produce.as_ref(),
    };
    let side = side.filter(|_| point.acks != Some("0"))?;
    budget::of(options.workload, side, before, after)
}

/// Whether an open loop kept its rate; None for closed loops.
fn sustained(options: &RunOptions, load: &Load, produce: &SideTotals) -> Option<bool> {
    let Load::Open {
        offered_records_per_second,
        ..
    } = load
    else {
        return None;
    };
    let requests_per_second = offered_records_per_second / options.records_per_request() as f64;
    let backlogs: Vec<u64> = produce
        .windows
        .iter()
        .map(|window| window.backlog_requests)
        .collect();
    let tolerated = 2 * options.connections as u64;
    Some(produce.unsent == 0 && !backlog_grows(&backlogs, requests_per_second, tolerated))
}

fn notes(options: &RunOptions, point: &Point, measured: &Measured) -> Vec<String> {
    let mut notes = Vec::new();
    let produce = &measured.produce;
    if let Some(reason) = &point.ended_early {
        notes.push(format!(
            "ended early after {:.1} s of measurement, {} records acknowledged in all: {reason}",
            measured.seconds, produce.whole.records
        ));
    }
    if point.sustained == Some(false) {
        notes.push(format!(
            "NOT SUSTAINED: the backlog grew (up to {} requests on a connection), so percentiles mean \
             nothing",
            produce.backlog_max
        ));
    }
    for (name, totals) in [("produce", produce), ("consume", &measured.consume)] {
        for (error, count) in named_errors(&totals.whole) {
            notes.push(format!(
                "{name} error {error}: {count} times (warm-up included)"
            ));
        }
        if totals.unanswered > 0 && point.ended_early.is_none() {
            notes.push(format!(
                "{name}: {} requests were never answered",
                totals.unanswered
            ));
        }
    }
    if produce.unsent > 0 && point.ended_early.is_none() {
        notes.push(format!(
            "{} requests were due and never sent",
            produce.unsent
        ));
    }
    notes.extend(account(point));
    if point.client.client_bound {
        notes.push(format!(
            "CLIENT-BOUND: the load generator used {:.0} % of its busiest core, the broker may be faster",
            point.client.busiest_thread_core_share * 100.0
        ));
    }
    if options.metrics.is_some() && point.budget.is_none() && point.acks != Some("0") {
        notes.push("no latency budget: these requests are not in the broker's metrics".to_owned());
    }
    if options.workload == Workload::Consume {
        notes.push(
            "MB are bytes of batches; batches are not unpacked; at the end it starts over"
                .to_owned(),
        );
    }
    if let Some(findings) = &point.verification {
        notes.push(verdict(findings));
    }
    notes
}

/// Compares what was sent or acknowledged with what the log grew by.
fn account(point: &Point) -> Option<String> {
    let appended = point.appended_records?;
    let accounted = i64::try_from(point.accounted_records).unwrap_or(i64::MAX);
    match point.acks {
        Some("0") => Some(format!(
            "{accounted} records went into sockets, the log grew by {appended}"
        )),
        _ if appended < accounted => Some(format!(
            "RECORDS MISSING: {accounted} were acknowledged, but the log grew by {appended}"
        )),
        _ => None,
    }
}

fn verdict(findings: &Findings) -> String {
    if findings.fault_count() == 0 {
        return format!(
            "verified: {} acknowledged records, {} found, each once, in order, unaltered{}",
            findings.acknowledged_records,
            findings.found_records,
            match findings.unacknowledged_present {
                0 => String::new(),
                count => format!("; {count} of them were not acknowledged, which is allowed"),
            }
        );
    }
    format!(
        "VERIFICATION FAILED: {} lost, {} duplicated, {} reordered, {} altered, {} misplaced",
        findings.lost,
        findings.duplicated,
        findings.reordered,
        findings.altered,
        findings.misplaced
    )
}
