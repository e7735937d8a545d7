"""What all tests share: the options that rewrite golden files, how often Python looks for
garbage, how many tests run at once, and that no test fails because the machine is busy."""

from __future__ import annotations

import gc
import os
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from attack import Attack
from databases import is_open
from portions import leave_crises

gc.set_threshold(200_000)  # the usual 700 costs a third of the time of a run

settings.register_profile(
    "busy machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("busy machine")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-playthroughs",
        action="store_true",
        help="write the golden playthroughs anew instead of comparing with them",
    )
    parser.addoption(
        "--attack",
        default="1",
        metavar="FACTOR",
        help="how hard the harnesses attack: a factor of their size in `make slow`, or `full`",
    )
    parser.addoption(
        "--write-golden",
        action="store_true",
        help="write the golden files of the wire anew instead of comparing with them",
    )


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """How many tests `-n auto` runs at once: more than there are processors, since those of screens
    and terminals wait for four tenths of their time; twice as many on a small machine, four more on
    a large one."""
    processors = os.cpu_count() or 1
    return min(2 * processors, processors + 4)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A quick run leaves a crisis to CI where a small scenario makes the same promise."""
    leave_crises(items)


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: no search for garbage looks at it again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def every_database_is_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fails a test that leaves a database open. Python 3.13 warns of one when it is collected, in
    whatever test that may be; this names the right one, on every Python."""
    made: list[sqlite3.Connection] = []
    connect = sqlite3.connect

    def remembered(*given: Any, **settings: Any) -> sqlite3.Connection:
        made.append(connect(*given, **settings))
        return made[-1]

    monkeypatch.setattr(sqlite3, "connect", remembered)
    yield
    left = [link for link in made if is_open(link)]
    for link in left:
        link.close()
    assert left == [], "a database stays open after this test"


@pytest.fixture(scope="session")
def attack(request: pytest.FixtureRequest) -> Attack:
    """How hard a harness attacks."""
    return Attack(request.config.getoption("--attack"))
