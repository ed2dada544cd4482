//! `ringspool serve`: run the broker until a signal asks it to stop.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use ringspool_engine::OpenError;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

use super::banner::{Banner, free_bytes, in_units, kernel_release};
use super::port_owner::port_owner;
use super::problem::{ENVIRONMENT, FAILED, OCCUPIED, Problem, STORAGE, USAGE};
use super::say;
use crate::config::{BrokerConfig, ConfigProblem, ListenAddress, MetricsListen, ServeOptions};
use crate::net::BindProblem;
use crate::server::{Broker, StartProblem};

/// Flags of `serve`.
#[derive(Args)]
pub struct ServeArguments {
    /// Where records are kept [default: ringspool in the user's data directory].
    #[arg(long, value_name = "DIRECTORY", env = "RINGSPOOL_DATA_DIR")]
    data_dir: Option<PathBuf>,

    /// Where to accept clients; port 0 takes any free one.
    #[arg(
        long,
        value_name = "HOST:PORT",
        default_value = "localhost:9092",
        env = "RINGSPOOL_LISTEN"
    )]
    listen: ListenAddress,

    /// Where clients are told to connect [default: where the broker listens].
    #[arg(long, value_name = "HOST:PORT", env = "RINGSPOOL_ADVERTISE")]
    advertise: Option<ListenAddress>,

    /// Where Prometheus finds /metrics, and others /health; none = nowhere [default: localhost:9644, unless it is taken].
    #[arg(long, value_name = "HOST:PORT|none", env = "RINGSPOOL_METRICS_LISTEN")]
    metrics_listen: Option<MetricsListen>,

    /// Threads with their own ring, journal and partitions [default: one per core].
    #[arg(long, value_name = "COUNT", env = "RINGSPOOL_SHARDS")]
    shards: Option<String>,

    /// What an acknowledgement promises: disk (survives a power cut) or os (survives kill -9).
    #[arg(long, value_name = "disk|os", env = "RINGSPOOL_DURABILITY")]
    durability: Option<String>,

    /// Bytes for receive buffers, unsettled records and the hot cache together.
    #[arg(long, value_name = "BYTES", env = "RINGSPOOL_MEMORY_BUDGET")]
    memory_budget: Option<String>,

    /// Sets any broker setting; may be given several times.
    #[arg(long = "config", value_name = "KEY=VALUE")]
    configs: Vec<String>,

    /// Refuses to start where io_uring is not available.
    #[arg(long)]
    require_io_uring: bool,
}

/// Runs the broker.
pub fn run(arguments: ServeArguments) -> Result<(), Problem> {
    let started = Instant::now();
    start_logging();
    let options = options(arguments)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| failed("the runtime does not start", &error))?;
    runtime.block_on(serve(options, started))
}

async fn serve(options: ServeOptions, started: Instant) -> Result<(), Problem> {
    // Before anything starts, so that no signal is lost.
    let mut signals =
        StopSignals::listen().map_err(|error| failed("signals cannot be received", &error))?;
    let broker = Broker::start(options.clone())
        .await
        .map_err(|problem| start_problem(problem, &options))?;
    let banner = Banner {
        address: shown_address(&options.listen, broker.address().port()),
        metrics: shown_metrics(&options.metrics_listen, broker.metrics_address()),
        data_dir: &options.data_dir,
        free_bytes: free_bytes(&options.data_dir),
        durability: &options.broker.durability,
        shard_count: broker.engine().shard_count(),
        kernel: kernel_release(),
    };
    say(&format!(
        "{}\nready in {} ms  (Ctrl-C stops, data stays)\n",
        banner.text(),
        started.elapsed().as_millis()
    ));
    signals.next().await;
    tracing::info!(
        "stopping: requests in flight are finished first; a second signal stops at once"
    );
    tokio::select! {
        stopped = broker.stop() => stopped.map_err(|error| failed("the broker did not stop cleanly", &error)),
        () = signals.next() => {
            // Everything acknowledged is in the journal, so nothing is lost by not settling it.
            std::process::exit(i32::from(FAILED))
        }
    }
}

/// SIGINT and SIGTERM.
struct StopSignals {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

impl StopSignals {
    fn listen() -> io::Result<StopSignals> {
        Ok(StopSignals {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
        })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

fn start_logging() {
    let filter =
        EnvFilter::try_from_env("RINGSPOOL_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    // A second call in one process, as in tests, keeps the first subscriber.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .with_ansi(io::IsTerminal::is_terminal(&io::stderr()))
        .try_init();
}

fn options(arguments: ServeArguments) -> Result<ServeOptions, Problem> {
    let mut broker = BrokerConfig::default();
    for setting in &arguments.configs {
        let (name, value) = setting.split_once('=').ok_or_else(|| Problem {
            error: format!("'{setting}' is not a setting"),
            cause: Some("a setting is a name and a value with '=' between them".to_owned()),
            fix: Some("--config KEY=VALUE, for example --config num.partitions=3".to_owned()),
            exit_code: USAGE,
        })?;
        set(&mut broker, name.trim(), value)?;
    }
    let flags = [
        ("shards", arguments.shards),
        ("durability", arguments.durability),
        ("memory.budget.bytes", arguments.memory_budget),
    ];
    for (name, value) in flags {
        if let Some(value) = value {
            set(&mut broker, name, &value)?;
        }
    }
    Ok(ServeOptions {
        data_dir: arguments.data_dir.map_or_else(default_data_dir, Ok)?,
        listen: arguments.listen,
        advertise: arguments.advertise,
        metrics_listen: arguments.metrics_listen.unwrap_or_default(),
        require_io_uring: arguments.require_io_uring,
        broker,
    })
}

fn set(broker: &mut BrokerConfig, name: &str, value: &str) -> Result<(), Problem> {
    broker.set(name, value).map_err(|problem| Problem {
        error: format!("setting '{name}' cannot be '{value}'"),
        cause: Some(problem.to_string()),
        fix: Some(match problem {
            ConfigProblem::Unknown {
                nearest: Some(nearest),
                ..
            } => format!("did you mean '{nearest}'?"),
            ConfigProblem::Unknown { nearest: None, .. } | ConfigProblem::Invalid { .. } => {
                "docs/generated/configs.md lists every setting".to_owned()
            }
        }),
        exit_code: USAGE,
    })
}

/// `ringspool` in the XDG user data directory.
fn default_data_dir() -> Result<PathBuf, Problem> {
    let absolute = |name: &str| {
        std::env::var_os(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    absolute("XDG_DATA_HOME")
        .or_else(|| absolute("HOME").map(|home| home.join(".local/share")))
        .map(|data| data.join("ringspool"))
        .ok_or_else(|| Problem {
            error: "no data directory is given, and there is no home directory".to_owned(),
            cause: Some("neither XDG_DATA_HOME nor HOME names an absolute path".to_owned()),
            fix: Some("ringspool serve --data-dir DIRECTORY".to_owned()),
            exit_code: USAGE,
        })
}

fn shown_address(listen: &ListenAddress, port: u16) -> String {
    let shown = ListenAddress {
        host: listen.host.clone(),
        port,
    };
    shown.to_string()
}

/// What the banner says about metrics.
fn shown_metrics(listen: &MetricsListen, served: Option<SocketAddr>) -> String {
    match (listen, served) {
        (MetricsListen::At(address) | MetricsListen::IfFree(address), Some(served)) => {
            format!("http://{}/metrics", shown_address(address, served.port()))
        }
        (MetricsListen::IfFree(address), None) => format!("none ({address} is not free)"),
        (MetricsListen::Nowhere | MetricsListen::At(_), _) => "none".to_owned(),
    }
}

fn start_problem(problem: StartProblem, options: &ServeOptions) -> Problem {
    match problem {
        StartProblem::Bind(problem) => bind_problem("--listen", problem),
        StartProblem::MetricsBind(problem) => bind_problem("--metrics-listen", problem),
        StartProblem::Http(error) => failed("the HTTP thread does not start", &error),
        StartProblem::Open(problem) => open_problem(problem, options),
        StartProblem::Engine(error) => failed("the engine stopped at once", &error),
    }
}

/// `flag` is the one that named the address.
fn bind_problem(flag: &str, problem: BindProblem) -> Problem {
    let address = &problem.address;
    if problem.source.kind() == io::ErrorKind::AddrInUse {
        let owner = port_owner(address.port).map_or(String::new(), |owner| {
            format!(" by pid {} ({})", owner.pid, owner.program)
        });
        let other = ListenAddress {
            host: address.host.clone(),
            port: address.port.checked_add(1).unwrap_or(0),
        };
        return Problem {
            error: format!("port {} is in use{owner}", address.port),
            cause: Some(format!("another process listens on {address}")),
            fix: Some(format!(
                "ringspool serve {flag} {other}   or {flag} {}:0 for any free port",
                address.host
            )),
            exit_code: OCCUPIED,
        };
    }
    Problem {
        error: format!("cannot listen on {address}"),
        cause: Some(problem.source.to_string()),
        fix: Some(format!(
            "ringspool serve {flag} HOST:PORT with an address of this machine"
        )),
        exit_code: if problem.source.kind() == io::ErrorKind::PermissionDenied {
            ENVIRONMENT
        } else {
            USAGE
        },
    }
}

fn open_problem(problem: OpenError, options: &ServeOptions) -> Problem {
    let directory = options.data_dir.display();
    match problem {
        OpenError::Locked { pid, .. } => Problem {
            error: match pid {
                Some(pid) => format!("data directory {directory} is locked by ringspool pid {pid}"),
                None => format!("data directory {directory} is locked by another process"),
            },
            cause: Some("one process at a time may write to a data directory".to_owned()),
            fix: Some(
                "stop it, or use --data-dir OTHER; the lock is the kernel's: nothing to delete by hand"
                    .to_owned(),
            ),
            exit_code: OCCUPIED,
        },
        OpenError::NotWritable { source, .. } => Problem {
            error: format!("data directory {directory} is not writable"),
            cause: Some(source.to_string()),
            fix: Some("ringspool serve --data-dir DIRECTORY that this user may write".to_owned()),
            exit_code: STORAGE,
        },
        OpenError::IoUringUnavailable { source } => Problem {
            error: "io_uring is not available here".to_owned(),
            cause: Some(format!(
                "{source}: a container profile (seccomp), sysctl kernel.io_uring_disabled, or too little locked memory"
            )),
            fix: Some("allow io_uring in the container's seccomp profile, or run outside of it".to_owned()),
            exit_code: ENVIRONMENT,
        },
        OpenError::NoSpace {
            needed_bytes,
            free_bytes,
            ..
        } => Problem {
            error: format!("no space for the journal on {directory}"),
            cause: Some(format!(
                "it needs {}, {} are free",
                in_units(needed_bytes),
                in_units(free_bytes)
            )),
            fix: Some("free space, use --data-dir OTHER, or --config journal.files=4".to_owned()),
            exit_code: STORAGE,
        },
        OpenError::Corrupt { detail } => Problem {
            error: format!("data directory {directory} is damaged; nothing was changed"),
            cause: Some(detail),
            fix: Some("keep a copy of the directory before anything else is tried".to_owned()),
            exit_code: STORAGE,
        },
        OpenError::InvalidOption { detail } => Problem {
            error: "a setting is out of range".to_owned(),
            cause: Some(detail),
            fix: Some("docs/generated/configs.md lists every setting and its range".to_owned()),
            exit_code: USAGE,
        },
        OpenError::Io { what, source } => Problem {
            error: format!("{what} failed"),
            cause: Some(source.to_string()),
            fix: Some(match source.kind() {
                io::ErrorKind::StorageFull => {
                    "free space on that file system and start again; nothing acknowledged is lost".to_owned()
                }
                _ => "check the disk and the directory's permissions, then start again".to_owned(),
            }),
            exit_code: STORAGE,
        },
    }
}

fn failed(error: &str, cause: &dyn std::error::Error) -> Problem {
    Problem {
        error: error.to_owned(),
        cause: Some(cause.to_string()),
        fix: Some("see the log above; start again with RINGSPOOL_LOG=debug for more".to_owned()),
        exit_code: FAILED,
    }
}
