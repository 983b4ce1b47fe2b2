"""What holds for every test: no network, a still clock, nothing outside the test's folder.

Warnings are errors (``pyproject.toml``).  Hypothesis draws the same examples every time, and
no test is judged by how long it takes.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import typer.testing
from hypothesis import HealthCheck, settings

from presskit.diagnostics import Findings
from tests.helpers.builds import TOP, Built, build_once
from tests.helpers.closed import STILL, allow_loopback, refuse_connection, refuse_lookup
from tests.helpers.services import Service, serve

if TYPE_CHECKING:
    from tests.helpers.versions import Version

settings.register_profile("still", deadline=None, derandomize=True, database=None,
                          max_examples=60, suppress_health_check=[
                              HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
settings.load_profile("still")

# The tree of commands is made once, as in a process of its own, not for each of a test's calls.
typer.testing._get_command = cache(typer.testing._get_command)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what golden tests see now")


# The files of slow tests that take longest, the longest first: where one process does one file
# after the other, beginning with these lets all processes end together.
_LONGEST = ("test_line_edges.py", "test_all_weather.py", "test_verified.py", "test_witnesses.py",
            "test_press_room.py", "test_builds.py", "test_word_files.py", "test_pdf_standards.py",
            "test_word_pages.py", "test_whole_kits.py", "test_chosen_families.py",
            "test_package.py", "test_unrelated.py")


_SLOW = "pytest.mark.slow"


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Where slow tests alone are wanted, pass by the files that have none: to load all of them
    takes as long as many a slow test."""
    if config.option.markexpr.startswith("slow and") and collection_path.name.startswith("test_") \
            and collection_path.suffix == ".py" \
            and _SLOW not in collection_path.read_text("utf-8"):
        return True
    return None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest (``--no-loadscope-reorder`` leaves the order to us)."""
    for path in {item.path for item in items if item.get_closest_marker("slow")}:
        if _SLOW not in path.read_text("utf-8"):
            raise pytest.UsageError(f"{path}: write {_SLOW}, or make test passes it by")
    place = {name: number for number, name in enumerate(_LONGEST)}
    items.sort(key=lambda item: place.get(item.path.name, len(place)))


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    if request.node.get_closest_marker("live"):
        return
    monkeypatch.setattr(socket.socket, "connect", refuse_connection)
    monkeypatch.setattr(socket, "getaddrinfo", refuse_lookup)


@pytest.fixture
def service(_no_network: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """A translation service on this machine, the one thing that the test may reach; processes
    that it starts may, too."""
    monkeypatch.setattr(socket.socket, "connect", allow_loopback)
    monkeypatch.setenv("PRESSKIT_TESTS_LOOPBACK", "1")
    with serve() as one:
        yield one


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that engines wanted to wait; nobody waits."""
    seconds: list[float] = []
    monkeypatch.setattr("presskit.localise.engines.protocol._sleep", seconds.append)
    return seconds


@pytest.fixture(autouse=True)
def _still_desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """The desk's clock stands, and its cache and data are the test's own (workers inherit
    them)."""
    monkeypatch.setattr("presskit.desk._now", lambda: STILL)
    monkeypatch.setenv("PRESSKIT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("PRESSKIT_DATA", str(tmp_path / "data"))
    yield


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Built]:
    """A kit by name, built whole; once, however many workers there are."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "kits"
    return cache(lambda name: build_once(name, shared))


@pytest.fixture(scope="session")
def versions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Version]:
    """A kit that was corrected, and one that was withdrawn; built once, for reading alone."""
    from tests.helpers.versions import build_versions
    base = tmp_path_factory.getbasetemp()
    return build_versions((base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "kits")


@pytest.fixture(scope="session", autouse=True)
def _shared_tables() -> Iterator[None]:
    """Shipped tables are parsed once for all: when all tests are done they say what they said."""
    from presskit.content.yaml import compose_table, compose_yaml, open_table
    yield
    if compose_table.cache_info().currsize:
        for path in sorted((TOP / "templates").rglob("*.yaml")):
            if path.relative_to(TOP).parts[1] == "new":
                continue  # patterns of a kit's files
            source = open_table(path)
            assert compose_table(source) == compose_yaml(source, Findings()), path
