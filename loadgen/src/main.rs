//! Honest load generator for any Kafka-compatible broker.
#![forbid(unsafe_code)]

mod batch;
mod client;
mod clock;
mod compress;
mod error;
mod payload;
mod random;
mod schedule;
mod verify;

fn main() {}
