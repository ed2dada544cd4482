"""The broker under test: ringspool, or Apache Kafka to prove that a test asks for what Kafka does."""

import os
import pathlib
import socket
import subprocess
import tempfile

from .processes import end, spawn
from .waiting import wait_until
from .wire import advertised_apis

ROOT = pathlib.Path(__file__).resolve().parents[4]
UNDER_TEST = os.environ.get("BROKER_UNDER_TEST", "ringspool")


def free_port():
    """A TCP port on loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ringspool_binary():
    """The binary to test: $RINGSPOOL_BINARY, else the release build."""
    chosen = os.environ.get("RINGSPOOL_BINARY")
    if chosen:
        return pathlib.Path(chosen)
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    return target / "release" / "ringspool"


class Broker:
    """One broker process on loopback, with its data folder; `start` again after `stop` or `kill` reuses both."""

    start_timeout_s = 60.0

    def __init__(self, data_dir, extra_arguments=()):
        self.data_dir = pathlib.Path(data_dir)
        self.port = free_port()
        self.address = f"127.0.0.1:{self.port}"
        self.log_path = pathlib.Path(str(data_dir) + ".log")
        self.extra_arguments = list(extra_arguments)
        self.process = None

    def command(self):
        """The command line of this broker."""
        raise NotImplementedError

    def start(self):
        """Starts the process and returns once it answers a request."""
        assert self.process is None or self.process.poll() is not None, "already running"
        with open(self.log_path, "ab") as log_file:
            self.process = spawn(self.command(), stdout=log_file, stderr=subprocess.STDOUT, cwd=ROOT)
        wait_until(self._answers_or_ended, lambda: f"broker answers\n{self.log_tail()}", self.start_timeout_s, 0.005)
        assert self.process.poll() is None, f"broker ended with {self.process.poll()}:\n{self.log_tail()}"
        return self

    def stop(self):
        """SIGTERM and a wait; returns the exit code."""
        end(self.process, 60.0)
        return self.process.returncode

    def kill(self):
        """SIGKILL: what a crash of the process looks like."""
        self.process.kill()
        self.process.wait(10)

    def log_tail(self, length=4000):
        """The end of what the broker printed."""
        return self.log_path.read_bytes()[-length:].decode("utf-8", "replace") if self.log_path.exists() else ""

    def _answers_or_ended(self):
        if self.process.poll() is not None:
            return True
        try:
            return advertised_apis(self)
        except OSError:
            return False


class RingspoolBroker(Broker):
    """`ringspool serve`."""

    name = "ringspool"

    def command(self):
        return [
            ringspool_binary(), "serve", "--data-dir", self.data_dir, "--listen", self.address, *self._without_metrics(),
            *self.extra_arguments,
        ]  # fmt: skip

    def _without_metrics(self):
        """Several brokers run at a time, and only those that a test asks have a port for metrics."""
        asked = any(str(argument).startswith("--metrics-listen") for argument in self.extra_arguments)
        return () if asked else ("--metrics-listen", "none")


class KafkaBroker(Broker):
    """Apache Kafka, one KRaft node, every setting that is not about being alone left at its default."""

    name = "kafka"

    def command(self):
        return [
            ROOT / "scripts" / "kafka-broker", "run", "--data-dir", self.data_dir, "--port", self.port,
            *(self.extra_arguments or ["--heap", "512m"]),
        ]  # fmt: skip


def new_broker(folder, extra_arguments=()):
    """A broker of the kind under test, not started, with an empty data folder inside `folder`."""
    data_dir = tempfile.mkdtemp(prefix="data-", dir=folder)
    kind = {"ringspool": RingspoolBroker, "kafka": KafkaBroker}[UNDER_TEST]
    return kind(data_dir, extra_arguments)
