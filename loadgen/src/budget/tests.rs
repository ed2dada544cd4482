//! A budget adds up, over all shards, from two pages whose times are known.

use super::*;
use crate::json::Percentiles;
use crate::stats::latency_histogram;

/// A page after `rounds` times 10 produce requests on shard 0 and 30 on shard 1, in 5 commits.
fn page(rounds: u64) -> Scrape {
    let mut text = String::from("# HELP ringspool_requests Requests.\n# EOF\nother{a=\"b\"} 3\n");
    let mut add = |series: &str, value: f64| {
        let _ = writeln!(text, "ringspool_{series} {}", value * rounds as f64);
    };
    add("requests_total{shard=\"0\",api=\"Produce\"}", 10.0);
    add("requests_total{shard=\"1\",api=\"Produce\"}", 30.0);
    add("requests_total{shard=\"1\",api=\"ProduceX\"}", 99.0);
    for (stage, seconds) in [("read", 0.004), ("handle", 0.008), ("wait", 0.08)] {
        for shard in 0..2 {
            let labels = format!("{{shard=\"{shard}\",api=\"Produce\",stage=\"{stage}\"}}");
            add(&format!("request_stage_seconds_sum{labels}"), seconds / 2.0);
            add(&format!("request_stage_seconds_count{labels}"), 1.0);
        }
    }
    for (name, seconds) in [
        ("commit_wait", 0.001),
        ("journal_write", 0.002),
        ("journal_flush", 0.005),
    ] {
        add(&format!("{name}_seconds_sum{{shard=\"0\"}}"), seconds);
        add(&format!("{name}_seconds_count{{shard=\"0\"}}"), 5.0);
    }
    add("response_send_seconds_sum{shard=\"0\"}", 0.002);
    add("response_send_seconds_count{shard=\"0\"}", 20.0);
    Scrape::parse(&text)
}

fn side(mean_us: u64) -> Side {
    let mut histogram = latency_histogram();
    histogram.record(mean_us * 1_000).unwrap();
    Side {
        measured_seconds: 1.0,
        requests: 40,
        records: 40,
        value_bytes: 1,
        batch_bytes: 1,
        requests_per_second: 40.0,
        records_per_second: 40.0,
        mb_per_second: 1.0,
        batch_mb_per_second: 1.0,
        latency_basis: "actual send to answer (closed loop)",
        latency: Percentiles::of(&histogram),
        service_time: None,
        errors: Default::default(),
        errors_with_warm_up: Default::default(),
        backlog_requests_max: 0,
        unsent_requests: 0,
        unanswered_requests: 0,
        windows: Vec::new(),
    }
}

fn mean_us(budget: &Budget, stage: &str) -> f64 {
    let found = budget.stages.iter().find(|share| share.stage == stage);
    found.unwrap().mean_us
}

#[test]
fn stages_are_means_of_what_lies_between_the_pages_and_add_up_to_the_latency() {
    let budget = of(Workload::Produce, &side(3_000), &page(2), &page(3)).unwrap();
    assert_eq!((budget.api, budget.requests), ("Produce", 40));
    for (stage, expected_us) in [
        ("read", 100.0),
        ("handle", 200.0),
        ("wait", 2_000.0),
        ("commit wait", 200.0),
        ("journal write", 400.0),
        ("journal flush", 1_000.0),
        ("send", 100.0),
    ] {
        let found = mean_us(&budget, stage);
        assert!((found - expected_us).abs() < 0.01, "{stage}: {found}");
    }
    let whole: f64 = budget
        .stages
        .iter()
        .filter(|stage| stage.part_of.is_none())
        .map(|stage| stage.share)
        .sum();
    assert!((whole - 1.0).abs() < 1e-9, "{whole}");
}

#[test]
fn the_block_names_every_stage() {
    let budget = of(Workload::Produce, &side(3_000), &page(0), &page(1)).unwrap();
    let mut text = String::new();
    render(&mut text, "acks=all", &budget);
    assert!(
        text.starts_with("  acks=all: latency budget of 40 Produce requests"),
        "{text}"
    );
    for stage in &budget.stages {
        assert!(text.contains(stage.stage), "{} in {text}", stage.stage);
    }
    assert!(
        text.contains("      journal flush"),
        "parts are set off: {text}"
    );
}

#[test]
fn without_counted_requests_there_is_no_budget() {
    let same = page(1);
    assert_eq!(of(Workload::Produce, &side(3_000), &same, &same), None);
    assert_eq!(
        of(Workload::Consume, &side(3_000), &page(0), &page(1)),
        None
    );
    let foreign = Scrape::parse("kafka_requests_total{api=\"Produce\"} 7\nnonsense\n");
    assert_eq!(
        of(Workload::Produce, &side(3_000), &foreign, &foreign),
        None
    );
}

#[test]
fn urls_need_scheme_host_and_port() {
    for (text, shown) in [
        (
            "http://localhost:9644/metrics",
            "http://localhost:9644/metrics",
        ),
        ("http://[::1]:9644", "http://[::1]:9644/metrics"),
    ] {
        let url: MetricsUrl = text.parse().unwrap();
        assert_eq!(url.to_string(), shown);
    }
    for wrong in [
        "",
        "localhost:9644",
        "https://a:1/",
        "http://a/metrics",
        "http://:1/",
        "http://a:1/b c",
    ] {
        assert!(wrong.parse::<MetricsUrl>().is_err(), "{wrong}");
    }
}
