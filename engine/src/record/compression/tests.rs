use proptest::prelude::*;

use super::*;

const CODECS: [Compression; 4] = [
    Compression::Gzip,
    Compression::Snappy,
    Compression::Lz4,
    Compression::Zstd,
];

fn content() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..5000),
        (any::<u8>(), 0_usize..200_000).prop_map(|(byte, length)| vec![byte; length]),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_compressed_comes_back(content in content()) {
        for codec in Compression::ALL {
            let compressed = compress(codec, &content).unwrap();
            let output = decompress(codec, &compressed, content.len());
            prop_assert_eq!(output.as_deref(), Ok(content.as_slice()), "{:?}", codec);
        }
    }

    #[test]
    fn one_byte_less_than_needed_is_too_little(content in content().prop_filter("empty", |content| !content.is_empty())) {
        let output_cap_bytes = content.len() - 1;
        for codec in Compression::ALL {
            let compressed = compress(codec, &content).unwrap();
            prop_assert_eq!(
                decompress(codec, &compressed, output_cap_bytes),
                Err(BatchError::DecompressedTooLarge { output_cap_bytes }),
                "{:?}", codec
            );
        }
    }

    #[test]
    fn arbitrary_bytes_never_panic_and_stay_below_the_cap(bytes in prop::collection::vec(any::<u8>(), 0..500)) {
        for codec in CODECS {
            if let Ok(output) = decompress(codec, &bytes, 1000) {
                prop_assert!(output.len() <= 1000);
            }
        }
    }

    #[test]
    fn damaged_input_never_panics_and_stays_below_the_cap(
        content in content(),
        index in any::<prop::sample::Index>(),
        change in 1_u8..,
    ) {
        for codec in CODECS {
            let mut compressed = compress(codec, &content).unwrap().to_vec();
            let at = index.index(compressed.len());
            compressed[at] ^= change;
            if let Ok(output) = decompress(codec, &compressed, 300_000) {
                prop_assert!(output.len() <= 300_000);
            }
        }
    }
}

#[test]
fn a_bomb_is_refused_after_its_cap() {
    let zeros = vec![0; 20 << 20];
    for codec in CODECS {
        let bomb = compress(codec, &zeros).unwrap();
        assert!(bomb.len() < zeros.len() / 15, "{codec:?} compresses zeros");
        assert_eq!(
            decompress(codec, &bomb, 100_000),
            Err(BatchError::DecompressedTooLarge {
                output_cap_bytes: 100_000
            }),
            "{codec:?}"
        );
    }
}

#[test]
fn input_that_ends_early_is_refused() {
    let content: Vec<u8> = (0..100_000_u32)
        .flat_map(|number| number.to_be_bytes())
        .collect();
    for codec in CODECS {
        let compressed = compress(codec, &content).unwrap();
        for length in [1, 5, compressed.len() / 2, compressed.len() - 1] {
            assert_eq!(
                decompress(codec, &compressed[..length], 1 << 20),
                Err(BatchError::CorruptCompression),
                "{codec:?} cut to {length} of {}",
                compressed.len()
            );
        }
    }
}

#[test]
fn raw_snappy_is_read_like_xerials() {
    // librdkafka and others send one raw block, the Java client chunks of 32 KiB.
    let content = vec![b'x'; 100_000];
    let raw = snap::raw::Encoder::new().compress_vec(&content).unwrap();
    assert_eq!(
        decompress(Compression::Snappy, &raw, 100_000).as_deref(),
        Ok(content.as_slice())
    );
    let xerial = compress(Compression::Snappy, &content).unwrap();
    assert!(xerial.starts_with(b"\x82SNAPPY\0\0\0\0\x01\0\0\0\x01"));
}

#[test]
fn a_snappy_block_that_lies_about_its_size_is_refused_before_room_is_made_for_it() {
    // Claims 1 GiB in nine bytes: damaged, whatever the cap, and not merely too large.
    let claim = [0x80, 0x80, 0x80, 0x80, 0x04, 0, 0, 0, 0];
    for output_cap_bytes in [1000, usize::MAX] {
        assert_eq!(
            decompress(Compression::Snappy, &claim, output_cap_bytes),
            Err(BatchError::CorruptCompression)
        );
    }
}

#[test]
fn gzip_members_in_a_row_are_one_content() {
    let mut compressed = compress(Compression::Gzip, b"first ").unwrap().to_vec();
    compressed.extend_from_slice(&compress(Compression::Gzip, b"second").unwrap());
    assert_eq!(
        decompress(Compression::Gzip, &compressed, 100).as_deref(),
        Ok(b"first second".as_slice())
    );
}

#[test]
fn lz4_frames_are_of_the_kind_kafka_writes() {
    let compressed = compress(Compression::Lz4, b"some content").unwrap();
    assert!(compressed.starts_with(&[0x04, 0x22, 0x4d, 0x18]));
    // Version 01, independent blocks; no block checksum, content size or content checksum. Blocks of 64 KiB.
    assert_eq!(compressed[4], 0b0110_0000);
    assert_eq!(compressed[5], 0x40);
}

#[test]
fn names_and_ids_name_the_same_codec() {
    for codec in Compression::ALL {
        assert_eq!(Compression::from_id(codec.id()), Ok(codec));
        assert_eq!(Compression::from_name(codec.name()), Some(codec));
    }
    for id in [5, 7, 255] {
        assert_eq!(
            Compression::from_id(id),
            Err(BatchError::UnknownCompression { id })
        );
    }
    assert_eq!(Compression::from_name("lzma"), None);
}
