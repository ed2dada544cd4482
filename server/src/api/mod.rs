//! The Kafka APIs, one file each, and the way from a frame to its handler.
//!
//! An API file has `pub const SPEC: ApiSpec` and
//! `pub async fn handle(context: &RequestContext, request: XRequest, version: i16) -> Result<XResponse, ApiFailure>`.
//! Errors that the response can carry go into the response; an [`ApiFailure`] closes the connection.
//! Handlers run on the connection's shard and may be not `Send`. To add one: declare its module and add
//! its name to `apis!`; ApiVersions, dispatch and docs/generated/apis.md follow.

pub mod api_versions;
pub mod context;
pub mod create_topics;
pub mod delete_topics;
pub mod describe_cluster;
pub mod describe_configs;
pub mod describe_groups;
pub mod describe_topic_partitions;
pub mod error;
pub mod fetch;
pub mod find_coordinator;
pub mod heartbeat;
pub mod init_producer_id;
pub mod join_group;
pub mod leave_group;
pub mod list_groups;
pub mod list_offsets;
pub mod metadata;
pub mod offset_commit;
pub mod offset_fetch;
pub mod produce;
pub mod spec;
pub mod sync_group;

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use ringspool_protocol::frame::{RequestHead, decode_request_header, response_frame};
use ringspool_protocol::messages::produce_request::ProduceRequest;
use ringspool_protocol::{ApiKey, Decoder, Message, Request};

pub use self::context::{BrokerContext, ConnectionContext, Endpoint, RequestContext, ShardContext};
pub use self::error::ApiFailure;
pub use self::spec::ApiSpec;
use crate::metrics::{ApiMetrics, Stage};

macro_rules! apis {
    (staged $staged:ident, $($api:ident),* $(,)?) => {
        /// Every API that is served, in the order of the list.
        pub static SPECS: &[ApiSpec] = &[$staged::SPEC, $($api::SPEC),*];

        async fn call(
            context: RequestContext,
            api_index: usize,
            head: &RequestHead,
            body: Decoder,
        ) -> Result<Dispatched, ApiFailure> {
            match SPECS[api_index].api_key {
                key if key == $staged::SPEC.api_key => stage(context, api_index, head, body).await,
                $(key if key == $api::SPEC.api_key => answer(&context, head, body, $api::handle).await,)*
                _ => Err(ApiFailure::UnknownApi { api_key_code: head.api_key_code }),
            }
        }
    };
}

apis! {
    staged produce,
    api_versions,
    create_topics,
    delete_topics,
    describe_cluster,
    describe_configs,
    describe_groups,
    describe_topic_partitions,
    fetch,
    find_coordinator,
    heartbeat,
    init_producer_id,
    join_group,
    leave_group,
    list_groups,
    list_offsets,
    metadata,
    offset_commit,
    offset_fetch,
    sync_group,
}

/// What a request became.
pub enum Dispatched {
    /// The pieces of the whole response frame.
    Ready(Vec<Bytes>),
    /// The response comes later, in its turn; None = the request has no response (acks=0).
    Pending(PendingResponse),
}

/// A response that is still being waited for, while later requests are already dispatched.
pub type PendingResponse = Pin<Box<dyn Future<Output = Result<Option<Vec<Bytes>>, ApiFailure>>>>;

/// Decodes one frame, without its length, and runs its handler.
///
/// `read_time` is how long the frame's body took to come, if it was waited for.
/// After: a produce request is staged in order and answers later, any other one is answered.
/// Errors: the connection must be closed.
pub async fn dispatch(
    connection: &Rc<ConnectionContext>,
    frame: Bytes,
    read_time: Option<Duration>,
) -> Result<Dispatched, ApiFailure> {
    let begun = Instant::now();
    let frame_bytes = frame.len();
    let mut decoder = Decoder::new(frame);
    let head = decode_request_header(&mut decoder)?;
    let api_index = ApiKey::from_code(head.api_key_code)
        .and_then(index_of)
        .ok_or(ApiFailure::UnknownApi {
            api_key_code: head.api_key_code,
        })?;
    let metrics = connection.shard.metrics.api(api_index);
    metrics.count_request(frame_bytes, read_time);
    let context = RequestContext {
        connection: connection.clone(),
        client_id: head.client_id.clone(),
        begun,
    };
    let dispatched = dispatch_to(context, api_index, &head, decoder).await?;
    // What is pending was timed when it was staged: one look at the clock ends that stage and begins the next.
    if let Dispatched::Ready(pieces) = &dispatched {
        let parked_time = connection.parked_time.take();
        if !parked_time.is_zero() {
            metrics.stage(Stage::Park).record(parked_time);
        }
        let handle_time = begun.elapsed().saturating_sub(parked_time);
        metrics.stage(Stage::Handle).record(handle_time);
        count_response(metrics, pieces);
    }
    Ok(dispatched)
}

async fn dispatch_to(
    context: RequestContext,
    api_index: usize,
    head: &RequestHead,
    body: Decoder,
) -> Result<Dispatched, ApiFailure> {
    let spec = &SPECS[api_index];
    if spec.versions.contains(&head.api_version) {
        return call(context, api_index, head, body).await;
    }
    match spec.api_key {
        ApiKey::ApiVersions => {
            // KIP-511: the client learns from a response in the oldest form which version to use.
            let response = api_versions::unsupported_version();
            let pieces = response_frame(spec.api_key, 0, head.correlation_id, &response)?;
            Ok(Dispatched::Ready(pieces))
        }
        ApiKey::Produce if spec.advertised_versions().contains(&head.api_version) => {
            let (version, correlation_id) = (head.api_version, head.correlation_id);
            let frame = produce::old_versions::refusal(body, version, correlation_id)?;
            Ok(Dispatched::Ready(vec![frame]))
        }
        api_key => Err(ApiFailure::UnsupportedVersion {
            api_key,
            version: head.api_version,
        }),
    }
}

fn count_response(metrics: &ApiMetrics, pieces: &[Bytes]) {
    let bytes: usize = pieces.iter().map(Bytes::len).sum();
    metrics.response_bytes.add(bytes as u64);
}

fn index_of(api_key: ApiKey) -> Option<usize> {
    SPECS.iter().position(|spec| spec.api_key == api_key)
}

/// The facts of `api_key`, if it is served.
pub fn spec_of(api_key: ApiKey) -> Option<&'static ApiSpec> {
    SPECS.iter().find(|spec| spec.api_key == api_key)
}

async fn answer<R: Request>(
    context: &RequestContext,
    head: &RequestHead,
    body: Decoder,
    handle: impl AsyncFnOnce(&RequestContext, R, i16) -> Result<R::Response, ApiFailure>,
) -> Result<Dispatched, ApiFailure> {
    // A group keeps parts of its requests for long; they must not hold a receive buffer, nor its credits, that long.
    let mut body = Decoder::new(Bytes::copy_from_slice(&body.into_remaining()));
    let request = R::decode(&mut body, head.api_version)?;
    let response = handle(context, request, head.api_version).await?;
    let pieces = response_frame(R::API_KEY, head.api_version, head.correlation_id, &response)?;
    Ok(Dispatched::Ready(pieces))
}

async fn stage(
    context: RequestContext,
    api_index: usize,
    head: &RequestHead,
    mut body: Decoder,
) -> Result<Dispatched, ApiFailure> {
    let (version, correlation_id) = (head.api_version, head.correlation_id);
    let request = ProduceRequest::decode(&mut body, version)?;
    let staged = produce::stage(&context, request, version).await;
    let staged_at = Instant::now();
    let shard = context.connection.shard.clone();
    let handle_time = staged_at - context.begun;
    let metrics = shard.metrics.api(api_index);
    metrics.stage(Stage::Handle).record(handle_time);
    Ok(Dispatched::Pending(Box::pin(async move {
        let finished = staged.finish().await?;
        let metrics = shard.metrics.api(api_index);
        metrics.stage(Stage::Wait).record(staged_at.elapsed());
        let Some(response) = finished else {
            return Ok(None);
        };
        let pieces = response_frame(ApiKey::Produce, version, correlation_id, &response)?;
        count_response(metrics, &pieces);
        Ok(Some(pieces))
    })))
}
