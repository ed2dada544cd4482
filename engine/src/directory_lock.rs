//! One process at a time: a lock file that holds the pid. The lock is the kernel's, so a dead process leaves nothing behind.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

use crate::error::OpenError;

/// Held for as long as any thread of the engine runs.
#[derive(Debug)]
pub(crate) struct DirectoryLock {
    _file: File,
}

impl DirectoryLock {
    pub fn take(root: &Path) -> Result<DirectoryLock, OpenError> {
        let path = root.join("lock");
        let not_writable = |source| OpenError::NotWritable {
            path: root.to_owned(),
            source,
        };
        let mut file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(not_writable)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(std::fs::TryLockError::WouldBlock) => {
                return Err(OpenError::Locked {
                    path: root.to_owned(),
                    pid: read_pid(&mut file),
                });
            }
            Err(std::fs::TryLockError::Error(source)) => return Err(not_writable(source)),
        }
        write_pid(&mut file).map_err(not_writable)?;
        Ok(DirectoryLock { _file: file })
    }
}

fn read_pid(file: &mut File) -> Option<u32> {
    let mut text = String::new();
    file.read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}

fn write_pid(file: &mut File) -> std::io::Result<()> {
    file.set_len(0)?;
    file.seek(SeekFrom::Start(0))?;
    writeln!(file, "{}", std::process::id())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_lock_names_the_holder() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let held = DirectoryLock::take(root.path()).expect("free");
        match DirectoryLock::take(root.path()) {
            Err(OpenError::Locked { pid, .. }) => assert_eq!(pid, Some(std::process::id())),
            other => panic!("expected Locked, got {other:?}"),
        }
        drop(held);
        DirectoryLock::take(root.path()).expect("free again");
    }
}
