"""Differences of means and shares over paired games, with 95% intervals, from exact sums.

An interval is by the normal approximation of paired differences; where amounts are taken over times
that differ from game to game, of the linearised ratio. That of a share is never narrower than 1.96
divided by the number of times (the fewer of both sides) plus 2, which is what is known of something
in which no two games differed (Agresti and Min 2005).
"""

from __future__ import annotations

from fractions import Fraction
from math import sqrt

from eleventh.lab.compare.measures import Measure
from eleventh.lab.compare.pairs import PairSums
from eleventh.lab.compare.result import Difference
from eleventh.lab.studies.estimates import SPAN


def find_difference(measure: Measure, sums: PairSums, column: int) -> Difference:
    """What differs in a measure that both programs have, over at least two pairs."""
    amount_a, times_a, amount_b, times_b = (int(each) for each in sums.sums[:, column])
    games = int(sums.differing[column])
    a, b = find_mean(measure, amount_a, times_a), find_mean(measure, amount_b, times_b)
    if a is None or b is None:
        return Difference(measure, a, b, None, None, None, games)
    weights = (
        Fraction(-1, times_a),
        Fraction(amount_a, times_a * times_a),
        Fraction(1, times_b),
        Fraction(-amount_b, times_b * times_b),
    )
    squares = sum(
        one * other * int(sums.products[row, place, column])
        for row, one in enumerate(weights)
        for place, other in enumerate(weights)
    )
    reach = SPAN * sqrt(squares * Fraction(sums.pairs, sums.pairs - 1)) / measure.parts
    difference, most = b - a, float("inf")
    if measure.is_share:
        reach, most = max(reach, SPAN / (min(times_a, times_b) + 2)), 1.0
    low, high = max(difference - reach, -most), min(difference + reach, most)
    return Difference(measure, a, b, difference, low, high, games)


def find_mean(measure: Measure, amount: int, times: int) -> float | None:
    """The mean of a measure on one side; None where it never came up."""
    return float(Fraction(amount, times * measure.parts)) if times else None
