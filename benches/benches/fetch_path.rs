//! What a fetch costs between the request and the socket: index lookup, the plan over a hot tail, and the gathered answer.
#![allow(missing_docs, reason = "criterion_group! generates public items")]
#![forbid(unsafe_code)]

use std::hint::black_box;

use bytes::Bytes;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ringspool_benches::Scattered;
use ringspool_engine::bench::Staging;
use ringspool_engine::log::offset_index::OffsetIndex;
use ringspool_engine::log::time_index::TimeIndex;
use ringspool_engine::{Batch, BatchHeader};
use ringspool_protocol::messages::fetch_response::{
    FetchResponse, FetchableTopicResponse, PartitionData,
};
use ringspool_protocol::{ApiKey, Records, frame};
use ringspool_server::net::Gather;

const VALUE_BYTES: usize = 1024;
const FETCH_VERSION: i16 = 12;
/// A client's usual limit for a partition.
const FETCH_BYTES_MAX: usize = 1 << 20;
/// Entries of a segment of 8 MiB, and of a full one of 1 GiB, at the default of one for each 4 KiB.
const INDEX_ENTRIES: [usize; 2] = [2 << 10, 256 << 10];
const INDEX_INTERVAL_BYTES: u64 = 4096;
const RECORDS_PER_ENTRY: i64 = 4;
const FIRST_TIMESTAMP: i64 = 1_700_000_000_000;
/// Batches between two commits while a tail is filled.
const BATCHES_PER_COMMIT: usize = 16;

/// Tails that are all hot: many small batches, and few large ones.
const TAILS: [HotTail; 2] = [
    HotTail {
        name: "10000_batches_of_1_KiB",
        batch_count: 10_000,
        records_per_batch: 1,
    },
    HotTail {
        name: "1000_batches_of_64_KiB",
        batch_count: 1000,
        records_per_batch: 64,
    },
];

struct HotTail {
    name: &'static str,
    batch_count: usize,
    records_per_batch: usize,
}

impl HotTail {
    fn filled(&self) -> Staging {
        let batch = batch(self.records_per_batch);
        let header = BatchHeader::parse(&batch).expect("a batch that was just built");
        let mut staging = Staging::new(1, 1);
        for number in 1..=self.batch_count {
            staging.stage(0, &batch, &header);
            if number % BATCHES_PER_COMMIT == 0 || number == self.batch_count {
                staging.commit();
            }
        }
        staging
    }

    fn record_count(&self) -> i64 {
        (self.batch_count * self.records_per_batch) as i64
    }
}

fn batch(record_count: usize) -> Bytes {
    Batch::from_values((0..record_count).map(|_| [7; VALUE_BYTES])).into_bytes()
}

/// One iteration: one lookup. Offset to position in the segment's file, and timestamp to the offset where a search begins.
fn index_lookup(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("index_lookup");
    group.throughput(Throughput::Elements(1));
    for entry_count in INDEX_ENTRIES {
        let mut offsets = OffsetIndex::new(0);
        let mut times = TimeIndex::new(0);
        for number in 1..entry_count as i64 {
            let offset = number * RECORDS_PER_ENTRY;
            times.observe(FIRST_TIMESTAMP + number);
            times.push(offset).expect("offsets grow");
            offsets
                .push(offset, number as u64 * INDEX_INTERVAL_BYTES)
                .expect("positions grow");
        }
        let mut wanted = Scattered::below(entry_count as i64 * RECORDS_PER_ENTRY);
        group.bench_function(format!("offset/{entry_count}_entries"), |bencher| {
            bencher.iter(|| offsets.lookup(wanted.draw()));
        });
        let mut wanted = Scattered::below(entry_count as i64);
        group.bench_function(format!("time/{entry_count}_entries"), |bencher| {
            bencher.iter(|| times.lookup(FIRST_TIMESTAMP + wanted.draw()));
        });
    }
    group.finish();
}

/// One iteration: the slices of the tail for one fetch of at most 1 MiB from somewhere in its older half.
fn fetch_plan(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("fetch_plan");
    for tail in TAILS {
        let staging = tail.filled();
        let mut offsets = Scattered::below(tail.record_count() / 2);
        let planned = staging.plan_read(0, 0, FETCH_BYTES_MAX);
        let size_bytes: usize = planned.iter().map(Bytes::len).sum();
        assert!(size_bytes <= FETCH_BYTES_MAX && size_bytes > FETCH_BYTES_MAX * 9 / 10);
        group.throughput(Throughput::Elements(planned.len() as u64));
        drop(planned);
        group.bench_function(tail.name, |bencher| {
            bencher.iter(|| staging.plan_read(0, offsets.draw(), FETCH_BYTES_MAX));
        });
    }
    group.finish();
}

/// A response with `batches` of one partition.
fn response(tail: &HotTail, batches: Vec<Bytes>) -> FetchResponse {
    FetchResponse {
        responses: vec![FetchableTopicResponse {
            topic: "orders".into(),
            partitions: vec![PartitionData {
                high_watermark: tail.record_count(),
                records: Some(Records::from(batches)),
                ..Default::default()
            }],
            ..Default::default()
        }],
        ..Default::default()
    }
}

/// One iteration: one fetch response of 1 MiB is encoded and gathered for the socket, which small batches are copied for.
fn gather_encode(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("gather_encode");
    for tail in TAILS {
        let batches = tail.filled().plan_read(0, 0, FETCH_BYTES_MAX);
        group.throughput(Throughput::Elements(batches.len() as u64));
        let response = response(&tail, batches);
        let gathered = |response: &FetchResponse| {
            let mut gather = Gather::default();
            let pieces = frame::response_frame(ApiKey::Fetch, FETCH_VERSION, 1, response);
            for piece in pieces.expect("it encodes") {
                gather.push(piece);
            }
            gather
        };
        assert!(gathered(&response).len_bytes() > FETCH_BYTES_MAX * 9 / 10);
        group.bench_function(tail.name, |bencher| {
            bencher.iter(|| gathered(black_box(&response)));
        });
    }
    group.finish();
}

criterion_group!(benches, index_lookup, fetch_plan, gather_encode);
criterion_main!(benches);
