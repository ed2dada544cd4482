//! The engine inside a program: `cargo run -p ringspool-engine --example embed`.
//!
//! Appends from many tasks at once, so that they share flushes, closes the engine, opens it again and reads everything back.

use std::time::Instant;

use ringspool_engine::{AckWhen, Batch, Engine, FetchLimits, LogConfig, PartitionHandle};

const TASKS: usize = 64;
const BATCHES_PER_TASK: usize = 50;
const RECORDS_PER_BATCH: usize = 10;

type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let engine = Engine::builder(folder.path()).open()?;
    println!(
        "{} shards over {}",
        engine.shard_count(),
        folder.path().display()
    );

    let orders = engine
        .create_partition("orders", 0, LogConfig::default())
        .await?;
    let started = Instant::now();
    let tasks: Vec<_> = (0..TASKS)
        .map(|_| tokio::spawn(append_durably(orders.clone())))
        .collect();
    for task in tasks {
        task.await??;
    }
    println!(
        "{} batches, each on stable storage before its append returned, in {:.1?}",
        TASKS * BATCHES_PER_TASK,
        started.elapsed()
    );
    engine.close().await?;

    let engine = Engine::builder(folder.path()).open()?;
    let orders = engine
        .partition("orders", 0)
        .ok_or("the partition is still there")?;
    let read = count_records(&orders).await?;
    println!("{read} records read back after a restart");
    assert_eq!(read, TASKS * BATCHES_PER_TASK * RECORDS_PER_BATCH);
    engine.close().await?;
    Ok(())
}

async fn append_durably(orders: PartitionHandle) -> Outcome<()> {
    for _ in 0..BATCHES_PER_TASK {
        let batch =
            Batch::from_values((0..RECORDS_PER_BATCH).map(|index| format!("order {index}")));
        orders.append(batch, AckWhen::Flushed).await?;
    }
    Ok(())
}

async fn count_records(orders: &PartitionHandle) -> Outcome<usize> {
    let mut offset = 0;
    let mut count = 0;
    loop {
        let fetched = orders.fetch(offset, FetchLimits::default()).await?;
        for record in fetched.records() {
            offset = record?.offset + 1;
            count += 1;
        }
        if offset >= fetched.high_watermark {
            return Ok(count);
        }
    }
}
