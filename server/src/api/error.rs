//! From the engine's errors to Kafka's error codes, and the failures that have no response.

use ringspool_engine::record::BatchError;
use ringspool_engine::{AppendError, EngineError, FetchError};
use ringspool_protocol::{ApiKey, DecodeError, EncodeError, ErrorCode};

/// Why a connection is closed instead of answered.
#[derive(Debug, thiserror::Error)]
pub enum ApiFailure {
    /// The bytes are not a request.
    #[error("malformed request: {0}")]
    Malformed(#[from] DecodeError),
    /// Our response has no form in the request's version: a mistake of ours.
    #[error("response does not encode: {0}")]
    Unencodable(#[from] EncodeError),
    /// No API of this broker has the key.
    #[error("unknown API key {api_key_code}")]
    UnknownApi {
        /// The key in the request header.
        api_key_code: i16,
    },
    /// The API is known, the version is not.
    #[error("{api_key} has no version {version} here")]
    UnsupportedVersion {
        /// The API.
        api_key: ApiKey,
        /// The version in the request header.
        version: i16,
    },
    /// A request without a response failed (acks=0): closing is the only way to tell.
    #[error("produce with acks=0 failed: {}", code.name())]
    Unacknowledged {
        /// What the response would have said.
        code: ErrorCode,
    },
    /// The engine has stopped under the request.
    #[error(transparent)]
    Engine(#[from] EngineError),
}

/// The code that a produce response carries for `error`.
pub fn append_error_code(error: &AppendError) -> ErrorCode {
    match error {
        AppendError::UnknownPartition => ErrorCode::UnknownTopicOrPartition,
        AppendError::Batch(batch_error) => batch_error_code(batch_error),
        AppendError::OutOfOrderSequence { .. } => ErrorCode::OutOfOrderSequenceNumber,
        // Produce says INVALID_PRODUCER_EPOCH; PRODUCER_FENCED belongs to coordinators (KIP-588).
        AppendError::InvalidProducerEpoch { .. } => ErrorCode::InvalidProducerEpoch,
        AppendError::DuplicateSequence { .. } => ErrorCode::DuplicateSequenceNumber,
        AppendError::MessageTooLarge { .. } => ErrorCode::MessageTooLarge,
        // Not KAFKA_STORAGE_ERROR: that is retriable, and clients would hang silently on a full disk.
        AppendError::NoSpace => ErrorCode::PolicyViolation,
        AppendError::Stopped => ErrorCode::NotLeaderOrFollower,
    }
}

/// The code that a response carries for a batch that was refused.
pub fn batch_error_code(error: &BatchError) -> ErrorCode {
    match error {
        // Retriable: the bytes may have been damaged on their way here.
        BatchError::Truncated
        | BatchError::InvalidLength { .. }
        | BatchError::CorruptCrc { .. } => ErrorCode::CorruptMessage,
        BatchError::UnsupportedMagic { .. }
        | BatchError::InvalidCount { .. }
        | BatchError::UnexpectedControlBatch
        | BatchError::InvalidProducer { .. }
        | BatchError::MissingKey { .. }
        | BatchError::MalformedRecord { .. }
        | BatchError::CorruptCompression => ErrorCode::InvalidRecord,
        BatchError::InvalidTimestamp { .. } => ErrorCode::InvalidTimestamp,
        BatchError::UnknownCompression { .. } => ErrorCode::UnsupportedCompressionType,
        BatchError::TooLarge | BatchError::DecompressedTooLarge { .. } => {
            ErrorCode::MessageTooLarge
        }
        BatchError::CompressionFailed => ErrorCode::UnknownServerError,
    }
}

/// The code that a fetch or list offsets response carries for `error`.
pub fn fetch_error_code(error: &FetchError) -> ErrorCode {
    match error {
        FetchError::UnknownPartition => ErrorCode::UnknownTopicOrPartition,
        FetchError::OffsetOutOfRange { .. } => ErrorCode::OffsetOutOfRange,
        FetchError::FencedLeaderEpoch { .. } => ErrorCode::FencedLeaderEpoch,
        FetchError::UnknownLeaderEpoch { .. } => ErrorCode::UnknownLeaderEpoch,
        FetchError::Corrupt { .. } => ErrorCode::KafkaStorageError,
        FetchError::Stopped => ErrorCode::NotLeaderOrFollower,
    }
}

/// The code that a response carries when the controller's log or a shard failed.
pub fn engine_error_code(error: &EngineError) -> ErrorCode {
    match error {
        EngineError::Stopped => ErrorCode::BrokerNotAvailable,
        EngineError::Storage(_) => ErrorCode::KafkaStorageError,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_not_retried_silently() {
        assert!(!append_error_code(&AppendError::NoSpace).is_retriable());
    }

    #[test]
    fn a_stale_epoch_on_produce_is_not_called_fenced() {
        let stale = AppendError::InvalidProducerEpoch {
            producer_id: 1,
            expected: 3,
            found: 2,
        };
        assert_eq!(append_error_code(&stale).code(), 47);
    }

    #[test]
    fn only_bytes_that_may_have_been_damaged_on_the_way_are_sent_again() {
        let corrupt = BatchError::CorruptCrc {
            expected: 1,
            computed: 2,
        };
        assert!(batch_error_code(&corrupt).is_retriable());
        let old = BatchError::UnsupportedMagic { magic: 1 };
        assert_eq!(batch_error_code(&old), ErrorCode::InvalidRecord);
        assert!(!batch_error_code(&old).is_retriable());
    }
}
