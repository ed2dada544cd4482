//! Requests, responses, headers and internal records in every version.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    ringspool_fuzz::protocol::run(input);
});
