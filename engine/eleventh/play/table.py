"""The table as a player meets it: the protocol that a local match and, later, a remote one share.

A screen, a bot or a script holds a `Table` and never knows which kind. What it may see comes out as
views, what it wants goes in as orders, and what it may not do comes back as refusals: sentences
that depend on nothing the asking seat can't see. Only the store can fail: then `SaveError` is
raised, and nothing has changed.
"""

from __future__ import annotations

from typing import Protocol

from eleventh.core.orders import Orders
from eleventh.core.refusals import Refusal
from eleventh.core.view import View


class Table(Protocol):
    """One game in progress, as the people and doctrines at it may use it."""

    @property
    def seats(self) -> tuple[str, ...]:
        """The ids of all seats, in the scenario's order."""

    @property
    def turn(self) -> int:
        """The turn that is open, from 1; once the game is over, the turn in which it ended."""

    @property
    def last(self) -> int:
        """The number of turns the scenario has; a game may end earlier."""

    @property
    def over(self) -> bool:
        """Whether an ending was reached."""

    def view(self, seat: str) -> View:
        """All that `seat` may know now. KeyError if the table has no such seat."""

    def submit(self, seat: str, orders: Orders, turn: int | None = None) -> tuple[Refusal, ...]:
        """Seals the orders of `seat`; no refusals means that they are stored for good.

        `turn`, if given, is the turn they were made for: they are refused once the table has moved
        on. The same orders again are no error; different ones are refused until withdrawn.
        """

    def withdraw(self, seat: str) -> tuple[Refusal, ...]:
        """Takes back what `seat` has sealed, as long as the turn has not been revealed."""

    def draft(self, seat: str) -> Orders | None:
        """What the player of `seat` had in mind for this turn on leaving the table, if anything."""

    def keep_draft(self, seat: str, orders: Orders) -> None:
        """Stores what `seat` has in mind and has not sealed, for when its player comes back."""

    def submitted(self) -> frozenset[str]:
        """The seats whose orders are in. Doctrines always count: they decide at the reveal."""

    def waiting(self) -> tuple[str, ...]:
        """The seats whose orders are still missing, in the table's order; none once it is over."""

    def advance(self) -> tuple[Refusal, ...]:
        """Reveals the orders, adjudicates, and opens the next turn or ends the game.

        Refused while somebody's orders are missing, or when the game is over.
        """
