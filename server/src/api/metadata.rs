//! Metadata (key 3, v0-13): brokers, topics and partitions; creates missing topics (KIP-516 for ids).

use std::collections::BTreeSet;

use ringspool_engine::{Catalog, PartitionImage, Topic, TopicId};
use ringspool_protocol::messages::metadata_request::{MetadataRequest, MetadataRequestTopic};
use ringspool_protocol::messages::metadata_response::{
    MetadataResponse, MetadataResponseBroker, MetadataResponsePartition, MetadataResponseTopic,
};
use ringspool_protocol::{ApiKey, ErrorCode, Uuid};

use super::create_topics::creation_rules;
use super::error::engine_error_code;
use super::{ApiFailure, ApiSpec, RequestContext};
use crate::controller::topics::{
    INTERNAL_TOPIC_NAMES, NewTopic, check_topic_name, plan_create_topics,
};

/// What ApiVersions, dispatch and documentation need to know.
pub const SPEC: ApiSpec = ApiSpec::new(ApiKey::Metadata, 0..=13).note(
    "A topic that is created on the spot is answered at once, without a retriable error before.",
);

/// Operations on a topic that may be authorised, one bit each: all of them, since nothing is denied yet.
pub const TOPIC_OPERATIONS: i32 = 0b1101_1111_1000;
/// Operations on the cluster that may be authorised.
pub const CLUSTER_OPERATIONS: i32 = 0b1_1111_1010_0000;

/// The first version in which topics can be asked for by id; 10 and 11 have the field but never worked.
const BY_ID_SINCE_VERSION: i16 = 12;
/// The only version in which an empty list means every topic.
const EMPTY_MEANS_ALL_VERSION: i16 = 0;

/// Answers with the image of the cluster.
pub async fn handle(
    context: &RequestContext,
    request: MetadataRequest,
    version: i16,
) -> Result<MetadataResponse, ApiFailure> {
    let mut response = MetadataResponse {
        brokers: vec![own_broker(context)],
        cluster_id: Some(context.broker().cluster_id()),
        controller_id: context.node_id(),
        ..Default::default()
    };
    if version <= CLUSTER_OPERATIONS_UNTIL_VERSION && request.include_cluster_authorized_operations
    {
        response.cluster_authorized_operations = CLUSTER_OPERATIONS;
    }
    let wants_operations = request.include_topic_authorized_operations;
    response.topics = match asked_topics(request.topics, version) {
        Asked::All => all_topics(context),
        Asked::Illegal(topics) => {
            response.error_code = ErrorCode::InvalidRequest.code();
            topics
        }
        Asked::Some(topics) => {
            if request.allow_auto_topic_creation && context.config().auto_create_topics_enable {
                create_missing(context, &topics).await;
            }
            let catalog = context.catalog();
            topics
                .into_iter()
                .map(|asked| describe(&catalog, asked, context.node_id()))
                .collect()
        }
    };
    if wants_operations {
        for topic in &mut response.topics {
            if topic.error_code == ErrorCode::None.code() {
                topic.topic_authorized_operations = TOPIC_OPERATIONS;
            }
        }
    }
    Ok(response)
}

/// What a request asks for.
#[derive(Debug, PartialEq)]
enum Asked {
    All,
    Some(Vec<MetadataRequestTopic>),
    /// The request is not allowed in its version; what to answer for each topic.
    Illegal(Vec<MetadataResponseTopic>),
}

fn asked_topics(topics: Option<Vec<MetadataRequestTopic>>, version: i16) -> Asked {
    let Some(topics) = topics else {
        return Asked::All;
    };
    if topics.is_empty() && version == EMPTY_MEANS_ALL_VERSION {
        return Asked::All;
    }
    let is_legal = |topic: &MetadataRequestTopic| {
        version >= BY_ID_SINCE_VERSION || (topic.topic_id.is_zero() && topic.name.is_some())
    };
    if topics.iter().all(is_legal) {
        return Asked::Some(topics);
    }
    let refused = topics
        .into_iter()
        .map(|topic| MetadataResponseTopic {
            error_code: ErrorCode::InvalidRequest.code(),
            name: Some(topic.name.unwrap_or_default()),
            ..Default::default()
        })
        .collect();
    Asked::Illegal(refused)
}

fn all_topics(context: &RequestContext) -> Vec<MetadataResponseTopic> {
    let node_id = context.node_id();
    context
        .catalog()
        .topics()
        .map(|topic| topic_response(topic, node_id))
        .collect()
}

fn describe(catalog: &Catalog, asked: MetadataRequestTopic, node_id: i32) -> MetadataResponseTopic {
    let found = find(catalog, &asked);
    match found {
        Ok(topic) => topic_response(topic, node_id),
        Err(code) => MetadataResponseTopic {
            error_code: code.code(),
            // Asked by id there is no name to give back.
            name: asked.name.filter(|_| asked.topic_id.is_zero()),
            topic_id: asked.topic_id,
            ..Default::default()
        },
    }
}

fn find<'a>(catalog: &'a Catalog, asked: &MetadataRequestTopic) -> Result<&'a Topic, ErrorCode> {
    if !asked.topic_id.is_zero() {
        return catalog
            .topic_by_id(TopicId(asked.topic_id.0))
            .ok_or(ErrorCode::UnknownTopicId);
    }
    let name = asked.name.as_deref().unwrap_or_default();
    if let Some(topic) = catalog.topic_by_name(name) {
        return Ok(topic);
    }
    Err(match check_topic_name(name) {
        Ok(()) => ErrorCode::UnknownTopicOrPartition,
        Err(problem) => problem.code,
    })
}

/// Creates what is asked for by name and does not exist. Failures show in the image: the topic is missing.
async fn create_missing(context: &RequestContext, asked: &[MetadataRequestTopic]) {
    let catalog = context.catalog();
    let missing: BTreeSet<&str> = asked
        .iter()
        .filter(|topic| topic.topic_id.is_zero())
        .filter_map(|topic| topic.name.as_deref())
        .filter(|name| catalog.topic_by_name(name).is_none())
        .filter(|name| !INTERNAL_TOPIC_NAMES.contains(name))
        .collect();
    let missing: Vec<NewTopic> = missing
        .into_iter()
        .map(|name| NewTopic {
            name: name.to_owned(),
            ..NewTopic::default()
        })
        .collect();
    if missing.is_empty() {
        return;
    }
    let rules = creation_rules(context);
    let names: Vec<String> = missing.iter().map(|topic| topic.name.clone()).collect();
    let created = context
        .engine()
        .propose(move |catalog| {
            Ok::<_, std::convert::Infallible>(plan_create_topics(
                catalog,
                &missing,
                rules,
                TopicId::random,
            ))
        })
        .await;
    match created {
        Ok(Ok(results)) => {
            for (name, result) in names.iter().zip(results) {
                match result {
                    Ok(planned) => tracing::info!(
                        topic = %name,
                        partitions = planned.partition_count,
                        "created a topic that a client asked for"
                    ),
                    Err(problem) => {
                        tracing::debug!(topic = %name, %problem, "topic was not created")
                    }
                }
            }
        }
        Ok(Err(never)) => match never {},
        Err(error) => tracing::warn!(
            code = engine_error_code(&error).name(),
            %error,
            "topics could not be created"
        ),
    }
}

fn own_broker(context: &RequestContext) -> MetadataResponseBroker {
    let endpoint = context.endpoint();
    MetadataResponseBroker {
        node_id: context.node_id(),
        host: endpoint.host,
        port: i32::from(endpoint.port),
        rack: None,
    }
}

fn topic_response(topic: &Topic, node_id: i32) -> MetadataResponseTopic {
    MetadataResponseTopic {
        error_code: ErrorCode::None.code(),
        name: Some((&*topic.name).into()),
        topic_id: Uuid(topic.topic_id.0),
        is_internal: topic.is_internal,
        partitions: topic
            .partitions
            .iter()
            .map(|partition| partition_response(partition, node_id))
            .collect(),
        ..Default::default()
    }
}

fn partition_response(partition: &PartitionImage, node_id: i32) -> MetadataResponsePartition {
    MetadataResponsePartition {
        error_code: ErrorCode::None.code(),
        partition_index: partition.partition_index,
        leader_id: node_id,
        leader_epoch: partition.leader_epoch,
        replica_nodes: vec![node_id],
        isr_nodes: vec![node_id],
        offline_replicas: Vec::new(),
    }
}

/// DescribeCluster tells the cluster's operations since (KIP-700).
const CLUSTER_OPERATIONS_UNTIL_VERSION: i16 = 10;

#[cfg(test)]
mod tests {
    use super::*;

    fn by_name(name: &str) -> MetadataRequestTopic {
        MetadataRequestTopic {
            name: Some(name.into()),
            ..Default::default()
        }
    }

    fn by_id(topic_id: Uuid) -> MetadataRequestTopic {
        MetadataRequestTopic {
            topic_id,
            name: None,
        }
    }

    #[test]
    fn null_means_all_and_empty_means_none_except_in_version_0() {
        assert_eq!(asked_topics(Some(Vec::new()), 0), Asked::All);
        for version in 1..=13 {
            assert_eq!(asked_topics(None, version), Asked::All);
            assert_eq!(
                asked_topics(Some(Vec::new()), version),
                Asked::Some(Vec::new())
            );
        }
    }

    #[test]
    fn topic_ids_are_refused_before_version_12() {
        let topics = || Some(vec![by_id(Uuid([7; 16]))]);
        for version in [10, 11] {
            let Asked::Illegal(refused) = asked_topics(topics(), version) else {
                panic!("version {version} takes no ids");
            };
            assert_eq!(refused[0].error_code, ErrorCode::InvalidRequest.code());
        }
        assert!(matches!(asked_topics(topics(), 12), Asked::Some(_)));
    }

    #[test]
    fn unknown_topics_are_told_apart_by_how_they_were_asked_for() {
        let catalog = Catalog::default();
        let code = |asked| describe(&catalog, asked, 1).error_code;
        assert_eq!(code(by_name("gone")), 3);
        assert_eq!(code(by_name("not legal")), 17);
        assert_eq!(code(by_id(Uuid([7; 16]))), 100);
    }

    #[test]
    fn operation_bits_are_the_codes_of_kafkas_acl_operations() {
        // READ 3, WRITE 4, CREATE 5, DELETE 6, ALTER 7, DESCRIBE 8, DESCRIBE_CONFIGS 10, ALTER_CONFIGS 11.
        let bits = |codes: &[i32]| codes.iter().fold(0, |bits, code| bits | 1 << code);
        assert_eq!(TOPIC_OPERATIONS, bits(&[3, 4, 5, 6, 7, 8, 10, 11]));
        // And CLUSTER_ACTION 9, IDEMPOTENT_WRITE 12.
        assert_eq!(CLUSTER_OPERATIONS, bits(&[5, 7, 8, 9, 10, 11, 12]));
    }
}
