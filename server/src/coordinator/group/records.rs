//! Records of `__consumer_offsets`, byte for byte those of Kafka.
//!
//! | key prefix | key | value | written | read |
//! |---|---|---|---|---|
//! | 0 | group, topic, partition | offset | never | v0 to v4 |
//! | 1 | group, topic, partition | offset | v1 with an expire time, v4 with a topic id, else v3 | v0 to v4 |
//! | 2 | group | group metadata | v3 | v0 to v4 |
//!
//! A record without a value (a tombstone) removes what its key names. Other prefixes belong to
//! group types that this coordinator does not know; they are skipped.

use bytes::Bytes;
use bytestring::ByteString;
use ringspool_protocol::internal_records::group_metadata_key::GroupMetadataKey;
use ringspool_protocol::internal_records::group_metadata_value::GroupMetadataValue;
use ringspool_protocol::internal_records::legacy_offset_commit_key::LegacyOffsetCommitKey;
use ringspool_protocol::internal_records::offset_commit_key::OffsetCommitKey;
use ringspool_protocol::internal_records::offset_commit_value::OffsetCommitValue;
use ringspool_protocol::internal_records::{
    RecordKey, decode_key_body, decode_version_prefix, decode_versioned, encode_key,
    encode_versioned,
};
use ringspool_protocol::{DecodeError, EncodeError};

/// One change of what the coordinator remembers.
#[derive(Debug, Clone, PartialEq)]
pub enum GroupRecord {
    /// A group committed an offset.
    OffsetCommitted {
        /// What it committed it for.
        key: OffsetCommitKey,
        /// The offset and what came with it.
        value: OffsetCommitValue,
    },
    /// A committed offset is forgotten.
    OffsetRemoved {
        /// What it was committed for.
        key: OffsetCommitKey,
    },
    /// A group reached a new generation, or a static member was replaced.
    GroupStored {
        /// The group.
        group_id: ByteString,
        /// Its members and their assignments.
        value: GroupMetadataValue,
    },
    /// A group is forgotten; its offsets have records of their own.
    GroupRemoved {
        /// The group.
        group_id: ByteString,
    },
}

/// Why a record could not be read.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum RecordError {
    /// No key at all.
    #[error("record without a key")]
    MissingKey,
    /// The key does not decode.
    #[error("key of a group record: {0}")]
    Key(DecodeError),
    /// The value does not decode.
    #[error("value of a group record: {0}")]
    Value(DecodeError),
}

impl GroupRecord {
    /// The key and the value as they are appended.
    ///
    /// Errors: a text or an array over the limits of its type.
    pub fn encode(&self) -> Result<(Bytes, Option<Bytes>), EncodeError> {
        Ok(match self {
            GroupRecord::OffsetCommitted { key, value } => {
                let version = offset_value_version(value);
                (encode_key(key)?, Some(encode_versioned(value, version)?))
            }
            GroupRecord::OffsetRemoved { key } => (encode_key(key)?, None),
            GroupRecord::GroupStored { group_id, value } => (
                group_key(group_id)?,
                Some(encode_versioned(value, GROUP_VALUE_VERSION)?),
            ),
            GroupRecord::GroupRemoved { group_id } => (group_key(group_id)?, None),
        })
    }

    /// Reads a record of the log; None where the key belongs to a group type we do not know.
    pub fn decode(
        key: Option<&Bytes>,
        value: Option<&Bytes>,
    ) -> Result<Option<GroupRecord>, RecordError> {
        let key = key.ok_or(RecordError::MissingKey)?;
        let (record_type, mut body) = decode_version_prefix(key).map_err(RecordError::Key)?;
        Ok(Some(match record_type {
            LegacyOffsetCommitKey::RECORD_TYPE => {
                let legacy: LegacyOffsetCommitKey =
                    decode_key_body(&mut body).map_err(RecordError::Key)?;
                let key = OffsetCommitKey {
                    group: legacy.group,
                    topic: legacy.topic,
                    partition: legacy.partition,
                };
                offset_record(key, value)?
            }
            OffsetCommitKey::RECORD_TYPE => {
                let key = decode_key_body(&mut body).map_err(RecordError::Key)?;
                offset_record(key, value)?
            }
            GroupMetadataKey::RECORD_TYPE => {
                let key: GroupMetadataKey = decode_key_body(&mut body).map_err(RecordError::Key)?;
                let group_id = key.group;
                match value {
                    Some(value) => GroupRecord::GroupStored {
                        group_id,
                        value: decode_versioned(value).map_err(RecordError::Value)?,
                    },
                    None => GroupRecord::GroupRemoved { group_id },
                }
            }
            _ => return Ok(None),
        }))
    }
}

/// Bytes that keys and values of `records` take before compression.
///
/// Errors: a record that cannot be encoded at all.
pub(super) fn encoded_size_bytes(records: &[GroupRecord]) -> Result<usize, EncodeError> {
    let mut size_bytes = 0;
    for record in records {
        let (key, value) = record.encode()?;
        size_bytes += RECORD_OVERHEAD_BYTES + key.len() + value.map_or(0, |value| value.len());
    }
    Ok(size_bytes)
}

fn offset_record(key: OffsetCommitKey, value: Option<&Bytes>) -> Result<GroupRecord, RecordError> {
    Ok(match value {
        Some(value) => GroupRecord::OffsetCommitted {
            key,
            value: decode_versioned(value).map_err(RecordError::Value)?,
        },
        None => GroupRecord::OffsetRemoved { key },
    })
}

/// Only v1 knows an expire time and only v4 a topic id; v3 is what brokers of every age read.
fn offset_value_version(value: &OffsetCommitValue) -> i16 {
    if value.expire_timestamp != NO_EXPIRE_TIMESTAMP {
        1
    } else if value.topic_id.is_zero() {
        3
    } else {
        4
    }
}

fn group_key(group_id: &ByteString) -> Result<Bytes, EncodeError> {
    encode_key(&GroupMetadataKey {
        group: group_id.clone(),
    })
}

/// In the stored form, "no expire time of its own".
pub(super) const NO_EXPIRE_TIMESTAMP: i64 = -1;
/// The version of group metadata that Kafka writes.
const GROUP_VALUE_VERSION: i16 = 3;
/// Upper bound of a record's own framing: lengths, deltas and attributes.
const RECORD_OVERHEAD_BYTES: usize = 40;

#[cfg(test)]
mod tests {
    use ringspool_protocol::internal_records::group_metadata_value::MemberMetadata;
    use ringspool_protocol::internal_records::legacy_offset_commit_value::LegacyOffsetCommitValue;
    use ringspool_protocol::{Message, Uuid};

    use super::*;

    fn key() -> OffsetCommitKey {
        OffsetCommitKey {
            group: "group".into(),
            topic: "topic".into(),
            partition: 3,
        }
    }

    fn offset(leader_epoch: i32, expire_timestamp: i64, topic_id: Uuid) -> OffsetCommitValue {
        OffsetCommitValue {
            offset: 42,
            leader_epoch,
            metadata: "note".into(),
            commit_timestamp: 1000,
            expire_timestamp,
            topic_id,
        }
    }

    fn stored_group() -> GroupMetadataValue {
        GroupMetadataValue {
            protocol_type: "consumer".into(),
            generation: 7,
            protocol: Some("range".into()),
            leader: Some("member".into()),
            current_state_timestamp: 2000,
            members: vec![MemberMetadata {
                member_id: "member".into(),
                group_instance_id: Some("instance".into()),
                client_id: "client".into(),
                client_host: "/127.0.0.1".into(),
                rebalance_timeout: 300,
                session_timeout: 200,
                subscription: Bytes::from_static(b"subscription"),
                assignment: Bytes::from_static(b"assignment"),
            }],
        }
    }

    fn read_back(record: &GroupRecord) -> GroupRecord {
        let (key, value) = record.encode().unwrap();
        GroupRecord::decode(Some(&key), value.as_ref())
            .unwrap()
            .unwrap()
    }

    #[test]
    fn every_record_reads_back() {
        let records = [
            GroupRecord::OffsetCommitted {
                key: key(),
                value: offset(5, -1, Uuid::ZERO),
            },
            GroupRecord::OffsetCommitted {
                key: key(),
                value: offset(5, -1, Uuid::from_u128(9)),
            },
            GroupRecord::OffsetCommitted {
                key: key(),
                value: offset(-1, 5000, Uuid::ZERO),
            },
            GroupRecord::OffsetRemoved { key: key() },
            GroupRecord::GroupStored {
                group_id: "group".into(),
                value: stored_group(),
            },
            GroupRecord::GroupRemoved {
                group_id: "group".into(),
            },
        ];
        for record in records {
            assert_eq!(read_back(&record), record);
        }
    }

    #[test]
    fn bytes_are_those_that_kafka_tools_read() {
        let record = GroupRecord::OffsetCommitted {
            key: key(),
            value: offset(5, -1, Uuid::ZERO),
        };
        let (key, value) = record.encode().unwrap();
        assert_eq!(key.as_ref(), b"\0\x01\0\x05group\0\x05topic\0\0\0\x03");
        assert_eq!(
            value.unwrap().as_ref(),
            b"\0\x03\0\0\0\0\0\0\0\x2a\0\0\0\x05\0\x04note\0\0\0\0\0\0\x03\xe8"
        );
    }

    /// A log written by an old broker must load: all value versions, and the oldest key.
    #[test]
    fn every_version_of_a_value_can_be_read() {
        for version in OffsetCommitValue::VALID_VERSIONS {
            let value = encode_versioned(&offset(-1, -1, Uuid::ZERO), version).unwrap();
            let read = GroupRecord::decode(Some(&encode_key(&key()).unwrap()), Some(&value));
            let expected = GroupRecord::OffsetCommitted {
                key: key(),
                value: offset(-1, -1, Uuid::ZERO),
            };
            assert_eq!(read, Ok(Some(expected)), "version {version}");
        }
        for version in GroupMetadataValue::VALID_VERSIONS {
            let value = encode_versioned(&stored_group(), version).unwrap();
            let read =
                GroupRecord::decode(Some(&group_key(&"group".into()).unwrap()), Some(&value));
            let Ok(Some(GroupRecord::GroupStored { value, .. })) = read else {
                panic!("version {version}: {read:?}");
            };
            assert_eq!(value.generation, 7);
            assert_eq!(value.members[0].assignment.as_ref(), b"assignment");
        }
    }

    #[test]
    fn the_oldest_key_names_the_same_offset() {
        let legacy = LegacyOffsetCommitKey {
            group: "group".into(),
            topic: "topic".into(),
            partition: 3,
        };
        let value = LegacyOffsetCommitValue {
            offset: 42,
            metadata: "note".into(),
            commit_timestamp: 1000,
        };
        let read = GroupRecord::decode(
            Some(&encode_key(&legacy).unwrap()),
            Some(&encode_versioned(&value, 0).unwrap()),
        );
        let expected = GroupRecord::OffsetCommitted {
            key: key(),
            value: offset(-1, -1, Uuid::ZERO),
        };
        assert_eq!(read, Ok(Some(expected)));
    }

    #[test]
    fn records_of_other_group_types_are_skipped() {
        let key = Bytes::from_static(b"\0\x03\0\x05group");
        assert_eq!(GroupRecord::decode(Some(&key), None), Ok(None));
    }

    #[test]
    fn bad_bytes_are_an_error() {
        assert_eq!(
            GroupRecord::decode(None, None),
            Err(RecordError::MissingKey)
        );
        let torn = Bytes::from_static(b"\0\x01\0\x05gro");
        assert!(matches!(
            GroupRecord::decode(Some(&torn), None),
            Err(RecordError::Key(_))
        ));
        let key = encode_key(&key()).unwrap();
        let unknown_version = Bytes::from_static(b"\0\x63");
        assert!(matches!(
            GroupRecord::decode(Some(&key), Some(&unknown_version)),
            Err(RecordError::Value(_))
        ));
    }

    proptest::proptest! {
        /// The log may come from elsewhere: whatever stands in it is an answer or an error.
        #[test]
        fn no_bytes_make_decoding_panic(
            record_type in 0_i16..4,
            key in proptest::collection::vec(proptest::num::u8::ANY, 0..40),
            value in proptest::option::of(proptest::collection::vec(proptest::num::u8::ANY, 0..80)),
        ) {
            let mut whole_key = record_type.to_be_bytes().to_vec();
            whole_key.extend(key);
            let value = value.map(Bytes::from);
            if let Ok(Some(record)) = GroupRecord::decode(Some(&Bytes::from(whole_key)), value.as_ref()) {
                // What was read can be told apart from a tombstone only by its value.
                let is_tombstone = matches!(
                    record,
                    GroupRecord::OffsetRemoved { .. } | GroupRecord::GroupRemoved { .. }
                );
                proptest::prop_assert_eq!(is_tombstone, value.is_none());
            }
        }
    }
}
