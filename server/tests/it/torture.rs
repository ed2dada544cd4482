//! Clients that break off, talk at once, talk in crumbs or talk something else: the broker serves all the others, and
//! what was not sent whole is never appended.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use bytes::Bytes;
use ringspool_protocol::frame::{decode_response, request_frame};
use ringspool_protocol::messages::api_versions_request::ApiVersionsRequest;
use ringspool_protocol::messages::fetch_request::FetchRequest;
use ringspool_protocol::messages::metadata_request::MetadataRequest;
use ringspool_protocol::messages::produce_request::ProduceRequest;
use ringspool_protocol::{ApiKey, Request};

use crate::broker::TestBroker;
use crate::records::{
    FETCH_VERSION, PRODUCE_VERSION, batch, fetch_request, fetched, produce_request, produced,
    records_of,
};

/// A test that waits longer than this has failed.
const READ_LIMIT: Duration = Duration::from_secs(30);

/// A broker with one topic, and how many records are in it.
struct Torture {
    broker: TestBroker,
    record_count: i64,
}

impl Torture {
    fn begin() -> Torture {
        let broker = TestBroker::start();
        broker.client().create_topic("orders", 1, &[]);
        Torture {
            broker,
            record_count: 0,
        }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.broker.address()).expect("the broker accepts");
        stream
            .set_read_timeout(Some(READ_LIMIT))
            .expect("the limit is not zero");
        stream.set_nodelay(true).expect("a TCP socket");
        stream
    }

    /// Sends `bytes` and nothing more; the broker must close, whatever it answers before.
    fn expect_closed_after(&self, bytes: &[u8]) -> Vec<u8> {
        let mut stream = self.connect();
        // Both fail if the broker has closed the connection in the meantime.
        let _ = stream.write_all(bytes);
        let _ = stream.shutdown(Shutdown::Write);
        let mut answer = Vec::new();
        if let Err(error) = stream.read_to_end(&mut answer) {
            assert_ne!(
                error.kind(),
                std::io::ErrorKind::WouldBlock,
                "the connection is still open"
            );
        }
        answer
    }

    /// A fresh connection is served: what it is for, a record in, the same record out, and no other record is there.
    fn assert_serves(&mut self) {
        let mut client = self.broker.client();
        assert_eq!(client.call(&ApiVersionsRequest::default(), 0).error_code, 0);
        let value = format!("record {}", self.record_count);
        let request = produce_request("orders", 0, -1, Some(batch(&[&value])));
        let response = produced(client.call(&request, PRODUCE_VERSION));
        assert_eq!(
            (response.error_code, response.base_offset),
            (0, self.record_count),
            "nothing else was appended"
        );
        let request = fetch_request("orders", 0, self.record_count);
        let data = fetched(client.call(&request, FETCH_VERSION));
        assert_eq!(records_of(&data), [(self.record_count, value)]);
        self.record_count += 1;
    }

    /// The process is still the one that was started, and stops when it is asked to.
    fn end(mut self) {
        self.assert_serves();
        self.broker.signal("TERM");
        let status = self.broker.wait();
        assert!(status.success(), "{status}");
    }
}

fn encoded<R: Request>(correlation_id: i32, request: &R, version: i16) -> Vec<u8> {
    let pieces = request_frame(correlation_id, Some("it"), version, request).expect("encodes");
    pieces.iter().flatten().copied().collect()
}

/// The next answer without its length.
fn read_frame(stream: &mut TcpStream) -> Bytes {
    let mut length = [0; 4];
    stream.read_exact(&mut length).expect("an answer");
    let length = usize::try_from(i32::from_be_bytes(length)).expect("a positive length");
    let mut body = vec![0; length];
    stream.read_exact(&mut body).expect("a whole answer");
    body.into()
}

#[test]
fn a_produce_request_cut_at_any_byte_appends_nothing() {
    let mut torture = Torture::begin();
    let request = produce_request("orders", 0, -1, Some(batch(&["never"])));
    let whole = encoded(1, &request, PRODUCE_VERSION);
    for length in 0..whole.len() {
        assert_eq!(torture.expect_closed_after(&whole[..length]), b"");
        if length % 32 == 0 {
            torture.assert_serves();
        }
    }
    torture.end();
}

/// The length says what is there, so that the decoder meets the cut, not the reader of frames.
#[test]
fn a_request_that_ends_within_a_field_closes_the_connection() {
    let mut torture = Torture::begin();
    let request = produce_request("orders", 0, -1, Some(batch(&["never"])));
    let whole = encoded(1, &request, PRODUCE_VERSION);
    for length in 5..whole.len() {
        let mut cut = whole[..length].to_vec();
        let stated = i32::try_from(length - 4).expect("short").to_be_bytes();
        cut[..4].copy_from_slice(&stated);
        assert_eq!(torture.expect_closed_after(&cut), b"", "cut to {length}");
        if length % 32 == 0 {
            torture.assert_serves();
        }
    }
    torture.end();
}

#[test]
fn a_thousand_pipelined_requests_of_four_kinds_are_answered_in_order() {
    const REQUESTS: i32 = 1_000;
    let mut torture = Torture::begin();
    let mut high_watermark = 0;
    let mut bytes = Vec::new();
    for correlation_id in 0..REQUESTS {
        let produce = produce_request("orders", 0, -1, Some(batch(&["pipelined"])));
        bytes.extend(match correlation_id % 4 {
            0 => encoded(correlation_id, &ApiVersionsRequest::default(), 0),
            1 => encoded(correlation_id, &produce, PRODUCE_VERSION),
            2 => encoded(correlation_id, &MetadataRequest::default(), 9),
            _ => encoded(
                correlation_id,
                &fetch_request("orders", 0, 0),
                FETCH_VERSION,
            ),
        });
    }
    let mut stream = torture.connect();
    let mut sending = stream.try_clone().expect("a second handle");
    let sender = std::thread::spawn(move || sending.write_all(&bytes).expect("the broker reads"));
    for expected in 0..REQUESTS {
        let frame = read_frame(&mut stream);
        assert_eq!(frame[..4], expected.to_be_bytes());
        match expected % 4 {
            1 => {
                let decoded = decode_response::<ProduceRequest>(frame, PRODUCE_VERSION);
                let response = produced(decoded.expect("a response").1);
                assert_eq!(response.base_offset, torture.record_count);
                torture.record_count += 1;
            }
            3 => {
                let decoded = decode_response::<FetchRequest>(frame, FETCH_VERSION);
                let data = fetched(decoded.expect("a response").1);
                // A fetch does not wait for the flush of what was produced before it, but its response waits its turn.
                assert!((high_watermark..=torture.record_count).contains(&data.high_watermark));
                high_watermark = data.high_watermark;
            }
            _ => {}
        }
    }
    sender.join().expect("everything was sent");
    torture.end();
}

/// Above 32 KiB a frame has a buffer of its own, and is read by other code than small ones.
#[test]
fn a_large_request_may_arrive_in_crumbs() {
    let mut torture = Torture::begin();
    let value = "x".repeat(40_000);
    let request = produce_request("orders", 0, -1, Some(batch(&[&value])));
    let whole = encoded(1, &request, PRODUCE_VERSION);
    for piece_bytes in [1, 7, 4_096] {
        let mut stream = torture.connect();
        for piece in whole.chunks(piece_bytes) {
            stream.write_all(piece).expect("the broker reads");
        }
        let frame = read_frame(&mut stream);
        let decoded = decode_response::<ProduceRequest>(frame, PRODUCE_VERSION);
        let response = produced(decoded.expect("a response").1);
        assert_eq!(
            (response.error_code, response.base_offset),
            (0, torture.record_count)
        );
        torture.record_count += 1;
        torture.assert_serves();
    }
    torture.end();
}

#[test]
fn other_protocols_are_closed_without_an_answer() {
    let mut torture = Torture::begin();
    let http = b"GET / HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n";
    let http_2 = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0";
    // TLS 1.2 record, handshake, ClientHello of 508 bytes, its version, and zeros.
    let mut client_hello = vec![0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3];
    client_hello.resize(517, 0);
    let ssl_2 = [0x80, 0x2e, 1, 0, 2, 0, 0x15, 0, 0, 0, 0x10];
    let others: [&[u8]; 7] = [
        http,
        http_2,
        &client_hello,
        &ssl_2,
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"*1\r\n$4\r\nPING\r\n",
        b"\0\0\0\x08\x04\xd2\x16\x2f",
    ];
    for bytes in others {
        assert_eq!(torture.expect_closed_after(bytes), b"", "{bytes:?}");
        torture.assert_serves();
    }
    torture.end();
}

#[test]
fn a_connection_reset_within_an_answer_harms_no_other() {
    let mut torture = Torture::begin();
    let value = "x".repeat(500_000);
    for _ in 0..4 {
        let request = produce_request("orders", 0, -1, Some(batch(&[&value])));
        let response = produced(torture.broker.client().call(&request, PRODUCE_VERSION));
        assert_eq!(response.base_offset, torture.record_count);
        torture.record_count += 1;
    }
    let request = encoded(1, &fetch_request("orders", 0, 0), FETCH_VERSION);
    for read_bytes in [1, 3, 4, 100, 70_000] {
        // Several answers are asked for, so that some of them are still to be written.
        let mut stream = torture.connect();
        stream
            .write_all(&request.repeat(20))
            .expect("the broker reads");
        let mut begin = vec![0; read_bytes];
        stream.read_exact(&mut begin).expect("an answer begins");
        // Closed with bytes unread: the kernel sends a reset, not an end.
        drop(stream);
        torture.assert_serves();
    }
    torture.end();
}

#[test]
fn extreme_keys_and_versions_close_the_connection() {
    let mut torture = Torture::begin();
    let codes = (-2..=130).chain([i16::MIN, i16::MAX, 255, 256, 1000]);
    for code in codes {
        let api_key = ApiKey::from_code(code);
        let highest = api_key.map_or(0, |api_key| *api_key.valid_versions().end());
        for version in [i16::MIN, -1, highest + 1, i16::MAX] {
            let mut frame = vec![0, 0, 0, 12];
            frame.extend_from_slice(&code.to_be_bytes());
            frame.extend_from_slice(&version.to_be_bytes());
            frame.extend_from_slice(&[0, 0, 0, 1, 0xff, 0xff, 0, 0]);
            let answer = torture.expect_closed_after(&frame);
            // Only ApiVersions is answered in a version that nobody knows (KIP-511).
            let is_answered = api_key == Some(ApiKey::ApiVersions);
            assert_eq!(!answer.is_empty(), is_answered, "key {code} v{version}");
        }
        if code % 16 == 0 {
            torture.assert_serves();
        }
    }
    torture.end();
}
