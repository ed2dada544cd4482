//! The measurements behind design choices that can be made otherwise. Each group sets what ringspool does beside what it
//! might do instead, so that anybody can repeat the comparison on another machine, kernel or file system.
//!
//! Files go to the target folder, so they lie on the disk that the build lies on.
//!
//! Names that end in `cpu` measure processor time instead of time that passes: of the calling thread for
//! `page_cache_to_socket`, of the whole process, the kernel's ring workers included, for `cached_write`.
//!
//! `MSG_ZEROCOPY` has no row: its completions cannot be asked for without `unsafe` here, and on loopback the kernel copies such
//! sends all the same, so that the figure would mislead. It takes a network card to tell.
//!
//! What the indexes of a segment take in memory, in bytes for each GiB of log, offset index and time index together
//! (`index_stride` fails where this is not so):
//!
//! | Bytes between two entries | Batches of 1 KiB | Batches of 64 KiB |
//! |--------------------------:|-----------------:|------------------:|
//! |        4 KiB, the default |        4,907,400 |           324,500 |
//! |                    16 KiB |        1,308,640 |           324,500 |
//! |                    64 KiB |          327,160 |           324,500 |
#![allow(missing_docs, reason = "criterion_group! generates public items")]
#![forbid(unsafe_code)]

use std::fs::File;
use std::hint::black_box;
use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::os::fd::OwnedFd;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::thread::JoinHandle;
use std::time::Duration;

use bytes::Bytes;
use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use ringspool_benches::Scattered;
use ringspool_engine::io::{OpenOptions, Storage, StorageFile, UringStorage, ring_runtime};
use ringspool_engine::log::segment::Segment;
use ringspool_engine::record::{split_batches, stamp};
use ringspool_engine::{Batch, BatchHeader};
use rustix::fs::sendfile;
use rustix::net::{RecvFlags, recv};
use rustix::pipe::{PipeFlags, SpliceFlags, fcntl_setpipe_size, pipe_with, splice};
use rustix::time::{ClockId, clock_gettime};
use tempfile::TempDir;

const KIB: usize = 1 << 10;
const MIB: usize = 1 << 20;
const GIB: u64 = 1 << 30;
const VALUE_BYTES: usize = KIB;
/// Larger than a core's own caches, small enough to stay in the page cache.
const FILE_BYTES: usize = 64 * MIB;

/// Is there a faster CRC-32C than the one that checks every batch?
///
/// `crc32c` uses the processor's CRC instruction on three stretches at a time; `crc-fast` adds carry-less multiplication,
/// 512 bits wide where there is AVX-512. One iteration: one checksum.
fn crc(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("crc");
    for size_bytes in [KIB, 64 * KIB, MIB] {
        let content = scattered_bytes(size_bytes);
        assert_eq!(crc32c::crc32c(&content), crc_fast::crc32_iscsi(&content));
        let name = size_name(size_bytes);
        group.throughput(Throughput::Bytes(size_bytes as u64));
        group.bench_function(format!("crc32c/{name}"), |bencher| {
            bencher.iter(|| crc32c::crc32c(black_box(&content)));
        });
        group.bench_function(format!("crc_fast/{name}"), |bencher| {
            bencher.iter(|| crc_fast::crc32_iscsi(black_box(&content)));
        });
    }
    group.finish();
}

/// Would a fetch of older records be cheaper if their bytes went from the page cache to the socket by the kernel alone?
///
/// One iteration: one stretch of a file in the page cache is handed to a connection on loopback, by a read into a buffer that is
/// used again and a send, by sendfile, or by splice through a pipe. The other end drops the bytes uncopied, since a
/// client's work is not the broker's.
fn page_cache_to_socket(criterion: &mut Criterion) {
    let folder = folder();
    let file = cached_file(folder.path());
    let connection = Connection::open();
    let pipe = Pipe::open();
    let mut group = criterion.benchmark_group("page_cache_to_socket");
    for size_bytes in [64 * KIB, 256 * KIB, MIB] {
        group.throughput(Throughput::Bytes(size_bytes as u64));
        let mut buffer = vec![0; size_bytes];
        bench_transfer(&mut group, "pread_send", size_bytes, |position| {
            file.read_exact_at(&mut buffer, position).expect("read");
            (&connection.sender).write_all(&buffer).expect("sent");
        });
        bench_transfer(&mut group, "sendfile", size_bytes, |position| {
            send_file(&file, position, size_bytes, &connection.sender);
        });
        bench_transfer(&mut group, "splice", size_bytes, |position| {
            pipe.carry(&file, position, size_bytes, &connection.sender);
        });
    }
    group.finish();
    connection.close();
}

/// Measures `transfer`, which gets the position of the next `size_bytes` of the file, by both clocks.
fn bench_transfer(
    group: &mut BenchmarkGroup<'_, WallTime>,
    way: &str,
    size_bytes: usize,
    mut transfer: impl FnMut(u64),
) {
    let mut positions = Positions::new(size_bytes);
    for (clock_name, clock) in [("", ClockId::Monotonic), ("/cpu", ClockId::ThreadCPUTime)] {
        let name = format!("{way}/{}{clock_name}", size_name(size_bytes));
        group.bench_function(name, |bencher| {
            bencher.iter_custom(|iterations| {
                let before = now(clock);
                for _ in 0..iterations {
                    transfer(positions.step());
                }
                now(clock) - before
            });
        });
    }
}

fn send_file(file: &File, position: u64, size_bytes: usize, socket: &TcpStream) {
    let mut position = position;
    let mut left = size_bytes;
    while left > 0 {
        let sent = sendfile(socket, file, Some(&mut position), left).expect("sent");
        assert!(sent > 0, "the file is long enough");
        left -= sent;
    }
}

/// What splice needs between a file and a socket.
struct Pipe {
    reader: OwnedFd,
    writer: OwnedFd,
}

impl Pipe {
    fn open() -> Pipe {
        let (reader, writer) = pipe_with(PipeFlags::CLOEXEC).expect("a pipe");
        // The most that an unprivileged process is allowed by default: fewer turns of the loop below.
        fcntl_setpipe_size(&writer, MIB).expect("a pipe of 1 MiB");
        Pipe { reader, writer }
    }

    fn carry(&self, file: &File, position: u64, size_bytes: usize, socket: &TcpStream) {
        let mut position = position;
        let mut left = size_bytes;
        while left > 0 {
            let flags = SpliceFlags::MOVE;
            let filled = splice(file, Some(&mut position), &self.writer, None, left, flags)
                .expect("into the pipe");
            assert!(filled > 0, "the file is long enough");
            left -= filled;
            let mut piped = filled;
            while piped > 0 {
                let flags = SpliceFlags::MOVE;
                piped -= splice(&self.reader, None, socket, None, piped, flags)
                    .expect("out of the pipe");
            }
        }
    }
}

/// A connection on loopback whose other end throws away what it receives.
struct Connection {
    sender: TcpStream,
    drain: JoinHandle<()>,
}

impl Connection {
    fn open() -> Connection {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let address = listener.local_addr().expect("an address");
        let sender = TcpStream::connect(address).expect("connected");
        let (receiver, _) = listener.accept().expect("accepted");
        sender.set_nodelay(true).expect("the option is set");
        let drain = std::thread::spawn(move || {
            let mut buffer = vec![0; MIB];
            // With TRUNC, TCP drops the bytes instead of copying them.
            while recv(&receiver, &mut buffer[..], RecvFlags::TRUNC)
                .expect("received")
                .1
                > 0
            {}
        });
        Connection { sender, drain }
    }

    fn close(self) {
        drop(self.sender);
        self.drain.join().expect("the thread ends");
    }
}

/// Should a commit of durability=os write by a plain system call instead of the ring?
///
/// One iteration: one commit's bytes are written over pages that are in the page cache, through the storage of the engine or by
/// `pwrite` on the thread itself. Where the file system does not do buffered writes without waiting, the ring hands them
/// to a worker thread of the kernel; meanwhile the shard's thread would serve requests, which is not to be seen here.
fn cached_write(criterion: &mut Criterion) {
    let folder = folder();
    let plain_file = cached_file(folder.path());
    let runtime = ring_runtime().expect("a ring");
    let storage = UringStorage::new();
    let path = folder.path().join(FILE_NAME);
    let ring_file = runtime
        .block_on(storage.open(&path, OpenOptions::default()))
        .expect("the file opens");
    let mut group = criterion.benchmark_group("cached_write");
    for size_bytes in [4 * KIB, 64 * KIB, 320 * KIB] {
        let content = Bytes::from(scattered_bytes(size_bytes));
        group.throughput(Throughput::Bytes(size_bytes as u64));
        for (clock_name, clock) in [("", ClockId::Monotonic), ("/cpu", ClockId::ProcessCPUTime)] {
            let name = format!("{}{clock_name}", size_name(size_bytes));
            let mut positions = Positions::new(size_bytes);
            group.bench_function(format!("ring/{name}"), |bencher| {
                bencher.iter_custom(|iterations| {
                    runtime.block_on(async {
                        let before = now(clock);
                        for _ in 0..iterations {
                            let written = ring_file.write_all_at(content.clone(), positions.step());
                            written.await.expect("written");
                        }
                        now(clock) - before
                    })
                });
            });
            group.bench_function(format!("pwrite/{name}"), |bencher| {
                bencher.iter_custom(|iterations| {
                    let before = now(clock);
                    for _ in 0..iterations {
                        let written = plain_file.write_all_at(&content, positions.step());
                        written.expect("written");
                    }
                    now(clock) - before
                });
            });
        }
    }
    group.finish();
}

/// How far apart may the entries of a segment's index be (`index.interval.bytes`) before lookups notice?
///
/// One iteration: the position of one batch is found by its offset: a lookup, then from header to header. `walk` has
/// the segment in memory; `read_walk` reads what the index leaves open, and one batch, from the page cache. A fetch of older
/// records reads 64 KiB at least, so it notices less. Entries stand at batches: where those are larger than the interval,
/// they alone set the distance.
fn index_stride(criterion: &mut Criterion) {
    let folder = folder();
    let mut group = criterion.benchmark_group("index_stride");
    group.throughput(Throughput::Elements(1));
    for (batch_name, record_count, index_bytes_per_gib) in BATCHES {
        let log = Log::write(folder.path(), record_count);
        for (stride_bytes, index_bytes) in STRIDES.into_iter().zip(index_bytes_per_gib) {
            assert_eq!(log.index_bytes(GIB, stride_bytes), index_bytes);
            let segment = log.segment(log.bytes.len() as u64, stride_bytes);
            let name = format!(
                "{}/batches_of_{batch_name}",
                size_name(stride_bytes as usize)
            );
            let mut offsets = Scattered::below(segment.next_offset());
            group.bench_function(format!("walk/{name}"), |bencher| {
                bencher.iter(|| log.find(&segment, offsets.draw()));
            });
            let mut offsets = Scattered::below(segment.next_offset());
            let mut buffer = vec![0; stride_bytes as usize + 2 * log.header.size_bytes()];
            group.bench_function(format!("read_walk/{name}"), |bencher| {
                bencher.iter(|| log.read_and_find(&segment, offsets.draw(), &mut buffer));
            });
        }
    }
    group.finish();
}

/// Bytes between two entries of an index.
const STRIDES: [u64; 3] = [4 << 10, 16 << 10, 64 << 10];

/// Name, records of 1 KiB in a batch, and what the indexes take per GiB for each of [`STRIDES`].
const BATCHES: [(&str, usize, [usize; 3]); 2] = [
    ("1_KiB", 1, [4_907_400, 1_308_640, 327_160]),
    ("64_KiB", 64, [324_500, 324_500, 324_500]),
];

/// Of both indexes: 8 bytes of the one by offset and 12 of the one by time.
const INDEX_ENTRY_BYTES: usize = 20;

/// Batches of one size, back to back, in memory and in a file that is in the page cache.
struct Log {
    header: BatchHeader,
    bytes: Vec<u8>,
    file: File,
}

impl Log {
    fn write(folder: &Path, record_count: usize) -> Log {
        let mut batch = Batch::from_values((0..record_count).map(|_| [7; VALUE_BYTES]))
            .into_bytes()
            .to_vec();
        let header = BatchHeader::parse(&batch).expect("a batch that was just built");
        let mut bytes = Vec::with_capacity(FILE_BYTES);
        let mut base_offset = 0;
        while bytes.len() + batch.len() <= FILE_BYTES {
            stamp(&mut batch, base_offset, 0);
            bytes.extend_from_slice(&batch);
            base_offset += record_count as i64;
        }
        let file = write_file(folder, &bytes);
        Log {
            header,
            bytes,
            file,
        }
    }

    /// What the engine knows of a segment of such batches that is about `size_bytes` long.
    fn segment(&self, size_bytes: u64, stride_bytes: u64) -> Segment {
        let header = self.header;
        let batch_bytes = header.size_bytes() as u64;
        let batches = (0..size_bytes / batch_bytes).map(|number| {
            let base_offset = number as i64 * i64::from(header.record_count);
            (header.stamped(base_offset, 0), number * batch_bytes)
        });
        Segment::rebuild(0, stride_bytes, batches).expect("batches in order")
    }

    fn index_bytes(&self, size_bytes: u64, stride_bytes: u64) -> usize {
        let segment = self.segment(size_bytes, stride_bytes);
        let entry_count = segment.offset_index().len();
        assert_eq!(segment.time_index().len(), entry_count);
        entry_count * INDEX_ENTRY_BYTES
    }

    /// Position of the batch that holds `offset`.
    fn find(&self, segment: &Segment, offset: i64) -> u64 {
        let position = segment.offset_index().lookup(offset);
        let bytes = &self.bytes[position as usize..];
        position + walk(bytes, offset) as u64
    }

    /// As [`Log::find`], from the file.
    fn read_and_find(&self, segment: &Segment, offset: i64, buffer: &mut [u8]) -> u64 {
        let position = segment.offset_index().lookup(offset);
        let end = segment.offset_index().lookup_end(offset);
        // The batch that is looked for begins before the next entry, and all of it is wanted.
        let wanted = (end - position) as usize + self.header.size_bytes();
        let length = wanted.min(self.bytes.len() - position as usize);
        let bytes = &mut buffer[..length];
        self.file.read_exact_at(bytes, position).expect("read");
        position + walk(bytes, offset) as u64
    }
}

/// Where in `bytes` the batch that holds `offset` begins.
fn walk(bytes: &[u8], offset: i64) -> usize {
    split_batches(bytes)
        .find_map(|cut| {
            let (header, range) = cut.expect("whole batches");
            (offset < header.next_offset()).then_some(range.start)
        })
        .expect("the offset is there")
}

/// Where one stretch after the other of a file begins, from the front again when it ends.
struct Positions {
    next: u64,
    size_bytes: u64,
}

impl Positions {
    fn new(size_bytes: usize) -> Positions {
        Positions {
            next: 0,
            size_bytes: size_bytes as u64,
        }
    }

    fn step(&mut self) -> u64 {
        let position = self.next;
        let end = position + self.size_bytes;
        self.next = match end + self.size_bytes <= FILE_BYTES as u64 {
            true => end,
            false => 0,
        };
        position
    }
}

/// A folder below the target folder: the system's one for temporary files may be in memory.
fn folder() -> TempDir {
    TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder below target")
}

fn cached_file(folder: &Path) -> File {
    write_file(folder, &scattered_bytes(FILE_BYTES))
}

/// A file of `content`, all of it in the page cache and none of it still to be written back.
fn write_file(folder: &Path, content: &[u8]) -> File {
    let mut options = File::options();
    options.read(true).write(true).create(true).truncate(true);
    let file = options
        .open(folder.join(FILE_NAME))
        .expect("the file opens");
    file.write_all_at(content, 0).expect("written");
    file.sync_all().expect("flushed");
    file
}

fn scattered_bytes(size_bytes: usize) -> Vec<u8> {
    let mut bytes = Scattered::below(256);
    (0..size_bytes).map(|_| bytes.draw() as u8).collect()
}

fn size_name(size_bytes: usize) -> String {
    match size_bytes {
        MIB.. => format!("{}_MiB", size_bytes / MIB),
        _ => format!("{}_KiB", size_bytes / KIB),
    }
}

fn now(clock: ClockId) -> Duration {
    Duration::try_from(clock_gettime(clock)).expect("the clock is not before its beginning")
}

const FILE_NAME: &str = "content";

criterion_group!(
    benches,
    crc,
    page_cache_to_socket,
    cached_write,
    index_stride
);
criterion_main!(benches);
