//! Record batches: cutting, checking, decompressing, reading.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    ringspool_fuzz::records::run(input);
});
