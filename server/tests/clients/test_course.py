"""The demo of the course, step by step, with the unmodified kafka-python client in real processes."""

import collections
import pathlib
import sys

import pytest
from kafka import KafkaAdminClient, KafkaConsumer, TopicPartition

from harness.processes import JsonLinesProcess
from harness.tools import run
from harness.waiting import wait_until

COURSE = pathlib.Path(__file__).parent / "course"
# The least that Apache Kafka allows a member (group.min.session.timeout.ms).
SESSION_TIMEOUT_MS = 6000


class Course:
    """Starts the course's scripts against one broker and ends them."""

    def __init__(self, broker, topic, folder):
        self.broker = broker
        self.topic = topic
        self.folder = folder
        self.started = []

    def produce(self, count, first=0):
        script = [sys.executable, COURSE / "producer.py", "--bootstrap-server", self.broker.address, "--topic", self.topic]
        run([*script, "--count", count, "--first", first, "--interval", "0"])

    def consumer(self, group, interval="0"):
        consumer = JsonLinesProcess(
            [sys.executable, COURSE / "consumer.py", "--bootstrap-server", self.broker.address, "--topic", self.topic,
             "--group", group, "--interval", interval, "--auto-commit-interval-ms", "100", "--max-poll-records", "10",
             "--session-timeout-ms", SESSION_TIMEOUT_MS],
            self.folder / f"consumer-{len(self.started)}.err",
        )  # fmt: skip
        self.started.append(consumer)
        return consumer

    def committed(self, group):
        """Partition -> committed offset, asked of the broker and not of a member."""
        reader = KafkaConsumer(bootstrap_servers=[self.broker.address], group_id=group, enable_auto_commit=False)
        try:
            partitions = [TopicPartition(self.topic, index) for index in (0, 1)]
            return {each.partition: reader.committed(each) or 0 for each in partitions}
        finally:
            reader.close()

    def end(self):
        for each in self.started:
            each.end()


@pytest.fixture
def course(broker, name, folder):
    with_topic = Course(broker, f"demo_1.{name}", folder)
    admin = KafkaAdminClient(bootstrap_servers=[broker.address])
    admin.create_topics({with_topic.topic: {"num_partitions": 2, "replication_factor": 1}}, wait_for_metadata=True)
    admin.close()
    yield with_topic
    with_topic.end()


def numbers(consumer):
    """The `number` of each message a consumer printed, in the order it printed them."""
    return [each["value"]["number"] for each in consumer.of_kind("record")]


def held(consumer):
    """The partitions a consumer was given last, or None before the first assignment."""
    assignments = [each for each in list(consumer.events) if each["event"] in ("assigned", "revoked")]
    if not assignments or assignments[-1]["event"] == "revoked":
        return None
    return assignments[-1]["partitions"]


def wait_for_numbers(consumer, wanted, timeout_s=40):
    wait_until(lambda: set(wanted) <= set(numbers(consumer)), lambda: f"all messages read: {consumer.describe()}", timeout_s)


def test_a_group_reads_from_earliest_and_each_key_stays_in_order(course):
    course.produce(100)
    consumer = course.consumer("consumer.group.id.demo.1")
    wait_for_numbers(consumer, range(100))
    assert sorted(numbers(consumer)) == list(range(100)), "each message once"
    partitions_of_key = collections.defaultdict(set)
    numbers_of_key = collections.defaultdict(list)
    for record in consumer.of_kind("record"):
        partitions_of_key[record["key"]].add(record["partition"])
        numbers_of_key[record["key"]].append(record["value"]["number"])
    assert len(partitions_of_key) == 10
    assert all(len(partitions) == 1 for partitions in partitions_of_key.values()), "one key, one partition"
    assert all(in_order == sorted(in_order) for in_order in numbers_of_key.values())
    assert len(set().union(*partitions_of_key.values())) == 2, "ten keys spread over both partitions"


def test_a_killed_consumer_resumes_from_its_last_commit(course):
    group = f"{course.topic}.demo.1"
    course.produce(200)
    slow = course.consumer(group, interval="0.02")
    wait_until(
        lambda: len(numbers(slow)) >= 20 and sum(course.committed(group).values()) > 0,
        lambda: f"20 messages read and some committed: {slow.describe()}",
    )
    slow.kill()
    committed = course.committed(group)
    read_before = numbers(slow)
    assert 0 < sum(committed.values()) <= len(read_before) < 200, "killed in the middle"

    again = course.consumer(group)
    not_committed = 200 - sum(committed.values())
    wait_until(lambda: len(numbers(again)) >= not_committed, lambda: f"the rest is read: {again.describe()}", 40)
    first_offsets = {}
    for record in again.of_kind("record"):
        first_offsets.setdefault(record["partition"], record["offset"])
    assert first_offsets == committed, "each partition goes on exactly at its committed offset"
    assert set(read_before) | set(numbers(again)) == set(range(200)), "nothing is lost"


def test_a_second_group_reads_everything_again(course):
    course.produce(50)
    first = course.consumer(f"{course.topic}.demo.1")
    wait_for_numbers(first, range(50))
    second = course.consumer(f"{course.topic}.demo.2")
    wait_for_numbers(second, range(50))
    course.produce(10, first=50)
    wait_for_numbers(first, range(60))
    wait_for_numbers(second, range(60))
    assert sorted(numbers(first)) == sorted(numbers(second)) == list(range(60))


def test_members_share_two_partitions_and_a_third_stays_idle(course):
    group = f"{course.topic}.demo.2"
    first = course.consumer(group)
    wait_until(lambda: held(first) == [0, 1], lambda: f"alone it holds both: {first.describe()}")

    second = course.consumer(group)
    wait_until(
        lambda: sorted((held(first) or []) + (held(second) or [])) == [0, 1] and held(first) and held(second),
        lambda: f"one partition each: {first.describe()} / {second.describe()}",
    )
    course.produce(60)
    wait_until(
        lambda: sorted(numbers(first) + numbers(second)) == list(range(60)),
        lambda: f"each message at one of the two: {first.describe()} / {second.describe()}",
    )
    assert numbers(first) and numbers(second)

    third = course.consumer(group)
    members = [first, second, third]
    wait_until(
        lambda: all(held(each) is not None for each in members)
        and sorted(sum((held(each) for each in members), [])) == [0, 1]
        and sorted(len(held(each)) for each in members) == [0, 1, 1],
        lambda: " / ".join(each.describe() for each in members),
    )
    idle = next(each for each in members if held(each) == [])
    before = len(numbers(idle))
    course.produce(40, first=60)
    wait_until(
        lambda: set(sum((numbers(each) for each in members), [])) == set(range(100)),
        lambda: " / ".join(each.describe() for each in members),
    )
    assert len(numbers(idle)) == before, "the idle member is given nothing"

    # A member dies without a word; after its session timeout the idle one takes its partition.
    victim = next(each for each in members if held(each))
    orphaned = held(victim)
    victim.kill()
    wait_until(lambda: held(idle), lambda: f"partition {orphaned} moves: {idle.describe()}", 40)
    survivors = [each for each in members if each is not victim]
    course.produce(20, first=100)
    wait_until(
        lambda: set(range(100, 120)) <= set(sum((numbers(each) for each in survivors), [])),
        lambda: " / ".join(each.describe() for each in survivors),
    )
