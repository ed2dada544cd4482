//! The segments of one log, in order: where a batch goes, where an offset is, what can be deleted.

use bytes::Bytes;

use super::segment::{SEGMENT_BYTES_MAX, Segment, SegmentError, SegmentExtent};
use crate::config::LogConfig;
use crate::record::BatchHeader;

/// The segments of one partition, oldest first. The last one is active: it alone grows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SegmentList {
    segments: Vec<Segment>,
    index_interval_bytes: u64,
    /// The next batch begins a new segment whatever its size.
    is_active_closed: bool,
}

/// A segment as a checkpoint row has it; the end is the next row's beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SegmentRow {
    /// Offset of the first record.
    pub base_offset: i64,
    /// Size of the file.
    pub size_bytes: u64,
    /// Largest timestamp of any record, -1 if none has one.
    pub max_timestamp: i64,
}

/// Where the next batch goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SegmentPlace {
    /// Which segment.
    pub segment_base_offset: i64,
    /// Where in its file.
    pub position: u64,
    /// The segment does not exist yet.
    pub begins_segment: bool,
}

/// The end of a log, for planning several batches ahead without changing the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    end: Option<SegmentEnd>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct SegmentEnd {
    base_offset: i64,
    size_bytes: u64,
}

/// A stretch of a segment's file that holds an offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SegmentRange {
    /// Which segment.
    pub base_offset: i64,
    /// First byte: a batch begins here, at or before the one that holds the offset.
    pub position: u64,
    /// How many bytes to read. The last batch may be cut, and a batch larger than the limit does not fit: read on then.
    pub length: u64,
    /// Size of the segment's file.
    pub size_bytes: u64,
    /// Nothing is written to the file any more.
    pub is_closed: bool,
}

/// A segment whose file is not wholly indexed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MissingIndex {
    /// Which segment.
    pub base_offset: i64,
    /// Indexed up to here.
    pub indexed_bytes: u64,
    /// Size of the segment's file.
    pub size_bytes: u64,
}

/// What has to happen to files when a log is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TruncateAction {
    /// Remove the segment's files.
    RemoveSegment {
        /// Which segment.
        base_offset: i64,
    },
    /// Remove the segment's index file. Read batches from `position` on and append each whose last offset is below
    /// `end_offset`; then cut the file to the segment's size.
    Rescan {
        /// Which segment.
        base_offset: i64,
        /// Where a batch begins that stays or is the first to go.
        position: u64,
        /// Everything at or past it goes (exclusive end of the log).
        end_offset: i64,
    },
}

impl Default for SegmentList {
    fn default() -> Self {
        SegmentList::new(LogConfig::default().index_interval_bytes as u64)
    }
}

impl SegmentList {
    /// A log without segments; `index_interval_bytes` lie between two index entries.
    pub fn new(index_interval_bytes: u64) -> Self {
        SegmentList {
            segments: Vec::new(),
            index_interval_bytes,
            is_active_closed: false,
        }
    }

    /// The segments of a checkpoint row; their indexes are to be loaded. The log ends at `end_offset`.
    ///
    /// Errors: `WrongSegment` if base offsets do not grow or the end is before the last one.
    pub fn from_rows(
        rows: &[SegmentRow],
        end_offset: i64,
        index_interval_bytes: u64,
    ) -> Result<Self, SegmentError> {
        let mut list = SegmentList::new(index_interval_bytes);
        let ends = rows
            .iter()
            .skip(1)
            .map(|next| next.base_offset)
            .chain([end_offset]);
        for (row, next_offset) in rows.iter().zip(ends) {
            let holds_records = row.base_offset < next_offset;
            let holds_bytes = row.size_bytes > 0;
            if row.base_offset < 0 || row.base_offset > next_offset || holds_bytes && !holds_records
            {
                return Err(SegmentError::WrongSegment {
                    base_offset: row.base_offset,
                });
            }
            let extent = SegmentExtent {
                base_offset: row.base_offset,
                next_offset,
                size_bytes: row.size_bytes,
                max_timestamp: row.max_timestamp,
            };
            list.segments
                .push(Segment::without_index(extent, index_interval_bytes));
        }
        Ok(list)
    }

    /// The rows for a checkpoint.
    pub fn rows(&self) -> Vec<SegmentRow> {
        self.rows_from(0)
    }

    /// The rows for a checkpoint of a log that begins at `log_start_offset`.
    pub fn rows_from(&self, log_start_offset: i64) -> Vec<SegmentRow> {
        self.segments
            .iter()
            .filter(|segment| segment.next_offset() > log_start_offset)
            .map(|segment| SegmentRow {
                base_offset: segment.base_offset(),
                size_bytes: segment.size_bytes(),
                max_timestamp: segment.max_timestamp(),
            })
            .collect()
    }

    /// Notes a batch at the place that [`Layout::place`] gave it.
    ///
    /// Errors: `WrongPosition`, `WrongOffset` or `WrongSegment` if it does not follow what is there; nothing changed then.
    pub fn append(
        &mut self,
        segment_base_offset: i64,
        header: &BatchHeader,
        position: u64,
    ) -> Result<(), SegmentError> {
        if let Some(active) = self.segments.last_mut()
            && active.base_offset() == segment_base_offset
        {
            return active.append(header, position);
        }
        let next_offset = self.next_offset().unwrap_or(0);
        if segment_base_offset != header.base_offset || segment_base_offset < next_offset {
            return Err(SegmentError::WrongSegment {
                base_offset: segment_base_offset,
            });
        }
        let mut segment = Segment::new(segment_base_offset, self.index_interval_bytes);
        segment.append(header, position)?;
        if let Some(before) = self.segments.last_mut() {
            before.seal();
        }
        self.segments.push(segment);
        self.is_active_closed = false;
        Ok(())
    }

    /// Where `header`'s batch would go now.
    pub fn place(&self, header: &BatchHeader, segment_bytes: u64) -> SegmentPlace {
        self.layout().place(header, segment_bytes)
    }

    /// The end of the log, to plan several batches from.
    pub fn layout(&self) -> Layout {
        let active = self.segments.last().filter(|_| !self.is_active_closed);
        Layout {
            end: active.map(|active| SegmentEnd {
                base_offset: active.base_offset(),
                size_bytes: active.size_bytes(),
            }),
        }
    }

    /// Whether the active segment should end before `incoming_bytes` more are written to it: it would be too large, or it is
    /// old enough. An empty one never ends.
    pub fn should_roll(&self, config: &LogConfig, incoming_bytes: u64, now_ms: i64) -> bool {
        let Some(active) = self.active() else {
            return false;
        };
        let is_too_large = active.size_bytes() + incoming_bytes > config.segment_bytes as u64;
        let is_too_old = active
            .first_seen_ms()
            .is_some_and(|seen_ms| now_ms.saturating_sub(seen_ms) >= config.segment_ms);
        is_too_large || is_too_old
    }

    /// Whether retention wants the active segment to end because everything in it has expired. To be asked by the retention
    /// pass, not per batch: records may well be older than the retention time when they arrive.
    pub fn should_roll_for_retention(&self, config: &LogConfig, now_ms: i64) -> bool {
        self.active()
            .is_some_and(|active| is_expired(active, config, now_ms))
    }

    /// Ends the active segment: the next batch begins a new one.
    pub fn roll(&mut self) {
        self.is_active_closed = !self.segments.is_empty();
    }

    /// Notes the time for segments not seen before. To be called by every retention pass, so that a segment has an age even if
    /// its records carry no timestamp.
    pub fn note_time(&mut self, now_ms: i64) {
        for segment in &mut self.segments {
            segment.note_time(now_ms);
        }
    }

    /// Changes the distance of index entries of segments that are not begun yet.
    pub fn set_index_interval_bytes(&mut self, index_interval_bytes: u64) {
        self.index_interval_bytes = index_interval_bytes;
    }

    /// The segment that holds `offset`, or would if the log had no holes.
    pub fn find(&self, offset: i64) -> Option<&Segment> {
        self.segments.get(self.index_of(offset)?)
    }

    /// The stretch of file to read for `offset` and about `max_bytes` from there on; `None` if the log ends before it.
    pub fn read_plan(&self, offset: i64, max_bytes: u64) -> Option<SegmentRange> {
        let first = self.segments.first()?;
        let index = self.index_of(offset.max(first.base_offset()))?;
        // An offset in a hole behind a segment's last record is found in the next segment.
        let segment = self
            .segments
            .get(index..)?
            .iter()
            .find(|segment| offset < segment.next_offset())?;
        let position = segment.offset_index().lookup(offset);
        // The batch may begin as far on as the next index entry, and `max_bytes` count from its beginning.
        let latest_position = segment.offset_index().lookup_end(offset).max(position);
        let wanted = (latest_position - position).saturating_add(max_bytes);
        Some(SegmentRange {
            base_offset: segment.base_offset(),
            position,
            length: wanted.min(segment.size_bytes() - position),
            size_bytes: segment.size_bytes(),
            is_closed: self
                .active()
                .is_none_or(|active| active.base_offset() != segment.base_offset()),
        })
    }

    /// Offset, at least `offset`, to search from for the first record at or after `timestamp`; `None` if every segment is older.
    pub fn search_start(&self, offset: i64, timestamp: i64) -> Option<i64> {
        self.segments
            .iter()
            .find(|segment| offset < segment.next_offset() && segment.max_timestamp() >= timestamp)
            .map(|segment| segment.time_index().lookup(timestamp).max(offset))
    }

    /// Largest timestamp of any record, -1 if none has one.
    pub fn max_timestamp(&self) -> i64 {
        self.segments
            .iter()
            .map(Segment::max_timestamp)
            .max()
            .unwrap_or(NO_TIMESTAMP)
    }

    /// The segment that holds `offset`, if its indexes have to be loaded or built.
    pub fn missing_index(&self, offset: i64) -> Option<MissingIndex> {
        let segment = self.find(offset)?;
        if segment.is_indexed() {
            return None;
        }
        Some(MissingIndex {
            base_offset: segment.base_offset(),
            indexed_bytes: segment.indexed_bytes(),
            size_bytes: segment.size_bytes(),
        })
    }

    /// As [`SegmentList::missing_index`]; what is indexed needs to reach to `offset` only, which is enough to find that.
    pub fn missing_index_up_to(&self, offset: i64) -> Option<MissingIndex> {
        let known_to = self.find(offset)?.offset_index().last_offset();
        self.missing_index(offset)
            .filter(|_| known_to.is_none_or(|known_to| known_to < offset))
    }

    /// The segment that begins at `base_offset`, to load or build its indexes.
    pub fn segment_mut(&mut self, base_offset: i64) -> Option<&mut Segment> {
        let index = self.position_of(base_offset)?;
        self.segments.get_mut(index)
    }

    /// The content of the index file of the segment that begins at `base_offset`, if that is indexed to its end.
    pub fn closed_index(&self, base_offset: i64) -> Option<Bytes> {
        let segment = self.segments.get(self.position_of(base_offset)?)?;
        segment.is_indexed().then(|| segment.encode_index())
    }

    fn position_of(&self, base_offset: i64) -> Option<usize> {
        self.segments
            .binary_search_by_key(&base_offset, Segment::base_offset)
            .ok()
    }

    /// Base offset of the active segment and the content of its index file.
    pub fn active_index(&self) -> Option<(i64, Bytes)> {
        let active = self.segments.last()?;
        Some((active.base_offset(), active.encode_index()))
    }

    /// Cuts the log to end at `offset` and says what that means for the files.
    pub fn truncate_to(&mut self, offset: i64) -> Vec<TruncateAction> {
        let kept = self
            .segments
            .partition_point(|segment| segment.base_offset() < offset);
        let mut actions: Vec<TruncateAction> = self
            .segments
            .drain(kept..)
            .map(|segment| TruncateAction::RemoveSegment {
                base_offset: segment.base_offset(),
            })
            .collect();
        if !actions.is_empty() {
            self.is_active_closed = false;
        }
        if let Some(last) = self.segments.last_mut()
            && offset < last.next_offset()
        {
            let (_, position) = last.truncate_to(offset);
            actions.push(TruncateAction::Rescan {
                base_offset: last.base_offset(),
                position,
                end_offset: offset,
            });
        }
        actions
    }

    /// Segments that retention lets go of, oldest first: expired, or in excess of the partition's size. Never the active one, and
    /// only those wholly below `checkpointed_end`.
    pub fn expired(&self, now_ms: i64, config: &LogConfig, checkpointed_end: i64) -> Vec<i64> {
        if !config.cleanup_policy.deletes {
            return Vec::new();
        }
        let mut excess_bytes = match config.retention_bytes {
            Some(limit) => self.size_bytes().saturating_sub(limit),
            None => 0,
        };
        let mut expired = Vec::new();
        for segment in self.deletable(checkpointed_end) {
            let is_in_excess = excess_bytes > 0 && segment.size_bytes() <= excess_bytes;
            if !is_in_excess && !is_expired(segment, config, now_ms) {
                break;
            }
            excess_bytes = excess_bytes.saturating_sub(segment.size_bytes());
            expired.push(segment.base_offset());
        }
        expired
    }

    /// Segments that hold nothing at or past `log_start_offset` (DeleteRecords), under the same conditions.
    pub fn below(&self, log_start_offset: i64, checkpointed_end: i64) -> Vec<i64> {
        self.deletable(checkpointed_end.min(log_start_offset))
            .map(Segment::base_offset)
            .collect()
    }

    /// Forgets segments whose files are going away.
    pub fn remove(&mut self, base_offsets: &[i64]) {
        self.segments
            .retain(|segment| !base_offsets.contains(&segment.base_offset()));
    }

    /// All segments, oldest first.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// The segment that grows; none while the next batch begins a new one.
    pub fn active(&self) -> Option<&Segment> {
        self.segments
            .last()
            .filter(|active| !self.is_active_closed && active.size_bytes() > 0)
    }

    /// First offset of the first segment.
    pub fn base_offset(&self) -> Option<i64> {
        self.segments.first().map(Segment::base_offset)
    }

    /// Offset behind the last record in a segment.
    pub fn next_offset(&self) -> Option<i64> {
        self.segments.last().map(Segment::next_offset)
    }

    /// Bytes of all segments.
    pub fn size_bytes(&self) -> u64 {
        self.segments.iter().map(Segment::size_bytes).sum()
    }

    fn index_of(&self, offset: i64) -> Option<usize> {
        self.segments
            .partition_point(|segment| segment.base_offset() <= offset)
            .checked_sub(1)
    }

    /// The prefix of segments that a deletion may touch: all but the growing one, as far as they end by `end_offset`.
    fn deletable(&self, end_offset: i64) -> impl Iterator<Item = &Segment> {
        let closed = match self.is_active_closed {
            true => self.segments.len(),
            false => self.segments.len().saturating_sub(1),
        };
        self.segments
            .iter()
            .take(closed)
            .take_while(move |segment| segment.next_offset() <= end_offset)
    }
}

impl Layout {
    /// Where `header`'s batch goes, and the end of the log behind it.
    ///
    /// A batch begins a new segment when the active one would pass `segment_bytes`; a batch larger than that has one of its own.
    pub fn place(&mut self, header: &BatchHeader, segment_bytes: u64) -> SegmentPlace {
        let batch_bytes = header.size_bytes() as u64;
        let limit_bytes = segment_bytes.min(SEGMENT_BYTES_MAX);
        let fitting = self.end.filter(|end| {
            let distance = header.last_offset().saturating_sub(end.base_offset);
            let fits = end.size_bytes + batch_bytes <= limit_bytes;
            (fits || end.size_bytes == 0) && distance <= i64::from(i32::MAX)
        });
        let begins_segment = fitting.is_none();
        let end = fitting.unwrap_or(SegmentEnd {
            base_offset: header.base_offset,
            size_bytes: 0,
        });
        self.end = Some(SegmentEnd {
            size_bytes: end.size_bytes + batch_bytes,
            ..end
        });
        SegmentPlace {
            segment_base_offset: end.base_offset,
            position: end.size_bytes,
            begins_segment,
        }
    }
}

fn is_expired(segment: &Segment, config: &LogConfig, now_ms: i64) -> bool {
    match (config.retention_ms, segment.newest_ms()) {
        (Some(retention_ms), Some(newest_ms)) => {
            config.cleanup_policy.deletes && now_ms.saturating_sub(newest_ms) > retention_ms
        }
        _ => false,
    }
}

const NO_TIMESTAMP: i64 = -1;

#[cfg(test)]
mod tests;
