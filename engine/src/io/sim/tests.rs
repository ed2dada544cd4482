use std::collections::BTreeSet;
use std::future::Future;
use std::io;
use std::path::Path;
use std::task::Poll;

use bytes::Bytes;

use super::node::SECTOR_BYTES;
use super::random::Random;
use super::*;
use crate::io::buffer::ChunkPool;
use crate::io::storage::{BLOCK_BYTES, OpenOptions, Storage, StorageFile};

const SEEDS: u64 = 200;
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

fn run<T>(test: impl Future<Output = T>) -> T {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.build().unwrap().block_on(test)
}

fn root() -> &'static Path {
    Path::new("/")
}

fn file() -> &'static Path {
    Path::new("/file")
}

fn calm(seed: u64) -> SimStorage {
    SimStorage::new(seed, SimFaults::default())
}

fn slow(seed: u64) -> SimStorage {
    let faults = SimFaults {
        latency_yields_max: 5,
        ..SimFaults::default()
    };
    SimStorage::new(seed, faults)
}

fn filled(value: u8, length: usize) -> Bytes {
    let mut writer = ChunkPool::new(BLOCK_BYTES).take(length);
    writer.extend_from_slice(&vec![value; length]);
    writer.freeze(length)
}

/// A file of 64 sectors of `o`, durable with its name.
async fn durable_file(storage: &SimStorage, options: OpenOptions) -> SimFile {
    let opened = storage.open(file(), options).await.unwrap();
    opened
        .write_all_at(filled(b'o', 8 * BLOCK_BYTES), 0)
        .await
        .unwrap();
    opened.sync_data().await.unwrap();
    storage.sync_dir(root()).await.unwrap();
    opened
}

/// The value of each sector, which must not be a mixture.
fn sector_values(contents: &[u8]) -> Vec<u8> {
    let sectors = contents.chunks(SECTOR_BYTES);
    let values = sectors.map(|sector| {
        assert!(
            sector.iter().all(|byte| *byte == sector[0]),
            "a sector is torn"
        );
        sector[0]
    });
    values.collect()
}

#[test]
fn what_was_flushed_survives_a_power_cut() {
    for seed in 0..SEEDS {
        run(async {
            let storage = slow(seed);
            let opened = durable_file(&storage, CREATE).await;
            opened
                .write_all_at(filled(b'n', 1_000), 30_000)
                .await
                .unwrap();
            opened.sync_data().await.unwrap();
            let before = storage.contents(file()).unwrap();
            storage.cut_power();
            assert_eq!(
                storage.reopen().contents(file()).unwrap(),
                before,
                "seed {seed}"
            );
        });
    }
}

#[test]
fn unflushed_sectors_are_old_or_new_independently() {
    for options in [CREATE, CREATE_DIRECT] {
        let mut outcomes = BTreeSet::new();
        for seed in 0..SEEDS {
            run(async {
                let storage = calm(seed);
                let opened = durable_file(&storage, options).await;
                opened
                    .write_all_at(filled(b'n', 2 * BLOCK_BYTES), 0)
                    .await
                    .unwrap();
                storage.cut_power();
                let values = sector_values(&storage.reopen().contents(file()).unwrap());
                assert!(
                    values[16..].iter().all(|&value| value == b'o'),
                    "seed {seed}"
                );
                outcomes.insert(values[..16].to_vec());
            });
        }
        assert!(outcomes.contains(&vec![b'o'; 16]));
        assert!(outcomes.contains(&vec![b'n'; 16]));
        assert!(
            outcomes.len() > SEEDS as usize / 3,
            "mixtures differ by seed"
        );
    }
}

#[test]
fn the_length_of_an_unflushed_append_is_decided_apart_from_its_bytes() {
    let mut seen = BTreeSet::new();
    for seed in 0..SEEDS {
        run(async {
            let storage = calm(seed);
            let opened = storage.open(file(), CREATE).await.unwrap();
            storage.sync_dir(root()).await.unwrap();
            opened
                .write_all_at(filled(b'n', SECTOR_BYTES), 0)
                .await
                .unwrap();
            storage.cut_power();
            let contents = storage.reopen().contents(file()).unwrap();
            seen.insert((contents.len(), contents.first().copied()));
        });
    }
    let expected = [
        (0, None),
        (SECTOR_BYTES, Some(0)),
        (SECTOR_BYTES, Some(b'n')),
    ];
    assert_eq!(seen, BTreeSet::from(expected));
}

/// A device that writes through need not flush its cache: who counts on that loses what came before.
#[test]
fn a_durable_write_stands_for_its_own_bytes_alone() {
    let mut was_lost = false;
    for seed in 0..SEEDS {
        run(async {
            let storage = calm(seed);
            let opened = durable_file(&storage, CREATE_DIRECT).await;
            let block = || filled(b'n', BLOCK_BYTES);
            opened.write_all_at(block(), 0).await.unwrap();
            opened
                .write_all_durably_at(block(), BLOCK_BYTES as u64)
                .await
                .unwrap();
            storage.cut_power();
            let values = sector_values(&storage.reopen().contents(file()).unwrap());
            assert_eq!(values[8..16], [b'n'; 8], "seed {seed}");
            was_lost |= values[..8].contains(&b'o');
        });
    }
    assert!(was_lost, "some seed loses the write before it");
}

/// A commit whose flush is submitted before its write completed is not durable; this is how tests see that bug.
#[test]
fn a_flush_does_not_cover_a_write_that_is_still_in_flight() {
    let mut lost = 0;
    for seed in 0..SEEDS {
        run(async {
            let storage = slow(seed);
            let opened = durable_file(&storage, CREATE_DIRECT).await;
            let mut write = std::pin::pin!(opened.write_all_at(filled(b'n', BLOCK_BYTES), 0));
            // Drive the write until its bytes are in the cache. In a few runs it completes in the same poll.
            let mut completed = false;
            while !completed && storage.contents(file()).unwrap()[0] == b'o' {
                completed = std::future::poll_fn(|context| {
                    Poll::Ready(write.as_mut().poll(context).is_ready())
                })
                .await;
                tokio::task::yield_now().await;
            }
            if completed {
                return;
            }
            storage.set_faults(SimFaults::default());
            opened.sync_data().await.unwrap();
            write.await.unwrap();
            storage.cut_power();
            let values = sector_values(&storage.reopen().contents(file()).unwrap());
            lost += usize::from(values[..8].contains(&b'o'));
        });
    }
    assert!(lost > SEEDS as usize / 4, "lost in {lost} runs");
}

#[test]
fn a_flush_does_not_cover_a_write_that_began_after_it() {
    let mut lost = 0;
    for seed in 0..SEEDS {
        run(async {
            let storage = slow(seed);
            let opened = durable_file(&storage, CREATE_DIRECT).await;
            let flushes = storage.counters().flush_count;
            let mut flush = std::pin::pin!(opened.sync_data());
            let mut completed = false;
            while !completed && storage.counters().flush_count == flushes {
                completed = std::future::poll_fn(|context| {
                    Poll::Ready(flush.as_mut().poll(context).is_ready())
                })
                .await;
                tokio::task::yield_now().await;
            }
            if completed {
                return;
            }
            storage.set_faults(SimFaults::default());
            opened
                .write_all_at(filled(b'n', BLOCK_BYTES), 0)
                .await
                .unwrap();
            flush.await.unwrap();
            storage.cut_power();
            let values = sector_values(&storage.reopen().contents(file()).unwrap());
            lost += usize::from(values[..8].contains(&b'o'));
        });
    }
    assert!(lost > SEEDS as usize / 4, "lost in {lost} runs");
}

#[test]
fn a_flush_may_take_the_device_cache_of_another_file_along() {
    let mut kept = 0;
    for seed in 0..SEEDS {
        run(async {
            let storage = calm(seed);
            let opened = durable_file(&storage, CREATE_DIRECT).await;
            opened
                .write_all_at(filled(b'n', BLOCK_BYTES), 0)
                .await
                .unwrap();
            let other = storage.open(Path::new("/other"), CREATE).await.unwrap();
            other.sync_data().await.unwrap();
            storage.cut_power();
            let values = sector_values(&storage.reopen().contents(file()).unwrap());
            kept += u64::from(values[..8] == [b'n'; 8]);
        });
    }
    assert!(
        kept > SEEDS * 4 / 10 && kept < SEEDS * 9 / 10,
        "kept in {kept} runs"
    );
}

#[test]
fn after_a_failed_flush_a_successful_one_does_not_bring_the_bytes_back() {
    let mut lost = 0;
    for seed in 0..SEEDS {
        run(async {
            let storage = calm(seed);
            let opened = durable_file(&storage, CREATE).await;
            opened
                .write_all_at(filled(b'n', BLOCK_BYTES), 0)
                .await
                .unwrap();
            storage.set_faults(SimFaults {
                fail_flush: Some(1),
                ..SimFaults::default()
            });
            let failed = opened.sync_data().await.unwrap_err();
            assert_eq!(failed.raw_os_error(), Some(libc::EIO));
            opened.sync_data().await.unwrap();
            storage.cut_power();
            let values = sector_values(&storage.reopen().contents(file()).unwrap());
            lost += usize::from(values[..8].contains(&b'o'));
        });
    }
    assert!(lost > SEEDS as usize / 4, "lost in {lost} runs");
}

#[test]
fn names_survive_as_a_prefix_of_their_changes() {
    let mut seen = BTreeSet::new();
    for seed in 0..SEEDS {
        run(async {
            let storage = calm(seed);
            for name in ["/a", "/b", "/c"] {
                storage.open(Path::new(name), CREATE).await.unwrap();
            }
            storage.remove_file(Path::new("/a")).await.unwrap();
            storage.cut_power();
            seen.insert(storage.reopen().list_dir(root()).await.unwrap().concat());
        });
    }
    assert_eq!(
        seen,
        BTreeSet::from(["", "a", "ab", "abc", "bc"].map(String::from))
    );
}

#[test]
fn a_folder_is_durable_only_when_the_folder_above_it_is() {
    let mut seen = BTreeSet::new();
    for seed in 0..SEEDS {
        run(async {
            let storage = calm(seed);
            let folder = Path::new("/folder");
            storage.create_dir_all(folder).await.unwrap();
            storage.open(&folder.join("file"), CREATE).await.unwrap();
            storage.sync_dir(folder).await.unwrap();
            storage.cut_power();
            let storage = storage.reopen();
            let exists = storage.exists(folder).await.unwrap();
            seen.insert(exists);
            if exists {
                assert_eq!(
                    storage.list_dir(folder).await.unwrap(),
                    ["file"],
                    "seed {seed}"
                );
            }
        });
    }
    assert_eq!(seen.len(), 2);
}

#[test]
fn a_rename_leaves_exactly_one_name_also_across_folders() {
    let mut seen = BTreeSet::new();
    for seed in 0..SEEDS {
        run(async {
            let storage = calm(seed);
            storage.create_dir_all(Path::new("/left")).await.unwrap();
            storage.create_dir_all(Path::new("/right")).await.unwrap();
            let (from, to) = (Path::new("/left/file"), Path::new("/right/file"));
            let opened = storage.open(from, CREATE).await.unwrap();
            opened.write_all_at(filled(1, 10), 0).await.unwrap();
            opened.sync_data().await.unwrap();
            storage.sync_dir(Path::new("/left")).await.unwrap();
            storage.sync_dir(root()).await.unwrap();
            storage.rename(from, to).await.unwrap();
            let synced = seed.is_multiple_of(2);
            if synced {
                storage.sync_dir(Path::new("/left")).await.unwrap();
            }
            storage.cut_power();
            let storage = storage.reopen();
            let names = (
                storage.exists(from).await.unwrap(),
                storage.exists(to).await.unwrap(),
            );
            assert!(names.0 != names.1, "seed {seed}: {names:?}");
            let place = if names.0 { from } else { to };
            assert_eq!(storage.contents(place).unwrap(), [1; 10]);
            seen.insert((synced, names.1));
        });
    }
    assert_eq!(
        seen,
        BTreeSet::from([(false, false), (false, true), (true, true)])
    );
}

#[test]
fn a_rename_over_a_file_leaves_the_old_or_the_new_content() {
    let mut seen = BTreeSet::new();
    for seed in 0..SEEDS {
        run(async {
            let storage = calm(seed);
            durable_file(&storage, CREATE).await;
            let new = Path::new("/new");
            let opened = storage.open(new, CREATE).await.unwrap();
            opened.write_all_at(filled(b'n', 10), 0).await.unwrap();
            opened.sync_data().await.unwrap();
            storage.rename(new, file()).await.unwrap();
            storage.cut_power();
            let contents = storage.reopen().contents(file()).unwrap();
            assert!(
                contents == [b'n'; 10] || contents == [b'o'; 8 * BLOCK_BYTES],
                "seed {seed}"
            );
            seen.insert(contents[0]);
        });
    }
    assert_eq!(seen.len(), 2);
}

#[test]
fn handles_of_a_machine_that_lost_power_fail_and_stay_dead() {
    run(async {
        let storage = calm(1);
        let opened = durable_file(&storage, CREATE).await;
        storage.cut_power();
        let again = storage.reopen();
        assert!(opened.write_all_at(filled(1, 1), 0).await.is_err());
        assert!(opened.read_at_most(1, 0).await.is_err());
        assert!(opened.sync_data().await.is_err());
        assert!(opened.set_length(0).await.is_err());
        assert!(opened.try_lock_exclusive().is_err());
        assert!(storage.list_dir(root()).await.is_err());
        assert!(storage.is_stopped() && !again.is_stopped());
        let opened = again.open(file(), OpenOptions::default()).await.unwrap();
        opened.try_lock_exclusive().unwrap();
        assert_eq!(opened.read_exact_at(1, 0).await.unwrap(), &b"o"[..]);
    });
}

/// kill -9 loses nothing that completed, but a power cut afterwards still may.
#[test]
fn a_killed_process_leaves_everything_that_completed() {
    let mut lost = 0;
    for seed in 0..SEEDS {
        run(async {
            let storage = calm(seed);
            let opened = storage.open(file(), CREATE).await.unwrap();
            opened.write_all_at(filled(b'n', 5_000), 0).await.unwrap();
            storage.kill_process();
            assert!(opened.length().await.is_err());
            let storage = storage.reopen();
            assert_eq!(storage.contents(file()).unwrap(), [b'n'; 5_000]);
            storage.cut_power();
            let storage = storage.reopen();
            let survived = storage
                .contents(file())
                .is_ok_and(|contents| contents == [b'n'; 5_000]);
            lost += usize::from(!survived);
        });
    }
    assert!(lost > SEEDS as usize / 4, "lost in {lost} runs");
}

#[test]
fn the_nth_operation_fails_once_and_only_for_the_named_files() {
    run(async {
        let storage = calm(3);
        let opened = storage.open(file(), CREATE).await.unwrap();
        let other = storage.open(Path::new("/other"), CREATE).await.unwrap();
        storage.set_faults(SimFaults {
            fail_write: Some(2),
            fail_read: Some(1),
            only_paths_containing: Some("file".into()),
            ..SimFaults::default()
        });
        let eio = |result: io::Result<()>| {
            result.is_err_and(|error| error.raw_os_error() == Some(libc::EIO))
        };
        for _ in 0..3 {
            other.write_all_at(filled(1, 10), 0).await.unwrap();
            other.read_exact_at(10, 0).await.unwrap();
        }
        assert!(!eio(opened.write_all_at(filled(1, 10), 0).await));
        assert!(eio(opened.write_all_at(filled(1, 10), 0).await));
        assert!(!eio(opened.write_all_at(filled(1, 10), 0).await));
        assert!(eio(opened.read_exact_at(10, 0).await.map(drop)));
        assert!(!eio(opened.read_exact_at(10, 0).await.map(drop)));
    });
}

#[test]
fn a_full_disk_refuses_growth_and_only_growth_until_space_is_freed() {
    run(async {
        let faults = SimFaults {
            capacity_bytes: Some(10_000),
            ..SimFaults::default()
        };
        let storage = SimStorage::new(1, faults);
        let full = |result: io::Result<()>| {
            result.is_err_and(|error| error.raw_os_error() == Some(libc::ENOSPC))
        };
        let opened = storage.open(file(), CREATE).await.unwrap();
        opened.write_all_at(filled(1, 6_000), 0).await.unwrap();
        assert_eq!(storage.free_bytes(root()).await.unwrap(), 4_000);
        let other = storage.open(Path::new("/other"), CREATE).await.unwrap();
        assert!(full(other.write_all_at(filled(2, 5_000), 0).await));
        assert!(full(other.set_length(6_000).await));
        assert!(!full(opened.write_all_at(filled(3, 6_000), 0).await));
        assert_eq!(
            other.length().await.unwrap(),
            4_000,
            "what fitted was written"
        );

        storage.remove_file(file()).await.unwrap();
        assert_eq!(storage.free_bytes(root()).await.unwrap(), 6_000);
        assert!(!full(other.write_all_at(filled(2, 5_000), 0).await));
    });
}

#[test]
fn a_short_write_is_continued_and_its_first_part_is_visible_before() {
    let mut partial = 0;
    for seed in 0..SEEDS {
        run(async {
            let storage = SimStorage::new(
                seed,
                SimFaults {
                    short_write_one_in: 1,
                    latency_yields_max: 5,
                    ..SimFaults::default()
                },
            );
            let opened = durable_file(&storage, CREATE_DIRECT).await;
            let pieces = vec![filled(b'n', BLOCK_BYTES), filled(b'n', 2 * BLOCK_BYTES)];
            let write = opened.write_all_vectored_at(pieces, 0);
            let (written, seen) = tokio::join!(write, opened.read_exact_at(3 * BLOCK_BYTES, 0));
            written.unwrap();
            let seen = sector_values(&seen.unwrap());
            partial += usize::from(seen.contains(&b'n') && seen.contains(&b'o'));
            let all = opened.read_exact_at(3 * BLOCK_BYTES, 0).await.unwrap();
            assert!(all.iter().all(|&byte| byte == b'n'), "seed {seed}");
        });
    }
    assert!(partial > 5, "partial in {partial} runs");
}

/// Two writers race; which one wins must depend on the seed and on nothing else.
#[test]
fn a_seed_decides_the_interleaving_and_the_cut() {
    let outcome = |seed: u64| {
        run(async {
            let storage = slow(seed);
            let opened = durable_file(&storage, CREATE).await;
            let first = opened.write_all_at(filled(b'1', BLOCK_BYTES), 0);
            let second = opened.write_all_at(filled(b'2', BLOCK_BYTES), 0);
            let (first, second) = tokio::join!(first, second);
            first.and(second).unwrap();
            let winner = storage.contents(file()).unwrap()[0];
            storage.cut_power();
            (winner, storage.reopen().contents(file()).unwrap())
        })
    };
    let mut winners = BTreeSet::new();
    for seed in 0..50 {
        assert_eq!(outcome(seed), outcome(seed), "seed {seed}");
        winners.insert(outcome(seed).0);
    }
    assert_eq!(winners, BTreeSet::from([b'1', b'2']));
}

#[test]
fn the_power_can_be_cut_at_every_step() {
    let script = async |storage: &SimStorage| -> io::Result<()> {
        let opened = storage.open(file(), CREATE).await?;
        opened.write_all_at(filled(1, 10), 0).await?;
        opened.sync_data().await?;
        storage.sync_dir(root()).await
    };
    run(async {
        let storage = calm(1);
        script(&storage).await.unwrap();
        let steps = storage.counters().step_count;
        assert!(steps >= 8);
        for step in 1..=steps {
            let faults = SimFaults {
                cut_power_at_step: Some(step),
                ..SimFaults::default()
            };
            let storage = SimStorage::new(step, faults);
            script(&storage).await.unwrap_err();
            assert!(storage.is_stopped(), "step {step}");
            storage.reopen();
        }
    });
}

#[test]
fn corruption_shows_now_and_after_a_power_cut() {
    run(async {
        let storage = calm(1);
        durable_file(&storage, CREATE).await;
        storage.corrupt(file(), 700, 0x20).unwrap();
        assert_eq!(storage.contents(file()).unwrap()[700], b'O');
        storage.cut_power();
        let contents = storage.reopen().contents(file()).unwrap();
        assert_eq!((contents[699], contents[700]), (b'o', b'O'));
    });
}

#[test]
fn an_unlinked_file_goes_on_working_and_names_have_the_usual_errors() {
    run(async {
        let storage = calm(1);
        let opened = durable_file(&storage, CREATE).await;
        storage.remove_file(file()).await.unwrap();
        opened.write_all_at(filled(1, 10), 0).await.unwrap();
        assert_eq!(opened.read_exact_at(10, 0).await.unwrap(), &[1; 10][..]);
        assert_eq!(storage.file_length(file()).await.unwrap(), None);

        let code = |error: io::Error| error.raw_os_error();
        let missing = storage.open(file(), OpenOptions::default()).await;
        assert_eq!(missing.err().and_then(code), Some(libc::ENOENT));
        let orphan = storage.open(Path::new("/none/file"), CREATE).await;
        assert_eq!(orphan.err().and_then(code), Some(libc::ENOENT));
        storage.create_dir_all(Path::new("/a/b")).await.unwrap();
        let full = storage.remove_dir(Path::new("/a")).await;
        assert_eq!(full.err().and_then(code), Some(libc::ENOTEMPTY));
        let folder = storage.open(Path::new("/a"), CREATE).await;
        assert_eq!(folder.err().and_then(code), Some(libc::EISDIR));
        storage.remove_dir(Path::new("/a/b")).await.unwrap();
        storage.remove_dir(Path::new("/a")).await.unwrap();
        let read_only = OpenOptions {
            read_only: true,
            ..OpenOptions::default()
        };
        storage.open(file(), CREATE).await.unwrap();
        let opened = storage.open(file(), read_only).await.unwrap();
        let refused = opened.write_all_at(filled(1, 1), 0).await;
        assert_eq!(refused.err().and_then(code), Some(libc::EBADF));
    });
}

#[test]
fn direct_can_be_refused() {
    run(async {
        let storage = calm(1);
        assert!(
            storage
                .open(file(), CREATE_DIRECT)
                .await
                .unwrap()
                .is_direct()
        );
        storage.set_faults(SimFaults {
            refuse_direct: true,
            ..SimFaults::default()
        });
        let opened = storage.open(file(), CREATE_DIRECT).await.unwrap();
        assert!(!opened.is_direct());
        opened.write_all_at(filled(1, 3), 1).await.unwrap();
    });
}

#[test]
#[should_panic(expected = "length not aligned")]
fn an_unaligned_direct_write_is_found() {
    run(async {
        let opened = calm(1).open(file(), CREATE_DIRECT).await.unwrap();
        opened.write_all_at(filled(1, 100), 0).await.ok();
    });
}

/// Random writes, cuts of the length and flushes against a plain vector: readers always see the newest bytes, and a
/// power cut leaves at every sector a content it had since the last flush.
#[test]
fn contents_follow_a_plain_vector_and_cuts_only_go_back_to_states_since_the_flush() {
    for seed in 0..SEEDS {
        run(async {
            let mut random = Random::new(seed);
            let storage = slow(seed);
            let opened = durable_file(&storage, CREATE).await;
            let mut model = storage.contents(file()).unwrap();
            let mut states = vec![model.clone()];
            for _ in 0..30 {
                match random.up_to(9) {
                    0 => {
                        opened.sync_data().await.unwrap();
                        states.clear();
                    }
                    1 => {
                        let length = random.up_to(40_000);
                        opened.set_length(length).await.unwrap();
                        model.resize(length as usize, 0);
                    }
                    _ => {
                        let length = random.up_to(5_000) as usize;
                        let start = random.up_to(40_000) as usize;
                        let value = random.next() as u8;
                        opened
                            .write_all_at(filled(value, length), start as u64)
                            .await
                            .unwrap();
                        if length > 0 {
                            model.resize(model.len().max(start + length), 0);
                            model[start..start + length].fill(value);
                        }
                    }
                }
                states.push(model.clone());
                let read = opened.read_at_most(1 << 20, 0).await.unwrap();
                assert_eq!(read, model, "seed {seed}");
            }
            storage.cut_power();
            let survived = storage.reopen().contents(file()).unwrap();
            assert!(
                states.iter().any(|state| state.len() == survived.len()),
                "seed {seed}"
            );
            for (index, sector) in survived.chunks(SECTOR_BYTES).enumerate() {
                let known = states.iter().any(|state| {
                    let start = (index * SECTOR_BYTES).min(state.len());
                    let mut then = state[start..].to_vec();
                    then.resize(SECTOR_BYTES, 0);
                    then[..sector.len()] == *sector
                });
                assert!(known, "seed {seed}: sector {index} was never like this");
            }
        });
    }
}
