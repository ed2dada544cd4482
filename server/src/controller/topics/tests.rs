use super::*;

const RULES: CreationRules = CreationRules {
    node_id: 1,
    default_partition_count: 3,
};

fn named(name: &str) -> NewTopic {
    NewTopic {
        name: name.to_owned(),
        ..NewTopic::default()
    }
}

fn plan(new_topics: &[NewTopic]) -> (Vec<CatalogRecord>, Vec<Result<PlannedTopic, TopicProblem>>) {
    let mut next = 0u8;
    plan_create_topics(&Catalog::default(), new_topics, RULES, || {
        next += 1;
        TopicId([next; 16])
    })
}

fn refusal(topic: NewTopic) -> ErrorCode {
    let (records, results) = plan(&[topic]);
    assert!(records.is_empty());
    results[0].as_ref().expect_err("refused").code
}

#[test]
fn a_topic_without_counts_gets_the_defaults() {
    let (records, results) = plan(&[named("orders")]);
    let planned = results[0].as_ref().expect("created");
    assert_eq!(planned.partition_count, 3);
    assert_eq!(
        records,
        [CatalogRecord::TopicCreated {
            topic_id: TopicId([1; 16]),
            name: "orders".to_owned(),
            partition_count: 3,
            configs: BTreeMap::new(),
            is_internal: false,
        }]
    );
}

#[test]
fn names_obey_kafkas_rules() {
    let longest = "a".repeat(TOPIC_NAME_LENGTH_MAX);
    for legal in ["a", "A.b_c-9", longest.as_str(), "...", "__own"] {
        assert_eq!(check_topic_name(legal), Ok(()), "{legal}");
    }
    let too_long = "a".repeat(TOPIC_NAME_LENGTH_MAX + 1);
    for illegal in ["", ".", "..", "a b", "a/b", "ä", "a\n", too_long.as_str()] {
        assert_eq!(
            check_topic_name(illegal).expect_err("refused").code,
            ErrorCode::InvalidTopicException,
            "{illegal}"
        );
    }
}

#[test]
fn names_that_differ_only_in_dots_and_underscores_collide() {
    let (records, results) = plan(&[named("a.b"), named("a_b")]);
    assert_eq!(records.len(), 1);
    let problem = results[1].as_ref().expect_err("refused");
    assert_eq!(problem.code, ErrorCode::InvalidTopicException);
    assert!(problem.message.contains("a.b"));
}

#[test]
fn a_name_given_twice_is_created_neither_time() {
    let (records, results) = plan(&[named("twice"), named("once"), named("twice")]);
    assert_eq!(records.len(), 1);
    assert!(results[1].is_ok());
    for index in [0, 2] {
        let problem = results[index].as_ref().expect_err("refused");
        assert_eq!(problem.code, ErrorCode::InvalidRequest);
    }
}

#[test]
fn the_brokers_own_topics_cannot_be_created() {
    for name in INTERNAL_TOPIC_NAMES {
        assert_eq!(refusal(named(name)), ErrorCode::InvalidTopicException);
    }
}

#[test]
fn one_broker_holds_exactly_one_replica() {
    let with_factor = |replication_factor| NewTopic {
        replication_factor: Some(replication_factor),
        ..named("orders")
    };
    for factor in [-2, 0, 2, 3] {
        assert_eq!(
            refusal(with_factor(factor)),
            ErrorCode::InvalidReplicationFactor
        );
    }
    assert!(plan(&[with_factor(1)]).1[0].is_ok());
}

#[test]
fn partition_counts_are_positive_and_bounded() {
    let with_count = |partition_count| NewTopic {
        partition_count: Some(partition_count),
        ..named("orders")
    };
    for count in [-2, 0, i32::MIN] {
        assert_eq!(refusal(with_count(count)), ErrorCode::InvalidPartitions);
    }
    assert_eq!(refusal(with_count(10_001)), ErrorCode::PolicyViolation);
    assert!(plan(&[with_count(10_000)]).1[0].is_ok());
}

#[test]
fn an_assignment_numbers_all_partitions_and_names_this_broker() {
    let assigned = |assignments: &[(i32, &[i32])]| NewTopic {
        assignments: assignments
            .iter()
            .map(|(index, brokers)| (*index, brokers.to_vec()))
            .collect(),
        ..named("orders")
    };
    let planned = plan(&[assigned(&[(1, &[1]), (0, &[1])])]).1;
    assert_eq!(planned[0].as_ref().expect("created").partition_count, 2);
    for wrong in [
        assigned(&[(0, &[1]), (2, &[1])]),
        assigned(&[(0, &[1]), (0, &[1])]),
        assigned(&[(0, &[2])]),
        assigned(&[(0, &[])]),
        assigned(&[(0, &[1, 1])]),
    ] {
        assert_eq!(refusal(wrong), ErrorCode::InvalidReplicaAssignment);
    }
    let counted = NewTopic {
        partition_count: Some(1),
        ..assigned(&[(0, &[1])])
    };
    assert_eq!(refusal(counted), ErrorCode::InvalidRequest);
}

#[test]
fn configs_are_checked_before_anything_is_created() {
    let with_config = |name: &str, value: Option<&str>| NewTopic {
        configs: vec![(name.to_owned(), value.map(str::to_owned))],
        ..named("orders")
    };
    let wrong = [
        ("no.such.config", Some("1")),
        ("retention.ms", Some("soon")),
        ("retention.ms", None),
    ];
    for (name, value) in wrong {
        assert_eq!(refusal(with_config(name, value)), ErrorCode::InvalidConfig);
    }
    let (_, results) = plan(&[with_config("retention.ms", Some(" 5 "))]);
    let planned = results[0].as_ref().expect("created");
    assert_eq!(planned.configs["retention.ms"], "5");
}

#[test]
fn deleting_an_unknown_topic_says_how_it_was_named() {
    let doomed = [
        TopicRef::Name("gone".to_owned()),
        TopicRef::Id(TopicId([9; 16])),
    ];
    let (records, results) = plan_delete_topics(&Catalog::default(), &doomed);
    assert!(records.is_empty());
    let codes: Vec<_> = results
        .iter()
        .map(|result| result.as_ref().expect_err("refused").code)
        .collect();
    assert_eq!(
        codes,
        [
            ErrorCode::UnknownTopicOrPartition,
            ErrorCode::UnknownTopicId
        ]
    );
}
