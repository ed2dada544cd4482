use proptest::prelude::*;

use super::*;
use crate::config::CleanupPolicy;
use crate::log::test_batches::batch;

const INTERVAL_BYTES: u64 = 300;
const SEGMENT_BYTES: u64 = 1500;

/// A log with its batches: offset order, holes between some.
fn log() -> impl Strategy<Value = Vec<BatchHeader>> {
    let batches = prop::collection::vec((0..3_i64, 1..10_i32, 61..700_usize, -1..500_i64), 1..60);
    batches.prop_map(|batches| {
        let mut offset = 3;
        let place = |(hole, record_count, size_bytes, max_timestamp)| {
            let header = BatchHeader {
                max_timestamp,
                ..batch(offset + hole, record_count, size_bytes)
            };
            offset = header.next_offset();
            header
        };
        batches.into_iter().map(place).collect()
    })
}

/// Appends all batches and returns where each one went.
fn list_of(batches: &[BatchHeader]) -> (SegmentList, Vec<SegmentPlace>) {
    let mut list = SegmentList::new(INTERVAL_BYTES);
    let mut places = Vec::new();
    for header in batches {
        let place = list.place(header, SEGMENT_BYTES);
        list.append(place.segment_base_offset, header, place.position)
            .unwrap();
        places.push(place);
    }
    (list, places)
}

proptest! {
    #[test]
    fn a_plan_for_many_batches_is_what_appending_them_gives(batches in log()) {
        let (list, places) = list_of(&batches);
        let mut layout = SegmentList::new(INTERVAL_BYTES).layout();
        let planned: Vec<SegmentPlace> = batches
            .iter()
            .map(|header| layout.place(header, SEGMENT_BYTES))
            .collect();
        prop_assert_eq!(&planned, &places);
        let begun: Vec<i64> = places
            .iter()
            .filter(|place| place.begins_segment)
            .map(|place| place.segment_base_offset)
            .collect();
        let segments: Vec<i64> = list.segments().iter().map(Segment::base_offset).collect();
        prop_assert_eq!(begun, segments);
        prop_assert!(list.segments().iter().all(|segment| segment.size_bytes() <= SEGMENT_BYTES));
    }

    #[test]
    fn a_read_plan_covers_the_batch_that_holds_the_offset(batches in log(), max_bytes in 0..3000_u64) {
        let (list, places) = list_of(&batches);
        let end_offset = list.next_offset().unwrap();
        for offset in 3..end_offset {
            let range = list.read_plan(offset, max_bytes).unwrap();
            // Linear scan: the first batch that ends behind the offset.
            let wanted = batches.iter().position(|header| header.last_offset() >= offset).unwrap();
            let place = places[wanted];
            prop_assert_eq!(range.base_offset, place.segment_base_offset);
            prop_assert!(range.position <= place.position);
            let range_end = range.position + range.length;
            prop_assert!(range_end <= range.size_bytes);
            let wanted_end = (place.position + max_bytes).min(range.size_bytes);
            prop_assert!(range_end >= wanted_end, "max_bytes count from the batch");
        }
        prop_assert_eq!(list.read_plan(end_offset, max_bytes), None);
    }

    #[test]
    fn a_search_by_time_starts_at_or_before_the_first_batch_that_fits(
        batches in log(),
        timestamp in 0..510_i64,
        from in any::<prop::sample::Index>(),
    ) {
        let (list, _) = list_of(&batches);
        let from_offset = batches[from.index(batches.len())].base_offset;
        let start = list.search_start(from_offset, timestamp);
        let first = batches
            .iter()
            .find(|header| header.base_offset >= from_offset && header.max_timestamp >= timestamp);
        if let Some(first) = first {
            let start = start.unwrap();
            prop_assert!((from_offset..=first.base_offset).contains(&start));
        }
        if batches.iter().all(|header| header.max_timestamp < timestamp) {
            prop_assert_eq!(start, None);
        }
        prop_assert_eq!(
            list.max_timestamp(),
            batches.iter().map(|header| header.max_timestamp).max().unwrap()
        );
    }

    #[test]
    fn rows_bring_the_list_back(batches in log()) {
        let (list, _) = list_of(&batches);
        let end_offset = list.next_offset().unwrap();
        let mut reopened = SegmentList::from_rows(&list.rows(), end_offset, INTERVAL_BYTES).unwrap();
        prop_assert_eq!(reopened.rows(), list.rows());
        prop_assert_eq!(reopened.next_offset(), Some(end_offset));
        prop_assert_eq!(
            reopened.place(&batch(end_offset, 1, 100), SEGMENT_BYTES),
            list.place(&batch(end_offset, 1, 100), SEGMENT_BYTES)
        );
        let offset = batches[0].base_offset;
        prop_assert_eq!(reopened.missing_index(offset), Some(MissingIndex {
            base_offset: offset,
            indexed_bytes: 0,
            size_bytes: list.segments()[0].size_bytes(),
        }));
        // Without indexes reads still cover the batch, if by reading on; with them they are as before.
        for segment in list.segments() {
            let reopened = reopened.segment_mut(segment.base_offset()).unwrap();
            reopened.adopt_index(&segment.encode_index()).unwrap();
        }
        prop_assert_eq!(reopened.missing_index(offset), None);
        for offset in 3..end_offset {
            let range = |list: &SegmentList| {
                let range = list.read_plan(offset, 100).unwrap();
                (range.position, range.length, range.size_bytes)
            };
            let holds = |list: &SegmentList| {
                list.segments().iter().any(|segment| (segment.base_offset()..segment.next_offset()).contains(&offset))
            };
            if holds(&list) {
                prop_assert_eq!(range(&reopened), range(&list));
            }
        }
    }

    #[test]
    fn truncation_leaves_the_list_of_the_batches_that_stay(
        batches in log(),
        at in any::<prop::sample::Index>(),
        into in 0..10_i64,
    ) {
        let (mut list, places) = list_of(&batches);
        let end_offset = batches[at.index(batches.len())].base_offset + into;
        let actions = list.truncate_to(end_offset);
        for action in &actions {
            match *action {
                TruncateAction::RemoveSegment { base_offset } => {
                    prop_assert!(base_offset >= end_offset);
                }
                TruncateAction::Rescan { base_offset, position, end_offset } => {
                    for (header, place) in batches.iter().zip(&places) {
                        let is_here = place.segment_base_offset == base_offset && place.position >= position;
                        if is_here && header.last_offset() < end_offset {
                            list.append(base_offset, header, place.position).unwrap();
                        }
                    }
                }
            }
        }
        let kept: Vec<BatchHeader> = batches
            .iter()
            .copied()
            .filter(|header| header.last_offset() < end_offset)
            .collect();
        let (expected, _) = list_of(&kept);
        let not_empty = |list: &SegmentList| -> Vec<SegmentRow> {
            list.rows().into_iter().filter(|row| row.size_bytes > 0).collect()
        };
        prop_assert_eq!(not_empty(&list), not_empty(&expected));
    }
}

/// Three segments of one batch each: offsets 0..10, 10..20, 20..30, with timestamps 100, 200, 300.
fn three_segments() -> SegmentList {
    let mut list = SegmentList::new(INTERVAL_BYTES);
    for index in 0..3 {
        let header = BatchHeader {
            max_timestamp: 100 * (index + 1),
            ..batch(10 * index, 10, 1000)
        };
        let place = list.place(&header, SEGMENT_BYTES);
        assert!(place.begins_segment);
        list.append(place.segment_base_offset, &header, place.position)
            .unwrap();
    }
    list
}

fn config(retention_ms: Option<i64>, retention_bytes: Option<u64>) -> LogConfig {
    LogConfig {
        retention_ms,
        retention_bytes,
        segment_bytes: SEGMENT_BYTES as usize,
        ..LogConfig::default()
    }
}

#[test]
fn time_lets_go_of_the_oldest_segments_but_never_of_the_active_one() {
    let list = three_segments();
    let config = config(Some(1000), None);
    assert_eq!(list.expired(1100, &config, 30), [] as [i64; 0]);
    assert_eq!(list.expired(1101, &config, 30), [0]);
    assert_eq!(list.expired(1_000_000, &config, 30), [0, 10]);
    // A segment that the checkpoint does not cover is still needed to recover.
    assert_eq!(list.expired(1_000_000, &config, 19), [0]);
    let forever = super::tests::config(None, None);
    assert_eq!(list.expired(i64::MAX, &forever, 30), [] as [i64; 0]);
}

#[test]
fn size_lets_go_of_whole_segments_only() {
    let list = three_segments();
    for (retention_bytes, expected) in [
        (3000, vec![]),
        (2001, vec![]),
        (2000, vec![0]),
        (1001, vec![0]),
        (0, vec![0, 10]),
    ] {
        let config = config(None, Some(retention_bytes));
        assert_eq!(list.expired(0, &config, 30), expected, "{retention_bytes}");
    }
}

#[test]
fn a_topic_that_is_only_compacted_loses_nothing_to_retention() {
    let config = LogConfig {
        cleanup_policy: CleanupPolicy {
            deletes: false,
            compacts: true,
        },
        ..config(Some(0), Some(0))
    };
    assert_eq!(
        three_segments().expired(i64::MAX, &config, 30),
        [] as [i64; 0]
    );
}

#[test]
fn an_expired_active_segment_is_rolled_and_then_let_go() {
    let mut list = three_segments();
    let config = config(Some(1000), None);
    assert!(!list.should_roll_for_retention(&config, 1300));
    assert!(list.should_roll_for_retention(&config, 1301));
    list.roll();
    assert!(!list.should_roll_for_retention(&config, 1301));
    let expired = list.expired(1301, &config, 30);
    assert_eq!(expired, [0, 10, 20]);
    list.remove(&expired);
    assert_eq!(list.base_offset(), None);
    // The log goes on where it was.
    let next = batch(30, 1, 100);
    let place = list.place(&next, SEGMENT_BYTES);
    assert!(place.begins_segment);
    list.append(30, &next, 0).unwrap();
    assert_eq!(list.next_offset(), Some(31));
}

#[test]
fn records_without_timestamps_age_from_when_they_were_first_seen() {
    let mut list = SegmentList::new(INTERVAL_BYTES);
    for (offset, size_bytes) in [(0, 1000), (1, 1000)] {
        let header = batch(offset, 1, size_bytes);
        list.append(offset, &header, 0).unwrap();
    }
    let config = config(Some(1000), None);
    assert_eq!(list.expired(i64::MAX, &config, 2), [] as [i64; 0]);
    list.note_time(5000);
    list.note_time(6000);
    assert_eq!(list.expired(6000, &config, 2), [] as [i64; 0]);
    assert_eq!(list.expired(6001, &config, 2), [0]);
}

#[test]
fn deleted_records_take_whole_segments_with_them() {
    let list = three_segments();
    assert_eq!(list.below(9, 30), [] as [i64; 0]);
    assert_eq!(list.below(10, 30), [0]);
    assert_eq!(list.below(25, 30), [0, 10]);
    assert_eq!(list.below(25, 10), [0]);
    assert_eq!(list.below(30, 30), [0, 10]);
}

#[test]
fn a_segment_ends_by_size_and_by_age() {
    let mut list = three_segments();
    let config = LogConfig {
        segment_ms: 100,
        ..config(None, None)
    };
    assert!(!list.should_roll(&config, 500, 0));
    assert!(list.should_roll(&config, 501, 0));
    list.note_time(1000);
    assert!(!list.should_roll(&config, 0, 1099));
    assert!(list.should_roll(&config, 0, 1100));
    assert!(!SegmentList::default().should_roll(&config, 5000, 1100));
}

#[test]
fn a_rolled_segment_takes_no_further_batch() {
    let mut list = SegmentList::new(INTERVAL_BYTES);
    list.append(0, &batch(0, 1, 100), 0).unwrap();
    assert!(!list.place(&batch(1, 1, 100), SEGMENT_BYTES).begins_segment);
    list.roll();
    let place = list.place(&batch(1, 1, 100), SEGMENT_BYTES);
    assert_eq!(
        place,
        SegmentPlace {
            segment_base_offset: 1,
            position: 0,
            begins_segment: true
        }
    );
    list.append(1, &batch(1, 1, 100), 0).unwrap();
    assert!(!list.place(&batch(2, 1, 100), SEGMENT_BYTES).begins_segment);
}

#[test]
fn a_batch_larger_than_a_segment_has_one_of_its_own() {
    let mut layout = SegmentList::new(INTERVAL_BYTES).layout();
    let begins: Vec<bool> = [100, 5000, 100, 100]
        .into_iter()
        .enumerate()
        .map(|(offset, size_bytes)| {
            let header = batch(offset as i64, 1, size_bytes);
            layout.place(&header, SEGMENT_BYTES).begins_segment
        })
        .collect();
    assert_eq!(begins, [true, true, true, false]);
}

#[test]
fn batches_that_do_not_follow_are_refused_and_change_nothing() {
    let mut list = three_segments();
    let before = list.clone();
    for (segment_base_offset, header, position) in [
        (10, batch(30, 1, 100), 1000),
        (20, batch(30, 1, 100), 999),
        (20, batch(29, 1, 100), 1000),
        (25, batch(25, 1, 100), 0),
        (31, batch(30, 1, 100), 0),
        (30, batch(30, 1, 100), 5),
    ] {
        assert!(list.append(segment_base_offset, &header, position).is_err());
        assert_eq!(list, before);
    }
}

#[test]
fn rows_that_contradict_each_other_are_refused() {
    let row = |base_offset, size_bytes| SegmentRow {
        base_offset,
        size_bytes,
        max_timestamp: -1,
    };
    for (rows, end_offset) in [
        (vec![row(10, 100), row(5, 100)], 20),
        (vec![row(10, 100), row(10, 100)], 20),
        (vec![row(10, 100)], 9),
        (vec![row(10, 100)], 10),
        (vec![row(-1, 100)], 10),
    ] {
        assert!(
            matches!(
                SegmentList::from_rows(&rows, end_offset, INTERVAL_BYTES),
                Err(SegmentError::WrongSegment { .. })
            ),
            "{rows:?}"
        );
    }
    assert!(SegmentList::from_rows(&[row(10, 0)], 10, INTERVAL_BYTES).is_ok());
}
