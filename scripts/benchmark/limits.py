"""What the disk does without any broker: fio, with direct I/O, on the file system of the data folders."""

import json

from .common import tools

# name -> (title, fio options); a flush counts as part of the write that it follows.
JOBS = {
    "write": ("fio: 1 MiB direct writes, 8 at once, no flush", ["--rw=write", "--bs=1M", "--iodepth=8"]),
    "write-flushed": (
        "fio: 1 MiB direct writes, 8 at once, fdatasync after every 8", ["--rw=write", "--bs=1M", "--iodepth=8", "--fdatasync=8"],
    ),
    "tick": ("fio: 256 KiB direct writes one by one, fdatasync after each", ["--rw=write", "--bs=256k", "--iodepth=1", "--fdatasync=1"]),
    "small": ("fio: 16 KiB direct writes one by one, fdatasync after each", ["--rw=write", "--bs=16k", "--iodepth=1", "--fdatasync=1"]),
    "read": ("fio: 1 MiB direct reads, 8 at once", ["--rw=read", "--bs=1M", "--iodepth=8"]),
}  # fmt: skip
# The blocks are there beforehand, as those of a broker that reuses its files.
COMMON = ["--name=floor", "--size=1G", "--direct=1", "--ioengine=io_uring", "--overwrite=1", "--output-format=json"]


def measure(folder, seconds, tell):
    """Every job once: name -> {"title", "mb_per_second", "mean_ms"}."""
    found = {}
    for name, (title, options) in JOBS.items():
        command = ["fio", *COMMON, f"--directory={folder}", "--time_based", f"--runtime={seconds}", *options]
        result = read(tools.run(command, timeout_s=seconds + 120).out, "read" if name == "read" else "write")
        found[name] = {"title": title, **result}
        tell(f"{title}: {in_words(found[name])}")
    return found


def read(text, direction):
    """MB/s, and the mean time of a write with its flush (of one of several at once), from fio's JSON."""
    # fio may print notes before its JSON.
    (job,) = json.loads(text[text.index("{") :])["jobs"]
    side = job[direction]
    return {"mb_per_second": round(side["bw_bytes"] / 1e6, 1), "mean_ms": round(1e3 / side["iops"], 3)}


def in_words(found):
    """For tables."""
    return f"{found['mb_per_second']:,.0f} MB/s, {found['mean_ms']:g} ms each"
