//! Acknowledged batches: kept in memory for `--verify`, written to a file for `--ack-log`.
//!
//! The file has one line for each batch: `topic partition base_offset count producer sequence`,
//! separated by tabs; lines that start with `#` are comments. Lines are buffered and reach the file
//! at the end of the run, which includes the loss of the connection.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};

use crate::error::{Error, Result};
use crate::verify::AckedBatch;

/// An open acknowledgement log, shared by all workers.
#[derive(Debug)]
pub struct AckLog {
    path: PathBuf,
    file: Mutex<BufWriter<File>>,
}

/// What one worker collects.
#[derive(Debug, Default)]
pub struct Acknowledgements {
    batches: Vec<AckedBatch>,
    written: usize,
    log: Option<(Arc<AckLog>, String)>,
    remember: bool,
}

const HEADER: &str = "# topic\tpartition\tbase_offset\tcount\tproducer\tsequence";
/// Batches between two writes to the log's buffer.
const BATCHES_PER_WRITE: usize = 4_096;

impl AckLog {
    /// Opens `path` for appending.
    pub fn append_to(path: &Path) -> Result<AckLog> {
        let opened = OpenOptions::new().create(true).append(true).open(path);
        let log = AckLog {
            path: path.to_owned(),
            file: Mutex::new(BufWriter::new(opened.map_err(|source| Error::File {
                path: path.to_owned(),
                source,
            })?)),
        };
        log.with_file(|file| writeln!(file, "{HEADER}"))?;
        Ok(log)
    }

    /// Hands everything to the kernel.
    pub fn flush(&self) -> Result<()> {
        self.with_file(|file| file.flush())
    }

    fn write(&self, topic: &str, batches: &[AckedBatch]) -> Result<()> {
        self.with_file(|file| {
            batches.iter().try_for_each(|batch| {
                writeln!(
                    file,
                    "{topic}\t{}\t{}\t{}\t{}\t{}",
                    batch.partition_index,
                    batch.base_offset,
                    batch.record_count,
                    batch.producer,
                    batch.first_sequence
                )
            })
        })
    }

    fn with_file(
        &self,
        write: impl FnOnce(&mut BufWriter<File>) -> std::io::Result<()>,
    ) -> Result<()> {
        // A panic elsewhere leaves whole lines behind, so the file can still be used.
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        write(&mut file).map_err(|source| Error::File {
            path: self.path.clone(),
            source,
        })
    }
}

impl Acknowledgements {
    /// Collects for `topic`: in memory if `remember`, and into `log` if there is one.
    pub fn new(topic: &str, remember: bool, log: Option<Arc<AckLog>>) -> Acknowledgements {
        Acknowledgements {
            batches: Vec::new(),
            written: 0,
            log: log.map(|log| (log, topic.to_owned())),
            remember,
        }
    }

    /// Takes one acknowledged batch.
    pub fn push(&mut self, batch: AckedBatch) {
        if self.remember || self.log.is_some() {
            self.batches.push(batch);
        }
    }

    /// Writes what has piled up to the log, if it is worth a write.
    pub fn write_some(&mut self) -> Result<()> {
        if self.batches.len() - self.written < BATCHES_PER_WRITE {
            return Ok(());
        }
        self.write_all()
    }

    /// Writes everything to the log and returns what was remembered.
    pub fn finish(&mut self) -> Result<Vec<AckedBatch>> {
        self.write_all()?;
        if let Some((log, _)) = &self.log {
            log.flush()?;
        }
        Ok(std::mem::take(&mut self.batches))
    }

    fn write_all(&mut self) -> Result<()> {
        let Some((log, topic)) = &self.log else {
            return Ok(());
        };
        log.write(topic, &self.batches[self.written..])?;
        if !self.remember {
            self.batches.clear();
        }
        self.written = self.batches.len();
        Ok(())
    }
}

/// Reads a log back, by topic.
pub fn read(path: &Path) -> Result<BTreeMap<String, Vec<AckedBatch>>> {
    let file_error = |source| Error::File {
        path: path.to_owned(),
        source,
    };
    let file = File::open(path).map_err(file_error)?;
    let mut batches: BTreeMap<String, Vec<AckedBatch>> = BTreeMap::new();
    for (index, line) in BufReader::new(file).lines().enumerate() {
        let line = line.map_err(file_error)?;
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (topic, batch) = parse(&line).ok_or_else(|| Error::AckLog {
            path: path.to_owned(),
            line: index + 1,
            what: line.clone(),
        })?;
        batches.entry(topic.to_owned()).or_default().push(batch);
    }
    Ok(batches)
}

fn parse(line: &str) -> Option<(&str, AckedBatch)> {
    let mut fields = line.split('\t');
    let topic = fields.next()?;
    let batch = AckedBatch {
        partition_index: number(fields.next())?,
        base_offset: number(fields.next())?,
        record_count: number(fields.next())?,
        producer: number(fields.next())?,
        first_sequence: number(fields.next())?,
    };
    fields.next().is_none().then_some((topic, batch))
}

fn number<T: FromStr>(field: Option<&str>) -> Option<T> {
    field?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn batch(first_sequence: u64) -> AckedBatch {
        AckedBatch {
            partition_index: 2,
            producer: 5,
            base_offset: 100 + first_sequence as i64,
            first_sequence,
            record_count: 10,
        }
    }

    #[test]
    fn what_is_written_reads_back_across_runs() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("acks.log");
        for (topic, remember) in [("first", false), ("second", true)] {
            let log = Arc::new(AckLog::append_to(&path).unwrap());
            let mut collected = Acknowledgements::new(topic, remember, Some(log));
            for first_sequence in 0..10_000 {
                collected.push(batch(first_sequence));
                collected.write_some().unwrap();
            }
            let remembered = collected.finish().unwrap();
            assert_eq!(remembered.len(), if remember { 10_000 } else { 0 });
        }
        let read_back = read(&path).unwrap();
        let expected: Vec<AckedBatch> = (0..10_000).map(batch).collect();
        assert_eq!(read_back.len(), 2);
        assert!(read_back.values().all(|batches| *batches == expected));
    }

    #[test]
    fn a_damaged_line_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("acks.log");
        for wrong in ["t\t1\t2\t3\t4", "t\t1\t2\t3\t4\t5\t6", "t\tx\t2\t3\t4\t5"] {
            std::fs::write(&path, format!("# comment\nt\t1\t2\t3\t4\t5\n{wrong}\n")).unwrap();
            assert!(matches!(read(&path), Err(Error::AckLog { line: 3, .. })));
        }
    }

    #[test]
    fn nothing_is_kept_when_nobody_asks() {
        let mut collected = Acknowledgements::new("topic", false, None);
        collected.push(batch(0));
        assert!(collected.finish().unwrap().is_empty());
    }
}
