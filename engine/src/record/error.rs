//! Why bytes are not an acceptable batch.

/// Why bytes are not an acceptable batch (or not readable records). The facts are in the fields.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BatchError {
    /// The bytes end before the batch does.
    #[error("the bytes end before the batch does")]
    Truncated,
    /// The length field cannot be the length of a batch.
    #[error("batch length {batch_length} is not plausible")]
    InvalidLength {
        /// The field as found; a batch without records has 49.
        batch_length: i32,
    },
    /// Not a v2 batch: magic 0 and 1 are message sets of before Kafka 0.11.
    #[error("magic {magic} is not supported, only 2 is")]
    UnsupportedMagic {
        /// The byte as found.
        magic: i8,
    },
    /// The checksum does not fit the bytes.
    #[error("CRC-32C is {computed:08x}, the batch says {expected:08x}")]
    CorruptCrc {
        /// The field in the batch.
        expected: u32,
        /// What the bytes give.
        computed: u32,
    },
    /// The record count and the last offset delta contradict each other, or the count is not positive.
    #[error("{record_count} records cannot end at offset delta {last_offset_delta}")]
    InvalidCount {
        /// The count field.
        record_count: i32,
        /// The last offset delta field.
        last_offset_delta: i32,
    },
    /// A timestamp that the topic does not accept, or one that the producer may not set (LogAppendTime).
    #[error("timestamp {timestamp} is not acceptable")]
    InvalidTimestamp {
        /// Milliseconds since the Unix epoch.
        timestamp: i64,
    },
    /// A compression type nobody defined: 0 to 4 exist.
    #[error("unknown compression type {id}")]
    UnknownCompression {
        /// The three bits as found.
        id: u8,
    },
    /// A client sent a control batch (KIP-98: only coordinators write them).
    #[error("a client may not write control batches")]
    UnexpectedControlBatch,
    /// Producer id, epoch and sequence contradict each other (KIP-98).
    #[error(
        "producer id {producer_id}, epoch {producer_epoch}, sequence {base_sequence} contradict"
    )]
    InvalidProducer {
        /// The producer id field.
        producer_id: i64,
        /// The producer epoch field.
        producer_epoch: i16,
        /// The base sequence field.
        base_sequence: i32,
    },
    /// A record without a key on a compacted topic.
    #[error("record {record_index} has no key")]
    MissingKey {
        /// 0-based index within the batch.
        record_index: i32,
    },
    /// A record's fields contradict each other or run past its end.
    #[error("record {record_index} is malformed")]
    MalformedRecord {
        /// 0-based index within the batch; the record count if bytes are left over behind the last record.
        record_index: i32,
    },
    /// The compressed bytes are not what their codec says.
    #[error("the compressed records are damaged")]
    CorruptCompression,
    /// The codec refused to compress.
    #[error("the codec refused to compress")]
    CompressionFailed,
    /// The batch being built would be larger than its length field can say.
    #[error("the batch would be larger than 2 GiB")]
    TooLarge,
    /// The records would be larger than the caller allows: a decompression bomb.
    #[error("the records decompress to more than {output_cap_bytes} bytes")]
    DecompressedTooLarge {
        /// The caller's limit.
        output_cap_bytes: usize,
    },
}
