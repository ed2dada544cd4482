//! Batches and the requests around them.

use bytes::Bytes;
use ringspool_engine::record::{Compression, ProducerFields};
use ringspool_engine::{Batch, BatchBuilder};
use ringspool_protocol::messages::fetch_request::{FetchPartition, FetchRequest, FetchTopic};
use ringspool_protocol::messages::fetch_response::{FetchResponse, PartitionData};
use ringspool_protocol::messages::produce_request::{
    PartitionProduceData, ProduceRequest, TopicProduceData,
};
use ringspool_protocol::messages::produce_response::{PartitionProduceResponse, ProduceResponse};
use ringspool_protocol::{Records, Uuid};

/// The version that tests produce with unless they are about versions: names, not ids.
pub const PRODUCE_VERSION: i16 = 12;
/// The version that tests fetch with unless they are about versions: names, not ids.
pub const FETCH_VERSION: i16 = 12;
/// A timestamp in the past, in milliseconds since the Unix epoch.
pub const TIMESTAMP: i64 = 1_700_000_000_000;

/// A batch with these values and no keys.
pub fn batch(values: &[&str]) -> Bytes {
    compressed_batch(values, Compression::None)
}

/// The same, compressed.
pub fn compressed_batch(values: &[&str], compression: Compression) -> Bytes {
    filled(Batch::builder().compression(compression), values)
}

/// A batch of an idempotent producer.
pub fn producer_batch(
    values: &[&str],
    producer_id: i64,
    producer_epoch: i16,
    base_sequence: i32,
) -> Bytes {
    let producer = ProducerFields {
        producer_id,
        producer_epoch,
        base_sequence,
    };
    filled(Batch::builder().producer(producer), values)
}

/// Adds the values, a millisecond apart, and builds.
pub fn filled(mut builder: BatchBuilder, values: &[&str]) -> Bytes {
    for (index, value) in values.iter().enumerate() {
        builder.push(TIMESTAMP + index as i64, None, Some(value.as_bytes()), &[]);
    }
    builder.build().expect("not empty").into_bytes()
}

/// A produce request for one partition.
pub fn produce_request(
    topic: &str,
    partition_index: i32,
    acks: i16,
    records: Option<Bytes>,
) -> ProduceRequest {
    ProduceRequest {
        acks,
        timeout_ms: 30_000,
        topic_data: vec![TopicProduceData {
            name: topic.into(),
            topic_id: Uuid::ZERO,
            partition_data: vec![PartitionProduceData {
                index: partition_index,
                records: records.map(Records::from),
            }],
        }],
        ..Default::default()
    }
}

/// The only partition of a produce response.
pub fn produced(mut response: ProduceResponse) -> PartitionProduceResponse {
    assert_eq!(response.responses.len(), 1);
    let mut topic = response.responses.remove(0);
    assert_eq!(topic.partition_responses.len(), 1);
    topic.partition_responses.remove(0)
}

/// A fetch request for one partition without a session, which does not wait.
pub fn fetch_request(topic: &str, partition_index: i32, fetch_offset: i64) -> FetchRequest {
    FetchRequest {
        max_bytes: 1 << 20,
        topics: vec![FetchTopic {
            topic: topic.into(),
            partitions: vec![fetch_partition(partition_index, fetch_offset)],
            ..Default::default()
        }],
        ..Default::default()
    }
}

/// One partition of a fetch request.
pub fn fetch_partition(partition_index: i32, fetch_offset: i64) -> FetchPartition {
    FetchPartition {
        partition: partition_index,
        fetch_offset,
        partition_max_bytes: 1 << 20,
        ..Default::default()
    }
}

/// The only partition of a fetch response.
pub fn fetched(mut response: FetchResponse) -> PartitionData {
    assert_eq!(response.error_code, 0);
    assert_eq!(response.responses.len(), 1);
    let mut topic = response.responses.remove(0);
    assert_eq!(topic.partitions.len(), 1);
    topic.partitions.remove(0)
}

/// Offsets and values of all records of a fetched partition, decompressed.
pub fn records_of(data: &PartitionData) -> Vec<(i64, String)> {
    let bytes = data
        .records
        .clone()
        .unwrap_or_else(Records::empty)
        .into_single();
    let mut found = Vec::new();
    for batch in ringspool_engine::record::split_batches(&bytes) {
        let (header, range) = batch.expect("whole batches");
        let batch = bytes.slice(range);
        ringspool_engine::record::verify_crc(&batch).expect("an intact batch");
        for record in ringspool_engine::record::records(&batch, 1 << 24).expect("readable") {
            let record = record.expect("a whole record");
            let value = record.value.clone().unwrap_or_default();
            let value = String::from_utf8(value.to_vec()).expect("text");
            found.push((record.offset(&header), value));
        }
    }
    found
}
