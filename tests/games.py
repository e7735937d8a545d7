"""Games for tests: the scenarios there are, and orders picked at random from what may be chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from eleventh.bots.registry import make_doctrine
from eleventh.core import dice
from eleventh.core.adjudication import Adjudicator, Transition
from eleventh.core.orders import Orders, refusals
from eleventh.core.position import Position
from eleventh.core.program import Program
from eleventh.core.state import State
from eleventh.emit.backends import build_backend
from eleventh.emit.lanes import Backend
from eleventh.emit.python import build
from eleventh.lab.playouts import decide
from eleventh.lang.compile import Compiled, compile_path
from eleventh.play.game import Game
from eleventh.play.match_record import MatchRecord

ROOT = Path(__file__).parents[1]
LIBRARY = tuple(sorted(path.parent for path in (ROOT / "scenarios").glob("*/scenario.yaml")))
"""Every scenario that is shipped: what is cheap, or its own, is tried with all of them."""
SHIPPED = tuple(each for each in LIBRARY if each.name in ("first_hour", "gsomia_2019"))
"""The tutorial and the flagship: what is dear is tried with these two. Another crisis on the
rulebook of the flagship would cost as much again and try nothing else."""
EVERY = (
    *(ROOT / "tests" / each for each in ("lang/base", "cases/bargaining", "cases/two_films")),
    *SHIPPED,
)
CRISES = tuple(each for each in LIBRARY if each.name != "first_hour")
"""All of them but the tutorial: each costs ten times as much as a small one."""
OTHERS = tuple(each for each in LIBRARY if each not in SHIPPED)
"""The crises besides the flagship: the laws are tried with them too, in CI (`with_others`)."""
BAY = (
    *sorted(path.parent for path in (ROOT / "tests/cases/bay").glob("*/scenario.yaml")),
    ROOT / "tests/cases/three_rounds",
)
"""Small scenarios, each for something of the language that no shipped one needs."""


@cache
def compiled(folder: Path) -> Compiled:
    """The scenario in a folder; it has no errors."""
    result = compile_path(folder)
    assert result.program is not None, [str(problem) for problem in result.problems]
    return result


@cache
def adjudicator(folder: Path) -> Adjudicator:
    """The scenario in a folder, runnable."""
    result = compiled(folder)
    assert result.program is not None
    return build(result.program)


def build_quickly(name: str, program: Program) -> Backend:
    """A backend, with machine code as it is made at once; how hard it was worked on is tried beside
    its store."""
    if name != "llvm":
        return build_backend(name, program)
    from eleventh.emit.llvm import backend as llvm

    return llvm.build(program, 0)


def play_doctrine(table: Adjudicator, doctrine: str, seed: int, game: int) -> Transition:
    """The end of a game that a doctrine plays in every seat, with the ledger of all its turns.
    ValueError if any of its orders would be refused."""
    step = table.begin(seed, game)
    players = {
        each.id: make_doctrine(doctrine, table, each.id, table.hand_dice(step.state, each.id))
        for each in table.program.seats
    }
    while not step.state.over:
        position = Position(table, step.state, step.ledger)
        taken: list[int] = []
        for seat, player in players.items():
            taken += table.index_orders(seat, decide(position, player, doctrine, seat))
        more = table.resolve(step.state, taken)
        step = replace(more, ledger=step.ledger + more.ledger)
    return step


def adjudicate(table: Adjudicator, state: State, orders: Mapping[str, Orders]) -> Transition:
    """The state after these orders. ValueError if any would be refused."""
    taken: list[int] = []
    for seat in table.program.seats:
        given = orders.get(seat.id, Orders())
        refused = refusals(table.program, table.menu(state, seat.id), given)
        if refused:
            raise ValueError(f"{seat.id}: {refused[0]}")
        taken.extend(table.index_orders(seat.id, given))
    return table.resolve(state, taken)


def picked(table: Adjudicator, state: State, key: int) -> Mapping[str, Orders]:
    """Orders for every seat: a response each, an initiative now and then, within its capital."""
    program, orders = table.program, {}
    for seat in program.seats:
        menu = table.menu(state, seat.id)
        left = menu.capital if menu.capital is not None else 0.0
        responses, initiatives = {}, []
        for decision, offers in menu.decisions.items():
            can = [offer for offer in offers if not offer.barred and offer.cost <= left]
            roll = dice.uniform(key, state.turn, dice.site_of(f"{seat.id}:{decision}"))
            offer = can[int(roll * len(can))]
            left -= offer.cost
            responses[decision] = program.choices[offer.choice].id
        for offer in menu.initiatives:
            choice = program.choices[offer.choice]
            roll = dice.uniform(key, state.turn, dice.site_of(f"{seat.id}:{choice.id}"))
            if roll < 0.25 and not offer.barred and offer.cost <= left:
                left -= offer.cost
                initiatives.append(choice.id)
        orders[seat.id] = Orders(responses, tuple(initiatives))
    return orders


def turns(
    table: Adjudicator, seed: int
) -> Iterator[tuple[State, Mapping[str, Orders], Transition]]:
    """Every turn of one random game: the state before, the orders, what came of them."""
    state, key = table.begin(seed).state, dice.game_key(seed, 1)
    while not state.over:
        orders = picked(table, state, key)
        transition = adjudicate(table, state, orders)
        yield state, orders, transition
        state = transition.state


def recorded(game: Game) -> MatchRecord:
    """The record of a game of which no line was abandoned."""
    return MatchRecord((game.opened, *(each.event for each in game.events)), game)
