"""Child processes that never outlive the test run, and their output."""

import ctypes
import json
import os
import signal
import subprocess
import threading

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


def die_with_parent():
    """Runs in the child before exec: the kernel kills it if the test run is killed."""
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def spawn(command, **options):
    """`subprocess.Popen` for a child that dies with us."""
    options.setdefault("stdin", subprocess.DEVNULL)
    return subprocess.Popen([str(part) for part in command], preexec_fn=die_with_parent, **options)


def end(process, grace_s=20.0):
    """SIGTERM, a bounded wait, SIGKILL. Does nothing to a process that has ended."""
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(grace_s)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(10)


class JsonLinesProcess:
    """A child whose standard output is one JSON object a line; they arrive in `events`, in order."""

    def __init__(self, command, error_path):
        self.events = []
        self._error_path = error_path
        with open(error_path, "ab") as error_file:
            self.process = spawn(
                command, stdout=subprocess.PIPE, stderr=error_file, env=dict(os.environ, PYTHONUNBUFFERED="1")
            )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self):
        # A line without its newline was cut by SIGKILL: its record was not shown to anybody.
        for line in self.process.stdout:
            if line.endswith(b"\n"):
                self.events.append(json.loads(line))

    def of_kind(self, event):
        """The events of one kind so far."""
        return [each for each in list(self.events) if each["event"] == event]

    def kill(self):
        """SIGKILL, then waits until its last output is read."""
        self.process.kill()
        self.process.wait(10)
        self._reader.join(10)

    def end(self):
        """SIGTERM and a wait, for clean-up."""
        end(self.process)
        self._reader.join(10)

    def describe(self):
        """State and last words, for a failing assertion."""
        with open(self._error_path, "rb") as error_file:
            last_words = error_file.read()[-1500:].decode("utf-8", "replace")
        return f"exit code {self.process.poll()}, {len(self.events)} events, last {self.events[-3:]}, stderr: {last_words}"
