"""What the scripts that measure do alike: options, checks beforehand, interruption, publishing."""

import argparse
import os
import pathlib
import shutil
import signal
import socket
import sys
import tempfile

from . import common
from .common import brokers
from .session import adopt_orphans


def positive(text):
    """A number from 1 on, for argparse."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("must be a whole number from 1 on")
    return int(text)


def add_common(parser, name):
    """Options of scripts that compare."""
    parser.add_argument("--rounds", type=positive, default=5, help="ABBA rounds: two runs of every variant each (5)")
    add_run(parser, name)


def add_run(parser, name):
    """Options of a run, and where things go."""
    parser.add_argument("--seconds", type=positive, default=5, help="length of a run (5)")
    parser.add_argument("--warm-up", type=int, metavar="SECONDS", help="before each run; default: as long as a run")
    parser.add_argument("--save", default=name, metavar="NAME", help=f"name of the result folder ({name})")
    parser.add_argument("--no-save", action="store_true", help="print the table, write nothing")
    parser.add_argument("--data-parent", default=tempfile.gettempdir(), metavar="FOLDER", help="where data folders are made")
    parser.add_argument("--port", type=int, help="port of the brokers; default: any free one")


def parsed(parser):
    """The options, with those filled in that follow from others."""
    options = parser.parse_args()
    if options.warm_up is None:
        options.warm_up = options.seconds
    return options


def obstacles(options):
    """What stands in the way of measuring binaries that are built already."""
    binaries = [(brokers.ringspool_binary(), "ringspool-server"), (common.loadgen_binary(), "ringspool-loadgen")]
    return [
        *(f"no binary {binary}; fix: cargo build --release -p {package}" for binary, package in binaries if not os.access(binary, os.X_OK)),
        *unusable_places(options),
    ]  # fmt: skip


def unusable_places(options):
    """What is wrong with the port and the folders that were asked for."""
    found = []
    if options.port is not None and not is_free(options.port):
        found.append(f"port {options.port} is in use; fix: another --port, or none")
    target = common.results_folder(options.save)
    if not options.no_save and target.exists():
        found.append(f"{target.relative_to(common.ROOT)} is there already; fix: another --save NAME")
    if not os.access(options.data_parent, os.W_OK):
        found.append(f"cannot write to {options.data_parent}; fix: another --data-parent")
    return found


def is_free(port):
    """Whether a broker could listen on it."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            return False
    return True


def facts(options, script, kind):
    """What every result names, as it is before the first run."""
    return {
        "kind": kind.lower(), "title": f"{kind}: {options.save}", "command": " ".join([script, *sys.argv[1:]]), "commit": common.commit(),
        "started": common.now_utc(), "machine": common.machine(options.data_parent), "load_average": os.getloadavg(),
        "rounds": options.rounds, "seconds": options.seconds, "warm_up": options.warm_up,
        "steal_seconds": -common.steal_seconds(),
    }  # fmt: skip


def note_steal(told):
    """Completes `facts` after the last run."""
    told["steal_seconds"] = round(told["steal_seconds"] + common.steal_seconds(), 1)


def carry_out(options, reasons, measure):
    """Says why not, or measures and publishes; `measure(draft)` returns rows and failures. Returns the exit code."""
    if reasons:
        print("\n".join(f"error: {reason}" for reason in reasons), file=sys.stderr)
        return 2
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    adopt_orphans()
    draft = pathlib.Path(tempfile.mkdtemp(prefix="ringspool-result-"))
    try:
        rows, failures = measure(draft)
        if rows and not options.no_save:
            publish(draft, options.save)
        return 1 if failures else 0
    except KeyboardInterrupt as reason:
        print(f"interrupted ({reason}): nothing was written, nothing is left running", file=sys.stderr)
        return 130
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _interrupt(number, _frame):
    # The second one must not break off the cleaning up after the first.
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
    raise KeyboardInterrupt(signal.Signals(number).name)


def publish(draft, name):
    """Copies beside the place, then renames: the folder is there whole or not at all."""
    target = common.results_folder(name)
    target.parent.mkdir(exist_ok=True)
    beside = target.parent / f".{target.name}.{os.getpid()}"
    try:
        shutil.copytree(draft, beside)
        beside.rename(target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    tell(f"saved to {target.relative_to(common.ROOT)}")


def tell(text):
    """Progress, seen at once."""
    print(text, flush=True)
