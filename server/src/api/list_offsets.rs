//! ListOffsets (key 2, v1-11): offsets by time and by position (KIP-79, KIP-405, KIP-734, KIP-1005, KIP-1023).

use std::collections::HashSet;

use bytestring::ByteString;
use ringspool_engine::{
    Catalog, Isolation, OffsetAndTimestamp, PartitionId, ShardId, TimestampQuery,
};
use ringspool_protocol::messages::list_offsets_request::{
    ListOffsetsPartition, ListOffsetsRequest, ListOffsetsTopic,
};
use ringspool_protocol::messages::list_offsets_response::{
    ListOffsetsPartitionResponse, ListOffsetsResponse, ListOffsetsTopicResponse,
};
use ringspool_protocol::{ApiKey, ErrorCode};

use super::error::fetch_error_code;
use super::{ApiFailure, ApiSpec, RequestContext};

/// What ApiVersions, dispatch and documentation need to know.
pub const SPEC: ApiSpec = ApiSpec::new(ApiKey::ListOffsets, 1..=11)
    .note("There is no tiered storage: its positions are answered with offset -1.");

/// The newest offset: the high watermark, or the last stable offset for read_committed.
const LATEST: i64 = -1;
/// The log start offset.
const EARLIEST: i64 = -2;
/// The record with the largest timestamp (KIP-734).
const MAX_TIMESTAMP: i64 = -3;
/// The first offset on local disk (KIP-405).
const EARLIEST_LOCAL: i64 = -4;
/// The last offset in tiered storage (KIP-1005).
const LATEST_TIERED: i64 = -5;
/// The first offset not yet in tiered storage (KIP-1023).
const EARLIEST_PENDING_UPLOAD: i64 = -6;
/// read_committed in requests.
const READ_COMMITTED: i8 = 1;

/// What a timestamp in a request asks for.
#[derive(Debug, PartialEq, Eq)]
enum Query {
    /// Something that the engine knows.
    Engine(TimestampQuery),
    /// A position in tiered storage, which does not exist.
    Tiered,
}

/// Answers one offset for each partition.
pub async fn handle(
    context: &RequestContext,
    request: ListOffsetsRequest,
    version: i16,
) -> Result<ListOffsetsResponse, ApiFailure> {
    let isolation = if request.isolation_level == READ_COMMITTED {
        Isolation::LastStable
    } else {
        Isolation::HighWatermark
    };
    let repeated = repeated_partitions(&request.topics);
    let catalog = context.catalog();
    let mut topics = Vec::with_capacity(request.topics.len());
    for topic in request.topics {
        let mut partitions = Vec::with_capacity(topic.partitions.len());
        for partition in &topic.partitions {
            let key = (topic.name.clone(), partition.partition_index);
            let found = if repeated.contains(&key) {
                Err(ErrorCode::InvalidRequest)
            } else {
                look_up(
                    context,
                    &catalog,
                    &topic.name,
                    partition,
                    isolation,
                    version,
                )
                .await
            };
            partitions.push(partition_response(
                partition.partition_index,
                found,
                version,
            ));
        }
        topics.push(ListOffsetsTopicResponse {
            name: topic.name,
            partitions,
        });
    }
    Ok(ListOffsetsResponse {
        topics,
        ..Default::default()
    })
}

fn repeated_partitions(topics: &[ListOffsetsTopic]) -> HashSet<(ByteString, i32)> {
    let mut seen = HashSet::new();
    let mut repeated = HashSet::new();
    for topic in topics {
        for partition in &topic.partitions {
            let key = (topic.name.clone(), partition.partition_index);
            if !seen.insert(key.clone()) {
                repeated.insert(key);
            }
        }
    }
    repeated
}

async fn look_up(
    context: &RequestContext,
    catalog: &Catalog,
    topic_name: &str,
    asked: &ListOffsetsPartition,
    isolation: Isolation,
    version: i16,
) -> Result<OffsetAndTimestamp, ErrorCode> {
    let (shard, partition) = locate(catalog, topic_name, asked)?;
    match query(asked.timestamp, isolation, version)? {
        Query::Tiered => Ok(NOTHING),
        Query::Engine(query) => context
            .engine()
            .offset_for_timestamp(shard, partition, query)
            .await
            .map_err(|error| fetch_error_code(&error)),
    }
}

fn locate(
    catalog: &Catalog,
    topic_name: &str,
    asked: &ListOffsetsPartition,
) -> Result<(ShardId, PartitionId), ErrorCode> {
    let topic = catalog
        .topic_by_name(topic_name)
        .ok_or(ErrorCode::UnknownTopicOrPartition)?;
    let partition = topic
        .partition(asked.partition_index)
        .ok_or(ErrorCode::UnknownTopicOrPartition)?;
    check_epoch(asked.current_leader_epoch, partition.leader_epoch)?;
    Ok((partition.shard, topic.partition_id(asked.partition_index)))
}

/// KIP-320: a client that knows another epoch than ours must refresh its metadata, or we must ours.
fn check_epoch(asked: i32, current: i32) -> Result<(), ErrorCode> {
    match asked {
        NO_EPOCH => Ok(()),
        epoch if epoch < current => Err(ErrorCode::FencedLeaderEpoch),
        epoch if epoch > current => Err(ErrorCode::UnknownLeaderEpoch),
        _ => Ok(()),
    }
}

/// Negative timestamps name positions; each exists since a certain version.
fn query(timestamp: i64, isolation: Isolation, version: i16) -> Result<Query, ErrorCode> {
    let (since_version, query) = match timestamp {
        LATEST => (1, Query::Engine(TimestampQuery::Latest(isolation))),
        EARLIEST => (1, Query::Engine(TimestampQuery::Earliest)),
        MAX_TIMESTAMP => (7, Query::Engine(TimestampQuery::MaxTimestamp)),
        EARLIEST_LOCAL => (8, Query::Engine(TimestampQuery::EarliestLocal)),
        LATEST_TIERED => (9, Query::Tiered),
        EARLIEST_PENDING_UPLOAD => (11, Query::Tiered),
        unknown if unknown < 0 => return Err(ErrorCode::UnsupportedVersion),
        timestamp => (1, Query::Engine(TimestampQuery::AtOrAfter(timestamp))),
    };
    if version < since_version {
        return Err(ErrorCode::UnsupportedVersion);
    }
    Ok(query)
}

fn partition_response(
    partition_index: i32,
    found: Result<OffsetAndTimestamp, ErrorCode>,
    version: i16,
) -> ListOffsetsPartitionResponse {
    let (error_code, found) = match found {
        Ok(found) => (ErrorCode::None, found),
        Err(code) => (code, NOTHING),
    };
    ListOffsetsPartitionResponse {
        partition_index,
        error_code: error_code.code(),
        timestamp: found.timestamp,
        offset: found.offset,
        leader_epoch: if version >= LEADER_EPOCH_SINCE_VERSION {
            found.leader_epoch
        } else {
            NO_EPOCH
        },
    }
}

const NOTHING: OffsetAndTimestamp = OffsetAndTimestamp {
    offset: -1,
    timestamp: -1,
    leader_epoch: NO_EPOCH,
};
const NO_EPOCH: i32 = -1;
/// KIP-320.
const LEADER_EPOCH_SINCE_VERSION: i16 = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_position_exists_since_its_version() {
        let first_version = |timestamp| {
            (1..=11).find(|version| query(timestamp, Isolation::HighWatermark, *version).is_ok())
        };
        let since: Vec<_> = (-7..=0).rev().map(first_version).collect();
        let expected = [
            Some(1),
            Some(1),
            Some(1),
            Some(7),
            Some(8),
            Some(9),
            Some(11),
            None,
        ];
        assert_eq!(since, expected);
    }

    #[test]
    fn latest_means_the_last_stable_offset_for_read_committed() {
        for isolation in [Isolation::HighWatermark, Isolation::LastStable] {
            assert_eq!(
                query(LATEST, isolation, 11),
                Ok(Query::Engine(TimestampQuery::Latest(isolation)))
            );
        }
    }

    #[test]
    fn a_wrong_epoch_says_who_is_behind() {
        assert_eq!(check_epoch(-1, 5), Ok(()));
        assert_eq!(check_epoch(5, 5), Ok(()));
        assert_eq!(check_epoch(4, 5), Err(ErrorCode::FencedLeaderEpoch));
        assert_eq!(check_epoch(6, 5), Err(ErrorCode::UnknownLeaderEpoch));
    }

    #[test]
    fn a_partition_asked_for_twice_is_found() {
        let partition = |partition_index| ListOffsetsPartition {
            partition_index,
            ..Default::default()
        };
        let topics = [ListOffsetsTopic {
            name: "orders".into(),
            partitions: vec![partition(0), partition(1), partition(0)],
        }];
        let repeated = repeated_partitions(&topics);
        assert_eq!(repeated, HashSet::from([("orders".into(), 0)]));
    }
}
