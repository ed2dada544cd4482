"""Where a broker's processors spend their time: samples of its stacks under a load, folded, drawn, and counted by symbol."""

import collections
import re
import subprocess

from . import common
from .common import tools
from .session import Session

FREQUENCY_HZ = 999
# A virtual machine seldom has hardware counters; this clock is there everywhere.
EVENT = "cpu-clock"
RECORD = ("perf", "record", "-F", str(FREQUENCY_HZ), "-e", EVENT, "--call-graph", "fp")
# Longer than perf needs to write its file after the last sample.
PERF_END_TIMEOUT_S = 60
KERNEL_MARK = "_[k]"
KINDS = ("produce", "hot-fetch", "cold-fetch", "end-to-end")


class SampledSession(Session):
    """A session that samples the broker while the measured load runs."""

    @property
    def samples_path(self):
        """What perf wrote in the last run."""
        return self.folder / "perf.data"

    def _load(self, broker, workload, arguments, warm_up=None):
        first = self.options.warm_up * workload.warm_up_factor if warm_up is None else warm_up
        # Attached before the load so that threads begun meanwhile are followed; silent until the warm-up is over.
        command = [*RECORD, "--delay", str(first * 1000), "--pid", broker.process.pid, "--output", self.samples_path]
        said_path = self.folder / "perf.log"
        with open(said_path, "wb") as said:
            perf = common.spawn([*command, "--", "sleep", first + self.options.seconds], stdout=said, stderr=subprocess.STDOUT)
        try:
            result = super()._load(broker, workload, arguments, warm_up)
            assert perf.wait(PERF_END_TIMEOUT_S) == 0, f"perf record ended with {perf.returncode}: {said_path.read_text(errors='replace')}"
        finally:
            common.end(perf)
        return result


def ringspool_variants(workload):
    """The ways to run ringspool that a workload knows, by durability."""
    ours = {"disk": common.RINGSPOOL_DISK, "os": common.RINGSPOOL_OS}
    return {durability: variant for durability, variant in ours.items() if variant.name in workload.variants}


def perf_problem():
    """(cause, fix) if perf cannot sample here."""
    try:
        told = tools.run([*RECORD, "--output", "/dev/null", "--", "true"], check=False)
    except FileNotFoundError:
        return "perf is not installed", "apt-get install linux-perf (Debian), linux-tools-generic (Ubuntu), perf (Fedora)"
    if told.returncode != 0:
        why = " ".join((told.err or told.out).split())[:300]
        return f"perf cannot sample: {why}", "run as root, or sysctl kernel.perf_event_paranoid=1"
    return None


def fold(samples_path, collapse, folded_path):
    """Writes one line for each different stack, with its count; returns them as {(frame, ...): count}, the thread's name first."""
    # Without --no-inline each address is looked up by a process of its own: minutes in place of seconds.
    # Without the period, which is in nanoseconds here, every sample counts as one.
    command = ["perf", "script", "--no-inline", "-F", "comm,pid,tid,time,event,ip,sym,dso", "--input", samples_path]
    script = common.spawn(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    with open(folded_path, "wb") as folded:
        fold = common.spawn([collapse, "--kernel"], stdin=script.stdout, stdout=folded, stderr=subprocess.DEVNULL)
    script.stdout.close()
    codes = fold.wait(), script.wait()
    assert codes == (0, 0), f"inferno-collapse-perf ended with {codes[0]}, perf script with {codes[1]}"
    stacks = collections.Counter()
    for line in folded_path.read_text(errors="replace").splitlines():
        stack, _, count = line.rpartition(" ")
        thread, *frames = stack.split(";")
        stacks[thread_name(thread), *frames] += int(count)
    assert stacks, "no sample was taken: the broker was idle, or perf saw nothing of it"
    folded_path.write_text("".join(f"{';'.join(stack)} {samples}\n" for stack, samples in sorted(stacks.items())))
    return stacks


def thread_name(name):
    """Without its number: the kernel's workers for the ring come and go, some before perf saw what they are called."""
    if re.fullmatch(r":\d+", name):
        return "(ended)"
    return re.sub(r"^(iou-wrk)-\d+$", r"\1", name)


def draw(folded_path, flamegraph, svg_path, title, subtitle):
    """Writes the picture."""
    command = [flamegraph, "--title", title, "--subtitle", subtitle, "--colors", "rust", "--hash", folded_path]
    svg_path.write_text(tools.run(command).out)


def self_time(stacks, count):
    """[(symbol, in the kernel, samples)]: the `count` symbols that most samples were taken in, largest first."""
    found = collections.Counter()
    for stack, samples in stacks.items():
        found[stack[-1]] += samples
    return [(symbol.removesuffix(KERNEL_MARK), symbol.endswith(KERNEL_MARK), samples) for symbol, samples in found.most_common(count)]


def by_thread(stacks):
    """[(thread, samples)], most first."""
    found = collections.Counter()
    for stack, samples in stacks.items():
        found[stack[0]] += samples
    return found.most_common()
