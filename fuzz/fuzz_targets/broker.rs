//! Group records, settings, addresses and topic names.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    ringspool_fuzz::broker::run(input);
});
