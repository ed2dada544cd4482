use super::*;

const CLASSIC: WireVersion = WireVersion {
    version: 0,
    flexible: false,
};
const FLEXIBLE: WireVersion = WireVersion {
    version: 0,
    flexible: true,
};

fn decoder(input: &[u8]) -> Decoder {
    Decoder::new(Bytes::copy_from_slice(input))
}

#[test]
fn an_array_larger_than_the_input_is_refused_before_it_is_allocated() {
    let mut classic = decoder(&[0x00, 0x0f, 0x42, 0x40, 0, 0, 0, 1]);
    assert_eq!(
        classic.read_nullable_array::<i32>(CLASSIC),
        Err(DecodeError::ElementsExceedInput {
            count: 1_000_000,
            available: 4
        })
    );
    let mut over_limit = decoder(&[0x00, 0x0f, 0x42, 0x41]);
    assert_eq!(
        over_limit.read_nullable_array::<i32>(CLASSIC),
        Err(DecodeError::TooManyElements { count: 1_000_001 })
    );
}

/// Without the reservation the inner array would pass the check with bytes that the second
/// element needs, and every level of nesting could allocate for the whole input again.
#[test]
fn an_inner_array_cannot_claim_bytes_of_later_elements() {
    // Two arrays of int32; the first says three elements although only 12 - 4 bytes are its own.
    let mut input = vec![0, 0, 0, 2, 0, 0, 0, 3];
    input.extend_from_slice(&[0; 12]);
    assert_eq!(
        decoder(&input).read_nullable_array::<Vec<i32>>(CLASSIC),
        Err(DecodeError::ElementsExceedInput {
            count: 3,
            available: 8
        })
    );
}

/// A longer one could be read from a compact length, but not be written back: the response that names it, or the record
/// that keeps it, would have no bytes.
#[test]
fn a_string_that_could_not_be_encoded_again_does_not_decode() {
    for (length, is_read) in [(STRING_BYTES_MAX, true), (STRING_BYTES_MAX + 1, false)] {
        let mut encoder = crate::Encoder::new();
        encoder.write_unsigned_varint(length as u32 + 1);
        encoder.write_slice(&vec![b'x'; length]);
        let read = Decoder::new(encoder.finish_contiguous()).read_nullable_string(FLEXIBLE);
        let written = read.clone().map(|text| {
            let mut encoder = crate::Encoder::new();
            encoder.write_nullable_string(text.as_deref(), FLEXIBLE)
        });
        match is_read {
            true => assert_eq!(written, Ok(Ok(()))),
            false => assert_eq!(read, Err(DecodeError::StringTooLong { length })),
        }
    }
}

#[test]
fn lengths_below_minus_one_are_malformed_and_minus_one_is_null() {
    assert_eq!(
        decoder(&[0xff, 0xff]).read_nullable_string(CLASSIC),
        Ok(None)
    );
    assert_eq!(
        decoder(&[0xff, 0xfe]).read_nullable_string(CLASSIC),
        Err(DecodeError::NegativeLength { length: -2 })
    );
    assert_eq!(decoder(&[0]).read_nullable_bytes(FLEXIBLE), Ok(None));
}

#[test]
fn varints_of_too_many_bits_are_refused() {
    assert_eq!(
        decoder(&[0xff, 0xff, 0xff, 0xff, 0x0f]).read_unsigned_varint(),
        Ok(u32::MAX)
    );
    for input in [
        [0xff, 0xff, 0xff, 0xff, 0x1f],
        [0x80, 0x80, 0x80, 0x80, 0x80],
    ] {
        assert_eq!(
            decoder(&input).read_unsigned_varint(),
            Err(DecodeError::VarintTooLong)
        );
    }
    let mut longest = [0xff; 10];
    longest[9] = 0x01;
    assert_eq!(decoder(&longest).read_unsigned_varlong(), Ok(u64::MAX));
    longest[9] = 0x02;
    assert_eq!(
        decoder(&longest).read_unsigned_varlong(),
        Err(DecodeError::VarintTooLong)
    );
}

#[test]
fn zigzag_alternates_signs() {
    for (bits, value) in [(0_u8, 0), (1, -1), (2, 1), (3, -2)] {
        assert_eq!(decoder(&[bits]).read_varint(), Ok(value));
        assert_eq!(decoder(&[bits]).read_varlong(), Ok(i64::from(value)));
    }
}

#[test]
fn unknown_tagged_fields_are_skipped_and_known_ones_must_fit_exactly() {
    let mut unknown = decoder(&[1, 7, 2, 0xaa, 0xbb]);
    assert_eq!(unknown.skip_tagged_fields(), Ok(()));
    assert!(unknown.is_empty());
    let excess = decoder(&[1, 7, 2, 0xaa, 0xbb])
        .read_tagged_fields(|_, value| value.read_i8().map(|_| true));
    assert_eq!(
        excess,
        Err(DecodeError::TaggedFieldExcess { tag: 7, excess: 1 })
    );
    assert_eq!(
        decoder(&[0x91, 0x4e]).skip_tagged_fields(),
        Err(DecodeError::TooManyTaggedFields { count: 10_001 })
    );
}

#[test]
fn strings_borrow_from_the_input() {
    let input = Bytes::from(vec![0, 2, b'o', b'k']);
    let address = input.as_ptr();
    let text = Decoder::new(input)
        .read_nullable_string(CLASSIC)
        .unwrap()
        .unwrap();
    assert_eq!(&*text, "ok");
    assert_eq!(text.as_bytes().as_ptr(), address.wrapping_add(2));
    assert_eq!(
        decoder(&[0, 1, 0xff]).read_nullable_string(CLASSIC),
        Err(DecodeError::NotUtf8)
    );
}
