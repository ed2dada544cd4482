//! Which connection writes or reads which partitions, and which thread drives it.

use crate::cli::{Acks, RunOptions};
use crate::client::Topic;
use crate::client::admin::{Admin, Offsets};
use crate::consume::{ConsumeGoal, ConsumePlan};
use crate::error::{Error, Result};
use crate::fetch::{FetchLimits, Position};
use crate::produce::ProducePlan;
use crate::worker::WorkerPlan;

/// What producing connections have in common.
#[derive(Debug, Clone, Copy)]
pub struct ProduceLoad {
    /// Acks mode.
    pub acks: Acks,
    /// Offered rate of all connections; None for a closed loop.
    pub records_per_second: Option<f64>,
    /// Number of the first producer; the others follow.
    pub producer_first: u32,
}

/// Spreads producing connections over the brokers that lead partitions. Every connection writes to
/// all partitions of its broker by turns, each beginning at another one.
pub fn producers(
    admin: &Admin,
    topic: &Topic,
    options: &RunOptions,
    load: ProduceLoad,
) -> Result<Vec<ProducePlan>> {
    let nodes = topic.leader_nodes();
    require_enough(options.connections, nodes.len())?;
    let mut plans = Vec::with_capacity(options.connections);
    for number in 0..options.connections {
        let node_id = nodes[number % nodes.len()];
        let partitions = topic.led_by(node_id);
        if options.batches_per_request > partitions.len() {
            return Err(Error::Settings {
                what: format!(
                    "a request has {} batches, but broker {node_id} leads {} partitions",
                    options.batches_per_request,
                    partitions.len()
                ),
                fix: "lower --batches-per-request or raise --partitions: a request may hold one batch \
                      for each partition"
                    .to_owned(),
            });
        }
        plans.push(ProducePlan {
            address: admin.address_of(node_id)?,
            first_position: number * partitions.len() / options.connections,
            partitions,
            producer: load.producer_first + number as u32,
            lane: number as u64,
            lane_count: options.connections as u64,
            records_per_second: load.records_per_second,
            acks: load.acks,
        });
    }
    Ok(plans)
}

/// Spreads partitions over `connection_count` fetching connections. With fewer connections each
/// reads several partitions; with more, several read the same ones.
pub fn consumers(
    admin: &Admin,
    topic: &Topic,
    options: &RunOptions,
    connection_count: usize,
    starts: &Offsets,
    goal: &ConsumeGoal,
) -> Result<Vec<ConsumePlan>> {
    let nodes = topic.leader_nodes();
    require_enough(connection_count, nodes.len())?;
    let limits = FetchLimits {
        bytes_max: options.fetch_max_bytes,
        partition_bytes_max: options.partition_max_bytes,
        bytes_min: options.fetch_min_bytes,
        wait_ms_max: options.max_wait_ms,
    };
    let mut plans = Vec::with_capacity(connection_count);
    for number in 0..connection_count {
        let node_id = nodes[number % nodes.len()];
        let rank = number / nodes.len();
        let readers = (connection_count - number % nodes.len()).div_ceil(nodes.len());
        plans.push(ConsumePlan {
            address: admin.address_of(node_id)?,
            positions: share(&topic.led_by(node_id), rank, readers)
                .into_iter()
                .map(|partition_index| Position {
                    partition_index,
                    next_offset: starts.get(&partition_index).copied().unwrap_or(0),
                })
                .collect(),
            limits,
            goal: goal.clone(),
        });
    }
    Ok(plans)
}

/// The partitions of reader `rank` of `readers`.
fn share(partitions: &[i32], rank: usize, readers: usize) -> Vec<i32> {
    if readers > partitions.len() {
        return partitions
            .iter()
            .copied()
            .skip(rank % partitions.len())
            .take(1)
            .collect();
    }
    partitions
        .iter()
        .copied()
        .skip(rank)
        .step_by(readers)
        .collect()
}

/// Deals connections out to threads by turns.
pub fn workers(
    producers: Vec<ProducePlan>,
    consumers: Vec<ConsumePlan>,
    options: &RunOptions,
) -> Vec<WorkerPlan> {
    let count = options
        .thread_count(producers.len() + consumers.len())
        .max(1);
    let mut plans: Vec<WorkerPlan> = (0..count).map(|_| WorkerPlan::default()).collect();
    for (number, plan) in producers.into_iter().enumerate() {
        plans[number % count].producers.push(plan);
    }
    for (number, plan) in consumers.into_iter().enumerate() {
        plans[number % count].consumers.push(plan);
    }
    plans
}

fn require_enough(connection_count: usize, broker_count: usize) -> Result<()> {
    if connection_count >= broker_count && broker_count > 0 {
        return Ok(());
    }
    Err(Error::Settings {
        what: format!("{connection_count} connections cannot reach {broker_count} leading brokers"),
        fix: format!("use at least --connections {broker_count}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_share_partitions_without_overlap() {
        let partitions = [0, 1, 2, 3, 4];
        let mut seen: Vec<i32> = (0..3)
            .flat_map(|rank| share(&partitions, rank, 3))
            .collect();
        seen.sort_unstable();
        assert_eq!(seen, partitions);
    }

    #[test]
    fn more_readers_than_partitions_read_the_same_ones() {
        let shares: Vec<Vec<i32>> = (0..4).map(|rank| share(&[7, 8], rank, 4)).collect();
        assert_eq!(shares, [vec![7], vec![8], vec![7], vec![8]]);
    }
}
