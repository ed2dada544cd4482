"""docs/coming-from-the-course.md, block by block, as a reader runs it."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from harness import brokers
from harness.processes import die_with_parent, end, spawn
from harness.waiting import wait_until

PAGE = brokers.ROOT / "docs" / "coming-from-the-course.md"
FENCE = re.compile(r"^```(\S+)[ ]?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.ringspool_only
@pytest.mark.timeout(300)
def test_every_block_of_the_course_page_runs(folder):
    """Shell blocks run to their end; `terminal` blocks are left running and must print something, unless they may be `idle`."""
    port = brokers.free_port()
    # What a reader has and a test has already: a built broker, an environment with the client, the tools.
    (folder / "target" / "release").mkdir(parents=True)
    (folder / "target" / "release" / "ringspool").symlink_to(brokers.ringspool_binary())
    (folder / "course-env" / "bin").mkdir(parents=True)
    for shared in ("scripts", ".tools"):
        (folder / shared).symlink_to(brokers.ROOT / shared)
    python = folder / "course-env" / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    python.chmod(0o755)
    provided = ("cargo build", "python3 -m venv", "course-env/bin/pip install", "scripts/install-tools")
    environment = dict(os.environ, RINGSPOOL_DATA_DIR=str(folder / "data"), RINGSPOOL_LISTEN=f"localhost:{port}",
                       RINGSPOOL_METRICS_LISTEN="none")  # fmt: skip

    terminals, blocks_run = [], 0
    try:
        for language, title, body in FENCE.findall(PAGE.read_text()):
            body = body.replace("localhost:9092", f"localhost:{port}")
            if language == "python":
                (folder / title).write_text(body)
                continue
            assert language == "sh", f"a block this test does not know: {language}"
            blocks_run += 1
            if not title:
                lines = [line for line in body.splitlines(keepends=True) if not line.startswith(provided)]
                ended = subprocess.run(
                    ["bash", "-ec", "".join(lines)], cwd=folder, env=environment, capture_output=True, timeout=60,
                    preexec_fn=die_with_parent,
                )  # fmt: skip
                assert ended.returncode == 0, f"{body}\n{ended.stdout.decode()}\n{ended.stderr.decode()}"
                continue
            output = folder / f"terminal-{len(terminals)}.out"
            with open(output, "wb") as sink:
                command = ["bash", "-ec", f"exec {body}"]
                terminals.append(spawn(command, cwd=folder, env=environment, stdout=sink, stderr=subprocess.STDOUT))
            if title == "terminal idle":
                continue
            wanted = b"ready in" if "serve" in body else b"partition"
            wait_until(lambda: wanted in output.read_bytes(), lambda: f"{body}\n{output.read_text()}", 60)
        assert blocks_run >= 10
        assert [each.poll() for each in terminals] == [None] * len(terminals), "what was left running still runs"
    finally:
        for each in reversed(terminals):
            end(each)
        shutil.rmtree(folder, ignore_errors=True)
