//! Decoding gives back what was encoded.

use crate::generated_samples::cases;
use crate::sample::{Source, Style};

const SEEDS: u64 = 12;

#[test]
fn every_message_reads_back_in_every_version() {
    for case in cases() {
        for version in case.versions.clone() {
            (case.round_trip)(Source::new(0, Style::Sparse), version);
            (case.round_trip)(Source::new(0, Style::Full), version);
            for seed in 0..SEEDS {
                (case.round_trip)(Source::new(seed, Style::Random), version);
            }
        }
    }
}
