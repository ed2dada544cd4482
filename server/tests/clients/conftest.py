"""Fixtures: `broker` is shared by the session, `own_broker` belongs to one test and may be killed."""

import itertools
import pathlib
import re
import shutil
import tempfile

import pytest

from harness import brokers
from harness.wire import advertised_apis

_numbers = itertools.count(1)


def pytest_report_header(config):
    return f"broker under test: {brokers.UNDER_TEST}"


def pytest_collection_modifyitems(config, items):
    if brokers.UNDER_TEST == "ringspool":
        return
    for item in items:
        if "ringspool_only" in item.keywords:
            item.add_marker(pytest.mark.skip(reason=f"ringspool only; testing {brokers.UNDER_TEST}"))


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """A failure shows the end of the broker's log."""
    outcome = yield
    report = outcome.get_result()
    if report.failed:
        for name in ("broker", "own_broker"):
            broker = getattr(item, "funcargs", {}).get(name)
            if broker is not None and broker.log_tail():
                report.sections.append((f"log of {name}", broker.log_tail()))


@pytest.fixture(scope="session")
def session_folder():
    folder = tempfile.mkdtemp(prefix="ringspool-clients-")
    yield pathlib.Path(folder)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def broker(session_folder):
    """A running broker for the whole session; tests keep apart by topic and group names."""
    shared = brokers.new_broker(session_folder).start()
    yield shared
    shared.stop()


@pytest.fixture(autouse=True)
def _requires_api(request):
    """Skips a test of an API that ringspool does not advertise; Apache Kafka has them all."""
    for marker in request.node.iter_markers("requires_api"):
        key, api_name = marker.args
        if key not in advertised_apis(request.getfixturevalue("broker")):
            pytest.skip(f"the broker does not advertise {api_name} ({key})")


@pytest.fixture
def own_broker(session_folder):
    """A running broker for one test, which may stop, kill and restart it."""
    own = brokers.new_broker(session_folder).start()
    yield own
    own.stop()
    shutil.rmtree(own.data_dir, ignore_errors=True)


@pytest.fixture
def name(request):
    """A topic and group name of this test alone."""
    words = re.sub(r"[^A-Za-z0-9]+", "-", request.node.name).strip("-")
    return f"{words}.{next(_numbers)}"


@pytest.fixture
def folder(session_folder):
    """A folder of this test alone."""
    return pathlib.Path(tempfile.mkdtemp(prefix="test-", dir=session_folder))
