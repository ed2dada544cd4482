//! All measurements of one call: which, in which order, each in a fresh process over a fresh folder.
//!
//! Decides the order. Candidates of one promise run one after the other, forwards in one round and backwards in the next
//! (ABBA), so that a drift of a shared machine hits all alike.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, thread};

use serde::Serialize;

use crate::candidate::{Candidate, Outcome, Promise};
use crate::measure::Figures;

/// How much is measured.
#[derive(Clone, Debug, Serialize)]
pub struct Plan {
    /// Measured seconds of a run.
    pub seconds: f64,
    /// Seconds before that.
    pub warm_up: f64,
    /// Runs of each candidate with each workload.
    pub rounds: usize,
    /// Bytes of a value.
    pub sizes: Vec<usize>,
    /// Writers at the same time.
    pub writers: Vec<usize>,
}

/// One run, whether it went well or not.
#[derive(Clone, Debug, Serialize)]
pub struct Run {
    /// Name of the candidate.
    pub candidate: &'static str,
    /// What its appends are worth.
    pub promise: &'static str,
    /// Bytes of a value.
    pub size_bytes: usize,
    /// Writers at the same time.
    pub writers: usize,
    /// 0-based.
    pub round: usize,
    /// What was measured, if it went well.
    pub figures: Option<Figures>,
    /// Why it did not.
    pub failure: Option<String>,
}

/// Makes every run of the plan below `folder` and hands it to `tell` as soon as it is over.
pub fn carry_out(
    plan: &Plan,
    candidates: &[Candidate],
    folder: &Path,
    mut tell: impl FnMut(&Run),
) -> Outcome<Vec<Run>> {
    let mut runs = Vec::new();
    for &size_bytes in &plan.sizes {
        for &writers in &plan.writers {
            for class in [
                &[Promise::Durable][..],
                &[Promise::Written, Promise::Staged],
            ] {
                let mut present: Vec<_> = candidates
                    .iter()
                    .filter(|each| class.contains(&each.promise) && writers >= each.writers_min)
                    .collect();
                for round in 0..plan.rounds {
                    for candidate in &present {
                        let run = run(plan, candidate, (size_bytes, writers), round, folder)?;
                        tell(&run);
                        runs.push(run);
                    }
                    present.reverse();
                }
            }
        }
    }
    Ok(runs)
}

fn run(
    plan: &Plan,
    candidate: &Candidate,
    (size_bytes, writers): (usize, usize),
    round: usize,
    parent: &Path,
) -> Outcome<Run> {
    let folder = tempfile::Builder::new()
        .prefix(candidate.name)
        .tempdir_in(parent)?;
    // What the run before left to the disk is not this one's burden.
    nix::unistd::syncfs(File::open(parent)?)?;
    let process = Command::new(env::current_exe()?)
        .arg("run-one")
        .args(["--candidate", candidate.name])
        .args(["--size-bytes", &size_bytes.to_string()])
        .args(["--writers", &writers.to_string()])
        .args(["--seconds", &plan.seconds.to_string()])
        .args(["--warm-up", &plan.warm_up.to_string()])
        .arg("--folder")
        .arg(folder.path())
        // walrus takes its folder from the environment and otherwise tells each append on the standard output.
        .env("WALRUS_DATA_DIR", folder.path())
        .env("WALRUS_QUIET", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let patience = Duration::from_secs_f64(plan.seconds + plan.warm_up) + PATIENCE;
    let outcome = wait(process, patience);
    folder.close()?;
    let (figures, failure) = match outcome {
        Ok(figures) => (Some(figures), None),
        Err(error) => (None, Some(error.to_string())),
    };
    Ok(Run {
        candidate: candidate.name,
        promise: candidate.promise.name(),
        size_bytes,
        writers,
        round,
        figures,
        failure,
    })
}

/// Waits for a run; one that hangs is killed.
fn wait(mut process: Child, patience: Duration) -> Outcome<Figures> {
    let started = Instant::now();
    let status = loop {
        if let Some(status) = process.try_wait()? {
            break status;
        }
        if started.elapsed() > patience {
            process.kill()?;
            process.wait()?;
            return Err(format!("hung: killed after {} s", patience.as_secs()).into());
        }
        thread::sleep(POLL_INTERVAL);
    };
    let (mut answer, mut complaint) = (String::new(), String::new());
    if let Some(mut output) = process.stdout.take() {
        output.read_to_string(&mut answer)?;
    }
    if let Some(mut output) = process.stderr.take() {
        output.read_to_string(&mut complaint)?;
    }
    if !status.success() {
        let last = complaint.trim().lines().last().unwrap_or("no reason given");
        return Err(format!("{status}: {last}").into());
    }
    let line = answer.trim().lines().last().unwrap_or_default();
    Ok(serde_json::from_str(line)?)
}

/// Where the folders of the runs go: a fresh folder below `data_dir`, removed at the end.
pub fn scratch(data_dir: Option<&PathBuf>) -> Outcome<tempfile::TempDir> {
    let mut builder = tempfile::Builder::new();
    let builder = builder.prefix("ringspool-embedded-comparison-");
    Ok(match data_dir {
        Some(parent) => {
            fs::create_dir_all(parent)?;
            builder.tempdir_in(fs::canonicalize(parent)?)?
        }
        None => builder.tempdir()?,
    })
}

/// What a run may take beyond its measured time: opening, closing, a library's own threads.
const PATIENCE: Duration = Duration::from_secs(120);
const POLL_INTERVAL: Duration = Duration::from_millis(20);
