//! Reads a topic from end to end and hands every record to the verification.

use std::collections::{BTreeMap, BTreeSet};

use ringspool_protocol::ErrorCode;

use crate::batch::{Batch, Batches};
use crate::client::admin::{Admin, Offsets, is_retriable};
use crate::client::{Connection, Topic};
use crate::error::Result;
use crate::fetch::{FetchLimits, Fetched, Fetcher, Position};
use crate::payload::{Reading, read_stamp};
use crate::verify::{AckedBatch, Findings, PartitionCheck};

/// Which part of a topic is read and what is expected in it.
#[derive(Debug)]
pub struct Expectation<'a> {
    /// First offsets to read.
    pub starts: &'a Offsets,
    /// Where to stop, exclusive.
    pub ends: &'a Offsets,
    /// Producers whose records belong to the check.
    pub producers: &'a BTreeSet<u32>,
    /// What was acknowledged.
    pub acked: &'a [AckedBatch],
}

const LIMITS: FetchLimits = FetchLimits {
    bytes_max: 16 << 20,
    partition_bytes_max: 1 << 20,
    bytes_min: 1,
    wait_ms_max: 500,
};
/// Fetches in a row that may bring nothing before the rest of a partition counts as missing.
const IDLE_FETCHES_MAX: u32 = 20;

/// Reads `topic` and compares it with what is expected.
pub async fn verify(
    admin: &mut Admin,
    topic: &Topic,
    expectation: &Expectation<'_>,
) -> Result<Findings> {
    let mut acked: BTreeMap<i32, Vec<AckedBatch>> = BTreeMap::new();
    for batch in expectation.acked {
        acked.entry(batch.partition_index).or_default().push(*batch);
    }
    let mut findings = Findings::default();
    for node_id in topic.leader_nodes() {
        let led = topic.led_by(node_id);
        let mut checks: Vec<PartitionCheck> = led
            .iter()
            .map(|partition_index| {
                let acked = acked.remove(partition_index).unwrap_or_default();
                let producers = expectation.producers.iter().copied();
                PartitionCheck::new(*partition_index, producers, acked)
            })
            .collect();
        let connection = Connection::open(&admin.address_of(node_id)?).await?;
        read_partitions(connection, topic, expectation, &led, &mut checks).await?;
        for check in checks {
            findings.merge(check.finish());
        }
    }
    // Acknowledged for partitions that the topic does not have.
    for (partition_index, batches) in acked {
        let producers = expectation.producers.iter().copied();
        findings.merge(PartitionCheck::new(partition_index, producers, batches).finish());
    }
    Ok(findings)
}

async fn read_partitions(
    connection: Connection,
    topic: &Topic,
    expectation: &Expectation<'_>,
    partitions: &[i32],
    checks: &mut [PartitionCheck],
) -> Result<()> {
    let positions = partitions
        .iter()
        .map(|partition_index| Position {
            partition_index: *partition_index,
            next_offset: offset_in(expectation.starts, *partition_index),
        })
        .collect();
    let mut fetcher = Fetcher::new(connection, topic.clone(), LIMITS, positions)?;
    let unread = |position: &Position| {
        position.next_offset < offset_in(expectation.ends, position.partition_index)
    };
    let mut idle_fetches = 0;
    while idle_fetches < IDLE_FETCHES_MAX && fetcher.positions.iter().any(unread) {
        let fetched = fetcher.fetch(unread).await?;
        idle_fetches += 1;
        for partition in &fetched {
            if partition.error_code != ErrorCode::None.code() {
                if is_retriable(partition.error_code) {
                    continue;
                }
                return Err(fetcher.refusal(partition));
            }
            let position = &mut fetcher.positions[partition.slot];
            if read_batches(position, partition, &mut checks[partition.slot]) {
                idle_fetches = 0;
            }
        }
    }
    Ok(())
}

fn offset_in(offsets: &Offsets, partition_index: i32) -> i64 {
    offsets.get(&partition_index).copied().unwrap_or(0)
}

/// Checks the batches that came for one partition; true if the position moved on.
fn read_batches(position: &mut Position, fetched: &Fetched, check: &mut PartitionCheck) -> bool {
    let before = position.next_offset;
    for batch in Batches::new(fetched.records.clone()) {
        match batch {
            Ok(batch) => {
                // A fetch inside a batch brings the whole batch; what is known already is skipped.
                read_batch(&batch, position.next_offset, check);
                position.next_offset = batch.next_offset().max(position.next_offset);
            }
            Err(error) => {
                check.altered(position.next_offset, &error.cause());
                // Without its length the next batch cannot be found.
                position.next_offset = i64::MAX;
            }
        }
    }
    position.next_offset > before
}

fn read_batch(batch: &Batch, first_offset: i64, check: &mut PartitionCheck) {
    if batch.is_control() {
        return;
    }
    if !batch.crc_fits() {
        check.altered(batch.base_offset(), "the CRC of the batch is wrong");
        return;
    }
    let read = batch.for_each_value(|offset, value| {
        if offset < first_offset {
            return;
        }
        match read_stamp(value) {
            Reading::Intact(stamp) => check.record(offset, stamp),
            Reading::Altered => check.altered(offset, "the checksum of the record is wrong"),
            Reading::Foreign => check.foreign(),
        }
    });
    if let Err(error) = read {
        check.altered(batch.base_offset(), &error.cause());
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;
    use crate::batch::{BatchShape, Keys, ProducerState, Template};
    use crate::compress::Compression;
    use crate::payload::{Filler, Stamp};

    fn stored_batch(base_offset: i64, first_sequence: u64) -> Vec<u8> {
        let shape = BatchShape {
            record_count: 10,
            record_bytes: 50,
            keys: Keys::None,
            filler: Filler::Random,
            compression: Compression::None,
        };
        let mut template = Template::new(shape, 1);
        template.write_stamps(Stamp {
            producer: 1,
            sequence: first_sequence,
            intended_ns: 0,
        });
        template.seal(0, ProducerState::NONE).unwrap();
        let mut bytes = template.bytes().to_vec();
        bytes[..8].copy_from_slice(&base_offset.to_be_bytes());
        bytes
    }

    fn check_stored(records: Vec<u8>, from: i64) -> Findings {
        let acked = [(0, 0), (10, 10)].map(|(base_offset, first_sequence)| AckedBatch {
            partition_index: 0,
            producer: 1,
            base_offset,
            first_sequence,
            record_count: 10,
        });
        let mut check = PartitionCheck::new(0, [1], acked);
        let mut position = Position {
            partition_index: 0,
            next_offset: from,
        };
        let fetched = Fetched {
            slot: 0,
            error_code: 0,
            log_start_offset: 0,
            records: Bytes::from(records),
        };
        read_batches(&mut position, &fetched, &mut check);
        check.finish()
    }

    #[test]
    fn an_untouched_log_passes() {
        let log = [stored_batch(0, 0), stored_batch(10, 10)].concat();
        let findings = check_stored(log, 0);
        assert_eq!((findings.found_records, findings.fault_count()), (20, 0));
    }

    /// From the CRC field on (byte 17) every byte is protected.
    #[test]
    fn a_flipped_bit_in_the_stored_bytes_is_found() {
        for at in [17, 30, 60, 100, 400] {
            let mut log = [stored_batch(0, 0), stored_batch(10, 10)].concat();
            log[at] ^= 4;
            let findings = check_stored(log, 0);
            assert_eq!((findings.altered, findings.lost), (1, 10), "byte {at}");
        }
    }

    #[test]
    fn a_batch_that_is_stored_twice_is_found() {
        let log = [
            stored_batch(0, 0),
            stored_batch(10, 10),
            stored_batch(20, 10),
        ]
        .concat();
        assert_eq!(check_stored(log, 0).duplicated, 10);
    }

    #[test]
    fn batches_in_the_wrong_order_are_found() {
        let log = [stored_batch(0, 10), stored_batch(10, 0)].concat();
        let findings = check_stored(log, 0);
        assert_eq!((findings.reordered, findings.lost), (10, 0));
    }

    #[test]
    fn a_batch_that_is_gone_is_found() {
        let findings = check_stored(stored_batch(0, 0), 0);
        assert_eq!((findings.lost, findings.fault_count()), (10, 10));
    }

    #[test]
    fn a_damaged_length_ends_the_partition_as_altered() {
        let mut log = [stored_batch(0, 0), stored_batch(10, 10)].concat();
        log[8] = 0xff;
        let findings = check_stored(log, 0);
        assert_eq!((findings.altered, findings.lost), (1, 20));
    }
}
