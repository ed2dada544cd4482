//! Every way a run can fail, with its cause and what the user can do about it.
//!
//! Called by all modules; printed once, by `main`.

use std::io;
use std::path::PathBuf;

use ringspool_protocol::{DecodeError, EncodeError, ErrorCode};
use thiserror::Error;

/// Why the load generator gives up.
#[derive(Debug, Error)]
pub enum Error {
    #[error("cannot connect to {address}")]
    Connect { address: String, source: io::Error },
    #[error("the connection to {address} was lost")]
    ConnectionLost { address: String, source: io::Error },
    #[error("{address} sent a frame of {length} bytes, over the limit of {limit}")]
    FrameLength {
        address: String,
        length: i64,
        limit: usize,
    },
    #[error("the answer of {address} to {request} cannot be read")]
    Decode {
        address: String,
        request: &'static str,
        source: DecodeError,
    },
    #[error("{request} cannot be written in version {version}")]
    Encode {
        request: &'static str,
        version: i16,
        source: EncodeError,
    },
    #[error("{address} answered request {expected} with correlation id {found}")]
    Correlation {
        address: String,
        expected: i32,
        found: i32,
    },
    #[error("{address} has no version of {request} that this program knows")]
    NoCommonVersion {
        address: String,
        request: &'static str,
    },
    #[error("{request} for {subject} was refused")]
    Refused {
        request: &'static str,
        subject: String,
        code: i16,
        message: Option<String>,
    },
    #[error("topic {topic} does not exist")]
    TopicMissing { topic: String },
    #[error("waited {seconds} s for {what}")]
    Timeout { what: String, seconds: u64 },
    #[error("{what}")]
    Settings { what: String, fix: String },
    #[error("no metrics at {url}")]
    Metrics { url: String, source: io::Error },
    #[error("cannot use the file {path}")]
    File { path: PathBuf, source: io::Error },
    #[error("{path} is not an acknowledgement log: line {line}: {what}")]
    AckLog {
        path: PathBuf,
        line: usize,
        what: String,
    },
    #[error("process {pid} cannot be observed")]
    Process { pid: u32, source: io::Error },
    #[error("a worker thread cannot run")]
    Worker { source: io::Error },
    #[error("a record batch cannot be read")]
    Batch { what: String },
    #[error("verification failed: {faults} faults in topic {topic}")]
    Verification {
        topic: String,
        faults: u64,
        first: String,
    },
    #[error("no record was acknowledged")]
    NothingAcknowledged { errors: String },
    #[error("{path} cannot be read as a result")]
    Results { path: PathBuf, what: String },
    #[error("{candidate} and {baseline} have no workload in common")]
    NothingToCompare { baseline: String, candidate: String },
    #[error("{count} regression(s)")]
    Regression { count: usize, first: String },
    #[error("cannot listen on {address}")]
    Listen { address: String, source: io::Error },
}

/// The result type of this program.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// Whether the broker went away, as a kill or a shutdown makes it.
    pub fn is_disconnect(&self) -> bool {
        matches!(self, Error::Connect { .. } | Error::ConnectionLost { .. })
    }

    /// What lies under the error, for the `cause:` line.
    pub fn cause(&self) -> String {
        match self {
            Error::Connect { source, .. }
            | Error::ConnectionLost { source, .. }
            | Error::Metrics { source, .. }
            | Error::File { source, .. }
            | Error::Process { source, .. }
            | Error::Listen { source, .. }
            | Error::Worker { source } => source.to_string(),
            Error::Decode { source, .. } => source.to_string(),
            Error::Encode { source, .. } => source.to_string(),
            Error::Refused { code, message, .. } => match message {
                Some(message) => format!("{}: {message}", code_name(*code)),
                None => code_name(*code),
            },
            Error::FrameLength { .. } => "the length is out of range".to_owned(),
            Error::Correlation { .. } => "answers must come in the order of requests".to_owned(),
            Error::NoCommonVersion { .. } => "the version ranges do not meet".to_owned(),
            Error::TopicMissing { .. } => "Metadata says UNKNOWN_TOPIC_OR_PARTITION".to_owned(),
            Error::Timeout { .. } => "the broker did not answer or did not become ready".to_owned(),
            Error::Settings { .. } => "these options do not fit together".to_owned(),
            Error::AckLog { .. } => {
                "the line does not have six fields of the right kind".to_owned()
            }
            Error::Batch { what } => what.clone(),
            Error::Verification { first, .. } => first.clone(),
            Error::NothingAcknowledged { errors } => errors.clone(),
            Error::Results { what, .. } => what.clone(),
            Error::NothingToCompare { .. } => {
                "runs are matched by workload, acks, sizes, connections and load".to_owned()
            }
            Error::Regression { first, .. } => first.clone(),
        }
    }

    /// What to do, for the `fix:` line.
    pub fn fix(&self) -> String {
        match self {
            Error::Connect { .. } => "start the broker, or name its address with --bootstrap HOST:PORT",
            Error::ConnectionLost { .. } => {
                "look into the broker's log; --until-disconnect ends a run in good order when the broker is meant to die"
            }
            Error::FrameLength { .. } | Error::Decode { .. } | Error::Correlation { .. } => {
                "check that the address is a Kafka listener without TLS"
            }
            Error::Encode { .. } => "leave out the option that this version of the request lacks",
            Error::NoCommonVersion { .. } => "use a broker of Kafka 0.11 or later with this API enabled",
            Error::Refused { code, .. } => return refusal_fix(*code).to_owned(),
            Error::TopicMissing { .. } => {
                "fill it first: run --workload produce --topic NAME --keep-topic"
            }
            Error::Timeout { .. } => "look into the broker's log; a longer --request-timeout-ms may help",
            Error::Settings { fix, .. } => return fix.clone(),
            Error::Metrics { .. } => "name the address in the broker's banner, or leave out --metrics",
            Error::File { .. } => "check the path and its permissions",
            Error::AckLog { .. } => "give the file that run --ack-log wrote",
            Error::Process { .. } => "name a running process of this user with --server-pid",
            Error::Worker { .. } => "raise the limits for threads and open files",
            Error::Batch { .. } => "read the topic with another client to see whether the log is damaged",
            Error::Verification { .. } => {
                "the topic was kept: read it with another client; --json lists the first faults"
            }
            Error::NothingAcknowledged { .. } => "look up the error codes above in the broker's log",
            Error::Results { .. } => "give a file of run --json, or a folder that scripts/compare wrote",
            Error::NothingToCompare { .. } => "repeat one of them with the options of the other",
            Error::Regression { .. } => "repeat the comparison; if it stays, look for the commit that brought it",
            Error::Listen { .. } => "choose a free port with --listen HOST:PORT",
        }
        .to_owned()
    }

    /// The three lines that the user sees.
    pub fn report(&self) -> String {
        format!(
            "error: {self}\ncause: {}\nfix: {}",
            self.cause(),
            self.fix()
        )
    }
}

/// Kafka's name of an error code, or its number if it is unknown.
pub fn code_name(code: i16) -> String {
    match ErrorCode::from_code(code) {
        Some(known) => known.name().to_owned(),
        None => format!("error code {code}"),
    }
}

fn refusal_fix(code: i16) -> &'static str {
    match ErrorCode::from_code(code) {
        Some(ErrorCode::MessageTooLarge | ErrorCode::RecordListTooLarge) => {
            "lower --batch-records or --record-size, or raise max.message.bytes of the topic"
        }
        Some(ErrorCode::InvalidReplicationFactor) => {
            "name a --replication-factor the cluster can hold"
        }
        Some(ErrorCode::InvalidConfig) => "correct the --topic-config values",
        Some(ErrorCode::UnsupportedCompressionType) => "choose another --compression",
        Some(
            ErrorCode::TopicAuthorizationFailed
            | ErrorCode::ClusterAuthorizationFailed
            | ErrorCode::TransactionalIdAuthorizationFailed,
        ) => "give the anonymous user rights on the topic",
        _ => "look up the error in the broker's log",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_has_error_cause_and_fix() {
        let error = Error::Refused {
            request: "Produce",
            subject: "bench-0".to_owned(),
            code: 10,
            message: None,
        };
        let report = error.report();
        let lines: Vec<&str> = report.lines().collect();
        assert_eq!(lines[0], "error: Produce for bench-0 was refused");
        assert_eq!(lines[1], "cause: MESSAGE_TOO_LARGE");
        assert!(lines[2].starts_with("fix: lower --batch-records"));
    }
}
