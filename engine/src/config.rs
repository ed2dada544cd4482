//! What can be configured of a log: one row per config, and the few values the engine acts on.
//!
//! A row is all there is to a config: parsing, DescribeConfigs, AlterConfigs and the documentation follow from it. Configs
//! that Kafka knows and this engine has no use for are rows too: they are checked, kept and shown, so that tools which read,
//! change and write back a topic's configuration find what they expect.

use std::collections::BTreeMap;

use crate::record::{Compression, ValidationRules};
use crate::types::{AppendOrigin, Durability};

mod rows;
#[cfg(test)]
mod tests;

pub use rows::log_config_rows;

/// One config: everything about it in one place.
#[derive(Clone, Copy, Debug)]
pub struct ConfigRow {
    /// The name on the wire and on the command line.
    pub name: &'static str,
    /// How the text is to be read.
    pub kind: ConfigKind,
    /// The value without an override.
    pub default: &'static str,
    /// What it does, for DescribeConfigs and the generated documentation.
    pub doc: &'static str,
    /// How much it matters.
    pub importance: Importance,
    /// Accepts or refuses a text, with the reason.
    pub validate: fn(&str) -> Result<(), String>,
}

/// The type of a config's value, as DescribeConfigs names it (KIP-569).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfigKind {
    /// `true` or `false`.
    Boolean,
    /// Any text.
    String,
    /// 32 bits, signed.
    Int,
    /// 16 bits, signed.
    Short,
    /// 64 bits, signed.
    Long,
    /// A decimal fraction.
    Double,
    /// Texts separated by commas.
    List,
    /// The name of a Java class.
    Class,
    /// A text that is never shown.
    Password,
}

/// How much a config matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Importance {
    /// Everyone should look at it.
    High,
    /// Worth knowing.
    Medium,
    /// Rarely touched.
    Low,
}

/// Why overrides were refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// There is no config of this name.
    #[error("unknown config {name}")]
    UnknownName {
        /// The name.
        name: String,
    },
    /// The text is not a value of this config.
    #[error("invalid value {value} for {name}: {reason}")]
    InvalidValue {
        /// The config.
        name: String,
        /// The text.
        value: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Two configs contradict each other.
    #[error("{smaller} must not be larger than {larger}")]
    Contradiction {
        /// The one that must be smaller or equal.
        smaller: &'static str,
        /// The other one.
        larger: &'static str,
    },
}

/// What happens to old records; neither means they stay for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CleanupPolicy {
    /// Segments beyond the retention limits are deleted.
    pub deletes: bool,
    /// The newest record of each key is kept.
    pub compacts: bool,
}

/// Whose clock a record's timestamp is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimestampType {
    /// The producer's.
    CreateTime,
    /// The broker's, at append.
    LogAppendTime,
}

/// What the log holds, whatever the producer sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompressionType {
    /// As the producer compressed it.
    Producer,
    /// Always this one.
    Fixed(Compression),
}

/// The configuration a partition runs with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogConfig {
    /// `segment.bytes`: a segment ends before it would pass this size.
    pub segment_bytes: usize,
    /// `segment.ms`: a segment ends at this age.
    pub segment_ms: i64,
    /// `retention.ms`; `None` is no limit.
    pub retention_ms: Option<i64>,
    /// `retention.bytes` of a partition; `None` is no limit.
    pub retention_bytes: Option<u64>,
    /// `max.message.bytes`: the largest batch, as it is sent.
    pub max_message_bytes: usize,
    /// `index.interval.bytes`: distance of sparse index entries.
    pub index_interval_bytes: usize,
    /// `cleanup.policy`.
    pub cleanup_policy: CleanupPolicy,
    /// `compression.type`.
    pub compression_type: CompressionType,
    /// `message.timestamp.type`.
    pub message_timestamp_type: TimestampType,
    /// `message.timestamp.before.max.ms`: how old a record's own timestamp may be.
    pub message_timestamp_before_max_ms: i64,
    /// `message.timestamp.after.max.ms`: how far in the future it may be.
    pub message_timestamp_after_max_ms: i64,
    /// `min.insync.replicas` that acks=all needs.
    pub min_insync_replicas: i32,
    /// `durability`; `None` is the broker's default.
    pub durability: Option<Durability>,
    /// Overrides that the engine only keeps and shows.
    pub others: BTreeMap<String, String>,
}

impl Default for LogConfig {
    /// The defaults of the rows; a test holds the two together.
    fn default() -> Self {
        LogConfig {
            segment_bytes: 1 << 30,
            segment_ms: WEEK_MS,
            retention_ms: Some(WEEK_MS),
            retention_bytes: None,
            max_message_bytes: 1_048_588,
            index_interval_bytes: 4096,
            cleanup_policy: CleanupPolicy {
                deletes: true,
                compacts: false,
            },
            compression_type: CompressionType::Producer,
            message_timestamp_type: TimestampType::CreateTime,
            message_timestamp_before_max_ms: i64::MAX,
            message_timestamp_after_max_ms: HOUR_MS,
            min_insync_replicas: 1,
            durability: None,
            others: BTreeMap::new(),
        }
    }
}

impl LogConfig {
    /// The defaults with a topic's overrides.
    ///
    /// Errors: `UnknownName`, `InvalidValue`, `Contradiction`.
    pub fn from_overrides(overrides: &BTreeMap<String, String>) -> Result<LogConfig, ConfigError> {
        let mut config = LogConfig::default();
        for (name, value) in overrides {
            config.set(name, value.trim())?;
        }
        check_order(overrides, "min.compaction.lag.ms", "max.compaction.lag.ms")?;
        check_local_limit(overrides, "local.retention.ms", "retention.ms")?;
        check_local_limit(overrides, "local.retention.bytes", "retention.bytes")?;
        Ok(config)
    }

    /// The overrides that [`LogConfig::from_overrides`] would read as this configuration.
    pub fn overrides(&self) -> BTreeMap<String, String> {
        let mut overrides = self.others.clone();
        let defaults = LogConfig::default().acted_on();
        for ((name, value), (_, default)) in self.acted_on().into_iter().zip(defaults) {
            if value != default {
                overrides.insert(name.to_owned(), value);
            }
        }
        if let Some(segment_bytes) = overrides.remove(SEGMENT_BYTES) {
            let name = match rows::validate(SEGMENT_BYTES, &segment_bytes) {
                Ok(()) => SEGMENT_BYTES,
                Err(_) => INTERNAL_SEGMENT_BYTES,
            };
            overrides.insert(name.to_owned(), segment_bytes);
        }
        overrides
    }

    /// Whether the newest record of each key is kept, so that every record needs a key.
    pub fn is_compacted(&self) -> bool {
        self.cleanup_policy.compacts
    }

    /// Whether the broker stamps records with its own time.
    pub fn is_log_append_time(&self) -> bool {
        self.message_timestamp_type == TimestampType::LogAppendTime
    }

    /// What a batch that arrives at `now_ms` must satisfy.
    pub fn validation_rules(&self, origin: AppendOrigin, now_ms: i64) -> ValidationRules {
        let rules = ValidationRules {
            origin,
            keys_required: self.is_compacted(),
            ..ValidationRules::default()
        };
        if self.is_log_append_time() {
            return rules;
        }
        ValidationRules {
            timestamp_ms_min: now_ms.saturating_sub(self.message_timestamp_before_max_ms),
            timestamp_ms_max: now_ms.saturating_add(self.message_timestamp_after_max_ms),
            ..rules
        }
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), ConfigError> {
        if name != INTERNAL_SEGMENT_BYTES {
            rows::validate(name, value)?;
        }
        let invalid = || ConfigError::InvalidValue {
            name: name.to_owned(),
            value: value.to_owned(),
            reason: "not a number in range".to_owned(),
        };
        let long = || value.parse::<i64>().map_err(|_| invalid());
        let size = || value.parse::<usize>().map_err(|_| invalid());
        match name {
            SEGMENT_BYTES | INTERNAL_SEGMENT_BYTES => self.segment_bytes = size()?,
            "segment.ms" => self.segment_ms = long()?,
            "retention.ms" => self.retention_ms = Some(long()?).filter(|limit| *limit >= 0),
            "retention.bytes" => self.retention_bytes = u64::try_from(long()?).ok(),
            "max.message.bytes" => self.max_message_bytes = size()?,
            "index.interval.bytes" => self.index_interval_bytes = size()?,
            "cleanup.policy" => {
                self.cleanup_policy = CleanupPolicy {
                    deletes: rows::list(value).any(|policy| policy == "delete"),
                    compacts: rows::list(value).any(|policy| policy == "compact"),
                }
            }
            "compression.type" => self.compression_type = compression_type(value),
            "message.timestamp.type" => {
                self.message_timestamp_type = match value {
                    "LogAppendTime" => TimestampType::LogAppendTime,
                    _ => TimestampType::CreateTime,
                }
            }
            "message.timestamp.before.max.ms" => self.message_timestamp_before_max_ms = long()?,
            "message.timestamp.after.max.ms" => self.message_timestamp_after_max_ms = long()?,
            "min.insync.replicas" => {
                self.min_insync_replicas = value.parse().map_err(|_| invalid())?
            }
            "durability" => {
                self.durability = match value {
                    "disk" => Some(Durability::Disk),
                    "os" => Some(Durability::Os),
                    _ => None,
                }
            }
            _ => {
                self.others.insert(name.to_owned(), value.to_owned());
            }
        }
        Ok(())
    }

    /// Name and text of every value that is a field.
    fn acted_on(&self) -> [(&'static str, String); 13] {
        let limit = |limit: Option<i64>| limit.unwrap_or(NO_LIMIT).to_string();
        [
            (SEGMENT_BYTES, self.segment_bytes.to_string()),
            ("segment.ms", self.segment_ms.to_string()),
            ("retention.ms", limit(self.retention_ms)),
            (
                "retention.bytes",
                limit(
                    self.retention_bytes
                        .map(|bytes| i64::try_from(bytes).unwrap_or(i64::MAX)),
                ),
            ),
            ("max.message.bytes", self.max_message_bytes.to_string()),
            (
                "index.interval.bytes",
                self.index_interval_bytes.to_string(),
            ),
            ("cleanup.policy", self.cleanup_policy.text().to_owned()),
            ("compression.type", self.compression_type.text().to_owned()),
            (
                "message.timestamp.type",
                match self.message_timestamp_type {
                    TimestampType::CreateTime => "CreateTime",
                    TimestampType::LogAppendTime => "LogAppendTime",
                }
                .to_owned(),
            ),
            (
                "message.timestamp.before.max.ms",
                self.message_timestamp_before_max_ms.to_string(),
            ),
            (
                "message.timestamp.after.max.ms",
                self.message_timestamp_after_max_ms.to_string(),
            ),
            ("min.insync.replicas", self.min_insync_replicas.to_string()),
            (
                "durability",
                match self.durability {
                    Some(Durability::Disk) => "disk",
                    Some(Durability::Os) => "os",
                    None => "",
                }
                .to_owned(),
            ),
        ]
    }
}

impl CleanupPolicy {
    fn text(self) -> &'static str {
        match (self.deletes, self.compacts) {
            (true, true) => "delete,compact",
            (true, false) => "delete",
            (false, true) => "compact",
            (false, false) => "",
        }
    }
}

impl CompressionType {
    fn text(self) -> &'static str {
        match self {
            CompressionType::Producer => "producer",
            CompressionType::Fixed(Compression::None) => "uncompressed",
            CompressionType::Fixed(codec) => codec.name(),
        }
    }
}

fn compression_type(value: &str) -> CompressionType {
    match value {
        "uncompressed" => CompressionType::Fixed(Compression::None),
        name => {
            Compression::from_name(name).map_or(CompressionType::Producer, CompressionType::Fixed)
        }
    }
}

fn check_order(
    overrides: &BTreeMap<String, String>,
    smaller: &'static str,
    larger: &'static str,
) -> Result<(), ConfigError> {
    match (
        rows::long(overrides, smaller),
        rows::long(overrides, larger),
    ) {
        (Some(small), Some(large)) if small > large => {
            Err(ConfigError::Contradiction { smaller, larger })
        }
        _ => Ok(()),
    }
}

/// -2 follows the whole limit, -1 is no limit: then the whole must have none either.
fn check_local_limit(
    overrides: &BTreeMap<String, String>,
    local: &'static str,
    whole: &'static str,
) -> Result<(), ConfigError> {
    let is_contradiction = match (rows::long(overrides, local), rows::long(overrides, whole)) {
        (Some(local), Some(whole)) if whole >= 0 => local == NO_LIMIT || local > whole,
        _ => false,
    };
    if is_contradiction {
        return Err(ConfigError::Contradiction {
            smaller: local,
            larger: whole,
        });
    }
    Ok(())
}

const SEGMENT_BYTES: &str = "segment.bytes";
/// Not a row: lets tests have segments smaller than the smallest that is sensible.
const INTERNAL_SEGMENT_BYTES: &str = "internal.segment.bytes";
const NO_LIMIT: i64 = -1;
const HOUR_MS: i64 = 60 * 60 * 1000;
const WEEK_MS: i64 = 7 * 24 * HOUR_MS;
