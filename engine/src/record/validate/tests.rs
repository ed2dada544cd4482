use super::*;
use crate::record::{Batch, BatchBuilder, ProducerFields};

const KEYED: ValidationRules = ValidationRules {
    origin: AppendOrigin::Client,
    keys_required: true,
    decompressed_bytes_max: 1000,
    timestamp_ms_min: i64::MIN,
    timestamp_ms_max: i64::MAX,
};

fn check(builder: BatchBuilder, rules: &ValidationRules) -> Result<(), BatchError> {
    let bytes = builder.build().unwrap().into_bytes();
    let header = BatchHeader::parse(&bytes)?;
    validate_batch(&bytes, &header, rules)
}

fn one_record() -> BatchBuilder {
    let mut builder = Batch::builder();
    builder.push(500, Some(b"key"), Some(b"value"), &[]);
    builder
}

/// Changes a header field and makes the CRC fit again: what a buggy client would send.
fn check_changed(offset: usize, field: &[u8], rules: &ValidationRules) -> Result<(), BatchError> {
    let mut bytes = one_record().build().unwrap().into_bytes().to_vec();
    bytes[offset..offset + field.len()].copy_from_slice(field);
    let crc = crc32c::crc32c(&bytes[21..]);
    bytes[17..21].copy_from_slice(&crc.to_be_bytes());
    let header = BatchHeader::parse(&bytes)?;
    validate_batch(&bytes, &header, rules)
}

#[test]
fn an_ordinary_batch_is_accepted_whatever_its_base_offset() {
    assert_eq!(check(one_record(), &KEYED), Ok(()));
    assert_eq!(check(one_record().base_offset(-5), &KEYED), Ok(()));
}

#[test]
fn counts_that_contradict_each_other_are_refused() {
    let rules = ValidationRules::default();
    for (last_offset_delta, record_count) in [
        (0_i32, 0_i32),
        (0, -1),
        (0, 2),
        (1, 1),
        (-1, 0),
        (-1, 1),
        (i32::MAX, i32::MIN),
    ] {
        let mut bytes = one_record().build().unwrap().into_bytes().to_vec();
        bytes[23..27].copy_from_slice(&last_offset_delta.to_be_bytes());
        bytes[57..61].copy_from_slice(&record_count.to_be_bytes());
        let crc = crc32c::crc32c(&bytes[21..]);
        bytes[17..21].copy_from_slice(&crc.to_be_bytes());
        let header = BatchHeader::parse(&bytes).unwrap();
        assert_eq!(
            validate_batch(&bytes, &header, &rules),
            Err(BatchError::InvalidCount {
                record_count,
                last_offset_delta
            })
        );
    }
}

#[test]
fn undefined_compression_types_are_refused() {
    for id in 5..=7_u8 {
        let result = check_changed(
            21,
            &i16::from(id).to_be_bytes(),
            &ValidationRules::default(),
        );
        assert_eq!(result, Err(BatchError::UnknownCompression { id }));
    }
}

#[test]
fn only_coordinators_write_control_batches() {
    let client = ValidationRules::default();
    let coordinator = ValidationRules {
        origin: AppendOrigin::Coordinator,
        ..client
    };
    assert_eq!(
        check(one_record().control(), &client),
        Err(BatchError::UnexpectedControlBatch)
    );
    assert_eq!(check(one_record().control(), &coordinator), Ok(()));
}

#[test]
fn producer_fields_that_contradict_each_other_are_refused() {
    let rules = ValidationRules::default();
    let fields = |producer_id, producer_epoch, base_sequence| ProducerFields {
        producer_id,
        producer_epoch,
        base_sequence,
    };
    assert_eq!(
        check(one_record().producer(fields(0, 0, 0)), &rules),
        Ok(())
    );
    for builder in [
        one_record().transactional(),
        one_record().producer(fields(1, -1, 0)),
        one_record().producer(fields(1, 0, -1)),
    ] {
        assert!(matches!(
            check(builder, &rules),
            Err(BatchError::InvalidProducer { .. })
        ));
    }
    // A coordinator's transactional batch has a producer and no sequence.
    let coordinator = ValidationRules {
        origin: AppendOrigin::Coordinator,
        ..rules
    };
    let batch = one_record().transactional().producer(fields(1, 0, -1));
    assert_eq!(check(batch, &coordinator), Ok(()));
}

#[test]
fn a_producer_may_not_claim_log_append_time() {
    let result = check_changed(21, &(1_i16 << 3).to_be_bytes(), &ValidationRules::default());
    assert_eq!(result, Err(BatchError::InvalidTimestamp { timestamp: 500 }));
}

#[test]
fn timestamps_outside_the_topics_bounds_are_refused() {
    let bounds = |timestamp_ms_min, timestamp_ms_max| ValidationRules {
        timestamp_ms_min,
        timestamp_ms_max,
        ..ValidationRules::default()
    };
    let refused = Err(BatchError::InvalidTimestamp { timestamp: 500 });
    assert_eq!(check(one_record(), &bounds(500, 500)), Ok(()));
    assert_eq!(check(one_record(), &bounds(501, 600)), refused);
    assert_eq!(check(one_record(), &bounds(400, 499)), refused);
    // A batch without timestamps is not too old.
    let mut untimed = Batch::builder();
    untimed.push(-1, None, None, &[]);
    assert_eq!(check(untimed, &bounds(400, 600)), Ok(()));
}

#[test]
fn a_compacted_topic_refuses_a_record_without_key_however_it_is_compressed() {
    for compression in Compression::ALL {
        let mut builder = one_record().compression(compression);
        assert_eq!(check(builder.clone(), &KEYED), Ok(()), "{compression:?}");
        builder.push(500, None, Some(b"value"), &[]);
        assert_eq!(
            check(builder.clone(), &KEYED),
            Err(BatchError::MissingKey { record_index: 1 }),
            "{compression:?}"
        );
        assert_eq!(check(builder, &ValidationRules::default()), Ok(()));
    }
}

#[test]
fn a_bomb_is_refused_where_keys_have_to_be_read() {
    for compression in Compression::ALL {
        let mut builder = Batch::builder().compression(compression);
        builder.push(0, Some(b"key"), Some(&[0; 5000]), &[]);
        let expected = match compression {
            Compression::None => Ok(()),
            _ => Err(BatchError::DecompressedTooLarge {
                output_cap_bytes: 1000,
            }),
        };
        assert_eq!(check(builder, &KEYED), expected, "{compression:?}");
    }
}

#[test]
fn the_crc_is_checked_before_anything_is_believed() {
    let mut bytes = one_record().build().unwrap().into_bytes().to_vec();
    // Attributes, now an unknown compression type: the CRC error must win.
    bytes[22] ^= 7;
    let header = BatchHeader::parse(&bytes).unwrap();
    assert!(matches!(
        validate_batch(&bytes, &header, &ValidationRules::default()),
        Err(BatchError::CorruptCrc { .. })
    ));
}
