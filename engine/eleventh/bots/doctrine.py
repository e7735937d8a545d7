"""A doctrine is a policy for a seat: it gets what a player in that seat gets, and gives orders.

Doctrines may also read the program, for its rules are public; they never get a state beyond what
their seat was shown of it, the table's seed or another seat's view. A view is made only for those
that ask for it. Each choice comes with a reason, so that people can learn from what the doctrine
did.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Protocol

from eleventh.bots.reasons import Reason
from eleventh.core.orders import Menu, Orders
from eleventh.core.position import Position
from eleventh.core.recollection import recall
from eleventh.core.state import State
from eleventh.core.view import View
from eleventh.core.view_builder import look


@dataclass(frozen=True, slots=True)
class DoctrineOrders:
    """Orders that would not be refused, and one reason per choice in them."""

    orders: Orders
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class SeatFacts:
    """What a doctrine decides on: what its seat may order, with prices and bars as its view tells
    them, all that its seat may know now, and what it was shown before (`core.recollection`)."""

    menu: Menu
    see: Callable[[], View]
    recall: Callable[[], State]

    @cached_property
    def view(self) -> View:
        """The view of the seat, made when it is first asked for."""
        return self.see()

    @cached_property
    def recollection(self) -> State:
        """The state as the seat may know it, made when it is first asked for."""
        return self.recall()


def gather_facts(position: Position, seat: str) -> SeatFacts:
    """What a doctrine in a seat decides on at a point of a game that no table shows otherwise."""
    return SeatFacts(
        position.menu(seat),
        partial(look, position, seat),
        partial(recall, position.adjudicator.program, position.state, seat),
    )


class Doctrine(Protocol):
    """Decides for one seat; a pure function of its settings, its dice and these facts."""

    def decide(self, facts: SeatFacts) -> DoctrineOrders:
        """What this doctrine orders when it knows just this."""
