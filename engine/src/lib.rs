//! Thread-per-core log storage engine over io_uring, embeddable in a program.
#![deny(unsafe_code)]

pub mod config;
pub mod log;
pub mod record;
pub mod types;
