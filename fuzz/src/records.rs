//! Record batches: cutting, checking, stamping, decompressing, reading.
//!
//! Input: what the rest is (1), codec and cap (1), the rest. The rest is batches as they are, batches whose lengths and
//! checksums are put right first, the records of one batch before compression, or compressed bytes.
//!
//! Properties: nothing panics; what comes out of a codec stays within the cap, and so does the memory it takes; a batch
//! that passes every check can be read to its end, has the keys it must have, and stays valid when it is stamped.

use bytes::Bytes;
use ringspool_engine::record::{
    BATCH_HEADER_BYTES, BatchHeader, Compression, ValidationRules, compress, decompress, records,
    split_batches, stamp, stamp_log_append_time, validate_batch, verify_crc,
};

use crate::allocation::{BYTES_ONCE, at_most, bounded};
use crate::selector::Selector;

/// What the bytes behind the two selecting ones are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// Batches as they are.
    Batches = 0,
    /// Batches whose lengths and checksums are put right.
    Repaired = 1,
    /// Records, to be compressed into one batch.
    Records = 2,
    /// Compressed bytes.
    Compressed = 3,
}

/// The second byte: this bit asks for the large cap, the lower ones are the codec's id.
pub const LARGE_CAP_BIT: u8 = 0x80;
/// The cap of most inputs: small, so that many of them run in a second.
const SMALL_CAP_BYTES: usize = 64 << 10;
/// The cap that a decompression bomb meets.
const LARGE_CAP_BYTES: usize = 16 << 20;

/// The target.
pub fn run(input: &[u8]) -> bool {
    let mut selector = Selector::new(input);
    let kind = selector.byte();
    let choice = selector.byte();
    let cap_bytes = match choice & LARGE_CAP_BIT {
        0 => SMALL_CAP_BYTES,
        _ => LARGE_CAP_BYTES,
    };
    let codec = Compression::ALL[usize::from(choice & !LARGE_CAP_BIT) % Compression::ALL.len()];
    let rest = selector.rest();
    match kind % 4 {
        0 => check_batches(&Bytes::copy_from_slice(rest), cap_bytes),
        1 => check_batches(&repaired(rest), cap_bytes),
        2 => check_batches(&batch_around(rest, codec), cap_bytes),
        _ => decompresses_within(codec, rest, cap_bytes),
    }
}

fn check_batches(bytes: &Bytes, cap_bytes: usize) -> bool {
    let mut end = 0;
    let mut are_all_read = !bytes.is_empty();
    // A batch has 61 bytes or more, so cutting them costs less than the input.
    let cuts = at_most(BYTES_ONCE + 8 * bytes.len(), || {
        split_batches(bytes).collect::<Vec<_>>()
    });
    for cut in cuts {
        let Ok((header, range)) = cut else {
            return false;
        };
        assert_eq!(range.start, end, "batches stand back to back");
        assert_eq!(range.len(), header.size_bytes());
        end = range.end;
        are_all_read &= check_batch(&bytes.slice(range), &header, cap_bytes);
    }
    assert_eq!(end, bytes.len(), "every byte belongs to a batch");
    are_all_read
}

fn check_batch(batch: &Bytes, header: &BatchHeader, cap_bytes: usize) -> bool {
    let rules = ValidationRules {
        keys_required: true,
        decompressed_bytes_max: cap_bytes,
        ..ValidationRules::default()
    };
    let validated = at_most(memory_limit_bytes(batch.len(), cap_bytes), || {
        validate_batch(batch, header, &rules)
    });
    let read = read_to_end(batch, cap_bytes);
    if validated.is_err() {
        return read.is_some();
    }
    assert_eq!(verify_crc(batch), Ok(()));
    let (record_count, all_have_keys) = read.expect("a batch that was checked is readable");
    assert_eq!(record_count, header.record_count);
    assert!(all_have_keys);
    check_stamps(batch, header);
    true
}

/// How many records there are, and whether each has a key; None if they cannot be read.
fn read_to_end(batch: &Bytes, cap_bytes: usize) -> Option<(i32, bool)> {
    let memory_bytes = memory_limit_bytes(batch.len(), cap_bytes);
    let found = at_most(memory_bytes, || records(batch, cap_bytes)).ok()?;
    let header = *found.header();
    let (mut record_count, mut all_have_keys) = (0, true);
    // Records are views: reading them takes no memory, whatever they say of themselves.
    at_most(BYTES_ONCE, || {
        for record in found {
            let record = record.ok()?;
            let last_offset = header.last_offset();
            assert!((header.base_offset..=last_offset).contains(&record.offset(&header)));
            // Any timestamp may come out, but it must come out.
            let _timestamp = record.timestamp(&header);
            let _header_count = record.headers.iter().count();
            record_count += 1;
            all_have_keys &= record.key.is_some();
        }
        Some((record_count, all_have_keys))
    })
}

fn check_stamps(batch: &Bytes, header: &BatchHeader) {
    let mut stamped = batch.to_vec();
    stamp(&mut stamped, i64::MAX - i64::from(u32::MAX), 7);
    assert_eq!(verify_crc(&stamped), Ok(()));
    let expected = header.stamped(i64::MAX - i64::from(u32::MAX), 7);
    assert_eq!(BatchHeader::parse(&stamped), Ok(expected));
    let crc = stamp_log_append_time(&mut stamped, 1);
    assert_eq!(verify_crc(&stamped), Ok(()));
    let expected = expected.stamped_log_append_time(1, crc);
    assert_eq!(BatchHeader::parse(&stamped), Ok(expected));
}

fn decompresses_within(codec: Compression, bytes: &[u8], cap_bytes: usize) -> bool {
    let memory_bytes = memory_limit_bytes(bytes.len(), cap_bytes);
    match at_most(memory_bytes, || decompress(codec, bytes, cap_bytes)) {
        Ok(output) => {
            assert!(output.len() <= cap_bytes);
            let packed = compress(codec, &output).expect("anything can be compressed");
            assert_eq!(decompress(codec, &packed, cap_bytes), Ok(output));
            true
        }
        Err(_) => false,
    }
}

/// A vector grows by doubling, so it may take twice the bytes in it; the codecs' own tables come on top.
fn memory_limit_bytes(input_bytes: usize, cap_bytes: usize) -> usize {
    8 * input_bytes + 2 * cap_bytes + CODEC_BYTES
}

const CODEC_BYTES: usize = 1 << 20;

/// One batch of `record_bytes`, compressed. The first two bytes are the number of records.
pub fn batch_around(record_bytes: &[u8], codec: Compression) -> Bytes {
    let mut selector = Selector::new(record_bytes);
    let record_count = i32::from(selector.pair());
    let body = compress(codec, selector.rest()).expect("anything can be compressed");
    let mut batch = vec![0; BATCH_HEADER_BYTES];
    batch[16] = 2;
    batch[22] = codec.id();
    batch[23..27].copy_from_slice(&(record_count - 1).to_be_bytes());
    batch[43..57].copy_from_slice(&[0xff; 14]);
    batch[57..61].copy_from_slice(&record_count.to_be_bytes());
    batch.extend_from_slice(&body);
    repair_batch(&mut batch);
    batch.into()
}

/// The batches with their checksums put right, and the last one's length too.
fn repaired(bytes: &[u8]) -> Bytes {
    let mut bytes = bytes.to_vec();
    let mut start = 0;
    while bytes.len() - start >= BATCH_HEADER_BYTES {
        let rest = &mut bytes[start..];
        let length = match BatchHeader::parse(rest) {
            Ok(header) if header.size_bytes() <= rest.len() => header.size_bytes(),
            _ => rest.len(),
        };
        repair_batch(&mut rest[..length]);
        start += length;
    }
    bytes.into()
}

/// Makes length, magic and checksum those of `batch`; shorter ones stay as they are.
pub fn repair_batch(batch: &mut [u8]) {
    if batch.len() < BATCH_HEADER_BYTES {
        return;
    }
    let batch_length = (batch.len() - 12) as i32;
    batch[8..12].copy_from_slice(&batch_length.to_be_bytes());
    batch[16] = 2;
    let crc = bounded(batch.len(), || crc32c::crc32c(&batch[21..]));
    batch[17..21].copy_from_slice(&crc.to_be_bytes());
}
