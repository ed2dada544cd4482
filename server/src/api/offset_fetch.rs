//! OffsetFetch (key 9, v1-10): how far groups have read; many groups since v8 (KIP-709), by topic id
//! since v10, stable offsets on request since v7 (KIP-447).

use ringspool_engine::{Catalog, TopicId};
use ringspool_protocol::messages::offset_fetch_request::{
    OffsetFetchRequest, OffsetFetchRequestGroup, OffsetFetchRequestTopics,
};
use ringspool_protocol::messages::offset_fetch_response::{
    OffsetFetchResponse, OffsetFetchResponseGroup, OffsetFetchResponsePartition,
    OffsetFetchResponsePartitions, OffsetFetchResponseTopic, OffsetFetchResponseTopics,
};
use ringspool_protocol::{ApiKey, ErrorCode, Uuid};

use super::{ApiFailure, ApiSpec, RequestContext};
use crate::coordinator::group::OffsetStability;

/// What ApiVersions, dispatch and documentation need to know.
pub const SPEC: ApiSpec = ApiSpec::new(ApiKey::OffsetFetch, 1..=10);

/// Versions from here on have an error for the whole request.
const GROUP_ERROR_SINCE_VERSION: i16 = 2;
/// Versions from here on carry a list of groups.
const MANY_GROUPS_SINCE_VERSION: i16 = 8;
/// Versions from here on name topics by id only.
const TOPIC_IDS_SINCE_VERSION: i16 = 10;

/// Answers with the committed offsets of every group that is asked for.
pub async fn handle(
    context: &RequestContext,
    request: OffsetFetchRequest,
    version: i16,
) -> Result<OffsetFetchResponse, ApiFailure> {
    let stability = if request.require_stable {
        OffsetStability::Required
    } else {
        OffsetStability::Any
    };
    if version >= MANY_GROUPS_SINCE_VERSION {
        let mut groups = Vec::with_capacity(request.groups.len());
        for group in request.groups {
            groups.push(fetch(context, group, stability, version).await);
        }
        return Ok(OffsetFetchResponse {
            groups,
            ..Default::default()
        });
    }
    let group = upgraded(request);
    let asked = group.topics.clone().unwrap_or_default();
    let fetched = fetch(context, group, stability, version).await;
    Ok(downgraded(fetched, asked, version))
}

async fn fetch(
    context: &RequestContext,
    mut group: OffsetFetchRequestGroup,
    stability: OffsetStability,
    version: i16,
) -> OffsetFetchResponseGroup {
    let group_id = group.group_id.clone();
    let catalog = context.catalog();
    let mut unknown = Vec::new();
    if let Some(topics) = group.topics.take() {
        let (known, refused) = resolve(&catalog, topics, version);
        group.topics = Some(known);
        unknown = refused;
    }
    let fetched = context
        .broker()
        .groups
        .fetch_offsets(group, stability)
        .await;
    match fetched {
        Ok(mut fetched) => {
            name_topics(&catalog, &mut fetched, version);
            fetched.topics.extend(unknown);
            fetched
        }
        Err(error) => OffsetFetchResponseGroup {
            group_id,
            error_code: error.code(),
            ..Default::default()
        },
    }
}

/// Gives every topic its name and, if it exists, its id. What is asked for by an unknown id has
/// its answer at once; an unknown name may still have offsets.
fn resolve(
    catalog: &Catalog,
    topics: Vec<OffsetFetchRequestTopics>,
    version: i16,
) -> (
    Vec<OffsetFetchRequestTopics>,
    Vec<OffsetFetchResponseTopics>,
) {
    let mut known = Vec::with_capacity(topics.len());
    let mut unknown = Vec::new();
    for mut topic in topics {
        if version >= TOPIC_IDS_SINCE_VERSION {
            match catalog.topic_by_id(TopicId(topic.topic_id.0)) {
                Some(found) => topic.name = found.name.as_ref().into(),
                None => {
                    unknown.push(unknown_topic(topic));
                    continue;
                }
            }
        } else if let Some(found) = catalog.topic_by_name(&topic.name) {
            topic.topic_id = Uuid(found.topic_id.0);
        }
        known.push(topic);
    }
    (known, unknown)
}

fn unknown_topic(topic: OffsetFetchRequestTopics) -> OffsetFetchResponseTopics {
    let indexes = topic.partition_indexes.into_iter();
    let partitions = indexes.map(|partition_index| OffsetFetchResponsePartitions {
        partition_index,
        committed_offset: -1,
        metadata: Some(Default::default()),
        error_code: ErrorCode::UnknownTopicId.code(),
        ..Default::default()
    });
    OffsetFetchResponseTopics {
        topic_id: topic.topic_id,
        partitions: partitions.collect(),
        ..Default::default()
    }
}

/// Where all topics were asked for, their ids are still missing; v10 cannot name one without.
fn name_topics(catalog: &Catalog, fetched: &mut OffsetFetchResponseGroup, version: i16) {
    if version < TOPIC_IDS_SINCE_VERSION {
        return;
    }
    for topic in &mut fetched.topics {
        if topic.topic_id.is_zero()
            && let Some(found) = catalog.topic_by_name(&topic.name)
        {
            topic.topic_id = Uuid(found.topic_id.0);
        }
    }
    fetched.topics.retain(|topic| !topic.topic_id.is_zero());
}

/// The only group of a request before v8.
fn upgraded(request: OffsetFetchRequest) -> OffsetFetchRequestGroup {
    let topics = request.topics.map(|topics| {
        let topics = topics.into_iter();
        topics
            .map(|topic| OffsetFetchRequestTopics {
                name: topic.name,
                partition_indexes: topic.partition_indexes,
                ..Default::default()
            })
            .collect()
    });
    OffsetFetchRequestGroup {
        group_id: request.group_id,
        topics,
        ..Default::default()
    }
}

/// The response before v8; v1 can only put the group's error at each partition that was asked for.
fn downgraded(
    group: OffsetFetchResponseGroup,
    asked: Vec<OffsetFetchRequestTopics>,
    version: i16,
) -> OffsetFetchResponse {
    if version < GROUP_ERROR_SINCE_VERSION && group.error_code != ErrorCode::None.code() {
        let topics = asked.into_iter().map(|topic| OffsetFetchResponseTopic {
            name: topic.name,
            partitions: topic
                .partition_indexes
                .into_iter()
                .map(|partition_index| OffsetFetchResponsePartition {
                    partition_index,
                    committed_offset: -1,
                    metadata: Some(Default::default()),
                    error_code: group.error_code,
                    ..Default::default()
                })
                .collect(),
        });
        return OffsetFetchResponse {
            topics: topics.collect(),
            ..Default::default()
        };
    }
    let topics = group
        .topics
        .into_iter()
        .map(|topic| OffsetFetchResponseTopic {
            name: topic.name,
            partitions: topic.partitions.into_iter().map(old_form).collect(),
        });
    OffsetFetchResponse {
        topics: topics.collect(),
        error_code: group.error_code,
        ..Default::default()
    }
}

fn old_form(partition: OffsetFetchResponsePartitions) -> OffsetFetchResponsePartition {
    OffsetFetchResponsePartition {
        partition_index: partition.partition_index,
        committed_offset: partition.committed_offset,
        committed_leader_epoch: partition.committed_leader_epoch,
        metadata: partition.metadata,
        error_code: partition.error_code,
    }
}

#[cfg(test)]
mod tests {
    use ringspool_protocol::messages::offset_fetch_request::OffsetFetchRequestTopic;
    use ringspool_protocol::{Encoder, Message};

    use super::*;

    fn asked() -> OffsetFetchRequest {
        OffsetFetchRequest {
            group_id: "group".into(),
            topics: Some(vec![OffsetFetchRequestTopic {
                name: "topic".into(),
                partition_indexes: vec![3],
            }]),
            ..Default::default()
        }
    }

    /// v1 has no place for an error but the partitions; a client would take -1 for "nothing committed".
    #[test]
    fn an_error_reaches_clients_of_every_old_version() {
        for version in 1..MANY_GROUPS_SINCE_VERSION {
            let group = upgraded(asked());
            let topics = group.topics.unwrap();
            let failed = OffsetFetchResponseGroup {
                error_code: ErrorCode::NotCoordinator.code(),
                ..Default::default()
            };
            let response = downgraded(failed, topics, version);
            assert_eq!(response.encode(&mut Encoder::new(), version), Ok(()));
            if version < GROUP_ERROR_SINCE_VERSION {
                let partition = &response.topics[0].partitions[0];
                assert_eq!(partition.partition_index, 3);
                assert_eq!(partition.error_code, ErrorCode::NotCoordinator.code());
            } else {
                assert_eq!(response.error_code, ErrorCode::NotCoordinator.code());
            }
        }
    }

    #[test]
    fn all_topics_stay_all_topics() {
        let mut request = asked();
        request.topics = None;
        assert_eq!(upgraded(request).topics, None);
    }
}
