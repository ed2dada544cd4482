//! Measures appends to the embedded engine beside those to other in-process logs: `scripts/compare-embedded`.
//!
//! `candidate.rs` says what is compared, `candidates/` how each library is used, `session.rs` in which order,
//! `measure.rs` what one run is, `summary.rs` and `report.rs` what is told of it.

#![forbid(unsafe_code)]

mod candidate;
mod candidates;
mod measure;
mod report;
mod session;
mod summary;
mod tally;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

use candidate::{Candidate, Outcome};
use session::Plan;

/// Appends of the embedded engine beside those of other in-process logs.
#[derive(Debug, Parser)]
#[command(args_conflicts_with_subcommands = true)]
struct Options {
    /// Measured seconds of each run.
    #[arg(long, default_value_t = 3.0)]
    seconds: f64,
    /// Seconds of appends before that.
    #[arg(long, default_value_t = 1.0)]
    warm_up: f64,
    /// Runs of each candidate with each workload, forwards and backwards by turns.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Bytes of a value.
    #[arg(long, value_delimiter = ',', default_values_t = [100, 1024, 65536])]
    sizes: Vec<usize>,
    /// Writers at the same time.
    #[arg(long, value_delimiter = ',', default_values_t = [1, 8])]
    writers: Vec<usize>,
    /// Only candidates whose name begins like this; may be given several times.
    #[arg(long, value_name = "NAME")]
    only: Vec<String>,
    /// Where the logs go; a fresh folder for temporary files unless given.
    #[arg(long)]
    data_dir: Option<PathBuf>,
    /// Writes medians and all runs to this file.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Writes README.md and result.json into this folder, which must not exist.
    #[arg(long, value_name = "DIR")]
    results: Option<PathBuf>,
    /// Names the candidates and what their appends are worth.
    #[arg(long)]
    list: bool,
    #[command(subcommand)]
    command: Option<Run>,
}

#[derive(Debug, clap::Subcommand)]
enum Run {
    /// One measurement in this process; its figures go to the standard output.
    #[command(hide = true)]
    RunOne(measure::Order),
}

fn main() -> ExitCode {
    let options = Options::parse();
    let outcome = match &options.command {
        Some(Run::RunOne(order)) => run_one(order),
        None if options.list => {
            list();
            Ok(true)
        }
        None => compare(&options),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn run_one(order: &measure::Order) -> Outcome<bool> {
    println!("{}", serde_json::to_string(&measure::carry_out(order)?)?);
    Ok(true)
}

fn list() {
    for candidate in candidate::all() {
        let promise = candidate.promise.name();
        println!("{:24} {promise:8} {}", candidate.name, candidate.how);
    }
}

/// Returns whether every run went well.
fn compare(options: &Options) -> Outcome<bool> {
    let candidates = chosen(&options.only)?;
    if options.rounds == 0 || options.writers.contains(&0) {
        return Err("--rounds and --writers begin at 1".into());
    }
    if let Some(folder) = options.results.as_deref().filter(|folder| folder.exists()) {
        return Err(format!("{} exists already", folder.display()).into());
    }
    let plan = Plan {
        seconds: options.seconds,
        warm_up: options.warm_up,
        rounds: options.rounds,
        sizes: options.sizes.clone(),
        writers: options.writers.clone(),
    };
    let folder = session::scratch(options.data_dir.as_ref())?;
    let steal_before = report::steal_s();
    let runs = session::carry_out(&plan, &candidates, folder.path(), |run| {
        eprintln!("{}", report::line(run));
    })?;
    let rows = summary::rows(&candidates, &runs);
    let found = report::Result {
        facts: report::Facts::read(folder.path(), report::steal_s() - steal_before),
        plan: &plan,
        rows: &rows,
        runs: &runs,
    };
    let tables = report::tables(&summary::tables(&rows));
    println!("{tables}");
    if let Some(path) = &options.json {
        report::write_json(path, &found)?;
    }
    if let Some(path) = &options.results {
        report::write(path, &found, &candidates, &tables)?;
    }
    folder.close()?;
    Ok(runs.iter().all(|run| run.failure.is_none()))
}

fn chosen(only: &[String]) -> Outcome<Vec<Candidate>> {
    let mut candidates = candidate::all();
    let unknown = only.iter().find(|name| {
        !candidates
            .iter()
            .any(|each| each.name.starts_with(name.as_str()))
    });
    if let Some(name) = unknown {
        return Err(format!("no candidate begins with {name}; see --list").into());
    }
    candidates.retain(|each| {
        only.is_empty() || only.iter().any(|name| each.name.starts_with(name.as_str()))
    });
    Ok(candidates)
}
