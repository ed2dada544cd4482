"""What must be the same after the broker went down and came back."""

import pytest
from confluent_kafka import Consumer, KafkaError, KafkaException, Producer, TopicPartition
from confluent_kafka.admin import AdminClient, NewTopic
from kafka import KafkaAdminClient

from harness.waiting import wait_until

# What a coordinator answers while it loads.
ASK_AGAIN = (KafkaError.NOT_COORDINATOR, KafkaError.COORDINATOR_LOAD_IN_PROGRESS, KafkaError.COORDINATOR_NOT_AVAILABLE)
DOWN = {"SIGTERM": lambda broker: broker.stop(), "SIGKILL": lambda broker: broker.kill()}


@pytest.fixture(params=DOWN)
def go_down(request):
    return DOWN[request.param]


def produce(broker, topic, numbers, **settings):
    """Sends the numbers to partition 0 under acks=all and waits for every acknowledgement."""
    producer = Producer({"bootstrap.servers": broker.address, "acks": "all", **settings})
    errors = []
    for number in numbers:
        producer.produce(topic, b"%d" % number, partition=0, on_delivery=lambda error, _: error and errors.append(error))
        producer.poll(0)
    assert producer.flush(60) == 0
    assert errors == []


def create(broker, topic, partitions=2):
    admin = AdminClient({"bootstrap.servers": broker.address})
    admin.create_topics([NewTopic(topic, num_partitions=partitions, replication_factor=1)])[topic].result(30)


def read_all(broker, topic, count):
    """`count` values of partition 0 from the beginning, in order."""
    consumer = Consumer({"bootstrap.servers": broker.address, "group.id": "reader", "enable.auto.commit": False})
    consumer.assign([TopicPartition(topic, 0, 0)])
    values = []
    try:

        def poll():
            values.extend(int(each.value()) for each in consumer.consume(1000, 1.0) if each.error() is None)
            return len(values) >= count

        wait_until(poll, lambda: f"{count} records, got {len(values)}", 60)
        assert consumer.get_watermark_offsets(TopicPartition(topic, 0), timeout=30) == (0, count)
        return values
    finally:
        consumer.close()


def committed_of(consumer, partition):
    """The committed offset, or None while the broker that just started says to ask again."""
    try:
        return consumer.committed([partition], timeout=30)
    except KafkaException as failure:
        if failure.args[0].retriable() or failure.args[0].code() in ASK_AGAIN:
            return None
        raise


def identities(broker, topic):
    """The cluster's id and the topic's id and configs."""
    admin = KafkaAdminClient(bootstrap_servers=[broker.address])
    try:
        (described,) = admin.describe_topics([topic])
        return admin.describe_cluster()["cluster_id"], described["topic_id"], len(described["partitions"])
    finally:
        admin.close()


def test_acknowledged_records_and_ids_survive(own_broker, name, go_down):
    create(own_broker, name)
    produce(own_broker, name, range(5000))
    before = identities(own_broker, name)
    for count in (5000, 6000):
        go_down(own_broker)
        own_broker.start()
        assert read_all(own_broker, name, count) == list(range(count))
        assert identities(own_broker, name) == before
        produce(own_broker, name, range(count, count + 1000))
    assert read_all(own_broker, name, 7000) == list(range(7000))


def test_committed_offsets_survive(own_broker, name, go_down):
    create(own_broker, name)
    produce(own_broker, name, range(100))
    partition = TopicPartition(name, 0)
    settings = {"bootstrap.servers": own_broker.address, "group.id": f"group.{name}", "enable.auto.commit": False,
                "auto.offset.reset": "earliest", "session.timeout.ms": 6000}  # fmt: skip
    consumer = Consumer(settings)
    consumer.subscribe([name])
    read = []

    def poll():
        read.extend(each for each in consumer.consume(10, 0.5) if each.error() is None)
        return len(read) >= 42

    wait_until(poll, "42 records")
    consumer.commit(offsets=[TopicPartition(name, 0, 42, metadata="forty-two")], asynchronous=False)
    go_down(own_broker)
    own_broker.start()
    reader = Consumer(settings)
    (committed,) = wait_until(lambda: committed_of(reader, partition), "the group's coordinator is back", 60)
    assert (committed.offset, committed.metadata) == (42, "forty-two")
    reader.close()
    consumer.close()

    again = Consumer(settings)
    again.subscribe([name])
    message = wait_until(lambda: again.poll(1.0), "a record after the restart", 60)
    assert message.offset() == 42
    again.close()


def test_a_deleted_topic_stays_deleted(own_broker, name, go_down):
    create(own_broker, name)
    create(own_broker, f"{name}.kept")
    produce(own_broker, name, range(10))
    admin = AdminClient({"bootstrap.servers": own_broker.address})
    admin.delete_topics([name])[name].result(30)
    go_down(own_broker)
    own_broker.start()
    topics = AdminClient({"bootstrap.servers": own_broker.address}).list_topics(timeout=30).topics
    assert name not in topics and f"{name}.kept" in topics


def test_a_connected_idempotent_producer_goes_on_without_loss_or_repeat(own_broker, name, go_down):
    create(own_broker, name)
    failed = []
    producer = Producer({"bootstrap.servers": own_broker.address, "enable.idempotence": True, "linger.ms": 1,
                         "message.timeout.ms": 120000, "reconnect.backoff.max.ms": 500})  # fmt: skip
    acknowledged = []

    def on_delivery(error, message):
        (failed if error else acknowledged).append(error or message.offset())

    def send(numbers):
        for number in numbers:
            producer.produce(name, b"%d" % number, partition=0, on_delivery=on_delivery)
            producer.poll(0)

    send(range(2000))
    wait_until(lambda: producer.poll(0.05) is not None and len(acknowledged) > 200, "the first acknowledgements")
    go_down(own_broker)
    send(range(2000, 3000))
    own_broker.start()
    assert producer.flush(90) == 0
    assert failed == []
    assert read_all(own_broker, name, 3000) == list(range(3000))


def test_a_connected_consumer_goes_on(own_broker, name, go_down):
    create(own_broker, name)
    produce(own_broker, name, range(100))
    consumer = Consumer({"bootstrap.servers": own_broker.address, "group.id": f"group.{name}", "auto.offset.reset": "earliest",
                         "session.timeout.ms": 6000, "reconnect.backoff.max.ms": 500})  # fmt: skip
    consumer.subscribe([name])
    values = []

    def poll(count):
        values.extend(int(each.value()) for each in consumer.consume(500, 0.5) if each.error() is None)
        return set(values) == set(range(count))

    wait_until(lambda: poll(100), "the first hundred")
    go_down(own_broker)
    own_broker.start()
    produce(own_broker, name, range(100, 200))
    wait_until(lambda: poll(200), lambda: f"the second hundred, have {len(set(values))}", 60)
    consumer.close()
