//! One file or folder of the simulated disk: what is seen, what is durable, and every step in between.

use std::collections::{BTreeMap, BTreeSet};

use super::random::Random;

pub(super) const SECTOR_BYTES: usize = 512;

/// Versions of one sector that are told apart between two flushes.
const VERSIONS_MAX: usize = 4;

pub(super) type NodeId = u64;
pub(super) type OperationId = u64;

/// What a flush covers, fixed when it is submitted.
#[derive(Clone)]
pub(super) struct FlushScope {
    pub(super) from: OperationId,
    pub(super) before: OperationId,
    pub(super) excluded: BTreeSet<OperationId>,
}

impl FlushScope {
    pub(super) fn covers(&self, operation: OperationId) -> bool {
        (self.from..self.before).contains(&operation) && !self.excluded.contains(&operation)
    }

    /// What a write that is durable in itself covers: nothing else.
    pub(super) fn only(operation: OperationId) -> FlushScope {
        FlushScope {
            from: operation,
            before: operation + 1,
            excluded: BTreeSet::new(),
        }
    }
}

/// How a power cut treats unflushed things; drawn once for each cut so that extremes are as common as mixtures.
#[derive(Clone, Copy)]
pub(super) enum CutMode {
    LoseAll,
    KeepAll,
    Mixed { keep_percent: u64 },
}

impl CutMode {
    pub(super) fn draw(random: &mut Random) -> CutMode {
        match random.up_to(5) {
            0 => CutMode::LoseAll,
            1 => CutMode::KeepAll,
            _ => CutMode::Mixed {
                keep_percent: 5 + random.up_to(90),
            },
        }
    }

    /// Which of `count` steps since the last flush the medium shows; 0 = none of them.
    pub(super) fn pick(self, count: usize, random: &mut Random) -> usize {
        match self {
            CutMode::LoseAll => 0,
            CutMode::KeepAll => count,
            CutMode::Mixed { keep_percent } if random.chance(keep_percent) && count > 0 => {
                1 + random.up_to(count as u64 - 1) as usize
            }
            CutMode::Mixed { .. } => 0,
        }
    }
}

/// Where an unflushed sector is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    PageCache,
    DeviceCache,
}

/// A file on all three levels.
#[derive(Default)]
pub(super) struct FileNode {
    /// What every reader sees.
    pub(super) current: Vec<u8>,
    /// What is durable; may be longer than `medium_length` when sectors got there before the length did.
    medium: Vec<u8>,
    medium_length: usize,
    /// Contents of a sector since the last flush, oldest first; the last one equals `current`.
    unflushed: BTreeMap<usize, Vec<SectorVersion>>,
    /// Lengths since the last flush, oldest first.
    lengths: Vec<LengthVersion>,
    /// Has no name any more.
    pub(super) unlinked: bool,
}

struct SectorVersion {
    operation: OperationId,
    level: Level,
    /// Set by a failed flush: no later flush moves it.
    lost: bool,
    bytes: Box<[u8; SECTOR_BYTES]>,
}

struct LengthVersion {
    operation: OperationId,
    length: usize,
}

impl FileNode {
    /// Takes the sectors that `range` touches from `current` as new versions.
    pub(super) fn note_sectors(
        &mut self,
        range: std::ops::Range<usize>,
        operation: OperationId,
        level: Level,
        in_flight: &BTreeSet<OperationId>,
    ) {
        let first = range.start / SECTOR_BYTES;
        let last = (range.end - 1) / SECTOR_BYTES;
        for sector in first..=last {
            let mut bytes = [0; SECTOR_BYTES];
            let start = (sector * SECTOR_BYTES).min(self.current.len());
            let end = (start + SECTOR_BYTES).min(self.current.len());
            bytes[..end - start].copy_from_slice(&self.current[start..end]);
            let versions = self.unflushed.entry(sector).or_default();
            versions.push(SectorVersion {
                operation,
                level,
                lost: false,
                bytes: Box::new(bytes),
            });
            if versions.len() > VERSIONS_MAX {
                // Forget the oldest one that a flush would not choose: a newer one has completed, too.
                let complete = |version: &SectorVersion| !in_flight.contains(&version.operation);
                let pairs = versions.windows(2);
                let superseded = pairs
                    .clone()
                    .position(|pair| complete(&pair[0]) && complete(&pair[1]));
                if let Some(index) = superseded {
                    versions.remove(index);
                }
            }
        }
    }

    pub(super) fn note_length(
        &mut self,
        operation: OperationId,
        in_flight: &BTreeSet<OperationId>,
    ) {
        let length = self.current.len();
        if let [.., before, last] = self.lengths.as_slice()
            && before.length == last.length
            && !in_flight.contains(&before.operation)
            && !in_flight.contains(&last.operation)
        {
            self.lengths.pop();
        }
        self.lengths.push(LengthVersion { operation, length });
    }

    /// Changes a byte on every level.
    pub(super) fn corrupt(&mut self, offset: usize, mask: u8) {
        if let Some(byte) = self.current.get_mut(offset) {
            *byte ^= mask;
        }
        if let Some(byte) = self.medium.get_mut(offset) {
            *byte ^= mask;
        }
        let versions = self.unflushed.get_mut(&(offset / SECTOR_BYTES));
        for version in versions.into_iter().flatten() {
            version.bytes[offset % SECTOR_BYTES] ^= mask;
        }
    }

    pub(super) fn is_dirty(&self) -> bool {
        !self.unflushed.is_empty()
    }

    /// Moves what `scope` covers to the medium, with the length.
    pub(super) fn flush(&mut self, scope: &FlushScope) {
        self.flush_sectors(|version| scope.covers(version.operation) && !version.lost);
        self.flush_length(scope);
    }

    /// Moves what the device holds to the medium, as the flush of another file may do.
    pub(super) fn flush_device_cache(&mut self) {
        self.flush_sectors(|version| version.level == Level::DeviceCache && !version.lost);
    }

    /// Marks a drawn part of what `scope` covers as never to be flushed.
    pub(super) fn fail_flush(&mut self, scope: &FlushScope, random: &mut Random) {
        for version in self.unflushed.values_mut().flatten() {
            if scope.covers(version.operation) && random.chance(70) {
                version.lost = true;
            }
        }
    }

    /// Moves the newest version of each sector that `covered` accepts to the medium; older ones are gone with it.
    fn flush_sectors(&mut self, covered: impl Fn(&SectorVersion) -> bool) {
        let medium = &mut self.medium;
        self.unflushed.retain(|&sector, versions| {
            if let Some(index) = versions.iter().rposition(&covered) {
                store_sector(medium, sector, &versions[index].bytes);
                versions.drain(..=index);
            }
            !versions.is_empty()
        });
    }

    pub(super) fn flush_length(&mut self, scope: &FlushScope) {
        let covered = |version: &LengthVersion| scope.covers(version.operation);
        if let Some(index) = self.lengths.iter().rposition(covered) {
            self.medium_length = self.lengths[index].length;
            self.lengths.drain(..=index);
        }
    }

    pub(super) fn cut_power(&mut self, mode: CutMode, random: &mut Random) {
        for (sector, versions) in std::mem::take(&mut self.unflushed) {
            let count = mode.pick(versions.len(), random);
            if let Some(index) = count.checked_sub(1) {
                store_sector(&mut self.medium, sector, &versions[index].bytes);
            }
        }
        let lengths = std::mem::take(&mut self.lengths);
        let count = mode.pick(lengths.len(), random);
        if let Some(index) = count.checked_sub(1) {
            self.medium_length = lengths[index].length;
        }
        self.medium.resize(self.medium_length, 0);
        self.current = self.medium.clone();
    }
}

fn store_sector(medium: &mut Vec<u8>, sector: usize, bytes: &[u8; SECTOR_BYTES]) {
    let start = sector * SECTOR_BYTES;
    if medium.len() < start + SECTOR_BYTES {
        medium.resize(start + SECTOR_BYTES, 0);
    }
    medium[start..start + SECTOR_BYTES].copy_from_slice(bytes);
}

/// A folder: its names as seen and as durable.
#[derive(Default)]
pub(super) struct FolderNode {
    pub(super) current: BTreeMap<String, NodeId>,
    pub(super) durable: BTreeMap<String, NodeId>,
    /// Changes from `durable` to `current`, oldest first.
    pub(super) pending: Vec<NameChange>,
}

pub(super) struct NameChange {
    pub(super) operation: OperationId,
    name: String,
    /// `None` = the name is removed.
    pub(super) node: Option<NodeId>,
    /// The other folder of a rename.
    pub(super) partner: Option<NodeId>,
}

impl FolderNode {
    pub(super) fn insert(
        &mut self,
        name: String,
        node: NodeId,
        operation: OperationId,
        partner: Option<NodeId>,
    ) {
        self.current.insert(name.clone(), node);
        self.pending.push(NameChange {
            operation,
            name,
            node: Some(node),
            partner,
        });
    }

    pub(super) fn remove(&mut self, name: String, operation: OperationId, partner: Option<NodeId>) {
        self.current.remove(&name);
        self.pending.push(NameChange {
            operation,
            name,
            node: None,
            partner,
        });
    }

    /// The operations that are not durable, oldest first; a rename inside the folder is one.
    pub(super) fn steps(&self) -> Vec<OperationId> {
        let mut steps: Vec<OperationId> =
            self.pending.iter().map(|change| change.operation).collect();
        steps.dedup();
        steps
    }

    pub(super) fn settle(&mut self, before: OperationId) {
        let count = self
            .pending
            .partition_point(|change| change.operation < before);
        for change in self.pending.drain(..count) {
            match change.node {
                Some(node) => self.durable.insert(change.name, node),
                None => self.durable.remove(&change.name),
            };
        }
    }
}
