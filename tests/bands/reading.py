"""What a band is, and what was measured of it: a number with its interval, and by how much it
misses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf

from eleventh.emit.lanes import Numbers
from eleventh.lab.playtest.intervals import Proportion
from eleventh.lab.studies.estimates import estimate

TIE = 0.5  # points of a mean: who leads by less does not lead


@dataclass(frozen=True, slots=True)
class Reading:
    """A number that was measured, with the ends of its 95% interval where it is of a sample, and
    what else there is to say of it."""

    value: float
    low: float | None = None
    high: float | None = None
    told: str = ""

    def describe(self) -> str:
        """The number with its interval, and the rest."""
        span = "" if self.low is None else f" ({self.low:.1f} to {self.high:.1f})"
        return f"{self.value:.1f}{span}{'; ' if self.told else ''}{self.told}"


@dataclass(frozen=True, slots=True)
class Band:
    """Between which numbers a measure of the game should lie. `row` is the row of the table,
    `players` who plays, and `why` a sentence on how it is measured, where that can be argued."""

    id: str
    row: str
    what: str
    players: str
    measure: Callable[[], Reading]
    least: float = -inf
    most: float = inf
    why: str = ""
    slow: bool = False

    def describe(self) -> str:
        """The band in words."""
        if self.most == inf:
            return f"{self.least:g} or more"
        if self.least == -inf:
            return f"{self.most:g} or less"
        return f"{self.least:g} to {self.most:g}"

    def miss(self, reading: Reading) -> float:
        """By how much it is missed; 0 where it holds."""
        return max(self.least - reading.value, reading.value - self.most, 0.0)


def share(number: int, of: int, told: str = "") -> Reading:
    """A share in per cent, with Wilson's interval."""
    found = Proportion(number, of)
    counted = f"{number} of {of}"
    told = f"{counted}; {told}" if told else counted
    return Reading(100 * found.share, 100 * found.low, 100 * found.high, told)


def mean(values: Numbers, told: str = "") -> Reading:
    """A mean with its interval, by the normal approximation."""
    found = estimate(values)
    return Reading(found.mean, found.low, found.high, told)
