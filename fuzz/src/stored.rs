//! What is read back from a data directory beside the journal: checkpoints, indexes, segments, leader epochs, producers and
//! the controller's log.
//!
//! Input: what the rest is (1), the rest. Checksums are put right where the bit for it is set.
//!
//! Properties: nothing panics; memory is a small multiple of the input; what is accepted reads back as it was stored, and
//! answers questions within its own bounds.

use std::future::Future;
use std::path::Path;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use ringspool_engine::controller_log::ControllerLog;
use ringspool_engine::fuzz;
use ringspool_engine::io::{OpenOptions, SimFaults, SimStorage, Storage, StorageFile};
use ringspool_engine::log::leader_epochs::LeaderEpochs;
use ringspool_engine::log::offset_index::OffsetIndex;
use ringspool_engine::log::producer_state::ProducerState;
use ringspool_engine::log::segment::{Segment, SegmentExtent};
use ringspool_engine::log::time_index::TimeIndex;
use ringspool_engine::record::{BATCH_HEADER_BYTES, split_batches};
use ringspool_engine::{AppendOrigin, BatchHeader};

use crate::allocation::bounded;
use crate::selector::Selector;

/// What the bytes behind the first one are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// A checkpoint.
    Checkpoint = 0,
    /// Both indexes of a segment, as its index file has them.
    IndexFile = 1,
    /// The leader epochs of a partition.
    LeaderEpochs = 2,
    /// The producers of a partition, then batches that it is asked about.
    Producers = 3,
    /// One record of the controller's log.
    CatalogRecord = 4,
    /// The controller's log.
    ControllerLog = 5,
    /// A segment's log file.
    Segment = 6,
}

/// The first byte: checksums are put right.
pub const REPAIR_BIT: u8 = 0x80;

/// The target.
pub fn run(input: &[u8]) -> bool {
    let mut selector = Selector::new(input);
    let kind = selector.byte();
    let is_repaired = kind & REPAIR_BIT != 0;
    let rest = selector.rest();
    match (kind & !REPAIR_BIT) % 7 {
        0 => {
            let bytes = if_wanted(is_repaired, rest, repair_checkpoint);
            bounded(bytes.len(), || fuzz::checkpoint(&bytes))
        }
        1 => index_file(&if_wanted(is_repaired, rest, repair_blocks)),
        2 => leader_epochs(&if_wanted(is_repaired, rest, repair_blocks)),
        3 => producers(rest, is_repaired),
        4 => bounded(rest.len(), || fuzz::catalog_record(rest)),
        5 => controller_log(&if_wanted(is_repaired, rest, repair_controller_log)),
        _ => segment(rest),
    }
}

fn if_wanted(is_wanted: bool, bytes: &[u8], repair: fn(&mut [u8])) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    if is_wanted {
        repair(&mut bytes);
    }
    bytes
}

fn index_file(bytes: &[u8]) -> bool {
    let (offset_block, time_block) = bytes.split_at(block_bytes(bytes).min(bytes.len()));
    let offset_index = bounded(bytes.len(), || OffsetIndex::decode(offset_block));
    let time_index = bounded(bytes.len(), || TimeIndex::decode(time_block));
    if let Ok(index) = &offset_index {
        assert_eq!(OffsetIndex::decode(&index.encode()).as_ref(), Ok(index));
        for offset in [i64::MIN, 0, index.base_offset(), i64::MAX] {
            assert!(index.lookup(offset) <= index.lookup_end(offset));
            assert!(index.lookup_end(offset) <= index.indexed_bytes());
            let (kept_offset, position) = index.clone().truncate_to(offset);
            assert!(kept_offset >= index.base_offset() && position <= index.indexed_bytes());
        }
    }
    if let Ok(index) = &time_index {
        assert_eq!(TimeIndex::decode(&index.encode()).as_ref(), Ok(index));
        for timestamp in [i64::MIN, -1, 0, i64::MAX] {
            assert!(index.lookup(timestamp) >= index.base_offset());
            let mut cut = index.clone();
            cut.truncate_to(timestamp);
            assert!(cut.len() <= index.len());
        }
    }
    let (Ok(offset_index), Ok(time_index)) = (offset_index, time_index) else {
        return false;
    };
    let extent = SegmentExtent {
        base_offset: offset_index.base_offset(),
        next_offset: i64::MAX,
        size_bytes: offset_index.indexed_bytes(),
        max_timestamp: time_index.max_timestamp(),
    };
    let mut segment = Segment::without_index(extent, 4096);
    bounded(bytes.len(), || segment.adopt_index(bytes)).is_ok()
}

fn leader_epochs(bytes: &[u8]) -> bool {
    let Ok(epochs) = bounded(bytes.len(), || LeaderEpochs::decode(bytes)) else {
        return false;
    };
    assert_eq!(LeaderEpochs::decode(&epochs.encode()).as_ref(), Ok(&epochs));
    for leader_epoch in [i32::MIN, -1, 0, 1, i32::MAX] {
        if let Some(end) = epochs.end_offset_for(leader_epoch, i64::MAX) {
            assert!(end.leader_epoch <= leader_epoch);
        }
    }
    for offset in [0, 1, i64::MAX] {
        let epoch = epochs.epoch_for_offset(offset);
        assert!(epoch <= epochs.latest_epoch());
        let mut cut = epochs.clone();
        cut.truncate_from_end(offset);
        cut.truncate_from_start(offset);
        cut.assign(3, offset);
        assert_eq!(LeaderEpochs::decode(&cut.encode()), Ok(cut));
    }
    true
}

fn producers(bytes: &[u8], is_repaired: bool) -> bool {
    let (block, batches) = bytes.split_at(block_bytes(bytes).min(bytes.len()));
    let block = if_wanted(is_repaired, block, repair_blocks);
    let Ok(mut state) = bounded(block.len(), || ProducerState::decode(&block)) else {
        return false;
    };
    assert_eq!(ProducerState::decode(&state.encode()).as_ref(), Ok(&state));
    // What a log holds was checked when it was written: offsets grow, and a batch ends within those that there are. Where the
    // stored producers stand is not known, so only an empty state is shown transactions, which begin at offsets of their own.
    let begins_empty = state.is_empty();
    let mut next_offset = 0;
    let headers = batches
        .chunks(BATCH_HEADER_BYTES)
        .filter_map(|chunk| BatchHeader::parse(chunk).ok())
        .filter(|header| header.last_offset_delta >= 0 && header.producer_epoch >= 0);
    for header in headers {
        let mut header = header.stamped(next_offset, 0);
        if !begins_empty {
            header.attributes &= !TRANSACTIONAL_BIT;
        }
        next_offset = header.next_offset();
        let _decision = state.check(&header, AppendOrigin::Client);
        state.apply(&header);
        // By their bytes: in memory a window that began anew may still hold what nothing counts any more.
        let encoded = state.encode();
        let again = ProducerState::decode(&encoded).map(|again| again.encode());
        assert_eq!(again, Ok(encoded));
    }
    state.remove_expired(i64::MAX, 1);
    true
}

fn controller_log(bytes: &[u8]) -> bool {
    let storage = SimStorage::new(1, SimFaults::default());
    let path = Path::new("/controller.log");
    now(async {
        let options = OpenOptions {
            create: true,
            ..OpenOptions::default()
        };
        let file = storage.open(path, options).await.expect("an empty disk");
        let content = Bytes::copy_from_slice(bytes);
        file.write_all_at(content, 0).await.expect("it has space");
    });
    let Ok((_, entries)) = now(ControllerLog::open(&storage, path)) else {
        return false;
    };
    for (expected, entry) in (1..).zip(&entries) {
        assert_eq!(entry.index, expected);
    }
    // What opening cut off does not come back, and what it returned stays.
    let (_, again) = now(ControllerLog::open(&storage, path)).expect("it was opened before");
    assert_eq!(again, entries);
    !entries.is_empty()
}

fn segment(bytes: &[u8]) -> bool {
    let batches: Vec<(BatchHeader, u64)> = split_batches(bytes)
        .map_while(Result::ok)
        .map(|(header, range)| (header, range.start as u64))
        .collect();
    let base_offset = batches.first().map_or(0, |(header, _)| header.base_offset);
    if base_offset < 0 {
        return false;
    }
    let rebuilt = bounded(bytes.len(), || Segment::rebuild(base_offset, 100, batches));
    let Ok(segment) = rebuilt else {
        return false;
    };
    assert!(segment.is_indexed());
    assert!(segment.size_bytes() <= bytes.len() as u64);
    assert!(segment.base_offset() <= segment.next_offset());
    let mut adopted = Segment::without_index(
        SegmentExtent {
            base_offset: segment.base_offset(),
            next_offset: segment.next_offset(),
            size_bytes: segment.size_bytes(),
            max_timestamp: segment.max_timestamp(),
        },
        100,
    );
    assert_eq!(adopted.adopt_index(&segment.encode_index()), Ok(()));
    assert_eq!(adopted.offset_index(), segment.offset_index());
    segment.size_bytes() > 0
}

/// In a batch's attributes.
const TRANSACTIONAL_BIT: i16 = 1 << 4;

/// Runs a future of the simulated disk, which waits for nothing.
pub fn now<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..POLLS_MAX {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
    panic!("the simulated disk waits for nothing");
}

const POLLS_MAX: usize = 1000;

/// Length and checksum of a checkpoint that is the whole input.
fn repair_checkpoint(bytes: &mut [u8]) {
    let total_bytes = bytes.len() as u64;
    if let Some(length) = bytes.get_mut(8..16) {
        length.copy_from_slice(&total_bytes.to_le_bytes());
    }
    put_crc_at_end(bytes);
}

/// Checksums of blocks that stand back to back, by the lengths that they claim; the last one is made to fit.
fn repair_blocks(mut bytes: &mut [u8]) {
    while bytes.len() >= BLOCK_BYTES_MIN {
        if block_bytes(bytes) > bytes.len() {
            let body_bytes = (bytes.len() - BLOCK_BYTES_MIN) as u32;
            bytes[8..12].copy_from_slice(&body_bytes.to_le_bytes());
        }
        let (block, rest) = bytes.split_at_mut(block_bytes(bytes));
        put_crc_at_end(block);
        bytes = rest;
    }
}

fn put_crc_at_end(bytes: &mut [u8]) {
    if let Some((covered, crc)) = bytes.split_last_chunk_mut::<4>() {
        *crc = crc32c::crc32c(covered).to_le_bytes();
    }
}

/// Size that the block at the front claims.
fn block_bytes(bytes: &[u8]) -> usize {
    let body_bytes = bytes.get(8..12).and_then(|field| field.try_into().ok());
    BLOCK_BYTES_MIN + u32::from_le_bytes(body_bytes.unwrap_or_default()) as usize
}

const BLOCK_BYTES_MIN: usize = 16;

/// Checksums and chain of the file header and of every entry, by the lengths that they claim.
pub fn repair_controller_log(bytes: &mut [u8]) {
    let Some((file_header, mut entries)) = bytes.split_at_mut_checked(32) else {
        return;
    };
    let mut predecessor_crc = crc32c::crc32c(&file_header[..28]);
    file_header[28..].copy_from_slice(&predecessor_crc.to_be_bytes());
    let log_id_crc = crc32c::crc32c(&file_header[12..28]);
    while let Some((header, rest)) = entries.split_at_mut_checked(48) {
        let claimed = u32::from_be_bytes([header[4], header[5], header[6], header[7]]) as usize;
        let (payload, rest) = rest.split_at_mut(claimed.min(rest.len()));
        header[36..40].copy_from_slice(&crc32c::crc32c(payload).to_be_bytes());
        header[40..44].copy_from_slice(&predecessor_crc.to_be_bytes());
        predecessor_crc = crc32c::crc32c_append(log_id_crc, &header[..44]);
        header[44..].copy_from_slice(&predecessor_crc.to_be_bytes());
        entries = rest;
    }
}
