"""Turns that pass by themselves: which do, for whom, and what that tells nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import pytest

from eleventh.core.adjudication import Adjudicator
from eleventh.core.orders import Orders
from eleventh.emit.python import build
from eleventh.lang.compile import compile_path
from eleventh.play.events import Event
from eleventh.play.faults import SaveError
from eleventh.play.hosting import host
from eleventh.play.match import Match, Unsaved
from eleventh.play.passing import list_passed, passes, play_turn
from eleventh.play.table import FacilitatorTable
from games import ROOT, adjudicator
from play.quarrel import FOLDER
from tables import host_table
from ui.sitting import match_of

GSOMIA = ROOT / "scenarios" / "gsomia_2019"
BOTH = ("seoul", "tokyo")
SUPPER, LIGHTS, LETTER, LAST = 3, 4, 6, 7  # turns in which Seoul is asked nothing


@cache
def night() -> Adjudicator:
    program = compile_path(FOLDER / "short_night").program
    assert program is not None
    return build(program)


def seated(*people: str) -> Match:
    """A match at the small night; history plays the other seats."""
    return match_of(*people, adjudicator=night())


def answer(table: FacilitatorTable, picks: Mapping[str, str] | None = None) -> None:
    """Gives orders for all who are asked: what is picked, else the first answer."""
    for seat in table.waiting():
        given = {
            each.id: (picks or {}).get(each.id, each.options[0].id)
            for each in table.view(seat).questions
        }
        assert table.submit(seat, Orders(given)) == ()


def stops(match: Match, picks: Mapping[str, str] | None = None) -> list[int]:
    """The turns in which somebody at the keyboard was called, as the game is played to its end."""
    table, found = host_table(match), list[int]()
    while not table.over:
        found.append(table.turn)
        answer(table, picks)
        assert play_turn(table) == ()
    return found


WORRIED = {"dusk.tokyo": "worry"}
CALM = {"dusk.tokyo": "trust"}


def test_a_turn_passes_in_which_the_one_who_sits_here_can_decide_nothing() -> None:
    match = seated("seoul")
    assert stops(match) == [1, 2, 5]
    assert list_passed(match.game) == (SUPPER, LIGHTS, LETTER, LAST)


def test_it_passes_as_if_each_had_let_it_pass() -> None:
    by_itself, by_hand = seated("seoul"), seated("seoul")
    stops(by_itself)
    table = host_table(by_hand)
    while not table.over:
        answer(table)
        assert table.advance() == ()
    assert by_itself.game.events == by_hand.game.events
    assert by_itself.game.state == by_hand.game.state


def test_who_may_begin_something_is_asked_though_no_question_is_put() -> None:
    match = seated("seoul")
    assert match.view("seoul").questions == ()
    assert match.view("seoul").initiatives[0].barred is None
    assert not passes(match.game)


@pytest.mark.parametrize("picks", [WORRIED, CALM])
def test_of_two_none_learns_by_a_turn_that_passes_whether_the_other_was_asked(
    picks: Mapping[str, str],
) -> None:
    assert stops(seated(*BOTH), picks) == [1, 2, 5, LETTER]


@pytest.mark.parametrize(("picks", "asked"), [(WORRIED, [LETTER]), (CALM, [])])
def test_of_one_it_follows_from_what_that_seat_is_asked(
    picks: Mapping[str, str], asked: list[int]
) -> None:
    assert stops(seated("tokyo"), picks) == [1, 2, 5, *asked]


def test_with_a_facilitator_no_turn_passes_by_itself() -> None:
    match = seated("seoul")
    assert host(match, facilitator="Dana") == ()
    assert stops(match) == list(range(1, 8))
    assert list_passed(match.game) == ()


def test_a_pause_holds_it() -> None:
    match = seated("seoul")
    table = host_table(match)
    for _ in range(2):
        answer(table)
        assert table.advance() == ()
    assert table.passes
    assert table.pause("Coffee.") == ()
    assert not table.passes


class FailingOnce(Unsaved):
    """Stores nothing, and the one of its writings fails that is left after so many."""

    def __init__(self, good: int) -> None:
        self.good = good

    def append(self, events: Sequence[Event]) -> str:
        self.good -= 1
        if self.good == -1:
            raise SaveError("The disk is full.")
        return super().append(events)


@pytest.mark.parametrize("goes_on", ["asked again", "continued from the save"])
def test_after_any_write_that_fails_it_goes_on_from_there_to_the_same_game(goes_on: str) -> None:
    whole = seated(*BOTH)
    stops(whole)
    failed = 0
    for good in range(40):
        match = Match(seated(*BOTH).record, FailingOnce(good))
        table = host_table(match)
        while not table.over:
            try:
                answer(table)
                assert play_turn(table) == ()
            except SaveError:
                failed += 1
                if goes_on != "asked again":
                    table = host_table(match := Match(match.record, Unsaved()))
            if table.passes:
                assert play_turn(table) == ()
        assert match.game.state == whole.game.state
        assert match.game.events == whole.game.events
    assert failed >= 20


@pytest.mark.slow
@pytest.mark.parametrize("people", [("seoul",), ("washington", "seoul", "tokyo")])
def test_a_suspension_a_week_early_lets_the_whole_last_night_pass(people: Sequence[str]) -> None:
    table = host_table(match_of(*people, adjudicator=adjudicator(GSOMIA), seed=3))
    while table.turn < 9:
        answer(table, {"secretary_in_seoul.answer_secretary": "suspend_now"})
        assert play_turn(table) == ()
    assert table.turn == 12
    assert table.passed == (9, 10, 11)
