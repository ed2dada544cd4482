use proptest::prelude::*;

use super::*;

/// Base offset and largest timestamp of consecutive batches; timestamps go up and down.
fn batches() -> impl Strategy<Value = Vec<(i64, i64)>> {
    let batches = prop::collection::vec((1..20_i64, -1..200_i64), 1..60);
    (0..1_i64 << 40, batches).prop_map(|(base_offset, batches)| {
        let mut next_offset = base_offset;
        let place = |(record_count, timestamp)| {
            let offset = next_offset;
            next_offset += record_count;
            (offset, timestamp)
        };
        batches.into_iter().map(place).collect()
    })
}

fn index_of(batches: &[(i64, i64)], every: usize) -> TimeIndex {
    let mut index = TimeIndex::new(batches[0].0);
    for (number, (offset, timestamp)) in batches.iter().enumerate() {
        if number > 0 && number % every == 0 {
            index.push(*offset).unwrap();
        }
        index.observe(*timestamp);
    }
    index
}

proptest! {
    #[test]
    fn a_search_begins_at_the_last_entry_before_which_all_is_older(
        batches in batches(),
        every in 1..5_usize,
        timestamp in -2..210_i64,
    ) {
        let index = index_of(&batches, every);
        let start = index.lookup(timestamp);
        // Nothing is missed: a linear scan finds the first fitting batch at or behind the start.
        let first = batches.iter().find(|batch| batch.1 >= timestamp);
        if let Some((offset, _)) = first {
            prop_assert!(start <= *offset);
        }
        // And the start is the best that the entries allow.
        let best = batches
            .iter()
            .enumerate()
            .filter(|(number, _)| *number > 0 && number % every == 0)
            .filter(|(number, _)| batches[..*number].iter().all(|batch| batch.1 < timestamp))
            .map(|(_, batch)| batch.0)
            .max();
        // An entry at timestamp -1 or below cannot be skipped over: "no timestamp" is not older than it.
        if timestamp >= 0 {
            prop_assert_eq!(start, best.unwrap_or(batches[0].0));
        }
        prop_assert_eq!(
            index.max_timestamp(),
            batches.iter().map(|batch| batch.1).max().unwrap()
        );
    }

    #[test]
    fn the_stored_form_comes_back(batches in batches(), every in 1..5_usize) {
        let index = index_of(&batches, every);
        prop_assert_eq!(TimeIndex::decode(&index.encode()), Ok(index));
    }

    /// Truncation and going on from the last entry give what was there before.
    #[test]
    fn a_truncated_index_continues_as_if_nothing_had_happened(
        batches in batches(),
        every in 1..5_usize,
        at in any::<prop::sample::Index>(),
    ) {
        let whole = index_of(&batches, every);
        let mut cut = whole.clone();
        cut.truncate_to(batches[at.index(batches.len())].0);
        let resume = cut.last_offset().unwrap_or(batches[0].0);
        for (number, (offset, timestamp)) in batches.iter().enumerate() {
            if *offset > resume && number % every == 0 {
                cut.push(*offset).unwrap();
            }
            if *offset >= resume {
                cut.observe(*timestamp);
            }
        }
        prop_assert_eq!(cut, whole);
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
        let _ = TimeIndex::decode(&bytes);
    }
}

#[test]
fn every_damaged_byte_is_found() {
    let good = index_of(&[(5, 10), (9, 20), (12, 15), (20, 90)], 1).encode();
    for position in 0..good.len() {
        let mut damaged = good.to_vec();
        damaged[position] ^= 1;
        assert!(TimeIndex::decode(&damaged).is_err(), "byte {position}");
    }
}

#[test]
fn stored_timestamps_that_fall_are_refused() {
    let mut writer = BlockWriter::new(KIND, 44);
    writer.put(0_i64.to_le_bytes());
    writer.put(50_i64.to_le_bytes());
    writer.put(2_u32.to_le_bytes());
    for (timestamp, relative_offset) in [(20_i64, 1_u32), (10, 2)] {
        writer.put(timestamp.to_le_bytes());
        writer.put(relative_offset.to_le_bytes());
    }
    assert_eq!(
        TimeIndex::decode(&writer.finish()),
        Err(DecodeError::Contradiction)
    );
}
