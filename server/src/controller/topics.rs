//! Creating and deleting topics.

use std::collections::{BTreeMap, HashMap};

use ringspool_engine::{Catalog, CatalogRecord, LogConfig, TopicId};
use ringspool_protocol::ErrorCode;

/// Topics that only the broker creates.
pub const INTERNAL_TOPIC_NAMES: [&str; 3] = [
    "__consumer_offsets",
    "__transaction_state",
    "__share_group_state",
];
/// Longest topic name, in characters.
pub const TOPIC_NAME_LENGTH_MAX: usize = 249;
/// Partitions that one request may create: each becomes a folder and an entry in every image.
pub const PARTITIONS_PER_REQUEST_MAX: i64 = 10_000;

/// A topic that somebody wants.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewTopic {
    /// Its name.
    pub name: String,
    /// None = the broker's default.
    pub partition_count: Option<i32>,
    /// None = the broker's default.
    pub replication_factor: Option<i16>,
    /// Brokers by partition; empty = the broker chooses.
    pub assignments: Vec<(i32, Vec<i32>)>,
    /// Overrides; a value may be missing on the wire.
    pub configs: Vec<(String, Option<String>)>,
}

/// What the broker's settings say about new topics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CreationRules {
    /// The only broker that can hold replicas.
    pub node_id: i32,
    /// Partitions of a topic that does not say how many.
    pub default_partition_count: i32,
}

/// A topic that the plan creates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedTopic {
    /// Its id.
    pub topic_id: TopicId,
    /// How many partitions it has.
    pub partition_count: i32,
    /// Its overrides.
    pub configs: BTreeMap<String, String>,
}

/// Why one topic was refused; the others of the request are not affected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct TopicProblem {
    /// Kafka's code.
    pub code: ErrorCode,
    /// For people.
    pub message: String,
}

/// A topic that somebody wants to be gone.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TopicRef {
    /// By name.
    Name(String),
    /// By id.
    Id(TopicId),
}

/// A topic that the plan deletes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeletedTopic {
    /// Its id.
    pub topic_id: TopicId,
    /// Its name.
    pub name: String,
}

/// Plans the topics of one request; a topic is created or refused on its own.
///
/// The results are in the order of `new_topics`. `next_id` draws a topic id.
pub fn plan_create_topics(
    catalog: &Catalog,
    new_topics: &[NewTopic],
    rules: CreationRules,
    mut next_id: impl FnMut() -> TopicId,
) -> (Vec<CatalogRecord>, Vec<Result<PlannedTopic, TopicProblem>>) {
    let mut name_counts: HashMap<&str, usize> = HashMap::new();
    for topic in new_topics {
        *name_counts.entry(topic.name.as_str()).or_default() += 1;
    }
    let mut metric_names: HashMap<String, String> = catalog
        .topics()
        .map(|topic| (metric_name(&topic.name), topic.name.to_string()))
        .collect();
    let mut records = Vec::new();
    let mut results = Vec::with_capacity(new_topics.len());
    let mut partitions_left = PARTITIONS_PER_REQUEST_MAX;
    for topic in new_topics {
        let is_repeated = name_counts.get(topic.name.as_str()).copied() > Some(1);
        let result = if is_repeated {
            Err(problem(
                ErrorCode::InvalidRequest,
                "the request names the topic twice",
            ))
        } else {
            plan_topic(
                catalog,
                topic,
                rules,
                &metric_names,
                partitions_left,
                &mut next_id,
            )
        };
        if let Ok(planned) = &result {
            partitions_left -= i64::from(planned.partition_count);
            metric_names.insert(metric_name(&topic.name), topic.name.clone());
            records.push(CatalogRecord::TopicCreated {
                topic_id: planned.topic_id,
                name: topic.name.clone(),
                partition_count: planned.partition_count,
                configs: planned.configs.clone(),
                is_internal: false,
            });
        }
        results.push(result);
    }
    (records, results)
}

/// Plans the deletions of one request; the results are in the order of `doomed`.
pub fn plan_delete_topics(
    catalog: &Catalog,
    doomed: &[TopicRef],
) -> (Vec<CatalogRecord>, Vec<Result<DeletedTopic, TopicProblem>>) {
    let mut records = Vec::new();
    let mut results = Vec::with_capacity(doomed.len());
    let mut seen: HashMap<TopicId, usize> = HashMap::new();
    for topic_ref in doomed {
        if let Ok(deleted) = find_doomed(catalog, topic_ref) {
            *seen.entry(deleted.topic_id).or_default() += 1;
        }
    }
    for topic_ref in doomed {
        let result = find_doomed(catalog, topic_ref).and_then(|deleted| {
            if seen.get(&deleted.topic_id).copied() > Some(1) {
                return Err(problem(
                    ErrorCode::InvalidRequest,
                    "the request names the topic twice",
                ));
            }
            Ok(deleted)
        });
        if let Ok(deleted) = &result {
            records.push(CatalogRecord::TopicDeleted {
                topic_id: deleted.topic_id,
            });
        }
        results.push(result);
    }
    (records, results)
}

/// Checks the form of a topic name.
pub fn check_topic_name(name: &str) -> Result<(), TopicProblem> {
    let refusal = |message: String| Err(problem(ErrorCode::InvalidTopicException, message));
    if name.is_empty() {
        return refusal("a topic name cannot be empty".to_owned());
    }
    if name == "." || name == ".." {
        return refusal(format!("a topic cannot be named '{name}'"));
    }
    if name.len() > TOPIC_NAME_LENGTH_MAX {
        return refusal(format!(
            "a topic name has at most {TOPIC_NAME_LENGTH_MAX} characters"
        ));
    }
    let is_legal = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    if !name.bytes().all(is_legal) {
        return refusal("a topic name has only ASCII letters, digits, '.', '_' and '-'".to_owned());
    }
    Ok(())
}

fn plan_topic(
    catalog: &Catalog,
    topic: &NewTopic,
    rules: CreationRules,
    metric_names: &HashMap<String, String>,
    partitions_left: i64,
    next_id: &mut impl FnMut() -> TopicId,
) -> Result<PlannedTopic, TopicProblem> {
    check_topic_name(&topic.name)?;
    if INTERNAL_TOPIC_NAMES.contains(&topic.name.as_str()) {
        let message = format!("the broker itself creates '{}'", topic.name);
        return Err(problem(ErrorCode::InvalidTopicException, message));
    }
    if catalog.topic_by_name(&topic.name).is_some() {
        let message = format!("topic '{}' already exists", topic.name);
        return Err(problem(ErrorCode::TopicAlreadyExists, message));
    }
    if let Some(other) = metric_names.get(&metric_name(&topic.name)) {
        let message = format!(
            "'{}' collides with '{other}': metrics write '.' and '_' alike",
            topic.name
        );
        return Err(problem(ErrorCode::InvalidTopicException, message));
    }
    let configs = checked_configs(&topic.configs)?;
    let partition_count = checked_partition_count(topic, rules)?;
    if i64::from(partition_count) > partitions_left {
        let message =
            format!("one request creates at most {PARTITIONS_PER_REQUEST_MAX} partitions");
        return Err(problem(ErrorCode::PolicyViolation, message));
    }
    Ok(PlannedTopic {
        topic_id: next_id(),
        partition_count,
        configs,
    })
}

fn checked_configs(
    configs: &[(String, Option<String>)],
) -> Result<BTreeMap<String, String>, TopicProblem> {
    let mut overrides = BTreeMap::new();
    for (name, value) in configs {
        let value = value.as_ref().ok_or_else(|| {
            problem(
                ErrorCode::InvalidConfig,
                format!("config '{name}' has no value"),
            )
        })?;
        overrides.insert(name.clone(), value.trim().to_owned());
    }
    match LogConfig::from_overrides(&overrides) {
        Ok(_) => Ok(overrides),
        Err(error) => Err(problem(ErrorCode::InvalidConfig, error.to_string())),
    }
}

fn checked_partition_count(topic: &NewTopic, rules: CreationRules) -> Result<i32, TopicProblem> {
    if !topic.assignments.is_empty() {
        return assigned_partition_count(topic, rules);
    }
    match topic.replication_factor {
        None | Some(1) => {}
        Some(factor) if factor < 1 => {
            let message = "the replication factor must be at least 1";
            return Err(problem(ErrorCode::InvalidReplicationFactor, message));
        }
        Some(factor) => {
            let message = format!("replication factor {factor} needs more than this one broker");
            return Err(problem(ErrorCode::InvalidReplicationFactor, message));
        }
    }
    match topic.partition_count {
        None => Ok(rules.default_partition_count),
        Some(count) if count >= 1 => Ok(count),
        Some(_) => Err(problem(
            ErrorCode::InvalidPartitions,
            "a topic has at least 1 partition",
        )),
    }
}

fn assigned_partition_count(topic: &NewTopic, rules: CreationRules) -> Result<i32, TopicProblem> {
    if topic.partition_count.is_some() || topic.replication_factor.is_some() {
        let message = "with an assignment, partition count and replication factor must be -1";
        return Err(problem(ErrorCode::InvalidRequest, message));
    }
    let mut indexes: Vec<i32> = topic.assignments.iter().map(|(index, _)| *index).collect();
    indexes.sort_unstable();
    if !indexes.iter().copied().eq((0..).take(indexes.len())) {
        let message = "assigned partitions must be numbered from 0 without gaps";
        return Err(problem(ErrorCode::InvalidReplicaAssignment, message));
    }
    let is_ours = |brokers: &Vec<i32>| brokers.as_slice() == [rules.node_id];
    if !topic
        .assignments
        .iter()
        .all(|(_, brokers)| is_ours(brokers))
    {
        let message = format!(
            "every partition must be assigned to broker {}",
            rules.node_id
        );
        return Err(problem(ErrorCode::InvalidReplicaAssignment, message));
    }
    i32::try_from(indexes.len())
        .map_err(|_| problem(ErrorCode::InvalidPartitions, "too many partitions"))
}

fn find_doomed(catalog: &Catalog, topic_ref: &TopicRef) -> Result<DeletedTopic, TopicProblem> {
    let topic = match topic_ref {
        TopicRef::Name(name) => catalog.topic_by_name(name).ok_or_else(|| {
            problem(
                ErrorCode::UnknownTopicOrPartition,
                format!("there is no topic '{name}'"),
            )
        })?,
        TopicRef::Id(topic_id) => catalog
            .topic_by_id(*topic_id)
            .ok_or_else(|| problem(ErrorCode::UnknownTopicId, "there is no topic of this id"))?,
    };
    if topic.is_internal {
        let message = format!("the broker itself owns '{}'", topic.name);
        return Err(problem(ErrorCode::InvalidTopicException, message));
    }
    Ok(DeletedTopic {
        topic_id: topic.topic_id,
        name: topic.name.to_string(),
    })
}

/// Topics whose metric names are equal cannot be told apart there, so only one of them may exist.
fn metric_name(name: &str) -> String {
    name.replace('.', "_")
}

fn problem(code: ErrorCode, message: impl Into<String>) -> TopicProblem {
    TopicProblem {
        code,
        message: message.into(),
    }
}

#[cfg(test)]
mod tests;
