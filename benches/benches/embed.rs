//! The embedded engine: appends that return once their records are on stable storage, alone and sharing flushes.
//!
//! Files go to the system's folder for temporary files; set `TMPDIR` to the disk that is to be measured.
#![allow(missing_docs, reason = "criterion_group! generates public items")]
#![forbid(unsafe_code)]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ringspool_benches as _;
use ringspool_engine::{AckWhen, Batch, Engine, LogConfig, PartitionHandle};
use tokio::runtime::Runtime;

const JOURNAL_FILE_BYTES: u64 = 4 << 20;
const JOURNAL_FILES: u32 = 4;

async fn append_at_once(orders: &PartitionHandle, batch: &Batch, count: usize) {
    let appends: Vec<_> = (0..count)
        .map(|_| {
            let (orders, batch) = (orders.clone(), batch.clone());
            tokio::spawn(async move { orders.append(batch, AckWhen::Flushed).await })
        })
        .collect();
    for append in appends {
        append
            .await
            .expect("the task ends")
            .expect("the append is acknowledged");
    }
}

/// One iteration: so many appends of 16 records of 1 KiB are sent at once and all of them are on stable storage.
fn appends(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder for the log");
    let runtime: Runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime");
    let engine = Engine::builder(folder.path())
        .shards(1)
        .journal_file_bytes(JOURNAL_FILE_BYTES)
        .journal_files(JOURNAL_FILES)
        .open()
        .expect("the engine opens");
    let orders = runtime
        .block_on(engine.create_partition("orders", 0, LogConfig::default()))
        .expect("the partition is created");
    let batch = Batch::from_values((0..16).map(|_| [7; 1024]));
    let mut group = criterion.benchmark_group("append_flushed");
    for count in [1, 16] {
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(format!("{count}_at_once"), |bencher| {
            bencher.iter(|| runtime.block_on(append_at_once(&orders, &batch, count)));
        });
    }
    group.finish();
    runtime.block_on(engine.close()).expect("the engine closes");
}

criterion_group!(benches, appends);
criterion_main!(benches);
