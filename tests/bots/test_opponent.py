"""The opponent: it looks ahead through what its seat was shown, and pursues what its seat wants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from bots.facts import dice_of
from eleventh.bots.doctrine import DoctrineOrders, SeatFacts, gather_facts
from eleventh.bots.opponent import Opponent, read_opponent
from eleventh.bots.planner.temperaments import TEMPERAMENTS
from eleventh.bots.random_bot import TableDice
from eleventh.core.ledger import Ledger
from eleventh.core.position import Position
from eleventh.core.program import GRAIN
from eleventh.core.recollection import recall
from eleventh.core.state import State
from eleventh.core.view_builder import look
from play.quarrel import SEATS, adjudicator


def decide(state: State, seat: str, temper: str = "dealmaker", seed: int = 7) -> DoctrineOrders:
    """What an opponent orders in a state, with the dice of a game of this seed."""
    table = adjudicator()
    position = Position(table, state, Ledger(table.program, ()))
    opponent = Opponent(table, seat, TableDice(dice_of(table, seat, seed)), temper)
    return opponent.decide(gather_facts(position, seat))


def play(temper: str, seed: int) -> Iterator[State]:
    """The states of a game in which all seats are played so."""
    table = adjudicator()
    step = table.begin(seed)
    while not step.state.over:
        yield step.state
        taken = [
            index
            for seat in SEATS
            for index in table.index_orders(seat, decide(step.state, seat, temper, seed).orders)
        ]
        step = table.resolve(step.state, taken)


def alter(state: State, seat: str, by: int) -> State:
    """The state with everything changed that the seat may not see."""
    program = adjudicator().program
    return replace(
        state,
        seed=state.seed + by,
        game=by,
        values=tuple(
            value
            if seat in track.seen_by
            else track.low + (value + by / GRAIN) % (track.high - track.low)
            for track, value in zip(program.tracks, state.values, strict=True)
        ),
        fired=tuple(
            turn if seat in inject.seen_by else by % (state.turn + 1)
            for inject, turn in zip(program.injects, state.fired, strict=True)
        ),
        chose=tuple(
            turn if seat in choice.seen_by else by % state.turn
            for choice, turn in zip(program.choices, state.chose, strict=True)
        ),
        deeds=tuple(each for each in state.deeds if seat in program.deeds[each].seen_by),
    )


@pytest.mark.parametrize("seat", SEATS)
@pytest.mark.parametrize("by", [1, 5000, 20001])
def test_what_its_seat_may_not_see_changes_nothing_that_it_orders(seat: str, by: int) -> None:
    for state in play("firm", 3):
        altered = alter(state, seat, by)
        assert recall(adjudicator().program, altered, seat) == recall(
            adjudicator().program, state, seat
        )
        assert decide(altered, seat) == decide(state, seat)


def test_a_seat_remembers_what_it_was_shown_and_nothing_else() -> None:
    program = adjudicator().program
    *_, state = play("dealmaker", 3)
    for seat in SEATS:
        shown = recall(program, state, seat)
        assert (shown.seed, shown.game, shown.turn) == (0, 0, state.turn)
        for track, told, real in zip(program.tracks, shown.values, state.values, strict=True):
            assert told == (real if seat in track.seen_by else track.start)
        for inject, fired, real_turn in zip(program.injects, shown.fired, state.fired, strict=True):
            assert fired == (real_turn if seat in inject.seen_by else 0)


def test_equal_dice_give_equal_orders_and_reasons() -> None:
    for state in play("cautious", 5):
        assert decide(state, "seoul") == decide(state, "seoul")


def test_its_temperament_is_drawn_from_the_dice_of_the_game() -> None:
    table = adjudicator()
    state = table.begin(1).state
    by_seed = [decide(state, "seoul", "", seed) for seed in range(40)]
    named = [
        [decide(state, "seoul", temper, seed) for temper in ("firm", "dealmaker", "cautious")]
        for seed in range(40)
    ]
    assert all(drawn in those for drawn, those in zip(by_seed, named, strict=True))


def test_an_only_answer_is_named_as_such() -> None:
    table = adjudicator()
    state = table.begin(1).state
    position = Position(table, state, Ledger(table.program, ()))
    menu = position.menu("washington")
    only = replace(menu, decisions={id: each[1:] for id, each in menu.decisions.items()})
    opponent = Opponent(table, "washington", TableDice(dice_of(table, "washington")), "firm")
    facts = SeatFacts(only, partial(look, position, "washington"), lambda: state)
    (reason,) = opponent.decide(facts).reasons
    assert (reason.choice, reason.code) == ("keep", "only_answer")


@pytest.mark.parametrize("capital", [0.0, 0.5, 1.0, 2.0, 3.0, 9.0])
def test_it_never_spends_more_than_it_has(capital: float) -> None:
    table = adjudicator()
    state = table.begin(1).state
    purse = dict(table.program.capital)["tokyo"]
    values = np.array(state.values)
    values[purse] = capital
    state = replace(state, values=tuple(values.tolist()))
    menu = table.menu(state, "tokyo")
    prices = {table.program.choices[each.choice].id: each.cost for each in menu.initiatives}
    orders = decide(state, "tokyo", "dealmaker").orders
    assert sum(prices[each] for each in orders.initiatives) <= capital


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("firm", ("firm", "middle")),
        ("strong", ("", "strong")),
        ("firm:easy", ("firm", "easy")),
        ("easy:firm", ("firm", "easy")),
        ("firm:cautious", None),
        ("easy:strong", None),
        ("", None),
        ("brave", None),
    ],
)
def test_it_can_be_named_with_a_temperament_and_a_strength(
    words: str, meant: tuple[str, str] | None
) -> None:
    assert read_opponent(f"opponent:{words}") == meant
    assert read_opponent(f"random:{words}") is None


def test_every_temperament_says_what_it_is() -> None:
    assert len({each.meaning for each in TEMPERAMENTS.values()}) == len(TEMPERAMENTS)
