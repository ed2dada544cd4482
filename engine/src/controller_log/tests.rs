use std::future::Future;
use std::path::Path;

use bytes::{Bytes, BytesMut};

use super::format::{EntryHeader, FILE_HEADER_BYTES, FileHeader, LogId};
use super::*;
use crate::io::{OpenOptions, SimFaults, SimStorage, UringStorage, ring_runtime};

const CREATE: OpenOptions = OpenOptions {
    create: true,
    truncate: false,
    direct: false,
    read_only: false,
    no_read_ahead: false,
};

type SimLog = ControllerLog<SimStorage>;

fn run<T>(test: impl Future<Output = T>) -> T {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.build().unwrap().block_on(test)
}

fn path() -> &'static Path {
    Path::new("/controller.log")
}

fn calm() -> SimStorage {
    SimStorage::new(1, SimFaults::default())
}

/// Draws for scripts; separate from the disk's own.
struct Lot(u64);

impl Lot {
    fn up_to(&mut self, last: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % (last + 1)
    }

    fn payloads(&mut self) -> Vec<Bytes> {
        let count = 1 + self.up_to(3);
        let payload = |lot: &mut Lot| {
            let length = if lot.up_to(5) == 0 {
                lot.up_to(5_000)
            } else {
                lot.up_to(200)
            };
            let value = lot.up_to(255) as u8;
            Bytes::from(vec![value; length as usize])
        };
        (0..count).map(|_| payload(self)).collect()
    }
}

async fn open(storage: &SimStorage) -> Result<(SimLog, Vec<Entry>), ControllerLogError> {
    ControllerLog::open(storage, path()).await
}

fn payloads_of(entries: &[Entry]) -> Vec<Bytes> {
    entries.iter().map(|entry| entry.payload.clone()).collect()
}

/// A log of four appends of one, two, three and one entries; returns the offset of each entry.
async fn sample(storage: &SimStorage) -> Vec<u64> {
    let (mut log, _) = open(storage).await.unwrap();
    let mut offsets = Vec::new();
    let mut offset = FILE_HEADER_BYTES as u64;
    for lengths in [&[10_usize][..], &[0, 700], &[1, 2, 3], &[40]] {
        let payloads = lengths.iter().map(|&length| Bytes::from(vec![7; length]));
        log.append(payloads.collect()).await.unwrap();
        for length in lengths {
            offsets.push(offset);
            offset += (EntryHeader::BYTES + length) as u64;
        }
    }
    offsets
}

#[test]
fn entries_come_back_with_their_terms_and_consecutive_indices() {
    run(async {
        let storage = calm();
        let (mut log, entries) = open(&storage).await.unwrap();
        assert!(entries.is_empty());
        assert_eq!((log.term(), log.last_index()), (1, 0));
        let first = log
            .append(vec![Bytes::from_static(b"one"), Bytes::new()])
            .await
            .unwrap();
        assert_eq!(first, 1..=2);
        log.advance_term(7);
        assert_eq!(
            log.append(vec![Bytes::from_static(b"three")])
                .await
                .unwrap(),
            3..=3
        );
        drop(log);

        let (log, entries) = open(&storage).await.unwrap();
        let seen: Vec<(u64, u64, &[u8])> = entries
            .iter()
            .map(|entry| (entry.term, entry.index, &entry.payload[..]))
            .collect();
        assert_eq!(seen, [(1, 1, &b"one"[..]), (1, 2, b""), (7, 3, b"three")]);
        assert_eq!((log.term(), log.last_index()), (7, 3));
    });
}

#[test]
fn the_log_works_on_a_real_file_larger_than_a_read() {
    let folder = tempfile::TempDir::new().unwrap();
    ring_runtime().unwrap().block_on(async {
        let storage = UringStorage::new();
        let path = folder.path().join("controller.log");
        let payloads: Vec<Bytes> = (0..40_u8)
            .map(|value| Bytes::from(vec![value; 100_003]))
            .collect();
        let (mut log, _) = ControllerLog::open(&storage, &path).await.unwrap();
        for payload in &payloads {
            log.append(vec![payload.clone(), Bytes::new()])
                .await
                .unwrap();
        }
        drop(log);
        let (log, entries) = ControllerLog::open(&storage, &path).await.unwrap();
        assert_eq!(log.last_index(), 80);
        let full: Vec<Bytes> = payloads_of(&entries).into_iter().step_by(2).collect();
        assert_eq!(full, payloads);
    });
}

/// The bytes are a contract with every later release; a change needs a new version.
#[test]
fn bytes_are_as_documented() {
    let log_id = LogId(*b"0123456789abcdef");
    let header = FileHeader { log_id }.encode();
    assert_eq!(header[..28], *b"RSCTLLOG\0\0\0\x010123456789abcdef");
    assert_eq!(header[28..], crc32c::crc32c(&header[..28]).to_be_bytes());

    let entry = EntryHeader {
        payload_length: 0x01020304 & 0x00FF_FFFF,
        term: 5,
        index: 6,
        append_base_index: 4,
        append_entry_count: 3,
        payload_crc: 0xAABBCCDD,
        predecessor_crc: 0x11223344,
    };
    let mut bytes = BytesMut::new();
    let checksum = entry.encode(&log_id, &mut bytes);
    let fields = b"RSCE\0\x02\x03\x04\0\0\0\0\0\0\0\x05\0\0\0\0\0\0\0\x06\0\0\0\0\0\0\0\x04\0\0\0\x03\xAA\xBB\xCC\xDD\x11\x22\x33\x44";
    assert_eq!(bytes[..44], fields[..]);
    assert_eq!(bytes[44..], checksum.to_be_bytes());
    let expected = crc32c::crc32c(&[&log_id.0[..], &fields[..]].concat());
    assert_eq!(checksum, expected);
    assert_eq!(EntryHeader::decode(&log_id, &bytes), Ok((entry, checksum)));
    let other_log = LogId([0; 16]);
    assert_eq!(
        EntryHeader::decode(&other_log, &bytes),
        Err(Flaw::HeaderChecksum)
    );
}

/// Many lives of one log: power cuts and kills at drawn steps, failing writes and flushes. Every acknowledged entry is
/// there afterwards, in order, and nothing else but whole appends that were under way.
#[test]
fn acknowledged_entries_survive_and_none_is_invented() {
    for seed in 0..300 {
        run(lives(seed));
    }
}

async fn lives(seed: u64) {
    let mut lot = Lot(seed);
    let mut storage = SimStorage::new(seed, SimFaults::default());
    let mut acknowledged: Vec<Bytes> = Vec::new();
    // Appends of unknown outcome: nothing, or all of it, follows the acknowledged entries.
    let mut pending: Vec<Bytes> = Vec::new();
    for life in 0..8 {
        storage.set_faults(SimFaults {
            cut_power_at_step: (lot.up_to(3) > 0).then(|| 1 + lot.up_to(60)),
            fail_flush: (lot.up_to(5) == 0).then(|| 1 + lot.up_to(8)),
            fail_write: (lot.up_to(5) == 0).then(|| 1 + lot.up_to(8)),
            short_write_one_in: 3,
            latency_yields_max: 2,
            ..SimFaults::default()
        });
        let mut attempt = || lot.payloads();
        match open(&storage).await {
            Ok((mut log, entries)) => {
                let found = payloads_of(&entries);
                let with_pending = [&acknowledged[..], &pending[..]].concat();
                assert!(
                    found == acknowledged || found == with_pending,
                    "seed {seed}, life {life}: {} entries, {} acknowledged, {} pending",
                    found.len(),
                    acknowledged.len(),
                    pending.len(),
                );
                assert!(
                    entries
                        .iter()
                        .zip(1..)
                        .all(|(entry, index)| entry.index == index)
                );
                acknowledged = found;
                pending.clear();
                for _ in 0..6 {
                    let payloads = attempt();
                    match log.append(payloads.clone()).await {
                        Ok(indices) => {
                            acknowledged.extend(payloads);
                            assert_eq!(*indices.end(), acknowledged.len() as u64, "seed {seed}");
                        }
                        Err(_) => {
                            pending = payloads;
                            assert!(log.is_poisoned(), "seed {seed}");
                            let again = log.append(attempt()).await;
                            assert!(
                                matches!(again, Err(ControllerLogError::Poisoned)),
                                "seed {seed}"
                            );
                            break;
                        }
                    }
                }
            }
            Err(ControllerLogError::Io { .. }) => {}
            Err(error) => panic!("seed {seed}, life {life}: {error}"),
        }
        match lot.up_to(2) {
            0 => storage.kill_process(),
            _ => storage.cut_power(),
        }
        storage = storage.reopen();
    }
}

/// What `open` returned is acted on, so it must not vanish in the next power cut, whatever the last process left.
#[test]
fn entries_that_were_seen_once_are_durable_also_after_a_failed_flush() {
    for seed in 0..200 {
        run(async {
            let storage = SimStorage::new(seed, SimFaults::default());
            let (mut log, _) = open(&storage).await.unwrap();
            log.append(vec![Bytes::from_static(b"one")]).await.unwrap();
            storage.set_faults(SimFaults {
                fail_flush: Some(1),
                ..SimFaults::default()
            });
            log.append(vec![Bytes::from(vec![2; 2_000])])
                .await
                .unwrap_err();
            storage.kill_process();
            let storage = storage.reopen();
            let (_, seen) = open(&storage).await.unwrap();
            assert_eq!(seen.len(), 2);
            storage.cut_power();
            let (_, entries) = open(&storage.reopen()).await.unwrap();
            assert_eq!(entries, seen, "seed {seed}");
        });
    }
}

#[test]
fn a_torn_append_is_cut_as_a_whole_and_kept_aside() {
    run(async {
        let storage = calm();
        let offsets = sample(&storage).await;
        let whole = storage.contents(path()).unwrap();
        // The third append has the entries 4 to 6; any length inside it leaves three entries and cuts the rest.
        for length in [offsets[3] + 1, offsets[4], offsets[5] + 50, offsets[6] - 1] {
            let storage = calm();
            let file = storage.open(path(), CREATE).await.unwrap();
            file.write_all_at(Bytes::copy_from_slice(&whole[..length as usize]), 0)
                .await
                .unwrap();
            let (mut log, entries) = open(&storage).await.unwrap();
            assert_eq!(entries.len(), 3, "length {length}");
            let aside = storage
                .contents(Path::new("/controller.log.torn-4"))
                .unwrap();
            assert_eq!(aside, whole[offsets[3] as usize..length as usize]);
            assert_eq!(
                storage.contents(path()).unwrap(),
                whole[..offsets[3] as usize]
            );

            assert_eq!(
                log.append(vec![Bytes::from_static(b"new")]).await.unwrap(),
                4..=4
            );
            let (_, entries) = open(&storage).await.unwrap();
            assert_eq!(entries[3].payload, &b"new"[..]);
        }
    });
}

/// The file grew by the append's length but its bytes never arrived.
#[test]
fn zeros_behind_the_last_append_are_a_torn_append() {
    run(async {
        let storage = calm();
        sample(&storage).await;
        let length = storage.contents(path()).unwrap().len() as u64;
        let file = storage.open(path(), CREATE).await.unwrap();
        file.set_length(length + 3_000).await.unwrap();
        let (_, entries) = open(&storage).await.unwrap();
        assert_eq!(entries.len(), 7);
        assert_eq!(storage.contents(path()).unwrap().len() as u64, length);
        assert_eq!(
            storage
                .contents(Path::new("/controller.log.torn-8"))
                .unwrap(),
            [0; 3_000]
        );
    });
}

/// Every byte of every append but the last is flipped once: the log names the entry and is left as it is.
#[test]
fn damage_before_the_last_append_is_refused_with_its_offset() {
    run(async {
        let storage = calm();
        let offsets = sample(&storage).await;
        let last_append = offsets[6];
        for place in FILE_HEADER_BYTES as u64..last_append {
            storage.corrupt(path(), place, 0x10).unwrap();
            let damaged = storage.contents(path()).unwrap();
            let entry = offsets.iter().rposition(|&offset| offset <= place).unwrap();
            match open(&storage).await.map(drop) {
                Err(ControllerLogError::Corrupt {
                    offset,
                    index,
                    later_entry_offset,
                    ..
                }) => {
                    assert_eq!(
                        (offset, index),
                        (offsets[entry], entry as u64 + 1),
                        "byte {place}"
                    );
                    let later = later_entry_offset.unwrap();
                    assert!(later > offset && offsets.contains(&later), "byte {place}");
                }
                other => panic!("byte {place}: {other:?}"),
            }
            assert_eq!(storage.contents(path()).unwrap(), damaged);
            storage.corrupt(path(), place, 0x10).unwrap();
        }
        assert_eq!(open(&storage).await.unwrap().1.len(), 7);
    });
}

#[test]
fn damage_in_the_last_append_counts_as_torn() {
    run(async {
        let storage = calm();
        let offsets = sample(&storage).await;
        storage.corrupt(path(), offsets[6] + 60, 1).unwrap();
        assert_eq!(open(&storage).await.unwrap().1.len(), 6);
        assert!(
            storage
                .exists(Path::new("/controller.log.torn-7"))
                .await
                .unwrap()
        );
    });
}

#[test]
fn a_damaged_file_header_is_refused_when_there_are_entries() {
    run(async {
        let storage = calm();
        sample(&storage).await;
        for place in 0..FILE_HEADER_BYTES as u64 {
            storage.corrupt(path(), place, 0x80).unwrap();
            let refused = open(&storage).await.map(drop);
            assert!(
                matches!(
                    refused,
                    Err(ControllerLogError::Corrupt {
                        offset: 0,
                        index: 0,
                        ..
                    })
                ),
                "byte {place}"
            );
            storage.corrupt(path(), place, 0x80).unwrap();
        }
    });
}

#[test]
fn a_newer_version_is_refused_by_number() {
    run(async {
        let storage = calm();
        let mut header = BytesMut::from(
            &FileHeader {
                log_id: LogId([1; 16]),
            }
            .encode()[..28],
        );
        header[11] = 2;
        let checksum = crc32c::crc32c(&header);
        header.extend_from_slice(&checksum.to_be_bytes());
        let file = storage.open(path(), CREATE).await.unwrap();
        file.write_all_at(header.freeze(), 0).await.unwrap();
        let refused = open(&storage).await.map(drop);
        assert!(matches!(
            refused,
            Err(ControllerLogError::UnsupportedVersion {
                found: 2,
                known: 1,
                ..
            })
        ));
    });
}

/// A payload is opaque: a copy of a log inside it must not look like later entries when the append around it is torn.
#[test]
fn entries_of_another_log_inside_a_torn_payload_are_not_taken_for_proof() {
    run(async {
        let other = calm();
        sample(&other).await;
        let copy = Bytes::from(other.contents(path()).unwrap());

        let storage = calm();
        let (mut log, _) = open(&storage).await.unwrap();
        log.append(vec![Bytes::from_static(b"one")]).await.unwrap();
        log.append(vec![copy]).await.unwrap();
        let length = storage.contents(path()).unwrap().len() as u64;
        let file = storage.open(path(), CREATE).await.unwrap();
        file.set_length(length - 1).await.unwrap();
        let (_, entries) = open(&storage).await.unwrap();
        assert_eq!(payloads_of(&entries), [Bytes::from_static(b"one")]);
    });
}

#[test]
fn appends_beyond_the_limits_leave_the_log_usable() {
    run(async {
        let storage = calm();
        let (mut log, _) = open(&storage).await.unwrap();
        let large = Bytes::from(vec![0; PAYLOAD_BYTES_MAX]);
        let larger = Bytes::from(vec![0; PAYLOAD_BYTES_MAX + 1]);
        let refused = log.append(vec![larger]).await;
        assert!(matches!(
            refused,
            Err(ControllerLogError::PayloadTooLarge { .. })
        ));
        let refused = log.append(vec![large.clone(); 5]).await;
        assert!(matches!(
            refused,
            Err(ControllerLogError::AppendTooLarge { entry_count: 5, .. })
        ));
        let refused = log
            .append(vec![Bytes::new(); APPEND_ENTRIES_MAX as usize + 1])
            .await;
        assert!(matches!(
            refused,
            Err(ControllerLogError::AppendTooLarge { .. })
        ));
        assert!(matches!(
            log.append(Vec::new()).await,
            Err(ControllerLogError::EmptyAppend)
        ));
        assert_eq!(log.append(vec![large.clone()]).await.unwrap(), 1..=1);
        let (_, entries) = open(&storage).await.unwrap();
        assert_eq!(payloads_of(&entries), [large]);
    });
}

#[test]
fn a_full_disk_takes_the_append_back_and_the_log_goes_on_when_there_is_room() {
    run(async {
        let storage = calm();
        let (mut log, _) = open(&storage).await.unwrap();
        storage.set_faults(SimFaults {
            capacity_bytes: Some(1_000),
            ..SimFaults::default()
        });
        let refused = log.append(vec![Bytes::from(vec![1; 2_000])]).await;
        assert!(matches!(refused, Err(ControllerLogError::NoSpace)));
        assert_eq!(storage.contents(path()).unwrap().len(), FILE_HEADER_BYTES);
        assert_eq!(
            log.append(vec![Bytes::from_static(b"small")])
                .await
                .unwrap(),
            1..=1
        );
        let (_, entries) = open(&storage).await.unwrap();
        assert_eq!(payloads_of(&entries), [Bytes::from_static(b"small")]);
    });
}

#[test]
fn a_dropped_append_poisons_the_log() {
    run(async {
        let storage = SimStorage::new(
            3,
            SimFaults {
                latency_yields_max: 100,
                ..SimFaults::default()
            },
        );
        let (mut log, _) = open(&storage).await.unwrap();
        {
            let mut append = std::pin::pin!(log.append(vec![Bytes::from_static(b"lost")]));
            std::future::poll_fn(|context| {
                assert!(append.as_mut().poll(context).is_pending());
                std::task::Poll::Ready(())
            })
            .await;
        }
        let refused = log.append(vec![Bytes::from_static(b"next")]).await;
        assert!(matches!(refused, Err(ControllerLogError::Poisoned)));
    });
}

/// Bytes from the disk may be anything; opening answers and never panics.
#[test]
fn arbitrary_bytes_never_panic() {
    for seed in 0..500 {
        run(async {
            let mut lot = Lot(seed);
            let storage = calm();
            sample(&storage).await;
            let mut bytes = storage.contents(path()).unwrap();
            for _ in 0..1 + lot.up_to(5) {
                let place = lot.up_to(bytes.len() as u64 - 1) as usize;
                match lot.up_to(2) {
                    0 => bytes[place] = lot.up_to(255) as u8,
                    1 => bytes.truncate(place.max(1)),
                    _ => bytes.rotate_left(place),
                }
            }
            let file = storage.open(path(), CREATE).await.unwrap();
            file.set_length(0).await.unwrap();
            file.write_all_at(Bytes::from(bytes), 0).await.unwrap();
            if let Ok((log, entries)) = open(&storage).await {
                assert_eq!(log.last_index(), entries.len() as u64, "seed {seed}");
                let (_, again) = open(&storage).await.unwrap();
                assert_eq!(again, entries, "seed {seed}");
            }
        });
    }
}
