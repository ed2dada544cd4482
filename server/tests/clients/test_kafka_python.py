"""kafka-python: producer, consumer and admin client with their default settings."""

import time

import pytest
from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, OffsetSpec, TopicPartition
from kafka.admin import ConfigResource, ConfigResourceType
from kafka.errors import TopicAlreadyExistsError, UnknownTopicOrPartitionError

from harness.waiting import wait_until


@pytest.fixture
def admin(broker):
    client = KafkaAdminClient(bootstrap_servers=[broker.address])
    yield client
    client.close()


@pytest.fixture
def topic(admin, name):
    admin.create_topics({name: {"num_partitions": 2, "replication_factor": 1}}, wait_for_metadata=True)
    return name


def produce(broker, topic, values, partition=0, **settings):
    """The record metadata of each value, in order."""
    producer = KafkaProducer(bootstrap_servers=[broker.address], **settings)
    try:
        sent = [producer.send(topic, value=value, key=b"k", partition=partition) for value in values]
        return [each.get(timeout=30) for each in sent]
    finally:
        producer.close()


def consume(broker, topic, count, **settings):
    """`count` records from the beginning of every partition, without a group."""
    consumer = KafkaConsumer(bootstrap_servers=[broker.address], **settings)
    records = []
    try:
        consumer.assign([TopicPartition(topic, index) for index in (0, 1)])
        consumer.seek_to_beginning()

        def poll():
            for each in consumer.poll(timeout_ms=500).values():
                records.extend(each)
            return len(records) >= count

        wait_until(poll, lambda: f"{count} records, got {len(records)}")
        return records
    finally:
        consumer.close()


@pytest.mark.parametrize("codec", [None, "gzip", "snappy", "lz4", "zstd"])
def test_each_codec_comes_back(broker, topic, codec):
    values = [b"value %d " % n * 20 for n in range(200)]
    sent = produce(broker, topic, values, compression_type=codec, linger_ms=50)
    assert [each.offset for each in sent] == list(range(200))
    assert [each.value for each in consume(broker, topic, 200)] == values


@pytest.mark.parametrize("acks", [0, 1, "all"])
def test_each_acks_mode_stores(broker, topic, acks):
    sent = produce(broker, topic, [b"one", b"two"], acks=acks, enable_idempotence=acks == "all")
    if acks != 0:
        assert [each.offset for each in sent] == [0, 1]
    assert [each.value for each in consume(broker, topic, 2)] == [b"one", b"two"]


def test_old_protocol_versions_work_too(broker, topic):
    old = {"api_version": (1, 0)}
    sent = produce(broker, topic, [b"old"], enable_idempotence=False, **old)
    assert [each.offset for each in sent] == [0]
    assert [each.value for each in consume(broker, topic, 1, **old)] == [b"old"]


def test_a_record_keeps_its_key_headers_and_timestamp(broker, topic):
    producer = KafkaProducer(bootstrap_servers=[broker.address])
    headers = [("trace", b"\x00\x01"), ("empty", b"")]
    producer.send(topic, value=None, key=b"\xff", headers=headers, partition=1, timestamp_ms=1_600_000_000_123).get(30)
    producer.close()
    (record,) = consume(broker, topic, 1)
    assert (record.key, record.value, record.partition, record.offset) == (b"\xff", None, 1, 0)
    assert list(record.headers) == headers
    assert (record.timestamp, record.timestamp_type) == (1_600_000_000_123, 0)


def test_topics_are_created_listed_described_and_deleted(admin, name):
    admin.create_topics({name: {"num_partitions": 3, "replication_factor": 1}}, wait_for_metadata=True)
    assert name in admin.list_topics()
    (described,) = admin.describe_topics([name])
    assert len(described["partitions"]) == 3
    topic_id = described["topic_id"]
    with pytest.raises(TopicAlreadyExistsError):
        admin.create_topics({name: {"num_partitions": 1, "replication_factor": 1}})
    admin.delete_topics([name])
    wait_until(lambda: name not in admin.list_topics(), "the topic is gone")
    admin.create_topics({name: {"num_partitions": 1, "replication_factor": 1}}, wait_for_metadata=True)
    (again,) = admin.describe_topics([name])
    assert again["topic_id"] != topic_id, "a new topic of the same name is another topic"
    assert len(again["partitions"]) == 1


def test_deleting_an_unknown_topic_says_so(admin, name):
    with pytest.raises(UnknownTopicOrPartitionError):
        admin.delete_topics([name])


@pytest.mark.parametrize("bad_name", ["with space", "a/b", "..", "x" * 250])
def test_an_invalid_topic_name_is_refused(admin, bad_name):
    with pytest.raises(Exception, match="(?i)invalid"):
        admin.create_topics({bad_name: {"num_partitions": 1, "replication_factor": 1}})
    assert bad_name not in admin.list_topics()


def test_topic_configs_given_at_creation_are_described(admin, name):
    given = {"retention.ms": "3600000", "cleanup.policy": "compact"}
    admin.create_topics({name: {"num_partitions": 1, "replication_factor": 1, "configs": given}}, wait_for_metadata=True)
    resource = ConfigResource(ConfigResourceType.TOPIC, name)
    described = admin.describe_configs([resource], config_filter="all")
    (configs,) = [topics[name] for topics in described.values() if name in topics]
    values = {key: each["value"] for key, each in configs.items()}
    assert {key: values[key] for key in given} == given
    for default in ("segment.bytes", "max.message.bytes", "min.insync.replicas", "compression.type", "retention.bytes"):
        assert values[default] is not None


def test_cluster_is_described(admin, broker):
    described = admin.describe_cluster()
    assert described["cluster_id"]
    assert [(each["host"], each["port"]) for each in described["brokers"]] == [("127.0.0.1", broker.port)]


def test_partition_offsets_are_found_by_spec_and_time(broker, admin, topic):
    partition = TopicPartition(topic, 0)
    producer = KafkaProducer(bootstrap_servers=[broker.address])
    for at in (1000, 3000, 2000):
        producer.send(topic, value=b"v", partition=0, timestamp_ms=at).get(30)
    producer.close()

    def offset(spec):
        return admin.list_partition_offsets({partition: spec})[partition].offset

    assert offset(OffsetSpec.EARLIEST) == 0
    assert offset(OffsetSpec.LATEST) == 3
    assert offset(OffsetSpec.MAX_TIMESTAMP) == 1
    assert offset(1001) == 1, "the first record at or after the time, in offset order"
    assert offset(3001) == -1


def test_a_group_commits_by_hand_and_is_described(broker, admin, topic):
    produce(broker, topic, [b"%d" % n for n in range(10)])
    group = f"group.{topic}"
    consumer = KafkaConsumer(
        topic, bootstrap_servers=[broker.address], group_id=group, auto_offset_reset="earliest", enable_auto_commit=False,
        client_id="hand", max_poll_records=4,
    )  # fmt: skip
    records = []

    def poll():
        for each in consumer.poll(timeout_ms=500).values():
            records.extend(each)
        return len(records) >= 4

    wait_until(poll, "four records")
    consumer.commit()
    described = admin.describe_groups([group])[group]
    assert described["group_state"] == "Stable"
    assert described["protocol_type"] == "consumer"
    (member,) = described["members"]
    assert member["client_id"] == "hand"
    offsets = admin.list_group_offsets(group)[group]
    assert offsets[TopicPartition(topic, 0)].offset == consumer.position(TopicPartition(topic, 0)) == len(records)
    assert group in [each["group_id"] for each in admin.list_groups()]
    consumer.close()
    wait_until(lambda: admin.describe_groups([group])[group]["group_state"] == "Empty", "the member has left")


def test_a_reader_waits_for_new_records(broker, topic):
    consumer = KafkaConsumer(bootstrap_servers=[broker.address], fetch_max_wait_ms=5000)
    consumer.assign([TopicPartition(topic, 0)])
    consumer.seek_to_end()
    assert consumer.position(TopicPartition(topic, 0)) == 0
    assert consumer.poll(timeout_ms=300) == {}
    produce(broker, topic, [b"late"])
    asked_at = time.monotonic()
    records = wait_until(lambda: sum(consumer.poll(timeout_ms=4000).values(), []), "the record", 20)
    consumer.close()
    assert [each.value for each in records] == [b"late"]
    assert time.monotonic() - asked_at < 20


def test_consumer_sees_all_topics(broker, topic):
    consumer = KafkaConsumer(bootstrap_servers=[broker.address])
    try:
        assert topic in consumer.topics()
        assert consumer.partitions_for_topic(topic) == {0, 1}
    finally:
        consumer.close()
