//! The control connection of a run: topics, offsets, configurations, producer ids.
//!
//! Runs on the main thread, never while latencies are measured, except for sampling.

use std::collections::BTreeMap;
use std::time::Duration;

use bytestring::ByteString;
use ringspool_protocol::messages::create_topics_request::{
    CreatableTopic, CreatableTopicConfig, CreateTopicsRequest,
};
use ringspool_protocol::messages::delete_topics_request::{DeleteTopicState, DeleteTopicsRequest};
use ringspool_protocol::messages::describe_configs_request::{
    DescribeConfigsRequest, DescribeConfigsResource,
};
use ringspool_protocol::messages::init_producer_id_request::InitProducerIdRequest;
use ringspool_protocol::messages::list_offsets_request::{
    ListOffsetsPartition, ListOffsetsRequest, ListOffsetsTopic,
};
use ringspool_protocol::{ApiKey, ErrorCode};

use super::connection::Connection;
use super::metadata::{self, Cluster, Topic, TopicState};
use crate::error::{Error, Result};

/// Offsets by partition index.
pub type Offsets = BTreeMap<i32, i64>;

/// Which end of the log is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogEnd {
    /// First readable offset.
    Earliest = -2,
    /// High watermark.
    Latest = -1,
}

/// What a topic is made like.
#[derive(Debug, Clone)]
pub struct NewTopic {
    /// Name.
    pub name: String,
    /// Number of partitions.
    pub partition_count: i32,
    /// Copies of each partition.
    pub replication_factor: i16,
    /// Configurations by name.
    pub configs: Vec<(String, String)>,
}

/// Requests to a cluster, each sent to the broker that must answer it.
#[derive(Debug)]
pub struct Admin {
    bootstrap: Connection,
    by_node: BTreeMap<i32, Connection>,
    /// As of the last Metadata answer.
    pub cluster: Cluster,
}

const READY_TIMEOUT: Duration = Duration::from_secs(30);
const RETRY_PAUSE: Duration = Duration::from_millis(50);
const REQUEST_TIMEOUT_MS: i32 = 30_000;
const RESOURCE_TOPIC: i8 = 2;
const RESOURCE_BROKER: i8 = 4;
/// From this version on DeleteTopics takes a list of names or ids.
const DELETE_BY_STATE: i16 = 6;

impl Admin {
    /// Connects to the first broker.
    pub async fn open(bootstrap: &str) -> Result<Admin> {
        Ok(Admin {
            bootstrap: Connection::open(bootstrap).await?,
            by_node: BTreeMap::new(),
            cluster: Cluster::default(),
        })
    }

    /// Highest version of Produce at the first broker.
    pub fn produce_version_max(&self) -> Option<i16> {
        self.bootstrap.produce_version_max()
    }

    /// The topic as it is now.
    pub async fn describe(&mut self, topic: &str) -> Result<TopicState> {
        let (cluster, state) = metadata::describe(&mut self.bootstrap, topic).await?;
        self.cluster = cluster;
        Ok(state)
    }

    /// Creates a topic; it may take a while until it is ready.
    pub async fn create(&mut self, topic: &NewTopic) -> Result<()> {
        let request = CreateTopicsRequest {
            topics: vec![CreatableTopic {
                name: topic.name.as_str().into(),
                num_partitions: topic.partition_count,
                replication_factor: topic.replication_factor,
                configs: topic
                    .configs
                    .iter()
                    .map(|(name, value)| CreatableTopicConfig {
                        name: name.as_str().into(),
                        value: Some(value.as_str().into()),
                    })
                    .collect(),
                ..CreatableTopic::default()
            }],
            timeout_ms: REQUEST_TIMEOUT_MS,
            ..CreateTopicsRequest::default()
        };
        let response = self.controller().await?.call(&request).await?;
        for result in response.topics {
            let message = result.error_message.map(|message| message.to_string());
            refuse(
                ApiKey::CreateTopics,
                &topic.name,
                result.error_code,
                message,
            )?;
        }
        Ok(())
    }

    /// Deletes a topic.
    pub async fn delete(&mut self, topic: &str) -> Result<()> {
        let controller = self.controller().await?;
        let version = controller.version_of(ApiKey::DeleteTopics)?;
        let mut request = DeleteTopicsRequest {
            timeout_ms: REQUEST_TIMEOUT_MS,
            ..DeleteTopicsRequest::default()
        };
        if version >= DELETE_BY_STATE {
            request.topics = vec![DeleteTopicState {
                name: Some(topic.into()),
                ..DeleteTopicState::default()
            }];
        } else {
            request.topic_names = vec![topic.into()];
        }
        let response = controller.call_version(&request, version).await?;
        for result in response.responses {
            let message = result.error_message.map(|message| message.to_string());
            refuse(ApiKey::DeleteTopics, topic, result.error_code, message)?;
        }
        Ok(())
    }

    /// Waits until every partition of `topic` has a leader that answers for it.
    pub async fn wait_until_ready(&mut self, topic: &str) -> Result<Topic> {
        let ready = async {
            loop {
                if let TopicState::Ready(found) = self.describe(topic).await? {
                    match self.offsets(&found, LogEnd::Latest).await {
                        Ok(_) => return Ok(found),
                        Err(Error::Refused { code, .. }) if is_retriable(code) => {}
                        Err(error) => return Err(error),
                    }
                }
                tokio::time::sleep(RETRY_PAUSE).await;
            }
        };
        match tokio::time::timeout(READY_TIMEOUT, ready).await {
            Ok(topic) => topic,
            Err(_) => Err(Error::Timeout {
                what: format!("topic {topic} to get leaders"),
                seconds: READY_TIMEOUT.as_secs(),
            }),
        }
    }

    /// One end of every partition's log.
    pub async fn offsets(&mut self, topic: &Topic, end: LogEnd) -> Result<Offsets> {
        let mut offsets = Offsets::new();
        for node_id in topic.leader_nodes() {
            let request = ListOffsetsRequest {
                replica_id: -1,
                topics: vec![ListOffsetsTopic {
                    name: topic.name.as_str().into(),
                    partitions: topic
                        .led_by(node_id)
                        .into_iter()
                        .map(|partition_index| ListOffsetsPartition {
                            partition_index,
                            timestamp: end as i64,
                            ..ListOffsetsPartition::default()
                        })
                        .collect(),
                }],
                ..ListOffsetsRequest::default()
            };
            let response = self.node(node_id).await?.call(&request).await?;
            for partition in response.topics.iter().flat_map(|topic| &topic.partitions) {
                let subject = format!("{}-{}", topic.name, partition.partition_index);
                refuse(ApiKey::ListOffsets, &subject, partition.error_code, None)?;
                offsets.insert(partition.partition_index, partition.offset);
            }
        }
        Ok(offsets)
    }

    /// The values of some configurations of a topic.
    pub async fn topic_configs(
        &mut self,
        topic: &str,
        names: &[&str],
    ) -> Result<BTreeMap<String, String>> {
        configs(&mut self.bootstrap, RESOURCE_TOPIC, topic, names).await
    }

    /// The values of some configurations of a broker that leads a partition.
    pub async fn broker_configs(
        &mut self,
        node_id: i32,
        names: &[&str],
    ) -> Result<BTreeMap<String, String>> {
        let node = self.node(node_id).await?;
        configs(node, RESOURCE_BROKER, &node_id.to_string(), names).await
    }

    /// Where a broker listens.
    pub fn address_of(&self, node_id: i32) -> Result<String> {
        match self.cluster.brokers.get(&node_id) {
            Some(broker) => Ok(broker.address.clone()),
            None => Err(Error::Settings {
                what: format!("Metadata names no broker {node_id}"),
                fix: "check advertised.listeners of the brokers".to_owned(),
            }),
        }
    }

    async fn controller(&mut self) -> Result<&mut Connection> {
        if !self
            .cluster
            .brokers
            .contains_key(&self.cluster.controller_id)
        {
            return Ok(&mut self.bootstrap);
        }
        self.node(self.cluster.controller_id).await
    }

    async fn node(&mut self, node_id: i32) -> Result<&mut Connection> {
        if !self.by_node.contains_key(&node_id) {
            let connection = Connection::open(&self.address_of(node_id)?).await?;
            self.by_node.insert(node_id, connection);
        }
        Ok(self
            .by_node
            .get_mut(&node_id)
            .unwrap_or(&mut self.bootstrap))
    }
}

/// Asks for a new producer id, without transactions. Opens a connection of its own, since the
/// caller's may be full of produce requests.
pub async fn fetch_producer_id(address: &str) -> Result<(i64, i16)> {
    let mut connection = Connection::open(address).await?;
    let request = InitProducerIdRequest {
        // The schema's default is an empty name, which brokers refuse.
        transactional_id: None,
        transaction_timeout_ms: REQUEST_TIMEOUT_MS,
        ..InitProducerIdRequest::default()
    };
    let answer = async {
        loop {
            let response = connection.call(&request).await?;
            if is_retriable(response.error_code) {
                tokio::time::sleep(RETRY_PAUSE).await;
                continue;
            }
            refuse(ApiKey::InitProducerId, address, response.error_code, None)?;
            return Ok((response.producer_id, response.producer_epoch));
        }
    };
    match tokio::time::timeout(READY_TIMEOUT, answer).await {
        Ok(producer) => producer,
        Err(_) => Err(Error::Timeout {
            what: "a producer id".to_owned(),
            seconds: READY_TIMEOUT.as_secs(),
        }),
    }
}

async fn configs(
    connection: &mut Connection,
    resource_type: i8,
    resource_name: &str,
    names: &[&str],
) -> Result<BTreeMap<String, String>> {
    let request = DescribeConfigsRequest {
        resources: vec![DescribeConfigsResource {
            resource_type,
            resource_name: resource_name.into(),
            configuration_keys: Some(names.iter().map(|name| ByteString::from(*name)).collect()),
        }],
        ..DescribeConfigsRequest::default()
    };
    let response = connection.call(&request).await?;
    let mut values = BTreeMap::new();
    for result in response.results {
        let message = result.error_message.map(|message| message.to_string());
        refuse(
            ApiKey::DescribeConfigs,
            resource_name,
            result.error_code,
            message,
        )?;
        for config in result.configs {
            let value = config.value.map(|value| value.to_string());
            values.insert(config.name.to_string(), value.unwrap_or_default());
        }
    }
    Ok(values)
}

fn refuse(api_key: ApiKey, subject: &str, code: i16, message: Option<String>) -> Result<()> {
    if code == ErrorCode::None.code() {
        return Ok(());
    }
    Err(Error::Refused {
        request: api_key.name(),
        subject: subject.to_owned(),
        code,
        message,
    })
}

/// Whether the same request may succeed a little later.
pub fn is_retriable(code: i16) -> bool {
    ErrorCode::from_code(code).is_some_and(ErrorCode::is_retriable)
}
