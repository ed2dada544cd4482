use super::*;

fn summary() -> Summary {
    let text = r#"{
        "title": "A <b>bold</b> title", "facts": [["kernel", "6.18"]],
        "workloads": [{"key": "1", "title": "batches"}],
        "variants": [{"name": "r", "label": "ringspool, durability=disk"}, {"name": "k", "label": "Kafka, page cache"}],
        "table": [{"workload": "1", "metric": "MB/s", "candidate": ["ringspool, durability=disk", "650"],
                   "against": ["Kafka, page cache", "450"], "ratio": "1.44", "goal": "at least 2", "met": false}],
        "limits": [["fio", "2,000 MB/s"]], "another field": 1
    }"#;
    serde_json::from_str(text).unwrap()
}

fn run(workload: &str, variant: &str, metric: &'static str, value: f64) -> Run {
    Run {
        workload: workload.to_owned(),
        family: workload.to_owned(),
        variant: variant.to_owned(),
        metrics: [(metric, value)].into(),
        ..Run::default()
    }
}

#[test]
fn a_variant_keeps_its_style_from_workload_to_workload() {
    let runs = [
        run("1", "k", "start_ms", 2_000.0),
        run("1", "r", "start_ms", 80.0),
        run("2", "r", "start_ms", 81.0),
    ];
    let summary = summary();
    let second = summary.series(&runs, "2");
    assert_eq!(second.len(), 1);
    assert_eq!(
        (second[0].label.as_str(), second[0].class),
        ("ringspool, durability=disk", "accent")
    );
    let first: Vec<&str> = summary
        .series(&runs, "1")
        .iter()
        .map(|series| series.class)
        .collect();
    assert_eq!(first, ["other", "accent"]);
}

/// The page is sent around as one file: whatever it would load from elsewhere is missing there.
#[test]
fn the_page_needs_nothing_from_outside() {
    let runs = [
        run("1", "r", "start_ms", 80.0),
        run("1", "k", "start_ms", 2_000.0),
    ];
    let page = page::render(&summary(), &runs);
    for outside in ["<script", "<link", "http://", "https://", "@import", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(page.contains("A &lt;b&gt;bold&lt;/b&gt; title"));
    assert!(page.contains("missed") && page.contains("ringspool, durability=disk"));
    assert!(page.contains("<svg") && page.contains("start, ms"));
}
