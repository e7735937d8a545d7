"""A doctrine is a policy for a seat: it gets what a player in that seat gets, and gives orders.

Doctrines may also read the program, for its rules are public; they never get a state, the table's
seed or another seat's view. Each choice comes with a sentence, so that people can learn from what
the doctrine did.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from eleventh.core.orders import Orders
from eleventh.core.view import View


@dataclass(frozen=True, slots=True)
class Decision:
    """Orders that would not be refused, and one sentence per choice in them."""

    orders: Orders
    reasons: tuple[str, ...]


class Doctrine(Protocol):
    """Decides for whatever seat the view belongs to; a pure function of its settings and the
    view."""

    def decide(self, view: View) -> Decision:
        """What this doctrine orders when it knows just this."""
