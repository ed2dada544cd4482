//! What happens to fields and versions that do not exist.

use bytestring::ByteString;
use ringspool_protocol::messages::add_partitions_to_txn_request::AddPartitionsToTxnRequest;
use ringspool_protocol::messages::api_versions_response::ApiVersionsResponse;
use ringspool_protocol::messages::fetch_request::{FetchRequest, FetchTopic};
use ringspool_protocol::messages::metadata_request::{MetadataRequest, MetadataRequestTopic};
use ringspool_protocol::{DecodeError, Decoder, EncodeError, Message};

use crate::generated_samples::cases;
use crate::sample::encode;

/// A silently dropped field would make the broker do something else than it was asked.
#[test]
fn a_field_that_the_version_lacks_is_refused_unless_ignorable() {
    let lacks_transactions = AddPartitionsToTxnRequest {
        transactions: vec![Default::default()],
        ..Default::default()
    };
    assert_eq!(
        encode(&lacks_transactions, 3),
        Err(EncodeError::FieldNotInVersion {
            field: "AddPartitionsToTxnRequest.transactions",
            version: 3
        })
    );
    let ignorable = FetchRequest {
        rack_id: ByteString::from("a"),
        session_id: 3,
        ..Default::default()
    };
    assert_eq!(encode(&ignorable, 6), encode(&FetchRequest::default(), 6));
}

#[test]
fn a_tagged_field_is_written_only_where_it_differs_from_its_default() {
    let unknown_epoch = encode(&ApiVersionsResponse::default(), 3).unwrap();
    assert_eq!(unknown_epoch.last(), Some(&0));
    let known = ApiVersionsResponse {
        finalized_features_epoch: 0,
        ..Default::default()
    };
    let known = encode(&known, 3).unwrap();
    assert_eq!(
        known[unknown_epoch.len() - 1..],
        [1, 1, 8, 0, 0, 0, 0, 0, 0, 0, 0]
    );
    assert_eq!(
        encode(
            &ApiVersionsResponse {
                finalized_features_epoch: 0,
                ..Default::default()
            },
            2
        )
        .map(|_| ()),
        Ok(())
    );
}

/// Version 0 of Metadata asks for all topics with an empty list; null exists from version 1.
#[test]
fn null_is_refused_in_versions_without_it() {
    let all_topics = MetadataRequest {
        topics: None,
        ..Default::default()
    };
    assert_eq!(
        encode(&all_topics, 0),
        Err(EncodeError::NullNotInVersion {
            field: "MetadataRequest.topics",
            version: 0
        })
    );
    let null = encode(&all_topics, 1).unwrap();
    assert_eq!(
        MetadataRequest::decode(&mut Decoder::new(null.clone()), 0),
        Err(DecodeError::UnexpectedNull)
    );
    assert_eq!(
        MetadataRequest::decode(&mut Decoder::new(null), 1),
        Ok(all_topics)
    );
    let nameless = MetadataRequestTopic {
        name: None,
        ..Default::default()
    };
    let by_id = MetadataRequest {
        topics: Some(vec![nameless]),
        ..Default::default()
    };
    assert!(encode(&by_id, 9).is_err());
    assert!(encode(&by_id, 12).is_ok());
}

#[test]
fn fields_that_the_version_lacks_decode_to_their_defaults() {
    let request = FetchRequest {
        topics: vec![FetchTopic::default()],
        session_epoch: 7,
        ..Default::default()
    };
    let decoded = FetchRequest::decode(&mut Decoder::new(encode(&request, 4).unwrap()), 4).unwrap();
    assert_eq!(decoded.session_epoch, -1);
    assert_eq!(decoded.max_bytes, i32::MAX);
}

#[test]
fn versions_outside_the_schema_are_errors() {
    for case in cases() {
        for version in [
            i16::MIN,
            case.versions.start() - 1,
            case.versions.end() + 1,
            i16::MAX,
        ] {
            let refused = (case.decode)(bytes::Bytes::from_static(&[0; 64]), version);
            assert_eq!(
                refused,
                Err(DecodeError::UnsupportedVersion {
                    message: case.name,
                    version
                })
            );
        }
    }
    assert_eq!(
        encode(&FetchRequest::default(), 3),
        Err(EncodeError::UnsupportedVersion {
            message: "FetchRequest",
            version: 3
        })
    );
}
