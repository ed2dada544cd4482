//! What an operator can set about groups, with Kafka's names.

use crate::config::BrokerConfig;

/// Settings of the group coordinator; every field carries the name of its broker config.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupConfig {
    /// `group.min.session.timeout.ms`: smallest session timeout a member may ask for.
    pub session_timeout_ms_min: i32,
    /// `group.max.session.timeout.ms`: largest session timeout a member may ask for.
    pub session_timeout_ms_max: i32,
    /// `group.initial.rebalance.delay.ms`: how long an empty group waits for more members before
    /// its first generation. Kafka's default is 3000; ours is 0, because one consumer that waits
    /// three seconds for nobody is the common case.
    pub initial_rebalance_delay_ms: i32,
    /// `group.max.size`: members of one group.
    pub group_size_max: usize,
    /// How long a member that has just been added may wait for its first generation before it is
    /// dropped; Kafka has no config for it.
    pub new_member_join_timeout_ms: i32,
    /// `offset.metadata.max.bytes`: length of the text committed with an offset.
    pub offset_metadata_bytes_max: usize,
    /// `offsets.retention.minutes`, in milliseconds (KIP-211).
    pub offsets_retention_ms: i64,
    /// `offsets.retention.check.interval.ms`: time between two looks for expired offsets.
    pub offsets_retention_check_interval_ms: i64,
    /// `offsets.topic.num.partitions`: partitions of `__consumer_offsets`, used when it is created.
    pub offsets_topic_partition_count: i32,
    /// Encoded size of the records that one request may make; they are appended as one batch, so
    /// this stays below `max.message.bytes` of the topic.
    pub records_bytes_max: usize,
}

impl Default for GroupConfig {
    fn default() -> GroupConfig {
        GroupConfig {
            session_timeout_ms_min: 6_000,
            session_timeout_ms_max: 1_800_000,
            initial_rebalance_delay_ms: 0,
            group_size_max: i32::MAX as usize,
            new_member_join_timeout_ms: 5 * 60 * 1000,
            offset_metadata_bytes_max: 4096,
            offsets_retention_ms: 7 * 24 * 60 * 60 * 1000,
            offsets_retention_check_interval_ms: 10 * 60 * 1000,
            offsets_topic_partition_count: 50,
            records_bytes_max: 1_000_000,
        }
    }
}

impl From<&BrokerConfig> for GroupConfig {
    fn from(broker: &BrokerConfig) -> GroupConfig {
        let retention_ms = i64::from(broker.offsets_retention_minutes) * 60_000;
        GroupConfig {
            session_timeout_ms_min: broker.group_min_session_timeout_ms,
            session_timeout_ms_max: broker.group_max_session_timeout_ms,
            initial_rebalance_delay_ms: broker.group_initial_rebalance_delay_ms,
            group_size_max: usize::try_from(broker.group_max_size).unwrap_or(0),
            offset_metadata_bytes_max: usize::try_from(broker.offset_metadata_max_bytes)
                .unwrap_or(0),
            offsets_retention_ms: retention_ms,
            offsets_retention_check_interval_ms: broker.offsets_retention_check_interval_ms,
            offsets_topic_partition_count: broker.offsets_topic_num_partitions,
            ..GroupConfig::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two tables state the defaults; they must not drift apart.
    #[test]
    fn defaults_are_those_of_the_broker() {
        assert_eq!(
            GroupConfig::from(&BrokerConfig::default()),
            GroupConfig::default()
        );
    }
}
