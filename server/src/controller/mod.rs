//! Plans for changes of the cluster's metadata: from an image and a request to records and a result.
//!
//! Nothing here waits, reads a clock or changes an image; `Engine::propose` runs a plan and makes its records durable.

pub mod configs;
pub mod topics;
