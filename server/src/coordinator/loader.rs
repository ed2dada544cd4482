//! Reads a partition of `__consumer_offsets` from its start and builds the machine it describes.

use bytes::Bytes;
use ringspool_engine::record::{BatchHeader, EndTransaction, records, split_batches};
use ringspool_engine::{
    BatchError, Engine, FetchError, Isolation, PartitionId, PartitionRead, ReadLimits, ShardId,
};

use super::group::{
    GroupConfig, GroupMachine, GroupRecord, RecordError, RecordOrigin, TransactionOutcome,
};

/// Why a partition could not be loaded; nothing is answered from it then.
#[derive(Debug, thiserror::Error)]
pub(super) enum LoadError {
    /// The engine could not read it.
    #[error(transparent)]
    Read(#[from] FetchError),
    /// A batch in it is broken.
    #[error("batch at offset {offset}: {source}")]
    Batch {
        /// Where reading had come to.
        offset: i64,
        /// What is wrong.
        source: BatchError,
    },
    /// A record in it is none of ours.
    #[error("record at offset {offset}: {source}")]
    Record {
        /// The record's offset.
        offset: i64,
        /// What is wrong.
        source: RecordError,
    },
}

/// Replays everything that is in the log now.
///
/// After: the machine equals the log; `finish_loading` is left to the caller.
/// Runs on any thread; waits for records that are not committed yet.
pub(super) async fn load(
    engine: &Engine,
    shard: ShardId,
    partition: PartitionId,
    config: GroupConfig,
) -> Result<GroupMachine, LoadError> {
    let offsets = engine.offsets(shard, partition).await?;
    let end_offset = offsets.log_end_offset;
    let mut next_offset = offsets.log_start_offset;
    let mut machine = GroupMachine::new(config);
    while next_offset < end_offset {
        let read = PartitionRead {
            partition,
            fetch_offset: next_offset,
            max_bytes: LOAD_BUFFER_BYTES,
            isolation: Isolation::HighWatermark,
            current_leader_epoch: None,
        };
        let limits = ReadLimits {
            max_bytes: LOAD_BUFFER_BYTES,
            at_least_one_batch: true,
            credits: None,
        };
        let mut results = engine.read(shard, vec![read], limits).await;
        let found = results.pop().unwrap_or(Err(FetchError::Stopped))?;
        if found.records.is_empty() {
            if found.high_watermark >= end_offset {
                // Compaction may have removed the last records there were.
                break;
            }
            engine.wait_for_bytes(shard, vec![read], 1).await.await;
            continue;
        }
        for chunk in &found.records {
            next_offset = replay_chunk(&mut machine, chunk, next_offset)?;
        }
        // A long log must not keep the shard from its other work.
        tokio::task::yield_now().await;
    }
    Ok(machine)
}

/// Replays whole batches; returns the offset behind the last one.
fn replay_chunk(
    machine: &mut GroupMachine,
    chunk: &Bytes,
    next_offset: i64,
) -> Result<i64, LoadError> {
    let mut next_offset = next_offset;
    for batch in split_batches(chunk) {
        let at = next_offset;
        let broken = move |source| LoadError::Batch { offset: at, source };
        let (header, range) = batch.map_err(broken)?;
        if header.next_offset() <= next_offset {
            continue;
        }
        replay_batch(machine, &header, &chunk.slice(range)).map_err(|error| match error {
            ReplayError::Batch(source) => broken(source),
            ReplayError::Record { offset, source } => LoadError::Record { offset, source },
        })?;
        next_offset = header.next_offset();
    }
    Ok(next_offset)
}

enum ReplayError {
    Batch(BatchError),
    Record { offset: i64, source: RecordError },
}

fn replay_batch(
    machine: &mut GroupMachine,
    header: &BatchHeader,
    batch: &Bytes,
) -> Result<(), ReplayError> {
    let origin = if header.is_transactional() {
        RecordOrigin::Transaction {
            producer_id: header.producer_id,
        }
    } else {
        RecordOrigin::Coordinator
    };
    for record in records(batch, DECOMPRESSED_BYTES_MAX).map_err(ReplayError::Batch)? {
        let record = record.map_err(ReplayError::Batch)?;
        if header.is_control() {
            let key = record.key.unwrap_or_default();
            let outcome = match EndTransaction::from_control_key(&key) {
                Some(EndTransaction::Commit) => TransactionOutcome::Committed,
                Some(EndTransaction::Abort) => TransactionOutcome::Aborted,
                None => continue,
            };
            machine.end_transaction(header.producer_id, outcome);
            continue;
        }
        let offset = record.offset(header);
        let decoded = GroupRecord::decode(record.key.as_ref(), record.value.as_ref());
        let decoded = decoded.map_err(|source| ReplayError::Record { offset, source })?;
        if let Some(record) = decoded {
            machine.replay(record, origin);
        }
    }
    Ok(())
}

/// Read at once while loading.
const LOAD_BUFFER_BYTES: usize = 1024 * 1024;
/// What one batch may decompress to; ours are not compressed, those of another broker may be.
const DECOMPRESSED_BYTES_MAX: usize = 64 * 1024 * 1024;
