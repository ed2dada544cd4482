//! The `ringspool` binary.
#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    ringspool_server::cli::run()
}
