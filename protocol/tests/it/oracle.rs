//! The `kafka-protocol` crate, an independent implementation, agrees byte for byte in every
//! version it knows (it ends at Kafka 4.1).

use bytes::{Bytes, BytesMut};
use kafka_protocol::messages::{ApiKey as OracleKey, RequestKind, ResponseKind};
use kafka_protocol::messages::{
    ConsumerProtocolAssignment, ConsumerProtocolSubscription, DefaultPrincipalData, EndTxnMarker,
    KRaftVersionRecord, RequestHeader, ResponseHeader, SnapshotFooterRecord, SnapshotHeaderRecord,
};
use kafka_protocol::protocol::{Decodable, Encodable, Message};
use ringspool_protocol::ApiKey;

use crate::generated_samples::cases;
use crate::sample::{Case, CaseKind, Source, Style};

const SEEDS: u64 = 12;
/// The oracle lists these versions because their responses have them, but refuses the requests.
const REFUSED_BY_ORACLE: [(&str, i16); 3] = [
    ("InitProducerIdRequest", 6),
    ("OffsetCommitRequest", 10),
    ("OffsetFetchRequest", 10),
];

/// Decodes with the oracle and encodes the result again; None if it does not know the version.
fn recode_with_oracle(case: &Case, version: i16, bytes: &Bytes) -> Option<Result<Bytes, String>> {
    let mut input = bytes.clone();
    let mut output = BytesMut::new();
    let recoded = match case.kind {
        CaseKind::Request | CaseKind::Response => {
            let key = OracleKey::try_from(case.code).ok()?;
            let versions = key.valid_versions();
            if !(versions.min..=versions.max).contains(&version) {
                return None;
            }
            match case.kind {
                CaseKind::Request => RequestKind::decode(key, &mut input, version)
                    .and_then(|request| request.encode(&mut output, version)),
                _ => ResponseKind::decode(key, &mut input, version)
                    .and_then(|response| response.encode(&mut output, version)),
            }
            .map_err(|error| format!("{error:?}"))
        }
        _ => recode_other(case.name, version, &mut input, &mut output)?,
    };
    Some(recoded.map(|()| {
        assert!(
            input.is_empty(),
            "{} v{version}: the oracle left bytes",
            case.name
        );
        output.freeze()
    }))
}

/// LeaderChangeMessage and VotersRecord are left out: the oracle reads their voters as of another
/// version. Golden bytes cover them.
fn recode_other(
    name: &str,
    version: i16,
    input: &mut Bytes,
    output: &mut BytesMut,
) -> Option<Result<(), String>> {
    macro_rules! by_name {
        ($($message:ident),*) => {
            match name {
                $(stringify!($message) => recode_as::<$message>(version, input, output),)*
                _ => None,
            }
        };
    }
    by_name!(
        ConsumerProtocolAssignment,
        ConsumerProtocolSubscription,
        DefaultPrincipalData,
        EndTxnMarker,
        KRaftVersionRecord,
        RequestHeader,
        ResponseHeader,
        SnapshotFooterRecord,
        SnapshotHeaderRecord
    )
}

fn recode_as<M: Message + Decodable + Encodable>(
    version: i16,
    input: &mut Bytes,
    output: &mut BytesMut,
) -> Option<Result<(), String>> {
    if !(M::VERSIONS.min..=M::VERSIONS.max).contains(&version) {
        return None;
    }
    let recoded = M::decode(input, version).and_then(|message| message.encode(output, version));
    Some(recoded.map_err(|error| format!("{error:?}")))
}

#[test]
fn the_oracle_reads_our_bytes_and_writes_the_same() {
    let mut compared = 0;
    let mut different = Vec::new();
    for case in cases() {
        for version in case.versions.clone() {
            let styles = [(0, Style::Sparse), (0, Style::Full)];
            let seeds = styles
                .into_iter()
                .chain((1..SEEDS).map(|seed| (seed, Style::Random)));
            for (seed, style) in seeds {
                let bytes = (case.round_trip)(Source::new(seed, style), version);
                let Some(theirs) = recode_with_oracle(&case, version, &bytes) else {
                    continue;
                };
                if REFUSED_BY_ORACLE.contains(&(case.name, version)) {
                    assert!(
                        theirs.is_err(),
                        "{} v{version}: the oracle knows it now",
                        case.name
                    );
                    continue;
                }
                compared += 1;
                if theirs.as_ref() != Ok(&bytes) {
                    different.push(format!(
                        "{} v{version} {style:?} {seed}: {bytes:?} became {theirs:?}",
                        case.name
                    ));
                }
            }
        }
    }
    assert!(
        different.is_empty(),
        "{} differences:\n{}",
        different.len(),
        different.join("\n")
    );
    // 12 samples of some 550 message versions; far fewer would mean that nothing was compared.
    assert!(compared > 12 * 500, "only {compared} comparisons");
}

#[test]
fn header_versions_are_those_of_the_oracle() {
    for api_key in ApiKey::ALL {
        let Ok(oracle) = OracleKey::try_from(api_key.code()) else {
            continue;
        };
        for version in api_key.valid_versions() {
            assert_eq!(
                api_key.request_header_version(version),
                oracle.request_header_version(version),
                "{api_key}"
            );
            assert_eq!(
                api_key.response_header_version(version),
                oracle.response_header_version(version),
                "{api_key}"
            );
        }
    }
}
