//! Reads the log from the start and decides where it ends: at the end of the file, at a torn append, or not at all.
//!
//! An append is written only after the one before it was flushed. So a bad entry in the last append may be the work of
//! a crash, and the whole append is dropped; a bad entry before it is damage, and the log is not opened.

use bytes::Bytes;

use super::format::{
    ENTRY_MAGIC, EntryHeader, FILE_HEADER_BYTES, FileHeader, FileHeaderFlaw, LogId,
};
use super::{At, ControllerLogError, Entry, Flaw, LogEnd};
use crate::io::StorageFile;

/// What the file holds.
pub(super) struct Recovered {
    pub(super) entries: Vec<Entry>,
    pub(super) end: LogEnd,
    /// Where the last whole append starts; the start of the file without entries.
    pub(super) last_append_offset: u64,
    pub(super) torn: Option<TornTail>,
}

/// The bytes behind the last whole append.
pub(super) struct TornTail {
    pub(super) offset: u64,
    pub(super) length: u64,
}

/// The file header, or `None` when the file was never finished: it is then created anew.
pub(super) async fn read_file_header<F: StorageFile>(
    file: &F,
    length: u64,
    at: At<'_>,
) -> Result<Option<FileHeader>, ControllerLogError> {
    let bytes = file.read_at_most(FILE_HEADER_BYTES, 0).await;
    let bytes = bytes.map_err(|source| at.io("read", source))?;
    match FileHeader::decode(&bytes) {
        Ok(header) => Ok(Some(header)),
        Err(FileHeaderFlaw::Version(found)) => Err(ControllerLogError::UnsupportedVersion {
            path: at.path.to_path_buf(),
            found,
            known: super::format::VERSION,
        }),
        // The first entry is written after the header was flushed, so nothing can have been lost here.
        Err(FileHeaderFlaw::Damaged(_)) if length <= FILE_HEADER_BYTES as u64 => Ok(None),
        Err(FileHeaderFlaw::Damaged(flaw)) => Err(ControllerLogError::Corrupt {
            path: at.path.to_path_buf(),
            offset: 0,
            index: 0,
            flaw,
            later_entry_offset: None,
        }),
    }
}

/// Reads every entry of a file of `length` bytes. Changes nothing.
pub(super) async fn recover<F: StorageFile>(
    file: &F,
    length: u64,
    header: &FileHeader,
    at: At<'_>,
) -> Result<Recovered, ControllerLogError> {
    let mut window = Window::new(file, length, at);
    let mut entries = Vec::new();
    // `whole` ends with a whole append, `next` also counts the entries read of the append behind it.
    let mut whole = LogEnd {
        offset: FILE_HEADER_BYTES as u64,
        last_index: 0,
        term: 1,
        header_crc: header.checksum(),
    };
    let mut next = whole;
    let mut last_append_offset = 0;
    while next.offset < length {
        let (entry_header, entry) = match read_entry(&mut window, header, whole, next).await? {
            Ok(found) => found,
            Err(flaw) => {
                refuse_damage(&mut window, &header.log_id, next, flaw).await?;
                break;
            }
        };
        next.offset += (EntryHeader::BYTES + entry.payload.len()) as u64;
        next.last_index = entry.index;
        next.term = entry.term;
        next.header_crc = entry_header.checksum;
        entries.push(entry);
        let last_of_append =
            entry_header.append_base_index + u64::from(entry_header.append_entry_count) - 1;
        if next.last_index == last_of_append {
            last_append_offset = whole.offset;
            whole = next;
        }
    }
    entries.truncate(usize::try_from(whole.last_index).unwrap_or(usize::MAX));
    let torn = (whole.offset < length).then_some(TornTail {
        offset: whole.offset,
        length: length - whole.offset,
    });
    Ok(Recovered {
        entries,
        end: whole,
        last_append_offset,
        torn,
    })
}

/// What `recover` needs of an accepted header.
struct Accepted {
    append_base_index: u64,
    append_entry_count: u32,
    checksum: u32,
}

/// The entry at `next`, if it is whole and continues what was read before it.
async fn read_entry<F: StorageFile>(
    window: &mut Window<'_, F>,
    file_header: &FileHeader,
    whole: LogEnd,
    next: LogEnd,
) -> Result<Result<(Accepted, Entry), Flaw>, ControllerLogError> {
    let bytes = window.bytes(next.offset, EntryHeader::BYTES).await?;
    let (header, checksum) = match EntryHeader::decode(&file_header.log_id, &bytes) {
        Ok(decoded) => decoded,
        Err(flaw) => return Ok(Err(flaw)),
    };
    let continues = header.index == next.last_index + 1
        && header.predecessor_crc == next.header_crc
        && header.term >= next.term
        && header.append_base_index == whole.last_index + 1
        // Its own append holds it; a count that differs within one append makes the append end wrongly, not here.
        && header.index - header.append_base_index < u64::from(header.append_entry_count);
    if !continues {
        return Ok(Err(Flaw::Sequence));
    }
    let payload_length = header.payload_length as usize;
    let payload_offset = next.offset + EntryHeader::BYTES as u64;
    let payload = window.bytes(payload_offset, payload_length).await?;
    if payload.len() < payload_length {
        return Ok(Err(Flaw::Truncated));
    }
    if crc32c::crc32c(&payload) != header.payload_crc {
        return Ok(Err(Flaw::PayloadChecksum));
    }
    let accepted = Accepted {
        append_base_index: header.append_base_index,
        append_entry_count: header.append_entry_count,
        checksum,
    };
    let entry = Entry {
        term: header.term,
        index: header.index,
        payload,
    };
    Ok(Ok((accepted, entry)))
}

/// An error if an append behind `bad` proves that the entry there had been flushed.
async fn refuse_damage<F: StorageFile>(
    window: &mut Window<'_, F>,
    log_id: &LogId,
    bad: LogEnd,
    flaw: Flaw,
) -> Result<(), ControllerLogError> {
    let bad_index = bad.last_index + 1;
    let mut offset = bad.offset;
    loop {
        let bytes = window.bytes(offset, SCAN_BYTES).await?;
        let later = bytes.windows(EntryHeader::BYTES).position(|candidate| {
            candidate.starts_with(&ENTRY_MAGIC)
                && EntryHeader::decode(log_id, candidate)
                    .is_ok_and(|(header, _)| header.append_base_index > bad_index)
        });
        if let Some(position) = later {
            return Err(ControllerLogError::Corrupt {
                path: window.at.path.to_path_buf(),
                offset: bad.offset,
                index: bad_index,
                flaw,
                later_entry_offset: Some(offset + position as u64),
            });
        }
        if bytes.len() < SCAN_BYTES {
            return Ok(());
        }
        // A header may lie across the border of two pieces.
        offset += (SCAN_BYTES - EntryHeader::BYTES + 1) as u64;
    }
}

/// The file through a sliding piece, so that small entries do not cost a read each.
struct Window<'a, F> {
    file: &'a F,
    length: u64,
    at: At<'a>,
    start: u64,
    bytes: Bytes,
}

impl<'a, F: StorageFile> Window<'a, F> {
    fn new(file: &'a F, length: u64, at: At<'a>) -> Window<'a, F> {
        Window {
            file,
            length,
            at,
            start: 0,
            bytes: Bytes::new(),
        }
    }

    /// `wanted` bytes at `offset`, fewer only at the end of the file.
    async fn bytes(&mut self, offset: u64, wanted: usize) -> Result<Bytes, ControllerLogError> {
        let end = offset.saturating_add(wanted as u64).min(self.length);
        let start = offset.min(end);
        let held_end = self.start + self.bytes.len() as u64;
        if start < self.start || held_end < end {
            let read = self
                .file
                .read_at_most(wanted.max(WINDOW_BYTES), start)
                .await;
            self.bytes = read.map_err(|source| self.at.io("read", source))?;
            self.start = start;
        }
        let from = (start - self.start) as usize;
        let to = ((end - self.start) as usize).min(self.bytes.len());
        Ok(self.bytes.slice(from.min(to)..to))
    }
}

const WINDOW_BYTES: usize = 1 << 20;

/// Piece that is searched for a later append.
const SCAN_BYTES: usize = 1 << 20;
