//! Which partition of an internal topic a name belongs to.

/// The partition of `__consumer_offsets` that holds `group_id`: Kafka's own rule, so that the
/// topic can be read and written by either broker.
///
/// Shape: `partition_count` is at least 1; the result is in `0..partition_count`.
pub fn partition_of(group_id: &str, partition_count: i32) -> i32 {
    assert!(partition_count > 0);
    (java_hash(group_id) & i32::MAX) % partition_count
}

/// Java's `String.hashCode`, over UTF-16 code units.
fn java_hash(text: &str) -> i32 {
    text.encode_utf16().fold(0_i32, |hash, unit| {
        hash.wrapping_mul(31).wrapping_add(i32::from(unit))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_java() {
        assert_eq!(java_hash(""), 0);
        assert_eq!(java_hash("hello"), 99_162_322);
        assert_eq!(java_hash("polygenelubricants"), i32::MIN);
        // A character outside the basic plane counts as its two surrogates.
        assert_eq!(java_hash("\u{1f600}"), 0xd83d * 31 + 0xde00);
    }

    #[test]
    fn partitions_are_those_of_kafka() {
        assert_eq!(partition_of("hello", 50), 22);
        // The hash is Integer.MIN_VALUE: its absolute value would be negative.
        assert_eq!(partition_of("polygenelubricants", 50), 0);
    }
}
