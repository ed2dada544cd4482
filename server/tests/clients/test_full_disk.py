"""A disk that fills up while the broker serves: producing is refused in words, everything acknowledged stays readable."""

import subprocess

import pytest
from confluent_kafka import Producer
from confluent_kafka.admin import AdminClient, NewTopic

from harness import brokers
from harness.tools import kcat
from harness.waiting import wait_until

pytestmark = pytest.mark.ringspool_only
SMALL_JOURNAL = ["--config", "journal.files=4", "--config", "journal.file.bytes=4194304"]
VALUE = b"v" * 10_000


@pytest.fixture
def disk(folder):
    """A tmpfs of 96 MiB that can be made larger; mounting needs root."""
    place = folder / "disk"
    place.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", place], capture_output=True)
    if done.returncode != 0:
        pytest.skip(f"cannot mount a tmpfs here: {done.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


@pytest.fixture
def broker_on_disk(disk):
    running = brokers.new_broker(disk, SMALL_JOURNAL).start()
    yield running
    running.kill()


def produce_until_refused(broker, topic):
    """Keys of the acknowledged records, and the first refusal."""
    acknowledged, refused = set(), []
    producer = Producer({"bootstrap.servers": broker.address, "acks": "all", "linger.ms": 5, "message.timeout.ms": 10000,
                         "queue.buffering.max.messages": 2000})  # fmt: skip

    def on_delivery(error, message):
        if error is None:
            acknowledged.add(message.key())
        else:
            refused.append(error)

    for number in range(100_000):
        if refused:
            break
        try:
            producer.produce(topic, VALUE, key=b"%d" % number, partition=number % 2, on_delivery=on_delivery)
        except BufferError:
            producer.poll(0.05)
        producer.poll(0)
    producer.flush(30)
    assert refused, "a gigabyte fitted on a small disk"
    return acknowledged, refused[0]


def keys_read(broker, topic):
    return set(kcat(broker, "-C", "-q", "-e", "-o", "beginning", "-t", topic, "-f", "%k\\n").stdout.split())


def test_a_full_disk_refuses_produce_and_keeps_what_was_acknowledged(broker_on_disk, disk, name):
    broker = broker_on_disk
    admin = AdminClient({"bootstrap.servers": broker.address})
    admin.create_topics([NewTopic(name, num_partitions=2, replication_factor=1)])[name].result(30)
    acknowledged, refusal = produce_until_refused(broker, name)
    assert len(acknowledged) > 1000
    assert refusal.name() == "POLICY_VIOLATION", "an error that clients do not retry for ever"
    assert broker.process.poll() is None, "the broker goes on serving"
    assert acknowledged <= keys_read(broker, name)

    subprocess.run(["mount", "-o", "remount,size=400m", disk], check=True)

    def produces_again():
        sent = kcat(broker, "-P", "-t", name, "-p", "0", "-k", "after", "-X", "message.timeout.ms=5000", stdin=b"x", check=False)
        return sent.returncode == 0 and b"after" in keys_read(broker, name)

    wait_until(produces_again, "producing works again by itself", 60, 0.5)
    broker.kill()
    broker.start()
    assert acknowledged | {b"after"} <= keys_read(broker, name)
