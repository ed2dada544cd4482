"""Runs workloads on variants, one run after another, and leaves neither processes nor folders behind."""

import contextlib
import ctypes
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

from . import common
from .common import brokers, loadgen
from .workloads import VARIANTS

PR_SET_CHILD_SUBREAPER = 36
FETCH = ("--workload", "consume", "--connections", "6", "--fetch-max-bytes", "1MiB", "--partition-max-bytes", "1MiB")
# As a consumer with its defaults asks.
DRAIN = ("--workload", "consume", "--connections", "1", "--fetch-max-bytes", "50MiB", "--partition-max-bytes", "1MiB")
FILL = ("--keep-topic", "--acks", "all", "--partitions", "6", "--batch-records", "64", "--warm-up", "0")
TOPIC = "filled"
HOT_MB = 64
# So much is written for each second that cold records are read: more than any disk here delivers.
COLD_MB_PER_SECOND = 2000
COLD_FILL_MB_PER_SECOND = 250
STEPS_OF_SWEEP = 6
# The consumer is not to reach the end meanwhile.
DRAIN_WARM_UP = 1


class Session:
    """A folder for data, at most one broker at a time, and a file that takes one line for each run."""

    def __init__(self, options, data_parent, runs_path):
        self.options = options
        self.runs_path = runs_path
        self.failures = []
        self.broker = None
        self.filled = {}
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="ringspool-compare-", dir=data_parent))
        self.not_ours = frozenset(children())

    def close(self):
        """Ends what still runs and removes all data."""
        self._end_broker()
        end_children(self.not_ours)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _end_broker(self):
        if self.broker is not None and self.broker.process is not None and self.broker.process.poll() is None:
            self.broker.kill()

    def run(self, workload, tell, variants=None):
        """Every variant of a workload in ABBA order, round by round."""
        variants = taking_part(self.options, workload) if variants is None else variants
        for number, variant in abba(variants, 1 if workload.long else self.options.rounds):
            self.run_once(workload, variant, number, tell)
        for data_dir in self.filled.values():
            shutil.rmtree(data_dir, ignore_errors=True)
        self.filled.clear()

    def run_once(self, workload, variant, number, tell):
        """One run; what goes wrong with it is kept and told, and the next one goes on."""
        # What an earlier run left to be written shall not be charged to this one.
        os.sync()
        started, steal = time.monotonic(), common.steal_seconds()
        line = {"workload": workload.key, "variant": variant.name, "round": number, "started": common.now_utc()}
        try:
            line.update(getattr(self, "_" + workload.kind.replace("-", "_"))(workload, variant))
        except (AssertionError, OSError, ValueError, KeyError, subprocess.TimeoutExpired) as error:
            self.failures.append({**line, "error": str(error)})
            tell(f"{workload.key}, {variant.label}, round {number + 1}: FAILED: {error}")
            self._end_broker()
            if self.broker is not None and self.broker.data_dir not in self.filled.values():
                shutil.rmtree(self.broker.data_dir, ignore_errors=True)
            return
        line["steal_share"] = round((common.steal_seconds() - steal) / (time.monotonic() - started), 4)
        with open(self.runs_path, "a") as lines:
            lines.write(json.dumps(line, separators=(",", ":")) + "\n")
        tell(f"{workload.key}, {variant.label}, round {number + 1}: {in_words(line)}")

    @contextlib.contextmanager
    def running(self, variant, data_dir=None):
        """A broker on a fresh folder (or on `data_dir`, which stays), stopped afterwards."""
        if data_dir is None:
            self.broker = variant.new_broker(self.folder, port=self.options.port)
        else:
            self.broker = variant.kind(data_dir, variant.arguments)
        self.broker.start()
        yield self.broker
        self.broker.stop()
        if data_dir is None:
            shutil.rmtree(self.broker.data_dir)

    def _load(self, broker, workload, arguments, warm_up=None):
        seconds = self.options.long_seconds if workload.long and workload.kind != "sweep" else self.options.seconds
        warm_up = self.options.warm_up * workload.warm_up_factor if warm_up is None else warm_up
        told = ["run", *arguments, "--warm-up", warm_up, "--seconds", seconds, "--server-pid", broker.process.pid]
        timeout_s = (warm_up + seconds + 60) * STEPS_OF_SWEEP + 300
        result = loadgen(broker, told, self.folder / "run.json", timeout_s)
        for point in result["points"]:
            for side in (point["produce"], point["consume"]):
                assert not side or not side["errors_with_warm_up"], side["errors_with_warm_up"]
        # It names the folder of a temporary file.
        del result["command"]
        return result

    def _produce(self, workload, variant):
        with self.running(variant) as broker:
            return {"result": self._load(broker, workload, ["--record-size", "1KiB", *workload.arguments])}

    _sweep = _produce

    def _end_to_end(self, workload, variant):
        load = ["--workload", "end-to-end", "--rate", "1000", "--batch-records", "1", "--partitions", "1", "--connections", "1"]
        with self.running(variant) as broker:
            return {"result": self._load(broker, workload, [*load, "--consumers", "1", *workload.arguments])}

    def _hot_fetch(self, workload, variant):
        with self.running(variant) as broker:
            loadgen(broker, ["run", *FILL, "--topic", TOPIC, "--rate", f"{HOT_MB}MB/s", "--seconds", "1"])
            return {"result": self._load(broker, workload, [*FETCH, "--topic", TOPIC])}

    def _cold_fetch(self, workload, variant):
        data_dir = self._filled_folder(variant)
        files = [each for each in data_dir.rglob("*") if each.is_file()]
        for file in files:
            (drop_from_cache if workload.arguments == ("drop",) else read_through)(file)
        with self.running(variant, data_dir) as broker:
            # A warm-up would read what is to be cold.
            result = self._load(broker, workload, [*FETCH, "--topic", TOPIC], warm_up=0)
        read = result["points"][0]["consume"]["batch_bytes"]
        filled = self.options.seconds * COLD_MB_PER_SECOND * 1e6
        assert workload.arguments != ("drop",) or read < filled, f"{read} bytes were read of {filled:.0f}: not all from disk"
        return {"result": result}

    def _drain(self, workload, variant):
        """The same steady producer twice: alone, and while a consumer reads what is old, from the disk."""
        data_dir = self._filled_folder(variant)
        for file in [each for each in data_dir.rglob("*") if each.is_file()]:
            drop_from_cache(file)
        with self.running(variant, data_dir) as broker:
            quiet = self._load(broker, workload, workload.arguments, warm_up=DRAIN_WARM_UP)
            consumed_path = self.folder / "consumed.json"
            seconds = DRAIN_WARM_UP + self.options.seconds + 1
            consume = [*DRAIN, "--topic", TOPIC, "--warm-up", 0, "--seconds", seconds]
            with consuming(broker, consume, consumed_path):
                busy = self._load(broker, workload, workload.arguments, warm_up=DRAIN_WARM_UP)
        read = json.loads(consumed_path.read_text())["points"][0]["consume"]
        filled = self.options.seconds * COLD_MB_PER_SECOND * 1e6
        assert read["batch_bytes"] < filled, f"{read['batch_bytes']} bytes were read of {filled:.0f}: not all from disk"
        p99 = [result["points"][0]["produce"]["latency"]["p99_us"] for result in (quiet, busy)]
        measured = {"quiet_p99_us": p99[0], "p99_us": p99[1], "p99_growth": p99[1] / p99[0], "mb_per_second": read["mb_per_second"]}
        return {"measured": measured}

    def _filled_folder(self, variant):
        """A data folder with enough records; made once, and only read afterwards."""
        if variant.name not in self.filled:
            seconds = -(-self.options.seconds * COLD_MB_PER_SECOND // COLD_FILL_MB_PER_SECOND)
            broker = self.broker = variant.new_broker(self.folder)
            broker.start()
            fill = ["run", *FILL, "--topic", TOPIC, "--rate", f"{COLD_FILL_MB_PER_SECOND}MB/s", "--seconds", seconds]
            loadgen(broker, fill, timeout_s=seconds * 10 + 60)
            broker.stop()
            self.filled[variant.name] = broker.data_dir
        return self.filled[variant.name]

    def _start(self, _workload, variant):
        return {"measured": common.measure_start(variant, self.folder, self.options.port)}


@contextlib.contextmanager
def consuming(broker, arguments, json_path):
    """The load generator reads from `broker` meanwhile; its result stands in `json_path` afterwards."""
    json_path.unlink(missing_ok=True)
    command = common.loadgen_command(broker, ["run", *arguments], json_path)
    consumer = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
        code = consumer.wait(timeout=60)
        assert code == 0, f"the consumer ended with {code}"
    finally:
        consumer.kill()
        consumer.wait()


def taking_part(options, workload):
    """The variants of a workload that are measured."""
    variants = [VARIANTS[name] for name in workload.variants]
    return [each for each in variants if not (options.without_kafka and each.kind is brokers.KafkaBroker)]


def abba(variants, rounds):
    """(number of the pair, variant): in each round all variants forwards, then all backwards."""
    for number in range(2 * rounds):
        for variant in variants if number % 2 == 0 else reversed(variants):
            yield number, variant


def in_words(line):
    """The heart of a run, for the one who waits."""
    if "measured" in line:
        return ", ".join(f"{name} {value:g}" for name, value in line["measured"].items())
    point = line["result"]["points"][-1]
    side = point["consume"] or point["produce"]
    told = f"{side['mb_per_second']:.1f} MB/s, p50 {side['latency']['p50_us'] / 1e3:.3f} ms, p99 {side['latency']['p99_us'] / 1e3:.3f} ms"
    server = point["server"]
    if server and server["cpu_seconds_per_gb"]:
        told += f", {server['cpu_seconds_per_gb']:.2f} CPU-s/GB"
    return told + ("" if point["sustained"] is not False else ", NOT SUSTAINED")


def drop_from_cache(path):
    """Writes a file out and takes it from the page cache; needs no rights beyond the owner's."""
    with open(path, "rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def read_through(path):
    """Brings a file into the page cache."""
    with open(path, "rb", buffering=0) as file:
        while file.read(1 << 22):
            pass


def adopt_orphans():
    """Makes this process the parent of what its children leave behind, so that it can be ended, too."""
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def children():
    """Process ids of this process's children."""
    return [pid for pid in _all_pids() if _parent(pid) == os.getpid()]


def end_children(spared):
    """SIGKILL to every child that is not `spared`, until there is none: a child that ends hands its own children over."""
    while ours := [pid for pid in children() if pid not in spared]:
        for pid in ours:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        for pid in ours:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(pid, 0)


def _all_pids():
    return [int(each.name) for each in pathlib.Path("/proc").iterdir() if each.name.isdigit()]


def _parent(pid):
    try:
        return int(pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, IndexError):
        return None
