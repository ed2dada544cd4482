//! What a produce request costs on its way to the journal: cutting frames, staging, and reading the journal back.
#![allow(missing_docs, reason = "criterion_group! generates public items")]
#![forbid(unsafe_code)]

use std::cell::Cell;
use std::hint::black_box;

use bytes::Bytes;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ringspool_benches as _;
use ringspool_engine::bench::{Staging, decode_frame};
use ringspool_engine::{Batch, BatchHeader, Budget};
use ringspool_server::net::FrameReader;
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::time::Instant;

const VALUE_BYTES: usize = 1024;
const FRAMES_AT_ONCE: usize = 64;
/// Of a request with one small record.
const FRAME_BYTES: usize = 160;
const FRAME_BYTES_MAX: i32 = 1 << 20;
const BUDGET_BYTES: u64 = 64 << 20;
/// Enough for the frame that is sealed while the one before it goes.
const KEPT_CHUNKS: usize = 4;

/// What is staged for one commit: batches of so many records, dealt out to so many partitions.
const COMMITS: [Commit; 3] = [
    Commit {
        name: "1_batch_of_64_KiB",
        batch_count: 1,
        records_per_batch: 64,
        partition_count: 1,
    },
    Commit {
        name: "16_batches_of_4_KiB",
        batch_count: 16,
        records_per_batch: 4,
        partition_count: 16,
    },
    Commit {
        name: "256_batches_of_1_KiB",
        batch_count: 256,
        records_per_batch: 1,
        partition_count: 6,
    },
];

struct Commit {
    name: &'static str,
    batch_count: usize,
    records_per_batch: usize,
    partition_count: usize,
}

impl Commit {
    fn batch(&self) -> (Bytes, BatchHeader) {
        let values = (0..self.records_per_batch).map(|_| [7; VALUE_BYTES]);
        let batch = Batch::from_values(values).into_bytes();
        let header = BatchHeader::parse(&batch).expect("a batch that was just built");
        (batch, header)
    }

    fn staging(&self) -> Staging {
        Staging::new(self.partition_count as i32, KEPT_CHUNKS)
    }

    fn stage(&self, staging: &mut Staging, batch: &[u8], header: &BatchHeader) {
        for number in 0..self.batch_count {
            staging.stage(number % self.partition_count, batch, header);
        }
    }
}

/// Both ends of a connection on loopback.
async fn connected() -> (TcpStream, TcpStream) {
    let listener = TcpListener::bind(("127.0.0.1", 0))
        .await
        .expect("a free port");
    let address = listener.local_addr().expect("an address");
    let (client, accepted) = tokio::join!(TcpStream::connect(address), listener.accept());
    (client.expect("connected"), accepted.expect("accepted").0)
}

/// One iteration: 64 small request frames are sent over loopback at once, received and cut; the two system calls count.
fn cut_frames(criterion: &mut Criterion) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let (mut client, server) = runtime.block_on(connected());
    let mut frame = (FRAME_BYTES as i32).to_be_bytes().to_vec();
    frame.resize(frame.len() + FRAME_BYTES, 7);
    let sent = frame.repeat(FRAMES_AT_ONCE);
    let budget = Budget::new(BUDGET_BYTES);
    let activity = runtime.block_on(async { Cell::new(Instant::now()) });
    let mut reader = FrameReader::new(&server, &budget, FRAME_BYTES_MAX, &activity);

    let mut group = criterion.benchmark_group("cut_frames");
    group.throughput(Throughput::Elements(FRAMES_AT_ONCE as u64));
    group.bench_function("64_small_over_loopback", |bencher| {
        bencher.iter(|| {
            runtime.block_on(async {
                client.write_all(&sent).await.expect("sent");
                for _ in 0..FRAMES_AT_ONCE {
                    let frame = reader.next().await.expect("no problem");
                    assert_eq!(black_box(frame).map(|frame| frame.len()), Some(FRAME_BYTES));
                }
            });
        });
    });
    group.finish();
}

/// One iteration: all batches of one commit get their offsets and are copied into its frame, which is sealed and dropped.
fn stage(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("stage");
    for commit in COMMITS {
        let (batch, header) = commit.batch();
        let mut staging = commit.staging();
        group.throughput(Throughput::ElementsAndBytes {
            elements: commit.batch_count as u64,
            bytes: (commit.batch_count * batch.len()) as u64,
        });
        group.bench_function(commit.name, |bencher| {
            bencher.iter(|| {
                commit.stage(&mut staging, black_box(&batch), &header);
                staging.seal().map(|frame| frame.len()).sum::<usize>()
            });
        });
    }
    group.finish();
}

/// One iteration: one commit frame is read as replay reads it: header, entry table, and the CRC of every batch.
fn replay_frame(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("replay_frame");
    for commit in COMMITS {
        let (batch, header) = commit.batch();
        let mut staging = commit.staging();
        commit.stage(&mut staging, &batch, &header);
        let frames: Vec<_> = staging.seal().collect();
        let [frame] = frames.as_slice() else {
            panic!("{} fits one frame", commit.name);
        };
        assert_eq!(decode_frame(frame), Some(commit.batch_count));
        group.throughput(Throughput::ElementsAndBytes {
            elements: commit.batch_count as u64,
            bytes: frame.len() as u64,
        });
        group.bench_function(commit.name, |bencher| {
            bencher.iter(|| decode_frame(black_box(frame)));
        });
    }
    group.finish();
}

criterion_group!(benches, cut_frames, stage, replay_frame);
criterion_main!(benches);
