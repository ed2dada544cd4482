//! What the broker says about itself when it starts.

use std::fmt::Write;
use std::path::Path;

/// The facts in the banner.
#[derive(Debug, Clone)]
pub struct Banner<'a> {
    /// Where clients connect.
    pub address: String,
    /// Where metrics are served, or why they are not.
    pub metrics: String,
    /// The data directory.
    pub data_dir: &'a Path,
    /// Bytes that are free there, if it can be said.
    pub free_bytes: Option<u64>,
    /// `disk` or `os`.
    pub durability: &'a str,
    /// Shards that serve.
    pub shard_count: u16,
    /// The kernel's release.
    pub kernel: Option<String>,
}

impl Banner<'_> {
    /// The banner, without the line that says ready.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let kernel = self.kernel.as_deref().unwrap_or("unknown");
        let cores = std::thread::available_parallelism().map_or(1, |count| count.get());
        let free = self.free_bytes.map_or(String::new(), |bytes| {
            format!(" ({} free)", in_units(bytes))
        });
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "ringspool {}  ·  kernel {kernel}, io_uring ok, {} of {}  ·  data {}{free}",
            env!("CARGO_PKG_VERSION"),
            counted(usize::from(self.shard_count), "shard"),
            counted(cores, "core"),
            self.data_dir.display(),
        );
        let promise = match self.durability {
            "os" => {
                "os: acks=all waits until the system has the records; they survive kill -9, not a power cut"
            }
            _ => {
                "disk: acks=all waits until the records are on stable storage; they survive a power cut"
            }
        };
        let _ = writeln!(text, "  durability  {promise}");
        let _ = writeln!(text, "  broker      {}", self.address);
        let _ = write!(text, "  metrics     {}", self.metrics);
        text
    }
}

/// Bytes that are free in `path`.
pub fn free_bytes(path: &Path) -> Option<u64> {
    let file_system = rustix::fs::statvfs(path).ok()?;
    file_system.f_bavail.checked_mul(file_system.f_frsize)
}

/// The kernel's release.
pub fn kernel_release() -> Option<String> {
    let release = std::fs::read_to_string("/proc/sys/kernel/osrelease").ok()?;
    Some(release.trim().to_owned())
}

/// Bytes as a person says them.
pub fn in_units(bytes: u64) -> String {
    const UNITS: [(&str, u64); 4] = [
        ("TiB", 1 << 40),
        ("GiB", 1 << 30),
        ("MiB", 1 << 20),
        ("KiB", 1 << 10),
    ];
    match UNITS.iter().find(|(_, size)| bytes >= *size) {
        Some((unit, size)) => format!("{:.1} {unit}", bytes as f64 / *size as f64),
        None => format!("{bytes} bytes"),
    }
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_banner_names_address_directory_and_durability() {
        let banner = Banner {
            address: "localhost:9092".to_owned(),
            metrics: "http://localhost:9644/metrics".to_owned(),
            data_dir: Path::new("/data"),
            free_bytes: Some(80 << 30),
            durability: "disk",
            shard_count: 2,
            kernel: Some("6.18".to_owned()),
        };
        let text = banner.text();
        for fact in [
            "localhost:9092",
            "http://localhost:9644/metrics",
            "data /data (80.0 GiB free)",
            "disk: acks=all",
            "2 shards",
            "6.18",
        ] {
            assert!(text.contains(fact), "{fact} in {text}");
        }
    }

    #[test]
    fn sizes_use_the_largest_unit_that_fits() {
        assert_eq!(in_units(1023), "1023 bytes");
        assert_eq!(in_units(1536), "1.5 KiB");
        assert_eq!(in_units(3 << 40), "3.0 TiB");
    }
}
