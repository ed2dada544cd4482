use std::future::Future;

use tempfile::TempDir;

use super::*;

const CREATE: OpenOptions = OpenOptions {
    create: true,
    truncate: false,
    direct: false,
    read_only: false,
    no_read_ahead: false,
};
const CREATE_DIRECT: OpenOptions = OpenOptions {
    direct: true,
    ..CREATE
};

fn run<F: Future>(test: impl FnOnce(UringStorage, std::path::PathBuf) -> F) -> F::Output {
    let folder = TempDir::new().unwrap();
    let runtime = ring_runtime().unwrap();
    runtime.block_on(test(UringStorage::new(), folder.path().to_path_buf()))
}

/// Bytes that differ at every offset, in memory fit for direct I/O.
fn pattern(length: usize) -> Bytes {
    let mut writer = ChunkPool::new(BLOCK_BYTES).take(length);
    let bytes: Vec<u8> = (0..length).map(|index| (index % 251) as u8).collect();
    writer.extend_from_slice(&bytes);
    writer.freeze(length)
}

/// These tests need the ring, so the probe must find it wherever they run.
#[test]
fn the_probe_finds_the_ring() {
    io_uring_available().unwrap();
}

#[test]
fn a_durable_write_is_read_back_and_needs_no_other_work_to_begin() {
    for options in [CREATE, CREATE_DIRECT] {
        run(async |storage: UringStorage, folder: std::path::PathBuf| {
            let file = storage.open(&folder.join("file"), options).await.unwrap();
            let written = pattern(2 * BLOCK_BYTES);
            let writes = async {
                for block in [0, 2] {
                    let offset = block * BLOCK_BYTES as u64;
                    file.write_all_durably_at(written.clone(), offset)
                        .await
                        .unwrap();
                }
            };
            let mut turns = 0_u64;
            // A thread that never runs out of work never parks, and a parked thread is what tokio-uring waits for.
            let busy = async {
                while turns < 20_000_000 {
                    turns += 1;
                    tokio::task::yield_now().await;
                }
            };
            tokio::select! {
                biased;
                () = busy => panic!("nothing was written in all these turns"),
                () = writes => {}
            }
            assert!(turns > 0);
            let read = file.read_exact_at(4 * BLOCK_BYTES, 0).await.unwrap();
            assert_eq!(read, [written.clone(), written].concat());
        });
    }
}

#[test]
fn direct_and_buffered_reads_return_what_was_written_at_any_offset() {
    for options in [CREATE, CREATE_DIRECT] {
        run(async |storage: UringStorage, folder: std::path::PathBuf| {
            let file = storage.open(&folder.join("file"), options).await.unwrap();
            let written = pattern(4 * BLOCK_BYTES);
            file.write_all_at(written.clone(), BLOCK_BYTES as u64)
                .await
                .unwrap();
            file.sync_data().await.unwrap();
            assert_eq!(file.length().await.unwrap(), 5 * BLOCK_BYTES as u64);
            for (length, start) in [
                (1, 0),
                (10_000, 3),
                (BLOCK_BYTES, BLOCK_BYTES),
                (4 * BLOCK_BYTES, 0),
            ] {
                let offset = (BLOCK_BYTES + start) as u64;
                let read = file.read_exact_at(length, offset).await.unwrap();
                assert_eq!(read, written.slice(start..start + length));
            }
            let hole = file.read_exact_at(10, 100).await.unwrap();
            assert_eq!(hole, &[0; 10][..]);
        });
    }
}

#[test]
fn reads_across_the_end_of_the_file_stop_there() {
    for direct in [false, true] {
        run(async |storage: UringStorage, folder: std::path::PathBuf| {
            let path = folder.join("file");
            std::fs::write(&path, pattern(10_000)).unwrap();
            let options = OpenOptions {
                direct,
                read_only: true,
                ..OpenOptions::default()
            };
            let file = storage.open(&path, options).await.unwrap();
            assert_eq!(
                file.read_at_most(5_000, 9_000).await.unwrap(),
                pattern(10_000).slice(9_000..)
            );
            assert_eq!(file.read_at_most(20_000, 0).await.unwrap(), pattern(10_000));
            assert!(file.read_at_most(10, 10_000).await.unwrap().is_empty());
            assert!(file.read_at_most(10, 1 << 20).await.unwrap().is_empty());
            assert!(file.read_at_most(0, 0).await.unwrap().is_empty());
            assert_eq!(file.read_exact_at(1_000, 9_000).await.unwrap().len(), 1_000);
            let error = file.read_exact_at(1_001, 9_000).await.unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof);
        });
    }
}

#[test]
fn a_vectored_write_of_more_pieces_than_the_kernel_takes_is_complete() {
    run(async |storage: UringStorage, folder: std::path::PathBuf| {
        let file = storage.open(&folder.join("file"), CREATE).await.unwrap();
        let whole = pattern(30_000);
        let mut pieces: Vec<Bytes> = (0..3_000)
            .map(|index| whole.slice(index * 10..index * 10 + 10))
            .collect();
        pieces.insert(1_500, Bytes::new());
        file.write_all_vectored_at(pieces, 5).await.unwrap();
        assert_eq!(file.read_exact_at(30_000, 5).await.unwrap(), whole);
        assert_eq!(file.length().await.unwrap(), 30_005);

        file.write_all_vectored_at(Vec::new(), 0).await.unwrap();
        file.write_all_at(Bytes::new(), 0).await.unwrap();
    });
}

#[test]
fn a_direct_vectored_write_is_complete() {
    run(async |storage: UringStorage, folder: std::path::PathBuf| {
        let file = storage
            .open(&folder.join("file"), CREATE_DIRECT)
            .await
            .unwrap();
        let whole = pattern(6 * BLOCK_BYTES);
        let pieces = vec![
            whole.slice(..2 * BLOCK_BYTES),
            whole.slice(2 * BLOCK_BYTES..),
        ];
        file.write_all_vectored_at(pieces, 0).await.unwrap();
        assert_eq!(file.read_exact_at(whole.len(), 0).await.unwrap(), whole);
    });
}

/// Partial completions cannot be forced on a real file, so the queue that answers them is tested by itself.
#[test]
fn a_partial_vectored_write_goes_on_at_the_next_byte() {
    let whole = pattern(10_000);
    let pieces: Vec<Bytes> = whole.chunks(7).map(Bytes::copy_from_slice).collect();
    for step in [1, 6, 7, 8, 1_000, 10_000] {
        let mut queue = VectoredQueue::new(pieces.clone());
        let mut written = Vec::new();
        loop {
            let operation: Vec<u8> = queue.next_operation().concat();
            if operation.is_empty() {
                break;
            }
            let taken = operation.len().min(step);
            written.extend_from_slice(&operation[..taken]);
            queue.advance(taken);
        }
        assert_eq!(written, whole, "step {step}");
    }
}

/// The kernel goes on using buffer and descriptor after the future is dropped; both must live until it is done.
#[test]
fn dropped_writes_still_complete_and_then_release_their_buffers() {
    run(async |storage: UringStorage, folder: std::path::PathBuf| {
        let path = folder.join("file");
        let pool = ChunkPool::new(64 * BLOCK_BYTES);
        for _ in 0..50 {
            let file = storage.open(&path, CREATE_DIRECT).await.unwrap();
            let mut writer = pool.take(0);
            writer.extend_from_slice(&pattern(64 * BLOCK_BYTES));
            let bytes = writer.freeze(64 * BLOCK_BYTES);
            drop(writer);
            let mut write = std::pin::pin!(file.write_all_at(bytes, 0));
            let mut read = std::pin::pin!(file.read_exact_at(64 * BLOCK_BYTES, 0));
            std::future::poll_fn(|context| {
                assert!(write.as_mut().poll(context).is_pending());
                assert!(read.as_mut().poll(context).is_pending());
                std::task::Poll::Ready(())
            })
            .await;
        }
        while pool.outstanding_bytes() > 0 {
            // Any operation makes the runtime look at the completion queue.
            storage.sync_dir(&folder).await.unwrap();
        }
        let file = storage.open(&path, CREATE).await.unwrap();
        let read = file.read_exact_at(64 * BLOCK_BYTES, 0).await.unwrap();
        assert_eq!(read, pattern(64 * BLOCK_BYTES));
    });
}

#[test]
fn names_appear_move_and_go() {
    run(async |storage: UringStorage, folder: std::path::PathBuf| {
        let inner = folder.join("a/b");
        storage.create_dir_all(&inner).await.unwrap();
        for name in ["two", "one"] {
            storage.open(&inner.join(name), CREATE).await.unwrap();
        }
        storage.sync_dir(&inner).await.unwrap();
        assert_eq!(storage.list_dir(&inner).await.unwrap(), ["one", "two"]);
        storage
            .rename(&inner.join("two"), &inner.join("three"))
            .await
            .unwrap();
        storage.remove_file(&inner.join("one")).await.unwrap();
        assert_eq!(storage.list_dir(&inner).await.unwrap(), ["three"]);
        assert!(storage.exists(&inner).await.unwrap());
        assert_eq!(
            storage.file_length(&inner.join("three")).await.unwrap(),
            Some(0)
        );
        assert_eq!(storage.file_length(&inner.join("one")).await.unwrap(), None);
        storage.remove_file(&inner.join("three")).await.unwrap();
        storage.remove_dir(&inner).await.unwrap();
        assert!(!storage.exists(&inner).await.unwrap());
        let missing = storage
            .open(&inner.join("one"), OpenOptions::default())
            .await
            .unwrap_err();
        assert_eq!(missing.kind(), io::ErrorKind::NotFound);
        assert!(storage.free_bytes(&folder).await.unwrap() > 0);
    });
}

#[test]
fn length_can_be_cut_and_extended_with_zeros() {
    run(async |storage: UringStorage, folder: std::path::PathBuf| {
        let file = storage.open(&folder.join("file"), CREATE).await.unwrap();
        file.write_all_at(pattern(100), 0).await.unwrap();
        file.set_length(10).await.unwrap();
        file.set_length(20).await.unwrap();
        let read = file.read_at_most(100, 0).await.unwrap();
        assert_eq!(read[..10], pattern(10)[..]);
        assert_eq!(read[10..], [0; 10]);

        let truncate = OpenOptions {
            truncate: true,
            ..OpenOptions::default()
        };
        let again = storage.open(&folder.join("file"), truncate).await.unwrap();
        assert_eq!(again.length().await.unwrap(), 0);
    });
}

#[test]
fn the_lock_belongs_to_one_descriptor_and_goes_with_it() {
    run(async |storage: UringStorage, folder: std::path::PathBuf| {
        let path = folder.join("file");
        let first = storage.open(&path, CREATE).await.unwrap();
        let second = storage.open(&path, CREATE).await.unwrap();
        first.try_lock_exclusive().unwrap();
        first.clone().try_lock_exclusive().unwrap();
        let refused = second.try_lock_exclusive().unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::WouldBlock);
        drop(first);
        second.try_lock_exclusive().unwrap();
    });
}

#[test]
fn a_read_only_file_refuses_writes_and_creation() {
    run(async |storage: UringStorage, folder: std::path::PathBuf| {
        let path = folder.join("file");
        std::fs::write(&path, b"bytes").unwrap();
        let read_only = OpenOptions {
            read_only: true,
            ..OpenOptions::default()
        };
        let file = storage.open(&path, read_only).await.unwrap();
        assert!(file.write_all_at(pattern(1), 0).await.is_err());
        let create = OpenOptions {
            create: true,
            ..read_only
        };
        let refused = storage.open(&path, create).await.unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::InvalidInput);
    });
}

/// Credits are reserved before the file is open: the size foretold must be the size taken.
#[test]
fn a_read_pins_what_is_foretold() {
    run(async |storage: UringStorage, folder: std::path::PathBuf| {
        let path = folder.join("file");
        let file = storage.open(&path, CREATE_DIRECT).await.unwrap();
        file.set_length(8 << 20).await.unwrap();
        for length in [1, 4_000, 60_000, 65_536, 70_000, 1 << 20, 3 << 20, 5 << 20] {
            for position in [0, 1, 4_095, 4_096, 10_000] {
                let bytes = file.read_exact_at(length, position).await.unwrap();
                let pools = &storage.read_buffers.pools;
                let pinned_bytes: usize = pools.iter().map(ChunkPool::outstanding_bytes).sum();
                assert_eq!(pinned_bytes, read_buffer_bytes(position, length));
                drop(bytes);
            }
        }
    });
}

#[test]
fn a_fitted_read_pins_at_most_eight_fifths_of_what_it_reads_and_no_more_than_allowed() {
    for position in [0, 1, 4_095] {
        for length in (64 * 1024..6 << 20).step_by(10_001) {
            for buffer_bytes_max in [100_000, 1 << 20, 4_500_000, usize::MAX] {
                let length_min = 64 * 1024 - 4_095;
                let lengths = length_min..=length;
                let (fitted, pinned_bytes) =
                    fit_read(position, lengths.clone(), buffer_bytes_max).unwrap();
                assert!(lengths.contains(&fitted));
                assert_eq!(pinned_bytes, read_buffer_bytes(position, fitted));
                assert!(pinned_bytes <= buffer_bytes_max);
                let used_bytes = fitted + position as usize;
                let is_close = 5 * pinned_bytes <= 8 * (used_bytes + BLOCK_BYTES);
                assert!(is_close, "{length}: {fitted}, {pinned_bytes}");
            }
        }
    }
}

#[test]
fn a_read_that_cannot_be_fitted_is_none_and_a_mebibyte_stays_whole() {
    assert_eq!(fit_read(4_095, 65_536..=65_536, 65_536), None);
    let (length, pinned_bytes) = fit_read(4_095, 60_000..=(1 << 20) + 8_192, usize::MAX).unwrap();
    assert_eq!((length, pinned_bytes), ((1 << 20) + 8_192, 1088 << 10));
}

#[test]
fn a_write_into_cached_pages_is_read_back_by_either_way() {
    for options in [CREATE, CREATE_DIRECT] {
        run(async |storage: UringStorage, folder: std::path::PathBuf| {
            let file = storage.open(&folder.join("file"), options).await.unwrap();
            let written = pattern(3 * BLOCK_BYTES);
            file.write_all_at(pattern(5 * BLOCK_BYTES), 0)
                .await
                .unwrap();
            // The second one comes when the storage still remembers a write that took long.
            for (held_up, offset) in [(0, BLOCK_BYTES), (1, 2 * BLOCK_BYTES)] {
                file.held_up.set(held_up);
                let offset = offset as u64;
                file.write_all_cached_at(written.clone(), offset)
                    .await
                    .unwrap();
                let read = file.read_exact_at(written.len(), offset).await.unwrap();
                assert_eq!(read, written);
                assert_eq!(file.held_up.get(), 0);
            }
            assert_eq!(file.length().await.unwrap(), 5 * BLOCK_BYTES as u64);
        });
    }
}

/// A reader may go through the page cache while the settler writes past it: what it left there must not hide what comes.
#[test]
fn bytes_written_past_the_page_cache_are_read_through_it() {
    run(async |storage: UringStorage, folder: std::path::PathBuf| {
        let path = folder.join("file");
        let writer = storage.open(&path, CREATE_DIRECT).await.unwrap();
        let through = OpenOptions {
            read_only: true,
            no_read_ahead: true,
            ..OpenOptions::default()
        };
        let reader = storage.open(&path, through).await.unwrap();
        let written = pattern(64 * BLOCK_BYTES);
        // The last block is written twice, with zeros behind it at first, as the settler does.
        for round in 0..20_u64 {
            let from = round * 63 * BLOCK_BYTES as u64;
            writer.write_all_at(written.clone(), from).await.unwrap();
            let read = reader.read_exact_at(written.len(), from).await.unwrap();
            assert_eq!(read, written, "round {round}");
            assert!(reader.is_in_page_cache(written.len(), from) || !tells_of_page_cache());
            let again = reader.read_exact_at(written.len(), from).await.unwrap();
            assert_eq!(again, written, "round {round}");
        }
    });
}

#[test]
fn bytes_behind_the_end_and_bytes_nobody_read_are_not_in_the_page_cache() {
    run(async |storage: UringStorage, folder: std::path::PathBuf| {
        let path = folder.join("file");
        let file = storage.open(&path, CREATE_DIRECT).await.unwrap();
        file.write_all_at(pattern(BLOCK_BYTES), 0).await.unwrap();
        assert!(!file.is_in_page_cache(2 * BLOCK_BYTES, 0));
        assert!(!file.is_direct() || !file.is_in_page_cache(BLOCK_BYTES, 0));
        let buffered = storage.open(&path, OpenOptions::default()).await.unwrap();
        buffered.read_exact_at(10, 100).await.unwrap();
        assert_eq!(file.is_in_page_cache(10, 100), tells_of_page_cache());
        assert!(!file.is_in_page_cache(BLOCK_BYTES, 100));
    });
}

/// cachestat came with Linux 6.5.
fn tells_of_page_cache() -> bool {
    let release = std::fs::read_to_string("/proc/sys/kernel/osrelease").unwrap();
    let mut numbers = release
        .split(|character: char| !character.is_ascii_digit())
        .map(|number| number.parse::<u32>().unwrap_or(0));
    (numbers.next().unwrap(), numbers.next().unwrap()) >= (6, 5)
}
