//! The settings of topics and brokers as tools see them: value, type, source, synonyms (KIP-226, KIP-569).

use std::collections::BTreeMap;

use ringspool_engine::{ConfigKind, ConfigRow, log_config_rows};

use crate::config::BrokerConfig;

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConfigSource {
    /// An override of the topic.
    DynamicTopicConfig = 1,
    /// Given to the broker at start.
    StaticBrokerConfig = 4,
    /// Built in.
    DefaultConfig = 5,
}

/// One setting with everything that DescribeConfigs says about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigEntry {
    /// Its name.
    pub name: &'static str,
    /// The value in force; None if it must not be shown.
    pub value: Option<String>,
    /// Where the value comes from.
    pub source: ConfigSource,
    /// Whether it can only be given at start.
    pub is_read_only: bool,
    /// Every level that has a value, the one in force first.
    pub synonyms: Vec<ConfigSynonym>,
    /// Its type.
    pub kind: ConfigKind,
    /// What it does.
    pub doc: &'static str,
}

/// One level at which a setting has a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigSynonym {
    /// The setting's name at that level.
    pub name: &'static str,
    /// Its value there.
    pub value: Option<String>,
    /// Which level.
    pub source: ConfigSource,
}

impl ConfigEntry {
    /// Whether the value is a secret.
    pub fn is_sensitive(&self) -> bool {
        self.kind == ConfigKind::Password
    }
}

/// Every setting of a topic with these overrides.
pub fn topic_config_entries(
    overrides: &BTreeMap<String, String>,
    broker: &BrokerConfig,
) -> Vec<ConfigEntry> {
    log_config_rows()
        .iter()
        .map(|row| topic_entry(row, overrides, broker))
        .collect()
}

/// Every setting of the broker.
pub fn broker_config_entries(broker: &BrokerConfig) -> Vec<ConfigEntry> {
    BrokerConfig::rows()
        .iter()
        .map(|row| entry(row, broker_levels(row, broker), true))
        .collect()
}

fn topic_entry(
    row: &'static ConfigRow,
    overrides: &BTreeMap<String, String>,
    broker: &BrokerConfig,
) -> ConfigEntry {
    let mut levels = Vec::new();
    if let Some(value) = overrides.get(row.name) {
        levels.push(level(row, value.clone(), ConfigSource::DynamicTopicConfig));
    }
    // The broker's durability stands behind the topic's, where an empty text means: the broker's.
    if row.name == DURABILITY {
        levels.retain(|level| level.value.as_deref() != Some(""));
        levels.extend(
            BrokerConfig::row(DURABILITY).map_or(Vec::new(), |row| broker_levels(row, broker)),
        );
    } else {
        levels.push(level(
            row,
            row.default.to_owned(),
            ConfigSource::DefaultConfig,
        ));
    }
    entry(row, levels, false)
}

fn broker_levels(row: &'static ConfigRow, broker: &BrokerConfig) -> Vec<ConfigSynonym> {
    let mut levels = Vec::new();
    if broker.is_overridden(row.name) {
        let value = broker.value(row.name).unwrap_or_default();
        levels.push(level(row, value, ConfigSource::StaticBrokerConfig));
    }
    levels.push(level(
        row,
        row.default.to_owned(),
        ConfigSource::DefaultConfig,
    ));
    levels
}

fn level(row: &'static ConfigRow, value: String, source: ConfigSource) -> ConfigSynonym {
    ConfigSynonym {
        name: row.name,
        value: (row.kind != ConfigKind::Password).then_some(value),
        source,
    }
}

fn entry(row: &'static ConfigRow, synonyms: Vec<ConfigSynonym>, is_read_only: bool) -> ConfigEntry {
    let in_force = synonyms.first();
    ConfigEntry {
        name: row.name,
        value: in_force.and_then(|level| level.value.clone()),
        source: in_force.map_or(ConfigSource::DefaultConfig, |level| level.source),
        is_read_only,
        kind: row.kind,
        doc: row.doc,
        synonyms,
    }
}

const DURABILITY: &str = "durability";

#[cfg(test)]
mod tests {
    use super::*;

    fn find<'a>(entries: &'a [ConfigEntry], name: &str) -> &'a ConfigEntry {
        entries
            .iter()
            .find(|entry| entry.name == name)
            .expect("every row has an entry")
    }

    #[test]
    fn an_override_hides_the_default_and_keeps_it_as_a_synonym() {
        let overrides = BTreeMap::from([("retention.ms".to_owned(), "5".to_owned())]);
        let entries = topic_config_entries(&overrides, &BrokerConfig::default());
        assert_eq!(entries.len(), log_config_rows().len());
        let retention = find(&entries, "retention.ms");
        assert_eq!(retention.value.as_deref(), Some("5"));
        assert_eq!(retention.source, ConfigSource::DynamicTopicConfig);
        let sources: Vec<_> = retention
            .synonyms
            .iter()
            .map(|level| level.source)
            .collect();
        assert_eq!(
            sources,
            [
                ConfigSource::DynamicTopicConfig,
                ConfigSource::DefaultConfig
            ]
        );
        let untouched = find(&entries, "cleanup.policy");
        assert_eq!(untouched.value.as_deref(), Some("delete"));
        assert_eq!(untouched.source, ConfigSource::DefaultConfig);
    }

    #[test]
    fn a_topic_shows_the_brokers_durability_unless_it_has_its_own() {
        let mut broker = BrokerConfig::default();
        let shown = |overrides: &[(&str, &str)], broker: &BrokerConfig| {
            let overrides = overrides
                .iter()
                .map(|(name, value)| (name.to_string(), value.to_string()))
                .collect();
            let entries = topic_config_entries(&overrides, broker);
            let durability = find(&entries, DURABILITY);
            (
                durability.value.clone().unwrap_or_default(),
                durability.source,
            )
        };
        assert_eq!(
            shown(&[], &broker),
            ("disk".into(), ConfigSource::DefaultConfig)
        );
        broker.set(DURABILITY, "os").expect("valid");
        assert_eq!(
            shown(&[], &broker),
            ("os".into(), ConfigSource::StaticBrokerConfig)
        );
        assert_eq!(
            shown(&[(DURABILITY, "disk")], &broker),
            ("disk".into(), ConfigSource::DynamicTopicConfig)
        );
        assert_eq!(
            shown(&[(DURABILITY, "")], &broker),
            ("os".into(), ConfigSource::StaticBrokerConfig)
        );
    }

    #[test]
    fn broker_settings_are_read_only_and_complete() {
        let entries = broker_config_entries(&BrokerConfig::default());
        assert_eq!(entries.len(), BrokerConfig::rows().len());
        assert!(
            entries
                .iter()
                .all(|entry| entry.is_read_only && entry.value.is_some())
        );
    }
}
