//! The latency budget of a run, against a page of metrics that is known.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener};

use crate::fake_broker::{FakeBroker, Fault};
use crate::{loadgen, run_to_json};

/// Serves a page whose counters grow with every time it is asked for.
fn metrics_server() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for (round, stream) in (1..).zip(listener.incoming()) {
            let mut stream = stream.unwrap();
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let wanted = lines.next().unwrap().unwrap();
            while lines.next().is_some_and(|line| !line.unwrap().is_empty()) {}
            let page = match wanted.as_str() {
                "GET /metrics HTTP/1.0" => format!("HTTP/1.0 200 OK\r\n\r\n{}", page(round)),
                _ => "HTTP/1.0 404 Not Found\r\n\r\n".to_owned(),
            };
            stream.write_all(page.as_bytes()).unwrap();
        }
    });
    address
}

fn page(round: u32) -> String {
    let requests = 100 * round;
    let handle_seconds = 0.001 * f64::from(round);
    format!(
        "# TYPE ringspool_requests counter\n\
         ringspool_requests_total{{shard=\"0\",api=\"Produce\"}} {requests}\n\
         ringspool_request_stage_seconds_sum{{shard=\"0\",api=\"Produce\",stage=\"handle\"}} {handle_seconds}\n\
         # EOF\n"
    )
}

#[test]
fn a_budget_is_made_of_the_pages_around_the_measurement() {
    let folder = tempfile::tempdir().unwrap();
    let broker = FakeBroker::start(Fault::None);
    let url = format!("http://{}/metrics", metrics_server());
    let (code, document) = run_to_json(
        &broker,
        folder.path(),
        &["--metrics", &url, "--acks", "0,all"],
    );
    assert_eq!(code, Some(0));
    let points = &document["points"];
    assert!(
        points[0]["budget"].is_null(),
        "acks=0 has no answer to wait for"
    );
    let budget = &points[1]["budget"];
    assert_eq!(
        (&budget["api"], &budget["requests"]),
        (&"Produce".into(), &100.into())
    );
    assert_eq!(
        budget["mean_latency_us"],
        points[1]["produce"]["service_time"]["mean_us"]
    );
    let stages = budget["stages"].as_array().unwrap();
    let handle = stages
        .iter()
        .find(|stage| stage["stage"] == "handle")
        .unwrap();
    let mean_us = handle["mean_us"].as_f64().unwrap();
    assert!((mean_us - 10.0).abs() < 0.001, "{mean_us}");
}

#[test]
fn a_page_that_is_not_there_ends_the_run_before_it_begins() {
    let broker = FakeBroker::start(Fault::None);
    let url = format!("http://{}/other", metrics_server());
    let output = loadgen(&broker, &["run", "--metrics", &url]);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(text.contains(&format!("no metrics at {url}")), "{text}");
    assert!(text.contains("404"), "{text}");
}
