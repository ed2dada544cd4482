"""What a user reads when the broker cannot start: one `error`, its `cause` and its `fix`, and no success code."""

import contextlib
import os
import socket
import subprocess
import sys

import pytest

from harness import brokers
from harness.tools import run

pytestmark = pytest.mark.ringspool_only
FORBID_IO_URING = brokers.ROOT / "server" / "tests" / "clients" / "harness" / "forbid_io_uring.py"


def serve(data_dir, port=None, launcher=(), extra=()):
    """Runs `ringspool serve` that is expected to end by itself."""
    address = f"127.0.0.1:{port or brokers.free_port()}"
    command = [*launcher, brokers.ringspool_binary(), "serve", "--data-dir", data_dir, "--listen", address, "--metrics-listen", "none", *extra]
    return run(command, timeout_s=60, check=False)


def assert_explains(ended, *facts):
    """One error and one fix on standard error, naming every one of `facts`.

    The cause is a line of its own unless the error's line says it all, as in `port 9092 is in use by pid 4121 (java)`.
    """
    assert ended.returncode > 0, f"exit code {ended.returncode}\n{ended.out}\n{ended.err}"
    lines = [line.strip() for line in ended.err.splitlines()]
    counts = {word: sum(line.startswith(f"{word}: ") for line in lines) for word in ("error", "cause", "fix")}
    assert counts["error"] == counts["fix"] == 1 and counts["cause"] <= 1, f"{counts}:\n{ended.err}"
    for fact in facts:
        assert str(fact) in ended.err, f"{fact!r} is named:\n{ended.err}"
    assert "panicked" not in ended.err and "RUST_BACKTRACE" not in ended.err


@contextlib.contextmanager
def mounted(folder, options):
    """A tmpfs with `options`; mounting needs root."""
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], capture_output=True)
    if done.returncode != 0:
        pytest.skip(f"cannot mount a tmpfs here: {done.stderr.decode().strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def test_an_unknown_flag_is_named(folder):
    ended = run([brokers.ringspool_binary(), "serve", "--data-dri", folder], check=False)
    assert ended.returncode == 2
    assert "--data-dri" in ended.err and "--data-dir" in ended.err, "the flag, and the one that was meant"


def test_an_address_that_is_none_is_named(folder):
    ended = run([brokers.ringspool_binary(), "serve", "--data-dir", folder / "data", "--listen", "nowhere"], check=False)
    assert ended.returncode > 0
    assert "nowhere" in ended.err


def test_a_port_in_use_names_its_holder(folder):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert_explains(serve(folder / "data", port), port, f"pid {os.getpid()}")


def test_a_locked_data_dir_names_its_holder(own_broker):
    assert_explains(serve(own_broker.data_dir), own_broker.data_dir, f"pid {own_broker.process.pid}")


def test_the_lock_goes_with_a_killed_process(own_broker):
    own_broker.kill()
    own_broker.start()


def test_a_data_dir_that_cannot_be_written_is_named(folder):
    with mounted(folder / "read-only", "size=16m,ro") as read_only:
        assert_explains(serve(read_only / "data"), read_only)


def test_a_data_dir_that_is_a_file_is_named(folder):
    (folder / "file").write_text("not a folder")
    assert_explains(serve(folder / "file"), folder / "file")


def test_a_full_disk_is_named(folder):
    with mounted(folder / "small", "size=1m") as small:
        assert_explains(serve(small / "data"), small)


def test_without_io_uring_it_explains_or_serves_and_says_degraded(folder):
    broker = brokers.new_broker(folder)
    command = [sys.executable, FORBID_IO_URING, *broker.command()]
    broker.command = lambda: command
    try:
        broker.start()
    except AssertionError:
        assert_explains(run(command, check=False), "io_uring")
        return
    broker.stop()
    log = broker.log_tail().lower()
    assert "io_uring" in log and "degraded" in log, log


def test_help_and_version_end_well():
    for arguments in (["--help"], ["serve", "--help"], ["--version"]):
        ended = run([brokers.ringspool_binary(), *arguments])
        assert ended.out.strip() and not ended.err.strip()
