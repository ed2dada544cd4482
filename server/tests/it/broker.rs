//! Runs the real binary on a free port over a temporary data directory.

use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};

use crate::client::Client;

/// A broker process; killed when dropped.
pub struct TestBroker {
    process: Child,
    address: SocketAddr,
    data_dir: DataDir,
    banner: String,
}

/// The directory lives until nobody needs it.
enum DataDir {
    Owned(tempfile::TempDir),
    Borrowed(PathBuf),
}

impl TestBroker {
    /// A broker with default settings.
    pub fn start() -> TestBroker {
        TestBroker::start_with(&[])
    }

    /// A broker with these settings, each `key=value`.
    pub fn start_with(settings: &[&str]) -> TestBroker {
        let folder = tempfile::tempdir().expect("a temporary directory");
        TestBroker::spawn(DataDir::Owned(folder), settings)
    }

    /// A broker over a directory that outlives it.
    pub fn start_in(folder: &Path) -> TestBroker {
        TestBroker::start_in_with(folder, &[])
    }

    /// The same with these settings, each `key=value`.
    pub fn start_in_with(folder: &Path, settings: &[&str]) -> TestBroker {
        TestBroker::spawn(DataDir::Borrowed(folder.to_owned()), settings)
    }

    /// A broker started by a command over `folder`.
    pub fn from_command(command: Command, folder: tempfile::TempDir) -> TestBroker {
        TestBroker::run(command, DataDir::Owned(folder))
    }

    fn spawn(data_dir: DataDir, settings: &[&str]) -> TestBroker {
        let command = serve_command(data_dir.path(), "127.0.0.1:0", settings);
        TestBroker::run(command, data_dir)
    }

    fn run(mut command: Command, data_dir: DataDir) -> TestBroker {
        let mut process = command
            .stdout(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let stdout = process.stdout.take().expect("piped");
        let mut banner = String::new();
        for line in BufReader::new(stdout).lines() {
            let line = line.expect("the banner is text");
            banner.push_str(&line);
            banner.push('\n');
            if line.starts_with("ready in ") {
                break;
            }
        }
        let address = banner
            .lines()
            .find_map(|line| line.trim().strip_prefix("broker "))
            .and_then(|address| address.trim().parse().ok())
            .unwrap_or_else(|| panic!("the banner names the address: {banner}"));
        TestBroker {
            process,
            address,
            data_dir,
            banner,
        }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where it serves metrics, as the banner says.
    pub fn metrics_address(&self) -> SocketAddr {
        self.banner
            .lines()
            .find_map(|line| line.trim().strip_prefix("metrics "))
            .and_then(|url| url.trim().strip_prefix("http://"))
            .and_then(|url| url.strip_suffix("/metrics"))
            .and_then(|address| address.parse().ok())
            .unwrap_or_else(|| panic!("the banner names the address: {}", self.banner))
    }

    /// What it printed when it started.
    pub fn banner(&self) -> &str {
        &self.banner
    }

    /// Its process id.
    pub fn pid(&self) -> u32 {
        self.process.id()
    }

    /// Its data directory.
    pub fn data_dir(&self) -> &Path {
        self.data_dir.path()
    }

    /// A new connection.
    pub fn client(&self) -> Client {
        Client::connect(self.address)
    }

    /// Sends a signal by name, such as TERM.
    pub fn signal(&self, name: &str) {
        let status = Command::new("kill")
            .args([&format!("-{name}"), &self.pid().to_string()])
            .status()
            .expect("kill runs");
        assert!(status.success());
    }

    /// Waits for its end.
    pub fn wait(mut self) -> ExitStatus {
        self.process.wait().expect("the process can be waited for")
    }
}

impl Drop for TestBroker {
    fn drop(&mut self) {
        // Both fail if the process has ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl DataDir {
    fn path(&self) -> &Path {
        match self {
            DataDir::Owned(folder) => folder.path(),
            DataDir::Borrowed(folder) => folder,
        }
    }
}

/// A `serve` command with small journals and these settings, without metrics unless a flag asks for them.
pub fn serve_command(data_dir: &Path, listen: &str, settings: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ringspool"));
    command
        .arg("serve")
        .arg("--data-dir")
        .arg(data_dir)
        .args(["--listen", listen, "--shards", "2"])
        .args(["--config", "journal.file.bytes=4194304"])
        .args(["--config", "journal.files=4"])
        .env("RINGSPOOL_METRICS_LISTEN", "none")
        .env("RINGSPOOL_LOG", "warn");
    for setting in settings {
        command.args(["--config", setting]);
    }
    command
}

/// Runs a command that must fail; returns its exit code and what it wrote to stderr.
pub fn failure(mut command: Command) -> (i32, String) {
    let mut process = command
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut text = String::new();
    process
        .stderr
        .take()
        .expect("piped")
        .read_to_string(&mut text)
        .expect("errors are text");
    let status = process.wait().expect("the process can be waited for");
    (status.code().expect("not killed by a signal"), text)
}
