//! A small Kafka client: connections, the cluster's layout, and the admin requests of a run.

pub mod admin;
pub mod connection;
pub mod metadata;

pub use connection::Connection;
pub use metadata::Topic;
