//! Builds commit frames in place: a batch is copied once, from the receive buffer into the frame that will be written,
//! and the same memory then serves readers as the partition's tail.
//!
//! Called by `shard` at stage time and by `commit` when it takes what is there; owner thread only, no input or output.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use bytes::Bytes;

use crate::io::buffer::{ChunkPool, ChunkWriter};
use crate::journal::frame::{
    BLOCK_BYTES, ENTRY_BYTES, EntryKind, FRAME_HEADER_BYTES, FrameEntry, FrameHeader, blocks_up,
};
use crate::journal::replay::JournalIdentity;
use crate::partition::Partition;
use crate::partition::partition::StagedBatch;
use crate::partition::tail::TailBatch;
use crate::record::{self, BatchHeader};
use crate::types::PartitionId;

/// A partition as its shard holds it.
pub(crate) type SharedPartition = Rc<RefCell<Partition>>;

/// A frame that waits to be written.
pub(crate) struct SealedFrame {
    pub lsn: u64,
    /// Block-aligned in memory and in length: ready for O_DIRECT.
    pub bytes: Bytes,
    pub batches: Vec<SealedBatch>,
    /// Some batch of it belongs to a durability=disk partition.
    pub needs_flush: bool,
    /// Header CRC of the frame before it: what a file begun by this frame is chained to.
    pub predecessor_crc: u32,
}

/// One batch of a sealed frame.
pub(crate) struct SealedBatch {
    pub partition: SharedPartition,
    pub tail_batch: TailBatch,
}

/// Collects staged batches into frames.
pub(crate) struct FrameBuilder {
    identity: JournalIdentity,
    pool: ChunkPool,
    frame_bytes_max: usize,
    chunk: Option<ChunkWriter>,
    open: OpenFrame,
    sealed: VecDeque<SealedFrame>,
    next_lsn: u64,
    predecessor_crc: u32,
    flushed_through_lsn: u64,
}

#[derive(Default)]
struct OpenFrame {
    entries: Vec<FrameEntry>,
    staged: Vec<(SharedPartition, BatchHeader)>,
    /// Bytes used so far, header included.
    used_bytes: usize,
    needs_flush: bool,
}

/// What goes into the entry table beside what the batch itself says.
pub(crate) struct StagedInto<'a> {
    pub partition: &'a SharedPartition,
    pub partition_id: PartitionId,
    pub partition_incarnation: u32,
    pub staged: StagedBatch,
    pub needs_flush: bool,
}

impl FrameBuilder {
    /// Frames continue after `predecessor_crc`, the CRC of the file header that begins the incarnation.
    pub fn new(identity: JournalIdentity, pool: ChunkPool, frame_bytes_max: usize) -> Self {
        assert!(frame_bytes_max >= 2 * BLOCK_BYTES);
        FrameBuilder {
            identity,
            pool,
            frame_bytes_max,
            chunk: None,
            open: OpenFrame::default(),
            sealed: VecDeque::new(),
            next_lsn: 1,
            predecessor_crc: 0,
            flushed_through_lsn: 0,
        }
    }

    /// Sets the CRC that the first frame is chained to.
    pub fn begin_chain(&mut self, file_header_crc: u32) {
        assert_eq!(self.next_lsn, 1);
        self.predecessor_crc = file_header_crc;
    }

    /// Largest batch that fits a frame on its own.
    pub fn batch_bytes_max(&self) -> usize {
        self.frame_bytes_max - FRAME_HEADER_BYTES - ENTRY_BYTES
    }

    /// Whether nothing waits to be written.
    pub fn is_empty(&self) -> bool {
        self.open.entries.is_empty() && self.sealed.is_empty()
    }

    /// Copies `batch` into the open frame and stamps the 12 bytes that are outside its CRC.
    pub fn push(&mut self, batch: &[u8], header: &BatchHeader, into: StagedInto<'_>) {
        assert!(batch.len() <= self.batch_bytes_max());
        if !self.has_room_for(batch.len()) {
            self.seal_open();
        }
        let chunk = self.chunk_for(batch.len());
        let start = chunk.position();
        chunk.extend_from_slice(batch);
        let copied = chunk.bytes_mut(start..start + batch.len());
        let staged = into.staged;
        record::stamp(copied, staged.base_offset, staged.leader_epoch);
        let mut stamped = header.stamped(staged.base_offset, staged.leader_epoch);
        if let Some(now_ms) = staged.log_append_time_ms {
            let crc = record::stamp_log_append_time(copied, now_ms);
            stamped = stamped.stamped_log_append_time(now_ms, crc);
        }
        debug_assert_eq!(BatchHeader::parse(copied), Ok(stamped));
        self.open.entries.push(FrameEntry {
            kind: EntryKind::Batch,
            partition: into.partition_id,
            partition_incarnation: into.partition_incarnation,
            owner_epoch: 0,
            base_offset: staged.base_offset,
            last_offset: staged.last_offset,
            leader_epoch: staged.leader_epoch,
            body_offset: self.open.used_bytes as u32,
            body_bytes: batch.len() as u32,
            batch_crc: stamped.crc,
        });
        self.open.staged.push((into.partition.clone(), stamped));
        self.open.used_bytes += batch.len();
        self.open.needs_flush |= into.needs_flush;
    }

    /// Everything that waits, in LSN order; the open frame is sealed.
    pub fn take_sealed(&mut self, flushed_through_lsn: u64) -> VecDeque<SealedFrame> {
        self.flushed_through_lsn = flushed_through_lsn;
        self.seal_open();
        std::mem::take(&mut self.sealed)
    }

    fn has_room_for(&self, batch_bytes: usize) -> bool {
        if self.open.entries.is_empty() {
            return true;
        }
        let table_bytes = (self.open.entries.len() + 1) * ENTRY_BYTES;
        let frame_bytes = blocks_up(self.open.used_bytes + batch_bytes + table_bytes);
        let needed = frame_bytes - self.open.used_bytes;
        frame_bytes <= self.frame_bytes_max
            && self
                .chunk
                .as_ref()
                .is_some_and(|chunk| needed <= chunk.remaining())
    }

    /// The chunk of the open frame, with the frame's header reserved.
    fn chunk_for(&mut self, batch_bytes: usize) -> &mut ChunkWriter {
        if self.open.entries.is_empty() {
            let frame_bytes = blocks_up(FRAME_HEADER_BYTES + batch_bytes + ENTRY_BYTES);
            if self
                .chunk
                .as_ref()
                .is_none_or(|chunk| chunk.remaining() < frame_bytes)
            {
                self.chunk = Some(self.pool.take(frame_bytes));
            }
            let chunk = self.chunk.as_mut().expect("a chunk was just taken");
            debug_assert!(chunk.position().is_multiple_of(BLOCK_BYTES));
            chunk.reserve_zeroed(FRAME_HEADER_BYTES);
            self.open.used_bytes = FRAME_HEADER_BYTES;
        }
        self.chunk.as_mut().expect("an open frame has a chunk")
    }

    fn seal_open(&mut self) {
        if self.open.entries.is_empty() {
            return;
        }
        let open = std::mem::take(&mut self.open);
        let chunk = self.chunk.as_mut().expect("an open frame has a chunk");
        let frame_start = chunk.position() - open.used_bytes;
        let mut table = Vec::with_capacity(open.entries.len() * ENTRY_BYTES);
        for entry in &open.entries {
            table.extend_from_slice(&entry.encode());
        }
        chunk.extend_from_slice(&table);
        chunk.pad_to_block();
        let frame_bytes = chunk.position() - frame_start;
        let lsn = self.next_lsn;
        let header = FrameHeader {
            journal_id: self.identity.journal_id,
            incarnation: self.identity.incarnation,
            lsn,
            flushed_through_lsn: self.flushed_through_lsn,
            frame_bytes: frame_bytes as u32,
            table_offset: open.used_bytes as u32,
            entry_count: open.entries.len() as u32,
            predecessor_crc: self.predecessor_crc,
            table_crc: crc32c::crc32c(&table),
        };
        let (header_bytes, header_crc) = header.encode();
        chunk.patch(frame_start..frame_start + FRAME_HEADER_BYTES, &header_bytes);
        let bytes = chunk.freeze(frame_bytes);
        assert_eq!(
            chunk.frozen_end(),
            chunk.position(),
            "a frame freezes all it wrote"
        );
        let batches = sealed_batches(lsn, &bytes, open.entries, open.staged);
        self.sealed.push_back(SealedFrame {
            lsn,
            bytes,
            batches,
            needs_flush: open.needs_flush,
            predecessor_crc: self.predecessor_crc,
        });
        self.next_lsn += 1;
        self.predecessor_crc = header_crc;
    }
}

fn sealed_batches(
    lsn: u64,
    frame: &Bytes,
    entries: Vec<FrameEntry>,
    staged: Vec<(SharedPartition, BatchHeader)>,
) -> Vec<SealedBatch> {
    entries
        .into_iter()
        .zip(staged)
        .map(|(entry, (partition, header))| SealedBatch {
            partition,
            tail_batch: TailBatch {
                header,
                lsn,
                bytes: frame.slice(entry.body_range()),
            },
        })
        .collect()
}
