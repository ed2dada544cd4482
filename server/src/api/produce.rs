//! Produce (key 0, v3-13): appends record batches (KIP-98; topic ids since v13, KIP-516).
//!
//! Two stages: [`stage`] hands the batches to their owners in the order of the connection's requests,
//! [`StagedProduce::finish`] waits for what the request's acks ask for. Between the two the connection
//! reads on, so produce requests pipeline. Batches are slices of the receive buffer and are not copied here.

pub mod old_versions;

use std::borrow::Cow;

use bytes::Bytes;
use ringspool_engine::record::{BatchHeader, Compression};
use ringspool_engine::{
    AckWhen, AppendError, AppendOrigin, AppendTicket, Appended, Catalog, PartitionAppend, ShardId,
    Topic, TopicId,
};
use ringspool_protocol::messages::produce_request::{
    PartitionProduceData, ProduceRequest, TopicProduceData,
};
use ringspool_protocol::messages::produce_response::{
    PartitionProduceResponse, ProduceResponse, TopicProduceResponse,
};
use ringspool_protocol::{ApiKey, ErrorCode};

use super::error::{append_error_code, batch_error_code};
use super::{ApiFailure, ApiSpec, RequestContext};
use crate::config::TopicSettings;

/// What ApiVersions, dispatch and documentation need to know.
pub const SPEC: ApiSpec = ApiSpec::new(ApiKey::Produce, 3..=13)
    .advertised_from(0)
    .note("Versions 0-2 are advertised for old clients and refused, transactional batches too.");

/// The first version whose clients know zstd (KIP-110).
const ZSTD_SINCE_VERSION: i16 = 7;
/// The first version that names topics by id only (KIP-516).
const TOPIC_IDS_SINCE_VERSION: i16 = 13;
/// acks=all.
const ACKS_ALL: i16 = -1;
/// acks=0: the client waits for no response.
const ACKS_NONE: i16 = 0;

/// A produce request whose batches are queued at their owners.
pub struct StagedProduce {
    acks: i16,
    topics: Vec<TopicProduceResponse>,
    pending: Vec<PendingAppends>,
}

/// The share of one owner under one acknowledgement rule.
struct PendingAppends {
    ticket: AppendTicket,
    /// Where in the response each result belongs.
    slots: Vec<Slot>,
}

/// A partition's place in the response.
#[derive(Clone, Copy)]
struct Slot {
    topic: usize,
    partition: usize,
}

/// What is about to be queued at one owner under one acknowledgement rule.
struct OwnerAppends {
    shard: ShardId,
    ack: AckWhen,
    appends: Vec<PartitionAppend>,
    slots: Vec<Slot>,
}

/// A partition that was refused before it reached its owner.
#[derive(Debug, PartialEq, Eq)]
struct Refusal {
    code: ErrorCode,
    message: Option<Cow<'static, str>>,
}

/// Queues every acceptable batch of `request` at its owner, in order.
pub async fn stage(
    context: &RequestContext,
    request: ProduceRequest,
    version: i16,
) -> StagedProduce {
    let acks = request.acks;
    let (topics, owners) = plan(context, request, version);
    let mut pending = Vec::with_capacity(owners.len());
    for owner in owners {
        let ticket = context
            .engine()
            .append(owner.shard, owner.appends, owner.ack)
            .await;
        pending.push(PendingAppends {
            ticket,
            slots: owner.slots,
        });
    }
    StagedProduce {
        acks,
        topics,
        pending,
    }
}

impl StagedProduce {
    /// Waits for the acknowledgements; None = the client wants no response.
    ///
    /// Errors: a failure of an acks=0 request, which only closing the connection can tell.
    pub async fn finish(mut self) -> Result<Option<ProduceResponse>, ApiFailure> {
        for pending in self.pending {
            let results = pending.ticket.await;
            for (slot, result) in pending.slots.into_iter().zip(results) {
                let response = self
                    .topics
                    .get_mut(slot.topic)
                    .and_then(|topic| topic.partition_responses.get_mut(slot.partition));
                if let Some(response) = response {
                    fill(response, result);
                }
            }
        }
        if self.acks == ACKS_NONE {
            return match first_error(&self.topics) {
                Some(code) => Err(ApiFailure::Unacknowledged { code }),
                None => Ok(None),
            };
        }
        Ok(Some(ProduceResponse {
            responses: self.topics,
            ..Default::default()
        }))
    }
}

/// When the engine answers an append, by the request's acks; None = acks that do not exist.
///
/// acks=1 asks for what the leader alone can promise, which is the topic's durability.
fn ack_when(acks: i16, settings: &TopicSettings) -> Option<AckWhen> {
    match acks {
        ACKS_NONE => Some(AckWhen::Staged),
        1 => Some(match settings.durability {
            ringspool_engine::Durability::Disk => AckWhen::Flushed,
            ringspool_engine::Durability::Os => AckWhen::Written,
        }),
        ACKS_ALL => Some(AckWhen::Committed),
        _ => None,
    }
}

/// Splits a request by owner; partitions that are refused have their response already.
fn plan(
    context: &RequestContext,
    request: ProduceRequest,
    version: i16,
) -> (Vec<TopicProduceResponse>, Vec<OwnerAppends>) {
    let catalog = context.catalog();
    let is_transactional = request.transactional_id.is_some();
    let mut owners: Vec<OwnerAppends> = Vec::new();
    let mut topics = Vec::with_capacity(request.topic_data.len());
    for (topic_index, topic_data) in request.topic_data.into_iter().enumerate() {
        let topic = find_topic(&catalog, &topic_data, version);
        let settings = topic
            .as_ref()
            .ok()
            .map(|topic| TopicSettings::of(topic, context.config()));
        let mut responses = Vec::with_capacity(topic_data.partition_data.len());
        for (index, data) in topic_data.partition_data.into_iter().enumerate() {
            let slot = Slot {
                topic: topic_index,
                partition: index,
            };
            let partition_index = data.index;
            let admitted = match (&topic, &settings) {
                (Ok(topic), Some(settings)) => {
                    admit_request(request.acks, is_transactional, settings).and_then(|ack| {
                        admit_partition(topic, data, version)
                            .map(|(shard, append)| (shard, ack, append))
                    })
                }
                (Err(code), _) => Err(Refusal::bare(*code)),
                (Ok(_), None) => Err(Refusal::bare(ErrorCode::UnknownServerError)),
            };
            responses.push(match admitted {
                Ok((shard, ack, append)) => {
                    push_append(&mut owners, shard, ack, append, slot);
                    waiting(partition_index)
                }
                Err(refusal) => refused(partition_index, refusal),
            });
        }
        topics.push(TopicProduceResponse {
            name: topic_data.name,
            topic_id: topic_data.topic_id,
            partition_responses: responses,
        });
    }
    (topics, owners)
}

fn find_topic<'a>(
    catalog: &'a Catalog,
    topic_data: &TopicProduceData,
    version: i16,
) -> Result<&'a Topic, ErrorCode> {
    let topic = if version >= TOPIC_IDS_SINCE_VERSION {
        catalog
            .topic_by_id(TopicId(topic_data.topic_id.0))
            .ok_or(ErrorCode::UnknownTopicId)?
    } else {
        catalog
            .topic_by_name(&topic_data.name)
            .ok_or(ErrorCode::UnknownTopicOrPartition)?
    };
    // Only coordinators write the broker's own topics.
    if topic.is_internal {
        return Err(ErrorCode::InvalidTopicException);
    }
    Ok(topic)
}

/// Rules that the whole request or the topic's settings decide.
fn admit_request(
    acks: i16,
    is_transactional: bool,
    settings: &TopicSettings,
) -> Result<AckWhen, Refusal> {
    let ack = ack_when(acks, settings).ok_or(Refusal::bare(ErrorCode::InvalidRequiredAcks))?;
    if is_transactional {
        return Err(NO_TRANSACTIONS);
    }
    // This broker is the only replica of every partition.
    if acks == ACKS_ALL && settings.min_insync_replicas > 1 {
        return Err(Refusal::bare(ErrorCode::NotEnoughReplicas));
    }
    Ok(ack)
}

/// Rules that a partition's first bytes decide; the owner checks the rest.
fn admit_partition(
    topic: &Topic,
    data: PartitionProduceData,
    version: i16,
) -> Result<(ShardId, PartitionAppend), Refusal> {
    let partition = topic
        .partition(data.index)
        .ok_or(Refusal::bare(ErrorCode::UnknownTopicOrPartition))?;
    let batches = data.records.map(|records| records.into_single());
    let batches = batches.unwrap_or_default();
    check_batch(&batches, version)?;
    let append = PartitionAppend {
        partition: topic.partition_id(data.index),
        batches,
        origin: AppendOrigin::Client,
    };
    Ok((partition.shard, append))
}

/// A produce request carries exactly one batch of format 2 per partition.
fn check_batch(batches: &Bytes, version: i16) -> Result<(), Refusal> {
    if batches.is_empty() {
        return Err(Refusal::new(
            ErrorCode::InvalidRecord,
            "a partition needs one record batch",
        ));
    }
    let header = BatchHeader::parse(batches).map_err(|error| Refusal {
        code: batch_error_code(&error),
        message: Some(Cow::Owned(error.to_string())),
    })?;
    let size_bytes = header.size_bytes();
    if size_bytes > batches.len() {
        return Err(Refusal::new(
            ErrorCode::CorruptMessage,
            "the bytes end before the batch does",
        ));
    }
    if size_bytes < batches.len() {
        return Err(Refusal::new(
            ErrorCode::InvalidRecord,
            "a partition takes exactly one record batch",
        ));
    }
    if header.is_transactional() {
        return Err(NO_TRANSACTIONS);
    }
    if header.is_control() {
        return Err(Refusal::new(
            ErrorCode::InvalidRecord,
            "clients cannot write control batches",
        ));
    }
    let is_zstd = header.compression() == Ok(Compression::Zstd);
    if is_zstd && version < ZSTD_SINCE_VERSION {
        return Err(Refusal::bare(ErrorCode::UnsupportedCompressionType));
    }
    Ok(())
}

fn push_append(
    owners: &mut Vec<OwnerAppends>,
    shard: ShardId,
    ack: AckWhen,
    append: PartitionAppend,
    slot: Slot,
) {
    let owner = owners
        .iter_mut()
        .find(|owner| owner.shard == shard && owner.ack == ack);
    match owner {
        Some(owner) => {
            owner.appends.push(append);
            owner.slots.push(slot);
        }
        None => owners.push(OwnerAppends {
            shard,
            ack,
            appends: vec![append],
            slots: vec![slot],
        }),
    }
}

fn waiting(partition_index: i32) -> PartitionProduceResponse {
    PartitionProduceResponse {
        index: partition_index,
        base_offset: NO_OFFSET,
        ..Default::default()
    }
}

fn refused(partition_index: i32, refusal: Refusal) -> PartitionProduceResponse {
    PartitionProduceResponse {
        error_code: refusal.code.code(),
        error_message: refusal.message.map(|message| message.into_owned().into()),
        ..waiting(partition_index)
    }
}

fn fill(response: &mut PartitionProduceResponse, result: Result<Appended, AppendError>) {
    match result {
        Ok(appended) => {
            response.base_offset = appended.base_offset;
            response.log_append_time_ms = appended.log_append_time_ms;
            response.log_start_offset = appended.log_start_offset;
        }
        Err(error) => {
            response.error_code = append_error_code(&error).code();
            response.error_message = Some(error.to_string().into());
        }
    }
}

fn first_error(topics: &[TopicProduceResponse]) -> Option<ErrorCode> {
    topics
        .iter()
        .flat_map(|topic| &topic.partition_responses)
        .find(|response| response.error_code != ErrorCode::None.code())
        .and_then(|response| ErrorCode::from_code(response.error_code))
}

impl Refusal {
    const fn new(code: ErrorCode, message: &'static str) -> Refusal {
        Refusal {
            code,
            message: Some(Cow::Borrowed(message)),
        }
    }

    const fn bare(code: ErrorCode) -> Refusal {
        Refusal {
            code,
            message: None,
        }
    }
}

/// What Kafka answers when no transaction was begun at a coordinator, and none can be begun here.
const NO_TRANSACTIONS: Refusal = Refusal::new(
    ErrorCode::InvalidTxnState,
    "this broker has no transactions yet",
);

const NO_OFFSET: i64 = -1;

#[cfg(test)]
mod tests {
    use super::*;
    use ringspool_engine::Durability;

    fn settings(durability: Durability) -> TopicSettings {
        TopicSettings {
            durability,
            min_insync_replicas: 1,
        }
    }

    #[test]
    fn acks_follow_the_durability_of_the_topic() {
        let (disk, os) = (settings(Durability::Disk), settings(Durability::Os));
        assert_eq!(ack_when(0, &disk), Some(AckWhen::Staged));
        assert_eq!(ack_when(1, &disk), Some(AckWhen::Flushed));
        assert_eq!(ack_when(1, &os), Some(AckWhen::Written));
        assert_eq!(ack_when(-1, &disk), Some(AckWhen::Committed));
        assert_eq!(ack_when(-1, &os), Some(AckWhen::Committed));
        assert!(
            [2, -2, i16::MAX]
                .iter()
                .all(|acks| ack_when(*acks, &disk).is_none())
        );
    }

    #[test]
    fn acks_all_needs_as_many_replicas_as_the_topic_wants() {
        let mut settings = settings(Durability::Disk);
        settings.min_insync_replicas = 2;
        let refusal = admit_request(-1, false, &settings).expect_err("one replica is not enough");
        assert_eq!(refusal.code, ErrorCode::NotEnoughReplicas);
        assert_eq!(admit_request(1, false, &settings), Ok(AckWhen::Flushed));
    }

    #[test]
    fn a_transactional_request_is_refused_with_its_reason() {
        let refusal = admit_request(-1, true, &settings(Durability::Disk)).expect_err("refused");
        assert_eq!(refusal, NO_TRANSACTIONS);
    }

    #[test]
    fn a_partition_without_a_batch_is_refused() {
        let refusal = check_batch(&Bytes::new(), 9).expect_err("refused");
        assert_eq!(refusal.code, ErrorCode::InvalidRecord);
    }
}
