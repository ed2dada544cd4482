//! What a process cost, from `/proc`: CPU time, memory, context switches, disk writes.

use std::fs;
use std::io;

use serde::Serialize;

use crate::clock::{SECOND_NS, monotonic_ns};
use crate::error::{Error, Result};

/// Counters of a process at one moment.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct ProcessSample {
    at_ns: u64,
    user_seconds: f64,
    system_seconds: f64,
    resident_bytes: u64,
    peak_resident_bytes: u64,
    voluntary_switches: u64,
    involuntary_switches: u64,
    written_bytes: Option<u64>,
}

/// What happened between two samples.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct ProcessUse {
    /// Time between the samples.
    pub seconds: f64,
    /// CPU seconds in user mode, all threads.
    pub user_cpu_seconds: f64,
    /// CPU seconds in the kernel, all threads.
    pub system_cpu_seconds: f64,
    /// CPU seconds for each 10^9 bytes of values, if any were moved.
    pub cpu_seconds_per_gb: Option<f64>,
    /// Resident memory at the end.
    pub resident_bytes: u64,
    /// Largest resident memory since the process began.
    pub peak_resident_bytes: u64,
    /// Context switches by waiting, of the threads that live at the end.
    pub voluntary_switches: u64,
    /// Context switches by preemption, of the threads that live at the end.
    pub involuntary_switches: u64,
    /// Bytes sent to the storage layer (`write_bytes`), if this user may see them.
    pub written_bytes: Option<u64>,
}

impl ProcessUse {
    /// CPU seconds of both kinds.
    pub fn cpu_seconds(&self) -> f64 {
        self.user_cpu_seconds + self.system_cpu_seconds
    }
}

/// Samples process `pid`.
pub fn sample(pid: u32) -> Result<ProcessSample> {
    read_sample(pid).map_err(|source| Error::Process { pid, source })
}

/// The use between two samples, in which `bytes` of values were moved.
pub fn used(before: &ProcessSample, after: &ProcessSample, bytes: u64) -> ProcessUse {
    let seconds = after.at_ns.saturating_sub(before.at_ns) as f64 / SECOND_NS as f64;
    let user_cpu_seconds = after.user_seconds - before.user_seconds;
    let system_cpu_seconds = after.system_seconds - before.system_seconds;
    let gigabytes = bytes as f64 / 1e9;
    ProcessUse {
        seconds,
        user_cpu_seconds,
        system_cpu_seconds,
        cpu_seconds_per_gb: (bytes > 0)
            .then_some((user_cpu_seconds + system_cpu_seconds) / gigabytes),
        resident_bytes: after.resident_bytes,
        peak_resident_bytes: after.peak_resident_bytes,
        voluntary_switches: after
            .voluntary_switches
            .saturating_sub(before.voluntary_switches),
        involuntary_switches: after
            .involuntary_switches
            .saturating_sub(before.involuntary_switches),
        written_bytes: after
            .written_bytes
            .zip(before.written_bytes)
            .map(|(after, before)| after.saturating_sub(before)),
    }
}

/// CPU seconds so far of each thread of this process whose name starts with `prefix`.
pub fn own_thread_cpu_seconds(prefix: &str) -> Vec<f64> {
    let Ok(threads) = fs::read_dir("/proc/self/task") else {
        return Vec::new();
    };
    threads
        .flatten()
        .filter_map(|thread| fs::read_to_string(thread.path().join("stat")).ok())
        .filter(|stat| thread_name(stat).is_some_and(|name| name.starts_with(prefix)))
        .filter_map(|stat| cpu_seconds(&stat))
        .map(|(user, system)| user + system)
        .collect()
}

fn read_sample(pid: u32) -> io::Result<ProcessSample> {
    let folder = format!("/proc/{pid}");
    let stat = fs::read_to_string(format!("{folder}/stat"))?;
    let (user_seconds, system_seconds) =
        cpu_seconds(&stat).ok_or_else(|| io::Error::other("unknown form of stat"))?;
    let status = fs::read_to_string(format!("{folder}/status"))?;
    let mut sample = ProcessSample {
        at_ns: monotonic_ns(),
        user_seconds,
        system_seconds,
        resident_bytes: field(&status, "VmRSS:").unwrap_or(0) * 1024,
        peak_resident_bytes: field(&status, "VmHWM:").unwrap_or(0) * 1024,
        // Only the owner may read this file; the rest of the sample is still good.
        written_bytes: fs::read_to_string(format!("{folder}/io"))
            .ok()
            .and_then(|io| field(&io, "write_bytes:")),
        ..ProcessSample::default()
    };
    for thread in fs::read_dir(format!("{folder}/task"))?.flatten() {
        // A thread may end while we look.
        let Ok(status) = fs::read_to_string(thread.path().join("status")) else {
            continue;
        };
        sample.voluntary_switches += field(&status, "voluntary_ctxt_switches:").unwrap_or(0);
        sample.involuntary_switches += field(&status, "nonvoluntary_ctxt_switches:").unwrap_or(0);
    }
    Ok(sample)
}

/// The first number after `name` at the start of a line.
fn field(text: &str, name: &str) -> Option<u64> {
    text.lines()
        .find_map(|line| line.strip_prefix(name))?
        .split_whitespace()
        .next()?
        .parse()
        .ok()
}

/// The name between parentheses in a `stat` file; it may itself hold parentheses.
fn thread_name(stat: &str) -> Option<&str> {
    let start = stat.find('(')? + 1;
    let end = stat.rfind(')')?;
    stat.get(start..end)
}

/// User and system seconds: fields 14 and 15, counted after the name.
fn cpu_seconds(stat: &str) -> Option<(f64, f64)> {
    let after_name = stat.get(stat.rfind(')')? + 1..)?;
    let mut fields = after_name.split_whitespace().skip(11);
    let ticks_per_second = rustix::param::clock_ticks_per_second() as f64;
    let mut seconds = || Some(fields.next()?.parse::<u64>().ok()? as f64 / ticks_per_second);
    Some((seconds()?, seconds()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_spaces_and_parentheses_does_not_shift_the_fields() {
        let stat = "7 (a) (b c) S 1 1 1 0 -1 4194560 1 2 3 4 250 50 0 0 20 0 1 0 5";
        assert_eq!(thread_name(stat), Some("a) (b c"));
        let ticks = rustix::param::clock_ticks_per_second() as f64;
        assert_eq!(cpu_seconds(stat), Some((250.0 / ticks, 50.0 / ticks)));
    }

    #[test]
    fn this_process_can_be_sampled() {
        let before = sample(std::process::id()).unwrap();
        assert!(before.resident_bytes > 0);
        assert!(before.peak_resident_bytes >= before.resident_bytes);
        let after = sample(std::process::id()).unwrap();
        let use_between = used(&before, &after, 0);
        assert_eq!(use_between.cpu_seconds_per_gb, None);
        assert!(use_between.cpu_seconds() >= 0.0);
    }

    #[test]
    fn cpu_is_divided_by_gigabytes() {
        let before = ProcessSample::default();
        let after = ProcessSample {
            at_ns: 2 * SECOND_NS,
            user_seconds: 1.0,
            system_seconds: 3.0,
            written_bytes: Some(10),
            ..before
        };
        let use_between = used(&before, &after, 2_000_000_000);
        assert_eq!(use_between.cpu_seconds_per_gb, Some(2.0));
        assert_eq!(use_between.seconds, 2.0);
        // One of the samples could not see the file.
        assert_eq!(use_between.written_bytes, None);
    }

    #[test]
    fn a_process_that_does_not_exist_is_an_error() {
        assert!(matches!(sample(u32::MAX), Err(Error::Process { .. })));
    }
}
