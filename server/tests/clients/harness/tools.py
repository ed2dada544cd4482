"""kcat and Kafka's own Java tools, as a user types them."""

import subprocess

from .brokers import ROOT
from .processes import die_with_parent


def run(command, stdin=None, timeout_s=60, check=True):
    """Runs `command` to its end; its output as text. A wrong exit code fails with what it printed."""
    completed = subprocess.run(
        [str(part) for part in command], input=stdin, capture_output=True, timeout=timeout_s, preexec_fn=die_with_parent
    )
    completed.out = completed.stdout.decode("utf-8", "replace")
    completed.err = completed.stderr.decode("utf-8", "replace")
    if check:
        assert completed.returncode == 0, f"{command} ended with {completed.returncode}:\n{completed.out}\n{completed.err}"
    return completed


def kafka_tool(tool, broker, *arguments, stdin=None, timeout_s=60, check=True):
    """One of Kafka's command-line tools against `broker`; returns the finished process with `.out` and `.err`."""
    script = ROOT / "scripts" / "kafka-tool"
    # kafka-cluster alone takes a verb before its options.
    verb = [arguments[0]] if tool == "cluster" else []
    command = [script, tool, *verb, "--bootstrap-server", broker.address, *arguments[len(verb) :]]
    return run(command, stdin=stdin, timeout_s=timeout_s, check=check)


def kcat(broker, *arguments, stdin=None, timeout_s=60, check=True):
    """kcat against `broker`; returns the finished process with `.out`, `.err` and raw `.stdout`."""
    return run(["kcat", "-b", broker.address, *arguments], stdin=stdin, timeout_s=timeout_s, check=check)
