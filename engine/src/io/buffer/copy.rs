//! Copies into chunks, which are written once and read much later, if ever.
//!
//! See docs/decisions/2026-11-23-copy-past-the-cache.md.

/// Copies `source` to `target`.
///
/// # Safety
/// `target` is valid for writes of `source.len()` bytes, and `source` does not overlap them.
pub(super) unsafe fn copy(source: &[u8], target: *mut u8) {
    let near_bytes = match source.len() {
        STREAMED_BYTES_MIN.. => {
            NEAR_BYTES + target.wrapping_add(NEAR_BYTES).align_offset(LINE_BYTES)
        }
        small => small,
    };
    let (near, rest) = source.split_at(near_bytes);
    let (lines, last) = rest.split_at(rest.len() - rest.len() % LINE_BYTES);
    // SAFETY: the three parts are `source`, so their targets are the caller's, one behind the other; `lines` is empty, or its
    // target was aligned above.
    unsafe {
        copy_in_pieces(near, target);
        stream_lines(lines, target.add(near.len()));
        copy_in_pieces(last, target.add(near.len() + lines.len()));
    }
}

/// # Safety
/// As [`copy`].
unsafe fn copy_in_pieces(source: &[u8], target: *mut u8) {
    for (index, piece) in source.chunks(PIECE_BYTES).enumerate() {
        // SAFETY: a part of the caller's target, as long as its part of the source.
        unsafe {
            let target = target.add(index * PIECE_BYTES);
            std::ptr::copy_nonoverlapping(piece.as_ptr(), target, piece.len());
        }
    }
}

/// Writes whole cache lines without reading them first, and without pushing others out of the cache.
///
/// # Safety
/// As [`copy`]; `target` is aligned to a line and `source` is whole lines, or empty.
#[cfg(target_arch = "x86_64")]
unsafe fn stream_lines(source: &[u8], target: *mut u8) {
    use std::arch::x86_64::{__m128i, _mm_loadu_si128, _mm_sfence, _mm_stream_si128};
    const PARTS: usize = LINE_BYTES / size_of::<__m128i>();
    if source.is_empty() {
        return;
    }
    for (index, line) in source.chunks_exact(LINE_BYTES).enumerate() {
        // SAFETY: SSE2 is part of x86_64. Each access lies inside one line of the source or of the target; the target's
        // address is a multiple of 16, which the store asks for.
        unsafe {
            let from = line.as_ptr().cast::<__m128i>();
            let to = target.add(index * LINE_BYTES).cast::<__m128i>();
            let parts: [__m128i; PARTS] =
                std::array::from_fn(|part| _mm_loadu_si128(from.add(part)));
            for (part, value) in parts.into_iter().enumerate() {
                _mm_stream_si128(to.add(part), value);
            }
        }
    }
    // Such stores are ordered with nothing by themselves: whoever is handed the chunk on another thread must see them.
    // SAFETY: SSE is part of x86_64.
    unsafe { _mm_sfence() };
}

/// # Safety
/// As [`copy`].
#[cfg(not(target_arch = "x86_64"))]
unsafe fn stream_lines(source: &[u8], target: *mut u8) {
    // SAFETY: the caller's.
    unsafe { copy_in_pieces(source, target) }
}

const LINE_BYTES: usize = 64;
/// Below this, beginning and end of the copy cost more than is won.
const STREAMED_BYTES_MIN: usize = 4 << 10;
/// The beginning stays in the cache: a batch's header is stamped and read right after the copy.
const NEAR_BYTES: usize = 64;
/// From 2 KiB on the C library copies with `rep movsb`, which takes up to twice as long on some processors under virtualisation.
const PIECE_BYTES: usize = 2 << 10;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_length_arrives_whole_at_every_alignment() {
        const ROOM: usize = 3 * STREAMED_BYTES_MIN;
        let source: Vec<u8> = (0..ROOM).map(|index| (index % 251) as u8).collect();
        let around = |length: usize| length.saturating_sub(2)..length + 3;
        let lengths = [
            0,
            LINE_BYTES,
            PIECE_BYTES,
            STREAMED_BYTES_MIN,
            2 * STREAMED_BYTES_MIN,
        ];
        for length in lengths.into_iter().flat_map(around) {
            for (from, to) in (0..2 * LINE_BYTES).zip((0..2 * LINE_BYTES).rev()) {
                let source = &source[from..from + length];
                let mut target = vec![0xff; ROOM];
                // SAFETY: the target has room for the length behind `to`, and is another allocation.
                unsafe { copy(source, target.as_mut_ptr().add(to)) };
                assert_eq!(
                    &target[to..to + length],
                    source,
                    "{length} bytes from {from} to {to}"
                );
                let others = target[..to].iter().chain(&target[to + length..]);
                assert!(
                    others.into_iter().all(|byte| *byte == 0xff),
                    "{length} bytes to {to}"
                );
            }
        }
    }
}
