use super::*;

fn overrides(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_string()))
        .collect()
}

#[test]
fn rows_are_sorted_so_that_a_name_is_found() {
    assert!(log_config_rows().is_sorted_by(|left, right| left.name < right.name));
}

#[test]
fn every_default_is_valid_and_gives_the_default_configuration() {
    let all: BTreeMap<String, String> = log_config_rows()
        .iter()
        .map(|row| (row.name.to_owned(), row.default.to_owned()))
        .collect();
    let config = LogConfig::from_overrides(&all).unwrap();
    let others = config.others.clone();
    assert_eq!(
        LogConfig {
            others: BTreeMap::new(),
            ..config
        },
        LogConfig::default()
    );
    let acted_on = LogConfig::default().acted_on();
    assert_eq!(others.len() + acted_on.len(), log_config_rows().len());
    for (name, value) in acted_on {
        let row = log_config_rows().iter().find(|row| row.name == name);
        assert_eq!(row.unwrap().default, value, "{name}");
    }
}

#[test]
fn overrides_survive_the_way_through_a_configuration() {
    let given = overrides(&[
        ("cleanup.policy", "compact"),
        ("compression.type", "uncompressed"),
        ("durability", "os"),
        ("flush.ms", "5"),
        ("max.message.bytes", "77"),
        ("message.timestamp.type", "LogAppendTime"),
        ("retention.bytes", "5000000000"),
        ("retention.ms", "-1"),
        ("segment.bytes", "1048576"),
    ]);
    let config = LogConfig::from_overrides(&given).unwrap();
    assert_eq!(config.overrides(), given);
    assert_eq!(config.retention_ms, None);
    assert_eq!(config.retention_bytes, Some(5_000_000_000));
    assert!(config.is_compacted());
    assert!(config.is_log_append_time());
}

#[test]
fn a_tiny_segment_of_a_test_survives_the_way_through_overrides() {
    let config = LogConfig {
        segment_bytes: 500,
        ..LogConfig::default()
    };
    assert_eq!(
        LogConfig::from_overrides(&config.overrides()),
        Ok(config.clone())
    );
    // From outside, the limit holds.
    assert!(LogConfig::from_overrides(&overrides(&[("segment.bytes", "500")])).is_err());
}

#[test]
fn values_out_of_range_are_refused_with_the_name() {
    for (name, value) in [
        ("cleanup.policy", "shred"),
        ("compression.gzip.level", "0"),
        ("compression.gzip.level", "10"),
        ("compression.type", "none"),
        ("durability", "maybe"),
        ("follower.replication.throttled.replicas", "1-2"),
        ("max.message.bytes", "-1"),
        ("max.message.bytes", "3000000000"),
        ("min.cleanable.dirty.ratio", "1.5"),
        ("min.cleanable.dirty.ratio", "NaN"),
        ("min.insync.replicas", "0"),
        ("preallocate", "yes"),
        ("remote.storage.enable", "true"),
        ("retention.ms", "-2"),
        ("retention.ms", ""),
        ("segment.bytes", "1048575"),
    ] {
        match LogConfig::from_overrides(&overrides(&[(name, value)])) {
            Err(ConfigError::InvalidValue { name: found, .. }) => assert_eq!(found, name),
            other => panic!("{name}={value}: {other:?}"),
        }
    }
}

#[test]
fn an_unknown_name_is_refused() {
    assert_eq!(
        LogConfig::from_overrides(&overrides(&[("no.such.config", "1")])),
        Err(ConfigError::UnknownName {
            name: "no.such.config".to_owned()
        })
    );
}

#[test]
fn limits_that_contradict_each_other_are_refused() {
    for pairs in [
        [
            ("min.compaction.lag.ms", "10"),
            ("max.compaction.lag.ms", "9"),
        ],
        [("local.retention.ms", "10"), ("retention.ms", "9")],
        [("local.retention.bytes", "-1"), ("retention.bytes", "9")],
    ] {
        let result = LogConfig::from_overrides(&overrides(&pairs));
        assert!(
            matches!(result, Err(ConfigError::Contradiction { .. })),
            "{pairs:?}"
        );
    }
    let local = overrides(&[("local.retention.ms", "9"), ("retention.ms", "10")]);
    assert!(LogConfig::from_overrides(&local).is_ok());
}

#[test]
fn timestamps_are_bounded_only_where_the_producer_sets_them() {
    let create_time = LogConfig::default().validation_rules(AppendOrigin::Client, 1_000_000_000);
    assert_eq!(create_time.timestamp_ms_max, 1_000_000_000 + HOUR_MS);
    let log_append_time = LogConfig {
        message_timestamp_type: TimestampType::LogAppendTime,
        ..LogConfig::default()
    };
    let rules = log_append_time.validation_rules(AppendOrigin::Client, 1_000_000_000);
    assert_eq!(rules.timestamp_ms_max, i64::MAX);
}
