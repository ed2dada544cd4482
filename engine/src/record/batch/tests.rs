use proptest::prelude::*;

use super::*;
use crate::record::{Batch, ProducerFields, records, verify_crc};

/// A batch of `values` with everything set that a header can carry.
fn batch_of(values: &[Vec<u8>], producer: ProducerFields) -> Vec<u8> {
    let mut builder = Batch::builder().producer(producer);
    for (index, value) in values.iter().enumerate() {
        builder.push(1_000 + index as i64, None, Some(value), &[]);
    }
    builder.build().unwrap().into_bytes().to_vec()
}

const PRODUCER: ProducerFields = ProducerFields {
    producer_id: 77,
    producer_epoch: 3,
    base_sequence: i32::MAX - 1,
};

fn values() -> impl Strategy<Value = Vec<Vec<u8>>> {
    prop::collection::vec(prop::collection::vec(any::<u8>(), 0..50), 1..10)
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = BatchHeader::parse(&bytes);
        let _ = verify_crc(&bytes);
        for cut in split_batches(&bytes).flatten() {
            prop_assert!(bytes.get(cut.1).is_some());
        }
    }

    /// Random bytes hardly ever get past the magic; damaged batches do.
    #[test]
    fn damaged_batches_never_panic(
        values in values(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut bytes = batch_of(&values, PRODUCER);
        for (index, byte) in damage {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        for (header, range) in split_batches(&bytes).flatten() {
            let batch = bytes::Bytes::copy_from_slice(&bytes[range]);
            let _ = (header.last_offset(), header.next_offset(), header.last_sequence());
            let _ = header.compression();
            if let Ok(records) = records(&batch, 1 << 20) {
                records.for_each(drop);
            }
        }
    }

    #[test]
    fn one_changed_byte_in_the_crc_range_is_found(
        values in values(),
        index in any::<prop::sample::Index>(),
        change in 1_u8..,
    ) {
        let mut bytes = batch_of(&values, PRODUCER);
        let at = ATTRIBUTES_OFFSET + index.index(bytes.len() - ATTRIBUTES_OFFSET);
        bytes[at] ^= change;
        let found = verify_crc(&bytes);
        let is_corrupt = matches!(found, Err(BatchError::CorruptCrc { .. }));
        prop_assert!(is_corrupt, "{:?}", found);
    }

    #[test]
    fn stamping_changes_two_fields_and_leaves_the_crc_valid(
        values in values(),
        base_offset in 0..i64::MAX / 2,
        leader_epoch in any::<i32>(),
    ) {
        let mut bytes = batch_of(&values, PRODUCER);
        let before = BatchHeader::parse(&bytes).unwrap();
        stamp(&mut bytes, base_offset, leader_epoch);
        prop_assert_eq!(verify_crc(&bytes), Ok(()));
        let after = BatchHeader::parse(&bytes).unwrap();
        prop_assert_eq!(after, BatchHeader {
            base_offset,
            partition_leader_epoch: leader_epoch,
            ..before
        });
        prop_assert_eq!(after.next_offset(), base_offset + values.len() as i64);
    }

    #[test]
    fn log_append_time_rewrites_the_crc_and_nothing_else(values in values(), now_ms in 0..i64::MAX) {
        let mut bytes = batch_of(&values, PRODUCER);
        let before = BatchHeader::parse(&bytes).unwrap();
        let crc = stamp_log_append_time(&mut bytes, now_ms);
        prop_assert_eq!(verify_crc(&bytes), Ok(()));
        let after = BatchHeader::parse(&bytes).unwrap();
        prop_assert!(after.is_log_append_time());
        prop_assert_eq!(after, BatchHeader {
            crc,
            max_timestamp: now_ms,
            attributes: before.attributes | LOG_APPEND_TIME_BIT,
            ..before
        });
        let batch = bytes::Bytes::from(bytes);
        for record in records(&batch, 0).unwrap() {
            prop_assert_eq!(record.unwrap().timestamp(&after), now_ms);
        }
    }

    #[test]
    fn split_finds_every_batch_where_it_was_put(all in prop::collection::vec(values(), 0..6)) {
        let batches: Vec<Vec<u8>> = all.iter().map(|values| batch_of(values, PRODUCER)).collect();
        let bytes = batches.concat();
        let mut end = 0;
        let mut found = Vec::new();
        for cut in split_batches(&bytes) {
            let (header, range) = cut.unwrap();
            prop_assert_eq!(range.start, end);
            prop_assert_eq!(header.size_bytes(), range.len());
            end = range.end;
            found.push(bytes[range].to_vec());
        }
        prop_assert_eq!(found, batches);
    }

    #[test]
    fn sequences_advance_as_on_a_clock_of_two_to_the_31(sequence in 0..=i32::MAX, count in 0..=i32::MAX) {
        let expected = (i64::from(sequence) + i64::from(count)) % (1_i64 << 31);
        prop_assert_eq!(i64::from(advance_sequence(sequence, count)), expected);
    }
}

#[test]
fn the_fields_of_a_batch_made_by_another_broker_are_read() {
    // One record, value "v", written field by field so that builder and parser cannot be wrong together.
    let mut bytes = Vec::new();
    bytes.extend_from_slice(&5_i64.to_be_bytes());
    bytes.extend_from_slice(&57_i32.to_be_bytes());
    bytes.extend_from_slice(&9_i32.to_be_bytes());
    bytes.push(2);
    bytes.extend_from_slice(&[0; 4]);
    bytes.extend_from_slice(&0b11_0001_i16.to_be_bytes());
    bytes.extend_from_slice(&6_i32.to_be_bytes());
    bytes.extend_from_slice(&100_i64.to_be_bytes());
    bytes.extend_from_slice(&200_i64.to_be_bytes());
    bytes.extend_from_slice(&42_i64.to_be_bytes());
    bytes.extend_from_slice(&7_i16.to_be_bytes());
    bytes.extend_from_slice(&2_i32.to_be_bytes());
    bytes.extend_from_slice(&1_i32.to_be_bytes());
    bytes.extend_from_slice(&[14, 0, 0, 0, 1, 2, b'v', 0]);
    let crc = crc32c::crc32c(&bytes[21..]);
    bytes[17..21].copy_from_slice(&crc.to_be_bytes());

    assert_eq!(verify_crc(&bytes), Ok(()));
    let header = BatchHeader::parse(&bytes).unwrap();
    assert_eq!(
        header,
        BatchHeader {
            base_offset: 5,
            batch_length: 57,
            partition_leader_epoch: 9,
            magic: 2,
            crc,
            attributes: 0b11_0001,
            last_offset_delta: 6,
            base_timestamp: 100,
            max_timestamp: 200,
            producer_id: 42,
            producer_epoch: 7,
            base_sequence: 2,
            record_count: 1,
        }
    );
    assert_eq!(header.size_bytes(), bytes.len());
    assert_eq!((header.last_offset(), header.next_offset()), (11, 12));
    assert_eq!(header.last_sequence(), 8);
    assert_eq!(header.compression(), Ok(Compression::Gzip));
    assert!(header.is_control() && header.is_transactional() && header.has_producer_id());
    assert!(!header.is_log_append_time());
}

#[test]
fn the_crc_of_a_known_text_is_castagnolis() {
    // The check value of CRC-32C (RFC 3720, B.4 uses the same polynomial).
    assert_eq!(checksum(b"123456789"), 0xe306_9283);
}

#[test]
fn old_message_formats_are_named_even_when_they_are_short() {
    for magic in [0_i8, 1] {
        let mut bytes = vec![0; 30];
        bytes[16] = magic as u8;
        assert_eq!(
            BatchHeader::parse(&bytes),
            Err(BatchError::UnsupportedMagic { magic })
        );
    }
    assert_eq!(BatchHeader::parse(&[0; 16]), Err(BatchError::Truncated));
}

#[test]
fn implausible_lengths_are_refused() {
    let good = batch_of(&[vec![1]], PRODUCER);
    for batch_length in [i32::MIN, -1, 0, 48, i32::MAX] {
        let mut bytes = good.clone();
        bytes[8..12].copy_from_slice(&batch_length.to_be_bytes());
        assert_eq!(
            BatchHeader::parse(&bytes),
            Err(BatchError::InvalidLength { batch_length })
        );
    }
}

#[test]
fn a_cut_tail_is_one_error_and_then_the_end() {
    let good = batch_of(&[vec![1, 2, 3]], PRODUCER);
    let bytes = [good.as_slice(), &good[..good.len() - 1]].concat();
    let cuts: Vec<_> = split_batches(&bytes)
        .map(|cut| cut.map(|(_, range)| range))
        .collect();
    assert_eq!(cuts, [Ok(0..good.len()), Err(BatchError::Truncated)]);
}

#[test]
fn bytes_behind_the_batch_are_not_part_of_it() {
    let mut bytes = batch_of(&[vec![1]], PRODUCER);
    let batch_length = BatchHeader::parse(&bytes).unwrap().batch_length;
    bytes.push(0);
    assert_eq!(
        verify_crc(&bytes),
        Err(BatchError::InvalidLength { batch_length })
    );
    bytes.truncate(bytes.len() - 2);
    assert_eq!(verify_crc(&bytes), Err(BatchError::Truncated));
}

#[test]
fn the_last_sequence_wraps_to_zero() {
    let bytes = batch_of(&[vec![], vec![], vec![]], PRODUCER);
    let header = BatchHeader::parse(&bytes).unwrap();
    assert_eq!(header.base_sequence, i32::MAX - 1);
    assert_eq!(header.last_sequence(), 0);
}
