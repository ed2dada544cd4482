//! DescribeTopicPartitions (key 75, v0): partitions of topics, page by page (KIP-966).

use ringspool_engine::{Catalog, PartitionImage, Topic};
use ringspool_protocol::messages::describe_topic_partitions_request::{
    Cursor as RequestCursor, DescribeTopicPartitionsRequest,
};
use ringspool_protocol::messages::describe_topic_partitions_response::{
    Cursor, DescribeTopicPartitionsResponse, DescribeTopicPartitionsResponsePartition,
    DescribeTopicPartitionsResponseTopic,
};
use ringspool_protocol::{ApiKey, ErrorCode, Uuid};

use super::metadata::TOPIC_OPERATIONS;
use super::{ApiFailure, ApiSpec, RequestContext};
use crate::controller::topics::check_topic_name;

/// What ApiVersions, dispatch and documentation need to know.
pub const SPEC: ApiSpec = ApiSpec::new(ApiKey::DescribeTopicPartitions, 0..=0);

/// Answers with one page; topics come in the order of their names.
pub async fn handle(
    context: &RequestContext,
    request: DescribeTopicPartitionsRequest,
    _version: i16,
) -> Result<DescribeTopicPartitionsResponse, ApiFailure> {
    let limit = request
        .response_partition_limit
        .min(context.config().max_request_partition_size_limit)
        .max(1);
    let is_for_all = request.topics.is_empty();
    let catalog = context.catalog();
    let mut names: Vec<String> = if is_for_all {
        catalog
            .topics()
            .map(|topic| topic.name.to_string())
            .collect()
    } else {
        request
            .topics
            .iter()
            .map(|topic| topic.name.to_string())
            .collect()
    };
    names.sort_unstable();
    names.dedup();
    let start = request.cursor.as_ref();
    if start.is_some_and(|cursor| cursor.partition_index < 0) {
        return Ok(illegal_cursor(&names));
    }
    let limit = usize::try_from(limit).unwrap_or(1);
    let partition_counts = |name: &str| {
        catalog
            .topic_by_name(name)
            .map_or(0, |topic| topic.partitions.len())
    };
    let (pages, next_cursor) = paginate(&names, partition_counts, start, limit);
    Ok(DescribeTopicPartitionsResponse {
        topics: pages
            .into_iter()
            .map(|page| describe(&catalog, &page, context.node_id()))
            .collect(),
        next_cursor,
        ..Default::default()
    })
}

/// A topic's share of the response.
#[derive(Debug, PartialEq, Eq)]
struct Page<'a> {
    name: &'a str,
    partitions: std::ops::Range<usize>,
}

/// Takes topics from the cursor on until `limit` partitions are taken; the cursor tells where to go on.
fn paginate<'a>(
    names: &'a [String],
    partition_count: impl Fn(&str) -> usize,
    start: Option<&RequestCursor>,
    limit: usize,
) -> (Vec<Page<'a>>, Option<Cursor>) {
    let first_name = start.map_or("", |cursor| &*cursor.topic_name);
    let mut pages = Vec::new();
    let mut left = limit;
    for name in names.iter().filter(|name| name.as_str() >= first_name) {
        let count = partition_count(name);
        let first = start
            .filter(|cursor| *cursor.topic_name == **name)
            .and_then(|cursor| usize::try_from(cursor.partition_index).ok())
            .unwrap_or(0)
            .min(count);
        if left == 0 {
            return (pages, Some(cursor(name, first)));
        }
        let end = first.saturating_add(left).min(count);
        pages.push(Page {
            name,
            partitions: first..end,
        });
        left -= end - first;
        if end < count {
            return (pages, Some(cursor(name, end)));
        }
    }
    (pages, None)
}

fn cursor(name: &str, partition_index: usize) -> Cursor {
    Cursor {
        topic_name: name.into(),
        partition_index: i32::try_from(partition_index).unwrap_or(i32::MAX),
    }
}

fn describe(
    catalog: &Catalog,
    page: &Page<'_>,
    node_id: i32,
) -> DescribeTopicPartitionsResponseTopic {
    match catalog.topic_by_name(page.name) {
        Some(topic) => topic_response(topic, page, node_id),
        None => DescribeTopicPartitionsResponseTopic {
            error_code: match check_topic_name(page.name) {
                Ok(()) => ErrorCode::UnknownTopicOrPartition.code(),
                Err(problem) => problem.code.code(),
            },
            name: Some(page.name.into()),
            ..Default::default()
        },
    }
}

fn topic_response(
    topic: &Topic,
    page: &Page<'_>,
    node_id: i32,
) -> DescribeTopicPartitionsResponseTopic {
    let partitions = topic.partitions.get(page.partitions.clone());
    DescribeTopicPartitionsResponseTopic {
        error_code: ErrorCode::None.code(),
        name: Some(page.name.into()),
        topic_id: Uuid(topic.topic_id.0),
        is_internal: topic.is_internal,
        partitions: partitions
            .unwrap_or_default()
            .iter()
            .map(|partition| partition_response(partition, node_id))
            .collect(),
        topic_authorized_operations: TOPIC_OPERATIONS,
    }
}

fn partition_response(
    partition: &PartitionImage,
    node_id: i32,
) -> DescribeTopicPartitionsResponsePartition {
    DescribeTopicPartitionsResponsePartition {
        error_code: ErrorCode::None.code(),
        partition_index: partition.partition_index,
        leader_id: node_id,
        leader_epoch: partition.leader_epoch,
        replica_nodes: vec![node_id],
        isr_nodes: vec![node_id],
        eligible_leader_replicas: Some(Vec::new()),
        last_known_elr: Some(Vec::new()),
        offline_replicas: Vec::new(),
    }
}

fn illegal_cursor(names: &[String]) -> DescribeTopicPartitionsResponse {
    DescribeTopicPartitionsResponse {
        topics: names
            .iter()
            .map(|name| DescribeTopicPartitionsResponseTopic {
                error_code: ErrorCode::InvalidRequest.code(),
                name: Some(name.as_str().into()),
                ..Default::default()
            })
            .collect(),
        ..Default::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Vec<String> {
        ["a", "b", "c"].map(str::to_owned).to_vec()
    }

    fn counts(name: &str) -> usize {
        match name {
            "a" => 3,
            "b" => 0,
            _ => 4,
        }
    }

    fn from(topic_name: &str, partition_index: i32) -> RequestCursor {
        RequestCursor {
            topic_name: topic_name.into(),
            partition_index,
        }
    }

    #[test]
    fn following_the_cursor_visits_every_partition_once() {
        let names = names();
        for limit in 1..=8 {
            let mut visited = Vec::new();
            let mut start: Option<RequestCursor> = None;
            loop {
                let (pages, next) = paginate(&names, counts, start.as_ref(), limit);
                let before = visited.len();
                for page in pages {
                    visited.extend(page.partitions.map(|index| (page.name.to_owned(), index)));
                }
                assert!(visited.len() - before <= limit);
                match next {
                    Some(next) => start = Some(from(&next.topic_name, next.partition_index)),
                    None => break,
                }
            }
            let expected: Vec<_> = names
                .iter()
                .flat_map(|name| (0..counts(name)).map(|index| (name.clone(), index)))
                .collect();
            assert_eq!(visited, expected, "limit {limit}");
        }
    }

    #[test]
    fn a_cursor_behind_the_end_of_a_topic_goes_on_with_the_next_one() {
        let names = names();
        let (pages, next) = paginate(&names, counts, Some(&from("a", 99)), 10);
        assert_eq!(next, None);
        let last = pages.last().expect("c is left");
        assert_eq!((last.name, last.partitions.clone()), ("c", 0..4));
    }
}
