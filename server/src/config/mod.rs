//! The broker's settings: one row each, from which parsing, DescribeConfigs and documentation follow.

mod broker;
mod serve;
mod topic;
mod validators;

pub use self::broker::{BrokerConfig, ConfigProblem, nearest_name};
pub use self::serve::{ListenAddress, MetricsListen, ServeOptions};
pub use self::topic::{TopicSettings, durability_named};
