//! The controller's own small log: entries in Raft form, made durable by a flush of its own.
//!
//! Decides where entries lie, what survives a crash and when the file is damaged. Never interprets a payload and never
//! touches a shard's journal. Called by the controller, on the one thread that owns the storage.
//! `controller_log/format.rs` has the byte table, `docs/on-disk-format.md` the explanation.

mod format;
mod recovery;

use std::io;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use bytes::{Bytes, BytesMut};

use crate::io::{OpenOptions, Storage, StorageFile};
use format::{EntryHeader, FILE_HEADER_BYTES, FileHeader, LogId};
use recovery::{Recovered, TornTail};

/// One entry as it was appended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Term in which it was appended; never smaller than its predecessor's.
    pub term: u64,
    /// Position in the log, consecutive from 1.
    pub index: u64,
    /// What the controller made of it.
    pub payload: Bytes,
}

/// The open log. One writer; entries are only ever added.
#[derive(Debug)]
pub struct ControllerLog<S: Storage> {
    file: S::File,
    path: PathBuf,
    log_id: LogId,
    end: LogEnd,
    is_poisoned: bool,
}

/// What the next entry continues.
#[derive(Clone, Copy, Debug)]
struct LogEnd {
    /// First byte behind the last entry.
    offset: u64,
    /// 0 = no entry.
    last_index: u64,
    term: u64,
    /// Checksum of the last header, for the chain.
    header_crc: u32,
}

impl<S: Storage> ControllerLog<S> {
    /// Opens the log at `path`, creates it if there is none, and returns every entry it holds.
    ///
    /// The folder of `path` exists. Entries of an append that a crash tore are cut off; their bytes are kept beside the
    /// log as `<name>.torn-<index>`, named after the first index that was lost and replaced if there is such a file.
    /// After: every returned entry is durable, also those that a killed process had written and not yet flushed.
    /// Errors: `Corrupt` when an entry is damaged that a later append proves to have been durable; nothing is changed.
    pub async fn open(
        storage: &S,
        path: &Path,
    ) -> Result<(ControllerLog<S>, Vec<Entry>), ControllerLogError> {
        let at = At { path };
        let options = OpenOptions {
            create: true,
            ..OpenOptions::default()
        };
        let file = storage.open(path, options).await;
        let file = file.map_err(|source| at.io("open", source))?;
        let length = file
            .length()
            .await
            .map_err(|source| at.io("stat", source))?;
        let header = match recovery::read_file_header(&file, length, at).await? {
            Some(header) => header,
            None => create(&file, at).await?,
        };
        let length = length.max(FILE_HEADER_BYTES as u64);
        let recovered = recovery::recover(&file, length, &header, at).await?;
        if let Some(tail) = &recovered.torn {
            cut_torn_tail(storage, &file, tail, &recovered, at).await?;
        }
        make_durable(storage, &file, &recovered, at).await?;
        let log = ControllerLog {
            file,
            path: path.to_path_buf(),
            log_id: header.log_id,
            end: recovered.end,
            is_poisoned: false,
        };
        Ok((log, recovered.entries))
    }

    /// Appends the payloads as consecutive entries of the current term and returns their indices once they are durable.
    ///
    /// Atomic: after a crash either all of them are there or none. One write and one flush.
    /// Shape: 1 or more payloads, each at most [`PAYLOAD_BYTES_MAX`], together at most [`APPEND_BYTES_MAX`].
    /// Errors: the limits and `NoSpace` leave the log unchanged. An I/O error, or dropping the future before it resolves, poisons the
    /// log: whether the entries are durable is then known only after it is opened again, by a new process.
    pub async fn append(
        &mut self,
        payloads: Vec<Bytes>,
    ) -> Result<RangeInclusive<u64>, ControllerLogError> {
        if self.is_poisoned {
            return Err(ControllerLogError::Poisoned);
        }
        let (bytes, end) = self.encode(&payloads)?;
        let at = At { path: &self.path };
        self.is_poisoned = true;
        if let Err(source) = self.file.write_all_at(bytes, self.end.offset).await {
            if source.kind() == io::ErrorKind::StorageFull {
                // A full disk is a state, not a fault: take back what was written of the append and stay usable.
                let cut = self.file.set_length(self.end.offset).await;
                cut.map_err(|source| at.io("truncate", source))?;
                let flushed = self.file.sync_data().await;
                flushed.map_err(|source| at.io("flush", source))?;
                self.is_poisoned = false;
                return Err(ControllerLogError::NoSpace);
            }
            return Err(at.io("append to", source));
        }
        let flushed = self.file.sync_data().await;
        flushed.map_err(|source| at.io("flush", source))?;
        self.is_poisoned = false;
        let first_index = self.end.last_index + 1;
        self.end = end;
        Ok(first_index..=end.last_index)
    }

    /// Lets the entries from now on carry `term`. Nothing is written.
    ///
    /// Panics when `term` is smaller than the current one.
    pub fn advance_term(&mut self, term: u64) {
        assert!(self.end.term <= term, "a term never goes back");
        self.end.term = term;
    }

    /// Term of the next entry; that of the last one unless it was advanced, 1 in an empty log.
    pub fn term(&self) -> u64 {
        self.end.term
    }

    /// Index of the last durable entry; 0 in an empty log.
    pub fn last_index(&self) -> u64 {
        self.end.last_index
    }

    /// Whether an append failed and nothing can be appended any more.
    pub fn is_poisoned(&self) -> bool {
        self.is_poisoned
    }

    fn encode(&self, payloads: &[Bytes]) -> Result<(Bytes, LogEnd), ControllerLogError> {
        let limit = PAYLOAD_BYTES_MAX;
        if let Some(payload) = payloads.iter().find(|payload| payload.len() > limit) {
            return Err(ControllerLogError::PayloadTooLarge {
                length: payload.len(),
                limit,
            });
        }
        let length: usize = payloads.iter().map(Bytes::len).sum();
        let entry_count = match u32::try_from(payloads.len()) {
            Ok(0) => return Err(ControllerLogError::EmptyAppend),
            Ok(count) if length <= APPEND_BYTES_MAX && count <= APPEND_ENTRIES_MAX => count,
            _ => {
                return Err(ControllerLogError::AppendTooLarge {
                    entry_count: payloads.len(),
                    length,
                });
            }
        };
        let headers_bytes = payloads.len() * EntryHeader::BYTES;
        let mut bytes = BytesMut::with_capacity(headers_bytes + length);
        let mut end = self.end;
        for payload in payloads {
            end.last_index += 1;
            let header = EntryHeader {
                payload_length: payload.len() as u32,
                term: end.term,
                index: end.last_index,
                append_base_index: self.end.last_index + 1,
                append_entry_count: entry_count,
                payload_crc: crc32c::crc32c(payload),
                predecessor_crc: end.header_crc,
            };
            end.header_crc = header.encode(&self.log_id, &mut bytes);
            bytes.extend_from_slice(payload);
        }
        end.offset += bytes.len() as u64;
        Ok((bytes.freeze(), end))
    }
}

/// Starts the file anew; called only where no entry can have been durable.
async fn create<F: StorageFile>(file: &F, at: At<'_>) -> Result<FileHeader, ControllerLogError> {
    let header = FileHeader {
        log_id: LogId::random(),
    };
    let emptied = file.set_length(0).await;
    emptied.map_err(|source| at.io("truncate", source))?;
    let written = file.write_all_at(header.encode(), 0).await;
    written.map_err(|source| at.io("create", source))?;
    Ok(header)
}

/// Copies the torn bytes aside, durably, before they are cut off.
async fn cut_torn_tail<S: Storage>(
    storage: &S,
    file: &S::File,
    tail: &TornTail,
    recovered: &Recovered,
    at: At<'_>,
) -> Result<(), ControllerLogError> {
    let first_lost_index = recovered.end.last_index + 1;
    let mut name = at.path.as_os_str().to_owned();
    name.push(format!(".torn-{first_lost_index}"));
    let aside_path = PathBuf::from(name);
    let at_aside = At { path: &aside_path };
    let options = OpenOptions {
        create: true,
        truncate: true,
        ..OpenOptions::default()
    };
    let aside = storage.open(&aside_path, options).await;
    let aside = aside.map_err(|source| at_aside.io("create", source))?;
    let mut copied = 0;
    while copied < tail.length {
        let piece_bytes = (tail.length - copied).min(COPY_BYTES as u64) as usize;
        let piece = file.read_exact_at(piece_bytes, tail.offset + copied).await;
        let piece = piece.map_err(|source| at.io("read", source))?;
        let written = aside.write_all_at(piece, copied).await;
        written.map_err(|source| at_aside.io("write", source))?;
        copied += piece_bytes as u64;
    }
    let flushed = aside.sync_data().await;
    flushed.map_err(|source| at_aside.io("flush", source))?;
    at.sync_folder(storage).await?;
    let cut = file.set_length(tail.offset).await;
    cut.map_err(|source| at.io("truncate", source))
}

/// Makes durable what recovery read. Only the last append can be missing from the medium: the one before it was flushed
/// first. It is written again, since after a failed flush of a dead process the kernel may hold its pages for clean.
async fn make_durable<S: Storage>(
    storage: &S,
    file: &S::File,
    recovered: &Recovered,
    at: At<'_>,
) -> Result<(), ControllerLogError> {
    let start = recovered.last_append_offset;
    let mut offset = start;
    while offset < recovered.end.offset {
        let piece_bytes = (recovered.end.offset - offset).min(COPY_BYTES as u64) as usize;
        let piece = file.read_exact_at(piece_bytes, offset).await;
        let piece = piece.map_err(|source| at.io("read", source))?;
        let written = file.write_all_at(piece, offset).await;
        written.map_err(|source| at.io("write", source))?;
        offset += piece_bytes as u64;
    }
    let flushed = file.sync_data().await;
    flushed.map_err(|source| at.io("flush", source))?;
    at.sync_folder(storage).await
}

/// The path that an error names.
#[derive(Clone, Copy)]
struct At<'a> {
    path: &'a Path,
}

impl At<'_> {
    fn io(self, what: &'static str, source: io::Error) -> ControllerLogError {
        ControllerLogError::Io {
            what,
            path: self.path.to_path_buf(),
            source,
        }
    }

    async fn sync_folder<S: Storage>(self, storage: &S) -> Result<(), ControllerLogError> {
        let folder = match self.path.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        let synced = storage.sync_dir(folder).await;
        synced.map_err(|source| At { path: folder }.io("flush", source))
    }
}

/// Why the log could not be opened or appended to.
#[derive(Debug, thiserror::Error)]
pub enum ControllerLogError {
    /// The storage failed. After an append this is fatal to the process.
    #[error("cannot {what} {path}", path = path.display())]
    Io {
        /// The operation, as a verb.
        what: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The storage's answer.
        source: io::Error,
    },
    /// An entry, or the file header, is damaged that was durable.
    #[error("{path} is damaged at byte {offset}, entry {index}: {flaw}", path = path.display())]
    Corrupt {
        /// The log.
        path: PathBuf,
        /// First byte of the damaged entry.
        offset: u64,
        /// Its index; 0 = the file header.
        index: u64,
        /// What is wrong with it.
        flaw: Flaw,
        /// First byte of an entry that was written after the damaged one had been flushed, if that is the proof.
        later_entry_offset: Option<u64>,
    },
    /// The file was written by a newer release.
    #[error("{path} has format version {found}, this release knows {known}", path = path.display())]
    UnsupportedVersion {
        /// The log.
        path: PathBuf,
        /// Version in the file.
        found: u32,
        /// The newest version known here.
        known: u32,
    },
    /// A payload above the limit.
    #[error("a payload of {length} bytes exceeds the limit of {limit}")]
    PayloadTooLarge {
        /// Its bytes.
        length: usize,
        /// [`PAYLOAD_BYTES_MAX`].
        limit: usize,
    },
    /// All payloads of one append together are above a limit.
    #[error("an append of {entry_count} entries and {length} bytes exceeds the limits")]
    AppendTooLarge {
        /// At most [`APPEND_ENTRIES_MAX`].
        entry_count: usize,
        /// At most [`APPEND_BYTES_MAX`].
        length: usize,
    },
    /// The disk is full; nothing of the append is left.
    #[error("no space left for the append")]
    NoSpace,
    /// An append without payloads.
    #[error("an append without entries")]
    EmptyAppend,
    /// An earlier append failed, so what the file holds is unknown.
    #[error("an earlier append failed")]
    Poisoned,
}

/// What is wrong with the bytes where an entry should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// The file ends inside the entry or between entries of one append.
    #[error("truncated")]
    Truncated,
    /// The header does not start with the magic number.
    #[error("wrong magic number")]
    Magic,
    /// The header does not match its checksum.
    #[error("header checksum mismatch")]
    HeaderChecksum,
    /// The payload does not match its checksum.
    #[error("payload checksum mismatch")]
    PayloadChecksum,
    /// The header is whole, but it does not continue the entry before it.
    #[error("does not follow its predecessor")]
    Sequence,
}

/// Most bytes of one payload.
pub const PAYLOAD_BYTES_MAX: usize = 16 << 20;

/// Most bytes of all payloads of one append.
pub const APPEND_BYTES_MAX: usize = 64 << 20;

/// Most entries of one append.
pub const APPEND_ENTRIES_MAX: u32 = 1 << 16;

/// Piece in which recovery copies bytes.
const COPY_BYTES: usize = 1 << 20;

#[cfg(test)]
mod tests;
