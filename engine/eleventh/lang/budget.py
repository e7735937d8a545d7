"""What a program may cost: limits that are looked at before anything is expanded.

A rule over six variables is one line, and with twelve seats it is three million instances. So
whatever multiplies is counted first, and what would come to more than a limit is refused with the
arithmetic. Each limit is at least three times what the largest scenario that ships needs
(`make bench` prints both), and a scenario at the limits is checked in about five seconds within
512 MB.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import prod

from eleventh.core.span import Span
from eleventh.lang.problems.problem import Label, Problem


@dataclass(frozen=True, slots=True)
class Limit:
    """How many of one thing a program may have; `things` is what they are called."""

    things: str
    most: int
    help: str


ACTORS = Limit("actors", 100, "Let one actor stand for several.")
TURNS = Limit("turns", 400, "Let a turn last longer.")
TRACKS = Limit(
    "tracks", 2_000, "A family of each pair grows with the square of its set: name fewer."
)
CHOICES = Limit("choices", 2_000, "Name fewer seats or targets.")
INSTANCES = Limit(
    "instances", 60_000, "Use fewer variables, let them stand for fewer actors, or split less."
)
PAIRS = Limit("pairs to compare", 320_000, "Write fewer of them.")
STEPS = Limit("operations", 250_000, "Shorten formulas, or let their rules have fewer instances.")
LIMITS = (ACTORS, TURNS, TRACKS, CHOICES, INSTANCES, PAIRS, STEPS)

MOST_ERRORS = 500  # of meaning: whoever has more of them mends these first

_SHORTEST_PRODUCT = 2  # fewer factors are no arithmetic


class OverBudget(Exception):
    """More than a program may have. It ends the compiling and becomes a problem there."""

    def __init__(self, headline: str, labels: Sequence[Label], help: str) -> None:
        super().__init__(headline)
        self.headline, self.labels, self.help = headline, tuple(labels), help

    @property
    def problem(self) -> Problem:
        """What an author is told."""
        return Problem("E099", self.headline, self.labels, self.help)


@dataclass(slots=True)
class CostBudget:
    """What one compiling has spent of each limit, and what took the most of it."""

    spent: dict[Limit, int] = field(default_factory=dict)
    _largest: dict[Limit, tuple[int, Span]] = field(default_factory=dict)

    def spend(self, limit: Limit, what: str, span: Span, *factors: int) -> None:
        """Counts the product of some factors, before what it counts is made. `what` is its subject,
        such as "The rule `r`". Raises OverBudget where that is more than there is left."""
        number = prod(factors)
        before = self.spent.get(limit, 0)
        self.spent[limit] = before + number
        largest = self._largest.get(limit, (0, span))
        if number > largest[0]:
            self._largest[limit] = number, span
        if before + number <= limit.most:
            return
        told = [each for each in factors if each != 1]
        written = f"{number:,}"
        if len(told) >= _SHORTEST_PRODUCT:
            written = " x ".join(f"{each:,}" for each in told) + f" = {written}"
        if number > limit.most:
            headline = f"{what} comes to {written} {limit.things}; at most {limit.most:,}"
            raise OverBudget(headline, [Label(span, "")], limit.help)
        headline = (
            f"With {what[0].lower()}{what[1:]} ({written}) this comes to"
            f" {before + number:,} {limit.things}; at most {limit.most:,}"
        )
        labels = [Label(span, "")]
        if largest[0] > number:
            labels.append(Label(largest[1], f"the most of them, {largest[0]:,}, are from here"))
        raise OverBudget(headline, labels, limit.help)
