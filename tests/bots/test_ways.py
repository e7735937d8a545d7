"""What a choice hangs on, within its turn and beyond it, is told beside its points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from eleventh.bots.foresight.turns import foresee_turn
from eleventh.core.adjudication import Adjudicator
from eleventh.core.forecast import ChoiceForecast
from eleventh.core.orders import Orders
from eleventh.core.position import Position
from eleventh.core.recollection import recall
from eleventh.core.state import State
from eleventh.core.view import Option
from eleventh.core.view_builder import look
from games import SHIPPED, adjudicator, turns

ROUNDING = 1e-5  # points
TURNS = {"first_hour": (1, 2, 3), "gsomia_2019": (4, 10, 11)}  # with all that is conditional
GAMES = (2, 24)  # in the second of `gsomia_2019` notice runs in the last night


def foresee(
    table: Adjudicator, state: State, seat: str
) -> Mapping[tuple[str | None, str], ChoiceForecast]:
    known = recall(table.program, state, seat)
    forecast = foresee_turn(table, known, table.menu(state, seat), Orders())
    return {(each.decision, each.choice): each for each in forecast.choices}


def every_turn(folder: Path) -> Iterator[tuple[State, Mapping[str, Orders], Position]]:
    table = adjudicator(folder)
    for seed in GAMES:
        for state, orders, step in turns(table, seed):
            if state.turn in TURNS[folder.name]:
                yield state, orders, Position(table, state, step.ledger)


@cache
def every_choice(folder: Path) -> tuple[tuple[Option, ChoiceForecast], ...]:
    """What each seat is told of each open choice."""
    return tuple(_list_choices(folder))


def _list_choices(folder: Path) -> Iterator[tuple[Option, ChoiceForecast]]:
    for state, orders, position in every_turn(folder):
        for seat in orders:
            told, view = foresee(position.adjudicator, state, seat), look(position, seat)
            asked = [
                (question.id, each) for question in view.questions for each in question.options
            ]
            for decision, option in (*asked, *((None, each) for each in view.initiatives)):
                if option.barred is None:
                    yield option, told[decision, option.id]


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_whatever_effects_hang_on_has_points_on_both_ways(folder: Path) -> None:
    hanging = 0
    for option, told in every_choice(folder):
        found = {each.branch for each in told.ways if not each.settled}
        for hint in option.hints:
            if hint.branch is not None and hint.branch.kind != "hidden":
                hanging += 1
                assert {replace(hint.branch, holds=each) for each in (True, False)} <= found
    assert hanging > 10


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_the_ways_of_a_choice_make_up_its_range(folder: Path) -> None:
    for _, told in every_choice(folder):
        total = told.points.total
        for fork in {each.branch.fork for each in told.ways}:
            ways = [each.points for each in told.ways if each.branch.fork == fork]
            seen = [each for each in ways if each is not None]
            assert min(each.low for each in seen) == pytest.approx(total.low, abs=ROUNDING)
            assert max(each.high for each in seen) == pytest.approx(total.high, abs=ROUNDING)


def close(table: Adjudicator, state: State, orders: Mapping[str, Orders]) -> tuple[bool, ...]:
    """Which deadlines run as a turn with these orders has closed."""
    taken = [each for seat, given in orders.items() for each in table.index_orders(seat, given)]
    step = table.resolve(state, taken)
    closed = replace(step.state, values=step.closing_values, turn=state.turn)
    context = table.make_context(closed)
    deadlines = range(len(table.program.deadlines))
    return tuple(bool(table.code.queries[f"running:{each}"](context)) for each in deadlines)


def test_a_deadline_that_a_real_turn_leaves_running_is_told() -> None:
    """Of every answer with which it still runs where another answer to the same question stops it,
    beside the same orders of others."""
    folder = next(each for each in SHIPPED if each.name == "gsomia_2019")
    table, found = adjudicator(folder), 0
    deadlines = table.program.deadlines
    for state, orders, position in every_turn(folder):
        for seat in orders:
            told: Mapping[tuple[str | None, str], ChoiceForecast] | None = None
            for decision, offers in position.menu(seat).decisions.items():
                given = {
                    choice: close(table, state, {**orders, seat: Orders({decision: choice})})
                    for choice in (
                        table.program.choices[each.choice].id
                        for each in offers
                        if each.barred is None
                    )
                }
                for choice, runs in given.items():
                    for place, deadline in enumerate(deadlines):
                        stopped = any(not each[place] for each in given.values())
                        if runs[place] and stopped and seat in deadline.seen_by:
                            told = told or foresee(table, state, seat)
                            assert deadline.id in {
                                each.id for each in told[decision, choice].clocks
                            }
                            found += 1
    assert found >= 3


def test_what_later_turns_ask_after_is_said_of_every_answer_to_a_question_that_settles_it() -> None:
    """Whatever else an answer does: where one of them leaves a pact otherwise than another, both
    say that later turns make something of it, and in which; none does in the last turn."""
    folder = next(each for each in SHIPPED if each.name == "gsomia_2019")
    last = len(adjudicator(folder).program.turns)
    kinds = set[bool]()
    for state, orders, position in every_turn(folder):
        for seat in orders:
            told = foresee(position.adjudicator, state, seat)
            for question in look(position, seat).questions:
                given = [each for each in question.options if each.barred is None]
                settles = {
                    hint.value for each in given for hint in each.hints if hint.track == "pact"
                }
                asked = {told[question.id, each.id].asked for each in given}
                if settles and len(given) > 1:
                    assert asked == {tuple(range(state.turn + 1, last + 1))}
                assert state.turn < last or asked == {()}
                kinds.add(bool(settles))
    assert kinds == {True, False}
