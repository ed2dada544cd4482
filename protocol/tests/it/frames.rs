//! Headers and lengths around messages.

use bytes::Bytes;
use bytestring::ByteString;
use ringspool_protocol::frame::{
    RequestHead, decode_request_header, decode_response, request_frame, response_frame,
};
use ringspool_protocol::internal_records::offset_commit_key::OffsetCommitKey;
use ringspool_protocol::internal_records::offset_commit_value::OffsetCommitValue;
use ringspool_protocol::internal_records::{
    RecordKey, decode_key_body, decode_version_prefix, decode_versioned, encode_key,
    encode_versioned,
};
use ringspool_protocol::messages::api_versions_request::ApiVersionsRequest;
use ringspool_protocol::messages::api_versions_response::ApiVersionsResponse;
use ringspool_protocol::messages::fetch_response::{
    FetchResponse, FetchableTopicResponse, PartitionData,
};
use ringspool_protocol::messages::heartbeat_request::HeartbeatRequest;
use ringspool_protocol::messages::metadata_request::MetadataRequest;
use ringspool_protocol::messages::metadata_response::MetadataResponse;
use ringspool_protocol::messages::offset_delete_request::OffsetDeleteRequest;
use ringspool_protocol::messages::sasl_handshake_request::SaslHandshakeRequest;
use ringspool_protocol::{ApiKey, Decoder, Message, Records, Request};

fn joined(pieces: Vec<Bytes>) -> Bytes {
    Records::from(pieces).into_single()
}

/// The frame without its length, which must be right.
fn body(frame: Vec<Bytes>) -> Bytes {
    let mut decoder = Decoder::new(joined(frame));
    let length = decoder.read_i32().unwrap();
    assert_eq!(usize::try_from(length), Ok(decoder.remaining()));
    decoder.into_remaining()
}

fn reads_back<R: Request>(version: i16, client_id: Option<&str>, request: &R) -> Bytes {
    let bytes = body(request_frame(9, client_id, version, request).unwrap());
    let mut decoder = Decoder::new(bytes.clone());
    let head = RequestHead {
        api_key_code: R::API_KEY.code(),
        api_version: version,
        correlation_id: 9,
        client_id: client_id.map(ByteString::from),
    };
    assert_eq!(decode_request_header(&mut decoder), Ok(head));
    assert_eq!(R::decode(&mut decoder, version).as_ref(), Ok(request));
    assert!(decoder.is_empty());
    bytes
}

/// Brokers of any age must find the client id, so it keeps its int16 length (KIP-511).
#[test]
fn client_id_keeps_its_int16_length_in_flexible_headers() {
    let bytes = reads_back(3, Some("me"), &ApiVersionsRequest::default());
    assert_eq!(bytes[8..13], [0, 2, b'm', b'e', 0]);
    let anonymous = reads_back(3, None, &ApiVersionsRequest::default());
    assert_eq!(anonymous[8..11], [0xff, 0xff, 0]);
}

#[test]
fn requests_read_back_behind_both_headers() {
    for version in MetadataRequest::VALID_VERSIONS {
        reads_back(
            version,
            Some("metadata"),
            &MetadataRequest {
                topics: Some(Vec::new()),
                ..Default::default()
            },
        );
    }
    for version in HeartbeatRequest::VALID_VERSIONS {
        reads_back(
            version,
            None,
            &HeartbeatRequest {
                generation_id: 4,
                ..Default::default()
            },
        );
    }
}

#[test]
fn sasl_handshake_and_offset_delete_are_never_flexible() {
    assert_eq!(SaslHandshakeRequest::FLEXIBLE_FROM, None);
    assert_eq!(OffsetDeleteRequest::FLEXIBLE_FROM, None);
    // Key, version, correlation id and client id: no byte for tagged fields.
    let header_bytes = 2 + 2 + 4 + 2;
    let handshake = reads_back(
        1,
        None,
        &SaslHandshakeRequest {
            mechanism: ByteString::from("PLAIN"),
        },
    );
    assert_eq!(handshake.len(), header_bytes + 2 + 5);
    let offset_delete = reads_back(0, None, &OffsetDeleteRequest::default());
    assert_eq!(offset_delete.len(), header_bytes + 2 + 4);
}

#[test]
fn api_versions_answers_with_header_v0_in_every_version() {
    for version in ApiVersionsResponse::VALID_VERSIONS {
        let response = ApiVersionsResponse {
            error_code: 35,
            ..Default::default()
        };
        let bytes = body(response_frame(ApiKey::ApiVersions, version, 77, &response).unwrap());
        assert_eq!(bytes[..6], [0, 0, 0, 77, 0, 35]);
        assert_eq!(
            decode_response::<ApiVersionsRequest>(bytes, version),
            Ok((77, response))
        );
    }
    let flexible =
        body(response_frame(ApiKey::Metadata, 9, 77, &MetadataResponse::default()).unwrap());
    assert_eq!(flexible[..5], [0, 0, 0, 77, 0]);
}

/// The broker must still learn the correlation id to answer with an error.
#[test]
fn header_of_an_unknown_key_is_read_as_version_1() {
    let mut decoder = Decoder::new(Bytes::from_static(&[
        0x7f, 0, 0, 9, 0, 0, 0, 5, 0, 1, b'c', 0xaa,
    ]));
    let head = decode_request_header(&mut decoder).unwrap();
    assert_eq!(
        (head.api_key_code, head.api_version, head.correlation_id),
        (0x7f00, 9, 5)
    );
    assert_eq!(head.client_id.as_deref(), Some("c"));
    assert_eq!(decoder.peek(), [0xaa]);
    assert!(decode_request_header(&mut Decoder::new(Bytes::from_static(&[0, 18, 0]))).is_err());
}

#[test]
fn a_fetch_response_is_gathered_around_its_batches() {
    let batches = [Bytes::from(vec![1; 50]), Bytes::from(vec![2; 60])];
    let addresses = batches.each_ref().map(|batch| batch.as_ptr());
    let partition = PartitionData {
        records: Some(Records::from(batches.to_vec())),
        ..Default::default()
    };
    let topic = FetchableTopicResponse {
        partitions: vec![partition],
        ..Default::default()
    };
    let response = FetchResponse {
        responses: vec![topic],
        ..Default::default()
    };
    let pieces = response_frame(ApiKey::Fetch, 16, 1, &response).unwrap();
    assert_eq!(pieces.len(), 4);
    assert_eq!([pieces[1].as_ptr(), pieces[2].as_ptr()], addresses);
    let total = pieces.iter().map(Bytes::len).sum::<usize>();
    assert_eq!(
        pieces[0][..4],
        u32::try_from(total - 4).unwrap().to_be_bytes()
    );
}

/// Kafka reads `__consumer_offsets`: the key's prefix is its kind, the value's its version.
#[test]
fn internal_records_carry_their_prefix() {
    let key = OffsetCommitKey {
        group: "g".into(),
        topic: "t".into(),
        partition: 2,
    };
    let bytes = encode_key(&key).unwrap();
    assert_eq!(bytes[..], [0, 1, 0, 1, b'g', 0, 1, b't', 0, 0, 0, 2]);
    let (record_type, mut decoder) = decode_version_prefix(&bytes).unwrap();
    assert_eq!(record_type, OffsetCommitKey::RECORD_TYPE);
    assert_eq!(decode_key_body(&mut decoder), Ok(key));
    let value = OffsetCommitValue {
        offset: 40,
        leader_epoch: 3,
        ..Default::default()
    };
    for version in [3, 4] {
        let bytes = encode_versioned(&value, version).unwrap();
        assert_eq!(bytes[..2], version.to_be_bytes());
        assert_eq!(decode_versioned(&bytes).as_ref(), Ok(&value));
    }
}
