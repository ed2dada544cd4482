//! The four codecs of record batches, in the framing that Kafka's Java code expects.
//!
//! gzip and zstd are plain streams; lz4 is the frame format with independent blocks; snappy is
//! wrapped into blocks with a 16-byte head (raw snappy is accepted when reading, as librdkafka
//! writes it).

use std::borrow::Cow;
use std::io::{self, Read, Write};

use clap::ValueEnum;

/// Codec of a batch; the numbers are those of the batch attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Compression {
    None = 0,
    Gzip = 1,
    Snappy = 2,
    Lz4 = 3,
    Zstd = 4,
}

/// Largest records section that is unpacked, so that a damaged length cannot take all memory.
const UNPACKED_BYTES_MAX: u64 = 256 * 1024 * 1024;
const SNAPPY_MAGIC: [u8; 8] = [0x82, b'S', b'N', b'A', b'P', b'P', b'Y', 0];
const SNAPPY_BLOCK_BYTES: usize = 32 * 1024;

impl Compression {
    /// Bits 0-2 of the batch attributes.
    pub fn attribute_bits(self) -> i16 {
        self as i16
    }

    /// The codec that batch attributes name.
    pub fn from_attributes(attributes: i16) -> Option<Compression> {
        Compression::value_variants()
            .iter()
            .copied()
            .find(|codec| codec.attribute_bits() == attributes & 0b111)
    }

    /// The name in options and reports.
    pub fn name(self) -> &'static str {
        match self {
            Compression::None => "none",
            Compression::Gzip => "gzip",
            Compression::Snappy => "snappy",
            Compression::Lz4 => "lz4",
            Compression::Zstd => "zstd",
        }
    }

    /// Packs the records section of a batch.
    pub fn pack(self, records: &[u8]) -> io::Result<Vec<u8>> {
        match self {
            Compression::None => Ok(records.to_vec()),
            Compression::Gzip => {
                let mut encoder =
                    flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
                encoder.write_all(records)?;
                encoder.finish()
            }
            Compression::Snappy => pack_snappy(records),
            Compression::Lz4 => {
                let mut encoder = lz4::EncoderBuilder::new()
                    .block_mode(lz4::BlockMode::Independent)
                    .block_size(lz4::BlockSize::Max64KB)
                    .checksum(lz4::ContentChecksum::NoChecksum)
                    .build(Vec::new())?;
                encoder.write_all(records)?;
                let (packed, outcome) = encoder.finish();
                outcome.map(|()| packed)
            }
            Compression::Zstd => zstd::bulk::compress(records, zstd::DEFAULT_COMPRESSION_LEVEL),
        }
    }

    /// Unpacks the records section of a batch.
    pub fn unpack(self, packed: &[u8]) -> io::Result<Cow<'_, [u8]>> {
        match self {
            Compression::None => Ok(Cow::Borrowed(packed)),
            Compression::Gzip => read_bounded(flate2::read::MultiGzDecoder::new(packed)),
            Compression::Snappy => unpack_snappy(packed).map(Cow::Owned),
            Compression::Lz4 => read_bounded(lz4::Decoder::new(packed)?),
            Compression::Zstd => read_bounded(zstd::Decoder::with_buffer(packed)?),
        }
    }
}

fn read_bounded(source: impl Read) -> io::Result<Cow<'static, [u8]>> {
    let mut unpacked = Vec::new();
    source.take(UNPACKED_BYTES_MAX).read_to_end(&mut unpacked)?;
    Ok(Cow::Owned(unpacked))
}

fn pack_snappy(records: &[u8]) -> io::Result<Vec<u8>> {
    let mut packed = SNAPPY_MAGIC.to_vec();
    // Version and lowest compatible version.
    packed.extend_from_slice(&1_i32.to_be_bytes());
    packed.extend_from_slice(&1_i32.to_be_bytes());
    let mut encoder = snap::raw::Encoder::new();
    for block in records.chunks(SNAPPY_BLOCK_BYTES) {
        let block = encoder.compress_vec(block)?;
        let length = i32::try_from(block.len()).map_err(io::Error::other)?;
        packed.extend_from_slice(&length.to_be_bytes());
        packed.extend_from_slice(&block);
    }
    Ok(packed)
}

fn unpack_snappy(packed: &[u8]) -> io::Result<Vec<u8>> {
    let Some(mut blocks) = packed.strip_prefix(&SNAPPY_MAGIC) else {
        return unpack_snappy_block(packed);
    };
    blocks = blocks.get(8..).ok_or(io::ErrorKind::UnexpectedEof)?;
    let mut unpacked = Vec::new();
    while let Some((length, rest)) = blocks.split_first_chunk::<4>() {
        let length = usize::try_from(i32::from_be_bytes(*length)).map_err(io::Error::other)?;
        let block = rest.get(..length).ok_or(io::ErrorKind::UnexpectedEof)?;
        unpacked.append(&mut unpack_snappy_block(block)?);
        if unpacked.len() as u64 > UNPACKED_BYTES_MAX {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        blocks = &rest[length..];
    }
    Ok(unpacked)
}

fn unpack_snappy_block(block: &[u8]) -> io::Result<Vec<u8>> {
    if snap::raw::decompress_len(block)? as u64 > UNPACKED_BYTES_MAX {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(snap::raw::Decoder::new().decompress_vec(block)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_codec_returns_what_was_packed() {
        let records: Vec<u8> = (0..100_000_u32).map(|number| (number / 7) as u8).collect();
        for codec in Compression::value_variants() {
            for length in [0, 1, 100, 32 * 1024, records.len()] {
                let packed = codec.pack(&records[..length]).unwrap();
                let unpacked = codec.unpack(&packed).unwrap();
                assert_eq!(&*unpacked, &records[..length], "{}", codec.name());
            }
            assert_eq!(
                Compression::from_attributes(codec.attribute_bits() | 0b1000),
                Some(*codec)
            );
        }
        assert_eq!(Compression::from_attributes(5), None);
    }

    #[test]
    fn raw_snappy_is_read_too() {
        let packed = snap::raw::Encoder::new()
            .compress_vec(b"aaaaaaaaab")
            .unwrap();
        assert_eq!(
            &*Compression::Snappy.unpack(&packed).unwrap(),
            b"aaaaaaaaab"
        );
    }

    #[test]
    fn a_missing_half_is_never_taken_for_the_whole() {
        for codec in Compression::value_variants().iter().skip(1) {
            let mut packed = codec.pack(&[9; 5_000]).unwrap();
            packed.truncate(packed.len() / 2);
            // The lz4 reader ends quietly; the record reader then misses the rest.
            let unpacked = codec.unpack(&packed).map(|records| records.len());
            assert!(unpacked.is_err() || unpacked.is_ok_and(|length| length < 5_000));
        }
    }
}
