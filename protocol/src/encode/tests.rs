use super::*;

const CLASSIC: WireVersion = WireVersion {
    version: 0,
    flexible: false,
};
const FLEXIBLE: WireVersion = WireVersion {
    version: 0,
    flexible: true,
};

#[test]
fn records_are_appended_without_being_copied() {
    let batch = Bytes::from(vec![7; 100]);
    let address = batch.as_ptr();
    let mut encoder = Encoder::new();
    encoder.write_i32(1);
    encoder
        .write_nullable_records(Some(&Records::from(batch)), CLASSIC)
        .unwrap();
    encoder.write_i8(2);
    assert_eq!(encoder.len(), 109);
    let pieces = encoder.finish();
    assert_eq!(
        pieces.iter().map(Bytes::len).collect::<Vec<_>>(),
        [8, 100, 1]
    );
    assert_eq!(pieces[1].as_ptr(), address);
}

#[test]
fn a_tagged_field_of_any_size_carries_its_size() {
    for length in [0_usize, 1, 126, 127, 20_000] {
        let mut encoder = Encoder::new();
        let mut fields = encoder.begin_tagged_fields();
        let value = Bytes::from(vec![9; length]);
        encoder
            .write_tagged_field(&mut fields, 3, &value, FLEXIBLE)
            .unwrap();
        let mut decoder = crate::Decoder::new(encoder.finish_contiguous());
        let mut seen = Vec::new();
        let read = decoder.read_tagged_fields(|tag, body| {
            seen.push((tag, body.read_nullable_bytes(FLEXIBLE)?));
            Ok(true)
        });
        assert_eq!(read, Ok(()));
        assert_eq!(seen, [(3, Some(value))]);
        assert!(decoder.is_empty());
    }
}

#[test]
fn a_string_longer_than_int16_is_refused() {
    let text = "x".repeat(32_768);
    for at in [CLASSIC, FLEXIBLE] {
        let refused = Encoder::new().write_nullable_string(Some(&text), at);
        assert_eq!(refused, Err(EncodeError::LengthTooLarge { length: 32_768 }));
        assert_eq!(
            Encoder::new().write_nullable_string(Some(&text[1..]), at),
            Ok(())
        );
    }
}

#[test]
fn signed_varints_read_back() {
    for value in [
        0,
        1,
        -1,
        63,
        -64,
        64,
        i64::from(i32::MAX),
        i64::from(i32::MIN),
        i64::MAX,
        i64::MIN,
    ] {
        let mut encoder = Encoder::new();
        encoder.write_varlong(value);
        if let Ok(small) = i32::try_from(value) {
            encoder.write_varint(small);
        }
        let mut decoder = crate::Decoder::new(encoder.finish_contiguous());
        assert_eq!(decoder.read_varlong(), Ok(value));
        if let Ok(small) = i32::try_from(value) {
            assert_eq!(decoder.read_varint(), Ok(small));
        }
    }
}
