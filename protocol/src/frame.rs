//! Requests and responses with their headers and the 4-byte length in front.
//!
//! | offset | size | name |
//! |---|---|---|
//! | 0 | 4 | length of everything after it, big-endian |
//! | 4 | 8 or more | request header v1 or v2, or response header v0 or v1 |
//! | … | … | the message |

use bytes::Bytes;
use bytestring::ByteString;

use crate::api_key::ApiKey;
use crate::decode::{DecodeError, Decoder};
use crate::encode::{EncodeError, Encoder, LENGTH_PREFIX_BYTES};
use crate::message::{Message, Request};
use crate::messages::request_header::RequestHeader;
use crate::messages::response_header::ResponseHeader;

/// Bytes of the length in front of every frame.
pub const LENGTH_BYTES: usize = LENGTH_PREFIX_BYTES;
/// Header version of a request whose key is unknown: the oldest one, which all versions start with.
const UNKNOWN_KEY_HEADER_VERSION: i16 = 1;

/// The fields of a request header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestHead {
    /// The API as a number, since it may be one that we do not know.
    pub api_key_code: i16,
    /// The version of the request and of its response.
    pub api_version: i16,
    /// The number that the response must repeat.
    pub correlation_id: i32,
    /// What the client calls itself.
    pub client_id: Option<ByteString>,
}

/// Encodes a whole request, length and header included, as pieces to be sent in order.
pub fn request_frame<R: Request>(
    correlation_id: i32,
    client_id: Option<&str>,
    version: i16,
    request: &R,
) -> Result<Vec<Bytes>, EncodeError> {
    let header = RequestHeader {
        request_api_key: R::API_KEY.code(),
        request_api_version: version,
        correlation_id,
        client_id: client_id.map(ByteString::from),
    };
    frame(
        &header,
        R::API_KEY.request_header_version(version),
        request,
        version,
    )
}

/// Encodes a whole response, length and header included, as pieces to be sent in order.
///
/// The header of an ApiVersions response has always version 0, so that a client which asked in a
/// version we do not know can read the answer (KIP-511).
pub fn response_frame<M: Message>(
    api_key: ApiKey,
    version: i16,
    correlation_id: i32,
    response: &M,
) -> Result<Vec<Bytes>, EncodeError> {
    let header = ResponseHeader { correlation_id };
    frame(
        &header,
        api_key.response_header_version(version),
        response,
        version,
    )
}

/// Reads the header of a request, leaving the body in `decoder`.
///
/// The key and version in front decide the header's version; with an unknown key the header is
/// read as version 1, which is enough to answer with an error.
pub fn decode_request_header(decoder: &mut Decoder) -> Result<RequestHead, DecodeError> {
    let mut ahead = decoder.clone();
    let (api_key_code, api_version) = (ahead.read_i16()?, ahead.read_i16()?);
    let header_version = match ApiKey::from_code(api_key_code) {
        Some(api_key) => api_key.request_header_version(api_version),
        None => UNKNOWN_KEY_HEADER_VERSION,
    };
    let header = RequestHeader::decode(decoder, header_version)?;
    Ok(RequestHead {
        api_key_code,
        api_version,
        correlation_id: header.correlation_id,
        client_id: header.client_id,
    })
}

/// Reads a response to `R` from a frame without its length; returns its correlation id, too.
pub fn decode_response<R: Request>(
    frame_body: Bytes,
    version: i16,
) -> Result<(i32, R::Response), DecodeError> {
    let mut decoder = Decoder::new(frame_body);
    let header = ResponseHeader::decode(&mut decoder, R::API_KEY.response_header_version(version))?;
    let response = R::Response::decode(&mut decoder, version)?;
    Ok((header.correlation_id, response))
}

fn frame(
    header: &impl Message,
    header_version: i16,
    body: &impl Message,
    version: i16,
) -> Result<Vec<Bytes>, EncodeError> {
    let mut encoder = Encoder::new();
    encoder.write_i32(0);
    header.encode(&mut encoder, header_version)?;
    body.encode(&mut encoder, version)?;
    encoder.set_length_prefix()?;
    Ok(encoder.finish())
}
