//! DeleteTopics (key 20, v1-6): by name, since v6 also by id (KIP-516).

use ringspool_engine::TopicId;
use ringspool_protocol::messages::delete_topics_request::{DeleteTopicState, DeleteTopicsRequest};
use ringspool_protocol::messages::delete_topics_response::{
    DeletableTopicResult, DeleteTopicsResponse,
};
use ringspool_protocol::{ApiKey, ErrorCode, Uuid};

use super::error::engine_error_code;
use super::{ApiFailure, ApiSpec, RequestContext};
use crate::controller::topics::{DeletedTopic, TopicProblem, TopicRef, plan_delete_topics};

/// What ApiVersions, dispatch and documentation need to know.
pub const SPEC: ApiSpec = ApiSpec::new(ApiKey::DeleteTopics, 1..=6);

/// The first version that names topics in structs, by name or by id.
const STATES_SINCE_VERSION: i16 = 6;

/// Deletes topics, each on its own; the answer comes when the deletions are durable.
pub async fn handle(
    context: &RequestContext,
    request: DeleteTopicsRequest,
    version: i16,
) -> Result<DeleteTopicsResponse, ApiFailure> {
    let asked = asked_topics(request, version);
    let doomed: Vec<TopicRef> = asked.iter().filter_map(topic_ref).collect();
    let outcome = context
        .engine()
        .propose(move |catalog| {
            Ok::<_, std::convert::Infallible>(plan_delete_topics(catalog, &doomed))
        })
        .await;
    let responses = match outcome {
        Ok(Ok(results)) => {
            let mut results = results.into_iter();
            asked
                .into_iter()
                .map(|state| match topic_ref(&state) {
                    Some(_) => topic_result(state, results.next()),
                    None => illegal(state),
                })
                .collect()
        }
        Ok(Err(never)) => match never {},
        Err(error) => asked
            .into_iter()
            .map(|state| failed(state, engine_error_code(&error), error.to_string()))
            .collect(),
    };
    Ok(DeleteTopicsResponse {
        responses,
        ..Default::default()
    })
}

fn asked_topics(request: DeleteTopicsRequest, version: i16) -> Vec<DeleteTopicState> {
    if version >= STATES_SINCE_VERSION {
        return request.topics;
    }
    request
        .topic_names
        .into_iter()
        .map(|name| DeleteTopicState {
            name: Some(name),
            topic_id: Uuid::ZERO,
        })
        .collect()
}

/// How the topic is named; None if by nothing or by both.
fn topic_ref(state: &DeleteTopicState) -> Option<TopicRef> {
    match (&state.name, state.topic_id.is_zero()) {
        (Some(name), true) => Some(TopicRef::Name(name.to_string())),
        (None, false) => Some(TopicRef::Id(TopicId(state.topic_id.0))),
        (Some(_), false) | (None, true) => None,
    }
}

fn topic_result(
    state: DeleteTopicState,
    result: Option<Result<DeletedTopic, TopicProblem>>,
) -> DeletableTopicResult {
    match result {
        Some(Ok(deleted)) => DeletableTopicResult {
            name: Some(deleted.name.into()),
            topic_id: Uuid(deleted.topic_id.0),
            ..Default::default()
        },
        Some(Err(problem)) => failed(state, problem.code, problem.message),
        None => failed(state, ErrorCode::UnknownServerError, String::new()),
    }
}

fn illegal(state: DeleteTopicState) -> DeletableTopicResult {
    let message = "a topic is named by its name or by its id, not by both or neither";
    failed(state, ErrorCode::InvalidRequest, message.to_owned())
}

fn failed(state: DeleteTopicState, code: ErrorCode, message: String) -> DeletableTopicResult {
    DeletableTopicResult {
        name: state.name,
        topic_id: state.topic_id,
        error_code: code.code(),
        error_message: Some(message.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_is_named_exactly_one_way() {
        let state = |name: Option<&str>, id| DeleteTopicState {
            name: name.map(Into::into),
            topic_id: Uuid([id; 16]),
        };
        assert_eq!(
            topic_ref(&state(Some("orders"), 0)),
            Some(TopicRef::Name("orders".to_owned()))
        );
        assert_eq!(
            topic_ref(&state(None, 7)),
            Some(TopicRef::Id(TopicId([7; 16])))
        );
        assert_eq!(topic_ref(&state(Some("orders"), 7)), None);
        assert_eq!(topic_ref(&state(None, 0)), None);
    }
}
