//! How the records of a batch are compressed, and the codecs themselves with a cap on what may come out of them.

use std::io::{self, Read, Write};

use bytes::Bytes;
use flate2::bufread::MultiGzDecoder;
use flate2::write::GzEncoder;

use super::error::BatchError;

/// How the records of a batch are compressed (bits 0-2 of the attributes).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Compression {
    /// As they are.
    #[default]
    None,
    /// RFC 1952.
    Gzip,
    /// Raw snappy, alone or in xerial's chunks.
    Snappy,
    /// LZ4 frames.
    Lz4,
    /// Zstandard frames (KIP-110).
    Zstd,
}

impl Compression {
    /// Every type, in the order of the ids.
    pub const ALL: [Compression; 5] = [
        Compression::None,
        Compression::Gzip,
        Compression::Snappy,
        Compression::Lz4,
        Compression::Zstd,
    ];

    /// The id in a batch's attributes.
    pub fn id(self) -> u8 {
        match self {
            Compression::None => 0,
            Compression::Gzip => 1,
            Compression::Snappy => 2,
            Compression::Lz4 => 3,
            Compression::Zstd => 4,
        }
    }

    /// The name in configurations.
    pub fn name(self) -> &'static str {
        match self {
            Compression::None => "none",
            Compression::Gzip => "gzip",
            Compression::Snappy => "snappy",
            Compression::Lz4 => "lz4",
            Compression::Zstd => "zstd",
        }
    }

    /// The type with this id.
    ///
    /// Errors: `UnknownCompression`.
    pub fn from_id(id: u8) -> Result<Compression, BatchError> {
        Compression::ALL
            .get(usize::from(id))
            .copied()
            .ok_or(BatchError::UnknownCompression { id })
    }

    /// The type with this name in configurations.
    pub fn from_name(name: &str) -> Option<Compression> {
        Compression::ALL
            .into_iter()
            .find(|each| each.name() == name)
    }
}

/// Compresses `bytes` as Kafka's clients do: snappy in xerial's chunks, LZ4 in independent blocks without checksum.
///
/// Errors: `CompressionFailed`.
pub fn compress(codec: Compression, bytes: &[u8]) -> Result<Bytes, BatchError> {
    let compressed = match codec {
        Compression::None => Ok(bytes.to_vec()),
        Compression::Gzip => compress_gzip(bytes),
        Compression::Snappy => compress_xerial(bytes),
        Compression::Lz4 => compress_lz4(bytes),
        Compression::Zstd => zstd::bulk::compress(bytes, zstd::DEFAULT_COMPRESSION_LEVEL),
    };
    compressed
        .map(Bytes::from)
        .map_err(|_| BatchError::CompressionFailed)
}

/// Undoes [`compress`]; snappy may stand alone or in xerial's chunks.
///
/// Errors: `DecompressedTooLarge` as soon as the output would pass `output_cap_bytes`, `CorruptCompression`. Memory grows with
/// the output, never with a size that the input merely claims.
pub fn decompress(
    codec: Compression,
    bytes: &[u8],
    output_cap_bytes: usize,
) -> Result<Bytes, BatchError> {
    let cap = OutputCap(output_cap_bytes);
    match codec {
        Compression::None => {
            cap.check(bytes.len())?;
            Ok(Bytes::copy_from_slice(bytes))
        }
        Compression::Gzip => cap.read_all(MultiGzDecoder::new(bytes)),
        Compression::Snappy => decompress_snappy(bytes, cap),
        Compression::Lz4 => decompress_lz4(bytes, cap),
        Compression::Zstd => {
            let decoder = zstd::stream::read::Decoder::with_buffer(bytes)
                .map_err(|_| BatchError::CorruptCompression)?;
            cap.read_all(decoder)
        }
    }
}

/// The most bytes that may come out of a decoder.
#[derive(Clone, Copy)]
struct OutputCap(usize);

impl OutputCap {
    fn check(self, output_bytes: usize) -> Result<(), BatchError> {
        if output_bytes <= self.0 {
            return Ok(());
        }
        Err(BatchError::DecompressedTooLarge {
            output_cap_bytes: self.0,
        })
    }

    fn read_all(self, mut decoder: impl Read) -> Result<Bytes, BatchError> {
        let mut output = Vec::new();
        // One byte more than allowed tells "exactly full" from "too large".
        let read_max = (self.0 as u64).saturating_add(1);
        decoder
            .by_ref()
            .take(read_max)
            .read_to_end(&mut output)
            .map_err(|_| BatchError::CorruptCompression)?;
        self.check(output.len())?;
        Ok(Bytes::from(output))
    }
}

fn compress_gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes)?;
    encoder.finish()
}

fn compress_lz4(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = lz4::EncoderBuilder::new()
        .block_mode(lz4::BlockMode::Independent)
        .block_size(lz4::BlockSize::Max64KB)
        .checksum(lz4::ContentChecksum::NoChecksum)
        .block_checksum(lz4::liblz4::BlockChecksum::NoBlockChecksum)
        .build(Vec::new())?;
    encoder.write_all(bytes)?;
    let (compressed, finished) = encoder.finish();
    finished.map(|()| compressed)
}

fn decompress_lz4(bytes: &[u8], cap: OutputCap) -> Result<Bytes, BatchError> {
    let mut decoder = lz4::Decoder::new(bytes).map_err(|_| BatchError::CorruptCompression)?;
    let output = cap.read_all(&mut decoder)?;
    // The decoder takes the end of its input for the end of the frame; only `finish` tells them apart.
    let (_, finished) = decoder.finish();
    finished.map_err(|_| BatchError::CorruptCompression)?;
    Ok(output)
}

fn compress_xerial(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = snap::raw::Encoder::new();
    let mut output = XERIAL_HEADER.to_vec();
    for chunk in bytes.chunks(XERIAL_CHUNK_BYTES) {
        let compressed = encoder.compress_vec(chunk).map_err(io::Error::other)?;
        // A chunk of 32 KiB compresses to little more than itself at worst.
        output.extend_from_slice(&(compressed.len() as u32).to_be_bytes());
        output.extend_from_slice(&compressed);
    }
    Ok(output)
}

fn decompress_snappy(bytes: &[u8], cap: OutputCap) -> Result<Bytes, BatchError> {
    let mut output = Vec::new();
    if !bytes.starts_with(XERIAL_MAGIC) {
        append_snappy_block(&mut output, bytes, cap)?;
        return Ok(Bytes::from(output));
    }
    let mut chunks = bytes
        .get(XERIAL_HEADER.len()..)
        .ok_or(BatchError::CorruptCompression)?;
    while !chunks.is_empty() {
        let (length, rest) = chunks
            .split_first_chunk::<4>()
            .ok_or(BatchError::CorruptCompression)?;
        let (chunk, rest) = usize::try_from(u32::from_be_bytes(*length))
            .ok()
            .and_then(|length| rest.split_at_checked(length))
            .ok_or(BatchError::CorruptCompression)?;
        append_snappy_block(&mut output, chunk, cap)?;
        chunks = rest;
    }
    Ok(Bytes::from(output))
}

fn append_snappy_block(
    output: &mut Vec<u8>,
    block: &[u8],
    cap: OutputCap,
) -> Result<(), BatchError> {
    let claimed_bytes =
        snap::raw::decompress_len(block).map_err(|_| BatchError::CorruptCompression)?;
    let start = output.len();
    if claimed_bytes > block.len().saturating_mul(SNAPPY_RATIO_MAX) {
        return Err(BatchError::CorruptCompression);
    }
    cap.check(start.saturating_add(claimed_bytes))?;
    output.resize(start + claimed_bytes, 0);
    let room = output.get_mut(start..).unwrap_or_default();
    let written = snap::raw::Decoder::new()
        .decompress(block, room)
        .map_err(|_| BatchError::CorruptCompression)?;
    if written == claimed_bytes {
        return Ok(());
    }
    Err(BatchError::CorruptCompression)
}

/// A snappy copy of three bytes gives at most 64, so a block that claims more than this is lying about its size.
const SNAPPY_RATIO_MAX: usize = 32;
/// What the Java library cuts its input into.
const XERIAL_CHUNK_BYTES: usize = 32 << 10;
const XERIAL_MAGIC: &[u8] = b"\x82SNAPPY\0";
/// The magic, then version 1 and lowest compatible version 1.
const XERIAL_HEADER: &[u8] = b"\x82SNAPPY\0\0\0\0\x01\0\0\0\x01";

#[cfg(test)]
mod tests;
