//! Every Apache Kafka request and response: bounded decoding, gathering encoding, no I/O.

#![forbid(unsafe_code)]

pub mod api_key;
pub mod decode;
pub mod encode;
pub mod error_code;
pub mod frame;
mod generated;
pub mod internal_records;
pub mod message;
pub mod records;
pub mod uuid;
pub mod wire;

pub use api_key::ApiKey;
pub use decode::{DecodeError, Decoder};
pub use encode::{EncodeError, Encoder};
pub use error_code::ErrorCode;
pub use generated::messages;
pub use message::{Message, Request};
pub use records::Records;
pub use uuid::Uuid;

/// What every generated module needs.
mod wire_prelude {
    pub(crate) use std::ops::RangeInclusive;

    pub(crate) use bytes::Bytes;
    pub(crate) use bytestring::ByteString;

    pub(crate) use crate::api_key::ApiKey;
    pub(crate) use crate::decode::{DecodeError, Decoder};
    pub(crate) use crate::encode::{EncodeError, Encoder};
    pub(crate) use crate::internal_records::RecordKey;
    pub(crate) use crate::message::{Message, Request};
    pub(crate) use crate::records::Records;
    pub(crate) use crate::uuid::Uuid;
    pub(crate) use crate::wire::{Wire, WireStruct, WireVersion, read_present};
}
