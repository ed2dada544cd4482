//! What the broker reads beside requests: records of `__consumer_offsets`, settings, addresses and topic names.
//!
//! Input: what the rest is (1), the rest.
//!
//! Properties: nothing panics; a group record that decodes encodes to one that decodes to the same; a topic name that is
//! accepted is one folder below another, never a path; settings that are accepted read back as themselves.

use std::collections::BTreeMap;
use std::path::{Component, Path};

use bytes::Bytes;
use ringspool_engine::LogConfig;
use ringspool_server::config::{BrokerConfig, ListenAddress};
use ringspool_server::controller::topics::{TOPIC_NAME_LENGTH_MAX, check_topic_name};
use ringspool_server::coordinator::group::{
    GroupConfig, GroupMachine, GroupRecord, RecordOrigin, TransactionOutcome,
};
use ringspool_server::coordinator::partitioner::partition_of;

use crate::allocation::bounded;
use crate::selector::Selector;

/// What the bytes behind the first one are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// Records of `__consumer_offsets`, each: origin (1), key length (2), key, value length (2), value; a length of 65535
    /// says that there is none.
    GroupRecords = 0,
    /// A topic name.
    TopicName = 1,
    /// A topic's settings, each a line `name=value`.
    TopicSettings = 2,
    /// The broker's settings, each a line `name=value`.
    BrokerSettings = 3,
    /// An address to listen at.
    Address = 4,
}

/// The target.
pub fn run(input: &[u8]) -> bool {
    let mut selector = Selector::new(input);
    let kind = selector.byte();
    if kind.is_multiple_of(5) {
        return group_records(selector);
    }
    let Ok(text) = std::str::from_utf8(selector.rest()) else {
        return false;
    };
    match kind % 5 {
        1 => topic_name(text),
        2 => topic_settings(text),
        3 => broker_settings(text),
        _ => address(text),
    }
}

fn group_records(mut selector: Selector<'_>) -> bool {
    let mut machine = GroupMachine::new(GroupConfig::default());
    let mut are_all_read = !selector.is_empty();
    while !selector.is_empty() {
        let origin = selector.byte();
        let key = part(&mut selector);
        let value = part(&mut selector);
        let input_bytes = [&key, &value].into_iter().flatten().map(Bytes::len).sum();
        let decoded = bounded(input_bytes, || {
            GroupRecord::decode(key.as_ref(), value.as_ref())
        });
        let Ok(Some(record)) = decoded else {
            are_all_read = false;
            continue;
        };
        let (key, value) = record.encode().expect("what was read can be written");
        let again = GroupRecord::decode(Some(&key), value.as_ref());
        assert_eq!(again.as_ref(), Ok(&Some(record.clone())));
        let producer_id = i64::from(origin >> 2);
        match origin % 4 {
            0 | 1 => machine.replay(record, RecordOrigin::Coordinator),
            2 => machine.replay(record, RecordOrigin::Transaction { producer_id }),
            _ => machine.end_transaction(producer_id, TransactionOutcome::Committed),
        }
    }
    machine.finish_loading(NOW_MS);
    // Each deadline does something that takes it away; what is planned is never committed here, so a few are enough.
    for _ in 0..DEADLINES_MAX {
        let Some(deadline) = machine.next_deadline() else {
            break;
        };
        let _effects = machine.on_deadline(deadline);
    }
    are_all_read
}

fn part(selector: &mut Selector<'_>) -> Option<Bytes> {
    match selector.pair() {
        u16::MAX => None,
        length => Some(Bytes::copy_from_slice(selector.bytes(usize::from(length)))),
    }
}

const NOW_MS: i64 = 1_700_000_000_000;
const DEADLINES_MAX: usize = 8;

fn topic_name(name: &str) -> bool {
    assert!((0..50).contains(&partition_of(name, 50)));
    if check_topic_name(name).is_err() {
        return false;
    }
    assert!(!name.is_empty() && name.len() <= TOPIC_NAME_LENGTH_MAX);
    assert!(name != "." && name != ".." && !name.contains(['/', '\\', '\0']));
    let components: Vec<Component<'_>> = Path::new(name).components().collect();
    assert_eq!(components, [Component::Normal(name.as_ref())]);
    true
}

fn lines(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.lines().filter_map(|line| line.split_once('='))
}

fn topic_settings(text: &str) -> bool {
    let overrides: BTreeMap<String, String> = lines(text)
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let Ok(config) = LogConfig::from_overrides(&overrides) else {
        return false;
    };
    assert_eq!(LogConfig::from_overrides(&config.overrides()), Ok(config));
    !overrides.is_empty()
}

fn broker_settings(text: &str) -> bool {
    let mut config = BrokerConfig::default();
    let mut are_all_set = true;
    for (name, value) in lines(text) {
        let before = config.clone();
        if config.set(name, value).is_err() {
            assert_eq!(config, before, "a refused setting changes nothing");
            are_all_set = false;
            continue;
        }
        let shown = config.value(name).expect("it was just set");
        let set = config.clone();
        assert_eq!(config.set(name, &shown), Ok(()), "{name} = {shown}");
        assert_eq!(config, set);
    }
    are_all_set
}

fn address(text: &str) -> bool {
    let Ok(address) = text.parse::<ListenAddress>() else {
        return false;
    };
    assert_eq!(address.to_string().parse(), Ok(address));
    true
}
