//! Requests, responses, headers and internal records in every version.
//!
//! Input: an index of a message (2), a version counted from the message's lowest (1), the message. An index beyond the
//! last message: the rest is a request with its header, which names key and version.
//!
//! Properties: decoding returns; it allocates a small multiple of its input; what decodes also encodes, and decodes again
//! to the same value.

use std::sync::LazyLock;

use bytes::Bytes;
use ringspool_protocol::frame::decode_request_header;
use ringspool_protocol::{DecodeError, Decoder, Encoder, Message};

use crate::allocation::bounded;
use crate::selector::Selector;

/// The index that stands for a request with its header.
pub const WHOLE_REQUEST: u16 = u16::MAX;

#[allow(dead_code, missing_docs)]
#[path = "../../protocol/tests/it/sample.rs"]
mod of_tests;

/// The generated list of messages looks here for `Case`, `Sample` and so on; only `Case` is another than in the tests.
mod sample {
    pub use super::Case;
    pub use super::of_tests::{At, CaseKind, Element, Sample, Source, Style};
}

#[allow(dead_code, missing_docs)]
#[rustfmt::skip]
#[path = "../../protocol/tests/it/generated_samples.rs"]
mod generated_samples;

pub use sample::{At, CaseKind, Source, Style};

/// One message behind functions without its type.
pub struct Case {
    /// As Kafka spells it.
    pub name: &'static str,
    /// Request, response or what else.
    pub kind: CaseKind,
    /// API key of requests and responses, else -1.
    pub code: i16,
    /// Versions that exist.
    pub versions: std::ops::RangeInclusive<i16>,
    /// Checks the properties; true = it decoded.
    pub check: fn(Bytes, i16) -> bool,
    /// The bytes of a value that is filled by the rules of the tests of `protocol`.
    pub encoded_sample: fn(Source, i16) -> Bytes,
}

impl Case {
    /// The case of one message type.
    pub fn of<M: Message + sample::Sample>(kind: CaseKind, code: i16) -> Case {
        Case {
            name: M::NAME,
            kind,
            code,
            versions: M::VALID_VERSIONS,
            check: check::<M>,
            encoded_sample: |mut source, version| {
                encode(&source.fill::<M>(At { version }), version)
            },
        }
    }
}

/// Every message, in the order of its index.
pub fn cases() -> &'static [Case] {
    static CASES: LazyLock<Vec<Case>> = LazyLock::new(generated_samples::cases);
    &CASES
}

/// The target.
pub fn run(input: &[u8]) -> bool {
    let mut selector = Selector::new(input);
    let index = usize::from(selector.pair());
    let Some(case) = cases().get(index) else {
        return whole_request(selector.rest());
    };
    let version_count = case.versions.clone().count().max(1) as i16;
    let version = case.versions.start() + i16::from(selector.byte()) % version_count;
    (case.check)(Bytes::copy_from_slice(selector.rest()), version)
}

fn whole_request(input: &[u8]) -> bool {
    let input = Bytes::copy_from_slice(input);
    let mut decoder = Decoder::new(input.clone());
    let Ok(head) = bounded(input.len(), || decode_request_header(&mut decoder)) else {
        return false;
    };
    let request = cases()
        .iter()
        .find(|case| case.kind == CaseKind::Request && case.code == head.api_key_code)
        .filter(|case| case.versions.contains(&head.api_version));
    request.is_some_and(|case| (case.check)(decoder.into_remaining(), head.api_version))
}

fn check<M: Message>(input: Bytes, version: i16) -> bool {
    let Ok((message, _)) = bounded(input.len(), || decode::<M>(input, version)) else {
        return false;
    };
    let encoded = encode(&message, version);
    let again = decode::<M>(encoded.clone(), version);
    let Ok((again, 0)) = again else {
        panic!("{} v{version}: own bytes decode to {again:?}", M::NAME);
    };
    assert_eq!(encode(&again, version), encoded, "{} v{version}", M::NAME);
    // A number that is not a number equals nothing, itself included; the bytes were compared.
    let has_nan = format!("{message:?}").contains("NaN");
    assert!(has_nan || message == again, "{} v{version}", M::NAME);
    true
}

fn decode<M: Message>(input: Bytes, version: i16) -> Result<(M, usize), DecodeError> {
    let mut decoder = Decoder::new(input);
    let message = M::decode(&mut decoder, version)?;
    Ok((message, decoder.remaining()))
}

fn encode<M: Message>(message: &M, version: i16) -> Bytes {
    let mut encoder = Encoder::new();
    if let Err(error) = message.encode(&mut encoder, version) {
        panic!(
            "{} v{version} decodes, but does not encode: {error}",
            M::NAME
        );
    }
    encoder.finish_contiguous()
}
