//! Bytes that Kafka's own classes wrote (`tests/golden/GoldenMessages.java`) are understood and
//! written again exactly as they were.

use std::collections::BTreeSet;

use bytes::Bytes;

use crate::generated_samples::cases;
use crate::sample::Case;

const GOLDEN: &str = include_str!("../golden/golden.txt");

/// One line: message, version, bytes.
fn golden() -> impl Iterator<Item = (&'static str, i16, Bytes)> {
    GOLDEN.lines().map(|line| {
        let words: Vec<&str> = line.split(' ').collect();
        let [name, version, digits] = words[..] else {
            panic!("not a golden line: {line}")
        };
        let bytes = (0..digits.len() / 2)
            .map(|index| u8::from_str_radix(&digits[2 * index..2 * index + 2], 16));
        (
            name,
            version.parse().unwrap(),
            bytes.collect::<Result<Bytes, _>>().unwrap(),
        )
    })
}

#[test]
fn bytes_of_kafka_are_written_again_as_they_were() {
    let cases = cases();
    for (name, version, bytes) in golden() {
        let case = find(&cases, name);
        let again = (case.recode)(bytes.clone(), version);
        assert_eq!(again.as_ref(), Ok(&bytes), "{name} v{version}");
    }
}

/// Without this, a version could be added to the schemas and be compared with nothing.
#[test]
fn every_message_and_version_has_golden_bytes_and_no_other_has() {
    let golden: BTreeSet<(&str, i16)> =
        golden().map(|(name, version, _)| (name, version)).collect();
    let ours: BTreeSet<(&str, i16)> = cases()
        .iter()
        .flat_map(|case| case.versions.clone().map(|version| (case.name, version)))
        .collect();
    assert_eq!(ours, golden);
}

fn find<'a>(cases: &'a [Case], name: &str) -> &'a Case {
    cases
        .iter()
        .find(|case| case.name == name)
        .unwrap_or_else(|| panic!("no message {name}"))
}
