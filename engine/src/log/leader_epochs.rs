//! Which leader epoch wrote which offsets (KIP-101, KIP-279, KIP-320).
//!
//! Body of the stored block, little endian; the block itself is described in `codec`:
//!
//! | Offset | Bytes | Name           |
//! |-------:|------:|----------------|
//! |      0 |     4 | `count`        |
//! |      4 |    12 | per epoch: `leader_epoch` (4), `start_offset` (8) |

use bytes::Bytes;

use super::codec::{BlockKind, BlockReader, BlockWriter, DecodeError};

/// The first offset of every leader epoch that has records. Epochs and offsets both strictly grow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeaderEpochs {
    entries: Vec<EpochStart>,
}

/// Where an epoch begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EpochStart {
    /// The epoch.
    pub leader_epoch: i32,
    /// Offset of its first record.
    pub start_offset: i64,
}

/// Where an epoch ends, for a replica or reader that asks (OffsetForLeaderEpoch).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EpochEnd {
    /// The epoch asked for, or the largest smaller one that has records.
    pub leader_epoch: i32,
    /// Offset behind its last record (exclusive).
    pub end_offset: i64,
}

impl LeaderEpochs {
    /// Notes that records from `start_offset` on are written in `leader_epoch`.
    ///
    /// Nothing changes while the epoch stays the same. Entries that contradict the new one (same or later epoch, same or later
    /// offset) go: they belong to records that were replaced.
    pub fn assign(&mut self, leader_epoch: i32, start_offset: i64) {
        assert!(start_offset >= 0);
        if leader_epoch < 0 {
            return;
        }
        if let Some(last) = self.entries.last()
            && last.leader_epoch == leader_epoch
            && last.start_offset <= start_offset
        {
            return;
        }
        self.entries
            .retain(|entry| entry.leader_epoch < leader_epoch && entry.start_offset < start_offset);
        self.entries.push(EpochStart {
            leader_epoch,
            start_offset,
        });
    }

    /// Forgets what begins at or past `end_offset`: the log was cut there.
    pub fn truncate_from_end(&mut self, end_offset: i64) {
        self.entries.retain(|entry| entry.start_offset < end_offset);
    }

    /// Forgets what ends at or before `start_offset`: older records were deleted. The epoch of `start_offset` itself stays, and
    /// begins there.
    pub fn truncate_from_start(&mut self, start_offset: i64) {
        let begun = self
            .entries
            .partition_point(|entry| entry.start_offset <= start_offset);
        let Some(newest_begun) = begun.checked_sub(1) else {
            return;
        };
        self.entries.drain(..newest_begun);
        if let Some(first) = self.entries.first_mut() {
            first.start_offset = start_offset;
        }
    }

    /// The newest epoch that has records.
    pub fn latest_epoch(&self) -> Option<i32> {
        self.entries.last().map(|entry| entry.leader_epoch)
    }

    /// The epoch that wrote `offset`, were it in the log.
    pub fn epoch_for_offset(&self, offset: i64) -> Option<i32> {
        let begun = self
            .entries
            .partition_point(|entry| entry.start_offset <= offset);
        let entry = self.entries.get(begun.checked_sub(1)?)?;
        Some(entry.leader_epoch)
    }

    /// Where `leader_epoch` ends. An epoch without records ends where the next one begins (KIP-279 asks for the epoch too, so
    /// that the asker sees it was an older one); one that is newer than all known is unknown.
    pub fn end_offset_for(&self, leader_epoch: i32, log_end_offset: i64) -> Option<EpochEnd> {
        if leader_epoch < 0 {
            return None;
        }
        let not_newer = self
            .entries
            .partition_point(|entry| entry.leader_epoch <= leader_epoch);
        let floor = not_newer
            .checked_sub(1)
            .and_then(|index| self.entries.get(index));
        match (floor, self.entries.get(not_newer)) {
            (Some(floor), Some(next)) => Some(EpochEnd {
                leader_epoch: floor.leader_epoch,
                end_offset: next.start_offset,
            }),
            (None, Some(next)) => Some(EpochEnd {
                leader_epoch,
                end_offset: next.start_offset,
            }),
            (Some(floor), None) if floor.leader_epoch == leader_epoch => Some(EpochEnd {
                leader_epoch,
                end_offset: log_end_offset,
            }),
            (_, None) => None,
        }
    }

    /// All epochs, oldest first.
    pub fn entries(&self) -> &[EpochStart] {
        &self.entries
    }

    /// The stored form.
    pub fn encode(&self) -> Bytes {
        let mut writer = BlockWriter::new(KIND, 4 + self.entries.len() * ENTRY_BYTES);
        writer.put((self.entries.len() as u32).to_le_bytes());
        for entry in &self.entries {
            writer.put(entry.leader_epoch.to_le_bytes());
            writer.put(entry.start_offset.to_le_bytes());
        }
        writer.finish()
    }

    /// Reads the stored form.
    pub fn decode(bytes: &[u8]) -> Result<LeaderEpochs, DecodeError> {
        let mut reader = BlockReader::open(KIND, bytes)?;
        let count = reader.take_count(ENTRY_BYTES)?;
        let mut entries: Vec<EpochStart> = Vec::with_capacity(count);
        for _ in 0..count {
            let entry = EpochStart {
                leader_epoch: i32::from_le_bytes(reader.take()?),
                start_offset: i64::from_le_bytes(reader.take()?),
            };
            let grows = entries.last().is_none_or(|last| {
                last.leader_epoch < entry.leader_epoch && last.start_offset < entry.start_offset
            });
            if !grows || entry.leader_epoch < 0 || entry.start_offset < 0 {
                return Err(DecodeError::Contradiction);
            }
            entries.push(entry);
        }
        reader.finish()?;
        Ok(LeaderEpochs { entries })
    }
}

const KIND: BlockKind = BlockKind {
    magic: *b"RSLE",
    version: 1,
};
const ENTRY_BYTES: usize = 12;

#[cfg(test)]
mod tests;
