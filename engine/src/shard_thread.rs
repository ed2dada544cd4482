//! The life of a shard's thread: its ring, and the two shards that share it.
//!
//! One shard has the partitions of the engine's default durability and begins with the thread; the other begins its journal
//! when the first topic of the other durability is there, and costs nothing before.

use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender};
use std::thread::JoinHandle;

use tokio::sync::{mpsc, watch};

use crate::builder::{CHUNK_BYTES, answer_channel, spawn_thread};
use crate::directory_lock::DirectoryLock;
use crate::engine::{LocalShards, set_local_shards};
use crate::error::OpenError;
use crate::io::buffer::ChunkPool;
use crate::io::{Storage, UringStorage, is_no_space, ring_runtime};
use crate::shard::mailbox::{Command, NewPartition, serve};
use crate::shard::segment_files::SegmentFiles;
use crate::shard::shard::{Shard, ShardSettings};
use crate::shard::thread_share::ThreadShare;
use crate::types::ShardId;

/// What a thread is told when it starts.
pub(crate) struct ThreadStart {
    /// Its place among the threads; also the id of its first shard.
    pub id: ShardId,
    pub instance: u64,
    pub root: PathBuf,
    pub tail_bytes_max: u64,
    /// Segment files kept open.
    pub open_segments_max: usize,
    pub core: Option<usize>,
    /// The shard of the default durability, then the other.
    pub shards: [ShardStart; 2],
    pub stop: watch::Receiver<bool>,
    pub lock: Arc<DirectoryLock>,
}

/// What one of its shards is told.
pub(crate) struct ShardStart {
    pub id: ShardId,
    pub settings: ShardSettings,
    pub partitions: Vec<NewPartition>,
    pub mailbox: mpsc::Receiver<Command>,
}

/// Says once whether the thread serves.
pub(crate) type Ready = Receiver<Result<(), OpenError>>;

/// Starts the thread.
pub(crate) fn start_thread(start: ThreadStart) -> Result<(JoinHandle<()>, Ready), OpenError> {
    let (sender, ready) = answer_channel();
    let name = format!("ringspool-shard-{}", start.id.0);
    let thread = spawn_thread(&name, move || {
        let _lock = start.lock.clone();
        if let Some(core) = start.core {
            crate::io::pin_to_core(core);
        }
        match ring_runtime() {
            Ok(runtime) => runtime.block_on(run(start, sender)),
            Err(source) => {
                let _ = sender.send(Err(OpenError::IoUringUnavailable { source }));
            }
        }
        set_local_shards(None);
    })?;
    Ok((thread, ready))
}

/// Begins the shards, serves their mailboxes, then has them commit and settle what is left.
async fn run(start: ThreadStart, ready: SyncSender<Result<(), OpenError>>) {
    // What the tail lets go of is taken again: a page that the kernel hands out anew costs more than the copy into it.
    let kept_chunks = (start.tail_bytes_max as usize / CHUNK_BYTES).max(1);
    let storage = UringStorage::new();
    let share = ThreadShare::new(
        ChunkPool::keeping(CHUNK_BYTES, kept_chunks),
        SegmentFiles::new(storage.clone(), start.root, start.open_segments_max),
    );
    let mut shards = Vec::new();
    let mut mailboxes = Vec::new();
    for one in start.shards {
        let shard = Shard::new(one.settings, storage.clone(), share.clone());
        let is_first = one.id == start.id;
        let is_wanted = is_first || !one.partitions.is_empty();
        if is_wanted && let Err(source) = shard.begin().await {
            let _ = ready.send(Err(journal_error(&shard, &storage, source).await));
            return end(&shards).await;
        }
        for partition in one.partitions {
            shard.open_partition(partition.build());
        }
        mailboxes.push((shard.clone(), one.mailbox));
        shards.push((one.id, shard));
    }
    set_local_shards(Some(LocalShards {
        instance: start.instance,
        thread: start.id,
        shards: shards.clone(),
    }));
    let _ = ready.send(Ok(()));

    let mut stop = start.stop;
    let mut serving = tokio::task::JoinSet::new();
    for (shard, mailbox) in mailboxes {
        serving.spawn_local(serve(shard, mailbox));
    }
    tokio::select! {
        _ = serving.join_all() => {}
        _ = stop.wait_for(|stopped| *stopped) => {}
    }
    end(&shards).await;
}

async fn end(shards: &[(ShardId, Rc<Shard<UringStorage>>)]) {
    for (_, shard) in shards {
        shard.begin_closing();
    }
    for (_, shard) in shards {
        shard.end().await;
    }
}

async fn journal_error(
    shard: &Rc<Shard<UringStorage>>,
    storage: &UringStorage,
    source: std::io::Error,
) -> OpenError {
    let (path, needed_bytes) = shard.journal_place();
    if !is_no_space(&source) {
        return OpenError::Io {
            what: format!("preparing the journal in {}", path.display()),
            source,
        };
    }
    let free_bytes = storage.free_bytes(&path).await.unwrap_or(0);
    OpenError::NoSpace {
        path,
        needed_bytes,
        free_bytes,
    }
}
