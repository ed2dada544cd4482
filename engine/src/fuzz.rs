//! What fuzz targets need of modules that are not public. Behind the feature `fuzz-internals`; no part of the API.
//!
//! Thin doors: each takes bytes from outside, decodes them as recovery does, and says whether they were accepted. What
//! holds of everything that is accepted is asserted here, since its types are private.

use bytes::Bytes;

use crate::catalog::CatalogRecord;
use crate::journal::checkpoint::Checkpoint;
use crate::journal::frame::{
    BLOCK_BYTES, ENTRY_BYTES, EntryKind, FRAME_HEADER_BYTES, FrameEntry, FrameHeader, blocks_up,
    decode_entries,
};
use crate::journal::replay::{JournalIdentity, Step, Walker, loose_frames};
use crate::journal::ring::FileHeader;
use crate::log::checkpoint_row::CheckpointRow;
use crate::log::segments::{SegmentList, SegmentRow};
use crate::record::BatchHeader;
use crate::types::{PartitionId, TopicId};

/// What a journal file was found to hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct JournalFound {
    /// Frames of the chain.
    pub frame_count: usize,
    /// Entries in them.
    pub entry_count: usize,
    /// Frames past the end of the chain.
    pub loose_count: usize,
}

/// Walks a journal file from its header as replay does, then looks past the end of the chain; None without a file header.
pub fn journal_file(file: &Bytes) -> Option<JournalFound> {
    let (header, header_crc) = FileHeader::decode(file)?;
    let (encoded, encoded_crc) = header.encode();
    assert_eq!(file.get(..encoded.len()), Some(encoded.as_slice()));
    assert_eq!(encoded_crc, header_crc);
    let identity = JournalIdentity {
        journal_id: header.journal_id,
        incarnation: header.incarnation,
    };
    let mut found = JournalFound::default();
    let mut walker = Walker::begin(identity, &header, header_crc);
    let mut offset = BLOCK_BYTES;
    while let Step::Frame(frame) = walker.step(file, offset) {
        assert_eq!(frame.header.frame_bytes as usize, frame.bytes.len());
        assert_eq!(frame.entries.len(), frame.header.entry_count as usize);
        check_entries(&frame.entries, &frame.bytes);
        found.frame_count += 1;
        found.entry_count += frame.entries.len();
        offset += frame.bytes.len();
    }
    let rest = file.slice(offset.min(file.len())..);
    let mut end = 0;
    for loose in loose_frames(identity, &rest, walker.expected_lsn()) {
        assert!(end <= loose.offset, "loose frames do not overlap");
        assert!(loose.header.lsn >= walker.expected_lsn());
        end = loose.offset + loose.bytes.len();
        assert!(end <= rest.len());
        found.loose_count += 1;
    }
    Some(found)
}

/// Reads one frame and its entries; None if it is damaged.
pub fn frame(frame: &[u8]) -> Option<usize> {
    let (header, header_crc) = FrameHeader::decode(frame)?;
    let (encoded, encoded_crc) = header.encode();
    assert_eq!(frame.get(..FRAME_HEADER_BYTES), Some(encoded.as_slice()));
    assert_eq!(encoded_crc, header_crc);
    let entries = decode_entries(&header, frame).ok()?;
    assert_eq!(entries.len(), header.entry_count as usize);
    check_entries(&entries, frame);
    Some(entries.len())
}

fn check_entries(entries: &[FrameEntry], frame: &[u8]) {
    for entry in entries {
        assert_eq!(FrameEntry::decode(&entry.encode()), Some(*entry));
        let body = frame.get(entry.body_range()).expect("it was checked");
        let batch = BatchHeader::parse(body).expect("it was checked");
        assert_eq!(batch.size_bytes(), body.len());
    }
}

/// Reads a checkpoint and the segments that its rows name.
pub fn checkpoint(bytes: &[u8]) -> bool {
    let Some(checkpoint) = Checkpoint::decode(bytes) else {
        return false;
    };
    let encoded = checkpoint.encode();
    assert!(bytes.starts_with(&encoded), "a checkpoint has one form");
    for row in &checkpoint.rows {
        let segments = SegmentList::from_rows(&row.segments, row.settled_offset, 4096);
        if let Ok(segments) = segments {
            assert_eq!(segments.rows(), row.segments);
        }
    }
    true
}

/// Reads one record of the controller's log.
pub fn catalog_record(bytes: &[u8]) -> bool {
    let Some(record) = CatalogRecord::decode(bytes) else {
        return false;
    };
    assert_eq!(CatalogRecord::decode(&record.encode()), Some(record));
    true
}

/// A journal file that holds `batches`, one frame each.
pub fn sample_journal_file(batches: &[Bytes]) -> Vec<u8> {
    let file_header = FileHeader {
        journal_id: 1,
        incarnation: 1,
        start_lsn: 1,
        file_index: 0,
        predecessor_crc: 0,
    };
    let (header, mut predecessor_crc) = file_header.encode();
    let mut file = header.to_vec();
    file.resize(BLOCK_BYTES, 0);
    for (lsn, batch) in (1..).zip(batches) {
        let header = BatchHeader::parse(batch).expect("a whole batch");
        let entry = FrameEntry {
            kind: EntryKind::Batch,
            partition: PartitionId {
                topic_id: TopicId([7; 16]),
                partition_index: 0,
            },
            partition_incarnation: 1,
            owner_epoch: 0,
            base_offset: header.base_offset,
            last_offset: header.last_offset(),
            leader_epoch: header.partition_leader_epoch,
            body_offset: FRAME_HEADER_BYTES as u32,
            body_bytes: batch.len() as u32,
            batch_crc: header.crc,
        };
        let table = entry.encode();
        let table_offset = (FRAME_HEADER_BYTES + batch.len()).next_multiple_of(ENTRY_BYTES);
        let frame_bytes = blocks_up(table_offset + table.len());
        let frame_header = FrameHeader {
            journal_id: file_header.journal_id,
            incarnation: file_header.incarnation,
            lsn,
            flushed_through_lsn: lsn - 1,
            frame_bytes: frame_bytes as u32,
            table_offset: table_offset as u32,
            entry_count: 1,
            predecessor_crc,
            table_crc: crc32c::crc32c(&table),
        };
        let start = file.len();
        let (header, header_crc) = frame_header.encode();
        file.extend_from_slice(&header);
        file.extend_from_slice(batch);
        file.resize(start + table_offset, 0);
        file.extend_from_slice(&table);
        file.resize(start + frame_bytes, 0);
        predecessor_crc = header_crc;
    }
    file
}

/// A checkpoint of one partition with these tables.
pub fn sample_checkpoint(leader_epochs: Bytes, producer_state: Bytes) -> Bytes {
    let checkpoint = Checkpoint {
        sequence: 5,
        incarnation: 2,
        journal_id: 1,
        journal_start_lsn: 77,
        journals: vec![1, 2],
        rows: vec![CheckpointRow {
            partition: PartitionId {
                topic_id: TopicId([3; 16]),
                partition_index: 4,
            },
            partition_incarnation: 1,
            leader_epoch: 6,
            log_start_offset: 10,
            settled_offset: 200,
            last_stable_offset: 15,
            segments: [(0, 99), (100, 1234)]
                .map(|(base_offset, size_bytes)| SegmentRow {
                    base_offset,
                    size_bytes,
                    max_timestamp: -1,
                })
                .to_vec(),
            leader_epochs,
            producer_state,
        }],
    };
    checkpoint.encode()
}

/// The stored form of a record of the controller's log.
pub fn encode_catalog_record(record: &CatalogRecord) -> Bytes {
    record.encode()
}
