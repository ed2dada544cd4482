//! The table shows what was measured, under the right durability, and hides no failure.

use std::collections::BTreeMap;

use super::*;
use crate::durability::Durability;
use crate::json::{ClientUse, Percentiles};
use crate::process_stats::ProcessUse;
use crate::stats::latency_histogram;

fn point(durability: &str, sustained: Option<bool>) -> Point {
    let mut histogram = latency_histogram();
    for value_ns in 1..=1_000_u64 {
        histogram.record(value_ns * 1_000_000).unwrap();
    }
    let load = match sustained {
        None => Load::Closed { in_flight: 5 },
        Some(_) => Load::Open {
            offered_records_per_second: 20_000.0,
            offered_mb_per_second: 20.0,
            asked: "20000 records/s".to_owned(),
        },
    };
    Point {
        topic: "bench".to_owned(),
        acks: Some("all"),
        durability: Durability {
            label: durability.to_owned(),
            reported: BTreeMap::new(),
        },
        load,
        sustained,
        produce: Some(Side {
            measured_seconds: 10.0,
            requests: 1,
            records: 1,
            value_bytes: 1,
            batch_bytes: 1,
            requests_per_second: 1.0,
            records_per_second: 1_234_567.0,
            mb_per_second: 1_264.2,
            batch_mb_per_second: 1_270.0,
            latency_basis: "intended send to answer",
            latency: Percentiles::of(&histogram),
            service_time: None,
            errors: [("NOT_LEADER_OR_FOLLOWER".to_owned(), 17)].into(),
            errors_with_warm_up: BTreeMap::new(),
            backlog_requests_max: 0,
            unsent_requests: 0,
            unanswered_requests: 0,
            windows: Vec::new(),
        }),
        consume: None,
        appended_records: None,
        accounted_records: 1,
        server: None,
        client: ClientUse {
            process: ProcessUse::default(),
            busiest_thread_core_share: 0.0,
            client_bound: false,
        },
        budget: None,
        verification: None,
        ended_early: None,
        notes: vec!["17 batches failed".to_owned()],
    }
}

#[test]
fn a_row_has_rate_percentiles_and_errors() {
    let text = table(&[&point("durability=disk", None)]);
    let cells: Vec<&str> = text.lines().nth(1).unwrap().split_whitespace().collect();
    assert_eq!(
        cells[..5],
        ["all", "produce", "closed", "1,234,567", "1264.2"]
    );
    let p50_ms: f64 = cells[5].parse().unwrap();
    assert!((499.0..502.0).contains(&p50_ms), "{p50_ms}");
    assert_eq!(cells[10..], ["17", "–"]);
}

#[test]
fn a_load_that_was_not_sustained_shows_no_percentiles() {
    let text = table(&[&point("durability=disk", Some(false))]);
    let cells: Vec<&str> = text.lines().nth(1).unwrap().split_whitespace().collect();
    assert_eq!(cells[2], "20,000");
    assert_eq!(cells[5..10], ["–"; 5]);
}

#[test]
fn results_of_different_durability_never_share_a_table() {
    let points = [
        point("durability=disk", None),
        point("durability=os", None),
        point("durability=disk", None),
    ];
    assert_eq!(durabilities(&points), ["durability=disk", "durability=os"]);
}

#[test]
fn numbers_are_grouped_and_scaled() {
    assert_eq!(thousands(0.0), "0");
    assert_eq!(thousands(999.4), "999");
    assert_eq!(thousands(1_000_000.0), "1,000,000");
    assert_eq!(milliseconds(123.0), "0.123");
    assert_eq!(milliseconds(45_600.0), "45.6");
    assert_eq!(milliseconds(2_500_000.0), "2500");
}
