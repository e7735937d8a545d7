"""The small game that the tests of play and of the doctrines use, and ways to play it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from eleventh.core.adjudication import Adjudicator
from eleventh.core.orders import Orders
from eleventh.core.view import View
from eleventh.emit.python import build
from eleventh.lang.compile import Compiled, compile_path
from eleventh.play.library import Library, Shelf
from eleventh.play.match import Match
from eleventh.play.unstored import Log

FOLDER = Path(__file__).parent / "scenarios"
SEATS = ("washington", "seoul", "tokyo")
HUMANS = dict.fromkeys(SEATS, "human")
HISTORY = dict.fromkeys(SEATS, "historian")


@cache
def compiled() -> Compiled:
    found = compile_path(FOLDER / "quarrel")
    assert found.program is not None, found.problems
    return found


@cache
def adjudicator() -> Adjudicator:
    program = compiled().program
    assert program is not None
    return build(program)


def library() -> Library:
    return Library((Shelf("shipped", FOLDER),))


def noon() -> datetime:
    return datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def start(players: Mapping[str, str] = HUMANS, seed: int = 7, log: Log | None = None) -> Match:
    return Match.start(adjudicator(), compiled().files, players, seed, log)


def first_answers(view: View) -> Orders:
    """The first answer that is open to every question, and nothing else."""
    return Orders(
        {
            question.id: next(each.id for each in question.options if not each.barred)
            for question in view.questions
        }
    )


def submit_all(match: Match) -> None:
    for seat in match.waiting():
        assert match.submit(seat, first_answers(match.view(seat))) == ()


def play(match: Match) -> Match:
    """Plays to the ending with first answers."""
    while not match.over:
        submit_all(match)
        assert match.advance() == ()
    return match
