use super::*;
use crate::record::{BatchHeader, records, verify_crc};

#[test]
fn a_batch_without_records_is_not_built() {
    assert_eq!(
        Batch::builder().build(),
        Err(BatchError::InvalidCount {
            record_count: 0,
            last_offset_delta: -1
        })
    );
}

#[test]
fn values_become_records_in_their_order() {
    let batch = Batch::from_values(["a", "b"]).into_bytes();
    assert_eq!(verify_crc(&batch), Ok(()));
    let values: Vec<Bytes> = records(&batch, 0)
        .unwrap()
        .map(|record| record.unwrap().value.unwrap())
        .collect();
    assert_eq!(values, ["a", "b"]);
}

#[test]
fn the_size_is_known_before_the_batch_is_built() {
    let mut builder = Batch::builder();
    for _ in 0..100 {
        builder.push(1, Some(b"key"), Some(&[7; 300]), &[("name", None)]);
    }
    let size_bytes = builder.size_bytes();
    assert_eq!(builder.record_count(), 100);
    let batch = builder.build().unwrap().into_bytes();
    assert_eq!(batch.len(), size_bytes);
    assert_eq!(BatchHeader::parse(&batch).unwrap().size_bytes(), size_bytes);
}
