//! CreateTopics (key 19, v2-7).

use std::collections::BTreeMap;

use bytestring::ByteString;
use ringspool_engine::{CatalogRecord, TopicId};
use ringspool_protocol::messages::create_topics_request::{CreatableTopic, CreateTopicsRequest};
use ringspool_protocol::messages::create_topics_response::{
    CreatableTopicConfigs, CreatableTopicResult, CreateTopicsResponse,
};
use ringspool_protocol::{ApiKey, ErrorCode, Uuid};

use super::error::engine_error_code;
use super::{ApiFailure, ApiSpec, RequestContext};
use crate::config::BrokerConfig;
use crate::controller::configs::{ConfigEntry, topic_config_entries};
use crate::controller::topics::{
    CreationRules, NewTopic, PlannedTopic, TopicProblem, plan_create_topics,
};

/// What ApiVersions, dispatch and documentation need to know.
pub const SPEC: ApiSpec = ApiSpec::new(ApiKey::CreateTopics, 2..=7)
    .note("This broker is the only one, so the replication factor is -1 or 1.");

/// In counts: let the broker decide.
const UNSPECIFIED: i32 = -1;

/// Creates topics, each on its own; the answer comes when they are durable and their partitions open.
pub async fn handle(
    context: &RequestContext,
    request: CreateTopicsRequest,
    _version: i16,
) -> Result<CreateTopicsResponse, ApiFailure> {
    let names: Vec<ByteString> = request
        .topics
        .iter()
        .map(|topic| topic.name.clone())
        .collect();
    let new_topics: Vec<NewTopic> = request.topics.into_iter().map(new_topic).collect();
    let rules = creation_rules(context);
    let is_validation = request.validate_only;
    let outcome = context
        .engine()
        .propose(move |catalog| {
            let (records, results) =
                plan_create_topics(catalog, &new_topics, rules, TopicId::random);
            let records: Vec<CatalogRecord> = if is_validation { Vec::new() } else { records };
            Ok::<_, std::convert::Infallible>((records, results))
        })
        .await;
    let topics = match outcome {
        Ok(Ok(results)) => names
            .into_iter()
            .zip(results)
            .map(|(name, result)| topic_result(name, result, is_validation, context.config()))
            .collect(),
        Ok(Err(never)) => match never {},
        Err(error) => names
            .into_iter()
            .map(|name| CreatableTopicResult {
                name,
                error_code: engine_error_code(&error).code(),
                error_message: Some(error.to_string().into()),
                ..Default::default()
            })
            .collect(),
    };
    Ok(CreateTopicsResponse {
        topics,
        ..Default::default()
    })
}

/// What this broker's settings say about new topics.
pub(super) fn creation_rules(context: &RequestContext) -> CreationRules {
    CreationRules {
        node_id: context.node_id(),
        default_partition_count: context.config().num_partitions,
    }
}

fn new_topic(topic: CreatableTopic) -> NewTopic {
    NewTopic {
        name: topic.name.to_string(),
        partition_count: (topic.num_partitions != UNSPECIFIED).then_some(topic.num_partitions),
        replication_factor: (i32::from(topic.replication_factor) != UNSPECIFIED)
            .then_some(topic.replication_factor),
        assignments: topic
            .assignments
            .into_iter()
            .map(|assignment| (assignment.partition_index, assignment.broker_ids))
            .collect(),
        configs: topic
            .configs
            .into_iter()
            .map(|config| {
                (
                    config.name.to_string(),
                    config.value.map(|value| value.to_string()),
                )
            })
            .collect(),
    }
}

fn topic_result(
    name: ByteString,
    result: Result<PlannedTopic, TopicProblem>,
    is_validation: bool,
    config: &BrokerConfig,
) -> CreatableTopicResult {
    match result {
        Ok(planned) => CreatableTopicResult {
            name,
            topic_id: if is_validation {
                Uuid::ZERO
            } else {
                Uuid(planned.topic_id.0)
            },
            error_code: ErrorCode::None.code(),
            error_message: None,
            num_partitions: planned.partition_count,
            replication_factor: 1,
            configs: Some(config_results(&planned.configs, config)),
            ..Default::default()
        },
        Err(problem) => CreatableTopicResult {
            name,
            error_code: problem.code.code(),
            error_message: Some(problem.message.into()),
            ..Default::default()
        },
    }
}

fn config_results(
    overrides: &BTreeMap<String, String>,
    config: &BrokerConfig,
) -> Vec<CreatableTopicConfigs> {
    topic_config_entries(overrides, config)
        .into_iter()
        .map(config_result)
        .collect()
}

fn config_result(entry: ConfigEntry) -> CreatableTopicConfigs {
    CreatableTopicConfigs {
        name: entry.name.into(),
        is_sensitive: entry.is_sensitive(),
        read_only: entry.is_read_only,
        config_source: entry.source as i8,
        value: entry.value.map(Into::into),
    }
}
