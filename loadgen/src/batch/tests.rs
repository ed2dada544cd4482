//! Batches read back as they were written, and damage never goes unnoticed or panics.

use bytes::Bytes;
use proptest::prelude::*;

use super::template::KEY_BYTES;
use super::*;
use crate::compress::Compression;
use crate::payload::{Filler, Reading, Stamp, read_stamp};

fn shape(record_count: usize, record_bytes: usize) -> BatchShape {
    BatchShape {
        record_count,
        record_bytes,
        keys: Keys::None,
        filler: Filler::Random,
        compression: Compression::None,
    }
}

fn only_batch(bytes: &[u8]) -> Batch {
    let mut batches = Batches::new(Bytes::copy_from_slice(bytes));
    let batch = batches.next().unwrap().unwrap();
    assert!(batches.next().is_none());
    batch
}

/// The bytes of the batch that Kafka's console producer makes of the value `hi` at time 1 ms:
/// 61 bytes of header, then length 8, attributes, time delta, offset delta, null key, value, no header.
#[test]
fn a_batch_of_one_record_has_the_bytes_of_the_specification() {
    let mut template = Template::new(
        BatchShape {
            filler: Filler::Zero,
            ..shape(1, 2)
        },
        0,
    );
    template.seal(1, ProducerState::NONE).unwrap();
    let mut expected = Vec::new();
    expected.extend_from_slice(&0_i64.to_be_bytes());
    expected.extend_from_slice(&58_i32.to_be_bytes());
    expected.extend_from_slice(&[0, 0, 0, 0, 2]);
    let covered_by_crc = [
        &[0, 0][..],
        &0_i32.to_be_bytes(),
        &1_i64.to_be_bytes(),
        &1_i64.to_be_bytes(),
        &[0xff; 14],
        &1_i32.to_be_bytes(),
        &[0x10, 0, 0, 0, 1, 4, 0, 0, 0],
    ]
    .concat();
    expected.extend_from_slice(&crc32c::crc32c(&covered_by_crc).to_be_bytes());
    expected.extend_from_slice(&covered_by_crc);
    assert_eq!(template.bytes(), expected);
}

#[test]
fn stamps_read_back_with_every_codec_and_key_mode() {
    for compression in [
        Compression::None,
        Compression::Gzip,
        Compression::Snappy,
        Compression::Lz4,
        Compression::Zstd,
    ] {
        for keys in [Keys::None, Keys::RoundRobin, Keys::Random(10)] {
            let mut template = Template::new(
                BatchShape {
                    keys,
                    compression,
                    ..shape(50, 200)
                },
                1,
            );
            let first = Stamp {
                producer: 9,
                sequence: 1_000,
                intended_ns: 77,
            };
            template.write_keys();
            template.write_stamps(first);
            template.seal(5, ProducerState::NONE).unwrap();
            let batch = only_batch(template.bytes());
            assert!(batch.crc_fits());
            assert_eq!((batch.base_offset(), batch.next_offset()), (0, 50));
            let mut sequences = Vec::new();
            batch
                .for_each_value(|offset, value| match read_stamp(value) {
                    Reading::Intact(stamp) => {
                        assert_eq!((stamp.producer, stamp.intended_ns), (9, 77));
                        assert_eq!(stamp.sequence, 1_000 + offset as u64);
                        sequences.push(stamp.sequence);
                    }
                    other => panic!("{other:?}"),
                })
                .unwrap();
            assert_eq!(sequences, (1_000..1_050).collect::<Vec<u64>>());
        }
    }
}

#[test]
fn round_robin_keys_count_on_from_batch_to_batch() {
    let mut template = Template::new(
        BatchShape {
            keys: Keys::RoundRobin,
            ..shape(3, 4)
        },
        1,
    );
    let keys_of = |template: &Template| -> Vec<u64> {
        let record_bytes = (template.bytes().len() - HEADER_BYTES) / 3;
        template.bytes()[HEADER_BYTES..]
            .chunks(record_bytes)
            .map(|record| {
                // Length, attributes, two deltas and the key's length are one byte each.
                u64::from_be_bytes(record[5..5 + KEY_BYTES].try_into().unwrap())
            })
            .collect()
    };
    template.seal(0, ProducerState::NONE).unwrap();
    assert_eq!(keys_of(&template), [0, 1, 2]);
    template.write_keys();
    template.seal(0, ProducerState::NONE).unwrap();
    assert_eq!(keys_of(&template), [3, 4, 5]);
}

#[test]
fn a_batch_that_is_cut_off_ends_the_iteration_without_an_error() {
    let mut template = Template::new(shape(3, 10), 1);
    template.seal(0, ProducerState::NONE).unwrap();
    let mut bytes = template.bytes().to_vec();
    bytes.extend_from_slice(&template.bytes()[..template.bytes().len() - 1]);
    let batches: Vec<Batch> = Batches::new(Bytes::from(bytes))
        .collect::<Result<_, _>>()
        .unwrap();
    assert_eq!(batches.len(), 1);
    assert_eq!(batches[0].record_count(), 3);
    assert!(!batches[0].is_control());
}

proptest! {
    /// Bytes from a broker may be anything; reading them ends in batches, an error or nothing.
    #[test]
    fn reading_arbitrary_bytes_never_panics(
        noise in proptest::collection::vec(any::<u8>(), 0..200),
        at in 0_usize..300,
        byte: u8,
    ) {
        for batch in Batches::new(Bytes::from(noise)).flatten() {
            let _ = batch.for_each_value(|_, _| ());
        }
        let mut template = Template::new(shape(4, 50), 1);
        template.seal(0, ProducerState::NONE).unwrap();
        let mut bytes = template.bytes().to_vec();
        let position = at % bytes.len();
        bytes[position] = byte;
        for batch in Batches::new(Bytes::from(bytes)).flatten() {
            let _ = batch.for_each_value(|_, _| ());
        }
    }

    /// A change behind the CRC field is seen by the CRC.
    #[test]
    fn a_changed_byte_does_not_fit_the_crc(at in ATTRIBUTES_AT..200, difference in 1_u8..) {
        let mut template = Template::new(shape(4, 50), 1);
        template.seal(0, ProducerState::NONE).unwrap();
        let mut bytes = template.bytes().to_vec();
        bytes[at] ^= difference;
        prop_assert!(!only_batch(&bytes).crc_fits());
    }
}
