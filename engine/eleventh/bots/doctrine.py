"""A doctrine is a policy for a seat: it gets what a player in that seat gets, and gives orders.

Doctrines may also read the program, for its rules are public; they never get a state, the table's
seed or another seat's view. A view is made only for those that ask for it. Each choice comes with a
reason, so that people can learn from what the doctrine did.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from eleventh.bots.reasons import Reason
from eleventh.core.orders import Menu, Orders
from eleventh.core.view import View


@dataclass(frozen=True, slots=True)
class DoctrineOrders:
    """Orders that would not be refused, and one reason per choice in them."""

    orders: Orders
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class SeatFacts:
    """What a doctrine decides on: what its seat may order, with prices and bars as its view tells
    them, and all that its seat may know."""

    menu: Menu
    see: Callable[[], View]

    @cached_property
    def view(self) -> View:
        """The view of the seat, made when it is first asked for."""
        return self.see()


class Doctrine(Protocol):
    """Decides for one seat; a pure function of its settings, its dice and these facts."""

    def decide(self, facts: SeatFacts) -> DoctrineOrders:
        """What this doctrine orders when it knows just this."""
