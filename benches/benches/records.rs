//! Record batches: what the broker does with the bytes of every produce request, and what clients and embedders do to make them.
#![allow(missing_docs, reason = "criterion_group! generates public items")]
#![forbid(unsafe_code)]

use std::hint::black_box;

use bytes::Bytes;
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use ringspool_benches as _;
use ringspool_engine::record::{
    BatchHeader, Compression, ValidationRules, compress, decompress, records, split_batches, stamp,
    validate_batch, verify_crc,
};
use ringspool_engine::{Batch, BatchBuilder, BatchError};

const RECORDS_PER_BATCH: usize = 64;
const SPLIT_BATCHES: usize = 16;
const VALUE_BYTES: usize = 1024;
/// More than any batch here decompresses to.
const OUTPUT_BYTES_MAX: usize = 1 << 20;

/// Text-like values: half of each repeats, so that the codecs have something to find.
fn value(index: usize) -> Vec<u8> {
    let mut state = index as u64 + 1;
    (0..VALUE_BYTES)
        .map(|position| {
            // A linear congruential generator: the same bytes in every run.
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            match position % 2 {
                0 => b'a' + (position % 26) as u8,
                _ => (state >> 56) as u8,
            }
        })
        .collect()
}

fn build(values: &[Vec<u8>], compression: Compression) -> Result<Batch, BatchError> {
    let mut builder = BatchBuilder::new().compression(compression);
    for value in values {
        builder.push(1_700_000_000_000, None, Some(value), &[]);
    }
    builder.build()
}

fn batch_bytes(compression: Compression) -> Bytes {
    let values: Vec<_> = (0..RECORDS_PER_BATCH).map(value).collect();
    let batch = build(&values, compression).expect("the batch is small");
    batch.into_bytes()
}

/// One iteration: one batch of 64 records of 1 KiB goes through one step of its way.
fn checks(criterion: &mut Criterion) {
    let batch = batch_bytes(Compression::None);
    let mut group = criterion.benchmark_group("batch");
    group.bench_function("parse_header", |bencher| {
        bencher.iter(|| BatchHeader::parse(black_box(&batch)));
    });
    group.bench_function("stamp", |bencher| {
        let mut bytes = batch.to_vec();
        bencher.iter(|| stamp(black_box(&mut bytes), 42, 7));
    });
    group.throughput(Throughput::Bytes(batch.len() as u64));
    group.bench_function("validate", |bencher| {
        let rules = ValidationRules::default();
        bencher.iter(|| {
            let header = BatchHeader::parse(black_box(&batch))?;
            validate_batch(&batch, &header, &rules)
        });
    });
    group.bench_function("read_records", |bencher| {
        bencher.iter(|| {
            records(black_box(&batch), OUTPUT_BYTES_MAX)
                .expect("the batch is whole")
                .filter(Result::is_ok)
                .count()
        });
    });
    group.finish();
}

/// One iteration: the checksum of one batch is compared with the one it carries.
fn crc(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("verify_crc");
    for record_count in [1, RECORDS_PER_BATCH, 1000] {
        let values = (0..record_count).map(value);
        let batch = Batch::from_values(values).into_bytes();
        assert_eq!(verify_crc(&batch), Ok(()));
        group.throughput(Throughput::Bytes(batch.len() as u64));
        group.bench_function(format!("{record_count}_records"), |bencher| {
            bencher.iter(|| verify_crc(black_box(&batch)));
        });
    }
    group.finish();
}

/// One iteration: 16 batches that stand back to back are told apart by their headers.
fn split(criterion: &mut Criterion) {
    let bytes = batch_bytes(Compression::None).repeat(SPLIT_BATCHES);
    let mut group = criterion.benchmark_group("split_batches");
    group.throughput(Throughput::Elements(SPLIT_BATCHES as u64));
    group.bench_function("16_batches", |bencher| {
        bencher.iter(|| {
            split_batches(black_box(&bytes))
                .filter(Result::is_ok)
                .count()
        });
    });
    group.finish();
}

/// One iteration: one batch of 64 records of 1 KiB is built, compressed and checksummed.
fn builds(criterion: &mut Criterion) {
    let values: Vec<_> = (0..RECORDS_PER_BATCH).map(value).collect();
    let mut group = criterion.benchmark_group("build");
    group.throughput(Throughput::Elements(RECORDS_PER_BATCH as u64));
    for codec in CODECS {
        group.bench_function(codec.name(), |bencher| {
            bencher.iter(|| build(black_box(&values), codec));
        });
    }
    group.finish();
}

/// One iteration: 64 KiB of text-like values are packed or unpacked.
fn codecs(criterion: &mut Criterion) {
    let plain = (0..RECORDS_PER_BATCH).flat_map(value).collect::<Vec<_>>();
    let mut group = criterion.benchmark_group("compression");
    group.throughput(Throughput::Bytes(plain.len() as u64));
    for codec in CODECS
        .into_iter()
        .filter(|codec| *codec != Compression::None)
    {
        group.bench_function(format!("compress/{}", codec.name()), |bencher| {
            bencher.iter(|| compress(codec, black_box(&plain)));
        });
        let packed = compress(codec, &plain).expect("it compresses");
        group.bench_function(format!("decompress/{}", codec.name()), |bencher| {
            bencher.iter_batched(
                || packed.clone(),
                |packed| decompress(codec, &packed, OUTPUT_BYTES_MAX),
                BatchSize::SmallInput,
            );
        });
    }
    group.finish();
}

const CODECS: [Compression; 5] = [
    Compression::None,
    Compression::Gzip,
    Compression::Snappy,
    Compression::Lz4,
    Compression::Zstd,
];

criterion_group!(benches, checks, crc, split, builds, codecs);
criterion_main!(benches);
