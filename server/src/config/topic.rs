//! The few topic settings that handlers read on every request, straight from the overrides.

use ringspool_engine::{Durability, Topic};

use super::BrokerConfig;

/// Topic settings in force: the topic's override, else the broker's value, else the default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TopicSettings {
    /// What an acknowledgement promises.
    pub durability: Durability,
    /// Replicas that acks=all needs.
    pub min_insync_replicas: i32,
}

impl TopicSettings {
    /// The settings of `topic`. A map of overrides is small, mostly empty, and was checked when it was written.
    pub fn of(topic: &Topic, broker: &BrokerConfig) -> TopicSettings {
        let durability = topic
            .configs
            .get(DURABILITY)
            .filter(|name| !name.trim().is_empty())
            .map_or(broker.durability.as_str(), String::as_str);
        let min_insync_replicas = topic
            .configs
            .get(MIN_INSYNC_REPLICAS)
            .and_then(|value| value.trim().parse().ok());
        TopicSettings {
            durability: durability_named(durability),
            min_insync_replicas: min_insync_replicas.unwrap_or(1),
        }
    }
}

/// The mode of this name; anything but `os` is the safe one.
pub fn durability_named(name: &str) -> Durability {
    if name.trim() == "os" {
        Durability::Os
    } else {
        Durability::Disk
    }
}

const DURABILITY: &str = "durability";
const MIN_INSYNC_REPLICAS: &str = "min.insync.replicas";
