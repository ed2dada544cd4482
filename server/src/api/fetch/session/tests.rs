use super::*;
use proptest::prelude::*;
use ringspool_protocol::messages::fetch_request::{FetchTopic, ForgottenTopic};

const VERSION: i16 = 12;

fn request(session_id: i32, session_epoch: i32, partitions: &[(i32, i64)]) -> FetchRequest {
    let partitions = partitions
        .iter()
        .map(|(partition, fetch_offset)| FetchPartition {
            partition: *partition,
            fetch_offset: *fetch_offset,
            partition_max_bytes: 100,
            ..Default::default()
        })
        .collect::<Vec<_>>();
    let topics = if partitions.is_empty() {
        Vec::new()
    } else {
        vec![FetchTopic {
            topic: "orders".into(),
            partitions,
            ..Default::default()
        }]
    };
    FetchRequest {
        session_id,
        session_epoch,
        topics,
        ..Default::default()
    }
}

fn quiet(high_watermark: i64) -> PartitionOutcome {
    PartitionOutcome {
        has_records: false,
        is_error: false,
        high_watermark,
        log_start_offset: 0,
    }
}

fn with_records(high_watermark: i64) -> PartitionOutcome {
    PartitionOutcome {
        has_records: true,
        ..quiet(high_watermark)
    }
}

fn open(sessions: &mut FetchSessions, partitions: &[(i32, i64)], now: Instant) -> i32 {
    let FetchScope::Opening(wanted) = sessions.begin(&request(0, 0, partitions), VERSION, now)
    else {
        panic!("epoch 0 opens a session");
    };
    let outcomes = vec![quiet(5); wanted.len()];
    sessions.open(&wanted, &outcomes, VERSION, now)
}

fn continued(scope: FetchScope) -> (i32, i32, Vec<WantedPartition>) {
    match scope {
        FetchScope::Continuing {
            session_id,
            epoch,
            wanted,
        } => (session_id, epoch, wanted),
        other => panic!("a session goes on: {other:?}"),
    }
}

fn indexes(wanted: &[WantedPartition]) -> Vec<i32> {
    wanted
        .iter()
        .map(|partition| partition.partition_index)
        .collect()
}

#[test]
fn a_response_names_only_what_changed() {
    let now = Instant::now();
    let mut sessions = FetchSessions::new(0, 2, 10);
    let session_id = open(&mut sessions, &[(0, 5), (1, 5), (2, 5)], now);
    let scope = sessions.begin(&request(session_id, 1, &[]), VERSION, now);
    let (session_id, epoch, wanted) = continued(scope);
    assert_eq!(indexes(&wanted), [0, 1, 2]);
    let outcomes = [quiet(5), quiet(6), with_records(5)];
    let named = sessions.advance(session_id, epoch, &wanted, &outcomes);
    assert_eq!(named, Ok(vec![false, true, true]));
}

#[test]
fn partitions_with_records_move_behind_the_others() {
    let now = Instant::now();
    let mut sessions = FetchSessions::new(0, 1, 10);
    let session_id = open(&mut sessions, &[(0, 5), (1, 5), (2, 5)], now);
    let scope = sessions.begin(&request(session_id, 1, &[]), VERSION, now);
    let (_, epoch, wanted) = continued(scope);
    let outcomes = [with_records(6), quiet(5), quiet(5)];
    sessions
        .advance(session_id, epoch, &wanted, &outcomes)
        .expect("the session did not move");
    let scope = sessions.begin(&request(session_id, 2, &[]), VERSION, now);
    assert_eq!(indexes(&continued(scope).2), [1, 2, 0]);
}

#[test]
fn an_error_is_repeated_and_its_end_is_told() {
    let now = Instant::now();
    let mut sessions = FetchSessions::new(0, 1, 10);
    let session_id = open(&mut sessions, &[(0, 5)], now);
    let failed = PartitionOutcome {
        is_error: true,
        ..quiet(5)
    };
    let expected = [
        (failed, true),
        (failed, true),
        (quiet(5), true),
        (quiet(5), false),
    ];
    for (index, (outcome, is_named)) in expected.into_iter().enumerate() {
        let scope = sessions.begin(&request(session_id, 1 + index as i32, &[]), VERSION, now);
        let (_, epoch, wanted) = continued(scope);
        let named = sessions.advance(session_id, epoch, &wanted, &[outcome]);
        assert_eq!(named, Ok(vec![is_named]), "request {index}");
    }
}

#[test]
fn a_request_changes_adds_and_forgets_partitions() {
    let now = Instant::now();
    let mut sessions = FetchSessions::new(0, 1, 10);
    let session_id = open(&mut sessions, &[(0, 5), (1, 5)], now);
    let mut update = request(session_id, 1, &[(1, 9), (7, 0)]);
    update.forgotten_topics_data = vec![ForgottenTopic {
        topic: "orders".into(),
        partitions: vec![0, 99],
        ..Default::default()
    }];
    let (_, _, wanted) = continued(sessions.begin(&update, VERSION, now));
    assert_eq!(indexes(&wanted), [1, 7]);
    assert_eq!(wanted[0].fetch_offset, 9);
}

#[test]
fn a_session_without_partitions_is_closed() {
    let now = Instant::now();
    let mut sessions = FetchSessions::new(0, 1, 10);
    let session_id = open(&mut sessions, &[(0, 5)], now);
    let mut update = request(session_id, 1, &[]);
    update.forgotten_topics_data = vec![ForgottenTopic {
        topic: "orders".into(),
        partitions: vec![0],
        ..Default::default()
    }];
    let scope = sessions.begin(&update, VERSION, now);
    assert_eq!(scope, FetchScope::Sessionless(Vec::new()));
    assert!(sessions.is_empty());
}

#[test]
fn a_full_request_closes_the_session_it_names() {
    let now = Instant::now();
    let mut sessions = FetchSessions::new(0, 1, 10);
    for epoch in [INITIAL_EPOCH, FINAL_EPOCH] {
        let session_id = open(&mut sessions, &[(0, 5)], now);
        sessions.begin(&request(session_id, epoch, &[(0, 5)]), VERSION, now);
        assert!(sessions.is_empty());
    }
}

#[test]
fn wrong_ids_epochs_and_topic_naming_are_told_apart() {
    let now = Instant::now();
    let mut sessions = FetchSessions::new(0, 1, 10);
    let session_id = open(&mut sessions, &[(0, 5)], now);
    let mut refusal =
        |session_id, epoch, version| sessions.begin(&request(session_id, epoch, &[]), version, now);
    assert_eq!(
        refusal(session_id.wrapping_add(1), 1, VERSION),
        FetchScope::Refused(ErrorCode::FetchSessionIdNotFound)
    );
    assert_eq!(
        refusal(session_id, 2, VERSION),
        FetchScope::Refused(ErrorCode::InvalidFetchSessionEpoch)
    );
    assert_eq!(
        refusal(session_id, 1, 13),
        FetchScope::Refused(ErrorCode::FetchSessionTopicIdError)
    );
}

#[test]
fn an_answer_to_an_overtaken_request_is_refused() {
    let now = Instant::now();
    let mut sessions = FetchSessions::new(0, 1, 10);
    let session_id = open(&mut sessions, &[(0, 5)], now);
    let (_, epoch, wanted) = continued(sessions.begin(&request(session_id, 1, &[]), VERSION, now));
    continued(sessions.begin(&request(session_id, 2, &[]), VERSION, now));
    assert_eq!(
        sessions.advance(session_id, epoch, &wanted, &[quiet(5)]),
        Err(ErrorCode::InvalidFetchSessionEpoch)
    );
}

#[test]
fn ids_are_positive_and_name_their_shard() {
    let now = Instant::now();
    for shard_index in 0..3 {
        let mut sessions = FetchSessions::new(shard_index, 3, 100);
        for _ in 0..100 {
            let session_id = open(&mut sessions, &[(0, 0)], now);
            assert!(session_id > 0);
            assert_eq!(session_id % 3, i32::from(shard_index));
        }
    }
}

#[test]
fn a_full_cache_declines_until_a_session_is_idle_for_long() {
    let now = Instant::now();
    let mut sessions = FetchSessions::new(0, 1, 1);
    assert_ne!(open(&mut sessions, &[(0, 5)], now), NO_SESSION_ID);
    assert_eq!(open(&mut sessions, &[(0, 5)], now), NO_SESSION_ID);
    assert_ne!(
        open(&mut sessions, &[(0, 5)], now + MIN_KEPT),
        NO_SESSION_ID
    );
    assert_eq!(sessions.len(), 1);
}

#[test]
fn a_larger_session_replaces_an_old_smaller_one_in_use() {
    let start = Instant::now();
    let mut sessions = FetchSessions::new(0, 1, 1);
    let session_id = open(&mut sessions, &[(0, 5)], start);
    let later = start + MIN_KEPT;
    continued(sessions.begin(&request(session_id, 1, &[]), VERSION, later));
    assert_eq!(open(&mut sessions, &[(0, 5)], later), NO_SESSION_ID);
    assert_ne!(open(&mut sessions, &[(0, 5), (1, 5)], later), NO_SESSION_ID);
}

#[test]
fn epochs_wrap_to_1_and_never_to_the_one_that_opens() {
    assert_eq!(next_epoch(i32::MAX), 1);
    assert_eq!(next_epoch(0), 1);
}

/// One step of a client against one session.
#[derive(Debug, Clone)]
enum Step {
    /// Names partitions with their fetch offsets.
    Want(Vec<(i32, i64)>),
    /// Forgets one partition.
    Forget(i32),
    /// Sends an epoch that is not the session's.
    WrongEpoch,
}

fn any_step() -> impl Strategy<Value = Step> {
    let partitions = proptest::collection::vec((0..6i32, 0..100i64), 0..4);
    prop_oneof![
        6 => partitions.prop_map(Step::Want),
        2 => (0..6i32).prop_map(Step::Forget),
        1 => Just(Step::WrongEpoch),
    ]
}

proptest! {
    /// Whatever a client sends, the session holds exactly the partitions it named and did not forget,
    /// each with its newest offset, and a partition with records is always named in the response.
    #[test]
    fn a_session_holds_what_the_client_thinks_it_holds(
        steps in proptest::collection::vec(any_step(), 1..40),
        with_records_bits in proptest::collection::vec(any::<u8>(), 40),
    ) {
        let now = Instant::now();
        let mut sessions = FetchSessions::new(1, 4, 10);
        let session_id = open(&mut sessions, &[(0, 0)], now);
        let mut model = BTreeMap::from([(0, 0)]);
        let mut epoch = 1;
        for (step, bits) in steps.into_iter().zip(with_records_bits) {
            let mut asked = match &step {
                Step::Want(partitions) => request(session_id, epoch, partitions),
                Step::Forget(_) => request(session_id, epoch, &[]),
                Step::WrongEpoch => request(session_id, epoch + 1, &[]),
            };
            match step {
                Step::Want(partitions) => model.extend(partitions),
                Step::Forget(partition_index) => {
                    model.remove(&partition_index);
                    asked.forgotten_topics_data = vec![ForgottenTopic {
                        topic: "orders".into(),
                        partitions: vec![partition_index],
                        ..Default::default()
                    }];
                }
                Step::WrongEpoch => {
                    let refused = sessions.begin(&asked, VERSION, now);
                    let expected = FetchScope::Refused(ErrorCode::InvalidFetchSessionEpoch);
                    prop_assert_eq!(refused, expected);
                    continue;
                }
            }
            let scope = sessions.begin(&asked, VERSION, now);
            if model.is_empty() {
                prop_assert_eq!(scope, FetchScope::Sessionless(Vec::new()));
                prop_assert!(sessions.is_empty());
                return Ok(());
            }
            let (_, served_epoch, wanted) = continued(scope);
            let held: BTreeMap<i32, i64> = wanted
                .iter()
                .map(|partition| (partition.partition_index, partition.fetch_offset))
                .collect();
            prop_assert_eq!(&held, &model);
            prop_assert_eq!(wanted.len(), model.len());
            let outcomes: Vec<PartitionOutcome> = wanted
                .iter()
                .map(|partition| PartitionOutcome {
                    has_records: bits & (1 << partition.partition_index) != 0,
                    ..quiet(5)
                })
                .collect();
            let named = sessions
                .advance(session_id, served_epoch, &wanted, &outcomes)
                .expect("nothing came between");
            for (outcome, is_named) in outcomes.iter().zip(named) {
                prop_assert!(is_named || !outcome.has_records);
            }
            epoch += 1;
        }
    }
}
