use proptest::prelude::*;

use super::*;
use crate::log::test_batches::batch;

const INTERVAL_BYTES: u64 = 1000;

/// Batches of a file with their positions. Offsets have holes, as compaction leaves them.
fn file() -> impl Strategy<Value = Vec<(BatchHeader, u64)>> {
    let batches = prop::collection::vec((0..3_i64, 1..20_i32, 61..900_usize, -1..500_i64), 1..80);
    batches.prop_map(|batches| {
        let mut offset = 7;
        let mut position = 0;
        let mut file = Vec::new();
        for (hole, record_count, size_bytes, max_timestamp) in batches {
            let header = BatchHeader {
                max_timestamp,
                ..batch(offset + hole, record_count, size_bytes)
            };
            file.push((header, position));
            offset = header.next_offset();
            position += size_bytes as u64;
        }
        file
    })
}

fn segment_of(file: &[(BatchHeader, u64)]) -> Segment {
    Segment::rebuild(7, INTERVAL_BYTES, file.iter().copied()).unwrap()
}

fn reopened(segment: &Segment) -> Segment {
    let extent = SegmentExtent {
        base_offset: segment.base_offset(),
        next_offset: segment.next_offset(),
        size_bytes: segment.size_bytes(),
        max_timestamp: segment.max_timestamp(),
    };
    Segment::without_index(extent, INTERVAL_BYTES)
}

proptest! {
    #[test]
    fn every_batch_is_found_within_the_index_interval(file in file()) {
        let segment = segment_of(&file);
        for (header, position) in &file {
            let start = segment.offset_index().lookup(header.base_offset);
            prop_assert!(start <= *position);
            // An interval, and the batch that ran over it.
            prop_assert!(*position - start < INTERVAL_BYTES + 900);
            prop_assert!(file.iter().any(|(_, begin)| *begin == start));
        }
    }

    #[test]
    fn an_index_file_gives_the_same_segment_as_a_scan(file in file()) {
        let segment = segment_of(&file);
        let mut reopened = reopened(&segment);
        prop_assert_eq!(reopened.adopt_index(&segment.encode_index()), Ok(()));
        prop_assert!(reopened.is_indexed());
        prop_assert_eq!(reopened, segment);
    }

    /// A scan may be interrupted by appends, and by an index file that covers a part.
    #[test]
    fn a_scan_that_appends_interrupt_ends_with_the_same_segment(
        file in file(),
        known in any::<prop::sample::Index>(),
        stored in any::<prop::sample::Index>(),
    ) {
        let whole = segment_of(&file);
        let known_count = 1 + known.index(file.len());
        let mut segment = reopened(&segment_of(&file[..known_count]));
        let stored_count = 1 + stored.index(known_count);
        segment.adopt_index(&segment_of(&file[..stored_count]).encode_index()).unwrap();
        let mut appends = file[known_count..].iter();
        while !segment.is_indexed() {
            let indexed_bytes = segment.indexed_bytes();
            let (header, position) = file.iter().find(|(_, begin)| *begin == indexed_bytes).unwrap();
            segment.index_batch(header, *position).unwrap();
            if let Some((header, position)) = appends.next() {
                segment.append(header, *position).unwrap();
            }
        }
        for (header, position) in appends {
            segment.append(header, *position).unwrap();
        }
        prop_assert_eq!(segment, whole);
    }

    #[test]
    fn truncation_and_rescan_give_the_segment_of_the_batches_that_stay(
        file in file(),
        at in any::<prop::sample::Index>(),
        into in 0..20_i64,
    ) {
        let mut segment = segment_of(&file);
        let end_offset = file[at.index(file.len())].0.base_offset + into;
        let (_, from_position) = segment.truncate_to(end_offset);
        let stays = |header: &BatchHeader| header.last_offset() < end_offset;
        for (header, position) in file.iter().filter(|(header, _)| stays(header)) {
            if *position >= from_position {
                segment.append(header, *position).unwrap();
            }
        }
        let kept: Vec<(BatchHeader, u64)> = file.iter().copied().filter(|(header, _)| stays(header)).collect();
        let expected = segment_of(&kept);
        prop_assert_eq!(segment.size_bytes(), expected.size_bytes());
        prop_assert_eq!(segment.max_timestamp(), expected.max_timestamp());
        // An entry may already stand for the batch that comes next: it is right again as soon as one does.
        for (header, _) in &kept {
            prop_assert!(
                segment.offset_index().lookup(header.base_offset)
                    <= expected.size_bytes()
            );
        }
        prop_assert!(segment.offset_index().last_position() <= expected.size_bytes());
    }

    #[test]
    fn arbitrary_index_files_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let mut segment = Segment::new(7, INTERVAL_BYTES);
        prop_assert!(segment.adopt_index(&bytes).is_err());
    }
}

#[test]
fn a_batch_must_follow_the_last_one() {
    let mut segment = Segment::new(10, INTERVAL_BYTES);
    segment.append(&batch(10, 5, 100), 0).unwrap();
    assert_eq!(
        segment.append(&batch(15, 1, 100), 99),
        Err(SegmentError::WrongPosition {
            expected: 100,
            found: 99
        })
    );
    assert_eq!(
        segment.append(&batch(14, 1, 100), 100),
        Err(SegmentError::WrongOffset {
            expected: 15,
            found: 14
        })
    );
    assert_eq!(
        segment.append(&batch(15, 0, 100), 100),
        Err(SegmentError::WrongOffset {
            expected: 15,
            found: 14
        })
    );
    assert_eq!((segment.next_offset(), segment.size_bytes()), (15, 100));
}

#[test]
fn an_index_of_another_segment_or_of_more_than_the_file_is_refused() {
    let mut long = Segment::new(10, 1);
    let mut short = Segment::new(10, 1);
    let mut other = Segment::new(11, 1);
    for index in 0..3 {
        long.append(&batch(10 + index, 1, 100), 100 * index as u64)
            .unwrap();
    }
    short.append(&batch(10, 1, 100), 0).unwrap();
    other.append(&batch(11, 1, 100), 0).unwrap();
    for stored in [&long, &other] {
        assert_eq!(
            short.adopt_index(&stored.encode_index()),
            Err(DecodeError::Contradiction)
        );
    }
    // One that covers less is not worth taking, but no error.
    let before = long.clone();
    assert_eq!(long.adopt_index(&short.encode_index()), Ok(()));
    assert_eq!(long, before);
}

#[test]
fn an_unloaded_index_makes_reads_begin_at_the_start() {
    let mut segment = Segment::new(0, 1);
    for index in 0..10 {
        segment
            .append(&batch(index, 1, 100), 100 * index as u64)
            .unwrap();
    }
    assert_eq!(segment.offset_index().lookup(9), 900);
    let stored = segment.encode_index();
    segment.unload_index();
    assert_eq!(segment.offset_index().lookup(9), 0);
    assert!(!segment.is_indexed());
    segment.adopt_index(&stored).unwrap();
    assert_eq!(segment.offset_index().lookup(9), 900);
}

#[test]
fn room_ends_at_two_gibibytes_and_at_two_to_the_31_offsets() {
    let extent = SegmentExtent {
        base_offset: 100,
        next_offset: 200,
        size_bytes: SEGMENT_BYTES_MAX - 100,
        max_timestamp: -1,
    };
    let segment = Segment::without_index(extent, 1);
    assert!(segment.has_room_for(&batch(200, 1, 100)));
    assert!(!segment.has_room_for(&batch(200, 1, 101)));
    let farthest = 100 + i64::from(i32::MAX);
    assert!(segment.has_room_for(&batch(farthest, 1, 100)));
    assert!(!segment.has_room_for(&batch(farthest, 2, 100)));
}

#[test]
fn file_names_carry_the_base_offset() {
    assert_eq!(log_file_name(0), "00000000000000000000.log");
    assert_eq!(index_file_name(42), "00000000000000000042.index");
    for base_offset in [0, 42, i64::MAX] {
        assert_eq!(
            parse_log_file_name(&log_file_name(base_offset)),
            Some(base_offset)
        );
        assert_eq!(
            parse_index_file_name(&index_file_name(base_offset)),
            Some(base_offset)
        );
    }
    for name in [
        "",
        ".log",
        "0.log",
        "+0000000000000000042.log",
        "00000000000000000042.index",
        "99999999999999999999.log",
        "00000000000000000042.log.deleted",
    ] {
        assert_eq!(parse_log_file_name(name), None, "{name}");
    }
}
