"""Orders in the making: what a doctrine may still afford and add.

The doctrines choose; this keeps their choices within what the view offers, so that none of them can
give orders that would be refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from eleventh.bots.doctrine import Decision
from eleventh.core.orders import Orders
from eleventh.core.view import Option, Question, View


@dataclass(slots=True)
class Draft:
    """A decision being put together for one view."""

    view: View
    responses: dict[str, str] = field(default_factory=dict)
    initiatives: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    spent: float = 0.0

    def may(self, option: Option) -> bool:
        """Whether the seat can still choose this option: open to it, and affordable."""
        capital = self.view.capital
        return not option.barred and (capital is None or self.spent + option.cost <= capital)

    def open_to(self, options: Iterable[Option]) -> list[Option]:
        """Those of the options that can still be chosen, in order."""
        return [option for option in options if self.may(option)]

    def answers(self, question: Question) -> list[Option]:
        """The answers that can still be given; if none is affordable, the cheapest that is open.

        A scenario that passes its checks always has a free one, so this is never empty for it.
        """
        possible = self.open_to(question.options)
        if possible:
            return possible
        return sorted((each for each in question.options if not each.barred), key=_cost)[:1]

    def answer(self, question: Question, option: Option, reason: str) -> None:
        """Answers a question, and says why."""
        self.responses[question.id] = option.id
        self.spent += option.cost
        self.reasons.append(reason)

    def add(self, option: Option, reason: str) -> None:
        """Takes an initiative, and says why."""
        self.initiatives.append(option.id)
        self.spent += option.cost
        self.reasons.append(reason)

    def decision(self) -> Decision:
        """The finished decision."""
        orders = Orders(dict(self.responses), tuple(self.initiatives))
        return Decision(orders, tuple(self.reasons))


def _cost(option: Option) -> float:
    return option.cost
