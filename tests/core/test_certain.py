"""A value that a choice sets is certain where the seat can see that nothing keeps it away."""

from __future__ import annotations

from dataclasses import replace

from eleventh.core.adjudication import Adjudicator
from eleventh.core.position import Position
from eleventh.core.state import State
from eleventh.core.view import Hint
from eleventh.core.view_builder import look
from eleventh.play.match import Match
from games import SHIPPED, adjudicator

GSOMIA = next(folder for folder in SHIPPED if folder.name == "gsomia_2019")


def last_hour() -> tuple[Adjudicator, State]:
    """The last hour of 22 November, as if the notice of the game as it really went still ran."""
    table = adjudicator(GSOMIA)
    match = Match.start(table, {}, {seat.id: "historian" for seat in table.program.seats}, 3)
    index = next(n for n, each in enumerate(table.program.injects) if each.id == "last_hour")
    while match.turn != table.program.injects[index].turn:
        match.advance()
    state, fired = match.game.state, list(match.game.state.fired)
    fired[index] = state.turn
    return table, replace(state, fired=tuple(fired))


def sets(table: Adjudicator, state: State, pact: str) -> dict[str, tuple[Hint, ...]]:
    """What Seoul's responses are known to make of a pact that stands so."""
    index = next(n for n, each in enumerate(table.program.tracks) if each.id == "pact")
    value = float(table.program.tracks[index].values.index(pact))
    values = (*state.values[:index], value, *state.values[index + 1 :])
    ledger = table.begin(1).ledger
    view = look(Position(table, replace(state, values=values), ledger), "seoul")
    options = [option for question in view.questions for option in question.options]
    named = {each.id: tuple(h for h in each.hints if h.value) for each in options}
    return {id: hints for id, hints in named.items() if hints}


def test_a_condition_that_the_seat_sees_to_hold_leaves_nothing_open() -> None:
    table, state = last_hour()
    found = sets(table, state, "notice")
    assert [(each.value, each.certain) for each in found["withdraw_notice"]] == [("active", True)]
    assert [(each.value, each.certain) for each in found["let_it_end"]] == [("lapsed", True)]


def test_what_hangs_on_others_too_stays_open() -> None:
    table, state = last_hour()
    hints = sets(table, state, "notice")["suspend_if_vouched"]
    assert {each.value for each in hints} == {"lapsed", "suspended"}
    ways = {each.value: each.branch for each in hints}
    assert all(way is not None and way.words == "Washington vouches" for way in ways.values())
    assert {value: way.holds for value, way in ways.items() if way} == {
        "lapsed": False,
        "suspended": True,
    }


def test_a_condition_that_does_not_hold_is_not_certain() -> None:
    table, state = last_hour()
    for hints in sets(table, state, "lapsed").values():
        assert not any(each.certain for each in hints)
