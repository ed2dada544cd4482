//! `ringspool topic`: create, list, describe and delete topics of a running broker.

use clap::{Args, Subcommand};
use ringspool_protocol::ErrorCode;
use ringspool_protocol::messages::create_topics_request::{
    CreatableTopic, CreatableTopicConfig, CreateTopicsRequest,
};
use ringspool_protocol::messages::delete_topics_request::{DeleteTopicState, DeleteTopicsRequest};
use ringspool_protocol::messages::describe_configs_request::{
    DescribeConfigsRequest, DescribeConfigsResource,
};
use ringspool_protocol::messages::metadata_request::{MetadataRequest, MetadataRequestTopic};
use ringspool_protocol::messages::metadata_response::MetadataResponseTopic;

use super::client::Client;
use super::problem::{FAILED, Problem, USAGE};
use super::say;
use super::table::table;
use crate::config::ListenAddress;

/// What can be done with topics.
#[derive(Subcommand)]
pub enum TopicCommand {
    /// Create a topic.
    Create(CreateArguments),
    /// List all topics.
    List(BrokerArgument),
    /// Show a topic's partitions and the settings that differ from the defaults.
    Describe(NamedTopic),
    /// Delete a topic with everything in it.
    Delete(NamedTopic),
}

/// Which broker to ask.
#[derive(Args)]
pub struct BrokerArgument {
    /// The broker to talk to.
    #[arg(
        short,
        long,
        value_name = "HOST:PORT",
        default_value = "localhost:9092",
        env = "RINGSPOOL_BROKER"
    )]
    broker: ListenAddress,
}

/// One topic by name.
#[derive(Args)]
pub struct NamedTopic {
    /// The topic.
    name: String,
    #[command(flatten)]
    broker: BrokerArgument,
}

/// A topic to be created.
#[derive(Args)]
pub struct CreateArguments {
    /// Its name.
    name: String,
    /// How many partitions it has [default: the broker's num.partitions].
    #[arg(short, long, value_name = "COUNT")]
    partitions: Option<i32>,
    /// A setting of the topic; may be given several times.
    #[arg(short, long = "config", value_name = "KEY=VALUE")]
    configs: Vec<String>,
    #[command(flatten)]
    broker: BrokerArgument,
}

/// Resource type of a topic in DescribeConfigs.
const TOPIC_RESOURCE: i8 = 2;
/// Source of a topic's own override in DescribeConfigs.
const TOPIC_OVERRIDE: i8 = 1;
/// In counts: let the broker decide.
const UNSPECIFIED: i32 = -1;

/// Runs one of the commands.
pub fn run(command: TopicCommand) -> Result<(), Problem> {
    let text = match command {
        TopicCommand::Create(arguments) => create(arguments),
        TopicCommand::List(arguments) => list(&arguments),
        TopicCommand::Describe(topic) => describe(&topic),
        TopicCommand::Delete(topic) => delete(&topic),
    }?;
    say(&text);
    Ok(())
}

fn create(arguments: CreateArguments) -> Result<String, Problem> {
    let configs = arguments
        .configs
        .iter()
        .map(|setting| parse_config(setting))
        .collect::<Result<_, _>>()?;
    let request = CreateTopicsRequest {
        topics: vec![CreatableTopic {
            name: arguments.name.as_str().into(),
            num_partitions: arguments.partitions.unwrap_or(UNSPECIFIED),
            replication_factor: -1,
            configs,
            ..Default::default()
        }],
        ..Default::default()
    };
    let response = Client::connect(&arguments.broker.broker)?.call(&request)?;
    let result = only(response.topics)?;
    check(
        result.error_code,
        &format!("topic '{}' was not created", arguments.name),
        result.error_message.as_deref(),
    )?;
    let row = vec![
        arguments.name,
        result.num_partitions.to_string(),
        "created".to_owned(),
    ];
    Ok(table(&["TOPIC", "PARTITIONS", "STATUS"], &[row]))
}

fn list(arguments: &BrokerArgument) -> Result<String, Problem> {
    let request = MetadataRequest {
        topics: None,
        allow_auto_topic_creation: false,
        ..Default::default()
    };
    let response = Client::connect(&arguments.broker)?.call(&request)?;
    let rows: Vec<Vec<String>> = response
        .topics
        .into_iter()
        .filter(|topic| !topic.is_internal)
        .map(|topic| {
            vec![
                topic.name.unwrap_or_default().to_string(),
                topic.partitions.len().to_string(),
                topic.topic_id.to_string(),
            ]
        })
        .collect();
    Ok(table(&["TOPIC", "PARTITIONS", "ID"], &rows))
}

fn describe(topic: &NamedTopic) -> Result<String, Problem> {
    let mut client = Client::connect(&topic.broker.broker)?;
    let described = metadata_of(&mut client, &topic.name)?;
    let partitions: Vec<Vec<String>> = described
        .partitions
        .iter()
        .map(|partition| {
            vec![
                partition.partition_index.to_string(),
                partition.leader_id.to_string(),
                partition.leader_epoch.to_string(),
                listed(&partition.replica_nodes),
                listed(&partition.isr_nodes),
            ]
        })
        .collect();
    let header = ["PARTITION", "LEADER", "EPOCH", "REPLICAS", "IN SYNC"];
    let mut text = format!("topic {}  id {}\n\n", topic.name, described.topic_id);
    text.push_str(&table(&header, &partitions));
    let overrides = overrides_of(&mut client, &topic.name)?;
    if !overrides.is_empty() {
        text.push('\n');
        text.push_str(&table(&["SETTING", "VALUE"], &overrides));
    }
    Ok(text)
}

fn delete(topic: &NamedTopic) -> Result<String, Problem> {
    let request = DeleteTopicsRequest {
        topics: vec![DeleteTopicState {
            name: Some(topic.name.as_str().into()),
            ..Default::default()
        }],
        topic_names: vec![topic.name.as_str().into()],
        ..Default::default()
    };
    let response = Client::connect(&topic.broker.broker)?.call(&request)?;
    let result = only(response.responses)?;
    check(
        result.error_code,
        &format!("topic '{}' was not deleted", topic.name),
        result.error_message.as_deref(),
    )?;
    let row = vec![topic.name.clone(), "deleted".to_owned()];
    Ok(table(&["TOPIC", "STATUS"], &[row]))
}

fn metadata_of(client: &mut Client, name: &str) -> Result<MetadataResponseTopic, Problem> {
    let request = MetadataRequest {
        topics: Some(vec![MetadataRequestTopic {
            name: Some(name.into()),
            ..Default::default()
        }]),
        allow_auto_topic_creation: false,
        ..Default::default()
    };
    let topic = only(client.call(&request)?.topics)?;
    check(
        topic.error_code,
        &format!("topic '{name}' cannot be described"),
        None,
    )?;
    Ok(topic)
}

fn overrides_of(client: &mut Client, name: &str) -> Result<Vec<Vec<String>>, Problem> {
    let request = DescribeConfigsRequest {
        resources: vec![DescribeConfigsResource {
            resource_type: TOPIC_RESOURCE,
            resource_name: name.into(),
            configuration_keys: None,
        }],
        ..Default::default()
    };
    let result = only(client.call(&request)?.results)?;
    check(
        result.error_code,
        &format!("the settings of topic '{name}' cannot be described"),
        result.error_message.as_deref(),
    )?;
    Ok(result
        .configs
        .into_iter()
        .filter(|config| config.config_source == TOPIC_OVERRIDE)
        .map(|config| {
            let value = config.value.unwrap_or_default();
            vec![config.name.to_string(), value.to_string()]
        })
        .collect())
}

fn parse_config(setting: &str) -> Result<CreatableTopicConfig, Problem> {
    let (name, value) = setting.split_once('=').ok_or_else(|| Problem {
        error: format!("'{setting}' is not a setting"),
        cause: None,
        fix: Some("-c KEY=VALUE, for example -c retention.ms=3600000".to_owned()),
        exit_code: USAGE,
    })?;
    Ok(CreatableTopicConfig {
        name: name.trim().into(),
        value: Some(value.trim().into()),
    })
}

fn listed(nodes: &[i32]) -> String {
    let nodes: Vec<String> = nodes.iter().map(i32::to_string).collect();
    nodes.join(",")
}

/// The one element that the broker answers for the one that was asked about.
fn only<T>(answers: Vec<T>) -> Result<T, Problem> {
    answers.into_iter().next().ok_or_else(|| Problem {
        error: "the broker answered for another topic".to_owned(),
        cause: None,
        fix: None,
        exit_code: FAILED,
    })
}

fn check(error_code: i16, error: &str, message: Option<&str>) -> Result<(), Problem> {
    if error_code == ErrorCode::None.code() {
        return Ok(());
    }
    let name = ErrorCode::from_code(error_code).map_or("unknown error", ErrorCode::name);
    Err(Problem {
        error: error.to_owned(),
        cause: Some(match message {
            Some(message) => format!("{message} ({name})"),
            None => name.to_owned(),
        }),
        fix: None,
        exit_code: FAILED,
    })
}
