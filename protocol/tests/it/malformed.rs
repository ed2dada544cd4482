//! Bytes that are no message are an error, whatever they are.

use bytes::Bytes;
use proptest::prelude::*;
use ringspool_protocol::Decoder;
use ringspool_protocol::frame::decode_request_header;
use ringspool_protocol::wire::WireVersion;

use crate::generated_samples::{cases, elements};
use crate::sample::{Source, Style};

/// Every proper prefix ends inside a value: none may pass for a message.
#[test]
fn every_prefix_of_a_message_is_an_error() {
    for case in cases() {
        for version in case.versions.clone() {
            let bytes = (case.round_trip)(Source::new(1, Style::Full), version);
            for length in 0..bytes.len() {
                let decoded = (case.decode)(bytes.slice(..length), version);
                assert!(
                    decoded.is_err(),
                    "{} v{version} cut to {length} of {}",
                    case.name,
                    bytes.len()
                );
            }
        }
    }
}

/// An array's vector is made before its elements are read, so this ratio is what one byte of input
/// can make a decoder allocate.
#[test]
fn no_element_takes_more_than_64_times_its_smallest_form() {
    let elements = elements();
    assert!(elements.len() > 250, "only {} elements", elements.len());
    let mut over = Vec::new();
    for element in elements {
        for version in element.versions.clone() {
            let at = WireVersion {
                version,
                flexible: version >= element.flexible_from,
            };
            let wire_bytes = (element.wire_bytes_min)(at);
            if element.memory_bytes > 64 * wire_bytes {
                over.push(format!(
                    "{} v{version}: {} bytes for {wire_bytes}",
                    element.name, element.memory_bytes
                ));
            }
        }
    }
    assert!(over.is_empty(), "{}", over.join("\n"));
}

/// Too high, and arrays of small elements would be refused; too low, and the bound is weaker.
#[test]
fn the_smallest_form_of_an_element_is_that_of_its_defaults() {
    for element in elements() {
        for version in element.versions.clone() {
            let at = WireVersion {
                version,
                flexible: version >= element.flexible_from,
            };
            let (smallest, defaults) = ((element.wire_bytes_min)(at), (element.default_bytes)(at));
            assert_eq!(smallest, defaults, "{} v{version}", element.name);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_never_panic(input in prop::collection::vec(any::<u8>(), 0..200)) {
        let input = Bytes::from(input);
        // Whether it is a message does not matter here: the call must come back.
        let _ = decode_request_header(&mut Decoder::new(input.clone()));
        for case in cases() {
            for version in case.versions.clone() {
                let _ = (case.decode)(input.clone(), version);
            }
        }
    }
}
