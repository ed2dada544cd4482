//! What a reader must know about the machine and the broker to place a result.

use std::fs;

use crate::client::admin::Admin;
use crate::json::Environment;

/// Looks at this machine and at what the broker told `admin`.
pub fn describe(admin: &Admin, server_pid: Option<u32>) -> Environment {
    let system = rustix::system::uname();
    let text = |part: &std::ffi::CStr| part.to_string_lossy().into_owned();
    Environment {
        kernel: format!("{} {}", text(system.sysname()), text(system.release())),
        cpu_model: cpu_model().unwrap_or_else(|| "unknown".to_owned()),
        cpu_count: std::thread::available_parallelism().map_or(1, usize::from),
        broker_filesystem: "unknown (a client cannot see it)",
        cluster_id: admin.cluster.cluster_id.clone(),
        broker_count: admin.cluster.brokers.len(),
        broker_produce_version_max: admin.produce_version_max(),
        server_command: server_pid.and_then(process_name),
    }
}

fn cpu_model() -> Option<String> {
    let description = fs::read_to_string("/proc/cpuinfo").ok()?;
    let line = description
        .lines()
        .find(|line| line.starts_with("model name"))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

/// The program's name only: its arguments may hold secrets and paths.
fn process_name(pid: u32) -> Option<String> {
    let name = fs::read_to_string(format!("/proc/{pid}/comm")).ok()?;
    Some(name.trim().to_owned())
}
