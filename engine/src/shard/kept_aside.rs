//! What recovery takes out of the journals without settling it: nothing is thrown away silently.
//!
//! `quarantine/<topic-id>-<partition>.log` gets whole batches of partitions that the controller's log does not know and did
//! not delete; `torn/<journal>-<incarnation>-<lsn>.frame` the bytes of a frame that was cut off while it was written, or that
//! was written whole behind one that was. Nobody was told that such a frame was stored, so no more of them is kept than fits
//! [`TORN_BYTES_MAX`]. A later recovery of the same partition or frame replaces the file.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use bytes::Bytes;

use crate::io::{OpenOptions, Storage, StorageFile, is_no_space, sync_folders_up_to};
use crate::journal::replay::{JournalIdentity, LooseFrame};
use crate::types::PartitionId;

/// What one recovery keeps aside.
pub(super) struct KeptAside<'a, S: Storage> {
    storage: &'a S,
    root: &'a Path,
    unwritten: BTreeMap<PartitionId, Vec<Bytes>>,
    written_bytes: BTreeMap<PartitionId, u64>,
    torn: TornFrames,
}

/// Torn frames of one journal, by LSN.
#[derive(Default)]
struct TornFrames {
    frames: BTreeMap<u64, Bytes>,
    bytes: usize,
    dropped_count: usize,
}

impl<'a, S: Storage> KeptAside<'a, S> {
    pub fn new(storage: &'a S, root: &'a Path) -> Self {
        KeptAside {
            storage,
            root,
            unwritten: BTreeMap::new(),
            written_bytes: BTreeMap::new(),
            torn: TornFrames::default(),
        }
    }

    /// A batch of a partition that nobody knows.
    pub fn add_batch(&mut self, partition: PartitionId, batch: Bytes) {
        self.unwritten.entry(partition).or_default().push(batch);
    }

    /// Writes the batches added so far, durably.
    pub async fn write_batches(&mut self) -> io::Result<()> {
        for (partition, batches) in std::mem::take(&mut self.unwritten) {
            let written_bytes = self.written_bytes.entry(partition).or_default();
            let size_bytes: u64 = batches.iter().map(|batch| batch.len() as u64).sum();
            tracing::error!(
                %partition,
                batches = batches.len(),
                "the journal holds batches of a partition the controller's log does not know; they are kept in quarantine"
            );
            let name = format!("{partition}.log");
            let is_first = *written_bytes == 0;
            let file = open_aside(self.storage, self.root, "quarantine", &name, is_first).await?;
            file.write_all_vectored_at(batches, *written_bytes).await?;
            file.sync_data().await?;
            *written_bytes += size_bytes;
        }
        Ok(())
    }

    /// A frame past the end of a journal; one that no longer fits is only counted.
    pub fn add_torn_frame(&mut self, frame: &LooseFrame) {
        let torn = &mut self.torn;
        if torn.bytes + frame.bytes.len() > TORN_BYTES_MAX {
            torn.dropped_count += 1;
            return;
        }
        // A copy: the slice would keep its whole journal file in memory.
        let bytes = Bytes::copy_from_slice(&frame.bytes);
        torn.bytes += bytes.len();
        torn.frames.entry(frame.header.lsn).or_insert(bytes);
    }

    /// Writes the torn frames of a journal added so far, durably.
    pub async fn write_torn_frames(&mut self, identity: JournalIdentity) -> io::Result<()> {
        let torn = std::mem::take(&mut self.torn);
        if torn.frames.is_empty() && torn.dropped_count == 0 {
            return Ok(());
        }
        let prefix = format!("{:016x}-{}", identity.journal_id, identity.incarnation);
        tracing::warn!(
            journal = prefix,
            first_lsn = torn.frames.keys().next(),
            last_lsn = torn.frames.keys().next_back(),
            kept_count = torn.frames.len(),
            kept_bytes = torn.bytes,
            dropped_count = torn.dropped_count,
            "the journal ends in torn frames; the bytes of those that count as kept are in the folder torn"
        );
        match self.write_frames(&prefix, torn.frames).await {
            // Nobody was told that they were stored: no reason to keep the acknowledged ones from being served.
            Err(error) if is_no_space(&error) => {
                tracing::error!(%error, journal = prefix, "no space to keep torn frames; some are dropped");
                Ok(())
            }
            written => written,
        }
    }

    async fn write_frames(&self, prefix: &str, frames: BTreeMap<u64, Bytes>) -> io::Result<()> {
        for (lsn, bytes) in frames {
            let name = format!("{prefix}-{lsn}.frame");
            let file = open_aside(self.storage, self.root, "torn", &name, true).await?;
            file.write_all_at(bytes, 0).await?;
            file.sync_data().await?;
        }
        Ok(())
    }
}

async fn open_aside<S: Storage>(
    storage: &S,
    root: &Path,
    folder: &str,
    name: &str,
    truncate: bool,
) -> io::Result<S::File> {
    let folder = root.join(folder);
    storage.create_dir_all(&folder).await?;
    let options = OpenOptions {
        create: true,
        truncate,
        ..OpenOptions::default()
    };
    let file = storage.open(&folder.join(name), options).await?;
    sync_folders_up_to(storage, root, &folder).await?;
    Ok(file)
}

/// Per journal. Kept for whoever looks into a crash, so as much as the writer is usually ahead of a flush.
const TORN_BYTES_MAX: usize = 64 * 1024 * 1024;
