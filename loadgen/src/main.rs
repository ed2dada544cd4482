//! Honest load generator for any Kafka-compatible broker.
#![forbid(unsafe_code)]

fn main() {}
