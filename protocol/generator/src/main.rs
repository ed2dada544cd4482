//! Regenerates the checked-in files of the protocol crate.

use std::path::Path;
use std::process::ExitCode;

use ringspool_protocol_generator::{Output, generate};

fn main() -> ExitCode {
    let protocol = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let output = Output {
        sources: protocol.join("src/generated"),
        samples: protocol.join("tests/it/generated_samples.rs"),
    };
    match generate(&protocol.join("schemas"), &output) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("ringspool-protocol-generator: {error}");
            ExitCode::FAILURE
        }
    }
}
