//! The `limit` command: a broker that receives, counts, answers and stores nothing.
//!
//! What a client reaches here, no broker can exceed on this machine with this load generator: the
//! requests cross the kernel, are decoded and answered, and that is all. It keeps the end offset of
//! each partition, so that a run's own account of its records still holds, checks no CRC, and offers
//! no Fetch.

use std::collections::BTreeMap;
use std::io;
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::{Buf, Bytes, BytesMut};
use ringspool_protocol::messages::api_versions_response::{ApiVersion, ApiVersionsResponse};
use ringspool_protocol::messages::create_topics_request::CreateTopicsRequest;
use ringspool_protocol::messages::create_topics_response::{
    CreatableTopicResult, CreateTopicsResponse,
};
use ringspool_protocol::messages::delete_topics_request::DeleteTopicsRequest;
use ringspool_protocol::messages::delete_topics_response::{
    DeletableTopicResult, DeleteTopicsResponse,
};
use ringspool_protocol::messages::describe_configs_response::{
    DescribeConfigsResourceResult, DescribeConfigsResponse, DescribeConfigsResult,
};
use ringspool_protocol::messages::list_offsets_request::ListOffsetsRequest;
use ringspool_protocol::messages::list_offsets_response::{
    ListOffsetsPartitionResponse, ListOffsetsResponse, ListOffsetsTopicResponse,
};
use ringspool_protocol::messages::metadata_request::MetadataRequest;
use ringspool_protocol::messages::metadata_response::{
    MetadataResponse, MetadataResponseBroker, MetadataResponsePartition, MetadataResponseTopic,
};
use ringspool_protocol::messages::produce_request::{PartitionProduceData, ProduceRequest};
use ringspool_protocol::messages::produce_response::{
    PartitionProduceResponse, ProduceResponse, TopicProduceResponse,
};
use ringspool_protocol::{ApiKey, Decoder, Encoder, ErrorCode, Message, frame};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::sync::mpsc;
use tokio::task::LocalSet;

use crate::cli::LimitOptions;
use crate::error::{Error, Result};

/// What all connections share: the next offset of each partition, by topic.
#[derive(Debug, Default)]
struct State {
    port: u16,
    ends: Mutex<BTreeMap<String, Vec<i64>>>,
}

/// Before topic ids and, but for ApiVersions, before flexible encodings: the shortest headers.
const VERSIONS: [(ApiKey, i16); 7] = [
    (ApiKey::Produce, 8),
    (ApiKey::ListOffsets, 5),
    (ApiKey::Metadata, 8),
    (ApiKey::ApiVersions, 2),
    (ApiKey::CreateTopics, 4),
    (ApiKey::DeleteTopics, 3),
    (ApiKey::DescribeConfigs, 2),
];
/// Where a version 2 batch says how many records it has.
const RECORD_COUNT_AT: usize = 57;
const LENGTH_BYTES: usize = 4;
const READ_BYTES: usize = 256 << 10;
/// As large as any request of this load generator.
const FRAME_BYTES_MAX: usize = i32::MAX as usize;
/// Of timestamps in ListOffsets: the first offset.
const EARLIEST: i64 = -2;

/// Carries out the command; returns only on failure.
pub fn run(options: &LimitOptions) -> Result<()> {
    let listen_error = |source| Error::Listen {
        address: options.listen.to_string(),
        source,
    };
    let listener = TcpListener::bind(options.listen).map_err(listen_error)?;
    let address = listener.local_addr().map_err(listen_error)?;
    let state = Arc::new(State {
        port: address.port(),
        ..State::default()
    });
    let mut workers = Vec::with_capacity(options.threads);
    for number in 0..options.threads {
        workers.push(spawn(number, state.clone())?);
    }
    println!("ready on {address}; nothing is stored");
    for (number, stream) in listener.incoming().enumerate() {
        let stream = stream.map_err(listen_error)?;
        // A worker ends only by a panic, which has been printed.
        let _ = workers[number % workers.len()].send(stream);
    }
    Ok(())
}

fn spawn(number: usize, state: Arc<State>) -> Result<mpsc::UnboundedSender<TcpStream>> {
    let worker_error = |source| Error::Worker { source };
    let (sender, mut receiver) = mpsc::unbounded_channel::<TcpStream>();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(worker_error)?;
    let work = move || {
        LocalSet::new().block_on(&runtime, async move {
            while let Some(stream) = receiver.recv().await {
                let state = state.clone();
                tokio::task::spawn_local(async move {
                    if let Err(error) = serve(stream, &state).await {
                        eprintln!("a connection ended: {error}");
                    }
                });
            }
        });
    };
    let name = format!("limit-{number}");
    let thread = std::thread::Builder::new().name(name).spawn(work);
    thread.map_err(worker_error)?;
    Ok(sender)
}

/// Answers the requests of one client until it goes away.
async fn serve(stream: TcpStream, state: &State) -> io::Result<()> {
    stream.set_nonblocking(true)?;
    stream.set_nodelay(true)?;
    let mut stream = tokio::net::TcpStream::from_std(stream)?;
    let mut received = BytesMut::with_capacity(READ_BYTES);
    let mut answers = Vec::new();
    loop {
        while let Some(request) = take_frame(&mut received)? {
            answer(state, request, &mut answers)?;
        }
        // Everything that came together is answered together.
        stream.write_all(&answers).await?;
        answers.clear();
        if received.capacity() - received.len() < READ_BYTES / 4 {
            received.reserve(READ_BYTES);
        }
        if stream.read_buf(&mut received).await? == 0 {
            return Ok(());
        }
    }
}

/// A whole request, without its length.
fn take_frame(received: &mut BytesMut) -> io::Result<Option<Bytes>> {
    let Some(head) = received.first_chunk::<LENGTH_BYTES>() else {
        return Ok(None);
    };
    let length = u32::from_be_bytes(*head) as usize;
    if length > FRAME_BYTES_MAX {
        return Err(io::Error::other("a frame has a negative length"));
    }
    if received.len() < LENGTH_BYTES + length {
        received.reserve(LENGTH_BYTES + length - received.len());
        return Ok(None);
    }
    received.advance(LENGTH_BYTES);
    Ok(Some(received.split_to(length).freeze()))
}

/// Appends the answer to `request`, if it has one.
fn answer(state: &State, request: Bytes, answers: &mut Vec<u8>) -> io::Result<()> {
    let mut decoder = Decoder::new(request);
    let head = frame::decode_request_header(&mut decoder).map_err(io::Error::other)?;
    let version = head.api_version;
    let offered = VERSIONS
        .iter()
        .find(|(api_key, _)| api_key.code() == head.api_key_code);
    let body = match offered {
        // KIP-511: a version that is too high is answered in version 0.
        Some((ApiKey::ApiVersions, highest)) if version > *highest => {
            Some(encode(0, &versions(ErrorCode::UnsupportedVersion))?)
        }
        Some((api_key, highest)) if version <= *highest => {
            handle(state, *api_key, version, &mut decoder)?
        }
        _ => {
            return Err(io::Error::other(format!(
                "api {} is not offered",
                head.api_key_code
            )));
        }
    };
    if let Some(body) = body {
        // None of these versions has more in its header than the correlation id.
        let length = (LENGTH_BYTES + body.len()) as u32;
        answers.extend_from_slice(&length.to_be_bytes());
        answers.extend_from_slice(&head.correlation_id.to_be_bytes());
        answers.extend_from_slice(&body);
    }
    Ok(())
}

fn handle(
    state: &State,
    api_key: ApiKey,
    version: i16,
    decoder: &mut Decoder,
) -> io::Result<Option<Bytes>> {
    let answer = match api_key {
        ApiKey::Produce => {
            let request: ProduceRequest = read(decoder, version)?;
            let answer = state.produce(&request);
            if request.acks == 0 {
                return Ok(None);
            }
            encode(version, &answer)
        }
        ApiKey::ListOffsets => encode(version, &state.offsets(&read(decoder, version)?)),
        ApiKey::Metadata => encode(version, &state.metadata(&read(decoder, version)?)),
        ApiKey::CreateTopics => encode(version, &state.create(&read(decoder, version)?)),
        ApiKey::DeleteTopics => encode(version, &state.delete(&read(decoder, version)?)),
        ApiKey::DescribeConfigs => encode(version, &configs()),
        _ => encode(version, &versions(ErrorCode::None)),
    };
    answer.map(Some)
}

fn read<M: Message>(decoder: &mut Decoder, version: i16) -> io::Result<M> {
    M::decode(decoder, version).map_err(io::Error::other)
}

fn encode(version: i16, message: &impl Message) -> io::Result<Bytes> {
    let mut encoder = Encoder::new();
    message
        .encode(&mut encoder, version)
        .map_err(io::Error::other)?;
    Ok(encoder.finish_contiguous())
}

fn versions(error: ErrorCode) -> ApiVersionsResponse {
    let offered = VERSIONS.iter().map(|(api_key, max_version)| ApiVersion {
        api_key: api_key.code(),
        min_version: 0,
        max_version: *max_version,
    });
    ApiVersionsResponse {
        error_code: error.code(),
        api_keys: offered.collect(),
        ..ApiVersionsResponse::default()
    }
}

/// What a run's report shall call the worth of an acknowledgement.
fn configs() -> DescribeConfigsResponse {
    DescribeConfigsResponse {
        results: vec![DescribeConfigsResult {
            configs: vec![DescribeConfigsResourceResult {
                name: "durability".into(),
                value: Some("none (limit: nothing is stored)".into()),
                ..DescribeConfigsResourceResult::default()
            }],
            ..DescribeConfigsResult::default()
        }],
        ..DescribeConfigsResponse::default()
    }
}

impl State {
    fn ends(&self) -> MutexGuard<'_, BTreeMap<String, Vec<i64>>> {
        // Numbers are whole whenever the lock is free, also after a panic.
        self.ends.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn produce(&self, request: &ProduceRequest) -> ProduceResponse {
        let mut ends = self.ends();
        let responses = request.topic_data.iter().map(|topic| {
            let mut partitions = ends.get_mut(&*topic.name);
            let answers = topic.partition_data.iter().map(|sent| {
                let partition = partitions
                    .as_deref_mut()
                    .and_then(|ends| at(ends, sent.index));
                append(sent, partition)
            });
            TopicProduceResponse {
                partition_responses: answers.collect(),
                name: topic.name.clone(),
                ..TopicProduceResponse::default()
            }
        });
        ProduceResponse {
            responses: responses.collect(),
            ..ProduceResponse::default()
        }
    }

    fn offsets(&self, request: &ListOffsetsRequest) -> ListOffsetsResponse {
        let mut ends = self.ends();
        let topics = request.topics.iter().map(|topic| {
            let mut known = ends.get_mut(&*topic.name);
            let partitions = topic.partitions.iter().map(|asked| {
                let end = known
                    .as_deref_mut()
                    .and_then(|ends| at(ends, asked.partition_index));
                ListOffsetsPartitionResponse {
                    partition_index: asked.partition_index,
                    error_code: code(end.is_some()),
                    offset: match end {
                        Some(end) if asked.timestamp != EARLIEST => *end,
                        _ => 0,
                    },
                    ..ListOffsetsPartitionResponse::default()
                }
            });
            ListOffsetsTopicResponse {
                partitions: partitions.collect(),
                name: topic.name.clone(),
            }
        });
        ListOffsetsResponse {
            topics: topics.collect(),
            ..ListOffsetsResponse::default()
        }
    }

    fn metadata(&self, request: &MetadataRequest) -> MetadataResponse {
        let ends = self.ends();
        let names = request
            .topics
            .iter()
            .flatten()
            .flat_map(|topic| topic.name.clone());
        let topics = names.map(|name| {
            let count = ends.get(&*name).map_or(0, Vec::len);
            let partitions = (0..count).map(|index| MetadataResponsePartition {
                partition_index: index as i32,
                leader_id: 0,
                ..MetadataResponsePartition::default()
            });
            MetadataResponseTopic {
                error_code: code(count > 0),
                name: Some(name),
                partitions: partitions.collect(),
                ..MetadataResponseTopic::default()
            }
        });
        MetadataResponse {
            brokers: vec![MetadataResponseBroker {
                node_id: 0,
                host: "127.0.0.1".into(),
                port: i32::from(self.port),
                rack: None,
            }],
            controller_id: 0,
            topics: topics.collect(),
            ..MetadataResponse::default()
        }
    }

    fn create(&self, request: &CreateTopicsRequest) -> CreateTopicsResponse {
        let mut ends = self.ends();
        let topics = request.topics.iter().map(|topic| {
            let count = usize::try_from(topic.num_partitions).unwrap_or(1).max(1);
            ends.insert(topic.name.to_string(), vec![0; count]);
            CreatableTopicResult {
                name: topic.name.clone(),
                ..CreatableTopicResult::default()
            }
        });
        CreateTopicsResponse {
            topics: topics.collect(),
            ..CreateTopicsResponse::default()
        }
    }

    fn delete(&self, request: &DeleteTopicsRequest) -> DeleteTopicsResponse {
        let mut ends = self.ends();
        let responses = request.topic_names.iter().map(|name| DeletableTopicResult {
            error_code: code(ends.remove(&**name).is_some()),
            name: Some(name.clone()),
            ..DeletableTopicResult::default()
        });
        DeleteTopicsResponse {
            responses: responses.collect(),
            ..DeleteTopicsResponse::default()
        }
    }
}

fn at(ends: &mut [i64], partition_index: i32) -> Option<&mut i64> {
    ends.get_mut(usize::try_from(partition_index).ok()?)
}

fn code(known: bool) -> i16 {
    match known {
        true => ErrorCode::None.code(),
        false => ErrorCode::UnknownTopicOrPartition.code(),
    }
}

/// Gives the batch its offsets and forgets it.
fn append(sent: &PartitionProduceData, end: Option<&mut i64>) -> PartitionProduceResponse {
    let refused = |error: ErrorCode| PartitionProduceResponse {
        index: sent.index,
        error_code: error.code(),
        base_offset: -1,
        ..PartitionProduceResponse::default()
    };
    let Some(end) = end else {
        return refused(ErrorCode::UnknownTopicOrPartition);
    };
    let Some(count) = sent
        .records
        .clone()
        .and_then(|records| record_count(&records.into_single()))
    else {
        return refused(ErrorCode::CorruptMessage);
    };
    let base_offset = *end;
    *end += count;
    PartitionProduceResponse {
        index: sent.index,
        base_offset,
        ..PartitionProduceResponse::default()
    }
}

fn record_count(batch: &[u8]) -> Option<i64> {
    let field = batch.get(RECORD_COUNT_AT..)?.first_chunk()?;
    let count = i32::from_be_bytes(*field);
    (count > 0).then_some(i64::from(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_taken_only_when_it_is_whole() {
        let mut received = BytesMut::from(&[0, 0, 0, 2, 7][..]);
        assert!(take_frame(&mut received).unwrap().is_none());
        received.extend_from_slice(&[8, 9]);
        assert_eq!(take_frame(&mut received).unwrap().unwrap(), [7, 8][..]);
        assert_eq!(received, [9][..]);
    }

    #[test]
    fn a_frame_of_negative_length_ends_the_connection() {
        assert!(take_frame(&mut BytesMut::from(&[0xff; 8][..])).is_err());
    }

    #[test]
    fn a_batch_that_is_too_short_or_empty_is_not_counted() {
        assert_eq!(record_count(&[0; 60]), None);
        assert_eq!(record_count(&[0; 61]), None);
        let mut batch = [0; 61];
        batch[60] = 5;
        assert_eq!(record_count(&batch), Some(5));
    }

    #[test]
    fn what_is_not_offered_ends_the_connection() {
        let state = State::default();
        // Fetch, version 0, correlation id 1, no client id.
        let request = Bytes::from_static(&[0, 1, 0, 0, 0, 0, 0, 1, 0xff, 0xff]);
        assert!(answer(&state, request, &mut Vec::new()).is_err());
    }
}
