"""What values a formula can take, without running it: closed intervals of float64.

Rounding to float64 never reverses an order, so the ends of a sum, product or quotient, computed
with the very operations that run time uses, bound every result of run time: no widening is
needed, and the bounds are tight for operands that are independent. A truth is an interval too:
[0, 0] never, [1, 1] always, [0, 1] maybe.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from eleventh.core.program import GRAIN

Certainty = Literal["never", "maybe", "always"]


@dataclass(frozen=True, slots=True)
class Range:
    """All numbers from `low` to `high`, both included. Raises ValueError if there is none or an
    end is no number.
    """

    low: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"no number lies in [{self.low}, {self.high}]")

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high

    @property
    def certainty(self) -> Certainty:
        """What the range of a truth says."""
        if self.low == 1:
            return "always"
        return "never" if self.high == 0 else "maybe"

    @property
    def size(self) -> float:
        """The largest distance from zero."""
        return max(abs(self.low), abs(self.high))


NEVER, MAYBE, ALWAYS = Range(0, 0), Range(0, 1), Range(1, 1)


def bound_truth(holds: bool) -> Range:
    """The range of a truth that is known."""
    return ALWAYS if holds else NEVER


def round_to_grain(number: float) -> float:
    """A number rounded to the nearest 1/256, halves upward. It must be finite and below 2**44."""
    return math.floor(number * GRAIN + 0.5) / GRAIN


def pick_least(a: float, b: float) -> float:
    """The smaller, and the first of equals (which tells 0.0 from -0.0): what `min` means in every
    emitter.
    """
    return b if b < a else a


def pick_most(a: float, b: float) -> float:
    """The larger, and the first of equals: what `max` means in every emitter."""
    return b if b > a else a


def _hull(numbers: list[float]) -> Range:
    return Range(min(numbers), max(numbers))


def bound_unary(code: str, a: Range) -> Range:
    """The range of `neg`, `abs`, `grain` or `not`. Raises KeyError for another code."""
    match code:
        case "neg":
            return Range(-a.high, -a.low)
        case "abs":
            return Range(0.0 if 0.0 in a else min(abs(a.low), abs(a.high)), a.size)
        case "grain":
            return Range(round_to_grain(a.low), round_to_grain(a.high))
        case "not":
            return Range(1 - a.high, 1 - a.low)
    raise KeyError(code)


def bound_binary(code: str, a: Range, b: Range) -> Range:
    """The range of an operation on independent operands.

    Raises ZeroDivisionError where a divisor can be zero, KeyError for an operation with another
    number of operands.
    """
    match code:
        case "add":
            return Range(a.low + b.low, a.high + b.high)
        case "sub":
            return Range(a.low - b.high, a.high - b.low)
        case "mul":
            return _hull([x * y for x in (a.low, a.high) for y in (b.low, b.high)])
        case "div":
            if 0.0 in b:
                raise ZeroDivisionError(f"the divisor can be zero: [{b.low}, {b.high}]")
            return _hull([x / y for x in (a.low, a.high) for y in (b.low, b.high)])
        case "min" | "and":
            return Range(min(a.low, b.low), min(a.high, b.high))
        case "max" | "or":
            return Range(max(a.low, b.low), max(a.high, b.high))
        case "lt":
            return _order(a.high < b.low, a.low >= b.high)
        case "le":
            return _order(a.high <= b.low, a.low > b.high)
        case "eq":
            return _order(_same(a, b), _apart(a, b))
        case "ne":
            return _order(_apart(a, b), _same(a, b))
    raise KeyError(code)


def bound_choice(condition: Range, then: Range, other: Range) -> Range:
    """The range of a choice between two values."""
    if condition.certainty == "maybe":
        return Range(min(then.low, other.low), max(then.high, other.high))
    return then if condition.certainty == "always" else other


def _order(holds: bool, fails: bool) -> Range:
    return ALWAYS if holds else NEVER if fails else MAYBE


def _same(a: Range, b: Range) -> bool:
    return a.low == a.high == b.low == b.high


def _apart(a: Range, b: Range) -> bool:
    return a.high < b.low or b.high < a.low
