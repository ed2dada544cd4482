//! Thread-per-core log storage engine over io_uring, embeddable in a program.

#![deny(unsafe_code)]

pub mod controller_log;

// The one module that may use `unsafe`: aligned memory and the descriptor that flock needs.
#[allow(unsafe_code)]
pub mod io;
