"""How the broker goes down: what SIGTERM promises, and its exit codes."""

import signal
import socket
import threading

import pytest
from confluent_kafka import Producer
from confluent_kafka.admin import AdminClient, NewTopic

from harness.tools import kcat
from harness.waiting import wait_until


class Load:
    """A producer that sends numbers until told to stop, and remembers what was acknowledged."""

    def __init__(self, broker, topic):
        self.acknowledged = set()
        self._stop = threading.Event()
        self._topic = topic
        self._producer = Producer({"bootstrap.servers": broker.address, "acks": "all", "linger.ms": 1,
                                   "queue.buffering.max.messages": 20000, "message.timeout.ms": 5000,
                                   "log_level": 0})  # fmt: skip
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _on_delivery(self, error, message):
        if error is None:
            self.acknowledged.add(message.value())

    def _run(self):
        number = 0
        while not self._stop.is_set():
            try:
                self._producer.produce(self._topic, b"%d" % number, on_delivery=self._on_delivery)
                number += 1
            except BufferError:
                self._producer.poll(0.01)
            self._producer.poll(0)
        self._producer.flush(10)

    def stop(self):
        self._stop.set()
        self._thread.join(30)


@pytest.fixture
def load(own_broker, name):
    admin = AdminClient({"bootstrap.servers": own_broker.address})
    admin.create_topics([NewTopic(name, num_partitions=3, replication_factor=1)])[name].result(30)
    running = Load(own_broker, name)
    yield running
    running.stop()


def read_all(broker, topic):
    return set(kcat(broker, "-C", "-q", "-e", "-o", "beginning", "-t", topic, "-f", "%s\\n").stdout.split())


def test_sigterm_under_load_keeps_every_acknowledged_record(own_broker, load, name):
    wait_until(lambda: len(load.acknowledged) > 2000, lambda: f"load runs: {len(load.acknowledged)}")
    own_broker.stop()
    load.stop()
    acknowledged = set(load.acknowledged)
    own_broker.start()
    lost = acknowledged - read_all(own_broker, name)
    assert not lost, f"{len(lost)} of {len(acknowledged)} acknowledged records are gone"


@pytest.mark.ringspool_only
@pytest.mark.parametrize("signal_number", [signal.SIGTERM, signal.SIGINT])
def test_an_asked_for_stop_ends_with_code_zero(own_broker, signal_number):
    own_broker.process.send_signal(signal_number)
    assert own_broker.process.wait(30) == 0


@pytest.mark.ringspool_only
def test_sigterm_with_connections_open_does_not_wait_for_them(own_broker):
    with socket.create_connection(("127.0.0.1", own_broker.port)):
        own_broker.process.send_signal(signal.SIGTERM)
        assert own_broker.process.wait(30) == 0


@pytest.mark.ringspool_only
def test_a_second_sigterm_stops_at_once_and_loses_nothing(own_broker, load, name):
    wait_until(lambda: len(load.acknowledged) > 2000, lambda: f"load runs: {len(load.acknowledged)}")
    own_broker.process.send_signal(signal.SIGTERM)
    own_broker.process.send_signal(signal.SIGTERM)
    own_broker.process.wait(10)
    load.stop()
    acknowledged = set(load.acknowledged)
    own_broker.start()
    assert acknowledged <= read_all(own_broker, name)


@pytest.mark.ringspool_only
def test_the_log_ends_with_a_word_about_stopping(own_broker):
    own_broker.stop()
    assert "stop" in own_broker.log_tail().lower()
