//! What every generated message can do.

use std::fmt::Debug;
use std::ops::RangeInclusive;

use crate::api_key::ApiKey;
use crate::decode::{DecodeError, Decoder};
use crate::encode::{EncodeError, Encoder};
use crate::wire::{WireStruct, WireVersion};

/// A whole message: a request, a response, a header or a record of an internal topic.
pub trait Message: WireStruct + Default + Clone + Debug + PartialEq {
    /// Name of the message, as Kafka spells it.
    const NAME: &'static str;
    /// Versions that exist.
    const VALID_VERSIONS: RangeInclusive<i16>;
    /// The first flexible version (KIP-482), if there is one.
    const FLEXIBLE_FROM: Option<i16>;

    /// Reads the message; bytes after it are left in `decoder`.
    ///
    /// Fields that `version` lacks get their defaults, unknown tagged fields are skipped.
    fn decode(decoder: &mut Decoder, version: i16) -> Result<Self, DecodeError> {
        match wire_version::<Self>(version) {
            Some(at) => Self::read(decoder, at),
            None => Err(DecodeError::UnsupportedVersion {
                message: Self::NAME,
                version,
            }),
        }
    }

    /// Appends the message to `encoder`.
    ///
    /// Errors: a field that `version` lacks holds more than its default and is not ignorable, a
    /// null where `version` has none, a length over its limit. `encoder` is spent after an error.
    fn encode(&self, encoder: &mut Encoder, version: i16) -> Result<(), EncodeError> {
        match wire_version::<Self>(version) {
            Some(at) => self.write(encoder, at),
            None => Err(EncodeError::UnsupportedVersion {
                message: Self::NAME,
                version,
            }),
        }
    }
}

/// A message that a client sends, with the type of its answer.
pub trait Request: Message {
    /// The key in the request header.
    const API_KEY: ApiKey;
    /// What the broker answers, in the same version.
    type Response: Message;
}

/// The form of version `version`, or None if the message has no such version.
fn wire_version<M: Message>(version: i16) -> Option<WireVersion> {
    M::VALID_VERSIONS.contains(&version).then(|| WireVersion {
        version,
        flexible: M::FLEXIBLE_FROM.is_some_and(|from| version >= from),
    })
}
