//! The metrics endpoint, as Prometheus and people see it.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream, ToSocketAddrs};
use std::process::Stdio;

use ringspool_protocol::messages::metadata_request::MetadataRequest;
use ringspool_server::metrics::metric_rows;

use crate::broker::{TestBroker, failure, serve_command};
use crate::records::{
    FETCH_VERSION, PRODUCE_VERSION, batch, fetch_request, fetched, produce_request, produced,
};

/// A broker that serves metrics at any free port.
fn broker() -> TestBroker {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let mut command = serve_command(folder.path(), "127.0.0.1:0", &[]);
    command.args(["--metrics-listen", "127.0.0.1:0"]);
    TestBroker::from_command(command, folder)
}

/// The whole answer to a GET request.
fn answer_to(address: SocketAddr, path: &str) -> (String, String) {
    let mut stream = TcpStream::connect(address).expect("it listens");
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("it reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("text");
    let (head, body) = answer.split_once("\r\n\r\n").expect("headers end");
    (head.to_owned(), body.to_owned())
}

/// Values by name and labels, as written.
struct Page(BTreeMap<String, f64>);

impl Page {
    fn scrape(broker: &TestBroker) -> Page {
        let (head, body) = answer_to(broker.metrics_address(), "/metrics");
        assert!(head.starts_with("HTTP/1.1 200 "), "{head}");
        assert!(
            head.contains("content-type: application/openmetrics-text; version=1.0.0"),
            "{head}"
        );
        Page::parse(&body)
    }

    /// Checks every line on the way.
    fn parse(text: &str) -> Page {
        assert!(text.ends_with("\n# EOF\n"), "{text}");
        let mut samples = BTreeMap::new();
        let (mut family, mut kind) = ("", "");
        for line in text.lines() {
            let words: Vec<&str> = line.splitn(4, ' ').collect();
            match words.as_slice() {
                ["#", "EOF"] => assert_eq!(text.find(line), Some(text.len() - line.len() - 1)),
                ["#", "HELP", name, _] => family = name,
                ["#", "TYPE", name, found] => {
                    assert_eq!(*name, family, "{line}");
                    kind = found;
                }
                ["#", "UNIT", name, unit] => {
                    assert!(*name == family && name.ends_with(unit), "{line}");
                }
                _ => {
                    let (series, value) = line.rsplit_once(' ').expect("a value");
                    let name = series.split('{').next().expect("a name");
                    let suffix = name.strip_prefix(family).expect("a name of its family");
                    let suffixes: &[&str] = match kind {
                        "counter" => &["_total"],
                        "gauge" => &[""],
                        "histogram" => &["_bucket", "_sum", "_count"],
                        "info" => &["_info"],
                        _ => panic!("{kind}"),
                    };
                    assert!(suffixes.contains(&suffix), "{line} in a {kind}");
                    let labels = series.strip_prefix(name).expect("it begins with it");
                    assert!(labels.starts_with('{') && labels.ends_with('}'), "{line}");
                    let value = value.parse().expect("a number");
                    let earlier = samples.insert(series.to_owned(), value);
                    assert_eq!(earlier, None, "{line} twice");
                }
            }
        }
        Page(samples)
    }

    /// The sum over all series of this name that have all these labels.
    fn sum(&self, name: &str, labels: &[&str]) -> f64 {
        self.0
            .iter()
            .filter(|(series, _)| series.split('{').next() == Some(name))
            .filter(|(series, _)| labels.iter().all(|label| series.contains(label)))
            .map(|(_, value)| value)
            .sum()
    }
}

#[test]
fn counters_say_what_was_sent() {
    let broker = broker();
    let mut client = broker.client();
    client.create_topic("orders", 4, &[]);
    let before = Page::scrape(&broker);
    assert_eq!(
        before.sum("ringspool_requests_total", &["api=\"Produce\""]),
        0.0
    );
    let batches_before = before.sum("ringspool_batches_total", &[]);
    let mut sent_bytes = 0;
    for index in 0..20 {
        let request = produce_request("orders", index % 4, -1, Some(batch(&["a", "b"])));
        let frame =
            ringspool_protocol::frame::request_frame(1, Some("it"), PRODUCE_VERSION, &request);
        sent_bytes += frame
            .expect("it is written")
            .iter()
            .map(|piece| piece.len())
            .sum::<usize>();
        assert_eq!(
            produced(client.call(&request, PRODUCE_VERSION)).error_code,
            0
        );
    }
    for index in 0..3 {
        let data = fetched(client.call(&fetch_request("orders", index, 0), FETCH_VERSION));
        assert_eq!(data.error_code, 0);
    }
    let mut waiting = fetch_request("orders", 0, 10);
    (waiting.min_bytes, waiting.max_wait_ms) = (1, 1);
    client.call(&waiting, FETCH_VERSION);
    // Nothing of this connection is still on its way when another answer has come.
    client.call(&MetadataRequest::default(), 9);

    let page = Page::scrape(&broker);
    let of = |name: &str, labels: &[&str]| page.sum(name, labels);
    let (produce, fetch) = ("api=\"Produce\"", "api=\"Fetch\"");
    assert_eq!(of("ringspool_requests_total", &[produce]), 20.0);
    assert_eq!(of("ringspool_requests_total", &[fetch]), 4.0);
    assert_eq!(
        of("ringspool_requests_total", &["api=\"CreateTopics\""]),
        1.0
    );
    assert_eq!(
        of("ringspool_request_bytes_total", &[produce]),
        sent_bytes as f64
    );
    assert!(of("ringspool_response_bytes_total", &[fetch]) > 60.0);
    assert_eq!(of("ringspool_batches_total", &[]) - batches_before, 20.0);
    assert_eq!(of("ringspool_connections_accepted_total", &[]), 1.0);
    assert_eq!(of("ringspool_connections_open", &[]), 1.0);
    let stage = "ringspool_request_stage_seconds_count";
    assert_eq!(of(stage, &[produce, "stage=\"handle\""]), 20.0);
    assert_eq!(of(stage, &[produce, "stage=\"wait\""]), 20.0);
    assert_eq!(of(stage, &[produce, "stage=\"park\""]), 0.0);
    assert_eq!(of(stage, &[fetch, "stage=\"handle\""]), 4.0);
    assert_eq!(of(stage, &[fetch, "stage=\"park\""]), 1.0);
    let parked = of(
        "ringspool_request_stage_seconds_sum",
        &[fetch, "stage=\"park\""],
    );
    assert!(parked >= 0.001, "{parked}");
    // A batch at a time, each is a commit of its own; durability=disk: each write brings its flush.
    assert!(of("ringspool_journal_write_seconds_count", &[]) >= 20.0);
    assert_eq!(of("ringspool_journal_flush_seconds_count", &[]), 0.0);
    let waited = of(
        "ringspool_request_stage_seconds_sum",
        &[produce, "stage=\"wait\""],
    );
    assert!(waited > 0.0 && waited < 30.0, "{waited}");
    assert_eq!(
        of(
            "ringspool_build_info",
            &["durability=\"disk\"", env!("CARGO_PKG_VERSION")]
        ),
        1.0
    );
}

#[test]
fn histograms_agree_with_themselves_and_every_metric_is_there() {
    let broker = broker();
    let mut client = broker.client();
    client.create_topic("orders", 2, &[]);
    for index in 0..10 {
        let request = produce_request("orders", index % 2, -1, Some(batch(&["a"])));
        client.call(&request, PRODUCE_VERSION);
    }
    let page = Page::scrape(&broker);
    let mut histograms = 0;
    for (series, count) in &page.0 {
        let Some((name, labels)) = series.split_once("_count{") else {
            continue;
        };
        histograms += 1;
        let labels = labels.trim_end_matches('}');
        let mut buckets: Vec<(f64, f64)> = page
            .0
            .iter()
            .filter_map(|(series, value)| {
                let bound = series
                    .strip_prefix(&format!("{name}_bucket{{le=\""))
                    .and_then(|rest| rest.strip_suffix(&format!("\",{labels}}}")))?;
                let bound = match bound {
                    "+Inf" => f64::INFINITY,
                    bound => bound.parse().expect("a number"),
                };
                Some((bound, *value))
            })
            .collect();
        buckets.sort_by(|left, right| left.0.total_cmp(&right.0));
        assert!(
            buckets.is_sorted_by_key(|(_, value)| *value),
            "{series}: {buckets:?}"
        );
        assert_eq!(buckets.last(), Some(&(f64::INFINITY, *count)), "{series}");
    }
    assert!(histograms >= 16, "{histograms}");
    for row in metric_rows() {
        let name = match row.kind() {
            "histogram" => format!("{}_count{{", row.full_name()),
            _ => format!("{}{{", row.full_name()),
        };
        assert!(
            page.0.keys().any(|series| series.starts_with(&name)),
            "{name}"
        );
    }
}

#[test]
fn connections_that_the_broker_closes_are_counted_by_cause() {
    let broker = broker();
    let mut bad_length = broker.client();
    bad_length.send_bytes(&0_i32.to_be_bytes());
    bad_length.expect_closed();
    let mut unknown_api = broker.client();
    unknown_api.send_bytes(&[0, 0, 0, 10, 0x7f, 0xff, 0, 0, 0, 0, 0, 1, 0xff, 0xff]);
    unknown_api.expect_closed();
    let page = Page::scrape(&broker);
    let closed = |cause: &str| {
        let label = format!("cause=\"{cause}\"");
        page.sum("ringspool_connections_closed_total", &[&label])
    };
    assert_eq!(
        (closed("frame"), closed("request"), closed("idle")),
        (1.0, 1.0, 0.0)
    );
    assert_eq!(page.sum("ringspool_connections_accepted_total", &[]), 2.0);
    assert_eq!(page.sum("ringspool_connections_open", &[]), 0.0);
}

#[test]
fn health_is_told_and_nothing_else_is_served() {
    let broker = broker();
    let (head, body) = answer_to(broker.metrics_address(), "/health");
    assert!(head.starts_with("HTTP/1.1 200 "), "{head}");
    assert_eq!(body, "ok\n");
    for path in ["/", "/metrics/", "/other", "/../etc/passwd"] {
        let (head, _) = answer_to(broker.metrics_address(), path);
        assert!(head.starts_with("HTTP/1.1 404 "), "{path}: {head}");
    }
}

#[test]
fn none_serves_no_metrics() {
    let broker = TestBroker::start();
    let shown = broker
        .banner()
        .lines()
        .find_map(|line| line.trim().strip_prefix("metrics "));
    assert_eq!(shown.map(str::trim), Some("none"));
}

#[test]
fn a_metrics_port_that_was_asked_for_and_is_taken_exits_with_4() {
    let owner = broker();
    let folder = tempfile::tempdir().expect("a temporary directory");
    let taken = owner.metrics_address();
    let mut command = serve_command(folder.path(), "127.0.0.1:0", &[]);
    command.args(["--metrics-listen", &taken.to_string()]);
    let (code, text) = failure(command);
    assert_eq!(code, 4, "{text}");
    let named = format!(
        "port {} is in use by pid {} (ringspool)",
        taken.port(),
        owner.pid()
    );
    assert!(text.contains(&named), "{text}");
    assert!(
        text.contains("fix: ringspool serve --metrics-listen "),
        "{text}"
    );
}

/// A second broker on a machine must start without being told about metrics.
#[test]
fn the_default_metrics_port_may_be_taken() {
    // Where this fails, somebody else has it already, which is as good.
    let _held: Vec<TcpListener> = "localhost:9644"
        .to_socket_addrs()
        .expect("every machine has a localhost")
        .filter_map(|address| TcpListener::bind(address).ok())
        .collect();
    let folder = tempfile::tempdir().expect("a temporary directory");
    let log_path = folder.path().join("log");
    let log = std::fs::File::create(&log_path).expect("writable");
    let mut command = serve_command(&folder.path().join("data"), "127.0.0.1:0", &[]);
    command
        .env_remove("RINGSPOOL_METRICS_LISTEN")
        .stderr(Stdio::from(log));
    let broker = TestBroker::from_command(command, folder);
    assert!(
        broker
            .banner()
            .contains("metrics     none (localhost:9644 is not free)"),
        "{}",
        broker.banner()
    );
    broker.client().create_topic("orders", 1, &[]);
    let log = std::fs::read_to_string(log_path).expect("text");
    assert!(
        log.contains("WARN") && log.contains("--metrics-listen"),
        "{log}"
    );
}
