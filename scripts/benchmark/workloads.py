"""The workloads of scripts/compare and their goals: everything that is compared stands here, as data."""

import dataclasses

from . import common

VARIANTS = {
    each.name: each
    for each in (common.RINGSPOOL_DISK, common.RINGSPOOL_OS, common.KAFKA_FSYNC, common.KAFKA_PAGE, common.LIMIT)
}
DISK, OS, FSYNC, PAGE, LIMIT = VARIANTS


@dataclasses.dataclass(frozen=True)
class Goal:
    """A bound on a metric of `candidate`, or, with `against`, on its ratio to that variant's."""

    metric: str
    candidate: str
    against: str | None
    relation: str  # "at least" or "at most"
    bound: float
    bound_text: str = ""

    def text(self):
        """For tables."""
        return f"{self.relation} {self.bound_text or format(self.bound, 'g')}"

    def met(self, value):
        """Whether `value` reaches it."""
        return value >= self.bound if self.relation == "at least" else value <= self.bound


def _ratio(metric, candidate, against, relation, bound, text=""):
    return Goal(metric, candidate, against, relation, bound, text)


def _absolute(metric, candidate, relation, bound):
    return Goal(metric, candidate, None, relation, bound)


@dataclasses.dataclass(frozen=True)
class Workload:
    """One row of the comparison: what runs, on which variants, and what it shall reach."""

    key: str
    title: str
    kind: str  # produce, hot-fetch, cold-fetch, drain, end-to-end, start, sweep
    variants: tuple
    arguments: tuple = ()
    goals: tuple = ()
    # (candidate, against): pairs that are shown though no goal names them.
    pairs: tuple = ()
    # Kafka opens four files for each partition at its first append: a thousand of them take it longer to get going.
    warm_up_factor: int = 1
    # Runs --long-seconds, in a single round.
    long: bool = False
    # Whether its CPU is told per request: its requests hold one record.
    one_record: bool = False
    # More than a broker here writes: what a run may need on the disk.
    gb_per_second: float = 0.9
    # The fio job that bounds its throughput.
    floor: str | None = None


_BATCHES = ("--partitions", "6", "--batch-records", "64", "--connections", "4", "--in-flight", "5")
_MANY = ("--acks", "all", "--batches-per-request", "16", "--batch-records", "4", "--connections", "4", "--in-flight", "5")
_SHAPE = "6 partitions, 64 x 1 KiB a batch, 4 connections x 5 in flight"
_RATE, _CPU_GB, _CPU_REQUEST = "mb_per_second", "cpu_seconds_per_gb", "cpu_us_per_request"

WORKLOADS = (
    Workload(
        "1", f"acks=all, {_SHAPE}", "produce", (DISK, FSYNC, PAGE, LIMIT), ("--acks", "all", *_BATCHES),
        (
            _ratio(_RATE, DISK, FSYNC, "at least", 7), _ratio(_RATE, DISK, PAGE, "at least", 2),
            _ratio(_CPU_GB, DISK, FSYNC, "at most", 1 / 12, "1/12"), _ratio(_CPU_GB, DISK, PAGE, "at most", 1 / 5, "1/5"),
            _ratio("p99_us", DISK, FSYNC, "at most", 1 / 6, "1/6"),
            _absolute("peak_resident_mib", DISK, "at most", 512),
        ),
        pairs=((DISK, LIMIT),), floor="write-flushed",
    ),
    Workload(
        "2", f"acks=1, {_SHAPE}", "produce", (OS, PAGE, LIMIT), ("--acks", "1", *_BATCHES),
        (_ratio(_RATE, OS, PAGE, "at least", 2.2), _ratio(_CPU_GB, OS, PAGE, "at most", 1 / 5, "1/5")),
        pairs=((OS, LIMIT),), gb_per_second=2.0, floor="write",
    ),
    Workload(
        "3", f"acks=0, {_SHAPE}", "produce", (OS, PAGE, LIMIT), ("--acks", "0", *_BATCHES),
        (_ratio(_RATE, OS, PAGE, "at least", 2),), pairs=((OS, LIMIT),), gb_per_second=2.0, floor="write",
    ),
    Workload(
        "4", "acks=all, requests of one 1 KiB record, 6 partitions, 4 connections x 16 in flight", "produce",
        (DISK, OS, FSYNC, PAGE, LIMIT),
        ("--acks", "all", "--partitions", "6", "--batch-records", "1", "--connections", "4", "--in-flight", "16"),
        (
            _ratio(_RATE, DISK, FSYNC, "at least", 20), _ratio(_RATE, DISK, PAGE, "at least", 3),
            _ratio(_CPU_REQUEST, DISK, FSYNC, "at most", 1 / 6, "1/6"), _ratio(_CPU_REQUEST, DISK, PAGE, "at most", 1 / 6, "1/6"),
        ),
        # Kafka's compiler needs some 15 s of small requests.
        pairs=((OS, PAGE), (OS, LIMIT)), one_record=True, warm_up_factor=5,
    ),
    Workload(
        "5", "acks=all, requests of one 1 KiB record, 6 partitions, 64 connections x 1 in flight", "produce",
        (DISK, FSYNC, LIMIT),
        ("--acks", "all", "--partitions", "6", "--batch-records", "1", "--connections", "64", "--in-flight", "1"),
        (_ratio(_RATE, DISK, FSYNC, "at least", 9), _ratio("p99_us", DISK, FSYNC, "at most", 1 / 6, "1/6")),
        pairs=((DISK, LIMIT),), one_record=True,
    ),
    Workload(
        "6", "acks=all, 1,000 partitions, requests of 16 batches of 4 x 1 KiB, 4 connections x 5 in flight", "produce",
        (DISK, FSYNC, PAGE, LIMIT), ("--partitions", "1000", *_MANY),
        (
            _ratio(_RATE, DISK, FSYNC, "at least", 45), _ratio(_RATE, DISK, PAGE, "at least", 5),
            _ratio("p50_us", DISK, FSYNC, "at most", 1 / 30, "1/30"),
        ),
        pairs=((DISK, LIMIT),), warm_up_factor=10, floor="write-flushed",
    ),
    Workload(
        "7", "fetch of the hot tail, answers of 1 MiB, 6 readers, 64 MB in 6 partitions", "hot-fetch", (DISK, PAGE), (),
        (_ratio(_RATE, DISK, PAGE, "at least", 1.4), _ratio(_CPU_GB, DISK, PAGE, "at most", 0.65)),
    ),
    Workload(
        "8-disk", "fetch of old records from disk (caches dropped), answers of 1 MiB, 6 readers", "cold-fetch", (DISK, PAGE),
        ("drop",), (_ratio(_RATE, DISK, PAGE, "at least", 1.2),), floor="read",
    ),
    Workload(
        "8-cache", "fetch of old records after a restart, files read into the page cache, answers of 1 MiB, 6 readers",
        "cold-fetch", (DISK, PAGE), ("warm",), (_ratio(_RATE, DISK, PAGE, "at least", 1.2),),
    ),
    Workload(
        "8-drain", "one consumer drains old records from disk beside a producer of 50 MB/s in batches of 16, acks=all", "drain",
        (DISK, PAGE),
        ("--acks", "all", "--partitions", "6", "--batch-records", "16", "--connections", "4", "--rate", "50MB/s"),
        (_absolute("p99_growth", DISK, "at most", 2),), pairs=((DISK, PAGE),),
    ),
    Workload(
        "9", "end to end, 1,000 records/s of 1 KiB, acks=all, one producer, one consumer, one partition", "end-to-end",
        (DISK, OS, FSYNC, PAGE), ("--acks", "all"),
        (
            _absolute("p50_us", DISK, "at most", 450), _absolute("p99_us", DISK, "at most", 1200),
            _absolute("p50_us", OS, "at most", 250),
        ),
        pairs=((DISK, FSYNC), (OS, PAGE)), one_record=True,
    ),
    Workload(
        "10", "from the start of the process on an empty folder to the first acknowledged record; memory when idle", "start",
        (DISK, PAGE), (),
        (_absolute("start_ms", DISK, "at most", 100), _absolute("resident_mib", DISK, "at most", 64)), pairs=((DISK, PAGE),),
    ),
    Workload(
        "curve", f"open loop at parts of the closed loop's rate; acks=all, {_SHAPE}", "sweep", (DISK, OS, FSYNC, PAGE),
        ("--acks", "all", *_BATCHES, "--rate", "10%,25%,50%,75%,90%"), long=True,
    ),
    Workload(
        "1-long", f"long run: acks=all, {_SHAPE}", "produce", (DISK, FSYNC, PAGE), ("--acks", "all", *_BATCHES),
        (_ratio(_RATE, DISK, FSYNC, "at least", 5),), long=True, floor="write-flushed",
    ),
    Workload(
        "6-10000", "long run: acks=all, 10,000 partitions, requests of 16 batches of 4 x 1 KiB, 4 connections x 5 in flight",
        "produce", (DISK,), ("--partitions", "10000", *_MANY), (_absolute(_RATE, DISK, "at least", 300),), long=True,
        warm_up_factor=4, gb_per_second=0.5, floor="write-flushed",
    ),
)  # fmt: skip

# name -> (unit, factor from the load generator's unit, title)
METRICS = {
    "mb_per_second": ("MB/s", 1, "throughput"),
    "requests_per_second": ("requests/s", 1, "requests"),
    "p50_us": ("ms", 1e-3, "p50"),
    "p99_us": ("ms", 1e-3, "p99"),
    "p99_growth": ("x", 1, "p99 as a multiple of that without the consumer"),
    "cpu_seconds_per_gb": ("CPU-s/GB", 1, "broker CPU"),
    "cpu_us_per_request": ("us/request", 1, "broker CPU"),
    "start_ms": ("ms", 1, "start"),
    "resident_mib": ("MiB", 1, "memory, idle"),
    "peak_resident_mib": ("MiB", 1, "memory, peak"),
}


def chosen(only, skip_long):
    """The workloads whose keys are in `only` (all, if it is empty), long ones left out on demand."""
    known = [each.key for each in WORKLOADS]
    unknown = [key for key in only if key not in known]
    if unknown:
        raise ValueError(f"unknown workload {', '.join(unknown)}; there are: {', '.join(known)}")
    return [each for each in WORKLOADS if (not only or each.key in only) and not (skip_long and each.long)]


def shown_pairs(workload):
    """(candidate, against) of every ratio that the table shows, in order, each once."""
    pairs = [(goal.candidate, goal.against) for goal in workload.goals if goal.against]
    return list(dict.fromkeys([*pairs, *workload.pairs]))


def shown_metrics(workload, against):
    """What the table shows of a pair."""
    if workload.kind == "start":
        return ["start_ms", "resident_mib"]
    if workload.kind == "drain":
        return ["mb_per_second", "p99_us"]
    if against == LIMIT:
        return ["mb_per_second"]
    if workload.kind == "end-to-end":
        return ["p50_us", "p99_us", "cpu_us_per_request"]
    shown = ["mb_per_second", "p99_us", "cpu_us_per_request" if workload.one_record else "cpu_seconds_per_gb"]
    extra = [goal.metric for goal in workload.goals if goal.against == against and goal.metric not in shown]
    return [*shown, *dict.fromkeys(extra)]
