//! Segment files by partition and base offset, with a bounded number of open descriptors.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::fmt::Display;
use std::io;
use std::ops::Range;
use std::path::PathBuf;

use bytes::Bytes;

use super::read_history::{ReadHistory, Way};
use super::segment_writer::LastBlock;
use crate::io::{OpenOptions, Storage, StorageFile};
use crate::log::segment::{index_file_name, log_file_name};
use crate::types::PartitionId;

/// The segment files of one thread's shards.
pub(crate) struct SegmentFiles<S: Storage> {
    storage: S,
    root: PathBuf,
    open: RefCell<OpenSegments<S::File>>,
    open_max: usize,
    clock: Cell<u64>,
}

type OpenSegments<F> = HashMap<SegmentKey, OpenSegment<F>>;
/// The segment's partition and base offset, and the way its file was opened for.
type SegmentKey = (PartitionId, i64, Way);

struct OpenSegment<F> {
    file: F,
    last_used: u64,
    /// What clients read.
    history: ReadHistory,
    /// What stands in the file's last, partial block, as long as only the settler has written there.
    last_block: Option<LastBlock>,
}

impl<S: Storage> SegmentFiles<S> {
    /// Keeps at most `open_max` files open, which must be at least one.
    pub fn new(storage: S, root: PathBuf, open_max: usize) -> Self {
        SegmentFiles {
            storage,
            root,
            open: RefCell::default(),
            open_max,
            clock: Cell::new(0),
        }
    }

    /// `topics/<topic-id>/<partition>`.
    pub fn folder(&self, partition: PartitionId) -> PathBuf {
        partition_folder(&self.root, partition)
    }

    /// What a reader is told of damage in a segment, the detail of [`FetchError::Corrupt`](crate::FetchError::Corrupt).
    pub fn damage(
        &self,
        partition: PartitionId,
        base_offset: i64,
        byte: u64,
        reason: impl Display,
    ) -> String {
        let path = self.folder(partition).join(log_file_name(base_offset));
        format!("{}, byte {byte}: {reason}", path.display())
    }

    /// A segment's log file, which exists.
    pub async fn log_file(&self, partition: PartitionId, base_offset: i64) -> io::Result<S::File> {
        self.open(written_file(partition, base_offset), SEGMENT)
            .await
    }

    /// A segment's log file for a read of a client, by the way that is quicker ([`ReadHistory`]).
    ///
    /// Shape: nothing in the blocks of `range` is ever written again, or the page cache could keep what it was before.
    pub async fn file_for_reader(
        &self,
        partition: PartitionId,
        base_offset: i64,
        range: Range<u64>,
    ) -> io::Result<S::File> {
        let file = self.log_file(partition, base_offset).await?;
        if !file.is_direct() {
            return Ok(file);
        }
        let length = (range.end - range.start) as usize;
        let is_in_page_cache = file.is_in_page_cache(length, range.start);
        let key = written_file(partition, base_offset);
        let way = match self.open.borrow_mut().get_mut(&key) {
            Some(segment) => segment.history.way(range, is_in_page_cache),
            None => Way::PastPageCache,
        };
        match way {
            Way::PastPageCache => Ok(file),
            Way::ThroughPageCache => {
                let key = (partition, base_offset, way);
                self.open(key, THROUGH_PAGE_CACHE).await
            }
        }
    }

    /// A segment's log file, made if it is missing, in a folder that exists.
    pub async fn create_log_file(
        &self,
        partition: PartitionId,
        base_offset: i64,
    ) -> io::Result<S::File> {
        let options = OpenOptions {
            create: true,
            ..SEGMENT
        };
        self.open(written_file(partition, base_offset), options)
            .await
    }

    /// Takes what is known of the partial block at the end of an open segment.
    pub fn take_last_block(&self, partition: PartitionId, base_offset: i64) -> Option<LastBlock> {
        let mut open = self.open.borrow_mut();
        open.get_mut(&written_file(partition, base_offset))?
            .last_block
            .take()
    }

    /// Remembers the partial block at the end of a segment, if that is still open.
    pub fn keep_last_block(&self, partition: PartitionId, base_offset: i64, last_block: LastBlock) {
        if let Some(segment) = self
            .open
            .borrow_mut()
            .get_mut(&written_file(partition, base_offset))
        {
            segment.last_block = Some(last_block);
        }
    }

    async fn open(&self, key: SegmentKey, options: OpenOptions) -> io::Result<S::File> {
        let (partition, base_offset, _) = key;
        let now = self.clock.get() + 1;
        self.clock.set(now);
        if let Some(segment) = self.open.borrow_mut().get_mut(&key) {
            segment.last_used = now;
            return Ok(segment.file.clone());
        }
        let path = self.folder(partition).join(log_file_name(base_offset));
        let file = self.storage.open(&path, options).await?;
        let mut open = self.open.borrow_mut();
        if open.len() >= self.open_max {
            forget_least_used(&mut open);
        }
        let segment = OpenSegment {
            file: file.clone(),
            last_used: now,
            history: ReadHistory::default(),
            last_block: None,
        };
        open.insert(key, segment);
        Ok(file)
    }

    /// Makes the folder of a partition, and the folders above it.
    pub async fn create_folder(&self, partition: PartitionId) -> io::Result<()> {
        self.storage.create_dir_all(&self.folder(partition)).await
    }

    /// Reads a stored index; `None` when there is none.
    pub async fn read_index(
        &self,
        partition: PartitionId,
        base_offset: i64,
    ) -> io::Result<Option<Bytes>> {
        let path = self.folder(partition).join(index_file_name(base_offset));
        if self.storage.file_length(&path).await?.is_none() {
            return Ok(None);
        }
        let file = self.storage.open(&path, OpenOptions::default()).await?;
        let length = file.length().await? as usize;
        file.read_at_most(length, 0).await.map(Some)
    }

    /// Stores an index. It may be lost or stale after a power cut; readers check it and rebuild.
    pub async fn write_index(
        &self,
        partition: PartitionId,
        base_offset: i64,
        bytes: Bytes,
    ) -> io::Result<()> {
        let path = self.folder(partition).join(index_file_name(base_offset));
        let options = OpenOptions {
            create: true,
            truncate: true,
            ..OpenOptions::default()
        };
        let file = self.storage.open(&path, options).await?;
        file.write_all_at(bytes, 0).await
    }

    /// Lets go of open files of segments that begin below `log_start_offset`.
    pub fn forget_below(&self, partition: PartitionId, log_start_offset: i64) {
        self.open.borrow_mut().retain(|(owner, base_offset, _), _| {
            *owner != partition || *base_offset >= log_start_offset
        });
    }

    /// Removes a partition's files, a few at a time, and its folder.
    pub async fn remove_partition(&self, partition: PartitionId) -> io::Result<()> {
        self.open
            .borrow_mut()
            .retain(|(owner, _, _), _| *owner != partition);
        let folder = self.folder(partition);
        // The topic's own folder is left to the next start: another shard may be at work in it.
        remove_folder(&self.storage, &folder).await
    }
}

/// The file that the settler writes, and first readers read.
fn written_file(partition: PartitionId, base_offset: i64) -> SegmentKey {
    (partition, base_offset, Way::PastPageCache)
}

/// The folder of a partition. Made of hex digits and a number: nothing a client chose ever becomes a path.
pub(crate) fn partition_folder(root: &std::path::Path, partition: PartitionId) -> PathBuf {
    root.join("topics")
        .join(partition.topic_id.to_string())
        .join(partition.partition_index.to_string())
}

/// Removes a folder of files. One that is not there is removed already.
pub(crate) async fn remove_folder<S: Storage>(
    storage: &S,
    folder: &std::path::Path,
) -> io::Result<()> {
    if !storage.exists(folder).await? {
        return Ok(());
    }
    for name in storage.list_dir(folder).await? {
        remove_if_there(storage, &folder.join(name)).await?;
    }
    storage.remove_dir(folder).await
}

/// Removes a file. Retention and the deletion of a topic may both be at it.
pub(super) async fn remove_if_there<S: Storage>(
    storage: &S,
    path: &std::path::Path,
) -> io::Result<()> {
    match storage.remove_file(path).await {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}

/// How segments are written, and read for the first time.
pub(crate) const SEGMENT: OpenOptions = OpenOptions {
    create: false,
    truncate: false,
    direct: true,
    read_only: false,
    no_read_ahead: false,
};

const THROUGH_PAGE_CACHE: OpenOptions = OpenOptions {
    direct: false,
    read_only: true,
    no_read_ahead: true,
    ..SEGMENT
};

fn forget_least_used<F>(open: &mut OpenSegments<F>) {
    let mut ages: Vec<u64> = open.values().map(|segment| segment.last_used).collect();
    // Closing is a system call each, and nobody else runs meanwhile.
    let forgotten = (ages.len() / 8).min(FORGOTTEN_MAX);
    let (_, newest_forgotten, _) = ages.select_nth_unstable(forgotten);
    let newest_forgotten = *newest_forgotten;
    open.retain(|_, segment| segment.last_used > newest_forgotten);
}

/// Files closed at once.
const FORGOTTEN_MAX: usize = 512;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::sim::{SimFaults, SimStorage};
    use crate::types::TopicId;

    #[tokio::test]
    async fn the_first_reader_reads_past_the_page_cache_and_later_ones_through_it() {
        let storage = SimStorage::new(1, SimFaults::default());
        let partition = PartitionId {
            topic_id: TopicId([7; 16]),
            partition_index: 0,
        };
        let files = SegmentFiles::new(storage, PathBuf::from("/data"), 8);
        files.create_folder(partition).await.unwrap();
        files.create_log_file(partition, 0).await.unwrap();
        let is_direct = async |range| {
            let file = files.file_for_reader(partition, 0, range).await.unwrap();
            file.is_direct()
        };
        assert!(is_direct(0..1000).await);
        assert!(!is_direct(0..1000).await);
        files.forget_below(partition, 1);
        assert!(is_direct(0..1000).await);
    }
}
