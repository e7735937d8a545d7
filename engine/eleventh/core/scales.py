"""How values are written for people: on the scale of their track, and lengths of time in words.

A value is told in steps of its scale: whole points where there are fifty of them or more, else
tenths or hundredths; on a scale of fewer than two points as a share of it, in percent. Faces and
the texts of a scenario that hold values write them by this one way.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

LEAST_STEPS = 50  # a scale of fewer is told in finer ones
STEPS_OF_POINT = (1.0, 10.0, 100.0)  # by decimals; what the engine keeps is in steps of 1/256
_DAY = 24 * 60  # minutes
_IN_HOURS = 2 * _DAY  # minutes up to which hours are told rather than days


@dataclass(frozen=True, slots=True)
class ValueScale:
    """How the values of one track are read: from `low` to `high`, or by the names of `values` where
    it is a status. A scale without length is one that nobody needs to be told. What is `counted` is
    told to the tenth, and rounded down: a part of what it buys, it does not buy."""

    low: float = 0.0
    high: float = 0.0
    values: tuple[str, ...] = ()
    counted: bool = False

    @property
    def is_share(self) -> bool:
        """Whether it has fewer than two points, so that its values are told as shares of it."""
        return not self.values and 0 < self.high - self.low < 2

    @property
    def decimals(self) -> int:
        """With how many decimals its values are told."""
        length = self.high - self.low
        if self.values or length < 2:
            return int(self.counted)
        fit = (n for n, steps in enumerate(STEPS_OF_POINT) if length * steps >= LEAST_STEPS)
        return next(fit, 0)

    def format(self, value: float) -> str:
        """A value: `20`, of a short scale `0.3`, of a share `83%`, of a status its name."""
        if self.values:
            return self.values[int(value)].replace("_", " ")
        return self.format_steps(self.count_steps(value))

    def count_steps(self, value: float) -> float:
        """How many steps a value stands above nothing, or a share above the end of its scale."""
        if self.is_share:
            return 100 * (value - self.low) / (self.high - self.low)
        return value * STEPS_OF_POINT[self.decimals]

    def format_steps(self, steps: float) -> str:
        """So many steps as a value, without needless zeros: `20`, `0.3`, `83%`."""
        return self.write(self.round(steps) / STEPS_OF_POINT[self.decimals], self.decimals)

    def round(self, steps: float) -> int:
        """Steps as a whole number: the nearest, or of what is counted the one below."""
        return floor(steps) if self.counted else round_half_up(steps)

    def write(self, number: float, decimals: int) -> str:
        """A number of points or percent with so many decimals at most."""
        told = f"{number:.{decimals}f}"
        told = told.rstrip("0").rstrip(".") if decimals else told
        return f"{'0' if told == '-0' else told}{'%' if self.is_share else ''}"


def round_half_up(value: float) -> int:
    """The nearest whole number, halves upward."""
    return floor(value + 0.5)


def describe_length(days: float) -> str:
    """A length of time in words: `12 days`; up to two days that are not whole `6 hours`, `1 hour
    and 30 minutes`. Empty for none."""
    minutes = max(round_half_up(days * _DAY), 0)
    if minutes % _DAY == 0 or minutes > _IN_HOURS:
        return _count(minutes // _DAY, "day")
    hours, rest = divmod(minutes, 60)
    return " and ".join(filter(None, (_count(hours, "hour"), _count(rest, "minute"))))


def _count(number: int, noun: str) -> str:
    if not number:
        return ""
    return f"{number} {noun}" if number == 1 else f"{number:,} {noun}s"
