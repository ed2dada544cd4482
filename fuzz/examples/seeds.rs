//! Writes the seeds of every target below `fuzz/seeds`, with the encoders of the product.
//!
//! `cargo run --manifest-path fuzz/Cargo.toml --example seeds`; the bytes are the same at every run.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use bytes::Bytes;
use ringspool_engine::controller_log::ControllerLog;
use ringspool_engine::io::{SimFaults, SimStorage};
use ringspool_engine::log::leader_epochs::LeaderEpochs;
use ringspool_engine::log::producer_state::ProducerState;
use ringspool_engine::log::segment::Segment;
use ringspool_engine::record::{Compression, ProducerFields, compress, split_batches, stamp};
use ringspool_engine::{Batch, BatchHeader, CatalogRecord, TopicId, fuzz};
use ringspool_fuzz::protocol::{CaseKind, Source, Style, WHOLE_REQUEST, cases};
use ringspool_fuzz::{broker, journal, records, stored};
use ringspool_protocol::frame::request_frame;
use ringspool_protocol::internal_records::group_metadata_value::{
    GroupMetadataValue, MemberMetadata,
};
use ringspool_protocol::internal_records::offset_commit_key::OffsetCommitKey;
use ringspool_protocol::internal_records::offset_commit_value::OffsetCommitValue;
use ringspool_protocol::messages::api_versions_request::ApiVersionsRequest;
use ringspool_protocol::messages::metadata_request::MetadataRequest;
use ringspool_protocol::messages::produce_request::{
    PartitionProduceData, ProduceRequest, TopicProduceData,
};
use ringspool_protocol::{Records, Request};
use ringspool_server::coordinator::group::GroupRecord;

/// Seeds by target and name.
type Seeds = BTreeMap<(&'static str, String), Vec<u8>>;

fn main() -> io::Result<()> {
    let mut seeds = Seeds::new();
    protocol_seeds(&mut seeds);
    record_seeds(&mut seeds);
    journal_seeds(&mut seeds);
    stored_seeds(&mut seeds);
    broker_seeds(&mut seeds);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    if root.exists() {
        std::fs::remove_dir_all(&root)?;
    }
    for ((target, name), bytes) in &seeds {
        let folder = root.join(target);
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join(name), bytes)?;
    }
    println!("{} seeds", seeds.len());
    Ok(())
}

fn protocol_seeds(seeds: &mut Seeds) {
    for (index, case) in (0_u16..).zip(cases()) {
        if case.kind == CaseKind::Response || case.versions.is_empty() {
            continue;
        }
        let (lowest, version) = (*case.versions.start(), *case.versions.end());
        let mut bytes = index.to_be_bytes().to_vec();
        bytes.push((version - lowest) as u8);
        bytes.extend((case.encoded_sample)(Source::new(1, Style::Full), version));
        seeds.insert(("protocol", format!("{}-{version}", case.name)), bytes);
    }
    let batch = plain_batch();
    let produce = ProduceRequest {
        acks: -1,
        topic_data: vec![TopicProduceData {
            name: "orders".into(),
            partition_data: vec![PartitionProduceData {
                index: 0,
                records: Some(Records::from(batch)),
            }],
            ..TopicProduceData::default()
        }],
        ..ProduceRequest::default()
    };
    whole_request(seeds, &produce, 12);
    whole_request(seeds, &MetadataRequest::default(), 1);
    whole_request(seeds, &ApiVersionsRequest::default(), 3);
}

fn whole_request<R: Request>(seeds: &mut Seeds, request: &R, version: i16) {
    let pieces = request_frame(7, Some("seed"), version, request).expect("encodes");
    let mut bytes = WHOLE_REQUEST.to_be_bytes().to_vec();
    // The length in front is not part of what the decoder sees.
    bytes.extend(pieces.iter().flatten().skip(4));
    seeds.insert(
        ("protocol", format!("request-{}-{version}", R::NAME)),
        bytes,
    );
}

fn filled(mut batch: ringspool_engine::BatchBuilder) -> Bytes {
    let headers = [("name", Some(b"value".as_slice())), ("none", None)];
    batch.push(
        1_700_000_000_000,
        Some(b"key"),
        Some(b"first value"),
        &headers,
    );
    batch.push(1_700_000_000_005, Some(b"key"), None, &[]);
    batch.build().expect("two records").into_bytes()
}

fn plain_batch() -> Bytes {
    filled(Batch::builder())
}

fn stamped(batch: &Bytes, base_offset: i64) -> Bytes {
    let mut bytes = batch.to_vec();
    stamp(&mut bytes, base_offset, 0);
    bytes.into()
}

fn record_seeds(seeds: &mut Seeds) {
    let mut put = |name: String, kind: records::Kind, choice: u8, rest: &[u8]| {
        let bytes = [&[kind as u8, choice], rest].concat();
        seeds.insert(("records", name), bytes);
    };
    let plain = plain_batch();
    let body = [
        &[0, 2],
        &plain[ringspool_engine::record::BATCH_HEADER_BYTES..],
    ]
    .concat();
    for codec in Compression::ALL {
        let (name, id) = (codec.name(), codec.id());
        let batch = filled(Batch::builder().compression(codec));
        put(format!("batch-{name}"), records::Kind::Batches, id, &batch);
        put(
            format!("repaired-{name}"),
            records::Kind::Repaired,
            id,
            &batch,
        );
        put(format!("records-{name}"), records::Kind::Records, id, &body);
        let packed = compress(codec, b"some text, some text").expect("compresses");
        put(
            format!("compressed-{name}"),
            records::Kind::Compressed,
            id,
            &packed,
        );
        // Snappy grows twentyfold at most, so its seed would not be small.
        if codec != Compression::None && codec != Compression::Snappy {
            let bomb = compress(codec, &vec![0; BOMB_BYTES]).expect("compresses");
            put(
                format!("bomb-{name}"),
                records::Kind::Compressed,
                id | records::LARGE_CAP_BIT,
                &bomb,
            );
        }
    }
    let mut many_headers = Batch::builder();
    many_headers.push(-1, Some(b"key"), None, &[("", None); 4000]);
    let many_headers = many_headers.build().expect("one record").into_bytes();
    put(
        "many-headers".to_owned(),
        records::Kind::Batches,
        0,
        &many_headers,
    );
    let producer = ProducerFields {
        producer_id: 5,
        producer_epoch: 1,
        base_sequence: 9,
    };
    let idempotent = filled(Batch::builder().producer(producer).transactional());
    let two = [plain, idempotent].concat();
    put("two-batches".to_owned(), records::Kind::Batches, 0, &two);
}

/// Within the large cap; the fuzzer finds the way beyond it.
const BOMB_BYTES: usize = 8 << 20;

fn journal_seeds(seeds: &mut Seeds) {
    let batches = [0, 2].map(|base_offset| stamped(&plain_batch(), base_offset));
    let file = fuzz::sample_journal_file(&batches);
    let mut put = |name: &str, kind: u8, rest: &[u8]| {
        let bytes = [&[kind], rest].concat();
        seeds.insert(("journal", name.to_owned()), bytes);
    };
    put("file", journal::FILE_BIT, &file);
    put(
        "file-repaired",
        journal::FILE_BIT | journal::REPAIR_BIT,
        &file,
    );
    put(
        "file-chained",
        journal::FILE_BIT | journal::REPAIR_BIT | journal::CHAIN_BIT,
        &file,
    );
    let frame = &file[4096..8192];
    // The target pads a frame with zeros: a short seed is mutated where it matters.
    let used = frame
        .iter()
        .rposition(|byte| *byte != 0)
        .map_or(0, |last| last + 1);
    put("frame", 0, &frame[..used]);
    put("frame-repaired", journal::REPAIR_BIT, &frame[..used]);
    // The first frame is damaged, so the second one lies loose behind the end of the chain.
    let mut damaged = file.clone();
    damaged[4096 + 70] ^= 1;
    put("loose-frame", journal::FILE_BIT, &damaged);
}

fn stored_seeds(seeds: &mut Seeds) {
    let mut put = |name: &str, kind: stored::Kind, rest: &[u8]| {
        for (suffix, bit) in [("", 0), ("-repaired", stored::REPAIR_BIT)] {
            let bytes = [&[kind as u8 | bit], rest].concat();
            seeds.insert(("stored", format!("{name}{suffix}")), bytes);
        }
    };
    let mut epochs = LeaderEpochs::default();
    epochs.assign(0, 0);
    epochs.assign(3, 17);
    put(
        "leader-epochs",
        stored::Kind::LeaderEpochs,
        &epochs.encode(),
    );

    let mut state = ProducerState::default();
    let mut headers = Vec::new();
    for sequence in [0, 2, 4] {
        let producer = ProducerFields {
            producer_id: 5,
            producer_epoch: 1,
            base_sequence: sequence,
        };
        let batch = filled(Batch::builder().producer(producer).transactional());
        let batch = stamped(&batch, i64::from(sequence));
        headers.extend_from_slice(&batch[..ringspool_engine::record::BATCH_HEADER_BYTES]);
        state.apply(&BatchHeader::parse(&batch).expect("a whole batch"));
    }
    let new = [ProducerState::default().encode().to_vec(), headers.clone()].concat();
    put("producers-new", stored::Kind::Producers, &new);
    let asked = [state.encode().to_vec(), headers].concat();
    put("producers", stored::Kind::Producers, &asked);
    let checkpoint = fuzz::sample_checkpoint(epochs.encode(), state.encode());
    put("checkpoint", stored::Kind::Checkpoint, &checkpoint);

    let log: Vec<u8> = (0..4)
        .flat_map(|index| stamped(&plain_batch(), 2 * index))
        .collect();
    put("segment", stored::Kind::Segment, &log);
    let batches = split_batches(&log).map(|cut| cut.expect("whole batches"));
    let batches = batches.map(|(header, range)| (header, range.start as u64));
    let segment = Segment::rebuild(0, 100, batches).expect("in order");
    put(
        "index-file",
        stored::Kind::IndexFile,
        &segment.encode_index(),
    );

    let catalog_records = catalog_records();
    for (index, record) in catalog_records.iter().enumerate() {
        let encoded = fuzz::encode_catalog_record(record);
        put(
            &format!("catalog-{index}"),
            stored::Kind::CatalogRecord,
            &encoded,
        );
    }
    let encoded = catalog_records.iter().map(fuzz::encode_catalog_record);
    put(
        "controller-log",
        stored::Kind::ControllerLog,
        &controller_log(encoded.collect()),
    );
}

fn catalog_records() -> [CatalogRecord; 8] {
    let topic_id = TopicId([9; 16]);
    let configs = BTreeMap::from([("retention.ms".to_owned(), "5".to_owned())]);
    [
        CatalogRecord::ClusterCreated {
            cluster_id: [1; 16],
            directory_id: [2; 16],
        },
        CatalogRecord::BrokerStarted { incarnation: 3 },
        CatalogRecord::TopicCreated {
            topic_id,
            name: "orders".to_owned(),
            partition_count: 3,
            configs: configs.clone(),
            is_internal: false,
        },
        CatalogRecord::TopicDeleted { topic_id },
        CatalogRecord::PartitionsAdded {
            topic_id,
            partition_count: 5,
        },
        CatalogRecord::TopicConfigsChanged { topic_id, configs },
        CatalogRecord::ProducerIdsAllocated {
            next_producer_id: 1000,
        },
        CatalogRecord::Extension {
            kind: 7,
            payload: Bytes::from_static(b"payload"),
        },
    ]
}

/// The file of a log that holds `payloads` in two appends, with a log id that is not random.
fn controller_log(payloads: Vec<Bytes>) -> Vec<u8> {
    let storage = SimStorage::new(1, SimFaults::default());
    let path = Path::new("/controller.log");
    stored::now(async {
        let (mut log, _) = ControllerLog::open(&storage, path)
            .await
            .expect("a new log");
        let (first, second) = payloads.split_at(3);
        log.append(first.to_vec()).await.expect("it has space");
        log.append(second.to_vec()).await.expect("it has space");
    });
    let mut file = storage.contents(path).expect("it was written");
    file[12..28].copy_from_slice(&[4; 16]);
    stored::repair_controller_log(&mut file);
    file
}

fn broker_seeds(seeds: &mut Seeds) {
    let mut put = |name: &str, kind: broker::Kind, rest: &[u8]| {
        let bytes = [&[kind as u8], rest].concat();
        seeds.insert(("broker", name.to_owned()), bytes);
    };
    let key = OffsetCommitKey {
        group: "group".into(),
        topic: "orders".into(),
        partition: 0,
    };
    let value = OffsetCommitValue {
        offset: 17,
        metadata: "note".into(),
        ..OffsetCommitValue::default()
    };
    let committed = GroupRecord::OffsetCommitted {
        key: key.clone(),
        value,
    };
    let stored = GroupRecord::GroupStored {
        group_id: "group".into(),
        value: GroupMetadataValue {
            protocol_type: "consumer".into(),
            generation: 2,
            protocol: Some("range".into()),
            leader: Some("member-1".into()),
            members: vec![MemberMetadata {
                member_id: "member-1".into(),
                client_id: "client".into(),
                client_host: "/127.0.0.1".into(),
                rebalance_timeout: 60_000,
                session_timeout: 45_000,
                ..MemberMetadata::default()
            }],
            ..GroupMetadataValue::default()
        },
    };
    let removed = GroupRecord::OffsetRemoved { key };
    let gone = GroupRecord::GroupRemoved {
        group_id: "group".into(),
    };
    let life = [
        committed.clone(),
        stored.clone(),
        removed.clone(),
        gone.clone(),
    ];
    put(
        "group-life",
        broker::Kind::GroupRecords,
        &group_records(&life, 0),
    );
    put(
        "offset-committed",
        broker::Kind::GroupRecords,
        &group_records(std::slice::from_ref(&committed), 0),
    );
    put(
        "offset-in-transaction",
        broker::Kind::GroupRecords,
        &group_records(&[committed], 2),
    );
    put(
        "group-stored",
        broker::Kind::GroupRecords,
        &group_records(&[stored], 0),
    );
    put(
        "removals",
        broker::Kind::GroupRecords,
        &group_records(&[removed, gone], 0),
    );

    for name in ["orders", "a.b_c-D9", "..", "../etc/passwd"] {
        put(
            &format!("topic-{}", name.replace('/', "%")),
            broker::Kind::TopicName,
            name.as_bytes(),
        );
    }
    let mut settings = String::new();
    for row in ringspool_engine::log_config_rows() {
        settings.push_str(&format!("{}={}\n", row.name, row.default));
    }
    put(
        "topic-settings",
        broker::Kind::TopicSettings,
        settings.as_bytes(),
    );
    let changed =
        b"cleanup.policy=compact,delete\nretention.ms=-1\nsegment.bytes=1048576\ndurability=os\n";
    put(
        "topic-settings-changed",
        broker::Kind::TopicSettings,
        changed,
    );
    let mut settings = String::new();
    for row in ringspool_server::config::BrokerConfig::rows() {
        settings.push_str(&format!("{}={}\n", row.name, row.default));
    }
    put(
        "broker-settings",
        broker::Kind::BrokerSettings,
        settings.as_bytes(),
    );
    for (name, text) in [
        ("ipv4", "0.0.0.0:9092"),
        ("ipv6", "[::1]:9092"),
        ("name", "localhost:0"),
    ] {
        put(
            &format!("address-{name}"),
            broker::Kind::Address,
            text.as_bytes(),
        );
    }
}

fn group_records(group_records: &[GroupRecord], origin: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    for record in group_records {
        let (key, value) = record.encode().expect("encodes");
        bytes.push(origin);
        for part in [Some(key), value] {
            let length = part.as_ref().map_or(u16::MAX, |part| part.len() as u16);
            bytes.extend_from_slice(&length.to_be_bytes());
            bytes.extend(part.into_iter().flatten());
        }
    }
    bytes
}
