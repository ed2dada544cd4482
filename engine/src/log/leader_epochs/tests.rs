use proptest::prelude::*;

use super::*;

/// The obvious form: the epoch of each single offset.
#[derive(Clone, Debug, Default)]
struct Model {
    start_offset: usize,
    epochs: Vec<i32>,
}

impl Model {
    fn end_offset(&self) -> i64 {
        self.epochs.len() as i64
    }

    fn epoch_for_offset(&self, offset: i64) -> Option<i32> {
        let offset = offset as usize;
        (offset >= self.start_offset)
            .then(|| self.epochs.get(offset).copied())
            .flatten()
    }

    fn kept(&self) -> impl Iterator<Item = (i64, i32)> {
        let epochs = self.epochs.iter().enumerate().skip(self.start_offset);
        epochs.map(|(offset, epoch)| (offset as i64, *epoch))
    }

    /// KIP-279: the largest epoch that is not newer than the one asked for, and where the next newer one begins.
    fn end_offset_for(&self, leader_epoch: i32) -> Option<EpochEnd> {
        let newest = self.kept().map(|(_, epoch)| epoch).max()?;
        if leader_epoch > newest {
            return None;
        }
        let newer = self.kept().find(|(_, epoch)| *epoch > leader_epoch);
        let not_newer = self
            .kept()
            .map(|(_, epoch)| epoch)
            .filter(|epoch| *epoch <= leader_epoch);
        Some(EpochEnd {
            leader_epoch: not_newer.max().unwrap_or(leader_epoch),
            end_offset: newer.map_or(self.end_offset(), |(offset, _)| offset),
        })
    }
}

#[derive(Clone, Debug)]
enum Step {
    Append {
        epoch_bump: i32,
        record_count: usize,
    },
    CutEnd {
        back: usize,
    },
    CutStart {
        forward: usize,
    },
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..3_i32, 1..5_usize)
            .prop_map(|(epoch_bump, record_count)| Step::Append { epoch_bump, record_count }),
        1 => (0..8_usize).prop_map(|back| Step::CutEnd { back }),
        1 => (0..8_usize).prop_map(|forward| Step::CutStart { forward }),
    ]
}

proptest! {
    #[test]
    fn answers_are_those_of_a_list_of_all_offsets(steps in prop::collection::vec(step(), 0..40)) {
        let mut epochs = LeaderEpochs::default();
        let mut model = Model::default();
        let mut leader_epoch = 0;
        for step in steps {
            match step {
                Step::Append { epoch_bump, record_count } => {
                    leader_epoch += epoch_bump;
                    epochs.assign(leader_epoch, model.end_offset());
                    model.epochs.extend(std::iter::repeat_n(leader_epoch, record_count));
                }
                Step::CutEnd { back } => {
                    // A log is never cut below its start.
                    let end = model.epochs.len().saturating_sub(back).max(model.start_offset);
                    epochs.truncate_from_end(end as i64);
                    model.epochs.truncate(end);
                }
                Step::CutStart { forward } => {
                    // Keep a record, as a log that still has an active segment does.
                    let last = model.epochs.len().saturating_sub(1);
                    model.start_offset = (model.start_offset + forward).min(last).max(model.start_offset);
                    epochs.truncate_from_start(model.start_offset as i64);
                }
            }
            for offset in model.start_offset as i64..model.end_offset() {
                prop_assert_eq!(epochs.epoch_for_offset(offset), model.epoch_for_offset(offset));
            }
            if model.kept().next().is_some() {
                for asked in -1..leader_epoch + 2 {
                    let expected = if asked < 0 { None } else { model.end_offset_for(asked) };
                    prop_assert_eq!(epochs.end_offset_for(asked, model.end_offset()), expected, "epoch {}", asked);
                }
            }
            prop_assert_eq!(LeaderEpochs::decode(&epochs.encode()), Ok(epochs.clone()));
        }
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
        let _ = LeaderEpochs::decode(&bytes);
    }
}

fn sample() -> LeaderEpochs {
    let mut epochs = LeaderEpochs::default();
    for (leader_epoch, start_offset) in [(1, 0), (3, 10), (7, 25)] {
        epochs.assign(leader_epoch, start_offset);
    }
    epochs
}

#[test]
fn an_epoch_without_records_ends_where_the_next_begins() {
    let end = |leader_epoch, end_offset| {
        Some(EpochEnd {
            leader_epoch,
            end_offset,
        })
    };
    let epochs = sample();
    assert_eq!(epochs.end_offset_for(7, 40), end(7, 40));
    assert_eq!(epochs.end_offset_for(5, 40), end(3, 25));
    assert_eq!(epochs.end_offset_for(1, 40), end(1, 10));
    assert_eq!(epochs.end_offset_for(0, 40), end(0, 0));
    assert_eq!(epochs.end_offset_for(8, 40), None);
    assert_eq!(epochs.end_offset_for(-1, 40), None);
    assert_eq!(LeaderEpochs::default().end_offset_for(0, 0), None);
}

#[test]
fn an_assignment_replaces_what_contradicts_it() {
    let mut epochs = sample();
    // The log was cut to 12 and epoch 4 wrote on.
    epochs.assign(4, 12);
    let starts: Vec<(i32, i64)> = epochs
        .entries()
        .iter()
        .map(|entry| (entry.leader_epoch, entry.start_offset))
        .collect();
    assert_eq!(starts, [(1, 0), (3, 10), (4, 12)]);
    // Nothing was written in 4: 5 takes its place.
    epochs.assign(5, 12);
    assert_eq!(epochs.latest_epoch(), Some(5));
    assert_eq!(epochs.epoch_for_offset(12), Some(5));
    assert_eq!(epochs.entries().len(), 3);
}

#[test]
fn the_epoch_of_the_first_kept_record_begins_there() {
    let mut epochs = sample();
    epochs.truncate_from_start(15);
    assert_eq!(
        epochs.entries().first(),
        Some(&EpochStart {
            leader_epoch: 3,
            start_offset: 15
        })
    );
    assert_eq!(epochs.epoch_for_offset(14), None);
}

#[test]
fn stored_epochs_that_do_not_grow_are_refused() {
    for pairs in [[(2, 0), (1, 5)], [(1, 5), (2, 5)], [(-1, 0), (2, 5)]] {
        let mut writer = BlockWriter::new(KIND, 28);
        writer.put(2_u32.to_le_bytes());
        for (leader_epoch, start_offset) in pairs {
            writer.put(i32::to_le_bytes(leader_epoch));
            writer.put(i64::to_le_bytes(start_offset));
        }
        assert_eq!(
            LeaderEpochs::decode(&writer.finish()),
            Err(DecodeError::Contradiction)
        );
    }
}

#[test]
fn every_damaged_byte_is_found() {
    let good = sample().encode();
    for index in 0..good.len() {
        let mut damaged = good.to_vec();
        damaged[index] ^= 1;
        assert!(LeaderEpochs::decode(&damaged).is_err(), "byte {index}");
    }
}
