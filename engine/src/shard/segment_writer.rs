//! Writing batches into a segment file past the page cache.
//!
//! A fresh page-cache page costs several times what the copy itself does, so segments are written with direct I/O: whole
//! blocks from recycled, aligned memory. A piece that begins inside a block writes that block again, its first bytes
//! unchanged, so a torn write cannot harm what was durable before. The segment that grows may end with zeros, less than a
//! block; it is cut to its exact length when it is closed, at a clean end and in recovery, not at every piece: the file system
//! reads and writes the last block for that.

use std::io;
use std::rc::Rc;

use bytes::{Buf, Bytes};
use futures_util::StreamExt;
use futures_util::future::poll_immediate;
use futures_util::stream::FuturesUnordered;

use super::settle::keep_worse;
use super::settle_pace::SettlePace;
use crate::io::buffer::ChunkPool;
use crate::io::{BLOCK_BYTES, StorageFile};
use crate::types::Durability;

/// Writes pieces; one for each task that settles or recovers.
#[derive(Clone, Debug)]
pub(crate) struct SegmentWriter {
    /// Of one piece.
    writes_in_flight_max: usize,
    buffers: ChunkPool,
    pace: Rc<SettlePace>,
}

impl SegmentWriter {
    /// For a shard with a journal of this durability.
    pub fn beside(journal_durability: Durability) -> SegmentWriter {
        SegmentWriter::with_writes_in_flight(match journal_durability {
            // Its commits need the disk meanwhile.
            Durability::Disk => 1,
            Durability::Os => ALONE_WRITES_IN_FLIGHT_MAX,
        })
    }

    /// For recovery, which has the disk for itself.
    pub fn alone() -> SegmentWriter {
        SegmentWriter::with_writes_in_flight(ALONE_WRITES_IN_FLIGHT_MAX)
    }

    fn with_writes_in_flight(writes_in_flight_max: usize) -> SegmentWriter {
        SegmentWriter {
            writes_in_flight_max,
            buffers: ChunkPool::keeping(WRITE_BYTES, KEPT_BUFFERS),
            pace: Rc::new(SettlePace::new()),
        }
    }

    /// What every write waits for; at first it lets everything pass.
    pub fn pace(&self) -> &SettlePace {
        &self.pace
    }

    /// For who hurries it from elsewhere.
    pub fn shared_pace(&self) -> Rc<SettlePace> {
        self.pace.clone()
    }

    /// [`write`](Self::write), and then cuts the file behind the chunks.
    pub async fn write_to_the_end<F: StorageFile>(
        &self,
        file: &F,
        chunks: Vec<Bytes>,
        position: u64,
    ) -> io::Result<()> {
        let last_block = self.write(file, None, chunks, position).await?;
        if last_block.bytes.is_empty() {
            return Ok(());
        }
        file.set_length(last_block.end).await
    }

    /// Writes `chunks` one behind the other at `position` and returns what now stands in the file's last, partial block.
    ///
    /// `last_block` is what an earlier write returned. One that does not end at `position` (a round that failed left it) is not
    /// used: the bytes before `position` are then read from the file.
    /// After: the file holds the chunks, then zeros up to the end of a block; nothing is durable yet.
    pub async fn write<F: StorageFile>(
        &self,
        file: &F,
        last_block: Option<LastBlock>,
        chunks: Vec<Bytes>,
        position: u64,
    ) -> io::Result<LastBlock> {
        let inside_block = (position % BLOCK_BYTES as u64) as usize;
        let mut at = position - inside_block as u64;
        let head = match last_block {
            Some(known) if known.end == position => known.bytes,
            _ if inside_block == 0 => Bytes::new(),
            _ => file.read_exact_at(inside_block, at).await?,
        };
        let size_bytes: usize = chunks.iter().map(Bytes::len).sum();
        let end = position + size_bytes as u64;
        let mut rest = Rest {
            chunks: std::iter::once(head).chain(chunks).collect(),
        };
        let mut last_bytes = Bytes::new();
        let mut writes = FuturesUnordered::new();
        let mut failure: Option<io::Error> = None;
        while !rest.is_empty() && failure.is_none() {
            if writes.len() == self.writes_in_flight_max {
                note(&mut failure, writes.next().await);
            }
            let mut buffer = self.buffers.take(WRITE_BYTES);
            rest.fill(|bytes| {
                let taken = bytes.len().min(buffer.remaining());
                buffer.extend_from_slice(&bytes[..taken]);
                taken
            });
            let filled = buffer.position();
            buffer.pad_to_block();
            let blocks = buffer.freeze(buffer.position());
            let whole = filled - filled % BLOCK_BYTES;
            last_bytes = Bytes::copy_from_slice(&blocks[whole..filled]);
            let length = blocks.len() as u64;
            self.pace.turn(blocks.len()).await;
            writes.push(file.write_all_at(blocks, at));
            // The write begins when it is polled.
            note(&mut failure, poll_immediate(writes.next()).await.flatten());
            at += length;
        }
        // Every write is awaited even so: none may land after a later truncation.
        while !writes.is_empty() {
            note(&mut failure, writes.next().await);
        }
        let written = LastBlock {
            end,
            bytes: last_bytes,
        };
        failure.map_or(Ok(written), Err)
    }
}

fn note(failure: &mut Option<io::Error>, ended: Option<io::Result<()>>) {
    if let Some(Err(error)) = ended {
        keep_worse(failure, error);
    }
}

/// The partial block at the end of a segment's file.
#[derive(Clone, Debug, Default)]
pub(crate) struct LastBlock {
    /// Length of the file it ends.
    end: u64,
    /// From the last block boundary to `end`.
    bytes: Bytes,
}

/// Chunks that are not copied yet.
struct Rest {
    chunks: std::collections::VecDeque<Bytes>,
}

impl Rest {
    fn is_empty(&self) -> bool {
        self.chunks.is_empty()
    }

    /// Offers bytes until `take` takes fewer than it was offered.
    fn fill(&mut self, mut take: impl FnMut(&[u8]) -> usize) {
        while let Some(chunk) = self.chunks.front_mut() {
            let taken = take(chunk);
            chunk.advance(taken);
            if chunk.has_remaining() {
                return;
            }
            self.chunks.pop_front();
        }
    }
}

/// One write: large enough for the disk's full rate, small enough not to keep a commit waiting behind it.
const WRITE_BYTES: usize = 1024 * 1024;
const KEPT_BUFFERS: usize = 16;
/// So many that the disk has one to go on with while the thread does something else.
const ALONE_WRITES_IN_FLIGHT_MAX: usize = 4;

const _: () = assert!(WRITE_BYTES.is_multiple_of(BLOCK_BYTES));

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::io::{OpenOptions, SimFaults, SimStorage, Storage};

    #[tokio::test]
    async fn pieces_of_any_length_leave_their_bytes_and_zeros_to_the_end_of_a_block() {
        let storage = SimStorage::new(1, SimFaults::default());
        let path = Path::new("/segment");
        let options = OpenOptions {
            create: true,
            direct: true,
            ..OpenOptions::default()
        };
        let file = storage.open(path, options).await.expect("a new file");
        let writer = SegmentWriter::alone();
        let mut expected = Vec::new();
        let mut last_block = None;
        for (index, length) in [1, 4095, 4096, 4097, 9 << 20, 7].into_iter().enumerate() {
            let piece: Vec<u8> = (0..length).map(|byte| (byte * 7 + index) as u8).collect();
            let cut = length / 3;
            let chunks = vec![
                Bytes::copy_from_slice(&piece[..cut]),
                Bytes::copy_from_slice(&piece[cut..]),
            ];
            let position = expected.len() as u64;
            expected.extend_from_slice(&piece);
            let mut blocks = expected.clone();
            if index % 3 == 2 {
                let written = writer.write_to_the_end(&file, chunks, position).await;
                written.expect("written");
            } else {
                // Every other time the partial block is not known and comes from the file.
                let known = last_block.take().filter(|_| index % 2 == 0);
                let written = writer.write(&file, known, chunks, position).await;
                last_block = Some(written.expect("written"));
                blocks.resize(blocks.len().next_multiple_of(BLOCK_BYTES), 0);
            }
            assert!(
                storage.contents(path).expect("a file") == blocks,
                "piece {index}"
            );
        }
    }
}
