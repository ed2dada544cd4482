"""Brokers under measurement, the load generator, and the facts about the machine that every result names."""

import datetime
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "server" / "tests" / "clients"))

from harness import brokers, tools  # noqa: E402
from harness.processes import end, spawn  # noqa: E402, F401
from harness.waiting import wait_until  # noqa: E402
from harness.wire import Connection  # noqa: E402

KAFKA_HEAP = ["--heap", "1g"]


def loadgen_binary():
    """$RINGSPOOL_LOADGEN, else the release build."""
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    return pathlib.Path(os.environ.get("RINGSPOOL_LOADGEN", target / "release" / "ringspool-loadgen"))


class LimitBroker(brokers.Broker):
    """`ringspool-loadgen limit`: receives, counts, answers, stores nothing."""

    name = "limit"

    def command(self):
        return [loadgen_binary(), "limit", "--listen", self.address, *self.extra_arguments]


class Variant:
    """One way to run a broker."""

    def __init__(self, name, label, kind, arguments=()):
        self.name = name
        self.label = label
        self.kind = kind
        self.arguments = list(arguments)

    def new_broker(self, folder, more=(), port=None):
        """Not started; Kafka's folder is formatted beforehand, so that its start is the broker's alone."""
        broker = self.kind(tempfile.mkdtemp(prefix="data-", dir=folder), [*self.arguments, *more])
        if port is not None:
            broker.port = port
            broker.address = f"127.0.0.1:{port}"
        if self.kind is brokers.KafkaBroker:
            command = [ROOT / "scripts" / "kafka-broker", "format", "--data-dir", broker.data_dir, "--port", broker.port]
            tools.run([*command, *broker.extra_arguments])
        return broker


RINGSPOOL_DISK = Variant("ringspool-disk", "ringspool, durability=disk", brokers.RingspoolBroker)
RINGSPOOL_OS = Variant("ringspool-os", "ringspool, durability=os", brokers.RingspoolBroker, ["--durability", "os"])
KAFKA_FSYNC = Variant(
    "kafka-fsync", "Kafka, flush.messages=1", brokers.KafkaBroker, [*KAFKA_HEAP, "--flush-messages", "1"]
)
KAFKA_PAGE = Variant("kafka-page", "Kafka, page cache", brokers.KafkaBroker, KAFKA_HEAP)
LIMIT = Variant("limit", "limit: answers, stores nothing", LimitBroker)


def loadgen_command(broker, arguments, json_path=None):
    """The load generator against `broker`; its result goes to `json_path`."""
    command = [loadgen_binary(), *arguments, "--bootstrap", broker.address]
    if json_path is not None:
        command += ["--json", json_path]
    return [str(each) for each in command]


def loadgen(broker, arguments, json_path=None, timeout_s=900):
    """Runs the load generator against `broker`; its result, as it wrote it."""
    if json_path is not None:
        json_path.unlink(missing_ok=True)
    ended = tools.run(loadgen_command(broker, arguments, json_path), timeout_s=timeout_s)
    return json.loads(json_path.read_text()) if json_path is not None else ended.out


def crc32c(content):
    """The checksum of a record batch; slow, for a hundred bytes."""
    crc = 0xFFFFFFFF
    for byte in content:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def one_record():
    """A version 2 batch with the one record `x`."""
    now_ms = int(time.time() * 1000).to_bytes(8, "big")
    record = bytes([7 << 1, 0, 0, 0, 1, 1 << 1, ord("x"), 0])
    covered = bytes(2 + 4) + now_ms + now_ms + b"\xff" * (8 + 2 + 4) + (1).to_bytes(4, "big") + record
    tail = bytes(4) + b"\x02" + crc32c(covered).to_bytes(4, "big") + covered
    return bytes(8) + len(tail).to_bytes(4, "big") + tail


def measure_start(variant, folder, port=None):
    """From the start of the process on an empty folder: ms to the first answer and to the first acknowledged record,
    then MiB resident three seconds later."""
    broker = variant.new_broker(folder, port=port)
    started = time.monotonic()
    broker.start()
    answered_ms = (time.monotonic() - started) * 1000

    def acknowledged():
        try:
            with Connection(broker) as connection:
                return connection.ask_for_topic("first") and connection.produce("first", 0, one_record())[0] == 0
        except OSError:
            return False

    wait_until(acknowledged, "the first record is acknowledged", 60, 0.002)
    first_ms = (time.monotonic() - started) * 1000
    time.sleep(3)
    status = pathlib.Path(f"/proc/{broker.process.pid}/status").read_text()
    memory_kib = {line.split(":")[0]: int(line.split()[1]) for line in status.splitlines() if line.startswith(("VmRSS", "RssAnon"))}
    broker.stop()
    shutil.rmtree(broker.data_dir)
    return {
        "start_ms": round(first_ms, 1), "first_answer_ms": round(answered_ms, 1),
        "resident_mib": round(memory_kib["VmRSS"] / 1024, 1), "anonymous_mib": round(memory_kib["RssAnon"] / 1024, 1),
    }  # fmt: skip


def steal_seconds():
    """Time that the hypervisor took away since boot."""
    ticks = int(pathlib.Path("/proc/stat").read_text().splitlines()[0].split()[8])
    return ticks / os.sysconf("SC_CLK_TCK")


def machine(folder):
    """What the figures depend on, without names."""
    cpu = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "unknown")
    memory_kib = int(next(line for line in open("/proc/meminfo") if line.startswith("MemTotal")).split()[1])
    told = subprocess.run(["df", "--output=fstype,source", folder], capture_output=True, text=True).stdout.split()
    file_system, device = (told[-2], pathlib.Path(told[-1]).name) if len(told) >= 4 else ("unknown", "unknown")
    return {
        "cpu": cpu, "cpu_count": os.cpu_count(), "memory_gib": round(memory_kib / (1 << 20), 1),
        "kernel": os.uname().release, "file_system": file_system, "mount_options": mount_options(folder),
        "write_cache": queue_setting(device, "write_cache"), "fua": queue_setting(device, "fua"),
    }  # fmt: skip


def mount_options(folder):
    """Of the file system that holds `folder`."""
    path, best = os.path.realpath(folder), ("", "unknown")
    for line in open("/proc/mounts"):
        _, where, _, options, *_ = line.split()
        if path == where or path.startswith(where.rstrip("/") + "/"):
            best = max(best, (where, options), key=lambda each: len(each[0]))
    return best[1]


def queue_setting(device, name):
    """A setting of the block device's queue, where there is one."""
    path = pathlib.Path("/sys/class/block") / device / "queue" / name
    return path.read_text().strip() if path.is_file() else "unknown"


def commit():
    """The commit, marked when the tree differs from it."""
    git = lambda *arguments: subprocess.run(["git", "-C", ROOT, *arguments], capture_output=True, text=True).stdout.strip()  # noqa: E731
    return git("rev-parse", "HEAD") + (" with changes" if git("status", "--porcelain", "--untracked-files=no") else "")


def now_utc():
    """The time, for results."""
    return datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")


def results_folder(name):
    """Where a result of today goes."""
    return ROOT / "results" / f"{datetime.date.today().isoformat()}-{name}"
