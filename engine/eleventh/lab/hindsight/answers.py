"""The answers that a seat gave in a game, each with the others that were open to it then.

Every question of every turn that was revealed is among them, as often as it was put. What the
facilitator answered in the seat's place is no decision of its own, and what was taken from it was
not open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from eleventh.core.amounts import is_of
from eleventh.lab.whatif.changes import TurnPoint, find_point
from eleventh.play.events import Barred
from eleventh.play.game import Game


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """A decision that a seat took, with choices by their indices: the one that it `chose`, and the
    `others` that were open."""

    turn: int
    seat: str
    decision: str
    chose: int
    others: tuple[int, ...]


def list_answers(game: Game, seat: str) -> tuple[GivenAnswer, ...]:
    """Every answer of a seat that could have been another one, in the order in which it was
    asked."""
    return tuple(
        each
        for turn in range(1, len(game.revealed) + 1)
        for each in _list_in(game, find_point(game, turn), seat, turn)
        if each.others
    )


def _list_in(game: Game, point: TurnPoint, seat: str, turn: int) -> Iterator[GivenAnswer]:
    given, choices = game.revealed[turn - 1][seat], point.program.choices
    held = {each.decision for each in given.replaced}
    taken = {
        (each.event.decision, each.event.response)
        for each in game.holding
        if isinstance(each.event, Barred) and (each.event.turn, each.event.seat) == (turn, seat)
    }
    menu = point.menu(seat)
    means = None if menu.capital is None else menu.capital - _price(point, seat, turn, game)
    for decision, offers in menu.decisions.items():
        if decision in held:
            continue
        answer = given.orders.responses.get(decision)
        chose = [each for each in offers if choices[each.choice].id == answer]
        others = tuple(
            each.choice
            for each in offers
            if each not in chose
            and each.barred is None
            and not any(
                barred == decision and is_of(response, choices[each.choice].id)
                for barred, response in taken
            )
            and (means is None or each.cost <= means + sum(one.cost for one in chose))
        )
        if chose:
            yield GivenAnswer(turn, seat, decision, chose[0].choice, others)


def _price(point: TurnPoint, seat: str, turn: int, game: Game) -> float:
    """What all orders of the seat cost it in the turn."""
    menu, orders = point.menu(seat), game.revealed[turn - 1][seat].orders
    wanted = {*orders.initiatives, *orders.responses.values()}
    offers = (*menu.initiatives, *chain.from_iterable(menu.decisions.values()))
    choices = point.program.choices
    return sum(each.cost for each in offers if choices[each.choice].id in wanted)
