"""Odds of a turn from a probability a month: `1 - (1 - p) ** months`, the same on every machine.

A power of the library of C differs from one machine to the next in its last bits. So the months
are taken in parts of 1/65536, and the power is made of products and of square roots, which IEEE 754
rounds exactly wherever they are made: in Python, in NumPy and in machine code alike.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

BITS = 16
PARTS = 1 << BITS  # of a month: a turn of one hour has 91 of them, of one day 2,185
MONTH = 43_200  # minutes


def count_parts(minutes: int) -> int:
    """The length of a turn in parts of a month, the nearest; halves upward."""
    return (2 * minutes * PARTS + MONTH) // (2 * MONTH)


def find_odds(monthly: Any, parts: int, sqrt: Callable[[Any], Any] = math.sqrt) -> Any:
    """The odds, within so many parts of a month, of what has this probability from 0 to 1 a month;
    of many at once, where it is an array and `sqrt` takes one.

    It never falls where the probability rises. In a month it is the probability itself, as nearly
    as 1 less what is left of 1 can be it.
    """
    spared = 1.0 - monthly
    whole, fraction = divmod(parts, PARTS)
    result, root, part = 1.0, spared, PARTS
    while fraction:
        part //= 2
        root = sqrt(root)
        if fraction & part:
            result = result * root
            fraction -= part
    power = spared
    while whole:
        if whole & 1:
            result = result * power
        whole //= 2
        power = power * power
    return 1.0 - result
