//! Everything else that is read back from a data directory.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    ringspool_fuzz::stored::run(input);
});
