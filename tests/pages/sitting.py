"""The game that README and its pictures show: Seoul stands firm, and the pact lapses.

Nothing here knows the number of an answer: wishes are looked up in the list, and where there is
none the answer of history is given. So a change of the scenario needs no change here.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stderr, suppress
from datetime import UTC, datetime
from pathlib import Path

import click

from eleventh.core.orders import Orders
from eleventh.core.view import Option, Question, View
from eleventh.play.match import Match
from eleventh.play.saves import new_journal
from eleventh_ui.cli.play_plain import play_at_keyboard
from eleventh_ui.cli.request import PlayRequest
from eleventh_ui.plain.console import Console
from games import ROOT, adjudicator, compiled
from tables import host_table

SCENARIO = ROOT / "scenarios" / "gsomia_2019"
SEAT, SEED = "seoul", 2019
NOTICE, LAST = 4, 11  # the turn in which notice is given, and that in which the pact runs out
ASKED = "trust.tokyo.seoul"  # the track whose reasons are shown
WISHES = frozenset({"wait_for_word", "ask_for_more", "let_it_end"})
"""Responses to be chosen where they are offered; all others are those of history."""


def noon() -> datetime:
    """A clock that stands still."""
    return datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def begun(folder: Path) -> tuple[Match, Path]:
    """The match at its first turn, saved in a folder; history plays the other seats."""
    program = adjudicator(SCENARIO).program
    players = {seat.id: "human" if seat.id == SEAT else "historian" for seat in program.seats}
    journal = new_journal(folder, program.scenario, noon)
    table, files = adjudicator(SCENARIO), compiled(SCENARIO).files
    return Match.start(table, files, players, SEED, journal), journal.path


def brought_to(match: Match, turn: int) -> Match:
    """The same match with a turn open; past the last one, over."""
    while not match.over and match.turn < turn:
        chosen = dict(answers(match.view(SEAT)))
        orders = Orders({question.id: option.id for question, option in chosen.items()})
        assert match.submit(SEAT, orders) == ()
        assert match.advance() == ()
    return match


def answers(view: View) -> Iterator[tuple[Question, Option]]:
    """The answer to each question: the one wished for, or else that of history."""
    for question in view.questions:
        can = [each for each in question.options if not each.barred]
        wished = [each for each in can if each.id in WISHES]
        was = [each for each in can if each.historical]
        yield question, (wished or was or can)[0]


class Script(io.StringIO):
    """What the person types: a line whenever the game waits for one. `asides` are typed in a turn
    before its first answer."""

    def __init__(self, match: Match, asides: Mapping[int, Sequence[str]]) -> None:
        super().__init__()
        self._match, self._asides = match, asides
        self._turn, self._queue = 0, list[str]()

    def readline(self, size: int | None = -1, /) -> str:
        """The next line; the end of input once the game is over."""
        if not self._queue and not self._match.over:
            assert self._match.turn != self._turn, "what was typed did not finish the turn"
            self._turn = self._match.turn
            self._queue = [*self._asides.get(self._turn, ()), *self._turns_lines()]
        return f"{self._queue.pop(0)}\n" if self._queue else ""

    def _turns_lines(self) -> list[str]:
        view = self._match.view(SEAT)
        numbers = [str(asked.options.index(given) + 1) for asked, given in answers(view)]
        return [*numbers, *([""] if view.initiatives else []), "yes"]


def typed(folder: Path, asides: Mapping[int, Sequence[str]]) -> tuple[str, Path]:
    """All that `eleventh play --plain` writes, with what was typed, and where it was saved."""
    match, path = begun(folder)
    wanted = PlayRequest(
        scenario=SCENARIO.name,
        seats=(SEAT,),
        bots=("all=historian",),
        seed=SEED,
        plain=True,
        auto=False,
        orders=None,
        resume=None,
        save_dir=folder,
        as_json=False,
    )
    sink = io.StringIO()
    # The script ends with the game, which is a way of leaving after it.
    with redirect_stderr(io.StringIO()), suppress(click.exceptions.Exit):
        console = Console(Script(match, asides), sink, 80)
        play_at_keyboard(console, host_table(match), path, wanted)
    return sink.getvalue(), path
