//! What the simulated machine holds: files with their unflushed sectors, folders with their unsynced changes.
//!
//! Decides what a flush makes durable and what a power cut leaves. Knows no latency, no faults and no executor.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Component, Path};

use super::node::{CutMode, FileNode, FlushScope, FolderNode, Level, NodeId, OperationId};
use super::random::Random;

pub(super) struct Disk {
    nodes: BTreeMap<NodeId, Node>,
    next_node: NodeId,
    next_operation: OperationId,
    /// Writes that were submitted and have not completed; no flush covers them.
    in_flight: BTreeSet<OperationId>,
}

enum Node {
    File(FileNode),
    Folder(FolderNode),
}

impl Disk {
    pub(super) fn new() -> Disk {
        let mut disk = Disk {
            nodes: BTreeMap::new(),
            next_node: ROOT,
            next_operation: 0,
            in_flight: BTreeSet::new(),
        };
        let root = disk.add_node(Node::Folder(FolderNode::default()));
        assert_eq!(root, ROOT);
        disk
    }

    // Names.

    /// Opens the file and creates it where `create` says so.
    pub(super) fn open_file(&mut self, path: &Path, create: bool) -> io::Result<NodeId> {
        match self.lookup(path)? {
            Some(node) => {
                self.file(node)?;
                Ok(node)
            }
            None if create => {
                let (folder, name) = self.parent(path)?;
                let node = self.add_node(Node::File(FileNode::default()));
                let operation = self.next_operation();
                self.folder_mut(folder)?.insert(name, node, operation, None);
                Ok(node)
            }
            None => Err(error(libc::ENOENT)),
        }
    }

    pub(super) fn create_dir_all(&mut self, path: &Path) -> io::Result<()> {
        let mut folder = ROOT;
        for name in components(path)? {
            folder = match self.folder(folder)?.current.get(name) {
                Some(&node) => node,
                None => {
                    let node = self.add_node(Node::Folder(FolderNode::default()));
                    let operation = self.next_operation();
                    self.folder_mut(folder)?
                        .insert(name.to_owned(), node, operation, None);
                    node
                }
            };
        }
        self.folder(folder).map(drop)
    }

    pub(super) fn list_dir(&self, path: &Path) -> io::Result<Vec<String>> {
        let node = self.lookup(path)?.ok_or_else(|| error(libc::ENOENT))?;
        Ok(self.folder(node)?.current.keys().cloned().collect())
    }

    pub(super) fn remove_file(&mut self, path: &Path) -> io::Result<()> {
        let node = self.lookup(path)?.ok_or_else(|| error(libc::ENOENT))?;
        self.file_mut(node)?.unlinked = true;
        self.remove_name(path)
    }

    pub(super) fn remove_dir(&mut self, path: &Path) -> io::Result<()> {
        let node = self.lookup(path)?.ok_or_else(|| error(libc::ENOENT))?;
        if !self.folder(node)?.current.is_empty() {
            return Err(error(libc::ENOTEMPTY));
        }
        self.remove_name(path)
    }

    pub(super) fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        let node = self.lookup(from)?.ok_or_else(|| error(libc::ENOENT))?;
        let replaced = self.lookup(to)?;
        if replaced == Some(node) {
            return Ok(());
        }
        if let Some(replaced) = replaced {
            match (self.node(node)?, self.node(replaced)?) {
                (Node::File(_), Node::File(_)) => self.file_mut(replaced)?.unlinked = true,
                (Node::Folder(_), Node::Folder(folder)) if folder.current.is_empty() => {}
                (Node::Folder(_), Node::Folder(_)) => return Err(error(libc::ENOTEMPTY)),
                (Node::File(_), Node::Folder(_)) => return Err(error(libc::EISDIR)),
                (Node::Folder(_), Node::File(_)) => return Err(error(libc::ENOTDIR)),
            }
        }
        let (source, source_name) = self.parent(from)?;
        let (target, target_name) = self.parent(to)?;
        let operation = self.next_operation();
        // A rename is one step, also when two folders take part: each knows the other, see `settle_folders`.
        let (at_source, at_target) = match source == target {
            true => (None, None),
            false => (Some(target), Some(source)),
        };
        self.folder_mut(source)?
            .remove(source_name, operation, at_source);
        self.folder_mut(target)?
            .insert(target_name, node, operation, at_target);
        Ok(())
    }

    /// Folder and newest change that a `sync_dir` covers, fixed when it is submitted.
    pub(super) fn begin_folder_flush(&self, path: &Path) -> io::Result<(NodeId, OperationId)> {
        let node = self.lookup(path)?.ok_or_else(|| error(libc::ENOENT))?;
        self.folder(node)?;
        Ok((node, self.next_operation))
    }

    pub(super) fn end_folder_flush(&mut self, folder: NodeId, before: OperationId) {
        self.settle_folders(BTreeMap::from([(folder, before)]));
    }

    pub(super) fn lookup(&self, path: &Path) -> io::Result<Option<NodeId>> {
        let mut node = ROOT;
        for name in components(path)? {
            match self.folder(node)?.current.get(name) {
                Some(&next) => node = next,
                None => return Ok(None),
            }
        }
        Ok(Some(node))
    }

    // Contents.

    /// Writes into the caches under a new operation, which stays in flight until `complete`.
    pub(super) fn begin_write(&mut self) -> OperationId {
        let operation = self.next_operation();
        self.in_flight.insert(operation);
        operation
    }

    pub(super) fn write(
        &mut self,
        node: NodeId,
        operation: OperationId,
        offset: u64,
        bytes: &[u8],
        level: Level,
    ) -> io::Result<()> {
        if bytes.is_empty() {
            return Ok(());
        }
        let in_flight = &self.in_flight;
        let Some(Node::File(file)) = self.nodes.get_mut(&node) else {
            return Err(error(libc::EISDIR));
        };
        let start = usize::try_from(offset).map_err(|_| error(libc::EFBIG))?;
        let end = start
            .checked_add(bytes.len())
            .ok_or_else(|| error(libc::EFBIG))?;
        if file.current.len() < end {
            file.current.resize(end, 0);
        }
        file.current[start..end].copy_from_slice(bytes);
        file.note_sectors(start..end, operation, level, in_flight);
        file.note_length(operation, in_flight);
        Ok(())
    }

    pub(super) fn set_length(&mut self, node: NodeId, length: u64) -> io::Result<()> {
        let operation = self.next_operation();
        let in_flight = &self.in_flight;
        let Some(Node::File(file)) = self.nodes.get_mut(&node) else {
            return Err(error(libc::EISDIR));
        };
        let length = usize::try_from(length).map_err(|_| error(libc::EFBIG))?;
        let before = file.current.len();
        file.current.resize(length, 0);
        if length < before {
            file.note_sectors(length..before, operation, Level::PageCache, in_flight);
        }
        file.note_length(operation, in_flight);
        Ok(())
    }

    pub(super) fn complete(&mut self, operation: OperationId) {
        self.in_flight.remove(&operation);
    }

    pub(super) fn contents(&self, node: NodeId) -> io::Result<&[u8]> {
        Ok(&self.file(node)?.current)
    }

    /// Changes a byte on every level, as a fault of the medium would.
    pub(super) fn corrupt(&mut self, node: NodeId, offset: usize, mask: u8) -> io::Result<()> {
        let file = self.file_mut(node)?;
        file.corrupt(offset, mask);
        Ok(())
    }

    pub(super) fn begin_flush(&self) -> FlushScope {
        FlushScope {
            from: 0,
            before: self.next_operation,
            excluded: self.in_flight.clone(),
        }
    }

    /// Moves what `scope` covers of the file to the medium, and of other files what the device happens to flush along.
    pub(super) fn end_flush(&mut self, node: NodeId, scope: &FlushScope, random: &mut Random) {
        for (&other, content) in &mut self.nodes {
            let Node::File(file) = content else { continue };
            if other == node {
                file.flush(scope);
            } else if file.is_dirty() && random.chance(50) {
                file.flush_device_cache();
            }
        }
    }

    /// Moves what `scope` covers of every file and every folder to the medium.
    pub(super) fn end_flush_of_all(&mut self, scope: &FlushScope) {
        for content in self.nodes.values_mut() {
            if let Node::File(file) = content {
                file.flush(scope);
            }
        }
        let folders = self
            .nodes
            .iter()
            .filter(|(_, content)| matches!(content, Node::Folder(_)))
            .map(|(&node, _)| (node, scope.before))
            .collect();
        self.settle_folders(folders);
    }

    /// After a failed flush the kernel holds the pages for clean: a part of them never reaches the medium.
    pub(super) fn fail_flush(&mut self, node: NodeId, scope: &FlushScope, random: &mut Random) {
        let Some(Node::File(file)) = self.nodes.get_mut(&node) else {
            return;
        };
        file.fail_flush(scope, random);
    }

    // The whole machine.

    /// Leaves on every level what the medium has after a power cut.
    pub(super) fn cut_power(&mut self, random: &mut Random) {
        let mode = CutMode::draw(random);
        for content in self.nodes.values_mut() {
            if let Node::File(file) = content {
                file.cut_power(mode, random);
            }
        }
        let mut kept = BTreeMap::new();
        for (&node, content) in &self.nodes {
            if let Node::Folder(folder) = content
                && !folder.pending.is_empty()
            {
                let steps = folder.steps();
                let count = mode.pick(steps.len(), random);
                let last = count.checked_sub(1).and_then(|index| steps.get(index));
                if let Some(&last) = last {
                    kept.insert(node, last + 1);
                }
            }
        }
        self.settle_folders(kept);
        for content in self.nodes.values_mut() {
            if let Node::Folder(folder) = content {
                folder.pending.clear();
                folder.current = folder.durable.clone();
            }
        }
        self.in_flight.clear();
        self.forget_unreachable();
    }

    /// Leaves what the kernel has after the process died: every completed step, durable or not.
    pub(super) fn kill_process(&mut self) {
        self.in_flight.clear();
        self.forget_unlinked();
    }

    pub(super) fn used_bytes(&self) -> u64 {
        let files = self.nodes.values().filter_map(|node| match node {
            Node::File(file) if !file.unlinked => Some(file.current.len() as u64),
            Node::File(_) | Node::Folder(_) => None,
        });
        files.sum()
    }

    /// Applies each folder's changes before the given operation to its durable names. A rename between two folders is
    /// applied in both or in none, with everything before it in either, as a metadata journal does.
    fn settle_folders(&mut self, mut before: BTreeMap<NodeId, OperationId>) {
        loop {
            let mut grown = before.clone();
            for (node, &limit) in &before {
                let Some(Node::Folder(folder)) = self.nodes.get(node) else {
                    continue;
                };
                for change in folder
                    .pending
                    .iter()
                    .filter(|change| change.operation < limit)
                {
                    if let Some(partner) = change.partner {
                        let wanted = change.operation + 1;
                        let entry = grown.entry(partner).or_insert(wanted);
                        *entry = (*entry).max(wanted);
                    }
                }
            }
            if grown == before {
                break;
            }
            before = grown;
        }
        for (node, limit) in before {
            if let Some(Node::Folder(folder)) = self.nodes.get_mut(&node) {
                folder.settle(limit);
            }
        }
    }

    fn forget_unreachable(&mut self) {
        let mut reachable = BTreeSet::new();
        let mut queue = vec![ROOT];
        while let Some(node) = queue.pop() {
            if !reachable.insert(node) {
                continue;
            }
            if let Some(Node::Folder(folder)) = self.nodes.get(&node) {
                queue.extend(folder.current.values());
            }
        }
        self.nodes.retain(|node, _| reachable.contains(node));
        for content in self.nodes.values_mut() {
            if let Node::File(file) = content {
                file.unlinked = false;
            }
        }
    }

    /// Unlinked files whose removal is not durable stay: a power cut may bring them back.
    fn forget_unlinked(&mut self) {
        let mut named = BTreeSet::new();
        for content in self.nodes.values() {
            if let Node::Folder(folder) = content {
                named.extend(folder.current.values().copied());
                named.extend(folder.durable.values().copied());
                named.extend(folder.pending.iter().filter_map(|change| change.node));
            }
        }
        self.nodes
            .retain(|node, _| *node == ROOT || named.contains(node));
    }

    fn remove_name(&mut self, path: &Path) -> io::Result<()> {
        let (folder, name) = self.parent(path)?;
        let operation = self.next_operation();
        self.folder_mut(folder)?.remove(name, operation, None);
        Ok(())
    }

    fn parent(&self, path: &Path) -> io::Result<(NodeId, String)> {
        let mut names = components(path)?;
        let name = names.pop().ok_or_else(|| error(libc::EINVAL))?.to_owned();
        let mut folder = ROOT;
        for name in names {
            let next = self.folder(folder)?.current.get(name);
            folder = *next.ok_or_else(|| error(libc::ENOENT))?;
        }
        self.folder(folder)?;
        Ok((folder, name))
    }

    fn add_node(&mut self, node: Node) -> NodeId {
        let id = self.next_node;
        self.next_node += 1;
        self.nodes.insert(id, node);
        id
    }

    fn next_operation(&mut self) -> OperationId {
        let operation = self.next_operation;
        self.next_operation += 1;
        operation
    }

    fn node(&self, node: NodeId) -> io::Result<&Node> {
        self.nodes.get(&node).ok_or_else(|| error(libc::ENOENT))
    }

    fn file(&self, node: NodeId) -> io::Result<&FileNode> {
        match self.node(node)? {
            Node::File(file) => Ok(file),
            Node::Folder(_) => Err(error(libc::EISDIR)),
        }
    }

    fn file_mut(&mut self, node: NodeId) -> io::Result<&mut FileNode> {
        match self.nodes.get_mut(&node) {
            Some(Node::File(file)) => Ok(file),
            Some(Node::Folder(_)) => Err(error(libc::EISDIR)),
            None => Err(error(libc::ENOENT)),
        }
    }

    fn folder(&self, node: NodeId) -> io::Result<&FolderNode> {
        match self.node(node)? {
            Node::Folder(folder) => Ok(folder),
            Node::File(_) => Err(error(libc::ENOTDIR)),
        }
    }

    fn folder_mut(&mut self, node: NodeId) -> io::Result<&mut FolderNode> {
        match self.nodes.get_mut(&node) {
            Some(Node::Folder(folder)) => Ok(folder),
            Some(Node::File(_)) => Err(error(libc::ENOTDIR)),
            None => Err(error(libc::ENOENT)),
        }
    }
}

fn components(path: &Path) -> io::Result<Vec<&str>> {
    let mut names = Vec::new();
    for component in path.components() {
        match component {
            Component::RootDir | Component::CurDir => {}
            Component::Normal(name) => {
                names.push(name.to_str().ok_or_else(|| error(libc::EINVAL))?)
            }
            Component::ParentDir | Component::Prefix(_) => return Err(error(libc::EINVAL)),
        }
    }
    Ok(names)
}

pub(super) fn error(code: i32) -> io::Error {
    io::Error::from_raw_os_error(code)
}

const ROOT: NodeId = 0;
