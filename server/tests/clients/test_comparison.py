"""scripts/compare: its pure parts, a run from end to end, and what an interruption leaves behind."""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

import pytest

from harness import brokers
from harness.processes import spawn
from harness.waiting import wait_until

sys.path.insert(0, str(brokers.ROOT / "scripts"))

from benchmark import command_line, common, limits, session, summary, workloads  # noqa: E402

pytestmark = pytest.mark.ringspool_only
COMPARE = brokers.ROOT / "scripts" / "compare"
SHORT = ["--rounds", "1", "--seconds", "1", "--warm-up", "0", "--without-kafka", "--without-fio"]


@pytest.fixture
def own_folder():
    with tempfile.TemporaryDirectory(prefix="compare-test-") as folder:
        yield pathlib.Path(folder)


def test_variants_go_forwards_then_backwards():
    assert list(session.abba("AB", 2)) == [(0, "A"), (0, "B"), (1, "B"), (1, "A"), (2, "A"), (2, "B"), (3, "B"), (3, "A")]


def test_every_goal_names_variants_that_its_workload_runs():
    keys = [each.key for each in workloads.WORKLOADS]
    assert len(keys) == len(set(keys))
    for workload in workloads.WORKLOADS:
        assert set(workload.variants) <= set(workloads.VARIANTS)
        assert workload.floor is None or workload.floor in limits.JOBS
        for goal in workload.goals:
            assert {goal.candidate, goal.against} - {None} <= set(workload.variants), (workload.key, goal)
            assert goal.metric in workloads.METRICS and goal.relation in ("at least", "at most")
            shown = workloads.shown_metrics(workload, goal.against)
            assert goal.against is None or goal.metric in shown, f"{workload.key}: the table would not show {goal}"


def test_a_goal_is_met_on_its_own_side_only():
    more, less = workloads.Goal("mb_per_second", "a", "b", "at least", 2), workloads.Goal("p99_us", "a", "b", "at most", 1 / 6, "1/6")
    assert more.met(2) and more.met(3) and not more.met(1.9)
    assert less.met(0.1) and not less.met(0.2)
    assert less.text() == "at most 1/6"


def test_an_unknown_workload_is_named():
    with pytest.raises(ValueError, match="unknown workload 77"):
        workloads.chosen(["1", "77"], False)


def test_fio_output_is_read_behind_its_notes():
    text = 'note: something\n{"jobs": [{"write": {"bw_bytes": 2500000000, "iops": 2000.0}, "read": {"bw_bytes": 0, "iops": 0}}]}'
    assert limits.read(text, "write") == {"mb_per_second": 2500.0, "mean_ms": 0.5}


def test_a_run_that_was_not_sustained_has_no_percentiles():
    side = {"mb_per_second": 1.0, "requests_per_second": 1000.0, "requests": 10, "latency": {"count": 5, "p50_us": 1.0, "p99_us": 2.0}}
    point = {"produce": side, "consume": None, "sustained": False, "server": None}
    assert set(summary.metrics_of({"result": {"points": [point]}})) == {"mb_per_second", "requests_per_second"}
    assert "p99_us" in summary.metrics_of({"result": {"points": [{**point, "sustained": None}]}})


def test_a_port_in_use_is_seen():
    with command_line.socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert not command_line.is_free(taken.getsockname()[1])
    assert command_line.is_free(brokers.free_port())


def test_every_obstacle_is_told_before_anything_runs(own_folder):
    with command_line.socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        environment = dict(os.environ, RINGSPOOL_BINARY=str(own_folder / "missing"), PATH=os.path.dirname(shutil.which("env")))
        command = [sys.executable, COMPARE, "--port", port, "--no-save", "--data-parent", own_folder]
        ended = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment)
    assert ended.returncode == 2
    assert f"error: no binary {own_folder / 'missing'}" in ended.stderr and f"error: port {port} is in use" in ended.stderr
    assert list(own_folder.iterdir()) == []


@pytest.mark.timeout(120)
def test_a_comparison_writes_a_whole_folder(own_folder, monkeypatch):
    """The smoke run: one workload, the broker and the limit, every file of the result; processes it did not start go on."""
    result = own_folder / "result"
    bystander = spawn(["sleep", "120"])
    monkeypatch.setattr(common, "results_folder", lambda name: result)
    monkeypatch.setattr(common, "ROOT", own_folder, raising=True)
    compare = load_compare()
    monkeypatch.setattr(sys, "argv", ["compare", *SHORT, "--only", "1", "--save", "x", "--data-parent", str(own_folder)])
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        assert compare.main() == 0
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
    assert {each.name for each in own_folder.iterdir()} == {"result"}, "nothing but the result is left"
    written = {each.name for each in result.iterdir()}
    assert written == {"README.md", "result.json", "runs.jsonl", "points.csv", "report.html"}
    runs = summary.read_runs(result / "runs.jsonl")
    assert [(line["round"], line["variant"]) for line in runs] == [
        (0, "ringspool-disk"), (0, "limit"), (1, "limit"), (1, "ringspool-disk"),
    ]  # fmt: skip
    assert all(line["result"]["points"][0]["produce"]["latency"]["hdr_v2_deflate_base64"] for line in runs)
    rows = json.loads((result / "result.json").read_text())["table"]
    against_limit = [row for row in rows if row["against"][0].startswith("limit")]
    assert len(against_limit) == 1 and "to" in against_limit[0]["ratio"]
    assert "durability=disk" in (result / "README.md").read_text()
    assert "<svg" in (result / "report.html").read_text()
    assert bystander.poll() is None, "only what the comparison started is ended"
    bystander.kill()


def load_compare():
    """The script as a module; it has no suffix."""
    import importlib.machinery
    import importlib.util

    loader = importlib.machinery.SourceFileLoader("compare_script", str(COMPARE))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("compare_script", loader))
    loader.exec_module(module)
    return module


@pytest.mark.timeout(120)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_comparison_leaves_nothing_behind(own_folder, number):
    before = set((brokers.ROOT / "results").iterdir())
    environment = dict(os.environ, TMPDIR=str(own_folder))
    command = [sys.executable, COMPARE, *SHORT, "--seconds", "20", "--only", "1", "--save", f"interrupted-{number}"]
    process = spawn(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        wait_until(lambda: {"ringspool", "ringspool-loadg"} <= set(children(process.pid).values()), "broker and load run", 60)
        inside = children(process.pid)
        process.send_signal(number)
        output = process.communicate(timeout=60)[0].decode()
    finally:
        process.kill()
    assert process.returncode == 130, output
    assert "interrupted" in output
    assert not any(pathlib.Path(f"/proc/{pid}").exists() for pid in inside), "no process outlives it"
    assert list(own_folder.iterdir()) == []
    assert set((brokers.ROOT / "results").iterdir()) == before


def children(parent):
    """Process id -> name, of direct children."""
    found = {}
    for each in pathlib.Path("/proc").iterdir():
        try:
            stat = (each / "stat").read_text() if each.name.isdigit() else ""
        except OSError:
            continue
        if stat and int(stat.rpartition(")")[2].split()[1]) == parent:
            found[int(each.name)] = stat[stat.index("(") + 1 : stat.rindex(")")]
    return found
