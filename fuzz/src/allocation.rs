//! Bounds what a decoder may allocate: a small multiple of its input.

use stats_alloc::Region;

use crate::ALLOCATOR;

/// Bytes that a decoder may allocate per byte of input: what the tests of `protocol` promise.
pub const BYTES_PER_INPUT_BYTE: usize = 64;
/// Bytes that a decoder may allocate whatever its input is.
pub const BYTES_ONCE: usize = 64 * 1024;

/// What `decode` returns; panics if it allocated more than its input of `input_bytes` justifies, freed again or not.
pub fn bounded<T>(input_bytes: usize, decode: impl FnOnce() -> T) -> T {
    at_most(BYTES_PER_INPUT_BYTE * input_bytes + BYTES_ONCE, decode)
}

/// What `decode` returns; panics if it allocated more than `limit_bytes`, freed again or not.
pub fn at_most<T>(limit_bytes: usize, decode: impl FnOnce() -> T) -> T {
    let region = Region::new(ALLOCATOR);
    let decoded = decode();
    let allocated_bytes = region.change().bytes_allocated;
    assert!(
        allocated_bytes <= limit_bytes,
        "{allocated_bytes} bytes were allocated, {limit_bytes} are allowed"
    );
    decoded
}
