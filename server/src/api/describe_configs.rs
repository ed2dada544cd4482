//! DescribeConfigs (key 32, v1-4): every setting with its type, source and synonyms (KIP-226, KIP-569).

use ringspool_engine::{Catalog, ConfigKind};
use ringspool_protocol::messages::describe_configs_request::{
    DescribeConfigsRequest, DescribeConfigsResource,
};
use ringspool_protocol::messages::describe_configs_response::{
    DescribeConfigsResourceResult, DescribeConfigsResponse, DescribeConfigsResult,
    DescribeConfigsSynonym,
};
use ringspool_protocol::{ApiKey, ErrorCode};

use super::{ApiFailure, ApiSpec, RequestContext};
use crate::config::BrokerConfig;
use crate::controller::configs::{ConfigEntry, broker_config_entries, topic_config_entries};
use crate::controller::topics::{TopicProblem, check_topic_name};

/// What ApiVersions, dispatch and documentation need to know.
pub const SPEC: ApiSpec =
    ApiSpec::new(ApiKey::DescribeConfigs, 1..=4).note("Resources: topics and this broker.");

/// Resource type of a topic.
const TOPIC: i8 = 2;
/// Resource type of a broker.
const BROKER: i8 = 4;

/// Describes the settings of each resource.
pub async fn handle(
    context: &RequestContext,
    request: DescribeConfigsRequest,
    _version: i16,
) -> Result<DescribeConfigsResponse, ApiFailure> {
    let catalog = context.catalog();
    let shown = Shown {
        synonyms: request.include_synonyms,
        documentation: request.include_documentation,
    };
    let results = request
        .resources
        .into_iter()
        .map(|resource| describe(&catalog, context.config(), resource, shown))
        .collect();
    Ok(DescribeConfigsResponse {
        results,
        ..Default::default()
    })
}

/// What the request wants besides values.
#[derive(Clone, Copy)]
struct Shown {
    synonyms: bool,
    documentation: bool,
}

fn describe(
    catalog: &Catalog,
    config: &BrokerConfig,
    resource: DescribeConfigsResource,
    shown: Shown,
) -> DescribeConfigsResult {
    let entries = match resource.resource_type {
        TOPIC => topic_entries(catalog, config, &resource.resource_name),
        BROKER => broker_entries(config, &resource.resource_name),
        other => Err(problem(
            ErrorCode::InvalidRequest,
            format!("resources of type {other} have no settings here"),
        )),
    };
    let mut result = DescribeConfigsResult {
        error_message: None,
        resource_type: resource.resource_type,
        resource_name: resource.resource_name,
        ..Default::default()
    };
    match entries {
        Ok(entries) => {
            let keys = resource.configuration_keys;
            let is_asked = |entry: &ConfigEntry| {
                // An empty list asks for everything, like null: older tools send it so.
                let keys = keys.as_ref().filter(|keys| !keys.is_empty());
                keys.is_none_or(|keys| keys.iter().any(|key| **key == *entry.name))
            };
            result.configs = entries
                .into_iter()
                .filter(is_asked)
                .map(|entry| entry_result(entry, shown))
                .collect();
        }
        Err(problem) => {
            result.error_code = problem.code.code();
            result.error_message = Some(problem.message.into());
        }
    }
    result
}

fn topic_entries(
    catalog: &Catalog,
    config: &BrokerConfig,
    name: &str,
) -> Result<Vec<ConfigEntry>, TopicProblem> {
    check_topic_name(name)?;
    match catalog.topic_by_name(name) {
        Some(topic) => Ok(topic_config_entries(&topic.configs, config)),
        None => Err(problem(
            ErrorCode::UnknownTopicOrPartition,
            format!("there is no topic '{name}'"),
        )),
    }
}

fn broker_entries(config: &BrokerConfig, name: &str) -> Result<Vec<ConfigEntry>, TopicProblem> {
    // The empty name asks for the dynamic defaults of all brokers; there are none.
    if name.is_empty() {
        return Ok(Vec::new());
    }
    if name == config.node_id.to_string() {
        return Ok(broker_config_entries(config));
    }
    Err(problem(
        ErrorCode::InvalidRequest,
        format!("this is broker {}, not '{name}'", config.node_id),
    ))
}

fn entry_result(entry: ConfigEntry, shown: Shown) -> DescribeConfigsResourceResult {
    let synonyms = if shown.synonyms {
        entry
            .synonyms
            .iter()
            .map(|level| DescribeConfigsSynonym {
                name: level.name.into(),
                value: level.value.clone().map(Into::into),
                source: level.source as i8,
            })
            .collect()
    } else {
        Vec::new()
    };
    DescribeConfigsResourceResult {
        name: entry.name.into(),
        read_only: entry.is_read_only,
        config_source: entry.source as i8,
        is_sensitive: entry.is_sensitive(),
        synonyms,
        config_type: type_code(entry.kind),
        documentation: shown.documentation.then(|| entry.doc.into()),
        value: entry.value.map(Into::into),
    }
}

/// Types by number, as KIP-569 defines them.
fn type_code(kind: ConfigKind) -> i8 {
    match kind {
        ConfigKind::Boolean => 1,
        ConfigKind::String => 2,
        ConfigKind::Int => 3,
        ConfigKind::Short => 4,
        ConfigKind::Long => 5,
        ConfigKind::Double => 6,
        ConfigKind::List => 7,
        ConfigKind::Class => 8,
        ConfigKind::Password => 9,
    }
}

fn problem(code: ErrorCode, message: String) -> TopicProblem {
    TopicProblem { code, message }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERYTHING: Shown = Shown {
        synonyms: true,
        documentation: true,
    };

    fn resource(resource_type: i8, name: &str) -> DescribeConfigsResource {
        DescribeConfigsResource {
            resource_type,
            resource_name: name.into(),
            configuration_keys: None,
        }
    }

    fn described(resource: DescribeConfigsResource, shown: Shown) -> DescribeConfigsResult {
        describe(
            &Catalog::default(),
            &BrokerConfig::default(),
            resource,
            shown,
        )
    }

    #[test]
    fn the_broker_shows_every_setting_with_type_source_and_synonyms() {
        let result = described(resource(BROKER, "1"), EVERYTHING);
        assert_eq!((result.error_code, &result.error_message), (0, &None));
        assert_eq!(result.configs.len(), BrokerConfig::rows().len());
        for config in &result.configs {
            assert!(config.config_type > 0 && config.config_source > 0);
            assert!(!config.synonyms.is_empty() && config.documentation.is_some());
        }
    }

    #[test]
    fn synonyms_and_documentation_come_only_when_asked_for() {
        let bare = Shown {
            synonyms: false,
            documentation: false,
        };
        let result = described(resource(BROKER, "1"), bare);
        let is_bare = |config: &DescribeConfigsResourceResult| {
            config.synonyms.is_empty() && config.documentation.is_none()
        };
        assert!(result.configs.iter().all(is_bare));
    }

    #[test]
    fn keys_select_and_an_empty_list_selects_all() {
        let mut asked = resource(BROKER, "1");
        asked.configuration_keys = Some(vec!["num.partitions".into(), "no.such".into()]);
        let result = described(asked.clone(), EVERYTHING);
        assert_eq!(result.configs.len(), 1);
        assert_eq!(result.configs[0].name, "num.partitions");
        asked.configuration_keys = Some(Vec::new());
        assert!(described(asked, EVERYTHING).configs.len() > 1);
    }

    #[test]
    fn unknown_resources_are_refused_with_their_own_codes() {
        let code =
            |resource_type, name| described(resource(resource_type, name), EVERYTHING).error_code;
        assert_eq!(code(TOPIC, "gone"), 3);
        assert_eq!(code(TOPIC, "not legal"), 17);
        assert_eq!(code(BROKER, "2"), 42);
        assert_eq!(code(8, "1"), 42);
        assert_eq!(code(BROKER, ""), 0);
    }
}
