"""confluent-kafka (librdkafka): idempotent producer, admin client, consumer groups."""

import threading

import pytest
from confluent_kafka import Consumer, ConsumerGroupTopicPartitions, KafkaException, Producer, TopicPartition
from confluent_kafka.admin import (
    RESOURCE_BROKER,
    RESOURCE_TOPIC,
    AdminClient,
    ConfigResource,
    NewTopic,
    OffsetSpec,
)

from harness.waiting import wait_until

# The least that Apache Kafka allows a member (group.min.session.timeout.ms).
GROUP_SETTINGS = {"auto.offset.reset": "earliest", "session.timeout.ms": 6000, "heartbeat.interval.ms": 300}


@pytest.fixture
def admin(broker):
    return AdminClient({"bootstrap.servers": broker.address})


@pytest.fixture
def topic(admin, name):
    admin.create_topics([NewTopic(name, num_partitions=4, replication_factor=1)])[name].result(30)
    return name


def produce(broker, topic, count, partition=-1, **settings):
    """Sends `count` numbered records; (partition, offset) of each, in the order of their numbers."""
    producer = Producer({"bootstrap.servers": broker.address, **settings})
    delivered = {}

    def on_delivery(number):
        def remember(error, message):
            assert error is None, error
            delivered[number] = (message.partition(), message.offset())

        return remember

    for number in range(count):
        producer.produce(topic, b"%d" % number, key=b"k%d" % number, partition=partition, on_delivery=on_delivery(number))
        producer.poll(0)
    assert producer.flush(30) == 0
    return [delivered[number] for number in range(count)]


class Member:
    """A consumer in its own thread, as an application has it, with what it was given."""

    def __init__(self, broker, topic, group, **settings):
        self.held = None
        self.held_once = []
        self.values = []
        self.failure = None
        self._stop = threading.Event()
        self._consumer = Consumer({"bootstrap.servers": broker.address, "group.id": group, **GROUP_SETTINGS, **settings})
        self._cooperative = settings.get("partition.assignment.strategy") == "cooperative-sticky"
        self._consumer.subscribe([topic], on_assign=self._on_assign, on_revoke=self._on_revoke, on_lost=self._on_revoke)
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _on_assign(self, consumer, partitions):
        given = {each.partition for each in partitions}
        self.held = (self.held or set()) | given if self._cooperative else given
        self.held_once.append(("+", given))

    def _on_revoke(self, consumer, partitions):
        taken = {each.partition for each in partitions}
        self.held = (self.held or set()) - taken
        self.held_once.append(("-", taken))

    def _run(self):
        try:
            while not self._stop.is_set():
                message = self._consumer.poll(0.1)
                if message is not None and message.error() is None:
                    self.values.append(int(message.value()))
        except Exception as failure:  # Shown by the test; a thread's own traceback is easily missed.
            self.failure = failure
        finally:
            self._consumer.close()

    def leave(self):
        """Closes the consumer: a static member stays known, any other leaves the group."""
        self._stop.set()
        self._thread.join(30)
        assert self.failure is None, self.failure


@pytest.fixture
def member(broker, topic):
    started = []

    def start(group, **settings):
        started.append(Member(broker, topic, group, **settings))
        return started[-1]

    yield start
    for each in started:
        each.leave()


def test_an_idempotent_producer_gets_consecutive_offsets(broker, topic):
    placed = produce(broker, topic, 5000, partition=2, **{"enable.idempotence": True, "linger.ms": 1})
    assert placed == [(2, offset) for offset in range(5000)]


@pytest.mark.parametrize("codec", ["gzip", "snappy", "lz4", "zstd"])
def test_compressed_batches_count_their_records(broker, topic, codec):
    placed = produce(broker, topic, 1000, partition=0, **{"compression.type": codec, "linger.ms": 20})
    assert placed == [(0, offset) for offset in range(1000)]


def test_topics_are_created_described_and_deleted(admin, name):
    made = NewTopic(name, num_partitions=5, replication_factor=1, config={"retention.ms": "7200000"})
    admin.create_topics([made])[name].result(30)
    metadata = admin.list_topics(name, timeout=30).topics[name]
    assert sorted(metadata.partitions) == [0, 1, 2, 3, 4]
    with pytest.raises(KafkaException, match="TOPIC_ALREADY_EXISTS"):
        admin.create_topics([made])[name].result(30)
    admin.delete_topics([name])[name].result(30)
    wait_until(lambda: name not in admin.list_topics(timeout=30).topics, "the topic is gone")


def test_validate_only_creates_nothing(admin, name):
    admin.create_topics([NewTopic(name, num_partitions=1, replication_factor=1)], validate_only=True)[name].result(30)
    assert name not in admin.list_topics(timeout=30).topics


def test_more_replicas_than_brokers_are_refused(admin, name):
    with pytest.raises(KafkaException, match="INVALID_REPLICATION_FACTOR"):
        admin.create_topics([NewTopic(name, num_partitions=1, replication_factor=3)])[name].result(30)


def test_configs_of_topic_and_broker_are_described(admin, topic, broker):
    resource = ConfigResource(RESOURCE_TOPIC, topic)
    configs = admin.describe_configs([resource])[resource].result(30)
    assert configs["cleanup.policy"].value == "delete"
    assert configs["retention.ms"].value == "604800000"
    assert configs["retention.ms"].is_default
    node_id = next(iter(admin.list_topics(timeout=30).brokers))
    resource = ConfigResource(RESOURCE_BROKER, str(node_id))
    assert admin.describe_configs([resource])[resource].result(30)


def test_offsets_are_listed(broker, admin, topic):
    produce(broker, topic, 7, partition=3)
    partition = TopicPartition(topic, 3)

    def offset(spec):
        return admin.list_offsets({partition: spec})[partition].result(30).offset

    assert offset(OffsetSpec.earliest()) == 0
    assert offset(OffsetSpec.latest()) == 7
    assert offset(OffsetSpec.for_timestamp(0)) == 0
    assert offset(OffsetSpec.max_timestamp()) in range(7)


def test_watermarks_are_known_to_a_consumer(broker, topic):
    produce(broker, topic, 9, partition=1)
    consumer = Consumer({"bootstrap.servers": broker.address, "group.id": f"group.{topic}"})
    assert consumer.get_watermark_offsets(TopicPartition(topic, 1), timeout=30) == (0, 9)
    consumer.close()


def test_cluster_is_described(admin, broker):
    described = admin.describe_cluster().result(30)
    assert described.cluster_id
    assert [(node.host, node.port) for node in described.nodes] == [("127.0.0.1", broker.port)]


def test_groups_are_listed_described_and_their_offsets_told(broker, admin, topic, member):
    produce(broker, topic, 40)
    group = f"group.{topic}"
    reader = member(group, **{"client.id": "reader", "auto.commit.interval.ms": 100})
    wait_until(lambda: len(reader.values) == 40, lambda: f"40 records, got {len(reader.values)}")
    listed = {each.group_id: each for each in admin.list_consumer_groups().result(30).valid}
    assert group in listed and not listed[group].is_simple_consumer_group
    described = admin.describe_consumer_groups([group])[group].result(30)
    assert described.state.name == "STABLE"
    (only,) = described.members
    assert only.client_id == "reader"
    assert sorted(each.partition for each in only.assignment.topic_partitions) == [0, 1, 2, 3]

    def committed():
        asked = [ConsumerGroupTopicPartitions(group)]
        told = admin.list_consumer_group_offsets(asked)[group].result(30).topic_partitions
        return sum(each.offset for each in told) == 40

    wait_until(committed, "every record is committed")


def test_members_balance_eagerly_and_a_leaver_gives_back(broker, topic, member):
    group = f"group.{topic}"
    first = member(group)
    wait_until(lambda: first.held == {0, 1, 2, 3}, lambda: f"alone: {first.held}")
    second = member(group)
    wait_until(
        lambda: len(first.held) == len(second.held or ()) == 2 and first.held | second.held == {0, 1, 2, 3},
        lambda: f"two each: {first.held} {second.held}",
    )
    second.leave()
    wait_until(lambda: first.held == {0, 1, 2, 3}, lambda: f"all back: {first.held}")


def test_cooperative_members_keep_what_they_hold_while_others_join(broker, topic, member):
    group = f"group.{topic}"
    cooperative = {"partition.assignment.strategy": "cooperative-sticky"}
    first = member(group, **cooperative)
    wait_until(lambda: first.held == {0, 1, 2, 3}, lambda: f"alone: {first.held}")
    second = member(group, **cooperative)
    wait_until(
        lambda: len(first.held) == len(second.held or ()) == 2 and first.held | second.held == {0, 1, 2, 3},
        lambda: f"two each: {first.held_once} {second.held_once}",
    )
    taken = set().union(*(partitions for sign, partitions in first.held_once if sign == "-"))
    assert taken == second.held, "only the partitions that moved were taken away"
    produce(broker, topic, 400)
    wait_until(
        lambda: sorted(first.values + second.values) == list(range(400)),
        lambda: f"each record once, got {len(first.values)} + {len(second.values)}",
    )


def test_a_static_member_comes_back_without_a_rebalance(broker, admin, topic, member):
    group = f"group.{topic}"
    # Long enough that the member's absence does not end its session.
    static = {"session.timeout.ms": 30000, "heartbeat.interval.ms": 500}
    other = member(group, **static, **{"group.instance.id": "other"})
    wait_until(lambda: other.held == {0, 1, 2, 3}, lambda: f"alone: {other.held}")
    returning = member(group, **static, **{"group.instance.id": "returning"})
    wait_until(
        lambda: len(other.held) == len(returning.held or ()) == 2 and other.held | returning.held == {0, 1, 2, 3},
        lambda: f"two each: {other.held} {returning.held}",
    )
    changes_of_other = len(other.held_once)
    had = returning.held_once[-1][1]
    returning.leave()
    again = member(group, **static, **{"group.instance.id": "returning"})
    wait_until(lambda: again.held == had, lambda: f"the same partitions {had}, got {again.held}")
    assert len(other.held_once) == changes_of_other, "the other member noticed nothing"
    instances = {each.group_instance_id for each in admin.describe_consumer_groups([group])[group].result(30).members}
    assert instances == {"other", "returning"}


def test_headers_and_timestamps_survive(broker, topic):
    producer = Producer({"bootstrap.servers": broker.address})
    producer.produce(topic, b"v", key=None, partition=0, headers=[("h", b"\x00"), ("null", None)], timestamp=1234567890123)
    assert producer.flush(30) == 0
    consumer = Consumer({"bootstrap.servers": broker.address, "group.id": f"group.{topic}"})
    consumer.assign([TopicPartition(topic, 0, 0)])
    message = wait_until(lambda: consumer.poll(1.0), "the record")
    consumer.close()
    assert message.error() is None
    assert (message.key(), message.value()) == (None, b"v")
    assert message.headers() == [("h", b"\x00"), ("null", None)]
    assert message.timestamp() == (1, 1234567890123)


def test_a_missing_offset_resets_as_the_consumer_asks(broker, topic):
    produce(broker, topic, 3, partition=0)
    consumer = Consumer({"bootstrap.servers": broker.address, "group.id": f"group.{topic}", "auto.offset.reset": "earliest"})
    consumer.assign([TopicPartition(topic, 0, 999)])
    message = wait_until(lambda: consumer.poll(1.0), "a record after the reset")
    consumer.close()
    assert message.error() is None and message.offset() == 0
