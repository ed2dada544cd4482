//! Forgetting (KIP-211).

use bytes::Bytes;
use bytestring::ByteString;
use ringspool_protocol::Uuid;
use ringspool_protocol::internal_records::encode_versioned;
use ringspool_protocol::messages::consumer_protocol_subscription::ConsumerProtocolSubscription;
use ringspool_protocol::messages::offset_commit_request::OffsetCommitRequest;

use super::super::*;
use super::harness::*;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

fn subscription(topics: &[&str]) -> Bytes {
    let subscription = ConsumerProtocolSubscription {
        topics: topics
            .iter()
            .map(|topic| ByteString::from(*topic))
            .collect(),
        ..ConsumerProtocolSubscription::default()
    };
    encode_versioned(&subscription, 3).unwrap()
}

/// A stable group of one consumer that reads "read"; returns its member id.
fn stable_consumer(harness: &mut Harness) -> ByteString {
    let mut request = join_request("");
    request.session_timeout_ms = 1_800_000;
    request.protocols[0].metadata = subscription(&["read"]);
    let waiter = harness.join(3, request);
    let joined = harness.joined(waiter);
    harness.sync_all(&joined, &[&joined.member_id]);
    joined.member_id
}

/// Days pass, the member sends heartbeats.
fn live_for(harness: &mut Harness, member_id: &str, duration_ms: i64) {
    let until_ms = harness.now_ms + duration_ms;
    while harness.now_ms < until_ms {
        harness.advance(600_000);
        harness.heartbeat(member_id, 1);
    }
}

#[test]
fn offsets_of_a_simple_group_expire_from_the_commit_on() {
    let mut harness = Harness::new();
    harness.commit(commit_request(-1, "", 1));
    harness.advance(7 * DAY_MS - 600_000);
    assert_eq!(harness.fetch("topic").committed_offset, 1);
    harness.advance(2 * 600_000);
    assert_eq!(harness.fetch("topic").committed_offset, -1);
    assert_eq!(harness.state(), "Dead");
    assert!(matches!(
        harness.log.last(),
        Some(GroupRecord::OffsetRemoved { .. })
    ));
}

#[test]
fn offsets_of_a_group_expire_from_the_moment_it_became_empty() {
    let mut harness = Harness::new();
    let member_id = stable_consumer(&mut harness);
    harness.commit(commit_to("read", 1, &member_id, 1));
    live_for(&mut harness, &member_id, 10 * DAY_MS);
    harness.leave_member(&member_id);
    harness.advance(7 * DAY_MS - 600_000);
    assert_eq!(harness.fetch("read").committed_offset, 1);
    harness.advance(2 * 600_000);
    assert_eq!(harness.fetch("read").committed_offset, -1);
    assert_eq!(harness.state(), "Dead");
    assert_eq!(harness.machine.durable().group(GROUP), None);
    let restarted = harness.restarted(GroupConfig::default());
    assert_eq!(restarted.state(), "Dead");
}

#[test]
fn the_time_since_a_group_became_empty_survives_a_restart() {
    let mut harness = Harness::new();
    let member_id = stable_consumer(&mut harness);
    harness.commit(commit_to("read", 1, &member_id, 1));
    harness.leave_member(&member_id);
    harness.advance(4 * DAY_MS);
    let mut harness = harness.restarted(GroupConfig::default());
    harness.advance(3 * DAY_MS - 600_000);
    assert_eq!(harness.fetch("read").committed_offset, 1);
    harness.advance(2 * 600_000);
    assert_eq!(harness.fetch("read").committed_offset, -1);
}

#[test]
fn a_running_group_loses_only_topics_it_no_longer_reads() {
    let mut harness = Harness::new();
    let member_id = stable_consumer(&mut harness);
    harness.commit(commit_to("read", 1, &member_id, 1));
    harness.commit(commit_to("dropped", 1, &member_id, 2));
    live_for(&mut harness, &member_id, 8 * DAY_MS);
    assert_eq!(harness.fetch("read").committed_offset, 1);
    assert_eq!(harness.fetch("dropped").committed_offset, -1);
    assert_eq!(harness.state(), "Stable");
}

/// Whoever writes opaque metadata must not lose offsets over it.
#[test]
fn a_running_group_with_unreadable_subscriptions_loses_nothing() {
    let mut harness = Harness::new();
    let mut request = join_request("");
    request.session_timeout_ms = 1_800_000;
    request.protocols[0].metadata = Bytes::from_static(b"\x7f");
    let waiter = harness.join(3, request);
    let joined = harness.joined(waiter);
    harness.sync_all(&joined, &[&joined.member_id]);
    harness.commit(commit_to("read", 1, &joined.member_id, 1));
    live_for(&mut harness, &joined.member_id, 8 * DAY_MS);
    assert_eq!(harness.fetch("read").committed_offset, 1);
}

#[test]
fn an_old_client_may_name_its_own_retention() {
    let mut harness = Harness::new();
    let request = OffsetCommitRequest {
        retention_time_ms: DAY_MS,
        ..commit_request(-1, "", 1)
    };
    harness.commit_in_version(4, request);
    let mut harness = harness.restarted(GroupConfig::default());
    harness.advance(DAY_MS - 600_000);
    assert_eq!(harness.fetch("topic").committed_offset, 1);
    harness.advance(2 * 600_000);
    assert_eq!(harness.fetch("topic").committed_offset, -1);
}

#[test]
fn more_expired_offsets_than_fit_into_a_batch_go_in_several() {
    let mut harness = Harness::new();
    let mut request = commit_request(-1, "", 1);
    let partition = request.topics[0].partitions[0].clone();
    request.topics[0].partitions = (0..2500)
        .map(|partition_index| {
            let mut partition = partition.clone();
            partition.partition_index = partition_index;
            partition
        })
        .collect();
    harness.commit(request);
    harness.now_ms += 8 * DAY_MS;
    let mut largest = 0;
    while let Some(deadline_ms) = harness.machine.next_deadline()
        && deadline_ms <= harness.now_ms
    {
        let effects = harness.machine.on_deadline(harness.now_ms);
        largest = largest.max(effects.records.len());
        harness.apply(effects);
    }
    assert_eq!(largest, 1000);
    assert_eq!(harness.state(), "Dead");
    assert_eq!(harness.restarted(GroupConfig::default()).state(), "Dead");
}

/// A batch above `max.message.bytes` of the topic would be refused each time, and nothing ever expire.
#[test]
fn tombstones_of_long_names_are_cut_by_their_bytes() {
    let records_bytes_max = 100_000;
    let config = GroupConfig {
        records_bytes_max,
        ..GroupConfig::default()
    };
    let mut harness = Harness::with_config(config);
    for index in 0..1000 {
        let topic = format!("{index}{}", "x".repeat(240));
        harness.commit(commit_to(&topic, -1, "", 1));
    }
    let assert_fits = |effects: &Effects| {
        let size_bytes = super::super::records::encoded_size_bytes(&effects.records);
        assert!(size_bytes.unwrap() <= records_bytes_max);
    };
    let effects = harness.machine.forget_deleted_topics(|_, _| true);
    assert!(effects.records.len() > 300);
    assert_fits(&effects);
    harness.now_ms += 8 * DAY_MS;
    while let Some(deadline_ms) = harness.machine.next_deadline()
        && deadline_ms <= harness.now_ms
    {
        let effects = harness.machine.on_deadline(harness.now_ms);
        assert_fits(&effects);
        harness.apply(effects);
    }
    assert_eq!(harness.state(), "Dead");
}

#[test]
fn offsets_of_deleted_topics_are_forgotten() {
    let mut harness = Harness::new();
    let mut request = commit_to("kept", -1, "", 1);
    request.topics[0].topic_id = Uuid::from_u128(1);
    harness.commit(request);
    let mut request = commit_to("recreated", -1, "", 2);
    request.topics[0].topic_id = Uuid::from_u128(2);
    harness.commit(request);
    let effects = harness.machine.forget_deleted_topics(|topic, topic_id| {
        topic == "recreated" && topic_id != Uuid::from_u128(3)
    });
    harness.apply(effects);
    assert_eq!(harness.fetch("kept").committed_offset, 1);
    assert_eq!(harness.fetch("recreated").committed_offset, -1);
    assert!(
        harness
            .machine
            .forget_deleted_topics(|topic, _| topic == "recreated")
            .is_empty()
    );
}

#[test]
fn an_offset_of_an_open_transaction_keeps_the_group() {
    let mut harness = Harness::new();
    harness.commit(commit_request(-1, "", 1));
    let record = harness.log[0].clone();
    let origin = RecordOrigin::Transaction { producer_id: 9 };
    harness.machine.replay(record, origin);
    harness.advance(8 * DAY_MS);
    assert_eq!(harness.fetch("topic").committed_offset, 1);
}
