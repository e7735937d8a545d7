"""Whatever fails while a journal is opened, no database stays open behind it.

Python 3.13 warns of one that does; here each link is asked itself, so that 3.11 tells it as well.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from databases import is_open
from eleventh.play.events import Rewound
from eleventh.play.faults import SaveError
from eleventh.play.journal import Journal, read
from play.quarrel import noon, start


class Links:
    """Every link to a database that is made, and the statement that shall fail on the next one."""

    def __init__(self) -> None:
        self.made: list[sqlite3.Connection] = []
        self.failing: int | None = None
        self.executed: list[str] = []

    def execute(self, statement: str) -> None:
        """Raises where it is the turn of the statement that shall fail."""
        self.executed.append(statement)
        if self.failing is not None and len(self.executed) > self.failing:
            raise sqlite3.OperationalError("disk I/O error")

    def still_open(self) -> int:
        """How many of them are open."""
        return sum(is_open(link) for link in self.made)


@pytest.fixture
def links(monkeypatch: pytest.MonkeyPatch) -> Links:
    kept = Links()

    class Watched(sqlite3.Connection):
        def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
            kept.execute(statement)
            return super().execute(statement, *values)

    genuine = sqlite3.connect

    def connect(*given: Any, **settings: Any) -> sqlite3.Connection:
        link = genuine(*given, factory=Watched, **settings)
        kept.made.append(link)
        return link

    monkeypatch.setattr(sqlite3, "connect", connect)
    return kept


def statements_of(links: Links, act: Any) -> int:
    """How many statements an act executes when all goes well."""
    links.executed.clear()
    act()
    return len(links.executed)


def fail_at_each(links: Links, count: int, act: Any) -> None:
    """Lets each statement of an act fail once, and asserts that no link stays open."""
    assert count > 4
    for number in range(count):
        links.made.clear()
        links.executed.clear()
        links.failing = number
        with pytest.raises(SaveError):
            act()
        links.failing = None
        assert links.made
        assert links.still_open() == 0, links.executed[-1]


def still_open(journal: Journal) -> sqlite3.Connection:
    """The link of a journal that stands on the disk."""
    assert journal._link is not None
    return journal._link


def test_a_journal_that_cannot_be_made_is_closed(links: Links, tmp_path: Path) -> None:
    made = tmp_path / "made.eleventh"

    def make() -> None:
        made.unlink(missing_ok=True)
        journal = Journal.create(made)
        start(log=journal)
        still_open(journal).close()

    fail_at_each(links, statements_of(links, make), make)


def test_a_journal_that_cannot_be_opened_or_read_is_closed(links: Links, tmp_path: Path) -> None:
    path = tmp_path / "whole.eleventh"
    start(log=Journal.create(path, noon)).close()
    for act in (lambda: still_open(Journal.open(path)).close(), lambda: read(path)):
        fail_at_each(links, statements_of(links, act), act)


def test_of_a_journal_that_cannot_be_put_back_only_the_old_link_stays(
    links: Links, tmp_path: Path
) -> None:
    path = tmp_path / "gone.eleventh"
    start(log=Journal.create(path, noon)).close()
    with Journal.open(path, noon) as journal:
        old = still_open(journal)
        os.unlink(path)
        links.executed.clear()
        for number in range(1, 6):  # the first statement writes the copy; the rest open it
            links.made.clear()
            links.executed.clear()
            links.failing = number
            with pytest.raises(SaveError):
                journal.append([Rewound(1)])
            links.failing = None
            assert links.made
            assert links.still_open() == 0, links.executed[-1]
            assert is_open(old)
            assert not path.exists()
        journal.append([Rewound(1)])
        assert not is_open(old)
    assert path.is_file()
