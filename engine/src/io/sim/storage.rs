//! The simulated disk behind the storage traits: latency, faults and the switch of the power.

use std::cell::{RefCell, RefMut};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use bytes::Bytes;

use super::super::buffer::ChunkPool;
use super::super::storage::{BLOCK_BYTES, OpenOptions, Storage, StorageFile};
use super::disk::{Disk, error};
use super::node::{FlushScope, Level, NodeId, OperationId, SECTOR_BYTES};
use super::random::Random;

/// What goes wrong; the default is nothing, at once.
///
/// The n-th counts from the moment the faults are set, 1 = the next one; that one operation fails, later ones do not.
#[derive(Clone, Debug, Default)]
pub struct SimFaults {
    /// EIO on the n-th write, with any part of it done.
    pub fail_write: Option<u64>,
    /// EIO on the n-th `sync_data` or `sync_dir`; the bytes it should have covered may be lost for good.
    pub fail_flush: Option<u64>,
    /// EIO on the n-th read.
    pub fail_read: Option<u64>,
    /// Only files whose path contains this count for the three above.
    pub only_paths_containing: Option<String>,
    /// ENOSPC for what would make all files together longer than this.
    pub capacity_bytes: Option<u64>,
    /// One write in so many reaches the caches in two steps; 0 = never.
    pub short_write_one_in: u32,
    /// Each step of an operation yields a drawn number of times, at most this.
    pub latency_yields_max: u32,
    /// O_DIRECT is not supported and files are opened buffered.
    pub refuse_direct: bool,
    /// The power is cut at the n-th step. Each operation has a step before and one after its effect.
    pub cut_power_at_step: Option<u64>,
}

/// What happened since the storage was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SimCounters {
    /// Calls of a write.
    pub write_count: u64,
    /// Bytes of these.
    pub write_bytes: u64,
    /// Calls of a read.
    pub read_count: u64,
    /// Calls of `sync_data` and `sync_dir`.
    pub flush_count: u64,
    /// Steps, the unit of [`SimFaults::cut_power_at_step`].
    pub step_count: u64,
}

/// The simulated disk; a clone is the same disk.
#[derive(Clone)]
pub struct SimStorage {
    world: Rc<RefCell<World>>,
}

struct World {
    state: PowerState,
    disk: Disk,
    random: Random,
    faults: SimFaults,
    counters: SimCounters,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PowerState {
    Running,
    /// Every handle is dead and waits for `reopen`.
    Stopped,
}

impl SimStorage {
    /// An empty disk with a root folder; everything random about it follows from `seed`.
    pub fn new(seed: u64, faults: SimFaults) -> SimStorage {
        SimStorage::with_disk(Disk::new(), seed, faults)
    }

    /// Cuts the power: unflushed sectors, lengths and names survive or not, each by lot. Handles fail from now on.
    ///
    /// The names in one folder survive as a prefix of their changes; sectors and length of a file independently.
    pub fn cut_power(&self) {
        self.world.borrow_mut().cut_power();
    }

    /// Kills the process, not the machine: nothing that completed is lost, handles fail from now on.
    pub fn kill_process(&self) {
        let mut world = self.world.borrow_mut();
        if world.state == PowerState::Running {
            world.disk.kill_process();
            world.state = PowerState::Stopped;
        }
    }

    /// The storage after `cut_power` or `kill_process`, without faults; old handles stay dead.
    pub fn reopen(&self) -> SimStorage {
        let mut world = self.world.borrow_mut();
        assert_eq!(
            world.state,
            PowerState::Stopped,
            "reopen needs a power cut or a killed process"
        );
        let disk = std::mem::replace(&mut world.disk, Disk::new());
        let seed = world.random.next();
        SimStorage::with_disk(disk, seed, SimFaults::default())
    }

    /// Whether the power was cut or the process killed.
    pub fn is_stopped(&self) -> bool {
        self.world.borrow().state == PowerState::Stopped
    }

    /// Replaces the faults and starts their counting anew.
    pub fn set_faults(&self, faults: SimFaults) {
        self.world.borrow_mut().faults = faults;
    }

    /// What happened so far.
    pub fn counters(&self) -> SimCounters {
        self.world.borrow().counters
    }

    /// What a reader would see in the file now, durable or not; no latency, no faults.
    pub fn contents(&self, path: &Path) -> io::Result<Vec<u8>> {
        let world = self.world.borrow();
        let node = world
            .disk
            .lookup(path)?
            .ok_or_else(|| error(libc::ENOENT))?;
        world.disk.contents(node).map(<[u8]>::to_vec)
    }

    /// Flips the bits of `mask` in one byte of the file, on the medium as well: silent corruption.
    pub fn corrupt(&self, path: &Path, offset: u64, mask: u8) -> io::Result<()> {
        let mut world = self.world.borrow_mut();
        let node = world
            .disk
            .lookup(path)?
            .ok_or_else(|| error(libc::ENOENT))?;
        let offset = usize::try_from(offset).map_err(|_| error(libc::EFBIG))?;
        world.disk.corrupt(node, offset, mask)
    }

    fn with_disk(disk: Disk, seed: u64, faults: SimFaults) -> SimStorage {
        SimStorage {
            world: Rc::new(RefCell::new(World {
                state: PowerState::Running,
                disk,
                random: Random::new(seed),
                faults,
                counters: SimCounters::default(),
            })),
        }
    }

    /// One step: latency, then the machine, unless it is off or its power is cut at this step.
    async fn step(&self) -> io::Result<RefMut<'_, World>> {
        let yields = {
            let mut world = self.world.borrow_mut();
            let most = u64::from(world.faults.latency_yields_max);
            if most == 0 {
                0
            } else {
                world.random.up_to(most)
            }
        };
        for _ in 0..yields {
            tokio::task::yield_now().await;
        }
        let mut world = self.world.borrow_mut();
        world.check_running()?;
        world.counters.step_count += 1;
        if counts_down(&mut world.faults.cut_power_at_step) {
            world.cut_power();
        }
        world.check_running()?;
        Ok(world)
    }

    /// An operation on names: a step before it, one after it.
    async fn change<T>(&self, effect: impl FnOnce(&mut Disk) -> io::Result<T>) -> io::Result<T> {
        let answer = effect(&mut self.step().await?.disk)?;
        self.step().await?;
        Ok(answer)
    }
}

impl fmt::Debug for SimStorage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let world = self.world.borrow();
        formatter
            .debug_struct("SimStorage")
            .field("state", &world.state)
            .field("faults", &world.faults)
            .field("counters", &world.counters)
            .finish_non_exhaustive()
    }
}

impl World {
    fn cut_power(&mut self) {
        if self.state == PowerState::Running {
            self.disk.cut_power(&mut self.random);
            self.state = PowerState::Stopped;
        }
    }

    fn check_running(&self) -> io::Result<()> {
        match self.state {
            PowerState::Running => Ok(()),
            PowerState::Stopped => Err(io::Error::other("the simulated machine is off")),
        }
    }

    fn free_bytes(&self) -> u64 {
        match self.faults.capacity_bytes {
            Some(capacity_bytes) => capacity_bytes.saturating_sub(self.disk.used_bytes()),
            None => FREE_BYTES_UNLIMITED,
        }
    }

    fn concerns(&self, path: &Path) -> bool {
        match &self.faults.only_paths_containing {
            Some(part) => path.to_string_lossy().contains(part.as_str()),
            None => true,
        }
    }
}

impl Storage for SimStorage {
    type File = SimFile;

    async fn open(&self, path: &Path, options: OpenOptions) -> io::Result<SimFile> {
        if options.read_only && (options.create || options.truncate) {
            return Err(error(libc::EINVAL));
        }
        let node = self
            .change(|disk| {
                let node = disk.open_file(path, options.create)?;
                if options.truncate {
                    disk.set_length(node, 0)?;
                }
                Ok(node)
            })
            .await?;
        let is_direct = options.direct && !self.world.borrow().faults.refuse_direct;
        Ok(SimFile {
            opened: Rc::new(Opened {
                storage: self.clone(),
                node,
                path: path.to_path_buf(),
                is_direct,
                is_read_only: options.read_only,
            }),
        })
    }

    async fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        self.change(|disk| disk.create_dir_all(path)).await
    }

    async fn list_dir(&self, path: &Path) -> io::Result<Vec<String>> {
        self.step().await?.disk.list_dir(path)
    }

    async fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.change(|disk| disk.remove_file(path)).await
    }

    async fn remove_dir(&self, path: &Path) -> io::Result<()> {
        self.change(|disk| disk.remove_dir(path)).await
    }

    async fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.change(|disk| disk.rename(from, to)).await
    }

    async fn sync_dir(&self, path: &Path) -> io::Result<()> {
        let (folder, before) = {
            let mut world = self.step().await?;
            world.counters.flush_count += 1;
            if world.concerns(path) && counts_down(&mut world.faults.fail_flush) {
                return Err(error(libc::EIO));
            }
            world.disk.begin_folder_flush(path)?
        };
        let mut world = self.step().await?;
        world.disk.end_folder_flush(folder, before);
        Ok(())
    }

    async fn sync_file_system(&self, path: &Path) -> io::Result<()> {
        let scope = {
            let mut world = self.step().await?;
            world.counters.flush_count += 1;
            if world.concerns(path) && counts_down(&mut world.faults.fail_flush) {
                return Err(error(libc::EIO));
            }
            world.disk.begin_flush()
        };
        self.step().await?.disk.end_flush_of_all(&scope);
        Ok(())
    }

    async fn file_length(&self, path: &Path) -> io::Result<Option<u64>> {
        let world = self.step().await?;
        match world.disk.lookup(path)? {
            Some(node) => Ok(Some(world.disk.contents(node).map_or(0, <[u8]>::len) as u64)),
            None => Ok(None),
        }
    }

    async fn exists(&self, path: &Path) -> io::Result<bool> {
        Ok(self.step().await?.disk.lookup(path)?.is_some())
    }

    async fn free_bytes(&self, _path: &Path) -> io::Result<u64> {
        Ok(self.step().await?.free_bytes())
    }
}

/// An open file of [`SimStorage`]; dead after a power cut or a killed process.
#[derive(Clone)]
pub struct SimFile {
    opened: Rc<Opened>,
}

struct Opened {
    storage: SimStorage,
    node: NodeId,
    path: PathBuf,
    is_direct: bool,
    is_read_only: bool,
}

impl StorageFile for SimFile {
    async fn write_all_at(&self, bytes: Bytes, offset: u64) -> io::Result<()> {
        self.write_pieces(&[bytes], offset).await.map(drop)
    }

    async fn write_all_vectored_at(&self, pieces: Vec<Bytes>, offset: u64) -> io::Result<()> {
        self.write_pieces(&pieces, offset).await.map(drop)
    }

    async fn write_all_cached_at(&self, bytes: Bytes, offset: u64) -> io::Result<()> {
        self.write_all_at(bytes, offset).await
    }

    async fn write_all_durably_at(&self, bytes: Bytes, offset: u64) -> io::Result<()> {
        let operation = self.write_pieces(&[bytes], offset).await?;
        self.flush(|_| FlushScope::only(operation)).await
    }

    async fn read_exact_at(&self, length: usize, offset: u64) -> io::Result<Bytes> {
        let bytes = self.read_at_most(length, offset).await?;
        if bytes.len() < length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(bytes)
    }

    async fn read_at_most(&self, length: usize, offset: u64) -> io::Result<Bytes> {
        let mut world = self.opened.storage.step().await?;
        world.counters.read_count += 1;
        if world.concerns(&self.opened.path) && counts_down(&mut world.faults.fail_read) {
            return Err(error(libc::EIO));
        }
        let contents = world.disk.contents(self.opened.node)?;
        let start = usize::try_from(offset)
            .unwrap_or(usize::MAX)
            .min(contents.len());
        let end = start.saturating_add(length).min(contents.len());
        // Aligned as the real storage's answer is, so that it can be written again directly.
        let mut buffer = ChunkPool::keeping(BLOCK_BYTES, 1).take(end - start);
        buffer.extend_from_slice(&contents[start..end]);
        Ok(buffer.freeze(end - start))
    }

    async fn sync_data(&self) -> io::Result<()> {
        self.flush(Disk::begin_flush).await
    }

    async fn set_length(&self, length: u64) -> io::Result<()> {
        self.check_writable()?;
        let Opened { storage, node, .. } = &*self.opened;
        {
            let mut world = storage.step().await?;
            let present = world.disk.contents(*node)?.len() as u64;
            if length.saturating_sub(present) > world.free_bytes() {
                return Err(error(libc::ENOSPC));
            }
            world.disk.set_length(*node, length)?;
        }
        storage.step().await.map(drop)
    }

    async fn length(&self) -> io::Result<u64> {
        let world = self.opened.storage.step().await?;
        Ok(world.disk.contents(self.opened.node)?.len() as u64)
    }

    fn is_direct(&self) -> bool {
        self.opened.is_direct
    }

    fn is_in_page_cache(&self, _length: usize, _offset: u64) -> bool {
        !self.opened.is_direct
    }

    fn try_lock_exclusive(&self) -> io::Result<()> {
        self.opened.storage.world.borrow().check_running()
    }
}

impl SimFile {
    async fn flush(&self, scope: impl FnOnce(&Disk) -> FlushScope) -> io::Result<()> {
        let Opened {
            storage,
            node,
            path,
            ..
        } = &*self.opened;
        let (scope, fails) = {
            let mut world = storage.step().await?;
            world.counters.flush_count += 1;
            let fails = world.concerns(path) && counts_down(&mut world.faults.fail_flush);
            (scope(&world.disk), fails)
        };
        let mut world = storage.step().await?;
        let World { disk, random, .. } = &mut *world;
        if fails {
            disk.fail_flush(*node, &scope, random);
            return Err(error(libc::EIO));
        }
        disk.end_flush(*node, &scope, random);
        Ok(())
    }

    async fn write_pieces(&self, pieces: &[Bytes], offset: u64) -> io::Result<OperationId> {
        self.check_writable()?;
        let Opened {
            storage,
            node,
            path,
            is_direct,
            ..
        } = &*self.opened;
        let mut place = offset;
        for piece in pieces {
            self.check_alignment(piece, place);
            place += piece.len() as u64;
        }
        let bytes = pieces.concat();
        let write = {
            let mut world = storage.step().await?;
            world.counters.write_count += 1;
            world.counters.write_bytes += bytes.len() as u64;
            Write {
                node: *node,
                operation: world.disk.begin_write(),
                is_direct: *is_direct,
                fails: world.concerns(path) && counts_down(&mut world.faults.fail_write),
            }
        };
        // A future that is dropped in between leaves its write in flight: nobody can know when it completes.
        let mut done = 0;
        while done < bytes.len() {
            let place = offset + done as u64;
            done += storage
                .world
                .borrow_mut()
                .write(&write, place, &bytes[done..])?;
            if done < bytes.len() {
                drop(storage.step().await?);
            }
        }
        storage.step().await?.disk.complete(write.operation);
        Ok(write.operation)
    }

    fn check_writable(&self) -> io::Result<()> {
        match self.opened.is_read_only {
            true => Err(error(libc::EBADF)),
            false => Ok(()),
        }
    }

    /// The kernel would refuse it, so the simulation finds it as well.
    fn check_alignment(&self, piece: &Bytes, offset: u64) {
        if self.opened.is_direct {
            let address = piece.as_ptr().addr();
            assert!(
                piece.is_empty() || address.is_multiple_of(BLOCK_BYTES),
                "direct write: address not aligned"
            );
            assert!(
                piece.len().is_multiple_of(BLOCK_BYTES),
                "direct write: length not aligned"
            );
            assert!(
                offset.is_multiple_of(BLOCK_BYTES as u64),
                "direct write: offset not aligned"
            );
        }
    }
}

/// A write under way.
struct Write {
    node: NodeId,
    operation: OperationId,
    is_direct: bool,
    fails: bool,
}

impl World {
    /// Puts the first of `bytes` into the caches and returns how many; not all of them in a short write.
    fn write(&mut self, write: &Write, offset: u64, bytes: &[u8]) -> io::Result<usize> {
        self.check_running()?;
        let part = self.part_of_write(bytes.len(), write);
        let fitting = part.min(self.room(write.node, offset)?);
        // Writeback may have taken a buffered write to the device already.
        let level = match write.is_direct || self.random.chance(25) {
            true => Level::DeviceCache,
            false => Level::PageCache,
        };
        self.disk.write(
            write.node,
            write.operation,
            offset,
            &bytes[..fitting],
            level,
        )?;
        let fault = match (write.fails, fitting < part) {
            (true, _) => libc::EIO,
            (false, true) => libc::ENOSPC,
            (false, false) => return Ok(part),
        };
        self.disk.complete(write.operation);
        Err(error(fault))
    }

    /// How many of `length` bytes reach the caches in one step.
    fn part_of_write(&mut self, length: usize, write: &Write) -> usize {
        let unit = if write.is_direct {
            BLOCK_BYTES
        } else {
            SECTOR_BYTES
        };
        let units = (length / unit) as u64;
        if write.fails {
            return self.random.up_to(units) as usize * unit;
        }
        if units > 1 && self.random.one_in(self.faults.short_write_one_in) {
            return (1 + self.random.up_to(units - 2) as usize) * unit;
        }
        length
    }

    /// Bytes that fit at `offset`: what the file has there already, then what is free less the hole before `offset`.
    fn room(&self, node: NodeId, offset: u64) -> io::Result<usize> {
        if self.faults.capacity_bytes.is_none() {
            return Ok(usize::MAX);
        }
        let present = self.disk.contents(node)?.len() as u64;
        let overwritten = present.saturating_sub(offset);
        let hole = offset.saturating_sub(present);
        let room = overwritten + self.free_bytes().saturating_sub(hole);
        Ok(usize::try_from(room).unwrap_or(usize::MAX))
    }
}

/// Counts towards the n-th occurrence: true when this is it.
fn counts_down(remaining: &mut Option<u64>) -> bool {
    match remaining {
        Some(0 | 1) => {
            *remaining = None;
            true
        }
        Some(count) => {
            *count -= 1;
            false
        }
        None => false,
    }
}

/// What `free_bytes` answers without a capacity.
const FREE_BYTES_UNLIMITED: u64 = 1 << 50;
