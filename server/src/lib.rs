//! The ringspool broker: Kafka APIs over the storage engine, the network in front, the command line around it.

#![forbid(unsafe_code)]

pub mod api;
pub mod cli;
pub mod config;
pub mod controller;
pub mod coordinator;
pub mod http;
pub mod metrics;
pub mod net;
pub mod server;
