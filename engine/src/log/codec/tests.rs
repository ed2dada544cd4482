use super::*;

const KIND: BlockKind = BlockKind {
    magic: *b"TEST",
    version: 3,
};

fn block() -> Vec<u8> {
    let mut writer = BlockWriter::new(KIND, 8);
    writer.put(2_u32.to_le_bytes());
    writer.put([7, 8]);
    writer.finish().to_vec()
}

#[test]
fn a_block_comes_back_and_nothing_else_does() {
    let block = block();
    let mut reader = BlockReader::open(KIND, &block).unwrap();
    assert_eq!(reader.take_count(1), Ok(2));
    assert_eq!(reader.take(), Ok([7, 8]));
    assert_eq!(reader.finish(), Ok(()));
}

#[test]
fn every_changed_byte_and_every_cut_is_found() {
    let good = block();
    for index in 0..good.len() {
        let mut damaged = good.clone();
        damaged[index] ^= 0x40;
        assert!(BlockReader::open(KIND, &damaged).is_err(), "byte {index}");
        assert!(
            BlockReader::open(KIND, &good[..index]).is_err(),
            "cut at {index}"
        );
    }
}

#[test]
fn another_kind_a_newer_version_and_a_second_block_are_named() {
    let block = block();
    let other = BlockKind {
        magic: *b"ELSE",
        ..KIND
    };
    let older = BlockKind { version: 2, ..KIND };
    assert_eq!(
        BlockReader::open(other, &block).err(),
        Some(DecodeError::WrongMagic)
    );
    assert_eq!(
        BlockReader::open(older, &block).err(),
        Some(DecodeError::UnknownVersion { found: 3 })
    );
    let twice = block.repeat(2);
    assert_eq!(
        BlockReader::open(KIND, &twice).err(),
        Some(DecodeError::LeftOver {
            extra_bytes: block.len()
        })
    );
    assert_eq!(split_block(&twice), Ok((&block[..], &block[..])));
}

#[test]
fn a_count_never_exceeds_what_the_bytes_can_hold() {
    let mut writer = BlockWriter::new(KIND, 4);
    writer.put(u32::MAX.to_le_bytes());
    let block = writer.finish();
    let mut reader = BlockReader::open(KIND, &block).unwrap();
    assert_eq!(reader.take_count(1), Err(DecodeError::Truncated));
}
