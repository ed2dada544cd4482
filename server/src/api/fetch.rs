//! Fetch (key 1, v4-18): reads record batches, in sessions or without (KIP-74, KIP-227, KIP-516).
//!
//! Limits are soft: the first batch found is sent whole. A request that finds too little waits at the
//! owners of its partitions until `min_bytes` or its deadline. Batches are slices of the engine's memory
//! and are not copied here. Those that had to be read from files hold credits until they are written.

pub mod session;

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::Poll;
use std::time::Duration;

use bytes::Bytes;
use ringspool_engine::record::{Compression, split_batches};
use ringspool_engine::{
    Catalog, Isolation, PartitionRead, PartitionRecords, ReadCredits, ReadLimits, ShardId, TopicId,
    WaitTicket,
};
use ringspool_protocol::messages::fetch_request::FetchRequest;
use ringspool_protocol::messages::fetch_response::{
    FetchResponse, FetchableTopicResponse, LeaderIdAndEpoch, NodeEndpoint, PartitionData,
};
use ringspool_protocol::{ApiKey, ErrorCode, Records, Uuid};
use tokio::time::Instant;

use self::session::{FetchScope, NO_SESSION_ID, PartitionOutcome, TopicKey, WantedPartition};
use super::error::fetch_error_code;
use super::{ApiFailure, ApiSpec, RequestContext};

/// What ApiVersions, dispatch and documentation need to know.
pub const SPEC: ApiSpec = ApiSpec::new(ApiKey::Fetch, 4..=18)
    .note("Sessions are kept per shard; diverging epochs are reported to nobody yet.");

/// The first version whose clients know zstd (KIP-110).
const ZSTD_SINCE_VERSION: i16 = 10;
/// The first version that can name the current leader's address (KIP-951).
const LEADER_ENDPOINTS_SINCE_VERSION: i16 = 16;
/// A read of files may wait for credits so long even if the client has no patience: with none it might never get any.
const CREDITS_PATIENCE_MIN: Duration = Duration::from_millis(500);
/// Most reads are done sooner: they cost no look at the socket.
const WATCH_AFTER: Duration = Duration::from_millis(100);
/// read_uncommitted in requests.
const READ_UNCOMMITTED: i8 = 0;
/// read_committed in requests.
const READ_COMMITTED: i8 = 1;

/// What a request asks of all its partitions.
struct FetchOrder {
    version: i16,
    isolation: Isolation,
    max_bytes: usize,
    min_bytes: usize,
    deadline: Option<Instant>,
}

/// One owner's share of a request.
struct ShardReads {
    shard: ShardId,
    reads: Vec<PartitionRead>,
    /// Which wanted partition each read is for.
    indexes: Vec<usize>,
    /// Bytes that the last read found here.
    found_bytes: usize,
    /// Whether the last read of some partition failed.
    has_error: bool,
}

/// What was found for one partition.
type PartitionResult = Result<PartitionRecords, ErrorCode>;

/// Answers with the records from the wanted offsets on.
pub async fn handle(
    context: &RequestContext,
    request: FetchRequest,
    version: i16,
) -> Result<FetchResponse, ApiFailure> {
    let order = match order(context, &request, version) {
        Ok(order) => order,
        Err(code) => return Ok(refused(code)),
    };
    let now = std::time::Instant::now();
    let sessions = &context.shard().fetch_sessions;
    let scope = sessions.borrow_mut().begin(&request, version, now);
    let wanted = match &scope {
        FetchScope::Refused(code) => return Ok(refused(*code)),
        FetchScope::Sessionless(wanted) | FetchScope::Opening(wanted) => wanted,
        FetchScope::Continuing { wanted, .. } => wanted,
    };
    let results = read(context, &order, wanted, is_follower(&request)).await;
    let outcomes: Vec<PartitionOutcome> = results.iter().map(outcome).collect();
    let (session_id, named) = match &scope {
        FetchScope::Opening(wanted) => {
            let mut sessions = sessions.borrow_mut();
            let session_id = sessions.open(wanted, &outcomes, version, now);
            (session_id, None)
        }
        FetchScope::Continuing {
            session_id,
            epoch,
            wanted,
        } => {
            let mut sessions = sessions.borrow_mut();
            match sessions.advance(*session_id, *epoch, wanted, &outcomes) {
                Ok(named) => (*session_id, Some(named)),
                Err(code) => return Ok(refused(code)),
            }
        }
        FetchScope::Sessionless(_) | FetchScope::Refused(_) => (NO_SESSION_ID, None),
    };
    let answered = wanted
        .iter()
        .zip(results)
        .enumerate()
        .filter(|(index, _)| {
            named
                .as_ref()
                .is_none_or(|named| named.get(*index) == Some(&true))
        })
        .map(|(_, answered)| answered);
    Ok(response(context, &order, session_id, answered))
}

fn order(
    context: &RequestContext,
    request: &FetchRequest,
    version: i16,
) -> Result<FetchOrder, ErrorCode> {
    let isolation = match request.isolation_level {
        READ_UNCOMMITTED => Isolation::HighWatermark,
        READ_COMMITTED => Isolation::LastStable,
        _ => return Err(ErrorCode::InvalidRequest),
    };
    let max_bytes = request.max_bytes.min(context.config().fetch_max_bytes);
    let max_wait_ms = u64::try_from(request.max_wait_ms).unwrap_or(0);
    let deadline = (max_wait_ms > 0).then(|| Instant::now() + Duration::from_millis(max_wait_ms));
    Ok(FetchOrder {
        version,
        isolation,
        max_bytes: usize::try_from(max_bytes).unwrap_or(0),
        min_bytes: usize::try_from(request.min_bytes.min(max_bytes)).unwrap_or(0),
        deadline,
    })
}

/// Whether a replica asks; this broker has no followers, and a stranger must not read like one.
fn is_follower(request: &FetchRequest) -> bool {
    request.replica_id >= 0 || request.replica_state.replica_id >= 0
}

/// Reads, and waits while there is too little. The results are in the order of `wanted`.
async fn read(
    context: &RequestContext,
    order: &FetchOrder,
    wanted: &[WantedPartition],
    is_follower: bool,
) -> Vec<PartitionResult> {
    let (mut results, mut shards) = locate(&context.catalog(), order, wanted, is_follower);
    let mut last_found_bytes = None;
    loop {
        if !read_patiently(context, order, &mut shards, &mut results).await {
            return results;
        }
        let found_bytes: usize = shards.iter().map(|shard| shard.found_bytes).sum();
        // The limit of a partition, or the end of a segment, may keep a read below min_bytes for ever.
        let is_stuck = last_found_bytes == Some(found_bytes);
        let is_enough = found_bytes >= order.min_bytes
            || shards.iter().any(|shard| shard.has_error)
            || (is_stuck && found_bytes > 0);
        let deadline = match order.deadline {
            Some(deadline) if !is_enough && !shards.is_empty() && Instant::now() < deadline => {
                deadline
            }
            _ => return results,
        };
        last_found_bytes = Some(found_bytes);
        let missing_bytes = order.min_bytes - found_bytes;
        release(&shards, &mut results);
        let bells = if is_stuck {
            Vec::new()
        } else {
            hang_bells(context, &shards, missing_bytes).await
        };
        let waiting = wait(context, bells, deadline);
        if !context.connection.park(waiting).await {
            read_patiently(context, order, &mut shards, &mut results).await;
            return results;
        }
    }
}

/// Finds the owner of each partition; the others have their error already.
///
/// As in Kafka, such an error does not end the wait for the others, only one that comes from reading does.
fn locate(
    catalog: &Catalog,
    order: &FetchOrder,
    wanted: &[WantedPartition],
    is_follower: bool,
) -> (Vec<PartitionResult>, Vec<ShardReads>) {
    let mut shards: Vec<ShardReads> = Vec::new();
    let mut results = Vec::with_capacity(wanted.len());
    for (index, wanted) in wanted.iter().enumerate() {
        let located = locate_partition(catalog, order, wanted);
        let located = match located {
            Ok(_) if is_follower => Err(ErrorCode::NotLeaderOrFollower),
            located => located,
        };
        results.push(match located {
            Ok((shard, read)) => {
                push_read(&mut shards, shard, read, index);
                Ok(PartitionRecords::default())
            }
            Err(code) => Err(code),
        });
    }
    (results, shards)
}

fn locate_partition(
    catalog: &Catalog,
    order: &FetchOrder,
    wanted: &WantedPartition,
) -> Result<(ShardId, PartitionRead), ErrorCode> {
    let topic = match &wanted.topic {
        TopicKey::Name(name) => catalog
            .topic_by_name(name)
            .ok_or(ErrorCode::UnknownTopicOrPartition)?,
        TopicKey::Id(topic_id) => catalog
            .topic_by_id(TopicId(topic_id.0))
            .ok_or(ErrorCode::UnknownTopicId)?,
    };
    let partition = topic
        .partition(wanted.partition_index)
        .ok_or(ErrorCode::UnknownTopicOrPartition)?;
    let read = PartitionRead {
        partition: topic.partition_id(wanted.partition_index),
        fetch_offset: wanted.fetch_offset,
        max_bytes: usize::try_from(wanted.max_bytes).unwrap_or(0),
        isolation: order.isolation,
        current_leader_epoch: (wanted.current_leader_epoch >= 0)
            .then_some(wanted.current_leader_epoch),
    };
    Ok((partition.shard, read))
}

fn push_read(shards: &mut Vec<ShardReads>, shard: ShardId, read: PartitionRead, index: usize) {
    match shards.iter_mut().find(|reads| reads.shard == shard) {
        Some(reads) => {
            reads.reads.push(read);
            reads.indexes.push(index);
        }
        None => shards.push(ShardReads {
            shard,
            reads: vec![read],
            indexes: vec![index],
            found_bytes: 0,
            has_error: false,
        }),
    }
}

/// Reads, and waits for credits if there are none; false = the broker stops or the client has gone, and the results are
/// what can be read without waiting.
async fn read_patiently(
    context: &RequestContext,
    order: &FetchOrder,
    shards: &mut [ShardReads],
    results: &mut [PartitionResult],
) -> bool {
    let now = Instant::now();
    let patience_end = now + CREDITS_PATIENCE_MIN;
    let wait_end = order
        .deadline
        .map_or(patience_end, |deadline| deadline.max(patience_end));
    let is_ended = tokio::select! {
        biased;
        () = read_once(context, order, wait_end, shards, results) => false,
        () = ended(context) => true,
    };
    if is_ended {
        read_once(context, order, now, shards, results).await;
    }
    !is_ended
}

/// Resolves when nobody needs the answer any more, though not at once.
async fn ended(context: &RequestContext) {
    tokio::time::sleep(WATCH_AFTER).await;
    tokio::select! {
        () = context.broker().stopped() => {}
        () = context.connection.closed() => {}
    }
}

/// One owner after the other, in the order of their first partitions, under one common limit.
async fn read_once(
    context: &RequestContext,
    order: &FetchOrder,
    wait_end: Instant,
    shards: &mut [ShardReads],
    results: &mut [PartitionResult],
) {
    let mut remaining_bytes = order.max_bytes;
    let mut is_nothing_found = true;
    let credits = ReadCredits::new(context.engine().read_budget().clone(), wait_end);
    for shard in shards {
        let limits = ReadLimits {
            max_bytes: remaining_bytes,
            at_least_one_batch: is_nothing_found,
            credits: Some(credits.clone()),
        };
        let found = context
            .engine()
            .read(shard.shard, shard.reads.clone(), limits)
            .await;
        shard.found_bytes = 0;
        shard.has_error = false;
        for (index, found) in shard.indexes.iter().zip(found) {
            let found = found
                .map_err(|error| fetch_error_code(&error))
                .and_then(|found| check_compression(found, order.version));
            shard.found_bytes += found.as_ref().map_or(0, size_bytes);
            shard.has_error |= found.is_err();
            if let Some(result) = results.get_mut(*index) {
                *result = found;
            }
        }
        remaining_bytes = remaining_bytes.saturating_sub(shard.found_bytes);
        is_nothing_found &= shard.found_bytes == 0;
    }
}

/// Lets go of what was found so far, and of its credits: it is read again after the wait.
fn release(shards: &[ShardReads], results: &mut [PartitionResult]) {
    for index in shards.iter().flat_map(|shard| &shard.indexes) {
        if let Some(result) = results.get_mut(*index) {
            *result = Ok(PartitionRecords::default());
        }
    }
}

/// KIP-110: a client that cannot decompress zstd gets an error rather than bytes it would misread.
fn check_compression(found: PartitionRecords, version: i16) -> PartitionResult {
    if version >= ZSTD_SINCE_VERSION {
        return Ok(found);
    }
    let is_zstd = |chunk: &Bytes| {
        split_batches(chunk)
            .flatten()
            .any(|(header, _)| header.compression() == Ok(Compression::Zstd))
    };
    if found.records.iter().any(is_zstd) {
        return Err(ErrorCode::UnsupportedCompressionType);
    }
    Ok(found)
}

/// Asks every owner to ring once it has its share of the missing bytes: if together they have all of
/// them, then at least one has that share.
async fn hang_bells(
    context: &RequestContext,
    shards: &[ShardReads],
    missing_bytes: usize,
) -> Vec<Pin<Box<WaitTicket>>> {
    let share_bytes = missing_bytes.div_ceil(shards.len().max(1)).max(1);
    let mut bells = Vec::with_capacity(shards.len());
    for shard in shards {
        let min_bytes = shard.found_bytes + share_bytes;
        let bell = context
            .engine()
            .wait_for_bytes(shard.shard, shard.reads.clone(), min_bytes)
            .await;
        bells.push(Box::pin(bell));
    }
    bells
}

/// Waits for a bell; false = no use in waiting longer: the deadline, a stop, or the client has gone.
async fn wait(
    context: &RequestContext,
    mut bells: Vec<Pin<Box<WaitTicket>>>,
    deadline: Instant,
) -> bool {
    let rung = pin!(poll_fn(|task| {
        let is_any_ready = bells
            .iter_mut()
            .any(|bell| bell.as_mut().poll(task).is_ready());
        if is_any_ready {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    }));
    tokio::select! {
        biased;
        () = rung => true,
        () = tokio::time::sleep_until(deadline) => false,
        () = context.broker().stopped() => false,
        () = context.connection.closed() => false,
    }
}

fn size_bytes(records: &PartitionRecords) -> usize {
    records.records.iter().map(Bytes::len).sum()
}

fn outcome(result: &PartitionResult) -> PartitionOutcome {
    match result {
        Ok(found) => PartitionOutcome {
            has_records: size_bytes(found) > 0,
            is_error: false,
            high_watermark: found.high_watermark,
            log_start_offset: found.log_start_offset,
        },
        Err(_) => PartitionOutcome {
            has_records: false,
            is_error: true,
            high_watermark: NO_OFFSET,
            log_start_offset: NO_OFFSET,
        },
    }
}

fn refused(code: ErrorCode) -> FetchResponse {
    FetchResponse {
        error_code: code.code(),
        session_id: NO_SESSION_ID,
        ..Default::default()
    }
}

fn response<'a>(
    context: &RequestContext,
    order: &FetchOrder,
    session_id: i32,
    answered: impl Iterator<Item = (&'a WantedPartition, PartitionResult)>,
) -> FetchResponse {
    let mut responses: Vec<FetchableTopicResponse> = Vec::new();
    let mut names_leader = false;
    for (wanted, result) in answered {
        let mut data = partition_data(wanted.partition_index, result, order.isolation);
        if order.version >= LEADER_ENDPOINTS_SINCE_VERSION && is_about_leader(data.error_code) {
            names_leader |= name_leader(context, wanted, &mut data);
        }
        let (topic, topic_id) = match &wanted.topic {
            TopicKey::Name(name) => (name.clone(), Uuid::ZERO),
            TopicKey::Id(topic_id) => (Default::default(), *topic_id),
        };
        match responses.last_mut() {
            Some(last) if last.topic == topic && last.topic_id == topic_id => {
                last.partitions.push(data);
            }
            _ => responses.push(FetchableTopicResponse {
                topic,
                topic_id,
                partitions: vec![data],
            }),
        }
    }
    FetchResponse {
        session_id,
        responses,
        node_endpoints: if names_leader {
            vec![own_endpoint(context)]
        } else {
            Vec::new()
        },
        ..Default::default()
    }
}

fn partition_data(
    partition_index: i32,
    result: PartitionResult,
    isolation: Isolation,
) -> PartitionData {
    // Null tells a read_uncommitted reader that nothing is filtered; the list is a read_committed one's.
    let aborted_transactions = match isolation {
        Isolation::HighWatermark => None,
        Isolation::LastStable => Some(Vec::new()),
    };
    match result {
        Ok(found) => PartitionData {
            partition_index,
            high_watermark: found.high_watermark,
            last_stable_offset: found.last_stable_offset,
            log_start_offset: found.log_start_offset,
            aborted_transactions,
            records: Some(Records::from(found.records)),
            ..Default::default()
        },
        Err(code) => PartitionData {
            partition_index,
            error_code: code.code(),
            high_watermark: NO_OFFSET,
            aborted_transactions,
            // Empty and not null: some clients read the length without looking at the error.
            records: Some(Records::empty()),
            ..Default::default()
        },
    }
}

/// KIP-951: errors after which the client would have to ask for metadata.
fn is_about_leader(error_code: i16) -> bool {
    [ErrorCode::NotLeaderOrFollower, ErrorCode::FencedLeaderEpoch]
        .iter()
        .any(|code| code.code() == error_code)
}

fn name_leader(
    context: &RequestContext,
    wanted: &WantedPartition,
    data: &mut PartitionData,
) -> bool {
    let catalog = context.catalog();
    let topic = match &wanted.topic {
        TopicKey::Name(name) => catalog.topic_by_name(name),
        TopicKey::Id(topic_id) => catalog.topic_by_id(TopicId(topic_id.0)),
    };
    let Some(partition) = topic.and_then(|topic| topic.partition(wanted.partition_index)) else {
        return false;
    };
    data.current_leader = LeaderIdAndEpoch {
        leader_id: context.node_id(),
        leader_epoch: partition.leader_epoch,
    };
    true
}

fn own_endpoint(context: &RequestContext) -> NodeEndpoint {
    let endpoint = context.endpoint();
    NodeEndpoint {
        node_id: context.node_id(),
        host: endpoint.host,
        port: i32::from(endpoint.port),
        rack: None,
    }
}

const NO_OFFSET: i64 = -1;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_read_committed_gets_a_list_of_aborted_transactions() {
        let data = |isolation| partition_data(0, Ok(PartitionRecords::default()), isolation);
        assert_eq!(data(Isolation::HighWatermark).aborted_transactions, None);
        assert_eq!(
            data(Isolation::LastStable).aborted_transactions,
            Some(Vec::new())
        );
    }

    #[test]
    fn an_error_comes_with_empty_records_and_no_offsets() {
        let data = partition_data(
            3,
            Err(ErrorCode::OffsetOutOfRange),
            Isolation::HighWatermark,
        );
        assert_eq!((data.partition_index, data.error_code), (3, 1));
        assert_eq!(data.records, Some(Records::empty()));
        assert_eq!((data.high_watermark, data.log_start_offset), (-1, -1));
    }

    #[test]
    fn leader_errors_alone_may_name_the_leader() {
        let named = ErrorCode::ALL
            .iter()
            .filter(|code| is_about_leader(code.code()))
            .count();
        assert_eq!(named, 2);
    }
}
