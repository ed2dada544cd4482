//! Honest load generator for any Kafka-compatible broker: the `ringspool-loadgen` program.
//!
//! `run` measures and may verify, `check` compares an acknowledgement log with what a broker still
//! has. Everything goes over the wire; nothing is known about the broker but its answers. `compare`
//! and `report` read what runs left behind; `limit` is a broker that does nothing but answer.
#![forbid(unsafe_code)]

mod ack_log;
mod batch;
mod budget;
mod check;
mod cli;
mod client;
mod clock;
mod compare;
mod compress;
mod consume;
mod durability;
mod environment;
mod error;
mod fetch;
mod json;
mod limit;
mod measure;
mod payload;
mod picture;
mod plan;
mod point;
mod process_stats;
mod produce;
mod produce_frame;
mod random;
mod read_back;
mod report;
mod results;
mod run;
mod schedule;
mod statistics;
mod stats;
mod verify;
mod worker;

use std::process::ExitCode;

use clap::Parser;

use crate::cli::{Command, CommandLine};

fn main() -> ExitCode {
    let outcome = match CommandLine::parse().command {
        Command::Run(options) => run::run(*options),
        Command::Check(options) => check::run(&options),
        Command::Compare(options) => compare::run(&options),
        Command::Report(options) => picture::run(&options),
        Command::Limit(options) => limit::run(&options),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", error.report());
            ExitCode::FAILURE
        }
    }
}
