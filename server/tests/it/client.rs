//! A tiny blocking Kafka client over the protocol crate.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use bytes::Bytes;
use ringspool_protocol::Request;
use ringspool_protocol::frame::{decode_response, request_frame};
use ringspool_protocol::messages::create_topics_request::{
    CreatableTopic, CreatableTopicConfig, CreateTopicsRequest,
};
use ringspool_protocol::messages::create_topics_response::CreatableTopicResult;

/// A test that waits longer than this has failed.
const READ_LIMIT: Duration = Duration::from_secs(30);

/// One connection.
pub struct Client {
    stream: TcpStream,
    next_correlation_id: i32,
}

impl Client {
    /// Connects.
    pub fn connect(address: SocketAddr) -> Client {
        let stream = TcpStream::connect(address).expect("the broker accepts");
        stream
            .set_read_timeout(Some(READ_LIMIT))
            .expect("the limit is not zero");
        stream.set_nodelay(true).expect("a TCP socket");
        Client {
            stream,
            next_correlation_id: 1,
        }
    }

    /// Sends a request and returns its correlation id.
    pub fn send<R: Request>(&mut self, request: &R, version: i16) -> i32 {
        let correlation_id = self.next_correlation_id;
        self.next_correlation_id += 1;
        let pieces = request_frame(correlation_id, Some("it"), version, request)
            .unwrap_or_else(|error| panic!("{error}"));
        for piece in pieces {
            self.send_bytes(&piece);
        }
        correlation_id
    }

    /// Sends bytes as they are.
    pub fn send_bytes(&mut self, bytes: &[u8]) {
        self.stream.write_all(bytes).expect("the broker reads");
    }

    /// Sends bytes that the broker may refuse to read to the end.
    pub fn try_send_bytes(&mut self, bytes: &[u8]) {
        // Fails if the broker has closed the connection in the meantime.
        let _ = self.stream.write_all(bytes);
    }

    /// Receives the next response.
    pub fn receive<R: Request>(&mut self, version: i16) -> (i32, R::Response) {
        let body = self.receive_frame().expect("the broker answers");
        decode_response::<R>(body, version).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Receives the next frame without its length; None = the broker closed the connection.
    pub fn receive_frame(&mut self) -> Option<Bytes> {
        let mut length = [0; 4];
        match self.stream.read_exact(&mut length) {
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {
                panic!("no answer within {READ_LIMIT:?}")
            }
            Err(_) => return None,
        }
        let length = usize::try_from(i32::from_be_bytes(length)).expect("a positive length");
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).expect("a whole frame");
        Some(Bytes::from(body))
    }

    /// Sends a request and receives its response.
    pub fn call<R: Request>(&mut self, request: &R, version: i16) -> R::Response {
        let sent = self.send(request, version);
        let (received, response) = self.receive::<R>(version);
        assert_eq!(sent, received, "responses come in the order of requests");
        response
    }

    /// Checks that the broker closes the connection without another response.
    pub fn expect_closed(&mut self) {
        assert!(self.receive_frame().is_none(), "the broker closes");
    }

    /// Closes our side for sending.
    pub fn finish_sending(&mut self) {
        self.stream
            .shutdown(std::net::Shutdown::Write)
            .expect("the socket is open");
    }

    /// Creates a topic.
    pub fn create_topic(
        &mut self,
        name: &str,
        partition_count: i32,
        configs: &[(&str, &str)],
    ) -> CreatableTopicResult {
        let request = CreateTopicsRequest {
            topics: vec![CreatableTopic {
                name: name.into(),
                num_partitions: partition_count,
                replication_factor: -1,
                configs: configs
                    .iter()
                    .map(|(name, value)| CreatableTopicConfig {
                        name: (*name).into(),
                        value: Some((*value).into()),
                    })
                    .collect(),
                ..Default::default()
            }],
            ..Default::default()
        };
        let mut response = self.call(&request, 7);
        let result = response.topics.remove(0);
        assert_eq!((result.error_code, &result.error_message), (0, &None));
        result
    }
}
