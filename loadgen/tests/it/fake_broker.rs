//! A broker of an older kind, in memory, with switches for faults.
//!
//! It speaks the versions before topic ids and (mostly) before flexible encodings, so that these
//! tests cover what a recent Kafka never asks for.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use bytes::Bytes;
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
use ringspool_protocol::messages::fetch_request::FetchRequest;
use ringspool_protocol::messages::fetch_response::{
    FetchResponse, FetchableTopicResponse, PartitionData,
};
use ringspool_protocol::messages::list_offsets_request::ListOffsetsRequest;
use ringspool_protocol::messages::list_offsets_response::{
    ListOffsetsPartitionResponse, ListOffsetsResponse, ListOffsetsTopicResponse,
};
use ringspool_protocol::messages::metadata_request::MetadataRequest;
use ringspool_protocol::messages::metadata_response::{
    MetadataResponse, MetadataResponseBroker, MetadataResponsePartition, MetadataResponseTopic,
};
use ringspool_protocol::messages::produce_request::ProduceRequest;
use ringspool_protocol::messages::produce_response::{
    PartitionProduceResponse, ProduceResponse, TopicProduceResponse,
};
use ringspool_protocol::{ApiKey, Decoder, ErrorCode, Message, Records, frame};

/// What goes wrong, once, at a certain batch of the whole broker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing.
    None,
    /// The batch is acknowledged and not stored; its offsets stay empty.
    Lose,
    /// The batch is stored twice.
    Duplicate,
    /// A bit of a value is stored wrong, with a CRC that fits.
    Alter,
    /// The batch changes places with the one before it in its partition.
    Swap,
    /// The acknowledgement names a wrong offset.
    Misname,
    /// The batch is refused with NOT_LEADER_OR_FOLLOWER.
    Refuse,
    /// The answer comes this many milliseconds late.
    Stall(u64),
    /// All connections that produce are closed instead of answering.
    Disconnect,
}

/// Number of the batch that the fault happens to: late enough that each partition has batches.
pub const FAULTY_BATCH: u64 = 40;

/// A running broker; its threads end with the test process.
pub struct FakeBroker {
    address: String,
    state: Arc<State>,
}

struct State {
    fault: Fault,
    log: Mutex<Log>,
    appended: Condvar,
}

#[derive(Default)]
struct Log {
    port: u16,
    topics: BTreeMap<String, BTreeMap<i32, Partition>>,
    deleted: BTreeSet<String>,
    batch_count: u64,
    disconnected: bool,
}

#[derive(Default)]
struct Partition {
    batches: Vec<(i64, Vec<u8>)>,
    end_offset: i64,
}

const VERSIONS: [(ApiKey, i16); 8] = [
    (ApiKey::Produce, 8),
    (ApiKey::Fetch, 11),
    (ApiKey::ListOffsets, 5),
    (ApiKey::Metadata, 8),
    (ApiKey::ApiVersions, 3),
    (ApiKey::CreateTopics, 4),
    (ApiKey::DeleteTopics, 3),
    (ApiKey::DescribeConfigs, 2),
];
const RECORDS_PER_BATCH_AT: usize = 57;

impl FakeBroker {
    /// Starts a broker with this fault.
    pub fn start(fault: Fault) -> FakeBroker {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(State {
            fault,
            log: Mutex::new(Log {
                port: address.port(),
                ..Log::default()
            }),
            appended: Condvar::new(),
        });
        let shared = state.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let state = shared.clone();
                std::thread::spawn(move || serve(stream, &state));
            }
        });
        FakeBroker {
            address: address.to_string(),
            state,
        }
    }

    /// `host:port`.
    pub fn address(&self) -> String {
        self.address.clone()
    }

    /// Topics that were deleted.
    pub fn deleted_topics(&self) -> usize {
        self.state.log.lock().unwrap().deleted.len()
    }

    /// Removes the last batch of some partition of `topic`.
    pub fn remove_a_batch(&self, topic: &str) {
        let mut log = self.state.log.lock().unwrap();
        let partitions = log.topics.get_mut(topic).unwrap();
        assert!(
            partitions
                .values_mut()
                .any(|partition| partition.batches.pop().is_some())
        );
    }
}

fn serve(mut stream: TcpStream, state: &State) {
    let mut length = [0; 4];
    while stream.read_exact(&mut length).is_ok() {
        let mut body = vec![0; u32::from_be_bytes(length) as usize];
        if stream.read_exact(&mut body).is_err() {
            return;
        }
        let mut decoder = Decoder::new(Bytes::from(body));
        let head = frame::decode_request_header(&mut decoder).unwrap();
        let api_key = ApiKey::from_code(head.api_key_code).unwrap();
        let version = head.api_version;
        let (version, answer) = match api_key {
            ApiKey::ApiVersions if version > 3 => {
                (0, encode(0, &versions(ErrorCode::UnsupportedVersion)))
            }
            _ => (version, handle(state, api_key, version, &mut decoder)),
        };
        let Some(answer) = answer else {
            if state.log.lock().unwrap().disconnected {
                return;
            }
            continue;
        };
        // Header version 0 is the correlation id alone; none of these versions needs another.
        assert_eq!(api_key.response_header_version(version), 0);
        let mut bytes = (answer.len() as u32 + 4).to_be_bytes().to_vec();
        bytes.extend_from_slice(&head.correlation_id.to_be_bytes());
        bytes.extend_from_slice(&answer);
        if stream.write_all(&bytes).is_err() {
            return;
        }
    }
}

fn encode(version: i16, message: &impl Message) -> Option<Bytes> {
    let mut encoder = ringspool_protocol::Encoder::new();
    message.encode(&mut encoder, version).unwrap();
    Some(encoder.finish_contiguous())
}

fn versions(error: ErrorCode) -> ApiVersionsResponse {
    ApiVersionsResponse {
        error_code: error.code(),
        api_keys: VERSIONS
            .iter()
            .map(|(api_key, max_version)| ApiVersion {
                api_key: api_key.code(),
                min_version: 0,
                max_version: *max_version,
            })
            .collect(),
        ..ApiVersionsResponse::default()
    }
}

fn handle(state: &State, api_key: ApiKey, version: i16, decoder: &mut Decoder) -> Option<Bytes> {
    match api_key {
        ApiKey::ApiVersions => encode(version, &versions(ErrorCode::None)),
        ApiKey::Metadata => encode(version, &metadata(state, &read(decoder, version))),
        ApiKey::CreateTopics => encode(version, &create(state, &read(decoder, version))),
        ApiKey::DeleteTopics => encode(version, &delete(state, &read(decoder, version))),
        ApiKey::DescribeConfigs => encode(version, &configs()),
        ApiKey::ListOffsets => encode(version, &offsets(state, &read(decoder, version))),
        ApiKey::Produce => {
            let request: ProduceRequest = read(decoder, version);
            let response = produce(state, &request)?;
            if request.acks == 0 {
                return None;
            }
            encode(version, &response)
        }
        ApiKey::Fetch => encode(version, &fetch(state, &read(decoder, version))),
        other => panic!("{other} was not offered"),
    }
}

fn read<M: Message>(decoder: &mut Decoder, version: i16) -> M {
    M::decode(decoder, version).unwrap()
}

fn metadata(state: &State, request: &MetadataRequest) -> MetadataResponse {
    let log = state.log.lock().unwrap();
    let names = request
        .topics
        .iter()
        .flatten()
        .flat_map(|topic| topic.name.clone());
    MetadataResponse {
        brokers: vec![MetadataResponseBroker {
            node_id: 0,
            host: "127.0.0.1".into(),
            port: i32::from(log.port),
            rack: None,
        }],
        cluster_id: Some("fake".into()),
        controller_id: 0,
        topics: names
            .map(|name| {
                let partitions = log.topics.get(&*name);
                MetadataResponseTopic {
                    error_code: match partitions {
                        Some(_) => 0,
                        None => ErrorCode::UnknownTopicOrPartition.code(),
                    },
                    name: Some(name),
                    partitions: partitions
                        .into_iter()
                        .flat_map(BTreeMap::keys)
                        .map(|partition_index| MetadataResponsePartition {
                            partition_index: *partition_index,
                            leader_id: 0,
                            ..MetadataResponsePartition::default()
                        })
                        .collect(),
                    ..MetadataResponseTopic::default()
                }
            })
            .collect(),
        ..MetadataResponse::default()
    }
}

fn create(state: &State, request: &CreateTopicsRequest) -> CreateTopicsResponse {
    let mut log = state.log.lock().unwrap();
    for topic in &request.topics {
        let partitions = (0..topic.num_partitions).map(|index| (index, Partition::default()));
        log.topics
            .insert(topic.name.to_string(), partitions.collect());
    }
    let results = request.topics.iter().map(|topic| CreatableTopicResult {
        name: topic.name.clone(),
        ..CreatableTopicResult::default()
    });
    CreateTopicsResponse {
        topics: results.collect(),
        ..CreateTopicsResponse::default()
    }
}

fn delete(state: &State, request: &DeleteTopicsRequest) -> DeleteTopicsResponse {
    let mut log = state.log.lock().unwrap();
    for name in &request.topic_names {
        log.topics.remove(&**name);
        log.deleted.insert(name.to_string());
    }
    let results = request.topic_names.iter().map(|name| DeletableTopicResult {
        name: Some(name.clone()),
        ..DeletableTopicResult::default()
    });
    DeleteTopicsResponse {
        responses: results.collect(),
        ..DeleteTopicsResponse::default()
    }
}

fn configs() -> DescribeConfigsResponse {
    DescribeConfigsResponse {
        results: vec![DescribeConfigsResult {
            configs: vec![DescribeConfigsResourceResult {
                name: "durability".into(),
                value: Some("memory".into()),
                ..DescribeConfigsResourceResult::default()
            }],
            ..DescribeConfigsResult::default()
        }],
        ..DescribeConfigsResponse::default()
    }
}

fn offsets(state: &State, request: &ListOffsetsRequest) -> ListOffsetsResponse {
    let log = state.log.lock().unwrap();
    let topics = request.topics.iter().map(|topic| ListOffsetsTopicResponse {
        name: topic.name.clone(),
        partitions: topic
            .partitions
            .iter()
            .map(|partition| ListOffsetsPartitionResponse {
                partition_index: partition.partition_index,
                offset: match partition.timestamp {
                    -2 => 0,
                    _ => log.topics[&*topic.name][&partition.partition_index].end_offset,
                },
                ..ListOffsetsPartitionResponse::default()
            })
            .collect(),
    });
    ListOffsetsResponse {
        topics: topics.collect(),
        ..ListOffsetsResponse::default()
    }
}

/// Stores what is sent, but for the fault; None if the connection is to be closed.
fn produce(state: &State, request: &ProduceRequest) -> Option<ProduceResponse> {
    let mut log = state.log.lock().unwrap();
    let mut responses = Vec::new();
    for topic in &request.topic_data {
        let mut partition_responses = Vec::new();
        for sent in &topic.partition_data {
            log.batch_count += 1;
            let fault = match log.batch_count {
                FAULTY_BATCH => state.fault,
                _ => Fault::None,
            };
            if let Fault::Stall(milliseconds) = fault {
                drop(log);
                std::thread::sleep(Duration::from_millis(milliseconds));
                log = state.log.lock().unwrap();
            }
            log.disconnected |= fault == Fault::Disconnect;
            let records = sent.records.clone().unwrap().into_single();
            let partition = log.topics.get_mut(&*topic.name)?.get_mut(&sent.index)?;
            partition_responses.push(store(partition, sent.index, records.to_vec(), fault));
        }
        responses.push(TopicProduceResponse {
            name: topic.name.clone(),
            partition_responses,
            ..TopicProduceResponse::default()
        });
    }
    state.appended.notify_all();
    if log.disconnected {
        return None;
    }
    Some(ProduceResponse {
        responses,
        ..ProduceResponse::default()
    })
}

fn store(
    partition: &mut Partition,
    index: i32,
    mut batch: Vec<u8>,
    fault: Fault,
) -> PartitionProduceResponse {
    let count_field = &batch[RECORDS_PER_BATCH_AT..RECORDS_PER_BATCH_AT + 4];
    let count = i64::from(i32::from_be_bytes(count_field.try_into().unwrap()));
    let base_offset = partition.end_offset;
    let mut append = |mut batch: Vec<u8>| {
        batch[..8].copy_from_slice(&partition.end_offset.to_be_bytes());
        partition.batches.push((partition.end_offset, batch));
        partition.end_offset += count;
    };
    let answer = |error: ErrorCode, base_offset| PartitionProduceResponse {
        index,
        error_code: error.code(),
        base_offset,
        ..PartitionProduceResponse::default()
    };
    match fault {
        Fault::Refuse => return answer(ErrorCode::NotLeaderOrFollower, -1),
        Fault::Lose => partition.end_offset += count,
        Fault::Duplicate => {
            append(batch.clone());
            append(batch);
        }
        Fault::Alter => {
            let last = batch.len() - 2;
            batch[last] ^= 1;
            let crc = crc32c::crc32c(&batch[21..]);
            batch[17..21].copy_from_slice(&crc.to_be_bytes());
            append(batch);
        }
        Fault::Swap => {
            append(batch);
            let [.., (first_offset, first), (second_offset, second)] = &mut partition.batches[..]
            else {
                panic!("the partition has a batch to change places with");
            };
            std::mem::swap(first, second);
            first[..8].copy_from_slice(&first_offset.to_be_bytes());
            second[..8].copy_from_slice(&second_offset.to_be_bytes());
        }
        Fault::Misname => {
            append(batch);
            return answer(ErrorCode::None, base_offset + 1);
        }
        Fault::None | Fault::Stall(_) | Fault::Disconnect => append(batch),
    }
    answer(ErrorCode::None, base_offset)
}

fn fetch(state: &State, request: &FetchRequest) -> FetchResponse {
    let mut log = state.log.lock().unwrap();
    let mut responses = collect(&log, request);
    if responses
        .iter()
        .flat_map(|topic| &topic.partitions)
        .all(|partition| partition.records.as_ref().is_none_or(Records::is_empty))
    {
        let patience = Duration::from_millis(request.max_wait_ms as u64);
        log = state.appended.wait_timeout(log, patience).unwrap().0;
        responses = collect(&log, request);
    }
    FetchResponse {
        responses,
        ..FetchResponse::default()
    }
}

fn collect(log: &Log, request: &FetchRequest) -> Vec<FetchableTopicResponse> {
    let topics = request.topics.iter().map(|topic| FetchableTopicResponse {
        topic: topic.topic.clone(),
        partitions: topic
            .partitions
            .iter()
            .map(|wanted| {
                let partition = &log.topics[&*topic.topic][&wanted.partition];
                let mut records = Vec::new();
                for (base_offset, batch) in &partition.batches {
                    if *base_offset >= wanted.fetch_offset
                        && records.len() < wanted.partition_max_bytes as usize
                    {
                        records.extend_from_slice(batch);
                    }
                }
                PartitionData {
                    partition_index: wanted.partition,
                    high_watermark: partition.end_offset,
                    log_start_offset: 0,
                    records: Some(Records::from(Bytes::from(records))),
                    ..PartitionData::default()
                }
            })
            .collect(),
        ..FetchableTopicResponse::default()
    });
    topics.collect()
}
