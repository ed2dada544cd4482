//! Checkpoints: what the segments are known to hold, so that journal files may be used again.
//!
//! Two slots, written in turn; the whole one with the larger sequence counts. The root checkpoint of a data directory is
//! written once at each start, after everything of the last incarnation was settled, and names the live journals; each
//! journal then keeps its own, which counts only while it carries the root's incarnation.
//!
//! | offset | size | name |
//! |---|---|---|
//! | 0 | 8 | magic `RSPCKPT1` |
//! | 8 | 8 | total_bytes, CRC included |
//! | 16 | 8 | sequence |
//! | 24 | 8 | incarnation |
//! | 32 | 8 | journal_id, 0 in the root checkpoint |
//! | 40 | 8 | journal_start_lsn: frames below it are settled |
//! | 48 | 4 | journal_count, then that many journal ids of 8 bytes |
//! | … | 4 | row_count, then the rows |
//! | end − 4 | 4 | CRC-32C of everything before |
//!
//! A row: topic_id 16, partition_index 4, partition_incarnation 4, leader_epoch 4, log_start_offset 8, settled_offset 8,
//! last_stable_offset 8, segment_count 4 × (base_offset 8, size_bytes 8, max_timestamp 8), leader_epochs 4 + n,
//! producer_state 4 + n. All integers are little-endian.

use bytes::Bytes;

use super::frame::Reader;
use crate::log::checkpoint_row::CheckpointRow;
use crate::log::segments::SegmentRow;
use crate::types::{PartitionId, TopicId};

const MAGIC: [u8; 8] = *b"RSPCKPT1";
const CRC_BYTES: usize = 4;

/// One whole checkpoint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Checkpoint {
    pub sequence: u64,
    pub incarnation: u64,
    pub journal_id: u64,
    pub journal_start_lsn: u64,
    /// The live journals; only in the root checkpoint.
    pub journals: Vec<u64>,
    pub rows: Vec<CheckpointRow>,
}

impl Checkpoint {
    pub fn encode(&self) -> Bytes {
        let mut out = Vec::with_capacity(64 + self.rows.len() * 160);
        out.extend_from_slice(&MAGIC);
        out.extend_from_slice(&[0; 8]);
        for field in [
            self.sequence,
            self.incarnation,
            self.journal_id,
            self.journal_start_lsn,
        ] {
            out.extend_from_slice(&field.to_le_bytes());
        }
        put_count(&mut out, self.journals.len());
        self.journals
            .iter()
            .for_each(|id| out.extend_from_slice(&id.to_le_bytes()));
        put_count(&mut out, self.rows.len());
        self.rows.iter().for_each(|row| row.encode_into(&mut out));
        let total_bytes = (out.len() + CRC_BYTES) as u64;
        out[MAGIC.len()..MAGIC.len() + 8].copy_from_slice(&total_bytes.to_le_bytes());
        let crc = crc32c::crc32c(&out);
        out.extend_from_slice(&crc.to_le_bytes());
        Bytes::from(out)
    }

    /// `None` unless the bytes begin with one whole checkpoint.
    pub fn decode(bytes: &[u8]) -> Option<Checkpoint> {
        let mut head = Reader(bytes, 0);
        if head.array::<8>()? != MAGIC {
            return None;
        }
        let total_bytes = usize::try_from(head.u64()?).ok()?;
        let body = bytes.get(..total_bytes.checked_sub(CRC_BYTES)?)?;
        let crc = Reader(bytes, body.len()).u32()?;
        if crc != crc32c::crc32c(body) {
            return None;
        }
        let mut reader = Reader(body, head.1);
        let mut checkpoint = Checkpoint {
            sequence: reader.u64()?,
            incarnation: reader.u64()?,
            journal_id: reader.u64()?,
            journal_start_lsn: reader.u64()?,
            ..Checkpoint::default()
        };
        for _ in 0..reader.u32()? {
            checkpoint.journals.push(reader.u64()?);
        }
        for _ in 0..reader.u32()? {
            checkpoint.rows.push(CheckpointRow::decode(&mut reader)?);
        }
        (reader.remaining() == 0).then_some(checkpoint)
    }
}

impl CheckpointRow {
    fn encode_into(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.partition.topic_id.0);
        out.extend_from_slice(&self.partition.partition_index.to_le_bytes());
        out.extend_from_slice(&self.partition_incarnation.to_le_bytes());
        out.extend_from_slice(&self.leader_epoch.to_le_bytes());
        for offset in [
            self.log_start_offset,
            self.settled_offset,
            self.last_stable_offset,
        ] {
            out.extend_from_slice(&offset.to_le_bytes());
        }
        put_count(out, self.segments.len());
        for segment in &self.segments {
            out.extend_from_slice(&segment.base_offset.to_le_bytes());
            out.extend_from_slice(&segment.size_bytes.to_le_bytes());
            out.extend_from_slice(&segment.max_timestamp.to_le_bytes());
        }
        for blob in [&self.leader_epochs, &self.producer_state] {
            put_count(out, blob.len());
            out.extend_from_slice(blob);
        }
    }

    fn decode(reader: &mut Reader<'_>) -> Option<CheckpointRow> {
        let topic_id = TopicId(reader.array()?);
        let partition_index = reader.u32()? as i32;
        let mut row = CheckpointRow {
            partition: PartitionId {
                topic_id,
                partition_index,
            },
            partition_incarnation: reader.u32()?,
            leader_epoch: reader.u32()? as i32,
            log_start_offset: reader.i64()?,
            settled_offset: reader.i64()?,
            last_stable_offset: reader.i64()?,
            segments: Vec::new(),
            leader_epochs: Bytes::new(),
            producer_state: Bytes::new(),
        };
        for _ in 0..reader.u32()? {
            row.segments.push(SegmentRow {
                base_offset: reader.i64()?,
                size_bytes: reader.u64()?,
                max_timestamp: reader.i64()?,
            });
        }
        row.leader_epochs = take_blob(reader)?;
        row.producer_state = take_blob(reader)?;
        Some(row)
    }
}

/// Name of the slot that a checkpoint of this sequence goes to.
pub(crate) fn slot_name(sequence: u64) -> &'static str {
    SLOT_NAMES[(sequence % 2) as usize]
}

/// Both slots, in no particular order of age.
pub(crate) const SLOT_NAMES: [&str; 2] = ["checkpoint-0", "checkpoint-1"];

fn put_count(out: &mut Vec<u8>, count: usize) {
    let count = u32::try_from(count).expect("a checkpoint counts fewer than 2^32 things");
    out.extend_from_slice(&count.to_le_bytes());
}

fn take_blob(reader: &mut Reader<'_>) -> Option<Bytes> {
    let length = reader.u32()? as usize;
    reader.slice(length).map(Bytes::copy_from_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Checkpoint {
        Checkpoint {
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
                settled_offset: 20,
                last_stable_offset: 15,
                segments: vec![SegmentRow {
                    base_offset: 0,
                    size_bytes: 99,
                    max_timestamp: -1,
                }],
                leader_epochs: Bytes::from_static(b"epochs"),
                producer_state: Bytes::new(),
            }],
        }
    }

    #[test]
    fn a_checkpoint_round_trips_and_ignores_what_follows_it() {
        let mut bytes = sample().encode().to_vec();
        bytes.extend_from_slice(b"rest of a longer, older checkpoint");
        assert_eq!(Checkpoint::decode(&bytes), Some(sample()));
    }

    #[test]
    fn a_checkpoint_cut_or_changed_anywhere_is_none() {
        let bytes = sample().encode();
        for index in 0..bytes.len() {
            assert_eq!(Checkpoint::decode(&bytes[..index]), None, "cut at {index}");
            let mut damaged = bytes.to_vec();
            damaged[index] ^= 0x40;
            assert_eq!(Checkpoint::decode(&damaged), None, "byte {index}");
        }
    }
}
