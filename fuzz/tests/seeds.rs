//! The seeds run through their targets without a fuzzer: on the stable compiler, in a second.
//!
//! One test: allocations are counted for the whole process.

use std::fs;
use std::path::Path;

use ringspool_fuzz::TARGETS;

/// Seeds that are refused on purpose.
const REFUSED: [&str; 2] = ["topic-..", "topic-..%etc%passwd"];

#[test]
fn every_seed_is_accepted_and_so_reaches_behind_the_first_check() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    for target in TARGETS {
        let mut seed_count = 0;
        for entry in fs::read_dir(root.join(target.name)).expect("every target has seeds") {
            let path = entry.expect("readable").path();
            let seed = fs::read(&path).expect("readable");
            let is_accepted = (target.run)(&seed);
            let name = path
                .file_name()
                .and_then(|name| name.to_str())
                .expect("text");
            assert_eq!(
                is_accepted,
                !REFUSED.contains(&name),
                "{}/{name}",
                target.name
            );
            seed_count += 1;
            // Cut anywhere and changed anywhere, no property breaks.
            for index in (0..seed.len()).step_by(seed.len().div_ceil(CHANGES_MAX).max(1)) {
                (target.run)(&seed[..index]);
                let mut changed = seed.clone();
                changed[index] ^= 0xff;
                (target.run)(&changed);
            }
        }
        assert!(seed_count >= 5, "{} has {seed_count} seeds", target.name);
    }
}

/// So many places of each seed are changed.
const CHANGES_MAX: usize = 64;
