//! What recovery takes out of the journals without settling it: nothing is thrown away silently.
//!
//! `quarantine/<topic-id>-<partition>.log` gets whole batches of partitions that the controller's log does not know and did
//! not delete; `torn/<journal>-<incarnation>-<lsn>.frame` the bytes of a frame that was cut off while it was written. Nobody
//! was told that a torn frame was stored. A later recovery of the same partition or frame replaces the file.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use bytes::Bytes;

use crate::io::{OpenOptions, Storage, StorageFile, sync_folders_up_to};
use crate::journal::frame::FrameHeader;
use crate::journal::replay::JournalIdentity;
use crate::types::PartitionId;

/// What one recovery keeps aside.
pub(super) struct KeptAside<'a, S: Storage> {
    storage: &'a S,
    root: &'a Path,
    unwritten: BTreeMap<PartitionId, Vec<Bytes>>,
    written_bytes: BTreeMap<PartitionId, u64>,
}

impl<'a, S: Storage> KeptAside<'a, S> {
    pub fn new(storage: &'a S, root: &'a Path) -> Self {
        KeptAside {
            storage,
            root,
            unwritten: BTreeMap::new(),
            written_bytes: BTreeMap::new(),
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

    /// Keeps the frame that begins `bytes` if it is the one the journal ended in the middle of.
    pub async fn keep_torn_frame(
        &self,
        identity: JournalIdentity,
        lsn: u64,
        bytes: Bytes,
    ) -> io::Result<()> {
        let Some((header, _)) = FrameHeader::decode(&bytes) else {
            return Ok(());
        };
        let is_ours = identity.owns(header.journal_id, header.incarnation);
        if !is_ours || header.lsn != lsn {
            return Ok(());
        }
        let length = bytes.len().min(header.frame_bytes as usize);
        let name = format!(
            "{:016x}-{}-{lsn}.frame",
            identity.journal_id, identity.incarnation
        );
        tracing::warn!(
            lsn,
            length,
            name,
            "the journal ends in a torn frame; its bytes are kept in the folder torn"
        );
        let file = open_aside(self.storage, self.root, "torn", &name, true).await?;
        file.write_all_at(bytes.slice(..length), 0).await?;
        file.sync_data().await
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
