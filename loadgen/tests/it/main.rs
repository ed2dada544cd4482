//! The program as users run it, against a broker in this process that can be made to misbehave.
#![forbid(unsafe_code)]
// A broken assumption of a test shall fail the test.
#![allow(clippy::unwrap_used)]

mod budgets;
mod fake_broker;
mod faults;
mod results;
mod runs;

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use crate::fake_broker::FakeBroker;

/// Runs the program with `arguments` against `broker`.
fn loadgen(broker: &FakeBroker, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ringspool-loadgen"))
        .args(arguments)
        .args(["--bootstrap", &broker.address()])
        .output()
        .expect("the program starts")
}

/// Runs `run` for one second with these further arguments; returns exit code and JSON.
fn run_to_json(broker: &FakeBroker, folder: &Path, arguments: &[&str]) -> (Option<i32>, Value) {
    let path = folder.join("result.json");
    let path_text = path.to_str().expect("a plain path");
    let mut all = vec![
        "run",
        "--warm-up",
        "0",
        "--seconds",
        "1",
        "--json",
        path_text,
    ];
    all.extend(arguments);
    let output = loadgen(broker, &all);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| {
        let stderr = String::from_utf8_lossy(&output.stderr);
        panic!("no result: {error}; {stderr}")
    });
    (
        output.status.code(),
        serde_json::from_str(&text).expect("JSON"),
    )
}
