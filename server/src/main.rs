//! The `ringspool` binary.
#![forbid(unsafe_code)]

use clap::Parser;

/// A message broker that speaks the Apache Kafka wire protocol.
#[derive(Parser)]
#[command(name = "ringspool", version)]
struct Arguments {}

fn main() {
    Arguments::parse();
}
