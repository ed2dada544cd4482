//! Broker-wide settings. One row each: field, name, kind, default, check, importance; the doc comment is
//! the documentation that DescribeConfigs and docs/generated/configs.md show.

use std::collections::BTreeSet;

use ringspool_engine::{ConfigKind, ConfigRow, Importance};

use super::validators::{at_least, between, boolean, durability};

/// Why a setting was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigProblem {
    /// No row has the name.
    #[error("there is no setting '{name}'")]
    Unknown {
        /// What was asked for.
        name: String,
        /// The row whose name is most like it.
        nearest: Option<&'static str>,
    },
    /// The row's check refused the value.
    #[error("setting '{name}' cannot be '{value}': it {reason}")]
    Invalid {
        /// The setting.
        name: String,
        /// The refused value.
        value: String,
        /// What the check says.
        reason: String,
    },
}

macro_rules! broker_configs {
    ($($(#[doc = $doc:literal])+ $field:ident: $type:ty = $name:literal, $kind:ident, $default:literal, $validate:expr, $importance:ident;)*) => {
        /// The settings of one broker.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct BrokerConfig {
            $($(#[doc = $doc])+ pub $field: $type,)*
            overridden: BTreeSet<&'static str>,
        }

        static ROWS: &[ConfigRow] = &[$(ConfigRow {
            name: $name,
            kind: ConfigKind::$kind,
            default: $default,
            doc: concat!($($doc),+),
            importance: Importance::$importance,
            validate: $validate,
        }),*];

        impl Default for BrokerConfig {
            fn default() -> BrokerConfig {
                BrokerConfig {
                    $($field: $default.parse().expect("a row's default parses; a test sets every one"),)*
                    overridden: BTreeSet::new(),
                }
            }
        }

        impl BrokerConfig {
            /// Sets one setting by name.
            ///
            /// Errors: an unknown name, a value that the row refuses; nothing changed then.
            pub fn set(&mut self, name: &str, value: &str) -> Result<(), ConfigProblem> {
                let value = value.trim();
                let row = BrokerConfig::row(name).ok_or_else(|| unknown(name))?;
                let invalid = |reason| ConfigProblem::Invalid {
                    name: name.to_owned(),
                    value: value.to_owned(),
                    reason,
                };
                (row.validate)(value).map_err(invalid)?;
                match row.name {
                    $($name => {
                        self.$field = value.parse().map_err(|_| invalid("is out of range".to_owned()))?;
                    })*
                    other => unreachable!("row {other} has a field"),
                }
                self.overridden.insert(row.name);
                Ok(())
            }

            /// The value in force as text.
            pub fn value(&self, name: &str) -> Option<String> {
                match name {
                    $($name => Some(self.$field.to_string()),)*
                    _ => None,
                }
            }
        }
    };
}

broker_configs! {
    #[doc = "The number of this broker in its cluster."]
    node_id: i32 = "node.id", Int, "1", between::<0, { i32::MAX as i64 }>, High;
    #[doc = "Whether a topic that a client asks for by name is created on the spot."]
    auto_create_topics_enable: bool = "auto.create.topics.enable", Boolean, "true", boolean, High;
    #[doc = "Partitions of a topic that is created without saying how many."]
    num_partitions: i32 = "num.partitions", Int, "1", between::<1, 1_000_000>, Medium;
    #[doc = "Replicas of a topic that is created without saying how many; this broker has no others."]
    default_replication_factor: i16 = "default.replication.factor", Int, "1", between::<1, 1>, Medium;
    #[doc = "What an acknowledgement of a topic without its own setting promises: disk = flushed to stable storage, os = written to the operating system."]
    durability: String = "durability", String, "disk", durability, High;
    #[doc = "Threads with their own ring, journal and partitions; 0 = one per core."]
    shards: u16 = "shards", Int, "0", between::<0, 1024>, High;
    #[doc = "Bytes that receive buffers, unsettled records, the hot cache and records read from files may hold together."]
    memory_budget_bytes: u64 = "memory.budget.bytes", Long, "536870912", at_least::<16_777_216>, High;
    #[doc = "Size of one journal file in bytes."]
    journal_file_bytes: u64 = "journal.file.bytes", Long, "67108864", at_least::<4_194_304>, Medium;
    #[doc = "Journal files that the ring of each shard may have; each is made when the ring is about to need it."]
    journal_files: u32 = "journal.files", Int, "16", between::<4, 4096>, Medium;
    #[doc = "Whether records move from the journal to segments while the broker runs; false only to measure how fast a full journal is replayed."]
    journal_settle_enabled: bool = "journal.settle.enabled", Boolean, "true", boolean, Low;
    #[doc = "Milliseconds between two looks for segments beyond the retention limits of their topic."]
    log_retention_check_interval_ms: u64 = "log.retention.check.interval.ms", Long, "300000", at_least::<1>, Medium;
    #[doc = "Largest request in bytes; a longer one closes the connection."]
    socket_request_max_bytes: i32 = "socket.request.max.bytes", Int, "104857600", between::<1024, { i32::MAX as i64 }>, High;
    #[doc = "Milliseconds without a request after which a connection is closed; -1 = never."]
    connections_max_idle_ms: i64 = "connections.max.idle.ms", Long, "600000", at_least::<-1>, Medium;
    #[doc = "Connections at one time; more are closed at once."]
    max_connections: i32 = "max.connections", Int, "2147483647", between::<1, { i32::MAX as i64 }>, Medium;
    #[doc = "Requests of one connection that may wait for their responses; then its socket is not read."]
    connection_max_in_flight_requests: i32 = "connection.max.in.flight.requests", Int, "256", between::<1, 65_536>, Medium;
    #[doc = "Largest amount of records in one fetch response, in bytes."]
    fetch_max_bytes: i32 = "fetch.max.bytes", Int, "57671680", between::<1024, { i32::MAX as i64 }>, Medium;
    #[doc = "Incremental fetch sessions kept at one time (KIP-227)."]
    max_incremental_fetch_session_cache_slots: i32 = "max.incremental.fetch.session.cache.slots", Int, "1000", between::<0, { i32::MAX as i64 }>, Medium;
    #[doc = "Largest number of partitions in one DescribeTopicPartitions response."]
    max_request_partition_size_limit: i32 = "max.request.partition.size.limit", Int, "2000", between::<1, { i32::MAX as i64 }>, Medium;
    #[doc = "Milliseconds that an empty group waits for more members before its first generation. Kafka's default is 3000: fewer rebalances where many members start together, three seconds lost where one does."]
    group_initial_rebalance_delay_ms: i32 = "group.initial.rebalance.delay.ms", Int, "0", between::<0, { i32::MAX as i64 }>, Medium;
    #[doc = "Shortest session timeout that a group member may ask for, in milliseconds."]
    group_min_session_timeout_ms: i32 = "group.min.session.timeout.ms", Int, "6000", between::<0, { i32::MAX as i64 }>, Medium;
    #[doc = "Longest session timeout that a group member may ask for, in milliseconds."]
    group_max_session_timeout_ms: i32 = "group.max.session.timeout.ms", Int, "1800000", between::<0, { i32::MAX as i64 }>, Medium;
    #[doc = "Members that one consumer group may have."]
    group_max_size: i32 = "group.max.size", Int, "2147483647", between::<1, { i32::MAX as i64 }>, Medium;
    #[doc = "Partitions of the topic that holds committed offsets; it cannot change later."]
    offsets_topic_num_partitions: i32 = "offsets.topic.num.partitions", Int, "50", between::<1, 10_000>, High;
    #[doc = "Largest metadata text of a committed offset, in bytes."]
    offset_metadata_max_bytes: i32 = "offset.metadata.max.bytes", Int, "4096", between::<0, { i32::MAX as i64 }>, High;
    #[doc = "Minutes that committed offsets outlive their group (KIP-211)."]
    offsets_retention_minutes: i32 = "offsets.retention.minutes", Int, "10080", between::<1, { i32::MAX as i64 }>, High;
    #[doc = "Milliseconds between two searches for expired committed offsets."]
    offsets_retention_check_interval_ms: i64 = "offsets.retention.check.interval.ms", Long, "600000", at_least::<1>, High;
}

impl BrokerConfig {
    /// Every row, in the order of the table.
    pub fn rows() -> &'static [ConfigRow] {
        ROWS
    }

    /// The row of this name.
    pub fn row(name: &str) -> Option<&'static ConfigRow> {
        ROWS.iter().find(|row| row.name == name)
    }

    /// Whether the setting was given at start rather than left at its default.
    pub fn is_overridden(&self, name: &str) -> bool {
        self.overridden.contains(name)
    }
}

fn unknown(name: &str) -> ConfigProblem {
    ConfigProblem::Unknown {
        name: name.to_owned(),
        nearest: nearest_name(name, ROWS.iter().map(|row| row.name)),
    }
}

/// The candidate with the smallest edit distance to `name`, if it is close enough to be a typing mistake.
pub fn nearest_name<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let limit = name.len() / 3 + 1;
    candidates
        .map(|candidate| (edit_distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Insertions, deletions and replacements between two short names (Levenshtein).
fn edit_distance(source: &str, target: &str) -> usize {
    let target: Vec<char> = target.chars().collect();
    let mut row: Vec<usize> = (0..=target.len()).collect();
    for (source_index, source_char) in source.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = source_index + 1;
        for (target_index, target_char) in target.iter().enumerate() {
            let replaced = diagonal + usize::from(source_char != *target_char);
            diagonal = row[target_index + 1];
            row[target_index + 1] = replaced.min(diagonal + 1).min(row[target_index] + 1);
        }
    }
    row[target.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_default_passes_its_own_check_and_prints_as_written() {
        let mut config = BrokerConfig::default();
        for row in BrokerConfig::rows() {
            assert_eq!(config.value(row.name).as_deref(), Some(row.default));
            assert_eq!(config.set(row.name, row.default), Ok(()), "{}", row.name);
        }
    }

    #[test]
    fn names_are_unique_and_documented() {
        let names: BTreeSet<_> = BrokerConfig::rows().iter().map(|row| row.name).collect();
        assert_eq!(names.len(), BrokerConfig::rows().len());
        assert!(
            BrokerConfig::rows()
                .iter()
                .all(|row| row.doc.ends_with('.'))
        );
    }

    #[test]
    fn a_refused_value_changes_nothing() {
        let mut config = BrokerConfig::default();
        assert!(config.set("num.partitions", "0").is_err());
        assert!(config.set("shards", "70000").is_err());
        assert_eq!(config, BrokerConfig::default());
    }

    #[test]
    fn a_given_setting_is_marked_as_given() {
        let mut config = BrokerConfig::default();
        assert!(!config.is_overridden("num.partitions"));
        config.set("num.partitions", "3").expect("valid");
        assert_eq!(config.num_partitions, 3);
        assert!(config.is_overridden("num.partitions"));
    }

    #[test]
    fn an_unknown_name_is_answered_with_the_nearest_one() {
        let problem = BrokerConfig::default().set("num.partition", "3");
        assert_eq!(
            problem,
            Err(ConfigProblem::Unknown {
                name: "num.partition".to_owned(),
                nearest: Some("num.partitions"),
            })
        );
        assert_eq!(nearest_name("zzzzzz", ["abc", "def"].into_iter()), None);
    }
}
