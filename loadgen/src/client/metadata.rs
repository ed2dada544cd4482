//! Where the partitions of a topic live.

use std::collections::BTreeMap;

use ringspool_protocol::messages::metadata_request::{MetadataRequest, MetadataRequestTopic};
use ringspool_protocol::{ApiKey, ErrorCode, Uuid};

use super::connection::Connection;
use crate::error::{Error, Result};

/// One broker as Metadata names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broker {
    /// Its number.
    pub node_id: i32,
    /// `host:port` of the listener we asked on.
    pub address: String,
}

/// The brokers and who is the controller.
#[derive(Debug, Clone, Default)]
pub struct Cluster {
    /// By node id.
    pub brokers: BTreeMap<i32, Broker>,
    /// Node id of the controller, -1 if unknown.
    pub controller_id: i32,
    /// As the broker calls the cluster.
    pub cluster_id: Option<String>,
}

/// One topic and the leaders of its partitions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Name.
    pub name: String,
    /// Zero if the broker is too old to have ids.
    pub topic_id: Uuid,
    /// Leader node of each partition, by partition index.
    pub leaders: BTreeMap<i32, i32>,
}

/// What Metadata says about a topic.
#[derive(Debug)]
pub enum TopicState {
    /// It is not there.
    Missing,
    /// It is there but some partition has no leader yet.
    NotReady,
    /// All partitions have leaders.
    Ready(Topic),
}

/// First version of Metadata with topic ids in the answer.
const METADATA_WITH_TOPIC_ID: i16 = 10;

/// Asks for the cluster and `topic`, without creating it.
pub async fn describe(connection: &mut Connection, topic: &str) -> Result<(Cluster, TopicState)> {
    let version = connection.version_of(ApiKey::Metadata)?;
    let request = MetadataRequest {
        topics: Some(vec![MetadataRequestTopic {
            name: Some(topic.into()),
            ..MetadataRequestTopic::default()
        }]),
        // Before version 4 there is no such field, and the broker's own setting decides.
        allow_auto_topic_creation: version < 4,
        ..MetadataRequest::default()
    };
    let response = connection.call_version(&request, version).await?;
    let cluster = Cluster {
        brokers: response
            .brokers
            .iter()
            .map(|broker| {
                let address = host_and_port(&broker.host, broker.port);
                let node_id = broker.node_id;
                (node_id, Broker { node_id, address })
            })
            .collect(),
        controller_id: response.controller_id,
        cluster_id: response.cluster_id.map(|id| id.to_string()),
    };
    let Some(answer) = response.topics.into_iter().next() else {
        return Ok((cluster, TopicState::Missing));
    };
    match ErrorCode::from_code(answer.error_code) {
        Some(ErrorCode::None) => {}
        Some(ErrorCode::UnknownTopicOrPartition) => return Ok((cluster, TopicState::Missing)),
        Some(ErrorCode::LeaderNotAvailable) => return Ok((cluster, TopicState::NotReady)),
        _ => {
            return Err(Error::Refused {
                request: ApiKey::Metadata.name(),
                subject: topic.to_owned(),
                code: answer.error_code,
                message: None,
            });
        }
    }
    let leaders: BTreeMap<i32, i32> = answer
        .partitions
        .iter()
        .filter(|partition| partition.leader_id >= 0)
        .map(|partition| (partition.partition_index, partition.leader_id))
        .collect();
    let led = leaders.len() == answer.partitions.len() && !leaders.is_empty();
    if !led
        || !leaders
            .values()
            .all(|node| cluster.brokers.contains_key(node))
    {
        return Ok((cluster, TopicState::NotReady));
    }
    let topic_id = match version >= METADATA_WITH_TOPIC_ID {
        true => answer.topic_id,
        false => Uuid::ZERO,
    };
    let topic = Topic {
        name: topic.to_owned(),
        topic_id,
        leaders,
    };
    Ok((cluster, TopicState::Ready(topic)))
}

/// `host:port`, with brackets around an IPv6 address.
fn host_and_port(host: &str, port: i32) -> String {
    if host.contains(':') {
        format!("[{host}]:{port}")
    } else {
        format!("{host}:{port}")
    }
}

impl Topic {
    /// The partitions that `node_id` leads, ascending.
    pub fn led_by(&self, node_id: i32) -> Vec<i32> {
        self.leaders
            .iter()
            .filter(|(_, leader)| **leader == node_id)
            .map(|(partition_index, _)| *partition_index)
            .collect()
    }

    /// The nodes that lead a partition, ascending.
    pub fn leader_nodes(&self) -> Vec<i32> {
        let mut nodes: Vec<i32> = self.leaders.values().copied().collect();
        nodes.sort_unstable();
        nodes.dedup();
        nodes
    }

    /// The highest version of a request that `connection` shares and that can name this topic:
    /// from `first_by_id` on, topics go by id alone.
    pub fn version_for(
        &self,
        connection: &Connection,
        api_key: ApiKey,
        first_by_id: i16,
    ) -> Result<i16> {
        let version = connection.version_of(api_key)?;
        if self.topic_id.is_zero() {
            return Ok(version.min(first_by_id - 1));
        }
        Ok(version)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_ipv6_hosts_get_brackets() {
        assert_eq!(host_and_port("::1", 9092), "[::1]:9092");
        assert_eq!(host_and_port("broker", 9092), "broker:9092");
    }

    #[test]
    fn leaders_group_partitions_by_node() {
        let topic = Topic {
            name: "bench".to_owned(),
            topic_id: Uuid::ZERO,
            leaders: [(0, 2), (1, 1), (2, 2)].into(),
        };
        assert_eq!(topic.leader_nodes(), [1, 2]);
        assert_eq!(topic.led_by(2), [0, 2]);
        assert!(topic.led_by(9).is_empty());
    }
}
