"""The affair of two films: events that follow choices, one of several, and nobody's fault."""

from __future__ import annotations

from pathlib import Path

from eleventh.core.adjudication import Adjudicator
from eleventh.core.orders import Orders
from eleventh.core.program import Program
from eleventh.emit.python import build
from eleventh.play.match import Match
from games import adjudicator, compiled

FOLDER = Path(__file__).parent / "two_films"
TEXT = (FOLDER / "scenario.yaml").read_text("utf-8")
SEATS = ("north", "south")


def table() -> Adjudicator:
    """The rules, runnable."""
    return adjudicator(FOLDER)


def start(seed: int = 7, program: Program | None = None) -> Match:
    """A match that has opened, of two people; of another program than the scenario's, if given."""
    rules = build(program) if program is not None else table()
    return Match.start(rules, compiled(FOLDER).files, dict.fromkeys(SEATS, "human"), seed)


def play(*turns: dict[str, Orders], seed: int = 7, program: Program | None = None) -> Match:
    """A match after these orders, a turn each; what is not said is the last answer, and nothing."""
    match = start(seed, program)
    for orders in turns:
        for seat in SEATS:
            given = orders.get(seat, Orders())
            last = {each.id: each.options[-1].id for each in match.view(seat).questions}
            assert match.submit(seat, Orders({**last, **given.responses}, given.initiatives)) == ()
        assert match.advance() == ()
    return match


def list_cards(match: Match, seat: str = "north") -> list[str]:
    """The events of the turn that is played, by id, as a seat sees them."""
    return [each.id for each in match.view(seat).cards]


PUBLISH = {"north": Orders({"night.north": "publish"})}
KEEP = {"north": Orders({"night.north": "keep"})}
CALL = {"south": Orders({}, ("hotline.north",))}
NOTHING: dict[str, Orders] = {}
