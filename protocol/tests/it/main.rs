//! Properties that hold for every message in every version.

mod generated_samples;
mod round_trip;
mod sample;
