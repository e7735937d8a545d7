"""Orders in the making: what a doctrine may still afford and add.

The doctrines choose; this keeps their choices within what is offered, so that none of them can give
orders that would be refused. It serves the options of a view and the offers of a menu alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from eleventh.bots.doctrine import DoctrineOrders
from eleventh.bots.reasons import Reason, ReasonCode
from eleventh.core.orders import Orders
from eleventh.core.refusals import Data, Refusal


class Priced(Protocol):
    """Something that may be chosen, with its price, and why not if it may not be."""

    @property
    def cost(self) -> float:
        """Points of political capital."""

    @property
    def barred(self) -> Refusal | None:
        """Why not, None if it may be chosen."""


Offered = TypeVar("Offered", bound=Priced)


@dataclass(slots=True)
class Draft:
    """A decision being put together by a seat with this capital, or None where nothing costs."""

    capital: float | None
    responses: dict[str, str] = field(default_factory=dict)
    initiatives: list[str] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    spent: float = 0.0

    def may(self, option: Priced) -> bool:
        """Whether the seat can still choose this option: open to it, and affordable."""
        capital = self.capital
        return not option.barred and (capital is None or self.spent + option.cost <= capital)

    def open_to(self, options: Iterable[Offered]) -> list[Offered]:
        """Those of the options that can still be chosen, in order."""
        return [option for option in options if self.may(option)]

    def answers(self, options: Sequence[Offered]) -> list[Offered]:
        """The answers to a question that can still be given; if none is affordable, the cheapest
        that is open.

        A scenario that passes its checks always has a free one, so this is never empty for it.
        """
        possible = self.open_to(options)
        if possible:
            return possible
        return sorted((each for each in options if not each.barred), key=_cost)[:1]

    def answer(
        self, question: str, response: str, cost: float, code: ReasonCode, data: Data | None = None
    ) -> None:
        """Answers a question, by ids, and says why."""
        self.responses[question] = response
        self.spent += cost
        self.reasons.append(Reason(question, response, code, data or {}))

    def add(self, initiative: str, cost: float, code: ReasonCode, data: Data | None = None) -> None:
        """Takes an initiative, by its id, and says why."""
        self.initiatives.append(initiative)
        self.spent += cost
        self.reasons.append(Reason("", initiative, code, data or {}))

    def decision(self) -> DoctrineOrders:
        """The finished decision."""
        orders = Orders(dict(self.responses), tuple(self.initiatives))
        return DoctrineOrders(orders, tuple(self.reasons))


def _cost(option: Priced) -> float:
    return option.cost
