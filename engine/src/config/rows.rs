//! The table of log configs, in the order of their names, and the validators its rows share.

use std::collections::BTreeMap;

use super::{ConfigError, ConfigKind, ConfigRow, Importance};

/// Every config of a topic: Kafka's of 4.4, and `durability`. Sorted by name.
pub fn log_config_rows() -> &'static [ConfigRow] {
    ROWS
}

/// Checks a value against its row.
pub(super) fn validate(name: &str, value: &str) -> Result<(), ConfigError> {
    let row = row(name).ok_or_else(|| ConfigError::UnknownName {
        name: name.to_owned(),
    })?;
    (row.validate)(value).map_err(|reason| ConfigError::InvalidValue {
        name: name.to_owned(),
        value: value.to_owned(),
        reason,
    })
}

/// The number an override or the default of `name` gives.
pub(super) fn long(overrides: &BTreeMap<String, String>, name: &str) -> Option<i64> {
    let default = row(name).map(|row| row.default);
    let text = overrides.get(name).map(String::as_str).or(default)?;
    text.trim().parse().ok()
}

/// The members of a list, without blanks around them.
pub(super) fn list(value: &str) -> impl Iterator<Item = &str> {
    value
        .split(',')
        .map(str::trim)
        .filter(|member| !member.is_empty())
}

fn row(name: &str) -> Option<&'static ConfigRow> {
    ROWS.binary_search_by(|row| row.name.cmp(name))
        .ok()
        .and_then(|index| ROWS.get(index))
}

macro_rules! rows {
    ($($name:literal, $kind:ident, $default:literal, $validate:expr, $doc:literal;)*) => {
        &[$(ConfigRow {
            name: $name,
            kind: ConfigKind::$kind,
            default: $default,
            doc: $doc,
            importance: Importance::Medium,
            validate: $validate,
        }),*]
    };
}

static ROWS: &[ConfigRow] = rows! {
    "cleanup.policy", List, "delete", |value| members_of(value, &["compact", "delete"]),
        "What happens to old records: `delete` drops segments beyond the retention limits, `compact` keeps the newest record of each key, both do both, an empty list keeps everything.";
    "compression.gzip.level", Int, "-1", |value| int(value, -1, -1).or_else(|_| int(value, 1, 9)),
        "Level for `compression.type=gzip`: 1 (fast) to 9 (small), -1 for the codec's own choice.";
    "compression.lz4.level", Int, "9", |value| int(value, 1, 17),
        "Level for `compression.type=lz4`: 1 (fast) to 17 (small).";
    "compression.type", String, "producer", |value| one_of(value, &["uncompressed", "zstd", "lz4", "snappy", "gzip", "producer"]),
        "How stored batches are compressed; `producer` keeps what was sent, which costs the broker nothing.";
    "compression.zstd.level", Int, "3", |value| int(value, -131_072, 22),
        "Level for `compression.type=zstd`: 22 is the smallest output, negative ones are the fastest.";
    "delete.retention.ms", Long, "86400000", |value| long_from(value, 0),
        "How long a compacted topic still shows the tombstone of a deleted key: a reader that starts at the beginning must finish within this time to see every deletion.";
    "durability", String, "", |value| one_of(value, &["", "disk", "os"]),
        "What an acknowledgement promises: with `disk` records are on stable storage, with `os` they have reached the operating system and survive the death of the process, not a power cut. Empty takes the broker's default.";
    "errors.deadletterqueue.group.enable", Boolean, "false", boolean,
        "Whether share groups may write undeliverable records to this topic. Kept, without effect.";
    "file.delete.delay.ms", Long, "60000", |value| long_from(value, 0),
        "How long a deleted file lingers before its space is freed.";
    "flush.messages", Long, "9223372036854775807", |value| long_from(value, 1),
        "Kept, without effect: `durability` decides when records are flushed, for all partitions of a shard at once.";
    "flush.ms", Long, "9223372036854775807", |value| long_from(value, 0),
        "Kept, without effect: see `durability`.";
    "follower.replication.throttled.replicas", List, "", throttled_replicas,
        "Replicas whose fetching is throttled: pairs `partition:broker`, or `*` for all.";
    "index.interval.bytes", Int, "4096", |value| int(value, 0, i32::MAX),
        "Distance in bytes between two entries of a segment's sparse indexes: smaller finds a position with less scanning and takes more memory.";
    "leader.replication.throttled.replicas", List, "", throttled_replicas,
        "Replicas whose leader is throttled when it serves them: pairs `partition:broker`, or `*` for all.";
    "local.retention.bytes", Long, "-2", |value| long_from(value, -2),
        "Bytes of a partition that stay local when segments are copied to remote storage; -2 follows `retention.bytes`. There is no remote storage yet.";
    "local.retention.ms", Long, "-2", |value| long_from(value, -2),
        "Time that segments stay local when they are copied to remote storage; -2 follows `retention.ms`. There is no remote storage yet.";
    "max.compaction.lag.ms", Long, "9223372036854775807", |value| long_from(value, 1),
        "Longest time a record of a compacted topic may wait for compaction.";
    "max.decompressed.message.bytes", Int, "2147483639", |value| int(value, 1, 2_147_483_639),
        "Largest record the broker accepts where it has to decompress a batch.";
    "max.message.bytes", Int, "1048588", |value| int(value, 0, i32::MAX),
        "Largest batch the topic accepts, as it is sent: after compression.";
    "message.timestamp.after.max.ms", Long, "3600000", |value| long_from(value, 0),
        "How far a record's own timestamp may lie in the future. Without effect with LogAppendTime.";
    "message.timestamp.before.max.ms", Long, "9223372036854775807", |value| long_from(value, 0),
        "How far a record's own timestamp may lie in the past. Without effect with LogAppendTime.";
    "message.timestamp.type", String, "CreateTime", |value| one_of(value, &["CreateTime", "LogAppendTime"]),
        "Whose clock timestamps are: the producer's, or the broker's at append. The latter makes the broker compute every batch's CRC again.";
    "min.cleanable.dirty.ratio", Double, "0.5", |value| fraction(value),
        "Share of a compacted log that must be new before compaction is worth its cost.";
    "min.compaction.lag.ms", Long, "0", |value| long_from(value, 0),
        "Shortest time a record stays before compaction may drop it.";
    "min.insync.replicas", Int, "1", |value| int(value, 1, i32::MAX),
        "Replicas, the leader included, that must be in sync for acks=all to be accepted.";
    "preallocate", Boolean, "false", boolean,
        "Kept, without effect: the journal is always allocated ahead, segments are written in large pieces.";
    "remote.copy.lag.bytes", Long, "-1", |value| long_from(value, -1),
        "Bytes of newer data after which a segment may be copied to remote storage. There is no remote storage yet.";
    "remote.copy.lag.ms", Long, "0", |value| long_from(value, -1),
        "Age at which a segment may be copied to remote storage. There is no remote storage yet.";
    "remote.log.copy.disable", Boolean, "false", boolean,
        "Stops copying to remote storage. There is no remote storage yet.";
    "remote.log.delete.on.disable", Boolean, "false", boolean,
        "Deletes what was copied when remote storage is switched off. There is no remote storage yet.";
    "remote.storage.enable", Boolean, "false", |value| one_of(value, &["false"]),
        "Copies segments to remote storage. There is no remote storage yet, so only `false` is accepted.";
    "retention.bytes", Long, "-1", |value| long_from(value, i64::MIN),
        "Bytes a partition keeps before its oldest segments are deleted; -1 is no limit.";
    "retention.ms", Long, "604800000", |value| long_from(value, -1),
        "Time a partition keeps records before their segments are deleted; -1 is no limit.";
    "segment.bytes", Int, "1073741824", |value| int(value, 1 << 20, i32::MAX),
        "Size at which a segment ends. Retention and compaction work on whole segments.";
    "segment.index.bytes", Int, "10485760", |value| int(value, 4, i32::MAX),
        "Kept, without effect: indexes are as large as their entries.";
    "segment.jitter.ms", Long, "0", |value| long_from(value, 0),
        "Kept, without effect: settling already spreads the ends of segments.";
    "segment.ms", Long, "604800000", |value| long_from(value, 1),
        "Age at which a segment ends even if it is small, so that retention can reach it.";
    "unclean.leader.election.enable", Boolean, "false", boolean,
        "Whether a replica that is not in sync may lead as a last resort, at the price of lost records.";
};

fn boolean(value: &str) -> Result<(), String> {
    match value.trim().to_ascii_lowercase().as_str() {
        "true" | "false" => Ok(()),
        _ => Err("must be true or false".to_owned()),
    }
}

fn int(value: &str, min: i32, max: i32) -> Result<(), String> {
    match value.trim().parse::<i32>() {
        Ok(number) if (min..=max).contains(&number) => Ok(()),
        Ok(_) => Err(format!("must be between {min} and {max}")),
        Err(_) => Err("must be a whole number of 32 bits".to_owned()),
    }
}

fn long_from(value: &str, min: i64) -> Result<(), String> {
    match value.trim().parse::<i64>() {
        Ok(number) if number >= min => Ok(()),
        Ok(_) => Err(format!("must be at least {min}")),
        Err(_) => Err("must be a whole number of 64 bits".to_owned()),
    }
}

fn fraction(value: &str) -> Result<(), String> {
    match value.trim().parse::<f64>() {
        Ok(number) if (0.0..=1.0).contains(&number) => Ok(()),
        _ => Err("must be a number between 0 and 1".to_owned()),
    }
}

fn one_of(value: &str, allowed: &[&str]) -> Result<(), String> {
    if allowed.contains(&value.trim()) {
        return Ok(());
    }
    Err(format!("must be one of {}", allowed.join(", ")))
}

fn members_of(value: &str, allowed: &[&str]) -> Result<(), String> {
    list(value).try_for_each(|member| one_of(member, allowed))
}

fn throttled_replicas(value: &str) -> Result<(), String> {
    let is_pair = |member: &str| {
        member.split_once(':').is_some_and(|(partition, broker)| {
            partition.parse::<u32>().is_ok() && broker.parse::<u32>().is_ok()
        })
    };
    if value.trim() == "*" || list(value).all(is_pair) {
        return Ok(());
    }
    Err("must be `*` or pairs partition:broker separated by commas".to_owned())
}
