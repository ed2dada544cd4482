//! Keys and values of the records in `__consumer_offsets` and `__transaction_state`.
//!
//! Every key and value starts with an int16. In a value it is the version of what follows. In a
//! key it names the kind of record ([`RecordKey::RECORD_TYPE`]), and version 0 of the key follows.

use bytes::Bytes;

use crate::decode::{DecodeError, Decoder};
use crate::encode::{EncodeError, Encoder};
use crate::message::Message;

pub use crate::generated::internal_records::*;

/// A key of an internal topic, with the type of its value.
pub trait RecordKey: Message {
    /// The int16 in front of the key, unique within its topic.
    const RECORD_TYPE: i16;
    /// What is stored under the key.
    type Value: Message;
}

/// Encodes `key` behind its record type.
pub fn encode_key<K: RecordKey>(key: &K) -> Result<Bytes, EncodeError> {
    encode_prefixed(K::RECORD_TYPE, key, *K::VALID_VERSIONS.end())
}

/// Encodes `message` behind its version: values, and what group members call their metadata.
pub fn encode_versioned(message: &impl Message, version: i16) -> Result<Bytes, EncodeError> {
    encode_prefixed(version, message, version)
}

/// Reads the int16 in front; the decoder stands behind it.
pub fn decode_version_prefix(bytes: &Bytes) -> Result<(i16, Decoder), DecodeError> {
    let mut decoder = Decoder::new(bytes.clone());
    let prefix = decoder.read_i16()?;
    Ok((prefix, decoder))
}

/// Reads the body of a key whose prefix was [`RecordKey::RECORD_TYPE`].
pub fn decode_key_body<K: RecordKey>(decoder: &mut Decoder) -> Result<K, DecodeError> {
    K::decode(decoder, *K::VALID_VERSIONS.end())
}

/// Reads a whole value: its version and the body in that version.
pub fn decode_versioned<M: Message>(bytes: &Bytes) -> Result<M, DecodeError> {
    let (version, mut decoder) = decode_version_prefix(bytes)?;
    M::decode(&mut decoder, version)
}

fn encode_prefixed(
    prefix: i16,
    message: &impl Message,
    version: i16,
) -> Result<Bytes, EncodeError> {
    let mut encoder = Encoder::new();
    encoder.write_i16(prefix);
    message.encode(&mut encoder, version)?;
    Ok(encoder.finish_contiguous())
}
