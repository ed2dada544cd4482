use proptest::prelude::*;

use super::*;
use crate::record::varint::put_varint;
use crate::record::{Batch, EndTransaction, ProducerFields, verify_crc};

#[derive(Clone, Debug)]
struct Given {
    timestamp: i64,
    key: Option<Vec<u8>>,
    value: Option<Vec<u8>>,
    headers: Vec<(String, Option<Vec<u8>>)>,
}

fn nullable() -> impl Strategy<Value = Option<Vec<u8>>> {
    prop::option::of(prop::collection::vec(any::<u8>(), 0..200))
}

fn given_record() -> impl Strategy<Value = Given> {
    let headers = prop::collection::vec((".{0,8}", nullable()), 0..4);
    (-1_i64..=i64::MAX / 4, nullable(), nullable(), headers).prop_map(
        |(timestamp, key, value, headers)| Given {
            timestamp,
            key,
            value,
            headers,
        },
    )
}

fn build(given: &[Given], compression: Compression) -> Bytes {
    let mut builder = Batch::builder().compression(compression).base_offset(1000);
    for record in given {
        let headers: Vec<(&str, Option<&[u8]>)> = record
            .headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_deref()))
            .collect();
        builder.push(
            record.timestamp,
            record.key.as_deref(),
            record.value.as_deref(),
            &headers,
        );
    }
    builder.build().unwrap().into_bytes()
}

proptest! {
    #[test]
    fn records_come_back_as_they_were_given(
        given in prop::collection::vec(given_record(), 1..12),
        compression in prop::sample::select(Compression::ALL.to_vec()),
    ) {
        let batch = build(&given, compression);
        prop_assert_eq!(verify_crc(&batch), Ok(()));
        let records = records(&batch, 1 << 20).unwrap();
        let header = *records.header();
        prop_assert_eq!(header.record_count as usize, given.len());
        prop_assert_eq!(
            header.max_timestamp,
            given.iter().map(|record| record.timestamp).max().unwrap()
        );
        let found: Vec<RecordView> = records.collect::<Result<_, _>>().unwrap();
        prop_assert_eq!(found.len(), given.len());
        for (index, (found, given)) in found.iter().zip(&given).enumerate() {
            prop_assert_eq!(found.offset(&header), 1000 + index as i64);
            prop_assert_eq!(found.timestamp(&header), given.timestamp);
            prop_assert_eq!(found.key.as_deref(), given.key.as_deref());
            prop_assert_eq!(found.value.as_deref(), given.value.as_deref());
            let headers: Vec<(String, Option<Vec<u8>>)> = found
                .headers
                .iter()
                .map(|header| (
                    String::from_utf8(header.key.to_vec()).unwrap(),
                    header.value.as_ref().map(|value| value.to_vec()),
                ))
                .collect();
            prop_assert_eq!(&headers, &given.headers);
        }
    }

    /// Records behind a valid header, so that the damage reaches the record parser.
    #[test]
    fn arbitrary_record_bytes_never_panic(
        body in prop::collection::vec(any::<u8>(), 0..200),
        record_count in -3_i32..50,
        compression in prop::sample::select(Compression::ALL.to_vec()),
    ) {
        let mut bytes = build(&[no_fields()], compression)[..BATCH_HEADER_BYTES].to_vec();
        bytes.extend_from_slice(&body);
        let batch_length = (bytes.len() - 12) as i32;
        bytes[8..12].copy_from_slice(&batch_length.to_be_bytes());
        bytes[23..27].copy_from_slice(&(record_count - 1).to_be_bytes());
        bytes[57..61].copy_from_slice(&record_count.to_be_bytes());
        if let Ok(records) = records(&Bytes::from(bytes), 10_000) {
            let found: Vec<_> = records.collect();
            prop_assert!(found.len() <= 201, "no more records than bytes");
            let errors = found.iter().filter(|record| record.is_err()).count();
            prop_assert!(errors <= 1, "the first error ends it");
        }
    }
}

fn no_fields() -> Given {
    Given {
        timestamp: 0,
        key: None,
        value: None,
        headers: Vec::new(),
    }
}

fn with_body(body: &[u8], record_count: i32) -> Vec<Result<RecordView, BatchError>> {
    let mut bytes = build(&[no_fields()], Compression::None)[..BATCH_HEADER_BYTES].to_vec();
    bytes.extend_from_slice(body);
    let batch_length = (bytes.len() - 12) as i32;
    bytes[8..12].copy_from_slice(&batch_length.to_be_bytes());
    bytes[23..27].copy_from_slice(&(record_count - 1).to_be_bytes());
    bytes[57..61].copy_from_slice(&record_count.to_be_bytes());
    records(&Bytes::from(bytes), 1000).unwrap().collect()
}

#[test]
fn a_record_of_known_bytes_is_read() {
    // length 12, attributes 0, timestamp +300, offset 0, key "k", value null, one header "h" = "".
    let body = [22, 0, 0xd8, 0x04, 0, 2, b'k', 1, 2, 2, b'h', 0];
    let found: Result<Vec<RecordView>, BatchError> = with_body(&body, 1).into_iter().collect();
    let [record] = &found.unwrap()[..] else {
        panic!("one record");
    };
    assert_eq!((record.offset_delta, record.timestamp_delta), (0, 300));
    assert_eq!(record.key.as_deref(), Some(b"k".as_slice()));
    assert_eq!(record.value, None);
    let header = RecordHeader {
        key: Bytes::from_static(b"h"),
        value: Some(Bytes::new()),
    };
    assert_eq!(record.headers.iter().collect::<Vec<_>>(), [header]);
}

/// Kept as a list, half a million headers of two bytes would take 32 MB; from a batch that decompresses to 256 MiB, 8 GB.
#[test]
fn the_headers_of_a_record_are_a_view_however_many_they_are() {
    const HEADERS: usize = 500_000;
    let mut record = vec![0, 0, 0, 1, 1];
    put_varint(&mut record, HEADERS as i32);
    // An empty name and no value each.
    record.extend([0, 1].repeat(HEADERS));
    let mut body = Vec::new();
    put_varint(&mut body, record.len() as i32);
    body.extend_from_slice(&record);
    let found = with_body(&body, 1).remove(0).unwrap();
    assert_eq!(
        size_of_val(&found.headers),
        size_of::<Bytes>() + size_of::<usize>()
    );
    assert_eq!(
        (found.headers.len(), found.headers.iter().count()),
        (HEADERS, HEADERS)
    );
    assert!(
        found
            .headers
            .iter()
            .all(|header| header.key.is_empty() && header.value.is_none())
    );
}

#[test]
fn malformed_records_end_the_iteration() {
    let good = [12, 0, 0, 0, 1, 1, 0];
    assert_eq!(with_body(&good, 1).len(), 1);
    assert!(with_body(&good, 1)[0].is_ok());
    let malformed = |record_index| Err(BatchError::MalformedRecord { record_index });
    let cases: [(&str, &[u8], i32, i32); 6] = [
        ("bytes left over", &[12, 0, 0, 0, 1, 1, 0, 0], 1, 1),
        ("record missing", &good, 2, 1),
        (
            "offset repeated",
            &[12, 0, 0, 0, 1, 1, 0, 12, 0, 0, 0, 1, 1, 0],
            2,
            1,
        ),
        ("offset past the end", &[12, 0, 0, 2, 1, 1, 0], 1, 0),
        ("key past the end", &[12, 0, 0, 0, 60, 1, 0], 1, 0),
        ("negative header count", &[12, 0, 0, 0, 1, 1, 1], 1, 0),
    ];
    for (name, body, record_count, bad_index) in cases {
        let found = with_body(body, record_count);
        assert_eq!(found.last(), Some(&malformed(bad_index)), "{name}");
        assert_eq!(found.len(), bad_index as usize + 1, "{name}");
    }
}

#[test]
fn a_header_count_of_two_billion_costs_nothing() {
    let body = [20, 0, 0, 0, 1, 1, 0xfe, 0xff, 0xff, 0xff, 0x0f];
    assert_eq!(
        with_body(&body, 1),
        [Err(BatchError::MalformedRecord { record_index: 0 })]
    );
}

#[test]
fn an_empty_batch_that_compaction_left_has_no_records() {
    let mut bytes = build(&[no_fields()], Compression::None)[..BATCH_HEADER_BYTES].to_vec();
    bytes[8..12].copy_from_slice(&49_i32.to_be_bytes());
    bytes[57..61].copy_from_slice(&0_i32.to_be_bytes());
    assert_eq!(records(&Bytes::from(bytes), 0).unwrap().count(), 0);
}

#[test]
fn uncompressed_records_are_views_into_the_batch() {
    let batch = build(
        &[Given {
            value: Some(b"value".to_vec()),
            ..no_fields()
        }],
        Compression::None,
    );
    let record = records(&batch, 0).unwrap().next().unwrap().unwrap();
    let value = record.value.unwrap();
    assert!(batch.as_ptr_range().contains(&value.as_ptr()));
}

#[test]
fn the_end_of_a_transaction_can_be_read_from_its_marker() {
    let producer = ProducerFields {
        producer_id: 5,
        producer_epoch: 2,
        base_sequence: 17,
    };
    for end in [EndTransaction::Abort, EndTransaction::Commit] {
        let batch = end.marker(producer, 8, 99).unwrap().into_bytes();
        let mut records = records(&batch, 0).unwrap();
        let header = *records.header();
        assert!(header.is_control() && header.is_transactional());
        assert_eq!(header.base_sequence, -1);
        assert_eq!((header.producer_id, header.producer_epoch), (5, 2));
        let record = records.next().unwrap().unwrap();
        let key = record.key.unwrap();
        assert_eq!(EndTransaction::from_control_key(&key), Some(end));
        assert_eq!(record.value.unwrap().as_ref(), [0, 0, 0, 0, 0, 8]);
    }
    assert_eq!(EndTransaction::from_control_key(&[0, 0, 0, 2]), None);
    assert_eq!(EndTransaction::from_control_key(&[0, 0, 0]), None);
}

/// Two records each, written by the Java client 4.4.0: timestamps 1000 and 1001, key "key", value "value 0 xx…" and
/// "value 1 xx…", headers "h" = "v" and "n" = null.
const WRITTEN_BY_KAFKA: [(Compression, &str); 5] = [
    (
        Compression::None,
        "00000000000000000000008bffffffff0213562d9200000000000100000000000003e800000000000003e9ff\
         ffffffffffffffffffffffffff0000000258000000066b65793876616c756520302078787878787878787878\
         787878787878787878780402680276026e0158000202066b65793876616c7565203120787878787878787878\
         78787878787878787878780402680276026e01",
    ),
    (
        Compression::Gzip,
        "00000000000000000000006affffffff02c7d2f7fb00010000000100000000000003e800000000000003e9ff\
         ffffffffffffffffffffffffff000000021f8b08000000000000ff8b60606060cb4eadb4284bcc294d553050\
         a8c00258983298ca98f2182318989890141be2550c006c1ee2045a000000",
    ),
    (
        Compression::Snappy,
        "000000000000000000000070ffffffff02aba9d8a800020000000100000000000003e800000000000003e9ff\
         ffffffffffffffffffffffffff0000000282534e415050590000000001000000010000002b5a445800000006\
         6b65793876616c7565203020784a01002c0402680276026e01580002021d2d0031722d00",
    ),
    (
        Compression::Lz4,
        "000000000000000000000071ffffffff02712ad16c00030000000100000000000003e800000000000003e9ff\
         ffffffffffffffffffffffffff0000000204224d1860408231000000ff0358000000066b65793876616c7565\
         20302078010000c70402680276026e01580002022d001f312d0005500276026e0100000000",
    ),
    (
        Compression::Zstd,
        "000000000000000000000066ffffffff02d5a95e0400040000000100000000000003e800000000000003e9ff\
         ffffffffffffffffffffffffff0000000228b52ffd00584c0100f858000000066b65793876616c7565203020\
         780402680276026e0158000202310300e00aa8e2240161010000",
    ),
];

fn from_hex(hex: &str) -> Bytes {
    let digits: Vec<u32> = hex
        .chars()
        .map(|digit| digit.to_digit(16).unwrap())
        .collect();
    digits
        .chunks(2)
        .map(|pair| (pair[0] << 4 | pair[1]) as u8)
        .collect()
}

#[test]
fn batches_that_kafka_wrote_are_read() {
    for (compression, hex) in WRITTEN_BY_KAFKA {
        let batch = from_hex(hex);
        assert_eq!(verify_crc(&batch), Ok(()), "{compression:?}");
        let records = records(&batch, 1000).unwrap();
        let header = *records.header();
        assert_eq!(header.compression(), Ok(compression));
        for (index, record) in records.enumerate() {
            let record = record.unwrap();
            assert_eq!(record.timestamp(&header), 1000 + index as i64);
            assert_eq!(record.key.as_deref(), Some(b"key".as_slice()));
            let value = format!("value {index} {}", "x".repeat(20));
            assert_eq!(record.value.as_deref(), Some(value.as_bytes()));
            let headers: Vec<RecordHeader> = record.headers.iter().collect();
            let expected = [("h", Some("v")), ("n", None)].map(|(key, value)| RecordHeader {
                key: Bytes::from_static(key.as_bytes()),
                value: value.map(|value| Bytes::from_static(value.as_bytes())),
            });
            assert_eq!(headers, expected);
        }
        assert_eq!(header.record_count, 2);
    }
}
