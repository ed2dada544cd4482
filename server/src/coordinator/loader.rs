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
        // The machine keeps parts of both for long; they must not hold all that was read at once that long.
        let [key, value] = [record.key, record.value].map(own_copy);
        let decoded = GroupRecord::decode(key.as_ref(), value.as_ref());
        let decoded = decoded.map_err(|source| ReplayError::Record { offset, source })?;
        if let Some(record) = decoded {
            machine.replay(record, origin);
        }
    }
    Ok(())
}

fn own_copy(part: Option<Bytes>) -> Option<Bytes> {
    part.map(|part| Bytes::copy_from_slice(&part))
}

/// Read at once while loading.
const LOAD_BUFFER_BYTES: usize = 1024 * 1024;
/// What one batch may decompress to; ours are not compressed, those of another broker may be.
const DECOMPRESSED_BYTES_MAX: usize = 64 * 1024 * 1024;

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use ringspool_engine::Batch;
    use ringspool_protocol::internal_records::offset_commit_key::OffsetCommitKey;
    use ringspool_protocol::internal_records::offset_commit_value::OffsetCommitValue;

    use super::*;

    /// A buffer that can tell whether it is still held.
    struct Watched(
        Bytes,
        #[expect(dead_code, reason = "it is counted")] Arc<()>,
    );

    impl AsRef<[u8]> for Watched {
        fn as_ref(&self) -> &[u8] {
            &self.0
        }
    }

    #[test]
    fn what_is_loaded_does_not_hold_what_was_read() {
        let record = GroupRecord::OffsetCommitted {
            key: OffsetCommitKey {
                group: "group".into(),
                topic: "topic".into(),
                partition: 0,
            },
            value: OffsetCommitValue {
                metadata: "note".into(),
                ..OffsetCommitValue::default()
            },
        };
        let (key, value) = record.encode().unwrap();
        let mut batch = Batch::builder();
        batch.push(0, Some(&key), value.as_deref(), &[]);
        let held = Arc::new(());
        let watched = Watched(batch.build().unwrap().into_bytes(), Arc::clone(&held));
        let chunk = Bytes::from_owner(watched);
        let mut machine = GroupMachine::new(GroupConfig::default());
        assert!(matches!(replay_chunk(&mut machine, &chunk, 0), Ok(1)));
        drop(chunk);
        assert!(machine.durable().offset("group", "topic", 0).is_some());
        assert_eq!(Arc::strong_count(&held), 1);
    }
}
