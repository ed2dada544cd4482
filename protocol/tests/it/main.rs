//! Properties that hold for every message in every version.

// Clippy knows test functions, but not the functions that they call.
#![allow(clippy::unwrap_used)]

mod frames;
mod generated_code;
mod generated_samples;
mod golden;
mod malformed;
mod oracle;
mod round_trip;
mod sample;
mod versions;
