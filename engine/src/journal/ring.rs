//! The ring of journal files: which file the next frame goes to, and when a file may be used again.
//!
//! Decides only; `shard::commit` writes. A file header block stands at the start of each file:
//!
//! | offset | size | name | in CRC |
//! |---|---|---|---|
//! | 0 | 8 | magic `RSPJRNL1` | yes |
//! | 8 | 8 | journal_id | yes |
//! | 16 | 8 | incarnation | yes |
//! | 24 | 8 | start_lsn: LSN of the first frame in this file | yes |
//! | 32 | 4 | file_index | yes |
//! | 36 | 4 | predecessor_crc: header CRC of the frame before start_lsn, 0 at the start of an incarnation | yes |
//! | 40 | 4 | CRC-32C of bytes 0..40 | no |
//! | 44 | … | zeros up to 4096 | no |

use std::collections::VecDeque;

use super::frame::{BLOCK_BYTES, Reader, Writer};

const FILE_MAGIC: [u8; 8] = *b"RSPJRNL1";
const FILE_HEADER_BYTES: usize = 44;
const FILE_CRC_OFFSET: usize = 40;

/// The first block of a journal file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FileHeader {
    pub journal_id: u64,
    pub incarnation: u64,
    pub start_lsn: u64,
    pub file_index: u32,
    pub predecessor_crc: u32,
}

impl FileHeader {
    /// The header and its CRC, which the first frame of an incarnation carries as `predecessor_crc`.
    pub fn encode(&self) -> ([u8; FILE_HEADER_BYTES], u32) {
        let mut bytes = [0; FILE_HEADER_BYTES];
        let mut writer = Writer(&mut bytes, 0);
        writer.put(&FILE_MAGIC);
        writer.put(&self.journal_id.to_le_bytes());
        writer.put(&self.incarnation.to_le_bytes());
        writer.put(&self.start_lsn.to_le_bytes());
        writer.put(&self.file_index.to_le_bytes());
        writer.put(&self.predecessor_crc.to_le_bytes());
        let crc = crc32c::crc32c(&bytes[..FILE_CRC_OFFSET]);
        bytes[FILE_CRC_OFFSET..].copy_from_slice(&crc.to_le_bytes());
        (bytes, crc)
    }

    /// `None` when the bytes are not a file header (a file of zeros that was never used, for one).
    pub fn decode(bytes: &[u8]) -> Option<(FileHeader, u32)> {
        let bytes: &[u8; FILE_HEADER_BYTES] = bytes.get(..FILE_HEADER_BYTES)?.try_into().ok()?;
        let mut reader = Reader(bytes, 0);
        if reader.array::<8>()? != FILE_MAGIC {
            return None;
        }
        let header = FileHeader {
            journal_id: reader.u64()?,
            incarnation: reader.u64()?,
            start_lsn: reader.u64()?,
            file_index: reader.u32()?,
            predecessor_crc: reader.u32()?,
        };
        let crc = reader.u32()?;
        (crc == crc32c::crc32c(bytes.get(..FILE_CRC_OFFSET)?)).then_some((header, crc))
    }
}

/// Where a frame goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Placement {
    pub file_index: u32,
    pub offset: u64,
    /// The file is begun by this frame: its header block is to be written first.
    pub begins_file: bool,
}

/// A file whose frames have not all been settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct UsedFile {
    pub file_index: u32,
    pub first_lsn: u64,
    /// Last LSN placed in it so far.
    pub last_lsn: u64,
}

/// The state of the ring. `used` is in order of age, its back is the file being written.
pub(crate) struct Ring {
    file_bytes: u64,
    write_offset: u64,
    used: VecDeque<UsedFile>,
    free: VecDeque<u32>,
    /// The file that is not written full of zeros yet, and how far it is.
    in_part: Option<(u32, u64)>,
}

impl Ring {
    /// A ring of which no file is ready yet.
    pub fn new(file_bytes: u64) -> Ring {
        assert!(file_bytes >= 4 * BLOCK_BYTES as u64);
        assert!(file_bytes.is_multiple_of(BLOCK_BYTES as u64));
        Ring {
            file_bytes,
            write_offset: 0,
            used: VecDeque::new(),
            free: VecDeque::new(),
            in_part: None,
        }
    }

    /// Takes a file into the ring, written full of zeros unless [`set_ready`](Self::set_ready) says otherwise.
    pub fn add_free(&mut self, file_index: u32) {
        assert!(!self.free.contains(&file_index));
        assert!(self.used.iter().all(|file| file.file_index != file_index));
        self.free.push_back(file_index);
    }

    /// Only the first `ready_bytes` of the file take frames for now.
    pub fn set_ready(&mut self, file_index: u32, ready_bytes: u64) {
        let is_whole = ready_bytes >= self.file_bytes;
        self.in_part = (!is_whole).then_some((file_index, ready_bytes));
    }

    /// The file that takes frames in part only, and how many of its bytes do.
    pub fn in_part(&self) -> Option<(u32, u64)> {
        self.in_part
    }

    /// Whether the file takes frames up to `end`.
    fn is_ready(&self, file_index: u32, end: u64) -> bool {
        match self.in_part {
            Some((in_part, ready_bytes)) => in_part != file_index || end <= ready_bytes,
            None => true,
        }
    }

    /// Largest frame that fits a file.
    pub fn frame_bytes_max(&self) -> usize {
        (self.file_bytes as usize) - BLOCK_BYTES
    }

    /// Chooses the place of frame `lsn`; `None` while no file is free or ready that far: the caller waits for the settler, or for
    /// who prepares files.
    pub fn place(&mut self, lsn: u64, frame_bytes: u64) -> Option<Placement> {
        assert!(frame_bytes.is_multiple_of(BLOCK_BYTES as u64));
        assert!(frame_bytes <= self.frame_bytes_max() as u64);
        let end = self.write_offset + frame_bytes;
        if let Some(&current) = self.used.back()
            && end <= self.file_bytes
        {
            assert_eq!(current.last_lsn + 1, lsn, "frames are placed in LSN order");
            if !self.is_ready(current.file_index, end) {
                return None;
            }
            self.used.back_mut()?.last_lsn = lsn;
            let offset = self.write_offset;
            self.write_offset = end;
            return Some(Placement {
                file_index: current.file_index,
                offset,
                begins_file: false,
            });
        }
        let end = BLOCK_BYTES as u64 + frame_bytes;
        let &file_index = self.free.front()?;
        if !self.is_ready(file_index, end) {
            return None;
        }
        self.free.pop_front();
        self.used.push_back(UsedFile {
            file_index,
            first_lsn: lsn,
            last_lsn: lsn,
        });
        self.write_offset = end;
        Some(Placement {
            file_index,
            offset: BLOCK_BYTES as u64,
            begins_file: true,
        })
    }

    /// The oldest file that is no longer written to, if any.
    pub fn oldest_sealed(&self) -> Option<UsedFile> {
        (self.used.len() > 1).then(|| self.used[0])
    }

    /// Gives back every file whose frames are all at or below `lsn`. The file being written is given back too when it
    /// is wholly below: the next frame then begins a fresh one.
    ///
    /// Only to be called after a durable checkpoint with `journal_start_lsn > lsn`.
    pub fn release_through(&mut self, lsn: u64) {
        while let Some(file) = self.used.front()
            && file.last_lsn <= lsn
        {
            // Taken again first: few files are in use at a time, and of a journal in the page cache few pages.
            self.free.push_front(file.file_index);
            self.used.pop_front();
        }
    }

    /// Whether a file is ready behind the one that frames go to.
    pub fn has_next_file(&self) -> bool {
        self.free.len() > usize::from(self.used.is_empty())
    }

    /// Whether at least two more files are ready.
    pub fn has_spare_files(&self) -> bool {
        self.free.len() >= 2
    }

    /// Whether the file being written is the last one there is.
    pub fn is_full(&self) -> bool {
        self.free.is_empty() && !self.used.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE_BYTES: u64 = 16 * BLOCK_BYTES as u64;
    const BLOCK: u64 = BLOCK_BYTES as u64;

    fn ring_of(count: u32) -> Ring {
        let mut ring = Ring::new(FILE_BYTES);
        (0..count).for_each(|index| ring.add_free(index));
        ring
    }

    #[test]
    fn a_frame_never_crosses_a_file() {
        let mut ring = ring_of(2);
        for lsn in 1..=3 {
            let placement = ring.place(lsn, 7 * BLOCK).expect("room");
            assert!(placement.offset + 7 * BLOCK <= FILE_BYTES);
            assert_eq!(placement.begins_file, lsn != 2);
        }
    }

    #[test]
    fn a_full_ring_gives_no_place_until_a_file_is_released() {
        let mut ring = ring_of(2);
        assert!(ring.place(1, 15 * BLOCK).is_some());
        assert!(ring.place(2, 15 * BLOCK).is_some());
        assert_eq!(ring.place(3, BLOCK), None);
        ring.release_through(1);
        let placement = ring.place(3, BLOCK).expect("the oldest file is free again");
        assert_eq!(
            placement,
            Placement {
                file_index: 0,
                offset: BLOCK,
                begins_file: true
            }
        );
    }

    #[test]
    fn frames_stay_in_the_part_of_a_file_that_is_ready() {
        let mut ring = ring_of(1);
        ring.set_ready(0, 4 * BLOCK);
        assert_eq!(ring.place(1, 4 * BLOCK), None);
        let first = ring.place(1, 2 * BLOCK).expect("a part is ready");
        assert_eq!((first.offset, first.begins_file), (BLOCK, true));
        assert_eq!(ring.place(2, 2 * BLOCK), None);
        ring.set_ready(0, 8 * BLOCK);
        let second = ring.place(2, 2 * BLOCK).expect("more is ready");
        assert_eq!((second.offset, second.begins_file), (3 * BLOCK, false));
        ring.set_ready(0, FILE_BYTES);
        assert!(ring.place(3, 11 * BLOCK).is_some());
    }

    #[test]
    fn a_file_with_one_unsettled_frame_is_not_released() {
        let mut ring = ring_of(2);
        ring.place(1, BLOCK);
        ring.place(2, BLOCK);
        ring.release_through(1);
        assert_eq!(ring.free.len(), 1);
        ring.release_through(2);
        assert_eq!(ring.free.len(), 2);
    }

    #[test]
    fn a_file_header_of_zeros_is_none() {
        assert_eq!(FileHeader::decode(&[0; BLOCK_BYTES]), None);
    }

    #[test]
    fn a_file_header_round_trips_and_refuses_any_changed_byte() {
        let header = FileHeader {
            journal_id: 7,
            incarnation: 3,
            start_lsn: 99,
            file_index: 2,
            predecessor_crc: 5,
        };
        let (bytes, crc) = header.encode();
        assert_eq!(FileHeader::decode(&bytes), Some((header, crc)));
        for index in 0..bytes.len() {
            let mut damaged = bytes;
            damaged[index] ^= 1;
            assert_eq!(FileHeader::decode(&damaged), None, "byte {index}");
        }
    }
}
