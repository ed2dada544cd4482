//! Decoding allocates in proportion to its input, measured with a counting allocator.
//!
//! A binary of its own with a single test: the counter belongs to the whole process, and tests
//! that run at the same time would be counted, too.

use std::alloc::System;

use bytes::Bytes;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[path = "../it/generated_samples.rs"]
#[allow(dead_code)]
mod generated_samples;
#[path = "../it/sample.rs"]
#[allow(dead_code)]
mod sample;

use generated_samples::cases;
use sample::{Case, Source, Style};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Bytes a decoder may allocate per byte of input, and once.
const BYTES_PER_INPUT_BYTE: usize = 64;
const BYTES_ONCE: usize = 64 * 1024;
const MUTATIONS: u64 = 24;

/// Counts every allocation, those freed again included.
fn assert_bounded(case: &Case, version: i16, input: Bytes, what: &str) {
    let (length, shown) = (input.len(), input.clone());
    let region = Region::new(ALLOCATOR);
    let decoded = (case.decode)(input, version);
    let allocated = region.change().bytes_allocated;
    let limit = BYTES_PER_INPUT_BYTE * length + BYTES_ONCE;
    assert!(
        allocated <= limit,
        "{} v{version} {what}: {allocated} bytes for {length} bytes of input ({decoded:?}) {shown:?}",
        case.name
    );
}

/// A few bytes replaced, often by those that mean a large length.
fn mutate(source: &mut Source, bytes: &[u8]) -> Bytes {
    const LENGTHS: [&[u8]; 6] = [
        &[0xff, 0xff, 0xff, 0x07],
        &[0x00, 0x0f, 0x42, 0x40],
        &[0x7f],
        &[0xff, 0x7f],
        &[0x00, 0x01],
        &[0x80],
    ];
    let mut mutated = bytes.to_vec();
    for _ in 0..1 + source.below(3) {
        if mutated.is_empty() {
            break;
        }
        let position = source.below(mutated.len());
        match source.below(3) {
            0 => mutated[position] = source.next_bits() as u8,
            1 => {
                for (target, byte) in mutated[position..]
                    .iter_mut()
                    .zip(LENGTHS[source.below(LENGTHS.len())])
                {
                    *target = *byte;
                }
            }
            _ => mutated.truncate(position),
        }
    }
    mutated.into()
}

/// A claim to `count` elements at every place where an array could begin.
fn claims(case: &Case, version: i16, bytes: &[u8], padding: usize) {
    let mut input = bytes.to_vec();
    input.resize(bytes.len() + padding, 1);
    for position in 0..bytes.len() {
        let count = (input.len() - position) as u32;
        let mut classic = input.clone();
        for (target, byte) in classic[position..].iter_mut().zip(count.to_be_bytes()) {
            *target = byte;
        }
        assert_bounded(case, version, classic.into(), "claimed as int32");
        let mut compact = input.clone();
        let varint = [count as u8 | 0x80, (count >> 7) as u8 & 0x7f];
        for (target, byte) in compact[position..].iter_mut().zip(varint) {
            *target = byte;
        }
        assert_bounded(case, version, compact.into(), "claimed as varint");
    }
}

#[test]
fn decoding_allocates_at_most_64_bytes_per_byte_of_input() {
    let mut source = Source::new(7, Style::Random);
    for case in cases() {
        for version in case.versions.clone() {
            for seed in 0..MUTATIONS {
                let style = if seed % 2 == 0 {
                    Style::Full
                } else {
                    Style::Random
                };
                let bytes = (case.round_trip)(Source::new(seed, style), version);
                assert_bounded(&case, version, mutate(&mut source, &bytes), "mutated");
                let noise: Bytes = (0..source.below(400))
                    .map(|_| source.next_bits() as u8)
                    .collect();
                assert_bounded(&case, version, noise, "noise");
            }
            let small = (case.round_trip)(Source::new(3, Style::Full), version);
            claims(&case, version, &small[..small.len().min(100)], 4_000);
        }
    }
}
