//! Produce versions 0 to 2: advertised because old clients need it (KAFKA-18659), and refused.
//!
//! They carry message sets of before Kafka 0.11 and left the protocol definition, so both forms are
//! written here by hand; the records themselves are skipped.
//!
//! | request | response |
//! |---|---|
//! | acks int16, timeout int32 | topic count int32 |
//! | topic count int32, each: name string, partition count int32 | each: name string, partition count int32 |
//! | each partition: index int32, records bytes | each partition: index int32, error int16, base offset int64, since v2 log append time int64 |
//! | | since v1 throttle time int32 |

use bytes::{BufMut, Bytes, BytesMut};
use ringspool_protocol::{DecodeError, Decoder, ErrorCode};

use super::{ACKS_NONE, NO_OFFSET};
use crate::api::ApiFailure;

/// Since this version a response tells the throttle time.
const THROTTLE_SINCE_VERSION: i16 = 1;
/// Since this version a response tells the log append time.
const LOG_APPEND_TIME_SINCE_VERSION: i16 = 2;

/// The whole response frame: UNSUPPORTED_VERSION for every partition.
///
/// Errors: the request is malformed, or it has acks=0 and thus no response.
pub fn refusal(mut body: Decoder, version: i16, correlation_id: i32) -> Result<Bytes, ApiFailure> {
    let acks = body.read_i16()?;
    let _timeout_ms = body.read_i32()?;
    let mut response = BytesMut::new();
    response.put_i32(correlation_id);
    let topic_count = body.read_i32()?;
    response.put_i32(topic_count);
    for _ in 0..topic_count {
        refuse_topic(&mut body, &mut response, version)?;
    }
    if version >= THROTTLE_SINCE_VERSION {
        response.put_i32(0);
    }
    if acks == ACKS_NONE {
        return Err(ApiFailure::Unacknowledged {
            code: ErrorCode::UnsupportedVersion,
        });
    }
    let mut frame = BytesMut::with_capacity(LENGTH_BYTES + response.len());
    // A response may be three times as long as its request, whose length was an int32.
    let length = i32::try_from(response.len()).map_err(|_| ApiFailure::Unacknowledged {
        code: ErrorCode::UnsupportedVersion,
    })?;
    frame.put_i32(length);
    frame.put_slice(&response);
    Ok(frame.freeze())
}

fn refuse_topic(
    body: &mut Decoder,
    response: &mut BytesMut,
    version: i16,
) -> Result<(), DecodeError> {
    let name_length = body.read_i16()?;
    let name = body.read_slice(length(i32::from(name_length))?)?;
    response.put_i16(name_length);
    response.put_slice(&name);
    let partition_count = body.read_i32()?;
    response.put_i32(partition_count);
    for _ in 0..partition_count {
        response.put_i32(body.read_i32()?);
        let records_length = body.read_i32()?;
        // -1 is null.
        body.read_slice(length(records_length.max(0))?)?;
        response.put_i16(ErrorCode::UnsupportedVersion.code());
        response.put_i64(NO_OFFSET);
        if version >= LOG_APPEND_TIME_SINCE_VERSION {
            response.put_i64(NO_TIMESTAMP);
        }
    }
    Ok(())
}

fn length(length: i32) -> Result<usize, DecodeError> {
    usize::try_from(length).map_err(|_| DecodeError::NegativeLength { length })
}

const NO_TIMESTAMP: i64 = -1;
const LENGTH_BYTES: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    fn request(acks: i16) -> BytesMut {
        let mut body = BytesMut::new();
        body.put_i16(acks);
        body.put_i32(1000);
        body.put_i32(1);
        body.put_i16(1);
        body.put_slice(b"t");
        body.put_i32(2);
        for (index, records) in [(0, &b"old"[..]), (1, b"")] {
            body.put_i32(index);
            body.put_i32(records.len() as i32);
            body.put_slice(records);
        }
        body
    }

    fn refused(body: &[u8], version: i16) -> Result<Bytes, ApiFailure> {
        refusal(Decoder::new(Bytes::copy_from_slice(body)), version, 7)
    }

    #[test]
    fn every_partition_is_answered_in_the_form_of_its_version() {
        for (version, partition_bytes, end_bytes) in [(0, 14, 0), (1, 14, 4), (2, 22, 4)] {
            let frame = refused(&request(1), version).expect("a response");
            let length = 4 + 4 + 3 + 4 + 2 * partition_bytes + end_bytes;
            assert_eq!(frame.len(), 4 + length);
            assert_eq!(frame[..8], [0, 0, 0, length as u8, 0, 0, 0, 7]);
            let first_partition = &frame[4 + 4 + 4 + 3 + 4..];
            assert_eq!(first_partition[..6], [0, 0, 0, 0, 0, 35]);
        }
    }

    #[test]
    fn every_cut_is_an_error_and_never_a_panic() {
        let body = request(1);
        for end in 0..body.len() {
            assert!(refused(&body[..end], 2).is_err(), "{end}");
        }
    }

    #[test]
    fn a_request_without_a_response_closes_the_connection() {
        assert!(matches!(
            refused(&request(0), 0),
            Err(ApiFailure::Unacknowledged { .. })
        ));
    }
}
