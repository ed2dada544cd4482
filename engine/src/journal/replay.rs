//! Reading a journal back: in which order its files go, which frames are whole, and whether a bad one is torn or corrupt.
//!
//! The chain (consecutive LSNs, each header carrying its predecessor's CRC, one incarnation) decides what belongs together;
//! `flushed_through_lsn` decides what a bad frame means. Works on bytes; `shard::recover` reads the files.

use bytes::Bytes;

use super::frame::{BLOCK_BYTES, FrameEntry, FrameHeader, decode_entries};
use super::ring::FileHeader;

/// Which frames are ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct JournalIdentity {
    pub journal_id: u64,
    pub incarnation: u64,
}

/// What stands at a position of a journal file.
#[derive(Debug)]
pub(crate) enum Step {
    /// A whole frame that continues the chain.
    Frame(WholeFrame),
    /// No frame that continues the chain begins here.
    NoFrame { reason: &'static str },
}

/// A frame all of whose checksums fit.
#[derive(Debug)]
pub(crate) struct WholeFrame {
    pub header: FrameHeader,
    pub entries: Vec<FrameEntry>,
    pub bytes: Bytes,
}

/// Follows the chain from frame to frame and file to file.
#[derive(Debug)]
pub(crate) struct Walker {
    identity: JournalIdentity,
    expected_lsn: u64,
    predecessor_crc: Option<u32>,
}

impl Walker {
    /// Begins with the first frame of the file that `header` stands in.
    pub fn begin(identity: JournalIdentity, header: &FileHeader, header_crc: u32) -> Walker {
        let is_first_of_incarnation = header.predecessor_crc == 0;
        let predecessor_crc = match is_first_of_incarnation {
            true => header_crc,
            false => header.predecessor_crc,
        };
        Walker {
            identity,
            expected_lsn: header.start_lsn,
            predecessor_crc: Some(predecessor_crc),
        }
    }

    /// LSN of the frame that would come next.
    pub fn expected_lsn(&self) -> u64 {
        self.expected_lsn
    }

    /// Whether the file begun by `header` continues this chain.
    pub fn continues_in(&self, header: &FileHeader) -> bool {
        header.start_lsn == self.expected_lsn
            && Some(header.predecessor_crc) == self.predecessor_crc
    }

    /// Reads the frame at `offset` of a file and moves on if it is whole.
    pub fn step(&mut self, file: &Bytes, offset: usize) -> Step {
        let (header, header_crc) = match file.get(offset..).and_then(FrameHeader::decode) {
            Some(found) => found,
            None => return no_frame("no frame header"),
        };
        let is_ours = self.identity.owns(header.journal_id, header.incarnation);
        if !is_ours || header.lsn != self.expected_lsn {
            return no_frame("a frame of another time");
        }
        if Some(header.predecessor_crc) != self.predecessor_crc {
            return no_frame("the chain is broken");
        }
        let frame_end = offset + header.frame_bytes as usize;
        if frame_end > file.len() {
            return no_frame("the frame crosses the end of its file");
        }
        let bytes = file.slice(offset..frame_end);
        let entries = match decode_entries(&header, &bytes) {
            Ok(entries) => entries,
            Err(reason) => return no_frame(reason),
        };
        // A forged header can say so; no journal gets there.
        let Some(next_lsn) = self.expected_lsn.checked_add(1) else {
            return no_frame("the last LSN there is");
        };
        self.expected_lsn = next_lsn;
        self.predecessor_crc = Some(header_crc);
        Step::Frame(WholeFrame {
            header,
            entries,
            bytes,
        })
    }
}

impl JournalIdentity {
    /// Whether what carries this journal id and incarnation, a frame or a file, was written by this journal in this
    /// incarnation.
    pub fn owns(&self, journal_id: u64, incarnation: u64) -> bool {
        self.journal_id == journal_id && self.incarnation == incarnation
    }
}

/// Orders the files of one incarnation by age and drops those wholly below `journal_start_lsn`.
///
/// The first file returned holds `journal_start_lsn` or begins after it (nothing was written at or after it).
pub(crate) fn files_to_replay(
    mut files: Vec<(FileHeader, u32)>,
    journal_start_lsn: u64,
) -> Vec<(FileHeader, u32)> {
    files.sort_by_key(|(header, _)| header.start_lsn);
    let first_needed = files
        .iter()
        .rposition(|(header, _)| header.start_lsn <= journal_start_lsn)
        .unwrap_or(0);
    files.split_off(first_needed)
}

/// A frame that stands past the end of the chain: torn, or cut off from the chain by one that is.
#[derive(Debug)]
pub(crate) struct LooseFrame {
    pub header: FrameHeader,
    /// Where it begins in the bytes that were searched.
    pub offset: usize,
    /// What is there of it, whole or not.
    pub bytes: Bytes,
}

/// The frames of ours at or past `from_lsn` in `blocks`, searched for block by block.
///
/// Older laps of the ring leave frames of smaller LSN behind. What lies within a frame is never taken for another one.
pub(crate) fn loose_frames(
    identity: JournalIdentity,
    blocks: &Bytes,
    from_lsn: u64,
) -> Vec<LooseFrame> {
    let mut frames = Vec::new();
    let mut offset = 0;
    while let Some((_, rest)) = blocks.split_at_checked(offset)
        && rest.len() >= BLOCK_BYTES
    {
        let ours = FrameHeader::decode(rest)
            .map(|(header, _)| header)
            .filter(|header| header.lsn >= from_lsn)
            .filter(|header| identity.owns(header.journal_id, header.incarnation));
        let Some(header) = ours else {
            offset += BLOCK_BYTES;
            continue;
        };
        let frame_end = offset + rest.len().min(header.frame_bytes as usize);
        frames.push(LooseFrame {
            header,
            offset,
            bytes: blocks.slice(offset..frame_end),
        });
        offset = frame_end;
    }
    frames
}

fn no_frame(reason: &'static str) -> Step {
    Step::NoFrame { reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A whole frame without entries, as a forger would write it.
    #[test]
    fn a_frame_with_the_last_lsn_there_is_ends_the_chain() {
        let identity = JournalIdentity {
            journal_id: 1,
            incarnation: 1,
        };
        let file_header = FileHeader {
            journal_id: 1,
            incarnation: 1,
            start_lsn: u64::MAX,
            file_index: 0,
            predecessor_crc: 0,
        };
        let (bytes, file_crc) = file_header.encode();
        let mut file = bytes.to_vec();
        file.resize(BLOCK_BYTES, 0);
        let frame_header = FrameHeader {
            journal_id: 1,
            incarnation: 1,
            lsn: u64::MAX,
            flushed_through_lsn: 0,
            frame_bytes: BLOCK_BYTES as u32,
            table_offset: 64,
            entry_count: 0,
            predecessor_crc: file_crc,
            table_crc: crc32c::crc32c(&[]),
        };
        file.extend_from_slice(&frame_header.encode().0);
        file.resize(2 * BLOCK_BYTES, 0);
        let mut walker = Walker::begin(identity, &file_header, file_crc);
        let step = walker.step(&Bytes::from(file), BLOCK_BYTES);
        assert!(matches!(step, Step::NoFrame { .. }), "{step:?}");
        assert_eq!(walker.expected_lsn(), u64::MAX);
    }
}
