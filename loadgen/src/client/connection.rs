//! One TCP connection to a broker: version handshake, framed requests, and the non-blocking pieces
//! that the hot loops are made of.
//!
//! Used on worker threads and, for admin requests, on the main thread.

use std::collections::BTreeMap;
use std::io;
use std::ops::RangeInclusive;
use std::time::Duration;

use bytes::{Buf, Bytes, BytesMut};
use ringspool_protocol::messages::api_versions_request::ApiVersionsRequest;
use ringspool_protocol::messages::api_versions_response::ApiVersionsResponse;
use ringspool_protocol::{ApiKey, Decoder, ErrorCode, Message, Request, frame};
use tokio::io::{AsyncWriteExt, Interest};
use tokio::net::TcpStream;

use crate::error::{Error, Result};

/// The client id in every request.
pub const CLIENT_ID: &str = "ringspool-loadgen";
/// Longest frame that is accepted.
const FRAME_BYTES_MAX: usize = 512 * 1024 * 1024;
/// How much is asked of the kernel in one read, at least.
const READ_BYTES_MIN: usize = 64 * 1024;
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const CALL_TIMEOUT: Duration = Duration::from_secs(60);
const LENGTH_BYTES: usize = 4;

/// Version ranges of a broker by API number.
type BrokerVersions = BTreeMap<i16, RangeInclusive<i16>>;

/// A connection that knows what its broker understands.
#[derive(Debug)]
pub struct Connection {
    stream: TcpStream,
    address: String,
    received: BytesMut,
    next_correlation_id: i32,
    versions: BrokerVersions,
}

impl Connection {
    /// Connects to `address` and learns the broker's API versions.
    pub async fn open(address: &str) -> Result<Connection> {
        let connect_error = |source| Error::Connect {
            address: address.to_owned(),
            source,
        };
        let stream = tokio::time::timeout(CONNECT_TIMEOUT, TcpStream::connect(address))
            .await
            .map_err(|_| connect_error(io::ErrorKind::TimedOut.into()))?
            .map_err(connect_error)?;
        stream.set_nodelay(true).map_err(connect_error)?;
        let mut connection = Connection {
            stream,
            address: address.to_owned(),
            received: BytesMut::with_capacity(READ_BYTES_MIN),
            next_correlation_id: 0,
            versions: BTreeMap::new(),
        };
        connection.learn_versions().await?;
        Ok(connection)
    }

    /// The highest version that both sides know and that is released.
    pub fn version_of(&self, api_key: ApiKey) -> Result<i16> {
        let ours = released_versions(api_key);
        let common = self.versions.get(&api_key.code()).and_then(|theirs| {
            let highest = *theirs.end().min(ours.end());
            let lowest = *theirs.start().max(ours.start());
            (lowest <= highest).then_some(highest)
        });
        common.ok_or_else(|| Error::NoCommonVersion {
            address: self.address.clone(),
            request: api_key.name(),
        })
    }

    /// Highest version of Produce that the broker offers, as a hint at its age.
    pub fn produce_version_max(&self) -> Option<i16> {
        let versions = self.versions.get(&ApiKey::Produce.code())?;
        Some(*versions.end())
    }

    /// Sends `request` in the highest common version and waits for the answer.
    pub async fn call<R: Request>(&mut self, request: &R) -> Result<R::Response> {
        let version = self.version_of(R::API_KEY)?;
        self.call_version(request, version).await
    }

    /// Sends `request` in `version` and waits for the answer. Nothing else may be under way.
    pub async fn call_version<R: Request>(
        &mut self,
        request: &R,
        version: i16,
    ) -> Result<R::Response> {
        let (correlation_id, body) = self.exchange(request, version).await?;
        self.decode::<R>(body, version, correlation_id)
    }

    /// The number for the next request.
    pub fn take_correlation_id(&mut self) -> i32 {
        let correlation_id = self.next_correlation_id;
        self.next_correlation_id = correlation_id.wrapping_add(1);
        correlation_id
    }

    /// Reads an answer and checks that it belongs to `correlation_id`.
    pub fn decode<R: Request>(
        &self,
        body: Bytes,
        version: i16,
        correlation_id: i32,
    ) -> Result<R::Response> {
        let (found, response) =
            frame::decode_response::<R>(body, version).map_err(|source| Error::Decode {
                address: self.address.clone(),
                request: R::API_KEY.name(),
                source,
            })?;
        self.check_correlation(correlation_id, found)?;
        Ok(response)
    }

    /// Takes a whole frame, without its length, from what has been received.
    pub fn take_frame(&mut self) -> Result<Option<Bytes>> {
        let Some(head) = self.received.first_chunk::<LENGTH_BYTES>() else {
            return Ok(None);
        };
        let length = i32::from_be_bytes(*head);
        let length = usize::try_from(length)
            .ok()
            .filter(|length| *length <= FRAME_BYTES_MAX)
            .ok_or_else(|| Error::FrameLength {
                address: self.address.clone(),
                length: i64::from(length),
                limit: FRAME_BYTES_MAX,
            })?;
        if self.received.len() < LENGTH_BYTES + length {
            // One reservation for the whole frame; `reserve` reclaims the buffer when no earlier
            // frame is held any more, so steady fetching allocates nothing.
            self.received
                .reserve(LENGTH_BYTES + length - self.received.len());
            return Ok(None);
        }
        self.received.advance(LENGTH_BYTES);
        Ok(Some(self.received.split_to(length).freeze()))
    }

    /// Reads what is there; false if nothing is. The end of the stream is an error.
    pub fn try_receive(&mut self) -> Result<bool> {
        if self.received.capacity() - self.received.len() < READ_BYTES_MIN / 4 {
            self.received.reserve(READ_BYTES_MIN);
        }
        match self.stream.try_read_buf(&mut self.received) {
            Ok(0) => Err(self.lost(io::ErrorKind::UnexpectedEof.into())),
            Ok(_) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => Ok(false),
            Err(error) => Err(self.lost(error)),
        }
    }

    /// Writes what fits into the socket; 0 if nothing does.
    pub fn try_send(&self, pieces: &[io::IoSlice<'_>]) -> Result<usize> {
        match self.stream.try_write_vectored(pieces) {
            Ok(written) => Ok(written),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => Ok(0),
            Err(error) => Err(self.lost(error)),
        }
    }

    /// Waits until the socket can do something of `interest`; may be dropped at any time.
    pub async fn ready(&self, interest: Interest) -> Result<()> {
        match self.stream.ready(interest).await {
            Ok(_) => Ok(()),
            Err(error) => Err(self.lost(error)),
        }
    }

    /// Sends a whole encoded request.
    pub async fn send_all(&mut self, pieces: Vec<Bytes>) -> Result<()> {
        for piece in pieces {
            if let Err(error) = self.stream.write_all(&piece).await {
                return Err(self.lost(error));
            }
        }
        Ok(())
    }

    /// Waits for a whole frame.
    pub async fn next_frame(&mut self) -> Result<Bytes> {
        loop {
            if let Some(body) = self.take_frame()? {
                return Ok(body);
            }
            if !self.try_receive()? {
                self.ready(Interest::READABLE).await?;
            }
        }
    }

    /// Encodes `request`, length and header included; returns its correlation id, too.
    pub fn encode<R: Request>(&mut self, request: &R, version: i16) -> Result<(i32, Vec<Bytes>)> {
        let correlation_id = self.take_correlation_id();
        let pieces = frame::request_frame(correlation_id, Some(CLIENT_ID), version, request)
            .map_err(|source| Error::Encode {
                request: R::API_KEY.name(),
                version,
                source,
            })?;
        Ok((correlation_id, pieces))
    }

    /// The error for a broken connection.
    pub fn lost(&self, source: io::Error) -> Error {
        Error::ConnectionLost {
            address: self.address.clone(),
            source,
        }
    }

    /// Checks the number in front of an answer.
    pub fn check_correlation(&self, expected: i32, found: i32) -> Result<()> {
        if expected == found {
            return Ok(());
        }
        Err(Error::Correlation {
            address: self.address.clone(),
            expected,
            found,
        })
    }

    async fn exchange<R: Request>(&mut self, request: &R, version: i16) -> Result<(i32, Bytes)> {
        let (correlation_id, pieces) = self.encode(request, version)?;
        let round_trip = async {
            self.send_all(pieces).await?;
            self.next_frame().await
        };
        match tokio::time::timeout(CALL_TIMEOUT, round_trip).await {
            Ok(body) => Ok((correlation_id, body?)),
            Err(_) => Err(Error::Timeout {
                what: format!("{} to answer {}", self.address, R::API_KEY.name()),
                seconds: CALL_TIMEOUT.as_secs(),
            }),
        }
    }

    /// Asks with our highest version; a broker that does not know it answers in version 0 with its
    /// own range (KIP-511), and is asked again.
    async fn learn_versions(&mut self) -> Result<()> {
        let request = ApiVersionsRequest {
            client_software_name: CLIENT_ID.into(),
            client_software_version: env!("CARGO_PKG_VERSION").into(),
            ..ApiVersionsRequest::default()
        };
        let mut version = *released_versions(ApiKey::ApiVersions).end();
        loop {
            let (correlation_id, body) = self.exchange(&request, version).await?;
            let answer = self.read_versions(&body, version, correlation_id)?;
            let retry =
                ErrorCode::from_code(answer.error_code) == Some(ErrorCode::UnsupportedVersion);
            if retry && version > 0 {
                version = common_handshake_version(&answer).min(version - 1);
                continue;
            }
            if answer.error_code != 0 {
                return Err(Error::Refused {
                    request: ApiKey::ApiVersions.name(),
                    subject: self.address.clone(),
                    code: answer.error_code,
                    message: None,
                });
            }
            self.versions = answer
                .api_keys
                .iter()
                .map(|api| (api.api_key, api.min_version..=api.max_version))
                .collect();
            return Ok(());
        }
    }

    fn read_versions(
        &self,
        body: &Bytes,
        version: i16,
        correlation_id: i32,
    ) -> Result<ApiVersionsResponse> {
        let mut decoder = Decoder::new(body.clone());
        let read = (|| {
            let found = decoder.read_i32()?;
            // The error code is the first field of every version.
            let error_code = decoder.clone().read_i16()?;
            let refused = error_code == ErrorCode::UnsupportedVersion.code();
            let form = if refused { 0 } else { version };
            Ok((found, ApiVersionsResponse::decode(&mut decoder, form)?))
        })();
        let (found, response) = read.map_err(|source| Error::Decode {
            address: self.address.clone(),
            request: ApiKey::ApiVersions.name(),
            source,
        })?;
        self.check_correlation(correlation_id, found)?;
        Ok(response)
    }
}

/// The versions of `api_key` that this program may use.
fn released_versions(api_key: ApiKey) -> RangeInclusive<i16> {
    let versions = api_key.valid_versions();
    let highest = *versions.end() - i16::from(api_key.latest_version_is_unstable());
    *versions.start()..=highest
}

/// The highest ApiVersions version that the broker listed, or 0.
fn common_handshake_version(answer: &ApiVersionsResponse) -> i16 {
    answer
        .api_keys
        .iter()
        .find(|api| api.api_key == ApiKey::ApiVersions.code())
        .map_or(0, |api| api.max_version.max(0))
}

#[cfg(test)]
mod tests;
