//! `compare`, `report` and `limit`, on what real runs wrote.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use serde_json::{Value, json};

/// A `limit` broker; it ends with the test.
struct Limit {
    process: Child,
    address: String,
}

impl Limit {
    fn start() -> Limit {
        let mut process = program(&["limit", "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        output.read_line(&mut line).unwrap();
        let address = line.split(['/', ' ', ';']).find(|word| word.contains(':'));
        let address = address.unwrap().to_owned();
        Limit { process, address }
    }

    /// Runs a load of a second or more and returns what it wrote.
    fn run(&self, folder: &Path, arguments: &[&str]) -> Value {
        let path = folder.join("run.json");
        let output = program(&["run", "--warm-up", "0", "--bootstrap", &self.address])
            .arg("--json")
            .arg(&path)
            .args(arguments)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", stderr(&output));
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
    }
}

impl Drop for Limit {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ringspool-loadgen"));
    command.args(arguments);
    command
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn write(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

/// A document as a run writes it, with these MB/s in its seconds.
fn with_rates(document: &Value, rates: [f64; 4]) -> String {
    let mut document = document.clone();
    let side = &mut document["points"][0]["produce"];
    side["mb_per_second"] = json!(rates.iter().sum::<f64>() / 4.0);
    let mut window = side["windows"][0].clone();
    let windows = rates.map(|rate| {
        window["mb"] = json!(rate);
        window.clone()
    });
    side["windows"] = json!(windows);
    document.to_string()
}

/// The lines of a comparison: one document, under two names, in three rounds.
fn lines(document: &Value) -> String {
    let line = |round: u64, variant: &str, factor: f64| {
        let mut result = document.clone();
        let rate = 100.0 * factor * (1.0 + round as f64);
        result["points"][0]["produce"]["mb_per_second"] = json!(rate);
        json!({"workload": "1", "variant": variant, "round": round, "result": result}).to_string()
    };
    let rounds = (0..3).flat_map(|round| [line(round, "slow", 1.0), line(round, "fast", 3.0)]);
    rounds.collect::<Vec<String>>().join("\n")
}

#[test]
fn nothing_is_stored_and_every_record_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    let limit = Limit::start();
    for acks in ["0", "1", "all"] {
        let arguments = [
            "--acks",
            acks,
            "--rate",
            "600",
            "--batch-records",
            "3",
            "--seconds",
            "1",
        ];
        let document = limit.run(folder.path(), &arguments);
        let point = &document["points"][0];
        assert_eq!(
            point["appended_records"], point["accounted_records"],
            "acks={acks}: {}",
            point["notes"]
        );
        assert!(point["accounted_records"].as_u64() > Some(0));
        assert_eq!(point["produce"]["errors_with_warm_up"], json!({}));
        let label = point["durability"]["label"].as_str().unwrap();
        assert!(label.contains("nothing is stored"), "{label}");
    }
}

#[test]
fn a_port_in_use_is_told_at_once() {
    let limit = Limit::start();
    let output = program(&["limit", "--listen", &limit.address])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).starts_with("error: cannot listen on 127.0.0.1:"),
        "{}",
        stderr(&output)
    );
}

/// The exit code is what a pipeline looks at.
#[test]
fn compare_ends_with_1_only_on_a_regression() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["--rate", "300", "--batch-records", "1", "--seconds", "1"];
    let document = Limit::start().run(folder.path(), &arguments);
    let file = |name: &str, rates| write(folder.path(), name, &with_rates(&document, rates));
    let baseline = file("baseline.json", [100.0, 101.0, 99.0, 100.0]);
    let same = file("same.json", [100.0, 99.0, 101.0, 100.0]);
    let slow = file("slow.json", [80.0, 81.0, 79.0, 80.0]);
    let compare = |candidates: &[&str], more: &[&str]| {
        program(&["compare", "--metric", "mb_per_second", &baseline])
            .args(candidates)
            .args(more)
            .output()
            .unwrap()
    };
    assert_eq!(compare(&[&same], &[]).status.code(), Some(0));
    let found = compare(&[&same, &slow], &[]);
    assert_eq!(found.status.code(), Some(1));
    assert!(
        stderr(&found).starts_with("error: 1 regression(s)\ncause: produce acks=all"),
        "{}",
        stderr(&found)
    );
    assert_eq!(
        compare(&[&slow], &["--regression-percent", "30"])
            .status
            .code(),
        Some(0)
    );
}

#[test]
fn variants_of_a_comparison_are_paired_by_round() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["--rate", "300", "--batch-records", "1", "--seconds", "1"];
    let document = Limit::start().run(folder.path(), &arguments);
    write(folder.path(), "runs.jsonl", &lines(&document));
    let path = folder.path().to_str().unwrap();
    let json_path = folder.path().join("comparison.out");
    let output = program(&["compare", "--metric", "mb_per_second", "--json"])
        .arg(&json_path)
        .args([format!("{path}@slow"), format!("{path}@fast")])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let comparison: Value =
        serde_json::from_str(&std::fs::read_to_string(json_path).unwrap()).unwrap();
    let row = &comparison["rows"][0];
    // The rounds differ by a factor of three; paired, the ratio is 3 in each.
    let interval: Vec<f64> = serde_json::from_value(row["interval"].clone()).unwrap();
    for ratio in [row["ratio"].as_f64().unwrap(), interval[0], interval[1]] {
        assert!((ratio - 3.0).abs() < 1e-9, "{row}");
    }
    assert_eq!(
        (&row["verdict"], &row["samples"]["kind"]),
        (&json!("better"), &json!("rounds"))
    );
}

#[test]
fn what_cannot_be_compared_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["--rate", "300", "--batch-records", "1", "--seconds", "1"];
    let document = Limit::start().run(folder.path(), &arguments);
    let one = write(folder.path(), "one.json", &document.to_string());
    let mut other = document.clone();
    other["settings"]["record_bytes"] = json!(4096);
    let other = write(folder.path(), "other.json", &other.to_string());
    let damaged = write(folder.path(), "damaged.jsonl", "{\"workload\": 1}\n");
    let path = folder.path().to_str().unwrap();
    for (candidate, expected) in [
        (other.as_str(), "have no workload in common"),
        ("missing.json", "cannot use the file missing.json"),
        (damaged.as_str(), "cannot be read as a result"),
        (&format!("{path}@kafka"), "there is no variant kafka"),
    ] {
        let output = program(&["compare", &one, candidate]).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(stderr(&output).contains(expected), "{}", stderr(&output));
    }
}

/// One of the rates cannot be carried on purpose: it must be told, not drawn as a latency.
#[test]
fn a_report_draws_every_picture_and_marks_what_was_not_sustained() {
    let folder = tempfile::tempdir().unwrap();
    let limit = Limit::start();
    let sweep = [
        "--rate",
        "200,400,800",
        "--batch-records",
        "1",
        "--seconds",
        "2",
    ];
    let mut document = limit.run(folder.path(), &sweep);
    document["points"][2]["sustained"] = json!(false);
    std::fs::remove_file(folder.path().join("run.json")).unwrap();
    let server_pid = limit.process.id().to_string();
    let closed = limit.run(
        folder.path(),
        &["--seconds", "2", "--server-pid", &server_pid],
    );
    std::fs::remove_file(folder.path().join("run.json")).unwrap();
    write(folder.path(), "sweep.json", &document.to_string());
    write(folder.path(), "closed.json", &closed.to_string());
    let output = program(&["report"]).arg(folder.path()).output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    let page = std::fs::read_to_string(folder.path().join("report.html")).unwrap();
    for picture in [
        "latency in ms over percentile",
        "MB/s over the seconds of the measurement",
        "CPU-s per GB",
        "p99 latency over throughput",
    ] {
        assert!(
            page.contains(&format!("aria-label=\"{picture}")) || page.contains(picture),
            "{picture}"
        );
    }
    assert!(
        page.contains("not sustained</title>"),
        "the rate that was not carried has its hollow dot"
    );
    assert!(page.contains("durability=none"));
    let rows = std::fs::read_to_string(folder.path().join("points.csv")).unwrap();
    assert_eq!(rows.lines().count(), 5, "{rows}");
    assert!(rows.contains(",false,"));
}
