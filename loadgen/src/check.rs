//! The `check` command: everything that an acknowledgement log promises must still be there.

use std::collections::{BTreeMap, BTreeSet};

use crate::ack_log;
use crate::cli::CheckOptions;
use crate::client::admin::{Admin, LogEnd};
use crate::client::metadata::TopicState;
use crate::error::{Error, Result};
use crate::json;
use crate::read_back::{self, Expectation};
use crate::verify::{AckedBatch, Findings};

/// Carries out the command; prints one line for each topic.
pub fn run(options: &CheckOptions) -> Result<()> {
    let log = ack_log::read(&options.ack_log)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|source| Error::Worker { source })?;
    let mut results = BTreeMap::new();
    runtime.block_on(async {
        let mut admin = Admin::open(&options.bootstrap).await?;
        for (topic, acked) in &log {
            results.insert(topic.clone(), check_topic(&mut admin, topic, acked).await?);
        }
        Ok::<_, Error>(())
    })?;
    for (topic, findings) in &results {
        println!(
            "{topic}: {} acknowledged, {} found, {} lost, {} duplicated, {} reordered, {} altered, \
             {} misplaced ({} not acknowledged but present, {} of others)",
            findings.acknowledged_records,
            findings.found_records,
            findings.lost,
            findings.duplicated,
            findings.reordered,
            findings.altered,
            findings.misplaced,
            findings.unacknowledged_present,
            findings.foreign,
        );
        for example in &findings.examples {
            println!("  {example}");
        }
    }
    if let Some(path) = &options.json {
        json::write(path, &results)?;
    }
    let failed = results
        .into_iter()
        .find(|(_, findings)| findings.fault_count() > 0);
    match failed {
        None => Ok(()),
        Some((topic, findings)) => Err(Error::Verification {
            topic,
            faults: findings.fault_count(),
            first: findings.examples.into_iter().next().unwrap_or_default(),
        }),
    }
}

async fn check_topic(admin: &mut Admin, name: &str, acked: &[AckedBatch]) -> Result<Findings> {
    let records = acked
        .iter()
        .map(|batch| u64::from(batch.record_count))
        .sum();
    if matches!(admin.describe(name).await?, TopicState::Missing) {
        return Ok(Findings {
            acknowledged_records: records,
            lost: records,
            examples: vec!["the topic does not exist".to_owned()],
            ..Findings::default()
        });
    }
    let topic = admin.wait_until_ready(name).await?;
    let starts = admin.offsets(&topic, LogEnd::Earliest).await?;
    let ends = admin.offsets(&topic, LogEnd::Latest).await?;
    let producers: BTreeSet<u32> = acked.iter().map(|batch| batch.producer).collect();
    let expectation = Expectation {
        starts: &starts,
        ends: &ends,
        producers: &producers,
        acked,
    };
    read_back::verify(admin, &topic, &expectation).await
}
