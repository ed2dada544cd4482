//! Commit frames: the unit the journal writes, flushes and replays.
//!
//! A frame starts on a 4 KiB block, is padded to one, and never crosses a file:
//!
//! | offset | size | name | in header CRC |
//! |---|---|---|---|
//! | 0 | 8 | magic `RSPFRAM1` | yes |
//! | 8 | 8 | journal_id | yes |
//! | 16 | 8 | incarnation | yes |
//! | 24 | 8 | lsn, consecutive from 1 in each incarnation | yes |
//! | 32 | 8 | flushed_through_lsn: every frame up to it was flushed when this one was sealed | yes |
//! | 40 | 4 | frame_bytes, a multiple of 4096 | yes |
//! | 44 | 4 | table_offset | yes |
//! | 48 | 4 | entry_count | yes |
//! | 52 | 4 | predecessor_crc: header CRC of frame lsn - 1, or of the file header for the first frame of an incarnation | yes |
//! | 56 | 4 | table_crc, CRC-32C of the entry table | yes |
//! | 60 | 4 | header_crc, CRC-32C of bytes 0..60 | no |
//! | 64 | … | bodies, back to back | each by its own CRC |
//! | table_offset | 64 × entry_count | entry table | by table_crc |
//! | … | … | zeros up to a block | no |
//!
//! One entry:
//!
//! | offset | size | name |
//! |---|---|---|
//! | 0 | 1 | kind: 1 batch; reserved: 2 truncation, 3 trim, 4 partition deletion, 5 durability change, 6 detached, 7 attached, 8 extent |
//! | 1 | 3 | zero |
//! | 4 | 4 | partition_index |
//! | 8 | 16 | topic_id |
//! | 24 | 4 | partition_incarnation |
//! | 28 | 4 | owner_epoch |
//! | 32 | 8 | base_offset (stamped bytes 0..8 of the batch) |
//! | 40 | 8 | last_offset |
//! | 48 | 4 | leader_epoch (stamped bytes 12..16 of the batch) |
//! | 52 | 4 | body_offset within the frame |
//! | 56 | 4 | body_bytes |
//! | 60 | 4 | batch_crc: the batch's own CRC field, so that bodies are not checksummed twice |

use std::ops::Range;

use crate::record::{BatchHeader, verify_crc};
use crate::types::{PartitionId, TopicId};

/// Journal writes are whole blocks of this size.
pub(crate) const BLOCK_BYTES: usize = 4096;
pub(crate) const FRAME_HEADER_BYTES: usize = 64;
pub(crate) const ENTRY_BYTES: usize = 64;

const FRAME_MAGIC: [u8; 8] = *b"RSPFRAM1";
const HEADER_CRC_OFFSET: usize = 60;

const _: () = assert!(BLOCK_BYTES.is_multiple_of(FRAME_HEADER_BYTES));
const _: () = assert!(HEADER_CRC_OFFSET + 4 == FRAME_HEADER_BYTES);

/// The fixed part of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FrameHeader {
    pub journal_id: u64,
    pub incarnation: u64,
    pub lsn: u64,
    pub flushed_through_lsn: u64,
    pub frame_bytes: u32,
    pub table_offset: u32,
    pub entry_count: u32,
    pub predecessor_crc: u32,
    pub table_crc: u32,
}

impl FrameHeader {
    /// Writes the header and returns its CRC, which the next frame carries as `predecessor_crc`.
    pub fn encode(&self) -> ([u8; FRAME_HEADER_BYTES], u32) {
        let mut bytes = [0; FRAME_HEADER_BYTES];
        let mut writer = Writer(&mut bytes, 0);
        writer.put(&FRAME_MAGIC);
        writer.put(&self.journal_id.to_le_bytes());
        writer.put(&self.incarnation.to_le_bytes());
        writer.put(&self.lsn.to_le_bytes());
        writer.put(&self.flushed_through_lsn.to_le_bytes());
        writer.put(&self.frame_bytes.to_le_bytes());
        writer.put(&self.table_offset.to_le_bytes());
        writer.put(&self.entry_count.to_le_bytes());
        writer.put(&self.predecessor_crc.to_le_bytes());
        writer.put(&self.table_crc.to_le_bytes());
        let header_crc = crc32c::crc32c(&bytes[..HEADER_CRC_OFFSET]);
        bytes[HEADER_CRC_OFFSET..].copy_from_slice(&header_crc.to_le_bytes());
        (bytes, header_crc)
    }

    /// Reads a header; `None` when the bytes are not one, whatever they are.
    pub fn decode(bytes: &[u8]) -> Option<(FrameHeader, u32)> {
        let bytes: &[u8; FRAME_HEADER_BYTES] = bytes.get(..FRAME_HEADER_BYTES)?.try_into().ok()?;
        let mut reader = Reader(bytes, 0);
        if reader.array::<8>()? != FRAME_MAGIC {
            return None;
        }
        let header = FrameHeader {
            journal_id: reader.u64()?,
            incarnation: reader.u64()?,
            lsn: reader.u64()?,
            flushed_through_lsn: reader.u64()?,
            frame_bytes: reader.u32()?,
            table_offset: reader.u32()?,
            entry_count: reader.u32()?,
            predecessor_crc: reader.u32()?,
            table_crc: reader.u32()?,
        };
        let header_crc = reader.u32()?;
        let expected = crc32c::crc32c(bytes.get(..HEADER_CRC_OFFSET)?);
        (header_crc == expected && header.is_plausible()).then_some((header, header_crc))
    }

    fn is_plausible(&self) -> bool {
        let frame_bytes = u64::from(self.frame_bytes);
        let table_end =
            u64::from(self.table_offset) + u64::from(self.entry_count) * ENTRY_BYTES as u64;
        frame_bytes.is_multiple_of(BLOCK_BYTES as u64)
            && self.table_offset as usize >= FRAME_HEADER_BYTES
            && table_end <= frame_bytes
            && self.lsn > self.flushed_through_lsn
    }
}

/// What an entry says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum EntryKind {
    Batch = 1,
}

impl EntryKind {
    fn from_code(code: u8) -> Option<EntryKind> {
        match code {
            1 => Some(EntryKind::Batch),
            _ => None,
        }
    }
}

/// One row of a frame's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FrameEntry {
    pub kind: EntryKind,
    pub partition: PartitionId,
    pub partition_incarnation: u32,
    pub owner_epoch: u32,
    pub base_offset: i64,
    pub last_offset: i64,
    pub leader_epoch: i32,
    pub body_offset: u32,
    pub body_bytes: u32,
    pub batch_crc: u32,
}

impl FrameEntry {
    pub fn encode(&self) -> [u8; ENTRY_BYTES] {
        let mut bytes = [0; ENTRY_BYTES];
        let mut writer = Writer(&mut bytes, 0);
        writer.put(&[self.kind as u8, 0, 0, 0]);
        writer.put(&self.partition.partition_index.to_le_bytes());
        writer.put(&self.partition.topic_id.0);
        writer.put(&self.partition_incarnation.to_le_bytes());
        writer.put(&self.owner_epoch.to_le_bytes());
        writer.put(&self.base_offset.to_le_bytes());
        writer.put(&self.last_offset.to_le_bytes());
        writer.put(&self.leader_epoch.to_le_bytes());
        writer.put(&self.body_offset.to_le_bytes());
        writer.put(&self.body_bytes.to_le_bytes());
        writer.put(&self.batch_crc.to_le_bytes());
        bytes
    }

    pub fn decode(bytes: &[u8; ENTRY_BYTES]) -> Option<FrameEntry> {
        let mut reader = Reader(bytes, 0);
        let [code, ..] = reader.array::<4>()?;
        let partition_index = reader.u32()? as i32;
        let topic_id = TopicId(reader.array()?);
        Some(FrameEntry {
            kind: EntryKind::from_code(code)?,
            partition: PartitionId {
                topic_id,
                partition_index,
            },
            partition_incarnation: reader.u32()?,
            owner_epoch: reader.u32()?,
            base_offset: reader.u64()? as i64,
            last_offset: reader.u64()? as i64,
            leader_epoch: reader.u32()? as i32,
            body_offset: reader.u32()?,
            body_bytes: reader.u32()?,
            batch_crc: reader.u32()?,
        })
    }

    /// Where the body lies within its frame.
    pub fn body_range(&self) -> Range<usize> {
        let start = self.body_offset as usize;
        start..start + self.body_bytes as usize
    }
}

/// Reads the entry table of a whole frame and checks every body against it.
///
/// Errors: a fragment that says what is wrong; the frame must then be treated as torn or corrupt, never in part.
pub(crate) fn decode_entries(
    header: &FrameHeader,
    frame: &[u8],
) -> Result<Vec<FrameEntry>, &'static str> {
    let table_start = header.table_offset as usize;
    let table_end = table_start + header.entry_count as usize * ENTRY_BYTES;
    let table = frame
        .get(table_start..table_end)
        .ok_or("the frame ends inside its entry table")?;
    if crc32c::crc32c(table) != header.table_crc {
        return Err("the entry table does not match its CRC");
    }
    let mut entries = Vec::with_capacity(header.entry_count as usize);
    for row in table.chunks_exact(ENTRY_BYTES) {
        let row: &[u8; ENTRY_BYTES] = row.try_into().map_err(|_| "a short table row")?;
        let entry = FrameEntry::decode(row).ok_or("an entry of unknown kind")?;
        check_body(&entry, frame)?;
        entries.push(entry);
    }
    Ok(entries)
}

fn check_body(entry: &FrameEntry, frame: &[u8]) -> Result<(), &'static str> {
    let body = frame
        .get(entry.body_range())
        .ok_or("a body lies outside its frame")?;
    let batch = BatchHeader::parse(body).map_err(|_| "a body is not a batch")?;
    let stamped = batch.base_offset == entry.base_offset
        && batch.partition_leader_epoch == entry.leader_epoch
        && batch.last_offset() == entry.last_offset
        && batch.size_bytes() == body.len()
        && batch.crc == entry.batch_crc;
    if !stamped {
        return Err("a batch header contradicts its table entry");
    }
    verify_crc(body).map_err(|_| "a batch does not match its CRC")
}

/// Rounds up to whole blocks.
pub(crate) fn blocks_up(bytes: usize) -> usize {
    bytes.next_multiple_of(BLOCK_BYTES)
}

pub(crate) struct Writer<'a>(pub &'a mut [u8], pub usize);

impl Writer<'_> {
    /// Callers write constant layouts into arrays of the right size.
    pub fn put(&mut self, bytes: &[u8]) {
        self.0[self.1..self.1 + bytes.len()].copy_from_slice(bytes);
        self.1 += bytes.len();
    }
}

/// A little-endian cursor that returns `None` past the end.
pub(crate) struct Reader<'a>(pub &'a [u8], pub usize);

impl Reader<'_> {
    pub fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let bytes = self.0.get(self.1..self.1.checked_add(N)?)?;
        self.1 += N;
        bytes.try_into().ok()
    }

    pub fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub fn u64(&mut self) -> Option<u64> {
        self.array().map(u64::from_le_bytes)
    }

    pub fn i64(&mut self) -> Option<i64> {
        self.array().map(i64::from_le_bytes)
    }

    pub fn slice(&mut self, length: usize) -> Option<&[u8]> {
        let bytes = self.0.get(self.1..self.1.checked_add(length)?)?;
        self.1 += length;
        Some(bytes)
    }

    pub fn remaining(&self) -> usize {
        self.0.len() - self.1
    }
}
