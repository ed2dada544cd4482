//! A correct log passes; each kind of planted fault is found and named for what it is.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

const PARTITION: i32 = 3;
const PRODUCER: u32 = 7;

fn acked(base_offset: i64, first_sequence: u64, record_count: u32) -> AckedBatch {
    AckedBatch {
        partition_index: PARTITION,
        producer: PRODUCER,
        base_offset,
        first_sequence,
        record_count,
    }
}

fn stamp(sequence: u64) -> Stamp {
    Stamp {
        producer: PRODUCER,
        sequence,
        intended_ns: 0,
    }
}

/// Two batches of three records each, at offsets 10 and 13.
fn check_log(log: &[(i64, u64)]) -> Findings {
    let mut check = PartitionCheck::new(PARTITION, [PRODUCER], [acked(13, 3, 3), acked(10, 0, 3)]);
    for (offset, sequence) in log {
        check.record(*offset, stamp(*sequence));
    }
    check.finish()
}

#[test]
fn a_log_as_acknowledged_has_no_fault() {
    let findings = check_log(&[(10, 0), (11, 1), (12, 2), (13, 3), (14, 4), (15, 5)]);
    assert_eq!(findings.fault_count(), 0, "{findings:?}");
    assert_eq!(
        (findings.found_records, findings.acknowledged_records),
        (6, 6)
    );
}

#[test]
fn a_record_missing_in_the_middle_is_lost() {
    let findings = check_log(&[(10, 0), (11, 1), (13, 3), (14, 4), (15, 5)]);
    assert_eq!((findings.lost, findings.fault_count()), (1, 1));
}

#[test]
fn records_missing_at_the_end_are_lost() {
    let findings = check_log(&[(10, 0), (11, 1), (12, 2), (13, 3)]);
    assert_eq!((findings.lost, findings.fault_count()), (2, 2));
    assert!(findings.examples[0].contains("2 of 3 acknowledged records"));
}

#[test]
fn an_empty_log_has_lost_everything() {
    let findings = check_log(&[]);
    assert_eq!((findings.lost, findings.fault_count()), (6, 6));
}

#[test]
fn a_record_that_is_there_twice_is_a_duplicate() {
    let findings = check_log(&[
        (10, 0),
        (11, 1),
        (12, 2),
        (13, 3),
        (14, 4),
        (15, 5),
        (16, 5),
    ]);
    assert_eq!((findings.duplicated, findings.fault_count()), (1, 1));
}

#[test]
fn a_record_that_comes_late_is_reordered_and_not_lost() {
    let findings = check_log(&[(10, 0), (11, 2), (12, 1), (13, 3), (14, 4), (15, 5)]);
    assert_eq!((findings.reordered, findings.lost), (1, 0));
    // Both stand where the other was acknowledged.
    assert_eq!(findings.misplaced, 2);
}

#[test]
fn a_late_record_that_comes_twice_is_late_once_and_doubled_once() {
    let findings = check_log(&[
        (10, 0),
        (11, 2),
        (12, 1),
        (12, 1),
        (13, 3),
        (14, 4),
        (15, 5),
    ]);
    assert_eq!((findings.reordered, findings.duplicated), (1, 1));
}

#[test]
fn an_altered_record_is_altered_and_its_original_is_lost() {
    let mut check = PartitionCheck::new(PARTITION, [PRODUCER], [acked(0, 0, 2)]);
    check.record(0, stamp(0));
    check.altered(1, "the checksum of the record is wrong");
    let findings = check.finish();
    assert_eq!((findings.altered, findings.lost), (1, 1));
    assert_eq!(
        findings.examples[0],
        "partition 3 offset 1: the checksum of the record is wrong"
    );
}

#[test]
fn a_shifted_log_is_misplaced() {
    let findings = check_log(&[(11, 0), (12, 1), (13, 2), (14, 3), (15, 4), (16, 5)]);
    assert_eq!((findings.misplaced, findings.fault_count()), (6, 6));
}

#[test]
fn unacknowledged_records_may_be_there_once() {
    let findings = check_log(&[
        (10, 0),
        (11, 1),
        (12, 2),
        (13, 3),
        (14, 4),
        (15, 5),
        (16, 6),
    ]);
    assert_eq!(
        (findings.unacknowledged_present, findings.fault_count()),
        (1, 0)
    );
    let mut twice = PartitionCheck::new(PARTITION, [PRODUCER], []);
    twice.record(0, stamp(0));
    twice.record(1, stamp(0));
    assert_eq!(twice.finish().duplicated, 1);
}

#[test]
fn an_acknowledgement_without_an_offset_fits_any_offset() {
    let mut check = PartitionCheck::new(PARTITION, [PRODUCER], [acked(-1, 0, 1)]);
    check.record(55, stamp(0));
    assert_eq!(check.finish().fault_count(), 0);
}

#[test]
fn records_of_others_are_counted_and_no_fault() {
    let mut check = PartitionCheck::new(PARTITION, [PRODUCER], []);
    check.record(
        0,
        Stamp {
            producer: 99,
            ..stamp(0)
        },
    );
    check.foreign();
    let findings = check.finish();
    assert_eq!((findings.foreign, findings.fault_count()), (2, 0));
}

#[test]
fn examples_are_bounded() {
    let mut check = PartitionCheck::new(PARTITION, [PRODUCER], []);
    for offset in 0..100 {
        check.altered(offset, "damaged");
    }
    let findings = check.finish();
    assert_eq!(findings.altered, 100);
    assert_eq!(findings.examples.len(), EXAMPLES_MAX);
}

proptest! {
    /// Whatever order records arrive in, lost ones are exactly the acknowledged ones that did not
    /// arrive, and duplicates exactly the surplus arrivals.
    #[test]
    fn loss_and_duplication_agree_with_counting(
        arrivals in proptest::collection::vec(0_u64..40, 0..80),
    ) {
        let batches: Vec<AckedBatch> = (0..10).map(|index| acked(-1, index * 4, 3)).collect();
        let mut check = PartitionCheck::new(PARTITION, [PRODUCER], batches);
        for (offset, sequence) in arrivals.iter().enumerate() {
            check.record(offset as i64, stamp(*sequence));
        }
        let findings = check.finish();
        let distinct: BTreeSet<u64> = arrivals.iter().copied().collect();
        let lost = (0..40)
            .filter(|sequence| sequence % 4 < 3 && !distinct.contains(sequence))
            .count() as u64;
        prop_assert_eq!(findings.lost, lost);
        prop_assert_eq!(findings.duplicated, (arrivals.len() - distinct.len()) as u64);
    }
}
