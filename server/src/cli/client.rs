//! A small blocking client for the commands that talk to a running broker.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use bytes::Bytes;
use ringspool_protocol::Request;
use ringspool_protocol::frame::{LENGTH_BYTES, decode_response, request_frame};
use ringspool_protocol::messages::api_versions_request::ApiVersionsRequest;
use ringspool_protocol::messages::api_versions_response::ApiVersion;

use super::problem::{FAILED, Problem};
use crate::config::ListenAddress;

/// A broker that does not answer within this time is not there.
const ANSWER_LIMIT: Duration = Duration::from_secs(30);
/// No response of these commands is larger.
const RESPONSE_BYTES_MAX: usize = 256 * 1024 * 1024;
/// What the broker's log calls us.
const CLIENT_ID: &str = "ringspool-cli";

/// A connection to a broker.
pub struct Client {
    stream: TcpStream,
    broker: String,
    apis: Vec<ApiVersion>,
    next_correlation_id: i32,
}

impl Client {
    /// Connects and learns what the broker speaks.
    pub fn connect(broker: &ListenAddress) -> Result<Client, Problem> {
        let unreachable = |error: std::io::Error| Problem {
            error: format!("no broker answers at {broker}"),
            cause: Some(error.to_string()),
            fix: Some("ringspool serve, or name another one with --broker HOST:PORT".to_owned()),
            exit_code: FAILED,
        };
        let stream =
            TcpStream::connect((broker.host.as_str(), broker.port)).map_err(unreachable)?;
        stream
            .set_read_timeout(Some(ANSWER_LIMIT))
            .map_err(unreachable)?;
        let mut client = Client {
            stream,
            broker: broker.to_string(),
            apis: Vec::new(),
            next_correlation_id: 0,
        };
        // Version 0 is the one that every broker answers.
        client.apis = client.call_at(&ApiVersionsRequest::default(), 0)?.api_keys;
        Ok(client)
    }

    /// Sends a request in the newest version that both sides know, and returns its response.
    pub fn call<R: Request>(&mut self, request: &R) -> Result<R::Response, Problem> {
        let ours = R::API_KEY.valid_versions();
        let common = self
            .apis
            .iter()
            .find(|api| api.api_key == R::API_KEY.code())
            .map(|api| (*ours.end()).min(api.max_version))
            .filter(|version| ours.contains(version));
        match common {
            Some(version) => self.call_at(request, version),
            None => Err(Problem {
                error: format!(
                    "the broker at {} does not speak {}",
                    self.broker,
                    R::API_KEY
                ),
                cause: Some(format!("no version of {} is known to both", R::API_KEY)),
                fix: Some("use a broker and a command line of the same age".to_owned()),
                exit_code: FAILED,
            }),
        }
    }

    fn call_at<R: Request>(&mut self, request: &R, version: i16) -> Result<R::Response, Problem> {
        self.next_correlation_id += 1;
        let pieces = request_frame(self.next_correlation_id, Some(CLIENT_ID), version, request)
            .map_err(|error| self.broken(&error))?;
        let body = self
            .exchange(&pieces)
            .map_err(|error| self.broken(&error))?;
        let (_, response) =
            decode_response::<R>(body, version).map_err(|error| self.broken(&error))?;
        Ok(response)
    }

    fn exchange(&mut self, pieces: &[Bytes]) -> std::io::Result<Bytes> {
        for piece in pieces {
            self.stream.write_all(piece)?;
        }
        let mut length = [0; LENGTH_BYTES];
        self.stream.read_exact(&mut length)?;
        let length = usize::try_from(i32::from_be_bytes(length))
            .ok()
            .filter(|length| *length <= RESPONSE_BYTES_MAX)
            .ok_or(std::io::ErrorKind::InvalidData)?;
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        Ok(Bytes::from(body))
    }

    fn broken(&self, cause: &dyn std::error::Error) -> Problem {
        Problem {
            error: format!("the broker at {} did not answer properly", self.broker),
            cause: Some(cause.to_string()),
            fix: Some("check that a Kafka-compatible broker listens there".to_owned()),
            exit_code: FAILED,
        }
    }
}
