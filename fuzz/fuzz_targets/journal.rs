//! Journal files and commit frames.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    ringspool_fuzz::journal::run(input);
});
