//! OffsetCommit (key 8, v2-10): a group stores how far it has read; by topic id since v10 (KIP-848).
//!
//! Partitions that do not exist are refused here; the coordinator sees the rest, with names and ids.

use ringspool_engine::{Catalog, Topic, TopicId};
use ringspool_protocol::messages::offset_commit_request::{
    OffsetCommitRequest, OffsetCommitRequestTopic,
};
use ringspool_protocol::messages::offset_commit_response::{
    OffsetCommitResponse, OffsetCommitResponsePartition, OffsetCommitResponseTopic,
};
use ringspool_protocol::{ApiKey, ErrorCode, Uuid};

use super::{ApiFailure, ApiSpec, RequestContext};

/// What ApiVersions, dispatch and documentation need to know.
pub const SPEC: ApiSpec = ApiSpec::new(ApiKey::OffsetCommit, 2..=10);

/// Versions from here on name topics by id only.
const TOPIC_IDS_SINCE_VERSION: i16 = 10;

/// Stores the offsets; the answer comes when they are durable.
pub async fn handle(
    context: &RequestContext,
    mut request: OffsetCommitRequest,
    version: i16,
) -> Result<OffsetCommitResponse, ApiFailure> {
    let asked = std::mem::take(&mut request.topics);
    let mut split = split(&context.catalog(), asked, version);
    if !split.accepted.is_empty() {
        request.topics = std::mem::take(&mut split.accepted);
        let answered = context
            .broker()
            .groups
            .commit_offsets(version, request)
            .await;
        split.fill(answered);
    }
    Ok(OffsetCommitResponse {
        topics: split.answers,
        ..Default::default()
    })
}

/// A request divided into what exists and what does not.
struct Split {
    /// For the coordinator.
    accepted: Vec<OffsetCommitRequestTopic>,
    /// In the order of the request; accepted partitions have no error yet.
    answers: Vec<OffsetCommitResponseTopic>,
    /// Index in `answers` and in its partitions of each accepted partition, in order.
    places: Vec<(usize, usize)>,
}

fn split(catalog: &Catalog, asked: Vec<OffsetCommitRequestTopic>, version: i16) -> Split {
    let mut split = Split {
        accepted: Vec::with_capacity(asked.len()),
        answers: Vec::with_capacity(asked.len()),
        places: Vec::new(),
    };
    for mut topic in asked {
        let found = if version >= TOPIC_IDS_SINCE_VERSION {
            let found = catalog.topic_by_id(TopicId(topic.topic_id.0));
            found.ok_or(ErrorCode::UnknownTopicId)
        } else {
            let found = catalog.topic_by_name(&topic.name);
            found.ok_or(ErrorCode::UnknownTopicOrPartition)
        };
        let partitions = topic.partitions.iter().enumerate();
        let answers = partitions.map(|(place, partition)| {
            let error = match check(found, partition.partition_index) {
                Ok(()) => {
                    split.places.push((split.answers.len(), place));
                    ErrorCode::None
                }
                Err(error) => error,
            };
            OffsetCommitResponsePartition {
                partition_index: partition.partition_index,
                error_code: error.code(),
            }
        });
        let answers = OffsetCommitResponseTopic {
            partitions: answers.collect(),
            name: topic.name.clone(),
            topic_id: topic.topic_id,
        };
        if let Ok(found) = found {
            topic.name = found.name.as_ref().into();
            topic.topic_id = Uuid(found.topic_id.0);
            topic
                .partitions
                .retain(|partition| check(Ok(found), partition.partition_index).is_ok());
            if !topic.partitions.is_empty() {
                split.accepted.push(topic);
            }
        }
        split.answers.push(answers);
    }
    split
}

fn check(topic: Result<&Topic, ErrorCode>, partition_index: i32) -> Result<(), ErrorCode> {
    match topic?.partition(partition_index) {
        Some(_) => Ok(()),
        None => Err(ErrorCode::UnknownTopicOrPartition),
    }
}

impl Split {
    /// Puts the coordinator's answers, or its refusal, where they belong.
    fn fill(&mut self, answered: Result<OffsetCommitResponse, ErrorCode>) {
        let (refusal, topics) = match answered {
            Ok(response) => (ErrorCode::UnknownServerError, response.topics),
            Err(error) => (error, Vec::new()),
        };
        let mut errors = topics
            .iter()
            .flat_map(|topic| &topic.partitions)
            .map(|partition| partition.error_code);
        for (topic, partition) in &self.places {
            let answer = self
                .answers
                .get_mut(*topic)
                .and_then(|topic| topic.partitions.get_mut(*partition));
            if let Some(answer) = answer {
                answer.error_code = errors.next().unwrap_or(refusal.code());
            }
        }
    }
}
