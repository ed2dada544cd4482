//! What each fuzz target does with its input, as plain functions: the targets, the seeds and the tests share them.
//!
//! Every `run` takes any bytes, and says whether they were accepted as what they claim to be. A property that does not
//! hold is a panic. Runs on one thread: allocations are counted for the whole process.

use std::alloc::System;

use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};

pub mod allocation;
pub mod broker;
pub mod journal;
pub mod protocol;
pub mod records;
pub mod selector;
pub mod stored;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// One fuzz target.
pub struct Target {
    /// Its name, which its folder of seeds has too.
    pub name: &'static str,
    /// What it does; true = the input was accepted.
    pub run: fn(&[u8]) -> bool,
}

/// Every target.
pub const TARGETS: [Target; 5] = [
    Target {
        name: "protocol",
        run: protocol::run,
    },
    Target {
        name: "records",
        run: records::run,
    },
    Target {
        name: "journal",
        run: journal::run,
    },
    Target {
        name: "stored",
        run: stored::run,
    },
    Target {
        name: "broker",
        run: broker::run,
    },
];
