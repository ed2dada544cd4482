use proptest::prelude::*;

use super::*;

/// Offsets and positions of consecutive batches.
fn batches() -> impl Strategy<Value = Vec<(i64, u64)>> {
    let gaps = prop::collection::vec((1..50_i64, 61..5000_u64), 0..60);
    (0..1_i64 << 40, gaps).prop_map(|(base_offset, gaps)| {
        let mut next = (base_offset, 0);
        let mut batches = Vec::new();
        for (record_count, size_bytes) in gaps {
            batches.push(next);
            next = (next.0 + record_count, next.1 + size_bytes);
        }
        batches.push(next);
        batches
    })
}

/// Entries for some of the batches behind the first.
fn index_of(batches: &[(i64, u64)], every: usize) -> OffsetIndex {
    let mut index = OffsetIndex::new(batches[0].0);
    for (offset, position) in batches.iter().skip(1).step_by(every) {
        index.push(*offset, *position).unwrap();
    }
    index.advance(batches[batches.len() - 1].1 + 61).unwrap();
    index
}

proptest! {
    #[test]
    fn look_ups_are_those_of_a_linear_scan(batches in batches(), every in 1..5_usize) {
        let index = index_of(&batches, every);
        let entries: Vec<(i64, u64)> = batches.iter().copied().skip(1).step_by(every).collect();
        let (base_offset, end) = (batches[0].0, batches[batches.len() - 1].0 + 3);
        for offset in base_offset..end {
            let at_or_before = entries.iter().rev().find(|entry| entry.0 <= offset);
            prop_assert_eq!(index.lookup(offset), at_or_before.map_or(0, |entry| entry.1));
            let behind = entries.iter().find(|entry| entry.0 > offset);
            prop_assert_eq!(
                index.lookup_end(offset),
                behind.map_or(index.indexed_bytes(), |entry| entry.1)
            );
        }
        // What the index promises: the batch that holds an offset does not begin before the position given.
        for (offset, position) in &batches {
            prop_assert!(index.lookup(*offset) <= *position);
        }
    }

    #[test]
    fn the_stored_form_comes_back(batches in batches(), every in 1..5_usize) {
        let index = index_of(&batches, every);
        prop_assert_eq!(OffsetIndex::decode(&index.encode()), Ok(index));
    }

    #[test]
    fn truncation_keeps_the_entries_up_to_the_offset(
        batches in batches(),
        every in 1..5_usize,
        at in any::<prop::sample::Index>(),
    ) {
        let whole = index_of(&batches, every);
        let offset = batches[at.index(batches.len())].0;
        let mut cut = whole.clone();
        let (kept_offset, position) = cut.truncate_to(offset);
        prop_assert!(kept_offset <= offset);
        prop_assert_eq!(position, whole.lookup(offset));
        prop_assert_eq!(cut.indexed_bytes(), position);
        prop_assert_eq!(cut.last_position(), position);
        prop_assert!(batches.contains(&(kept_offset, position)));
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
        let _ = OffsetIndex::decode(&bytes);
    }
}

#[test]
fn entries_must_grow_and_be_near_enough() {
    let mut index = OffsetIndex::new(100);
    index.push(110, 1000).unwrap();
    for (offset, position) in [(110, 2000), (109, 2000), (111, 1000), (111, 999)] {
        assert_eq!(
            index.push(offset, position),
            Err(IndexError::NotAscending { offset })
        );
    }
    let too_far = 101 + i64::from(u32::MAX);
    assert!(matches!(
        index.push(too_far, 2000),
        Err(IndexError::OffsetTooFar { .. })
    ));
    assert!(matches!(
        index.push(99, 2000),
        Err(IndexError::OffsetTooFar { .. })
    ));
    assert!(matches!(
        index.push(120, 1 << 32),
        Err(IndexError::PositionTooFar { .. })
    ));
    assert_eq!(index.len(), 1);
}

#[test]
fn every_damaged_byte_is_found() {
    let good = index_of(&[(5, 0), (9, 4100), (12, 8300)], 1).encode();
    for position in 0..good.len() {
        let mut damaged = good.to_vec();
        damaged[position] ^= 1;
        assert!(OffsetIndex::decode(&damaged).is_err(), "byte {position}");
    }
}

#[test]
fn an_entry_takes_eight_bytes_of_memory() {
    assert_eq!(size_of::<OffsetEntry>(), 8);
}
