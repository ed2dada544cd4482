use proptest::prelude::*;

use super::*;
use crate::log::test_batches::batch;

/// A batch as a client sends it; offsets are given by the log.
#[derive(Clone, Copy, Debug)]
struct Sent {
    producer_id: i64,
    producer_epoch: i16,
    base_sequence: i32,
    record_count: i32,
}

impl Sent {
    fn header(self, base_offset: i64) -> BatchHeader {
        BatchHeader {
            producer_id: self.producer_id,
            producer_epoch: self.producer_epoch,
            base_sequence: self.base_sequence,
            max_timestamp: base_offset * 10,
            ..batch(base_offset, self.record_count, 100)
        }
    }
}

fn sent(producer_epoch: i16, base_sequence: i32, record_count: i32) -> Sent {
    Sent {
        producer_id: 1,
        producer_epoch,
        base_sequence,
        record_count,
    }
}

/// Every batch ever accepted, with its offset; sequences counted without wrapping.
#[derive(Default)]
struct Model {
    accepted: Vec<(Sent, i64)>,
    next_offset: i64,
}

impl Model {
    fn check(&self, batch: Sent) -> Result<SequenceCheck, SequenceError> {
        let of_producer: Vec<&(Sent, i64)> = self
            .accepted
            .iter()
            .filter(|(accepted, _)| accepted.producer_id == batch.producer_id)
            .collect();
        let Some((newest, _)) = of_producer.last() else {
            return Ok(SequenceCheck::Append);
        };
        let (expected_epoch, found_epoch) = (newest.producer_epoch, batch.producer_epoch);
        if found_epoch < expected_epoch {
            return Err(SequenceError::StaleEpoch {
                producer_id: batch.producer_id,
                expected: expected_epoch,
                found: found_epoch,
            });
        }
        let wrap = |sequence: i64| (sequence % (1 << 31)) as i32;
        let expected = match found_epoch > expected_epoch {
            true => 0,
            false => wrap(i64::from(newest.base_sequence) + i64::from(newest.record_count)),
        };
        if batch.base_sequence == expected {
            return Ok(SequenceCheck::Append);
        }
        let same_epoch: Vec<&&(Sent, i64)> = of_producer
            .iter()
            .filter(|(accepted, _)| accepted.producer_epoch == found_epoch)
            .collect();
        let original = same_epoch.iter().rev().take(5).find(|(accepted, _)| {
            accepted.base_sequence == batch.base_sequence
                && accepted.record_count == batch.record_count
        });
        if let Some((accepted, base_offset)) = original {
            return Ok(SequenceCheck::Duplicate {
                base_offset: *base_offset,
                last_offset: base_offset + i64::from(accepted.record_count) - 1,
                timestamp: base_offset * 10,
            });
        }
        // Every single sequence of the batch was accepted in a batch that has left the window.
        let is_old = (0..batch.record_count).all(|index| {
            let sequence = wrap(i64::from(batch.base_sequence) + i64::from(index));
            let left_window = same_epoch.len().saturating_sub(5);
            same_epoch.iter().take(left_window).any(|(accepted, _)| {
                (0..accepted.record_count).any(|index| {
                    wrap(i64::from(accepted.base_sequence) + i64::from(index)) == sequence
                })
            })
        });
        if is_old {
            return Err(SequenceError::DuplicateBeyondWindow {
                producer_id: batch.producer_id,
                found: batch.base_sequence,
            });
        }
        Err(SequenceError::OutOfOrder {
            producer_id: batch.producer_id,
            expected,
            found: batch.base_sequence,
        })
    }
}

#[derive(Clone, Debug)]
enum Step {
    /// The batch that the producer would send next.
    Next {
        record_count: i32,
    },
    /// The batch sent so many batches ago.
    Resend {
        back: usize,
    },
    /// Something else, near what would be expected.
    Odd {
        distance: i32,
        record_count: i32,
    },
    NewEpoch {
        base_sequence: i32,
    },
    OldEpoch,
    Restart,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (1..4_i32).prop_map(|record_count| Step::Next { record_count }),
        4 => (0..9_usize).prop_map(|back| Step::Resend { back }),
        3 => (-30..30_i32, 1..5_i32)
            .prop_map(|(distance, record_count)| Step::Odd { distance, record_count }),
        1 => (0..2_i32).prop_map(|base_sequence| Step::NewEpoch { base_sequence }),
        1 => Just(Step::OldEpoch),
        1 => Just(Step::Restart),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn decisions_are_those_of_a_list_of_all_batches(
        steps in prop::collection::vec((0..2_i64, step()), 0..80),
        // Two producers, one of them about to wrap.
        first_sequences in prop::sample::select(vec![[0, i32::MAX - 9], [5, i32::MAX]]),
    ) {
        let mut state = ProducerState::default();
        let mut model = Model::default();
        let mut next = first_sequences.map(|base_sequence| sent(1, base_sequence, 1));
        let mut history: [Vec<Sent>; 2] = Default::default();
        for (producer_id, step) in steps {
            let producer = producer_id as usize;
            let expected = next[producer];
            let shifted = |distance: i32| {
                ((i64::from(expected.base_sequence) + i64::from(distance)) & i64::from(i32::MAX)) as i32
            };
            let batch = match step {
                Step::Next { record_count } => Sent { record_count, ..expected },
                Step::Resend { back } => match history[producer].iter().rev().nth(back) {
                    Some(batch) => *batch,
                    None => continue,
                },
                Step::Odd { distance, record_count } => Sent {
                    base_sequence: shifted(distance),
                    record_count,
                    ..expected
                },
                Step::NewEpoch { base_sequence } => Sent {
                    producer_epoch: expected.producer_epoch + 1,
                    base_sequence,
                    ..expected
                },
                Step::OldEpoch => Sent {
                    producer_epoch: expected.producer_epoch - 1,
                    ..expected
                },
                Step::Restart => {
                    state = ProducerState::decode(&state.encode()).unwrap();
                    continue;
                }
            };
            let batch = Sent { producer_id, ..batch };
            let header = batch.header(model.next_offset);
            let decision = state.check(&header, AppendOrigin::Client);
            prop_assert_eq!(decision, model.check(batch), "{:?}", batch);
            if decision == Ok(SequenceCheck::Append) {
                state.apply(&header);
                model.accepted.push((batch, model.next_offset));
                model.next_offset += i64::from(batch.record_count);
                history[producer].push(batch);
                next[producer] = Sent {
                    base_sequence: advance_sequence(batch.base_sequence, batch.record_count),
                    record_count: 1,
                    ..batch
                };
            }
        }
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = ProducerState::decode(&bytes);
    }

    /// Behind a valid checksum every field is still only a claim.
    #[test]
    fn arbitrary_content_behind_a_valid_checksum_never_panics(
        content in prop::collection::vec(any::<u8>(), 0..200),
        count in 0..4_u32,
        base_sequence in any::<i32>(),
    ) {
        let mut writer = BlockWriter::new(KIND, content.len());
        writer.put(count.to_le_bytes());
        for byte in content {
            writer.put([byte]);
        }
        if let Ok(mut state) = ProducerState::decode(&writer.finish()) {
            let known: Vec<i64> = state.producers.keys().copied().collect();
            for producer_id in known {
                let header = Sent { producer_id, ..sent(i16::MAX, base_sequence, 3) }.header(9);
                let _ = state.check(&header, AppendOrigin::Client);
                state.apply(&header);
            }
        }
    }
}

/// Appends in one go; each batch has one record.
fn state_after(batches: impl IntoIterator<Item = Sent>) -> ProducerState {
    let mut state = ProducerState::default();
    for (offset, batch) in batches.into_iter().enumerate() {
        state.apply(&batch.header(offset as i64));
    }
    state
}

fn check(state: &ProducerState, batch: Sent) -> Result<SequenceCheck, SequenceError> {
    state.check(&batch.header(1000), AppendOrigin::Client)
}

#[test]
fn five_batches_are_recognised_and_the_sixth_is_not() {
    let state = state_after((0..8).map(|sequence| sent(0, sequence, 1)));
    for sequence in 3..8 {
        let offset = i64::from(sequence);
        assert_eq!(
            check(&state, sent(0, sequence, 1)),
            Ok(SequenceCheck::Duplicate {
                base_offset: offset,
                last_offset: offset,
                timestamp: offset * 10
            })
        );
    }
    assert_eq!(
        check(&state, sent(0, 2, 1)),
        Err(SequenceError::DuplicateBeyondWindow {
            producer_id: 1,
            found: 2
        })
    );
}

#[test]
fn an_unknown_producer_may_start_anywhere_but_what_came_before_is_no_duplicate() {
    let state = state_after([sent(0, 100, 1)]);
    assert_eq!(check(&state, sent(0, 101, 1)), Ok(SequenceCheck::Append));
    // Sequence 50 may have been lost: to call it a duplicate would be to lose it for good.
    assert_eq!(
        check(&state, sent(0, 50, 1)),
        Err(SequenceError::OutOfOrder {
            producer_id: 1,
            expected: 101,
            found: 50
        })
    );
}

#[test]
fn sequences_wrap_to_zero() {
    let state = state_after([sent(0, i32::MAX, 1)]);
    assert_eq!(check(&state, sent(0, 0, 1)), Ok(SequenceCheck::Append));
    let state = state_after([sent(0, i32::MAX - 1, 3)]);
    assert_eq!(check(&state, sent(0, 1, 1)), Ok(SequenceCheck::Append));
    assert!(matches!(
        check(&state, sent(0, i32::MAX - 1, 3)),
        Ok(SequenceCheck::Duplicate { .. })
    ));
}

#[test]
fn a_new_epoch_starts_at_zero_and_fences_the_old_one() {
    let mut state = state_after([sent(3, 7, 1)]);
    assert_eq!(
        check(&state, sent(4, 8, 1)),
        Err(SequenceError::OutOfOrder {
            producer_id: 1,
            expected: 0,
            found: 8
        })
    );
    assert_eq!(check(&state, sent(4, 0, 1)), Ok(SequenceCheck::Append));
    state.apply(&sent(4, 0, 1).header(1));
    let stale = SequenceError::StaleEpoch {
        producer_id: 1,
        expected: 4,
        found: 3,
    };
    assert_eq!(check(&state, sent(3, 8, 1)), Err(stale));
    // The old epoch's batches are no duplicates either, and coordinators are fenced too.
    let resent = sent(3, 7, 1).header(1000);
    for origin in [AppendOrigin::Client, AppendOrigin::Coordinator] {
        assert_eq!(state.check(&resent, origin), Err(stale));
    }
}

#[test]
fn a_batch_cut_differently_is_no_duplicate() {
    let state = state_after([sent(0, 0, 4), sent(0, 4, 4)]);
    for (base_sequence, record_count) in [(4, 3), (5, 3), (2, 4), (0, 8), (3, 1)] {
        assert!(
            matches!(
                check(&state, sent(0, base_sequence, record_count)),
                Err(SequenceError::OutOfOrder { expected: 8, .. })
            ),
            "{base_sequence}+{record_count}"
        );
    }
}

#[test]
fn batches_without_a_producer_leave_no_trace() {
    let mut state = ProducerState::default();
    let header = batch(0, 5, 100);
    assert_eq!(
        state.check(&header, AppendOrigin::Client),
        Ok(SequenceCheck::Append)
    );
    state.apply(&header);
    assert!(state.is_empty());
}

/// Coordinators write a producer's offsets without sequence; the window must not learn from them.
#[test]
fn a_batch_without_sequence_sets_the_epoch_only() {
    let state = state_after([sent(2, -1, 1)]);
    assert_eq!(check(&state, sent(2, 0, 1)), Ok(SequenceCheck::Append));
    assert!(check(&state, sent(2, 5, 1)).is_err());
    let again = sent(2, -1, 1).header(9);
    assert_eq!(
        state.check(&again, AppendOrigin::Coordinator),
        Ok(SequenceCheck::Append)
    );
}

#[test]
fn a_gap_in_the_log_begins_a_new_window() {
    // The leader had forgotten the producer in between; replaying its log must not stop there.
    let state = state_after([sent(0, 0, 1), sent(0, 1, 1), sent(0, 500, 1)]);
    assert_eq!(check(&state, sent(0, 501, 1)), Ok(SequenceCheck::Append));
    assert!(matches!(
        check(&state, sent(0, 1, 1)),
        Err(SequenceError::OutOfOrder { .. })
    ));
}

#[test]
fn idle_producers_expire_and_busy_ones_do_not() {
    let mut state = state_after([sent(0, 0, 1)]);
    // However old its records are, a producer's idle time begins now.
    assert_eq!(state.remove_expired(1_000_000, 100), 0);
    assert_eq!(state.remove_expired(1_000_099, 100), 0);
    state.apply(&sent(0, 1, 1).header(1));
    assert_eq!(state.remove_expired(1_000_150, 100), 0);
    let mut stored = ProducerState::decode(&state.encode()).unwrap();
    for state in [&mut state, &mut stored] {
        assert_eq!(state.remove_expired(1_000_249, 100), 0);
        assert_eq!(state.remove_expired(1_000_250, 100), 1);
        assert!(state.is_empty());
    }
}

const TRANSACTIONAL: i16 = 1 << 4;
const CONTROL: i16 = 1 << 5;

fn in_transaction(producer_id: i64, base_sequence: i32, base_offset: i64) -> BatchHeader {
    BatchHeader {
        producer_id,
        attributes: TRANSACTIONAL,
        ..sent(0, base_sequence, 2).header(base_offset)
    }
}

fn marker(producer_id: i64, producer_epoch: i16, base_offset: i64) -> BatchHeader {
    BatchHeader {
        producer_id,
        attributes: TRANSACTIONAL | CONTROL,
        ..sent(producer_epoch, -1, 1).header(base_offset)
    }
}

#[test]
fn the_oldest_open_transaction_is_known_until_its_marker() {
    let mut state = ProducerState::default();
    state.apply(&in_transaction(1, 0, 10));
    state.apply(&in_transaction(2, 0, 12));
    state.apply(&in_transaction(1, 2, 14));
    assert_eq!(state.first_open_transaction_offset(), Some(10));
    // Open transactions keep their producers, and survive a restart.
    assert_eq!(state.remove_expired(0, 0), 0);
    state = ProducerState::decode(&state.encode()).unwrap();
    assert_eq!(
        state.apply(&marker(1, 0, 16)),
        Some(EndedTransaction {
            producer_id: 1,
            first_offset: 10,
            last_offset: 16
        })
    );
    assert_eq!(state.first_open_transaction_offset(), Some(12));
    assert!(state.apply(&marker(2, 0, 17)).is_some());
    assert_eq!(state.first_open_transaction_offset(), None);
    // A marker without a transaction ends nothing.
    assert_eq!(state.apply(&marker(2, 0, 18)), None);
}

#[test]
fn a_marker_with_the_next_epoch_ends_the_transaction_and_fences() {
    let mut state = ProducerState::default();
    state.apply(&in_transaction(1, 0, 10));
    let ended = state.apply(&marker(1, 1, 12)).unwrap();
    assert_eq!(ended.first_offset, 10);
    assert!(matches!(
        check(&state, sent(0, 2, 1)),
        Err(SequenceError::StaleEpoch { .. })
    ));
    assert_eq!(check(&state, sent(1, 0, 1)), Ok(SequenceCheck::Append));
    assert!(check(&state, sent(1, 2, 1)).is_err());
}

#[test]
fn a_marker_of_the_same_epoch_keeps_the_window() {
    let mut state = ProducerState::default();
    state.apply(&in_transaction(1, 0, 10));
    state.apply(&marker(1, 0, 12));
    assert!(matches!(
        check(&state, sent(0, 0, 2)),
        Ok(SequenceCheck::Duplicate {
            base_offset: 10,
            ..
        })
    ));
}

#[test]
fn every_damaged_byte_is_found() {
    let mut state = state_after((0..8).map(|sequence| sent(0, sequence, 1)));
    state.apply(&in_transaction(2, 0, 12));
    let good = state.encode();
    assert_eq!(ProducerState::decode(&good), Ok(state));
    for index in 0..good.len() {
        let mut damaged = good.to_vec();
        damaged[index] ^= 1;
        assert!(ProducerState::decode(&damaged).is_err(), "byte {index}");
    }
}

#[test]
fn ten_thousand_producers_take_less_than_three_megabytes() {
    let producers = (0..10_000).map(|producer_id| Sent {
        producer_id,
        ..sent(0, 0, 1)
    });
    let state = state_after(producers);
    assert_eq!(state.len(), 10_000);
    let size_bytes = state.size_estimate_bytes();
    assert!(
        (10_000 * 128..3_000_000).contains(&size_bytes),
        "{size_bytes}"
    );
}
