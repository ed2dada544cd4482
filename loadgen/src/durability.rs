//! What the broker says an acknowledgement is worth, for the label of every result.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::client::admin::Admin;

/// The configurations that decide it, as the broker reported them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Durability {
    /// The label in tables.
    pub label: String,
    /// The values behind it.
    pub reported: BTreeMap<String, String>,
}

const TOPIC_NAMES: [&str; 3] = ["durability", "flush.messages", "flush.ms"];
const BROKER_NAMES: [&str; 1] = ["durability"];
const UNKNOWN: &str = "unknown (broker default)";

/// Asks the broker; a broker that refuses the question gets the label for unknown.
pub async fn describe(admin: &mut Admin, topic: &str, node_id: i32) -> Durability {
    let mut reported = admin
        .topic_configs(topic, &TOPIC_NAMES)
        .await
        .unwrap_or_default();
    if !reported.contains_key("durability")
        && let Ok(of_broker) = admin.broker_configs(node_id, &BROKER_NAMES).await
    {
        reported.extend(of_broker);
    }
    // Brokers that do not know the name filter may answer with everything.
    reported.retain(|name, _| TOPIC_NAMES.contains(&name.as_str()));
    Durability {
        label: label(&reported),
        reported,
    }
}

fn label(reported: &BTreeMap<String, String>) -> String {
    if let Some(durability) = reported.get("durability").filter(|mode| !mode.is_empty()) {
        return format!("durability={durability}");
    }
    match reported
        .get("flush.messages")
        .map(|count| count.parse::<i64>())
    {
        Some(Ok(1)) => "flush.messages=1 (flushed before ack)".to_owned(),
        Some(Ok(i64::MAX)) => "page cache (no flush.messages)".to_owned(),
        Some(Ok(count)) => format!("page cache (flush.messages={count})"),
        _ => UNKNOWN.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labelled(configs: &[(&str, &str)]) -> String {
        let reported = configs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        label(&reported.collect())
    }

    #[test]
    fn the_broker_s_own_word_comes_first() {
        let configs = [("durability", "disk"), ("flush.messages", "1")];
        assert_eq!(labelled(&configs), "durability=disk");
    }

    #[test]
    fn kafka_is_labelled_by_its_flush_interval() {
        assert_eq!(
            labelled(&[("flush.messages", "9223372036854775807")]),
            "page cache (no flush.messages)"
        );
        assert_eq!(
            labelled(&[("flush.messages", "1")]),
            "flush.messages=1 (flushed before ack)"
        );
        assert_eq!(
            labelled(&[("flush.messages", "500")]),
            "page cache (flush.messages=500)"
        );
    }

    #[test]
    fn a_silent_broker_is_unknown() {
        assert_eq!(labelled(&[]), UNKNOWN);
        assert_eq!(labelled(&[("flush.ms", "1000")]), UNKNOWN);
    }
}
