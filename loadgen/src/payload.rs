//! What a record's value holds: filler bytes, and in verified runs a stamp in front of them.
//!
//! | offset | size | name | in CRC |
//! |---|---|---|---|
//! | 0 | 4 | magic `rspl` | yes |
//! | 4 | 4 | producer | yes |
//! | 8 | 8 | sequence, per producer and partition, from 0 | yes |
//! | 16 | 8 | intended send, CLOCK_MONOTONIC ns | yes |
//! | 24 | 4 | CRC-32C of all other bytes of the value | no |
//! | 28 | … | filler | yes |
//!
//! Integers are big-endian, as everywhere in the protocol.

use clap::ValueEnum;

use crate::random::Random;

/// Bytes of a stamp, and so the smallest value of a verified run.
pub const STAMP_BYTES: usize = 28;
const MAGIC: [u8; 4] = *b"rspl";
const CRC_AT: usize = 24;

/// What the filler is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Filler {
    /// Random bytes: no codec gains anything.
    Random,
    /// Blocks of 16 random bytes and 16 zero bytes by turns: compresses to about half.
    Half,
    /// Zero bytes only.
    Zero,
}

/// Which record this is and when it was meant to be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Number of the producing connection, unique in a run.
    pub producer: u32,
    /// Position in what this producer sent to this partition.
    pub sequence: u64,
    /// CLOCK_MONOTONIC in nanoseconds.
    pub intended_ns: u64,
}

/// What a value says about itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// A stamp whose checksum fits.
    Intact(Stamp),
    /// The magic is there but the checksum is wrong; the fields may be wrong, too.
    Altered,
    /// Not a value of this program.
    Foreign,
}

/// Fills `value` with `filler`.
pub fn fill(value: &mut [u8], filler: Filler, random: &mut Random) {
    match filler {
        Filler::Random => random.fill(value),
        Filler::Zero => value.fill(0),
        Filler::Half => {
            for pair in value.chunks_mut(32) {
                let (noise, zeros) = pair.split_at_mut(pair.len().min(16));
                random.fill(noise);
                zeros.fill(0);
            }
        }
    }
}

/// Writes `stamp` over the first [`STAMP_BYTES`] of `value`, with the checksum of the whole value.
pub fn write_stamp(value: &mut [u8], stamp: Stamp) {
    assert!(value.len() >= STAMP_BYTES, "the value must hold a stamp");
    value[..4].copy_from_slice(&MAGIC);
    value[4..8].copy_from_slice(&stamp.producer.to_be_bytes());
    value[8..16].copy_from_slice(&stamp.sequence.to_be_bytes());
    value[16..24].copy_from_slice(&stamp.intended_ns.to_be_bytes());
    let crc = crc32c::crc32c(&value[..CRC_AT]);
    let crc = crc32c::crc32c_append(crc, &value[STAMP_BYTES..]);
    value[CRC_AT..STAMP_BYTES].copy_from_slice(&crc.to_be_bytes());
}

/// Reads the stamp of `value` and checks it.
pub fn read_stamp(value: &[u8]) -> Reading {
    let Some((head, rest)) = value.split_first_chunk::<STAMP_BYTES>() else {
        return Reading::Foreign;
    };
    let (checked, crc) = head.split_at(CRC_AT);
    if checked[..4] != MAGIC {
        return Reading::Foreign;
    }
    let expected = crc32c::crc32c_append(crc32c::crc32c(checked), rest);
    if crc != expected.to_be_bytes() {
        return Reading::Altered;
    }
    let word = |at: usize| {
        checked[at..at + 8]
            .iter()
            .fold(0_u64, |number, byte| number << 8 | u64::from(*byte))
    };
    Reading::Intact(Stamp {
        producer: (word(0) & u64::from(u32::MAX)) as u32,
        sequence: word(8),
        intended_ns: word(16),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_stamp_reads_back(
            producer: u32,
            sequence: u64,
            intended_ns: u64,
            length in STAMP_BYTES..300,
        ) {
            let mut value = vec![0; length];
            fill(&mut value, Filler::Random, &mut Random::new(sequence));
            let stamp = Stamp { producer, sequence, intended_ns };
            write_stamp(&mut value, stamp);
            prop_assert_eq!(read_stamp(&value), Reading::Intact(stamp));
        }

        /// A flipped bit anywhere is seen, be it in the stamp or in the filler.
        #[test]
        fn any_flipped_bit_is_seen(at in 0_usize..64 * 8) {
            let mut value = vec![7; 64];
            write_stamp(&mut value, Stamp { producer: 1, sequence: 2, intended_ns: 3 });
            value[at / 8] ^= 1 << (at % 8);
            let expected = if at < 32 { Reading::Foreign } else { Reading::Altered };
            prop_assert_eq!(read_stamp(&value), expected);
        }
    }

    #[test]
    fn short_values_are_foreign() {
        assert_eq!(read_stamp(&[]), Reading::Foreign);
        assert_eq!(read_stamp(b"rspl"), Reading::Foreign);
    }

    #[test]
    fn fillers_compress_as_their_names_say() {
        let compressed_len = |filler| {
            let mut value = vec![1; 64 * 1024];
            fill(&mut value, filler, &mut Random::new(3));
            zstd::bulk::compress(&value, 3).unwrap().len()
        };
        assert!(compressed_len(Filler::Random) >= 64 * 1024);
        let half = compressed_len(Filler::Half);
        assert!((28 * 1024..44 * 1024).contains(&half), "{half}");
        assert!(compressed_len(Filler::Zero) < 1024);
    }
}
