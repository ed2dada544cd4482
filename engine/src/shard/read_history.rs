//! Which bytes of a segment clients have read, and so which way the next read takes.
//!
//! The first to read something reads it past the page cache, at a fraction of the CPU and without driving anything out; most
//! records are read once. Who reads it again, as every further consumer group does, leaves it in the page cache for the next.
//! What was brought there and has gone again would only drive out others: it is read past the page cache from then on.

use std::ops::Range;

/// How the bytes of a segment reach the disk and come from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Way {
    PastPageCache,
    ThroughPageCache,
}

/// One stretch for each way, in bytes of the file: readers go forwards. A read elsewhere begins a new one.
#[derive(Debug, Default)]
pub(super) struct ReadHistory {
    past: Range<u64>,
    through: Range<u64>,
}

impl ReadHistory {
    /// The way for a read of `range`, which is taken from now on.
    pub fn way(&mut self, range: Range<u64>, is_in_page_cache: bool) -> Way {
        if is_in_page_cache {
            return Way::ThroughPageCache;
        }
        if contains(&self.through, &range) {
            return Way::PastPageCache;
        }
        if contains(&self.past, &range) {
            extend(&mut self.through, range);
            return Way::ThroughPageCache;
        }
        extend(&mut self.past, range);
        Way::PastPageCache
    }
}

fn contains(stretch: &Range<u64>, range: &Range<u64>) -> bool {
    stretch.start <= range.start && range.end <= stretch.end
}

fn extend(stretch: &mut Range<u64>, range: Range<u64>) {
    let touches = range.start <= stretch.end && stretch.start <= range.end;
    *stretch = match touches {
        true => stretch.start.min(range.start)..stretch.end.max(range.end),
        false => range,
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOT_CACHED: bool = false;

    #[test]
    fn a_second_reader_goes_through_the_page_cache_and_a_first_one_past_it() {
        let mut history = ReadHistory::default();
        // A reader's next read begins inside the last one, where that cut a batch.
        for range in [0..1000, 900..2000, 2000..3000] {
            assert_eq!(history.way(range, NOT_CACHED), Way::PastPageCache);
        }
        for range in [0..1000, 900..2000] {
            assert_eq!(history.way(range, NOT_CACHED), Way::ThroughPageCache);
        }
        assert_eq!(history.way(2500..3500, NOT_CACHED), Way::PastPageCache);
        assert_eq!(history.way(5000..6000, true), Way::ThroughPageCache);
    }

    #[test]
    fn bytes_before_the_first_read_were_not_read() {
        let mut history = ReadHistory::default();
        history.way(9000..9500, NOT_CACHED);
        for range in [0..1000, 1000..2000, 2000..3000] {
            assert_eq!(history.way(range, NOT_CACHED), Way::PastPageCache);
        }
        assert_eq!(history.way(0..3000, NOT_CACHED), Way::ThroughPageCache);
    }

    #[test]
    fn what_has_gone_from_the_page_cache_is_not_brought_there_again() {
        let mut history = ReadHistory::default();
        for way in [
            Way::PastPageCache,
            Way::ThroughPageCache,
            Way::PastPageCache,
            Way::PastPageCache,
        ] {
            assert_eq!(history.way(0..1000, NOT_CACHED), way);
        }
        assert_eq!(history.way(0..1000, true), Way::ThroughPageCache);
    }
}
