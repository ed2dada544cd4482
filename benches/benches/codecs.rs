//! Wire codecs: reading a produce request, writing a fetch response whose records are gathered, and ApiVersions both ways.
#![allow(missing_docs, reason = "criterion_group! generates public items")]
#![forbid(unsafe_code)]

use std::hint::black_box;

use bytes::Bytes;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ringspool_benches as _;
use ringspool_engine::Batch;
use ringspool_protocol::frame::{
    LENGTH_BYTES, decode_request_header, request_frame, response_frame,
};
use ringspool_protocol::messages::api_versions_request::ApiVersionsRequest;
use ringspool_protocol::messages::api_versions_response::{ApiVersion, ApiVersionsResponse};
use ringspool_protocol::messages::fetch_response::{
    FetchResponse, FetchableTopicResponse, PartitionData,
};
use ringspool_protocol::messages::produce_request::{
    PartitionProduceData, ProduceRequest, TopicProduceData,
};
use ringspool_protocol::{ApiKey, DecodeError, Decoder, Records, Request};

const PRODUCE_VERSION: i16 = 12;
const FETCH_VERSION: i16 = 12;
const API_VERSIONS_VERSION: i16 = 4;
const API_COUNT: i16 = 20;

fn batch() -> Bytes {
    Batch::from_values((0..64).map(|_| [7; 1024])).into_bytes()
}

/// The frame of `request` as a connection hands it to dispatch: without its length.
fn frame_body<R: Request>(request: &R, version: i16) -> Bytes {
    let pieces = request_frame(1, Some("bench"), version, request).expect("it encodes");
    Records::from(pieces).into_single().slice(LENGTH_BYTES..)
}

fn decode<R: Request>(frame: &Bytes) -> Result<R, DecodeError> {
    let mut decoder = Decoder::new(frame.clone());
    let head = decode_request_header(&mut decoder)?;
    R::decode(&mut decoder, head.api_version)
}

/// One iteration: the header of one request is read, the body left alone.
fn request_header(criterion: &mut Criterion) {
    let request = ApiVersionsRequest {
        client_software_name: "bench".into(),
        client_software_version: "1".into(),
        ..Default::default()
    };
    let frame = frame_body(&request, API_VERSIONS_VERSION);
    criterion.bench_function("decode_request_header", |bencher| {
        bencher.iter(|| decode_request_header(&mut Decoder::new(black_box(&frame).clone())));
    });
}

/// One iteration: one request, header and body, is read without copying its records.
fn produce(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("decode_produce_request");
    for partition_count in [1, 16] {
        let partition_data = (0..partition_count)
            .map(|index| PartitionProduceData {
                index,
                records: Some(Records::from(batch())),
            })
            .collect();
        let request = ProduceRequest {
            acks: -1,
            timeout_ms: 30_000,
            topic_data: vec![TopicProduceData {
                name: "orders".into(),
                partition_data,
                ..Default::default()
            }],
            ..Default::default()
        };
        let frame = frame_body(&request, PRODUCE_VERSION);
        assert_eq!(decode::<ProduceRequest>(&frame), Ok(request));
        group.throughput(Throughput::Elements(partition_count as u64));
        group.bench_function(format!("{partition_count}_partitions"), |bencher| {
            bencher.iter(|| decode::<ProduceRequest>(black_box(&frame)));
        });
    }
    group.finish();
}

/// One iteration: one response is encoded as pieces, batches of 64 KiB among them uncopied.
fn fetch(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("encode_fetch_response");
    let batch = batch();
    for batch_count in [1, 16] {
        let partition = PartitionData {
            high_watermark: 1_000_000,
            records: Some(Records::from(vec![batch.clone(); batch_count])),
            ..Default::default()
        };
        let response = FetchResponse {
            responses: vec![FetchableTopicResponse {
                topic: "orders".into(),
                partitions: vec![partition],
                ..Default::default()
            }],
            ..Default::default()
        };
        group.throughput(Throughput::Elements(batch_count as u64));
        group.bench_function(format!("{batch_count}_batches_gathered"), |bencher| {
            bencher.iter(|| response_frame(ApiKey::Fetch, FETCH_VERSION, 1, black_box(&response)));
        });
    }
    group.finish();
}

/// One iteration: one request is read, or one response written.
fn api_versions(criterion: &mut Criterion) {
    let request = ApiVersionsRequest {
        client_software_name: "bench".into(),
        client_software_version: "1".into(),
        ..Default::default()
    };
    let frame = frame_body(&request, API_VERSIONS_VERSION);
    let response = ApiVersionsResponse {
        api_keys: (0..API_COUNT)
            .map(|api_key| ApiVersion {
                api_key,
                min_version: 0,
                max_version: 9,
            })
            .collect(),
        ..Default::default()
    };
    let mut group = criterion.benchmark_group("api_versions");
    group.bench_function("decode_request", |bencher| {
        bencher.iter(|| decode::<ApiVersionsRequest>(black_box(&frame)));
    });
    group.bench_function("encode_response", |bencher| {
        bencher.iter(|| {
            let version = API_VERSIONS_VERSION;
            response_frame(ApiKey::ApiVersions, version, 1, black_box(&response))
        });
    });
    group.finish();
}

criterion_group!(benches, request_header, produce, fetch, api_versions);
criterion_main!(benches);
