use std::sync::mpsc;
use std::thread;

use super::*;

#[test]
fn every_chunk_starts_on_a_block() {
    let pool = ChunkPool::new(2 * BLOCK_BYTES);
    for min_bytes in [1, BLOCK_BYTES, 3 * BLOCK_BYTES + 1] {
        let mut writer = pool.take(min_bytes);
        writer.extend_from_slice(&[7]);
        assert!(
            writer
                .bytes(0..1)
                .as_ptr()
                .addr()
                .is_multiple_of(BLOCK_BYTES)
        );
        assert!(writer.capacity() >= min_bytes && writer.capacity().is_multiple_of(BLOCK_BYTES));
    }
}

#[test]
fn frozen_bytes_are_what_was_appended_and_patched() {
    let pool = ChunkPool::new(2 * BLOCK_BYTES);
    let mut writer = pool.take(0);
    let header = writer.reserve_zeroed(4);
    writer.extend_from_slice(b"body");
    writer.patch(header.clone(), b"head");
    writer.bytes_mut(4..5)[0] = b'B';
    let first = writer.freeze(8);
    assert_eq!(first, &b"headBody"[..]);

    assert_eq!(writer.pad_to_block(), BLOCK_BYTES - 8);
    assert_eq!(writer.pad_to_block(), 0);
    assert_eq!(writer.position(), BLOCK_BYTES);
    let padding = writer.freeze(BLOCK_BYTES - 8);
    assert!(padding.iter().all(|&byte| byte == 0));
    assert_eq!(writer.remaining(), BLOCK_BYTES);
    assert_eq!(first, &b"headBody"[..]);
}

#[test]
fn a_chunk_is_reused_only_when_writer_and_views_are_gone() {
    let pool = ChunkPool::new(BLOCK_BYTES);
    let mut writer = pool.take(1);
    writer.extend_from_slice(&[1; 100]);
    let view = writer.freeze(100);
    let part = view.slice(10..20);
    assert_eq!(pool.outstanding_bytes(), BLOCK_BYTES);

    drop(view);
    drop(writer);
    assert_eq!(
        (pool.kept_chunks(), pool.outstanding_bytes()),
        (0, BLOCK_BYTES)
    );
    let mut other = pool.take(1);
    other.extend_from_slice(&[2; 100]);
    assert_eq!(part, &[1; 10][..]);

    let address = part.as_ptr().addr() - 10;
    drop(part);
    assert_eq!(
        (pool.kept_chunks(), pool.outstanding_bytes()),
        (1, BLOCK_BYTES)
    );
    let mut reused = pool.take(1);
    assert_eq!((reused.position(), reused.frozen_end()), (0, 0));
    reused.extend_from_slice(&[3]);
    assert_eq!(reused.bytes(0..1).as_ptr().addr(), address);
}

#[test]
fn the_pool_keeps_a_bounded_number_and_no_oversized_chunk() {
    let pool = ChunkPool::keeping(BLOCK_BYTES, 2);
    let writers: Vec<ChunkWriter> = (0..5).map(|_| pool.take(1)).collect();
    let large = pool.take(10 * BLOCK_BYTES);
    assert_eq!(pool.outstanding_bytes(), 15 * BLOCK_BYTES);
    drop(large);
    assert_eq!(pool.kept_chunks(), 0);
    drop(writers);
    assert_eq!((pool.kept_chunks(), pool.outstanding_bytes()), (2, 0));
}

/// A reused chunk holds bytes of its earlier life; none of them may be seen through the new writer.
#[test]
fn reserved_bytes_of_a_reused_chunk_are_zero() {
    let pool = ChunkPool::new(BLOCK_BYTES);
    pool.take(1).extend_from_slice(&[0xAA; BLOCK_BYTES]);
    let mut writer = pool.take(1);
    writer.extend_from_slice(&[1]);
    writer.pad_to_block();
    assert!(writer.bytes(1..BLOCK_BYTES).iter().all(|&byte| byte == 0));
}

#[test]
#[should_panic(expected = "range is frozen")]
fn a_frozen_range_cannot_be_patched() {
    let mut writer = ChunkPool::new(BLOCK_BYTES).take(1);
    writer.extend_from_slice(&[1; 10]);
    let _view = writer.freeze(5);
    writer.patch(4..6, &[2; 2]);
}

#[test]
#[should_panic(expected = "append beyond the end")]
fn an_append_beyond_the_capacity_panics() {
    let mut writer = ChunkPool::new(BLOCK_BYTES).take(1);
    writer.extend_from_slice(&[1; BLOCK_BYTES]);
    writer.extend_from_slice(&[1]);
}

/// Readers check frozen pieces on other threads while the writer fills the rest and chunks are recycled under them.
#[test]
fn readers_on_other_threads_see_stable_bytes_while_the_writer_goes_on() {
    const PIECE_BYTES: usize = 96;
    let pool = ChunkPool::keeping(4 * BLOCK_BYTES, 2);
    thread::scope(|scope| {
        let mut senders = Vec::new();
        for _ in 0..3 {
            let (sender, receiver) = mpsc::sync_channel::<(u8, Bytes)>(64);
            senders.push(sender);
            scope.spawn(move || {
                let mut held = Vec::new();
                for (value, bytes) in receiver {
                    held.push((value, bytes.slice(1..)));
                    if held.len() == 100 {
                        for (value, bytes) in held.drain(..) {
                            assert_eq!(bytes, &[value; PIECE_BYTES - 1][..]);
                        }
                    }
                }
            });
        }
        let mut writer = pool.take(PIECE_BYTES);
        for number in 0..20_000_usize {
            if writer.remaining() < PIECE_BYTES {
                writer = pool.take(PIECE_BYTES);
            }
            let value = (number % 251) as u8;
            let place = writer.reserve_zeroed(PIECE_BYTES);
            writer.patch(place, &[value; PIECE_BYTES]);
            let bytes = writer.freeze(PIECE_BYTES);
            senders[number % 3].send((value, bytes)).unwrap();
        }
    });
    assert_eq!(pool.outstanding_bytes(), 0);
    assert!(pool.kept_chunks() <= 2);
}
