//! The `ringspool` binary.
#![forbid(unsafe_code)]

// Buffers come and go with every request, on several threads: docs/decisions/2026-11-23-allocator.md.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

use std::process::ExitCode;

fn main() -> ExitCode {
    ringspool_server::cli::run()
}
