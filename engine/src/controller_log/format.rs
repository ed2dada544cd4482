//! Bytes of the controller's log. All integers are big-endian, all checksums CRC-32C.
//!
//! File header, 32 bytes:
//!
//! | Offset | Size | Name | In header checksum |
//! |---|---|---|---|
//! | 0 | 8 | magic `RSCTLLOG` | yes |
//! | 8 | 4 | version, 1 | yes |
//! | 12 | 16 | log id, random | yes |
//! | 28 | 4 | header checksum | no |
//!
//! Entry, 48 bytes and the payload, one behind the other without gaps:
//!
//! | Offset | Size | Name | In header checksum |
//! |---|---|---|---|
//! | 0 | 4 | magic `RSCE` | yes |
//! | 4 | 4 | payload length, at most 16 MiB | yes |
//! | 8 | 8 | term | yes |
//! | 16 | 8 | index, consecutive from 1 | yes |
//! | 24 | 8 | append base index: first index of the append that wrote this entry | yes |
//! | 32 | 4 | append entry count | yes |
//! | 36 | 4 | payload checksum | yes |
//! | 40 | 4 | header checksum of the predecessor; of the file header for index 1 | yes |
//! | 44 | 4 | header checksum; computed over the log id first | no |
//! | 48 | payload length | payload | no (own checksum) |

use bytes::{BufMut, Bytes, BytesMut};

use super::{Flaw, PAYLOAD_BYTES_MAX};

pub(super) const FILE_HEADER_BYTES: usize = 32;
pub(super) const VERSION: u32 = 1;

const FILE_MAGIC: [u8; 8] = *b"RSCTLLOG";
pub(super) const ENTRY_MAGIC: [u8; 4] = *b"RSCE";

/// Tells this file's entries from any other bytes that look like entries, for example inside a payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LogId(pub(super) [u8; 16]);

impl LogId {
    pub(super) fn random() -> LogId {
        LogId(uuid::Uuid::new_v4().into_bytes())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FileHeader {
    pub(super) log_id: LogId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileHeaderFlaw {
    Damaged(Flaw),
    Version(u32),
}

impl FileHeader {
    pub(super) fn encode(&self) -> Bytes {
        let mut bytes = BytesMut::with_capacity(FILE_HEADER_BYTES);
        bytes.put_slice(&FILE_MAGIC);
        bytes.put_u32(VERSION);
        bytes.put_slice(&self.log_id.0);
        let checksum = crc32c::crc32c(&bytes);
        bytes.put_u32(checksum);
        assert_eq!(bytes.len(), FILE_HEADER_BYTES);
        bytes.freeze()
    }

    pub(super) fn decode(bytes: &[u8]) -> Result<FileHeader, FileHeaderFlaw> {
        let mut fields = Fields(bytes);
        let (Some(magic), Some(version), Some(log_id), Some(checksum)) =
            (fields.take(), fields.u32(), fields.take(), fields.u32())
        else {
            return Err(FileHeaderFlaw::Damaged(Flaw::Truncated));
        };
        if magic != FILE_MAGIC {
            return Err(FileHeaderFlaw::Damaged(Flaw::Magic));
        }
        if checksum != crc32c::crc32c(&bytes[..FILE_HEADER_BYTES - 4]) {
            return Err(FileHeaderFlaw::Damaged(Flaw::HeaderChecksum));
        }
        if version != VERSION {
            return Err(FileHeaderFlaw::Version(version));
        }
        Ok(FileHeader {
            log_id: LogId(log_id),
        })
    }

    /// Start of the chain of entry headers.
    pub(super) fn checksum(&self) -> u32 {
        let bytes = self.encode();
        crc32c::crc32c(&bytes[..FILE_HEADER_BYTES - 4])
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct EntryHeader {
    pub(super) payload_length: u32,
    pub(super) term: u64,
    pub(super) index: u64,
    pub(super) append_base_index: u64,
    pub(super) append_entry_count: u32,
    pub(super) payload_crc: u32,
    pub(super) predecessor_crc: u32,
}

impl EntryHeader {
    pub(super) const BYTES: usize = 48;

    /// Appends the header to `target` and returns its checksum, which the next entry names.
    pub(super) fn encode(&self, log_id: &LogId, target: &mut BytesMut) -> u32 {
        let start = target.len();
        target.put_slice(&ENTRY_MAGIC);
        target.put_u32(self.payload_length);
        target.put_u64(self.term);
        target.put_u64(self.index);
        target.put_u64(self.append_base_index);
        target.put_u32(self.append_entry_count);
        target.put_u32(self.payload_crc);
        target.put_u32(self.predecessor_crc);
        let checksum = header_checksum(log_id, &target[start..]);
        target.put_u32(checksum);
        assert_eq!(target.len() - start, EntryHeader::BYTES);
        checksum
    }

    /// The header at the start of `bytes` and its checksum. Checks the header alone, not what it continues.
    pub(super) fn decode(log_id: &LogId, bytes: &[u8]) -> Result<(EntryHeader, u32), Flaw> {
        let bytes = bytes.get(..EntryHeader::BYTES).ok_or(Flaw::Truncated)?;
        let (covered, checksum) = bytes.split_at(EntryHeader::BYTES - 4);
        let mut fields = Fields(covered);
        if fields.take() != Some(ENTRY_MAGIC) {
            return Err(Flaw::Magic);
        }
        if checksum != header_checksum(log_id, covered).to_be_bytes() {
            return Err(Flaw::HeaderChecksum);
        }
        let mut parse = || {
            Some(EntryHeader {
                payload_length: fields.u32()?,
                term: fields.u64()?,
                index: fields.u64()?,
                append_base_index: fields.u64()?,
                append_entry_count: fields.u32()?,
                payload_crc: fields.u32()?,
                predecessor_crc: fields.u32()?,
            })
        };
        let header = parse().ok_or(Flaw::Truncated)?;
        if header.payload_length as usize > PAYLOAD_BYTES_MAX {
            return Err(Flaw::Sequence);
        }
        Ok((header, header_checksum(log_id, covered)))
    }
}

fn header_checksum(log_id: &LogId, covered: &[u8]) -> u32 {
    crc32c::crc32c_append(crc32c::crc32c(&log_id.0), covered)
}

/// Reads fixed fields from the front.
struct Fields<'a>(&'a [u8]);

impl Fields<'_> {
    fn take<const LENGTH: usize>(&mut self) -> Option<[u8; LENGTH]> {
        let (field, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*field)
    }

    fn u32(&mut self) -> Option<u32> {
        self.take().map(u32::from_be_bytes)
    }

    fn u64(&mut self) -> Option<u64> {
        self.take().map(u64::from_be_bytes)
    }
}
