//! Properties that hold for every message in every version.

mod frames;
mod generated_code;
mod generated_samples;
mod golden;
mod malformed;
mod oracle;
mod round_trip;
mod sample;
mod versions;
